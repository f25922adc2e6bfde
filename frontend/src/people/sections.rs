//! Parts of a person's page: associations, employments, categories, tenure.

use std::rc::Rc;

use veche_domain::{
    Id,
    associations::MembershipState,
    people::{Employment, Person, Qualification, RemoveEmployment, RemoveQualification},
};
use yew::prelude::*;

use super::record_forms::EmploymentChange;
use crate::{
    api::{Reply, Request},
    hooks::{Choices, name_of, use_mutation},
    routes::Route,
    state::use_words,
    ui::{Badge, BasisLink, Button, ButtonKind, Card, ClauseLink, Confirm, Facts, Link, Mark, State, fact},
};

/// Properties of [`Associations`] and [`TenureSection`].
#[derive(Properties, PartialEq)]
pub(super) struct PersonProps {
    pub(super) person: Rc<Person>,
}

/// Offices, memberships and district roles.
#[component]
pub(super) fn Associations(props: &PersonProps) -> Html {
    let words = use_words();
    let person = &props.person;
    let nothing =
        person.offices.is_empty() && person.memberships.is_empty() && person.district_roles.is_empty();
    html! {
        <Card title={words.t("person-associations")}>
            if nothing {
                <p class="veche-muted">{ words.t("person-associations-empty") }</p>
            }
            <ul class="veche-life">
                { for person.offices.iter().map(|o| html! {
                    <li key={o.id.to_string()}>
                        <Badge strong=true label={words.code("office", o.office.code())} />{ " " }
                        <Link to={Route::Association { id: o.association_id }}>{ o.association_name.clone() }</Link>
                        <span class="veche-muted">{ words.span(o.from, o.until) }</span>
                    </li>
                }) }
                { for person.memberships.iter().map(|m| html! {
                    <li key={m.id.to_string()}>
                        <Badge label={words.t("member")} />{ " " }
                        <Link to={Route::Association { id: m.association_id }}>{ m.association_name.clone() }</Link>
                        <span class="veche-muted">{ words.span(m.from, m.until) }</span>
                        if m.state == MembershipState::AwaitingOrder {
                            <Mark state={State::Due} label={words.t("member-awaiting")} />
                        }
                    </li>
                }) }
                { for person.district_roles.iter().map(|r| html! {
                    <li>
                        <Badge label={words.t("district-head-short")} />{ " " }
                        <Link to={Route::District { id: r.district_association_id }}>{ r.district_association_name.clone() }</Link>
                        <span class="veche-muted">{ words.span(r.from, r.until) }</span>
                    </li>
                }) }
            </ul>
        </Card>
    }
}

/// Tenure in the specialty with its source, and the statements it may rest on.
#[component]
pub(super) fn TenureSection(props: &PersonProps) -> Html {
    let words = use_words();
    let person = &props.person;
    html! {
        <>
            if person.contacts_hidden {
                <p class="veche-muted">{ words.t("contacts-hidden") }</p>
            } else {
                if let Some(tenure) = &person.tenure {
                    <p>
                        <strong>{ words.count("years-count", i64::from(tenure.years)) }</strong>{ " " }
                        { words.code("tenure-source", tenure.source.code()) }{ " " }<ClauseLink id="VII.7.3" />
                    </p>
                } else {
                    <p><Mark state={State::Due} label={words.t("tenure-unknown")} /></p>
                }
                <Facts items={person.tenure_statements.iter().map(|s| {
                    let on = words.with("tenure-as-of", &[("date", &words.date(s.as_of))]);
                    fact(
                        words.code("tenure-kind", s.kind.code()),
                        html! {
                            <>
                                { format!("{} {on}", words.count("years-count", i64::from(s.years))) }
                                if let Some(basis) = &s.basis { { " · " }<BasisLink basis={basis.clone()} /> }
                            </>
                        },
                    )
                }).collect::<Vec<_>>()} />
            }
        </>
    }
}

/// Properties of [`Employments`].
#[derive(Properties, PartialEq)]
pub(super) struct EmploymentsProps {
    pub(super) person: Rc<Person>,
    pub(super) etag: Option<String>,
    pub(super) subjects: Choices,
    pub(super) writes: bool,
}

