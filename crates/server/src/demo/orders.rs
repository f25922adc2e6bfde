//! The orders that the demo city lives by: its register follows from them as a real one does.

use chrono::NaiveDate;
use veche_domain::{
    Id,
    journal::{Act, Entity},
    orders::{Effect, Executor, Issuer, OrderItem, OrderKind, OrderState, Signatory, SignatureKind, project},
};
use veche_store::{
    StoreResult, Tx,
    journal::Author,
    new_id,
    orders::{Document, OrderRecord, events, insert_order, next_rank, order, save_items},
};

use crate::{
    http::change,
    orders::register::{link, settle},
};

/// An order of the demo city, signed on paper.
pub(super) struct Issued {
    pub(super) kind: OrderKind,
    /// Institution, for its own order.
    pub(super) institution: Option<Id>,
    pub(super) number: &'static str,
    pub(super) signed_on: NaiveDate,
    pub(super) effective_on: NaiveDate,
    pub(super) title: &'static str,
    pub(super) effects: Vec<Effect>,
    /// The item that closes an order, as printed.
    pub(super) closing: Option<&'static str>,
}

impl Issued {
    fn document(&self) -> Document {
        let department = self.institution.is_none();
        let preamble = if department {
            "В соответствии с Положением о профессиональных объединениях педагогических и управленческих кадров \
             города Новосибирска, в целях организации методической работы"
        } else {
            "В соответствии с пунктом 7.2 Положения о профессиональных объединениях педагогических и управленческих \
             кадров города Новосибирска"
        };
        Document {
            preamble: Some(preamble.to_owned()),
            signatory: Some(Signatory {
                name: "И. О. Фамилия".to_owned(),
                post: if department {
                    "начальник департамента образования"
                } else {
                    "директор"
                }
                .to_owned(),
                acting: false,
            }),
            executor: Some(Executor {
                name: "Фамилия И. О.".to_owned(),
                phone: Some("000-00-00".to_owned()),
            }),
            signature: Some(SignatureKind::Paper),
            by_paper: true,
            ..Document::default()
        }
    }

    fn items(&self) -> Vec<OrderItem> {
        let effects = self
            .effects
            .iter()
            .cloned()
            .map(|effect| OrderItem { text: None, effect });
        let closing = self.closing.map(|text| OrderItem {
            text: Some(text.to_owned()),
            effect: Effect::Instruct {},
        });
        effects.chain(closing).collect()
    }
}

/// Enters an order as signed and brings the register to what follows from it; gives its identifier.
///
/// # Errors
/// A store that refuses it.
pub(super) fn issue(tx: &mut Tx<'_>, author: &Author, issued: &Issued) -> StoreResult<Id> {
    let id = new_id();
    let issuer = if issued.institution.is_some() {
        Issuer::Institution
    } else {
        Issuer::Department
    };
    let mut record = OrderRecord {
        id: id.to_string(),
        version: 1,
        kind: issued.kind.to_string(),
        state: OrderState::Signed.to_string(),
        issuer: issuer.to_string(),
        organization_id: issued.institution.map(|i| i.to_string()),
        number: Some(issued.number.to_owned()),
        signed_on: Some(issued.signed_on),
        effective_on: Some(issued.effective_on),
        rank: next_rank(tx.conn)?,
        title: issued.title.to_owned(),
        document: String::new(),
        repealed_on: None,
        repealed_by: None,
        sort_key: String::new(),
        search_key: String::new(),
    };
    record.write_document(&issued.document())?;
    record.index();
    insert_order(tx.conn, &record)?;
    let items = issued.items();
    save_items(tx.conn, id, &items)?;
    let signed = order(tx.conn, id, issued.effective_on)?;
    link(tx.conn, &signed, issued.effective_on)?;
    let object = (Entity::Order, id, issued.title);
    let mut entry = change(Act::Sign, "sign_order", object, None, Some(&signed));
    let mut concerned: Vec<Id> = items.iter().flat_map(|i| i.effect.associations()).collect();
    concerned.sort_unstable();
    concerned.dedup();
    entry.touches = concerned.clone();
    tx.append(author, &entry)?;
    for of in concerned {
        let made = project(&events(tx.conn, of)?);
        settle(tx, (author, issued.effective_on), (of, id), "sign_order", &made)?;
    }
    Ok(id)
}
