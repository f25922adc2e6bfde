//! Beginning an analysis and writing it: texts of sections, saved as they grow.

use serde_json::{Map, Value, json};
use veche_domain::{
    Id,
    access::{Action, Resource},
    analyses::{
        Analysis, AnalysisPatch, AnalysisState, NewAnalysis, SectionText, check_texts,
        check_writable_analysis, check_year, with_texts,
    },
    associations::{AssociationRef, AssociationStatus},
    calendar::{Interval, school_year_label},
    journal::{Act, Entity},
    problem::{ErrorCode, FieldError, Refusal},
};
use veche_store::{
    Conn, StoreError, Tx,
    analyses::{
        AnalysisContent, AnalysisRecord, analysis_of_year, analysis_record, association_named,
        insert_analysis, update_analysis,
    },
    associations::institution_on,
    journal::Change,
    new_id,
};

use super::reading::{key, veiled, whole};
use crate::{
    associations::{states, visible},
    error::ApiResult,
    http::Context,
};

/// Begins an analysis.
///
/// # Errors
/// 403, 404, 409 that names the analysis the year has already, 422 for a year that has not begun or in which the
/// association did not work (I.5).
pub(crate) fn create(tx: &mut Tx<'_>, context: &Context<'_>, ask: &NewAnalysis) -> ApiResult<Analysis> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let association = named(tx.conn, ask.association_id)?;
    visible(tx.conn, context, association.id, context.today)?;
    let resource = resource(tx.conn, context, association.id)?;
    context.require(Action::WriteWork, resource)?;
    check_year(ask.school_year, context.profile.school_year_of(context.today))?;
    check_worked(tx.conn, context, &association, ask.school_year)?;
    if let Some(there) = analysis_of_year(tx.conn, association.id, ask.school_year)? {
        return Err(there_is_one(&association, &there).into());
    }
    let id = new_id();
    let mut record = AnalysisRecord {
        id: id.to_string(),
        version: 1,
        association_id: association.id.to_string(),
        school_year: ask.school_year,
        state: AnalysisState::Draft.to_string(),
        content: String::new(),
        figures: None,
        first_submitted_at: None,
        first_submitted_on: None,
        accepted_at: None,
        considered_on: None,
        considered_meeting_id: None,
        outcome: None,
        edited_at: context.now.naive_utc(),
        sort_key: String::new(),
        search_key: String::new(),
    };
    record.write(&AnalysisContent {
        edited_by: context.actor.name.clone(),
        ..AnalysisContent::default()
    })?;
    record.index(&association);
    insert_analysis(tx.conn, &record)?;
    let found = whole(tx.conn, context, id)?;
    let is = json!({"school_year": ask.school_year, "state": AnalysisState::Draft});
    let entry = entry_of(&found, (Act::Create, "create_analysis"), (Value::Null, is));
    context.record(tx, entry)?;
    Ok(veiled(context, found))
}

fn named(conn: &mut Conn, id: Id) -> ApiResult<AssociationRef> {
    match association_named(conn, id) {
        Err(StoreError::NotFound) => {
            let text = "Такого объединения нет в реестре: выберите из списка.";
            Err(Refusal::field("/association_id", "unknown", text).into())
        }
        found => Ok(found?),
    }
}

/// What the policy asks of the papers of an association today.
pub(super) fn resource(
    conn: &mut Conn,
    context: &Context<'_>,
    association: Id,
) -> ApiResult<Resource<'static>> {
    Ok(Resource::Association {
        id: association,
        institution: institution_on(conn, association, context.today)?,
    })
}

/// An association has something to tell of a year in which it worked for a day at least.
fn check_worked(
    conn: &mut Conn,
    context: &Context<'_>,
    association: &AssociationRef,
    year: i32,
) -> ApiResult<()> {
    let days = context.profile.school_year_days(year);
    let worked = states(conn, association.id)?.iter().any(|term| {
        term.status == AssociationStatus::Active && Interval::new(term.from, term.until).overlaps(&days)
    });
    if worked {
        return Ok(());
    }
    let text = format!(
        "В {} учебном году объединение «{}» не действовало: анализа за него нет.",
        school_year_label(year),
        association.name
    );
    Err(Refusal::field("/school_year", "foreign", text)
        .clause("I.5")
        .into())
}

