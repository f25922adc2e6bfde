//! Plans as somebody may see them, and the frame of every change of one.

use serde_json::{Map, Value, json};
use veche_domain::{
    Id,
    access::{Action, Grant, Resource, allows},
    analyses::HandoverAct,
    calendar::school_year_label,
    journal::{Act, Entity},
    listing::Page,
    plans::{Plan, PlanFilter, PlanItem, PlanRow, PlanState, PlanText, coverage, is_late, progress},
};
use veche_store::{
    Conn, StoreError, Tx,
    associations::curated_by,
    handovers::{HandoverRecord, insert_handover},
    new_id,
    plans::{PlanRecord, PlanView, approved_texts, list_plans, plan, plan_record, update_plan},
};

use crate::{
    associations::visible,
    error::ApiResult,
    http::{Context, Listing, change},
};

/// A page of plans.
///
/// # Errors
/// 403 for those who may not read registers.
pub fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<PlanFilter>,
) -> ApiResult<Page<PlanRow>> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let mine = listing.filter.mine.unwrap_or(false);
    let view = PlanView {
        today: context.today,
        readable: readable(conn, context)?,
        mine: mine.then(|| context.actor.associations()),
    };
    let mut rows = list_plans(conn, &listing.filter, &view, &listing.slice)?;
    for row in &mut rows.items {
        row.late = late(context, row.school_year, row.first_submitted_on);
    }
    Ok(listing.page(rows))
}

/// Associations whose work in progress the actor may read; none when all of it may be read.
pub(super) fn readable(conn: &mut Conn, context: &Context<'_>) -> ApiResult<Option<Vec<Id>>> {
    if allows(context.actor, Action::ReadWork, Resource::City) {
        return Ok(None);
    }
    let mut all = context.actor.associations();
    for grant in &context.actor.grants {
        if let Grant::Institution { organization_id } = grant {
            all.extend(curated_by(conn, *organization_id, context.today)?);
        }
    }
    Ok(Some(all))
}

fn late(context: &Context<'_>, year: i32, first: Option<chrono::NaiveDate>) -> bool {
    first.is_some_and(|day| is_late(context.profile, year, day))
}

/// One plan as the actor may see it.
///
/// # Errors
/// 403 for a plan in work of others, 404.
pub fn get(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Plan> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let found = shown(conn, context, id)?;
    visible(conn, context, found.association.id, context.today)?;
    if allows(context.actor, Action::ReadWork, found.resource()) {
        return Ok(found);
    }
    if !matches!(found.state, PlanState::Approved | PlanState::Amending) {
        context.require(Action::ReadWork, found.resource())?;
    }
    veiled(conn, context, found)
}

