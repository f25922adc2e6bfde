//! A plan as a paper. Russian whatever the language of the screen: this is what is printed and signed.

use std::rc::Rc;

use chrono::NaiveDate;
use veche_domain::{
    calendar::{SchoolYear, school_year_label},
    plans::{ItemKind, ItemState, MeetingMention, Plan, PlanEdition, PlanItem, PlanText},
    terms::ru,
};
use yew::prelude::*;

use super::{choices::Lists, row::Column};

/// What stands on the paper around the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Name of the association.
    pub association: String,
    /// School year.
    pub year: SchoolYear,
    /// Meeting that approved the text.
    pub approved: Option<MeetingMention>,
    /// Day of the curator's receipt.
    pub accepted_on: Option<NaiveDate>,
    /// Day of the mark «согласовано с региональным оператором».
    pub region_agreed_on: Option<NaiveDate>,
    /// Text.
    pub text: PlanText,
}

impl Sheet {
    /// The paper of a plan as it stands.
    pub fn of(plan: &Plan) -> Self {
        let accepts =
            |h: &&veche_domain::plans::Handover| h.act == veche_domain::analyses::HandoverAct::Accept;
        let approving = plan
            .editions
            .iter()
            .rfind(|e| e.kind.is_approved() && !e.withdrawn);
        Self {
            association: plan.association.name.clone(),
            year: plan.school_year,
            approved: approving
                .and_then(|e| e.meeting.clone())
                .or_else(|| plan.approved_meeting.clone()),
            accepted_on: plan
                .handovers
                .iter()
                .rfind(accepts)
                .filter(|_| plan.accepted_at.is_some())
                .map(|h| h.made_on),
            region_agreed_on: plan.region_agreed_on,
            text: PlanText {
                city_theme: plan.city_theme.clone(),
                theme: plan.theme.clone(),
                goal: plan.goal.clone(),
                tasks: plan.tasks.clone(),
                trends: plan.trends.clone(),
                results: plan.results.clone(),
                items: plan.items.clone(),
            },
        }
    }

    /// The paper of a frozen text.
    pub fn frozen(plan: &Plan, edition: &PlanEdition) -> Self {
        Self {
            approved: edition.edition.meeting.clone(),
            text: edition.text.clone(),
            ..Self::of(plan)
        }
    }
}

/// Properties of [`PlanPaper`].
#[derive(Properties, PartialEq)]
pub struct PlanPaperProps {
    /// Paper.
    pub sheet: Rc<Sheet>,
    /// Names of codes.
    pub lists: Rc<Lists>,
    /// Name for readers of the screen.
    pub label: AttrValue,
}

type Cell = fn(&Lists, &PlanItem) -> String;

