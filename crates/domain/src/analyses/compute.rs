//! How figures follow from facts: nothing is guessed, nothing is divided by zero, and what is not kept stays unknown.

use chrono::NaiveDate;

use super::{Figure, FigureCode, FigureRow, FigureSource, Figures, General, GeneralFact, TenureBanding};
use crate::{
    Id,
    associations::Office,
    calendar::{Interval, SchoolYear},
    meetings::MinutesState,
};

/// A member on the day of the composition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MemberFact {
    /// Category that is shown on the day, and whether it is valid then; none when the register knows of none.
    pub category: Option<(String, bool)>,
    /// Day the category was granted.
    pub granted_on: Option<NaiveDate>,
    /// Full years of tenure in the specialty.
    pub tenure: Option<i32>,
    /// Organizations the member works in.
    pub employers: usize,
}

/// A meeting that was held by the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingFact {
    /// Identifier.
    pub id: Id,
    /// Number in the school year.
    pub number: Option<i32>,
    /// Date.
    pub date: NaiveDate,
    /// Theme.
    pub theme: String,
    /// Form of work.
    pub form: Option<String>,
    /// Life of its minutes.
    pub minutes: MinutesState,
    /// Members there.
    pub there: i64,
    /// Members with a vote.
    pub voting: i64,
}

/// An election that was closed with a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElectionFact {
    /// Identifier.
    pub id: Id,
    /// Office.
    pub office: Office,
    /// Day of the meeting.
    pub date: NaiveDate,
    /// Who was elected; none when nobody was.
    pub elected: Option<String>,
}

/// What became of a row of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowState {
    /// Not done yet.
    Planned,
    /// Done.
    Done,
    /// Moved to another day.
    Moved,
    /// Will not be.
    Cancelled,
}

/// A row of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRowFact {
    /// Kind of the row.
    pub kind: String,
    /// What it says.
    pub title: String,
    /// What became of it.
    pub state: RowState,
    /// Why it was moved or cancelled.
    pub reason: Option<String>,
    /// Form of work (V).
    pub form: Option<String>,
    /// Level.
    pub level: Option<String>,
    /// Tasks of II.2 it serves.
    pub tasks: Vec<String>,
    /// Trends of III it serves.
    pub trends: Vec<String>,
}

/// The plan of the school year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFacts {
    /// Identifier.
    pub id: Id,
    /// Own theme.
    pub theme: Option<String>,
    /// Goal.
    pub goal: Option<String>,
    /// Tasks, one on each line.
    pub tasks: Option<String>,
    /// Rows.
    pub rows: Vec<PlanRowFact>,
}

/// What is known of an association's school year on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Association.
    pub association_id: Id,
    /// School year.
    pub school_year: SchoolYear,
    /// Its days.
    pub days: Interval,
    /// Day of the figures.
    pub on: NaiveDate,
    /// Day of the composition.
    pub composition_on: NaiveDate,
    /// Who led on the day.
    pub leader: Option<String>,
    /// Who was secretary.
    pub secretary: Option<String>,
    /// Who was curator.
    pub curator: Option<String>,
    /// Theme of the city.
    pub city_theme: Option<String>,
    /// Members in force.
    pub members: Vec<MemberFact>,
    /// Meetings held, the earliest first.
    pub meetings: Vec<MeetingFact>,
    /// Elections held.
    pub elections: Vec<ElectionFact>,
    /// Resolutions done, and those that are open.
    pub resolutions: (i64, i64),
    /// The plan; none when there is none.
    pub plan: Option<PlanFacts>,
    /// Codes of the tasks of II.2 and of the trends of III.
    pub dictionaries: (Vec<String>, Vec<String>),
}

/// Shares of a whole in percent, to a tenth: they sum to 100 exactly, each within a tenth of its true value. None of
/// them is known when there is nothing to share.
pub fn shares(counts: &[i64]) -> Vec<Option<f64>> {
    let whole: i64 = counts.iter().sum();
    if whole <= 0 {
        return vec![None; counts.len()];
    }
    let mut tenths: Vec<i64> = counts.iter().map(|count| count * 1000 / whole).collect();
    let mut by_rest: Vec<usize> = (0..counts.len()).collect();
    by_rest.sort_by_key(|at| {
        let rest = counts.get(*at).map_or(0, |count| count * 1000 % whole);
        std::cmp::Reverse(rest)
    });
    let left = 1000 - tenths.iter().sum::<i64>();
    let left = usize::try_from(left).unwrap_or(0);
    for at in by_rest.into_iter().take(left) {
        if let Some(share) = tenths.get_mut(at) {
            *share += 1;
        }
    }
    tenths.into_iter().map(|share| Some(tenth(share))).collect()
}