/// The whole plan, for services that decide themselves what is told of it.
///
/// # Errors
/// 404.
pub(super) fn shown(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Plan> {
    let mut found = plan(conn, id, context.today)?;
    found.late = late(context, found.school_year, found.first_submitted_on);
    Ok(found)
}

/// The plan as it stands approved: no change in preparation, nothing of what leader and curator wrote to each other.
fn veiled(conn: &mut Conn, context: &Context<'_>, mut found: Plan) -> ApiResult<Plan> {
    found.handovers.clear();
    found.editions.retain(|e| e.kind.is_approved() && !e.withdrawn);
    if found.state == PlanState::Amending {
        let text = approved_texts(conn, &[found.id.to_string()])?
            .pop()
            .map(|(_, text)| text)
            .ok_or(StoreError::NotFound)?;
        let live = std::mem::take(&mut found.items);
        put_text(&mut found, text);
        for item in &mut found.items {
            if let Some(now) = live.iter().find(|l| l.id == item.id) {
                marked_as(item, now);
            }
        }
        if let Some(last) = found.editions.last() {
            found.edited_at = last.made_at;
            found.edited_by.clone_from(&last.made_by);
        }
        found.state = PlanState::Approved;
        found.progress = progress(&found.items, context.today);
        found.coverage = coverage(&found.items);
    }
    Ok(found)
}

fn put_text(found: &mut Plan, text: PlanText) {
    found.theme = text.theme;
    found.goal = text.goal;
    found.tasks = text.tasks;
    found.trends = text.trends;
    found.results = text.results;
    found.items = text.items;
}

/// Gives a row of a frozen text the mark that its live row has.
pub(super) fn marked_as(item: &mut PlanItem, live: &PlanItem) {
    item.state = live.state;
    item.reason.clone_from(&live.reason);
    item.done_on = live.done_on;
    item.meeting.clone_from(&live.meeting);
    if live.moved_to.is_some() {
        item.moved_to.clone_from(&live.moved_to);
        (item.from, item.until) = (live.from, live.until);
    }
}

/// A plan before a change, with its row.
pub(super) struct Held {
    /// As the API shows it.
    pub(super) plan: Plan,
    /// Its row.
    pub(super) record: PlanRecord,
}

/// Changes a plan: asks the right, hands it to the change, keeps the row with the next version and writes the journal.
/// The change gives the people it concerns.
///
/// # Errors
/// 403, 404, 412, and what the change refuses.
pub(super) fn changed(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
    (action, operation): (Action, &'static str),
    body: impl FnOnce(&mut Tx<'_>, &mut Held) -> ApiResult<Vec<Id>>,
) -> ApiResult<Plan> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let before = shown(tx.conn, context, id)?;
    visible(tx.conn, context, before.association.id, context.today)?;
    context.require(action, before.resource())?;
    if before.version != version {
        return Err(StoreError::Stale.into());
    }
    kept_as(tx, context, before, operation, body)
}

/// The rest of [`changed`], for what follows from elsewhere: a decision of a meeting.
pub(super) fn kept_as(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    before: Plan,
    operation: &'static str,
    body: impl FnOnce(&mut Tx<'_>, &mut Held) -> ApiResult<Vec<Id>>,
) -> ApiResult<Plan> {
    let mut held = Held {
        record: plan_record(tx.conn, before.id)?,
        plan: before.clone(),
    };
    let mut touches = body(tx, &mut held)?;
    update_plan(tx.conn, &held.record, before.version)?;
    let after = shown(tx.conn, context, before.id)?;
    touches.push(after.association.id);
    let (was, is) = differing(&before, &after);
    let title = title(&after);
    let object = (Entity::Plan, after.id, title.as_str());
    let mut entry = change(Act::Update, operation, object, Some(&was), Some(&is));
    entry.touches = touches;
    context.record(tx, entry)?;
    Ok(after)
}

/// How the journal names a plan.
pub(super) fn title(of: &Plan) -> String {
    let year = school_year_label(of.school_year);
    format!("План работы на {year} – {}", of.association.name)
}

/// What differs between two states of a plan: a text saved every few seconds is kept by its changed places only.
fn differing(before: &Plan, after: &Plan) -> (Value, Value) {
    let (was, is) = (fields(before), fields(after));
    let (mut old, mut new) = (Map::new(), Map::new());
    for (name, value) in &is {
        let former = was.get(name).unwrap_or(&Value::Null);
        if former == value {
            continue;
        }
        if name == "items" {
            old.insert(name.clone(), json!(rows_unlike(&before.items, &after.items)));
            new.insert(name.clone(), json!(rows_unlike(&after.items, &before.items)));
        } else {
            old.insert(name.clone(), former.clone());
            new.insert(name.clone(), value.clone());
        }
    }
    (Value::Object(old), Value::Object(new))
}

fn rows_unlike<'a>(of: &'a [PlanItem], others: &[PlanItem]) -> Vec<&'a PlanItem> {
    of.iter().filter(|item| !others.contains(item)).collect()
}

fn fields(of: &Plan) -> Map<String, Value> {
    let mut all = match serde_json::to_value(of) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    };
    // Told by the rows, or by the entry itself.
    for name in ["progress", "coverage", "edited_at", "edited_by", "version"] {
        all.remove(name);
    }
    all
}

/// Writes down that a plan was written.
pub(super) fn edited(record: &mut PlanRecord, context: &Context<'_>) {
    record.edited_at = context.now.naive_utc();
    record.edited_by.clone_from(&context.actor.name);
}

/// A step of a plan, to be written down.
pub(super) struct Step {
    /// What was done.
    pub(super) act: HandoverAct,
    /// What was said with it.
    pub(super) note: Option<String>,
    /// After its day.
    pub(super) late: bool,
    /// Meeting it rests on.
    pub(super) meeting: Option<Id>,
}

impl Step {
    /// A step with nothing but its act.
    pub(super) const fn of(act: HandoverAct) -> Self {
        Self {
            act,
            note: None,
            late: false,
            meeting: None,
        }
    }
}

/// Writes a step of a plan down, as made now by the actor.
pub(super) fn record_step(conn: &mut Conn, context: &Context<'_>, plan: Id, step: Step) -> ApiResult<()> {
    let author = context.author();
    let record = HandoverRecord {
        id: new_id().to_string(),
        plan_id: Some(plan.to_string()),
        analysis_id: None,
        act: step.act.to_string(),
        made_at: context.now.naive_utc(),
        made_on: context.today,
        account_id: author.account_id.map(|id| id.to_string()),
        person_id: context.actor.person_id.map(|id| id.to_string()),
        made_by: author.name,
        note: step.note,
        late: step.late,
        meeting_id: step.meeting.map(|id| id.to_string()),
    };
    Ok(insert_handover(conn, &record)?)
}
