//! Papers that a person signs: consents, each on a sheet of its own, and the application to join (152-ФЗ; IV).

use veche_domain::{
    Id,
    access::{Action, allows},
    associations::{PersonMembership, Wish},
    calendar::Interval,
    journal::Entity,
    papers::OfficialPaper,
    people::PersonRef,
    problem::ErrorCode,
};
use veche_papers::{
    Application, DisseminationConsent, Operator, PaperPerson, ProcessingConsent, application_paper,
    dissemination_consent_paper, processing_consent_paper,
};
use veche_store::{
    Conn,
    associations::drafts_among,
    people::{person, standing_id},
    standing::whereabouts,
};

use super::{
    Ask, Gathered,
    people::{curating, operator, people, with_tenure},
};
use crate::{error::ApiResult, http::Context};

/// A person with the association and the institution that their papers name.
#[derive(Debug, Clone)]
pub(super) struct Member {
    whose: PersonRef,
    person: PaperPerson,
    membership: Option<PersonMembership>,
    operator: Operator,
    to: Vec<String>,
}

impl Member {
    /// Reads it: for the person, and for those who may read them.
    ///
    /// # Errors
    /// 404, also for a person whom the actor may not see.
    pub(super) fn read(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Self> {
        let id = standing_id(conn, id)?;
        let own = context.actor.person_id == Some(id);
        let near = whereabouts(conn, Entity::Person, id, context.today)?;
        if !own && !allows(context.actor, Action::ReadPerson, near.resource(id)) {
            return Err(ErrorCode::NotFound.into());
        }
        let found = person(conn, id, context.today)?;
        let ids: Vec<Id> = found.memberships.iter().map(|m| m.association_id).collect();
        let drafts = drafts_among(conn, &ids, context.today)?;
        let membership = found.memberships.into_iter().find(|m| {
            let goes_on = Interval::new(m.from, m.until).contains(context.today);
            goes_on && !drafts.contains(&m.association_id)
        });
        let institution = match &membership {
            Some(m) => curating(conn, m.association_id, context.today)?,
            None => None,
        };
        let mut named = people(conn, [id], context.today)?;
        // Whoever may not see the tenure of others does not read it out of a form.
        let near_enough = own || allows(context.actor, Action::ReadContacts, near.resource(id));
        with_tenure(conn, &mut named, near_enough.then_some(id), context.today)?;
        let named = named.remove(&id).ok_or(ErrorCode::NotFound)?;
        let to = institution.as_ref().map_or_else(
            || vec![context.profile.issuer.clone()],
            |o| vec!["Руководителю".to_owned(), o.short_name.clone()],
        );
        Ok(Self {
            whose: PersonRef {
                id,
                full_name: found.full_name,
            },
            person: named,
            membership,
            operator: operator(context, institution.as_ref()),
            to,
        })
    }

    /// A form of the kind; which association it is for is written by hand where the person is in none.
    ///
    /// # Errors
    /// 404 for another kind.
    pub(super) fn write(&self, _: &Context<'_>, ask: &Ask) -> ApiResult<Gathered> {
        let known = self.membership.as_ref().map(|m| m.association_name.clone());
        let (person, operator) = (self.person.clone(), self.operator.clone());
        let paper = match ask.kind {
            OfficialPaper::ConsentProcessing => processing_consent_paper(&ProcessingConsent {
                person,
                operator,
                association: known.unwrap_or_else(|| "профессиональное объединение".to_owned()),
                processor: None,
            }),
            OfficialPaper::ConsentDissemination => dissemination_consent_paper(&DisseminationConsent {
                person,
                operator,
                association: known.unwrap_or_else(|| "профессиональное объединение".to_owned()),
                sites: Vec::new(),
            }),
            OfficialPaper::Application => application_paper(&Application {
                to: self.to.clone(),
                person,
                wish: Wish::Join,
                association: "______________________________".to_owned(),
                on: None,
                written_on: None,
            }),
            _ => return Err(ErrorCode::NotFound.into()),
        };
        let kind = ask.kind.title_ru();
        Ok(Gathered {
            paper,
            is_final: false,
            association: None,
            year: None,
            file_name: format!("{kind} – {}", self.whose.full_name),
            public_title: kind.to_owned(),
            person: Some(self.whose.clone()),
            revoked_on: None,
        })
    }
}