fn there_is_one(association: &AssociationRef, there: &AnalysisRecord) -> Refusal {
    let text = format!(
        "Анализ объединения «{}» за {} учебный год уже есть: откройте его.",
        association.name,
        school_year_label(there.school_year)
    );
    let mut error = FieldError::new("/school_year", "duplicate", text.clone());
    error.params = json!({"analysis_id": there.id});
    Refusal::new(ErrorCode::Duplicate, text)
        .clause("VII.7.8")
        .errors(vec![error])
}

/// Writes texts.
///
/// # Errors
/// 403, 404, 409 once it is handed over, 412, 422.
pub(crate) fn update(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
    ask: &AnalysisPatch,
) -> ApiResult<Analysis> {
    let mut record = opened(tx.conn, context, id, Action::WriteWork)?;
    check_version(&record, version)?;
    check_writable_analysis(record.state()?)?;
    check_texts(&ask.texts)?;
    let before = record.content()?;
    let mut after = AnalysisContent {
        texts: with_texts(&before.texts, &ask.texts),
        tenure_banding: ask.tenure_banding.unwrap_or(before.tenure_banding),
        edited_by: before.edited_by.clone(),
    };
    if before == after {
        return Ok(veiled(context, whole(tx.conn, context, id)?));
    }
    after.edited_by.clone_from(&context.actor.name);
    record.write(&after)?;
    record.edited_at = context.now.naive_utc();
    let association = association_named(tx.conn, key(&record.association_id)?)?;
    record.index(&association);
    update_analysis(tx.conn, &record, version)?;
    let found = whole(tx.conn, context, id)?;
    let entry = entry_of(&found, (Act::Update, "update_analysis"), changes(&before, &after));
    context.record(tx, entry)?;
    Ok(veiled(context, found))
}

/// The row of an analysis that the actor may do something to.
///
/// # Errors
/// 403, 404.
pub(super) fn opened(
    conn: &mut Conn,
    context: &Context<'_>,
    id: Id,
    action: Action,
) -> ApiResult<AnalysisRecord> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let record = analysis_record(conn, id)?;
    let association = key(&record.association_id)?;
    visible(conn, context, association, context.today)?;
    let resource = resource(conn, context, association)?;
    context.require(action, resource)?;
    Ok(record)
}

/// Refuses a version that somebody replaced.
///
/// # Errors
/// 412.
pub(super) fn check_version(record: &AnalysisRecord, version: i64) -> ApiResult<()> {
    if record.version == version {
        return Ok(());
    }
    Err(StoreError::Stale.into())
}

/// The sections that changed, before and after: a text saved every few seconds is told by what changed only.
fn changes(before: &AnalysisContent, after: &AnalysisContent) -> (Value, Value) {
    let (mut was, mut is) = (Map::new(), Map::new());
    let of = |texts: &[SectionText], wanted: &SectionText| {
        let found = texts.iter().find(|t| t.section == wanted.section);
        found.map_or(Value::Null, |t| json!(t.text))
    };
    for text in before.texts.iter().chain(&after.texts) {
        let (old, new) = (of(&before.texts, text), of(&after.texts, text));
        if old != new {
            was.insert(text.section.to_string(), old);
            is.insert(text.section.to_string(), new);
        }
    }
    if before.tenure_banding != after.tenure_banding {
        was.insert("tenure_banding".to_owned(), json!(before.tenure_banding));
        is.insert("tenure_banding".to_owned(), json!(after.tenure_banding));
    }
    (Value::Object(was), Value::Object(is))
}

/// How the journal names an analysis.
pub(super) fn title(of: &Analysis) -> String {
    format!(
        "Анализ за {} – {}",
        school_year_label(of.school_year),
        of.association.name
    )
}

/// An entry of the journal about an analysis.
pub(super) fn entry_of(
    of: &Analysis,
    (act, operation): (Act, &'static str),
    (before, after): (Value, Value),
) -> Change {
    Change {
        act,
        operation,
        entity: Entity::Analysis,
        entity_id: of.id,
        title: title(of),
        before,
        after,
        touches: vec![of.association.id],
    }
}
