//! Being written.
use yew::prelude::*;

/// Page.
#[component]
pub fn JournalPage() -> Html { html! {} }