/// Terms of employment, the current ones first.
#[component]
pub(super) fn Employments(props: &EmploymentsProps) -> Html {
    let words = use_words();
    let asking = use_state(|| None::<Id>);
    let changing = use_state(|| None::<Id>);
    let close = {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(None))
    };
    let then = close.reform(|_: Rc<Reply<Person>>| ());
    let removal = use_mutation::<RemoveEmployment>(Some(words.t("employment-removed").into()), then);
    let remove = {
        let (run, etag, person) = (
            removal.run.clone(),
            props.etag.clone(),
            props.person.id.to_string(),
        );
        let asking = asking.clone();
        Callback::from(move |()| {
            if let Some(id) = *asking {
                run.emit(Request::to(&[&person, &id.to_string()]).if_match(etag.clone()));
            }
        })
    };
    let ask = {
        let asking = asking.clone();
        Callback::from(move |id: Id| asking.set(Some(id)))
    };
    let change = {
        let changing = changing.clone();
        Callback::from(move |id: Id| changing.set(Some(id)))
    };
    let finish = {
        let changing = changing.clone();
        Callback::from(move |()| changing.set(None))
    };
    let line = |e: &Employment| {
        let id = e.id;
        let subjects: Vec<String> = e
            .subjects
            .iter()
            .map(|code| name_of(&props.subjects, code))
            .collect();
        html! {
            <li key={id.to_string()}>
                <div>
                    <strong>{ e.position_name.clone() }</strong>{ ", " }
                    <Link to={Route::Organization { id: e.organization.id }}>{ e.organization.short_name.clone() }</Link>
                    { " " }
                    if !e.is_main {
                        <Badge label={words.t("employment-second")} />
                    }
                </div>
                <div class="veche-cell__note">
                    { words.span(e.from, e.until) }
                    if !subjects.is_empty() { { " · " }{ subjects.join(", ") } }
                    if let Some(basis) = &e.basis { { " · " }<BasisLink basis={basis.clone()} /> }
                    if !e.in_specialty { { " · " }{ words.t("employment-not-specialty") } }
                </div>
                if props.writes {
                    <Button kind={ButtonKind::Link} label={words.t("edit")} onclick={change.reform(move |()| id)} />
                    <Button kind={ButtonKind::Link} label={words.t("record-mistake")} onclick={ask.reform(move |()| id)} />
                }
            </li>
        }
    };
    let changed = changing.and_then(|id| props.person.employments.iter().find(|e| e.id == id));
    html! {
        <>
            if props.person.employments.is_empty() {
                <p class="veche-muted">{ words.t("employments-empty") }</p>
            }
            <ul class="veche-life">{ for props.person.employments.iter().map(line) }</ul>
            if let Some(employment) = changed {
                <EmploymentChange person={props.person.clone()} employment={employment.clone()} etag={props.etag.clone()} onclose={finish} />
            }
            if asking.is_some() {
                <Confirm title={words.t("employment-remove")} yes={words.t("remove")} busy={removal.busy} fault={removal.fault.clone()} onyes={remove} onclose={close}>
                    <p>{ words.t("record-mistake-text") }</p>
                </Confirm>
            }
        </>
    }
}

/// Properties of [`Categories`].
#[derive(Properties, PartialEq)]
pub(super) struct CategoriesProps {
    pub(super) person: Rc<Person>,
    pub(super) etag: Option<String>,
    pub(super) writes: bool,
}

/// Qualification categories with their term.
#[component]
pub(super) fn Categories(props: &CategoriesProps) -> Html {
    let words = use_words();
    let asking = use_state(|| None::<Id>);
    let close = {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(None))
    };
    let then = close.reform(|_: Rc<Reply<Person>>| ());
    let removal = use_mutation::<RemoveQualification>(Some(words.t("qualification-removed").into()), then);
    let remove = {
        let (run, etag, person) = (
            removal.run.clone(),
            props.etag.clone(),
            props.person.id.to_string(),
        );
        let asking = asking.clone();
        Callback::from(move |()| {
            if let Some(id) = *asking {
                run.emit(Request::to(&[&person, &id.to_string()]).if_match(etag.clone()));
            }
        })
    };
    let ask = {
        let asking = asking.clone();
        Callback::from(move |id: Id| asking.set(Some(id)))
    };
    let line = |q: &Qualification| {
        let id = q.id;
        let (state, label) = match (q.valid, q.valid_until) {
            (true, Some(until)) => (
                State::Met,
                words.with("category-valid-until", &[("date", &words.date(until))]),
            ),
            (true, None) => (State::Met, words.t("category-open-ended")),
            (false, Some(until)) => (
                State::Overdue,
                words.with("category-ended", &[("date", &words.date(until))]),
            ),
            (false, None) => (State::NotApplicable, words.t("category-not-in-force")),
        };
        html! {
            <li key={id.to_string()}>
                <strong>{ q.category_name.clone() }</strong>
                <Mark {state} {label} />
                <span class="veche-cell__note">
                    { words.with("category-granted", &[("date", &words.date_or(q.granted_on, "date-unknown"))]) }
                    if let Some(basis) = &q.basis { { " · " }<BasisLink basis={basis.clone()} /> }
                </span>
                if props.writes {
                    <Button kind={ButtonKind::Link} label={words.t("record-mistake")} onclick={ask.reform(move |()| id)} />
                }
            </li>
        }
    };
    html! {
        <>
            if props.person.qualifications.is_empty() {
                <p class="veche-muted">{ words.t("categories-empty") }</p>
            }
            <ul class="veche-life">{ for props.person.qualifications.iter().map(line) }</ul>
            if asking.is_some() {
                <Confirm title={words.t("qualification-remove")} yes={words.t("remove")} busy={removal.busy} fault={removal.fault.clone()} onyes={remove} onclose={close}>
                    <p>{ words.t("record-mistake-text") }</p>
                </Confirm>
            }
        </>
    }
}
