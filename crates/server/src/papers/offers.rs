//! What the page of an object offers: each paper that its reader may take.

use veche_domain::papers::{MOST_OFFERS, OfferQuery, PaperFormat, PaperOffer, PaperOffers, PaperStage};
use veche_store::{Conn, StoreError, papers::numbers_of};

use super::gather::{Ask, Gathered, Shelf, asks, gather_from};
use crate::{
    error::{ApiError, ApiResult},
    http::Context,
};

/// The papers of an object.
///
/// A paper that its reader may not take, or that does not exist yet, is left out: the page that asks belongs to readers
/// of the object already, and a refusal of one paper is no refusal of the others.
///
/// # Errors
/// A store that cannot be read.
pub(super) fn offers(conn: &mut Conn, context: &Context<'_>, query: &OfferQuery) -> ApiResult<PaperOffers> {
    let mut found: Vec<(Ask, Gathered)> = Vec::new();
    let mut shelf = Shelf::default();
    for ask in asks(conn, context, (query.object, query.object_id), &mut shelf)?
        .into_iter()
        .take(MOST_OFFERS)
    {
        match gather_from(conn, context, &ask, &mut shelf) {
            Ok(gathered) => found.push((ask, gathered)),
            Err(ApiError::Refused(_) | ApiError::Store(StoreError::NotFound)) => {}
            Err(error) => return Err(error),
        }
    }
    let fingerprints: Vec<String> = found
        .iter()
        .map(|(ask, gathered)| gathered.fingerprint(ask))
        .collect();
    let issued = numbers_of(conn, &fingerprints)?;
    let items = found.iter().zip(&fingerprints).map(|((ask, gathered), print)| {
        let known = issued.get(print).filter(|_| gathered.is_final);
        offer(ask, gathered, known)
    });
    Ok(PaperOffers {
        items: items.collect(),
    })
}

fn offer(ask: &Ask, of: &Gathered, issued: Option<&(String, chrono::NaiveDateTime)>) -> PaperOffer {
    PaperOffer {
        kind: ask.kind,
        title: of.public_title.clone(),
        person: of.person.clone(),
        stage: match (issued, of.is_final, ask.kind.is_ever_final()) {
            (Some(_), _, _) => PaperStage::Issued,
            (None, true, _) => PaperStage::Ready,
            (None, false, true) => PaperStage::Draft,
            (None, false, false) => PaperStage::Form,
        },
        number: issued.map(|(number, _)| number.clone()),
        issued_at: issued.map(|(_, at)| at.and_utc()),
        pdf: address(ask, PaperFormat::Pdf),
        docx: address(ask, PaperFormat::Docx),
        html: address(ask, PaperFormat::Html),
        verify: issued.map(|(number, _)| format!("/verify/{number}")),
    }
}

fn address(ask: &Ask, format: PaperFormat) -> String {
    let more =
        |key: &str, id: Option<veche_domain::Id>| id.map(|id| format!("&{key}={id}")).unwrap_or_default();
    format!(
        "/api/v1/papers/{}?object_id={}{}{}{}&format={format}",
        ask.kind,
        ask.object,
        more("person_id", ask.person),
        more("item_id", ask.item),
        ask.year
            .map(|year| format!("&school_year={year}"))
            .unwrap_or_default(),
    )
}
