//! What an association owes, as the register knows it.

use chrono::NaiveDate;
use veche_domain::{
    Id,
    associations::{Association, AssociationKind, AssociationStatus, Membership, MembershipState, Office},
    calendar::Interval,
};
use yew::prelude::*;

use crate::{
    routes::Route,
    state::{Words, use_words},
    ui::{ButtonKind, ClauseLink, LinkButton, Mark, State},
};

/// Something due: what, by which clause, and where it is cured.
#[derive(Debug, Clone, PartialEq)]
pub struct Duty {
    /// Whether it is late or due.
    pub state: State,
    /// What is missing.
    pub text: String,
    /// Clause.
    pub clause: &'static str,
    /// Page that cures it.
    pub to: Route,
}

/// What is missing in an association on a date: offices, order, representatives, categories of the leader.
pub fn duties_of(
    words: Words,
    association: &Association,
    members: &[impl AsRef<Membership>],
    on: NaiveDate,
) -> Vec<Duty> {
    if association.status != AssociationStatus::Active {
        return Vec::new();
    }
    let page = |id: Id| Route::Association { id };
    let composition = Route::AssociationTab {
        id: association.id,
        tab: "members".to_owned(),
    };
    let held = |office: Office| {
        association
            .offices
            .iter()
            .any(|t| t.office == office && Interval::new(t.from, t.until).contains(on))
    };
    let missing = [
        (Office::Leader, "VII.7.4"),
        (Office::Secretary, "VII.7.5"),
        (Office::Curator, "VII.7.2"),
    ];
    let mut duties: Vec<Duty> = missing
        .into_iter()
        .filter(|(office, _)| !held(*office))
        .map(|(office, clause)| Duty {
            state: State::Overdue,
            text: words.code("office-missing", office.code()),
            clause,
            to: page(association.id),
        })
        .collect();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let awaiting = members
        .iter()
        .filter(|m| m.as_ref().state == MembershipState::AwaitingOrder)
        .count();
    if awaiting > 0 {
        duties.push(Duty {
            state: State::Due,
            text: words.count("members-awaiting", count(awaiting)),
            clause: "I.4",
            to: composition.clone(),
        });
    }
    let gaps = association.coverage.iter().filter(|c| c.members == 0).count();
    if association.kind == AssociationKind::Mmo && gaps > 0 {
        duties.push(Duty {
            state: State::Due,
            text: words.count("attention-gaps", count(gaps)),
            clause: "VII.7.1",
            to: composition.clone(),
        });
    }
    let lost = members.iter().filter(|m| !m.as_ref().is_district_head).count();
    if association.kind == AssociationKind::Mmo && lost > 0 {
        duties.push(Duty {
            state: State::Due,
            text: words.count("members-not-heads", count(lost)),
            clause: "VII.7.1",
            to: composition,
        });
    }
    duties
}

/// Duties shown before the rest is folded.
const SHOWN: usize = 3;

/// Properties of [`Duties`].
#[derive(Properties, PartialEq)]
pub struct DutiesProps {
    /// Duties.
    pub items: Vec<Duty>,
}

/// Three duties at most, the rest folded.
#[component]
pub fn Duties(props: &DutiesProps) -> Html {
    let words = use_words();
    let line = |duty: &Duty| {
        html! {
            <li key={duty.text.clone()} class="veche-duty">
                <Mark state={duty.state} label={duty.text.clone()} />
                <ClauseLink id={duty.clause} />
                <LinkButton kind={ButtonKind::Link} to={duty.to.clone()} label={words.t("duty-cure")} />
            </li>
        }
    };
    if props.items.is_empty() {
        return html! { <p><Mark state={State::Met} label={words.t("duties-none")} /></p> };
    }
    let rest = props.items.len().saturating_sub(SHOWN);
    html! {
        <>
            <ul class="veche-duties">{ for props.items.iter().take(SHOWN).map(line) }</ul>
            if rest > 0 {
                <details>
                    <summary class="veche-summary-line">{ words.count("duties-more", i64::try_from(rest).unwrap_or(0)) }</summary>
                    <ul class="veche-duties">{ for props.items.iter().skip(SHOWN).map(line) }</ul>
                </details>
            }
        </>
    }
}
