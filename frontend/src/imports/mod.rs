//! Being written.
use yew::prelude::*;

/// Page.
#[component]
pub fn ImportsPage() -> Html { html! {} }
/// Page.
#[component]
pub fn NewImportPage() -> Html { html! {} }
/// Properties.
#[derive(Properties, PartialEq)]
pub struct IdProps { /// Id.
 pub id: veche_domain::Id }
/// Page.
#[component]
pub fn ImportPage(_: &IdProps) -> Html { html! {} }
