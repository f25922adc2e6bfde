//! Compositions of the associations for which the imported people suffice, with leaders, secretaries and curators.

use std::collections::{BTreeMap, HashMap, HashSet};

use veche_domain::{
    Id,
    associations::{Asked, AssociationKind, AssociationStatus, Office, Requirements, eligibility},
    calendar::Interval,
    orders::{BasisKind, Effect, ListedAssociation, ListedMember, OrderKind},
    regulation::Profile,
};
use veche_store::{
    StoreError, StoreResult, Tx,
    dictionaries::{all_admin_units, all_subjects},
    districts::{
        DistrictAssociationRecord, NewDistrictHeadRow, insert_district_association, insert_district_head,
    },
    imports::{import_references, known_associations},
    journal::Author,
    new_id,
};

use super::{
    associations::{AssociationRow, CONTROL, LATEST, day, paper},
    circles::{CIRCLES, Circle},
    orders::{Issued, issue},
    people::{Candidate, Staff, candidates, organization},
    reference::{Reference, rows},
};

/// Who holds what in an association that was given a composition.
#[derive(Debug, Clone)]
pub(super) struct Holders {
    pub(super) association: Id,
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
    /// Annexes 1 and 3 of the list: those that are at work, with their institutions.
    fn listed(&self, organizations: &HashMap<String, Id>) -> StoreResult<Vec<ListedAssociation>> {
        let at_work = |row: &&AssociationRow| row.status == AssociationStatus::Active && row.code != LATEST;
        let mut rows: Vec<&AssociationRow> = self.rows.values().filter(at_work).collect();
        rows.sort_by_key(|row| row.code.as_str());
        rows.into_iter()
            .filter_map(|row| Some((self.associations.get(&row.code)?, row)))
            .map(|(id, row)| {
                Ok(ListedAssociation {
                    association_id: *id,
                    organization_id: Some(organization(organizations, &row.curating_org_id)?),
                })
            })
            .collect()
    }

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
    (organizations, former): (&HashMap<String, Id>, Id),
) -> StoreResult<HashMap<&'static str, Holders>> {
    let materials = materials(tx, profile, staff)?;
    let mut taken: HashSet<Id> = HashSet::new();
    let mut filled = HashMap::new();
    let mut compositions = Vec::new();
    let mut curators: BTreeMap<String, Vec<Effect>> = BTreeMap::new();
    for (number, circle) in CIRCLES.iter().enumerate() {
        let members = choose(&materials, circle, &mut taken);
        let Some(leader) = members.iter().find(|c| materials.may_lead(c)).map(|c| c.id) else {
            continue;
        };
        let Some(secretary) = members.iter().map(|c| c.id).find(|id| *id != leader) else {
            continue;
        };
        let missing = || StoreError::Other(format!("no association {}", circle.code));
        let row = materials.rows.get(circle.code).ok_or_else(missing)?;
        let association = *materials.associations.get(circle.code).ok_or_else(missing)?;
        for member in &members {
            fill_district_head(tx, &materials, row, member, number)?;
        }
        compositions.push(Effect::ApproveComposition {
            association_id: association,
            members: members
                .iter()
                .map(|m| ListedMember {
                    person_id: m.id,
                    admin_unit_code: Some(m.unit.clone()),
                })
                .collect(),
        });
        let institution = materials.staff.get(&row.curating_org_id).ok_or_else(missing)?;
        let curator = *institution
            .get(number % institution.len().max(1))
            .ok_or_else(missing)?;
        let appointed = curators.entry(row.curating_org_id.clone()).or_default();
        appointed.push(Effect::AppointCurator {
            association_id: association,
            person_id: curator,
        });
        let members = members.iter().map(|m| m.id).collect();
        filled.insert(
            circle.code,
            Holders {
                association,
                leader,
                secretary,
                curator,
                members,
            },
        );
    }
    let list = Effect::ApproveList {
        school_year: Some(2026),
        associations: materials.listed(organizations)?,
    };
    issue(
        tx,
        author,
        &Issued {
            kind: OrderKind::ApproveList,
            institution: None,
            number: "0745-од",
            signed_on: day(2026, 8, 24),
            effective_on: day(2026, 8, 25),
            title: "Об утверждении перечня и составов профессиональных объединений на 2026/2027 учебный год",
            effects: [list]
                .into_iter()
                .chain(compositions)
                .chain([Effect::Repeal { order_id: former }])
                .collect(),
            closing: Some(CONTROL),
        },
    )?;
    for (code, effects) in curators {
        issue(
            tx,
            author,
            &Issued {
                kind: OrderKind::AppointCurator,
                institution: Some(organization(organizations, &code)?),
                number: if code == "niso" { "41-к" } else { "17-к" },
                signed_on: day(2026, 8, 28),
                effective_on: day(2026, 9, 1),
                title: "О назначении кураторов профессиональных объединений",
                effects,
                closing: None,
            },
        )?;
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
