//! Resolutions of all meetings.

use yew::prelude::*;

use crate::{state::use_words, ui::PageTitle};

/// Loads resolutions.
#[component]
pub fn ResolutionsPage() -> Html {
    let words = use_words();
    html! { <PageTitle title={words.t("resolutions-title")} /> }
}
