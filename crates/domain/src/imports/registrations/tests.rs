use std::collections::BTreeMap;

use super::*;
use crate::{
    imports::{Cell, OrganizationEntry},
    organizations::OrganizationKind,
};

fn school(id: &str, number: &str) -> OrganizationEntry {
    OrganizationEntry {
        id: id.to_owned(),
        code: None,
        kind: OrganizationKind::School,
        number: Some(number.to_owned()),
        full_name: format!("Средняя общеобразовательная школа № {number}"),
        short_name: format!("СОШ № {number}"),
        aliases: Vec::new(),
        admin_unit_code: None,
    }
}

fn references() -> References {
    References {
        organizations: vec![school("s901", "901"), school("s902", "902")],
        ..References::default()
    }
}

fn member(id: &str, name: &str, at: &str, mark: Option<Mark>) -> Registrant {
    let mut parts = name.split(' ').map(str::to_owned);
    Registrant {
        person: KnownPerson {
            id: id.to_owned(),
            last_name: parts.next().unwrap_or_default(),
            first_name: parts.next().unwrap_or_default(),
            patronymic: parts.next(),
            organization_ids: vec![at.to_owned()],
            ..KnownPerson::default()
        },
        mark,
    }
}

/// Rows of time, name, organization, participation, consent.
fn table(rows: &[[&str; 5]]) -> RawTable {
    let fields = [
        Field::SubmittedAt,
        Field::FullName,
        Field::Organization,
        Field::Participation,
        Field::Consent,
    ];
    let row = |(number, cells): (u32, &[&str; 5])| RawRow {
        number,
        section: None,
        cells: fields
            .into_iter()
            .zip(cells)
            .filter(|(_, text)| !text.is_empty())
            .map(|(field, text)| (field, Cell::text(*text)))
            .collect::<BTreeMap<_, _>>(),
    };
    RawTable {
        rows: (2..).zip(rows).map(row).collect(),
        ..RawTable::default()
    }
}

fn brief(rows: &[[&str; 5]], participants: &[Registrant], invitees: &[&str]) -> Vec<String> {
    let invitees: Vec<String> = invitees.iter().map(|name| (*name).to_owned()).collect();
    let register = Register {
        participants,
        invitees: &invitees,
    };
    let outcome = classify(&table(rows), &references(), register);
    let told = |row: &ImportRow| {
        let said = row.error.map_or_else(|| row.class.to_string(), |e| e.to_string());
        let who = match &row.values {
            Some(RowValues::Registration(values)) => {
                let who = values.person_id.clone().unwrap_or_else(|| values.name.clone());
                format!(" {who} {}", values.mark)
            }
            _ => String::new(),
        };
        let warnings: String = row.warnings.iter().map(|w| format!(" {w}")).collect();
        format!("{said}{who}{warnings}")
    };
    outcome.rows.iter().map(told).collect()
}

const ANNA: &str = "Петрова Анна Ильинична";

#[test]
fn participants_are_marked_and_others_are_invitees() {
    let members = [
        member("p1", ANNA, "s901", None),
        member("p2", "Ким Олег Ильич", "s902", None),
    ];
    let rows = [
        ["", "ПЕТРОВА  анна ильинична", "школа №901", "Очно", "Да"],
        [
            "",
            "Ким О. И.",
            "у нас в школе",
            "Дистанционно (по ссылке)",
            "Согласен(а)",
        ],
        ["", "Гостева Ирина Олеговна", "СОШ 902", "онлайн", "да"],
        ["", "Неведомый П. П.", "", "онлайн", "да"],
        ["", "", "", "очно", "да"],
        ["", "Лишний Иван Ильич http://x.example", "", "очно", "да"],
    ];
    assert_eq!(
        brief(&rows, &members, &[]),
        [
            "NEW p1 present",
            "NEW p2 online",
            "NEW Гостева Ирина Олеговна online",
            "FIO_INITIALS",
            "FIO_MISSING",
            "FIO_INVALID"
        ]
    );
}

