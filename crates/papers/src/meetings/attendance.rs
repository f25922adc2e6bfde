//! The attendance sheet to print (явочный лист): no phones, no e-mails (VII.7.6).

use chrono::NaiveDate;
use veche_domain::{
    calendar::TimeOfDay,
    meetings::{Invitee, Mark},
};

use crate::{
    Block, Paper, PaperPerson, Signer, TableColumn, date_in_words,
    names::{self, Case},
    words::{joined, open_ended},
};

/// Empty rows for those whom the register does not expect.
const SPARE: usize = 5;

/// What the sheet of a meeting lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AttendanceSheet {
    /// Name of who meets.
    pub body: String,
    /// Day of the meeting.
    pub date: Option<NaiveDate>,
    /// Beginning.
    pub starts_at: Option<TimeOfDay>,
    /// Place.
    pub place: Option<String>,
    /// Theme.
    pub theme: String,
    /// Members in the order of their units or names, with how they took part where it is marked already.
    pub members: Vec<(PaperPerson, Option<Mark>)>,
    /// Invitees.
    pub invitees: Vec<Invitee>,
    /// Who keeps the sheet.
    pub secretary: Signer,
}

/// The sheet with a row for each member and invitee, and spare ones.
pub fn attendance_sheet_paper(of: &AttendanceSheet) -> Paper {
    let body = names::association(&of.body, Case::Genitive);
    let date = of.date.map(date_in_words);
    let time = of.starts_at.map(|at| at.to_string());
    let mut blocks = vec![
        Block::Title("ЯВОЧНЫЙ ЛИСТ".to_owned()),
        Block::Heading(format!("заседания {body}")),
        Block::labelled(
            "Дата, время и место:",
            joined([date.as_deref(), time.as_deref(), of.place.as_deref()]),
        ),
        Block::labelled("Тема:", format!("{}.", open_ended(&of.theme))),
    ];
    let members = of.members.iter().map(|(person, mark)| {
        let manner = match mark {
            Some(Mark::Online) => "онлайн",
            Some(Mark::Present) => "очно",
            Some(Mark::Substituted) => "представитель",
            Some(Mark::Absent | Mark::AbsentExcused) | None => "",
        };
        [
            names::full_name(&person.name, Case::Nominative),
            person.unit.clone().unwrap_or_default(),
            person.organization.clone().unwrap_or_default(),
            person.position.clone().unwrap_or_default(),
            manner.to_owned(),
            String::new(),
        ]
    });
    let guests = of.invitees.iter().map(|guest| {
        let note = guest.note.clone().unwrap_or_default();
        let empty = String::new;
        [
            guest.name.clone(),
            empty(),
            note,
            empty(),
            "приглашённый".to_owned(),
            empty(),
        ]
    });
    let spare = (0..SPARE).map(|_| std::array::from_fn(|_| String::new()));
    let rows = members
        .chain(guests)
        .chain(spare)
        .zip(1..)
        .map(|(cells, n)| std::iter::once(n.to_string()).chain(cells).collect());
    let columns = [
        ("№ п/п", 5),
        ("Ф. И. О.", 24),
        ("Район (округ)", 15),
        ("Образовательная организация", 18),
        ("Должность", 15),
        ("Форма участия (очно / онлайн)", 11),
        ("Подпись", 12),
    ];
    blocks.push(Block::Table(
        columns
            .map(|(title, share)| TableColumn::new(title, share))
            .to_vec(),
        rows.collect(),
    ));
    blocks.push(of.secretary.block());
    let day = of.date.map(veche_domain::terms::ru).unwrap_or_default();
    Paper::new(format!("Явочный лист {day}: {}", of.body), blocks).landscape()
}
