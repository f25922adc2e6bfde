//! Papers of an order.

use veche_domain::{
    Id,
    orders::{Issuer, Order, OrderState, Signatory},
    terms::ru,
};
use veche_papers::{Block, Paper, date_in_words};
use veche_store::{Conn, associations::association_record};

use super::{Ask, Gathered};
use crate::{error::ApiResult, http::Context, orders::service};

/// The order (I.4, I.5): in force once it is signed.
pub(super) fn order(conn: &mut Conn, context: &Context<'_>, ask: &Ask) -> ApiResult<Gathered> {
    let found = service::get(conn, context, ask.object, None)?;
    let signed = found.state != OrderState::Draft;
    // The heading of an order may name a person, so the public title is its requisites alone.
    let number = found.number.as_deref().filter(|_| signed);
    let title = match (number, found.signed_on.filter(|_| signed)) {
        (Some(number), Some(day)) => format!("Приказ №\u{a0}{number} от {}", ru(day)),
        (None, Some(day)) => format!("Приказ от {}", ru(day)),
        _ => "Приказ (проект)".to_owned(),
    };
    Ok(Gathered {
        is_final: signed,
        association: only_association(conn, &found)?,
        year: None,
        file_name: title.clone(),
        public_title: title,
        person: None,
        revoked_on: found.cancellation.as_ref().map(|c| c.on),
        paper: order_paper(&found),
    })
}

/// The association an order is about, when it is one.
fn only_association(conn: &mut Conn, of: &Order) -> ApiResult<Option<(Id, String)>> {
    let mut concerned: Vec<Id> = of
        .items
        .iter()
        .flat_map(|item| item.effect.associations())
        .collect();
    concerned.sort_unstable();
    concerned.dedup();
    match concerned.as_slice() {
        [one] => Ok(Some((*one, association_record(conn, *one)?.name))),
        _ => Ok(None),
    }
}

/// The order by its own words: letterhead, heading, preamble, items as they are printed, signatures.
fn order_paper(of: &Order) -> Paper {
    let issuer = match (of.issuer, &of.organization) {
        (Issuer::Institution, Some(organization)) => organization.short_name.clone(),
        _ => "ДЕПАРТАМЕНТ ОБРАЗОВАНИЯ МЭРИИ ГОРОДА НОВОСИБИРСКА".to_owned(),
    };
    let mut blocks = vec![
        Block::Banner(vec![issuer]),
        Block::Title("ПРИКАЗ".to_owned()),
        Block::Requisites {
            date: of
                .signed_on
                .map_or_else(|| "«___» __________ 20___ г.".to_owned(), date_in_words),
            number: of
                .number
                .as_ref()
                .map_or_else(|| "№\u{a0}______".to_owned(), |n| format!("№\u{a0}{n}")),
            place: None,
        },
        Block::Heading(of.title.clone()),
    ];
    blocks.extend(
        of.preamble
            .iter()
            .flat_map(|text| text.lines())
            .map(|line| Block::Text(line.to_owned())),
    );
    blocks.push(Block::Text("ПРИКАЗЫВАЮ:".to_owned()));
    for (text, n) in of.wording.iter().zip(1..) {
        blocks.push(Block::point(format!("{n}."), text.clone()));
    }
    let line = |who: &Signatory| {
        let acting = if who.acting { "И. о. " } else { "" };
        Block::signature(format!("{acting}{}", who.post), who.name.clone())
    };
    blocks.extend(of.signatory.as_ref().map(line));
    if !of.approvers.is_empty() {
        blocks.push(Block::Subheading("СОГЛАСОВАНО".to_owned()));
        blocks.extend(of.approvers.iter().map(line));
    }
    if let Some(executor) = &of.executor {
        let phone = executor
            .phone
            .as_ref()
            .map(|p| format!(", {p}"))
            .unwrap_or_default();
        blocks.push(Block::Text(format!("Исполнитель: {}{phone}", executor.name)));
    }
    Paper::new(format!("Приказ: {}", of.title), blocks).long_storage()
}
