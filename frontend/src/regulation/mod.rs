//! Being written.
use yew::prelude::*;

/// Page.
#[component]
pub fn RegulationPage() -> Html { html! {} }
