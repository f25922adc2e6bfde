//! Analyses as somebody may read them.

use veche_domain::{
    Id,
    access::{Action, Grant, Resource, allows},
    analyses::{
        Analysis, AnalysisFilter, AnalysisRow, Facts, Figures, all_sections, figure_days, figures, is_frozen,
        is_late, is_open, missing,
    },
    associations::Office,
    calendar::Interval,
    listing::Page,
    regulation::DictionaryName,
};
use veche_store::{
    Conn, Rows, StoreError,
    analyses::{
        AnalysisRecord, FrozenFigures, WorkScope, analysis_record, association_named, associations_named,
        city_theme, election_facts, list_analyses, meeting_facts, member_facts, plan_facts, queued,
        resolution_facts,
    },
    associations::{institution_on, office_terms},
    handovers::handovers_of_analysis,
};

use crate::{
    associations::visible,
    error::ApiResult,
    http::{Context, Listing},
};

/// A page of analyses.
///
/// # Errors
/// 403 for those who may not read registers.
pub(super) fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<AnalysisFilter>,
) -> ApiResult<Page<AnalysisRow>> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let scope = scope(context);
    let found = list_analyses(conn, &listing.filter, &scope, &listing.slice)?;
    Ok(listing.page(Rows {
        items: rows(conn, context, found.items)?,
        next: found.next,
        total: found.total,
    }))
}

/// Whose work in progress the actor may read: the same rule as the policy has for one association.
fn scope(context: &Context<'_>) -> WorkScope {
    let actor = context.actor;
    if allows(actor, Action::ReadWork, Resource::City) {
        return WorkScope::All;
    }
    let institutions = actor.grants.iter().filter_map(|grant| match grant {
        Grant::Institution { organization_id } => Some(*organization_id),
        _ => None,
    });
    WorkScope::Some {
        associations: actor.associations(),
        institutions: institutions.collect(),
        on: context.today,
    }
}

fn rows(conn: &mut Conn, context: &Context<'_>, records: Vec<AnalysisRecord>) -> ApiResult<Vec<AnalysisRow>> {
    let ids: Vec<String> = records.iter().map(|r| r.id.clone()).collect();
    let mut of: Vec<String> = records.iter().map(|r| r.association_id.clone()).collect();
    of.sort_unstable();
    of.dedup();
    let associations = associations_named(conn, &of)?;
    let mut queued = queued(conn, &ids)?;
    let mut all = Vec::with_capacity(records.len());
    for record in records {
        let Some(association) = associations.get(&record.association_id).cloned() else {
            continue;
        };
        let due_on = context.profile.analysis_due(record.school_year);
        all.push(AnalysisRow {
            id: key(&record.id)?,
            association,
            school_year: record.school_year,
            state: record.state()?,
            submitted_on: record.first_submitted_on,
            late: record.first_submitted_on.is_some_and(|day| is_late(day, due_on)),
            accepted_at: record.accepted_at.map(|at| at.and_utc()),
            consideration: record.consideration()?,
            queued: queued.remove(&record.id),
        });
    }
    Ok(all)
}

pub(super) fn key(text: &str) -> ApiResult<Id> {
    Ok(text.parse().map_err(|_| StoreError::NotFound)?)
}

/// One analysis as the actor may read it.
///
/// # Errors
/// 403 before it is accepted for those who take no part, 404.
pub(crate) fn get(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Analysis> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let found = whole(conn, context, id)?;
    visible(conn, context, found.association.id, context.today)?;
    if !is_open(found.state) {
        context.require(Action::ReadWork, found.resource())?;
    }
    Ok(veiled(context, found))
}

/// The analysis without what leader, curator and council wrote to each other, for those who take no part.
pub(super) fn veiled(context: &Context<'_>, mut found: Analysis) -> Analysis {
    if allows(context.actor, Action::ReadWork, found.resource()) {
        return found;
    }
    found.edited_by = None;
    for step in &mut found.handovers {
        step.note = None;
    }
    found
}

/// The whole analysis.
///
/// # Errors
/// 404.
pub(super) fn whole(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Analysis> {
    let record = analysis_record(conn, id)?;
    let association = association_named(conn, key(&record.association_id)?)?;
    let institution_id = institution_on(conn, association.id, context.today)?;
    let state = record.state()?;
    let content = record.content()?;
    let frozen = record.frozen()?.filter(|_| is_frozen(state));
    let (frozen_at, figures) = match frozen {
        Some(FrozenFigures { at, figures }) => (Some(at.and_utc()), figures),
        None => (None, live(conn, context, &record)?),
    };
    let due_on = context.profile.analysis_due(record.school_year);
    let mut queued = queued(conn, std::slice::from_ref(&record.id))?;
    Ok(Analysis {
        id,
        version: record.version,
        has_leader: leads(conn, context, association.id)?,
        association,
        institution_id,
        school_year: record.school_year,
        state,
        due_on,
        late: record.first_submitted_on.is_some_and(|day| is_late(day, due_on)),
        missing: missing(&content.texts),
        texts: all_sections(&content.texts),
        tenure_banding: content.tenure_banding,
        figures,
        frozen_at,
        first_submitted_at: record.first_submitted_at.map(|at| at.and_utc()),
        accepted_at: record.accepted_at.map(|at| at.and_utc()),
        consideration: record.consideration()?,
        queued: queued.remove(&record.id),
        handovers: handovers_of_analysis(conn, id)?,
        edited_at: record.edited_at.and_utc(),
        edited_by: Some(content.edited_by),
    })
}

/// Whether a leader is in office today.
pub(super) fn leads(conn: &mut Conn, context: &Context<'_>, association: Id) -> ApiResult<bool> {
    let terms = office_terms(conn, association, context.today)?;
    Ok(terms.iter().any(|term| {
        term.office == Office::Leader && Interval::new(term.from, term.until).contains(context.today)
    }))
}

/// The figures of today.
pub(super) fn live(conn: &mut Conn, context: &Context<'_>, record: &AnalysisRecord) -> ApiResult<Figures> {
    let (association, year) = (key(&record.association_id)?, record.school_year);
    let days = context.profile.school_year_days(year);
    let (on, composition_on) = figure_days(context.today, days, context.profile.analysis_due(year));
    let terms = office_terms(conn, association, on)?;
    let holder = |office: Office| {
        let held = terms
            .iter()
            .find(|term| term.office == office && Interval::new(term.from, term.until).contains(on));
        held.map(|term| term.person.full_name.clone())
    };
    let codes = |name| {
        let entries = &context.profile.dictionary(name).entries;
        entries.iter().map(|entry| entry.code.clone()).collect()
    };
    let facts = Facts {
        association_id: association,
        school_year: year,
        days,
        on,
        composition_on,
        leader: holder(Office::Leader),
        secretary: holder(Office::Secretary),
        curator: holder(Office::Curator),
        city_theme: city_theme(conn, year)?,
        members: member_facts(conn, association, composition_on)?,
        meetings: meeting_facts(conn, association, year, on)?,
        elections: election_facts(conn, association, year, on)?,
        resolutions: resolution_facts(conn, association, year, on)?,
        plan: plan_facts(conn, association, year)?,
        dictionaries: (codes(DictionaryName::Tasks), codes(DictionaryName::Trends)),
    };
    Ok(figures(&facts))
}
