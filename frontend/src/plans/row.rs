//! A row of a plan as it is written: a text for each column, whatever stands in it.

use serde::{Deserialize, Serialize};
use veche_domain::{
    Id,
    plans::{ItemKind, PlanItem, PlanItemLine, Responsible, ResponsibleLine},
    text,
};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A line of text.
    Line,
    /// Running text.
    Lines,
    /// Names, one a line.
    Names,
    /// One of a closed list: a code.
    One,
    /// One of an open list: a code, or own words.
    Open,
    /// Several of an open list, one a line.
    OpenMany,
    /// Several of a closed list: codes, one a line.
    Many,
    /// Yes («true») or no.
    Flag,
}

macro_rules! columns {
    ($($(#[$meta:meta])* $name:ident $key:literal $shape:ident;)+) => {
        /// A column of the grid.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Column { $($(#[$meta])* $name,)+ }

        impl Column {
            /// All of them, in the order of the grid.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// Name in the wire and, after `plan-col-`, in the dictionary of words.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)+ }
            }

            /// What it holds.
            pub const fn shape(self) -> Shape {
                match self { $(Self::$name => Shape::$shape,)+ }
            }
        }
    };
}

columns! {
    /// What the row plans.
    Kind "kind" One;
    /// Theme of a meeting, content of an event.
    Title "title" Lines;
    /// Questions.
    Questions "questions" Lines;
    /// Days as typed.
    Dates "dates" Line;
    /// Forms of work, the main one first (V.5.1 - V.5.3).
    Form "form" OpenMany;
    /// Level.
    Level "level" One;
    /// Place.
    Place "place" Line;
    /// For whom.
    Audience "audience" Line;
    /// Who answers for it.
    Responsible "responsible" Names;
    /// Expected result.
    Result "result" Lines;
    /// Direction and activity (III).
    Activity "activity" One;
    /// Task (II.2).
    Task "task" One;
    /// Trend (III).
    Trend "trend" One;
    /// Whether it works on the theme of the city (VI.6.3).
    ThemeLink "theme-link" Flag;
    /// Goal of the city (VI.6.3).
    Goal "goal" One;
    /// Event of the department's plan (VIII.8.2).
    DepartmentEvent "department-event" One;
    /// Format of interaction (V.5.5).
    Interaction "interaction" Open;
    /// Methods (V.5.4).
    Methods "methods" Many;
    /// Technologies (V.5.4).
    Technologies "technologies" Many;
}

/// Columns of the paper, which the grid shows first; the others tie a row to the regulation and to the city.
pub const MAIN: usize = 10;

impl Column {
    /// The columns on screen.
    pub fn shown(all: bool) -> &'static [Self] {
        Self::ALL
            .get(..if all { Self::ALL.len() } else { MAIN })
            .unwrap_or(Self::ALL)
    }
}

/// Text a column of names, or of several values, holds: one a line.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(text::clean).filter(|l| !l.is_empty()).collect()
}

/// A row as it is written.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Row {
    /// Name of the row while it is on screen.
    pub key: u32,
    /// Identifier the server gave.
    pub id: Option<Id>,
    cells: Vec<String>,
    /// Columns whose text is none of their list: the device alone keeps it.
    loose: Vec<Column>,
    /// People of the register by the names they are shown with.
    pub people: Vec<(Id, String)>,
    /// Title the server has: a title that is being written anew does not take the row out of the plan.
    titled: String,
}

impl Row {
    /// A row where nothing is written.
    pub fn blank(key: u32, kind: ItemKind) -> Self {
        let mut row = Self {
            key,
            ..Self::default()
        };
        row.set(Column::Kind, kind.code());
        row
    }

