//! Both wrote in one place: the two texts side by side, and a choice for each place.

use std::{collections::BTreeSet, rc::Rc};

use veche_domain::{
    Id,
    minutes::{Minutes, MinutesDifference, MinutesField},
};
use yew::prelude::*;

use super::saver::Event;
use crate::{
    state::{Words, use_words},
    ui::{Button, ButtonKind, Dialog},
};

/// Where two texts differ, in words: «Вопрос 2, решили».
pub(super) fn place_name(words: Words, minutes: &Minutes, item: Option<Id>, field: MinutesField) -> String {
    let field = words.code("minutes-field", field.code());
    let at = item.and_then(|id| minutes.headings.iter().position(|h| h.agenda_item_id == id));
    match at {
        Some(at) => words.with(
            "minutes-place",
            &[("number", &(at + 1).to_string()), ("field", &field)],
        ),
        None => field,
    }
}

/// Properties of [`ConflictDialog`].
#[derive(Properties, PartialEq)]
pub struct ConflictDialogProps {
    /// Minutes, for the names of places.
    pub minutes: Rc<Minutes>,
    /// Places to choose at.
    pub places: Vec<MinutesDifference>,
    /// Chosen.
    pub tell: Callback<Event>,
    /// Put off: the text stays on the device, the question stays open.
    pub onclose: Callback<()>,
}

/// Asks whose text stays at each place.
#[component]
pub fn ConflictDialog(props: &ConflictDialogProps) -> Html {
    let words = use_words();
    let taken = use_state(BTreeSet::<usize>::new);
    let choose = |at: usize, theirs: bool| {
        let taken = taken.clone();
        Callback::from(move |_: web_sys::Event| {
            let mut next = (*taken).clone();
            if theirs {
                next.insert(at);
            } else {
                next.remove(&at);
            }
            taken.set(next);
        })
    };
    let finish = {
        let (taken, places) = (taken.clone(), props.places.clone());
        props.tell.reform(move |()| {
            let chosen = places.iter().enumerate().filter(|(at, _)| taken.contains(at));
            Event::Chosen(chosen.map(|(_, d)| (d.agenda_item_id, d.field)).collect())
        })
    };
    let who = props
        .minutes
        .edited_by
        .clone()
        .unwrap_or_else(|| words.t("minutes-other"));
    html! {
        <Dialog title={words.t("minutes-conflict")} onclose={props.onclose.clone()} wide=true>
            <p>{ words.with("minutes-conflict-text", &[("who", &who)]) }</p>
            { for props.places.iter().enumerate().map(|(at, place)| {
                let name = place_name(words, &props.minutes, place.agenda_item_id, place.field);
                let side = |theirs: bool, label: String, text: &str| {
                    let id = format!("conflict-{at}-{}", if theirs { "theirs" } else { "mine" });
                    html! {
                        <div class="veche-pair__side">
                            <label class="veche-choice" for={id.clone()}>
                                <input
                                    type="radio" {id} name={format!("conflict-{at}")} checked={taken.contains(&at) == theirs}
                                    onchange={choose(at, theirs)}
                                />
                                <span>{ label }</span>
                            </label>
                            <p class="veche-quote" lang="ru">{ if text.is_empty() { words.t("minutes-nothing") } else { text.to_owned() } }</p>
                        </div>
                    }
                };
                html! {
                    <fieldset class="veche-fieldset" key={at}>
                        <legend>{ name }</legend>
                        <div class="veche-pair">
                            { side(false, words.t("minutes-mine"), &place.mine) }
                            { side(true, words.with("minutes-theirs", &[("who", &who)]), &place.theirs) }
                        </div>
                    </fieldset>
                }
            }) }
            <div class="veche-actions">
                <Button kind={ButtonKind::Primary} label={words.t("minutes-conflict-save")} onclick={finish} />
                <Button kind={ButtonKind::Link} label={words.t("minutes-conflict-later")} onclick={props.onclose.clone()} />
            </div>
        </Dialog>
    }
}
