//! The agenda as minutes print it, with votes and the elections under its items.

use std::collections::HashMap;

use diesel::prelude::*;
use veche_domain::{
    Id,
    elections::{ElectionState, RoundTally},
    meetings::AgendaItem,
    minutes::{MinutesElection, MinutesHeading},
    people::PersonRef,
};

use super::MOST;
use crate::{
    Conn, StoreResult,
    accounts::person_refs,
    columns::{code, from_json, id, opt_id},
    schema::{election_rounds, elections},
};

/// The items of an agenda as minutes print them.
///
/// # Errors
/// A database that cannot be read.
pub fn headings(conn: &mut Conn, meeting: Id, agenda: &[AgendaItem]) -> StoreResult<Vec<MinutesHeading>> {
    let mut held = elections_of(conn, meeting)?;
    Ok(agenda
        .iter()
        .map(|item| MinutesHeading {
            agenda_item_id: item.id,
            kind: item.kind,
            title: item.title.clone(),
            speaker: item
                .speaker
                .as_ref()
                .map(|s| s.full_name.clone())
                .or_else(|| item.speaker_text.clone()),
            decision: item.decision.clone(),
            election: held.remove(&item.id),
        })
        .collect())
}

/// Elections of a meeting that stand, by their item; an annulled one is no part of the minutes.
fn elections_of(conn: &mut Conn, meeting: Id) -> StoreResult<HashMap<Id, MinutesElection>> {
    use elections as e;
    type Found = (String, Option<String>, String, Option<String>);
    let found: Vec<Found> = e::table
        .filter(e::meeting_id.eq(meeting.to_string()))
        .filter(e::state.ne(ElectionState::Annulled.code()))
        .order(e::id)
        .limit(MOST)
        .select((e::id, e::agenda_item_id, e::office, e::elected_id))
        .load(conn)?;
    let ids: Vec<String> = found.iter().map(|f| f.0.clone()).collect();
    let mut rounds = rounds_of(conn, &ids)?;
    let mut people: Vec<String> = found.iter().filter_map(|f| f.3.clone()).collect();
    let named = rounds.values().flatten().flat_map(|round| &round.votes);
    people.extend(named.map(|votes| votes.candidate_id.to_string()));
    people.sort_unstable();
    people.dedup();
    let names = person_refs(conn, &people)?;
    let mut by_item = HashMap::new();
    for (key, item, office, elected) in found {
        let Some(item) = opt_id(item.as_deref())? else {
            continue;
        };
        let rounds = rounds.remove(&key).unwrap_or_default();
        let elected = opt_id(elected.as_deref())?;
        let mentioned = |person: &PersonRef| {
            rounds
                .iter()
                .flat_map(|round| &round.votes)
                .any(|votes| votes.candidate_id == person.id)
        };
        let election = MinutesElection {
            id: id(&key)?,
            office: code(&office)?,
            names: names.iter().filter(|n| mentioned(n)).cloned().collect(),
            elected: names.iter().find(|n| Some(n.id) == elected).cloned(),
            rounds,
        };
        by_item.insert(item, election);
    }
    Ok(by_item)
}

/// Results of the closed rounds, the first first.
fn rounds_of(conn: &mut Conn, ids: &[String]) -> StoreResult<HashMap<String, Vec<RoundTally>>> {
    use election_rounds as r;
    let found: Vec<(String, String)> = r::table
        .filter(r::election_id.eq_any(ids))
        .filter(r::tally.is_not_null())
        .order(r::number)
        .limit(MOST)
        .select((r::election_id, r::tally.assume_not_null()))
        .load(conn)?;
    let mut all: HashMap<String, Vec<RoundTally>> = HashMap::new();
    for (election, tally) in found {
        all.entry(election).or_default().push(from_json(&tally)?);
    }
    Ok(all)
}
