//! Meetings of the demo city over two school years, held and drawn up by the services that real ones go through
//! (VII.7.6): the past from its papers, the present in Veche.

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use veche_domain::{
    Id,
    access::{Actor, Grant},
    associations::{EndGround, Office},
    calendar::{Interval, TimeOfDay},
    elections::{Closing, Hands as Raised, NewElection, Opening, VoteMode},
    meetings::{
        ActingOfficers, AgendaKind, AgendaLine, AttendanceMark, AttendanceMarks, Holding, Mark, Meeting,
        NewDecision, NewMeeting,
    },
    orders::{BasisKind, SignatureKind},
    regulation::Profile,
};
use veche_store::{
    Tx,
    associations::{NewOfficeRow, insert_office},
    journal::Author,
};

use super::{
    accounts::ASSOCIATION,
    associations::{day, paper},
    compositions::Holders,
    meetings_minutes::{Reached, done, drawn_up},
    meetings_text::{AHEAD, AUTUMN, For, OPENING, PAST, Sketch},
};
use crate::{
    elections::{rounds, service as elections},
    error::ApiResult,
    http::Context,
    meetings::{attendance, day as meeting_day, decisions, plan, shown},
};

/// Whose hand enters what, on which day.
struct Hand<'a> {
    profile: &'a Profile,
    now: DateTime<Utc>,
    actor: Actor,
}

impl<'a> Hand<'a> {
    fn of(profile: &'a Profile, author: &Author, person: Option<Id>, grants: Vec<Grant>) -> Self {
        Self {
            profile,
            now: author.at,
            actor: Actor {
                account_id: Id::nil(),
                person_id: person,
                name: author.name.clone(),
                grants,
            },
        }
    }

    fn context(&self, today: NaiveDate) -> Context<'_> {
        Context {
            actor: &self.actor,
            today,
            now: self.now,
            profile: self.profile,
        }
    }
}

/// The hands of one association: who enters papers, its secretary, its leader.
struct Hands<'a> {
    clerk: Hand<'a>,
    secretary: Hand<'a>,
    leader: Hand<'a>,
}

/// Fills two school years of every association with a composition.
///
/// # Errors
/// A store that refuses it.
pub(super) fn fill_meetings(
    tx: &mut Tx<'_>,
    (author, profile): (&Author, &Profile),
    filled: &HashMap<&'static str, Holders>,
) -> ApiResult<()> {
    let mut codes: Vec<&&str> = filled.keys().collect();
    codes.sort_unstable();
    for (number, code) in codes.into_iter().enumerate() {
        let Some(of) = filled.get(*code) else { continue };
        let office = |office, person| {
            let association_id = of.association;
            Hand::of(
                profile,
                author,
                Some(person),
                vec![Grant::Office {
                    office,
                    association_id,
                }],
            )
        };
        let hands = Hands {
            clerk: Hand::of(profile, author, None, vec![Grant::Department]),
            secretary: office(Office::Secretary, of.secretary),
            leader: office(Office::Leader, of.leader),
        };
        held_before(tx, of)?;
        for (at, sketch) in PAST.iter().enumerate() {
            // One in five left the last paper of the year unsigned: what is not in the folder is seen as missing.
            let unsigned = number % 5 == 3 && at + 1 == PAST.len();
            let reached = if unsigned {
                Reached::Draft
            } else {
                Reached::Published
            };
            from_paper(tx, &hands, of, (sketch, number), reached)?;
        }
        from_paper(tx, &hands, of, (&OPENING, number), Reached::Published)?;
        let reached = match (**code == *ASSOCIATION, number % 4) {
            // The association of the demo accounts has something to sign.
            (true, _) => Reached::Submitted,
            (_, 0) => Reached::Published,
            (_, 1) => Reached::Signed,
            (_, 2) => Reached::Draft,
            _ => Reached::Held,
        };
        in_veche(tx, &hands, of, (&AUTUMN, number), reached)?;
        plan::create(
            tx,
            &hands.secretary.context(day(2026, 11, 1)),
            asked(of, (&AHEAD, number), false),
        )?;
    }
    Ok(())
}

