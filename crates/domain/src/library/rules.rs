//! Rules of the library: what is in force on a day, who is asked, what counts as confirmed (I.3, VIII.8.2.d1).

use chrono::NaiveDate;

use super::{Audience, Edition, ListKeeper, NormativeKind, NormativeStatus};
use crate::{
    Id,
    problem::{ErrorCode, FieldError, Refusal},
    terms::ru,
};

/// Clause that makes teachers know legal acts and concepts.
pub const KNOWLEDGE: &str = "VIII.8.2.d1";
/// Clause that lists the legal bases.
pub const BASES: &str = "I.3";

/// Per cent of those who confirmed, rounded down, so that 100 is everybody; none where there is nobody.
pub fn percent(done: i64, all: i64) -> Option<i64> {
    (all > 0).then(|| done.clamp(0, all).saturating_mul(100) / all)
}

/// The state of a document on a day.
pub fn status_on(
    begins: Option<NaiveDate>,
    repealed_on: Option<NaiveDate>,
    on: NaiveDate,
) -> NormativeStatus {
    if repealed_on.is_some_and(|day| day <= on) {
        NormativeStatus::Repealed
    } else if begins.is_some_and(|day| day > on) {
        NormativeStatus::NotYet
    } else {
        NormativeStatus::InForce
    }
}

/// The day an edition begins: its own, else the date of the document, else it was always so.
fn begins(effective_from: Option<NaiveDate>, dated: Option<NaiveDate>) -> Option<NaiveDate> {
    effective_from.or(dated)
}

/// The day a document begins: that of its first edition; none when that is not known.
pub fn document_begins(
    editions: impl IntoIterator<Item = Option<NaiveDate>>,
    dated: Option<NaiveDate>,
) -> Option<NaiveDate> {
    // `None` is less than every day: an unknown beginning is the earliest.
    editions
        .into_iter()
        .map(|from| begins(from, dated))
        .min()
        .flatten()
}

/// The edition in force on a day: of those that have begun, the one that began last; none of a document that is not
/// in force.
pub fn edition_on<K: Copy>(
    editions: impl IntoIterator<Item = (K, Option<NaiveDate>)>,
    dated: Option<NaiveDate>,
    repealed_on: Option<NaiveDate>,
    on: NaiveDate,
) -> Option<K> {
    if repealed_on.is_some_and(|day| day <= on) {
        return None;
    }
    editions
        .into_iter()
        .map(|(key, from)| (key, begins(from, dated)))
        .filter(|(_, from)| from.is_none_or(|from| from <= on))
        .max_by_key(|(_, from)| *from)
        .map(|(key, _)| key)
}

/// Whether an edition may begin on a day beside the others: two that begin together leave open which is in force.
///
/// # Errors
/// [`ErrorCode::Overlap`] that names the other edition.
pub fn check_edition(
    others: &[Edition],
    dated: Option<NaiveDate>,
    effective_from: Option<NaiveDate>,
) -> Result<(), Refusal> {
    let from = begins(effective_from, dated);
    let Some(other) = others.iter().find(|e| begins(e.effective_from, dated) == from) else {
        return Ok(());
    };
    let day = from.map_or_else(|| "того же дня".to_owned(), ru);
    let text = format!(
        "С {day} уже действует «{}»: укажите, с какого дня действует эта редакция.",
        other.label
    );
    let errors = vec![FieldError::new("/effective_from", "overlap", text.clone())];
    Err(Refusal::new(ErrorCode::Overlap, text).errors(errors))
}

/// Whether the facts of a document fit its kind: a concept is a concept of teaching something (VIII.8.2.d1).
///
/// # Errors
/// [`ErrorCode::RuleNotMet`] at the subjects.
pub fn check_subjects(kind: NormativeKind, subjects: usize) -> Result<(), Refusal> {
    if kind != NormativeKind::Concept || subjects > 0 {
        return Ok(());
    }
    let text =
        "Концепция преподавания относится к учебному предмету или области: отметьте хотя бы один предмет.";
    let errors = vec![FieldError::new("/subjects", "required", text)];
    Err(Refusal::new(ErrorCode::RuleNotMet, text)
        .clause(KNOWLEDGE)
        .errors(errors))
}

