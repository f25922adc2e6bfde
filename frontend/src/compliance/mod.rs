//! Who owes what by the regulation.

use yew::prelude::*;

/// Page.
#[component]
pub fn CompliancePage() -> Html {
    Html::default()
}
