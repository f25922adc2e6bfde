//! Being written.
use yew::prelude::*;

/// Page.
#[component]
pub fn HomePage() -> Html { html! {} }
