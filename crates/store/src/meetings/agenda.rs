//! The agenda of a meeting and what was decided under its items.

use std::collections::HashMap;

use diesel::prelude::*;
use veche_domain::{
    Id,
    elections::{CastVote, Decision, VoteMode},
    meetings::{AgendaItem, AgendaLine},
    people::PersonRef,
};

use super::{AgendaRecord, MOST};
use crate::{
    Conn, StoreResult,
    accounts::person_refs,
    columns::{code, from_json, id, json, new_id, opt_code, opt_id},
    schema::{agenda_items, decision_ballots, elections},
};

/// Agenda of a meeting in its order.
///
/// # Errors
/// A database that cannot be read.
pub fn agenda(conn: &mut Conn, meeting: &str) -> StoreResult<Vec<AgendaItem>> {
    use agenda_items as a;
    let found: Vec<AgendaRecord> = a::table
        .filter(a::meeting_id.eq(meeting))
        .order((a::position, a::id))
        .limit(MOST)
        .select(AgendaRecord::as_select())
        .load(conn)?;
    let items: Vec<String> = found.iter().map(|r| r.id.clone()).collect();
    let mut ballots = ballots_of(conn, &items)?;
    let elected = elections_under(conn, meeting)?;
    let speakers: Vec<String> = found.iter().filter_map(|r| r.speaker_id.clone()).collect();
    let speakers = person_refs(conn, &speakers)?;
    found
        .into_iter()
        .map(|r| {
            let speaker = opt_id(r.speaker_id.as_deref())?;
            let mut decision: Option<Decision> = r.decision.as_deref().map(from_json).transpose()?;
            if let Some(decision) = &mut decision {
                decision.ballots = ballots.remove(&r.id).unwrap_or_default();
            }
            Ok(AgendaItem {
                id: id(&r.id)?,
                kind: code(&r.kind)?,
                title: r.title,
                speaker: speakers.iter().find(|s| Some(s.id) == speaker).cloned(),
                speaker_text: r.speaker_text,
                office: opt_code(r.office.as_deref())?,
                minutes_of: opt_id(r.minutes_of.as_deref())?,
                analysis_id: opt_id(r.analysis_id.as_deref())?,
                decision,
                election_id: elected.get(&r.id).copied(),
            })
        })
        .collect()
}

/// The election under each item: the latest one, for an annulled one may be held anew.
fn elections_under(conn: &mut Conn, meeting: &str) -> StoreResult<HashMap<String, Id>> {
    use elections as e;
    let found: Vec<(Option<String>, String)> = e::table
        .filter(e::meeting_id.eq(meeting))
        .order(e::id)
        .limit(MOST)
        .select((e::agenda_item_id, e::id))
        .load(conn)?;
    let mut by_item = HashMap::new();
    for (item, election) in found {
        if let Some(item) = item {
            by_item.insert(item, id(&election)?);
        }
    }
    Ok(by_item)
}

fn ballots_of(conn: &mut Conn, items: &[String]) -> StoreResult<HashMap<String, Vec<CastVote>>> {
    use decision_ballots as b;
    let found: Vec<(String, String, String)> = b::table
        .filter(b::agenda_item_id.eq_any(items))
        .order(b::id)
        .limit(MOST)
        .select((b::agenda_item_id, b::person_id, b::vote))
        .load(conn)?;
    let people: Vec<String> = found.iter().map(|f| f.1.clone()).collect();
    let names: HashMap<String, PersonRef> = person_refs(conn, &people)?
        .into_iter()
        .map(|r| (r.id.to_string(), r))
        .collect();
    let mut by_item: HashMap<String, Vec<CastVote>> = HashMap::new();
    for (item, person, vote) in found {
        if let Some(person) = names.get(&person).cloned() {
            let vote = code(&vote)?;
            by_item.entry(item).or_default().push(CastVote { person, vote });
        }
    }
    Ok(by_item)
}

/// Makes the agenda what the lines say; an item that goes on keeps its identifier and its decision.
///
/// # Errors
/// [`crate::StoreError::Reference`] for an item that goes though something rests on it, and for a speaker or a meeting
/// that does not exist.
pub fn save_agenda(conn: &mut Conn, meeting: Id, lines: &[AgendaLine]) -> StoreResult<()> {
    use agenda_items as a;
    let key = meeting.to_string();
    let staying: Vec<String> = lines.iter().filter_map(|l| l.id).map(|i| i.to_string()).collect();
    diesel::delete(
        a::table
            .filter(a::meeting_id.eq(&key))
            .filter(a::id.ne_all(&staying)),
    )
    .execute(conn)?;
    for (position, line) in (0i32..).zip(lines) {
        let facts = (
            a::position.eq(position),
            a::kind.eq(line.kind.code()),
            a::title.eq(&line.title),
            a::speaker_id.eq(line.speaker_id.map(|i| i.to_string())),
            a::speaker_text.eq(&line.speaker_text),
            a::office.eq(line.office.map(|o| o.to_string())),
            a::minutes_of.eq(line.minutes_of.map(|i| i.to_string())),
            a::analysis_id.eq(line.analysis_id.map(|i| i.to_string())),
        );
        match line.id {
            Some(id) => {
                diesel::update(a::table.find(id.to_string()))
                    .set(facts)
                    .execute(conn)?;
            }
            None => {
                diesel::insert_into(a::table)
                    .values((a::id.eq(new_id().to_string()), a::meeting_id.eq(&key), facts))
                    .execute(conn)?;
            }
        }
    }
    Ok(())
}

/// Keeps an ordinary decision with its votes by name.
///
/// # Errors
/// A database that refuses it.
pub fn save_decision(
    conn: &mut Conn,
    item: Id,
    decision: &Decision,
    ballots: &[(Id, veche_domain::elections::Vote)],
) -> StoreResult<()> {
    use decision_ballots as b;
    clear_decision(conn, item)?;
    let bare = Decision {
        ballots: Vec::new(),
        ..decision.clone()
    };
    diesel::update(agenda_items::table.find(item.to_string()))
        .set(agenda_items::decision.eq(Some(json(&bare)?)))
        .execute(conn)?;
    if decision.mode == VoteMode::ByName {
        for (person, vote) in ballots {
            diesel::insert_into(b::table)
                .values((
                    b::id.eq(new_id().to_string()),
                    b::agenda_item_id.eq(item.to_string()),
                    b::person_id.eq(person.to_string()),
                    b::vote.eq(vote.code()),
                ))
                .execute(conn)?;
        }
    }
    Ok(())
}

/// Takes a decision back with its votes.
///
/// # Errors
/// A database that refuses it.
pub fn clear_decision(conn: &mut Conn, item: Id) -> StoreResult<()> {
    use decision_ballots as b;
    diesel::delete(b::table.filter(b::agenda_item_id.eq(item.to_string()))).execute(conn)?;
    diesel::update(agenda_items::table.find(item.to_string()))
        .set(agenda_items::decision.eq(None::<String>))
        .execute(conn)?;
    Ok(())
}
