//! What the columns of a plan choose from: lists of the regulation, goals of the city, events of the department.

use std::rc::Rc;

use veche_domain::{
    plans::{CityGoal, DepartmentEvent, ItemKind, Level},
    regulation::{DictionaryName, Profile},
    text::fold,
};
use yew::AttrValue;

use super::row::{Column, Shape};
use crate::{hooks::Choices, state::Words};

/// A value of a list.
#[derive(Debug, Clone, PartialEq)]
struct Value {
    code: AttrValue,
    label: AttrValue,
    /// Everything it may be called, folded.
    names: Vec<String>,
}

/// A list and its values.
#[derive(Debug, Clone, PartialEq, Default)]
struct List {
    values: Vec<Value>,
    choices: Choices,
}

impl List {
    fn of(values: Vec<Value>) -> Self {
        let choices = values.iter().map(|v| (v.code.clone(), v.label.clone())).collect();
        Self {
            values,
            choices: Rc::new(choices),
        }
    }

    fn read(&self, text: &str) -> Option<&Value> {
        let asked = fold(text.trim_end_matches(['.', ';', ',']));
        let exact = |v: &&Value| v.code.as_str() == text.trim() || v.names.contains(&asked);
        let begun = |v: &&Value| v.names.iter().any(|n| n.starts_with(&asked));
        self.values.iter().find(exact).or_else(|| {
            // A beginning counts when it is that of one value only.
            let mut found = self.values.iter().filter(begun);
            found
                .next()
                .filter(|_| asked.chars().count() >= 4 && found.next().is_none())
        })
    }
}

/// Lists of all columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lists {
    kinds: List,
    forms: List,
    levels: List,
    activities: List,
    tasks: List,
    trends: List,
    goals: List,
    events: List,
    interactions: List,
    methods: List,
    technologies: List,
}

/// How the beginnings of words name a level in papers.
const LEVELS: &[(Level, &[&str])] = &[
    (Level::School, &["школ", "оо", "шмо", "уровень оо"]),
    (Level::District, &["район", "окруж", "округ"]),
    (Level::Municipal, &["муницип", "город"]),
    (Level::Interregional, &["межрег"]),
    (Level::Regional, &["регион", "област", "обл"]),
    (Level::Federal, &["всерос", "федер", "росси"]),
    (Level::International, &["междун"]),
];

const KINDS: &[(ItemKind, &[&str])] = &[
    (ItemKind::Meeting, &["засед"]),
    (ItemKind::Event, &["меропр", "событ"]),
    (ItemKind::Ongoing, &["работа", "между", "сопров", "консульт"]),
];

/// Several tasks and activities are alike in their short form: `numbered` ones have their clause before it.
fn entries(profile: Option<&Profile>, names: &[DictionaryName], numbered: bool) -> List {
    let lists = names.iter().filter_map(|name| Some(profile?.dictionary(*name)));
    let value = |e: &veche_domain::regulation::Entry| {
        let mut names = vec![fold(&e.label), fold(&e.text)];
        let mut label = e.label.clone();
        if numbered {
            label = format!("{} {label}", e.clause);
            names.extend([fold(&label), fold(&e.clause)]);
        }
        Value {
            code: e.code.clone().into(),
            label: label.into(),
            names,
        }
    };
    List::of(lists.flat_map(|l| &l.entries).map(value).collect())
}

