//! An item while it is drawn up: whatever is not chosen yet stays open, so that nothing typed is lost.

use serde::{Deserialize, Serialize};
use veche_domain::{
    Id,
    associations::{AssociationKind, Office},
    orders::{
        CarriedMember, Effect, Issuer, ListedAssociation, ListedMember, OrderItem, OrderKind, Recognized,
        ReorganizationForm, decided_by,
    },
};

/// What an item does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// Creation.
    Create,
    /// Reorganization.
    Reorganize,
    /// Liquidation.
    Liquidate,
    /// List of associations.
    ApproveList,
    /// Composition.
    ApproveComposition,
    /// Curating institution.
    AssignInstitution,
    /// Curator.
    AppointCurator,
    /// Release from an office.
    ReleaseOffice,
    /// Renaming.
    Rename,
    /// Amendment of another order.
    Amend,
    /// Another order goes out of force.
    Repeal,
    /// Thanks and awards.
    Recognize,
    /// Assessment.
    Evaluate,
    /// Free text.
    #[default]
    Instruct,
}

impl ItemKind {
    /// Every kind, in the order of the menu.
    pub const ALL: &'static [Self] = &[
        Self::Create,
        Self::Reorganize,
        Self::Liquidate,
        Self::ApproveList,
        Self::ApproveComposition,
        Self::AssignInstitution,
        Self::AppointCurator,
        Self::ReleaseOffice,
        Self::Rename,
        Self::Amend,
        Self::Repeal,
        Self::Recognize,
        Self::Evaluate,
        Self::Instruct,
    ];

    /// Code, as in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Reorganize => "reorganize",
            Self::Liquidate => "liquidate",
            Self::ApproveList => "approve_list",
            Self::ApproveComposition => "approve_composition",
            Self::AssignInstitution => "assign_institution",
            Self::AppointCurator => "appoint_curator",
            Self::ReleaseOffice => "release_office",
            Self::Rename => "rename",
            Self::Amend => "amend",
            Self::Repeal => "repeal",
            Self::Recognize => "recognize",
            Self::Evaluate => "evaluate",
            Self::Instruct => "instruct",
        }
    }

    /// The kind of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|k| k.code() == code)
    }

    /// Whether the issuer may decide it (I.4, I.5, VII.7.2).
    pub fn fits(self, issuer: Issuer) -> bool {
        if self == Self::ReleaseOffice {
            return true;
        }
        let whole = ItemDraft {
            office: Some(Office::Curator),
            ..ItemDraft::probe(self)
        };
        whole
            .effect()
            .is_none_or(|effect| decided_by(&effect).is_none_or(|of| of == issuer))
    }

    /// The item that an order of this kind usually begins with.
    pub const fn usual(kind: OrderKind) -> Self {
        match kind {
            OrderKind::Create => Self::Create,
            OrderKind::Reorganize => Self::Reorganize,
            OrderKind::Liquidate => Self::Liquidate,
            OrderKind::ApproveList => Self::ApproveList,
            OrderKind::ApproveComposition => Self::ApproveComposition,
            OrderKind::AssignInstitution => Self::AssignInstitution,
            OrderKind::AppointCurator => Self::AppointCurator,
            OrderKind::ReleaseCurator => Self::ReleaseOffice,
            OrderKind::Amend => Self::Amend,
            OrderKind::Repeal => Self::Repeal,
            OrderKind::Recognition => Self::Recognize,
            OrderKind::Evaluation => Self::Evaluate,
        }
    }
}

/// An item as the editor holds it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemDraft {
    /// Number that tells it from the others while they move.
    pub key: u32,
    /// What it does.
    pub kind: ItemKind,
    /// Printed text written by hand.
    pub text: String,
    /// Association.
    pub association: Option<Id>,
    /// Institution.
    pub organization: Option<Id>,
    /// Person.
    pub person: Option<Id>,
    /// Another order.
    pub order: Option<Id>,
    /// Office.
    pub office: Option<Office>,
    /// Form of reorganization.
    pub form: Option<ReorganizationForm>,
    /// Those a reorganization begins with.
    pub predecessors: Vec<Id>,
    /// Those it leads to.
    pub successors: Vec<Id>,
    /// Members who go on.
    pub carried: Vec<CarriedMember>,
    /// New kind, for a conversion.
    pub new_kind: Option<AssociationKind>,
    /// School year of a list.
    pub school_year: Option<i32>,
    /// Rows of a list.
    pub rows: Vec<ListedAssociation>,
    /// Members of a composition.
    pub members: Vec<ListedMember>,
    /// Those who are thanked.
    pub people: Vec<Recognized>,
    /// Solution, new name, award or assessment.
    pub says: String,
}

