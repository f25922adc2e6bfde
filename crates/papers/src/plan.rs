//! A work plan (план работы) as a paper (VII.7.7 - VII.7.9).

use chrono::NaiveDate;
use veche_domain::{
    calendar::{SchoolYear, school_year_label},
    plans::{ItemKind, ItemState, Level, PlanItem, PlanText, Responsible},
    regulation::{DictionaryName, Profile},
};

use crate::{
    Block, Paper, Signer, TableColumn, date_in_words,
    names::{self, Case},
    number_sign,
    words::{in_list, joined, labelled, lines, open_ended, sentence},
};

/// What a plan's paper says beside its text.
#[derive(Debug, Clone, Default)]
pub struct PlanHead<'a> {
    /// Association.
    pub association: &'a str,
    /// School year.
    pub year: SchoolYear,
    /// Meeting that approved it: number of its minutes and day.
    pub approved: Option<(Option<i32>, NaiveDate)>,
    /// Day on which the curator accepted it.
    pub accepted_on: Option<NaiveDate>,
    /// Day of the mark of the regional operator (VI.6.4).
    pub region_agreed_on: Option<NaiveDate>,
    /// The regulation, whose words stand for the codes; without it codes stand as they are.
    pub profile: Option<&'a Profile>,
    /// Leader on the day.
    pub leader: Option<Signer>,
    /// Curator on the day.
    pub curator: Option<Signer>,
}

/// The plan: mark of approval, themes, goal, tasks, directions, trends, meetings, events, work between meetings, expected
/// results. What no meeting has approved is a draft (VII.7.9).
pub fn plan_paper(head: &PlanHead<'_>, text: &PlanText) -> Paper {
    let year = school_year_label(head.year);
    let mut blocks = marks(head);
    blocks.push(Block::Title(format!(
        "ПЛАН РАБОТЫ\n{}\nна {year} учебный год",
        names::association(head.association, Case::Genitive)
    )));
    for (label, said) in [
        ("Единая муниципальная методическая тема:", &text.city_theme),
        ("Методическая тема объединения:", &text.theme),
        ("Цель:", &text.goal),
    ] {
        blocks.extend(labelled(label, said.as_deref().unwrap_or_default()));
    }
    blocks.extend(numbered("Задачи:", text.tasks.iter().map(String::as_str)));
    blocks.extend(directions(head, text));
    let trends = text
        .trends
        .iter()
        .map(|code| word(head, DictionaryName::Trends, code));
    blocks.extend(numbered("Тренды деятельности (раздел III Положения):", trends));
    blocks.extend(meetings(head, text));
    for (kind, title) in [
        (ItemKind::Event, "Мероприятия по направлениям"),
        (ItemKind::Ongoing, "Работа между заседаниями"),
    ] {
        blocks.extend(events(head, text, kind, title));
    }
    if let Some(results) = &text.results {
        blocks.push(Block::Heading("Ожидаемые результаты".to_owned()));
        blocks.extend(lines(results).map(|line| Block::Text(line.to_owned())));
    }
    blocks.extend(
        [&head.leader, &head.curator]
            .into_iter()
            .flatten()
            .map(Signer::block),
    );
    Paper::new(format!("План работы на {year}: {}", head.association), blocks)
        .landscape()
        .draft(head.approved.is_none())
}

/// Marks in the corner: who approved it, and with whom it is agreed.
fn marks(head: &PlanHead<'_>) -> Vec<Block> {
    let mut marks = Vec::new();
    if let Some((number, day)) = head.approved {
        marks.push(Block::Corner(vec![
            "РАССМОТРЕН И УТВЕРЖДЁН".to_owned(),
            "на заседании объединения,".to_owned(),
            format!("протокол от {} {}", date_in_words(day), number_sign(number)),
            "(пункт VII.7.9 Положения)".to_owned(),
        ]));
    }
    let agreed = |with: &str, day: Option<NaiveDate>| {
        day.map(|day| {
            Block::Corner(vec![
                "СОГЛАСОВАНО".to_owned(),
                with.to_owned(),
                date_in_words(day),
            ])
        })
    };
    marks.extend(agreed("с куратором", head.accepted_on));
    marks.extend(agreed("с региональным оператором", head.region_agreed_on));
    marks
}

/// The word of the regulation for a code; own words are no code and stand as they are.
fn word<'a>(head: &PlanHead<'a>, name: DictionaryName, code: &'a str) -> &'a str {
    let known = head.profile.and_then(|p| p.dictionary(name).entry(code));
    known.map_or(code, |entry| entry.label.as_str())
}

fn form<'a>(head: &PlanHead<'a>, code: &'a str) -> &'a str {
    let known = head.profile.and_then(|p| p.work_form(code));
    known.map_or(code, |(_, entry)| entry.label.as_str())
}

fn numbered<'a>(label: &str, rows: impl Iterator<Item = &'a str>) -> Vec<Block> {
    let points: Vec<Block> = rows
        .zip(1..)
        .map(|(row, n)| Block::point(format!("{n}."), sentence(row)))
        .collect();
    if points.is_empty() {
        return points;
    }
    std::iter::once(Block::labelled(label, ""))
        .chain(points)
        .collect()
}

