//! The one place where duties are reckoned: facts and a day in, findings out (VII.7.2 - VII.7.10).

use chrono::{Duration, NaiveDate};

use super::{Cure, Duty, DutyActor, Facts, Finding, FindingState, handing, meetings, people};
use crate::{
    Id,
    associations::{AssociationStatus, Office},
    calendar::SchoolYear,
    regulation::{CouncilDeadline, PartYearDuty, Profile},
};

/// Days a new association has to find its leader, secretary, curator and members before the board turns red.
///
/// The regulation names no term. The first 15 September after the creation counts too, when it comes later: the first
/// meeting, at which a leader is elected, is due by then (VII.7.9).
const SETTLING_DAYS: i64 = 30;

impl Duty {
    /// The clause the duty comes from.
    pub const fn clause(self) -> &'static str {
        match self {
            Self::PlanApproval => "VII.7.9",
            Self::Analysis | Self::NextPlan | Self::Council => "VII.7.8",
            Self::Meetings | Self::Minutes => "VII.7.6",
            Self::Leader => "VII.7.4",
            Self::Secretary => "VII.7.5",
            Self::Curator => "VII.7.2",
            Self::Composition => "I.4",
        }
    }

    /// Place in lists: of one association the duties go in the order of the regulation's year.
    pub fn rank(self) -> usize {
        Self::ALL
            .iter()
            .position(|duty| *duty == self)
            .unwrap_or_default()
    }
}

/// How every association stands to each duty of a school year on a day.
///
/// A day of the past is answered from the days of the facts. An association that did not work on any day of the year,
/// or not yet on that day, owes nothing and has no findings; one that ended keeps what it did, and what it did not do
/// no longer applies, for nobody is left to do it.
pub fn assess(facts: &Facts, profile: &Profile, year: SchoolYear, on: NaiveDate) -> Vec<Finding> {
    let Some(scene) = Scene::of(facts, profile, year, on) else {
        return Vec::new();
    };
    let mut all = vec![
        handing::plan_approval(&scene),
        handing::analysis(&scene),
        handing::next_plan(&scene),
        meetings::norm(&scene),
        meetings::minutes(&scene),
        handing::council(&scene),
    ];
    all.extend([Duty::Leader, Duty::Secretary, Duty::Curator].map(|duty| people::office(&scene, duty)));
    all.push(people::composition(&scene));
    all.into_iter().map(|finding| scene.closed(finding)).collect()
}

/// An association in a school year, seen on a day.
pub(super) struct Scene<'a> {
    pub(super) facts: &'a Facts,
    pub(super) profile: &'a Profile,
    pub(super) year: SchoolYear,
    pub(super) on: NaiveDate,
    /// First and last day of the school year.
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    /// Day it was created, as far as the register knows.
    pub(super) created: NaiveDate,
    /// Day it ended, whether that has come or not.
    pub(super) ends: Option<NaiveDate>,
}

impl<'a> Scene<'a> {
    fn of(facts: &'a Facts, profile: &'a Profile, year: SchoolYear, on: NaiveDate) -> Option<Self> {
        let life = facts.life()?;
        let days = profile.school_year_days(year);
        let (first, after) = (days.from?, days.until?);
        let created = life.from.unwrap_or(NaiveDate::MIN);
        let outside = created >= after || life.until.is_some_and(|until| until <= first);
        if outside || on < created {
            return None;
        }
        Some(Self {
            facts,
            profile,
            year,
            on,
            first,
            last: after.pred_opt()?,
            created,
            ends: life.until,
        })
    }

    /// The day people and offices are looked at: a year that is over is not judged by who holds office later.
    pub(super) fn present(&self) -> NaiveDate {
        self.on.min(self.last)
    }

    /// Last day on which a new association is still settling.
    pub(super) fn settling_until(&self) -> Option<NaiveDate> {
        let thirty = self.created.checked_add_signed(Duration::days(SETTLING_DAYS))?;
        let year = self.profile.suggested_school_year(self.created);
        Some(thirty.max(self.profile.plan_due(year)))
    }

    /// Whether the association came into being after the day of a duty, which then does not apply to it.
    pub(super) fn came_after(&self, due: NaiveDate) -> bool {
        self.created > due
    }

    /// How many meetings are asked for; a part of them for a part of the year where the setting says so.
    pub(super) fn meetings_needed(&self) -> i64 {
        let whole = i64::from(self.profile.thresholds.min_meetings.value);
        match self.profile.settings.part_year_duty.value {
            PartYearDuty::NotApplicable => whole,
            PartYearDuty::ProRated => {
                let from = self.created.max(self.first);
                let until = self.ends.map_or(self.last, |end| end.min(self.last));
                let (part, all) = ((until - from).num_days(), (self.last - self.first).num_days());
                (whole * part.max(0) / all.max(1)).clamp(0, whole)
            }
        }
    }

