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

/// Whether the hands counted are possible: each candidate of the round once, no more votes than members there.
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

/// Whether the count of an ordinary decision is possible: no more votes than members there.
///
/// # Errors
/// [`ErrorCode::Validation`].
pub fn check_count((votes_for, against, abstained): (i64, i64, i64), there: i64) -> Result<(), Refusal> {
    let cast = votes_for + against + abstained;
    if cast <= there {
        return Ok(());
    }
    let text = format!(
        "Подано {cast} голосов, а участвовало членов с правом голоса {there}: сверьте с присутствием."
    );
    Err(Refusal::field("/votes_for", "too_many", text).clause("VII.7.6"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn id(n: u128) -> Id {
        Id::from_u128(n)
    }

    fn votes(counts: &[i64]) -> Vec<CandidateVotes> {
        let with = counts.iter().zip(1..);
        with.map(|(votes, n)| CandidateVotes {
            candidate_id: id(n),
            votes: *votes,
        })
        .collect()
    }

    /// Every split of every electorate up to forty: elected exactly when 2 x for > N.
    #[test]
    fn elected_is_who_has_more_than_half_of_all_members() {
        for electorate in 1..=40i64 {
            for yes in 0..=electorate {
                for against in 0..=electorate - yes {
                    for abstained in 0..=electorate - yes - against {
                        let result = tally(electorate, &votes(&[yes]), against, abstained);
                        let elected = 2 * yes > electorate;
                        assert_eq!(result.winner.is_some(), elected, "N={electorate} for={yes}");
                        assert_eq!(yes >= result.needed, elected, "N={electorate} for={yes}");
                        assert_eq!(result.silent, electorate - yes - against - abstained);
                    }
                }
            }
        }
        assert_eq!([8, 9, 10, 11].map(needed), [5, 5, 6, 6]);
    }

    #[test]
    fn equal_votes_elect_nobody_and_all_of_them_go_on() {
        let result = tally(10, &votes(&[5, 5]), 0, 0);
        assert_eq!(result.winner, None);
        assert_eq!(next_candidates(&result, NextRound::TopTwo), [id(1), id(2)]);
        let three = tally(12, &votes(&[4, 3, 3, 1]), 1, 0);
        assert_eq!(next_candidates(&three, NextRound::TopTwo), [id(1), id(2), id(3)]);
        assert_eq!(next_candidates(&three, NextRound::SingleCandidate), [id(1)]);
        let alone = tally(8, &votes(&[4]), 4, 0);
        assert_eq!(next_candidates(&alone, NextRound::TopTwo), [id(1)]);
        assert!(next_candidates(&tally(8, &votes(&[5]), 0, 0), NextRound::TopTwo).is_empty());
    }

    #[test]
    fn a_vote_for_names_one_candidate_of_the_round() {
        let vote = |vote, candidate_id| check_vote(&NewVote { vote, candidate_id }, &[id(1), id(2)]);
        assert!(vote(Vote::For, Some(id(2))).is_ok());
        assert!(vote(Vote::Against, None).is_ok() && vote(Vote::Abstain, None).is_ok());
        for refused in [
            vote(Vote::For, None),
            vote(Vote::For, Some(id(3))),
            vote(Vote::Against, Some(id(1))),
            vote(Vote::Abstain, Some(id(1))),
        ] {
            assert_eq!(refused.unwrap_err().errors[0].pointer, "/candidate_id");
        }
    }

    #[test]
    fn candidates_stand_once_and_come_from_the_round_before() {
        let check = |list: &[Id], allowed: Option<&[Id]>| check_candidates(Office::Leader, list, allowed);
        assert!(check(&[id(1), id(2)], None).is_ok());
        assert!(check(&[id(1)], Some(&[id(1), id(2)])).is_ok());
        for (refused, code) in [
            (check(&[], None), "required"),
            (check(&[id(1), id(1)], None), "duplicate"),
            (check(&[id(3)], Some(&[id(1), id(2)])), "foreign"),
        ] {
            assert_eq!(refused.unwrap_err().errors[0].code, code);
        }
        assert_eq!(
            check_elected_office(Office::Curator).unwrap_err().clause,
            Some("VII.7.2")
        );
    }

    proptest! {
        #[test]
        fn at_most_one_is_elected_and_nobody_is_lost(
            electorate in 1i64..60,
            shares in proptest::collection::vec(0i64..60, 1..6),
            against in 0i64..60,
        ) {
            let mut left = electorate;
            let mut take = |wish: i64| { let got = wish.min(left); left -= got; got };
            let counts: Vec<i64> = shares.into_iter().map(&mut take).collect();
            let against = take(against);
            let result = tally(electorate, &votes(&counts), against, 0);
            let majority = counts.iter().filter(|v| 2 * **v > electorate).count();
            prop_assert!(majority <= 1);
            prop_assert_eq!(result.winner.is_some(), majority == 1);
            prop_assert_eq!(counts.iter().sum::<i64>() + against + result.silent, electorate);
        }

        #[test]
        fn ballots_count_as_hands_do(ballots in proptest::collection::vec((0u8..4, any::<bool>()), 0..40)) {
            let candidates = [id(1), id(2)];
            let cast: Vec<NewVote> = ballots.iter().map(|(kind, first)| match kind {
                0 | 1 => NewVote { vote: Vote::For, candidate_id: Some(id(if *first { 1 } else { 2 })) },
                2 => NewVote { vote: Vote::Against, candidate_id: None },
                _ => NewVote { vote: Vote::Abstain, candidate_id: None },
            }).collect();
            let by_name = tally_ballots(40, &candidates, &cast);
            let hands = Closing {
                hands: by_name.votes.iter().map(|v| super::super::Hands { candidate_id: v.candidate_id, votes: v.votes }).collect(),
                against: by_name.against,
                abstained: by_name.abstained,
            };
            let there = i64::try_from(cast.len()).unwrap();
            let counted = check_hands(&hands, &candidates, there).unwrap();
            prop_assert_eq!(tally(40, &counted, hands.against, hands.abstained), by_name);
            prop_assert!(check_hands(&hands, &candidates, there - 1).is_err());
        }
    }
}
