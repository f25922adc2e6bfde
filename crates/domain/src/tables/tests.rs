use std::collections::BTreeSet;

use super::*;
use crate::{
    accounts, analyses, associations, compliance, council, dictionaries, districts, elections, imports,
    journal, library, meetings, minutes, orders, organizations, people, plans, reminders,
};

fn names() -> Names {
    let pair = |code: &str, name: &str| BTreeMap::from([(code.to_owned(), name.to_owned())]);
    Names {
        categories: pair("highest", "высшая категория"),
        units: pair("leninsky", "Ленинский район"),
        districts: BTreeMap::new(),
        subjects: BTreeMap::new(),
        associations: BTreeMap::new(),
        institutions: BTreeMap::new(),
        local: Box::new(|at| (at + chrono::Duration::hours(7)).naive_utc()),
    }
}

fn headings<T: Tabular>() -> (&'static str, Vec<&'static str>) {
    (T::TITLE, T::columns().iter().map(|c| c.title).collect())
}

#[test]
fn every_table_has_headings_of_its_own_and_a_title_of_its_own() {
    let tables = [
        headings::<accounts::Account>(),
        headings::<analyses::AnalysisRow>(),
        headings::<associations::AssociationRow>(),
        headings::<associations::Membership>(),
        headings::<compliance::CaseFile>(),
        headings::<compliance::Finding>(),
        headings::<council::CouncilMember>(),
        headings::<dictionaries::CategoryKind>(),
        headings::<dictionaries::Position>(),
        headings::<dictionaries::Subject>(),
        headings::<districts::AdminUnit>(),
        headings::<districts::District>(),
        headings::<districts::DistrictAssociation>(),
        headings::<elections::ElectionRow>(),
        headings::<imports::ImportListRow>(),
        headings::<imports::ImportProfile>(),
        headings::<imports::ImportRow>(),
        headings::<journal::JournalEntry>(),
        headings::<library::AcknowledgementRow>(),
        headings::<library::NormativeDocumentRow>(),
        headings::<library::Reader>(),
        headings::<meetings::CalendarLink>(),
        headings::<meetings::MeetingRow>(),
        headings::<minutes::Resolution>(),
        headings::<orders::OrderRow>(),
        headings::<organizations::OrganizationRow>(),
        headings::<people::DuplicatePair>(),
        headings::<people::Merge>(),
        headings::<people::PersonRow>(),
        headings::<plans::DepartmentEvent>(),
        headings::<plans::PlanRow>(),
        headings::<reminders::Notice>(),
    ];
    let titles: BTreeSet<&str> = tables.iter().map(|(title, _)| *title).collect();
    assert_eq!(titles.len(), tables.len());
    for (title, headings) in tables {
        let different: BTreeSet<&&str> = headings.iter().collect();
        assert_eq!(different.len(), headings.len(), "{title}: {headings:?}");
        assert!(
            headings
                .iter()
                .all(|h| h.chars().next().is_some_and(char::is_uppercase)),
            "{title}: {headings:?}"
        );
    }
}

#[test]
fn a_row_becomes_days_numbers_and_names() {
    let names = names();
    let person = people::PersonRow {
        id: Id::nil(),
        full_name: "Фёдорова Анна Ивановна".to_owned(),
        employments: Vec::new(),
        category_code: Some("highest".to_owned()),
        category_valid: true,
        category_until: NaiveDate::from_ymd_opt(2027, 3, 1),
        tenure: None,
    };
    let cells: Vec<Cell> = people::PersonRow::columns()
        .iter()
        .map(|column| (column.take)(&person, &names))
        .collect();
    assert_eq!(
        cells,
        [
            Cell::text("Фёдорова Анна Ивановна"),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::text("высшая категория"),
            Cell::Bool(true),
            // The last day on which it is valid, not the day after.
            Cell::date(NaiveDate::from_ymd_opt(2027, 2, 28).unwrap()),
            Cell::Empty,
        ]
    );
    assert_eq!(
        names.unit(Some("lost")),
        Cell::text("lost"),
        "a lost code is shown"
    );
    let late = "2026-11-25T20:30:00Z".parse().unwrap();
    assert_eq!(
        names.day(Some(late)),
        Cell::date(NaiveDate::from_ymd_opt(2026, 11, 26).unwrap())
    );
    assert_eq!(names.time(late), Cell::text("03:30"));
}
