//! Forms to be filled in and signed by hand: consents, each on a sheet of its own (152-ФЗ, articles 9 and 10.1).

mod dissemination;
mod processing;
#[cfg(test)]
mod tests;

pub use dissemination::{DisseminationConsent, dissemination_consent_paper};
pub use processing::{ProcessingConsent, processing_consent_paper};

use crate::{
    Block, PaperPerson,
    names::{self, Case},
    words::{joined, some},
};

/// The operator of personal data: the curating institution.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Operator {
    /// Full name.
    pub name: String,
    /// Address; a place is left where it is not known.
    pub address: Option<String>,
    /// Taxpayer's number and state registration number, as written.
    pub registration: Option<String>,
    /// Address for a withdrawal: e-mail or the office.
    pub contact: Option<String>,
}

/// Who gives the consent: the name is printed; what the register does not keep is written by hand.
fn subject(person: &PaperPerson) -> Vec<Block> {
    let name = names::full_name(&person.name, Case::Nominative);
    let work = person.employed(Case::Nominative);
    let known = joined([Some(name.as_str()), Some(work.as_str())]);
    vec![
        Block::Text(format!("Я, {known},")),
        Block::Blank {
            label: "адрес:".to_owned(),
            hint: "заполняется от руки; в информационную систему не вносится".to_owned(),
        },
        Block::Blank {
            label: "документ, удостоверяющий личность:".to_owned(),
            hint: "вид, номер, дата выдачи, кем выдан; заполняется от руки, в информационную систему не вносится"
                .to_owned(),
        },
    ]
}

/// The operator as a sentence goes on with it.
fn operated(of: &Operator) -> String {
    let address = some(of.address.as_deref()).map_or_else(
        || "адрес: ______________________________".to_owned(),
        |address| format!("адрес: {address}"),
    );
    joined([
        Some(of.name.as_str()),
        Some(address.as_str()),
        of.registration.as_deref(),
    ])
}

/// Day, signature and name at the end.
fn signed(person: &PaperPerson) -> Block {
    Block::Signature {
        post: "«___»\u{a0}____________ 20___\u{a0}г.".to_owned(),
        name: names::initials_first(&person.name, Case::Nominative),
        note: "подпись субъекта персональных данных".to_owned(),
    }
}
