//! Appointment of a curator by the curating institution (VII.7.2).

use chrono::NaiveDate;
use veche_domain::{
    Id,
    orders::{Effect, Order},
};

use super::OrderFacts;
use crate::{
    Block, PaperPerson, date_in_words,
    names::{self, Case},
};

/// «Назначить Иванову Марию Петровну, старшего методиста МАУ ДПО «НИСО» (высшая квалификационная категория, …),
/// куратором …»: post, category and tenure are what the regulation asks of a curator (VII.7.2).
pub(super) fn appointing(person: &PaperPerson, association: &str, from: Option<NaiveDate>) -> String {
    let qualified = match person.qualified() {
        known if known.is_empty() => String::new(),
        known => format!(" ({known})"),
    };
    let from = from.map(|day| format!(" с {}", date_in_words(day)));
    let presented = person.presented(Case::Accusative);
    // The clause about the post ends with a comma before «куратором».
    let comma = if presented.contains(',') { "," } else { "" };
    format!(
        "Назначить {presented}{qualified}{comma} куратором {}{}",
        names::association(association, Case::Genitive),
        from.unwrap_or_default()
    )
}

/// Where those whom an order appoints sign that they know of it.
pub(super) fn acquainted(of: &Order, facts: &OrderFacts) -> Vec<Block> {
    let mut appointed: Vec<Id> = Vec::new();
    for item in &of.items {
        if let Effect::AppointCurator { person_id, .. } = item.effect
            && !appointed.contains(&person_id)
        {
            appointed.push(person_id);
        }
    }
    if appointed.is_empty() {
        return Vec::new();
    }
    let places = appointed.into_iter().map(|id| Block::Blank {
        label: names::initials_first(&facts.person(of, id).name, Case::Nominative),
        hint: "подпись, дата".to_owned(),
    });
    let heading = Block::Text("С приказом ознакомлен(а):".to_owned());
    std::iter::once(heading).chain(places).collect()
}
