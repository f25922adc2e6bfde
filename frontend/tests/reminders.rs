//! The screens of notices as HTML.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::rc::Rc;

use serde_json::{Value, json};
use support::{city, department, params, render, snapshot};
use veche_domain::reminders::{Notice, NoticeSettings};
use veche_frontend::{
    hooks::ListState,
    reminders::{NoticesView, SettingsForm},
    shell::BellView,
    state::Locale::{En, Ru},
};
use yew::prelude::*;

fn notice(number: u32, kind: &str, more: Value) -> Value {
    let mut of = json!({"id": city::id(30, number), "kind": kind, "title": "До 15.09.2026 – утвердить план работы на 2026/2027 (ММО)",
        "text": "Внесите вопрос об утверждении плана в повестку первого заседания и запишите решение.",
        "path": format!("/compliance?association_id={}&school_year=2026", city::id(1, 1)), "clause": "VII.7.9",
        "due_on": "2026-12-01", "association_id": city::id(1, 1), "made_at": "2026-11-25T02:00:00Z",
        "made_on": "2026-11-25", "read_at": null});
    for (key, value) in more.as_object().unwrap() {
        of[key] = value.clone();
    }
    of
}

fn rows() -> Vec<Notice> {
    city::read(json!([
        notice(1, "duty", json!({})),
        notice(
            2,
            "meeting",
            json!({"title": "Заседание перенесено на 17.12.2026 в 15:00 (ММО)", "text": "Тема: О плане.",
            "path": format!("/meetings/{}", city::id(12, 1)), "due_on": "2026-12-17", "clause": "VII.7.6"})
        ),
        notice(
            3,
            "escalation",
            json!({"due_on": "2026-09-15", "made_on": "2026-11-20", "read_at": "2026-11-21T02:00:00Z"})
        ),
        notice(
            4,
            "mail",
            json!({"title": "Письмо не доставлено: <b>a@b.ru</b>", "clause": null, "due_on": null,
            "path": "/no/such/page", "made_on": "2026-11-20"})
        ),
    ]))
}

#[test]
fn notices_stand_under_their_days_with_what_to_do() {
    let view = || html! { <NoticesView list={ListState::loaded(rows())} params={params("")} /> };
    let html = snapshot("notices", Ru, department(), view());
    for word in [
        "Новое",
        "п. VII.7.9",
        "Срок: 1\u{a0}декабря",
        "Срок прошёл: 15\u{a0}сентября",
        "Заседание: 17\u{a0}декабря",
        "20\u{a0}ноября",
    ] {
        assert!(html.contains(word), "{word}");
    }
    let at = |text: &str| html.find(text).unwrap();
    assert!(at("25\u{a0}ноября") < at("20\u{a0}ноября"));
    // A link keeps its query; a path this page does not know is an address; nothing of a text is markup.
    assert!(
        html.contains(&format!(
            "/compliance?association_id={}&amp;school_year=2026",
            city::id(1, 1)
        )),
        "{html}"
    );
    assert!(html.contains("href=\"/no/such/page\"") && !html.contains("<b>a@b"));
    assert_eq!(html.matches("veche-notice--unread").count(), 3);
    snapshot("notices-en", En, department(), view());
}

#[test]
fn one_matter_of_many_associations_is_one_line_that_unfolds() {
    let of = |number: u32, name: &str, more: Value| {
        let mut more = more;
        more["title"] = json!(format!(
            "Срок прошёл 15.09.2026: план работы на 2026/2027 не утверждён ({name})"
        ));
        more["path"] = json!(format!("/plans/{}", city::id(9, number)));
        notice(number, "duty", more)
    };
    let rows: Vec<Notice> = city::read(json!([
        of(1, "ММО физиков", json!({})),
        notice(
            9,
            "meeting",
            json!({"title": "Заседание назначено на 17.12.2026 (ММО)"})
        ),
        of(
            2,
            "ММО химиков (старшая школа)",
            json!({"read_at": "2026-11-25T03:00:00Z"})
        ),
        of(3, "ММО <биологов>", json!({})),
    ]));
    let view = html! { <NoticesView list={ListState::loaded(rows)} params={params("")} /> };
    let html = snapshot("notices-grouped", Ru, department(), view);
    assert_eq!(html.matches("не утверждён").count(), 1, "{html}");
    for word in [
        "3 объединения",
        "2 новых",
        "ММО химиков (старшая школа)",
        "ММО &lt;биологов&gt;",
        "Прочитано: ММО физиков",
        "<details>",
    ] {
        assert!(html.contains(word), "{word}: {html}");
    }
    assert!(!html.contains("Прочитано: ММО химиков"), "{html}");
    assert!(html.contains(&format!("/plans/{}", city::id(9, 3))));
}

#[test]
fn nothing_to_tell_says_what_will_stand_here() {
    let view = |query: &str| html! { <NoticesView list={ListState::<Notice>::loaded(Vec::new())} params={params(query)} /> };
    let html = snapshot("notices-empty", Ru, department(), view(""));
    assert!(html.contains("Уведомлений нет") && !html.contains("Отметить все"));
    assert!(render(Ru, department(), view("unread=true")).contains("Снимите отбор"));
}

#[test]
fn settings_say_where_letters_go_and_whether_they_can() {
    let settings = |more: Value| {
        let mut of = json!({"version": 2, "email": null, "register_email": "kim@edu.example", "digest": "weekly",
            "muted": ["meeting"], "mail_works": true});
        for (key, value) in more.as_object().unwrap() {
            of[key] = value.clone();
        }
        Rc::new(city::read::<NoticeSettings>(of))
    };
    let html = snapshot(
        "notice-settings",
        Ru,
        department(),
        html! { <SettingsForm settings={settings(json!({}))} /> },
    );
    assert!(html.contains("kim@edu.example") && !html.contains("не настроена"));
    assert_eq!(html.matches(" checked").count(), 5, "{html}");
    let off =
        html! { <SettingsForm settings={settings(json!({"mail_works": false, "register_email": null}))} /> };
    let html = render(Ru, department(), off);
    assert!(html.contains("не настроена") && html.contains("В реестре адреса нет"));
}

#[test]
fn the_bell_counts_and_says_so_in_words() {
    let bell = |count: i64| render(Ru, department(), html! { <BellView {count} /> });
    assert!(bell(3).contains("3 непрочитанных") && bell(3).contains(">3<"));
    assert!(bell(21).contains("21 непрочитанное"));
    assert!(bell(0).contains("Уведомления") && !bell(0).contains("veche-header__count"));
    assert!(bell(140).contains("99+") && bell(140).contains("140 непрочитанных"));
}
