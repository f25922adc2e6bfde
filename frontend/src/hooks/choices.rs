//! The short dictionaries that forms and filters choose from.

use std::rc::Rc;

use veche_domain::{
    dictionaries::{CategoryKind, ListCategories, ListPositions, ListSubjects, Position, Subject},
    districts::{AdminUnit, ListAdminUnits},
    organizations::{ListOrganizations, OrganizationRow},
};
use yew::prelude::*;

use super::use_list;
use crate::{api::Query, state::Words};

/// Code and name of each choice.
pub type Choices = Rc<Vec<(AttrValue, AttrValue)>>;

fn all() -> Query {
    Query::of([("limit", "200".to_owned())])
}

fn choices<T>(rows: Option<Rc<Vec<Rc<T>>>>, of: impl Fn(&T) -> (AttrValue, AttrValue)) -> Choices {
    Rc::new(
        rows.iter()
            .flat_map(|rows| rows.iter())
            .map(|row| of(row))
            .collect(),
    )
}

fn pair(code: &str, name: &str) -> (AttrValue, AttrValue) {
    (AttrValue::from(code.to_owned()), AttrValue::from(name.to_owned()))
}

/// Subjects.
#[hook]
pub fn use_subjects() -> Choices {
    let rows = use_list::<ListSubjects, Subject>(&[], all()).rows;
    choices(rows, |s| pair(&s.code, &s.name))
}

/// Positions.
#[hook]
pub fn use_positions() -> Choices {
    let rows = use_list::<ListPositions, Position>(&[], all()).rows;
    choices(rows, |p| pair(&p.code, &p.name))
}

/// Qualification categories.
#[hook]
pub fn use_categories() -> Choices {
    let rows = use_list::<ListCategories, CategoryKind>(&[], all()).rows;
    choices(rows, |c| pair(&c.code, &c.name))
}

/// Administrative units.
#[hook]
pub fn use_admin_units() -> Choices {
    let rows = use_list::<ListAdminUnits, AdminUnit>(&[], all()).rows;
    choices(rows, |u| pair(&u.code, &u.name))
}

/// Districts.
#[hook]
pub fn use_districts() -> Choices {
    let rows = use_list::<ListAdminUnits, AdminUnit>(&[], all()).rows;
    let districts = rows
        .iter()
        .flat_map(|rows| rows.iter())
        .flat_map(|unit| unit.districts.iter());
    Rc::new(districts.map(|d| pair(&d.code, &d.name)).collect())
}

/// Institutions that curate associations.
#[hook]
pub fn use_institutions() -> Choices {
    let rows =
        use_list::<ListOrganizations, OrganizationRow>(&[], all().with("curates", Some("true".into()))).rows;
    choices(rows, |o| pair(&o.id.to_string(), &o.short_name))
}

/// The name of a code, the code itself while the dictionary loads.
pub fn name_of(choices: &Choices, code: &str) -> String {
    choices
        .iter()
        .find(|(c, _)| c.as_str() == code)
        .map_or_else(|| code.to_owned(), |(_, name)| name.to_string())
}

/// The values of an enumeration as choices, named by the keys `prefix-code`.
pub fn coded(words: Words, prefix: &str, codes: impl Iterator<Item = &'static str>) -> Choices {
    Rc::new(
        codes
            .map(|code| (AttrValue::Static(code), words.code(prefix, code).into()))
            .collect(),
    )
}
