//! Overview of an association: what needs attention, facts, offices with their basis, the timeline.

use std::rc::Rc;

use veche_domain::{
    access::{Action, Resource, allows},
    associations::{
        Association, AssociationKind, AssociationStatus, EndGround, EndOffice, Office, OfficeEnd, OfficeTerm,
    },
    calendar::Interval,
};
use yew::prelude::*;

use super::OfficeForm;
use crate::{
    api::{Query, Reply, Request},
    hooks::{Field, coded, use_form, use_mutation, use_refusal},
    orders::AssociationTimeline,
    routes::Route,
    state::{Words, use_actor, use_on_date, use_words},
    ui::{
        Alert, BasisLink, Button, ButtonKind, Card, ClauseLink, DateField, Dialog, Fact, Facts, FormFrame,
        Link, LinkButton, Mark, SelectField, State, Tone, fact, fact_if,
    },
};

/// Properties of [`Overview`].
#[derive(Properties, PartialEq)]
pub struct OverviewProps {
    /// Association.
    pub association: Rc<Association>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
}

/// Overview of an association.
#[component]
pub fn Overview(props: &OverviewProps) -> Html {
    let words = use_words();
    let on_date = use_on_date();
    let actor = use_actor();
    let filling = use_state(|| None::<(Office, bool)>);
    let ending = use_state(|| None::<Rc<OfficeTerm>>);
    let association = &props.association;
    let on = on_date.shown();
    let resource = Resource::Association {
        id: association.id,
        institution: association.curating_institution.as_ref().map(|o| o.id),
    };
    let may = |office: Office| {
        let action = if office == Office::Curator {
            Action::AppointCurator
        } else {
            Action::RecordElection
        };
        // Who is over has no offices to fill (I.5).
        let over = matches!(
            association.status,
            AssociationStatus::Reorganized | AssociationStatus::Liquidated
        );
        !over && !on_date.is_turned() && actor.as_ref().is_some_and(|a| allows(a, action, resource))
    };
    let holder = |office: Office| {
        association
            .offices
            .iter()
            .find(|t| t.office == office && Interval::new(t.from, t.until).contains(on))
    };
    let active = association.status == AssociationStatus::Active;
    let vacant: Vec<Office> = Office::ALL
        .iter()
        .copied()
        .filter(|o| active && holder(*o).is_none())
        .collect();
    let gaps = association.coverage.iter().filter(|c| c.members == 0).count();
    let close = {
        let (filling, ending) = (filling.clone(), ending.clone());
        Callback::from(move |()| {
            filling.set(None);
            ending.set(None);
        })
    };
    let fill = {
        let filling = filling.clone();
        Callback::from(move |office: Office| filling.set(Some((office, false))))
    };
    let pick = {
        let filling = filling.clone();
        Callback::from(move |office: Office| filling.set(Some((office, true))))
    };
    let end = {
        let ending = ending.clone();
        Callback::from(move |term: Rc<OfficeTerm>| ending.set(Some(term)))
    };
    let reads_orders = actor
        .as_ref()
        .is_some_and(|a| allows(a, Action::ReadOrders, Resource::City));
    let orders = html! {
        if reads_orders {
            <LinkButton
                kind={ButtonKind::Link} to={Route::Orders} label={words.t("association-orders")}
                query={Query::of([("association_id", association.id.to_string())])}
            />
        }
    };
    html! {
        <>
            if !vacant.is_empty() {
                <Alert tone={Tone::Danger} title={words.t("attention-offices")}>
                    <ul class="veche-list">
                        { for vacant.iter().map(|office| html! {
                            <li key={office.code()}>
                                { words.code("office-missing", office.code()) }{ " " }<ClauseLink id={clause_of(*office)} />
                                if may(*office) {
                                    { " " }
                                    <Button kind={ButtonKind::Link} label={words.code("office-fill", office.code())} onclick={fill.reform({ let o = *office; move |()| o })} />
                                }
                            </li>
                        }) }
                    </ul>
                </Alert>
            }
            if active && gaps > 0 && association.kind == AssociationKind::Mmo {
                <Alert tone={Tone::Warning} title={words.count("attention-gaps", i64::try_from(gaps).unwrap_or(0))}>
                    <ClauseLink id="VII.7.1" />{ " " }
                    <LinkButton
                        kind={ButtonKind::Link} label={words.t("open-composition")}
                        to={Route::AssociationTab { id: association.id, tab: "members".to_owned() }}
                    />
                </Alert>
            }
            <div class="veche-columns">
                <Card title={words.t("offices-title")}>
                    { for Office::ALL.iter().map(|office| html! {
                        <OfficeBlock
                            key={office.code()} office={*office} term={holder(*office).cloned().map(Rc::new)} {active}
                            may={may(*office)} onfill={fill.clone()} onpick={pick.clone()} onend={end.clone()}
                        />
                    }) }
                </Card>
                <Card title={words.t("facts-title")}><Facts items={facts(words, association)} /></Card>
            </div>
            <Card title={words.t("timeline-title")} actions={orders}>
                <AssociationTimeline id={association.id} name={association.name.clone()} />
            </Card>
            <Card title={words.t("statuses-title")}>
                <Facts items={association.statuses.iter().map(|term| {
                    let basis = match &term.basis {
                        Some(basis) => html! { <BasisLink basis={basis.clone()} /> },
                        None => html! { { words.t("without-order") } },
                    };
                    fact(
                        words.code("association-status", term.status.code()),
                        html! { <>{ words.span(term.from, term.until) }{ " · " }{ basis }</> },
                    )
                }).collect::<Vec<_>>()} />
            </Card>
            if let Some((office, picking)) = *filling {
                <OfficeForm association={association.clone()} etag={props.etag.clone()} {office} {picking} onclose={close.clone()} />
            }
            if let Some(term) = (*ending).clone() {
                <EndOfficeForm association={association.clone()} etag={props.etag.clone()} {term} onclose={close} />
            }
        </>
    }
}

