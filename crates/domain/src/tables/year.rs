//! The school year: plans, analyses, findings, the department's own events, the index of files.

use super::{Worded, last_day, table};
use crate::{
    analyses::{AnalysisRow, resolution_ru},
    calendar::school_year_label,
    compliance::{CaseFile, Finding},
    plans::{DepartmentEvent, PlanRow},
};

table! { PlanRow, Plan, "Планы работы" {
    "Код", 12 => |p, _| p.association.code;
    "Объединение", 50 => |p, _| p.association.name;
    "Учебный год", 12 => |p, _| school_year_label(p.school_year);
    "Состояние", 26 => |p, _| p.state.ru();
    "Тема", 60 => |p, _| p.theme;
    "Сдан", 12 => |p, _| p.first_submitted_on;
    "Сдан после 15 мая", 12 => |p, _| p.late;
    "Утверждён", 12 => |p, _| p.approved_on;
    "Мероприятий", 14 => |p, _| p.coverage.items;
    "Заседаний", 12 => |p, _| p.coverage.meetings;
    "Предстоит", 12 => |p, _| p.progress.planned;
    "Проведено", 12 => |p, _| p.progress.done;
    "Перенесено", 12 => |p, _| p.progress.moved;
    "Отменено", 12 => |p, _| p.progress.cancelled;
    "Просрочено", 12 => |p, _| p.progress.overdue;
} }

table! { DepartmentEvent, CityYear, "Мероприятия департамента" {
    "Мероприятие", 60 => |e, _| e.title;
    "Сроки", 24 => |e, _| e.dates;
    "С", 12 => |e, _| e.from;
    "По", 12 => |e, _| last_day(e.until);
    "Уровень", 26 => |e, _| e.level.map(Worded::ru);
    "Место", 32 => |e, _| e.place;
    "Для кого", 32 => |e, _| e.audience;
    "Ответственный", 32 => |e, _| e.responsible;
    "Примечание", 40 => |e, _| e.note;
    "Учебный год", 12 => |e, _| school_year_label(e.school_year);
} }

table! { AnalysisRow, Analysis, "Анализы работы" {
    "Код", 12 => |a, _| a.association.code;
    "Объединение", 50 => |a, _| a.association.name;
    "Учебный год", 12 => |a, _| school_year_label(a.school_year);
    "Состояние", 24 => |a, _| a.state.ru();
    "Сдан", 12 => |a, _| a.submitted_on;
    "Сдан с опозданием", 12 => |a, _| a.late;
    "Принят куратором", 12 => |a, n| n.day(a.accepted_at);
    "Совет рассмотрел", 12 => |a, _| a.consideration.as_ref().map(|c| c.on);
    "Решение совета", 32 => |a, _| a.consideration.as_ref().map(|c| resolution_ru(c.outcome));
    "На повестке совета", 12 => |a, _| a.queued.as_ref().map(|q| q.date);
} }

table! { Finding, Filing, "Обязанности по Положению" {
    "Объединение", 50 => |f, n| n.association(Some(f.association_id));
    "Учебный год", 12 => |f, _| school_year_label(f.school_year);
    "Обязанность", 30 => |f, _| f.duty.ru();
    "Пункт", 12 => |f, _| f.clause;
    "Состояние", 18 => |f, _| f.state.ru();
    "Срок", 12 => |f, _| f.due_on;
    "Исполнено", 12 => |f, _| f.since;
    "С опозданием", 12 => |f, _| f.late;
    "Сделано", 10 => |f, _| f.done;
    "Нужно", 10 => |f, _| f.needed;
    "За кем", 24 => |f, _| f.actor.ru();
} }

table! { CaseFile, Filing, "Номенклатура дел" {
    "Индекс", 12 => |c, _| c.case_number;
    "Заголовок дела", 60 => |c, _| c.title;
    "Документы", 24 => |c, _| c.paper.label_ru();
    "Срок хранения, лет", 14 => |c, _| c.years;
    "Хранить постоянно", 14 => |c, _| c.years.is_none();
    "Статья перечня", 20 => |c, _| c.article;
} }
