//! Registers: associations, organizations, districts, dictionaries, orders, the library.

use super::{Worded, joined, last_day, table};
use crate::{
    associations::AssociationRow,
    dictionaries::{CategoryKind, Position, Subject},
    districts::{AdminUnit, District, DistrictAssociation},
    library::{AcknowledgementRow, Audience, ListKeeper, NormativeDocumentRow},
    orders::OrderRow,
    organizations::OrganizationRow,
};

table! { AssociationRow, Association, "Объединения" {
    "Код", 12 => |a, _| a.code;
    "Наименование", 50 => |a, _| a.name;
    "Вид", 30 => |a, _| a.kind.label_ru();
    "Состояние", 18 => |a, _| a.status.label_ru();
    "Предмет или профиль", 28 => |a, _| a.subject_name;
    "Курирующее учреждение", 32 => |a, _| a.curating_institution.as_ref().map(|o| &o.short_name);
    "Руководитель", 36 => |a, _| a.leader.as_ref().map(|p| &p.full_name);
    "Секретарь", 36 => |a, _| a.secretary.as_ref().map(|p| &p.full_name);
    "Куратор", 36 => |a, _| a.curator.as_ref().map(|p| &p.full_name);
    "Членов", 10 => |a, _| a.members;
    "Представлено районов (округов)", 14 => |a, _| a.units;
    "Ожидают приказа", 12 => |a, _| a.awaiting;
} }

table! { OrganizationRow, Organization, "Организации" {
    "Краткое наименование", 36 => |o, _| o.short_name;
    "Полное наименование", 60 => |o, _| o.full_name;
    "Вид", 28 => |o, _| o.kind.ru();
    "Номер", 10 => |o, _| o.number;
    "Район", 24 => |o, n| n.district(o.district_code.as_deref());
    "Административная единица", 24 => |o, n| n.unit(o.admin_unit_code.as_deref());
    "Курирует объединения", 14 => |o, _| o.curates;
    "Закрыта с", 12 => |o, _| o.closed_on;
    "Код в источнике", 14 => |o, _| o.code;
} }

table! { DistrictAssociation, DistrictAssociation, "Районные объединения" {
    "Наименование", 50 => |d, _| d.name;
    "Предмет или профиль", 28 => |d, _| d.subject_name;
    "Кого объединяет", 28 => |d, _| d.audience;
    "Район (округ)", 24 => |d, _| d.admin_unit_name;
    "Руководитель", 36 => |d, _| d.head.as_ref().map(|h| &h.person.full_name);
    "Руководит с", 12 => |d, _| d.head.as_ref().and_then(|h| h.from);
    "Действует с", 12 => |d, _| d.from;
    "Действует по", 12 => |d, _| last_day(d.until);
} }

table! { AdminUnit, Reference, "Административные единицы" {
    "Код", 16 => |u, _| u.code;
    "Наименование", 28 => |u, _| u.name;
    "В родительном падеже", 28 => |u, _| u.genitive;
    "Вид", 12 => |u, _| u.kind;
    "Районы", 50 => |u, _| joined(u.districts.iter().map(|d| &d.name));
} }

table! { District, Reference, "Районы" {
    "Код", 16 => |d, _| d.code;
    "Наименование", 28 => |d, _| d.name;
    "В родительном падеже", 28 => |d, _| d.genitive;
    "Административная единица", 28 => |d, n| n.unit(Some(&d.admin_unit_code));
    "Другие написания", 50 => |d, _| joined(&d.aliases);
} }

table! { Position, Reference, "Должности" {
    "Код", 24 => |p, _| p.code;
    "Наименование", 40 => |p, _| p.name;
    "Группа", 30 => |p, _| p.group.ru();
    "Есть в номенклатуре № 225", 14 => |p, _| p.in_nomenclature;
    "Другие написания", 50 => |p, _| joined(&p.aliases);
} }

table! { Subject, Reference, "Предметы" {
    "Код", 24 => |s, _| s.code;
    "Наименование", 32 => |s, _| s.name;
    "В родительном падеже", 32 => |s, _| s.genitive;
    "Область", 28 => |s, _| s.area;
    "Есть во Всероссийской олимпиаде", 16 => |s, _| s.in_vsosh;
    "Другие написания", 50 => |s, _| joined(&s.aliases);
} }

table! { CategoryKind, Reference, "Квалификационные категории" {
    "Код", 16 => |c, _| c.code;
    "Наименование", 44 => |c, _| c.name;
    "Сокращение", 12 => |c, _| c.short;
    "Порядок", 10 => |c, _| c.rank;
    "Достаточна для руководителя и куратора", 18 => |c, _| c.qualifies_for_head;
    "Другие написания", 50 => |c, _| joined(&c.aliases);
} }

table! { OrderRow, Order, "Приказы" {
    "Номер", 14 => |o, _| o.number;
    "Дата", 12 => |o, _| o.signed_on;
    "Заголовок", 60 => |o, _| o.title;
    "Вид", 36 => |o, _| o.kind.label_ru();
    "Состояние", 16 => |o, _| o.state.ru();
    "Действует", 12 => |o, _| o.in_force;
    "Вступает в силу", 12 => |o, _| o.effective_on;
    "Кто издаёт", 26 => |o, _| o.issuer.ru();
    "Учреждение", 32 => |o, _| o.organization.as_ref().map(|r| &r.short_name);
    "Внесён с бумаги", 12 => |o, _| o.by_paper;
} }

table! { NormativeDocumentRow, NormativeDocument, "Библиотека документов" {
    "Вид", 28 => |d, _| d.kind.label_ru();
    "Наименование", 60 => |d, _| d.title;
    "Кем издан", 36 => |d, _| d.issuer;
    "Номер", 14 => |d, _| d.number;
    "Дата", 12 => |d, _| d.date;
    "Дата, как напечатана", 18 => |d, _| d.date_as_printed;
    "Номер среди оснований Положения", 14 => |d, _| d.basis_number;
    "Предметы", 32 => |d, _| joined(d.subjects.iter().map(|s| &s.name));
    "Состояние", 20 => |d, _| d.status.ru();
    "Утратил силу с", 12 => |d, _| d.repealed_on;
} }

table! { AcknowledgementRow, Acknowledgement, "Листы ознакомления" {
    "Документ", 60 => |a, _| a.document.title;
    "Номер документа", 14 => |a, _| a.document.number;
    "Редакция", 24 => |a, _| a.edition.label;
    "Кто ведёт", 32 => |a, n| match a.keeper {
        ListKeeper::City {} => super::Cell::text("департамент образования"),
        ListKeeper::Institution { organization_id } => n.institution(Some(organization_id)),
        ListKeeper::Association { association_id } => n.association(Some(association_id)),
    };
    "Кому", 44 => |a, n| match &a.audience {
        Audience::All {} => "участники всех объединений".to_owned(),
        Audience::Subjects { codes } => joined(codes.iter().map(|c| n.subjects.get(c).unwrap_or(c))),
        Audience::Associations { ids } => joined(ids.iter().filter_map(|id| n.associations.get(id))),
    };
    "Открыт", 12 => |a, _| a.opened_on;
    "Срок", 12 => |a, _| a.due_on;
    "Закрыт", 12 => |a, _| a.closed_on;
    "Человек", 10 => |a, _| a.tally.people;
    "Ознакомлены", 12 => |a, _| a.tally.acknowledged;
    "Процент", 10 => |a, _| a.tally.percent;
} }
