//! A work plan (план работы) as a paper (VII.7.7 - VII.7.9).

use chrono::NaiveDate;
use veche_domain::{
    calendar::{SchoolYear, school_year_label},
    plans::{ItemKind, ItemState, PlanItem, PlanText, Responsible},
    terms::ru,
};

use crate::{Block, Paper, TableColumn};

/// What a plan's paper says beside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanHead<'a> {
    /// Association.
    pub association: &'a str,
    /// School year.
    pub year: SchoolYear,
    /// Meeting that approved it: number of its minutes and day.
    pub approved: Option<(Option<i32>, NaiveDate)>,
}

/// The plan: mark of approval, theme, goal, tasks, meetings, events, work between meetings, expected results.
pub fn plan_paper(head: &PlanHead<'_>, text: &PlanText) -> Paper {
    let year = school_year_label(head.year);
    let mut blocks = Vec::new();
    if let Some((number, day)) = head.approved {
        let number = number.map(|n| format!(" №\u{a0}{n}")).unwrap_or_default();
        blocks.push(Block::Corner(vec![
            "УТВЕРЖДЁН".to_owned(),
            "на заседании объединения".to_owned(),
            format!("протокол от {}{number}", ru(day)),
        ]));
    }
    blocks.push(Block::Title(format!(
        "План работы\n{}\nна {year} учебный год",
        head.association
    )));
    for (label, said) in [
        ("Единая муниципальная методическая тема", &text.city_theme),
        ("Методическая тема объединения", &text.theme),
        ("Цель", &text.goal),
    ] {
        blocks.extend(said.as_ref().map(|said| Block::Text(format!("{label}: {said}"))));
    }
    if !text.tasks.is_empty() {
        blocks.push(Block::Text("Задачи:".to_owned()));
        let numbered = text
            .tasks
            .iter()
            .zip(1..)
            .map(|(task, n)| Block::Text(format!("{n}. {task}")));
        blocks.extend(numbered);
    }
    for (kind, title) in [
        (ItemKind::Meeting, "Заседания"),
        (ItemKind::Event, "Мероприятия"),
        (ItemKind::Ongoing, "Работа между заседаниями"),
    ] {
        blocks.extend(rows(text, kind, title));
    }
    if let Some(results) = &text.results {
        blocks.push(Block::Heading("Ожидаемые результаты".to_owned()));
        blocks.extend(results.lines().map(|line| Block::Text(line.to_owned())));
    }
    Paper::new(format!("План работы на {year}: {}", head.association), blocks).landscape()
}

fn rows(text: &PlanText, kind: ItemKind, title: &str) -> Vec<Block> {
    let of_kind: Vec<Vec<String>> = text
        .items
        .iter()
        .filter(|item| item.kind == kind)
        .zip(1..)
        .map(|(item, n)| cells(item, n))
        .collect();
    if of_kind.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading(title.to_owned()),
        Block::Table(
            vec![
                TableColumn::new("№ п/п", 5),
                TableColumn::new("Тема, содержание", 33),
                TableColumn::new("Сроки", 12),
                TableColumn::new("Место", 12),
                TableColumn::new("Ответственные", 18),
                TableColumn::new("Ожидаемый результат", 12),
                TableColumn::new("Отметка", 8),
            ],
            of_kind,
        ),
    ]
}

fn cells(item: &PlanItem, n: usize) -> Vec<String> {
    let name = |who: &Responsible| {
        let person = who.person.as_ref().map(|p| p.full_name.clone());
        person.or_else(|| who.name.clone())
    };
    let people: Vec<String> = item.responsible.iter().filter_map(name).collect();
    let about = match &item.questions {
        Some(questions) => format!("{} ({})", item.title, questions.replace('\n', "; ")),
        None => item.title.clone(),
    };
    let mark = match item.state {
        ItemState::Planned => "",
        ItemState::Done => "исполнено",
        ItemState::Moved => "перенесено",
        ItemState::Cancelled => "отменено",
    };
    vec![
        n.to_string(),
        about,
        item.moved_to
            .clone()
            .or_else(|| item.dates.clone())
            .unwrap_or_default(),
        item.place.clone().unwrap_or_default(),
        people.join(", "),
        item.result.clone().unwrap_or_default(),
        mark.to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_says_who_approved_it_and_leaves_empty_sections_out() {
        let head = PlanHead {
            association: "ММО учителей математики",
            year: 2026,
            approved: NaiveDate::from_ymd_opt(2026, 9, 10).map(|day| (Some(1), day)),
        };
        let text = PlanText {
            theme: Some("Функциональная грамотность".into()),
            tasks: vec!["Первая".into()],
            ..PlanText::default()
        };
        let paper = plan_paper(&head, &text);
        let html = crate::write_html(&paper);
        for said in [
            "УТВЕРЖДЁН",
            "протокол от 10.09.2026 №\u{a0}1",
            "на 2026/2027 учебный год",
            "1. Первая",
        ] {
            assert!(html.contains(said), "{said}");
        }
        assert!(!html.contains("Мероприятия") && !html.contains("<table>"));
    }
}