/// The directions of the regulation that the rows work on, by their activities (III).
fn directions(head: &PlanHead<'_>, text: &PlanText) -> Vec<Block> {
    let Some(profile) = head.profile else {
        return Vec::new();
    };
    let activities = profile.dictionary(DictionaryName::Activities);
    let worked = |direction: &str| {
        text.items
            .iter()
            .filter_map(|item| item.activity.as_deref())
            .filter_map(|code| activities.entry(code))
            .any(|entry| entry.parent.as_deref() == Some(direction))
    };
    let found = profile
        .dictionary(DictionaryName::Directions)
        .entries
        .iter()
        .filter(|entry| worked(&entry.code))
        .map(|entry| entry.label.as_str());
    numbered("Приоритетные направления (раздел III Положения):", found)
}

fn of_kind(text: &PlanText, kind: ItemKind) -> impl Iterator<Item = (&PlanItem, usize)> {
    text.items.iter().filter(move |item| item.kind == kind).zip(1..)
}

fn meetings(head: &PlanHead<'_>, text: &PlanText) -> Vec<Block> {
    let rows = of_kind(text, ItemKind::Meeting).map(|(item, n)| {
        vec![
            n.to_string(),
            item.title.clone(),
            questions(item),
            forms(head, item),
            dates(item),
            item.place.clone().unwrap_or_default(),
            people(item),
            mark(item),
        ]
    });
    let columns = [
        ("№ заседания", 7),
        ("Тема", 19),
        ("Вопросы", 24),
        ("Форма проведения", 11),
        ("Сроки", 9),
        ("Место", 9),
        ("Ответственные, выступающие", 13),
        ("Отметка о выполнении", 8),
    ];
    section("Заседания", &columns, rows.collect())
}

fn events(head: &PlanHead<'_>, text: &PlanText, kind: ItemKind, title: &str) -> Vec<Block> {
    let rows = of_kind(text, kind).map(|(item, n)| {
        let activity = item.activity.as_deref();
        vec![
            n.to_string(),
            activity
                .map(|code| word(head, DictionaryName::Activities, code).to_owned())
                .unwrap_or_default(),
            with_questions(item),
            forms(head, item),
            item.level.map(level).unwrap_or_default().to_owned(),
            dates(item),
            item.place.clone().unwrap_or_default(),
            item.audience.clone().unwrap_or_default(),
            people(item),
            item.result.clone().unwrap_or_default(),
            mark(item),
        ]
    });
    let columns = [
        ("№ п/п", 4),
        ("Направление", 12),
        ("Мероприятие (содержание)", 18),
        ("Форма", 9),
        ("Уровень", 8),
        ("Сроки", 8),
        ("Место", 7),
        ("Категория участников", 8),
        ("Ответственные", 10),
        ("Ожидаемый результат", 9),
        ("Отметка о выполнении", 7),
    ];
    section(title, &columns, rows.collect())
}

fn section(title: &str, columns: &[(&str, u8)], rows: Vec<Vec<String>>) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = columns
        .iter()
        .map(|(title, share)| TableColumn::new(title, *share));
    vec![
        Block::Heading(title.to_owned()),
        Block::Table(columns.collect(), rows),
    ]
}

fn questions(item: &PlanItem) -> String {
    let asked: Vec<&str> = item
        .questions
        .as_deref()
        .map(lines)
        .into_iter()
        .flatten()
        .collect();
    match asked.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        several => {
            let numbered = several
                .iter()
                .zip(1..)
                .map(|(q, n)| format!("{n}) {}", open_ended(q)));
            numbered.collect::<Vec<_>>().join("; ")
        }
    }
}

fn with_questions(item: &PlanItem) -> String {
    match questions(item) {
        asked if asked.is_empty() => item.title.clone(),
        asked => format!("{}: {asked}", open_ended(&item.title)),
    }
}

fn forms(head: &PlanHead<'_>, item: &PlanItem) -> String {
    let all = item
        .form
        .iter()
        .chain(&item.other_forms)
        .map(|code| form(head, code));
    let format = item
        .interaction
        .as_deref()
        .map(|code| word(head, DictionaryName::InteractionFormats, code));
    joined(all.map(Some).chain([format]))
}

const fn level(of: Level) -> &'static str {
    match of {
        Level::School => "школьный",
        Level::District => "районный (окружной)",
        Level::Municipal => "муниципальный",
        Level::Regional => "региональный",
        Level::Interregional => "межрегиональный",
        Level::Federal => "всероссийский",
        Level::International => "международный",
    }
}

fn dates(item: &PlanItem) -> String {
    item.moved_to
        .clone()
        .or_else(|| item.dates.clone())
        .unwrap_or_default()
}

fn people(item: &PlanItem) -> String {
    let name = |who: &Responsible| {
        let person = who.person.as_ref().map(|p| in_list(&p.full_name));
        person.or_else(|| who.name.clone())
    };
    item.responsible
        .iter()
        .filter_map(name)
        .collect::<Vec<_>>()
        .join(", ")
}

fn mark(item: &PlanItem) -> String {
    let on = item
        .done_on
        .map(|day| format!(" {}", veche_domain::terms::ru(day)));
    let why = item.reason.as_deref().map(|why| format!(": {}", open_ended(why)));
    match item.state {
        ItemState::Planned => String::new(),
        ItemState::Done => format!("исполнено{}", on.unwrap_or_default()),
        ItemState::Moved => format!("перенесено{}", why.unwrap_or_default()),
        ItemState::Cancelled => format!("отменено{}", why.unwrap_or_default()),
    }
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