/// Clause that asks for an office.
pub(super) const fn clause_of(office: Office) -> &'static str {
    match office {
        Office::Leader => "VII.7.4",
        Office::Secretary => "VII.7.5",
        Office::Curator => "VII.7.2",
    }
}

#[derive(Properties, PartialEq)]
struct OfficeBlockProps {
    office: Office,
    term: Option<Rc<OfficeTerm>>,
    active: bool,
    may: bool,
    onfill: Callback<Office>,
    onpick: Callback<Office>,
    onend: Callback<Rc<OfficeTerm>>,
}

/// One office: who holds it, since when and on what paper.
#[component]
fn OfficeBlock(props: &OfficeBlockProps) -> Html {
    let words = use_words();
    let office = props.office;
    let onfill = props.onfill.reform(move |()| office);
    html! {
        <div class="veche-office">
            <h3 class="veche-office__name">{ words.code("office", office.code()) }</h3>
            if let Some(term) = props.term.clone() {
                <div>
                    <Link to={Route::Person { id: term.person.id }}><strong>{ term.person.full_name.clone() }</strong></Link>
                    <div class="veche-cell__note">{ words.span(term.from, term.until) }{ " · " }<BasisLink basis={term.basis.clone()} /></div>
                </div>
                if props.may {
                    <div class="veche-actions">
                        <Button kind={ButtonKind::Link} label={words.t("office-replace")} onclick={onfill} />
                        <Button kind={ButtonKind::Link} label={words.t("office-end")} onclick={props.onend.reform(move |()| term.clone())} />
                    </div>
                }
            } else {
                <div>
                    if props.active {
                        <Mark state={State::Overdue} label={words.t("vacant")} />
                    } else {
                        <Mark state={State::NotApplicable} label={words.t("vacant")} />
                    }
                </div>
                if props.may {
                    <div class="veche-actions">
                        <Button label={words.code("office-fill", office.code())} onclick={onfill} />
                        if props.active {
                            <Button kind={ButtonKind::Link} label={words.t("candidates-open")} onclick={props.onpick.reform(move |()| office)} />
                        }
                    </div>
                } else if props.active {
                    <p class="veche-cell__note">{ words.code("office-who", office.code()) }{ " " }<ClauseLink id={clause_of(office)} /></p>
                }
            }
        </div>
    }
}

