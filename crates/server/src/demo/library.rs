//! The library of the demo city: the legal bases of the regulation as printed (I.3), concepts of teaching, and two
//! lists of acknowledgement (VIII.8.2.d1), all entered by the services that real ones go through.

use chrono::NaiveDate;
use veche_domain::{
    Id,
    library::{
        Audience, ListKeeper, NewAcknowledgement, NewEdition, NewNormativeDocument, NormativeDocument,
        NormativeKind,
    },
    regulation::{Amendment, LegalBasis, Profile},
    terms::ru,
};
use veche_store::{
    Tx,
    journal::Author,
    library::{acknowledgement_record, audience_members, normative_document_record},
};

use super::associations::day;
use crate::{
    error::{ApiError, ApiResult},
    library::{acknowledgements, documents, editions},
};

/// The letter of I.3 that every association is to know, by its code in the regulation.
const LETTER: &str = "mmo_letter";

/// A concept: title, subjects, issuer, number and date as printed.
type Concept = (
    &'static str,
    &'static [&'static str],
    Option<&'static str>,
    Option<&'static str>,
    Option<&'static str>,
);

const GOVERNMENT: &str = "Правительство Российской Федерации";

/// Real concepts; a number stands only where it is certain.
const CONCEPTS: [Concept; 4] = [
    (
        "Концепция развития математического образования в Российской Федерации",
        &["math"],
        Some(GOVERNMENT),
        Some("2506-р"),
        Some("24.12.2013"),
    ),
    (
        "Концепция преподавания русского языка и литературы в Российской Федерации",
        &["russian", "literature", "russian_literature"],
        Some(GOVERNMENT),
        Some("637-р"),
        Some("09.04.2016"),
    ),
    (
        "Концепция преподавания учебного курса «История России» в образовательных организациях Российской \
         Федерации, реализующих основные общеобразовательные программы",
        &["history", "history_social"],
        None,
        None,
        None,
    ),
    (
        "Концепция развития географического образования в Российской Федерации",
        &["geography"],
        None,
        None,
        None,
    ),
];

/// Fills the library and opens both lists.
///
/// # Errors
/// A store that refuses it.
pub(super) fn fill_library(tx: &mut Tx<'_>, author: &Author, profile: &Profile) -> ApiResult<()> {
    let opened = day(2026, 11, 2);
    let bases = profile.legal_bases.len();
    let mut letter = None;
    for basis in &profile.legal_bases {
        let entered = enter_basis(tx, (author, opened), bases, basis)?;
        if basis.code == LETTER {
            letter = Some(entered.id);
        }
    }
    let mut first = None;
    for concept in CONCEPTS {
        let entered = documents::enter(tx, author, opened, bases, document(concept))?;
        first = first.or(Some(entered.id));
    }
    let lost = || ApiError::Internal("the demo library has no document to ask about".to_owned());
    let maths = Audience::Subjects {
        codes: vec!["math".to_owned()],
    };
    let partly = open(tx, (author, opened), first.ok_or_else(lost)?, maths)?;
    confirm_some(tx, author, partly)?;
    open(
        tx,
        (author, day(2026, 11, 16)),
        letter.ok_or_else(lost)?,
        Audience::All {},
    )?;
    Ok(())
}

/// A basis as the regulation prints it, each amendment it names as an edition.
fn enter_basis(
    tx: &mut Tx<'_>,
    (author, on): (&Author, NaiveDate),
    bases: usize,
    basis: &LegalBasis,
) -> ApiResult<NormativeDocument> {
    // «В действующей редакции» has no date: it is how the one edition is called.
    let (undated, dated): (Vec<&Amendment>, Vec<&Amendment>) =
        basis.amendments.iter().partition(|a| a.date.is_none());
    let ask = NewNormativeDocument {
        kind: NormativeKind::from_label_ru(&basis.kind),
        issuer: basis.issuer.clone(),
        title: basis.title.clone(),
        number: basis.number_as_printed.clone(),
        date_as_printed: basis.date_as_printed.clone(),
        basis_number: i32::try_from(basis.number).ok(),
        subjects: Vec::new(),
        source: None,
        note: basis.note.clone(),
        edition: undated.first().map(|a| edition(a)),
    };
    let mut entered = documents::enter(tx, author, on, bases, ask)?;
    for amendment in dated {
        let record = normative_document_record(tx.conn, entered.id)?;
        entered = editions::append(tx, (author, on), (record, &entered), edition(amendment))?;
    }
    Ok(entered)
}

fn edition(amendment: &Amendment) -> NewEdition {
    NewEdition {
        label: amendment.as_printed.clone(),
        amending_number: amendment.number_as_printed.clone(),
        amending_date: amendment.date.map(ru),
        effective_from: amendment.date,
        note: None,
    }
}

fn document((title, subjects, issuer, number, date): Concept) -> NewNormativeDocument {
    let text = |value: Option<&str>| value.map(str::to_owned);
    NewNormativeDocument {
        kind: NormativeKind::Concept,
        issuer: text(issuer),
        title: title.to_owned(),
        number: text(number),
        date_as_printed: text(date),
        basis_number: None,
        subjects: subjects.iter().map(|s| (*s).to_owned()).collect(),
        source: None,
        note: None,
        edition: None,
    }
}

fn open(
    tx: &mut Tx<'_>,
    (author, on): (&Author, NaiveDate),
    document_id: Id,
    audience: Audience,
) -> ApiResult<Id> {
    let ask = NewAcknowledgement {
        document_id,
        edition_id: None,
        keeper: ListKeeper::City {},
        audience,
        due_on: Some(day(2026, 12, 11)),
    };
    acknowledgements::open_list(tx, author, on, ask)
}

/// Every other person of the list has confirmed some days later.
fn confirm_some(tx: &mut Tx<'_>, author: &Author, list: Id) -> ApiResult<()> {
    let on = day(2026, 11, 9);
    let record = acknowledgement_record(tx.conn, list)?;
    let members = audience_members(tx.conn, record.keeper()?, &record.audience()?, record.opened_on)?;
    for (person, _) in members.iter().step_by(2) {
        let person = person
            .parse()
            .map_err(|_| ApiError::Internal(format!("no person {person}")))?;
        acknowledgements::confirm(tx, author, on, &record, person)?;
    }
    Ok(())
}
