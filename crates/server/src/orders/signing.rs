//! Signing an order, which applies it to the register in the same transaction, and taking it back.

use chrono::NaiveDate;
use veche_domain::{
    Id,
    access::Action,
    journal::{Act, Entity},
    orders::{
        Cancellation, Consequence, Order, OrderCancellation, OrderState, Preview, PreviewDates, Signing,
        Weight, check_history, project,
    },
    papers::OfficialPaper,
    problem::{ErrorCode, Refusal},
    terms::ru,
};
use veche_store::{
    Conn, Tx,
    associations::association_record,
    orders::{events, next_rank, order, repealed_by, replace_successions, set_repealed, update_order},
    papers::revoke_papers,
};

use super::{
    assess::{Assessment, assess, concerned},
    register::{basis, link, settle},
    service::{of_issuer, owned},
};
use crate::{
    error::ApiResult,
    http::{Context, change},
    meetings::check_meetings_stand,
};

/// Papers that go out of force with their order.
const PAPERS: [OfficialPaper; 2] = [OfficialPaper::Order, OfficialPaper::RecognitionExtract];

/// What an order would do on a day, and what speaks against it.
///
/// # Errors
/// 403 for another one's order, 404, 409 for one that is signed.
pub fn preview(conn: &mut Conn, context: &Context<'_>, id: Id, ask: &PreviewDates) -> ApiResult<Preview> {
    let found = order(conn, id, context.today)?;
    context.require(
        Action::WriteOrders,
        of_issuer(found.issuer, found.organization.as_ref().map(|o| o.id)),
    )?;
    check_draft(&found)?;
    let on = ask.effective_on.unwrap_or(context.today);
    let Assessment { refusals, told, .. } = assess(conn, context, &found, on, ask.number.as_deref())?;
    let signable = refusals.is_empty();
    let refused = refusals.into_iter().map(|refusal| Consequence {
        weight: Weight::Refusal,
        track: None,
        association_id: None,
        clause: refusal.clause.map(str::to_owned),
        text: refusal.detail,
    });
    let mut consequences: Vec<Consequence> = refused.collect();
    let (warnings, changes): (Vec<_>, Vec<_>) = told.into_iter().partition(|c| c.weight == Weight::Warning);
    consequences.extend(warnings);
    consequences.extend(changes);
    Ok(Preview {
        signable,
        consequences,
    })
}

fn check_draft(found: &Order) -> Result<(), Refusal> {
    if found.state == OrderState::Draft {
        return Ok(());
    }
    let text = "Приказ уже подписан: изменить его может только другой приказ, отменить – отмена.";
    Err(Refusal::new(ErrorCode::WrongState, text).clause("I.5"))
}

/// Signs an order and applies its items to the register.
///
/// # Errors
/// 403, 404, 409 for an order that is signed or contradicts the register on its date, 412, 422 for the wrong issuer
/// and whoever may not join or hold an office, each with its clause.
pub fn sign(tx: &mut Tx<'_>, context: &Context<'_>, key: (Id, i64), ask: Signing) -> ApiResult<Order> {
    let (mut record, before) = owned(tx.conn, context, key)?;
    check_draft(&before)?;
    check_dates(&ask, context.today)?;
    let on = ask.effective();
    let found = assess(tx.conn, context, &before, on, None)?;
    if let Some(refusal) = found.refusals.into_iter().next() {
        return Err(refusal.into());
    }
    let mut document = record.read_document()?;
    document.signatory = Some(ask.signatory);
    document.signature = Some(ask.signature);
    record.write_document(&document)?;
    record.state = OrderState::Signed.to_string();
    record.number = Some(ask.number);
    record.signed_on = Some(ask.signed_on);
    record.effective_on = Some(on);
    record.rank = next_rank(tx.conn)?;
    record.index();
    update_order(tx.conn, &record, key.1)?;
    let signed = order(tx.conn, key.0, context.today)?;
    link(tx.conn, &signed, on)?;
    write_down(tx, context, (Act::Sign, "sign_order"), &before, &signed)?;
    for (of, made) in &found.made {
        settle(
            tx,
            (&context.author(), context.today),
            (*of, key.0),
            "sign_order",
            made,
        )?;
        check_meetings_stand(tx.conn, *of)?;
    }
    Ok(order(tx.conn, key.0, context.today)?)
}

fn check_dates(ask: &Signing, today: NaiveDate) -> Result<(), Refusal> {
    if ask.signed_on > today {
        let text = format!("Дата подписания {} ещё не наступила.", ru(ask.signed_on));
        return Err(Refusal::field("/signed_on", "future", text));
    }
    Ok(())
}

fn write_down(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (act, operation): (Act, &'static str),
    before: &Order,
    after: &Order,
) -> ApiResult<()> {
    let object = (Entity::Order, after.id, after.title.as_str());
    let mut entry = change(act, operation, object, Some(before), Some(after));
    entry.touches = concerned(after);
    entry
        .touches
        .extend(after.items.iter().flat_map(|i| i.effect.people()));
    // The history of an order that is amended or goes out of force shows by which one.
    entry
        .touches
        .extend(after.items.iter().filter_map(|i| i.effect.other_order()));
    context.record(tx, entry)?;
    Ok(())
}

/// Takes an order back: the register becomes what it would be without it. The order itself stays.
///
/// # Errors
/// 403, 404, 409 for a draft or when later decisions rest on it, 412.
pub fn cancel(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: OrderCancellation,
) -> ApiResult<Order> {
    let (mut record, before) = owned(tx.conn, context, key)?;
    if !matches!(before.state, OrderState::Signed | OrderState::Repealed) {
        let text = "Отменить можно только подписанный приказ, который ещё не отменён (I.5).";
        return Err(Refusal::new(ErrorCode::WrongState, text).clause("I.5").into());
    }
    let mut document = record.read_document()?;
    let withdrawn_on = ask.on.unwrap_or(context.today);
    document.cancellation = Some(Cancellation {
        on: withdrawn_on,
        reason: ask.reason,
        basis: ask.basis,
    });
    record.write_document(&document)?;
    record.state = OrderState::Cancelled.to_string();
    update_order(tx.conn, &record, key.1)?;
    revoke_papers(tx.conn, key.0, &PAPERS, withdrawn_on)?;
    for other in repealed_by(tx.conn, key.0)? {
        set_repealed(tx.conn, other, None)?;
    }
    replace_successions(tx.conn, key.0, &[], context.today, &basis(&before))?;
    let after = order(tx.conn, key.0, context.today)?;
    write_down(tx, context, (Act::Undo, "cancel_order"), &before, &after)?;
    for of in concerned(&before) {
        let known = events(tx.conn, of)?;
        let made = project(&known);
        let name = association_record(tx.conn, of)?.name;
        check_history(&known, &made, &name)?;
        settle(
            tx,
            (&context.author(), context.today),
            (of, key.0),
            "cancel_order",
            &made,
        )?;
        check_meetings_stand(tx.conn, of)?;
    }
    Ok(order(tx.conn, key.0, context.today)?)
}
