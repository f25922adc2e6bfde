//! A typical order.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use veche_domain::{
    Id,
    associations::AssociationKind,
    orders::{
        Effect, Executor, Issuer, ListedAssociation, ListedMember, Named, Order, OrderItem, OrderKind,
        OrderState, Signatory, SignatureKind, wording,
    },
};

use super::{OrderAssociation, OrderFacts};
use crate::{Letterhead, PaperPerson, words::split_name};

pub fn id(n: u128) -> Id {
    Id::from_u128(n)
}

pub fn person(name: &str) -> PaperPerson {
    PaperPerson {
        name: split_name(name),
        position: Some("учитель математики".into()),
        organization: Some("МБОУ СОШ № 901".into()),
        unit: Some("Ленинский район".into()),
        category: Some("высшая квалификационная категория".into()),
        tenure_years: Some(12),
    }
}

/// Two associations, one institution, members 10 to 69.
pub fn facts() -> OrderFacts {
    let association = |name: &str| OrderAssociation {
        name: name.to_owned(),
        kind: AssociationKind::Mmo,
        institution: Some("МКУ ДПО «ГЦОиЗ «Магистр»".into()),
        curator: Some(person("Кураторова Анна Ивановна")),
        leader: None,
    };
    let people = (10..70u128).map(|n| (id(n), person(&format!("Фамилия{n} Мария Петровна"))));
    OrderFacts {
        letterhead: Letterhead {
            lines: vec![
                "МЭРИЯ ГОРОДА НОВОСИБИРСКА".into(),
                "ДЕПАРТАМЕНТ ОБРАЗОВАНИЯ".into(),
            ],
            ..Letterhead::default()
        },
        issuer_genitive: "департамента образования мэрии города Новосибирска".into(),
        people: people.collect(),
        associations: BTreeMap::from([
            (id(1), association("ММО учителей математики")),
            (id(2), association("ММО учителей физики")),
        ]),
        institutions: BTreeMap::from([(id(5), "МАУ ДПО «НИСО»".into())]),
        units: BTreeMap::from([("u1".into(), "Центральный округ".into())]),
    }
}

/// An order of the given kind with items that nobody worded by hand.
pub fn order(kind: OrderKind, effects: Vec<Effect>) -> Order {
    let items: Vec<OrderItem> = effects
        .into_iter()
        .map(|effect| OrderItem { text: None, effect })
        .collect();
    let known = facts();
    let names = |of: Id| {
        let association = known.associations.get(&of).map(|a| a.name.clone());
        association.unwrap_or_else(|| format!("имя {of}"))
    };
    Order {
        id: id(900),
        version: 1,
        kind,
        state: OrderState::Signed,
        in_force: true,
        issuer: Issuer::Department,
        organization: None,
        number: Some("0482-од".into()),
        signed_on: NaiveDate::from_ymd_opt(2026, 9, 1),
        effective_on: NaiveDate::from_ymd_opt(2026, 9, 1),
        title: format!("{} …", kind.label_ru()),
        preamble: Some("В соответствии с Положением, в целях развития,".into()),
        wording: items.iter().map(|item| wording(item, &names)).collect(),
        items,
        names: vec![Named {
            id: id(77),
            name: "Известная Только Приказу".into(),
        }],
        signatory: Some(Signatory {
            name: "Р. М. Начальникова".into(),
            post: "Начальник департамента".into(),
            acting: false,
        }),
        approvers: vec![Signatory {
            name: "А. Б. Согласующий".into(),
            post: "Юрист".into(),
            acting: false,
        }],
        executor: Some(Executor {
            name: "Исполнителева В. Г.".into(),
            phone: Some("200-00-00".into()),
        }),
        signature: Some(SignatureKind::Qualified),
        by_paper: false,
        note: None,
        repealed_on: None,
        repealed_by: None,
        amended_by: Vec::new(),
        cancellation: None,
        files: Vec::new(),
    }
}

/// The order of the year: the list, two compositions, an institution, control.
pub fn list_order() -> Order {
    let listed = |n: u128, institution: Option<u128>| ListedAssociation {
        association_id: id(n),
        organization_id: institution.map(id),
    };
    let member = |n: u128| ListedMember {
        person_id: id(n),
        admin_unit_code: Some("u1".into()),
    };
    let mut of = order(
        OrderKind::ApproveList,
        vec![
            Effect::ApproveList {
                school_year: Some(2026),
                associations: vec![listed(1, Some(5)), listed(2, None)],
            },
            Effect::ApproveComposition {
                association_id: id(1),
                members: (10..70).map(member).collect(),
            },
            Effect::ApproveComposition {
                association_id: id(2),
                members: Vec::new(),
            },
            Effect::AssignInstitution {
                association_id: id(2),
                organization_id: id(5),
            },
            Effect::Instruct {},
        ],
    );
    of.items[4].text = Some("Контроль исполнения приказа оставляю за собой".into());
    of
}
