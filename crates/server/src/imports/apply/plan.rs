//! Rows of a plan: added behind those it has; a plan that is not there is begun (VII.7.7).

use std::collections::HashMap;

use veche_domain::{
    Id,
    imports::{Import, ImportRow, PlanRowValues, RowClass, RowValues},
    plans::{NewPlan, PlanItemLine, ResponsibleLine},
    problem::{ErrorCode, Refusal},
    regulation::{Dictionary, DictionaryName, Profile},
    text,
};
use veche_store::{
    Conn, StoreError,
    associations::association_record,
    imports::Made,
    journal::Author,
    new_id,
    plans::{PlanHead, PlanRecord, add_items, insert_plan, item_records, plan_of_year},
};

use super::id;
use crate::{
    error::{ApiError, ApiResult},
    plans::{kept, new_record},
};

/// Most rows of a plan, as for one written by hand.
const MOST_ROWS: usize = 300;

/// Adds the rows; the caller found that the plan may be written.
pub(super) fn apply(
    conn: &mut Conn,
    (profile, import): (&Profile, &Import),
    author: &Author,
    rows: &[ImportRow],
) -> ApiResult<Made> {
    let aim = import.found.association_id.zip(import.found.school_year);
    let (association, school_year) =
        aim.ok_or_else(|| ApiError::Internal("a plan names no association".to_owned()))?;
    let mut made = Made::default();
    let lines = lines(profile, rows)?;
    if lines.is_empty() {
        return Ok(made);
    }
    let plan = match plan_of_year(conn, association, school_year)? {
        Some(there) => {
            let plan = id(&there.id)?;
            made.touched_plans.push(plan);
            plan
        }
        None => {
            let ask = NewPlan {
                association_id: association,
                school_year,
                copy_from: None,
            };
            let plan = begin(conn, &ask, author)?;
            made.plans.push(plan);
            plan
        }
    };
    let before = item_records(conn, plan)?;
    if before.len() + lines.len() > MOST_ROWS {
        let text = format!(
            "В плане было бы больше {MOST_ROWS} строк: проверьте, тот ли это файл, и уберите лишние строки."
        );
        return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.7").into());
    }
    let (mut items, people) = kept(plan, school_year, lines, &HashMap::new())?;
    let next = before.last().map_or(0, |last| last.position + 1);
    for item in &mut items {
        item.position += next;
        made.plan_items.push(id(&item.id)?);
    }
    add_items(conn, &items, &people)?;
    Ok(made)
}

fn begin(conn: &mut Conn, ask: &NewPlan, author: &Author) -> ApiResult<Id> {
    let plan = new_id();
    let association = association_record(conn, ask.association_id)?;
    let mut record: PlanRecord = new_record((author.at, &author.name), plan, ask, &association.sort_key);
    record.set_head(&PlanHead::default(), (&association.code, &association.name))?;
    insert_plan(conn, &record)?;
    Ok(plan)
}

/// Rows of the file as rows of a plan: those that continue another one are added to it.
fn lines(profile: &Profile, rows: &[ImportRow]) -> ApiResult<Vec<PlanItemLine>> {
    let mut all: Vec<PlanItemLine> = Vec::new();
    let mut by_row: HashMap<u32, usize> = HashMap::new();
    for row in rows.iter().filter(|row| row.class == RowClass::New) {
        let Some(RowValues::PlanRow(values)) = &row.values else {
            continue;
        };
        let line = line(profile, values)?;
        match row.ref_row.and_then(|at| by_row.get(&at).copied()) {
            Some(at) => {
                let of = all.get_mut(at).ok_or(StoreError::NotFound)?;
                join(of, line);
            }
            None => {
                by_row.insert(row.row, all.len());
                all.push(line);
            }
        }
    }
    Ok(all)
}

fn line(profile: &Profile, values: &PlanRowValues) -> ApiResult<PlanItemLine> {
    let activities = profile.dictionary(DictionaryName::Activities);
    let activity = values
        .direction
        .as_deref()
        .and_then(|typed| named(activities, typed));
    // A direction that is none of the list is kept with the questions: nothing of the file is lost.
    let direction = values
        .direction
        .as_ref()
        .filter(|_| activity.is_none())
        .map(|typed| format!("Направление: {typed}"));
    let questions: Vec<String> = values.questions.clone().into_iter().chain(direction).collect();
    let form = values.form.as_ref().map(|typed| {
        let known = DictionaryName::WORK_FORMS
            .iter()
            .find_map(|name| named(profile.dictionary(*name), typed));
        known.unwrap_or_else(|| typed.clone())
    });
    let mut responsible = Vec::new();
    for who in &values.responsible {
        let person_id = who.person_id.as_deref().map(id).transpose()?;
        responsible.push(ResponsibleLine {
            person_id,
            name: Some(who.name.clone()).filter(|_| person_id.is_none()),
        });
    }
    Ok(PlanItemLine {
        id: None,
        kind: values.item_kind,
        title: values.title.clone(),
        questions: Some(questions.join("\n")).filter(|q| !q.is_empty()),
        dates: values.dates.clone(),
        activity,
        task: None,
        form,
        other_forms: Vec::new(),
        level: values.level,
        theme_link: false,
        goal_id: None,
        trend: None,
        interaction: None,
        methods: Vec::new(),
        technologies: Vec::new(),
        department_event_id: None,
        place: values.place.clone(),
        audience: values.audience.clone(),
        responsible,
        result: values.result.clone(),
    })
}

/// The code of an item by its label or its wording.
fn named(list: &Dictionary, typed: &str) -> Option<String> {
    let typed = text::fold(typed);
    let found = list
        .entries
        .iter()
        .find(|e| text::fold(&e.label) == typed || text::fold(&e.text) == typed);
    found.map(|e| e.code.clone())
}

/// Adds questions and people of a continuing row.
fn join(of: &mut PlanItemLine, more: PlanItemLine) {
    let questions: Vec<String> = of.questions.take().into_iter().chain(more.questions).collect();
    of.questions = Some(questions.join("\n")).filter(|q| !q.is_empty());
    for who in more.responsible {
        if !of.responsible.contains(&who) {
            of.responsible.push(who);
        }
    }
    of.form = of.form.take().or(more.form);
    of.place = of.place.take().or(more.place);
    of.audience = of.audience.take().or(more.audience);
    of.result = of.result.take().or(more.result);
}