/// A part of a whole in percent, to a tenth; unknown when the whole is nothing.
pub fn percent(part: i64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| tenth((part * 2000 + whole) / (2 * whole)))
}

/// Tenths as a number; a figure of this size is exact.
#[expect(clippy::cast_precision_loss, reason = "tenths of a percent are small numbers")]
fn tenth(tenths: i64) -> f64 {
    tenths as f64 / 10.0
}

#[expect(clippy::cast_precision_loss, reason = "counts of a city are small numbers")]
fn number(count: i64) -> f64 {
    count as f64
}

fn count<T>(all: &[T], fits: impl Fn(&T) -> bool) -> i64 {
    i64::try_from(all.iter().filter(|one| fits(one)).count()).unwrap_or(i64::MAX)
}

fn figure(
    code: FigureCode,
    value: Option<f64>,
    source: Option<FigureSource>,
    rows: Vec<FigureRow>,
) -> Figure {
    Figure {
        code,
        section: code.section(),
        value,
        unit: code.unit(),
        source,
        rows,
    }
}

/// A figure of which Veche keeps nothing: «нет данных».
fn unknown(code: FigureCode) -> Figure {
    figure(code, None, None, Vec::new())
}

/// Rows of a distribution with their shares.
fn distribution(counts: Vec<(&str, i64)>) -> Vec<FigureRow> {
    let numbers: Vec<i64> = counts.iter().map(|(_, count)| *count).collect();
    let shares = shares(&numbers);
    let rows = counts
        .into_iter()
        .zip(shares)
        .map(|((key, count), percent)| FigureRow {
            key: Some(key.to_owned()),
            count: Some(count),
            percent,
            ..FigureRow::default()
        });
    rows.collect()
}

/// Group a category counts in: педагог-методист and педагог-наставник presuppose the highest one; a category whose
/// term is over is none.
fn category_group(member: &MemberFact) -> &'static str {
    match &member.category {
        None => "unknown",
        Some((_, false)) => "none",
        Some((code, true)) => match code.as_str() {
            "highest" | "methodist" | "mentor" => "highest",
            "first" => "first",
            "conformity" => "conformity",
            _ => "none",
        },
    }
}

fn by_category(members: &[MemberFact]) -> Vec<FigureRow> {
    let groups = ["highest", "first", "conformity", "none", "unknown"];
    let counted = groups.map(|group| (group, count(members, |m| category_group(m) == group)));
    distribution(counted.to_vec())
}

fn by_tenure(members: &[MemberFact], banding: TenureBanding) -> Vec<FigureRow> {
    let within = |from: i32, until: i32| {
        count(members, |m| {
            m.tenure.is_some_and(|years| from <= years && years < until)
        })
    };
    let mut counted: Vec<(&str, i64)> = banding
        .bands()
        .iter()
        .map(|(code, from, until)| (*code, within(*from, *until)))
        .collect();
    counted.push(("unknown", count(members, |m| m.tenure.is_none())));
    distribution(counted)
}

fn staff(facts: &Facts, out: &mut Vec<Figure>) {
    let members = facts.members.as_slice();
    let whole = count(members, |_| true);
    let source = || {
        Some(FigureSource {
            records: whole,
            path: Some(format!("/associations/{}/composition", facts.association_id)),
        })
    };
    let known = |value: i64| (whole > 0).then(|| number(value));
    out.push(figure(
        FigureCode::Members,
        Some(number(whole)),
        source(),
        Vec::new(),
    ));
    let spread = [
        (FigureCode::Categories, by_category(members)),
        (
            FigureCode::TenureStatistics,
            by_tenure(members, TenureBanding::Statistics),
        ),
        (
            FigureCode::TenureReport,
            by_tenure(members, TenureBanding::Report),
        ),
    ];
    for (code, rows) in spread {
        out.push(figure(code, known(whole), source(), rows));
    }
    let second = count(members, |m| m.employers > 1);
    out.push(figure(
        FigureCode::SecondJobs,
        known(second),
        source(),
        Vec::new(),
    ));
    out.push(unknown(FigureCode::Honours));
    let granted = |m: &MemberFact| m.granted_on.is_some_and(|day| facts.days.contains(day));
    let fresh: Vec<MemberFact> = members.iter().filter(|m| granted(m)).cloned().collect();
    let rows = by_category(&fresh)
        .into_iter()
        .filter(|row| row.count.unwrap_or(0) > 0)
        .collect();
    let value = known(count(&fresh, |_| true));
    out.push(figure(FigureCode::CategoriesGranted, value, source(), rows));
    // Nobody's tenure is known: then it is unknown too how many have little of it.
    let of_known = members.iter().any(|m| m.tenure.is_some());
    let young = count(members, |m| m.tenure.is_some_and(|years| years < 3));
    let value = of_known.then(|| number(young));
    out.push(figure(FigureCode::YoungSpecialists, value, source(), Vec::new()));
}

