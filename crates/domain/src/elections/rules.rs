//! When a vote may be held and who votes in it; counting is in [`super::tally`].

use chrono::NaiveDate;

use super::{CandidateVotes, Closing, NewVote, RoundTally, VoteMode, check_hands, next_candidates, tally};
use crate::{
    Id,
    associations::{Office, office_clause},
    calendar::add_years,
    meetings::{AgendaItem, AgendaKind, BodyKind, Mark},
    problem::{ErrorCode, Refusal},
    regulation::{NextRound, OfficeTerm},
    terms::ru,
};

fn wrong_state(office: Office, text: impl Into<String>) -> Refusal {
    Refusal::new(ErrorCode::WrongState, text).clause(office_clause(office))
}

fn not_met(office: Office, text: impl Into<String>) -> Refusal {
    Refusal::new(ErrorCode::RuleNotMet, text).clause(office_clause(office))
}

/// Whether the body elects a leader and a secretary: members of an association do (VII.7.4, VII.7.5).
///
/// # Errors
/// [`ErrorCode::RuleNotMet`] for the council.
pub fn check_electing_body(office: Office, kind: BodyKind) -> Result<(), Refusal> {
    if kind == BodyKind::Association {
        return Ok(());
    }
    let text = "Руководителя и секретаря избирают члены объединения на своём заседании: выберите заседание объединения.";
    Err(not_met(office, text))
}

/// Whether the item of the agenda is the one under which the office is filled.
///
/// # Errors
/// [`ErrorCode::Validation`] for an item of another kind or office, or of another meeting (`None`).
pub fn check_election_item(office: Office, item: Option<&AgendaItem>) -> Result<(), Refusal> {
    let fault = |code, text: &str| {
        Err(Refusal::field("/agenda_item_id", code, text.to_owned()).clause(office_clause(office)))
    };
    match item {
        None => fault("unknown", "Такого вопроса в повестке этого заседания нет."),
        Some(item) if item.kind != AgendaKind::Election || item.office != Some(office) => fault(
            "foreign",
            "Вопрос повестки – не об избрании на эту должность: выберите другой или измените повестку.",
        ),
        Some(_) => Ok(()),
    }
}

/// Whether members may vote: on the day of the meeting or later.
///
/// # Errors
/// [`ErrorCode::WrongState`].
pub fn check_vote_day(office: Office, date: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if date <= today {
        return Ok(());
    }
    let text = format!(
        "Заседание назначено на {}: голосование открывают в этот день или позже.",
        ru(date)
    );
    Err(wrong_state(office, text))
}

/// Whether there is anybody to vote: a composition in force on the date (I.4).
///
/// # Errors
/// [`ErrorCode::WrongState`].
pub fn check_electorate(office: Office, voters: usize, date: NaiveDate) -> Result<(), Refusal> {
    if voters > 0 {
        return Ok(());
    }
    let text = format!(
        "На {} в объединении нет членов с правом голоса: сначала утвердите состав приказом департамента (I.4).",
        ru(date)
    );
    Err(wrong_state(office, text))
}

/// Whether votes are taken by name; of raised hands only totals are entered (interpretation 9).
///
/// # Errors
/// [`ErrorCode::WrongState`].
pub fn check_by_name(office: Office, mode: VoteMode) -> Result<(), Refusal> {
    if mode == VoteMode::ByName {
        return Ok(());
    }
    let text = "Голосуют поднятием руки: голоса считают и вносят итогом, когда закрывают тур.";
    Err(wrong_state(office, text))
}

/// Whether a person votes: in the electorate that was frozen when the first round opened, and not marked absent unless
/// the setting `absentee_voting` takes votes by correspondence. Who has no mark yet may vote: the secretary may mark
/// later, and a vote must not wait for it.
///
/// # Errors
/// [`ErrorCode::RuleNotMet`].
pub fn check_voter(office: Office, listed: bool, mark: Option<Mark>, absentee: bool) -> Result<(), Refusal> {
    if !listed {
        let text = "В списке голосующих, составленном при открытии первого тура, этого человека нет: голосуют члены \
            объединения на дату заседания.";
        return Err(not_met(office, text));
    }
    if absentee || mark.is_none_or(Mark::is_there) {
        return Ok(());
    }
    let text =
        "Участник отмечен отсутствующим, а голосование открытое: исправьте отметку или не вносите голос.";
    Err(not_met(office, text))
}

/// Counts a round that is closed: out of the votes by name, or of the hands that were counted among `there` members.
///
/// # Errors
/// [`ErrorCode::Validation`] for totals of a vote by name and for hands that cannot be.
pub fn counted(
    (mode, electorate): (VoteMode, i64),
    candidates: &[Id],
    ballots: &[NewVote],
    (closing, there): (&Closing, i64),
) -> Result<RoundTally, Refusal> {
    match mode {
        VoteMode::Counted => {
            let votes = check_hands(closing, candidates, there.min(electorate))?;
            Ok(tally(electorate, &votes, closing.against, closing.abstained))
        }
        VoteMode::ByName if *closing == Closing::default() => {
            Ok(super::tally_ballots(electorate, candidates, ballots))
        }
        VoteMode::ByName => Err(Refusal::field(
            "/hands",
            "foreign",
            "Голоса поданы поимённо: система сосчитает их сама, итоги вносить не нужно.",
        )
        .clause("VII.7.4")),
    }
}

