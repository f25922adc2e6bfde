//! The list of meetings.

use yew::prelude::*;

use crate::{state::use_words, ui::PageTitle};

/// Loads the list.
#[component]
pub fn MeetingsPage() -> Html {
    let words = use_words();
    html! { <PageTitle title={words.t("nav-meetings")} /> }
}
