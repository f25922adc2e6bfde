//! Setting an election up: for which office, how votes are taken, who stands.

use std::rc::Rc;

use veche_domain::{
    Id,
    associations::Office,
    elections::{CreateElection, NewElection, VoteMode},
    meetings::{AgendaItem, AgendaKind, Meeting},
};
use yew::prelude::*;

use super::{
    candidates::{Standing, Standings},
    naming::clause,
};
use crate::{
    api::Request,
    hooks::{Field, Form, Kind, coded, use_form, use_mutation, use_refusal},
    state::use_words,
    ui::{ClauseLink, Dialog, FormFrame, SelectField},
};

static FIELDS: &[Field] = &[
    Field::needed("/meeting_id"),
    Field::needed("/office"),
    Field::needed("/mode"),
    Field::text("/agenda_item_id"),
    Field::of("/candidates", Kind::List),
];
/// Names beside the numbers: a draft on the device knows no register.
const NAMES: &str = "#names";

/// Items of the agenda that an election can stand under.
fn free_items(meeting: &Meeting) -> impl Iterator<Item = &AgendaItem> {
    let items = meeting.agenda.iter();
    items.filter(|i| i.kind == AgendaKind::Election && i.election_id.is_none())
}

fn standing(form: &Form) -> Vec<Standing> {
    let ids = form.get("/candidates").lines();
    ids.zip(form.get(NAMES).lines())
        .filter_map(|(id, name)| Some((id.parse().ok()?, name.to_owned())))
        .collect()
}

/// Properties of [`SetupForm`].
#[derive(Properties, PartialEq)]
pub struct SetupFormProps {
    /// Meeting.
    pub meeting: Rc<Meeting>,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Sets an election up.
#[component]
pub fn SetupForm(props: &SetupFormProps) -> Html {
    let words = use_words();
    let meeting = &props.meeting;
    let form = use_form(FIELDS, Some(format!("election-{}", meeting.id)), || {
        let item = free_items(meeting).next();
        let office = item.and_then(|i| i.office).unwrap_or(Office::Leader);
        vec![
            ("/meeting_id", meeting.id.to_string()),
            ("/office", office.code().to_owned()),
            ("/mode", VoteMode::ByName.code().to_owned()),
            (
                "/agenda_item_id",
                item.map(|i| i.id.to_string()).unwrap_or_default(),
            ),
        ]
    });
    let then = {
        let (form, onclose) = (form.clone(), props.onclose.clone());
        Callback::from(move |_| {
            form.reset();
            onclose.emit(());
        })
    };
    let mutation = use_mutation::<CreateElection>(Some(words.t("election-created").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run) = (form.clone(), mutation.run.clone());
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewElection>() {
                run.emit(Request::default().body(body));
            }
        })
    };
    let onedit = {
        let form = form.clone();
        Callback::from(move |people: Vec<Standing>| {
            let lines = |of: fn(&Standing) -> String| people.iter().map(of).collect::<Vec<_>>().join("\n");
            form.set("/candidates", lines(|(id, _)| id.to_string()));
            form.set(NAMES, lines(|(_, name)| name.clone()));
        })
    };
    let office = form.get("/office").parse().unwrap_or(Office::Leader);
    let items: Vec<(AttrValue, AttrValue)> = free_items(meeting)
        .map(|i| (i.id.to_string().into(), i.title.clone().into()))
        .collect();
    let elected = [Office::Leader, Office::Secretary];
    let chosen: Option<Id> = form.get("/agenda_item_id").parse().ok();
    html! {
        <Dialog title={words.t("election-setup")} onclose={props.onclose.clone()} wide=true>
            <p class="veche-muted">{ words.t("election-rule") }{ " " }<ClauseLink id={clause(office)} /></p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("election-setup")} {onsubmit} oncancel={props.onclose.clone()}>
                <div class="veche-form__two">
                    <SelectField form={form.clone()} name="/office" label={words.t("election-office")} choices={coded(words, "office", elected.iter().map(|o| o.code()))} />
                    <SelectField
                        form={form.clone()} name="/mode" label={words.t("election-mode")} hint={words.t("election-mode-hint")}
                        choices={coded(words, "vote-mode", VoteMode::ALL.iter().map(|m| m.code()))}
                    />
                </div>
                if !items.is_empty() || chosen.is_some() {
                    <SelectField form={form.clone()} name="/agenda_item_id" label={words.t("election-item")} choices={Rc::new(items)} />
                }
                <h3>{ words.t("candidates") }</h3>
                if let Some(error) = form.error("/candidates") { <p class="veche-field__error">{ error.to_owned() }</p> }
                <Standings body={meeting.body.clone()} {office} on={meeting.date} people={standing(&form)} {onedit} />
            </FormFrame>
        </Dialog>
    }
}
