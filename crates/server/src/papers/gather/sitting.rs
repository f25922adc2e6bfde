//! Papers around a meeting beside its minutes: the sheet of attendance, the invitation, letters, certificates.

use std::collections::BTreeMap;

use veche_domain::{
    Id,
    access::Action,
    elections::VoteMode,
    meetings::{AgendaItem, BodyKind, Mark, Meeting, MeetingState, MinutesState, Participant},
    papers::OfficialPaper,
    people::PersonRef,
    problem::{ErrorCode, Refusal},
    terms::ru,
    text::sort_key,
};
use veche_papers::{
    AttendanceSheet, InformationLetter, Invitation, Letterhead, Paper, PaperPerson, ParticipantCertificate,
    ReleaseLetter, Signer, VotingList, attendance_sheet_paper, information_letter_paper, invitation_paper,
    names::{self, Case},
    participant_certificate_paper, release_letter_paper, split_name, voting_list_paper,
};
use veche_store::{Conn, organizations::organization};

use super::{
    Ask, Gathered,
    people::{department, letterhead, people, units},
};
use crate::{
    error::{ApiError, ApiResult},
    http::Context,
    meetings::shown,
};

/// A meeting with everybody who takes part, read once for all its papers.
#[derive(Debug, Clone)]
pub(super) struct Held {
    meeting: Meeting,
    people: BTreeMap<Id, PaperPerson>,
    letterhead: Letterhead,
    form: Option<String>,
}

