//! The register of one association as it follows from its events: what orders in force decide, and what was entered
//! by another paper. Signing, cancelling and back-dating an order are nothing but another list of events.

use chrono::NaiveDate;

use crate::{
    Id,
    associations::{AssociationKind, AssociationStatus, EndGround, Office},
};

/// What an event changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// State (I.5).
    Status(AssociationStatus),
    /// Curating institution (I.4).
    Institution(Id),
    /// A person enters an office (VII.7.2, VII.7.4, VII.7.5).
    Appoint(Office, Id),
    /// An office becomes vacant.
    Vacate(Office, EndGround),
    /// A person becomes a member.
    Join(Id, Option<String>),
    /// A member leaves.
    Leave(Id, EndGround),
    /// The whole composition (I.4): who is not named leaves.
    Compose(Vec<(Id, Option<String>)>),
    /// New name.
    Rename(String),
    /// New kind.
    Convert(AssociationKind),
}

/// Where an event comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// A fact entered by another paper, by its row: an election, an import, an application.
    Entered(Id),
    /// An order.
    Order(Id),
}

/// A dated change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Day from which it counts; `None` counts since always.
    pub on: Option<NaiveDate>,
    /// Order among the events of one day: entered facts first, then orders as they were signed.
    pub rank: i64,
    /// Where it comes from.
    pub source: Source,
    /// What it changes.
    pub change: Change,
}

/// A value that held for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span<T> {
    /// What.
    pub value: T,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    pub until: Option<NaiveDate>,
    /// What began it.
    pub source: Source,
    /// Ground of its end.
    pub ground: Option<EndGround>,
    /// Order that ended it.
    pub ended_by: Option<Id>,
}

/// A member's place.
pub type Seat = (Id, Option<String>);
/// A person in an office.
pub type Holder = (Office, Id);
/// A name and a kind; `None` is what the association began with.
pub type Designation = (Option<String>, Option<AssociationKind>);

/// The register of an association as its events make it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Projection {
    /// States; none is a draft.
    pub statuses: Vec<Span<AssociationStatus>>,
    /// Curating institutions.
    pub institutions: Vec<Span<Id>>,
    /// Holders of offices.
    pub offices: Vec<Span<Holder>>,
    /// Members in force.
    pub members: Vec<Span<Seat>>,
    /// Names and kinds that orders gave.
    pub designations: Vec<Span<Designation>>,
}

/// Orders events: by day, what counts since always first, then by rank.
pub fn sorted(mut events: Vec<Event>) -> Vec<Event> {
    events.sort_by_key(|e| (e.on, e.rank));
    events
}

/// The register that follows from the events.
pub fn project(events: &[Event]) -> Projection {
    let mut made = Projection::default();
    for event in sorted(events.to_vec()) {
        made.apply(&event);
    }
    // What another event of the same day took back at once never was.
    retain_proper(&mut made.statuses);
    retain_proper(&mut made.institutions);
    retain_proper(&mut made.offices);
    retain_proper(&mut made.members);
    retain_proper(&mut made.designations);
    made
}

fn retain_proper<T>(spans: &mut Vec<Span<T>>) {
    spans.retain(|s| match (s.from, s.until) {
        (Some(from), Some(until)) => from < until,
        _ => true,
    });
}

const fn order_of(source: Source) -> Option<Id> {
    match source {
        Source::Order(id) => Some(id),
        Source::Entered(_) => None,
    }
}

/// Ends the open spans that are meant.
fn end<T>(spans: &mut [Span<T>], event: &Event, ground: EndGround, meant: impl Fn(&T) -> bool) {
    for span in spans.iter_mut().filter(|s| s.until.is_none() && meant(&s.value)) {
        span.until = event.on;
        span.ground = Some(ground);
        span.ended_by = order_of(event.source);
    }
}

fn begin<T>(spans: &mut Vec<Span<T>>, event: &Event, value: T) {
    spans.push(Span {
        value,
        from: event.on,
        until: None,
        source: event.source,
        ground: None,
        ended_by: None,
    });
}

