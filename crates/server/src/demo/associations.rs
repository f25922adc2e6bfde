//! The forty-one associations, and compositions of those the imported people suffice for.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde::Deserialize;
use veche_domain::{
    Id,
    associations::{
        Asked, AssociationKind, AssociationStatus, MembershipState, Office, Requirements, eligibility,
    },
    calendar::Interval,
    journal::{Act, Entity},
    orders::{Basis, BasisKind},
    regulation::Profile,
};
use veche_store::{
    StoreError, StoreResult, Tx,
    associations::{
        AssociationRecord, NewCuratingRow, NewMembershipRow, NewOfficeRow, NewStatusRow, insert_association,
        insert_association_succession, insert_curating, insert_membership, insert_office, insert_status,
    },
    dictionaries::{all_admin_units, all_subjects},
    districts::{
        DistrictAssociationRecord, NewDistrictHeadRow, insert_district_association, insert_district_head,
    },
    imports::{import_references, known_associations},
    journal::Author,
    new_id,
};

use super::{
    circles::{CIRCLES, Circle},
    people::{Candidate, Staff, candidates, organization},
    reference::{Reference, rows, split},
};
use crate::http::change;

#[derive(Deserialize)]
struct AssociationRow {
    code: String,
    kind: AssociationKind,
    name_ru: String,
    subject_code: String,
    audience_ru: String,
    curating_org_id: String,
    status: AssociationStatus,
    note: String,
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn paper(kind: BasisKind, number: &str, date: NaiveDate) -> Basis {
    Basis {
        kind,
        number: Some(number.to_owned()),
        date: Some(date),
        note: None,
        order_id: None,
    }
}

/// Registers every association with its states and its curating institution.
pub(super) fn fill_all(
    tx: &mut Tx<'_>,
    author: &Author,
    organizations: &HashMap<String, Id>,
) -> StoreResult<()> {
    let subjects: HashMap<String, String> = all_subjects(tx.conn)?
        .into_iter()
        .map(|s| (s.code, s.name))
        .collect();
    let created = paper(BasisKind::DepartmentOrder, "0621-од", day(2022, 8, 25));
    let mut ids: HashMap<String, Id> = HashMap::new();
    for row in rows::<AssociationRow>(Reference::ASSOCIATIONS)? {
        let association = new_id();
        let mut record = record(association, &row, author);
        record.index(subjects.get(&row.subject_code).map(String::as_str));
        insert_association(tx.conn, &record)?;
        let ended = (row.status != AssociationStatus::Active).then(|| day(2025, 9, 1));
        let term = Interval::new(day(2022, 9, 1), ended);
        insert_status(
            tx.conn,
            &NewStatusRow {
                association,
                status: AssociationStatus::Active,
                term,
                basis: Some(&created),
            },
        )?;
        if let Some(from) = ended {
            let order = paper(BasisKind::DepartmentOrder, "0718-од", day(2025, 8, 22));
            let status = NewStatusRow {
                association,
                status: row.status,
                term: Interval::new(from, None),
                basis: Some(&order),
            };
            insert_status(tx.conn, &status)?;
        }
        let institution = organization(organizations, &row.curating_org_id)?;
        insert_curating(
            tx.conn,
            &NewCuratingRow {
                association,
                organization: institution,
                term,
                basis: Some(&created),
            },
        )?;
        let object = (Entity::Association, association, row.name_ru.as_str());
        tx.append(
            author,
            &change(
                Act::Create,
                "create_association",
                object,
                None,
                Some(&record.code),
            ),
        )?;
        ids.insert(row.code, association);
    }
    if let (Some(absorbed), Some(successor)) = (ids.get("A17"), ids.get("A04")) {
        let order = paper(BasisKind::DepartmentOrder, "0718-од", day(2025, 8, 22));
        insert_association_succession(tx.conn, *absorbed, *successor, day(2025, 9, 1), Some(&order))?;
    }
    Ok(())
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

/// Who holds what in an association that was given a composition.
#[derive(Debug, Clone)]
pub(super) struct Holders {
    pub(super) leader: Id,
    pub(super) secretary: Id,
    pub(super) curator: Id,
    pub(super) members: Vec<Id>,
}

/// What compositions are made from.
struct Materials<'s> {
    associations: HashMap<String, Id>,
    subjects: HashMap<String, String>,
    units: Vec<(String, String)>,
    candidates: Vec<Candidate>,
    rows: HashMap<String, AssociationRow>,
    staff: &'s Staff,
    asks: Requirements,
}

impl Materials<'_> {
    /// Whether a candidate may be elected leader of a ММО of teachers (VII.7.3).
    fn may_lead(&self, candidate: &Candidate) -> bool {
        let of = Asked {
            kind: AssociationKind::Mmo,
            managerial: false,
        };
        eligibility(Office::Leader, of, &candidate.standing, &self.asks).allowed
    }
}

