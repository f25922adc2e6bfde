//! Votes and results in words.

use veche_domain::{
    Id,
    associations::Office,
    elections::{Election, ElectionState, NewVote, Round, Vote},
};

use crate::{minutes::short_name, state::Words, ui::State};

/// Clause that has the office elected by open vote.
pub(super) const fn clause(office: Office) -> &'static str {
    match office {
        Office::Secretary => "VII.7.5",
        Office::Leader | Office::Curator => "VII.7.4",
    }
}

/// The mark of an election's state.
pub(super) const fn mark(state: ElectionState) -> State {
    match state {
        ElectionState::Nomination | ElectionState::Open | ElectionState::Undecided => State::Due,
        ElectionState::Elected => State::Met,
        ElectionState::Annulled => State::NotApplicable,
    }
}

/// Short name of somebody who stood for the office.
pub(super) fn candidate_name(election: &Election, id: Id) -> String {
    let rounds = election
        .rounds
        .iter()
        .flat_map(|r| r.candidates.iter().map(|c| &c.person));
    let found = rounds.chain(&election.nominated).find(|p| p.id == id);
    found.map_or_else(String::new, |p| short_name(&p.full_name))
}

/// The round voted in, or the last one.
pub(super) fn last_round(election: &Election) -> Option<&Round> {
    election.rounds.last()
}

/// Every vote that can be given in a round: for each candidate, against, abstaining.
pub(super) fn options(round: &Round) -> Vec<NewVote> {
    let plain = |vote| NewVote {
        vote,
        candidate_id: None,
    };
    let each = round.candidates.iter().map(|c| NewVote {
        vote: Vote::For,
        candidate_id: Some(c.person.id),
    });
    each.chain([plain(Vote::Against), plain(Vote::Abstain)]).collect()
}

/// What a choice is called: «За – Фёдорова А. И.», «Против», «Воздержаться».
pub(super) fn choice(words: Words, election: &Election, vote: &NewVote) -> String {
    match vote.candidate_id {
        Some(id) => words.with("vote-for-name", &[("name", &candidate_name(election, id))]),
        None if vote.vote == Vote::Against
            && last_round(election).is_some_and(|r| r.candidates.len() > 1) =>
        {
            words.t("vote-against-all")
        }
        None => words.code("vote", vote.vote.code()),
    }
}

/// What the latest round came to, in a sentence.
pub(super) fn outcome(words: Words, election: &Election) -> Option<String> {
    let round = last_round(election)?;
    let tally = &round.tally;
    let most = tally.votes.iter().map(|v| v.votes).max().unwrap_or(0);
    let winner = tally.winner.map(|id| candidate_name(election, id));
    let args: [(&'static str, &str); 4] = [
        (
            "office",
            &words.code("office", election.office.code()).to_lowercase(),
        ),
        ("votes", &most.to_string()),
        ("all", &tally.electorate.to_string()),
        ("needed", &tally.needed.to_string()),
    ];
    Some(match winner {
        Some(name) => {
            let mut args = args.to_vec();
            args.push(("name", &name));
            words.with("election-won", &args)
        }
        None => words.with("election-undecided", &args),
    })
}
