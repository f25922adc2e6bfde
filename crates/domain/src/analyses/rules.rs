//! Rules of analyses: what may be done in which state, by when, and what the council's word does (VII.7.8).

use chrono::NaiveDate;

use super::{AnalysisState, CouncilOutcome, SectionText, missing};
use crate::{
    access::{Action, Actor, Grant, Resource, allows},
    associations::Office,
    calendar::{SchoolYear, school_year_label},
    problem::{ErrorCode, FieldError, Refusal},
};

fn wrong_state(text: impl Into<String>) -> Refusal {
    Refusal::new(ErrorCode::WrongState, text).clause("VII.7.8")
}

/// Whether everybody in the city may read an analysis: from its acceptance on.
pub const fn is_open(state: AnalysisState) -> bool {
    matches!(state, AnalysisState::Accepted | AnalysisState::Considered)
}

/// Whether the figures are those of the handing over, not of today.
pub const fn is_frozen(state: AnalysisState) -> bool {
    !matches!(state, AnalysisState::Draft | AnalysisState::Returned)
}

/// Whether the analysis of a year may be begun: not of a year that has not.
///
/// # Errors
/// [`ErrorCode::Validation`].
pub fn check_year(asked: SchoolYear, present: SchoolYear) -> Result<(), Refusal> {
    if asked <= present {
        return Ok(());
    }
    let text = format!(
        "{} учебный год ещё не начался: анализ пишут за прошедший или текущий.",
        school_year_label(asked)
    );
    Err(Refusal::field("/school_year", "future", text).clause("VII.7.8"))
}

/// Whether texts may be written.
///
/// # Errors
/// [`ErrorCode::WrongState`].
pub fn check_writable_analysis(state: AnalysisState) -> Result<(), Refusal> {
    match state {
        AnalysisState::Draft | AnalysisState::Returned => Ok(()),
        AnalysisState::Submitted => Err(wrong_state(
            "Анализ передан куратору: чтобы его изменить, попросите вернуть на доработку.",
        )),
        AnalysisState::Accepted => Err(wrong_state(
            "Анализ принят куратором: изменить его можно, если совет вернёт его на доработку.",
        )),
        AnalysisState::Considered => Err(wrong_state("Анализ рассмотрен советом и больше не меняется.")),
    }
}

/// Whether each section is named once.
///
/// # Errors
/// [`ErrorCode::Validation`] at the second one.
pub fn check_texts(texts: &[SectionText]) -> Result<(), Refusal> {
    for (at, text) in texts.iter().enumerate() {
        if texts.iter().take(at).any(|t| t.section == text.section) {
            let pointer = format!("/texts/{at}/section");
            return Err(Refusal::field(&pointer, "duplicate", "Раздел назван дважды."));
        }
    }
    Ok(())
}

/// Who hands an analysis over: the leader; the curator only while no leader is in office (VII.7.8). Whoever runs the
/// city may enter it for either.
///
/// # Errors
/// [`ErrorCode::Forbidden`] that says who may.
pub fn check_submitter(actor: &Actor, of: Resource<'_>, has_leader: bool) -> Result<(), Refusal> {
    crate::access::require(actor, Action::SubmitWork, of)?;
    let Resource::Association { id, .. } = of else {
        return Ok(());
    };
    let leads = actor.grants.iter().any(|grant| {
        *grant
            == Grant::Office {
                office: Office::Leader,
                association_id: id,
            }
    });
    if leads || !has_leader || actor.runs_city() {
        return Ok(());
    }
    Err(Refusal::new(
        ErrorCode::Forbidden,
        "Анализ передаёт руководитель объединения: сейчас он есть. Куратор передаёт его, только пока руководителя нет (VII.7.8).",
    )
    .clause("VII.7.8"))
}

/// Whether the actor would hand the analysis over, see [`check_submitter`].
pub fn may_submit(actor: &Actor, of: Resource<'_>, has_leader: bool) -> bool {
    allows(actor, Action::SubmitWork, of) && check_submitter(actor, of, has_leader).is_ok()
}

/// Whether an analysis may be handed over: written, and in the hands of the association.
///
/// # Errors
/// [`ErrorCode::WrongState`]; [`ErrorCode::RuleNotMet`] with the sections that have no text.
pub fn check_submittable(state: AnalysisState, texts: &[SectionText]) -> Result<(), Refusal> {
    match state {
        AnalysisState::Draft | AnalysisState::Returned => {}
        AnalysisState::Submitted => return Err(wrong_state("Анализ уже передан куратору.")),
        AnalysisState::Accepted | AnalysisState::Considered => {
            return Err(wrong_state("Анализ уже принят куратором."));
        }
    }
    let errors: Vec<FieldError> = missing(texts)
        .into_iter()
        .map(|section| {
            let text = format!(
                "Заполните раздел {} «{}»: без него анализ не передают.",
                section.number(),
                section.title_ru()
            );
            FieldError::new(format!("/texts/{section}"), "required", text)
        })
        .collect();
    if errors.is_empty() {
        return Ok(());
    }
    let text = "Напишите выводы и задачи на следующий год: без них анализ не передают.";
    Err(Refusal::new(ErrorCode::RuleNotMet, text)
        .clause("VII.7.8")
        .errors(errors))
}

/// Whether the curator may return or accept it: once it was handed over, before it was accepted.
///
/// # Errors
/// [`ErrorCode::WrongState`].
pub fn check_receivable(state: AnalysisState) -> Result<(), Refusal> {
    match state {
        AnalysisState::Submitted => Ok(()),
        AnalysisState::Draft | AnalysisState::Returned => Err(wrong_state(
            "Анализ ещё не передан: его пишет руководитель объединения.",
        )),
        AnalysisState::Accepted | AnalysisState::Considered => Err(wrong_state(
            "Анализ уже принят: вернуть его теперь может только совет.",
        )),
    }
}

/// Whether a handing over on the day is late: the last day itself is in time, and days off move nothing (VII.7.8).
pub fn is_late(made_on: NaiveDate, due_on: NaiveDate) -> bool {
    made_on > due_on
}

/// What the council's word makes of an analysis.
pub const fn state_after(outcome: CouncilOutcome) -> AnalysisState {
    match outcome {
        CouncilOutcome::Considered | CouncilOutcome::Noted => AnalysisState::Considered,
        CouncilOutcome::Returned => AnalysisState::Returned,
    }
}

/// Whether an analysis may stand on an agenda of the council: once the curator accepted it (VII.7.8).
///
/// # Errors
/// [`ErrorCode::WrongState`] that names the association.
pub fn check_queueable(state: AnalysisState, association: &str) -> Result<(), Refusal> {
    let why = match state {
        AnalysisState::Accepted => return Ok(()),
        AnalysisState::Considered => "уже рассмотрен советом",
        AnalysisState::Draft | AnalysisState::Submitted | AnalysisState::Returned => {
            "ещё не принят куратором"
        }
    };
    Err(wrong_state(format!(
        "Анализ объединения «{association}» {why}: в повестку ставят принятые."
    )))
}

/// How the agenda words the item of an analysis.
pub fn agenda_title(association: &str, year: SchoolYear) -> String {
    format!(
        "Об анализе работы за {} учебный год: {association}",
        school_year_label(year)
    )
}

/// How the minutes word what the council resolved of an analysis.
pub const fn resolution_ru(outcome: CouncilOutcome) -> &'static str {
    match outcome {
        CouncilOutcome::Considered => "Анализ работы считать рассмотренным.",
        CouncilOutcome::Noted => "Анализ работы принять к сведению.",
        CouncilOutcome::Returned => "Анализ работы вернуть на доработку.",
    }
}
