//! Terms of office and the verdict on who may hold one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{EndGround, Office};
use crate::{
    Id,
    orders::Basis,
    people::PersonRef,
    problem::{ErrorCode, FieldError, Refusal},
};

/// A term of office.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficeTerm {
    /// Identifier.
    pub id: Id,
    /// Office.
    pub office: Office,
    /// Who.
    pub person: PersonRef,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    pub until: Option<NaiveDate>,
    /// What the term rests on.
    pub basis: Basis,
    /// Ground of its end.
    pub end_ground: Option<EndGround>,
}

/// One fact that speaks for or against a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reason {
    /// Clause that asks for it.
    pub clause: String,
    /// Whether it is met.
    pub met: bool,
    /// Whether failing it refuses the person, or only warns.
    pub binding: bool,
    /// The fact, in Russian.
    pub fact: String,
    /// What would cure a failure, in Russian.
    pub cure: Option<String>,
}

/// Whether a person may hold an office on a date, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Verdict {
    /// Whether every binding fact is met.
    pub allowed: bool,
    /// Facts in the order of the clause.
    pub reasons: Vec<Reason>,
}

impl Verdict {
    /// The verdict that follows from the facts.
    pub fn of(reasons: Vec<Reason>) -> Self {
        Self {
            allowed: reasons.iter().all(|r| r.met || !r.binding),
            reasons,
        }
    }

    /// The first binding fact that is not met.
    pub fn obstacle(&self) -> Option<&Reason> {
        self.reasons.iter().find(|r| r.binding && !r.met)
    }

    /// Refuses what the verdict does not allow: every unmet fact is told with its cure, warnings too.
    ///
    /// # Errors
    /// [`ErrorCode::RuleNotMet`] with the clause that is broken.
    pub fn check(&self, clause: &'static str) -> Result<(), Refusal> {
        if self.allowed {
            return Ok(());
        }
        let unmet = || self.reasons.iter().filter(|r| !r.met);
        let facts: Vec<&str> = unmet().filter(|r| r.binding).map(|r| r.fact.as_str()).collect();
        let errors = unmet().map(|reason| {
            let code = if reason.binding { "not_met" } else { "warning" };
            let cure = reason.cure.as_deref().unwrap_or_default();
            let message = format!("{} ({}). {cure}", reason.fact, reason.clause);
            FieldError::new("/person_id", code, message.trim_end())
        });
        let text = format!("Не выполнено требование пункта {clause}: {}.", facts.join("; "));
        Err(Refusal::new(ErrorCode::RuleNotMet, text)
            .clause(clause)
            .errors(errors.collect()))
    }
}