fn facts(words: Words, association: &Association) -> Vec<Fact> {
    let organization = |o: &veche_domain::organizations::OrganizationRef| {
        html! { <Link to={Route::Organization { id: o.id }}>{ o.short_name.clone() }</Link> }
    };
    let linked = |links: &[veche_domain::associations::AssociationLink]| {
        html! {
            <ul>{ for links.iter().map(|l| html! {
                <li key={l.id.to_string()}>
                    <Link to={Route::Association { id: l.id }}>{ l.name.clone() }</Link>{ " – " }{ words.date(l.on) }
                </li>
            }) }</ul>
        }
    };
    let composition = association
        .composition
        .map(|c| words.code("composition", c.code()));
    let planned_end = association.planned_end.map(|d| words.date(d));
    let professions = (!association.professions.is_empty()).then(|| association.professions.join(", "));
    let mut facts = vec![fact(
        words.t("curating-institution"),
        association
            .curating_institution
            .as_ref()
            .map_or_else(|| html! { { words.t("not-known") } }, organization),
    )];
    facts.extend(fact_if(words.t("subject"), association.subject_name.as_deref()));
    facts.extend(fact_if(
        words.t("association-audience"),
        association.audience.as_deref(),
    ));
    facts.extend(fact_if(
        words.t("association-professions"),
        professions.as_deref(),
    ));
    facts.extend(fact_if(
        words.t("association-problem"),
        association.problem.as_deref(),
    ));
    facts.extend(fact_if(
        words.t("association-composition"),
        composition.as_deref(),
    ));
    facts.extend(fact_if(
        words.t("association-planned-end"),
        planned_end.as_deref(),
    ));
    facts.extend(
        association
            .base_site
            .as_ref()
            .map(|o| fact(words.t("association-base-site"), organization(o))),
    );
    if !association.predecessors.is_empty() {
        facts.push(fact(words.t("predecessors"), linked(&association.predecessors)));
    }
    if !association.successors.is_empty() {
        facts.push(fact(words.t("successors"), linked(&association.successors)));
    }
    facts.extend(fact_if(words.t("association-note"), association.note.as_deref()));
    facts
}

#[derive(Properties, PartialEq)]
struct EndOfficeFormProps {
    association: Rc<Association>,
    etag: Option<String>,
    term: Rc<OfficeTerm>,
    onclose: Callback<()>,
}

static END_FIELDS: &[Field] = &[Field::needed("/until"), Field::needed("/ground")];

/// Ends a term of office.
#[component]
fn EndOfficeForm(props: &EndOfficeFormProps) -> Html {
    let words = use_words();
    let today = words.today.to_string();
    let form = use_form(END_FIELDS, Some(format!("end-office-{}", props.term.id)), || {
        vec![("/until", today)]
    });
    let then = {
        let (form, onclose) = (form.clone(), props.onclose.clone());
        Callback::from(move |_: Rc<Reply<Association>>| {
            form.reset();
            onclose.emit(());
        })
    };
    let mutation = use_mutation::<EndOffice>(Some(words.t("office-ended").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let (association, term) = (props.association.id.to_string(), props.term.id.to_string());
        Callback::from(move |()| {
            if let Some(body) = form.read::<OfficeEnd>() {
                run.emit(
                    Request::to(&[&association, &term])
                        .body(body)
                        .if_match(etag.clone()),
                );
            }
        })
    };
    html! {
        <Dialog title={words.t("office-end")} onclose={props.onclose.clone()}>
            <p>{ format!("{}: {}", words.code("office", props.term.office.code()), props.term.person.full_name) }</p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("office-end")} {onsubmit} oncancel={props.onclose.clone()}>
                <DateField form={form.clone()} name="/until" label={words.t("until")} hint={words.t("until-hint")} />
                <SelectField form={form.clone()} name="/ground" label={words.t("end-ground")} choices={grounds(words)} />
            </FormFrame>
        </Dialog>
    }
}

/// Grounds on which a term ends.
pub(super) fn grounds(words: Words) -> crate::hooks::Choices {
    coded(words, "end-ground", EndGround::ALL.iter().map(|g| g.code()))
}
