//! The forty-one associations, and the orders that created, listed and ended them.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Deserialize;
use veche_domain::{
    Id,
    associations::{AssociationKind, AssociationStatus},
    calendar::Interval,
    journal::{Act, Entity},
    orders::{Basis, BasisKind, Effect, ListedAssociation, OrderKind, ReorganizationForm},
};
use veche_store::{
    StoreResult, Tx,
    associations::{AssociationRecord, NewStatusRow, insert_association, insert_status},
    dictionaries::all_subjects,
    journal::Author,
    new_id,
};

use super::{
    orders::{Issued, issue},
    people::organization,
    reference::{Reference, rows, split},
};
use crate::http::change;

#[derive(Deserialize)]
pub(super) struct AssociationRow {
    pub(super) code: String,
    kind: AssociationKind,
    name_ru: String,
    pub(super) subject_code: String,
    pub(super) audience_ru: String,
    pub(super) curating_org_id: String,
    pub(super) status: AssociationStatus,
    note: String,
}

/// The item that closes an order of the department.
pub(super) const CONTROL: &str = "Контроль исполнения приказа оставляю за собой.";

pub(super) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

pub(super) fn paper(kind: BasisKind, number: &str, date: NaiveDate) -> Basis {
    Basis {
        kind,
        number: Some(number.to_owned()),
        date: Some(date),
        note: None,
        order_id: None,
    }
}

/// The association that came last: a working group created in the demo's own school year.
pub(super) const LATEST: &str = "A40";

/// Registers every association as a draft and lets the orders of former years create, list, reorganize and
/// liquidate them. Gives the list that was in force before the demo's year.
pub(super) fn fill_all(
    tx: &mut Tx<'_>,
    author: &Author,
    organizations: &HashMap<String, Id>,
) -> StoreResult<Id> {
    let subjects: HashMap<String, String> = all_subjects(tx.conn)?
        .into_iter()
        .map(|s| (s.code, s.name))
        .collect();
    let mut ids: HashMap<String, Id> = HashMap::new();
    let mut listed = Vec::new();
    for row in rows::<AssociationRow>(Reference::ASSOCIATIONS)? {
        let association = new_id();
        let mut record = record(association, &row, author);
        record.index(subjects.get(&row.subject_code).map(String::as_str));
        insert_association(tx.conn, &record)?;
        let draft = NewStatusRow {
            association,
            status: AssociationStatus::Draft,
            term: Interval::default(),
            basis: None,
        };
        insert_status(tx.conn, &draft)?;
        let institution = organization(organizations, &row.curating_org_id)?;
        let object = (Entity::Association, association, row.name_ru.as_str());
        let entry = change(
            Act::Create,
            "create_association",
            object,
            None,
            Some(&record.code),
        );
        tx.append(author, &entry)?;
        listed.push((association, institution, row.status, row.code == LATEST));
        ids.insert(row.code, association);
    }
    let first: Vec<_> = listed.iter().filter(|(.., latest)| !latest).collect();
    let creations = first
        .iter()
        .map(|(id, ..)| Effect::Create { association_id: *id });
    let list = |year, active: bool| Effect::ApproveList {
        school_year: Some(year),
        associations: first
            .iter()
            .filter(|(_, _, status, _)| !active || *status == AssociationStatus::Active)
            .map(|(id, institution, ..)| ListedAssociation {
                association_id: *id,
                organization_id: Some(*institution),
            })
            .collect(),
    };
    issue(
        tx,
        author,
        &Issued {
            kind: OrderKind::Create,
            institution: None,
            number: "0621-од",
            signed_on: day(2022, 8, 25),
            effective_on: day(2022, 9, 1),
            title: "О создании профессиональных объединений педагогических и управленческих кадров",
            effects: creations.chain([list(2022, false)]).collect(),
            closing: Some(CONTROL),
        },
    )?;
    let [absorbed, successor, solved, latest] =
        ["A17", "A04", "A41", LATEST].map(|code| ids.get(code).copied());
    if let (Some(absorbed), Some(successor), Some(solved)) = (absorbed, successor, solved) {
        issue(
            tx,
            author,
            &Issued {
                kind: OrderKind::Reorganize,
                institution: None,
                number: "0718-од",
                signed_on: day(2025, 8, 22),
                effective_on: day(2025, 9, 1),
                title: "О реорганизации и ликвидации профессиональных объединений",
                effects: vec![
                    Effect::Reorganize {
                        form: ReorganizationForm::Accession,
                        predecessors: vec![absorbed],
                        successors: vec![successor],
                        carried: Vec::new(),
                        new_kind: None,
                    },
                    Effect::Liquidate {
                        association_id: solved,
                        solution: Some("методические рекомендации по введению обновлённых ФГОС.".to_owned()),
                    },
                ],
                closing: Some(CONTROL),
            },
        )?;
    }
    let former = issue(
        tx,
        author,
        &Issued {
            kind: OrderKind::ApproveList,
            institution: None,
            number: "0719-од",
            signed_on: day(2025, 8, 25),
            effective_on: day(2025, 9, 1),
            title: "Об утверждении перечня профессиональных объединений на 2025/2026 учебный год",
            effects: vec![list(2025, true)],
            closing: Some(CONTROL),
        },
    )?;
    if let Some((id, institution, ..)) = listed.iter().find(|(id, ..)| Some(*id) == latest) {
        issue(
            tx,
            author,
            &Issued {
                kind: OrderKind::Create,
                institution: None,
                number: "0893-од",
                signed_on: day(2026, 10, 9),
                effective_on: day(2026, 10, 12),
                title: "О создании фокус-группы по цифровой образовательной среде",
                effects: vec![
                    Effect::Create { association_id: *id },
                    Effect::AssignInstitution {
                        association_id: *id,
                        organization_id: *institution,
                    },
                ],
                closing: Some(CONTROL),
            },
        )?;
    }
    Ok(former)
}

fn record(association: Id, row: &AssociationRow, author: &Author) -> AssociationRecord {
    let some = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
    let group = row.kind == AssociationKind::WorkingGroup;
    let joint = row.kind == AssociationKind::ProfessionalAssociation;
    // «учителя физики, химии, биологии» names the adjacent professions of IV one after another.
    let professions = if joint {
        split(&row.audience_ru.replace(", ", "|"))
    } else {
        Vec::new()
    };
    AssociationRecord {
        id: association.to_string(),
        version: 1,
        code: row.code.clone(),
        name: row.name_ru.clone(),
        kind: row.kind.to_string(),
        subject_code: some(&row.subject_code),
        audience: some(&row.audience_ru).filter(|_| !group),
        professions: serde_json::to_string(&professions).unwrap_or_else(|_| "[]".to_owned()),
        problem: None,
        composition: group.then(|| "variable".to_owned()),
        planned_end: None,
        base_site_id: None,
        note: some(&row.note),
        sort_key: String::new(),
        search_key: String::new(),
        created_at: author.at.naive_utc(),
    }
}
