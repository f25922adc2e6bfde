//! The list of associations with their institutions, titles above members, and what makes no order.

use serde_json::json;
use veche_tests::{Registrar, on_both};

use crate::import_annex::{OPTIONS, brief, commit, composition, cp1251, message, path, sheet, upload};

#[test]
fn the_list_names_institutions_and_only_compares_leaders_and_curators() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let math = hand.mmo("A02", "2025-09-01");
        let math = math.rsplit('/').next().unwrap().to_owned();
        let physics = city.circle("A04", "ММО учителей физики", "niso");
        let list = "Приложение 1;;;;\r\n\
            № п/п;Наименование ММО;Руководитель (Ф. И. О., должность, ОО);Куратор;Учреждение\r\n1;2;3;4;5\r\n\
            1;ММО\u{a0}учителей математики A02;Петрова А. И., учитель, МАОУ СОШ № 901;;НИСО\r\n\
            2;ГМО учителей физики;–//–;\"Ким О. С., методист, МАУ ДПО «НИСО»\";Магистр\r\n\
            3;ММО учителей физики;;;НИСО\r\n4;ММО звездочётов;;;НИСО\r\nИсполнитель Кедрин;;;;\r\n";
        let import = upload(&hand.department, "приложение 1.csv", &cp1251(list));
        assert_eq!(import["found"]["encoding"], "windows1251");
        let wanted = [
            "4 NEW LEADER_DIFFERS",
            "5 NEW CURATOR_DIFFERS|LEADER_DIFFERS",
            "6 DUPLICATE DUP_CONFLICT",
            "7 ASSOCIATION_UNKNOWN",
        ];
        assert_eq!(brief(&hand.department, &import), wanted, "{import:#}");
        let said = message(&hand.department, &import, 5);
        assert!(
            said.contains("VII.7.2") && said.contains("VII.7.4") && said.contains("15.09.2026"),
            "{said}"
        );
        let (_, order) = commit(&hand.department, &import);
        assert_eq!(order["kind"], "approve_list");
        let items = order["items"].as_array().unwrap();
        assert_eq!(items.len(), 1, "a leader is no member by this column: {order:#}");
        let listed = json!([
            {"association_id": math, "organization_id": city.organization("niso")},
            {"association_id": physics, "organization_id": city.organization("magistr")},
        ]);
        assert_eq!(items[0]["effect"]["associations"], listed);
        assert_eq!(items[0]["effect"]["school_year"], 2026);
        let preview = format!("/api/v1/orders/{}/preview", order["id"].as_str().unwrap());
        let dates = json!({"effective_on": "2026-09-15"});
        let foreseen = hand.department.post(&preview, &dates).expect(200);
        let told = foreseen["consequences"].to_string();
        assert!(
            told.contains("Магистр") && foreseen["signable"] == true,
            "{foreseen:#}"
        );
    });
}

#[test]
fn titles_name_associations_and_a_list_may_hold_members_too() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let math = city.circle("A02", "ММО учителей математики", "niso");
        let physics = city.circle("A04", "ММО учителей физики", "niso");
        let anna = hand.person("Петрова Анна Ильинична", "org901", "teacher");
        let rows: &[&[&str]] = &[
            &["№", "Ф. И. О., должность, ОО", "Район"],
            &[],
            &[
                "1",
                "Петрова Анна Ильинична, учитель математики, МАОУ СОШ № 901",
                "Ленинский",
            ],
            &["№", "Ф. И. О., должность, ОО", "Район"],
            &[],
            &["1", "Петрова А. И., учитель, СОШ 901", "Ленинский"],
        ];
        let titles = [
            (1, 0, 1, 2, "ММО учителей математики"),
            (4, 0, 4, 2, "ГМО учителей физики"),
        ];
        let import = upload(&hand.department, "составы.xlsx", &sheet(rows, &titles));
        assert_eq!(brief(&hand.department, &import), ["3 NEW", "6 NEW"], "{import:#}");
        let (_, order) = commit(&hand.department, &import);
        let seat = [(anna.clone(), "leninsky".to_owned())];
        assert_eq!(composition(&order, &math), seat);
        assert_eq!(composition(&order, &physics), seat);

        let both = "Наименование ММО;Ф. И. О.;ОО;Курирующее учреждение\nММО учителей математики;Петрова Анна Ильинична;СОШ 901;НИСО\n";
        let import = upload(&hand.department, "всё.csv", both.as_bytes());
        let (_, order) = commit(&hand.department, &import);
        let kinds: Vec<&str> = order["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|i| i["effect"]["kind"].as_str().unwrap())
            .collect();
        assert_eq!(kinds, ["approve_list", "approve_composition"]);
        assert_eq!(
            order["title"],
            "Об утверждении перечня и составов профессиональных объединений на 2026/2027 учебный год"
        );
    });
}

#[test]
fn an_annex_without_a_usable_row_makes_no_order_and_a_number_belongs_to_annexes() {
    on_both(|city| {
        let department = city.sign_in("department");
        let list = "Наименование ММО;Ф. И. О.\nММО звездочётов;Петрова Анна Ильинична\n";
        let import = upload(&department, "состав.csv", list.as_bytes());
        let refused = department
            .post(&path(&import, "/commit"), &json!({}))
            .refused(409, "wrong_state");
        assert_eq!(refused["clause"], "I.4", "{refused}");
        assert!(department.all("/api/v1/orders").is_empty());
        let fields = [("kind", "people"), ("order_number", "1")];
        department
            .upload("/api/v1/imports", "a.csv", list.as_bytes(), &fields)
            .refused(422, "validation");
        city.sign_in("observer")
            .upload("/api/v1/imports", "a.csv", list.as_bytes(), &OPTIONS)
            .refused(403, "forbidden");
    });
}
