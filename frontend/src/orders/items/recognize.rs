//! Thanks and awards: who, and for what (VIII.8.1).

use veche_domain::orders::Recognized;
use yew::prelude::*;

use super::ItemProps;
use crate::{
    hooks::Source,
    state::use_words,
    ui::{Button, ButtonKind, FreePicker, FreeText, Sign},
};

/// Fields of a recognition.
#[component]
pub(super) fn RecognizeItem(props: &ItemProps) -> Html {
    let words = use_words();
    let item = &props.item;
    html! {
        <>
            <FreeText
                id={props.id("award")} label={words.t("item-award")} hint={words.t("item-award-hint")}
                value={item.says.clone()} onedit={props.setter(|item, text| item.says = text)}
            />
            <ul class="veche-chosen">
                { for item.people.iter().enumerate().map(|(at, person)| {
                    let name = props.name(person.person_id);
                    html! {
                        <li key={person.person_id.to_string()}>
                            <FreeText
                                id={props.id(&format!("merit-{at}"))} label={words.with("item-merit", &[("name", &name)])}
                                value={person.merit.clone().unwrap_or_default()}
                                onedit={props.setter(move |item, text: String| {
                                    if let Some(person) = item.people.get_mut(at) {
                                        person.merit = Some(text).filter(|t| !t.is_empty());
                                    }
                                })}
                            />
                            <Button
                                kind={ButtonKind::Plain} sign={Some(Sign::Close)}
                                label={format!("{}: {name}", words.t("remove"))}
                                onclick={props.setter(move |item, ()| {
                                    if at < item.people.len() {
                                        item.people.remove(at);
                                    }
                                })}
                            />
                        </li>
                    }
                }) }
            </ul>
            <FreePicker
                id={props.id("person")} label={words.t("item-add-person")} source={Source::People}
                onchoose={props.chooser(|item, id| {
                    let known = |id| item.people.iter().any(|p| p.person_id == id);
                    if let Some(person_id) = id.filter(|id| !known(*id)) {
                        item.people.push(Recognized { person_id, merit: None });
                    }
                })}
            />
        </>
    }
}
