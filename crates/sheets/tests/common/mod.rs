//! The demo dictionaries as references, and the demo files.
// Helpers stand outside of #[test] functions, where the allowances of clippy.toml do not reach.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::indexing_slicing)]

use std::{
    collections::{BTreeMap, HashMap},
    path::PathBuf,
};

use veche_domain::{
    dictionaries::{CategoryKind, Position, PositionGroup, Subject},
    districts::{AdminUnit, District},
    imports::{ImportRow, KnownPerson, OrganizationEntry, Outcome, References, RowClass, RowValues},
};

pub fn demo(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../server/demo")
        .join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Records of a demo CSV file by column name.
pub fn records(name: &str) -> Vec<HashMap<String, String>> {
    let bytes = demo(name);
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let headers = reader.headers().unwrap().clone();
    reader
        .records()
        .map(|record| {
            headers
                .iter()
                .map(str::to_owned)
                .zip(record.unwrap().iter().map(str::to_owned))
                .collect()
        })
        .collect()
}

fn aliases(text: &str) -> Vec<String> {
    text.split('|')
        .filter(|alias| !alias.is_empty())
        .map(str::to_owned)
        .collect()
}

fn given(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Dictionaries and organizations of the demo.
pub fn references() -> References {
    let mut admin_units: Vec<AdminUnit> = Vec::new();
    for r in records("districts.csv") {
        let district = District {
            code: r["code"].clone(),
            name: r["name_ru"].clone(),
            genitive: r["genitive_ru"].clone(),
            admin_unit_code: r["admin_unit_code"].clone(),
            aliases: aliases(&r["aliases"]),
        };
        match admin_units
            .iter_mut()
            .find(|unit| unit.code == r["admin_unit_code"])
        {
            Some(unit) => unit.districts.push(district),
            None => admin_units.push(AdminUnit {
                code: r["admin_unit_code"].clone(),
                name: r["admin_unit_name_ru"].clone(),
                genitive: r["admin_unit_genitive_ru"].clone(),
                kind: r["admin_unit_kind_ru"].clone(),
                districts: vec![district],
            }),
        }
    }
    let positions = records("positions.csv").into_iter().map(|r| Position {
        code: r["code"].clone(),
        name: r["name_ru"].clone(),
        group: PositionGroup::Pedagogical,
        in_nomenclature: r["in_nomenclature_225"] == "1",
        aliases: aliases(&r["aliases"]),
    });
    let subjects = records("subjects.csv").into_iter().map(|r| Subject {
        code: r["code"].clone(),
        name: r["name_ru"].clone(),
        genitive: r["genitive_ru"].clone(),
        area: r["area_ru"].clone(),
        in_vsosh: r["in_vsosh"] == "1",
        aliases: aliases(&r["aliases"]),
    });
    let categories = records("categories.csv").into_iter().map(|r| CategoryKind {
        code: r["code"].clone(),
        name: r["name_ru"].clone(),
        short: r["short_ru"].clone(),
        rank: r["rank"].parse().unwrap(),
        qualifies_for_head: r["qualifies_for_head"] == "1",
        aliases: aliases(&r["aliases"]),
    });
    let organizations = records("organizations.csv")
        .into_iter()
        .map(|r| OrganizationEntry {
            id: r["id"].clone(),
            code: Some(r["id"].clone()),
            kind: r["kind"].parse().unwrap(),
            number: given(&r["number"]),
            full_name: r["full_name_ru"].clone(),
            short_name: r["short_name_ru"].clone(),
            aliases: Vec::new(),
            admin_unit_code: given(&r["admin_unit_code"]),
        });
    References {
        organizations: organizations.collect(),
        positions: positions.collect(),
        subjects: subjects.collect(),
        categories: categories.collect(),
        admin_units,
    }
}

/// The register after an import: what its outcome creates.
pub fn register(outcome: &Outcome) -> Vec<KnownPerson> {
    let mut people: Vec<KnownPerson> = Vec::new();
    let mut by_row: HashMap<u32, usize> = HashMap::new();
    for row in &outcome.rows {
        let Some(RowValues::Person(person)) = &row.values else {
            continue;
        };
        match row.class {
            RowClass::New | RowClass::Namesake => {
                by_row.insert(row.row, people.len());
                people.push(KnownPerson {
                    id: format!("p{}", row.row),
                    last_name: person.last_name.clone(),
                    first_name: person.first_name.clone(),
                    patronymic: person.patronymic.clone(),
                    organization_ids: vec![person.organization_id.clone()],
                    phones: person.phone.iter().cloned().collect(),
                    emails: person.email.iter().cloned().collect(),
                    category: Some(person.category.clone()),
                });
            }
            RowClass::SecondJob => {
                let first = by_row[&row.ref_row.unwrap()];
                people[first]
                    .organization_ids
                    .push(person.organization_id.clone());
            }
            RowClass::Duplicate | RowClass::Invalid => {}
        }
    }
    people
}

/// A row in the columns of people_expected.csv; ё as е, because the truth gives ё where the list has е.
fn printed(row: &ImportRow) -> BTreeMap<&'static str, String> {
    let opt = |value: Option<String>| value.unwrap_or_default();
    let codes: Vec<&str> = row.warnings.iter().map(|w| w.code()).collect();
    let mut out = BTreeMap::from([
        ("row", row.row.to_string()),
        ("class", row.class.code().to_owned()),
        ("error", opt(row.error.map(|e| e.code().to_owned()))),
        ("warnings", codes.join("|")),
        ("ref_row", opt(row.ref_row.map(|r| r.to_string()))),
    ]);
    let person = match &row.values {
        Some(RowValues::Person(person)) => person.clone(),
        _ => Default::default(),
    };
    out.extend([
        ("last_name", person.last_name),
        ("first_name", person.first_name),
        ("patronymic", opt(person.patronymic)),
        ("org_id", person.organization_id),
        ("position", person.position),
        ("subjects", person.subjects.join("|")),
        ("category", person.category),
        ("category_date", opt(person.category_date.map(|d| d.to_string()))),
        (
            "experience_total",
            opt(person.experience_total.map(|y| y.to_string())),
        ),
        (
            "experience_ped",
            opt(person.experience_ped.map(|y| y.to_string())),
        ),
        ("phone", opt(person.phone)),
        ("email", opt(person.email)),
    ]);
    out
}

/// How an import of the demo list differs from the truth; empty when it does not.
pub fn differences(outcome: &Outcome) -> Vec<String> {
    let expected = records("people_expected.csv");
    let mut differences = Vec::new();
    if outcome.rows.len() != expected.len() {
        differences.push(format!(
            "{} rows, expected {}",
            outcome.rows.len(),
            expected.len()
        ));
    }
    for (row, expected) in outcome.rows.iter().zip(&expected) {
        for (column, found) in printed(row) {
            let wanted = &expected[column];
            if found.replace('ё', "е").replace('Ё', "Е") != wanted.replace('ё', "е").replace('Ё', "Е")
            {
                differences.push(format!(
                    "row {}: {column}: {found:?}, expected {wanted:?}",
                    row.row
                ));
            }
        }
    }
    differences
}
