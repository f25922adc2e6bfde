//! People and accounts, what is doubled, members, the council.

use super::{Worded, joined, last_day, table};
use crate::{
    accounts::Account,
    associations::Membership,
    council::CouncilMember,
    library::Reader,
    people::{DuplicatePair, Merge, PersonRow},
};

table! { PersonRow, Person, "Люди" {
    "Фамилия, имя, отчество", 36 => |p, _| p.full_name;
    "Место работы", 32 => |p, _| p.employments.first().map(|e| &e.organization.short_name);
    "Должность", 28 => |p, _| p.employments.first().map(|e| &e.position_name);
    "Предметы", 24 => |p, n| p.employments.first().map(|e| {
        joined(e.subjects.iter().map(|code| n.subjects.get(code).unwrap_or(code)))
    });
    "Другие места работы", 40 => |p, _| joined(
        p.employments.iter().skip(1).map(|e| format!("{} – {}", e.organization.short_name, e.position_name))
    );
    "Категория", 24 => |p, n| n.category(p.category_code.as_deref());
    "Категория действует", 12 => |p, _| p.category_code.as_ref().map(|_| p.category_valid);
    "Категория по", 12 => |p, _| last_day(p.category_until);
    "Стаж по специальности, лет", 14 => |p, _| p.tenure.as_ref().map(|t| t.years);
} }

table! { DuplicatePair, Person, "Возможные повторы" {
    "Внесён раньше", 36 => |d, _| d.first.full_name;
    "Место работы", 32 => |d, _| d.first.employments.first().map(|e| &e.organization.short_name);
    "Внесён позже", 36 => |d, _| d.second.full_name;
    "Место работы второго", 32 => |d, _| d.second.employments.first().map(|e| &e.organization.short_name);
    "Чем похожи", 36 => |d, _| joined(d.reasons.iter().map(|r| r.ru()));
} }

table! { Merge, Merge, "Объединённые записи" {
    "Осталась запись", 36 => |m, _| m.kept.full_name;
    "Удалена запись", 36 => |m, _| m.removed.full_name;
    "Объединены", 12 => |m, n| n.day(Some(m.made_at));
    "Кем", 30 => |m, _| m.made_by;
    "Перенесено записей", 12 => |m, _| m.moved;
    "Отменено", 12 => |m, n| n.day(m.undone_at);
} }

table! { Account, Account, "Учётные записи" {
    "Логин", 20 => |a, _| a.login;
    "Имя", 36 => |a, _| a.name;
    "Роль", 28 => |a, _| a.role.map(Worded::ru);
    "Учреждение", 32 => |a, n| n.institution(a.organization_id);
    "Район (округ)", 24 => |a, n| n.unit(a.admin_unit_code.as_deref());
    "Человек", 36 => |a, _| a.person.as_ref().map(|p| &p.full_name);
    "Вход разрешён", 12 => |a, _| a.enabled;
} }

table! { Membership, Association, "Состав объединения" {
    "Фамилия, имя, отчество", 36 => |m, _| m.person.full_name;
    "Место работы", 32 => |m, _| m.organization.as_ref().map(|o| &o.short_name);
    "Должность", 28 => |m, _| m.position_name;
    "Категория", 24 => |m, n| n.category(m.category_code.as_deref());
    "Район (округ)", 24 => |m, n| n.unit(m.admin_unit_code.as_deref());
    "Состояние", 18 => |m, _| m.state.ru();
    "С", 12 => |m, _| m.from;
    "По", 12 => |m, _| last_day(m.until);
    "Полномочия", 24 => |m, _| joined(m.offices.iter().map(|o| o.label_ru()));
    "Руководит районным объединением", 16 => |m, _| m.is_district_head;
} }

table! { CouncilMember, Council, "Методический совет" {
    "Фамилия, имя, отчество", 36 => |m, _| m.person.full_name;
    "Место работы", 32 => |m, _| m.organization.as_ref().map(|o| &o.short_name);
    "Должность", 28 => |m, _| m.position_name;
    "В совете", 24 => |m, _| m.role.ru();
    "С", 12 => |m, _| m.from;
    "По", 12 => |m, _| last_day(m.until);
    "Основание", 32 => |m, _| m.basis;
    "Причина окончания", 32 => |m, _| m.end_reason;
} }

table! { Reader, Acknowledgement, "Лист ознакомления" {
    "Фамилия, имя, отчество", 36 => |r, _| r.person.full_name;
    "Объединение", 44 => |r, _| r.association_name;
    "Внесён в лист", 12 => |r, _| r.added_on;
    "Ознакомлен", 12 => |r, _| r.confirmation.as_ref().map(|c| c.on);
} }
