//! Being written.
use yew::prelude::*;

/// Page.
#[component]
pub fn PeoplePage() -> Html { html! {} }
/// Page.
#[component]
pub fn NewPersonPage() -> Html { html! {} }
/// Page.
#[component]
pub fn DuplicatesPage() -> Html { html! {} }
/// Properties.
#[derive(Properties, PartialEq)]
pub struct PersonPageProps { /// Id.
 pub id: veche_domain::Id,
/// Tab.
 pub tab: AttrValue }
/// Page.
#[component]
pub fn PersonPage(_: &PersonPageProps) -> Html { html! {} }
