//! Whose accounts are told: the one who acts, and where nobody does or can be reached, the next above.

use super::{AccountFact, AssociationFact, Facts};
use crate::{Id, accounts::AccountRole, compliance::DutyActor, compliance::Finding};

/// Who stands above another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rung {
    /// The curator of the association.
    Curator,
    /// The curating institution.
    Institution,
    /// The education department.
    Department,
}

impl Rung {
    /// Whom a late duty is told to after the first and after the second pause.
    pub const fn ladder(actor: DutyActor) -> &'static [Self] {
        match actor {
            DutyActor::Leader | DutyActor::Secretary | DutyActor::Members => {
                &[Self::Curator, Self::Department]
            }
            DutyActor::Curator => &[Self::Institution, Self::Department],
            DutyActor::Institution | DutyActor::Council => &[Self::Department],
            DutyActor::Department => &[],
        }
    }
}

fn of_person(accounts: &[AccountFact], person: Option<Id>) -> Vec<Id> {
    let Some(person) = person else { return Vec::new() };
    let own = accounts.iter().filter(|a| a.person_id == Some(person));
    own.map(|a| a.id).collect()
}

fn of_role(accounts: &[AccountFact], role: AccountRole, organization: Option<Id>) -> Vec<Id> {
    let holds = |a: &&AccountFact| {
        a.role == Some(role) && (role != AccountRole::Institution || a.organization_id == organization)
    };
    accounts.iter().filter(holds).map(|a| a.id).collect()
}

/// Accounts of the rung, or of the next above where there are none: what is owed does not get lost.
pub fn of_rung(accounts: &[AccountFact], of: &AssociationFact, rung: Rung) -> Vec<Id> {
    let found = match rung {
        Rung::Curator => of_person(accounts, of.curator),
        Rung::Institution if of.institution.is_none() => Vec::new(),
        Rung::Institution => of_role(accounts, AccountRole::Institution, of.institution),
        Rung::Department => return of_role(accounts, AccountRole::Department, None),
    };
    let above = match rung {
        Rung::Curator => Rung::Institution,
        _ => Rung::Department,
    };
    if found.is_empty() {
        of_rung(accounts, of, above)
    } else {
        found
    }
}

/// Accounts of whoever acts on a finding, each once.
pub fn of_finding(accounts: &[AccountFact], of: &AssociationFact, finding: &Finding) -> Vec<Id> {
    let named = of_person(accounts, finding.actor_id);
    let mut found = match finding.actor {
        DutyActor::Leader | DutyActor::Secretary | DutyActor::Curator => named,
        // They elect: those who can call them together are told.
        DutyActor::Members => [of.leader, of.secretary, of.curator]
            .into_iter()
            .flat_map(|person| of_person(accounts, person))
            .collect(),
        DutyActor::Institution => of_rung(accounts, of, Rung::Institution),
        DutyActor::Department => of_rung(accounts, of, Rung::Department),
        DutyActor::Council => of_role(accounts, AccountRole::Council, None),
    };
    if found.is_empty() {
        let next = match finding.actor {
            DutyActor::Leader | DutyActor::Secretary | DutyActor::Members => Rung::Curator,
            DutyActor::Curator => Rung::Institution,
            _ => Rung::Department,
        };
        found = of_rung(accounts, of, next);
    }
    found.sort_unstable();
    found.dedup();
    found
}

impl Facts<'_> {
    /// Accounts of people.
    pub(super) fn of_people(&self, people: impl IntoIterator<Item = Id>) -> Vec<Id> {
        let mut all: Vec<Id> = people
            .into_iter()
            .flat_map(|person| of_person(&self.accounts, Some(person)))
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Accounts of the council.
    pub(super) fn of_council(&self) -> Vec<Id> {
        of_role(&self.accounts, AccountRole::Council, None)
    }

    /// Accounts of a rung above an association.
    pub(super) fn of_rung(&self, of: &AssociationFact, rung: Rung) -> Vec<Id> {
        of_rung(&self.accounts, of, rung)
    }
}
