//! Rounds: opening freezes the electorate, closing counts and brings the elected one into office.

use veche_domain::{
    Id,
    associations::{Association, Office, Verdict, check_works, office_clause},
    elections::{
        Closing, Election, ElectionState, NewVote, Opening, check_candidates, check_election_state,
        check_electorate, check_vote_day, counted,
    },
    problem::{ErrorCode, FieldError, Refusal},
};
use veche_store::{
    Conn, Tx,
    accounts::person_refs,
    associations::association,
    elections::{close_round, insert_candidates, insert_round, insert_voters},
    meetings::members_on,
};

use super::{
    office,
    scene::{Right, Scene, at_candidate, changed, read},
    service::known,
    shown::{awaiting_vote, next_of, sees_facts},
};
use crate::{associations::offices::verdict, error::ApiResult, http::Context};

/// Opens the first round with those who are put up, or the next one with those whom the setting `next_round` admits.
///
/// # Errors
/// 403, 404, 409 before the day of the meeting, while a round is open or after a result, and when nobody votes (I.4),
/// 412, 422 without candidates, for candidates the round does not admit, and for those who may not hold the office
/// (VII.7.3), each with the unmet facts.
pub fn open(tx: &mut Tx<'_>, context: &Context<'_>, key: (Id, i64), ask: &Opening) -> ApiResult<Election> {
    changed(tx, context, key, (Right::Run, "open_election"), |tx, scene| {
        let (id, office, date) = (key.0, scene.election.office, scene.meeting.meets_on);
        let wanted = [ElectionState::Nomination, ElectionState::Undecided];
        check_election_state(office, scene.election.state, &wanted)?;
        scene.check_open()?;
        check_vote_day(office, date, context.today)?;
        let of = association(tx.conn, scene.body.id, date)?;
        check_works(&of.statuses, date)?;
        let first = scene.election.rounds.is_empty();
        if first {
            let members = members_on(tx.conn, &scene.body, date)?;
            let voting = members
                .iter()
                .filter(|(_, _, votes)| *votes || awaiting_vote(context));
            scene.election.voters = voting
                .map(|(person, ..)| read(person))
                .collect::<Result<_, _>>()?;
            check_electorate(office, scene.election.voters.len(), date)?;
            insert_voters(tx.conn, id, &scene.election.voters)?;
            scene.election.record.electorate = i64::try_from(scene.election.voters.len()).ok();
        }
        let candidates = standing(tx.conn, context, scene, ask)?;
        let verdicts = judged(tx.conn, context, (&of, &*scene), &candidates)?;
        check_all(tx.conn, context, scene, &verdicts)?;
        let number = scene.election.latest().map_or(1, |r| r.number + 1);
        insert_round(tx.conn, id, number, context.now.naive_utc())?;
        let rows: Vec<_> = verdicts.into_iter().map(|(who, v)| (who, Some(v))).collect();
        insert_candidates(tx.conn, id, number, &rows)?;
        scene.election.record.state = ElectionState::Open.to_string();
        let mut touches = candidates;
        touches.push(scene.body.id);
        if first {
            touches.extend(&scene.election.voters);
        }
        Ok(touches)
    })
}

/// Who stands in the round that opens.
fn standing(conn: &mut Conn, context: &Context<'_>, scene: &Scene, ask: &Opening) -> ApiResult<Vec<Id>> {
    let office = scene.election.office;
    let named = known(conn, &ask.candidates)?;
    if scene.election.rounds.is_empty() {
        let candidates = if named.is_empty() {
            scene.election.nominated.clone()
        } else {
            named
        };
        check_candidates(office, &candidates, None)?;
        return Ok(candidates);
    }
    let admitted = next_of(context, scene);
    // When nobody of the round before may hold the office any more, others are put up.
    let allowed = (!admitted.is_empty()).then_some(admitted.as_slice());
    let candidates = if named.is_empty() { admitted.clone() } else { named };
    check_candidates(office, &candidates, allowed)?;
    Ok(candidates)
}

/// Verdicts on the date of the meeting.
fn judged(
    conn: &mut Conn,
    context: &Context<'_>,
    (of, scene): (&Association, &Scene),
    candidates: &[Id],
) -> ApiResult<Vec<(Id, Verdict)>> {
    let mut all = Vec::with_capacity(candidates.len());
    for person in candidates {
        let asked = (scene.election.office, *person, scene.meeting.meets_on);
        all.push((*person, verdict(conn, context, of, asked)?));
    }
    Ok(all)
}

