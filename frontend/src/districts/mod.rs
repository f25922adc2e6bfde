//! Being written.
use yew::prelude::*;

/// Page.
#[component]
pub fn DistrictsPage() -> Html { html! {} }
/// Properties.
#[derive(Properties, PartialEq)]
pub struct IdProps { /// Id.
 pub id: veche_domain::Id }
/// Page.
#[component]
pub fn DistrictPage(_: &IdProps) -> Html { html! {} }
