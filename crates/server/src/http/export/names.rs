//! What codes and identifiers of a table are called.

use chrono::NaiveDate;
use veche_domain::{
    access::{Action, Resource, allows},
    associations::AssociationFilter,
    listing::MAX_LIMIT,
    organizations::OrganizationFilter,
    tables::Names,
};
use veche_store::{
    Conn, Slice,
    associations::{AssociationView, list_associations},
    dictionaries::{all_admin_units, all_categories, all_districts, all_subjects},
    organizations::list_organizations,
};

use super::super::Context;
use crate::{error::ApiResult, state::State};

/// Most names of associations and institutions that are looked up: more than a city has.
const NAMES: i64 = 2_000;

/// What codes and identifiers are called on the day.
pub(super) fn names(
    conn: &mut Conn,
    state: &State,
    context: &Context<'_>,
    on: NaiveDate,
) -> ApiResult<Names> {
    let slice = Slice {
        limit: NAMES,
        ..Slice::first(i64::from(MAX_LIMIT))
    };
    // A name tells no more than the register does to the one who asks.
    let view = AssociationView {
        on,
        drafts: allows(context.actor, Action::ReadDrafts, Resource::City),
        mine: None,
    };
    let associations = list_associations(conn, &AssociationFilter::default(), &view, &slice)?;
    let curating = OrganizationFilter {
        curates: Some(true),
        ..OrganizationFilter::default()
    };
    let institutions = list_organizations(conn, &curating, on, &slice)?;
    let clock = state.clock.clone();
    Ok(Names {
        categories: all_categories(conn)?
            .into_iter()
            .map(|c| (c.code, c.name))
            .collect(),
        units: all_admin_units(conn)?
            .into_iter()
            .map(|u| (u.code, u.name))
            .collect(),
        districts: all_districts(conn)?
            .into_iter()
            .map(|d| (d.code, d.name))
            .collect(),
        subjects: all_subjects(conn)?
            .into_iter()
            .map(|s| (s.code, s.name))
            .collect(),
        associations: associations.items.into_iter().map(|a| (a.id, a.name)).collect(),
        institutions: institutions
            .items
            .into_iter()
            .map(|o| (o.id, o.short_name))
            .collect(),
        local: Box::new(move |at| at.with_timezone(&clock.zone()).naive_local()),
    })
}
