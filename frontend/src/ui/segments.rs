//! A few ways to look at the same thing, one of which is chosen.

use yew::prelude::*;

use crate::hooks::Choices;

/// Properties of [`Segments`].
#[derive(Properties, PartialEq)]
pub struct SegmentsProps {
    /// What is chosen between.
    pub label: AttrValue,
    /// Values and their names.
    pub choices: Choices,
    /// Value now.
    pub now: AttrValue,
    /// Chosen.
    pub onchoose: Callback<String>,
}

/// Buttons in a row, one pressed.
#[component]
pub fn Segments(props: &SegmentsProps) -> Html {
    html! {
        <div class="veche-segments" role="group" aria-label={props.label.clone()}>
            { for props.choices.iter().map(|(value, name)| {
                let on = *value == props.now;
                let (onchoose, chosen) = (props.onchoose.clone(), value.to_string());
                html! {
                    <button
                        key={value.to_string()} type="button"
                        class={classes!("veche-segment", on.then_some("veche-segment--on"))}
                        aria-pressed={if on { "true" } else { "false" }}
                        onclick={move |_: MouseEvent| onchoose.emit(chosen.clone())}
                    >{ name.clone() }</button>
                }
            }) }
        </div>
    }
}