    /// A row of the server.
    pub fn of(key: u32, item: &PlanItem) -> Self {
        let mut row = Self::blank(key, item.kind);
        row.id = Some(item.id);
        row.titled.clone_from(&item.title);
        let joined = |first: Option<&String>, rest: &[String]| {
            first
                .into_iter()
                .chain(rest)
                .cloned()
                .collect::<Vec<_>>()
                .join("\n")
        };
        let id = |id: Option<Id>| id.map(|id| id.to_string()).unwrap_or_default();
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        for (column, text) in [
            (Column::Title, item.title.clone()),
            (Column::Questions, said(&item.questions)),
            (Column::Dates, said(&item.dates)),
            (Column::Form, joined(item.form.as_ref(), &item.other_forms)),
            (
                Column::Level,
                item.level.map(|l| l.code().to_owned()).unwrap_or_default(),
            ),
            (Column::Place, said(&item.place)),
            (Column::Audience, said(&item.audience)),
            (
                Column::Responsible,
                item.responsible
                    .iter()
                    .map(name_of)
                    .collect::<Vec<_>>()
                    .join("\n"),
            ),
            (Column::Result, said(&item.result)),
            (Column::Activity, said(&item.activity)),
            (Column::Task, said(&item.task)),
            (Column::Trend, said(&item.trend)),
            (
                Column::ThemeLink,
                if item.theme_link {
                    "true".to_owned()
                } else {
                    String::new()
                },
            ),
            (Column::Goal, id(item.goal_id)),
            (Column::DepartmentEvent, id(item.department_event_id)),
            (Column::Interaction, said(&item.interaction)),
            (Column::Methods, joined(None, &item.methods)),
            (Column::Technologies, joined(None, &item.technologies)),
        ] {
            row.set(column, text);
        }
        let known = item.responsible.iter().filter_map(|r| r.person.as_ref());
        row.people = known.map(|p| (p.id, p.full_name.clone())).collect();
        row
    }

    /// The text of a column.
    pub fn get(&self, column: Column) -> &str {
        self.cells.get(column as usize).map_or("", String::as_str)
    }

    /// Writes a column; what was unread in it no longer is.
    pub fn set(&mut self, column: Column, text: impl Into<String>) {
        self.cells.resize(Column::ALL.len(), String::new());
        if let Some(cell) = self.cells.get_mut(column as usize) {
            *cell = text.into();
        }
        self.loose.retain(|c| *c != column);
    }

    /// Writes a text that is none of the column's list.
    pub fn set_loose(&mut self, column: Column, text: impl Into<String>) {
        self.set(column, text);
        self.loose.push(column);
    }

    /// Whether the text of a column is none of its list.
    pub fn is_loose(&self, column: Column) -> bool {
        self.loose.contains(&column)
    }

    /// Columns whose text is none of their list.
    pub fn loose(&self) -> &[Column] {
        &self.loose
    }

    /// Names a person of the register as one who answers for the row.
    pub fn add_person(&mut self, id: Id, name: &str) {
        let mut names = lines(self.get(Column::Responsible));
        if !names.iter().any(|n| n == name) {
            names.push(name.to_owned());
        }
        self.people.retain(|(known, _)| *known != id);
        self.people.push((id, name.to_owned()));
        self.set(Column::Responsible, names.join("\n"));
    }

    /// As the server has it: under its name, with the title it has.
    #[cfg(test)]
    pub fn named(&mut self, id: Id) {
        self.id = Some(id);
        self.titled = text::clean(self.get(Column::Title));
    }

    /// What the row plans.
    pub fn kind(&self) -> ItemKind {
        self.get(Column::Kind).parse().unwrap_or(ItemKind::Event)
    }

    /// Whether nothing is written but what it plans.
    pub fn is_blank(&self) -> bool {
        let mut others = Column::ALL.iter().filter(|c| **c != Column::Kind);
        others.all(|c| self.get(*c).trim().is_empty())
    }

    /// Whether the server can take it: it has a title, or had one.
    pub fn is_named(&self) -> bool {
        !self.get(Column::Title).trim().is_empty() || (self.id.is_some() && !self.titled.is_empty())
    }

    /// Whether something of it waits: a title, a value of a list.
    pub fn waits(&self) -> bool {
        !self.loose.is_empty() || (!self.is_blank() && self.get(Column::Title).trim().is_empty())
    }

