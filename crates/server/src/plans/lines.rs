//! Rows as they are written: checked as a whole, every fault at its field.

use std::collections::{HashMap, HashSet};

use veche_domain::{
    Id,
    calendar::SchoolYear,
    plans::{ItemState, Plan, PlanItem, PlanItemLine, Responsible, ResponsibleLine, line_faults, understood},
    problem::{ErrorCode, FieldError, Refusal},
};
use veche_store::{
    Conn, StoreError,
    accounts::person_refs,
    new_id,
    people::standing_id,
    plans::{ItemPersonRecord, ItemRecord, RowDetails, city_year, events_of_year},
};

use super::marks::written;
use crate::{error::ApiResult, http::Context};

/// Rows and the people who answer for them, as they are kept.
pub(crate) type Kept = (Vec<ItemRecord>, Vec<ItemPersonRecord>);

/// The rows of a plan anew out of what was written; those that go on keep identifier and mark.
///
/// # Errors
/// 422 with every fault at its field: a code of no closed list, a goal or an event of another year, somebody who is not
/// in the register, a row that was done and would go.
pub(super) fn rewritten(
    conn: &mut Conn,
    context: &Context<'_>,
    of: &Plan,
    mut lines: Vec<PlanItemLine>,
) -> ApiResult<Kept> {
    let mut faults = own_faults(of, &lines);
    for (n, line) in lines.iter().enumerate() {
        faults.extend(line_faults(context.profile, line, &format!("/items/{n}")));
    }
    faults.extend(link_faults(conn, of.school_year, &lines)?);
    faults.extend(resolve_people(conn, &mut lines)?);
    if !faults.is_empty() {
        return Err(Refusal::of(ErrorCode::Validation)
            .clause("VII.7.7")
            .errors(faults)
            .into());
    }
    let before: HashMap<Id, &PlanItem> = of.items.iter().map(|i| (i.id, i)).collect();
    kept(of.id, of.school_year, lines, &before)
}

/// Rows that are no rows of this plan, that come twice, or that were done and would go.
fn own_faults(of: &Plan, lines: &[PlanItemLine]) -> Vec<FieldError> {
    let known: HashSet<Id> = of.items.iter().map(|i| i.id).collect();
    let mut seen = HashSet::new();
    let mut faults = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let Some(id) = line.id else { continue };
        let pointer = || format!("/items/{n}/id");
        if !known.contains(&id) {
            let text = "Такой строки в плане нет: добавьте её как новую.";
            faults.push(FieldError::new(pointer(), "unknown", text));
        } else if !seen.insert(id) {
            faults.push(FieldError::new(pointer(), "twice", "Строка указана дважды."));
        }
    }
    for gone in of
        .items
        .iter()
        .filter(|i| i.state == ItemState::Done && !seen.contains(&i.id))
    {
        let text = format!(
            "Строка «{}» отмечена выполненной: снимите отметку или оставьте строку в плане.",
            gone.title
        );
        faults.push(FieldError::new("/items", "done", text));
    }
    faults
}

/// Goals and events of another year, or of none.
fn link_faults(conn: &mut Conn, year: SchoolYear, lines: &[PlanItemLine]) -> ApiResult<Vec<FieldError>> {
    let mut faults = Vec::new();
    if lines.iter().any(|l| l.goal_id.is_some()) {
        let goals: HashSet<Id> = city_year(conn, year)?.goals.iter().map(|g| g.id).collect();
        for (n, line) in lines.iter().enumerate() {
            if line.goal_id.is_some_and(|id| !goals.contains(&id)) {
                let text = "Такой цели города в этом учебном году нет (VI.6.3): выберите из списка.";
                faults.push(FieldError::new(format!("/items/{n}/goal_id"), "unknown", text));
            }
        }
    }
    let events: Vec<String> = lines
        .iter()
        .filter_map(|l| l.department_event_id)
        .map(|id| id.to_string())
        .collect();
    let known: HashSet<String> = events_of_year(conn, &events, year)?.into_iter().collect();
    for (n, line) in lines.iter().enumerate() {
        if line
            .department_event_id
            .is_some_and(|id| !known.contains(&id.to_string()))
        {
            let text = "Такого мероприятия в плане департамента на этот учебный год нет (VIII.8.2).";
            faults.push(FieldError::new(
                format!("/items/{n}/department_event_id"),
                "unknown",
                text,
            ));
        }
    }
    Ok(faults)
}

/// Points the people to the identifiers that stand now; those who are not in the register are faults.
fn resolve_people(conn: &mut Conn, lines: &mut [PlanItemLine]) -> ApiResult<Vec<FieldError>> {
    let mut ids: Vec<String> = lines
        .iter()
        .flat_map(|l| &l.responsible)
        .filter_map(|r| r.person_id)
        .map(|id| id.to_string())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let known: HashSet<Id> = person_refs(conn, &ids)?.into_iter().map(|r| r.id).collect();
    let mut faults = Vec::new();
    for (n, line) in lines.iter_mut().enumerate() {
        for (k, who) in line.responsible.iter_mut().enumerate() {
            let Some(id) = who.person_id.filter(|id| !known.contains(id)) else {
                continue;
            };
            match standing_id(conn, id) {
                Ok(stands) => who.person_id = Some(stands),
                Err(StoreError::NotFound) => {
                    let pointer = format!("/items/{n}/responsible/{k}/person_id");
                    faults.push(FieldError::new(
                        pointer,
                        "unknown",
                        "Такого человека нет в реестре.",
                    ));
                }
                Err(other) => return Err(other.into()),
            }
        }
    }
    Ok(faults)
}

