//! What holds for the rows of a plan: closed lists, marks, numbers over them.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{
    ItemKind, ItemMark, ItemState, PlanCoverage, PlanItem, PlanItemLine, PlanProgress, PlanState, plan_opens,
};
use crate::{
    calendar::{SchoolYear, school_year_label},
    problem::{ErrorCode, FieldError, Refusal},
    regulation::{Dictionary, DictionaryName, Profile},
    terms::ru,
};

/// Faults of the codes of a row: tasks, trends, activities, methods and technologies are closed lists (II.2, III,
/// V.5.4); forms and formats of interaction are open, own words are taken.
pub fn line_faults(profile: &Profile, line: &PlanItemLine, pointer: &str) -> Vec<FieldError> {
    use DictionaryName as D;
    let mut faults = Vec::new();
    let mut one = |field: &str, code: &Option<String>, name| {
        let list = profile.dictionary(name);
        faults.extend(
            code.iter()
                .filter_map(|c| unknown(list, c, &format!("{pointer}/{field}"))),
        );
    };
    one("activity", &line.activity, D::Activities);
    one("task", &line.task, D::Tasks);
    one("trend", &line.trend, D::Trends);
    for (field, codes, name) in [
        ("methods", &line.methods, D::ManagementMethods),
        ("technologies", &line.technologies, D::PedagogicalTechnologies),
    ] {
        let list = profile.dictionary(name);
        let at = |n: usize| format!("{pointer}/{field}/{n}");
        faults.extend(
            codes
                .iter()
                .enumerate()
                .filter_map(|(n, c)| unknown(list, c, &at(n))),
        );
    }
    for (n, who) in line.responsible.iter().enumerate() {
        if who.person_id.is_some() == who.name.is_some() {
            let pointer = format!("{pointer}/responsible/{n}");
            let text = "Выберите ответственного из реестра или напишите, кто отвечает.";
            faults.push(FieldError::new(pointer, "required", text));
        }
    }
    faults
}

/// Faults of the trends of a plan (III).
pub fn trend_faults(profile: &Profile, trends: &[String]) -> Vec<FieldError> {
    let list = profile.dictionary(DictionaryName::Trends);
    let at = |n: usize| format!("/trends/{n}");
    trends
        .iter()
        .enumerate()
        .filter_map(|(n, code)| unknown(list, code, &at(n)))
        .collect()
}

fn unknown(list: &Dictionary, code: &str, pointer: &str) -> Option<FieldError> {
    if list.entry(code).is_some() {
        return None;
    }
    let text = format!(
        "В перечне «{}» ({}) нет «{code}»: выберите из перечня.",
        list.title, list.clause
    );
    Some(FieldError::new(pointer, "unknown_code", text))
}

/// Refuses a mark that says nothing: a move without days, a cancelling without a reason, a day that has not come.
///
/// # Errors
/// 409 before the approval, 422 with the field.
pub fn check_mark(
    (state, year): (PlanState, SchoolYear),
    mark: &ItemMark,
    today: NaiveDate,
) -> Result<(), Refusal> {
    if !matches!(state, PlanState::Approved | PlanState::Amending) {
        let text = "Отметки ставятся в утверждённом плане: сначала план утверждает заседание.";
        return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.9"));
    }
    let needs_reason = matches!(mark.state, ItemState::Moved | ItemState::Cancelled);
    if needs_reason && mark.reason.is_none() {
        return Err(Refusal::field("/reason", "required", "Укажите причину.").clause("VII.7.7"));
    }
    if mark.state == ItemState::Moved && mark.dates.is_none() {
        let text = "Укажите, на какие сроки перенесено.";
        return Err(Refusal::field("/dates", "required", text).clause("VII.7.7"));
    }
    if mark.state != ItemState::Moved && mark.dates.is_some() {
        let text = "Новые сроки указывают при переносе.";
        return Err(Refusal::field("/dates", "foreign", text));
    }
    match mark.done_on {
        Some(_) if mark.state != ItemState::Done => {
            let text = "День указывают, когда строка выполнена.";
            Err(Refusal::field("/done_on", "foreign", text))
        }
        Some(day) if day > today => {
            let text = format!("Выполнено – не позднее сегодняшнего дня, {}.", ru(today));
            Err(Refusal::field("/done_on", "future", text))
        }
        Some(day) if plan_opens(year).is_some_and(|opens| day < opens) => {
            let text = format!(
                "План {} начинается с августа {year} года: проверьте день.",
                school_year_label(year)
            );
            Err(Refusal::field("/done_on", "past", text))
        }
        _ => Ok(()),
    }
}

/// How the rows of a plan stand on a day.
pub fn progress(items: &[PlanItem], today: NaiveDate) -> PlanProgress {
    let mut all = PlanProgress::default();
    for item in items {
        match item.state {
            ItemState::Planned => all.planned += 1,
            ItemState::Done => all.done += 1,
            ItemState::Moved => all.moved += 1,
            ItemState::Cancelled => all.cancelled += 1,
        }
        if is_overdue(item, today) {
            all.overdue += 1;
        }
    }
    all
}

/// Whether the days of a row have passed and nothing came of it.
pub fn is_overdue(item: &PlanItem, today: NaiveDate) -> bool {
    let open = matches!(item.state, ItemState::Planned | ItemState::Moved);
    open && item.until.is_some_and(|until| until <= today)
}

/// What the rows of a plan cover.
pub fn coverage(items: &[PlanItem]) -> PlanCoverage {
    let count = |test: &dyn Fn(&&PlanItem) -> bool| number(items.iter().filter(test).count());
    let different = |field: fn(&PlanItem) -> Option<&String>| {
        let all: HashSet<&String> = items.iter().filter_map(field).collect();
        number(all.len())
    };
    PlanCoverage {
        items: number(items.len()),
        meetings: count(&|i| i.kind == ItemKind::Meeting),
        city_theme: count(&|i| i.theme_link),
        city_goals: count(&|i| i.goal_id.is_some()),
        tasks: different(|i| i.task.as_ref()),
        activities: different(|i| i.activity.as_ref()),
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
