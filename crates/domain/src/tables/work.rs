//! The work itself: imports, the journal, notices.

use super::{Cell, TableColumn, Tabular, Worded, column, joined, table};
use crate::{
    imports::{Field, ImportListRow, ImportProfile, ImportRow, RowClass},
    journal::{Entity, JournalEntry},
    reminders::Notice,
};

table! { JournalEntry, Reference, "Журнал изменений" {
    "Номер", 10 => |e, _| e.seq;
    "Дата", 12 => |e, n| n.day(Some(e.at));
    "Время", 8 => |e, n| n.time(e.at);
    "Кто", 36 => |e, _| e.actor_name;
    "Что сделано", 20 => |e, _| e.act.ru();
    "С чем", 24 => |e, _| e.entity.ru();
    "Объект", 60 => |e, _| e.title;
    "Операция API", 28 => |e, _| e.operation;
    "Контрольная сумма", 68 => |e, _| e.hash;
} }

table! { Notice, NoticeSettings, "Уведомления" {
    "Дата", 12 => |n, _| n.made_on;
    "О чём", 28 => |n, _| n.kind.ru();
    "Уведомление", 60 => |n, _| n.title;
    "Что сделать", 60 => |n, _| n.text;
    "Пункт", 12 => |n, _| n.clause;
    "Срок", 12 => |n, _| n.due_on;
    "Объединение", 50 => |n, names| names.association(n.association_id);
    "Прочитано", 12 => |n, names| names.day(n.read_at);
} }

table! { ImportListRow, Import, "Загрузки" {
    "Файл", 40 => |i, _| i.file_name;
    "Что в файле", 32 => |i, _| i.kind.ru();
    "На дату", 12 => |i, _| i.as_of;
    "Состояние", 18 => |i, _| i.state.ru();
    "Строк", 10 => |i, _| i.summary.rows;
    "С ошибками", 12 => |i, _| i.summary.by_class.get(&RowClass::Invalid).copied().unwrap_or_default();
    "Загружен", 12 => |i, n| n.day(Some(i.created_at));
    "Кем", 36 => |i, _| i.created_by;
} }

table! { ImportProfile, ImportProfile, "Наборы столбцов" {
    "Название", 40 => |p, _| p.name;
    "Для чего", 32 => |p, _| p.kind.ru();
    "Столбцы", 60 => |p, _| joined(p.mapping.columns.iter().map(|(field, at)| format!("{} – {}", field.label(), at + 1)));
} }

impl Tabular for ImportRow {
    const TITLE: &'static str = "Строки загрузки";
    const ENTITY: Entity = Entity::Import;

    /// The cells stand as they were in the file, under the names of the fields that are met in it.
    fn columns() -> Vec<TableColumn<Self>> {
        let mut columns = vec![
            column("Строка файла", 10.0, |r: &Self, _| {
                Cell::Number(f64::from(r.row))
            }),
            column("Вид строки", 22.0, |r: &Self, _| {
                Cell::text(r.class.ru())
            }),
            column("Что о ней сказано", 60.0, |r: &Self, _| {
                Cell::text(r.message.as_str())
            }),
            TableColumn {
                optional: true,
                ..column("Раздел списка", 24.0, |r: &Self, _| {
                    r.section.as_deref().map_or(Cell::Empty, Cell::text)
                })
            },
        ];
        columns.extend(Field::ALL.iter().map(|field| TableColumn {
            optional: true,
            ..column(field.label(), 24.0, |r: &Self, _| {
                r.cells.get(field).cloned().unwrap_or_default()
            })
        }));
        columns
    }
}
