//! Orders as documents: the list, one of them, drawing up and changing a draft.

use chrono::NaiveDate;
use veche_domain::{
    Id,
    access::{Action, Grant, Resource, allows},
    journal::{Act, Entity},
    listing::Page,
    orders::{
        Issuer, NewOrder, Order, OrderFilter, OrderItem, OrderPatch, OrderRow, OrderState, check_issuer,
        check_items, check_kind,
    },
    problem::{ErrorCode, FieldError, Refusal},
};
use veche_store::{
    Conn, StoreError, StoreResult, Tx, new_id,
    orders::{
        Document, Drafts, OrderRecord, insert_order, list_orders, order, order_record, save_items,
        update_order,
    },
    organizations::organization_record,
    standing::whereabouts,
};

use super::signing;
use crate::{
    error::{ApiError, ApiResult},
    http::{Context, Listing, change},
};

/// A page of orders; drafts only for those who may sign them.
///
/// # Errors
/// 403 for those who may not read orders; a leader or a member reads those of the own association only.
pub fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<OrderFilter>,
) -> ApiResult<Page<OrderRow>> {
    match listing.filter.association_id {
        Some(of) => {
            let near = whereabouts(conn, Entity::Association, of, context.today)?;
            if !allows(context.actor, Action::ReadOrders, Resource::City) {
                context.require(Action::ReadOrders, near.resource(of))?;
            }
        }
        None => context.require(Action::ReadOrders, Resource::City)?,
    }
    let on = listing.on.unwrap_or(context.today);
    let drafts = drafts(context);
    Ok(listing.page(list_orders(conn, &listing.filter, &drafts, on, &listing.slice)?))
}

fn drafts(context: &Context<'_>) -> Drafts {
    if allows(context.actor, Action::WriteOrders, Resource::City) {
        return Drafts::All;
    }
    let own = context.actor.grants.iter().filter_map(|grant| match grant {
        Grant::Institution { organization_id } => Some(*organization_id),
        _ => None,
    });
    Drafts::Of(own.collect())
}

/// What the policy asks of an order: whose it is.
pub(super) fn of_issuer(issuer: Issuer, organization: Option<Id>) -> Resource<'static> {
    match (issuer, organization) {
        (Issuer::Institution, Some(id)) => Resource::Institution { id },
        _ => Resource::City,
    }
}

/// One order.
///
/// # Errors
/// 403, 404 also for a draft of somebody else.
pub fn get(conn: &mut Conn, context: &Context<'_>, id: Id, on: Option<NaiveDate>) -> ApiResult<Order> {
    let found = order(conn, id, on.unwrap_or(context.today))?;
    let own = of_issuer(found.issuer, found.organization.as_ref().map(|o| o.id));
    if allows(context.actor, Action::WriteOrders, own) {
        return Ok(found);
    }
    if found.state == OrderState::Draft {
        context.require(Action::ReadRegisters, Resource::City)?;
        return Err(ErrorCode::NotFound.into());
    }
    if allows(context.actor, Action::ReadOrders, Resource::City) {
        return Ok(found);
    }
    // Institutions read every order, so who is left reads by the own association, whoever curates it.
    let concerned = found.items.iter().flat_map(|item| item.effect.associations());
    let own = |id| Resource::Association {
        id,
        institution: None,
    };
    if concerned
        .into_iter()
        .any(|of| allows(context.actor, Action::ReadOrders, own(of)))
    {
        return Ok(found);
    }
    context.require(Action::ReadOrders, Resource::City)?;
    Ok(found)
}

/// Draws up an order; one of the past is signed and applied at once (interpretation 12).
///
/// # Errors
/// 403 for another one's order, 422 for an item of another issuer (I.4, I.5, VII.7.2) or one that points nowhere,
/// and for a paper of the past whatever [`signing::sign`] refuses.
pub fn create(tx: &mut Tx<'_>, context: &Context<'_>, ask: NewOrder) -> ApiResult<Order> {
    let own = of_issuer(ask.issuer, ask.organization_id);
    context.require(Action::WriteOrders, own)?;
    let by_paper = ask.by_paper.clone();
    let id = draft(tx.conn, ask)?;
    let after = order(tx.conn, id, context.today)?;
    let object = (Entity::Order, id, after.title.as_str());
    context.record(
        tx,
        change(Act::Create, "create_order", object, None, Some(&after)),
    )?;
    match by_paper {
        Some(signed) => signing::sign(tx, context, (id, 1), signed),
        None => Ok(after),
    }
}

