//! Which people a list may show: the same rule as the policy has for one person.

use super::{Actor, Grant};
use crate::{Id, council::CouncilRole};

/// Which people a list may show to the actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeopleScope {
    /// Everybody.
    All,
    /// Those who are in any of these, and oneself.
    Some(PeopleCircle),
}

/// People whom an actor's roles let read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PeopleCircle {
    /// Everybody who is in some association.
    pub associated: bool,
    /// People of these associations.
    pub associations: Vec<Id>,
    /// People who work in these administrative units or head district associations of them.
    pub units: Vec<String>,
    /// Oneself.
    pub me: Option<Id>,
}

/// Which people a list may show to the actor; the same rule as [`allows`] for [`Action::ReadPerson`].
pub fn people_scope(actor: &Actor) -> PeopleScope {
    let has = |wanted: fn(&Grant) -> bool| actor.grants.iter().any(wanted);
    if has(|g| matches!(g, Grant::Admin | Grant::Department | Grant::Institution { .. })) {
        return PeopleScope::All;
    }
    let units = actor.grants.iter().filter_map(|g| match g {
        Grant::District { admin_unit_code } => Some(admin_unit_code.clone()),
        _ => None,
    });
    PeopleScope::Some(PeopleCircle {
        associated: has(|g| {
            matches!(
                g,
                Grant::Council
                    | Grant::Observer
                    | Grant::CouncilMember {
                        council_role: CouncilRole::Secretary
                    }
            )
        }),
        associations: actor.associations(),
        units: units.collect(),
        me: actor.person_id,
    })
}
