//! Ordinary decisions of a meeting: quorum and majority by the settings, votes counted or by name (VII.7.6).

use veche_domain::{
    Id,
    access::Action,
    analyses::check_queueable,
    elections::{Decision, Vote, VoteMode, accepted, check_count},
    meetings::{
        AgendaItem, AgendaKind, Mark, Meeting, NewDecision, Reopening, check_markable, check_open,
        check_outcome,
    },
    problem::{ErrorCode, FieldError, Refusal},
};
use veche_store::{
    Conn, StoreError, Tx,
    analyses::{analysis_record, association_named},
    meetings::{clear_decision, save_decision},
};

use super::service::changed;
use crate::{
    error::{ApiError, ApiResult},
    http::Context,
};

/// Records what was decided under an item.
///
/// # Errors
/// 403, 404 also for an unknown item, 409 before the day, for an election and without a quorum, 412, 422 for votes of
/// those who were not there and for more votes than members there.
pub fn decide(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    item: Id,
    ask: &NewDecision,
) -> ApiResult<Meeting> {
    changed(
        tx,
        context,
        key,
        (Action::PlanMeetings, "decide_item"),
        |tx, held| {
            let of = &held.meeting;
            check_open(of.state, of.minutes_state)?;
            check_markable(of.date, context.today)?;
            let about = found(of, item)?;
            check_votable(about)?;
            check_outcome(about.kind, ask.outcome, ask.note.as_deref())?;
            check_considered(tx.conn, of.id, about)?;
            let (votes_for, against, abstained) = counted(of, ask)?;
            let attendance = of.attendance;
            if !attendance.quorum {
                let text = format!(
                    "Участвуют {} из {} членов с правом голоса: кворума нет, решение не принимается. Отметьте присутствие или перенесите заседание.",
                    attendance.there, attendance.voting
                );
                return Err(Refusal::new(ErrorCode::RuleNotMet, text).clause("VII.7.6").into());
            }
            check_count((votes_for, against, abstained), attendance.there)?;
            let base = context.profile.settings.ordinary_majority.value;
            let decision = Decision {
                mode: ask.mode,
                votes_for,
                against,
                abstained,
                there: attendance.there,
                quorum: attendance.quorum,
                accepted: accepted(votes_for, attendance.there, attendance.voting, base),
                ballots: Vec::new(),
                outcome: ask.outcome,
                note: ask.note.clone(),
            };
            let ballots: Vec<(Id, Vote)> = ask.ballots.iter().map(|b| (b.person_id, b.vote)).collect();
            save_decision(tx.conn, item, &decision, &ballots)?;
            Ok(ballots.into_iter().map(|(person, _)| person).collect())
        },
    )
}

fn found(of: &Meeting, item: Id) -> ApiResult<&AgendaItem> {
    of.agenda
        .iter()
        .find(|i| i.id == item)
        .ok_or_else(|| ApiError::from(ErrorCode::NotFound))
}

/// The council decides of an analysis that waits for it, or anew of one that it decided of at this meeting (VII.7.8).
fn check_considered(conn: &mut Conn, meeting: Id, item: &AgendaItem) -> ApiResult<()> {
    let Some(analysis) = item.analysis_id else {
        return Ok(());
    };
    let record = analysis_record(conn, analysis)?;
    let said = record.consideration()?;
    if said.is_some_and(|said| said.meeting_id == meeting) && item.decision.is_some() {
        return Ok(());
    }
    let association: Id = record.association_id.parse().map_err(|_| StoreError::NotFound)?;
    let association = association_named(conn, association)?;
    Ok(check_queueable(record.state()?, &association.name)?)
}

fn check_votable(item: &AgendaItem) -> Result<(), Refusal> {
    let text = match item.kind {
        AgendaKind::Decision
        | AgendaKind::ApprovePlan
        | AgendaKind::ApproveMinutes
        | AgendaKind::ConsiderAnalysis => return Ok(()),
        AgendaKind::Election => {
            "Руководителя и секретаря избирают отдельным голосованием (VII.7.4, VII.7.5)."
        }
        AgendaKind::Information => "По вопросу для сведения не голосуют: измените вид вопроса в повестке.",
    };
    Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.6"))
}

/// The numbers of a vote: as counted, or out of the votes by name.
fn counted(of: &Meeting, ask: &NewDecision) -> Result<(i64, i64, i64), Refusal> {
    let sums = (ask.votes_for, ask.against, ask.abstained);
    match ask.mode {
        VoteMode::Counted if ask.ballots.is_empty() => Ok(sums),
        VoteMode::Counted => Err(Refusal::field(
            "/ballots",
            "foreign",
            "Голоса поднятием руки указывают числом, без имён.",
        )),
        VoteMode::ByName => {
            check_ballots(of, ask)?;
            let count = |vote| {
                let cast = ask.ballots.iter().filter(|b| b.vote == vote).count();
                i64::try_from(cast).unwrap_or(i64::MAX)
            };
            let by_name = (count(Vote::For), count(Vote::Against), count(Vote::Abstain));
            if sums == (0, 0, 0) || sums == by_name {
                return Ok(by_name);
            }
            let text = "Числа не сходятся с голосами поимённо: исправьте одно из двух.";
            Err(Refusal::field("/votes_for", "differs", text))
        }
    }
}

fn check_ballots(of: &Meeting, ask: &NewDecision) -> Result<(), Refusal> {
    let mut errors = Vec::new();
    for (at, ballot) in ask.ballots.iter().enumerate() {
        let pointer = format!("/ballots/{at}/person_id");
        let again = ask
            .ballots
            .iter()
            .take(at)
            .any(|b| b.person_id == ballot.person_id);
        let member = of.participants.iter().find(|p| p.person.id == ballot.person_id);
        let fault = match member {
            _ if again => "Голос этого участника указан дважды.",
            Some(p) if !p.votes => "Участник ожидает приказа и не голосует (I.4).",
            Some(p) if p.mark.is_some_and(Mark::is_there) => continue,
            Some(_) => "Этот участник не отмечен присутствующим.",
            None => "Этого человека нет среди участников заседания.",
        };
        errors.push(FieldError::new(pointer, "foreign", fault));
    }
    if errors.is_empty() {
        return Ok(());
    }
    Err(Refusal::of(ErrorCode::Validation)
        .clause("VII.7.6")
        .errors(errors))
}

/// Takes a decision back, so that the item is decided anew; the journal keeps the reason.
///
/// # Errors
/// 403, 404, 409 for an item without a decision, 412.
pub fn reopen(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    item: Id,
    ask: Reopening,
) -> ApiResult<Meeting> {
    changed(
        tx,
        context,
        key,
        (Action::PlanMeetings, "reopen_item"),
        |tx, held| {
            let of = &held.meeting;
            check_open(of.state, of.minutes_state)?;
            if found(of, item)?.decision.is_none() {
                let text = "По этому вопросу решения ещё нет.";
                return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.6").into());
            }
            clear_decision(tx.conn, item)?;
            held.reason = Some(ask.reason);
            Ok(Vec::new())
        },
    )
}
