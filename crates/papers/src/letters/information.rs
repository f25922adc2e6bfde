//! An information letter about a meeting or an event (III.A7, VII.7.6).

use chrono::NaiveDate;
use veche_domain::{calendar::TimeOfDay, orders::Executor};

use super::executor;
use crate::{
    Block, Letterhead, Paper, Signer, date_in_words,
    words::{open_ended, sentence, some},
};

/// What an information letter says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InformationLetter {
    /// Who writes.
    pub letterhead: Letterhead,
    /// Outgoing number, once it has one.
    pub number: Option<String>,
    /// Day of the letter.
    pub written_on: Option<NaiveDate>,
    /// To whom: lines of the addressee in the dative.
    pub to: Vec<String>,
    /// Heading «О …».
    pub about: String,
    /// What takes place, in the nominative: «заседание муниципального методического объединения …».
    pub event: String,
    /// Day of it.
    pub date: Option<NaiveDate>,
    /// Beginning.
    pub starts_at: Option<TimeOfDay>,
    /// Place.
    pub place: Option<String>,
    /// Link to take part by.
    pub link: Option<String>,
    /// Form of it in words.
    pub form: Option<String>,
    /// Theme.
    pub theme: Option<String>,
    /// Who is awaited, in the genitive after «для».
    pub audience: Option<String>,
    /// Questions, in their order.
    pub programme: Vec<String>,
    /// Who signs.
    pub signer: Signer,
    /// Who drew it up.
    pub executor: Option<Executor>,
}

/// The letter; without a number it is a draft.
pub fn information_letter_paper(of: &InformationLetter) -> Paper {
    let mut blocks: Vec<Block> = of.letterhead.banner().into_iter().collect();
    if !of.to.is_empty() {
        blocks.push(Block::Corner(of.to.clone()));
    }
    blocks.push(Block::Title("ИНФОРМАЦИОННОЕ ПИСЬМО".to_owned()));
    blocks.push(of.letterhead.requisites(of.written_on, of.number.as_deref()));
    blocks.push(Block::Heading(of.about.clone()));
    blocks.push(Block::Text("Уважаемые коллеги!".to_owned()));
    let on = of.date.map(|day| format!(" {}", date_in_words(day)));
    let at = of.starts_at.map(|at| format!(" в {at}"));
    let whom = some(of.audience.as_deref()).map(|a| format!(" для {}", open_ended(a)));
    blocks.push(Block::Text(format!(
        "Сообщаем, что{}{} состоится {}{}.",
        on.unwrap_or_default(),
        at.unwrap_or_default(),
        open_ended(&of.event),
        whom.unwrap_or_default()
    )));
    let facts = [
        ("Тема:", some(of.theme.as_deref()).map(sentence)),
        ("Форма проведения:", some(of.form.as_deref()).map(sentence)),
        ("Место проведения:", some(of.place.as_deref()).map(sentence)),
        (
            "Ссылка для дистанционного участия:",
            some(of.link.as_deref()).map(str::to_owned),
        ),
    ];
    blocks.extend(
        facts
            .into_iter()
            .filter_map(|(label, text)| Some(Block::labelled(label, text?))),
    );
    if !of.programme.is_empty() {
        blocks.push(Block::labelled("В программе:", ""));
        let rows = of.programme.iter().zip(1..);
        blocks.extend(rows.map(|(line, n)| Block::point(format!("{n}."), sentence(line))));
    }
    blocks.push(Block::Text(
        "Просим довести информацию до педагогических работников и обеспечить их участие (пункт VIII.8.2 Положения о \
         профессиональных объединениях)."
            .to_owned(),
    ));
    blocks.push(of.signer.block());
    blocks.extend(executor(of.executor.as_ref()));
    Paper::new(format!("Информационное письмо «{}»", of.about), blocks).draft(of.number.is_none())
}
