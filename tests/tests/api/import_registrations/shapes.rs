//! The shapes in which forms give their answers out.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};
use veche_tests::{Registrar, on_both};

use super::{act, brief, names, seen, send, upload};

fn cp1251(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| match c {
            'А'..='я' => u8::try_from(u32::from(c) - 0x0410 + 0xC0).unwrap(),
            'ё' => 0xB8,
            '№' => 0xB9,
            other => u8::try_from(u32::from(other)).unwrap(),
        })
        .collect()
}

/// As a form writes a spreadsheet: times as dates, long questions as headers.
fn sheet(rows: &[[&str; 4]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let header = [
        "Отметка времени",
        "Укажите Ваши фамилию, имя и отчество полностью",
        "Район (округ)",
        "Ваша образовательная организация",
        "Должность",
        "Как Вы будете участвовать в заседании?",
        "Согласие на обработку персональных данных участника",
    ];
    for (column, text) in (0..).zip(header) {
        sheet.write_string(0, column, text).unwrap();
    }
    let format = Format::new().set_num_format("dd.mm.yyyy hh:mm");
    for (row, [name, organization, participation, consent]) in (1..).zip(rows) {
        let at = ExcelDateTime::from_ymd(2026, 11, 25).unwrap();
        sheet.write_datetime_with_format(row, 0, &at, &format).unwrap();
        for (column, text) in [(1, name), (3, organization), (5, participation), (6, consent)] {
            sheet.write_string(row, column, *text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_spreadsheet_with_questions_and_a_file_of_windows_are_read_alike() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 3);
        let names = names(&registrar, &of);
        let meeting = registrar.meeting(&of, "2026-11-25", &json!({}));
        let leader = city.account_of("leader", of.leader());
        let short = |full: &str| {
            let mut parts = full.split(' ');
            let last = parts.next().unwrap().to_owned();
            let initials: String = parts
                .map(|part| format!("{}.", part.chars().next().unwrap()))
                .collect();
            format!("{last} {initials}")
        };
        let file = sheet(&[
            [&names[0], "Школа №901", "очно", "Даю согласие"],
            [&short(&names[1]), "", "Онлайн, по ссылке", "Даю согласие"],
            [&names[2], "СОШ 901", "очно", "Не даю"],
        ]);
        let id = meeting.rsplit('/').next().unwrap();
        let fields = [("kind", "registrations"), ("meeting_id", id)];
        let made = leader
            .upload("/api/v1/imports", "ответы.xlsx", &file, &fields)
            .expect(201);
        let import = format!("/api/v1/imports/{}", made["id"].as_str().unwrap());
        assert_eq!(
            brief(&leader, &import),
            ["NEW", "NEW", "CONSENT_MISSING"],
            "{made:#}"
        );
        act(&leader, &import, "commit").expect(200);
        let (marks, _) = seen(&leader, &meeting, &of);
        assert_eq!(marks, [json!("present"), json!("online"), Value::Null]);

        let text = format!(
            "Время создания;Фамилия Имя Отчество;Формат участия\r\n25.11.2026 8:30;{};дистанционно\r\n",
            names[2]
        );
        let import = upload(&leader, &meeting, &cp1251(&text));
        assert_eq!(brief(&leader, &import), ["NEW"]);
        act(&leader, &import, "commit").expect(200);
        assert_eq!(seen(&leader, &meeting, &of).0[2], "online");
    });
}

#[test]
fn columns_that_were_not_found_are_told_by_hand() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 2);
        let names = names(&registrar, &of);
        let meeting = registrar.meeting(&of, "2026-11-25", &json!({}));
        let leader = city.account_of("leader", of.leader());
        let text = format!("Кто;Как\n{};очно\n", names[0]);
        let made = send(&leader, &meeting, text.as_bytes());
        let id = made.expect(201)["id"].as_str().unwrap().to_owned();
        let import = format!("/api/v1/imports/{id}");
        act(&leader, &import, "commit").refused(409, "wrong_state");
        let mapping = json!({"sheet": 0, "header_row": 1, "first_row": 2,
            "columns": {"full_name": 0, "participation": 1}});
        let mapped = leader
            .with("If-Match", made.etag())
            .put(&format!("{import}/mapping"), &mapping)
            .expect(200);
        assert_eq!(mapped["summary"]["records_to_create"], 1);
        assert_eq!(
            mapped["found"]["meeting_id"],
            *meeting.rsplit('/').next().unwrap()
        );
        act(&leader, &import, "commit").expect(200);
        assert_eq!(seen(&leader, &meeting, &of).0, [json!("present"), Value::Null]);
    });
}
