//! A plan as it is written: its head and its rows, and what of them goes to the server.

use serde::{Deserialize, Serialize};
use veche_domain::{
    plans::{ItemKind, Plan, PlanPatch},
    text,
};

use super::row::{Column, Row};
use crate::hooks::{Kept, Written};

/// A field of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Head {
    /// Theme of the association.
    Theme,
    /// Goal.
    Goal,
    /// Tasks, one a line.
    Tasks,
    /// Trends: codes, one a line.
    Trends,
    /// Expected results.
    Results,
}

impl Head {
    /// All of them, in the order of the paper.
    pub const ALL: &'static [Self] = &[Self::Theme, Self::Goal, Self::Tasks, Self::Trends, Self::Results];

    /// Name in the wire and, after `plan-head-`, in the dictionary of words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Goal => "goal",
            Self::Tasks => "tasks",
            Self::Trends => "trends",
            Self::Results => "results",
        }
    }
}

/// What is written of a plan.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    theme: String,
    goal: String,
    tasks: String,
    trends: String,
    results: String,
    /// Rows in their order.
    pub rows: Vec<Row>,
}

impl Content {
    /// The text of a plan.
    pub fn of(plan: &Plan) -> Self {
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            theme: said(&plan.theme),
            goal: said(&plan.goal),
            tasks: plan.tasks.join("\n"),
            trends: plan.trends.join("\n"),
            results: said(&plan.results),
            rows: (1..)
                .zip(&plan.items)
                .map(|(key, item)| Row::of(key, item))
                .collect(),
        }
    }

    /// This text with what another plan says where this one says nothing; rows come as new ones, and goals and events,
    /// which belong to their year, stay behind.
    pub fn with_copy_of(&self, other: &Plan) -> Self {
        let (mut made, from) = (self.clone(), Self::of(other));
        for head in Head::ALL.iter().filter(|h| self.clean(**h).is_empty()) {
            made.set(*head, from.get(*head));
        }
        let free = made.free_key();
        made.rows.extend((free..).zip(from.rows).map(|(key, mut row)| {
            row.key = key;
            row.known_as(&Row::default());
            row.set(Column::Goal, "");
            row.set(Column::DepartmentEvent, "");
            row
        }));
        made
    }

    /// A text of the head.
    pub fn get(&self, head: Head) -> &str {
        match head {
            Head::Theme => &self.theme,
            Head::Goal => &self.goal,
            Head::Tasks => &self.tasks,
            Head::Trends => &self.trends,
            Head::Results => &self.results,
        }
    }

    /// Writes a text of the head.
    pub fn set(&mut self, head: Head, text: impl Into<String>) {
        *match head {
            Head::Theme => &mut self.theme,
            Head::Goal => &mut self.goal,
            Head::Tasks => &mut self.tasks,
            Head::Trends => &mut self.trends,
            Head::Results => &mut self.results,
        } = text.into();
    }

    /// A text of the head as the server keeps it.
    pub fn clean(&self, head: Head) -> String {
        let typed = self.get(head);
        match head {
            Head::Theme | Head::Goal => text::clean(typed),
            Head::Results => text::clean_lines(typed),
            Head::Tasks | Head::Trends => list(typed).join("\n"),
        }
    }

    /// A name for one more row.
    pub fn free_key(&self) -> u32 {
        self.rows.iter().map(|r| r.key).max().unwrap_or(0) + 1
    }

    /// The row written last in a plan decides what the next one plans; a plan begins with its meetings.
    pub fn next_kind(&self) -> ItemKind {
        self.rows.last().map_or(ItemKind::Meeting, Row::kind)
    }

    /// The whole text as the API takes it.
    pub fn patch(&self) -> PlanPatch {
        let text = |head| Some(Some(self.clean(head)).filter(|t| !t.is_empty()));
        PlanPatch {
            theme: text(Head::Theme),
            goal: text(Head::Goal),
            tasks: Some(list(&self.tasks)),
            trends: Some(list(&self.trends)),
            results: text(Head::Results),
            items: Some(self.rows.iter().filter(|r| r.is_named()).map(Row::line).collect()),
        }
    }

    /// What of the text is new against another one; the rest is not sent.
    pub fn changes(&self, since: &Self) -> PlanPatch {
        let (mut now, was) = (self.patch(), since.patch());
        // A row that was brought back after the server had lost it is a new one.
        for line in now.items.iter_mut().flatten() {
            line.id = line.id.filter(|id| since.rows.iter().any(|r| r.id == Some(*id)));
        }
        PlanPatch {
            theme: now.theme.filter(|t| Some(t) != was.theme.as_ref()),
            goal: now.goal.filter(|t| Some(t) != was.goal.as_ref()),
            tasks: now.tasks.filter(|t| Some(t) != was.tasks.as_ref()),
            trends: now.trends.filter(|t| Some(t) != was.trends.as_ref()),
            results: now.results.filter(|t| Some(t) != was.results.as_ref()),
            items: now.items.filter(|t| Some(t) != was.items.as_ref()),
        }
    }
}

fn list(text: &str) -> Vec<String> {
    text.lines().map(text::clean).filter(|l| !l.is_empty()).collect()
}

/// The text of the server with its version.
pub fn kept(plan: &Plan, etag: Option<String>) -> Kept<Content> {
    Kept {
        content: Content::of(plan),
        version: plan.version,
        etag,
    }
}

/// Where two texts quarrel.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Which place it is.
    pub spot: Spot,
    /// Title of the row, for a place of one.
    pub row: Option<String>,
    /// Number of the row on screen, from 1.
    pub number: usize,
    /// Own text.
    pub mine: String,
    /// Text of the other.
    pub theirs: String,
}

/// A place of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Spot {
    /// Of the head.
    Head(Head),
    /// Of a row.
    Row(veche_domain::Id, Column),
}

impl Written for Content {
    type Place = Place;
    /// Places where the other's text is taken.
    type Chosen = Spot;

    fn sendable(&self) -> Self {
        self.clone()
    }

    fn same(one: &Self, other: &Self) -> bool {
        let bare = |content: &Self| {
            let mut patch = content.patch();
            for line in patch.items.iter_mut().flatten() {
                line.id = None;
            }
            patch
        };
        bare(one) == bare(other)
    }

    fn holds_back(&self) -> bool {
        self.rows.iter().any(Row::waits)
    }

    fn conflicts(base: &Self, sent: &[Self], mine: &Self, theirs: &Self) -> Vec<Place> {
        super::merge::Three::of(base, sent, mine, theirs).conflicts()
    }

    fn together(base: &Self, sent: &[Self], mine: &Self, theirs: &Self, chosen: &[Spot]) -> Self {
        super::merge::Three::of(base, sent, mine, theirs).together(chosen)
    }

    fn settled(typed: &Self, text: Self) -> Self {
        super::merge::settled(typed, text)
    }
}
