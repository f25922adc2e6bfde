//! Nomination of a candidate for an elected office, with the facts the regulation asks for (VII.7.3 - VII.7.5).

use chrono::NaiveDate;
use veche_domain::associations::{Office, Verdict, office_clause};

use crate::{
    Block, Paper, PaperPerson, TableColumn, date_in_words,
    names::{self, Case},
    words::{capital, date_or_place, open_ended, sentence},
};

/// What a nomination says.
#[derive(Debug, Clone, PartialEq)]
pub struct Nomination {
    /// Name of the association.
    pub association: String,
    /// Office to fill.
    pub office: Office,
    /// Day of the meeting that elects.
    pub meeting_on: Option<NaiveDate>,
    /// Candidate.
    pub candidate: PaperPerson,
    /// Facts that speak for and against the candidate, as the register weighed them.
    pub verdict: Option<Verdict>,
}

/// The nomination, to be signed by those who nominate and by the candidate, who agrees.
pub fn nomination_paper(of: &Nomination) -> Paper {
    let association = names::association(&of.association, Case::Genitive);
    let office = names::position(of.office.label_ru(), Case::Genitive);
    let clause = office_clause(of.office);
    let candidate = names::initials_first(&of.candidate.name, Case::Nominative);
    let on = of.meeting_on.map(|day| format!(" {}", date_in_words(day)));
    let mut blocks = vec![
        Block::Title("ПРЕДСТАВЛЕНИЕ".to_owned()),
        Block::Heading(format!(
            "о выдвижении кандидата на должность {office} {association}"
        )),
        Block::Text(sentence(&format!(
            "В соответствии с пунктом {clause} Положения о профессиональных объединениях выдвигаем кандидатом на \
             должность {office} {association} {} и просим включить кандидатуру в список для открытого голосования на \
             заседании{}",
            of.candidate.presented(Case::Accusative),
            on.unwrap_or_default()
        ))),
    ];
    let qualified = of.candidate.qualified();
    if !qualified.is_empty() {
        blocks.push(Block::labelled("Сведения о кандидате:", format!("{qualified}.")));
    }
    let reasons = of
        .verdict
        .as_ref()
        .map(|v| v.reasons.as_slice())
        .unwrap_or_default();
    if !reasons.is_empty() {
        let rows = reasons.iter().map(|reason| {
            let met = match (reason.met, reason.binding) {
                (true, _) => "соответствует",
                (false, true) => "не соответствует",
                (false, false) => "обратить внимание",
            };
            vec![
                capital(open_ended(&reason.fact)),
                reason.clause.clone(),
                met.to_owned(),
            ]
        });
        blocks.push(Block::Subheading("Соответствие требованиям Положения".to_owned()));
        blocks.push(Block::Table(
            vec![
                TableColumn::new("Сведения", 56),
                TableColumn::new("Пункт Положения", 18),
                TableColumn::new("Оценка", 26),
            ],
            rows.collect(),
        ));
    }
    blocks.push(Block::Text("Предлагают члены объединения:".to_owned()));
    blocks.extend((0..3).map(|_| Block::Blank {
        label: String::new(),
        hint: "Ф. И. О., подпись".to_owned(),
    }));
    blocks.push(Block::Text(
        "Согласие баллотироваться подтверждаю, с требованиями Положения ознакомлен(а).".to_owned(),
    ));
    blocks.push(Block::Signature {
        post: date_or_place(None),
        name: candidate,
        note: "подпись кандидата".to_owned(),
    });
    let refused = of.verdict.as_ref().is_some_and(|v| !v.allowed);
    Paper::new(
        format!(
            "Выдвижение кандидата: {}",
            names::initials_last(&of.candidate.name, Case::Nominative)
        ),
        blocks,
    )
    .draft(refused)
}