/// Whether the place exists among the legal bases of the regulation (I.3).
///
/// # Errors
/// [`ErrorCode::Validation`] with how many there are.
pub fn check_place(number: i32, bases: usize) -> Result<(), Refusal> {
    if usize::try_from(number).is_ok_and(|n| (1..=bases).contains(&n)) {
        return Ok(());
    }
    let text = format!("В пункте I.3 оснований {bases}: укажите место от 1 до {bases}.");
    Err(Refusal::field("/basis_number", "range", text).clause(BASES))
}

/// Whether the audience is in the keeper's reach: the association's own list addresses the association alone.
///
/// # Errors
/// [`ErrorCode::Validation`] for an audience of nobody or of others.
pub fn check_audience(keeper: ListKeeper, audience: &Audience) -> Result<(), Refusal> {
    let fault = match audience {
        Audience::Subjects { codes } if codes.is_empty() => "Отметьте хотя бы один предмет.",
        Audience::Associations { ids } if ids.is_empty() => "Выберите хотя бы одно объединение.",
        Audience::Subjects { codes } if codes.len() > 60 => "Не больше 60 предметов.",
        Audience::Associations { ids } if ids.len() > 200 => "Не больше 200 объединений.",
        _ => match keeper {
            ListKeeper::Association { association_id } if !is_only(audience, association_id) => {
                "Лист объединения – для его собственных участников: выберите это объединение."
            }
            _ => return Ok(()),
        },
    };
    Err(Refusal::field("/audience", "audience", fault).clause(KNOWLEDGE))
}

fn is_only(audience: &Audience, association: Id) -> bool {
    matches!(audience, Audience::Associations { ids } if ids.iter().all(|id| *id == association))
}

/// Whether a list may be opened for a document: only for what is in force (VIII.8.2.d1).
///
/// # Errors
/// [`ErrorCode::WrongState`] with what to do instead.
pub fn check_in_force(status: NormativeStatus, repealed_on: Option<NaiveDate>) -> Result<(), Refusal> {
    let text = match status {
        NormativeStatus::InForce => return Ok(()),
        NormativeStatus::Repealed => format!(
            "Документ утратил силу{}: откройте лист по документу, который его заменил.",
            repealed_on.map(|day| format!(" {}", ru(day))).unwrap_or_default()
        ),
        NormativeStatus::NotYet => {
            "Документ ещё не действует: откройте лист, когда он вступит в силу.".to_owned()
        }
    };
    Err(Refusal::new(ErrorCode::WrongState, text).clause(KNOWLEDGE))
}

/// Whether anything may still be entered into a list.
///
/// # Errors
/// [`ErrorCode::WrongState`] for a closed list.
pub fn check_open(closed_on: Option<NaiveDate>) -> Result<(), Refusal> {
    let Some(day) = closed_on else { return Ok(()) };
    let text = format!("Лист закрыт {}: для новых отметок откройте новый лист.", ru(day));
    Err(Refusal::new(ErrorCode::WrongState, text).clause(KNOWLEDGE))
}

/// Whether a last day to confirm lies ahead.
///
/// # Errors
/// [`ErrorCode::Validation`] for a day before the given one.
pub fn check_due(due_on: Option<NaiveDate>, today: NaiveDate) -> Result<(), Refusal> {
    if due_on.is_none_or(|due| due >= today) {
        return Ok(());
    }
    let text = format!("Срок ознакомления – не раньше {}.", ru(today));
    Err(Refusal::field("/due_on", "order", text))
}

/// Whether a day of signing on paper, or of closing, lies between the opening of the list and today.
///
/// # Errors
/// [`ErrorCode::Validation`] with both days.
pub fn check_day(on: NaiveDate, opened_on: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if (opened_on..=today).contains(&on) {
        return Ok(());
    }
    let text = format!(
        "Дата – со дня открытия листа, {}, по сегодня, {}.",
        ru(opened_on),
        ru(today)
    );
    Err(Refusal::field("/on", "range", text))
}
