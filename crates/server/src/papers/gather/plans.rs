//! Papers of a work plan.

use chrono::NaiveDate;
use veche_domain::{
    Id,
    associations::Office,
    calendar::{Interval, SchoolYear, school_year_label},
    plans::{Plan, PlanText},
};
use veche_papers::{Paper, PlanHead, Signer, plan_paper, split_name};
use veche_store::{Conn, associations::office_terms};

use super::{Ask, Gathered};
use crate::{error::ApiResult, http::Context, plans};

/// The plan (VII.7.7, VII.7.9): the text that a meeting approved is in force; before that it is a draft, and only for
/// those who may read work in progress.
pub(super) fn plan(conn: &mut Conn, context: &Context<'_>, ask: &Ask) -> ApiResult<Gathered> {
    let shown = plans::get(conn, context, ask.object)?;
    let standing = plans::standing(conn, context, ask.object)?.map(|(_, edition)| edition);
    let meeting = standing.as_ref().and_then(|e| e.edition.meeting.as_ref());
    let approved = meeting.map(|m| (m.number, m.date));
    let of = (
        shown.association.id,
        shown.association.name.as_str(),
        shown.school_year,
    );
    let marks = marks(context, &shown, approved);
    let text = standing.as_ref().map_or_else(|| shown.text(), |e| e.text.clone());
    let paper = worded(conn, context, of, marks, &text)?;
    let title = format!(
        "План работы на {} учебный год",
        school_year_label(shown.school_year)
    );
    Ok(Gathered {
        paper,
        is_final: standing.is_some(),
        year: Some(shown.school_year),
        file_name: format!("{title} – {}", shown.association.code),
        public_title: title,
        person: None,
        revoked_on: None,
        association: Some((shown.association.id, shown.association.name)),
    })
}

/// What others said of a plan, by day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct PlanMarks {
    /// Meeting that approved it: number of its minutes and day (VII.7.9).
    approved: Option<(Option<i32>, NaiveDate)>,
    /// Day on which the curator accepted it (VII.7.8).
    accepted_on: Option<NaiveDate>,
    /// Day of the mark of the regional operator (VI.6.4).
    region_agreed_on: Option<NaiveDate>,
}

/// The marks of a plan. What the curator accepted after the approval is the text of an amendment, not this one.
pub(crate) fn marks(
    context: &Context<'_>,
    of: &Plan,
    approved: Option<(Option<i32>, NaiveDate)>,
) -> PlanMarks {
    let accepted = of.accepted_at.map(|at| context.day_of(at));
    PlanMarks {
        approved,
        accepted_on: accepted.filter(|day| approved.is_none_or(|(_, held)| *day <= held)),
        region_agreed_on: of.region_agreed_on,
    }
}

/// The paper of a plan's text, signed by who was in office on the day it was approved, or is today.
///
/// # Errors
/// A store that cannot be read.
pub(crate) fn worded(
    conn: &mut Conn,
    context: &Context<'_>,
    (id, name, year): (Id, &str, SchoolYear),
    marks: PlanMarks,
    text: &PlanText,
) -> ApiResult<Paper> {
    let on = marks.approved.map_or(context.today, |(_, day)| day);
    let terms = office_terms(conn, id, on)?;
    let signer = |office: Office, post: &str| {
        let holds = |term: &&veche_domain::associations::OfficeTerm| {
            term.office == office && Interval::new(term.from, term.until).contains(on)
        };
        let holder = terms.iter().find(holds)?;
        Some(Signer {
            post: post.to_owned(),
            name: Some(split_name(&holder.person.full_name)),
            note: String::new(),
        })
    };
    let head = PlanHead {
        association: name,
        year,
        approved: marks.approved,
        accepted_on: marks.accepted_on,
        region_agreed_on: marks.region_agreed_on,
        profile: Some(context.profile),
        leader: signer(Office::Leader, "Руководитель объединения"),
        curator: signer(Office::Curator, "Куратор"),
    };
    Ok(plan_paper(&head, text))
}
