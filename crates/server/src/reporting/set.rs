//! The completeness matrix of one association and school year.

use veche_domain::{
    Id,
    access::{Action, Resource},
    analyses::AnalysisState,
    calendar::SchoolYear,
    compliance::{Filing, PaperKind, PaperState, ReportingSet, SetPaper},
    journal::Entity,
    meetings::{MeetingState, MinutesState},
    plans::PlanState,
};
use veche_store::{
    Conn,
    filings::{PaperHead, analysis_head, filings_of, minutes_heads, plan_head},
    standing::whereabouts,
};

use crate::{associations::visible, compliance::year_asked, error::ApiResult, http::Context};

/// What is known of an association whose papers are asked for.
pub(super) struct Owner {
    pub(super) association: Id,
    pub(super) institution: Option<Id>,
}

impl Owner {
    /// What the access policy asks of it.
    pub(super) fn resource(&self) -> Resource<'static> {
        Resource::Association {
            id: self.association,
            institution: self.institution,
        }
    }

    /// Looks an association up.
    ///
    /// # Errors
    /// 404 also for a draft that the actor may not see.
    pub(super) fn of(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Self> {
        visible(conn, context, id, context.today)?;
        let near = whereabouts(conn, Entity::Association, id, context.today)?;
        let institution = match near.resource(id) {
            Resource::Association { institution, .. } => institution,
            _ => None,
        };
        Ok(Self {
            association: id,
            institution,
        })
    }
}

/// The matrix of an association.
///
/// # Errors
/// 400 for a year out of range, 403, 404.
pub(super) fn get(
    conn: &mut Conn,
    context: &Context<'_>,
    id: Id,
    year: Option<SchoolYear>,
) -> ApiResult<ReportingSet> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let owner = Owner::of(conn, context, id)?;
    context.require(Action::ReadCompliance, owner.resource())?;
    let year = year_asked(context, year, context.today)?;
    of_year(conn, context, id, year)
}

/// The matrix, for those who have asked the right already.
///
/// # Errors
/// A store that cannot be read.
pub(super) fn of_year(
    conn: &mut Conn,
    context: &Context<'_>,
    id: Id,
    year: SchoolYear,
) -> ApiResult<ReportingSet> {
    let before = year.saturating_sub(1);
    let filed = filings_of(conn, id, [before, year])?;
    let mut papers = vec![
        analysis_paper(analysis_head(conn, id, before)?, before),
        plan_paper(plan_head(conn, id, year)?, year),
    ];
    let norm = usize::try_from(context.profile.thresholds.min_meetings.value).unwrap_or_default();
    let minutes = minutes_heads(conn, id, year)?;
    let held = minutes
        .iter()
        .filter(|head| head.meeting == MeetingState::Held)
        .count();
    papers.extend(minutes.into_iter().map(|head| minutes_paper(&head, year)));
    // What VII.7.6 still asks for is missing by name, so that nobody counts.
    papers.extend((held..norm).map(|_| missing(PaperKind::Minutes, year)));
    for paper in &mut papers {
        paper.filing = filing_of(&filed, paper);
    }
    let complete = papers.iter().filter(|p| p.state == PaperState::Complete).count();
    Ok(ReportingSet {
        association_id: id,
        school_year: year,
        complete: i64::try_from(complete).unwrap_or(i64::MAX),
        needed: i64::try_from(papers.len()).unwrap_or(i64::MAX),
        papers,
    })
}

fn filing_of(filed: &[Filing], paper: &SetPaper) -> Option<Filing> {
    let object = paper.object_id?;
    filed
        .iter()
        .find(|f| f.paper == paper.paper && f.object_id == object)
        .cloned()
}

fn missing(paper: PaperKind, school_year: SchoolYear) -> SetPaper {
    SetPaper {
        paper,
        school_year,
        object_id: None,
        number: None,
        dated: None,
        state: PaperState::Missing,
        stands: None,
        files: 0,
        filing: None,
    }
}

fn analysis_paper(head: Option<PaperHead<AnalysisState>>, year: SchoolYear) -> SetPaper {
    let Some(head) = head else {
        return missing(PaperKind::Analysis, year);
    };
    let complete = matches!(head.state, AnalysisState::Accepted | AnalysisState::Considered);
    SetPaper {
        object_id: Some(head.id),
        dated: head.dated,
        state: finished(complete),
        stands: Some(head.state.to_string()),
        ..missing(PaperKind::Analysis, year)
    }
}

fn plan_paper(head: Option<PaperHead<PlanState>>, year: SchoolYear) -> SetPaper {
    let Some(head) = head else {
        return missing(PaperKind::Plan, year);
    };
    let complete = matches!(head.state, PlanState::Approved | PlanState::Amending);
    SetPaper {
        object_id: Some(head.id),
        dated: head.dated,
        state: finished(complete),
        stands: Some(head.state.to_string()),
        ..missing(PaperKind::Plan, year)
    }
}

fn minutes_paper(head: &veche_store::filings::MinutesHead, year: SchoolYear) -> SetPaper {
    let complete = head.meeting == MeetingState::Held
        && matches!(head.minutes, MinutesState::Signed | MinutesState::Published);
    let stands = match head.meeting {
        MeetingState::Held => head.minutes.to_string(),
        other => other.to_string(),
    };
    SetPaper {
        object_id: Some(head.id),
        number: head.number,
        dated: Some(head.date),
        state: finished(complete),
        stands: Some(stands),
        files: head.files,
        ..missing(PaperKind::Minutes, year)
    }
}

const fn finished(complete: bool) -> PaperState {
    if complete {
        PaperState::Complete
    } else {
        PaperState::Unfinished
    }
}