/// Gives compositions to the associations for which the imported people suffice: one head of a district
/// association from each unit, a leader who may be one, a secretary, a curator.
pub(super) fn fill_compositions(
    tx: &mut Tx<'_>,
    author: &Author,
    profile: &Profile,
    staff: &Staff,
) -> StoreResult<HashMap<&'static str, Holders>> {
    let materials = materials(tx, profile, staff)?;
    let mut taken: HashSet<Id> = HashSet::new();
    let mut filled = HashMap::new();
    for (number, circle) in CIRCLES.iter().enumerate() {
        let members = choose(&materials, circle, &mut taken);
        let Some(leader) = members.iter().find(|c| materials.may_lead(c)).map(|c| c.id) else {
            continue;
        };
        let Some(secretary) = members.iter().map(|c| c.id).find(|id| *id != leader) else {
            continue;
        };
        let curator = fill_composition(
            tx,
            author,
            &materials,
            circle,
            &members,
            [leader, secretary],
            number,
        )?;
        let members = members.iter().map(|m| m.id).collect();
        filled.insert(
            circle.code,
            Holders {
                leader,
                secretary,
                curator,
                members,
            },
        );
    }
    Ok(filled)
}

fn materials<'s>(tx: &mut Tx<'_>, profile: &Profile, staff: &'s Staff) -> StoreResult<Materials<'s>> {
    let known = known_associations(tx.conn)?;
    let parse = |text: &str| text.parse::<Id>().map_err(|e| StoreError::Other(e.to_string()));
    let associations: StoreResult<HashMap<String, Id>> = known
        .into_iter()
        .filter_map(|a| Some((a.code?, a.id)))
        .map(|(code, id)| Ok((code, parse(&id)?)))
        .collect();
    let references = import_references(tx.conn)?;
    let unit_of: HashMap<String, String> = references
        .organizations
        .into_iter()
        .filter_map(|o| Some((o.id, o.admin_unit_code?)))
        .collect();
    let elected = day(2026, 8, 28);
    Ok(Materials {
        associations: associations?,
        subjects: all_subjects(tx.conn)?
            .into_iter()
            .map(|s| (s.code, s.name))
            .collect(),
        units: all_admin_units(tx.conn)?
            .into_iter()
            .map(|u| (u.code, u.name))
            .collect(),
        candidates: candidates(tx.conn, &unit_of, elected)?,
        rows: rows::<AssociationRow>(Reference::ASSOCIATIONS)?
            .into_iter()
            .map(|r| (r.code.clone(), r))
            .collect(),
        staff,
        asks: Requirements::of(profile),
    })
}

/// One person from each unit, those who may lead first; nobody heads two district associations.
fn choose<'a>(materials: &'a Materials<'_>, circle: &Circle, taken: &mut HashSet<Id>) -> Vec<&'a Candidate> {
    let mut chosen = Vec::new();
    for (unit, _) in &materials.units {
        let here = materials
            .candidates
            .iter()
            .filter(|c| c.unit == *unit && circle.unites(&c.values) && !taken.contains(&c.id));
        if let Some(best) = here.min_by_key(|c| !materials.may_lead(c)) {
            taken.insert(best.id);
            chosen.push(best);
        }
    }
    chosen
}

