//! Papers of an order: the order with its annexes, and an extract for each person it thanks.

use std::collections::BTreeMap;

use veche_domain::{
    Id,
    associations::{AssociationFilter, AssociationRow},
    orders::{Effect, Issuer, Order, OrderState},
    papers::OfficialPaper,
    problem::ErrorCode,
    terms::ru,
};
use veche_papers::{
    OrderAssociation, OrderFacts, PaperPerson,
    names::{self, Case},
    order_paper, recognition_extract,
};
use veche_store::{
    Conn, Slice,
    associations::{AssociationView, association_record, list_associations},
    organizations::{organization, organization_refs},
};

use super::{
    Ask, Gathered,
    people::{department, department_genitive, letterhead, people, units, with_tenure},
};
use crate::{error::ApiResult, http::Context, orders::service};

/// Most associations of a city.
const MOST: i64 = 1_000;

/// An order with everything its paper names, read once for all its papers.
#[derive(Debug, Clone)]
pub(super) struct Ordered {
    order: Order,
    facts: OrderFacts,
    association: Option<(Id, String)>,
}

impl Ordered {
    /// Reads it with the rights of its own read.
    ///
    /// # Errors
    /// 403, 404 also for a draft of somebody else.
    pub(super) fn read(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Self> {
        let order = service::get(conn, context, id, None)?;
        Ok(Self {
            facts: facts(conn, context, &order)?,
            association: only_association(conn, &order)?,
            order,
        })
    }

    /// The papers it may have.
    pub(super) fn asks(&self, kind: OfficialPaper) -> Vec<Ask> {
        let whole = Ask::whole(kind, self.order.id);
        if kind != OfficialPaper::RecognitionExtract {
            return vec![whole];
        }
        let thanked = self.order.items.iter().flat_map(|item| match &item.effect {
            Effect::Recognize { .. } => item.effect.people(),
            _ => Vec::new(),
        });
        let of = thanked.map(|person| Ask {
            person: Some(person),
            ..whole
        });
        of.collect()
    }

    /// A paper of the kind: in force once the order is signed (I.4, I.5, VII.7.2, VIII.8.1).
    ///
    /// # Errors
    /// 404 for somebody whom the order does not thank.
    pub(super) fn write(&self, ask: &Ask) -> ApiResult<Gathered> {
        let of = &self.order;
        let paper = match (ask.kind, ask.person) {
            (OfficialPaper::Order, _) => Some(order_paper(of, &self.facts)),
            (OfficialPaper::RecognitionExtract, Some(person)) => recognition_extract(of, &self.facts, person),
            _ => None,
        };
        let signed = of.state != OrderState::Draft;
        // The heading of an order may name a person, so the public title is its requisites alone.
        let number = of.number.as_deref().filter(|_| signed);
        let kind = ask.kind.title_ru();
        let title = match (number, of.signed_on.filter(|_| signed)) {
            (Some(number), Some(day)) => format!("{kind} №\u{a0}{number} от {}", ru(day)),
            (None, Some(day)) => format!("{kind} от {}", ru(day)),
            _ => format!("{kind} (проект)"),
        };
        let person = ask.person.and_then(|id| {
            let known = of.names.iter().find(|n| n.id == id)?;
            Some(veche_domain::people::PersonRef {
                id,
                full_name: known.name.clone(),
            })
        });
        let whose = person.as_ref().map(|p| format!(" – {}", p.full_name));
        Ok(Gathered {
            paper: paper.ok_or(ErrorCode::NotFound)?,
            is_final: signed,
            association: self.association.clone(),
            year: None,
            file_name: format!("{title}{}", whose.unwrap_or_default()),
            public_title: title,
            person,
            revoked_on: of.cancellation.as_ref().map(|c| c.on),
        })
    }
}

/// The association an order is about, when it is one.
fn only_association(conn: &mut Conn, of: &Order) -> ApiResult<Option<(Id, String)>> {
    let mut concerned: Vec<Id> = of
        .items
        .iter()
        .flat_map(|item| item.effect.associations())
        .collect();
    concerned.sort_unstable();
    concerned.dedup();
    match concerned.as_slice() {
        [one] => Ok(Some((*one, association_record(conn, *one)?.name))),
        _ => Ok(None),
    }
}

/// Everything the paper names, as of the order's own day: so it comes out the same later.
fn facts(conn: &mut Conn, context: &Context<'_>, of: &Order) -> ApiResult<OrderFacts> {
    let on = of.effective_on.or(of.signed_on).unwrap_or(context.today);
    let effects = || of.items.iter().map(|item| &item.effect);
    let concerned: Vec<Id> = effects().flat_map(Effect::associations).collect();
    let view = AssociationView {
        on,
        drafts: true,
        mine: None,
    };
    let all = if concerned.is_empty() {
        Vec::new()
    } else {
        list_associations(conn, &AssociationFilter::default(), &view, &Slice::first(MOST))?.items
    };
    let rows: Vec<AssociationRow> = all
        .into_iter()
        .filter(|row| concerned.contains(&row.id))
        .collect();
    let officers = rows.iter().flat_map(|row| [&row.curator, &row.leader]);
    let officers = officers.flatten().map(|person| person.id);
    let named: Vec<Id> = effects().flat_map(Effect::people).chain(officers).collect();
    let mut people = people(conn, named, on)?;
    let appointed = effects().filter_map(|effect| match effect {
        Effect::AppointCurator { person_id, .. } => Some(*person_id),
        _ => None,
    });
    with_tenure(conn, &mut people, appointed, on)?;
    let institutions: Vec<String> = effects()
        .flat_map(Effect::organizations)
        .map(|id| id.to_string())
        .collect();
    let institutions = organization_refs(conn, &institutions)?;
    let (letterhead, issuer_genitive) = match (of.issuer, &of.organization) {
        (Issuer::Institution, Some(issuer)) => {
            let full = organization(conn, issuer.id, on)?;
            let genitive = names::organization(&full.full_name, Case::Genitive);
            (letterhead(&full), genitive)
        }
        _ => (department(context), department_genitive(context)),
    };
    Ok(OrderFacts {
        letterhead,
        issuer_genitive,
        associations: rows.into_iter().map(|row| listed(row, &people)).collect(),
        people,
        institutions: institutions.into_iter().map(|o| (o.id, o.short_name)).collect(),
        units: units(conn)?,
    })
}

fn listed(row: AssociationRow, people: &BTreeMap<Id, PaperPerson>) -> (Id, OrderAssociation) {
    let known = |person: &Option<veche_domain::people::PersonRef>| {
        person.as_ref().and_then(|p| people.get(&p.id)).cloned()
    };
    let association = OrderAssociation {
        kind: row.kind,
        institution: row.curating_institution.as_ref().map(|o| o.short_name.clone()),
        curator: known(&row.curator),
        leader: known(&row.leader),
        name: row.name,
    };
    (row.id, association)
}
