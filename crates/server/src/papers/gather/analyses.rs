//! Papers of an analysis.

use veche_domain::{analyses::is_open, calendar::school_year_label};
use veche_papers::analysis_paper;
use veche_store::Conn;

use super::{Ask, Gathered};
use crate::{analyses::reading, error::ApiResult, http::Context};

/// The analysis (VII.7.8): in force once the curator has accepted it.
pub(super) fn analysis(conn: &mut Conn, context: &Context<'_>, ask: &Ask) -> ApiResult<Gathered> {
    let found = reading::get(conn, context, ask.object)?;
    let title = format!(
        "Анализ работы за {} учебный год",
        school_year_label(found.school_year)
    );
    Ok(Gathered {
        paper: analysis_paper(&found),
        is_final: is_open(found.state),
        year: Some(found.school_year),
        file_name: format!("{title} – {}", found.association.code),
        public_title: title,
        person: None,
        revoked_on: None,
        association: Some((found.association.id, found.association.name)),
    })
}
