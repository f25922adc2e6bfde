//! Consent to the processing of personal data (152-ФЗ, article 9): a document of its own since 01.09.2025.

use super::{Operator, operated, signed, subject};
use crate::{
    Block, Paper, PaperPerson,
    names::{self, Case},
    words::some,
};

/// What the consent is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProcessingConsent {
    /// Who gives it.
    pub person: PaperPerson,
    /// To whom.
    pub operator: Operator,
    /// Name of the association.
    pub association: String,
    /// Who processes on the operator's behalf, if anybody: name and address.
    pub processor: Option<String>,
}

/// The data the register keeps, and no others (`domain.md` 7: the least set).
const DATA: [&str; 7] = [
    "фамилия, имя, отчество",
    "место работы и занимаемая должность, преподаваемый предмет",
    "квалификационная категория и дата её присвоения",
    "стаж работы по специальности (число лет)",
    "рабочие телефон и адрес электронной почты",
    "членство, должности в профессиональном объединении, основания и сроки",
    "участие в заседаниях и мероприятиях объединения, поручения, результаты открытых голосований",
];

/// The consent on a sheet of its own, to be signed by hand.
pub fn processing_consent_paper(of: &ProcessingConsent) -> Paper {
    let association = names::association(&of.association, Case::Genitive);
    let mut blocks = vec![Block::Title(
        "СОГЛАСИЕ\nна обработку персональных данных".to_owned(),
    )];
    blocks.extend(subject(&of.person));
    blocks.push(Block::Text(format!(
        "в соответствии со статьёй 9 Федерального закона от 27.07.2006 №\u{a0}152-ФЗ «О персональных данных» свободно, \
         своей волей и в своём интересе даю конкретное, предметное, информированное, сознательное и однозначное \
         согласие оператору: {}, на обработку моих персональных данных на следующих условиях.",
        operated(&of.operator)
    )));
    blocks.push(Block::point(
        "1.",
        format!(
            "Цель обработки: организация деятельности {association} в соответствии с Положением о профессиональных \
             объединениях – ведение состава, проведение заседаний и открытых голосований, оформление протоколов, \
             планов, анализов и приказов, информирование о мероприятиях."
        ),
    ));
    blocks.push(Block::point("2.", "Перечень персональных данных:"));
    let last = DATA.len();
    blocks.extend(DATA.iter().zip(1..).map(|(data, n)| {
        let end = if n == last { "." } else { ";" };
        Block::point(format!("{n})"), format!("{data}{end}"))
    }));
    blocks.push(Block::point(
        "3.",
        "Специальные категории персональных данных, биометрические персональные данные, данные о здоровье, паспортные \
         данные, домашний адрес и личный телефон в информационной системе не обрабатываются.",
    ));
    blocks.push(Block::point(
        "4.",
        "Действия с персональными данными: сбор, запись, систематизация, накопление, хранение, уточнение (обновление, \
         изменение), извлечение, использование, передача (предоставление, доступ) департаменту образования и \
         участникам объединения в пределах их обязанностей, блокирование, удаление, уничтожение. Обработка смешанная: \
         с использованием средств автоматизации и без них, в базах данных на территории Российской Федерации. \
         Распространение (раскрытие неопределённому кругу лиц) этим согласием не разрешается.",
    ));
    blocks.push(Block::point(
        "5.",
        match some(of.processor.as_deref()) {
            Some(processor) => format!("Обработку по поручению оператора осуществляет: {processor}."),
            None => "Обработка другим лицам не поручается.".to_owned(),
        },
    ));
    blocks.push(Block::point(
        "6.",
        "Согласие действует со дня подписания до окончания членства в объединении; документы, срок хранения которых \
         установлен законодательством об архивном деле, хранятся до его истечения.",
    ));
    let contact = some(of.operator.contact.as_deref()).map(|to| format!(" ({to})"));
    blocks.push(Block::point(
        "7.",
        format!(
            "Согласие может быть отозвано в любое время письменным заявлением, направленным оператору{}. После отзыва \
             оператор вправе продолжить обработку только при наличии оснований, указанных в пунктах 2–11 части 1 статьи \
             6, части 2 статьи 10 и части 2 статьи 11 Федерального закона №\u{a0}152-ФЗ.",
            contact.unwrap_or_default()
        ),
    ));
    blocks.push(signed(&of.person));
    let name = names::initials_last(&of.person.name, Case::Nominative);
    Paper::new(
        format!("Согласие на обработку персональных данных: {name}"),
        blocks,
    )
}
