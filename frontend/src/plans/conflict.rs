//! Both wrote in one place of a plan: the two texts side by side, and a choice for each place.

use std::{collections::BTreeSet, rc::Rc};

use yew::prelude::*;

use super::{
    choices::Lists,
    content::{Content, Head, Place, Spot},
};
use crate::{
    hooks,
    state::{Words, use_words},
    ui::{Button, ButtonKind, Dialog},
};

/// Properties of [`ConflictDialog`].
#[derive(Properties, PartialEq)]
pub struct ConflictDialogProps {
    /// Who saved meanwhile.
    pub who: AttrValue,
    /// Places to choose at.
    pub places: Vec<Place>,
    /// Names of codes.
    pub lists: Rc<Lists>,
    /// Chosen.
    pub tell: Callback<hooks::Event<Content>>,
    /// Put off: the text stays on the device, the question stays open.
    pub onclose: Callback<()>,
}

/// Where two texts differ, in words: «Строка 3, сроки: Семинар».
fn place_name(words: Words, place: &Place) -> String {
    match place.spot {
        Spot::Head(head) => words.code("plan-head", head.key()),
        Spot::Row(_, column) => words.with(
            "plan-place",
            &[
                ("number", &place.number.to_string()),
                ("field", &words.code("plan-col", column.key()).to_lowercase()),
                ("title", place.row.as_deref().unwrap_or_default()),
            ],
        ),
    }
}

fn shown(words: Words, lists: &Lists, spot: Spot, text: &str) -> String {
    let said = match spot {
        Spot::Head(Head::Trends) => text
            .lines()
            .map(|c| lists.name(super::row::Column::Trend, c))
            .collect::<Vec<_>>()
            .join("\n"),
        Spot::Head(_) => text.to_owned(),
        Spot::Row(_, column) => lists.show(words, column, text),
    };
    if said.is_empty() {
        words.t("plan-nothing")
    } else {
        said
    }
}

/// Asks whose text stays at each place.
#[component]
pub fn ConflictDialog(props: &ConflictDialogProps) -> Html {
    let words = use_words();
    let theirs = use_state(BTreeSet::<usize>::new);
    let choose = |at: usize, other: bool| {
        let theirs = theirs.clone();
        Callback::from(move |_: Event| {
            let mut next = (*theirs).clone();
            if other {
                next.insert(at);
            } else {
                next.remove(&at);
            }
            theirs.set(next);
        })
    };
    let finish = {
        let (theirs, places, tell) = (theirs.clone(), props.places.clone(), props.tell.clone());
        Callback::from(move |()| {
            let chosen = places.iter().enumerate().filter(|(at, _)| theirs.contains(at));
            tell.emit(hooks::Event::Chosen(
                chosen.map(|(_, place)| place.spot).collect(),
            ));
        })
    };
    html! {
        <Dialog wide=true title={words.t("plan-conflict")} onclose={props.onclose.clone()}>
            <p>{ words.with("plan-conflict-text", &[("who", &props.who)]) }</p>
            { for props.places.iter().enumerate().map(|(at, place)| {
                let side = |other: bool, label: String, text: &str| {
                    let id = format!("plan-conflict-{at}-{}", if other { "theirs" } else { "mine" });
                    html! {
                        <div class="veche-pair__side">
                            <label class="veche-choice" for={id.clone()}>
                                <input type="radio" {id} name={format!("plan-conflict-{at}")} checked={theirs.contains(&at) == other} onchange={choose(at, other)} />
                                <span>{ label }</span>
                            </label>
                            <p class="veche-quote" lang="ru">{ shown(words, &props.lists, place.spot, text) }</p>
                        </div>
                    }
                };
                html! {
                    <fieldset class="veche-fieldset" key={at}>
                        <legend>{ place_name(words, place) }</legend>
                        <div class="veche-pair">
                            { side(false, words.t("plan-mine"), &place.mine) }
                            { side(true, words.with("plan-theirs", &[("who", &props.who)]), &place.theirs) }
                        </div>
                    </fieldset>
                }
            }) }
            <div class="veche-actions">
                <Button kind={ButtonKind::Primary} label={words.t("plan-conflict-save")} onclick={finish} />
                <Button kind={ButtonKind::Link} label={words.t("plan-conflict-later")} onclick={props.onclose.clone()} />
            </div>
        </Dialog>
    }
}
