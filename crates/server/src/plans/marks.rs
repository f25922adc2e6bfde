//! What became of the rows of an approved plan, and the mark of the regional operator (VI.6.4, VII.7.7).

use veche_domain::{
    Id,
    access::Action,
    meetings::MeetingState,
    plans::{ItemMark, ItemState, Plan, RegionMark, check_mark, understood},
    problem::Refusal,
    terms::ru,
};
use veche_store::{
    Conn, StoreError, Tx,
    meetings::meeting_record,
    plans::{RowDetails, item_records, update_item},
};

use super::service::changed;
use crate::{
    error::{ApiError, ApiResult},
    http::Context,
};

/// Marks a row.
///
/// # Errors
/// 403, 404 also for an unknown row, 409 before the approval, 412, 422 with the field.
pub fn mark(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    item: Id,
    ask: ItemMark,
) -> ApiResult<Plan> {
    changed(
        tx,
        context,
        key,
        (Action::WriteWork, "mark_plan_item"),
        |tx, held| {
            let of = &held.plan;
            let records = item_records(tx.conn, of.id)?;
            let mut record = records
                .into_iter()
                .find(|r| r.id == item.to_string())
                .ok_or(StoreError::NotFound)?;
            check_mark((of.state, of.school_year), &ask, context.today)?;
            let met = meeting_of(tx.conn, of, &ask)?;
            let mut details: RowDetails = read(&record.details)?;
            match ask.state {
                ItemState::Moved => details.moved_to = ask.dates,
                ItemState::Planned => details.moved_to = None,
                ItemState::Done | ItemState::Cancelled => {}
            }
            let dates = details.moved_to.as_ref().or(record.dates_text.as_ref());
            let days = dates.and_then(|text| understood(text, of.school_year));
            record.valid_from = days.map(|d| d.from);
            record.valid_until = days.map(|d| d.until);
            record.details = written(&details)?;
            record.state = ask.state.to_string();
            record.reason = ask.reason.filter(|_| ask.state != ItemState::Planned);
            record.done_on = match ask.state {
                ItemState::Done => ask.done_on.or(met).or(Some(context.today)),
                _ => None,
            };
            record.meeting_id = ask.meeting_id.map(|id| id.to_string());
            update_item(tx.conn, &record)?;
            Ok(Vec::new())
        },
    )
}

fn read(text: &str) -> ApiResult<RowDetails> {
    serde_json::from_str(text).map_err(|e| ApiError::Internal(e.to_string()))
}

pub(super) fn written(details: &RowDetails) -> ApiResult<String> {
    serde_json::to_string(details).map_err(|e| ApiError::Internal(e.to_string()))
}

/// The day of the meeting a row became: one of the association; a row is done by one that was held.
fn meeting_of(conn: &mut Conn, of: &Plan, ask: &ItemMark) -> ApiResult<Option<chrono::NaiveDate>> {
    let Some(id) = ask.meeting_id else {
        return Ok(None);
    };
    let refused = |code, text: &str| Refusal::field("/meeting_id", code, text).clause("VII.7.7");
    let found = match meeting_record(conn, id) {
        Err(StoreError::NotFound) => return Err(refused("unknown", "Такого заседания нет.").into()),
        other => other?,
    };
    if found.body_id != of.association.id.to_string() {
        return Err(refused("foreign", "Это заседание другого объединения: выберите своё.").into());
    }
    if ask.state == ItemState::Done && found.state()? != MeetingState::Held {
        let text = format!(
            "Заседание {} не состоялось: отметьте, что оно прошло, и тогда строку плана.",
            ru(found.meets_on)
        );
        return Err(refused("not_held", &text).into());
    }
    Ok(Some(found.meets_on))
}

/// Sets or clears the mark of the regional operator.
///
/// # Errors
/// 403, 404, 412, 422 for a day to come.
pub fn agree(tx: &mut Tx<'_>, context: &Context<'_>, key: (Id, i64), ask: &RegionMark) -> ApiResult<Plan> {
    changed(
        tx,
        context,
        key,
        (Action::AcceptWork, "put_region_mark"),
        |_, held| {
            if ask.agreed_on.is_some_and(|day| day > context.today) {
                let text = "Отметку ставят, когда согласовано: не позднее сегодняшнего дня.";
                return Err(Refusal::field("/agreed_on", "future", text)
                    .clause("VI.6.4")
                    .into());
            }
            held.record.region_agreed_on = ask.agreed_on;
            Ok(Vec::new())
        },
    )
}
