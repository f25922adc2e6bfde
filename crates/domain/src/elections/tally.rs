//! Counting: who is elected, what is accepted, and every count that cannot be.

use serde::{Deserialize, Serialize};

use super::{Closing, ElectionState, NewVote, Vote};
use crate::{
    Id,
    associations::Office,
    problem::{ErrorCode, FieldError, Refusal},
    regulation::{MajorityBase, NextRound},
};

/// Votes of one candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CandidateVotes {
    /// Candidate.
    pub candidate_id: Id,
    /// Votes for.
    pub votes: i64,
}

/// The result of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RoundTally {
    /// Members who vote: the denominator, absent and abstaining ones included.
    pub electorate: i64,
    /// Votes needed: more than half of the electorate.
    pub needed: i64,
    /// Votes for each candidate, as they were put up.
    pub votes: Vec<CandidateVotes>,
    /// Votes against.
    pub against: i64,
    /// Abstentions.
    pub abstained: i64,
    /// Members who did not vote; they count against.
    pub silent: i64,
    /// Who has the majority.
    pub winner: Option<Id>,
}

/// The least number of votes that is more than half of all members (VII.7.4, VII.7.5, interpretation 1).
pub const fn needed(electorate: i64) -> i64 {
    electorate / 2 + 1
}

/// Counts a round: elected is whose votes are more than half of ALL members of the electorate. So at most one can be,
/// and equal votes elect nobody.
pub fn tally(electorate: i64, votes: &[CandidateVotes], against: i64, abstained: i64) -> RoundTally {
    let cast = votes.iter().map(|v| v.votes).sum::<i64>() + against + abstained;
    let winner = votes.iter().find(|v| 2 * v.votes > electorate);
    RoundTally {
        electorate,
        needed: needed(electorate),
        votes: votes.to_vec(),
        against,
        abstained,
        silent: (electorate - cast).max(0),
        winner: winner.map(|v| v.candidate_id),
    }
}

/// Counts ballots by name.
pub fn tally_ballots(electorate: i64, candidates: &[Id], ballots: &[NewVote]) -> RoundTally {
    let count = |fits: &dyn Fn(&&NewVote) -> bool| {
        i64::try_from(ballots.iter().filter(fits).count()).unwrap_or(i64::MAX)
    };
    let votes: Vec<CandidateVotes> = candidates
        .iter()
        .map(|id| CandidateVotes {
            candidate_id: *id,
            votes: count(&|b| b.vote == Vote::For && b.candidate_id == Some(*id)),
        })
        .collect();
    tally(
        electorate,
        &votes,
        count(&|b| b.vote == Vote::Against),
        count(&|b| b.vote == Vote::Abstain),
    )
}

/// Whom the next round lists when nobody was elected (setting `next_round`): the two with the most votes and those
/// level with the second, or the one with the most. Nobody is dropped by the order of the list.
pub fn next_candidates(result: &RoundTally, setting: NextRound) -> Vec<Id> {
    if result.winner.is_some() {
        return Vec::new();
    }
    let mut counts: Vec<i64> = result.votes.iter().map(|v| v.votes).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let places = match setting {
        NextRound::TopTwo => 2,
        NextRound::SingleCandidate => 1,
    };
    let Some(least) = counts.get(places - 1).or(counts.last()).copied() else {
        return Vec::new();
    };
    let level = result.votes.iter().filter(|v| v.votes >= least);
    level.map(|v| v.candidate_id).collect()
}

const fn clause(office: Office) -> &'static str {
    match office {
        Office::Secretary => "VII.7.5",
        Office::Leader | Office::Curator => "VII.7.4",
    }
}

/// Whether the office is filled by an election: a curator is appointed (VII.7.2).
///
/// # Errors
/// [`ErrorCode::RuleNotMet`].
pub fn check_elected_office(office: Office) -> Result<(), Refusal> {
    if office != Office::Curator {
        return Ok(());
    }
    let text = "Куратора назначает приказ руководителя курирующего учреждения: его не избирают.";
    Err(Refusal::new(ErrorCode::RuleNotMet, text).clause("VII.7.2"))
}

/// Whether the candidates of a round can be voted on: there is one, and nobody stands twice; after a round only those
/// the setting lets into the next one.
///
/// # Errors
/// [`ErrorCode::Validation`].
pub fn check_candidates(office: Office, candidates: &[Id], allowed: Option<&[Id]>) -> Result<(), Refusal> {
    let fault = |code: &str, text: &str| {
        Err(Refusal::field("/candidates", code, text.to_owned()).clause(clause(office)))
    };
    if candidates.is_empty() {
        return fault("required", "Выдвиньте хотя бы одного кандидата.");
    }
    let repeats = candidates
        .iter()
        .enumerate()
        .any(|(at, id)| candidates.iter().take(at).any(|other| other == id));
    if repeats {
        return fault("duplicate", "Кандидат назван дважды.");
    }
    match allowed {
        Some(allowed) if candidates.iter().any(|id| !allowed.contains(id)) => fault(
            "foreign",
            "В следующем туре голосуют только за набравших больше всего голосов в предыдущем.",
        ),
        _ => Ok(()),
    }
}

