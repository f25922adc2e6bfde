//! Writing minutes: the secretary's text, saved as it grows.

use serde_json::{Map, Value, json};
use veche_domain::{
    Id,
    access::{Action, Resource},
    journal::{Act, Entity},
    meetings::{Meeting, MinutesState},
    minutes::{Minutes, MinutesContent, arranged, check_items, check_writable, differences},
    problem::Refusal,
};
use veche_store::{
    Conn, StoreError, Tx,
    journal::Change,
    minutes::{
        MinutesRecord, insert_minutes, minutes_record, resolutions_of, save_resolutions, set_minutes_state,
        update_minutes, with_responsible,
    },
    people::standing_id,
};

use super::reading::assembled;
use crate::{
    error::ApiResult,
    http::Context,
    meetings::{shown, title},
};

/// Saves the text.
///
/// # Errors
/// 403 for anybody but the secretary of the meeting, 404, 409 for a meeting that was not held and for minutes that are
/// being signed, 412 with a version that another saving replaced, 422 for an item that is not of this agenda.
pub(crate) fn save(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
    mut content: MinutesContent,
) -> ApiResult<Minutes> {
    let meeting = opened(tx.conn, context, id, Action::DrawMinutes)?;
    check_writable(meeting.state, meeting.minutes_state)?;
    let record = minutes_record(tx.conn, id)?;
    if record.as_ref().map_or(0, |r| r.version) != version {
        return Err(StoreError::Stale.into());
    }
    let known = known_items(&meeting, record.as_ref())?;
    check_items(&content, &known)?;
    let people = responsible(tx.conn, &mut content)?;
    content = arranged(content, &meeting.agenda);
    let before = match &record {
        Some(record) => with_responsible(record.content()?, &resolutions_of(tx.conn, id, context.today)?),
        None => MinutesContent::default(),
    };
    let fresh = MinutesRecord {
        meeting_id: id.to_string(),
        version: 1,
        revision: 1,
        content: String::new(),
        correction: None,
        frozen: None,
        edited_at: context.now.naive_utc(),
        edited_by: context.actor.name.clone(),
        published_on: None,
    };
    let drawn_up = record.is_some();
    let mut record = record.unwrap_or(fresh);
    record.edited_at = context.now.naive_utc();
    record.edited_by.clone_from(&context.actor.name);
    save_resolutions(tx.conn, id, &mut content)?;
    record.write(&content)?;
    if drawn_up {
        update_minutes(tx.conn, &record, version)?;
    } else {
        insert_minutes(tx.conn, &record)?;
        set_minutes_state(tx.conn, id, MinutesState::Draft)?;
    }
    let act = if drawn_up { Act::Update } else { Act::Create };
    let (was, is) = changes(&meeting, &before, &content);
    let mut touches = people;
    touches.push(meeting.body.id);
    let entry = entry_of(&meeting, (act, "save_minutes"), (was, is), touches);
    context.record(tx, entry)?;
    answer(tx.conn, context, id)
}

/// Items the text may speak of: those of the agenda, and those it speaks of already.
fn known_items(meeting: &Meeting, record: Option<&MinutesRecord>) -> ApiResult<Vec<Id>> {
    let mut known: Vec<Id> = meeting.agenda.iter().map(|item| item.id).collect();
    if let Some(record) = record {
        known.extend(record.content()?.items.iter().map(|item| item.agenda_item_id));
    }
    Ok(known)
}

/// Who is responsible, under the identifiers that stand now.
fn responsible(conn: &mut Conn, content: &mut MinutesContent) -> ApiResult<Vec<Id>> {
    let mut people = Vec::new();
    for (at, item) in content.items.iter_mut().enumerate() {
        for (place, resolution) in item.resolutions.iter_mut().enumerate() {
            let Some(person) = resolution.responsible_id else {
                continue;
            };
            let found = match standing_id(conn, person) {
                Err(StoreError::NotFound) => {
                    let pointer = format!("/items/{at}/resolutions/{place}/responsible_id");
                    let text = "Такого человека нет в реестре: выберите из списка или впишите имя.";
                    return Err(Refusal::field(&pointer, "unknown", text).into());
                }
                found => found?,
            };
            resolution.responsible_id = Some(found);
            people.push(found);
        }
    }
    people.sort_unstable();
    people.dedup();
    Ok(people)
}

/// The places that changed, before and after: a text is saved every few seconds, and its history holds each word once.
fn changes(meeting: &Meeting, before: &MinutesContent, after: &MinutesContent) -> (Value, Value) {
    let (mut was, mut is) = (Map::new(), Map::new());
    for place in differences(before, after, before) {
        let at = meeting
            .agenda
            .iter()
            .position(|item| Some(item.id) == place.agenda_item_id);
        let field = match at {
            Some(at) => format!("{}. {}", at + 1, place.field.code()),
            None => place.field.code().to_owned(),
        };
        was.insert(field.clone(), json!(place.theirs));
        is.insert(field, json!(place.mine));
    }
    (Value::Object(was), Value::Object(is))
}

/// The meeting whose minutes an action is done to.
///
/// # Errors
/// 403, 404.
pub(crate) fn opened(conn: &mut Conn, context: &Context<'_>, id: Id, action: Action) -> ApiResult<Meeting> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let meeting = shown(conn, context, id)?;
    context.require(action, meeting.resource())?;
    Ok(meeting)
}

/// What the journal writes down of minutes.
pub(crate) fn entry_of(
    meeting: &Meeting,
    (act, operation): (Act, &'static str),
    (before, after): (Value, Value),
    touches: Vec<Id>,
) -> Change {
    Change {
        act,
        operation,
        entity: Entity::Meeting,
        entity_id: meeting.id,
        title: title(meeting),
        before,
        after,
        touches,
    }
}

/// Minutes as they stand after a change, for those who made it.
///
/// # Errors
/// A store that cannot be read.
pub(crate) fn answer(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Minutes> {
    let meeting = shown(conn, context, id)?;
    let record = minutes_record(conn, id)?;
    assembled(conn, context, &meeting, record.as_ref())
}
