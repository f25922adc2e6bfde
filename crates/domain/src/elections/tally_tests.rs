//! Counts, each with what it makes of the majority.

use proptest::prelude::*;

use super::*;
use crate::elections::Hands;

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

/// A vote without a vote in it is a form that was not filled, where somebody could have voted; where nobody is there,
/// the quorum speaks of it.
#[test]
fn a_vote_has_at_least_one_vote_and_at_most_those_there() {
    let counted = |cast, there| check_count(cast, there).err().map(|r| r.errors[0].code.clone());
    assert_eq!(counted((0, 0, 0), 8).as_deref(), Some("no_votes"));
    assert_eq!(counted((0, 0, 0), 0), None);
    assert_eq!(counted((5, 2, 2), 8).as_deref(), Some("too_many"));
    for fits in [(0, 0, 1), (0, 1, 0), (1, 0, 0), (5, 2, 1)] {
        assert_eq!(counted(fits, 8), None, "{fits:?}");
    }
    let hands = |votes: i64, against: i64, abstained: i64| {
        let hands = vec![Hands {
            candidate_id: id(1),
            votes,
        }];
        let closing = Closing {
            hands,
            against,
            abstained,
        };
        let refused = check_hands(&closing, &[id(1)], 8).err();
        refused.map(|r| (r.errors[0].code.clone(), r.clause.is_some()))
    };
    assert_eq!(hands(0, 0, 0), Some(("no_votes".into(), true)));
    assert_eq!(hands(9, 0, 0), Some(("too_many".into(), true)));
    assert_eq!(hands(0, 0, 1), None);
}
