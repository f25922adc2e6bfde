//! Filling an office: the verdict is shown fact by fact before anything is saved.

use std::rc::Rc;

use veche_domain::{
    Id,
    associations::{Association, CheckEligibility, FillOffice, NewOffice, Office, Verdict},
    orders::BasisKind,
    people::PersonRow,
};
use yew::prelude::*;

use super::{Candidates, overview::clause_of};
use crate::{
    api::{Query, Reply, Request},
    hooks::{Field, Source, use_form, use_mutation, use_refusal, use_resource},
    state::use_words,
    ui::{
        BasisFields, Button, ClauseLink, DateField, Dialog, FaultAlert, FormFrame, Mark, Picker, Skeleton,
        State,
    },
};

static FIELDS: &[Field] = &[
    Field::needed("/office"),
    Field::needed("/person_id"),
    Field::needed("/from"),
    Field::text("/basis/kind"),
    Field::needed("/basis/number"),
    Field::needed("/basis/date"),
    Field::text("/basis/note"),
];

/// Properties of [`OfficeForm`].
#[derive(Properties, PartialEq)]
pub struct OfficeFormProps {
    /// Association.
    pub association: Rc<Association>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Office.
    pub office: Office,
    /// Whether it opens with the list of those who may hold the office.
    #[prop_or_default]
    pub picking: bool,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Puts a person into an office.
#[component]
pub fn OfficeForm(props: &OfficeFormProps) -> Html {
    let words = use_words();
    let office = props.office;
    // Leader and secretary are elected, the curator is appointed: each by a paper of its own.
    let kinds: &'static [BasisKind] = if office == Office::Curator {
        &[BasisKind::InstitutionOrder]
    } else {
        &[BasisKind::Minutes]
    };
    let today = words.today.to_string();
    let form = use_form(
        FIELDS,
        Some(format!("office-{}-{office}", props.association.id)),
        || {
            let kind = kinds.first().map_or("", |k| k.code()).to_owned();
            vec![
                ("/office", office.code().to_owned()),
                ("/from", today),
                ("/basis/kind", kind),
            ]
        },
    );
    let then = {
        let (form, onclose) = (form.clone(), props.onclose.clone());
        Callback::from(move |_: Rc<Reply<Association>>| {
            form.reset();
            onclose.emit(());
        })
    };
    let mutation = use_mutation::<FillOffice>(Some(words.t("office-filled").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = props.association.id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewOffice>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    let opening = props.picking;
    let picking = use_state(move || opening);
    let pick = {
        let picking = picking.clone();
        Callback::from(move |()| picking.set(true))
    };
    let close_picking = {
        let picking = picking.clone();
        Callback::from(move |()| picking.set(false))
    };
    let choose = {
        let (form, close) = (form.clone(), close_picking.clone());
        Callback::from(move |row: Rc<PersonRow>| {
            form.set("/person_id", row.id.to_string());
            form.set("#person", row.full_name.clone());
            close.emit(());
        })
    };
    let day = form.get("/from").parse().unwrap_or(words.today);
    let person = form.get("/person_id").parse::<Id>().ok();
    let on = AttrValue::from(form.get("/from").to_owned());
    html! {
        <>
            <Dialog title={words.code("office-fill", office.code())} onclose={props.onclose.clone()} wide=true>
                <p class="veche-muted">
                    { words.code("office-rule", office.code()) }{ " " }<ClauseLink id={clause_of(office)} />
                </p>
                <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("save")} {onsubmit} oncancel={props.onclose.clone()}>
                    <Picker form={form.clone()} name="/person_id" shown="#person" label={words.t("person")} source={Source::People} />
                    <div class="veche-actions">
                        <Button label={words.t("candidates-open")} onclick={pick} />
                    </div>
                    <DateField form={form.clone()} name="/from" label={words.t("from")} hint={words.t("office-from-hint")} />
                    if let Some(person) = person {
                        <Eligibility key={format!("{person}{on}")} association={props.association.id} {person} {office} on={on.clone()} />
                    }
                    <BasisFields form={form.clone()} {kinds} hint={words.code("office-paper", office.code())} />
                </FormFrame>
            </Dialog>
            if *picking {
                <Candidates association={props.association.clone()} {office} on={day} onchoose={choose} onclose={close_picking} />
            }
        </>
    }
}

/// Properties of [`Eligibility`].
#[derive(Properties, PartialEq)]
pub struct EligibilityProps {
    /// Association.
    pub association: Id,
    /// Who.
    pub person: Id,
    /// Office.
    pub office: Office,
    /// The day.
    pub on: AttrValue,
}

/// Asks whether the person may hold the office on the date.
#[component]
pub fn Eligibility(props: &EligibilityProps) -> Html {
    let query = Query::of([
        ("person_id", props.person.to_string()),
        ("office", props.office.code().to_owned()),
        ("on", props.on.to_string()),
    ]);
    let resource = use_resource::<CheckEligibility>(&[props.association.to_string()], query);
    html! {
        if let Some(fault) = resource.fault.clone() {
            <FaultAlert {fault} retry={resource.retry.clone()} />
        } else if let Some(verdict) = resource.data() {
            <VerdictView verdict={verdict.clone()} />
        } else {
            <Skeleton lines=3 />
        }
    }
}

/// Properties of [`VerdictView`].
#[derive(Properties, PartialEq)]
pub struct VerdictViewProps {
    /// Verdict.
    pub verdict: Verdict,
}

/// A verdict, fact by fact: what is met, what is not, what would cure it.
#[component]
pub fn VerdictView(props: &VerdictViewProps) -> Html {
    let words = use_words();
    let verdict = &props.verdict;
    let warned = verdict.reasons.iter().any(|r| !r.met);
    let (state, key) = match (verdict.allowed, warned) {
        (true, false) => (State::Met, "verdict-allowed"),
        (true, true) => (State::Due, "verdict-warned"),
        (false, _) => (State::Overdue, "verdict-refused"),
    };
    html! {
        <section class="veche-verdict" aria-live="polite">
            <h3><Mark {state} label={words.t(key)} /></h3>
            <ul>
                { for verdict.reasons.iter().enumerate().map(|(index, reason)| {
                    let state = match (reason.met, reason.binding) {
                        (true, _) => State::Met,
                        (false, false) => State::Due,
                        (false, true) => State::Overdue,
                    };
                    let label = match state {
                        State::Met => "reason-met",
                        State::Due => "reason-warning",
                        _ => "reason-refused",
                    };
                    html! {
                        <li key={index} class="veche-verdict__fact">
                            <Mark {state} label={words.t(label)} />
                            <span>
                                { reason.fact.clone() }{ " " }<ClauseLink id={reason.clause.clone()} />
                                if let Some(cure) = &reason.cure {
                                    <span class="veche-verdict__cure">{ cure.clone() }</span>
                                }
                            </span>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}