/// Lines as rows of a plan; `before` has the marks of those that go on.
///
/// # Errors
/// Details that cannot be written.
pub(crate) fn kept(
    plan: Id,
    year: SchoolYear,
    lines: Vec<PlanItemLine>,
    before: &HashMap<Id, &PlanItem>,
) -> ApiResult<Kept> {
    let (mut items, mut people) = (Vec::new(), Vec::new());
    for (position, line) in (0i32..).zip(lines) {
        let was = line.id.and_then(|id| before.get(&id));
        let id = line.id.unwrap_or_else(new_id);
        let moved_to = was.and_then(|w| w.moved_to.clone());
        let days = moved_to
            .as_ref()
            .or(line.dates.as_ref())
            .and_then(|text| understood(text, year));
        let details = RowDetails {
            questions: line.questions,
            moved_to,
            activity: line.activity,
            task: line.task,
            trend: line.trend,
            form: line.form,
            level: line.level,
            theme_link: line.theme_link,
            other_forms: line.other_forms,
            interaction: line.interaction,
            methods: line.methods,
            technologies: line.technologies,
            place: line.place,
            audience: line.audience,
            result: line.result,
        };
        people.extend(responsible(id, &line.responsible));
        items.push(ItemRecord {
            id: id.to_string(),
            plan_id: plan.to_string(),
            position,
            kind: line.kind.to_string(),
            title: line.title,
            dates_text: line.dates,
            valid_from: days.map(|d| d.from),
            valid_until: days.map(|d| d.until),
            details: written(&details)?,
            goal_id: line.goal_id.map(|g| g.to_string()),
            department_event_id: line.department_event_id.map(|e| e.to_string()),
            state: was.map_or(ItemState::Planned, |w| w.state).to_string(),
            reason: was.and_then(|w| w.reason.clone()),
            done_on: was.and_then(|w| w.done_on),
            meeting_id: was.and_then(|w| w.meeting.as_ref()).map(|m| m.id.to_string()),
        });
    }
    Ok((items, people))
}

fn responsible(item: Id, all: &[ResponsibleLine]) -> Vec<ItemPersonRecord> {
    (0i32..)
        .zip(all)
        .map(|(position, who)| ItemPersonRecord {
            id: new_id().to_string(),
            item_id: item.to_string(),
            position,
            person_id: who.person_id.map(|p| p.to_string()),
            name: who.name.clone(),
        })
        .collect()
}

/// A row as it would be written again.
pub(super) fn line_of(item: &PlanItem) -> PlanItemLine {
    PlanItemLine {
        id: Some(item.id),
        kind: item.kind,
        title: item.title.clone(),
        questions: item.questions.clone(),
        dates: item.dates.clone(),
        activity: item.activity.clone(),
        task: item.task.clone(),
        form: item.form.clone(),
        other_forms: item.other_forms.clone(),
        level: item.level,
        theme_link: item.theme_link,
        goal_id: item.goal_id,
        trend: item.trend.clone(),
        interaction: item.interaction.clone(),
        methods: item.methods.clone(),
        technologies: item.technologies.clone(),
        department_event_id: item.department_event_id,
        place: item.place.clone(),
        audience: item.audience.clone(),
        responsible: item.responsible.iter().filter_map(who).collect(),
        result: item.result.clone(),
    }
}

fn who(of: &Responsible) -> Option<ResponsibleLine> {
    let person_id = of.person.as_ref().map(|p| p.id);
    let name = of.name.clone().filter(|_| person_id.is_none());
    (person_id.is_some() || name.is_some()).then_some(ResponsibleLine { person_id, name })
}

/// Rows of a frozen text as rows of its plan: with their marks. People who were merged meanwhile stand under the
/// identifier of today.
///
/// # Errors
/// A store that cannot be read.
pub(super) fn records_of(conn: &mut Conn, plan: Id, items: &[PlanItem]) -> ApiResult<Kept> {
    let mut lines: Vec<PlanItemLine> = items.iter().map(line_of).collect();
    let lost = resolve_people(conn, &mut lines)?;
    for fault in lost {
        tracing::warn!(
            pointer = fault.pointer,
            "somebody of a frozen text is not in the register"
        );
    }
    let before: HashMap<Id, &PlanItem> = items.iter().map(|i| (i.id, i)).collect();
    let year = items
        .iter()
        .find_map(|i| i.from)
        .map_or(0, veche_domain::calendar::school_year);
    let (mut records, people) = kept(plan, year, lines, &before)?;
    for (record, item) in records.iter_mut().zip(items) {
        (record.valid_from, record.valid_until) = (item.from, item.until);
    }
    Ok((records, people))
}
