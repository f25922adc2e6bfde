//! Beginning a plan and writing it (VII.7.7).

use chrono::{DateTime, Utc};
use serde_json::json;
use veche_domain::{
    Id,
    access::{Action, Resource},
    calendar::school_year_label,
    journal::{Act, Entity},
    plans::{NewPlan, Plan, PlanItemLine, PlanPatch, PlanState, check_writable, trend_faults},
    problem::{ErrorCode, FieldError, Refusal},
};
use veche_store::{
    Conn, Tx,
    associations::{association_record, institution_on},
    new_id,
    plans::{PlanHead, PlanRecord, insert_plan, plan_of_year, plan_sort_key, save_items},
};

use super::{
    lines::{kept, line_of, rewritten},
    service::{changed, edited, get, shown, title},
};
use crate::{
    associations::visible,
    error::ApiResult,
    http::{Context, change},
};

/// Begins a plan.
///
/// # Errors
/// 403, 404, 409 for a year that has its plan, naming it, 422 for a plan to copy that is not there.
pub fn create(tx: &mut Tx<'_>, context: &Context<'_>, ask: &NewPlan) -> ApiResult<Plan> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let id = begun(tx, context, ask)?;
    let after = shown(tx.conn, context, id)?;
    let named = title(&after);
    let object = (Entity::Plan, id, named.as_str());
    let mut entry = change(Act::Create, "create_plan", object, None, Some(&after));
    entry.touches = vec![after.association.id];
    context.record(tx, entry)?;
    Ok(after)
}

fn begun(tx: &mut Tx<'_>, context: &Context<'_>, ask: &NewPlan) -> ApiResult<Id> {
    visible(tx.conn, context, ask.association_id, context.today)?;
    let resource = Resource::Association {
        id: ask.association_id,
        institution: institution_on(tx.conn, ask.association_id, context.today)?,
    };
    context.require(Action::WriteWork, resource)?;
    if let Some(there) = plan_of_year(tx.conn, ask.association_id, ask.school_year)? {
        return Err(there_already(&there).into());
    }
    let copied = ask.copy_from.map(|id| source(tx.conn, context, id)).transpose()?;
    let id = new_id();
    let association = association_record(tx.conn, ask.association_id)?;
    let mut record = new_record((context.now, &context.actor.name), id, ask, &association.sort_key);
    let mut lines: Vec<PlanItemLine> = Vec::new();
    let mut head = PlanHead::default();
    if let Some(from) = copied {
        head = PlanHead {
            theme: from.theme,
            goal: from.goal,
            tasks: from.tasks,
            trends: from.trends,
            results: from.results,
        };
        let same_year = from.school_year == ask.school_year;
        lines = from
            .items
            .iter()
            .map(|item| copy(line_of(item), same_year))
            .collect();
    }
    record.set_head(&head, (&association.code, &association.name))?;
    insert_plan(tx.conn, &record)?;
    let (items, people) = kept(id, ask.school_year, lines, &std::collections::HashMap::new())?;
    save_items(tx.conn, id, &items, &people)?;
    Ok(id)
}

/// A row of another plan as a new one; goals and events belong to their year.
fn copy(line: PlanItemLine, same_year: bool) -> PlanItemLine {
    PlanItemLine {
        id: None,
        goal_id: line.goal_id.filter(|_| same_year),
        department_event_id: line.department_event_id.filter(|_| same_year),
        ..line
    }
}

fn source(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Plan> {
    match get(conn, context, id) {
        Err(error) if error.refusal().code == ErrorCode::NotFound => {
            let text = "Плана, с которого копируют, нет: обновите список и выберите другой.";
            Err(Refusal::field("/copy_from", "unknown", text).into())
        }
        other => other,
    }
}

/// A new plan without its head.
pub(crate) fn new_record(
    (now, by): (DateTime<Utc>, &str),
    id: Id,
    ask: &NewPlan,
    sort_key: &str,
) -> PlanRecord {
    PlanRecord {
        id: id.to_string(),
        version: 1,
        association_id: ask.association_id.to_string(),
        school_year: ask.school_year,
        state: PlanState::Draft.to_string(),
        content: "{}".to_owned(),
        region_agreed_on: None,
        first_submitted_at: None,
        first_submitted_on: None,
        accepted_at: None,
        approved_on: None,
        approved_meeting_id: None,
        edited_at: now.naive_utc(),
        edited_by: by.to_owned(),
        sort_key: plan_sort_key(sort_key, ask.school_year),
        search_key: String::new(),
    }
}

fn there_already(there: &PlanRecord) -> Refusal {
    let year = school_year_label(there.school_year);
    let text = format!("У объединения уже есть план на {year} учебный год: откройте его и продолжите.");
    let mut fault = FieldError::new("/school_year", "duplicate", text.clone());
    fault.params = json!({"plan_id": there.id});
    Refusal::new(ErrorCode::Duplicate, text)
        .clause("VII.7.7")
        .errors(vec![fault])
}

/// Writes a plan.
///
/// # Errors
/// 403, 404, 409 for a text that is with the curator or approved, 412, 422 with every fault at its field.
pub fn update(tx: &mut Tx<'_>, context: &Context<'_>, key: (Id, i64), ask: PlanPatch) -> ApiResult<Plan> {
    changed(
        tx,
        context,
        key,
        (Action::WriteWork, "update_plan"),
        |tx, held| {
            check_writable(held.plan.state)?;
            check_texts(context, &ask)?;
            let mut head = held.record.head()?;
            if let Some(theme) = ask.theme {
                head.theme = theme;
            }
            if let Some(goal) = ask.goal {
                head.goal = goal;
            }
            if let Some(tasks) = ask.tasks {
                head.tasks = tasks;
            }
            if let Some(trends) = ask.trends {
                head.trends = trends;
            }
            if let Some(results) = ask.results {
                head.results = results;
            }
            let of = &held.plan.association;
            held.record.set_head(&head, (&of.code, &of.name))?;
            let mut touches = Vec::new();
            if let Some(lines) = ask.items {
                let (items, people) = rewritten(tx.conn, context, &held.plan, lines)?;
                let named = people.iter().filter_map(|p| p.person_id.as_deref()?.parse().ok());
                let before: Vec<Id> = held
                    .plan
                    .items
                    .iter()
                    .flat_map(|i| &i.responsible)
                    .filter_map(|r| r.person.as_ref())
                    .map(|p| p.id)
                    .collect();
                // Whoever was there already is not concerned by a text that is saved again.
                touches.extend(named.filter(|id| !before.contains(id)));
                save_items(tx.conn, held.plan.id, &items, &people)?;
            }
            edited(&mut held.record, context);
            Ok(touches)
        },
    )
}

fn check_texts(context: &Context<'_>, ask: &PlanPatch) -> Result<(), Refusal> {
    let mut faults = trend_faults(context.profile, ask.trends.as_deref().unwrap_or_default());
    for (n, task) in ask.tasks.iter().flatten().enumerate() {
        if task.chars().count() > 500 {
            let text = "Задача – не длиннее 500 знаков.";
            faults.push(FieldError::new(format!("/tasks/{n}"), "length", text));
        }
    }
    if faults.is_empty() {
        return Ok(());
    }
    Err(Refusal::of(ErrorCode::Validation)
        .clause("VII.7.7")
        .errors(faults))
}
