//! The board: associations and their duties, read at a glance (VII.7.2 - VII.7.9).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Duty, DutyActor, Facts, Finding, FindingState};
use crate::{
    Id,
    associations::{AssociationKind, AssociationStatus, Office},
    calendar::SchoolYear,
};

/// One duty of one association on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BoardCell {
    /// Duty.
    pub duty: Duty,
    /// How it stands.
    pub state: FindingState,
    /// Last day, inclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<NaiveDate>,
    /// Done, but after its day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub late: bool,
    /// Why it stands so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// How many are done, for duties that are counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<i64>,
    /// Of how many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needed: Option<i64>,
    /// Who acts next, while somebody has to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<DutyActor>,
}

impl BoardCell {
    /// The cell of a finding.
    pub fn of(finding: Finding) -> Self {
        let asks = finding.is_open();
        Self {
            duty: finding.duty,
            state: finding.state,
            due_on: finding.due_on,
            late: finding.late,
            reason: finding.reason,
            done: finding.done,
            needed: finding.needed,
            actor: Some(finding.actor).filter(|_| asks),
        }
    }
}

/// An association on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BoardRow {
    /// Association.
    pub association_id: Id,
    /// Short code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: AssociationKind,
    /// Institution that curates it on the day.
    pub institution_id: Option<Id>,
    /// How many of its duties are overdue.
    pub overdue: i64,
    /// How many are due.
    pub due: i64,
    /// Duties in the order of the year.
    pub duties: Vec<BoardCell>,
}

impl BoardRow {
    /// The row of an association with its findings.
    pub fn of(facts: &Facts, on: NaiveDate, findings: Vec<Finding>) -> Self {
        let in_state = |state| {
            let found = findings.iter().filter(|f| f.state == state).count();
            i64::try_from(found).unwrap_or(i64::MAX)
        };
        Self {
            association_id: facts.id,
            code: facts.code.clone(),
            name: facts.name.clone(),
            kind: facts.kind,
            institution_id: facts.institution_on(on),
            overdue: in_state(FindingState::Overdue),
            due: in_state(FindingState::Due),
            duties: findings.into_iter().map(BoardCell::of).collect(),
        }
    }
}

/// The four figures above the board, of all associations that it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BoardFigures {
    /// Associations that work on the day.
    pub associations: i64,
    /// People who are members in force of them, each counted once.
    pub members: i64,
    /// Duties that are overdue.
    pub overdue: i64,
    /// Offices that nobody holds.
    pub vacancies: i64,
}

impl BoardFigures {
    /// Figures of associations that work on the day, with their findings.
    pub fn of<'a>(seen: impl Iterator<Item = (&'a Facts, &'a [Finding])>, on: NaiveDate) -> Self {
        let mut figures = Self::default();
        let mut people = std::collections::HashSet::new();
        for (facts, findings) in seen {
            let works = facts.status_on(on) == Some(AssociationStatus::Active);
            if !works {
                continue;
            }
            figures.associations += 1;
            people.extend(
                facts
                    .members
                    .iter()
                    .filter(|m| m.in_force && m.term.contains(on))
                    .map(|m| m.person),
            );
            let held = |office: &&Office| facts.holder_on(**office, on).is_none();
            figures.vacancies += i64::try_from(Office::ALL.iter().filter(held).count()).unwrap_or(0);
            let late = findings
                .iter()
                .filter(|f| f.state == FindingState::Overdue)
                .count();
            figures.overdue += i64::try_from(late).unwrap_or(i64::MAX);
        }
        figures.members = i64::try_from(people.len()).unwrap_or(i64::MAX);
        figures
    }
}

/// The board of a school year on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Board {
    /// School year.
    pub school_year: SchoolYear,
    /// Day it is seen on.
    pub on: NaiveDate,
    /// Figures of every association that the filter lets through.
    pub figures: BoardFigures,
    /// Associations by their code.
    pub items: Vec<BoardRow>,
    /// Cursor of the next part; absent on the last one.
    pub next: Option<String>,
}

impl Finding {
    /// Whether somebody has to do something about it.
    pub const fn is_open(&self) -> bool {
        self.cure.is_some()
    }
}
