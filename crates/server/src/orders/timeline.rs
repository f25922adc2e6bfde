//! What happened to an association, as bars and marks of a picture.

use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    associations::Office,
    journal::Entity,
    orders::{Timeline, TimelineEntry, Track},
};
use veche_store::{
    Conn,
    associations::{association, member_counts},
    orders::{designations_of, orders_of_association},
    standing::whereabouts,
};

use crate::{associations::visible, error::ApiResult, http::Context};

/// The timeline of an association; its orders for those who may read them.
///
/// # Errors
/// 403, 404 also for a draft that the actor may not see.
pub fn timeline(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Timeline> {
    context.require(Action::ReadRegisters, Resource::City)?;
    visible(conn, context, id, context.today)?;
    let found = association(conn, id, context.today)?;
    let mut items = Vec::new();
    for term in &found.statuses {
        items.push(TimelineEntry {
            track: Track::Status,
            from: term.from,
            until: term.until,
            code: Some(term.status.to_string()),
            label: term.status.label_ru().to_owned(),
            subject_id: None,
            basis: term.basis.clone(),
        });
    }
    for term in &found.curating {
        items.push(TimelineEntry {
            track: Track::Institution,
            from: term.from,
            until: term.until,
            code: None,
            label: term.organization.short_name.clone(),
            subject_id: Some(term.organization.id),
            basis: term.basis.clone(),
        });
    }
    for term in &found.offices {
        let track = match term.office {
            Office::Leader => Track::Leader,
            Office::Secretary => Track::Secretary,
            Office::Curator => Track::Curator,
        };
        items.push(TimelineEntry {
            track,
            from: term.from,
            until: term.until,
            code: None,
            label: term.person.full_name.clone(),
            subject_id: Some(term.person.id),
            basis: Some(term.basis.clone()),
        });
    }
    for (from, until, count) in member_counts(conn, id)? {
        items.push(TimelineEntry {
            track: Track::Composition,
            from,
            until,
            code: None,
            label: count.to_string(),
            subject_id: None,
            basis: None,
        });
    }
    items.extend(designations_of(conn, id)?);
    items.sort_by_key(|e| (e.track, e.from));
    let near = whereabouts(conn, Entity::Association, id, context.today)?;
    let reads = allows(context.actor, Action::ReadOrders, Resource::City)
        || allows(context.actor, Action::ReadOrders, near.resource(id));
    let orders = if reads {
        orders_of_association(conn, id, context.today)?
    } else {
        Vec::new()
    };
    Ok(Timeline { items, orders })
}