fn meetings(facts: &Facts, out: &mut Vec<Figure>) {
    let all = facts.meetings.as_slice();
    let held = count(all, |_| true);
    let source = || {
        Some(FigureSource {
            records: held,
            path: Some(format!("/associations/{}/meetings", facts.association_id)),
        })
    };
    let signed = |m: &MeetingFact| matches!(m.minutes, MinutesState::Signed | MinutesState::Published);
    let rows = all.iter().map(|m| FigureRow {
        text: Some(m.theme.clone()),
        note: m.form.clone(),
        object_id: Some(m.id),
        date: Some(m.date),
        number: m.number,
        count: Some(m.there),
        of: Some(m.voting),
        percent: percent(m.there, m.voting),
        ..FigureRow::default()
    });
    out.push(figure(
        FigureCode::Meetings,
        Some(number(held)),
        source(),
        rows.collect(),
    ));
    out.push(figure(
        FigureCode::SignedMinutes,
        Some(number(count(all, signed))),
        source(),
        Vec::new(),
    ));
    let (there, voting) = all
        .iter()
        .fold((0, 0), |(there, voting), m| (there + m.there, voting + m.voting));
    out.push(figure(
        FigureCode::Attendance,
        percent(there, voting),
        source(),
        Vec::new(),
    ));
    let rows = facts.elections.iter().map(|e| FigureRow {
        key: Some(e.office.code().to_owned()),
        text: e.elected.clone(),
        object_id: Some(e.id),
        date: Some(e.date),
        ..FigureRow::default()
    });
    let elections = count(&facts.elections, |_| true);
    let from = Some(FigureSource {
        records: elections,
        path: None,
    });
    out.push(figure(
        FigureCode::Elections,
        Some(number(elections)),
        from,
        rows.collect(),
    ));
    // Where nobody met nothing was resolved: that says nothing of how resolutions are kept.
    let (done, open) = facts.resolutions;
    for (code, value) in [
        (FigureCode::ResolutionsDone, done),
        (FigureCode::ResolutionsOpen, open),
    ] {
        let from = Some(FigureSource {
            records: done + open,
            path: Some(format!("/resolutions?association_id={}", facts.association_id)),
        });
        out.push(figure(code, (held > 0).then(|| number(value)), from, Vec::new()));
    }
    let published = count(all, |m| m.minutes == MinutesState::Published);
    out.push(figure(
        FigureCode::PublishedMinutes,
        Some(number(published)),
        source(),
        Vec::new(),
    ));
}

/// Rows of a count by a code, the codes in the order given first, others after them by name.
fn by_code<'a>(codes: &'a [String], named: impl Iterator<Item = &'a String> + Clone) -> Vec<FigureRow> {
    let mut order: Vec<&String> = codes.iter().collect();
    let mut others: Vec<&String> = named.clone().filter(|code| !codes.contains(code)).collect();
    others.sort_unstable();
    others.dedup();
    order.extend(others);
    let rows = order.into_iter().map(|code| FigureRow {
        key: Some(code.clone()),
        count: i64::try_from(named.clone().filter(|one| *one == code).count()).ok(),
        ..FigureRow::default()
    });
    rows.collect()
}

