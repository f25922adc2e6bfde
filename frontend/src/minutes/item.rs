//! One item of the agenda in the editor: what was heard, who spoke, what was resolved.

use std::rc::Rc;

use veche_domain::minutes::{Minutes, MinutesHeading, MinutesItem, ResolutionText, resolution_number};
use yew::prelude::*;

use super::naming::{responsible, vote_lines};
use crate::{
    hooks::{Source, Suggestion},
    state::use_words,
    ui::{Button, ButtonKind, FreeDate, FreeName, GrowArea, Sign},
};

/// Identifier of a control of an item, for focus.
pub(super) fn control(at: usize, what: &str) -> String {
    format!("minutes-{at}-{what}")
}

/// A resolution that waits for its text.
pub(super) const fn blank() -> ResolutionText {
    ResolutionText {
        id: None,
        text: String::new(),
        responsible_id: None,
        responsible: None,
        due_on: None,
    }
}

/// Properties of [`ItemEditor`].
#[derive(Properties, PartialEq)]
pub(super) struct ItemEditorProps {
    /// Place in the agenda, from nought.
    pub(super) at: usize,
    /// Minutes, for names of the register.
    pub(super) minutes: Rc<Minutes>,
    /// Heading; none for what the agenda lost.
    pub(super) heading: Option<Rc<MinutesHeading>>,
    /// Text.
    pub(super) item: MinutesItem,
    /// What should be looked at.
    pub(super) remarks: Vec<String>,
    /// Changed.
    pub(super) onedit: Callback<MinutesItem>,
    /// One more resolution is asked for.
    pub(super) onadd: Callback<usize>,
    /// The neighbour is asked for: the next one, or the one before.
    pub(super) onmove: Callback<(usize, bool)>,
}

/// An item.
#[component]
pub(super) fn ItemEditor(props: &ItemEditorProps) -> Html {
    let words = use_words();
    let (at, item) = (props.at, &props.item);
    let change = |how: fn(&mut MinutesItem, String)| {
        let (item, onedit) = (item.clone(), props.onedit.clone());
        Callback::from(move |text: String| {
            let mut next = item.clone();
            how(&mut next, text);
            onedit.emit(next);
        })
    };
    let onrow = {
        let (item, onedit) = (item.clone(), props.onedit.clone());
        Callback::from(move |(place, row): (usize, Option<ResolutionText>)| {
            let mut next = item.clone();
            match row {
                Some(row) => {
                    if let Some(old) = next.resolutions.get_mut(place) {
                        *old = row;
                    }
                }
                None if place < next.resolutions.len() => {
                    next.resolutions.remove(place);
                }
                None => {}
            }
            onedit.emit(next);
        })
    };
    let onkeydown = {
        let (onadd, onmove) = (props.onadd.clone(), props.onmove.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                onadd.emit(at);
            }
            key @ ("ArrowDown" | "ArrowUp") if event.alt_key() => {
                event.prevent_default();
                onmove.emit((at, key == "ArrowDown"));
            }
            _ => {}
        })
    };
    let add = props.onadd.reform(move |()| at);
    let title = match &props.heading {
        Some(heading) => format!("{}. {}", at + 1, heading.title),
        None => words.t("minutes-item-lost"),
    };
    html! {
        <section class="veche-item" aria-label={title.clone()} {onkeydown}>
            <h3>{ title }</h3>
            if props.heading.is_none() {
                <p class="veche-muted">{ words.t("minutes-item-lost-text") }</p>
            }
            { for props.heading.iter().flat_map(|h| vote_lines(h)).map(|line| html! { <p class="veche-muted" lang="ru">{ line }</p> }) }
            <GrowArea id={control(at, "heard")} label={words.t("minutes-field-heard")} value={item.heard.clone()} onedit={change(|i, text| i.heard = text)} />
            <GrowArea
                id={control(at, "spoke")} label={words.t("minutes-field-spoke")} hint={words.t("minutes-spoke-hint")} least=1
                value={item.spoke.clone()} onedit={change(|i, text| i.spoke = text)}
            />
            <div class="veche-stack" role="group" aria-label={words.t("minutes-field-resolved")}>
                <p class="pf-v6-c-form__label">{ words.t("minutes-field-resolved") }</p>
                { for item.resolutions.iter().enumerate().map(|(place, row)| html! {
                    <RowEditor key={place} minutes={props.minutes.clone()} {at} {place} row={row.clone()} onrow={onrow.clone()} />
                }) }
                <div><Button sign={Some(Sign::Add)} label={words.t("minutes-resolution-add")} onclick={add} /></div>
            </div>
            { for props.remarks.iter().map(|text| html! { <p class="veche-remark"><span aria-hidden="true">{ "! " }</span>{ text.clone() }</p> }) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct RowEditorProps {
    minutes: Rc<Minutes>,
    at: usize,
    place: usize,
    row: ResolutionText,
    onrow: Callback<(usize, Option<ResolutionText>)>,
}

/// A resolution: its text, who is responsible, by when.
#[component]
fn RowEditor(props: &RowEditorProps) -> Html {
    let words = use_words();
    let RowEditorProps {
        minutes,
        at,
        place,
        row,
        onrow,
    } = props;
    let (at, place) = (*at, *place);
    let number = resolution_number(at, place);
    let id = |what: &str| control(at, &format!("{place}-{what}"));
    let set = |how: fn(&mut ResolutionText, String)| {
        let (row, onrow) = (row.clone(), onrow.clone());
        Callback::from(move |text: String| {
            let mut next = row.clone();
            how(&mut next, text);
            onrow.emit((place, Some(next)));
        })
    };
    let onchoose = {
        let (row, onrow) = (row.clone(), onrow.clone());
        Callback::from(move |person: Suggestion| {
            let next = ResolutionText {
                responsible_id: person.id.parse().ok(),
                // The name stays beside the number: a draft on the device knows no register.
                responsible: Some(person.label),
                ..row.clone()
            };
            onrow.emit((place, Some(next)));
        })
    };
    let remove = onrow.reform(move |()| (place, None));
    let due = row.due_on.map(|d| d.to_string()).unwrap_or_default();
    html! {
        <div class="veche-resolution" role="group" aria-label={words.with("minutes-resolution", &[("number", &number)])}>
            <span class="veche-resolution__number" aria-hidden="true">{ number.clone() }</span>
            <div class="veche-resolution__text">
                <GrowArea
                    id={id("text")} label={words.with("minutes-resolution", &[("number", &number)])} quiet=true least=1
                    value={row.text.clone()} onedit={set(|r, text| r.text = text)}
                />
                <div class="veche-form__two">
                    <FreeName
                        id={id("who")} label={words.t("minutes-responsible")} value={responsible(row, minutes).unwrap_or_default()}
                        chosen={row.responsible_id.is_some()} source={Source::People} {onchoose}
                        ontext={set(|r, text| {
                            r.responsible = Some(text).filter(|t| !t.is_empty());
                            r.responsible_id = None;
                        })}
                    />
                    <FreeDate id={id("due")} label={words.t("minutes-due")} value={due} onedit={set(|r, text| r.due_on = text.parse().ok())} />
                </div>
            </div>
            <Button
                kind={ButtonKind::Plain} sign={Some(Sign::Close)}
                label={words.with("minutes-resolution-remove", &[("number", &number)])} onclick={remove}
            />
        </div>
    }
}
