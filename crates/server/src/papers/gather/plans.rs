//! Papers of a work plan.

use veche_domain::calendar::school_year_label;
use veche_papers::{PlanHead, plan_paper};
use veche_store::Conn;

use super::{Ask, Gathered};
use crate::{error::ApiResult, http::Context, plans};

/// The plan (VII.7.7, VII.7.9): the text that a meeting approved is in force; before that it is a draft, and only for
/// those who may read work in progress.
pub(super) fn plan(conn: &mut Conn, context: &Context<'_>, ask: &Ask) -> ApiResult<Gathered> {
    let shown = plans::get(conn, context, ask.object)?;
    let standing = plans::standing(conn, context, ask.object)?.map(|(_, edition)| edition);
    let meeting = standing.as_ref().and_then(|e| e.edition.meeting.as_ref());
    let head = PlanHead {
        association: &shown.association.name,
        year: shown.school_year,
        approved: meeting.map(|m| (m.number, m.date)),
    };
    let title = format!(
        "План работы на {} учебный год",
        school_year_label(shown.school_year)
    );
    let text = standing.as_ref().map_or_else(|| shown.text(), |e| e.text.clone());
    Ok(Gathered {
        paper: plan_paper(&head, &text),
        is_final: standing.is_some(),
        year: Some(shown.school_year),
        file_name: format!("{title} – {}", shown.association.code),
        public_title: title,
        person: None,
        revoked_on: None,
        association: Some((shown.association.id, shown.association.name)),
    })
}
