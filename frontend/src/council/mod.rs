//! The city scientific-methodical council.

use yew::prelude::*;

/// Page.
#[component]
pub fn CouncilPage() -> Html {
    Html::default()
}
