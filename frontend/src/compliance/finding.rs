//! How a finding is told: its mark, its reason, who acts, and the page that cures it.

use std::rc::Rc;

use veche_domain::{
    Id,
    compliance::{BoardCell, Cure, Finding, FindingState},
};
use yew::prelude::*;

use crate::{
    api::Query,
    routes::Route,
    state::{Words, use_words},
    ui::{ButtonKind, ClauseLink, LinkButton, Mark, State},
};

/// The mark of a state.
pub const fn mark_of(state: FindingState) -> State {
    match state {
        FindingState::Met => State::Met,
        FindingState::Due => State::Due,
        FindingState::Overdue => State::Overdue,
        FindingState::NotApplicable => State::NotApplicable,
    }
}

/// What a cell of the board says in a word or two: a count, a day, or the state itself.
pub fn cell_text(words: Words, cell: &BoardCell) -> String {
    let counted = cell.done.zip(cell.needed).map(|(done, needed)| {
        let (done, needed) = (done.to_string(), needed.to_string());
        words.with("duty-count", &[("done", &done), ("needed", &needed)])
    });
    match cell.state {
        FindingState::NotApplicable => words.t("state-none"),
        FindingState::Met if cell.late => words.t("duty-late"),
        FindingState::Met if cell.actor.is_some() => words.t("duty-waits"),
        FindingState::Met => words.t("state-met"),
        FindingState::Overdue => counted.unwrap_or_else(|| words.t("state-overdue")),
        FindingState::Due => match (counted, cell.due_on) {
            (Some(counted), _) => counted,
            (None, Some(day)) => words.with("duty-until", &[("date", &words.date(day))]),
            (None, None) => words.t("state-due"),
        },
    }
}

/// The page where a finding is cured, with its query.
pub fn cure_of(association: Id, cure: &Cure) -> (Route, Query) {
    let of = || Query::of([("association_id", association.to_string())]);
    let association_tab = |tab: &str| Route::AssociationTab {
        id: association,
        tab: tab.to_owned(),
    };
    match (cure.action.as_str(), cure.object_id) {
        ("write_plan" | "submit_plan" | "accept_plan", Some(id)) => (Route::Plan { id }, Query::default()),
        ("write_plan" | "submit_plan" | "accept_plan", None) => (Route::Plans, of()),
        ("write_analysis" | "submit_analysis" | "accept_analysis" | "consider_analysis", Some(id)) => {
            (Route::Analysis { id }, Query::default())
        }
        ("write_analysis" | "submit_analysis" | "accept_analysis" | "consider_analysis", None) => {
            (Route::Analyses, of())
        }
        ("sign_minutes", Some(id)) => (
            Route::MeetingTab {
                id,
                tab: "minutes".to_owned(),
            },
            Query::default(),
        ),
        ("hold_meeting" | "decide_plan" | "put_plan_on_agenda", Some(id)) => {
            (Route::Meeting { id }, Query::default())
        }
        ("plan_meeting", _) => (Route::NewMeeting, Query::of([("body", association.to_string())])),
        ("draw_up_order", _) => (association_tab("members"), Query::default()),
        _ => (Route::Association { id: association }, Query::default()),
    }
}

/// Those that somebody has to act on, the late ones first, then by their day.
pub fn open_first(findings: &[Rc<Finding>]) -> Vec<Rc<Finding>> {
    let mut open: Vec<Rc<Finding>> = findings.iter().filter(|f| f.is_open()).cloned().collect();
    open.sort_by_key(|f| {
        let place = match f.state {
            FindingState::Overdue => 0,
            // What waits for the second hand has waited since the first one was done.
            FindingState::Met => 1,
            _ => 2,
        };
        (place, f.due_on.is_none(), f.due_on, f.duty.rank())
    });
    open
}

/// Properties of [`FindingLine`].
#[derive(Properties, PartialEq)]
pub struct FindingLineProps {
    /// Finding.
    pub finding: Rc<Finding>,
    /// Name of the association, where several stand together.
    #[prop_or_default]
    pub association: Option<AttrValue>,
    /// What else can be done about it.
    #[prop_or_default]
    pub children: Html,
}

/// A finding in a line: state, duty, reason, day, clause, who acts, and the button that cures it.
#[component]
pub fn FindingLine(props: &FindingLineProps) -> Html {
    let words = use_words();
    let f = &props.finding;
    let open = f.is_open();
    // What was handed over waits for another hand: for that hand it is due.
    let state = if open && f.state == FindingState::Met {
        State::Due
    } else {
        mark_of(f.state)
    };
    let reason = f
        .reason
        .as_deref()
        .map(|reason| words.code("duty-reason", reason));
    let day = match f.state {
        FindingState::Due | FindingState::Overdue => f
            .due_on
            .map(|day| words.with("duty-until", &[("date", &words.date(day))])),
        _ => f.since.map(|day| words.date(day)),
    };
    let count = f.done.zip(f.needed).map(|(done, needed)| {
        let (done, needed) = (done.to_string(), needed.to_string());
        words.with("duty-count", &[("done", &done), ("needed", &needed)])
    });
    let late = f.late.then(|| words.t("duty-late"));
    let actor = open.then(|| words.code("duty-actor", f.actor.code()));
    let note: Vec<String> = [late, count, reason, day, actor].into_iter().flatten().collect();
    let cure = f.cure.as_ref().map(|cure| {
        let (to, query) = cure_of(f.association_id, cure);
        let label = words.code("cure", &cure.action);
        html! { <LinkButton kind={ButtonKind::Link} {to} {query} {label} /> }
    });
    html! {
        <li class="veche-duty">
            <span class="veche-duty__text">
                <Mark {state} label={words.code("duty", f.duty.code())} />
                if let Some(name) = &props.association {
                    <span class="veche-cell__note">{ name.clone() }</span>
                }
                <span class="veche-cell__note">{ note.join(" · ") }</span>
            </span>
            <ClauseLink id={f.clause.clone()} />
            { cure.unwrap_or_default() }
            { props.children.clone() }
        </li>
    }
}

/// Properties of [`Findings`].
#[derive(Properties, PartialEq)]
pub struct FindingsProps {
    /// Findings in their order.
    pub items: Vec<Rc<Finding>>,
    /// How many are shown before the rest is folded.
    pub shown: usize,
}

/// Findings, the first few in sight and the rest folded.
#[component]
pub fn Findings(props: &FindingsProps) -> Html {
    let words = use_words();
    let line = |f: &Rc<Finding>| {
        let key = format!("{} {}", f.association_id, f.duty);
        html! { <FindingLine {key} finding={f.clone()} /> }
    };
    let rest = props.items.len().saturating_sub(props.shown);
    html! {
        <>
            <ul class="veche-duties">{ for props.items.iter().take(props.shown).map(line) }</ul>
            if rest > 0 {
                <details>
                    <summary class="veche-summary-line">{ words.count("duties-more", i64::try_from(rest).unwrap_or(0)) }</summary>
                    <ul class="veche-duties">{ for props.items.iter().skip(props.shown).map(line) }</ul>
                </details>
            }
        </>
    }
}