/// Keeps the draft of an order; the caller asks the policy before and writes the journal after.
///
/// # Errors
/// 422 as in [`create`].
pub(crate) fn draft(conn: &mut Conn, ask: NewOrder) -> ApiResult<Id> {
    check_institution(conn, ask.issuer, ask.organization_id)?;
    check_kind(ask.issuer, ask.kind)?;
    check_issuer(ask.issuer, &ask.items)?;
    check_items(&ask.items)?;
    let id = new_id();
    let mut record = OrderRecord {
        id: id.to_string(),
        version: 1,
        kind: ask.kind.to_string(),
        state: OrderState::Draft.to_string(),
        issuer: ask.issuer.to_string(),
        organization_id: ask.organization_id.map(|o| o.to_string()),
        number: None,
        signed_on: None,
        effective_on: None,
        rank: 0,
        title: ask.title,
        document: String::new(),
        repealed_on: None,
        repealed_by: None,
        sort_key: String::new(),
        search_key: String::new(),
    };
    record.write_document(&Document {
        preamble: ask.preamble,
        approvers: ask.approvers,
        executor: ask.executor,
        note: ask.note,
        by_paper: ask.by_paper.is_some(),
        ..Document::default()
    })?;
    record.index();
    insert_order(conn, &record)?;
    keep_items(conn, id, &ask.items)?;
    Ok(id)
}

/// The institution of an order: one that curates, and only for its own order.
fn check_institution(conn: &mut Conn, issuer: Issuer, organization: Option<Id>) -> ApiResult<()> {
    let pointer = "/organization_id";
    let fault = match (issuer, organization) {
        (Issuer::Department, None) => return Ok(()),
        (Issuer::Department, Some(_)) => "Учреждение указывают только в его собственном приказе.",
        (Issuer::Institution, None) => "Укажите учреждение, руководитель которого издаёт приказ (VII.7.2).",
        (Issuer::Institution, Some(id)) => match organization_record(conn, id) {
            Ok(found) if found.curates => return Ok(()),
            Ok(_) => "Организация не курирует объединения: отметьте это в её карточке (I.4).",
            Err(StoreError::NotFound) => "Такой организации нет в реестре.",
            Err(other) => return Err(other.into()),
        },
    };
    Err(Refusal::field(pointer, "unknown", fault).clause("VII.7.2").into())
}

fn keep_items(conn: &mut Conn, order: Id, items: &[OrderItem]) -> ApiResult<()> {
    missing(save_items(conn, order, items))
}

fn missing(kept: StoreResult<()>) -> ApiResult<()> {
    match kept {
        Err(StoreError::Reference(_)) => {
            let text =
                "Пункт ссылается на объединение, человека, учреждение или приказ, которых нет в реестре.";
            let errors = vec![FieldError::new("/items", "unknown", text)];
            Err(ApiError::Refused(
                Refusal::new(ErrorCode::Validation, text).errors(errors),
            ))
        }
        other => Ok(other?),
    }
}

/// Changes a draft.
///
/// # Errors
/// 403, 404, 409 for an order that is signed (it is amended by another one), 412, 422 as in [`create`].
pub fn update(tx: &mut Tx<'_>, context: &Context<'_>, key: (Id, i64), ask: OrderPatch) -> ApiResult<Order> {
    let (mut record, before) = owned(tx.conn, context, key)?;
    if before.state != OrderState::Draft {
        let text = "Подписанный приказ не меняют: внесите приказ «О внесении изменений» (I.5).";
        return Err(Refusal::new(ErrorCode::WrongState, text).clause("I.5").into());
    }
    let mut document = record.read_document()?;
    record.title = ask.title.unwrap_or(record.title);
    document.preamble = ask.preamble.unwrap_or(document.preamble);
    document.approvers = ask.approvers.unwrap_or(document.approvers);
    document.executor = ask.executor.unwrap_or(document.executor);
    document.note = ask.note.unwrap_or(document.note);
    record.write_document(&document)?;
    record.index();
    if let Some(items) = &ask.items {
        check_issuer(before.issuer, items)?;
        check_items(items)?;
        keep_items(tx.conn, key.0, items)?;
    }
    update_order(tx.conn, &record, key.1)?;
    let after = order(tx.conn, key.0, context.today)?;
    let object = (Entity::Order, key.0, after.title.as_str());
    let entry = change(Act::Update, "update_order", object, Some(&before), Some(&after));
    context.record(tx, entry)?;
    Ok(after)
}

/// Whether the actor may change the order.
///
/// # Errors
/// 403, 404.
pub(super) fn may_write(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<()> {
    let found = order(conn, id, context.today)?;
    let own = of_issuer(found.issuer, found.organization.as_ref().map(|o| o.id));
    Ok(context.require(Action::WriteOrders, own)?)
}

/// The order with its row, for its issuer and in the version named.
///
/// # Errors
/// 403, 404, 412.
pub(super) fn owned(
    conn: &mut Conn,
    context: &Context<'_>,
    (id, version): (Id, i64),
) -> ApiResult<(OrderRecord, Order)> {
    let record = order_record(conn, id)?;
    let found = order(conn, id, context.today)?;
    let own = of_issuer(found.issuer, found.organization.as_ref().map(|o| o.id));
    context.require(Action::WriteOrders, own)?;
    if record.version != version {
        return Err(ErrorCode::Stale.into());
    }
    Ok((record, found))
}