/// Whether a verb fits the state of the election.
///
/// # Errors
/// [`ErrorCode::WrongState`] that says what it is now.
pub fn check_election_state(
    office: Office,
    state: ElectionState,
    wanted: &[ElectionState],
) -> Result<(), Refusal> {
    if wanted.contains(&state) {
        return Ok(());
    }
    let text = match state {
        ElectionState::Nomination => "Голосование ещё не открыто.",
        ElectionState::Open => "Голосование идёт: сначала закройте тур.",
        ElectionState::Undecided => "Тур закрыт, избран никто не был: откройте следующий.",
        ElectionState::Elected => "Голосование завершено, решение принято.",
        ElectionState::Annulled => "Результат голосования отменён: проведите новое.",
    };
    Err(Refusal::new(ErrorCode::WrongState, text).clause(clause(office)))
}

/// Whether a vote is one: «за» names a candidate of the round, the others name none.
///
/// # Errors
/// [`ErrorCode::Validation`].
pub fn check_vote(vote: &NewVote, candidates: &[Id]) -> Result<(), Refusal> {
    let fault = |code: &str, text: &str| Err(Refusal::field("/candidate_id", code, text.to_owned()));
    match (vote.vote, vote.candidate_id) {
        (Vote::For, None) => fault("required", "Голос «за» называет одного кандидата."),
        (Vote::For, Some(id)) if !candidates.contains(&id) => fault("unknown", "Этого кандидата в туре нет."),
        (Vote::Against | Vote::Abstain, Some(_)) => fault(
            "foreign",
            "Голос «против» и «воздержался» подаётся без имени кандидата.",
        ),
        _ => Ok(()),
    }
}

/// Whether the hands counted are possible: each candidate of the round once, somebody voted, no more votes than members
/// there.
///
/// # Errors
/// [`ErrorCode::Validation`].
pub fn check_hands(closing: &Closing, candidates: &[Id], there: i64) -> Result<Vec<CandidateVotes>, Refusal> {
    let mut errors = Vec::new();
    for (at, hands) in closing.hands.iter().enumerate() {
        let again = closing
            .hands
            .iter()
            .take(at)
            .any(|h| h.candidate_id == hands.candidate_id);
        if again || !candidates.contains(&hands.candidate_id) {
            errors.push(FieldError::new(
                format!("/hands/{at}/candidate_id"),
                "unknown",
                "Голоса указывают по одному разу за каждого кандидата тура.",
            ));
        }
    }
    let votes: Vec<CandidateVotes> = candidates
        .iter()
        .map(|id| CandidateVotes {
            candidate_id: *id,
            votes: closing
                .hands
                .iter()
                .find(|h| h.candidate_id == *id)
                .map_or(0, |h| h.votes),
        })
        .collect();
    let cast = votes.iter().map(|v| v.votes).sum::<i64>() + closing.against + closing.abstained;
    if cast == 0 && there > 0 {
        errors.push(FieldError::new("/hands", "no_votes", NOBODY_VOTED));
    }
    if cast > there {
        let text = format!(
            "Подано {cast} голосов, а участвовало членов с правом голоса {there}: сверьте с присутствием."
        );
        errors.push(FieldError::new("/hands", "too_many", text));
    }
    if errors.is_empty() {
        return Ok(votes);
    }
    Err(Refusal::of(ErrorCode::Validation)
        .clause("VII.7.4")
        .errors(errors))
}

/// Whether a decision is accepted: by a simple majority of the members there, or of all, by the setting
/// `ordinary_majority`.
pub const fn accepted(votes_for: i64, there: i64, voting: i64, base: MajorityBase) -> bool {
    match base {
        MajorityBase::PresentMembers => 2 * votes_for > there,
        MajorityBase::AllMembers => 2 * votes_for > voting,
    }
}

/// What is said of a vote without a single vote in it: nobody decided anything, so most likely the numbers were left out.
const NOBODY_VOTED: &str =
    "Не указано ни одного голоса: впишите, сколько человек проголосовало «за», «против» и воздержалось.";

/// Whether the count of an ordinary decision is possible: somebody voted, and no more votes than members there.
///
/// # Errors
/// [`ErrorCode::Validation`]: `no_votes` or `too_many`.
pub fn check_count((votes_for, against, abstained): (i64, i64, i64), there: i64) -> Result<(), Refusal> {
    let cast = votes_for + against + abstained;
    if cast == 0 && there > 0 {
        return Err(Refusal::field("/votes_for", "no_votes", NOBODY_VOTED.to_owned()).clause("VII.7.6"));
    }
    if cast <= there {
        return Ok(());
    }
    let text = format!(
        "Подано {cast} голосов, а участвовало членов с правом голоса {there}: сверьте с присутствием."
    );
    Err(Refusal::field("/votes_for", "too_many", text).clause("VII.7.6"))
}

#[cfg(test)]
#[path = "tally_tests.rs"]
mod tests;
