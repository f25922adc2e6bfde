//! The rows of invitees.

use yew::prelude::*;

use super::draft::{GuestDraft, guests_of, put_guests};
use crate::{
    hooks::{Choices, Form, Source, Suggestion, coded},
    state::use_words,
    ui::{Button, ButtonKind, FreePicker, FreeSelect, FreeText, Sign},
};

/// Properties of [`GuestRows`].
#[derive(Properties, PartialEq)]
pub(super) struct GuestRowsProps {
    pub(super) form: Form,
    /// Whether it is known who came.
    pub(super) past: bool,
}

fn change<T: 'static>(form: &Form, how: impl Fn(&mut Vec<GuestDraft>, T) + 'static) -> Callback<T> {
    let form = form.clone();
    Callback::from(move |value: T| {
        let mut guests = guests_of(&form);
        how(&mut guests, value);
        put_guests(&form, &guests);
    })
}

/// Who is invited: no members, no votes.
#[component]
pub(super) fn GuestRows(props: &GuestRowsProps) -> Html {
    let words = use_words();
    let form = &props.form;
    let guests = guests_of(form);
    let add = change(form, |guests, ()| guests.push(GuestDraft::default()));
    let take = change(form, |guests, choice: Option<Suggestion>| {
        if let Some(choice) = choice {
            guests.push(GuestDraft {
                name: choice.label,
                note: choice.note,
                person_id: choice.id.parse().ok(),
                came: None,
            });
        }
    });
    let came = coded(words, "invitee-came", ["yes", "no"].into_iter());
    html! {
        <fieldset class="veche-fieldset">
            <legend>{ words.t("meeting-invitees") }</legend>
            <p class="veche-field__hint">{ words.t("meeting-invitees-about") }</p>
            { for guests.iter().enumerate().map(|(at, guest)| row(words, props, (at, guest), &came)) }
            <FreePicker id="invitee-add" label={words.t("meeting-invitee-register")} source={Source::People} onchoose={take} />
            <div><Button sign={Some(Sign::Add)} label={words.t("meeting-invitee-add")} onclick={add} /></div>
        </fieldset>
    }
}

fn row(
    words: crate::state::Words,
    props: &GuestRowsProps,
    (at, guest): (usize, &GuestDraft),
    came: &Choices,
) -> Html {
    let form = &props.form;
    let id = |what: &str| AttrValue::from(format!("field-invitees-{at}-{what}"));
    let error = |what: &str| {
        let pointer = format!("/invitees/{at}/{what}");
        form.error(&pointer).map(|text| AttrValue::from(text.to_owned()))
    };
    let set = |how: fn(&mut GuestDraft, String)| {
        change(form, move |guests, text: String| {
            if let Some(guest) = guests.get_mut(at) {
                how(guest, text);
            }
        })
    };
    let remove = change(form, move |guests, ()| {
        if at < guests.len() {
            guests.remove(at);
        }
    });
    let name = if guest.name.trim().is_empty() {
        (at + 1).to_string()
    } else {
        guest.name.clone()
    };
    html! {
        <div class="veche-guest" key={at}>
            <div class="veche-form__two">
                <FreeText id={id("name")} label={words.t("meeting-invitee-name")} value={guest.name.clone()} error={error("name")} onedit={set(|g, text| g.name = text)} />
                <FreeText id={id("note")} label={words.t("meeting-invitee-note")} value={guest.note.clone()} error={error("note")} onedit={set(|g, text| g.note = text)} />
                if props.past {
                    <FreeSelect
                        id={id("came")} label={words.t("meeting-invitee-came")} choices={came.clone()} empty={Some(AttrValue::from(words.t("not-known")))}
                        value={match guest.came { Some(true) => "yes", Some(false) => "no", None => "" }}
                        onedit={set(|g, code| g.came = match code.as_str() { "yes" => Some(true), "no" => Some(false), _ => None })}
                    />
                }
            </div>
            <Button kind={ButtonKind::Plain} sign={Some(Sign::Close)} label={words.with("meeting-invitee-remove", &[("name", &name)])} onclick={remove} />
        </div>
    }
}
