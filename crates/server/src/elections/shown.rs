//! An election as somebody may see it: the city knows who was elected by how many votes, who voted how is the
//! association's own.

use std::collections::{HashMap, HashSet};

use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    associations::{Verdict, office_clause},
    elections::{
        Candidate, Election, ElectionState, Round, RoundTally, Voter, admitted, barred_winner, check_by_name,
        check_voter, needed, tally_ballots,
    },
    meetings::Mark,
    people::PersonRef,
    text,
};
use veche_store::{
    Conn,
    accounts::person_refs,
    elections::{CandidateParts, RoundParts},
    meetings::members_on,
};

use super::scene::{Scene, read};
use crate::{error::ApiResult, http::Context};

/// What the reader may see.
pub(super) struct Sees {
    /// Votes by name, live results, marks.
    votes: bool,
    /// Who the members are.
    composition: bool,
    /// Facts of verdicts: of everybody, or of these.
    facts: Option<HashSet<Id>>,
}

impl Sees {
    /// Everything: for the journal.
    pub(super) fn all() -> Self {
        Self {
            votes: true,
            composition: true,
            facts: None,
        }
    }

    /// What the actor may see of the election.
    pub(super) fn of(context: &Context<'_>, scene: &Scene) -> Self {
        let votes = scene.may(context, Action::ReadMinutes);
        let association = scene.association();
        Self {
            votes,
            composition: votes || allows(context.actor, Action::ReadComposition, association),
            facts: Some(
                scene
                    .election
                    .rounds
                    .iter()
                    .flat_map(RoundParts::people)
                    .filter(|person| sees_facts(context, scene, *person))
                    .collect(),
            ),
        }
    }

    fn facts(&self, person: Id) -> bool {
        self.facts.as_ref().is_none_or(|known| known.contains(&person))
    }
}

/// Whether the actor may see what a verdict tells of the person's work and category: who may fill the office, and who
/// sees the person's contacts. The electorate is who is known to belong to the association.
pub(super) fn sees_facts(context: &Context<'_>, scene: &Scene, person: Id) -> bool {
    let association = scene.association();
    if allows(context.actor, Action::RecordElection, association) {
        return true;
    }
    let member = scene.election.voters.contains(&person);
    let body = Some(scene.body.id).filter(|_| member);
    let institution = match association {
        Resource::Association { institution, .. } => institution.filter(|_| member),
        _ => None,
    };
    let resource = Resource::Person {
        id: person,
        associations: body.as_slice(),
        institutions: institution.as_slice(),
        units: &[],
    };
    allows(context.actor, Action::ReadContacts, resource)
}

/// The election for a reader.
///
/// # Errors
/// A database that cannot be read.
pub(super) fn shown(
    conn: &mut Conn,
    context: &Context<'_>,
    scene: &Scene,
    sees: &Sees,
) -> ApiResult<Election> {
    let parts = &scene.election;
    let names = names(conn, scene)?;
    let named = |id: &Id| names.get(id).cloned();
    let electorate = parts.electorate();
    let rounds = parts.rounds.iter().map(|round| {
        let result = result(scene, round, sees.votes);
        Round {
            number: round.number,
            opened_at: round.opened_at.and_utc(),
            closed_at: round.closed_at.map(|at| at.and_utc()),
            candidates: round
                .candidates
                .iter()
                .filter_map(|c| candidate(c, named(&c.person)?, &result, sees))
                .collect(),
            tally: result,
        }
    });
    let undecided = parts.state == ElectionState::Undecided;
    let elected = parts.record.elected_id.as_deref().map(read).transpose()?;
    Ok(Election {
        id: parts.id,
        version: parts.record.version,
        meeting_id: parts.meeting,
        date: scene.meeting.meets_on,
        body: scene.body.clone(),
        agenda_item_id: parts.record.agenda_item_id.as_deref().map(read).transpose()?,
        office: parts.office,
        mode: parts.mode,
        state: parts.state,
        electorate,
        needed: needed(electorate),
        rounds: rounds.collect(),
        nominated: parts.nominated.iter().filter_map(named).collect(),
        elected: elected.as_ref().and_then(named),
        next_candidates: if undecided {
            next_of(context, scene)
        } else {
            Vec::new()
        },
        warnings: warnings(context, scene, &names, sees.votes),
        annul_reason: parts.record.annul_reason.clone().filter(|_| sees.votes),
        may_vote: may_vote(context, scene),
        voters: voters(conn, context, scene, &names, sees)?,
    })
}

fn names(conn: &mut Conn, scene: &Scene) -> ApiResult<HashMap<Id, PersonRef>> {
    let parts = &scene.election;
    let mut ids: Vec<String> = parts
        .rounds
        .iter()
        .flat_map(RoundParts::people)
        .chain(parts.nominated.iter().copied())
        .chain(parts.voters.iter().copied())
        .map(|id| id.to_string())
        .chain(parts.record.elected_id.clone())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let found = person_refs(conn, &ids)?;
    Ok(found.into_iter().map(|r| (r.id, r)).collect())
}

/// The result of a round: as it was closed, or live for those who may see votes.
pub(super) fn result(scene: &Scene, round: &RoundParts, live: bool) -> RoundTally {
    let electorate = scene.election.electorate();
    if let Some(closed) = &round.tally {
        return closed.clone();
    }
    if !live {
        return RoundTally {
            electorate,
            needed: needed(electorate),
            ..RoundTally::default()
        };
    }
    let ballots: Vec<_> = scene.election.ballots.values().cloned().collect();
    let mut result = tally_ballots(electorate, &round.people(), &ballots);
    // Nobody is elected while others still may change their vote.
    result.winner = None;
    result
}

