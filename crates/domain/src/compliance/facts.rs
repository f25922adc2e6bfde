//! What is known of an association when its duties are looked at: days, so that any day can be answered for.

use chrono::NaiveDate;

use crate::{
    Id,
    analyses::HandoverAct,
    associations::{AssociationKind, AssociationStatus, Office},
    calendar::{Interval, SchoolYear},
};

/// A state of an association with its term (I.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LifeFact {
    /// State.
    pub status: AssociationStatus,
    /// Its term.
    pub term: Interval,
}

/// A term of office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficeFact {
    /// Office.
    pub office: Office,
    /// Who holds it.
    pub person: Id,
    /// Its term.
    pub term: Interval,
}

/// A member's term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberFact {
    /// Who.
    pub person: Id,
    /// Whether an order has put the member into force (I.4).
    pub in_force: bool,
    /// Its term.
    pub term: Interval,
}

/// A meeting of the school year; cancelled ones are no facts of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingFact {
    /// Meeting.
    pub id: Id,
    /// Its date.
    pub date: NaiveDate,
    /// Whether it was held.
    pub held: bool,
    /// Day on which both had signed its minutes first; what is being corrected stays signed.
    pub signed_on: Option<NaiveDate>,
    /// Whether «утвердить план работы» stands on its agenda (VII.7.9).
    pub on_plan: bool,
}

/// A step of a plan or an analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepFact {
    /// What was done.
    pub act: HandoverAct,
    /// Local day on which it was done.
    pub on: NaiveDate,
}

/// A plan or an analysis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperFact {
    /// Plan or analysis.
    pub id: Id,
    /// School year it is of.
    pub school_year: SchoolYear,
    /// Steps, the earliest first.
    pub steps: Vec<StepFact>,
    /// Day of the meeting that approved the plan, of the council that considered the analysis.
    pub settled_on: Option<NaiveDate>,
    /// The meeting that did.
    pub settled_by: Option<Id>,
}

/// An association with what its duties of a school year rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Association.
    pub id: Id,
    /// Short code: lists go by it.
    pub code: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: AssociationKind,
    /// States.
    pub lives: Vec<LifeFact>,
    /// Curating institutions with their terms.
    pub institutions: Vec<(Id, Interval)>,
    /// Terms of office.
    pub offices: Vec<OfficeFact>,
    /// Members in force and those who await the order.
    pub members: Vec<MemberFact>,
    /// Meetings of the school year, the earliest first.
    pub meetings: Vec<MeetingFact>,
    /// Plans of the school year and of the next one.
    pub plans: Vec<PaperFact>,
    /// Analysis of the school year.
    pub analysis: Option<PaperFact>,
}

impl Facts {
    /// The state on a day; none before the first.
    pub fn status_on(&self, on: NaiveDate) -> Option<AssociationStatus> {
        let life = self.lives.iter().find(|life| life.term.contains(on));
        life.map(|life| life.status)
    }

    /// The institution that curates it on a day.
    pub fn institution_on(&self, on: NaiveDate) -> Option<Id> {
        let found = self.institutions.iter().find(|(_, term)| term.contains(on));
        found.map(|(id, _)| *id)
    }

    /// Who holds an office on a day.
    pub fn holder_on(&self, office: Office, on: NaiveDate) -> Option<Id> {
        self.term_on(office, on).map(|term| term.person)
    }

    /// The term of an office that runs on a day.
    pub(super) fn term_on(&self, office: Office, on: NaiveDate) -> Option<&OfficeFact> {
        self.offices
            .iter()
            .find(|term| term.office == office && term.term.contains(on))
    }

    /// The days on which the association works (I.5); none for a draft.
    pub fn life(&self) -> Option<Interval> {
        let mut active = self
            .lives
            .iter()
            .filter(|life| life.status == AssociationStatus::Active)
            .map(|life| life.term);
        let first = active.next()?;
        // States that follow each other may be kept as several terms of one life.
        Some(active.fold(first, |whole, next| Interval {
            from: whole.from.zip(next.from).map(|(a, b)| a.min(b)),
            until: whole.until.zip(next.until).map(|(a, b)| a.max(b)),
        }))
    }

    /// How it ended by a day, and when; none while it works.
    pub fn end_by(&self, on: NaiveDate) -> Option<(AssociationStatus, NaiveDate)> {
        let ended = |status| {
            matches!(
                status,
                AssociationStatus::Liquidated | AssociationStatus::Reorganized
            )
        };
        let status = self.status_on(on).filter(|status| ended(*status))?;
        let until = self.life().and_then(|life| life.until)?;
        Some((status, until))
    }

    /// The plan of a school year.
    pub fn plan_of(&self, year: SchoolYear) -> Option<&PaperFact> {
        self.plans.iter().find(|plan| plan.school_year == year)
    }

    /// Meetings held by a day, the earliest first.
    pub(super) fn held_by(&self, on: NaiveDate) -> impl Iterator<Item = &MeetingFact> {
        self.meetings.iter().filter(move |m| m.held && m.date <= on)
    }

    /// The meeting to come next as a day sees it: the first one that is not held by then.
    pub(super) fn coming(&self, on: NaiveDate) -> Option<&MeetingFact> {
        self.meetings.iter().find(|m| !m.held || m.date > on)
    }
}

/// How a plan or an analysis stands on a day, out of its steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Standing {
    /// First day it was handed over.
    pub(super) first: Option<NaiveDate>,
    /// Returned, and not handed over since.
    pub(super) returned: Option<NaiveDate>,
    /// Accepted, and not returned since.
    pub(super) accepted: Option<NaiveDate>,
    /// Approved or considered.
    pub(super) settled: Option<NaiveDate>,
}

impl PaperFact {
    /// How it stands on a day.
    pub(super) fn on(&self, on: NaiveDate) -> Standing {
        let mut standing = Standing {
            settled: self.settled_on.filter(|day| *day <= on),
            ..Standing::default()
        };
        for step in self.steps.iter().filter(|step| step.on <= on) {
            match step.act {
                HandoverAct::Submit => {
                    standing.first = standing.first.or(Some(step.on));
                    standing.returned = None;
                    standing.accepted = None;
                }
                HandoverAct::Return => {
                    standing.returned = Some(step.on);
                    standing.accepted = None;
                }
                HandoverAct::Accept => standing.accepted = Some(step.on),
                _ => {}
            }
        }
        standing
    }
}
