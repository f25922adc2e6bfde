use veche_domain::{
    Id,
    people::PersonRef,
    plans::{ItemKind, ItemState, Level, PlanItem, Responsible},
};

use super::*;
use crate::testing::{check, text};

fn item(kind: ItemKind, n: u128) -> PlanItem {
    PlanItem {
        id: Id::from_u128(n),
        kind,
        title: format!("Строка {n}"),
        questions: None,
        dates: Some("III неделя октября".into()),
        moved_to: None,
        from: None,
        until: None,
        activity: None,
        task: None,
        form: None,
        other_forms: Vec::new(),
        level: None,
        theme_link: false,
        goal_id: None,
        trend: None,
        interaction: None,
        methods: Vec::new(),
        technologies: Vec::new(),
        department_event_id: None,
        place: None,
        audience: None,
        responsible: Vec::new(),
        result: None,
        state: ItemState::Planned,
        reason: None,
        done_on: None,
        meeting: None,
    }
}

fn profile() -> Profile {
    let text = include_str!("../../../regulations/novosibirsk-2022.toml");
    toml::from_str(text).unwrap()
}

#[test]
fn a_plan_says_who_approved_it_and_leaves_empty_sections_out() {
    let head = PlanHead {
        association: "ММО учителей математики",
        year: 2026,
        approved: NaiveDate::from_ymd_opt(2026, 9, 10).map(|day| (Some(1), day)),
        ..PlanHead::default()
    };
    let body = PlanText {
        theme: Some("Функциональная грамотность".into()),
        tasks: vec!["Первая".into()],
        ..PlanText::default()
    };
    let paper = plan_paper(&head, &body);
    check(&paper);
    let said = text(&paper);
    for wanted in [
        "РАССМОТРЕН И УТВЕРЖДЁН",
        "протокол от 10\u{a0}сентября 2026\u{a0}г. №\u{a0}1",
        "VII.7.9",
        "на 2026/2027 учебный год",
        "1. Первая.",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    assert!(!said.contains("Мероприятия") && !said.contains(" | ") && !paper.draft);
    let unapproved = PlanHead {
        approved: None,
        ..head
    };
    assert!(plan_paper(&unapproved, &body).draft);
}

#[test]
fn codes_are_told_in_the_words_of_the_regulation() {
    let profile = profile();
    let activities = profile.dictionary(DictionaryName::Activities);
    let activity = activities.entries.first().unwrap();
    let form = profile
        .dictionary(DictionaryName::CollectiveForms)
        .entries
        .first()
        .unwrap();
    let trend = profile
        .dictionary(DictionaryName::Trends)
        .entries
        .first()
        .unwrap();
    let mut meeting = item(ItemKind::Meeting, 1);
    meeting.questions = Some("О плане.\nО секретаре".into());
    meeting.form = Some(form.code.clone());
    meeting.state = ItemState::Moved;
    meeting.moved_to = Some("ноябрь".into());
    meeting.reason = Some("карантин.".into());
    let mut event = item(ItemKind::Event, 2);
    event.activity = Some(activity.code.clone());
    event.level = Some(Level::Municipal);
    event.form = Some("своя форма".into());
    event.responsible = vec![
        Responsible {
            person: Some(PersonRef {
                id: Id::nil(),
                full_name: "Иванова Мария Петровна".into(),
            }),
            name: None,
        },
        Responsible {
            person: None,
            name: Some("школы района".into()),
        },
    ];
    event.state = ItemState::Done;
    event.done_on = NaiveDate::from_ymd_opt(2026, 10, 20);
    let body = PlanText {
        trends: vec![trend.code.clone()],
        items: vec![meeting, event],
        ..PlanText::default()
    };
    let head = PlanHead {
        association: "ММО",
        year: 2026,
        profile: Some(&profile),
        ..PlanHead::default()
    };
    let paper = plan_paper(&head, &body);
    check(&paper);
    let said = text(&paper);
    let direction = activity.parent.as_deref().unwrap();
    let direction = profile
        .dictionary(DictionaryName::Directions)
        .entry(direction)
        .unwrap();
    for wanted in [
        activity.label.as_str(),
        form.label.as_str(),
        trend.label.as_str(),
        direction.label.as_str(),
        "1) О плане; 2) О секретаре",
        "ноябрь",
        "перенесено: карантин",
        "своя форма",
        "муниципальный",
        "школы района",
        "исполнено 20.10.2026",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    assert!(!said.contains(&activity.code), "{said}");
}

#[test]
fn three_hundred_rows_stand_in_their_order() {
    let body = PlanText {
        items: (1..=300).map(|n| item(ItemKind::Event, n)).collect(),
        ..PlanText::default()
    };
    let paper = plan_paper(&PlanHead::default(), &body);
    check(&paper);
    let said = text(&paper);
    assert!(said.find("Строка 9 ").unwrap() < said.find("Строка 300 ").unwrap());
    assert!(said.contains("\n300 | "));
}
