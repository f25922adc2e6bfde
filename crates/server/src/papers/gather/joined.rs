//! Certificates of office and of membership, for attestation (VII.7.1, VII.7.4, VII.7.5).

use std::collections::BTreeMap;

use veche_domain::{
    Id,
    access::{Action, Resource},
    associations::{Association, Membership, MembershipFilter, MembershipState},
    papers::OfficialPaper,
    people::PersonRef,
    problem::ErrorCode,
    terms::ru,
};
use veche_papers::{Certificate, Letterhead, PaperPerson, ServedTerm, Signer, certificate_paper};
use veche_store::{Conn, Slice, associations::list_memberships};

use super::{
    Ask, Gathered,
    people::{curating, department, letterhead, people},
};
use crate::{
    associations::{found_on, visible},
    error::ApiResult,
    http::Context,
};

/// Most terms that certificates of one association look through.
const MOST: i64 = 2_000;

/// An association with the terms of everybody, read once for all its papers.
#[derive(Debug, Clone)]
pub(super) struct Joined {
    association: Association,
    memberships: Vec<Membership>,
    people: BTreeMap<Id, PaperPerson>,
    letterhead: Letterhead,
    institution: Option<Id>,
}

impl Joined {
    /// Reads it with the rights of its own read.
    ///
    /// # Errors
    /// 403, 404.
    pub(super) fn read(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Self> {
        let on = context.today;
        context.require(Action::ReadRegisters, Resource::City)?;
        visible(conn, context, id, on)?;
        let association = found_on(conn, context, id, None)?;
        let filter = MembershipFilter {
            state: Some(MembershipState::InForce),
            all_times: Some(true),
            ..MembershipFilter::default()
        };
        let memberships = list_memberships(conn, id, &filter, on, &Slice::first(MOST))?.items;
        let members = memberships.iter().map(|m| m.person.id);
        let named: Vec<Id> = members
            .chain(association.offices.iter().map(|o| o.person.id))
            .collect();
        let institution = curating(conn, id, on)?;
        Ok(Self {
            people: people(conn, named, on)?,
            letterhead: institution
                .as_ref()
                .map_or_else(|| department(context), letterhead),
            institution: institution.map(|o| o.id),
            association,
            memberships,
        })
    }

    /// The papers it may have: certificates for those in office and for members today.
    pub(super) fn asks(&self, kind: OfficialPaper) -> Vec<Ask> {
        let whole = Ask::whole(kind, self.association.id);
        let mut people: Vec<Id> = match kind {
            OfficialPaper::CertificateOfOffice => self
                .association
                .offices
                .iter()
                .filter(|o| o.until.is_none())
                .map(|o| o.person.id)
                .collect(),
            OfficialPaper::CertificateOfMembership => self
                .memberships
                .iter()
                .filter(|m| m.until.is_none())
                .map(|m| m.person.id)
                .collect(),
            _ => return vec![whole],
        };
        let mut seen = std::collections::BTreeSet::new();
        people.retain(|id| seen.insert(*id));
        let of = people.into_iter().map(|person| Ask {
            person: Some(person),
            ..whole
        });
        of.collect()
    }

    /// A certificate as of today: for the person, and for those who may read the composition.
    ///
    /// # Errors
    /// 403; 404 for somebody who has no such term.
    pub(super) fn write(&self, context: &Context<'_>, ask: &Ask) -> ApiResult<Gathered> {
        let of = &self.association;
        if ask.person.is_none() || ask.person != context.actor.person_id {
            let resource = Resource::Association {
                id: of.id,
                institution: self.institution,
            };
            context.require(Action::ReadComposition, resource)?;
        }
        let wanted = ask.person.ok_or(ErrorCode::NotFound)?;
        let person = self.people.get(&wanted).ok_or(ErrorCode::NotFound)?;
        let offices = of.offices.iter().filter(|o| o.person.id == wanted).map(|o| {
            let term = ServedTerm {
                association: of.name.clone(),
                office: Some(o.office),
                from: o.from,
                until: o.until,
                basis: Some(o.basis.clone()),
            };
            (o.person.clone(), term)
        });
        let joined = self
            .memberships
            .iter()
            .filter(|m| m.person.id == wanted)
            .map(|m| {
                let term = ServedTerm {
                    association: of.name.clone(),
                    office: None,
                    from: m.from,
                    until: m.until,
                    basis: m.basis.clone(),
                };
                (m.person.clone(), term)
            });
        let mut terms: Vec<(PersonRef, ServedTerm)> = match ask.kind {
            OfficialPaper::CertificateOfOffice => offices.collect(),
            _ => joined.collect(),
        };
        // What is to come is confirmed when it has come.
        terms.retain(|(_, term)| term.from.is_none_or(|from| from <= context.today));
        terms.sort_by_key(|(_, term)| term.from);
        let whose = terms
            .first()
            .map(|(person, _)| person.clone())
            .ok_or(ErrorCode::NotFound)?;
        let kind = ask.kind.title_ru();
        let paper = certificate_paper(&Certificate {
            letterhead: self.letterhead.clone(),
            number: None,
            given_on: Some(context.today),
            person: person.clone(),
            terms: terms.into_iter().map(|(_, term)| term).collect(),
            purpose: None,
            signer: Signer {
                post: "Руководитель учреждения".to_owned(),
                ..Signer::default()
            },
        });
        Ok(Gathered {
            paper,
            is_final: true,
            association: Some((of.id, of.name.clone())),
            year: None,
            file_name: format!("{kind} – {} – {}", whose.full_name, ru(context.today)),
            public_title: format!("{kind} от {}", ru(context.today)),
            person: Some(whose),
            revoked_on: None,
        })
    }
}