fn candidate(of: &CandidateParts, person: PersonRef, result: &RoundTally, sees: &Sees) -> Option<Candidate> {
    let told = |verdict: &Verdict| Verdict {
        allowed: verdict.allowed,
        reasons: if sees.facts(of.person) {
            verdict.reasons.clone()
        } else {
            Vec::new()
        },
    };
    let votes = result.votes.iter().find(|v| v.candidate_id == of.person);
    Some(Candidate {
        at_opening: told(of.at_opening.as_ref()?),
        at_closing: of.at_closing.as_ref().map(told),
        votes: votes.map_or(0, |v| v.votes),
        person,
    })
}

/// Whom the next round lists by the setting, of those who may still hold the office.
pub(super) fn next_of(context: &Context<'_>, scene: &Scene) -> Vec<Id> {
    let Some((round, result)) = scene.election.latest().and_then(|r| Some((r, r.tally.as_ref()?))) else {
        return Vec::new();
    };
    let barred = round
        .candidates
        .iter()
        .filter(|c| c.at_closing.as_ref().is_some_and(|v| !v.allowed));
    let barred: Vec<Id> = barred.map(|c| c.person).collect();
    admitted(result, &barred, context.profile.settings.next_round.value)
}

/// Members who vote, by name. Who may see the composition sees who they are; how they vote is for those who see votes,
/// one's own for everybody.
fn voters(
    conn: &mut Conn,
    context: &Context<'_>,
    scene: &Scene,
    names: &HashMap<Id, PersonRef>,
    sees: &Sees,
) -> ApiResult<Vec<Voter>> {
    let parts = &scene.election;
    let me = context.actor.person_id;
    let listed = parts
        .voters
        .iter()
        .filter(|id| sees.composition || Some(**id) == me);
    let mut listed: Vec<&PersonRef> = listed.filter_map(|id| names.get(id)).collect();
    if listed.is_empty() {
        return Ok(Vec::new());
    }
    listed.sort_by_cached_key(|p| (text::sort_key(&p.full_name), p.id));
    let now: HashSet<String> = members_on(conn, &scene.body, scene.meeting.meets_on)?
        .into_iter()
        .filter(|(_, _, votes)| *votes || awaiting_vote(context))
        .map(|(person, ..)| person)
        .collect();
    let voter = |person: &PersonRef| {
        let seen = sees.votes || Some(person.id) == me;
        let ballot = parts.ballots.get(&person.id).filter(|_| seen);
        Voter {
            member_now: now.contains(&person.id.to_string()),
            vote: ballot.map(|b| b.vote),
            candidate_id: ballot.and_then(|b| b.candidate_id),
            has_voted: ballot.is_some(),
            person: person.clone(),
        }
    };
    Ok(listed.into_iter().map(voter).collect())
}

/// Whether a member who awaits the order votes (interpretation 5).
pub(super) fn awaiting_vote(context: &Context<'_>) -> bool {
    context.profile.interpretations.awaiting_member_votes.value
}

fn may_vote(context: &Context<'_>, scene: &Scene) -> bool {
    let parts = &scene.election;
    let absentee = context.profile.settings.absentee_voting.value;
    let votes = |me: Id| {
        let mark = scene.marks.get(&me).copied();
        check_voter(parts.office, parts.voters.contains(&me), mark, absentee).is_ok()
    };
    parts.state == ElectionState::Open
        && check_by_name(parts.office, parts.mode).is_ok()
        && scene.check_open().is_ok()
        && context.actor.person_id.is_some_and(votes)
}

/// What is not forbidden and must be seen: one person in both offices, a majority for somebody who may not hold the
/// office, votes of absent members.
fn warnings(
    context: &Context<'_>,
    scene: &Scene,
    names: &HashMap<Id, PersonRef>,
    sees_votes: bool,
) -> Vec<String> {
    let parts = &scene.election;
    let Some(round) = parts.latest() else {
        return Vec::new();
    };
    let name = |id: Id| names.get(&id).map_or("", |p| p.full_name.as_str());
    let clause = office_clause(parts.office);
    let mut all = Vec::new();
    for candidate in &round.candidates {
        let verdict = candidate.at_closing.as_ref().or(candidate.at_opening.as_ref());
        // Of the facts of an elected office only «both offices» bears the clause of the election itself.
        let both = verdict
            .into_iter()
            .flat_map(|v| &v.reasons)
            .filter(|r| !r.met && !r.binding && r.clause == clause);
        all.extend(both.map(|r| {
            let cure = r.cure.as_deref().unwrap_or_default();
            format!("{}: {} ({clause}). {cure}", name(candidate.person), r.fact)
        }));
    }
    if parts.state == ElectionState::Undecided
        && let Some(person) = round.tally.as_ref().and_then(barred_winner)
    {
        all.push(format!(
            "{}: большинство голосов есть, но к закрытию тура не выполнено требование VII.7.3 на дату заседания – избран никто \
             не был. Внесите недостающие сведения и проведите следующий тур ({clause}).",
            name(person)
        ));
    }
    if sees_votes {
        let absent = |id: &&Id| scene.marks.get(*id).is_some_and(|m: &Mark| !m.is_there());
        let absentees = parts.ballots.keys().filter(absent).count();
        if absentees > 0 {
            all.push(format!(
                "Голосов отсутствующих: {absentees}. Положение требует открытого голосования на заседании (VII.7.4)."
            ));
        } else if context.profile.settings.absentee_voting.value && parts.state == ElectionState::Open {
            all.push(
                "Принимаются и голоса отсутствующих: Положение требует открытого голосования на заседании (VII.7.4)."
                    .to_owned(),
            );
        }
    }
    all
}
