//! Being written.
use yew::prelude::*;

/// Page.
#[component]
pub fn OrganizationsPage() -> Html { html! {} }
/// Page.
#[component]
pub fn NewOrganizationPage() -> Html { html! {} }
/// Properties.
#[derive(Properties, PartialEq)]
pub struct IdProps { /// Id.
 pub id: veche_domain::Id }
/// Page.
#[component]
pub fn OrganizationPage(_: &IdProps) -> Html { html! {} }