fn said(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

fn forms(lists: &Lists, item: &PlanItem) -> String {
    let all = item.form.iter().chain(&item.other_forms);
    all.map(|f| lists.name(Column::Form, f))
        .collect::<Vec<_>>()
        .join(", ")
}

fn dates(_: &Lists, item: &PlanItem) -> String {
    match &item.moved_to {
        Some(moved) => format!("{} (перенесено: {moved})", said(&item.dates)),
        None => said(&item.dates),
    }
}

fn people(_: &Lists, item: &PlanItem) -> String {
    let name = |r: &veche_domain::plans::Responsible| match &r.person {
        Some(person) => crate::minutes::short_name(&person.full_name),
        None => said(&r.name),
    };
    item.responsible.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn level(lists: &Lists, item: &PlanItem) -> String {
    item.level
        .map(|l| lists.name(Column::Level, l.code()))
        .unwrap_or_default()
}

fn activity(lists: &Lists, item: &PlanItem) -> String {
    item.activity
        .as_ref()
        .map(|a| lists.name(Column::Activity, a))
        .unwrap_or_default()
}

fn content(_: &Lists, item: &PlanItem) -> String {
    match &item.questions {
        Some(questions) => format!("{}\n{questions}", item.title),
        None => item.title.clone(),
    }
}

/// The mark of the paper: what became of a row.
fn mark(_: &Lists, item: &PlanItem) -> String {
    let note = item.reason.as_ref().map(|r| format!(": {r}")).unwrap_or_default();
    match item.state {
        ItemState::Planned => String::new(),
        ItemState::Done => item
            .done_on
            .map_or_else(|| "выполнено".to_owned(), |on| format!("выполнено {}", ru(on))),
        ItemState::Moved => format!("перенесено{note}"),
        ItemState::Cancelled => format!("отменено{note}"),
    }
}

const MEETINGS: &[(&str, Cell)] = &[
    ("Тема", |_, i| i.title.clone()),
    ("Вопросы", |_, i| said(&i.questions)),
    ("Форма проведения", forms),
    ("Сроки", dates),
    ("Место", |_, i| said(&i.place)),
    ("Ответственные, выступающие", people),
    ("Отметка о выполнении", mark),
];
const EVENTS: &[(&str, Cell)] = &[
    ("Направление", activity),
    ("Мероприятие (содержание)", content),
    ("Форма", forms),
    ("Уровень", level),
    ("Сроки", dates),
    ("Место", |_, i| said(&i.place)),
    ("Категория участников", |_, i| {
        said(&i.audience)
    }),
    ("Ответственные", people),
    ("Ожидаемый результат", |_, i| said(&i.result)),
    ("Отметка о выполнении", mark),
];
const ONGOING: &[(&str, Cell)] = &[
    ("Содержание работы", content),
    ("Сроки", dates),
    ("Ответственные", people),
    ("Ожидаемый результат", |_, i| said(&i.result)),
    ("Отметка о выполнении", mark),
];

/// A table of the rows of one kind; columns that say nothing anywhere are left out, the first two always stand.
fn table(
    lists: &Lists,
    items: &[PlanItem],
    kind: ItemKind,
    number: &'static str,
    caption: &str,
    columns: &[(&str, Cell)],
) -> Html {
    let rows: Vec<&PlanItem> = items.iter().filter(|i| i.kind == kind).collect();
    if rows.is_empty() {
        return Html::default();
    }
    let speaks = |at: usize, cell: Cell| at < 2 || rows.iter().any(|i| !cell(lists, i).is_empty());
    let columns: Vec<(&str, Cell)> = columns
        .iter()
        .enumerate()
        .filter(|(at, (_, cell))| speaks(*at, *cell))
        .map(|(_, c)| *c)
        .collect();
    html! {
        <div class="veche-paper__wide" tabindex="0" role="region" aria-label={caption.to_owned()}>
            <table class="veche-paper__table">
                <caption>{ caption.to_owned() }</caption>
                <thead><tr>
                    <th scope="col">{ number }</th>
                    { for columns.iter().map(|(name, _)| html! { <th scope="col">{ (*name).to_owned() }</th> }) }
                </tr></thead>
                <tbody>
                    { for rows.iter().enumerate().map(|(at, item)| html! {
                        <tr key={item.id.to_string()}>
                            <td>{ at + 1 }</td>
                            { for columns.iter().map(|(_, cell)| html! { <td class="veche-paper__lines">{ cell(lists, item) }</td> }) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

fn part(number: usize, title: &str, text: Html) -> Html {
    html! { <p class="veche-paper__text"><strong>{ format!("{number}. {title}: ") }</strong>{ text }</p> }
}

/// A plan as a paper.
#[component]
pub fn PlanPaper(props: &PlanPaperProps) -> Html {
    let (sheet, lists) = (&props.sheet, &*props.lists);
    let text = &sheet.text;
    let blank = || html! { { "________________" } };
    let or_blank = |text: &Option<String>| match text {
        Some(text) => html! { { text.clone() } },
        None => blank(),
    };
    let approved = match &sheet.approved {
        Some(m) => {
            let number = m.number.map(|n| format!(" №\u{a0}{n}")).unwrap_or_default();
            format!("протокол от {}{number}", ru(m.date))
        }
        None => "протокол от «___» __________ №\u{a0}___".to_owned(),
    };
    let accepted = sheet
        .accepted_on
        .map_or_else(|| "«___» __________".to_owned(), ru);
    html! {
        <article class="veche-paper veche-plan-paper" lang="ru" aria-label={props.label.clone()}>
            <div class="veche-plan-paper__marks">
                <p>{ "РАССМОТРЕН И УТВЕРЖДЁН" }<br />{ format!("на заседании: {}", sheet.association) }<br />{ approved }</p>
                <p>{ "СОГЛАСОВАНО" }<br />{ "Куратор ________________" }<br />{ accepted }
                    if let Some(on) = sheet.region_agreed_on {
                        <br />{ format!("С региональным оператором: {}", ru(on)) }
                    }
                </p>
            </div>
            <h2 class="veche-plan-paper__title">{ format!("План работы: {}", sheet.association) }<br />{ format!("на {} учебный год", school_year_label(sheet.year)) }</h2>
            { part(1, "Единая муниципальная методическая тема", or_blank(&text.city_theme)) }
            { part(2, "Методическая тема объединения", or_blank(&text.theme)) }
            { part(3, "Цель", or_blank(&text.goal)) }
            { part(4, "Задачи", if text.tasks.is_empty() { blank() } else { Html::default() }) }
            if !text.tasks.is_empty() {
                <ol class="veche-paper__items">{ for text.tasks.iter().enumerate().map(|(at, t)| html! { <li>{ format!("4.{}. {t}", at + 1) }</li> }) }</ol>
            }
            { part(5, "Приоритетные направления", if text.trends.is_empty() { blank() } else {
                let names: Vec<String> = text.trends.iter().map(|t| lists.name(Column::Trend, t)).collect();
                html! { { names.join("; ") } }
            }) }
            { table(lists, &text.items, ItemKind::Meeting, "№ заседания", "6. Заседания", MEETINGS) }
            { table(lists, &text.items, ItemKind::Event, "№ п/п", "7. Мероприятия по направлениям деятельности", EVENTS) }
            { table(lists, &text.items, ItemKind::Ongoing, "№ п/п", "8. Работа между заседаниями", ONGOING) }
            if text.items.is_empty() {
                <p class="veche-paper__text">{ "6. Заседаний и мероприятий в плане пока нет." }</p>
            }
            { part(9, "Ожидаемые результаты", or_blank(&text.results)) }
            <p class="veche-paper__sign"><span>{ "Руководитель объединения" }</span><span>{ "________________" }</span></p>
        </article>
    }
}
