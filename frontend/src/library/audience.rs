//! Whose list it may be, and whom it may address.

use veche_domain::{
    Id,
    access::{Action, Actor, Grant, Resource, allows},
    associations::Office,
    library::ListKeeper,
};

/// Lists that somebody may keep, the widest first.
pub(super) fn keepers(actor: &Actor) -> Vec<ListKeeper> {
    if allows(actor, Action::KeepAcknowledgements, Resource::City) {
        return vec![ListKeeper::City {}];
    }
    let own = |grant: &Grant| match grant {
        Grant::Institution { organization_id } => Some(ListKeeper::Institution {
            organization_id: *organization_id,
        }),
        Grant::Office {
            office: Office::Leader | Office::Curator,
            association_id,
        } => Some(ListKeeper::Association {
            association_id: *association_id,
        }),
        _ => None,
    };
    let mut found: Vec<ListKeeper> = Vec::new();
    for keeper in actor.grants.iter().filter_map(own) {
        if !found.contains(&keeper) {
            found.push(keeper);
        }
    }
    // Who works for an institution asks by it, whatever else the person does.
    found.sort_by_key(|keeper| !matches!(keeper, ListKeeper::Institution { .. }));
    found
}

/// The associations that keep lists of their own.
pub(super) fn own_associations(keepers: &[ListKeeper]) -> Vec<Id> {
    keepers
        .iter()
        .filter_map(|keeper| match keeper {
            ListKeeper::Association { association_id } => Some(*association_id),
            _ => None,
        })
        .collect()
}

/// The identifiers in a field that keeps one a line.
pub(super) fn ids(text: &str) -> Vec<Id> {
    text.lines().filter_map(|line| line.parse().ok()).collect()
}