    /// A text as the server keeps it: loose ones are none.
    pub fn clean(&self, column: Column) -> String {
        if self.is_loose(column) {
            return String::new();
        }
        let typed = self.get(column);
        match column.shape() {
            Shape::Names | Shape::Many | Shape::OpenMany => lines(typed).join("\n"),
            Shape::Lines if column == Column::Title => {
                let clean = text::clean(typed);
                if clean.is_empty() {
                    self.titled.clone()
                } else {
                    clean
                }
            }
            Shape::Lines if column == Column::Result => text::clean(typed),
            Shape::Lines => text::clean_lines(typed),
            _ => text::clean(typed),
        }
    }

    /// Takes what the server calls the row.
    pub fn known_as(&mut self, other: &Self) {
        self.id = other.id;
        self.titled.clone_from(&other.titled);
    }

    /// The row as the API takes it.
    pub fn line(&self) -> PlanItemLine {
        let text = |column| Some(self.clean(column)).filter(|t| !t.is_empty());
        let many = |column| lines(&self.clean(column));
        let id = |column: Column| self.clean(column).parse().ok();
        let mut forms = many(Column::Form).into_iter();
        // Namesakes are told apart by how often the name stands here.
        let mut known = self.people.clone();
        let who = |name: String| match known.iter().position(|(_, known)| *known == name) {
            Some(at) => ResponsibleLine {
                person_id: Some(known.remove(at).0),
                name: None,
            },
            None => ResponsibleLine {
                person_id: None,
                name: Some(name),
            },
        };
        PlanItemLine {
            id: self.id,
            kind: self.kind(),
            title: self.clean(Column::Title),
            questions: text(Column::Questions),
            dates: text(Column::Dates),
            activity: text(Column::Activity),
            task: text(Column::Task),
            form: forms.next(),
            other_forms: forms.collect(),
            level: self.clean(Column::Level).parse().ok(),
            theme_link: self.get(Column::ThemeLink) == "true",
            goal_id: id(Column::Goal),
            trend: text(Column::Trend),
            interaction: text(Column::Interaction),
            methods: many(Column::Methods),
            technologies: many(Column::Technologies),
            department_event_id: id(Column::DepartmentEvent),
            place: text(Column::Place),
            audience: text(Column::Audience),
            responsible: many(Column::Responsible).into_iter().map(who).collect(),
            result: text(Column::Result),
        }
    }
}

/// A name as rows show it.
fn name_of(who: &Responsible) -> String {
    let known = who.person.as_ref().map(|p| p.full_name.clone());
    known.or_else(|| who.name.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_written_anew_keeps_the_row() {
        let mut row = Row::blank(1, ItemKind::Event);
        assert!(row.is_blank() && !row.is_named() && !row.waits());
        row.set(Column::Place, "Школа 1");
        assert!(row.waits() && !row.is_named());
        row.id = Some(Id::from_u128(7));
        row.titled = "Семинар".to_owned();
        assert!(row.is_named() && row.line().title == "Семинар");
        row.set(Column::Title, " Круглый  стол ");
        assert_eq!(row.line().title, "Круглый стол");
    }

    #[test]
    fn people_of_the_register_are_told_from_names() {
        let mut row = Row::blank(1, ItemKind::Meeting);
        row.set(Column::Responsible, "Члены ММО\n");
        row.add_person(Id::from_u128(3), "Ли Мария Петровна");
        let line = row.line();
        assert_eq!(line.responsible[0].name.as_deref(), Some("Члены ММО"));
        assert_eq!(line.responsible[1].person_id, Some(Id::from_u128(3)));
        row.set(Column::Responsible, "Ли М. П.");
        assert_eq!(row.line().responsible[0].name.as_deref(), Some("Ли М. П."));
    }

    #[test]
    fn a_text_that_is_not_on_the_list_stays_here() {
        let mut row = Row::blank(1, ItemKind::Event);
        row.set(Column::Title, "Семинар");
        row.set_loose(Column::Activity, "что-то своё");
        assert!(row.waits() && row.line().activity.is_none());
        assert_eq!(row.get(Column::Activity), "что-то своё");
        row.set(Column::Activity, "a1");
        assert!(!row.waits() && row.line().activity.as_deref() == Some("a1"));
    }
}
