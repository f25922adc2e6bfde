//! Associations with the state and the curating institution the list gives them.

use std::collections::HashMap;

use veche_domain::{
    calendar::Interval,
    imports::{AssociationValues, ImportRow, RowClass, RowValues},
};
use veche_store::{
    Conn,
    associations::{
        AssociationRecord, NewCuratingRow, NewStatusRow, insert_association, insert_curating, insert_status,
    },
    dictionaries::all_subjects,
    imports::Made,
    new_id,
};

use super::{Batch, id};
use crate::error::ApiResult;

/// Registers new associations. The list is the only paper there is: state and institution rest on it until an
/// order is entered (I.4, I.5).
pub(super) fn apply(conn: &mut Conn, batch: &Batch, rows: &[ImportRow]) -> ApiResult<Made> {
    let mut made = Made::default();
    let subjects: HashMap<String, String> = all_subjects(conn)?
        .into_iter()
        .map(|s| (s.code, s.name))
        .collect();
    for row in rows.iter().filter(|row| row.class == RowClass::New) {
        let Some(RowValues::Association(values)) = &row.values else {
            continue;
        };
        let association = new_id();
        let mut record = record(values, batch, row.row);
        record.id = association.to_string();
        record.index(
            values
                .subject_code
                .as_ref()
                .and_then(|code| subjects.get(code))
                .map(String::as_str),
        );
        insert_association(conn, &record)?;
        let (term, basis) = (Interval::new(batch.as_of, None), Some(&batch.basis));
        insert_status(
            conn,
            &NewStatusRow {
                association,
                status: values.status,
                term,
                basis,
            },
        )?;
        if let Some(institution) = &values.curating_organization_id {
            insert_curating(
                conn,
                &NewCuratingRow {
                    association,
                    organization: id(institution)?,
                    term,
                    basis,
                },
            )?;
        }
        made.associations.push(association);
    }
    Ok(made)
}

fn record(values: &AssociationValues, batch: &Batch, row: u32) -> AssociationRecord {
    // A list without codes: the batch's date and the row make one that is unique and says where it comes from.
    let code = values
        .code
        .clone()
        .unwrap_or_else(|| format!("{}-{row}", batch.now.format("%y%m%d%H%M%S")));
    AssociationRecord {
        id: String::new(),
        version: 1,
        code,
        name: values.name.clone(),
        kind: values.association_kind.to_string(),
        subject_code: values.subject_code.clone(),
        audience: values.audience.clone(),
        professions: "[]".to_owned(),
        problem: None,
        composition: None,
        planned_end: None,
        base_site_id: None,
        note: values.note.clone(),
        sort_key: String::new(),
        search_key: String::new(),
        created_at: batch.now.naive_utc(),
    }
}
