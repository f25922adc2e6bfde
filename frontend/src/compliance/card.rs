//! Findings of one association: the card «Исполнение», and what a row of the board opens to.

use std::rc::Rc;

use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    compliance::{Finding, FindingState, ListFindings, RemindDuty, Reminder},
};
use yew::prelude::*;

use super::{FindingLine, Findings, open_first};
use crate::{
    api::{Query, Request},
    hooks::{ListState, use_list, use_mutation},
    state::{use_actor, use_on_date, use_words},
    ui::{Button, ButtonKind, Card, EmptyState, FaultAlert, ListFrame, Mark, State},
};

/// Properties of [`FindingsOf`].
#[derive(Properties, PartialEq)]
pub struct FindingsOfProps {
    /// Association.
    pub id: Id,
    /// School year and day.
    #[prop_or_default]
    pub query: Query,
    /// Institution that curates it: together with the rights of the person it says who may remind.
    #[prop_or_default]
    pub institution: Option<Id>,
}

/// Loads the findings of an association and lists all of them.
#[component]
pub fn FindingsOf(props: &FindingsOfProps) -> Html {
    let query = props
        .query
        .clone()
        .with("association_id", Some(props.id.to_string()))
        .with("limit", Some("50".to_owned()));
    let list = use_list::<ListFindings, Finding>(&[], query);
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let of = Resource::Association {
        id: props.id,
        institution: props.institution,
    };
    let reminds = !turned && actor.is_some_and(|a| allows(&a, Action::Remind, of));
    html! { <FindingsOfView {list} {reminds} /> }
}

/// Properties of [`FindingsOfView`].
#[derive(Properties, PartialEq)]
pub struct FindingsOfViewProps {
    /// Findings.
    pub list: ListState<Finding>,
    /// Whether whoever owes can be reminded here.
    pub reminds: bool,
}

/// All findings of an association; those that are owed can be reminded of.
#[component]
pub fn FindingsOfView(props: &FindingsOfViewProps) -> Html {
    let words = use_words();
    let empty =
        html! { <EmptyState title={words.t("findings-empty")} text={words.t("findings-empty-text")} /> };
    let owed = |f: &Finding| matches!(f.state, FindingState::Due | FindingState::Overdue);
    html! {
        <ListFrame<Finding> list={props.list.clone()} {empty}>
            <ul class="veche-duties">
                { for props.list.rows.iter().flat_map(|rows| rows.iter()).map(|f| html! {
                    <FindingLine key={f.duty.code()} finding={f.clone()}>
                        if props.reminds && owed(f) {
                            <RemindButton finding={f.clone()} />
                        }
                    </FindingLine>
                }) }
            </ul>
        </ListFrame<Finding>>
    }
}

#[derive(Properties, PartialEq)]
struct RemindButtonProps {
    finding: Rc<Finding>,
}

/// «Напомнить»: those who act get a notice.
#[component]
fn RemindButton(props: &RemindButtonProps) -> Html {
    let words = use_words();
    let remind = use_mutation::<RemindDuty>(Some(words.t("duty-reminded").into()), Callback::noop());
    let onclick = {
        let (run, f) = (remind.run.clone(), props.finding.clone());
        Callback::from(move |()| {
            let ask = Reminder {
                association_id: f.association_id,
                duty: f.duty,
                school_year: Some(f.school_year),
            };
            run.emit(Request::to(&[]).body(ask));
        })
    };
    html! {
        <>
            <Button kind={ButtonKind::Link} label={words.t("duty-remind")} busy={remind.busy} {onclick} />
            if let Some(fault) = remind.fault.clone() {
                <FaultAlert {fault} />
            }
        </>
    }
}

/// Properties of [`AssociationDuties`].
#[derive(Properties, PartialEq)]
pub struct AssociationDutiesProps {
    /// Association.
    pub id: Id,
}

/// Loads the card «Исполнение» of an association.
#[component]
pub fn AssociationDuties(props: &AssociationDutiesProps) -> Html {
    let on_date = use_on_date();
    let query = Query::of([
        ("association_id", props.id.to_string()),
        ("limit", "50".to_owned()),
    ])
    .with("on", on_date.is_turned().then(|| on_date.shown().to_string()));
    let list = use_list::<ListFindings, Finding>(&[], query);
    html! { <AssociationDutiesView {list} /> }
}

/// Properties of [`AssociationDutiesView`].
#[derive(Properties, PartialEq)]
pub struct AssociationDutiesViewProps {
    /// Findings.
    pub list: ListState<Finding>,
}

/// How many open duties stand in sight.
const SHOWN: usize = 5;

/// What the association owes first, what it has done folded beneath.
#[component]
pub fn AssociationDutiesView(props: &AssociationDutiesViewProps) -> Html {
    let words = use_words();
    let rows: Vec<Rc<Finding>> = props.list.rows.iter().flat_map(|r| r.iter().cloned()).collect();
    let open = open_first(&rows);
    let done: Vec<Rc<Finding>> = rows.iter().filter(|f| !f.is_open()).cloned().collect();
    let empty =
        html! { <EmptyState title={words.t("findings-empty")} text={words.t("findings-empty-text")} /> };
    html! {
        <Card title={words.t("compliance-card")}>
            <ListFrame<Finding> list={props.list.clone()} {empty}>
                if open.is_empty() {
                    <p><Mark state={State::Met} label={words.t("duties-none")} /></p>
                } else {
                    <Findings items={open} shown={SHOWN} />
                }
                if !done.is_empty() {
                    <details>
                        <summary class="veche-summary-line">{ words.count("duties-done", i64::try_from(done.len()).unwrap_or(0)) }</summary>
                        <ul class="veche-duties">
                            { for done.iter().map(|f| html! { <FindingLine key={f.duty.code()} finding={f.clone()} /> }) }
                        </ul>
                    </details>
                }
            </ListFrame<Finding>>
        </Card>
    }
}
