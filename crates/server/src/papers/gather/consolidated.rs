//! The analyses of a school year put together for the council (VII.7.8).

use std::collections::BTreeSet;

use veche_domain::{
    Id,
    access::{Action, Resource},
    analyses::{AnalysisFilter, is_frozen},
    associations::{AssociationFilter, AssociationStatus},
    calendar::{SchoolYear, school_year_label},
    problem::{ErrorCode, Refusal},
};
use veche_papers::{Consolidated, ConsolidatedPart, Signer, consolidated_analysis_paper};
use veche_store::{
    Conn, Slice,
    analyses::{AnalysisRecord, WorkScope, associations_named, list_analyses},
    associations::{AssociationView, list_associations},
    meetings::COUNCIL,
};

use super::{Ask, Gathered, people::department};
use crate::{
    error::{ApiError, ApiResult},
    http::Context,
};

/// Most associations of a city.
const MOST: i64 = 1_000;

/// The paper of this school year and of the last: in autumn the council considers the year that has ended.
pub(super) fn asks(context: &Context<'_>, id: Id) -> Vec<Ask> {
    let year = context.profile.school_year_of(context.today);
    let of = [year, year - 1].map(|year| Ask {
        year: Some(year),
        ..Ask::whole(veche_domain::papers::OfficialPaper::ConsolidatedAnalysis, id)
    });
    of.to_vec()
}

/// The paper, for those who plan the meetings of the council: in force once every association that stands has handed its
/// analysis over and the curators have accepted them.
///
/// # Errors
/// 403, 404 for another body, 409 while no analysis of the year was handed over, 422 without a year.
pub(super) fn analyses(conn: &mut Conn, context: &Context<'_>, ask: &Ask) -> ApiResult<Gathered> {
    context.require(Action::PlanMeetings, of_council())?;
    if ask.object != COUNCIL {
        return Err(ErrorCode::NotFound.into());
    }
    let year = ask.year.ok_or_else(|| {
        ApiError::from(Refusal::field(
            "/school_year",
            "required",
            "Укажите учебный год сводного анализа.",
        ))
    })?;
    let (parts, there) = handed_over(conn, year)?;
    if parts.is_empty() {
        let text = format!(
            "Анализов за {} учебный год ещё не передавали: сводный анализ составлять не из чего.",
            school_year_label(year)
        );
        return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.8").into());
    }
    let missing = without(conn, context, year, &there)?;
    let paper = consolidated_analysis_paper(&Consolidated {
        letterhead: department(context),
        year,
        on: None,
        analyses: parts,
        missing,
        signer: Signer {
            post: "Председатель совета".to_owned(),
            ..Signer::default()
        },
    });
    let title = format!("Сводный анализ за {} учебный год", school_year_label(year));
    Ok(Gathered {
        is_final: !paper.draft,
        paper,
        association: None,
        year: Some(year),
        file_name: title.clone(),
        public_title: title,
        person: None,
        revoked_on: None,
    })
}

const fn of_council() -> Resource<'static> {
    Resource::Meeting {
        association: None,
        institution: None,
        chair: None,
        secretary: None,
        by_paper: false,
    }
}

/// What was handed over of the year, and by which associations.
fn handed_over(conn: &mut Conn, year: SchoolYear) -> ApiResult<(Vec<ConsolidatedPart>, BTreeSet<Id>)> {
    let filter = AnalysisFilter {
        school_year: Some(year),
        ..AnalysisFilter::default()
    };
    let records = list_analyses(conn, &filter, &WorkScope::All, &Slice::first(MOST))?.items;
    let ids: Vec<String> = records.iter().map(|r| r.association_id.clone()).collect();
    let names = associations_named(conn, &ids)?;
    let (mut parts, mut there) = (Vec::new(), BTreeSet::new());
    for record in &records {
        if let (Some(part), Some(of)) = (part(record)?, names.get(&record.association_id)) {
            there.insert(of.id);
            parts.push(ConsolidatedPart {
                association: of.name.clone(),
                ..part
            });
        }
    }
    Ok((parts, there))
}

fn part(of: &AnalysisRecord) -> ApiResult<Option<ConsolidatedPart>> {
    let state = of.state()?;
    let frozen = of.frozen()?.filter(|_| is_frozen(state));
    let Some(frozen) = frozen else {
        return Ok(None);
    };
    Ok(Some(ConsolidatedPart {
        association: String::new(),
        state,
        figures: frozen.figures,
        texts: of.content()?.texts,
    }))
}

/// Associations that stood on the day the analyses were due, and have handed none over.
fn without(
    conn: &mut Conn,
    context: &Context<'_>,
    year: SchoolYear,
    there: &BTreeSet<Id>,
) -> ApiResult<Vec<String>> {
    let filter = AssociationFilter {
        status: Some(AssociationStatus::Active),
        ..AssociationFilter::default()
    };
    let view = AssociationView {
        on: context.profile.analysis_due(year).min(context.today),
        drafts: false,
        mine: None,
    };
    let standing = list_associations(conn, &filter, &view, &Slice::first(MOST))?.items;
    let late = standing.into_iter().filter(|row| !there.contains(&row.id));
    Ok(late.map(|row| row.name).collect())
}
