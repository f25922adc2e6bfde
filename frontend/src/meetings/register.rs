//! A participant registers by the word of the meeting.

use veche_domain::Id;
use yew::prelude::*;

use crate::{state::use_words, ui::PageTitle};

/// Properties of [`RegisterPage`].
#[derive(Properties, PartialEq)]
pub struct RegisterPageProps {
    /// Meeting.
    pub id: Id,
}

/// Registers the signed-in participant.
#[component]
pub fn RegisterPage(_: &RegisterPageProps) -> Html {
    let words = use_words();
    html! { <PageTitle title={words.t("meeting-register")} /> }
}
