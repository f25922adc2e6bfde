//! Planning a meeting.

use yew::prelude::*;

use crate::{state::use_words, ui::PageTitle};

/// A new meeting.
#[component]
pub fn NewMeetingPage() -> Html {
    let words = use_words();
    html! { <PageTitle title={words.t("meeting-new")} /> }
}