impl Held {
    /// Reads it.
    ///
    /// # Errors
    /// 404.
    pub(super) fn read(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Self> {
        let meeting = shown(conn, context, id)?;
        let named = meeting.participants.iter().map(|p| p.person.id);
        let officers = [&meeting.chair, &meeting.secretary].into_iter().flatten();
        let named: Vec<Id> = named.chain(officers.map(|o| o.person.id)).collect();
        let mut people = people(conn, named, meeting.date)?;
        let units = units(conn)?;
        for participant in &meeting.participants {
            if let Some(person) = people.get_mut(&participant.person.id) {
                as_written(person, participant, &units);
            }
        }
        let letterhead = match meeting.institution_id {
            Some(id) => letterhead(&organization(conn, id, meeting.date)?),
            None => department(context),
        };
        let form = meeting.form.as_deref().map(|code| {
            let known = context.profile.work_form(code);
            known.map_or_else(|| code.to_owned(), |(_, entry)| entry.label.clone())
        });
        Ok(Self {
            meeting,
            people,
            letterhead,
            form,
        })
    }

    /// The papers it may have.
    pub(super) fn asks(&self, kind: OfficialPaper) -> Vec<Ask> {
        let whole = Ask::whole(kind, self.meeting.id);
        let signed = self.signed();
        let of = |person: Id| Ask {
            person: Some(person),
            ..whole
        };
        match kind {
            OfficialPaper::MinutesExtract if !signed => Vec::new(),
            OfficialPaper::MinutesExtract => {
                let items = self.meeting.agenda.iter().map(|item| Ask {
                    item: Some(item.id),
                    ..whole
                });
                std::iter::once(whole).chain(items).collect()
            }
            OfficialPaper::DecisionVotingList => {
                let items = self.meeting.agenda.iter().filter(|item| by_name(item));
                items
                    .map(|item| Ask {
                        item: Some(item.id),
                        ..whole
                    })
                    .collect()
            }
            OfficialPaper::ReleaseLetter if self.meeting.state == MeetingState::Planned => self
                .meeting
                .participants
                .iter()
                .map(|p| of(p.person.id))
                .collect(),
            OfficialPaper::ParticipantCertificate if self.meeting.state == MeetingState::Held => {
                let there = self.meeting.participants.iter().filter(|p| was_there(p));
                there.map(|p| of(p.person.id)).collect()
            }
            OfficialPaper::ReleaseLetter | OfficialPaper::ParticipantCertificate => Vec::new(),
            _ => vec![whole],
        }
    }

    /// A paper of the kind.
    ///
    /// # Errors
    /// 403 for those who do not keep the meeting, 404 for somebody who is no participant, 409 for a paper that does not
    /// fit the state of the meeting.
    pub(super) fn write(&self, context: &Context<'_>, ask: &Ask) -> ApiResult<Gathered> {
        let of = &self.meeting;
        let own = ask.person.is_some() && ask.person == context.actor.person_id;
        if !(own && ask.kind == OfficialPaper::ParticipantCertificate) {
            context.require(Action::PlanMeetings, of.resource())?;
        }
        if of.state == MeetingState::Cancelled {
            return Err(unfit("Заседание отменено: документов к нему не составляют."));
        }
        let person = ask.person.map(|id| self.participant(id)).transpose()?;
        let paper = match ask.kind {
            OfficialPaper::AttendanceSheet => attendance_sheet_paper(&self.sheet()),
            OfficialPaper::Invitation => {
                let to = person.map(|(_, person)| person.clone());
                invitation_paper(&self.invitation(to))
            }
            OfficialPaper::InformationLetter => information_letter_paper(&self.information()),
            OfficialPaper::ReleaseLetter => release_letter_paper(&self.release(person)?),
            OfficialPaper::ParticipantCertificate => self.certificate(person)?,
            OfficialPaper::DecisionVotingList => self.votes(ask.item)?,
            _ => return Err(ErrorCode::NotFound.into()),
        };
        let kind = ask.kind.title_ru();
        let at = of.agenda.iter().position(|item| Some(item.id) == ask.item);
        let question = at
            .map(|at| format!(", вопрос\u{a0}{}", at + 1))
            .unwrap_or_default();
        let title = format!("{kind}: заседание {}{question}", ru(of.date));
        let code = of.body.code.clone().unwrap_or_else(|| "Совет".to_owned());
        let whose = person.map(|(p, _)| p.person.clone());
        let for_whom = whose.as_ref().map(|p: &PersonRef| format!(" – {}", p.full_name));
        // Who voted how is settled with the minutes that it is an annex of.
        let is_final = ask.kind != OfficialPaper::DecisionVotingList || self.signed();
        Ok(Gathered {
            paper,
            is_final,
            association: (of.body.kind == BodyKind::Association).then(|| (of.body.id, of.body.name.clone())),
            year: Some(of.school_year),
            file_name: format!(
                "{kind} {}{question} – {code}{}",
                ru(of.date),
                for_whom.unwrap_or_default()
            ),
            public_title: title,
            person: whose,
            revoked_on: None,
        })
    }

    const fn signed(&self) -> bool {
        matches!(
            self.meeting.minutes_state,
            MinutesState::Signed | MinutesState::Published
        )
    }

    /// The named list of the vote on an item (VII.7.6).
    fn votes(&self, item: Option<Id>) -> ApiResult<Paper> {
        let of = &self.meeting;
        let found = of.agenda.iter().find(|known| Some(known.id) == item);
        let item = found.ok_or(ErrorCode::NotFound)?;
        let list = item.decision.as_ref().and_then(|decision| {
            VotingList::of_decision(&of.body, (of.date, of.number), &item.title, decision)
        });
        let list =
            list.ok_or_else(|| unfit("Поимённый список есть у решения, по которому голосовали поимённо."))?;
        Ok(voting_list_paper(&list))
    }

    fn participant(&self, id: Id) -> ApiResult<(&Participant, &PaperPerson)> {
        let participant = self.meeting.participants.iter().find(|p| p.person.id == id);
        let both = participant.zip(self.people.get(&id));
        both.ok_or_else(|| ErrorCode::NotFound.into())
    }

    fn genitive(&self) -> String {
        names::association(&self.meeting.body.name, Case::Genitive)
    }

    fn officer(&self, post: &str, person: Option<Id>) -> Signer {
        Signer {
            post: post.to_owned(),
            name: person
                .and_then(|id| self.people.get(&id))
                .map(|person| person.name.clone()),
            note: String::new(),
        }
    }

    fn chair(&self) -> Signer {
        let post = match self.meeting.body.kind {
            BodyKind::Association => "Руководитель объединения",
            BodyKind::Council => "Председатель совета",
        };
        self.officer(post, self.meeting.chair.as_ref().map(|o| o.person.id))
    }

    fn sheet(&self) -> AttendanceSheet {
        let of = &self.meeting;
        let mut all: Vec<&Participant> = of.participants.iter().collect();
        all.sort_by_cached_key(|p| sort_key(&p.person.full_name));
        let members = all.into_iter().map(|p| {
            let known = self.people.get(&p.person.id).cloned();
            let person = known.unwrap_or_else(|| PaperPerson {
                name: split_name(&p.person.full_name),
                ..PaperPerson::default()
            });
            (person, p.mark)
        });
        AttendanceSheet {
            body: of.body.name.clone(),
            date: Some(of.date),
            starts_at: of.starts_at,
            place: of.place.clone(),
            theme: of.theme.clone(),
            members: members.collect(),
            invitees: of.invitees.clone(),
            secretary: self.officer("Секретарь", of.secretary.as_ref().map(|o| o.person.id)),
        }
    }

    fn invitation(&self, to: Option<PaperPerson>) -> Invitation {
        let of = &self.meeting;
        let agenda = of.agenda.iter().map(|item| {
            let speaker = item.speaker.as_ref().map(|p| p.full_name.clone());
            (item.title.clone(), speaker.or_else(|| item.speaker_text.clone()))
        });
        Invitation {
            letterhead: Letterhead {
                lines: vec![of.body.name.clone()],
                ..Letterhead::default()
            },
            to,
            body: of.body.name.clone(),
            date: Some(of.date),
            starts_at: of.starts_at,
            place: of.place.clone(),
            link: of.link.clone(),
            form: self.form.clone(),
            theme: of.theme.clone(),
            agenda: agenda.collect(),
            signer: self.chair(),
        }
    }

    fn information(&self) -> InformationLetter {
        let of = &self.meeting;
        InformationLetter {
            letterhead: self.letterhead.clone(),
            to: vec![
                "Руководителям".to_owned(),
                "образовательных организаций".to_owned(),
            ],
            about: format!("О проведении заседания {}", self.genitive()),
            event: format!("заседание {}", self.genitive()),
            date: Some(of.date),
            starts_at: of.starts_at,
            place: of.place.clone(),
            link: of.link.clone(),
            form: self.form.clone(),
            theme: Some(of.theme.clone()),
            programme: of.agenda.iter().map(|item| item.title.clone()).collect(),
            signer: self.officer("Руководитель учреждения", None),
            ..InformationLetter::default()
        }
    }

    fn release(&self, person: Option<(&Participant, &PaperPerson)>) -> ApiResult<ReleaseLetter> {
        let Some((participant, person)) = person else {
            return Err(unfit(
                "Письмо-вызов составляют на участника заседания: укажите, на кого.",
            ));
        };
        let Some(organization) = &participant.organization else {
            return Err(unfit("Место работы участника не известно: внесите его в реестр."));
        };
        let of = &self.meeting;
        Ok(ReleaseLetter {
            letterhead: self.letterhead.clone(),
            organization: organization.short_name.clone(),
            people: vec![person.clone()],
            body: of.body.name.clone(),
            date: Some(of.date),
            starts_at: of.starts_at,
            ends_at: of.ends_at,
            place: of.place.clone(),
            theme: Some(of.theme.clone()),
            signer: self.officer("Руководитель учреждения", None),
            ..ReleaseLetter::default()
        })
    }

    fn certificate(&self, person: Option<(&Participant, &PaperPerson)>) -> ApiResult<Paper> {
        let Some((participant, person)) = person else {
            return Err(unfit(
                "Сертификат составляют на участника заседания: укажите, на кого.",
            ));
        };
        let of = &self.meeting;
        if of.state != MeetingState::Held || !was_there(participant) {
            return Err(unfit(
                "Сертификат выдают участнику состоявшегося заседания: отметьте участие.",
            ));
        }
        let spoke = |item: &&AgendaItem| {
            item.speaker
                .as_ref()
                .is_some_and(|s| s.id == participant.person.id)
        };
        Ok(participant_certificate_paper(&ParticipantCertificate {
            letterhead: self.letterhead.clone(),
            person: person.clone(),
            event: format!("заседании {}", self.genitive()),
            theme: Some(of.theme.clone()),
            date: Some(of.date),
            online: participant.mark == Some(Mark::Online),
            talk: of.agenda.iter().find(spoke).map(|item| item.title.clone()),
            signers: vec![self.chair()],
        }))
    }
}

/// Post, place of work and unit as they stand in the list of participants.
fn as_written(person: &mut PaperPerson, participant: &Participant, units: &BTreeMap<String, String>) {
    if participant.position_name.is_some() {
        person.position.clone_from(&participant.position_name);
    }
    if let Some(organization) = &participant.organization {
        person.organization = Some(organization.short_name.clone());
    }
    if let Some(name) = participant
        .admin_unit_code
        .as_ref()
        .and_then(|code| units.get(code))
    {
        person.unit = Some(name.clone());
    }
}

fn by_name(of: &AgendaItem) -> bool {
    let decision = of.decision.as_ref();
    decision.is_some_and(|d| d.mode == VoteMode::ByName && !d.ballots.is_empty())
}

fn was_there(of: &Participant) -> bool {
    of.mark.is_some_and(Mark::is_there)
}

fn unfit(text: &str) -> ApiError {
    Refusal::new(ErrorCode::WrongState, text).clause("VII.7.6").into()
}
