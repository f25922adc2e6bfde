//! An item of the agenda in minutes: heard, said, resolved, voted.

use veche_domain::{
    analyses::resolution_ru,
    associations::{Office, office_clause},
    elections::{Decision, RoundTally, VoteMode},
    minutes::{Minutes, MinutesElection, MinutesHeading, Resolution},
};

use crate::{
    Block,
    words::{in_list, labelled, open_ended, sentence, some},
};

/// The item as the agenda lists it.
pub(super) fn agenda_line(heading: &MinutesHeading, n: usize) -> Block {
    let speaker = some(heading.speaker.as_deref());
    let speaker = speaker.map(|who| format!(" Докладчик: {}", sentence(who)));
    Block::point(
        format!("{n}."),
        format!("{}{}", sentence(&heading.title), speaker.unwrap_or_default()),
    )
}

/// Everything about one item; `remarks` says whether what people said is printed.
pub(super) fn item(of: &Minutes, heading: &MinutesHeading, n: usize, remarks: bool) -> Vec<Block> {
    let mut blocks = vec![Block::Subheading(format!("{n}. {}", open_ended(&heading.title)))];
    let text = of
        .content
        .items
        .iter()
        .find(|text| text.agenda_item_id == heading.agenda_item_id);
    let heard = text.and_then(|t| some(Some(t.heard.as_str())));
    blocks.extend(labelled(
        "СЛУШАЛИ:",
        heard.or(heading.speaker.as_deref()).unwrap_or_default(),
    ));
    if remarks {
        let spoke = text.map(|t| t.spoke.as_str()).unwrap_or_default();
        blocks.extend(labelled("ВЫСТУПИЛИ:", spoke));
    }
    if let Some(election) = &heading.election {
        blocks.extend(elected(election));
    }
    blocks.extend(resolved(of, heading));
    blocks.extend(heading.decision.as_ref().map(voted));
    blocks
}

fn resolved(of: &Minutes, heading: &MinutesHeading) -> Vec<Block> {
    let resolutions: Vec<&Resolution> = of
        .resolutions
        .iter()
        .filter(|r| r.agenda_item_id == heading.agenda_item_id)
        .collect();
    let outcome = heading
        .decision
        .as_ref()
        .filter(|d| d.accepted)
        .and_then(|d| d.outcome);
    match (resolutions.as_slice(), outcome) {
        ([], None) => Vec::new(),
        ([], Some(outcome)) => {
            let note = heading.decision.as_ref().and_then(|d| d.note.as_deref());
            let note = note.map(|note| format!(" {}", sentence(note)));
            vec![Block::labelled(
                "РЕШИЛИ:",
                format!("{}{}", resolution_ru(outcome), note.unwrap_or_default()),
            )]
        }
        (all, _) => std::iter::once(Block::labelled("РЕШИЛИ:", ""))
            .chain(all.iter().map(|r| resolution(r)))
            .collect(),
    }
}

fn resolution(of: &Resolution) -> Block {
    let who = of
        .responsible_person
        .as_ref()
        .map(|p| in_list(&p.full_name))
        .or_else(|| of.responsible.clone());
    let who = who.map(|who| format!("ответственный – {}", who.trim()));
    let by = of
        .due_on
        .map(|day| format!("срок – {}", veche_domain::terms::ru(day)));
    let terms = [who, by].into_iter().flatten().collect::<Vec<_>>().join("; ");
    let text = if terms.is_empty() {
        sentence(&of.text)
    } else {
        format!("{} ({terms}).", open_ended(&of.text))
    };
    Block::point(format!("{}.", of.number.trim_end_matches('.')), text)
}

/// A count of votes as minutes write it: nothing is «нет».
pub(super) fn count(votes: i64) -> String {
    match votes {
        0 => "нет".to_owned(),
        votes => votes.to_string(),
    }
}

fn voted(decision: &Decision) -> Block {
    let says = match (decision.accepted, decision.quorum) {
        (true, _) => "Решение принято.",
        (false, true) => "Решение не принято.",
        (false, false) => "Кворума нет, решение не принято.",
    };
    let list = match decision.mode {
        VoteMode::ByName => " Голосование открытое, поимённое; список хранится при протоколе.",
        VoteMode::Counted => " Голосование открытое.",
    };
    Block::labelled(
        "Голосовали:",
        format!(
            "«за» – {}, «против» – {}, «воздержались» – {}. {says}{list}",
            count(decision.votes_for),
            count(decision.against),
            count(decision.abstained)
        ),
    )
}

/// The rounds of an election with the very numbers of its count, and who was elected.
fn elected(election: &MinutesElection) -> Vec<Block> {
    let clause = office_clause(election.office);
    let several = election.rounds.len() > 1;
    let mut blocks: Vec<Block> = election
        .rounds
        .iter()
        .zip(1..)
        .map(|(round, n)| {
            let label = if several {
                format!("Голосовали (тур {n}):")
            } else {
                "Голосовали:".to_owned()
            };
            Block::labelled(label, tallied(election, round))
        })
        .collect();
    let office = match election.office {
        Office::Leader => "руководителя",
        Office::Secretary => "секретаря",
        Office::Curator => "куратора",
    };
    let winning = election.elected.as_ref().map(|who| {
        let last = election.rounds.last();
        let votes = last.and_then(|r| r.votes.iter().find(|v| v.candidate_id == who.id));
        let share = last
            .zip(votes)
            .map(|(r, v)| format!(" – {} из {} голосов", v.votes, r.electorate));
        format!(
            "На должность {office} большинством голосов всех членов (пункт {clause} Положения) избрание состоялось: \
             {}{}.",
            who.full_name,
            share.unwrap_or_default()
        )
    });
    let none = (!election.rounds.is_empty()).then(|| {
        format!(
            "Большинства голосов всех членов (пункт {clause} Положения) не набрал никто, избрание на должность \
             {office} не состоялось."
        )
    });
    blocks.extend(winning.or(none).map(Block::Text));
    blocks
}

fn tallied(election: &MinutesElection, round: &RoundTally) -> String {
    let name = |id| {
        let known = election.names.iter().find(|p| p.id == id);
        known.map_or_else(|| "кандидат".to_owned(), |p| in_list(&p.full_name))
    };
    let votes: Vec<String> = round
        .votes
        .iter()
        .map(|v| format!("{} – {}", name(v.candidate_id), count(v.votes)))
        .collect();
    format!(
        "всего членов с правом голоса – {}, для избрания необходимо не менее {} голосов; «за»: {}; «против» – {}, \
         «воздержались» – {}, не голосовали – {}.",
        round.electorate,
        round.needed,
        votes.join(", "),
        count(round.against),
        count(round.abstained),
        count(round.silent)
    )
}
