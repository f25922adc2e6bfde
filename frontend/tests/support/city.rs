//! A small invented city.

use serde_json::{Value, json};

/// An identifier by kind and number.
pub fn id(kind: u32, number: u32) -> String {
    format!("0193{kind:04}-0000-7000-8000-{number:012}")
}

pub fn read<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

pub fn person(number: u32) -> Value {
    let names = [
        "Фёдорова Анна Игоревна",
        "Ким Олег Сергеевич",
        "Ли Мария Петровна",
    ];
    json!({"id": id(3, number), "full_name": names[number as usize % 3]})
}

pub fn school() -> Value {
    json!({"id": id(2, 1), "short_name": "МАОУ СОШ № 901", "admin_unit_code": "leninsky"})
}

pub fn institute() -> Value {
    json!({"id": id(2, 2), "short_name": "МАУ ДПО «НИСО»", "admin_unit_code": null})
}

pub fn order() -> Value {
    json!({"kind": "department_order", "number": "0482-09", "date": "2022-06-01", "note": null})
}

pub fn minutes() -> Value {
    json!({"kind": "minutes", "number": "1", "date": "2026-09-11", "note": null})
}

pub fn association_rows() -> Value {
    let row = |number: u32, name: &str, kind: &str, leader: Value, units: i64| {
        json!({"id": id(1, number), "code": format!("A{number:02}"), "name": name, "kind": kind, "status": "active",
            "subject_code": "math", "subject_name": "Математика", "curating_institution": institute(),
            "leader": leader, "secretary": person(2), "curator": null, "members": units, "units": units,
            "awaiting": i64::from(number == 2)})
    };
    json!([
        row(1, "ММО учителей математики", "mmo", person(1), 8),
        row(
            2,
            "Ассоциация педагогов-психологов",
            "professional_association",
            Value::Null,
            2
        ),
        row(3, "Группа «ГИА без перегрузки»", "working_group", person(0), 1)
    ])
}

pub fn association() -> Value {
    let coverage = |code: &str, name: &str, members: i64| json!({"admin_unit_code": code, "admin_unit_name": name, "members": members});
    json!({"id": id(1, 1), "version": 3, "code": "A01", "name": "ММО учителей математики", "kind": "mmo",
        "status": "active", "subject_code": "math", "subject_name": "Математика", "audience": "учителя",
        "professions": [], "problem": null, "composition": null, "planned_end": null, "base_site": school(),
        "note": null, "curating_institution": institute(),
        "statuses": [{"status": "active", "from": "2022-06-01", "until": null, "basis": order()},
            {"status": "draft", "from": "2022-03-01", "until": "2022-06-01", "basis": null}],
        "curating": [{"organization": institute(), "from": "2022-06-01", "until": null, "basis": order()}],
        "offices": [{"id": id(7, 1), "office": "leader", "person": person(1), "from": "2026-09-11", "until": null,
            "basis": minutes(), "end_ground": null}],
        "coverage": [coverage("leninsky", "Ленинский район", 1), coverage("central_okrug", "Центральный округ", 0)],
        "predecessors": [], "successors": []})
}

pub fn memberships() -> Value {
    let member = |number: u32, state: &str, basis: Value, head: bool| {
        json!({"id": id(6, number), "person": person(number), "organization": school(), "position_name": "учитель",
            "category_code": "highest", "admin_unit_code": "leninsky", "state": state, "from": "2026-09-11",
            "until": null, "basis": basis, "is_district_head": head, "offices": if number == 1 { json!(["leader"]) } else { json!([]) }})
    };
    json!([
        member(1, "in_force", order(), true),
        member(2, "awaiting_order", Value::Null, false)
    ])
}

pub fn person_rows() -> Value {
    let row = |number: u32, valid: bool| {
        let mut row = person(number);
        row["employments"] = json!([{"organization": school(), "position_code": "teacher", "position_name": "учитель",
            "subjects": ["math"]}]);
        row["category_code"] = json!("highest");
        row["category_valid"] = json!(valid);
        row
    };
    json!([row(0, true), row(1, false)])
}

/// People found for an office: their rows say the tenure and the term of the category.
pub fn candidate_rows() -> Value {
    let mut rows = person_rows();
    for (row, (years, source)) in [(12, "employments"), (7, "pedagogical")].into_iter().enumerate() {
        rows[row]["category_valid"] = json!(true);
        rows[row]["tenure"] = json!({"years": years, "source": source});
    }
    rows[0]["category_until"] = json!("2027-03-12");
    rows
}

pub fn whole_person(hidden: bool) -> Value {
    json!({"id": id(3, 1), "version": 2, "last_name": "Ким", "first_name": "Олег", "patronymic": "Сергеевич",
        "full_name": "Ким Олег Сергеевич", "phone": if hidden { Value::Null } else { json!("+73832000000") },
        "email": null, "contacts_hidden": hidden,
        "employments": [{"id": id(8, 1), "organization": school(), "position_code": "teacher",
            "position_name": "учитель", "subjects": ["math"], "is_main": true, "in_specialty": true,
            "from": "2014-09-01", "until": null, "basis": null}],
        "qualifications": [{"id": id(9, 1), "category_code": "first", "category_name": "первая категория",
            "granted_on": "2020-12-20", "valid_until": "2025-12-20", "valid": false, "basis": null}],
        "tenure_statements": [{"id": id(10, 1), "kind": "pedagogical", "years": 12, "as_of": "2026-09-01", "basis": null}],
        "tenure": if hidden { Value::Null } else { json!({"years": 12, "source": "employments"}) },
        "memberships": [{"id": id(6, 1), "association_id": id(1, 1), "association_code": "A01",
            "association_name": "ММО учителей математики", "state": "in_force", "from": "2026-09-11", "until": null}],
        "offices": [], "district_roles": []})
}

