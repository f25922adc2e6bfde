//! Controls for writing at length: an area that grows with its text, and a name from the register or as written.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::{
    free::{Frame, described},
    picker::Combo,
};
use crate::hooks::{Source, Suggestion};

/// Letters that stand in a line of the area on a narrow screen.
const LINE: usize = 42;
/// Lines shown at most; a longer text scrolls.
const MOST: usize = 30;

/// Lines a text takes, each break and each full line counted, within bounds.
fn lines(text: &str, least: usize) -> usize {
    let taken: usize = text.split('\n').map(|l| l.chars().count() / LINE + 1).sum();
    taken.clamp(least, MOST.max(least))
}

/// Properties of [`GrowArea`].
#[derive(Properties, PartialEq)]
pub struct GrowAreaProps {
    /// Identifier of the control, one on the page.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// Whether the label is heard only, since what stands beside it says the same.
    #[prop_or_default]
    pub quiet: bool,
    /// Hint under the control.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Lines of an empty area.
    #[prop_or(2)]
    pub least: usize,
    /// Text.
    pub value: AttrValue,
    /// Typed.
    pub onedit: Callback<String>,
}

/// Several lines of text; the area grows with them.
#[component]
pub fn GrowArea(props: &GrowAreaProps) -> Html {
    let onedit = props.onedit.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        onedit.emit(event.target_unchecked_into::<HtmlTextAreaElement>().value());
    });
    let (error, hint) = (props.error.is_some(), props.hint.is_some());
    html! {
        <Frame id={props.id.clone()} label={props.label.clone()} hint={props.hint.clone()} error={props.error.clone()} quiet={props.quiet}>
            <span class={classes!("pf-v6-c-form-control", "veche-grow", error.then_some("pf-m-error"))}>
                <textarea
                    id={props.id.clone()} rows={lines(&props.value, props.least).to_string()} value={props.value.clone()}
                    aria-invalid={error.then_some("true")} aria-describedby={described(&props.id, error, hint)} {oninput}
                />
            </span>
        </Frame>
    }
}

/// Properties of [`FreeName`].
#[derive(Properties, PartialEq)]
pub struct FreeNameProps {
    /// Identifier of the control, one on the page.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// Name as it stands.
    pub value: AttrValue,
    /// Whether it is one of the register.
    pub chosen: bool,
    /// Register.
    pub source: Source,
    /// Typed: a name as written.
    pub ontext: Callback<String>,
    /// Chosen from the register.
    pub onchoose: Callback<Suggestion>,
}

/// A name: chosen from the register by two letters, or left as it is written.
#[component]
pub fn FreeName(props: &FreeNameProps) -> Html {
    html! {
        <Frame id={props.id.clone()} label={props.label.clone()}>
            <Combo
                id={props.id.clone()} text={props.value.clone()} chosen={props.chosen} source={props.source}
                ontext={props.ontext.clone()} onchoose={props.onchoose.clone()}
            />
        </Frame>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_has_room_for_its_text_and_no_end_of_it() {
        assert_eq!(lines("", 2), 2);
        assert_eq!(lines("а\nб\nв", 2), 3);
        assert_eq!(lines(&"а".repeat(LINE * 4), 2), 5);
        assert_eq!(lines(&"а\n".repeat(200), 2), MOST);
    }
}
