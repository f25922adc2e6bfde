//! What concerns the meeting as a whole.

use veche_domain::{meetings::Attendance, minutes::MinutesContent};
use yew::prelude::*;

use super::editor::Change;
use crate::{
    state::use_words,
    ui::{Alert, Card, ClauseLink, FreeText, Tone},
};

/// The number that was typed, whatever else was.
fn count_in(text: &str) -> Option<i64> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|n| (0..=100_000).contains(n))
}

#[derive(Properties, PartialEq)]
pub(super) struct WholeProps {
    pub(super) content: MinutesContent,
    pub(super) attendance: Attendance,
    pub(super) remarks: Vec<String>,
    pub(super) edit: Callback<Change>,
}

/// What concerns the meeting as a whole: the own count of those present, and what does not fit.
#[component]
pub(super) fn Whole(props: &WholeProps) -> Html {
    let words = use_words();
    let list = props.attendance;
    let counted = words.with(
        "minutes-counted",
        &[
            ("there", &list.there.to_string()),
            ("voting", &list.voting.to_string()),
        ],
    );
    let onedit = props
        .edit
        .reform(|text: String| -> Change { Box::new(move |c| c.declared = count_in(&text)) });
    html! {
        <Card title={words.t("minutes-head")} actions={html! { <ClauseLink id="VII.7.6" /> }}>
            <FreeText
                id="minutes-declared" label={words.t("minutes-field-declared")} hint={counted}
                value={props.content.declared.map(|n| n.to_string()).unwrap_or_default()} {onedit}
            />
            if !props.remarks.is_empty() {
                <Alert tone={Tone::Warning} title={words.t("minutes-remarks")}>
                    <ul class="veche-list">{ for props.remarks.iter().map(|text| html! { <li>{ text.clone() }</li> }) }</ul>
                </Alert>
            }
        </Card>
    }
}

#[cfg(test)]
mod tests {
    use super::count_in;

    #[test]
    fn a_count_is_read_from_what_people_type() {
        assert_eq!(count_in("12 чел."), Some(12));
        assert_eq!(count_in(""), None);
        assert_eq!(count_in("99999999"), None);
    }
}
