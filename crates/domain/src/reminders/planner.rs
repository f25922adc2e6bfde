//! Which notices there must be on a day: a pure function of what is known then.
//!
//! It plans nothing ahead. Each run says what is true now; what was told and is still true is left alone, what is true
//! again comes back, and the rest is withdrawn. So a run that was missed, or made twice, changes nothing.

use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate};

use super::{
    AssociationFact, Facts, HandoverFact, KnownNotice, MeetingFact, NoticeKind, Rung, TermFact, TermOf,
    of_finding, wording,
};
use crate::{
    Id,
    analyses::HandoverAct,
    associations::Office,
    compliance::{Duty, Finding, FindingState},
    meetings::{BodyKind, MeetingState},
    regulation::{MonthDay, Profile},
};

/// Days before a meeting at which it is recalled.
const BEFORE_MEETING: u64 = 2;
/// Days for which a step of a paper is news.
const NEWS: i64 = 14;

/// A notice that should be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNotice {
    /// To whom.
    pub account_id: Id,
    /// About what.
    pub kind: NoticeKind,
    /// Key of the matter: an account is told a matter once.
    pub matter: String,
    /// Object it is about.
    pub subject_id: Option<Id>,
    /// Association.
    pub association_id: Option<Id>,
    /// One line.
    pub title: String,
    /// What is to be done.
    pub text: String,
    /// Page.
    pub path: String,
    /// Clause.
    pub clause: Option<String>,
    /// Last day, or day of the meeting.
    pub due_on: Option<NaiveDate>,
}

/// What a run has to do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Planned {
    /// To be told now.
    pub tell: Vec<NewNotice>,
    /// Told before, withdrawn, and true again.
    pub revive: Vec<Id>,
    /// No longer true.
    pub withdraw: Vec<Id>,
}

/// Key of a finding: what all notices about it have in common.
pub fn finding_key(of: &Finding) -> String {
    let object = of.cure.as_ref().and_then(|cure| cure.object_id);
    let object = object.filter(|_| of.duty == Duty::Minutes);
    let object = object.map(|id| format!(":{id}")).unwrap_or_default();
    format!("{}:{}:{}{object}", of.association_id, of.school_year, of.duty)
}

/// Notices as they should be on the day.
pub fn plan(facts: &Facts<'_>) -> Planned {
    let mut wanted = Vec::new();
    for finding in facts
        .findings
        .iter()
        .filter(|f| is_recalled(facts.profile, facts.today, f))
    {
        if let Some(of) = facts.associations.get(&finding.association_id) {
            duty(facts, of, finding, &mut wanted);
            escalation(facts, of, finding, &mut wanted);
        }
    }
    facts.meetings.iter().for_each(|m| meeting(facts, m, &mut wanted));
    facts.terms.iter().for_each(|t| term(facts, t, &mut wanted));
    facts
        .handovers
        .iter()
        .for_each(|h| handover(facts, h, &mut wanted));
    settle(facts, wanted)
}

/// Whether people are reminded of a finding. A former year still owes its analysis and its minutes; its plan is past
/// mending.
pub fn is_recalled(profile: &Profile, today: NaiveDate, of: &Finding) -> bool {
    let open = matches!(of.state, FindingState::Due | FindingState::Overdue);
    let present = of.school_year >= profile.school_year_of(today);
    open && (present || matches!(of.duty, Duty::Analysis | Duty::Council | Duty::Minutes))
}

impl Facts<'_> {
    /// The day itself, or the last working day before it (setting `reminders_on_working_days`).
    fn reminder_day(&self, day: NaiveDate) -> NaiveDate {
        if self.profile.settings.reminders_on_working_days.value {
            self.calendar.on_or_before(day)
        } else {
            day
        }
    }

    /// The stage a duty has reached: of several days the last that has come.
    fn stage(&self, of: &Finding) -> Option<String> {
        let dates = &self.profile.dates;
        let days: &[MonthDay] = match of.duty {
            Duty::PlanApproval => &dates.plan_reminders.value,
            Duty::Analysis | Duty::NextPlan => &dates.analysis_reminders.value,
            Duty::Meetings => &dates.meeting_reminders.value,
            _ => &[],
        };
        let mut stages: Vec<(NaiveDate, String)> = days
            .iter()
            .map(|day| {
                let on = self.profile.day_of(*day, of.school_year);
                (self.reminder_day(on), day.to_string())
            })
            .collect();
        if days.is_empty() {
            stages.push((NaiveDate::MIN, "open".to_owned()));
        }
        if let Some(due) = of.due_on {
            stages.push((self.reminder_day(due), "last".to_owned()));
            if of.state == FindingState::Overdue {
                stages.push((self.calendar.after(due, 1), "late".to_owned()));
            }
        }
        let reached = stages.into_iter().filter(|(day, _)| *day <= self.today);
        reached.max_by_key(|(day, _)| *day).map(|(_, stage)| stage)
    }
}

