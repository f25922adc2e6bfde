//! What an order will change, told before it is signed: the difference between two projections in plain sentences.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Projection, Span, Track};
use crate::{
    Id,
    associations::{AssociationKind, Office, office_clause},
    codes::codes,
    terms::ru,
};

codes! {
    /// How a sentence of a preview is meant.
    pub enum Weight {
        /// What will change.
        Change = "change",
        /// What should be looked at; signing is possible.
        Warning = "warning",
        /// What forbids signing.
        Refusal = "refusal",
    }
}

/// A sentence of a preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Consequence {
    /// How it is meant.
    pub weight: Weight,
    /// What it tells of, for a change.
    pub track: Option<Track>,
    /// Association it is about.
    pub association_id: Option<Id>,
    /// Sentence in Russian.
    pub text: String,
    /// Clause behind it.
    pub clause: Option<String>,
}

/// What an order will do, and what speaks against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Preview {
    /// Whether it could be signed now.
    pub signable: bool,
    /// Sentences: refusals first, then warnings, then changes.
    pub consequences: Vec<Consequence>,
}

/// Finds the names of people, institutions and associations.
pub trait Names {
    /// The name of an object, as a sentence shows it.
    fn name(&self, id: Id) -> String;
}

impl<F: Fn(Id) -> String> Names for F {
    fn name(&self, id: Id) -> String {
        self(id)
    }
}

/// What changes for an association between two projections.
pub fn consequences(of: Id, before: &Projection, after: &Projection, names: &impl Names) -> Vec<Consequence> {
    let title = names.name(of);
    let mut told = Vec::new();
    let mut say = |track: Track, clause: &'static str, text: String| {
        told.push(Consequence {
            weight: Weight::Change,
            track: Some(track),
            association_id: Some(of),
            text: format!("«{title}»: {text}."),
            clause: Some(clause.to_owned()),
        });
    };
    for span in fresh(&before.statuses, &after.statuses) {
        say(
            Track::Status,
            "I.5",
            format!("{} – {}", term(span), span.value.label_ru()),
        );
    }
    for span in fresh(&before.designations, &after.designations) {
        if let Some(name) = &span.value.0 {
            say(
                Track::Designation,
                "I.5",
                format!("{} именуется «{name}»", term(span)),
            );
        }
        if let Some(kind) = span.value.1.map(AssociationKind::label_ru) {
            say(Track::Designation, "IV", format!("{} – {kind}", term(span)));
        }
    }
    for span in fresh(&before.institutions, &after.institutions) {
        say(
            Track::Institution,
            "I.4",
            format!("{} курирует {}", term(span), names.name(span.value)),
        );
    }
    for span in fresh(&before.offices, &after.offices) {
        let (office, person) = span.value;
        let text = format!("{} {} – {}", term(span), office.label_ru(), names.name(person));
        say(track_of(office), office_clause(office), text);
    }
    let holder = |s: &Span<super::Holder>| (s.value, s.from);
    for gone in before
        .offices
        .iter()
        .filter(|s| !after.offices.iter().any(|o| holder(o) == holder(s)))
    {
        let (office, person) = gone.value;
        let text = format!("{} – {}: срок отменяется", office.label_ru(), names.name(person));
        say(track_of(office), office_clause(office), text);
    }
    members(before, after, names, &mut say);
    told
}

const fn track_of(office: Office) -> Track {
    match office {
        Office::Leader => Track::Leader,
        Office::Secretary => Track::Secretary,
        Office::Curator => Track::Curator,
    }
}

/// The day on which a member's term begins or ends.
type Edge = fn(&Span<super::Seat>) -> Option<NaiveDate>;

/// Members by the day on which they come or go.
fn members(
    before: &Projection,
    after: &Projection,
    names: &impl Names,
    say: &mut impl FnMut(Track, &'static str, String),
) {
    let turns = |p: &Projection, edge: Edge| -> BTreeSet<(NaiveDate, Id)> {
        p.members
            .iter()
            .filter_map(|s| Some((edge(s)?, s.value.0)))
            .collect()
    };
    let list = |of: Vec<Id>| {
        of.into_iter()
            .map(|id| names.name(id))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let verbs: [(Edge, &str, &str); 2] = [
        (|s| s.from, "в состав входят", "больше не входят в состав"),
        (|s| s.until, "из состава выходят", "остаются в составе"),
    ];
    for (edge, added, taken) in verbs {
        let (was, is) = (turns(before, edge), turns(after, edge));
        for (verb, set) in [(added, &is - &was), (taken, &was - &is)] {
            let days: BTreeSet<NaiveDate> = set.iter().map(|(day, _)| *day).collect();
            for day in days {
                let who: Vec<Id> = set
                    .iter()
                    .filter(|(on, _)| *on == day)
                    .map(|(_, id)| *id)
                    .collect();
                let text = format!("с {} {verb} ({}): {}", ru(day), who.len(), list(who));
                say(Track::Composition, "I.4", text);
            }
        }
    }
}

/// Spans that are new or last for another time than before.
fn fresh<'a, T: PartialEq>(before: &'a [Span<T>], after: &'a [Span<T>]) -> impl Iterator<Item = &'a Span<T>> {
    after.iter().filter(|s| {
        !before
            .iter()
            .any(|b| b.value == s.value && b.from == s.from && b.until == s.until)
    })
}

fn term<T>(span: &Span<T>) -> String {
    match (span.from, span.until) {
        (Some(from), Some(until)) => format!("с {} до {}", ru(from), ru(until)),
        (Some(from), None) => format!("с {}", ru(from)),
        (None, Some(until)) => format!("до {}", ru(until)),
        (None, None) => "бессрочно".to_owned(),
    }
}
