//! Certificate of leadership or membership (справка), for attestation (VII.7.1, VII.7.4, VII.7.5, VIII.8.1).

use chrono::NaiveDate;
use veche_domain::{
    associations::Office,
    orders::{Basis, BasisKind},
};

use crate::{
    Block, Letterhead, Paper, PaperPerson, Signer, TableColumn, date_in_words,
    names::{self, Case},
    words::{from_number, some},
};

/// A term that a certificate confirms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServedTerm {
    /// Name of the association.
    pub association: String,
    /// Office; a member where there is none.
    pub office: Option<Office>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    pub until: Option<NaiveDate>,
    /// Paper it rests on.
    pub basis: Option<Basis>,
}

/// What a certificate says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Certificate {
    /// The curating institution that gives it.
    pub letterhead: Letterhead,
    /// Number, once it has one.
    pub number: Option<String>,
    /// Day it is given on: terms are told as of it.
    pub given_on: Option<NaiveDate>,
    /// To whom.
    pub person: PaperPerson,
    /// Terms, the earliest first.
    pub terms: Vec<ServedTerm>,
    /// For what, after «для»; attestation where nothing is said.
    pub purpose: Option<String>,
    /// Who signs.
    pub signer: Signer,
}

impl ServedTerm {
    fn status(&self) -> &'static str {
        self.office.map_or("член объединения", Office::label_ru)
    }

    /// «с 1 сентября 2024 г. по настоящее время», as of a day.
    fn period(&self, on: Option<NaiveDate>) -> String {
        let from = self.from.map(|day| format!("с {} ", date_in_words(day)));
        let last = self.until.filter(|until| on.is_none_or(|on| *until <= on));
        let to = last.and_then(|until| until.pred_opt());
        let to = to.map_or_else(
            || "по настоящее время".to_owned(),
            |day| format!("по {}", date_in_words(day)),
        );
        format!("{}{to}", from.unwrap_or_default())
    }

    fn ground(&self) -> String {
        let Some(basis) = &self.basis else {
            return String::new();
        };
        let kind = match basis.kind {
            BasisKind::Minutes => "протокол",
            BasisKind::Application => "заявление",
            BasisKind::Document | BasisKind::Import => "документ",
            BasisKind::DepartmentOrder | BasisKind::InstitutionOrder | BasisKind::OrganizationOrder => {
                "приказ"
            }
        };
        format!("{kind} {}", from_number(basis.date, basis.number.as_deref()))
            .trim()
            .to_owned()
    }

    /// What the person does in the association: «является руководителем …».
    fn sentence(&self, on: Option<NaiveDate>) -> String {
        let association = names::association(&self.association, Case::Genitive);
        let ended = self.until.is_some_and(|until| on.is_some_and(|on| until <= on));
        let does = match (self.office, ended) {
            (Some(_), false) => "исполняет обязанности",
            (Some(_), true) => "исполнял(а) обязанности",
            (None, false) => "состоит в составе",
            (None, true) => "состоял(а) в составе",
        };
        let role = self
            .office
            .map(|office| names::position(office.label_ru(), Case::Genitive));
        let role = role.map(|role| format!("{role} ")).unwrap_or_default();
        let ground = match self.ground() {
            ground if ground.is_empty() => String::new(),
            ground => format!(" ({ground})"),
        };
        format!("{} {does} {role}{association}{ground}", self.period(on))
    }
}

/// The certificate; without a number and a date it is a draft, without a term it says that none is known.
pub fn certificate_paper(of: &Certificate) -> Paper {
    let mut blocks: Vec<Block> = of.letterhead.banner().into_iter().collect();
    blocks.push(Block::Title("СПРАВКА".to_owned()));
    blocks.push(of.letterhead.requisites(of.given_on, of.number.as_deref()));
    let leads = of.terms.iter().any(|term| term.office.is_some());
    blocks.push(Block::Heading(
        if leads {
            "О руководстве и членстве в профессиональном объединении"
        } else {
            "О членстве в профессиональном объединении"
        }
        .to_owned(),
    ));
    let whom = of.person.presented(Case::Dative);
    let name = names::full_name(&of.person.name, Case::Nominative);
    match of.terms.as_slice() {
        [] => blocks.push(Block::Text(format!(
            "Дана {whom}, в том, что сведений о членстве в профессиональных объединениях в реестре нет."
        ))),
        [only] => blocks.push(Block::Text(format!(
            "Дана {whom}, в том, что {name} {}.",
            only.sentence(of.given_on)
        ))),
        several => {
            blocks.push(Block::Text(format!(
                "Дана {whom}, в том, что {name} участвует (участвовал, участвовала) в деятельности профессиональных \
                 объединений:"
            )));
            let rows = several.iter().zip(1..).map(|(term, n)| {
                vec![
                    n.to_string(),
                    term.association.clone(),
                    term.status().to_owned(),
                    term.period(of.given_on),
                    term.ground(),
                ]
            });
            blocks.push(Block::Table(
                vec![
                    TableColumn::new("№ п/п", 8),
                    TableColumn::new("Объединение", 34),
                    TableColumn::new("Статус", 15),
                    TableColumn::new("Период", 22),
                    TableColumn::new("Основание", 21),
                ],
                rows.collect(),
            ));
        }
    }
    let purpose = some(of.purpose.as_deref()).unwrap_or("представления в аттестационную комиссию");
    blocks.push(Block::Text(format!("Справка дана для {purpose}.")));
    blocks.push(of.signer.block());
    let draft = of.number.is_none() || of.given_on.is_none();
    Paper::new(
        format!(
            "Справка: {}",
            names::initials_last(&of.person.name, Case::Nominative)
        ),
        blocks,
    )
    .draft(draft)
}
