//! A person's own application (заявление) to join or to leave a voluntary association (IV).

use chrono::NaiveDate;
use veche_domain::associations::Wish;

use crate::{
    Block, Paper, PaperPerson, date_in_words,
    names::{self, Case},
    words::{date_or_place, sentence},
};

/// What an application says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Whom it is handed to: lines of the addressee in the dative.
    pub to: Vec<String>,
    /// Who applies.
    pub person: PaperPerson,
    /// What is asked for.
    pub wish: Wish,
    /// Name of the association.
    pub association: String,
    /// First day of membership, or the day after the last one.
    pub on: Option<NaiveDate>,
    /// Day of the application; a place is left for it.
    pub written_on: Option<NaiveDate>,
}

/// The application, to be signed by hand. The consent to processing is a paper of its own (152-ФЗ, article 9).
pub fn application_paper(of: &Application) -> Paper {
    let association = names::association(&of.association, Case::Genitive);
    let mut corner = of.to.clone();
    corner.push(format!(
        "от {}",
        names::full_name(&of.person.name, Case::Genitive)
    ));
    let work = of.person.employed(Case::Genitive);
    corner.extend((!work.is_empty()).then_some(work));
    let since = of.on.map(|day| format!(" с {}", date_in_words(day)));
    let since = since.unwrap_or_default();
    let asks = match of.wish {
        Wish::Join => format!("Прошу включить меня в состав {association}{since}"),
        Wish::Leave => format!("Прошу исключить меня из состава {association}{since}"),
    };
    let mut blocks = vec![
        Block::Corner(corner),
        Block::Title("ЗАЯВЛЕНИЕ".to_owned()),
        Block::Text(sentence(&asks)),
    ];
    if of.wish == Wish::Join {
        let qualified = of.person.qualified();
        if !qualified.is_empty() {
            blocks.push(Block::labelled(
                "Сведения о квалификации:",
                format!("{qualified}."),
            ));
        }
        blocks.push(Block::Text(
            "С Положением о профессиональных объединениях, правами и обязанностями члена объединения (раздел VIII \
             Положения) ознакомлен(а). Членство в объединении добровольное (раздел IV Положения)."
                .to_owned(),
        ));
        blocks.push(Block::Text(
            "Согласие на обработку персональных данных даю отдельным документом.".to_owned(),
        ));
    }
    blocks.push(Block::Signature {
        post: date_or_place(of.written_on),
        name: names::initials_first(&of.person.name, Case::Nominative),
        note: "подпись".to_owned(),
    });
    let verb = match of.wish {
        Wish::Join => "о вступлении",
        Wish::Leave => "о выходе",
    };
    Paper::new(
        format!(
            "Заявление {verb}: {}",
            names::initials_last(&of.person.name, Case::Nominative)
        ),
        blocks,
    )
}
