//! The way of a plan: written, handed over, accepted, approved, changed (VII.7.7 - VII.7.9).

use chrono::NaiveDate;

use super::{ItemKind, PlanState, PlanText};
use crate::{
    calendar::SchoolYear,
    problem::{ErrorCode, FieldError, Refusal},
    regulation::Profile,
};

/// Last day to hand the plan of a school year to the curator: 15 May before the year, inclusive (VII.7.8).
pub fn submission_due(profile: &Profile, year: SchoolYear) -> NaiveDate {
    profile.analysis_due(year - 1)
}

/// Whether a plan handed over on a day of the city is late (VII.7.8). It is accepted all the same.
pub fn is_late(profile: &Profile, year: SchoolYear, made_on: NaiveDate) -> bool {
    made_on > submission_due(profile, year)
}

fn wrong_state(clause: &'static str, text: &str) -> Refusal {
    Refusal::new(ErrorCode::WrongState, text).clause(clause)
}

/// Refuses to write a text that is in the hands of the curator or approved.
///
/// # Errors
/// 409 that says what to do.
pub fn check_writable(state: PlanState) -> Result<(), Refusal> {
    match state {
        PlanState::Draft | PlanState::Returned | PlanState::Accepted | PlanState::Amending => Ok(()),
        PlanState::Submitted => Err(wrong_state(
            "VII.7.8",
            "План передан куратору: дождитесь отметки о приёме или попросите вернуть его на доработку.",
        )),
        PlanState::Approved => Err(wrong_state(
            "VII.7.9",
            "План утверждён заседанием и не переписывается: начните изменение плана, его утвердит одно из следующих \
             заседаний. Отметки о выполнении ставятся без этого.",
        )),
    }
}

/// Refuses to hand over a plan that is not ready, or is there already.
///
/// # Errors
/// 409, 422 with the fields that are missing.
pub fn check_submit(state: PlanState, text: &PlanText) -> Result<(), Refusal> {
    match state {
        PlanState::Draft | PlanState::Returned => check_complete(text),
        PlanState::Submitted | PlanState::Accepted => Err(wrong_state(
            "VII.7.8",
            "План уже передан куратору: ещё раз его передают после возврата на доработку.",
        )),
        PlanState::Approved | PlanState::Amending => Err(wrong_state(
            "VII.7.9",
            "План уже утверждён: его изменение утверждает заседание, куратору оно не передаётся.",
        )),
    }
}

/// Refuses a text without its theme or without a meeting (VII.7.7).
///
/// # Errors
/// 422 with the fields.
pub fn check_complete(text: &PlanText) -> Result<(), Refusal> {
    let mut errors = Vec::new();
    if text.theme.is_none() {
        let message = "Укажите методическую тему объединения.";
        errors.push(FieldError::new("/theme", "required", message));
    }
    if text.items.iter().all(|i| i.kind != ItemKind::Meeting) {
        let message = "Внесите в план заседания: их не меньше трёх за учебный год (VII.7.6).";
        errors.push(FieldError::new("/items", "no_meeting", message));
    }
    if errors.is_empty() {
        return Ok(());
    }
    let text = "План не готов: заполните отмеченное и передайте его ещё раз.";
    Err(Refusal::new(ErrorCode::Validation, text)
        .clause("VII.7.7")
        .errors(errors))
}

/// What is to be said of a plan that may be handed over all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remark {
    /// What it is about, for the page to word: `few_meetings`, `no_goal`, `no_city_theme`.
    pub code: &'static str,
    /// Clause.
    pub clause: &'static str,
}

/// What a reader would ask of this text: fewer meetings than the norm (VII.7.6), no goal (VII.7.7), no row for the
/// city's theme (VI.6.3).
pub fn remarks(profile: &Profile, text: &PlanText) -> Vec<Remark> {
    let meetings = text.items.iter().filter(|i| i.kind == ItemKind::Meeting).count();
    let norm = usize::try_from(profile.thresholds.min_meetings.value).unwrap_or(usize::MAX);
    let mut all = Vec::new();
    let mut say = |when: bool, code, clause| {
        if when {
            all.push(Remark { code, clause });
        }
    };
    say(meetings < norm, "few_meetings", "VII.7.6");
    say(text.goal.is_none(), "no_goal", "VII.7.7");
    let linked = text.items.iter().any(|i| i.theme_link);
    say(text.city_theme.is_some() && !linked, "no_city_theme", "VI.6.3");
    all
}

/// Refuses who hands over in place of the leader while there is one: the duty is the leader's, and the curator's only
/// while nobody leads.
///
/// # Errors
/// [`ErrorCode::Forbidden`] with VII.7.8.
pub fn check_submitter(is_leader: bool, is_curator: bool, leads: bool) -> Result<(), Refusal> {
    if is_curator && !is_leader && leads {
        let text = "План передаёт куратору руководитель объединения (VII.7.8); сам куратор делает это, только пока \
                    руководителя нет. Напомните руководителю.";
        return Err(Refusal::new(ErrorCode::Forbidden, text).clause("VII.7.8"));
    }
    Ok(())
}

/// Refuses a receipt of what was not handed over.
///
/// # Errors
/// 409.
pub fn check_accept(state: PlanState) -> Result<(), Refusal> {
    match state {
        PlanState::Submitted => Ok(()),
        PlanState::Draft | PlanState::Returned => Err(wrong_state(
            "VII.7.8",
            "План ещё не передан: его передаёт куратору руководитель.",
        )),
        _ => Err(wrong_state("VII.7.8", "План уже принят.")),
    }
}

/// Refuses to return what was not handed over, or is approved.
///
/// # Errors
/// 409.
pub fn check_return(state: PlanState) -> Result<(), Refusal> {
    match state {
        PlanState::Submitted | PlanState::Accepted => Ok(()),
        PlanState::Draft | PlanState::Returned => Err(wrong_state(
            "VII.7.8",
            "Возвращать нечего: план не передан куратору.",
        )),
        PlanState::Approved | PlanState::Amending => Err(wrong_state(
            "VII.7.9",
            "План утверждён заседанием: его не возвращают, а изменяют решением одного из следующих заседаний.",
        )),
    }
}

/// Refuses to begin a change of a plan that is not approved.
///
/// # Errors
/// 409.
pub fn check_amend(state: PlanState) -> Result<(), Refusal> {
    match state {
        PlanState::Approved => Ok(()),
        PlanState::Amending => Err(wrong_state(
            "VII.7.9",
            "Изменение плана уже готовится: правьте его, пока заседание не утвердило.",
        )),
        _ => Err(wrong_state(
            "VII.7.9",
            "План ещё не утверждён: правьте его, изменения решением заседания нужны после утверждения.",
        )),
    }
}

/// Refuses to drop a change that is not there.
///
/// # Errors
/// 409.
pub fn check_discard(state: PlanState) -> Result<(), Refusal> {
    match state {
        PlanState::Amending => Ok(()),
        _ => Err(wrong_state(
            "VII.7.9",
            "Изменение плана не готовится: отменять нечего.",
        )),
    }
}

/// Refuses to name a meeting of the past for a plan that has its approval.
///
/// # Errors
/// 409.
pub fn check_paper_approval(state: PlanState, text: &PlanText) -> Result<(), Refusal> {
    match state {
        PlanState::Approved => Err(wrong_state("VII.7.9", "План уже утверждён.")),
        _ => check_complete(text),
    }
}