impl ItemDraft {
    /// Something of every kind, to ask who may decide it.
    fn probe(kind: ItemKind) -> Self {
        Self {
            kind,
            association: Some(Id::nil()),
            organization: Some(Id::nil()),
            person: Some(Id::nil()),
            order: Some(Id::nil()),
            form: Some(ReorganizationForm::Merge),
            says: "–".to_owned(),
            ..Self::default()
        }
    }

    /// What the item decides, once everything is chosen that it needs.
    pub fn effect(&self) -> Option<Effect> {
        let says = || Some(self.says.trim().to_owned()).filter(|s| !s.is_empty());
        Some(match self.kind {
            ItemKind::Create => Effect::Create {
                association_id: self.association?,
            },
            ItemKind::Reorganize => Effect::Reorganize {
                form: self.form?,
                predecessors: self.predecessors.clone(),
                successors: self.successors.clone(),
                carried: self.carried.clone(),
                new_kind: self.new_kind,
            },
            ItemKind::Liquidate => Effect::Liquidate {
                association_id: self.association?,
                solution: says(),
            },
            ItemKind::ApproveList => Effect::ApproveList {
                school_year: self.school_year,
                associations: self.rows.clone(),
            },
            ItemKind::ApproveComposition => Effect::ApproveComposition {
                association_id: self.association?,
                members: self.members.clone(),
            },
            ItemKind::AssignInstitution => Effect::AssignInstitution {
                association_id: self.association?,
                organization_id: self.organization?,
            },
            ItemKind::AppointCurator => Effect::AppointCurator {
                association_id: self.association?,
                person_id: self.person?,
            },
            ItemKind::ReleaseOffice => Effect::ReleaseOffice {
                association_id: self.association?,
                office: self.office?,
            },
            ItemKind::Rename => Effect::Rename {
                association_id: self.association?,
                name: says()?,
            },
            ItemKind::Amend => Effect::Amend {
                order_id: self.order?,
            },
            ItemKind::Repeal => Effect::Repeal {
                order_id: self.order?,
            },
            ItemKind::Recognize => Effect::Recognize {
                award: says()?,
                people: self.people.clone(),
            },
            ItemKind::Evaluate => Effect::Evaluate {
                association_id: self.association?,
                assessment: says()?,
            },
            ItemKind::Instruct => Effect::Instruct {},
        })
    }

    /// The item to be sent, once it is whole.
    pub fn item(&self) -> Option<OrderItem> {
        let text = Some(self.text.trim().to_owned()).filter(|t| !t.is_empty());
        self.effect().map(|effect| OrderItem { text, effect })
    }

    /// The item of an order, to be changed.
    pub fn of(key: u32, item: &OrderItem) -> Self {
        let mut made = Self {
            key,
            kind: ItemKind::of_code(item.effect.code()).unwrap_or_default(),
            text: item.text.clone().unwrap_or_default(),
            ..Self::default()
        };
        match item.effect.clone() {
            Effect::Create { association_id } => made.association = Some(association_id),
            Effect::Reorganize {
                form,
                predecessors,
                successors,
                carried,
                new_kind,
            } => {
                made.form = Some(form);
                made.predecessors = predecessors;
                made.successors = successors;
                made.carried = carried;
                made.new_kind = new_kind;
            }
            Effect::Liquidate {
                association_id,
                solution,
            } => {
                made.association = Some(association_id);
                made.says = solution.unwrap_or_default();
            }
            Effect::ApproveList {
                school_year,
                associations,
            } => {
                made.school_year = school_year;
                made.rows = associations;
            }
            Effect::ApproveComposition {
                association_id,
                members,
            } => {
                made.association = Some(association_id);
                made.members = members;
            }
            Effect::AssignInstitution {
                association_id,
                organization_id,
            } => {
                made.association = Some(association_id);
                made.organization = Some(organization_id);
            }
            Effect::AppointCurator {
                association_id,
                person_id,
            } => {
                made.association = Some(association_id);
                made.person = Some(person_id);
            }
            Effect::ReleaseOffice {
                association_id,
                office,
            } => {
                made.association = Some(association_id);
                made.office = Some(office);
            }
            Effect::Rename { association_id, name } => {
                made.association = Some(association_id);
                made.says = name;
            }
            Effect::Amend { order_id } | Effect::Repeal { order_id } => made.order = Some(order_id),
            Effect::Recognize { award, people } => {
                made.says = award;
                made.people = people;
            }
            Effect::Evaluate {
                association_id,
                assessment,
            } => {
                made.association = Some(association_id);
                made.says = assessment;
            }
            Effect::Instruct {} => {}
        }
        made
    }
}