fn plan(facts: &Facts, out: &mut Vec<Figure>) {
    let Some(plan) = &facts.plan else {
        let codes = [
            FigureCode::Tasks,
            FigureCode::Trends,
            FigureCode::EventsByForm,
            FigureCode::EventsByLevel,
            FigureCode::PlanRows,
            FigureCode::PlanDone,
            FigureCode::PlanMoved,
            FigureCode::PlanCancelled,
            FigureCode::PlanShare,
        ];
        out.extend(codes.map(unknown));
        return;
    };
    let rows = plan.rows.as_slice();
    let whole = count(rows, |_| true);
    let source = |records: i64| {
        Some(FigureSource {
            records,
            path: Some(format!("/plans/{}", plan.id)),
        })
    };
    let (tasks, trends) = (&facts.dictionaries.0, &facts.dictionaries.1);
    let served: [(FigureCode, &Vec<String>, Vec<FigureRow>); 2] = [
        (
            FigureCode::Tasks,
            tasks,
            by_code(tasks, rows.iter().flat_map(|row| &row.tasks)),
        ),
        (
            FigureCode::Trends,
            trends,
            by_code(trends, rows.iter().flat_map(|row| &row.trends)),
        ),
    ];
    for (code, known, rows) in served {
        let covered = count(&rows, |row| {
            row.count.unwrap_or(0) > 0 && row.key.as_ref().is_some_and(|key| known.contains(key))
        });
        let value = (whole > 0).then(|| number(covered));
        out.push(figure(code, value, source(whole), rows));
    }
    let done: Vec<&PlanRowFact> = rows.iter().filter(|row| row.state == RowState::Done).collect();
    let of_done = count(&done, |_| true);
    let forms = by_code(&[], done.iter().filter_map(|row| row.form.as_ref()));
    let levels = by_code(&[], done.iter().filter_map(|row| row.level.as_ref()));
    for (code, rows) in [
        (FigureCode::EventsByForm, forms),
        (FigureCode::EventsByLevel, levels),
    ] {
        out.push(figure(
            code,
            (whole > 0).then(|| number(of_done)),
            source(of_done),
            rows,
        ));
    }
    let kinds: Vec<&String> = rows.iter().map(|row| &row.kind).collect();
    out.push(figure(
        FigureCode::PlanRows,
        Some(number(whole)),
        source(whole),
        by_code(&[], kinds.into_iter()),
    ));
    let kinds: Vec<&String> = done.iter().map(|row| &row.kind).collect();
    let known = |value: i64| (whole > 0).then(|| number(value));
    out.push(figure(
        FigureCode::PlanDone,
        known(of_done),
        source(of_done),
        by_code(&[], kinds.into_iter()),
    ));
    for (code, state) in [
        (FigureCode::PlanMoved, RowState::Moved),
        (FigureCode::PlanCancelled, RowState::Cancelled),
    ] {
        let these: Vec<&PlanRowFact> = rows.iter().filter(|row| row.state == state).collect();
        let told = these.iter().map(|row| FigureRow {
            key: Some(row.kind.clone()),
            text: Some(row.title.clone()),
            note: row.reason.clone(),
            ..FigureRow::default()
        });
        let number_of = count(&these, |_| true);
        out.push(figure(code, known(number_of), source(number_of), told.collect()));
    }
    out.push(figure(
        FigureCode::PlanShare,
        percent(of_done, whole),
        source(whole),
        Vec::new(),
    ));
}

/// Figures of which no register holds anything.
const UNKEPT: [FigureCode; 12] = [
    FigureCode::Courses,
    FigureCode::Speakers,
    FigureCode::Publications,
    FigureCode::Products,
    FigureCode::Contests,
    FigureCode::Mentoring,
    FigureCode::Exams,
    FigureCode::Olympiads,
    FigureCode::SupportedSchools,
    FigureCode::Consultations,
    FigureCode::PageUpdates,
    FigureCode::Satisfaction,
];

/// The figures that follow from the facts, in the order of the sections.
pub fn figures(facts: &Facts) -> Figures {
    let mut all = Vec::new();
    staff(facts, &mut all);
    meetings(facts, &mut all);
    plan(facts, &mut all);
    all.extend(UNKEPT.map(unknown));
    all.sort_by_key(|figure| (figure.section, figure.code));
    let plan = facts.plan.as_ref();
    let general = |fact, text: Option<&String>| General {
        fact,
        text: text.cloned(),
    };
    Figures {
        on: facts.on,
        composition_on: facts.composition_on,
        general: vec![
            general(GeneralFact::Leader, facts.leader.as_ref()),
            general(GeneralFact::Secretary, facts.secretary.as_ref()),
            general(GeneralFact::Curator, facts.curator.as_ref()),
            general(GeneralFact::CityTheme, facts.city_theme.as_ref()),
            general(GeneralFact::Theme, plan.and_then(|p| p.theme.as_ref())),
            general(GeneralFact::Goal, plan.and_then(|p| p.goal.as_ref())),
            general(GeneralFact::Tasks, plan.and_then(|p| p.tasks.as_ref())),
        ],
        figures: all,
    }
}

/// Days of the figures of a school year on a day: of the figures, never past the year's last day, and of the
/// composition, never past the last day to hand the analysis over. Meetings after it are no part of an analysis that
/// was frozen by then (interpretation 10).
pub fn figure_days(today: NaiveDate, year: Interval, due: NaiveDate) -> (NaiveDate, NaiveDate) {
    let last = year.until.and_then(|until| until.pred_opt()).unwrap_or(today);
    let on = today.min(last);
    (on, on.min(due))
}