/// Leader and secretary of the year before, by minutes № 1 of that year.
fn held_before(tx: &mut Tx<'_>, of: &Holders) -> ApiResult<()> {
    let minutes = paper(BasisKind::Minutes, "1", day(2025, 8, 29));
    for (office, person) in [(Office::Leader, of.leader), (Office::Secretary, of.secretary)] {
        let row = NewOfficeRow {
            association: of.association,
            office,
            person,
            term: Interval::new(day(2025, 8, 29), Some(day(2026, 8, 28))),
            basis: &minutes,
            end_ground: Some(EndGround::Replaced),
        };
        insert_office(tx.conn, &row)?;
    }
    Ok(())
}

/// A day of the association's own: not all of the city meets at once, and nobody on a Sunday.
fn date(sketch: &Sketch, number: usize) -> NaiveDate {
    use chrono::{Datelike, Weekday};
    let (year, month, first) = sketch.from;
    // The meeting that opens the year was on one day everywhere: the offices begin by its minutes.
    let later = if sketch.theme == OPENING.theme {
        0
    } else {
        u64::try_from(number % 10).unwrap_or(0)
    };
    let on = day(year, month, first);
    let on = on.checked_add_days(Days::new(later)).unwrap_or(on);
    match on.weekday() {
        Weekday::Sun => on.succ_opt().unwrap_or(on),
        _ => on,
    }
}

fn asked(of: &Holders, (sketch, number): (&Sketch, usize), by_paper: bool) -> NewMeeting {
    let time = |text: &str| text.parse::<TimeOfDay>().ok();
    let speaker = |at: usize| of.members.get((number + at) % of.members.len().max(1)).copied();
    let agenda = sketch
        .items
        .iter()
        .enumerate()
        .map(|(at, (title, what, ..))| AgendaLine {
            id: None,
            kind: match what {
                For::Told => AgendaKind::Information,
                For::Decided => AgendaKind::Decision,
                // Some talked of the plan and forgot to put its approval on the agenda.
                For::Approved if talks_only(number) && sketch.theme == OPENING.theme => AgendaKind::Decision,
                For::Approved => AgendaKind::ApprovePlan,
                For::Elected(_) => AgendaKind::Election,
            },
            title: (*title).to_owned(),
            speaker_id: speaker(at),
            speaker_text: None,
            office: match what {
                For::Elected(office) => Some(*office),
                For::Told | For::Decided | For::Approved => None,
            },
            minutes_of: None,
        });
    NewMeeting {
        body_id: of.association,
        date: date(sketch, number),
        school_year: None,
        starts_at: time("15:00"),
        ends_at: time("16:30"),
        place: Some(format!("СОШ № {}, актовый зал", 901 + number % 20)),
        link: (number % 3 == 1).then(|| format!("https://video.example/{number}")),
        form: Some(sketch.form.to_owned()),
        interaction: None,
        theme: sketch.theme.to_owned(),
        agenda: agenda.collect(),
        invitees: Vec::new(),
        by_paper,
    }
}

/// Whether an association met in time and did not approve its plan (VII.7.9).
pub(super) const fn talks_only(number: usize) -> bool {
    number % 8 == 6
}

/// Who was there: most in person, one online, one absent for a reason.
fn marks(of: &Holders, number: usize) -> AttendanceMarks {
    let mark = |at: usize, person: Id| match (at + number) % 8 {
        5 if person != of.leader && person != of.secretary => Mark::AbsentExcused,
        6 => Mark::Online,
        _ => Mark::Present,
    };
    let marks = of.members.iter().enumerate().map(|(at, person)| AttendanceMark {
        person_id: *person,
        mark: Some(mark(at, *person)),
        substitute: None,
    });
    AttendanceMarks {
        marks: marks.collect(),
    }
}