pub fn organization() -> Value {
    json!({"id": id(2, 1), "version": 1, "code": "org901", "kind": "school", "legal_form": "МАОУ",
        "full_name": "Средняя общеобразовательная школа № 901", "short_name": "МАОУ СОШ № 901", "number": "901",
        "district_code": "leninsky", "admin_unit_code": "leninsky", "email": "org901@edu.example", "curates": false,
        "closed_on": null,
        "names": [{"full_name": "Средняя общеобразовательная школа № 901", "short_name": "МАОУ СОШ № 901",
            "from": "2015-01-01", "until": null, "basis": null}],
        "predecessors": [{"organization": institute(), "kind": "accession", "on": "2015-01-01", "basis": null}],
        "successors": [], "support": [{"list": "low_results", "from": "2026-09-01", "until": null}]})
}

pub fn districts() -> Value {
    let row = |number: u32, unit: &str, unit_name: &str, head: Value| {
        json!({"id": id(5, number), "version": 1, "subject_code": "math", "subject_name": "Математика",
            "audience": null, "admin_unit_code": unit, "admin_unit_name": unit_name,
            "name": format!("РМО: Математика, {unit_name}"), "from": "2020-09-01", "until": null, "head": head, "heads": []})
    };
    let head = json!({"id": id(11, 1), "person": person(1), "from": "2024-09-01", "until": null,
        "basis": {"kind": "organization_order", "number": "12", "date": "2024-08-30", "note": null}});
    json!([
        row(1, "leninsky", "Ленинский район", head),
        row(2, "kirovsky", "Кировский район", Value::Null)
    ])
}

pub fn import() -> Value {
    json!({"id": id(20, 1), "version": 1, "kind": "people", "file_name": "people.xlsx", "as_of": "2026-09-01",
        "state": "preview",
        "found": {"format": "csv", "encoding": "windows-1251", "delimiter": ";", "sheets": [],
            "columns": [{"index": 1, "title": "Ф. И. О.", "samples": ["Ким О. С."]}]},
        "mapping": {"sheet": 0, "header_row": 5, "first_row": 6,
            "columns": {"full_name": 1, "organization": 2, "position": 3}},
        "summary": {"rows": 3, "by_class": {"NEW": 2, "INVALID": 1}, "by_error": {"FIO_INITIALS": 1}, "warnings": {},
            "warnings_imported": {}, "persons_to_create": 2, "employments_to_create": 2, "records_to_create": 0,
            "organizations_touched": 1, "vacancies": 0,
            "non_data_rows": {"title": 4, "blank": 0, "header": 1, "column_numbers": 0, "section": 0, "subtotal": 0, "footer": 0},
            "file_level_warnings": []},
        "created_at": "2026-11-24T04:20:00Z", "created_by": "Департамент образования", "committed_at": null, "undone_at": null})
}

pub fn import_rows() -> Value {
    json!([{"row": 9, "class": "INVALID", "error": "FIO_INITIALS", "warnings": [], "ref_row": null, "ref_id": null,
        "section": null, "cells": {"full_name": "Ким О. С.", "organization": "СОШ 901", "position": "учитель"},
        "values": null, "message": "Вместо имени и отчества – инициалы: «Ким О. С.». Впишите их полностью."}])
}

/// The import of an annex, with the order it made.
pub fn annex(state: &str, order: Option<&str>) -> Value {
    let mut annex = import();
    annex["kind"] = json!("order_annex");
    annex["file_name"] = json!("приложение 2.xlsx");
    annex["state"] = json!(state);
    annex["order_id"] = json!(order);
    annex["found"]["order_number"] = json!("0482-09");
    annex["mapping"]["columns"] = json!({"association_name": 1, "full_name": 2, "leader": 3});
    annex["summary"]["warnings"] = json!({"LEADER_DIFFERS": 1});
    annex["summary"]["persons_to_create"] = json!(0);
    annex["summary"]["employments_to_create"] = json!(0);
    annex["summary"]["records_to_create"] = json!(1);
    annex
}

pub fn annex_rows() -> Value {
    json!([{"row": 6, "class": "NEW", "error": null, "warnings": ["LEADER_DIFFERS"], "ref_row": null, "ref_id": id(3, 1),
        "section": null,
        "cells": {"association_name": "ММО учителей математики", "full_name": "Ким О. С.", "leader": "Ли М. П., учитель, СОШ 901"},
        "values": null,
        "message": "Войдёт в проект приказа: перечень и состав. Руководитель: в файле «Ли М. П., учитель, СОШ 901», в реестре на 01.09.2026 – никто не внесён. Столбец только для сведения: руководителя избирают члены объединения (VII.7.4)."}])
}

pub fn journal() -> Value {
    json!([{"seq": 412, "at": "2026-11-24T05:10:00Z", "actor_id": id(4, 1), "actor_name": "Департамент образования",
        "act": "update", "operation": "fill_office", "entity": "association", "entity_id": id(1, 1),
        "title": "ММО учителей математики", "before": {"leader": "Ли М. П."}, "after": {"leader": "Ким О. С."},
        "hash": "9f2c"}])
}
