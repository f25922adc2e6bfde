//! Meetings, resolutions, elections, calendars.

use super::{Worded, table};
use crate::{
    calendar::school_year_label,
    elections::ElectionRow,
    meetings::{CalendarLink, MeetingRow},
    minutes::Resolution,
};

table! { MeetingRow, Meeting, "Заседания" {
    "Дата", 12 => |m, _| m.date;
    "Начало", 10 => |m, _| m.starts_at.as_ref().map(ToString::to_string);
    "Кто заседает", 50 => |m, _| m.body.name;
    "Номер", 10 => |m, _| m.number;
    "Тема", 60 => |m, _| m.theme;
    "Место", 32 => |m, _| m.place;
    "Можно участвовать по ссылке", 14 => |m, _| m.online;
    "Состояние", 18 => |m, _| m.state.ru();
    "Протокол", 24 => |m, _| m.minutes_state.ru();
    "Учебный год", 12 => |m, _| school_year_label(m.school_year);
} }

table! { Resolution, Meeting, "Решения" {
    "Номер", 10 => |r, _| r.number;
    "Текст", 70 => |r, _| r.text;
    "Кто решил", 50 => |r, _| r.body.name;
    "Дата заседания", 12 => |r, _| r.date;
    "Ответственный", 36 => |r, _| r.responsible_person.as_ref().map(|p| &p.full_name).or(r.responsible.as_ref());
    "Срок", 12 => |r, _| r.due_on;
    "Состояние", 18 => |r, _| r.state.ru();
    "Просрочено", 12 => |r, _| r.overdue;
    "Исполнено или снято", 12 => |r, _| r.closed_on;
    "Примечание", 40 => |r, _| r.note;
} }

table! { ElectionRow, Meeting, "Выборы" {
    "Дата", 12 => |e, _| e.date;
    "Кто заседает", 50 => |e, _| e.body.name;
    "Кого избирают", 20 => |e, _| e.office.label_ru();
    "Состояние", 24 => |e, _| e.state.ru();
    "Кто избран", 36 => |e, _| e.elected.as_ref().map(|p| &p.full_name);
} }

// The path of a link is a key to the calendar: it never goes into a file.
table! { CalendarLink, Account, "Ссылки на календари" {
    "Календарь", 50 => |l, n| if l.association_id.is_some() {
        n.association(l.association_id)
    } else {
        super::Cell::text("все мои заседания")
    };
    "Создана", 12 => |l, n| n.day(Some(l.created_at));
    "Последнее обращение", 14 => |l, n| n.day(l.used_at);
} }
