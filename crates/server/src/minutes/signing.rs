//! From the draft to the published extract: submitting, signing, correcting (VII.7.6, interpretation 11).

use serde_json::{Value, json};
use veche_domain::{
    Id,
    access::{Action, allows},
    journal::Act,
    meetings::{Meeting, MinutesState},
    minutes::{
        Correction, Minutes, MinutesSigning, SigningRole, check_complete, check_minutes_state,
        check_votes_over, is_signed, signing_roles,
    },
    orders::SignatureKind,
    problem::{ErrorCode, Refusal},
};
use veche_store::{
    StoreError, Tx,
    elections::votes_at,
    minutes::{
        MinutesRecord, delete_signatures, headings, insert_revision, insert_signature, minutes_record,
        resolutions_of, set_minutes_state, signatures, update_minutes, with_responsible,
    },
};

use super::{
    reading::now,
    writing::{answer, entry_of, opened},
};
use crate::{error::ApiResult, http::Context};

/// The minutes with the version named.
fn record_of(tx: &mut Tx<'_>, meeting: &Meeting, version: i64) -> ApiResult<MinutesRecord> {
    let Some(record) = minutes_record(tx.conn, meeting.id)? else {
        check_minutes_state(MinutesState::None, &[])?;
        return Err(ErrorCode::NotFound.into());
    };
    if record.version == version {
        Ok(record)
    } else {
        Err(StoreError::Stale.into())
    }
}

