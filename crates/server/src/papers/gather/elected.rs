//! Papers of an election: the named voting list and the nominations (VII.7.3 - VII.7.5).

use std::collections::BTreeMap;

use veche_domain::{
    Id,
    access::Action,
    associations::Verdict,
    elections::{Election, ElectionState},
    journal::Entity,
    meetings::BodyKind,
    papers::OfficialPaper,
    people::PersonRef,
    problem::{ErrorCode, Refusal},
    terms::ru,
};
use veche_papers::{Nomination, PaperPerson, VotingList, nomination_paper, voting_list_paper};
use veche_store::{
    Conn,
    meetings::meeting_record,
    standing::{Whereabouts, whereabouts},
};

use super::{
    Ask, Gathered,
    people::{people, with_tenure},
};
use crate::{elections::service, error::ApiResult, http::Context};

/// An election with its candidates, read once for all its papers.
#[derive(Debug, Clone)]
pub(super) struct Elected {
    election: Election,
    number: Option<i32>,
    near: Whereabouts,
    people: BTreeMap<Id, PaperPerson>,
}

impl Elected {
    /// Reads it with the rights of its own read.
    ///
    /// # Errors
    /// 403, 404.
    pub(super) fn read(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Self> {
        let election = service::get(conn, context, id)?;
        let named: Vec<Id> = candidates(&election)
            .into_iter()
            .map(|(person, _)| person.id)
            .collect();
        let mut candidates = people(conn, named.iter().copied(), election.date)?;
        with_tenure(conn, &mut candidates, named, election.date)?;
        Ok(Self {
            number: meeting_record(conn, election.meeting_id)?.number,
            near: whereabouts(conn, Entity::Meeting, election.meeting_id, context.today)?,
            people: candidates,
            election,
        })
    }

    /// The papers it may have.
    pub(super) fn asks(&self, kind: OfficialPaper) -> Vec<Ask> {
        let whole = Ask::whole(kind, self.election.id);
        if kind != OfficialPaper::Nomination {
            return vec![whole];
        }
        let of = candidates(&self.election).into_iter().map(|(person, _)| Ask {
            person: Some(person.id),
            ..whole
        });
        of.collect()
    }

    /// A paper of the kind, for those who may read the minutes of the meeting.
    ///
    /// # Errors
    /// 403; 404 for somebody who is no candidate; 409 for a list where votes were not taken by name or none is closed.
    pub(super) fn write(&self, context: &Context<'_>, ask: &Ask) -> ApiResult<Gathered> {
        let of = &self.election;
        context.require(Action::ReadMinutes, self.near.resource(of.meeting_id))?;
        let kind = ask.kind.title_ru();
        let (paper, person) = if ask.kind == OfficialPaper::VotingList {
            let list = VotingList::of_election(of, self.number).ok_or_else(|| {
                let text = "Поимённый список есть у закрытого тура, в котором голосовали поимённо.";
                Refusal::new(ErrorCode::WrongState, text).clause("VII.7.4")
            })?;
            (voting_list_paper(&list), None)
        } else {
            let found = candidates(of).into_iter().find(|(p, _)| Some(p.id) == ask.person);
            let (person, verdict) = found.ok_or(ErrorCode::NotFound)?;
            let candidate = self.people.get(&person.id).cloned().ok_or(ErrorCode::NotFound)?;
            let nomination = Nomination {
                association: of.body.name.clone(),
                office: of.office,
                meeting_on: Some(of.date),
                candidate,
                verdict,
            };
            (nomination_paper(&nomination), Some(person))
        };
        let whose = person
            .as_ref()
            .map(|p| format!(" – {}", p.full_name))
            .unwrap_or_default();
        let title = format!("{kind} от {}", ru(of.date));
        Ok(Gathered {
            paper,
            is_final: of.state == ElectionState::Elected,
            association: (of.body.kind == BodyKind::Association).then(|| (of.body.id, of.body.name.clone())),
            year: None,
            file_name: format!("{title}{whose}"),
            public_title: title,
            person,
            revoked_on: None,
        })
    }
}

/// Candidates of the latest round with what was found of them, else those who were put up.
fn candidates(of: &Election) -> Vec<(PersonRef, Option<Verdict>)> {
    match of.rounds.last() {
        Some(round) => {
            let all = round.candidates.iter();
            all.map(|c| (c.person.clone(), Some(c.at_opening.clone())))
                .collect()
        }
        None => of.nominated.iter().map(|person| (person.clone(), None)).collect(),
    }
}
