//! Organizations with their first names and lists of support.

use veche_domain::{
    calendar::Interval,
    imports::{ImportRow, OrganizationValues, RowClass, RowValues},
    organizations::{OrganizationKind, SupportList},
};
use veche_store::{
    Conn,
    imports::Made,
    new_id,
    organizations::{OrganizationRecord, insert_organization, insert_support},
};

use super::Batch;
use crate::error::ApiResult;

/// Registers new organizations.
pub(super) fn apply(conn: &mut Conn, batch: &Batch, rows: &[ImportRow]) -> ApiResult<Made> {
    let mut made = Made::default();
    for row in rows.iter().filter(|row| row.class == RowClass::New) {
        let Some(RowValues::Organization(values)) = &row.values else {
            continue;
        };
        let organization = new_id();
        let mut record = record(values, batch);
        record.id = organization.to_string();
        record.index(&[]);
        insert_organization(conn, &record)?;
        let listed = [
            (values.low_results, SupportList::LowResults),
            (values.project_500plus, SupportList::Project500Plus),
        ];
        for (_, list) in listed.into_iter().filter(|(listed, _)| *listed) {
            insert_support(conn, organization, list, Interval::new(batch.as_of, None))?;
        }
        made.organizations.push(organization);
    }
    Ok(made)
}

fn record(values: &OrganizationValues, batch: &Batch) -> OrganizationRecord {
    OrganizationRecord {
        id: String::new(),
        version: 1,
        code: values.code.clone(),
        kind: values.organization_kind.to_string(),
        legal_form: values.legal_form.clone(),
        number: values.number.clone(),
        district_code: values.district_code.clone(),
        admin_unit_code: values.admin_unit_code.clone(),
        email: values.email.clone(),
        curates: matches!(
            values.organization_kind,
            OrganizationKind::MethodicalCenter | OrganizationKind::PsychCenter
        ),
        closed_on: None,
        full_name: values.full_name.clone(),
        short_name: values.short_name.clone(),
        sort_key: String::new(),
        search_key: String::new(),
        created_at: batch.now.naive_utc(),
    }
}
