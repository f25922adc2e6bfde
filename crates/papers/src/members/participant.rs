//! A participant's certificate (сертификат участника) of a meeting or an event (VIII.8.1, III.A11).

use chrono::NaiveDate;

use crate::{
    Block, Letterhead, Paper, PaperPerson, Signer, date_in_words,
    names::{self, Case},
    words::{open_ended, sentence, some},
};

/// What the certificate says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ParticipantCertificate {
    /// Who gives it.
    pub letterhead: Letterhead,
    /// Who took part.
    pub person: PaperPerson,
    /// In what, in the prepositional after «в»: «заседании муниципального методического объединения …».
    pub event: String,
    /// Theme of it.
    pub theme: Option<String>,
    /// Day of it.
    pub date: Option<NaiveDate>,
    /// Whether by a link.
    pub online: bool,
    /// Title of the own talk, if there was one.
    pub talk: Option<String>,
    /// Who sign.
    pub signers: Vec<Signer>,
}

/// The certificate on a sheet that lies on its side.
pub fn participant_certificate_paper(of: &ParticipantCertificate) -> Paper {
    let mut blocks: Vec<Block> = of.letterhead.banner().into_iter().collect();
    blocks.push(Block::Title("СЕРТИФИКАТ\nучастника".to_owned()));
    blocks.push(Block::Heading(names::full_name(
        &of.person.name,
        Case::Nominative,
    )));
    let work = of.person.employed(Case::Nominative);
    blocks.extend((!work.is_empty()).then(|| Block::Banner(vec![work])));
    let theme = some(of.theme.as_deref()).map(|t| format!(" по теме «{}»", open_ended(t)));
    let day = of.date.map(|day| format!(", {}", date_in_words(day)));
    let way = if of.online {
        " (дистанционно)"
    } else {
        ""
    };
    let confirms = format!(
        "Настоящий сертификат подтверждает участие{way} в {}{}{}",
        open_ended(&of.event),
        theme.unwrap_or_default(),
        day.unwrap_or_default()
    );
    blocks.push(Block::Text(sentence(&confirms)));
    let talk = some(of.talk.as_deref());
    blocks.extend(talk.map(|talk| Block::Text(format!("Выступление: «{}».", open_ended(talk)))));
    blocks.extend(of.signers.iter().map(Signer::block));
    let name = names::initials_last(&of.person.name, Case::Nominative);
    Paper::new(format!("Сертификат участника: {name}"), blocks).landscape()
}
