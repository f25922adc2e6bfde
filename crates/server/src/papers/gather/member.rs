//! Papers that a person signs: consents, each on a sheet of its own, and the application to join (152-ФЗ; IV).

use veche_domain::{
    Id,
    access::{Action, allows},
    associations::{MembershipState, PersonMembership, Wish},
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
    /// The association that the person waits to be put into by an order (I.4).
    wished: Option<PersonMembership>,
    operator: Operator,
    /// Whom an application is handed to.
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
        let today = context.today;
        let told = |m: &&PersonMembership| !drafts.contains(&m.association_id);
        let membership = found
            .memberships
            .iter()
            .filter(told)
            .find(|m| Interval::new(m.from, m.until).contains(today))
            .cloned();
        let wished = found
            .memberships
            .iter()
            .filter(told)
            .find(|m| m.state == MembershipState::AwaitingOrder && m.until.is_none_or(|until| until > today))
            .cloned();
        let mut institution_of = |of: &Option<PersonMembership>| match of {
            Some(m) => curating(conn, m.association_id, today),
            None => Ok(None),
        };
        let (institution, asked) = (institution_of(&membership)?, institution_of(&wished)?);
        let mut named = people(conn, [id], context.today)?;
        // Whoever may not see the tenure of others does not read it out of a form.
        let near_enough = own || allows(context.actor, Action::ReadContacts, near.resource(id));
        with_tenure(conn, &mut named, near_enough.then_some(id), context.today)?;
        let named = named.remove(&id).ok_or(ErrorCode::NotFound)?;
        let to = asked.as_ref().map_or_else(
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
            wished,
            operator: operator(context, institution.as_ref()),
            to,
        })
    }

    /// A form of the kind. An application is for the association that the person waits for; which one is written by hand
    /// where there is none.
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
                association: self.wished.as_ref().map_or_else(
                    || "______________________________".to_owned(),
                    |m| m.association_name.clone(),
                ),
                on: self.wished.as_ref().and_then(|m| m.from),
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
