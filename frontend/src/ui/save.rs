//! How far a text is that saves by itself.

use chrono::{DateTime, Utc};
use yew::prelude::*;

use super::{Mark, State};
use crate::{hooks::Standing, state::use_words};

/// Properties of [`SaveMark`].
#[derive(Properties, PartialEq)]
pub struct SaveMarkProps {
    /// How far it is.
    pub standing: Standing,
    /// When the server saved last.
    #[prop_or_default]
    pub saved_at: Option<DateTime<Utc>>,
    /// What is said while the server has nothing yet.
    pub begins: AttrValue,
}

/// How far a text is, in words; readers of the screen hear each change.
#[component]
pub fn SaveMark(props: &SaveMarkProps) -> Html {
    let words = use_words();
    let (state, text) = match (props.standing, props.saved_at) {
        (Standing::Saved, Some(at)) => (
            State::Met,
            words.with("save-saved-at", &[("when", &words.lately(at))]),
        ),
        (Standing::Saved, None) => (State::Met, props.begins.to_string()),
        (Standing::Busy, _) => (State::Due, words.t("save-saving")),
        (Standing::Offline, _) => (State::Overdue, words.t("save-offline")),
        (Standing::SignedOut, _) => (State::Overdue, words.t("save-signed-out")),
        (Standing::Conflict, _) => (State::Overdue, words.t("save-conflict")),
        (Standing::Refused, _) => (State::Overdue, words.t("save-refused")),
    };
    html! { <span role="status"><Mark {state} label={text} /></span> }
}
