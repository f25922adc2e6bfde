//! A letter that asks a school to release its teachers for a meeting (письмо-вызов; VII.7.6, VIII.8.2).

use chrono::NaiveDate;
use veche_domain::{calendar::TimeOfDay, orders::Executor};

use super::executor;
use crate::{
    Block, Letterhead, Paper, PaperPerson, Signer, date_in_words,
    names::{self, Case},
    words::{open_ended, sentence, some},
};

/// What the letter says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReleaseLetter {
    /// Who asks: the curating institution.
    pub letterhead: Letterhead,
    /// Outgoing number, once it has one.
    pub number: Option<String>,
    /// Day of the letter.
    pub written_on: Option<NaiveDate>,
    /// Short name of the school.
    pub organization: String,
    /// Teachers of that school.
    pub people: Vec<PaperPerson>,
    /// Name of who meets.
    pub body: String,
    /// Day of the meeting.
    pub date: Option<NaiveDate>,
    /// Beginning.
    pub starts_at: Option<TimeOfDay>,
    /// End.
    pub ends_at: Option<TimeOfDay>,
    /// Place.
    pub place: Option<String>,
    /// Theme.
    pub theme: Option<String>,
    /// Who signs.
    pub signer: Signer,
    /// Who drew it up.
    pub executor: Option<Executor>,
}

/// The letter; without a number, or without anybody to release, it is a draft.
pub fn release_letter_paper(of: &ReleaseLetter) -> Paper {
    let mut blocks: Vec<Block> = of.letterhead.banner().into_iter().collect();
    blocks.push(Block::Corner(vec![
        "Руководителю".to_owned(),
        of.organization.clone(),
    ]));
    blocks.push(Block::Title("ПИСЬМО-ВЫЗОВ".to_owned()));
    blocks.push(of.letterhead.requisites(of.written_on, of.number.as_deref()));
    blocks.push(Block::Heading(
        "Об участии педагогических работников в заседании профессионального объединения".to_owned(),
    ));
    blocks.push(Block::Text("Уважаемые коллеги!".to_owned()));
    let on = of.date.map(|day| format!(" {}", date_in_words(day)));
    let time = match (of.starts_at, of.ends_at) {
        (Some(starts), Some(ends)) => format!(" с {starts} до {ends}"),
        (Some(starts), None) => format!(" с {starts}"),
        _ => String::new(),
    };
    let what = format!("заседании {}", names::association(&of.body, Case::Genitive));
    let when = format!("{}{time}", on.unwrap_or_default());
    // The own employer stands in the corner, so that only the post is told here.
    let presented = |person: &PaperPerson| {
        PaperPerson {
            organization: None,
            ..person.clone()
        }
        .presented(Case::Accusative)
    };
    match of.people.as_slice() {
        [only] => {
            let whom = presented(only);
            let comma = if whom.contains(',') { "," } else { "" };
            blocks.push(Block::Text(format!(
                "Просим освободить от работы{when} {whom}{comma} для участия в {what}."
            )));
        }
        several => {
            blocks.push(Block::Text(format!(
                "Просим освободить от работы{when} для участия в {what}:"
            )));
            let last = several.len();
            blocks.extend(several.iter().zip(1..).map(|(person, n)| {
                let end = if n == last { "." } else { ";" };
                Block::point(format!("{n})"), format!("{}{end}", presented(person)))
            }));
        }
    }
    let place = some(of.place.as_deref()).map(sentence);
    blocks.extend(place.map(|place| Block::labelled("Место проведения:", place)));
    let theme = some(of.theme.as_deref());
    blocks.extend(theme.map(|theme| Block::labelled("Тема заседания:", format!("{}.", open_ended(theme)))));
    blocks.push(Block::Text(
        "Участие в заседаниях – обязанность члена профессионального объединения (пункт VIII.8.2 Положения о \
         профессиональных объединениях)."
            .to_owned(),
    ));
    blocks.push(of.signer.block());
    blocks.extend(executor(of.executor.as_ref()));
    let day = of.date.map(veche_domain::terms::ru).unwrap_or_default();
    Paper::new(format!("Письмо-вызов на {day}: {}", of.organization), blocks)
        .draft(of.number.is_none() || of.people.is_empty())
}
