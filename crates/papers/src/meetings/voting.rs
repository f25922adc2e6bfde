//! The named list of an open vote: an annex of the minutes, never public (VII.7.4, VII.7.5, interpretation 9).

use chrono::NaiveDate;
use veche_domain::{
    associations::{Office, office_clause},
    elections::{Decision, Election, RoundTally, Vote, VoteMode},
    meetings::BodyRef,
    text::sort_key,
};

use super::{body_in, decided::count};
use crate::{
    Block, Paper, TableColumn, date_in_words,
    names::Case,
    number_sign,
    words::{in_list, open_ended},
};

/// A vote by name with its totals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VotingList {
    /// Who met.
    pub body: BodyRef,
    /// Day of the meeting.
    pub date: NaiveDate,
    /// Number of the minutes.
    pub number: Option<i32>,
    /// What was voted on.
    pub question: String,
    /// Clause that asks for an open vote.
    pub clause: &'static str,
    /// Members by full name, and how each voted.
    pub votes: Vec<(String, String)>,
    /// Totals, as the minutes have them.
    pub totals: String,
    /// Whether the vote is still going on, or its minutes are not signed.
    pub draft: bool,
}

const FOR: &str = "за";
const AGAINST: &str = "против";
const ABSTAIN: &str = "воздержался(ась)";
const SILENT: &str = "не голосовал(а)";

impl VotingList {
    /// The list of the latest round of an election by name. None for a show of hands: there nobody wrote down who voted
    /// how; none before a round was closed, and for those who may not see the votes.
    pub fn of_election(of: &Election, number: Option<i32>) -> Option<Self> {
        let round = of.rounds.last().filter(|round| round.closed_at.is_some())?;
        let seen = of.voters.iter().any(|v| v.vote.is_some()) || round.tally.silent == round.tally.electorate;
        if of.mode != VoteMode::ByName || !seen {
            return None;
        }
        let name = |id| {
            let known = round.candidates.iter().find(|c| c.person.id == id);
            known.map(|c| in_list(&c.person.full_name)).unwrap_or_default()
        };
        let votes = of.voters.iter().map(|voter| {
            let said = match (voter.vote, voter.candidate_id) {
                (Some(Vote::For), Some(id)) => format!("{FOR}: {}", name(id)),
                (Some(Vote::For), None) => FOR.to_owned(),
                (Some(Vote::Against), _) => AGAINST.to_owned(),
                (Some(Vote::Abstain), _) => ABSTAIN.to_owned(),
                (None, _) => SILENT.to_owned(),
            };
            (voter.person.full_name.clone(), said)
        });
        let office = match of.office {
            Office::Leader => "руководителя",
            Office::Secretary => "секретаря",
            Office::Curator => "куратора",
        };
        let tour = match of.rounds.len() {
            1 => String::new(),
            _ => format!(", тур {}", round.number),
        };
        Some(Self {
            body: of.body.clone(),
            date: of.date,
            number,
            question: format!("Об избрании {office}{tour}"),
            clause: office_clause(of.office),
            votes: votes.collect(),
            totals: totals(&round.tally),
            draft: false,
        })
    }

    /// The list of an ordinary decision by name; none for a show of hands and for those who may not see the votes.
    pub fn of_decision(
        body: &BodyRef,
        (date, number): (NaiveDate, Option<i32>),
        question: &str,
        decision: &Decision,
    ) -> Option<Self> {
        if decision.mode != VoteMode::ByName || decision.ballots.is_empty() {
            return None;
        }
        let votes = decision.ballots.iter().map(|ballot| {
            let said = match ballot.vote {
                Vote::For => FOR,
                Vote::Against => AGAINST,
                Vote::Abstain => ABSTAIN,
            };
            (ballot.person.full_name.clone(), said.to_owned())
        });
        Some(Self {
            body: body.clone(),
            date,
            number,
            question: question.to_owned(),
            clause: "VII.7.6",
            votes: votes.collect(),
            totals: format!(
                "«за» – {}, «против» – {}, «воздержались» – {}",
                count(decision.votes_for),
                count(decision.against),
                count(decision.abstained)
            ),
            draft: false,
        })
    }
}

fn totals(tally: &RoundTally) -> String {
    format!(
        "членов с правом голоса – {}, «за» – {}, «против» – {}, «воздержались» – {}, не голосовали – {}; для избрания \
         необходимо не менее {} голосов",
        tally.electorate,
        count(tally.votes.iter().map(|v| v.votes).sum()),
        count(tally.against),
        count(tally.abstained),
        count(tally.silent),
        tally.needed
    )
}

/// The list as an annex of the minutes.
pub fn voting_list_paper(of: &VotingList) -> Paper {
    let mut votes: Vec<&(String, String)> = of.votes.iter().collect();
    votes.sort_by_cached_key(|(name, _)| sort_key(name));
    let rows = votes
        .into_iter()
        .zip(1..)
        .map(|((name, vote), n)| vec![n.to_string(), name.clone(), vote.clone(), String::new()]);
    let number = number_sign(of.number);
    let blocks = vec![
        Block::Corner(vec![
            "Приложение".to_owned(),
            "к протоколу заседания".to_owned(),
            format!("от {} {number}", date_in_words(of.date)),
            "Не подлежит опубликованию".to_owned(),
        ]),
        Block::Title("ПОИМЁННЫЙ СПИСОК\nоткрытого голосования".to_owned()),
        Block::Heading(format!("на заседании {}", body_in(&of.body, Case::Genitive))),
        Block::labelled("Вопрос:", format!("{}.", open_ended(&of.question))),
        Block::Table(
            vec![
                TableColumn::new("№ п/п", 8),
                TableColumn::new("Ф. И. О.", 42),
                TableColumn::new("Голос", 32),
                TableColumn::new("Подпись", 18),
            ],
            rows.collect(),
        ),
        Block::labelled(
            "Итого:",
            format!("{} (пункт {} Положения).", of.totals, of.clause),
        ),
        Block::signature("Председательствующий", ""),
        Block::signature("Секретарь", ""),
    ];
    let title = format!(
        "Поимённый список голосования от {}: {}",
        veche_domain::terms::ru(of.date),
        of.body.name
    );
    Paper::new(title, blocks).draft(of.draft)
}
