//! What the signed-in person was told.

use yew::prelude::*;

/// Page.
#[component]
pub fn NoticesPage() -> Html {
    Html::default()
}
