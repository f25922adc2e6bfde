//! Papers of an analysis.

use veche_domain::{
    analyses::{Analysis, is_open},
    calendar::school_year_label,
};
use veche_papers::{AnalysisWords, Paper, analysis_paper};
use veche_store::{Conn, dictionaries::all_categories};

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
        paper: worded(conn, context, &found)?,
        is_final: is_open(found.state),
        year: Some(found.school_year),
        file_name: format!("{title} – {}", found.association.code),
        public_title: title,
        person: None,
        revoked_on: None,
        association: Some((found.association.id, found.association.name)),
    })
}

/// The paper of an analysis that was read already.
///
/// # Errors
/// A store that cannot be read.
pub(crate) fn worded(conn: &mut Conn, context: &Context<'_>, of: &Analysis) -> ApiResult<Paper> {
    let categories = all_categories(conn)?;
    let words = AnalysisWords {
        profile: Some(context.profile),
        categories: categories.into_iter().map(|c| (c.code, c.name)).collect(),
    };
    Ok(analysis_paper(of, &words))
}