/// Keeps the minutes in their new state and writes the journal.
fn settled(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (meeting, record, version): (&Meeting, &MinutesRecord, i64),
    (act, operation): (Act, &'static str),
    (state, more): (MinutesState, Value),
) -> ApiResult<Minutes> {
    update_minutes(tx.conn, record, version)?;
    set_minutes_state(tx.conn, meeting.id, state)?;
    let before = json!({"minutes_state": meeting.minutes_state.code()});
    let mut after = json!({"minutes_state": state.code(), "revision": record.revision});
    if let (Some(fields), Value::Object(more)) = (after.as_object_mut(), more) {
        fields.extend(more);
    }
    let entry = entry_of(meeting, (act, operation), (before, after), vec![meeting.body.id]);
    context.record(tx, entry)?;
    answer(tx.conn, context, meeting.id)
}

/// Hands the draft over.
///
/// # Errors
/// 403, 404, 409 for what is no draft, 412, 422 for an item under which nothing is written.
pub(crate) fn submit(tx: &mut Tx<'_>, context: &Context<'_>, (id, version): (Id, i64)) -> ApiResult<Minutes> {
    let meeting = opened(tx.conn, context, id, Action::DrawMinutes)?;
    if meeting.minutes_state != MinutesState::Draft {
        let text = match meeting.minutes_state {
            MinutesState::None => "Протокол ещё не составлен: сохраните его текст.",
            _ => "Передать на подпись можно только протокол, который в работе.",
        };
        return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.6").into());
    }
    check_votes_over(votes_at(tx.conn, id)?.1)?;
    let record = record_of(tx, &meeting, version)?;
    let headings = headings(tx.conn, id, &meeting.agenda)?;
    check_complete(&record.content()?, &headings)?;
    let what = (Act::Update, "submit_minutes");
    settled(
        tx,
        context,
        (&meeting, &record, version),
        what,
        (MinutesState::Submitted, Value::Null),
    )
}

/// Takes submitted minutes back into work: the secretary, or who is to sign them. Signatures under the text fall, for it
/// will be another one.
///
/// # Errors
/// 403, 404, 409 for what is not being signed, 412.
pub(crate) fn give_back(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
) -> ApiResult<Minutes> {
    let meeting = opened(tx.conn, context, id, Action::PublishMinutes)?;
    check_minutes_state(meeting.minutes_state, &[MinutesState::Submitted])?;
    let record = record_of(tx, &meeting, version)?;
    delete_signatures(tx.conn, id, record.revision)?;
    let what = (Act::Update, "return_minutes");
    settled(
        tx,
        context,
        (&meeting, &record, version),
        what,
        (MinutesState::Draft, Value::Null),
    )
}

/// Signs. By the paper original one entry stands for both signatures; a meeting entered from its paper is signed so by
/// whoever keeps the papers of the body.
///
/// # Errors
/// 403 for anybody but chair and secretary, 404, 409 for what is not submitted or signed already, 412.
pub(crate) fn sign(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
    ask: &MinutesSigning,
) -> ApiResult<Minutes> {
    let meeting = opened(tx.conn, context, id, Action::ReadMinutes)?;
    let officers = (
        meeting.chair.as_ref().map(|o| o.person.id),
        meeting.secretary.as_ref().map(|o| o.person.id),
    );
    let entered = meeting.by_paper
        && ask.kind == SignatureKind::Paper
        && allows(context.actor, Action::DrawMinutes, meeting.resource());
    let person = context.actor.person_id.unwrap_or_else(Id::nil);
    // Who may sign is asked before anything else is told.
    if !entered {
        signing_roles(person, officers, &[], ask.kind)?;
    }
    check_minutes_state(meeting.minutes_state, &[MinutesState::Submitted])?;
    let mut record = record_of(tx, &meeting, version)?;
    let signed = signatures(tx.conn, id, record.revision)?;
    let roles = if entered {
        SigningRole::ALL
            .iter()
            .copied()
            .filter(|role| signed.iter().all(|s| s.role != *role))
            .collect()
    } else {
        signing_roles(person, officers, &signed, ask.kind)?
    };
    for role in &roles {
        let whose = match role {
            SigningRole::Chair => officers.0,
            SigningRole::Secretary => officers.1,
        };
        let signature = (*role, whose.unwrap_or(person), ask.kind);
        insert_signature(tx.conn, (id, record.revision), signature, context.now.naive_utc())?;
    }
    let complete = is_signed(&signatures(tx.conn, id, record.revision)?);
    let state = if complete {
        record.freeze(&now(tx.conn, &meeting)?)?;
        MinutesState::Signed
    } else {
        MinutesState::Submitted
    };
    let codes: Vec<&str> = roles.iter().map(|role| role.code()).collect();
    let more = json!({"signed_as": codes, "kind": ask.kind.code()});
    let what = (Act::Sign, "sign_minutes");
    settled(tx, context, (&meeting, &record, version), what, (state, more))
}

/// Begins a new revision: the signed one is kept as it is, with the reason it was replaced for.
///
/// # Errors
/// 403, 404, 409 for what is not signed, 412.
pub(crate) fn correct(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
    ask: &Correction,
) -> ApiResult<Minutes> {
    let meeting = opened(tx.conn, context, id, Action::DrawMinutes)?;
    if !matches!(
        meeting.minutes_state,
        MinutesState::Signed | MinutesState::Published
    ) {
        let text = "Новую редакцию начинают у подписанного протокола: этот ещё можно изменить и так.";
        return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.6").into());
    }
    let mut record = record_of(tx, &meeting, version)?;
    let at = signatures(tx.conn, id, record.revision)?
        .iter()
        .map(|s| s.at.naive_utc())
        .max();
    // In the kept revision a name stands as a word: the row it came from may say something else by then.
    let resolutions = resolutions_of(tx.conn, id, context.today)?;
    let mut content = with_responsible(record.content()?, &resolutions);
    for text in content
        .items
        .iter_mut()
        .flat_map(|item| item.resolutions.iter_mut())
    {
        let row = resolutions.iter().find(|r| Some(r.id) == text.id);
        let named = row
            .and_then(|r| r.responsible_person.as_ref())
            .map(|p| p.full_name.clone());
        text.responsible = text.responsible.take().or(named);
        text.responsible_id = None;
    }
    insert_revision(tx.conn, &record, &content, (at, &ask.reason))?;
    record.revision += 1;
    record.correction = Some(ask.reason.clone());
    record.frozen = None;
    record.published_on = None;
    let more = json!({"reason": ask.reason});
    let what = (Act::Update, "correct_minutes");
    settled(
        tx,
        context,
        (&meeting, &record, version),
        what,
        (MinutesState::Draft, more),
    )
}

/// Publishes the extract.
///
/// # Errors
/// 403, 404, 409 for what is not signed, 412.
pub(crate) fn publish(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
) -> ApiResult<Minutes> {
    let meeting = opened(tx.conn, context, id, Action::PublishMinutes)?;
    if meeting.minutes_state != MinutesState::Signed {
        let text = match meeting.minutes_state {
            MinutesState::Published => "Выписка из протокола уже опубликована.",
            _ => "Публикуют выписку из подписанного протокола.",
        };
        return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.6").into());
    }
    let mut record = record_of(tx, &meeting, version)?;
    record.published_on = Some(context.today);
    let what = (Act::Update, "publish_minutes");
    settled(
        tx,
        context,
        (&meeting, &record, version),
        what,
        (MinutesState::Published, Value::Null),
    )
}
