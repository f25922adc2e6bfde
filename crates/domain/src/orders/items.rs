//! What the numbered items of an order decide.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::ReorganizationForm;
use crate::{
    Id,
    associations::{AssociationKind, Office},
    wire,
};

/// A member in an annex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ListedMember {
    /// Who.
    pub person_id: Id,
    /// Administrative unit represented; that of the employer when absent.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    pub admin_unit_code: Option<String>,
}

/// An association in annex 1, and its institution in annex 3 (I.4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ListedAssociation {
    /// Which.
    pub association_id: Id,
    /// Curating institution from the day on; absent leaves the present one.
    #[serde(default)]
    pub organization_id: Option<Id>,
}

/// A member who goes on in a successor: carried over by explicit choice (I.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CarriedMember {
    /// Who.
    pub person_id: Id,
    /// Successor.
    pub into: Id,
    /// Administrative unit represented there.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    pub admin_unit_code: Option<String>,
}

/// Somebody who is thanked or awarded (VIII.8.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Recognized {
    /// Who.
    pub person_id: Id,
    /// For what.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    pub merit: Option<String>,
}

/// What an item does to the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Effect {
    /// The draft becomes an association (I.5).
    Create {
        /// Which.
        association_id: Id,
    },
    /// Reorganization (I.5).
    Reorganize {
        /// Form.
        form: ReorganizationForm,
        /// Those it begins with.
        predecessors: Vec<Id>,
        /// Those it leads to.
        #[serde(default)]
        successors: Vec<Id>,
        /// Members who go on in a successor.
        #[serde(default)]
        carried: Vec<CarriedMember>,
        /// New kind, for a conversion.
        #[serde(default)]
        new_kind: Option<AssociationKind>,
    },
    /// Liquidation (I.5).
    Liquidate {
        /// Which.
        association_id: Id,
        /// The solution that a working group found (IV).
        #[serde(default, deserialize_with = "wire::clean_opt")]
        solution: Option<String>,
    },
    /// The list of associations with their curating institutions: annexes 1 and 3 (I.4).
    ApproveList {
        /// School year it is approved for; its end ends no term (interpretation 5).
        #[serde(default)]
        school_year: Option<i32>,
        /// Rows.
        associations: Vec<ListedAssociation>,
    },
    /// The whole composition of an association from the day on: annex 2 (I.4).
    ApproveComposition {
        /// Of which.
        association_id: Id,
        /// Everybody who is a member from the day on; who is not here leaves.
        members: Vec<ListedMember>,
    },
    /// A curating institution (I.4).
    AssignInstitution {
        /// Of which association.
        association_id: Id,
        /// Institution.
        organization_id: Id,
    },
    /// A curator is appointed (VII.7.2).
    AppointCurator {
        /// Of which association.
        association_id: Id,
        /// Who.
        person_id: Id,
    },
    /// An office becomes vacant by order.
    ReleaseOffice {
        /// Of which association.
        association_id: Id,
        /// Office.
        office: Office,
    },
    /// Renaming: an amendment, no change of state (I.5).
    Rename {
        /// Which.
        association_id: Id,
        /// New name.
        #[serde(deserialize_with = "wire::clean")]
        name: String,
    },
    /// Changes the text of another order; what follows for the register are items of their own.
    Amend {
        /// Order that is amended.
        order_id: Id,
    },
    /// Another order goes out of force; the past stays.
    Repeal {
        /// Order that goes out of force.
        order_id: Id,
    },
    /// Thanks and awards (VIII.8.1).
    Recognize {
        /// Award as the order names it, e.g. «благодарственное письмо».
        #[serde(deserialize_with = "wire::clean")]
        award: String,
        /// Who.
        people: Vec<Recognized>,
    },
    /// The work of an association is assessed.
    Evaluate {
        /// Which.
        association_id: Id,
        /// Assessment as the order words it.
        #[serde(deserialize_with = "wire::clean")]
        assessment: String,
    },
    /// An instruction that changes nothing in the register.
    Instruct {},
}

impl Effect {
    /// Code of the kind, as in JSON.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Create { .. } => "create",
            Self::Reorganize { .. } => "reorganize",
            Self::Liquidate { .. } => "liquidate",
            Self::ApproveList { .. } => "approve_list",
            Self::ApproveComposition { .. } => "approve_composition",
            Self::AssignInstitution { .. } => "assign_institution",
            Self::AppointCurator { .. } => "appoint_curator",
            Self::ReleaseOffice { .. } => "release_office",
            Self::Rename { .. } => "rename",
            Self::Amend { .. } => "amend",
            Self::Repeal { .. } => "repeal",
            Self::Recognize { .. } => "recognize",
            Self::Evaluate { .. } => "evaluate",
            Self::Instruct {} => "instruct",
        }
    }

    /// Clause that the item rests on.
    pub const fn clause(&self) -> &'static str {
        match self {
            Self::ApproveList { .. } | Self::ApproveComposition { .. } | Self::AssignInstitution { .. } => {
                "I.4"
            }
            Self::AppointCurator { .. } => "VII.7.2",
            Self::ReleaseOffice { office, .. } => crate::associations::office_clause(*office),
            Self::Recognize { .. } => "VIII.8.1",
            _ => "I.5",
        }
    }

    /// Every association whose register the item changes.
    pub fn associations(&self) -> Vec<Id> {
        match self {
            Self::Create { association_id }
            | Self::Liquidate { association_id, .. }
            | Self::ApproveComposition { association_id, .. }
            | Self::AssignInstitution { association_id, .. }
            | Self::AppointCurator { association_id, .. }
            | Self::ReleaseOffice { association_id, .. }
            | Self::Rename { association_id, .. }
            | Self::Evaluate { association_id, .. } => vec![*association_id],
            Self::Reorganize {
                predecessors,
                successors,
                ..
            } => predecessors.iter().chain(successors).copied().collect(),
            Self::ApproveList { associations, .. } => associations.iter().map(|a| a.association_id).collect(),
            Self::Amend { .. } | Self::Repeal { .. } | Self::Recognize { .. } | Self::Instruct {} => {
                Vec::new()
            }
        }
    }

    /// Everybody the item names.
    pub fn people(&self) -> Vec<Id> {
        match self {
            Self::ApproveComposition { members, .. } => members.iter().map(|m| m.person_id).collect(),
            Self::Reorganize { carried, .. } => carried.iter().map(|c| c.person_id).collect(),
            Self::AppointCurator { person_id, .. } => vec![*person_id],
            Self::Recognize { people, .. } => people.iter().map(|p| p.person_id).collect(),
            _ => Vec::new(),
        }
    }

    /// Institutions the item names.
    pub fn organizations(&self) -> Vec<Id> {
        match self {
            Self::AssignInstitution { organization_id, .. } => vec![*organization_id],
            Self::ApproveList { associations, .. } => {
                associations.iter().filter_map(|a| a.organization_id).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The other order that the item is about.
    pub const fn other_order(&self) -> Option<Id> {
        match self {
            Self::Amend { order_id } | Self::Repeal { order_id } => Some(*order_id),
            _ => None,
        }
    }
}

/// A numbered item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OrderItem {
    /// Text as printed; absent, it is worded from what the item does.
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(max = 4000, message = "Текст пункта длиннее 4000 знаков."))]
    pub text: Option<String>,
    /// What it does.
    pub effect: Effect,
}