/// A meeting of the past: entered by the clerk from its paper.
fn from_paper(
    tx: &mut Tx<'_>,
    hands: &Hands<'_>,
    of: &Holders,
    (sketch, number): (&Sketch, usize),
    reached: Reached,
) -> ApiResult<()> {
    let context = hands.clerk.context(day(2026, 11, 1));
    let made = plan::create(tx, &context, asked(of, (sketch, number), true))?;
    let marked = attendance::mark(tx, &context, made.id, &marks(of, number))?;
    let named = if marked.chair.is_some() && marked.secretary.is_some() {
        marked
    } else {
        let acting = ActingOfficers {
            chair_id: Some(of.leader),
            secretary_id: Some(of.secretary),
        };
        meeting_day::name_officers(tx, &context, (made.id, marked.version), &acting)?
    };
    let held = decided(tx, &context, of, named.id)?;
    drawn_up(
        tx,
        [&context, &context, &context],
        (of, sketch),
        &held,
        (reached, SignatureKind::Paper),
    )?;
    // One association in six forgot to say what became of its resolutions.
    if reached == Reached::Published && number % 6 != 0 {
        done(tx, &context, held.id)?;
    }
    Ok(())
}

/// A meeting of the present year: its secretary marks, writes and signs, its leader signs.
fn in_veche(
    tx: &mut Tx<'_>,
    hands: &Hands<'_>,
    of: &Holders,
    (sketch, number): (&Sketch, usize),
    reached: Reached,
) -> ApiResult<()> {
    let today = day(2026, 11, 1);
    let contexts = [
        hands.secretary.context(today),
        hands.leader.context(today),
        hands.clerk.context(today),
    ];
    let [secretary, leader, clerk] = &contexts;
    let made = plan::create(tx, secretary, asked(of, (sketch, number), false))?;
    let marked = attendance::mark(tx, secretary, made.id, &marks(of, number))?;
    let held = decided(tx, secretary, of, marked.id)?;
    drawn_up(
        tx,
        [secretary, leader, clerk],
        (of, sketch),
        &held,
        (reached, SignatureKind::Simple),
    )
}

/// Elects and votes on what is to be decided, all who are there for it, and says that the meeting was held.
fn decided(tx: &mut Tx<'_>, context: &Context<'_>, of: &Holders, meeting: Id) -> ApiResult<Meeting> {
    let before = shown(tx.conn, context, meeting)?;
    let of_kind = |kind| before.agenda.iter().filter(move |item| item.kind == kind);
    for item in of_kind(AgendaKind::Election) {
        let office = item.office.unwrap_or(Office::Leader);
        let person = if office == Office::Leader {
            of.leader
        } else {
            of.secretary
        };
        elected(
            tx,
            context,
            (meeting, item.id),
            (office, person, before.attendance.there),
        )?;
    }
    let mut now = shown(tx.conn, context, meeting)?;
    for item in of_kind(AgendaKind::Decision).chain(of_kind(AgendaKind::ApprovePlan)) {
        let ask = NewDecision {
            mode: VoteMode::Counted,
            votes_for: now.attendance.there,
            against: 0,
            abstained: 0,
            ballots: Vec::new(),
        };
        now = decisions::decide(tx, context, (now.id, now.version), item.id, &ask)?;
    }
    meeting_day::hold(tx, context, (now.id, now.version), &Holding::default())
}

/// An election by a show of hands: one candidate, everybody who is there for them (VII.7.4, VII.7.5).
fn elected(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (meeting_id, item): (Id, Id),
    (office, person, there): (Office, Id, i64),
) -> ApiResult<()> {
    let ask = NewElection {
        meeting_id,
        office,
        mode: Some(VoteMode::Counted),
        agenda_item_id: Some(item),
        candidates: vec![person],
    };
    let made = elections::create(tx, context, &ask)?;
    let opening = Opening {
        candidates: Vec::new(),
    };
    let open = rounds::open(tx, context, (made.id, made.version), &opening)?;
    let closing = Closing {
        hands: vec![Raised {
            candidate_id: person,
            votes: there,
        }],
        against: 0,
        abstained: 0,
    };
    rounds::close(tx, context, (open.id, open.version), &closing)?;
    Ok(())
}
