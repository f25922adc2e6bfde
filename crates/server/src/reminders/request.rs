//! «Напомнить»: somebody above asks those who act.

use veche_domain::{
    access::{Action, Resource},
    compliance::{Finding, FindingState},
    problem::{ErrorCode, Refusal},
    reminders::{
        AssociationFact, NewNotice, NoticeKind, Requested, of_finding, path_of, request_matter, request_text,
        request_title,
    },
};
use veche_store::{
    Tx,
    reminders::{account_facts, association_facts, insert_notices},
};

use crate::{error::ApiResult, http::Context};

/// Tells those who act on a finding that they are asked to; a matter is asked for once a day.
///
/// # Errors
/// 403 for those who may not remind, 409 for a duty that is done or not owed, and where nobody can be told.
pub fn request(tx: &mut Tx<'_>, context: &Context<'_>, finding: &Finding) -> ApiResult<Requested> {
    let associations = association_facts(tx.conn, context.today)?;
    let none = AssociationFact::default();
    let of = associations.get(&finding.association_id).unwrap_or(&none);
    let resource = Resource::Association {
        id: finding.association_id,
        institution: of.institution,
    };
    context.require(Action::Remind, resource)?;
    let wrong = |text: &str| Refusal::new(ErrorCode::WrongState, text).clause(finding.duty.clause());
    // What is handed over is met and may wait for its receipt: the curator is asked for it.
    if !matches!(finding.state, FindingState::Due | FindingState::Overdue) && !finding.is_open() {
        return Err(wrong("Обязанность исполнена или не применяется: напоминать не о чем.").into());
    }
    let accounts = of_finding(&account_facts(tx.conn)?, of, finding);
    if accounts.is_empty() {
        let text = "Напомнить некому: у тех, кто отвечает, нет учётной записи. Свяжитесь с ними по телефону.";
        return Err(wrong(text).into());
    }
    let asked: Vec<NewNotice> = accounts
        .iter()
        .map(|account| NewNotice {
            account_id: *account,
            kind: NoticeKind::Request,
            matter: request_matter(finding, context.today),
            subject_id: finding.cure.as_ref().and_then(|cure| cure.object_id),
            association_id: Some(finding.association_id),
            title: request_title(finding, &of.name),
            text: request_text(finding, &context.actor.name),
            path: path_of(finding),
            clause: Some(finding.clause.clone()),
            due_on: finding.due_on,
        })
        .collect();
    let told = insert_notices(tx.conn, &asked, (context.now, context.today))?;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Ok(Requested {
        told: count(told),
        again: count(asked.len() - told),
    })
}
