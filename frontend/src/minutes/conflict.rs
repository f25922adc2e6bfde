//! Both wrote in one place: the two texts side by side, and a choice for each place.

use std::{collections::BTreeMap, rc::Rc};

use veche_domain::{
    Id,
    minutes::{Minutes, MinutesDifference, MinutesField},
};
use yew::prelude::*;

use super::{
    merge::{Choice, joins},
    saver::Event,
};
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
    let chosen = use_state(BTreeMap::<usize, Choice>::new);
    let choose = |at: usize, choice: Option<Choice>| {
        let chosen = chosen.clone();
        Callback::from(move |_: web_sys::Event| {
            let mut next = (*chosen).clone();
            match choice {
                Some(choice) => next.insert(at, choice),
                None => next.remove(&at),
            };
            chosen.set(next);
        })
    };
    let finish = {
        let (chosen, places) = (chosen.clone(), props.places.clone());
        props.tell.reform(move |()| {
            let places = places.iter().enumerate();
            let said = places
                .filter_map(|(at, d)| chosen.get(&at).map(|choice| (d.agenda_item_id, d.field, *choice)));
            Event::Chosen(said.collect())
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
                let now = chosen.get(&at).copied();
                let option = |choice: Option<Choice>, label: String| {
                    let id = format!("conflict-{at}-{}", match choice {
                        None => "mine",
                        Some(Choice::Theirs) => "theirs",
                        Some(Choice::Both) => "both",
                    });
                    html! {
                        <label class="veche-choice" for={id.clone()}>
                            <input
                                type="radio" {id} name={format!("conflict-{at}")} checked={now == choice}
                                onchange={choose(at, choice)}
                            />
                            <span>{ label }</span>
                        </label>
                    }
                };
                let side = |choice: Option<Choice>, label: String, text: &str| {
                    html! {
                        <div class="veche-pair__side">
                            { option(choice, label) }
                            <p class="veche-quote" lang="ru">{ if text.is_empty() { words.t("minutes-nothing") } else { text.to_owned() } }</p>
                        </div>
                    }
                };
                html! {
                    <fieldset class="veche-fieldset" key={at}>
                        <legend>{ name }</legend>
                        <div class="veche-pair">
                            { side(None, words.t("minutes-mine"), &place.mine) }
                            { side(Some(Choice::Theirs), words.with("minutes-theirs", &[("who", &who)]), &place.theirs) }
                        </div>
                        if joins(place.field) {
                            { option(Some(Choice::Both), words.t("minutes-both")) }
                        }
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