fn fill_composition(
    tx: &mut Tx<'_>,
    author: &Author,
    materials: &Materials<'_>,
    circle: &Circle,
    members: &[&Candidate],
    [leader, secretary]: [Id; 2],
    number: usize,
) -> StoreResult<Id> {
    let missing = || StoreError::Other(format!("no association {}", circle.code));
    let row = materials.rows.get(circle.code).ok_or_else(missing)?;
    let association = *materials.associations.get(circle.code).ok_or_else(missing)?;
    let order = paper(BasisKind::DepartmentOrder, "0745-од", day(2026, 8, 24));
    for member in members {
        fill_district_head(tx, materials, row, member, number)?;
        let membership = NewMembershipRow {
            association,
            person: member.id,
            admin_unit_code: Some(&member.unit),
            state: MembershipState::InForce,
            term: Interval::new(day(2026, 8, 25), None),
            basis: Some(&order),
            end_ground: None,
        };
        insert_membership(tx.conn, &membership)?;
    }
    let minutes = paper(BasisKind::Minutes, "1", day(2026, 8, 28));
    let institution = materials.staff.get(&row.curating_org_id).ok_or_else(missing)?;
    let curator = *institution
        .get(number % institution.len().max(1))
        .ok_or_else(missing)?;
    let appointment = paper(
        BasisKind::InstitutionOrder,
        &format!("{}-к", 41 + number),
        day(2026, 8, 20),
    );
    let terms = [
        (Office::Leader, leader, day(2026, 8, 28), &minutes),
        (Office::Secretary, secretary, day(2026, 8, 28), &minutes),
        (Office::Curator, curator, day(2026, 9, 1), &appointment),
    ];
    for (office, person, from, basis) in terms {
        let term = Interval::new(from, None);
        insert_office(
            tx.conn,
            &NewOfficeRow {
                association,
                office,
                person,
                term,
                basis,
                end_ground: None,
            },
        )?;
    }
    let object = (Entity::Association, association, row.name_ru.as_str());
    let mut entry = change(Act::Update, "approve_composition", object, None, Some(&order));
    entry.touches = members.iter().map(|m| m.id).chain([curator]).collect();
    tx.append(author, &entry)?;
    Ok(curator)
}

/// The district association of the circle in the member's unit, headed by the member (VII.7.1).
fn fill_district_head(
    tx: &mut Tx<'_>,
    materials: &Materials<'_>,
    row: &AssociationRow,
    member: &Candidate,
    number: usize,
) -> StoreResult<()> {
    let id = new_id();
    let unit = materials
        .units
        .iter()
        .find(|(code, _)| *code == member.unit)
        .map_or("", |(_, name)| name);
    let mut record = DistrictAssociationRecord {
        id: id.to_string(),
        version: 1,
        subject_code: row.subject_code.clone(),
        admin_unit_code: member.unit.clone(),
        audience_key: String::new(),
        audience: Some(row.audience_ru.clone()).filter(|audience| audience != "учителя"),
        name: String::new(),
        valid_from: None,
        valid_until: None,
        sort_key: String::new(),
        search_key: String::new(),
    };
    record.index(
        materials
            .subjects
            .get(&row.subject_code)
            .map_or("", String::as_str),
        unit,
    );
    insert_district_association(tx.conn, &record)?;
    let basis = paper(
        BasisKind::OrganizationOrder,
        &format!("{}-р", 12 + number),
        day(2025, 9, 5),
    );
    let term = Interval::new(day(2025, 9, 5), None);
    let head = NewDistrictHeadRow {
        district_association: id,
        person: member.id,
        term,
        basis: &basis,
        end_reason: None,
    };
    insert_district_head(tx.conn, &head)?;
    Ok(())
}