#[test]
fn of_repeated_answers_the_last_one_counts_whatever_the_order_of_the_file() {
    let members = [member("p1", ANNA, "s901", None)];
    let upwards = [
        ["2026-11-20 10:15:00", ANNA, "", "очно", "да"],
        ["2026-11-20T11:00:00+07:00", ANNA, "", "онлайн", "да"],
    ];
    assert_eq!(
        brief(&upwards, &members, &[]),
        ["DUPLICATE p1 present", "NEW p1 online"]
    );
    let downwards = [
        ["21.11.2026 09:00", ANNA, "", "очно", "да"],
        ["20.11.2026 23:59", ANNA, "", "онлайн", "да"],
    ];
    assert_eq!(
        brief(&downwards, &members, &[]),
        ["NEW p1 present", "DUPLICATE p1 online"]
    );
    let untimed = [["", ANNA, "", "очно", "да"], ["утром", ANNA, "", "онлайн", "да"]];
    assert_eq!(
        brief(&untimed, &members, &[]),
        ["DUPLICATE p1 present", "NEW p1 online"]
    );
}

#[test]
fn what_the_meeting_knows_is_neither_doubled_nor_changed() {
    let members = [
        member("p1", ANNA, "s901", Some(Mark::Present)),
        member("p2", "Ким Олег Ильич", "s902", Some(Mark::Absent)),
    ];
    let rows = [
        ["", ANNA, "", "очно", "да"],
        ["", "Ким Олег Ильич", "", "очно", "да"],
        ["", "Гостева Ирина Олеговна", "", "очно", "да"],
    ];
    assert_eq!(
        brief(&rows, &members, &["ГОСТЕВА Ирина Олеговна"]),
        [
            "DUPLICATE p1 present",
            "DUPLICATE p2 present DUP_CONFLICT",
            "DUPLICATE Гостева Ирина Олеговна present"
        ]
    );
}

#[test]
fn namesakes_are_told_by_their_schools() {
    let members = [member("p1", ANNA, "s901", None), member("p2", ANNA, "s902", None)];
    let rows = [
        ["", ANNA, "СОШ № 902", "очно", "да"],
        ["", ANNA, "моя школа", "очно", "да"],
    ];
    assert_eq!(
        brief(&rows, &members, &[]),
        ["NEW p2 present", "PERSON_AMBIGUOUS"]
    );
    let alone = [["", ANNA, "СОШ № 902", "очно", "да"]];
    assert_eq!(
        brief(&alone, &members[..1], &[]),
        ["NEW p1 present PLACE_DIFFERS"]
    );
}

#[test]
fn an_unclear_answer_and_a_missing_consent_are_rejected() {
    let members = [member("p1", ANNA, "s901", None)];
    for (participation, consent, wanted) in [
        ("заочно", "да", "PARTICIPATION_UNKNOWN"),
        ("не смогу", "да", "PARTICIPATION_UNKNOWN"),
        ("очно или онлайн", "да", "PARTICIPATION_UNKNOWN"),
        ("", "да", "PARTICIPATION_UNKNOWN"),
        ("очно", "нет", "CONSENT_MISSING"),
        ("очно", "Не согласен", "CONSENT_MISSING"),
        ("офлайн", "да", "NEW p1 present"),
        ("лично", "Даю согласие на обработку", "NEW p1 present"),
        ("ВКС", "согласна", "NEW p1 online"),
    ] {
        let rows = [["", ANNA, "", participation, consent]];
        assert_eq!(
            brief(&rows, &members, &[]),
            [wanted],
            "{participation}, {consent}"
        );
    }
    // One who left the question out, where others answered it, has not agreed.
    let rows = [
        ["", "Ким Олег Ильич", "", "очно", "да"],
        ["", ANNA, "", "очно", ""],
    ];
    assert_eq!(
        brief(&rows, &members, &[]),
        ["NEW Ким Олег Ильич present", "CONSENT_MISSING"]
    );
    let form_without = [["", ANNA, "", "очно", ""]];
    assert_eq!(brief(&form_without, &members, &[]), ["NEW p1 present"]);
}