impl Lists {
    /// Lists of an edition of the regulation and of a school year.
    pub fn of(
        words: Words,
        profile: Option<&Profile>,
        goals: &[CityGoal],
        events: &[DepartmentEvent],
    ) -> Self {
        let named = |code: &'static str, label: String| Value {
            code: AttrValue::Static(code),
            names: vec![fold(&label)],
            label: label.into(),
        };
        let one = |id: String, label: String| Value {
            code: id.into(),
            names: vec![fold(&label)],
            label: label.into(),
        };
        Self {
            kinds: List::of(
                ItemKind::ALL
                    .iter()
                    .map(|k| named(k.code(), words.code("item-kind", k.code())))
                    .collect(),
            ),
            levels: List::of(
                Level::ALL
                    .iter()
                    .map(|l| named(l.code(), words.code("plan-level", l.code())))
                    .collect(),
            ),
            forms: entries(profile, &DictionaryName::WORK_FORMS, false),
            activities: entries(profile, &[DictionaryName::Activities], true),
            tasks: entries(profile, &[DictionaryName::Tasks], true),
            trends: entries(profile, &[DictionaryName::Trends], false),
            interactions: entries(profile, &[DictionaryName::InteractionFormats], false),
            methods: entries(profile, &[DictionaryName::ManagementMethods], false),
            technologies: entries(profile, &[DictionaryName::PedagogicalTechnologies], false),
            goals: List::of(
                goals
                    .iter()
                    .map(|g| one(g.id.to_string(), g.text.clone()))
                    .collect(),
            ),
            events: List::of(
                events
                    .iter()
                    .map(|e| one(e.id.to_string(), e.title.clone()))
                    .collect(),
            ),
        }
    }

    fn list(&self, column: Column) -> Option<&List> {
        Some(match column {
            Column::Kind => &self.kinds,
            Column::Form => &self.forms,
            Column::Level => &self.levels,
            Column::Activity => &self.activities,
            Column::Task => &self.tasks,
            Column::Trend => &self.trends,
            Column::Goal => &self.goals,
            Column::DepartmentEvent => &self.events,
            Column::Interaction => &self.interactions,
            Column::Methods => &self.methods,
            Column::Technologies => &self.technologies,
            _ => return None,
        })
    }

    /// Codes and names a column chooses from.
    pub fn choices(&self, column: Column) -> Choices {
        self.list(column).map(|l| l.choices.clone()).unwrap_or_default()
    }

    /// Trends of the regulation, for the head of a plan.
    pub fn trends(&self) -> Choices {
        self.trends.choices.clone()
    }

    /// The name of a value; the value itself where the list has none.
    pub fn name(&self, column: Column, code: &str) -> String {
        let value = self
            .list(column)
            .and_then(|l| l.values.iter().find(|v| v.code.as_str() == code));
        value.map_or_else(|| code.to_owned(), |v| v.label.to_string())
    }

    /// A cell in words; several values one a line.
    pub fn show(&self, words: Words, column: Column, cell: &str) -> String {
        match column.shape() {
            Shape::Flag if cell == "true" => words.t("yes"),
            Shape::Flag => String::new(),
            Shape::One | Shape::Open => self.name(column, cell),
            Shape::OpenMany | Shape::Many => cell
                .lines()
                .map(|c| self.name(column, c))
                .collect::<Vec<_>>()
                .join("\n"),
            _ => cell.to_owned(),
        }
    }

    /// What a text as people write it is in a column; none when it is no value of its closed list.
    pub fn read(&self, column: Column, text: &str) -> Option<String> {
        let text = text.trim();
        if text.is_empty() {
            return Some(String::new());
        }
        let code = |text: &str| self.code(column, text);
        match column.shape() {
            Shape::Flag => match fold(text).as_str() {
                "да" | "+" | "v" | "1" | "есть" | "true" | "yes" | "✓" | "x" | "х" => {
                    Some("true".to_owned())
                }
                "нет" | "-" | "–" | "—" | "0" | "false" | "no" => Some(String::new()),
                _ => None,
            },
            Shape::One => code(text),
            Shape::Open => Some(code(text).unwrap_or_else(|| text.to_owned())),
            Shape::OpenMany => {
                let parts = split(text);
                Some(
                    parts
                        .map(|p| code(p).unwrap_or_else(|| p.to_owned()))
                        .collect::<Vec<_>>()
                        .join("\n"),
                )
            }
            Shape::Many => split(text)
                .map(code)
                .collect::<Option<Vec<_>>>()
                .map(|all| all.join("\n")),
            Shape::Names => Some(
                text.split(['\n', ';'])
                    .map(str::trim)
                    .filter(|p| !p.is_empty())
                    .collect::<Vec<_>>()
                    .join("\n"),
            ),
            Shape::Line => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
            Shape::Lines => Some(text.to_owned()),
        }
    }

    /// What is being typed into a column, as its cell holds it: a whole name of an open list is its code.
    pub fn typed(&self, column: Column, text: &str) -> String {
        let exact = |text: &str| {
            let asked = fold(text);
            let mut values = self.list(column).into_iter().flat_map(|l| &l.values);
            values
                .find(|v| v.names.contains(&asked))
                .map_or_else(|| text.to_owned(), |v| v.code.to_string())
        };
        match column.shape() {
            Shape::Open => exact(text),
            Shape::OpenMany => split(text).map(exact).collect::<Vec<_>>().join("\n"),
            _ => text.to_owned(),
        }
    }

    /// As [`Lists::typed`] for an area where each value has a line of its own.
    pub fn typed_lines(&self, column: Column, text: &str) -> String {
        let value = |line: &str| {
            if line.trim().is_empty() {
                line.to_owned()
            } else {
                self.typed(column, line)
            }
        };
        text.split('\n').map(value).collect::<Vec<_>>().join("\n")
    }

    fn code(&self, column: Column, text: &str) -> Option<String> {
        let begins = |names: &[&str]| {
            let text = fold(text);
            names.iter().any(|n| text.starts_with(n))
        };
        let found = self.list(column)?.read(text).map(|v| v.code.to_string());
        found.or_else(|| match column {
            Column::Level => LEVELS
                .iter()
                .find(|(_, names)| begins(names))
                .map(|(l, _)| l.code().to_owned()),
            Column::Kind => KINDS
                .iter()
                .find(|(_, names)| begins(names))
                .map(|(k, _)| k.code().to_owned()),
            _ => None,
        })
    }
}

