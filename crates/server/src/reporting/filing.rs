//! The index of files and the mark «В дело» (VII.7.10).

use veche_domain::{
    Id,
    access::{Action, Grant, Resource},
    associations::Office,
    calendar::school_year_label,
    compliance::{
        CaseFile, CaseFileChange, CaseFileFilter, Filing, NewFiling, PaperKind, PaperState, check_fileable,
        check_retention,
    },
    journal::{Act, Entity},
    listing::Page,
    problem::ErrorCode,
};
use veche_store::{
    Conn, Rows, StoreError, Tx,
    filings::{case_files_all, delete_filing, filing, insert_filing, owner_of, save_case_file},
    new_id,
};

use super::set::{Owner, of_year};
use crate::{
    error::ApiResult,
    http::{Context, Listing, change},
};

/// Index of files of every kind of paper; a kind that the nomenclature does not know yet has its usual title.
///
/// # Errors
/// 403 for those who may not read registers.
pub(super) fn case_files(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<CaseFileFilter>,
) -> ApiResult<Page<CaseFile>> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let items = known(conn, context)?;
    let total = listing
        .slice
        .count
        .then(|| i64::try_from(items.len()).unwrap_or(i64::MAX));
    Ok(listing.page(Rows {
        items,
        next: None,
        total,
    }))
}

pub(super) fn known(conn: &mut Conn, context: &Context<'_>) -> ApiResult<Vec<CaseFile>> {
    let kept = case_files_all(conn)?;
    let years = i32::try_from(context.profile.thresholds.retention_years.value).ok();
    let of = |paper: &PaperKind| {
        let found = kept.iter().find(|file| file.paper == *paper).cloned();
        found.unwrap_or_else(|| CaseFile {
            paper: *paper,
            version: 0,
            case_number: None,
            title: paper.label_ru().to_owned(),
            years,
            article: None,
        })
    };
    Ok(PaperKind::ALL.iter().map(of).collect())
}

/// Changes index, title or term of a kind of paper.
///
/// # Errors
/// 403, 404 for an unknown kind, 412, 422 for a term shorter than the regulation profile asks.
pub(super) fn change_case_file(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (paper, version): (Option<PaperKind>, i64),
    ask: &CaseFileChange,
) -> ApiResult<CaseFile> {
    context.require(Action::FilePapers, Resource::City)?;
    let paper = paper.ok_or(ErrorCode::NotFound)?;
    let before = one(tx.conn, context, paper)?;
    if before.version != version {
        return Err(StoreError::Stale.into());
    }
    check_retention(ask.years, context.profile.thresholds.retention_years.value)?;
    save_case_file(tx.conn, paper, version, ask)?;
    let after = one(tx.conn, context, paper)?;
    let title = format!("Номенклатура дел: {}", paper.label_ru());
    let object = (Entity::Filing, Id::nil(), title.as_str());
    let entry = change(Act::Update, "put_case_file", object, Some(&before), Some(&after));
    context.record(tx, entry)?;
    Ok(after)
}

fn one(conn: &mut Conn, context: &Context<'_>, paper: PaperKind) -> ApiResult<CaseFile> {
    let found = known(conn, context)?.into_iter().find(|file| file.paper == paper);
    Ok(found.ok_or(StoreError::NotFound)?)
}

/// Marks a paper «В дело».
///
/// # Errors
/// 403, 404, 409 for a paper that is not complete or is filed already.
pub(super) fn file(tx: &mut Tx<'_>, context: &Context<'_>, ask: NewFiling) -> ApiResult<Filing> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let (association, year) = owner_of(tx.conn, ask.paper, ask.object_id)?;
    let owner = Owner::of(tx.conn, context, association)?;
    context.require(Action::FilePapers, owner.resource())?;
    // The analysis stands in the set of the year after its own.
    let of = match ask.paper {
        PaperKind::Analysis => year.saturating_add(1),
        PaperKind::Plan | PaperKind::Minutes => year,
    };
    let set = of_year(tx.conn, context, association, of)?;
    let paper = set
        .papers
        .iter()
        .find(|p| p.paper == ask.paper && p.object_id == Some(ask.object_id));
    check_fileable(ask.paper, paper.map_or(PaperState::Missing, |p| p.state))?;
    let filing = Filing {
        id: new_id(),
        association_id: association,
        school_year: year,
        paper: ask.paper,
        object_id: ask.object_id,
        case_number: one(tx.conn, context, ask.paper)?.case_number,
        filed_on: context.today,
        filed_by: context.actor.name.clone(),
    };
    insert_filing(tx.conn, &filing)?;
    record(tx, context, (Act::Create, "file_paper"), None, Some(&filing))?;
    Ok(filing)
}

/// Takes the mark away.
///
/// # Errors
/// 403, 404.
pub(super) fn unfile(tx: &mut Tx<'_>, context: &Context<'_>, id: Id) -> ApiResult<()> {
    check_keeper(context)?;
    let before = filing(tx.conn, id)?;
    let owner = Owner::of(tx.conn, context, before.association_id)?;
    context.require(Action::FilePapers, owner.resource())?;
    delete_filing(tx.conn, id)?;
    record(tx, context, (Act::Remove, "unfile_paper"), Some(&before), None)
}

/// Whether somebody keeps papers at all: of whom does not, no mark is looked for.
fn check_keeper(context: &Context<'_>) -> ApiResult<()> {
    let keeps = |grant: &Grant| {
        let curator = matches!(grant, Grant::Office { office, .. } if *office == Office::Curator);
        curator || matches!(grant, Grant::Institution { .. })
    };
    if context.actor.grants.iter().any(keeps) {
        return Ok(());
    }
    Ok(context.require(Action::FilePapers, Resource::City)?)
}

fn record(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (act, operation): (Act, &'static str),
    before: Option<&Filing>,
    after: Option<&Filing>,
) -> ApiResult<()> {
    let Some(of) = before.or(after) else { return Ok(()) };
    let title = format!(
        "{} {}: в дело",
        of.paper.label_ru(),
        school_year_label(of.school_year)
    );
    let mut entry = change(act, operation, (Entity::Filing, of.id, &title), before, after);
    entry.touches = vec![of.association_id, of.object_id];
    context.record(tx, entry)?;
    Ok(())
}