/// The candidate whom more than half of all members voted for but who may not hold the office: nobody is elected by it.
pub fn barred_winner(result: &RoundTally) -> Option<Id> {
    let majority = |v: &&CandidateVotes| 2 * v.votes > result.electorate;
    let most = result.votes.iter().find(majority)?;
    (result.winner.is_none()).then_some(most.candidate_id)
}

/// Whom the next round lists: by the setting, of those who may still hold the office.
pub fn admitted(result: &RoundTally, barred: &[Id], setting: NextRound) -> Vec<Id> {
    let mut fit = result.clone();
    fit.votes.retain(|v| !barred.contains(&v.candidate_id));
    next_candidates(&fit, setting)
}

/// The day after the last one of a term that begins with an election, if the setting `office_term` limits it.
pub fn term_end(from: NaiveDate, setting: OfficeTerm) -> Option<NaiveDate> {
    match setting {
        OfficeTerm::OpenEnded => None,
        OfficeTerm::Years(years) => Some(add_years(from, years)),
    }
}

/// Refuses to undo an election whose term is no longer what the election made it.
pub fn built_upon(office: Office) -> Refusal {
    let text = "На этот срок полномочий уже опирается другой документ: сначала отмените его, затем избрание.";
    wrong_state(office, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u128) -> Id {
        Id::from_u128(n)
    }

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn who_votes_was_a_member_and_is_not_marked_absent() {
        let check = |listed, mark, absentee| check_voter(Office::Secretary, listed, mark, absentee);
        for mark in [None, Some(Mark::Present), Some(Mark::Online)] {
            assert!(check(true, mark, false).is_ok());
            assert_eq!(check(false, mark, true).unwrap_err().clause, Some("VII.7.5"));
        }
        for mark in [Mark::Absent, Mark::AbsentExcused, Mark::Substituted] {
            let refused = check(true, Some(mark), false).unwrap_err();
            assert_eq!(refused.code, ErrorCode::RuleNotMet, "{mark}");
            assert!(check(true, Some(mark), true).is_ok(), "{mark}");
        }
    }

    #[test]
    fn a_majority_for_whom_the_rules_bar_elects_nobody_and_the_next_round_goes_without() {
        let votes = [(1, 5), (2, 2), (3, 1)].map(|(n, votes)| CandidateVotes {
            candidate_id: id(n),
            votes,
        });
        let mut result = tally(9, &votes, 0, 0);
        assert_eq!((result.winner, barred_winner(&result)), (Some(id(1)), None));
        result.winner = None;
        assert_eq!(barred_winner(&result), Some(id(1)));
        assert_eq!(admitted(&result, &[id(1)], NextRound::TopTwo), [id(2), id(3)]);
        assert_eq!(admitted(&result, &[id(1)], NextRound::SingleCandidate), [id(2)]);
        assert!(admitted(&result, &[id(1), id(2), id(3)], NextRound::TopTwo).is_empty());
    }

    #[test]
    fn totals_are_for_raised_hands_and_never_more_than_were_there() {
        let hands = Closing {
            against: 3,
            ..Closing::default()
        };
        let count = |mode, there| counted((mode, 9), &[id(1)], &[], (&hands, there));
        assert_eq!(count(VoteMode::Counted, 3).unwrap().silent, 6);
        assert_eq!(
            count(VoteMode::Counted, 2).unwrap_err().errors[0].code,
            "too_many"
        );
        assert_eq!(count(VoteMode::ByName, 9).unwrap_err().errors[0].code, "foreign");
        // Marks of people who are not in the electorate add no votes.
        let crowd = Closing {
            against: 10,
            ..Closing::default()
        };
        assert!(counted((VoteMode::Counted, 9), &[id(1)], &[], (&crowd, 12)).is_err());
    }

    #[test]
    fn a_term_ends_only_where_the_setting_says_so() {
        assert_eq!(term_end(day(2026, 11, 25), OfficeTerm::OpenEnded), None);
        assert_eq!(
            term_end(day(2024, 2, 29), OfficeTerm::Years(3)),
            Some(day(2027, 2, 28))
        );
        assert!(check_vote_day(Office::Leader, day(2026, 11, 26), day(2026, 11, 25)).is_err());
        assert!(check_vote_day(Office::Leader, day(2026, 11, 25), day(2026, 11, 25)).is_ok());
        assert!(check_electorate(Office::Leader, 0, day(2026, 11, 25)).is_err());
    }
}
