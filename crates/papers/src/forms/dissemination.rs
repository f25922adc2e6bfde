//! Consent to the processing of personal data that one permits to be disseminated (152-ФЗ, article 10.1).

use super::{Operator, operated, signed, subject};
use crate::{
    Block, Paper, PaperPerson, TableColumn,
    names::{self, Case},
    words::some,
};

/// What the consent is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DisseminationConsent {
    /// Who gives it.
    pub person: PaperPerson,
    /// To whom.
    pub operator: Operator,
    /// Name of the association.
    pub association: String,
    /// Addresses of the sites on which the data are shown; a place is left where none is known.
    pub sites: Vec<String>,
}

/// Categories among which the person chooses, one by one.
const CATEGORIES: [&str; 7] = [
    "Фамилия, имя, отчество",
    "Занимаемая должность",
    "Место работы",
    "Должность в профессиональном объединении",
    "Фотографическое изображение (не для установления личности)",
    "Рабочий адрес электронной почты",
    "Рабочий телефон",
];

/// The consent on a sheet of its own: a row for each category, silence is no consent.
pub fn dissemination_consent_paper(of: &DisseminationConsent) -> Paper {
    let association = names::association(&of.association, Case::Genitive);
    let mut blocks = vec![Block::Title(
        "СОГЛАСИЕ\nна обработку персональных данных, разрешённых субъектом персональных данных для распространения"
            .to_owned(),
    )];
    blocks.extend(subject(&of.person));
    blocks.push(Block::Blank {
        label: "телефон, электронная почта или почтовый адрес для связи:".to_owned(),
        hint: "заполняется от руки".to_owned(),
    });
    blocks.push(Block::Text(format!(
        "руководствуясь статьёй 10.1 Федерального закона от 27.07.2006 №\u{a0}152-ФЗ «О персональных данных», даю \
         согласие оператору: {}, на распространение моих персональных данных на следующих условиях.",
        operated(&of.operator)
    )));
    blocks.push(Block::point(
        "1.",
        format!(
            "Цель: информирование педагогической общественности о деятельности {association}, открытость методической \
             системы (пункт VI.6.9 Положения о профессиональных объединениях)."
        ),
    ));
    let sites = match of.sites.as_slice() {
        [] => "______________________________".to_owned(),
        sites => sites.join(", "),
    };
    blocks.push(Block::point(
        "2.",
        format!("Информационные ресурсы оператора, на которых размещаются данные: {sites}."),
    ));
    blocks.push(Block::point(
        "3.",
        "По каждой строке собственноручно пишется «да» или «нет». Незаполненная строка означает отказ: молчание \
         согласием не считается.",
    ));
    let rows = CATEGORIES.iter().zip(1..).map(|(category, n)| {
        vec![
            n.to_string(),
            (*category).to_owned(),
            String::new(),
            String::new(),
        ]
    });
    blocks.push(Block::Table(
        vec![
            TableColumn::new("№ п/п", 8),
            TableColumn::new("Категория персональных данных", 40),
            TableColumn::new("Разрешаю распространять («да» / «нет»)", 22),
            TableColumn::new("Условия и запреты", 30),
        ],
        rows.collect(),
    ));
    blocks.push(Block::Blank {
        label: "4. Условия, при которых данные могут передаваться только по внутренней сети или с использованием сетей \
                связи либо без передачи:"
            .to_owned(),
        hint: "«не устанавливаю» или условия".to_owned(),
    });
    blocks.push(Block::Blank {
        label: "5. Согласие действует до:".to_owned(),
        hint: "дата или «окончания членства в объединении»".to_owned(),
    });
    let contact = some(of.operator.contact.as_deref()).map(|to| format!(" ({to})"));
    blocks.push(Block::point(
        "6.",
        format!(
            "По моему требованию, направленному оператору{}, распространение прекращается в любое время: действие \
             согласия оканчивается с поступления требования, данные убираются со страниц (части 12 и 13 статьи 10.1).",
            contact.unwrap_or_default()
        ),
    ));
    blocks.push(signed(&of.person));
    let name = names::initials_last(&of.person.name, Case::Nominative);
    Paper::new(
        format!("Согласие на распространение персональных данных: {name}"),
        blocks,
    )
}
