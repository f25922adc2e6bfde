//! The composition an association has now, loaded for the items that start from it.

use veche_domain::{
    Id,
    associations::{ListMemberships, Membership},
};
use yew::prelude::*;

use crate::{
    api::Query,
    hooks::{ListState, use_list},
};

/// Members of an association today: in force, and proposed.
#[hook]
pub(super) fn use_present(association: Id) -> ListState<Membership> {
    let query = Query::of([("limit", "200".to_owned())]);
    use_list::<ListMemberships, Membership>(&[association.to_string()], query)
}
