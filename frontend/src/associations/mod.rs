//! Professional associations: register, page, forms.

mod list;

pub use list::{AssociationsPage, AssociationsView};
use yew::prelude::*;

/// Properties.
#[derive(Properties, PartialEq)]
pub struct AssociationPageProps { /// Id.
 pub id: veche_domain::Id,
/// Tab.
 pub tab: AttrValue }
/// Page.
#[component]
pub fn AssociationPage(_: &AssociationPageProps) -> Html { html! {} }
/// Page.
#[component]
pub fn NewAssociationPage() -> Html { html! {} }
