//! The administrative units as a row of places, gaps shown as empty ones.

use yew::prelude::*;

use crate::state::use_words;

/// A place in the strip.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Unit.
    pub unit: AttrValue,
    /// Who sits there; none is a gap.
    pub names: Vec<AttrValue>,
    /// Number of people when names are not known here.
    pub count: i64,
}

/// Properties of [`Strip`].
#[derive(Properties, PartialEq)]
pub struct StripProps {
    /// What the strip shows.
    pub title: AttrValue,
    /// Places in the order of the city.
    pub places: Vec<Place>,
}

/// Units in a row: filled places, empty ones marked by shape and word.
#[component]
pub fn Strip(props: &StripProps) -> Html {
    let words = use_words();
    let filled = props.places.iter().filter(|p| p.count > 0).count();
    let summary = words.with(
        "strip-summary",
        &[
            ("filled", &filled.to_string()),
            ("all", &props.places.len().to_string()),
        ],
    );
    html! {
        <figure class="veche-strip">
            <figcaption class="veche-strip__title">{ props.title.clone() }{ " · " }{ summary }</figcaption>
            <ul class="veche-strip__list" role="list">
                { for props.places.iter().map(|place| html! {
                    <li key={place.unit.to_string()} class={classes!("veche-place", (place.count == 0).then_some("veche-place--gap"))}>
                        <span class="veche-place__unit">{ place.unit.clone() }</span>
                        <span class="veche-place__who">
                            if place.count == 0 {
                                <span aria-hidden="true">{ "▲ " }</span>{ words.t("strip-gap") }
                            } else if place.names.is_empty() {
                                { words.count("members-count", place.count) }
                            } else {
                                { place.names.iter().map(AttrValue::as_str).collect::<Vec<_>>().join(", ") }
                            }
                        </span>
                    </li>
                }) }
            </ul>
        </figure>
    }
}