fn duty(facts: &Facts<'_>, of: &AssociationFact, finding: &Finding, wanted: &mut Vec<NewNotice>) {
    let Some(stage) = facts.stage(finding) else { return };
    let matter = format!("duty:{}:{stage}", finding_key(finding));
    for account_id in of_finding(&facts.accounts, of, finding) {
        wanted.push(NewNotice {
            account_id,
            kind: NoticeKind::Duty,
            matter: matter.clone(),
            subject_id: finding.cure.as_ref().and_then(|cure| cure.object_id),
            association_id: Some(finding.association_id),
            title: wording::duty_title(finding, &of.name),
            text: wording::duty_text(finding, facts.calendar),
            path: wording::path_of(finding),
            clause: Some(finding.clause.clone()),
            due_on: finding.due_on,
        });
    }
}

/// What has been late for so many working days is told to the next above, after as many again to the department.
fn escalation(facts: &Facts<'_>, of: &AssociationFact, finding: &Finding, wanted: &mut Vec<NewNotice>) {
    let Some(due) = finding.due_on.filter(|_| finding.state == FindingState::Overdue) else {
        return;
    };
    let pause = facts.profile.thresholds.escalation_days.value;
    let own = of_finding(&facts.accounts, of, finding);
    for (step, rung) in (1..).zip(Rung::ladder(finding.actor)) {
        if facts.today < facts.calendar.after(due, pause.saturating_mul(step)) {
            break;
        }
        let above = facts.of_rung(of, *rung);
        for account_id in above.into_iter().filter(|id| !own.contains(id)) {
            wanted.push(NewNotice {
                account_id,
                kind: NoticeKind::Escalation,
                matter: format!("late:{}", finding_key(finding)),
                subject_id: finding.cure.as_ref().and_then(|cure| cure.object_id),
                association_id: Some(finding.association_id),
                title: wording::late_title(finding, &of.name),
                text: wording::late_text(finding),
                path: wording::path_of(finding),
                clause: Some(finding.clause.clone()),
                due_on: finding.due_on,
            });
        }
    }
}

/// One notice of a meeting at a time: that it is planned or moved, that it comes soon, that it is cancelled.
fn meeting(facts: &Facts<'_>, of: &MeetingFact, wanted: &mut Vec<NewNotice>) {
    if of.state == MeetingState::Held || of.date < facts.today {
        return;
    }
    let cancelled = of.state == MeetingState::Cancelled;
    let mut accounts = facts.of_people(of.people.iter().copied());
    if of.body.kind == BodyKind::Council {
        accounts.extend(facts.of_council());
        accounts.sort_unstable();
        accounts.dedup();
    }
    if cancelled {
        // Whoever was never told of it need not hear that it will not be; whoever was hears it, a member or not.
        let told = facts.known.iter().filter(|k| is_of_meeting(k, of.id));
        accounts = told.map(|k| k.account_id).collect();
        accounts.sort_unstable();
        accounts.dedup();
    }
    let remind_on = of.date.checked_sub_days(Days::new(BEFORE_MEETING));
    let remind_on = facts.reminder_day(remind_on.unwrap_or(of.date));
    let first = format!("meeting:{}:{}", of.id, of.moves);
    for account_id in accounts {
        let told_on = facts
            .known
            .iter()
            .find(|k| k.account_id == account_id && k.matter == first)
            .map(|k| k.made_on);
        // Moved closer than its reminder, a meeting is told of at once, and that is the reminder.
        let soon = remind_on <= facts.today && told_on.is_some_and(|on| on < remind_on);
        let (matter, title) = if cancelled {
            (
                format!("meeting:{}:cancelled", of.id),
                wording::cancelled_title(of),
            )
        } else if soon {
            (format!("{first}:soon"), wording::soon_title(of))
        } else {
            (first.clone(), wording::meeting_title(of))
        };
        wanted.push(NewNotice {
            account_id,
            kind: NoticeKind::Meeting,
            matter,
            subject_id: Some(of.id),
            association_id: Some(of.body.id).filter(|_| of.body.kind == BodyKind::Association),
            title,
            text: wording::meeting_text(of),
            path: format!("/meetings/{}", of.id),
            clause: Some("VII.7.6".to_owned()),
            due_on: Some(of.date),
        });
    }
}

fn is_of_meeting(known: &KnownNotice, meeting: Id) -> bool {
    known.kind == NoticeKind::Meeting
        && known.subject_id == Some(meeting)
        && (!known.withdrawn || known.matter.ends_with(":cancelled"))
}

