//! What happens to organizations.

use chrono::NaiveDate;
use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    journal::{Act, Entity},
    listing::Page,
    organizations::{
        NewName, NewOrganization, NewSuccession, Organization, OrganizationFilter, OrganizationPatch,
        OrganizationRow,
    },
    problem::{ErrorCode, Refusal},
};
use veche_store::{
    Conn, StoreError, Tx, new_id,
    organizations::{
        OrganizationRecord, insert_organization, insert_succession, list_organizations, organization,
        organization_record, rename_organization, unit_of_district, update_organization,
    },
};

use crate::{
    error::ApiResult,
    http::{Context, Listing, change},
};

/// A page of organizations on the date.
///
/// # Errors
/// 403 for those who may not read registers.
pub fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<OrganizationFilter>,
) -> ApiResult<Page<OrganizationRow>> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let on = listing.on.unwrap_or(context.today);
    Ok(listing.page(list_organizations(conn, &listing.filter, on, &listing.slice)?))
}

/// One organization; the lists of support are shown only to those who may see them (III.D2).
///
/// # Errors
/// 403, 404.
pub fn get(conn: &mut Conn, context: &Context<'_>, id: Id, on: Option<NaiveDate>) -> ApiResult<Organization> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let mut found = organization(conn, id, on.unwrap_or(context.today))?;
    if !allows(context.actor, Action::ReadSupportLists, Resource::City) {
        found.support.clear();
    }
    Ok(found)
}

/// Registers an organization with its first name.
///
/// # Errors
/// 403, 409 for a code that exists, 422 for an unknown district.
pub fn create(tx: &mut Tx<'_>, context: &Context<'_>, ask: NewOrganization) -> ApiResult<Organization> {
    context.require(Action::WriteOrganizations, Resource::City)?;
    let id = new_id();
    let mut record = OrganizationRecord {
        id: id.to_string(),
        version: 1,
        code: ask.code,
        kind: ask.kind.to_string(),
        legal_form: ask.legal_form,
        number: ask.number,
        admin_unit_code: unit(tx.conn, ask.district_code.as_deref())?,
        district_code: ask.district_code,
        email: ask.email,
        curates: ask.curates,
        closed_on: None,
        full_name: ask.full_name,
        short_name: ask.short_name,
        sort_key: String::new(),
        search_key: String::new(),
        created_at: context.now.naive_utc(),
    };
    record.index(&[]);
    insert_organization(tx.conn, &record)?;
    let after = organization(tx.conn, id, context.today)?;
    context.record(
        tx,
        change(
            Act::Create,
            "create_organization",
            object(&after),
            None,
            Some(&after),
        ),
    )?;
    Ok(after)
}

fn object(organization: &Organization) -> (Entity, Id, &str) {
    (Entity::Organization, organization.id, &organization.short_name)
}

fn unit(conn: &mut Conn, district: Option<&str>) -> ApiResult<Option<String>> {
    match district.map(|code| unit_of_district(conn, code)) {
        None => Ok(None),
        Some(Ok(unit)) => Ok(Some(unit)),
        Some(Err(StoreError::NotFound)) => Err(Refusal::field(
            "/district_code",
            "unknown_code",
            "Такого района нет в справочнике.",
        )
        .into()),
        Some(Err(error)) => Err(error.into()),
    }
}

/// Loads, lets the body change the record, keeps it under the version named and writes it down.
fn changed(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
    operation: &'static str,
    body: impl FnOnce(&mut Tx<'_>, &mut OrganizationRecord, &Organization) -> ApiResult<Vec<Id>>,
) -> ApiResult<Organization> {
    context.require(Action::WriteOrganizations, Resource::City)?;
    let before = organization(tx.conn, id, context.today)?;
    let mut record = organization_record(tx.conn, id)?;
    if record.version != version {
        return Err(ErrorCode::Stale.into());
    }
    let touches = body(tx, &mut record, &before)?;
    let names: Vec<String> = organization(tx.conn, id, context.today)?
        .names
        .into_iter()
        .map(|n| n.short_name)
        .collect();
    record.index(&names);
    update_organization(tx.conn, &record, version)?;
    let after = organization(tx.conn, id, context.today)?;
    let mut entry = change(
        Act::Update,
        operation,
        object(&after),
        Some(&before),
        Some(&after),
    );
    entry.touches = touches;
    context.record(tx, entry)?;
    Ok(after)
}

/// Changes an organization.
///
/// # Errors
/// 403, 404, 412, 422 for an unknown district.
pub fn update(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    id: Id,
    version: i64,
    ask: OrganizationPatch,
) -> ApiResult<Organization> {
    changed(
        tx,
        context,
        (id, version),
        "update_organization",
        |tx, record, _| {
            record.kind = ask.kind.map_or_else(|| record.kind.clone(), |k| k.to_string());
            record.legal_form = ask.legal_form.unwrap_or_else(|| record.legal_form.clone());
            record.number = ask.number.unwrap_or_else(|| record.number.clone());
            record.email = ask.email.unwrap_or_else(|| record.email.clone());
            record.curates = ask.curates.unwrap_or(record.curates);
            record.closed_on = ask.closed_on.unwrap_or(record.closed_on);
            if let Some(district) = ask.district_code {
                record.admin_unit_code = unit(tx.conn, district.as_deref())?;
                record.district_code = district;
            }
            Ok(Vec::new())
        },
    )
}

/// Gives a new name from a date.
///
/// # Errors
/// 403, 404, 409 when a name begins on that day already, 412.
pub fn rename(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    id: Id,
    version: i64,
    ask: NewName,
) -> ApiResult<Organization> {
    changed(
        tx,
        context,
        (id, version),
        "rename_organization",
        |tx, record, _| {
            rename_organization(
                tx.conn,
                id,
                (&ask.full_name, &ask.short_name),
                ask.from,
                ask.basis.as_ref(),
            )?;
            let names = organization(tx.conn, id, context.today)?.names;
            if let Some(latest) = names.first() {
                record.full_name.clone_from(&latest.full_name);
                record.short_name.clone_from(&latest.short_name);
            }
            Ok(Vec::new())
        },
    )
}

/// Records the organization that followed this one.
///
/// # Errors
/// 403, 404, 409 when it is recorded already, 412, 422 for an organization that follows itself.
pub fn succeed(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    id: Id,
    version: i64,
    ask: NewSuccession,
) -> ApiResult<Organization> {
    changed(tx, context, (id, version), "succeed_organization", |tx, _, _| {
        if ask.successor_id == id {
            return Err(Refusal::field(
                "/successor_id",
                "self",
                "Организация не может быть преемником самой себя.",
            )
            .into());
        }
        match organization_record(tx.conn, ask.successor_id) {
            Err(StoreError::NotFound) => {
                return Err(
                    Refusal::field("/successor_id", "unknown", "Такой организации нет в реестре.").into(),
                );
            }
            other => other?,
        };
        insert_succession(
            tx.conn,
            id,
            ask.successor_id,
            ask.kind,
            ask.on,
            ask.basis.as_ref(),
        )?;
        Ok(vec![ask.successor_id])
    })
}
