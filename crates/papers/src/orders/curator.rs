//! Appointment of a curator by the curating institution (VII.7.2).

use chrono::NaiveDate;

use super::point;
use crate::{
    Block, Letterhead, Paper, PaperPerson, Signer, date_in_words,
    names::{self, Case},
    words::REGULATION,
};

/// What the order of an institution about a curator says, before it is in the register of orders.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CuratorAppointment {
    /// The curating institution.
    pub letterhead: Letterhead,
    /// Number as printed, once it has one.
    pub number: Option<String>,
    /// Day of signing.
    pub signed_on: Option<NaiveDate>,
    /// Who is appointed, with post, category and tenure.
    pub person: PaperPerson,
    /// Name of the association.
    pub association: String,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day, inclusive; open when absent.
    pub to: Option<NaiveDate>,
    /// Who signs.
    pub signer: Signer,
}

/// «Назначить Иванову Марию Петровну, старшего методиста МАУ ДПО «НИСО» (высшая квалификационная категория, …),
/// куратором …».
pub(super) fn appointing(
    person: &PaperPerson,
    association: &str,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
) -> String {
    let qualified = match person.qualified() {
        known if known.is_empty() => String::new(),
        known => format!(" ({known})"),
    };
    let from = from.map(|day| format!(" с {}", date_in_words(day)));
    let to = to.map(|day| format!(" по {}", date_in_words(day)));
    let presented = person.presented(Case::Accusative);
    // The clause about the post ends with a comma before «куратором».
    let comma = if presented.contains(',') { "," } else { "" };
    format!(
        "Назначить {presented}{qualified}{comma} куратором {}{}{}",
        names::association(association, Case::Genitive),
        from.unwrap_or_default(),
        to.unwrap_or_default()
    )
}

/// The order of a curating institution that appoints a curator: a draft until it has a number and a date.
pub fn curator_appointment_paper(of: &CuratorAppointment) -> Paper {
    let genitive = names::association(&of.association, Case::Genitive);
    let mut blocks: Vec<Block> = of.letterhead.banner().into_iter().collect();
    blocks.extend([
        Block::Title("ПРИКАЗ".to_owned()),
        of.letterhead.requisites(of.signed_on, of.number.as_deref()),
        Block::Heading(format!("О назначении куратора {genitive}")),
        Block::Text(format!(
            "В соответствии с пунктом VII.7.2 {REGULATION}, в целях организационно-методического сопровождения \
             деятельности профессионального объединения ПРИКАЗЫВАЮ:"
        )),
        point(1, &appointing(&of.person, &of.association, of.from, of.to)),
        point(
            2,
            "Куратору обеспечить приём до 15 мая анализа работы за текущий учебный год и плана на следующий учебный \
             год (пункт VII.7.8 Положения), утверждение плана работы на первом заседании не позднее 15 сентября (пункт \
             VII.7.9 Положения)",
        ),
        point(3, "Контроль исполнения приказа оставляю за собой"),
        of.signer.block(),
        Block::Text("С приказом ознакомлен(а):".to_owned()),
        Block::Blank {
            label: names::initials_first(&of.person.name, Case::Nominative),
            hint: "подпись, дата".to_owned(),
        },
    ]);
    let draft = of.number.is_none() || of.signed_on.is_none();
    Paper::new(format!("О назначении куратора: {}", of.association), blocks)
        .draft(draft)
        .long_storage()
}
