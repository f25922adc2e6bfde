//! What is sent with each operation.

use serde_json::{Value, json};
use veche_tests::paper;

use super::{Aim, NOBODY};

/// A body that keeps the rules of form, so that only the right to do it is in question.
pub(super) fn body(operation: &str, aim: &Aim) -> Value {
    let day = "2026-11-01";
    let order = paper("department_order", day);
    match operation {
        "create_account" => {
            json!({"login": "somebody", "name": "Кто-то", "password": "новая длинная фраза"})
        }
        "create_organization" => {
            json!({"kind": "school", "full_name": "Школа", "short_name": "Ш", "code": "new"})
        }
        "rename_organization" => json!({"full_name": "Школа", "short_name": "Ш", "from": day}),
        "succeed_organization" => json!({"successor_id": NOBODY, "kind": "merger", "on": day}),
        "create_person" => json!({"last_name": "Новая", "first_name": "Яна"}),
        "add_employment" => json!({"organization_id": NOBODY, "position_code": "teacher"}),
        "add_qualification" => json!({"category_code": "highest"}),
        "state_tenure" => json!({"kind": "specialty", "years": 5, "as_of": day}),
        "put_name_forms" => json!({"sex": "feminine"}),
        "merge_people" => json!({"duplicate_id": NOBODY}),
        "create_association" => {
            json!({"code": "T9", "name": "Новое", "kind": "mmo", "subject_code": "math"})
        }
        "set_association_status" => json!({"status": "liquidated", "from": day, "basis": order}),
        "assign_curating_institution" => json!({"organization_id": NOBODY, "from": day, "basis": order}),
        "add_member" => json!({"person_id": aim.person, "from": day}),
        "confirm_membership" => json!({"basis": order}),
        "apply_for_membership" => json!({"wish": "join", "on": "2026-12-01"}),
        "end_membership" | "end_office" => json!({"until": day, "ground": "application"}),
        "fill_office" => {
            json!({"office": "curator", "person_id": aim.person, "from": day, "basis": paper("institution_order", day)})
        }
        "create_district_association" => {
            json!({"subject_code": "math", "admin_unit_code": aim.unit, "audience": NOBODY})
        }
        "appoint_district_head" => json!({"person_id": NOBODY, "from": day, "basis": order}),
        "release_district_head" => json!({"until": day}),
        "keep_import_profile" => json!({"kind": "people", "name": "Набор", "mapping": mapping()}),
        "map_import" => mapping(),
        "create_order" => {
            json!({"kind": "appoint_curator", "issuer": "institution", "organization_id": aim.institution, "title": "О назначении",
                "items": [{"effect": {"kind": "appoint_curator", "association_id": NOBODY, "person_id": NOBODY}}]})
        }
        "preview_order" => json!({}),
        "sign_order" => json!({"number": "1", "signed_on": day, "signature": "paper",
            "signatory": {"name": "И. О. Фамилия", "post": "Директор"}}),
        "cancel_order" => json!({"reason": "Ошибка"}),
        "create_normative_document" => json!({"kind": "concept", "title": "Концепция"}),
        "add_normative_edition" => json!({"label": "ред. от 01.11.2026"}),
        "repeal_normative_document" => json!({"on": day}),
        "open_acknowledgement" => json!({"document_id": NOBODY,
            "keeper": {"kind": "association", "association_id": aim.association},
            "audience": {"kind": "associations", "ids": [aim.association]}}),
        "create_meeting" => json!({"body_id": aim.association, "date": "2030-01-15", "theme": "О планах",
            "agenda": [{"kind": "election", "title": "О выборах"}]}),
        "create_analysis" => json!({"association_id": aim.association, "school_year": 2026}),
        "return_analysis" => json!({"note": "Доработать"}),
        "accept_analysis" => json!({}),
        "create_council_member" => json!({"person_id": NOBODY, "role": "member", "from": day}),
        "end_council_member" => json!({"until": day, "reason": "Ошибка"}),
        "queue_analyses" => json!({"analysis_ids": [aim.analysis]}),
        "hold_meeting" | "name_officers" => json!({}),
        "cancel_meeting" | "reopen_item" => json!({"reason": "Ошибка"}),
        "put_attendance" => json!({"marks": [{"person_id": NOBODY, "mark": "present"}]}),
        "register_for_meeting" => json!({"code": "нет", "mark": "present"}),
        "create_calendar_link" => json!({"association_id": aim.association}),
        "decide_item" => json!({"mode": "counted"}),
        "put_minutes" => json!({}),
        "sign_minutes" => json!({"kind": "simple"}),
        "correct_minutes" => json!({"reason": "Опечатка"}),
        "close_resolution" => json!({"state": "done"}),
        "create_election" => json!({"meeting_id": aim.meeting, "office": "curator"}),
        "open_election" | "close_election" => json!({}),
        "cast_election_vote" => json!({"vote": "against"}),
        "annul_election" => json!({"reason": "Ошибка"}),
        "remind_duty" => json!({"association_id": aim.association, "duty": "composition"}),
        "put_case_file" => json!({"title": "Протоколы"}),
        "file_paper" => json!({"paper": "minutes", "object_id": aim.meeting}),
        "create_plan" => json!({"association_id": aim.association, "school_year": 2026}),
        "return_plan" => json!({"note": "Дополнить"}),
        "accept_plan" | "put_region_mark" | "put_city_year" => json!({}),
        "approve_plan_by_paper" => json!({"meeting_id": NOBODY}),
        "amend_plan" => json!({"reason": "Уточнение"}),
        "mark_plan_item" => json!({"state": "done"}),
        "create_department_event" => json!({"school_year": 2026, "title": "Форум", "dates": "май"}),
        "mark_by_paper" => json!({"person_ids": [aim.person], "on": day}),
        "put_notice_settings" => json!({"digest": "daily"}),
        "extend_acknowledgement" | "close_acknowledgement" => json!({}),
        patch if patch.starts_with("update_") => json!({}),
        other => panic!("{other} is a new operation: give it a body here and a row in rights_golden.txt"),
    }
}

fn mapping() -> Value {
    json!({"sheet": 0, "header_row": 1, "first_row": 2, "columns": {"full_name": 0, "organization": 1, "position": 2}})
}
