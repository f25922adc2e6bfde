//! Who may do what: one pure policy for the server and the page. Authority follows office.

mod policy;
mod refusals;
mod scope;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use policy::*;
pub use scope::*;

use crate::{Id, associations::Office, council::CouncilRole};

/// A role and what it holds for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "role", rename_all = "snake_case")]
pub enum Grant {
    /// Keeps accounts and settings.
    Admin,
    /// Officer of the education department.
    Department,
    /// Officer of a curating institution.
    Institution {
        /// The institution.
        organization_id: Id,
    },
    /// Specialist of an administrative unit, who keeps its district associations (VII.7.1).
    District {
        /// The unit.
        admin_unit_code: String,
    },
    /// Secretary of the city council.
    Council,
    /// Observer from the region.
    Observer,
    /// Holder of an office on today's date.
    Office {
        /// Which office.
        office: Office,
        /// In which association.
        association_id: Id,
    },
    /// Member on today's date.
    Member {
        /// Of which association.
        association_id: Id,
    },
    /// Member of the city council on today's date (VII.7.8).
    CouncilMember {
        /// What they are in it.
        council_role: CouncilRole,
    },
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Actor {
    /// Account.
    pub account_id: Id,
    /// Person, if the account belongs to one.
    pub person_id: Option<Id>,
    /// Name shown.
    pub name: String,
    /// Roles: of the account and of the offices held on today's business date.
    pub grants: Vec<Grant>,
}

impl Actor {
    /// Whether the account carries the city-wide powers of administrator or department.
    pub fn runs_city(&self) -> bool {
        self.grants
            .iter()
            .any(|g| matches!(g, Grant::Admin | Grant::Department))
    }

    /// Associations in which the person holds an office or is a member.
    pub fn associations(&self) -> Vec<Id> {
        let mut ids: Vec<Id> = self
            .grants
            .iter()
            .filter_map(|g| match g {
                Grant::Office { association_id, .. } | Grant::Member { association_id } => {
                    Some(*association_id)
                }
                _ => None,
            })
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}