impl Projection {
    fn is_over(&self) -> bool {
        self.statuses.last().is_some_and(|s| is_end(s.value))
    }

    fn apply(&mut self, event: &Event) {
        match &event.change {
            Change::Status(status) => self.turn(event, *status),
            Change::Institution(id) => {
                if self.continues(event, |p| {
                    p.institutions.iter().any(|s| s.until.is_none() && s.value == *id)
                }) {
                    return;
                }
                end(&mut self.institutions, event, EndGround::Replaced, |_| true);
                begin(&mut self.institutions, event, *id);
            }
            Change::Appoint(office, person) => {
                let holder = (*office, *person);
                let holds = |p: &Self| p.offices.iter().any(|s| s.until.is_none() && s.value == holder);
                if self.is_over() || self.continues(event, holds) {
                    return;
                }
                end(&mut self.offices, event, EndGround::Replaced, |(held, _)| {
                    held == office
                });
                begin(&mut self.offices, event, holder);
            }
            Change::Vacate(office, ground) => self.vacate(event, *office, *ground),
            Change::Join(person, unit) => self.join(event, *person, unit.clone()),
            Change::Leave(person, ground) => end(&mut self.members, event, *ground, |(who, _)| who == person),
            Change::Compose(listed) => {
                let stays = |who: &Id| listed.iter().any(|(named, _)| named == who);
                end(&mut self.members, event, EndGround::Order, |(who, _)| !stays(who));
                for (person, unit) in listed {
                    self.join(event, *person, unit.clone());
                }
            }
            Change::Rename(name) => {
                let kind = self.designations.last().and_then(|d| d.value.1);
                self.designate(event, (Some(name.clone()), kind));
            }
            Change::Convert(kind) => {
                let name = self.designations.last().and_then(|d| d.value.0.clone());
                self.designate(event, (name, Some(*kind)));
            }
        }
    }

    /// Whether an order finds what it decides in force already: then the term goes on. An entered fact has a term of
    /// its own in any case.
    fn continues(&self, event: &Event, holds: impl Fn(&Self) -> bool) -> bool {
        matches!(event.source, Source::Order(_)) && holds(self)
    }

    /// An end that was entered for one term is of that term alone: it does not reach who was elected meanwhile.
    fn vacate(&mut self, event: &Event, office: Office, ground: EndGround) {
        let entered = matches!(event.source, Source::Entered(_));
        let known = entered && self.offices.iter().any(|s| s.source == event.source);
        let meant: Vec<Id> = self
            .offices
            .iter()
            .filter(|s| s.value.0 == office && (!known || s.source == event.source))
            .filter(|s| s.until.is_none())
            .map(|s| s.value.1)
            .collect();
        end(&mut self.offices, event, ground, |(held, who)| {
            *held == office && meant.contains(who)
        });
    }

    fn turn(&mut self, event: &Event, status: AssociationStatus) {
        end(&mut self.statuses, event, EndGround::Replaced, |_| true);
        begin(&mut self.statuses, event, status);
        if is_end(status) {
            end(&mut self.offices, event, EndGround::Order, |_| true);
            end(&mut self.members, event, EndGround::Order, |_| true);
        }
    }

    fn join(&mut self, event: &Event, person: Id, unit: Option<String>) {
        let sits = |p: &Self| p.members.iter().any(|s| s.until.is_none() && s.value.0 == person);
        if self.is_over() || self.continues(event, sits) {
            return;
        }
        end(&mut self.members, event, EndGround::Replaced, |(who, _)| {
            *who == person
        });
        begin(&mut self.members, event, (person, unit));
    }

    fn designate(&mut self, event: &Event, designation: Designation) {
        end(&mut self.designations, event, EndGround::Replaced, |_| true);
        begin(&mut self.designations, event, designation);
    }
}

const fn is_end(status: AssociationStatus) -> bool {
    matches!(
        status,
        AssociationStatus::Reorganized | AssociationStatus::Liquidated
    )
}