/// Several values in one cell: each in a line of its own, or after a comma or a semicolon.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', ';', ','])
        .map(str::trim)
        .filter(|p| !p.is_empty())
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::state::Locale;

    thread_local! {
        static LISTS: Lists = read_lists();
    }

    /// Lists of the regulation of the repository.
    pub fn lists() -> Lists {
        LISTS.with(Clone::clone)
    }

    fn read_lists() -> Lists {
        let profile = include_str!("../../../regulations/novosibirsk-2022.toml");
        let profile: Profile = toml::from_str(profile).unwrap();
        let words = Words {
            locale: Locale::Ru,
            today: "2026-11-25".parse().unwrap(),
        };
        Lists::of(words, Some(&profile), &[], &[])
    }

    #[test]
    fn values_are_read_as_papers_write_them() {
        let lists = lists();
        let read = |column, text: &str| lists.read(column, text);
        for (text, level) in [
            ("город", "municipal"),
            ("Муниципальный уровень", "municipal"),
            ("обл.", "regional"),
            ("всеросс.", "federal"),
            ("школьный", "school"),
        ] {
            assert_eq!(read(Column::Level, text).as_deref(), Some(level), "{text}");
        }
        assert_eq!(read(Column::Level, "вселенский"), None);
        assert_eq!(read(Column::Kind, "Заседание № 1").as_deref(), Some("meeting"));
        assert_eq!(
            read(Column::Form, "Круглый стол; квест").as_deref(),
            Some("round_table\nквест")
        );
        assert_eq!(read(Column::ThemeLink, "+").as_deref(), Some("true"));
        assert_eq!(read(Column::ThemeLink, "может быть"), None);
        assert_eq!(
            read(Column::Responsible, "Ли М. П.; Ким О. С.\n").as_deref(),
            Some("Ли М. П.\nКим О. С.")
        );
        assert_eq!(read(Column::Task, "II.2.3").as_deref(), Some("targeted_support"));
    }
}
