//! An invitation to a meeting (VII.7.6, VIII.8.2).

use chrono::NaiveDate;
use veche_domain::calendar::TimeOfDay;

use crate::{
    Block, Letterhead, Paper, PaperPerson, Signer, date_in_words,
    names::{self, Case},
    words::{greeting, open_ended, sentence, some},
};

/// What an invitation says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Invitation {
    /// Who invites.
    pub letterhead: Letterhead,
    /// Whom; everybody where nobody is named.
    pub to: Option<PaperPerson>,
    /// Name of who meets.
    pub body: String,
    /// Day of the meeting.
    pub date: Option<NaiveDate>,
    /// Beginning.
    pub starts_at: Option<TimeOfDay>,
    /// Place.
    pub place: Option<String>,
    /// Link to take part by.
    pub link: Option<String>,
    /// Form of work in words.
    pub form: Option<String>,
    /// Theme.
    pub theme: String,
    /// Items of the agenda with who speaks to them.
    pub agenda: Vec<(String, Option<String>)>,
    /// Who signs.
    pub signer: Signer,
}

/// The invitation.
pub fn invitation_paper(of: &Invitation) -> Paper {
    let mut blocks: Vec<Block> = of.letterhead.banner().into_iter().collect();
    if let Some(to) = &of.to {
        let name = names::initials_last(&to.name, Case::Dative);
        let work = to.employed(Case::Dative);
        blocks.push(Block::Corner(
            [work, name].into_iter().filter(|l| !l.is_empty()).collect(),
        ));
    }
    blocks.push(Block::Title("ПРИГЛАШЕНИЕ".to_owned()));
    blocks.push(Block::Text(match &of.to {
        Some(to) => greeting(&to.name),
        None => "Уважаемые коллеги!".to_owned(),
    }));
    let body = names::association(&of.body, Case::Genitive);
    let on = of.date.map(|day| format!(" {}", date_in_words(day)));
    let at = of.starts_at.map(|at| format!(" в {at}"));
    let place = some(of.place.as_deref()).map(|place| format!(" по адресу (месту): {}", open_ended(place)));
    let invites = format!(
        "Приглашаем Вас принять участие в заседании {body}, которое состоится{}{}{}",
        on.unwrap_or_default(),
        at.unwrap_or_default(),
        place.unwrap_or_default()
    );
    blocks.push(Block::Text(sentence(&invites)));
    blocks.push(Block::labelled("Тема:", sentence(&of.theme)));
    let form = some(of.form.as_deref());
    blocks.extend(form.map(|form| Block::labelled("Форма проведения:", sentence(form))));
    let link = some(of.link.as_deref());
    blocks.extend(link.map(|link| Block::labelled("Ссылка для дистанционного участия:", link)));
    if !of.agenda.is_empty() {
        blocks.push(Block::labelled("Повестка дня:", ""));
        blocks.extend(of.agenda.iter().zip(1..).map(|((title, speaker), n)| {
            let speaker = some(speaker.as_deref()).map(|who| format!(" Докладчик: {}", sentence(who)));
            let text = format!("{}{}", sentence(title), speaker.unwrap_or_default());
            Block::point(format!("{n}."), text)
        }));
    }
    blocks.push(of.signer.block());
    let day = of.date.map(veche_domain::terms::ru).unwrap_or_default();
    Paper::new(format!("Приглашение на заседание {day}: {}", of.body), blocks)
}