/// A category or a term of office that ends is told to its holder and to the next above.
fn term(facts: &Facts<'_>, of: &TermFact, wanted: &mut Vec<NewNotice>) {
    let pause = Days::new(facts.profile.thresholds.term_reminder_days.value.into());
    let from = of.last_day.checked_sub_days(pause).unwrap_or(of.last_day);
    if facts.today > of.last_day || facts.today < facts.reminder_day(from) {
        return;
    }
    let Some(association) = facts.associations.get(&of.association_id) else {
        return;
    };
    let (TermOf::Office(office) | TermOf::Category(office, _)) = of.of;
    let (above, clause) = match office {
        Office::Leader => (Rung::Curator, "VII.7.3"),
        Office::Secretary => (Rung::Curator, "VII.7.5"),
        Office::Curator => (Rung::Institution, "VII.7.2"),
    };
    let mut accounts = facts.of_people([of.person_id]);
    accounts.extend(facts.of_rung(association, above));
    for account_id in accounts {
        wanted.push(NewNotice {
            account_id,
            kind: NoticeKind::Term,
            matter: format!("term:{}:{}", of.id, of.last_day),
            subject_id: Some(of.person_id),
            association_id: Some(of.association_id),
            title: wording::term_title(of),
            text: wording::term_text(of, &association.name),
            path: format!("/associations/{}", of.association_id),
            clause: Some(clause.to_owned()),
            due_on: Some(of.last_day),
        });
    }
}

/// A step of a paper is told to whoever has it in hand now.
fn handover(facts: &Facts<'_>, of: &HandoverFact, wanted: &mut Vec<NewNotice>) {
    let Some(association) = facts.associations.get(&of.association_id) else {
        return;
    };
    if (facts.today - of.made_on).num_days() > NEWS {
        return;
    }
    let accounts = match of.act {
        HandoverAct::Submit | HandoverAct::Amend => facts.of_rung(association, Rung::Curator),
        _ => facts.of_people([association.leader, association.secretary].into_iter().flatten()),
    };
    for account_id in accounts {
        wanted.push(NewNotice {
            account_id,
            kind: NoticeKind::Handover,
            matter: format!("handover:{}", of.id),
            subject_id: Some(of.object_id),
            association_id: Some(of.association_id),
            title: wording::handover_title(of, &association.name),
            text: wording::handover_text(of),
            path: wording::paper_path(of.paper, of.object_id),
            clause: Some(wording::handover_clause(of).to_owned()),
            due_on: None,
        });
    }
}

/// Compares what should be there with what is.
fn settle(facts: &Facts<'_>, wanted: Vec<NewNotice>) -> Planned {
    let known: HashMap<(Id, &str), &KnownNotice> = facts
        .known
        .iter()
        .map(|k| ((k.account_id, k.matter.as_str()), k))
        .collect();
    let mut seen: HashSet<(Id, String)> = HashSet::new();
    let mut planned = Planned::default();
    for notice in wanted {
        if !seen.insert((notice.account_id, notice.matter.clone())) {
            continue;
        }
        match known.get(&(notice.account_id, notice.matter.as_str())) {
            None => planned.tell.push(notice),
            Some(known) if known.withdrawn => planned.revive.push(known.id),
            Some(_) => {}
        }
    }
    let open: HashSet<String> = facts
        .findings
        .iter()
        .filter(|f| f.is_open() || matches!(f.state, FindingState::Due | FindingState::Overdue))
        .map(finding_key)
        .collect();
    let gone = |k: &&KnownNotice| {
        !k.withdrawn
            && !seen.contains(&(k.account_id, k.matter.clone()))
            && !stands_by_itself(facts, k, &open)
    };
    planned.withdraw = facts.known.iter().filter(gone).map(|k| k.id).collect();
    planned
}

/// Whether a notice that nothing asks for any more stays all the same: it tells of what has happened.
fn stands_by_itself(facts: &Facts<'_>, known: &KnownNotice, open: &HashSet<String>) -> bool {
    match known.kind {
        NoticeKind::Duty | NoticeKind::Escalation | NoticeKind::Term => false,
        NoticeKind::Mail => true,
        // Asked for by hand: as long as the matter is open.
        NoticeKind::Request => request_key(&known.matter).is_some_and(|key| open.contains(key)),
        // A later step takes the place of the one before.
        NoticeKind::Handover => {
            let later = |h: &&HandoverFact| Some(h.object_id) == known.subject_id;
            let latest = facts.handovers.iter().find(later);
            latest.is_none_or(|h| known.matter == format!("handover:{}", h.id))
        }
        // A meeting that has been: its last notice stays.
        NoticeKind::Meeting => {
            let of = facts.meetings.iter().find(|m| Some(m.id) == known.subject_id);
            of.is_none_or(|m| {
                let past = m.state == MeetingState::Held || m.date < facts.today;
                let first = format!("meeting:{}:{}", m.id, m.moves);
                let last = known
                    .matter
                    .strip_prefix(&first)
                    .is_some_and(|rest| matches!(rest, "" | ":soon"));
                past && m.state != MeetingState::Cancelled && last
                    || m.state == MeetingState::Cancelled && known.matter.ends_with(":cancelled")
            })
        }
    }
}

/// Matter of a request made on a day.
pub fn request_matter(of: &Finding, on: NaiveDate) -> String {
    format!("request:{}:{on}", finding_key(of))
}

fn request_key(matter: &str) -> Option<&str> {
    let (key, _) = matter.strip_prefix("request:")?.rsplit_once(':')?;
    Some(key)
}
