//! Rules of the council's register: nobody is in it twice, and it has one chair and one secretary at a time (VII.7.8).

use super::{CouncilMember, CouncilRole};
use crate::{
    Id,
    calendar::Interval,
    problem::{ErrorCode, FieldError, Refusal},
    terms::ru,
};

impl CouncilMember {
    /// Days of the term.
    pub fn term(&self) -> Interval {
        Interval::new(self.from, self.until)
    }
}

/// Whether a term fits among the others: no second term of the person on the same day, no second chair and no second
/// secretary. The term itself, when it is being changed, is among the others and does not count.
///
/// # Errors
/// [`ErrorCode::Overlap`] that names whose term is in the way.
pub fn check_council_term(
    own: Option<Id>,
    (person, role, term): (Id, CouncilRole, Interval),
    others: &[CouncilMember],
) -> Result<(), Refusal> {
    crate::terms::check_order(term)?;
    let near = || {
        others
            .iter()
            .filter(|other| Some(other.id) != own && other.term().overlaps(&term))
    };
    let since = |other: &CouncilMember| {
        other
            .from
            .map(|from| format!(" с {}", ru(from)))
            .unwrap_or_default()
    };
    if let Some(other) = near().find(|other| other.person.id == person) {
        let text = format!(
            "{} уже в составе совета{}: сначала завершите тот срок.",
            other.person.full_name,
            since(other)
        );
        return Err(refused("/person_id", text));
    }
    let single = matches!(role, CouncilRole::Chair | CouncilRole::Secretary);
    if let Some(other) = near().find(|other| single && other.role == role) {
        let what = match role {
            CouncilRole::Secretary => "Секретарь",
            _ => "Председатель",
        };
        let text = format!(
            "{what} совета{} – {}: сначала завершите тот срок или измените роль.",
            since(other),
            other.person.full_name
        );
        return Err(refused("/role", text));
    }
    Ok(())
}

fn refused(pointer: &str, text: String) -> Refusal {
    let errors = vec![FieldError::new(pointer, "overlap", text.clone())];
    Refusal::new(ErrorCode::Overlap, text)
        .clause("VII.7.8")
        .errors(errors)
}