    /// Last day for the council, where the setting names one.
    pub(super) fn council_by(&self) -> Option<NaiveDate> {
        match self.profile.settings.council_deadline.value {
            CouncilDeadline::None => None,
            CouncilDeadline::By(day) => {
                // The analysis is handed over in May: a day before that lies in the next school year.
                let same = self.profile.day_of(day, self.year);
                let due = self.profile.analysis_due(self.year);
                let next = self.profile.day_of(day, self.year.saturating_add(1));
                Some(if same >= due { same } else { next })
            }
        }
    }

    /// A finding that is owed: due, or overdue once its day has passed.
    pub(super) fn owed(&self, duty: Duty, due_on: Option<NaiveDate>) -> Finding {
        let late = due_on.is_some_and(|due| self.on > due);
        Finding {
            state: if late {
                FindingState::Overdue
            } else {
                FindingState::Due
            },
            due_on,
            since: due_on.filter(|_| late).and_then(|due| due.succ_opt()),
            ..self.blank(duty)
        }
    }

    /// A finding that is met since a day; late when that day lies after the last one.
    pub(super) fn met(&self, duty: Duty, due_on: Option<NaiveDate>, since: Option<NaiveDate>) -> Finding {
        Finding {
            state: FindingState::Met,
            due_on,
            since,
            late: due_on.zip(since).is_some_and(|(due, since)| since > due),
            ..self.blank(duty)
        }
    }

    /// A duty that does not apply, with the reason and the day it comes from.
    pub(super) fn exempt(&self, duty: Duty, reason: &str, since: Option<NaiveDate>) -> Finding {
        Finding {
            state: FindingState::NotApplicable,
            since,
            reason: Some(reason.to_owned()),
            ..self.blank(duty)
        }
    }

    fn blank(&self, duty: Duty) -> Finding {
        Finding {
            association_id: self.facts.id,
            school_year: self.year,
            duty,
            clause: duty.clause().to_owned(),
            state: FindingState::Met,
            due_on: None,
            since: None,
            late: false,
            reason: None,
            done: None,
            needed: None,
            actor: DutyActor::Leader,
            actor_id: None,
            cure: None,
        }
    }

    /// Says why, who acts and how: the holder of the office named, or whoever stands in for a vacant one.
    pub(super) fn asks(
        &self,
        finding: Finding,
        reason: &str,
        of: DutyActor,
        action: &str,
        object: Option<Id>,
    ) -> Finding {
        let (actor, actor_id) = self.who(of);
        Finding {
            reason: Some(reason.to_owned()),
            actor,
            actor_id,
            cure: Some(Cure {
                action: action.to_owned(),
                object_id: object,
            }),
            ..finding
        }
    }

    /// Who acts for an office: the leader stands in for the secretary, the curator for the leader, the institution for
    /// the curator (VII.7.3: while nobody leads, the duty shows on the curator).
    fn who(&self, of: DutyActor) -> (DutyActor, Option<Id>) {
        let chain: &[(Office, DutyActor)] = &[
            (Office::Secretary, DutyActor::Secretary),
            (Office::Leader, DutyActor::Leader),
            (Office::Curator, DutyActor::Curator),
        ];
        let Some(at) = chain.iter().position(|(_, actor)| *actor == of) else {
            return (of, None);
        };
        chain
            .iter()
            .skip(at)
            .find_map(|(office, actor)| Some((*actor, Some(self.facts.holder_on(*office, self.on)?))))
            .unwrap_or((DutyActor::Institution, None))
    }

    /// What the end of the association makes of a finding.
    fn closed(&self, finding: Finding) -> Finding {
        let Some((status, since)) = self.facts.end_by(self.on) else {
            return finding;
        };
        let reason = match status {
            AssociationStatus::Reorganized => "reorganized",
            _ => "liquidated",
        };
        // Nobody holds an office of what is no more.
        let of_people = matches!(
            finding.duty,
            Duty::Leader | Duty::Secretary | Duty::Curator | Duty::Composition
        );
        match finding.state {
            FindingState::NotApplicable => finding,
            FindingState::Met if !of_people => Finding {
                cure: None,
                ..finding
            },
            _ => Finding {
                due_on: finding.due_on.filter(|_| !of_people),
                done: finding.done,
                needed: finding.needed,
                ..self.exempt(finding.duty, reason, Some(since))
            },
        }
    }
}