/// The clause that says who may hold the office.
const fn fitness_clause(office: Office) -> &'static str {
    match office {
        Office::Leader => "VII.7.3",
        Office::Secretary | Office::Curator => office_clause(office),
    }
}

/// Refuses who may not hold the office. The facts are told to those who may see them: putting somebody up must not be
/// a way to learn of another one's tenure.
fn check_all(
    conn: &mut Conn,
    context: &Context<'_>,
    scene: &Scene,
    verdicts: &[(Id, Verdict)],
) -> ApiResult<()> {
    let clause = fitness_clause(scene.election.office);
    for (at, (person, verdict)) in verdicts.iter().enumerate() {
        let Err(refusal) = verdict.check(clause) else {
            continue;
        };
        let refusal = if sees_facts(context, scene, *person) {
            refusal
        } else {
            let text = format!(
                "Не выполнено требование пункта {clause}; сведения об этом человеке вам не открыты: обратитесь к куратору."
            );
            let errors = vec![FieldError::new("/candidates", "not_met", text.clone())];
            Refusal::new(ErrorCode::RuleNotMet, text)
                .clause(clause)
                .errors(errors)
        };
        let names = person_refs(conn, &[person.to_string()])?;
        let name = names.first().map_or("", |n| n.full_name.as_str());
        return Err(at_candidate(refusal, at, name).into());
    }
    Ok(())
}

/// Closes the round. Elected is who has more than half of all members of the electorate (interpretation 1); the elected
/// one takes the office from the date of the meeting.
///
/// Whether the elected one may hold the office is asked again, for the register may have changed since the round
/// opened. Who may not is not elected, and the round ends without a result: refusing to close would keep the vote open
/// for ever, for what was voted cannot be unsaid, and a term against VII.7.3 must not begin. The election then says so
/// in its warnings, and the next round goes without that candidate.
///
/// # Errors
/// 403, 404, 409 for a vote that is not open and when another term of the office begins on the date of the meeting,
/// 412, 422 for totals that cannot be.
pub fn close(tx: &mut Tx<'_>, context: &Context<'_>, key: (Id, i64), ask: &Closing) -> ApiResult<Election> {
    changed(tx, context, key, (Right::Run, "close_election"), |tx, scene| {
        let office = scene.election.office;
        check_election_state(office, scene.election.state, &[ElectionState::Open])?;
        scene.check_open()?;
        let round = scene.election.latest().ok_or(ErrorCode::WrongState)?;
        let (number, candidates) = (round.number, round.people());
        let ballots: Vec<NewVote> = scene.election.ballots.values().cloned().collect();
        let votes = (scene.election.mode, scene.election.electorate());
        let mut result = counted(votes, &candidates, &ballots, (ask, there(scene)))?;
        let of = association(tx.conn, scene.body.id, scene.meeting.meets_on)?;
        let verdicts = judged(tx.conn, context, (&of, &*scene), &candidates)?;
        let fit = |who: &Id| verdicts.iter().any(|(p, v)| p == who && v.allowed);
        result.winner = result.winner.filter(fit);
        let at = context.now.naive_utc();
        close_round(tx.conn, (key.0, number), at, &result, &verdicts)?;
        let mut touches = vec![scene.body.id];
        scene.election.record.state = match result.winner {
            None => ElectionState::Undecided.to_string(),
            Some(winner) => {
                let entered = office::enter(tx, context, scene, (&of, winner))?;
                scene.election.record.elected_id = Some(winner.to_string());
                scene.election.record.office_id = Some(entered.to_string());
                touches.push(winner);
                ElectionState::Elected.to_string()
            }
        };
        Ok(touches)
    })
}

/// Members of the electorate who are marked as there: no more hands can be raised.
fn there(scene: &Scene) -> i64 {
    let marked_there = |id: &&Id| scene.marks.get(*id).is_some_and(|m| m.is_there());
    let there = scene.election.voters.iter().filter(marked_there).count();
    i64::try_from(there).unwrap_or(i64::MAX)
}
