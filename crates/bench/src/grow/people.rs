//! People: those of the copies under other names, and teachers added beside them, each with a post, a category, years
//! of service and mostly an association. Names are put together from those of the demo city: nobody real is meant.

use chrono::NaiveDate;
use diesel::prelude::*;
use fastrand::Rng;
use veche_domain::Id;
use veche_store::{
    Conn, each_backend,
    people::{
        EmploymentRecord, PersonRecord, QualificationRecord, TenureStatementRecord, insert_employments,
        insert_people, insert_qualifications, insert_tenure_statements,
    },
};

use super::{run, tables::tag, told};
use crate::Outcome;

/// People made at a time, so that a region does not stand in memory.
const PART: usize = 5_000;
/// Most rows read of a table of the demo city or its copies.
const MOST: i64 = 200_000;

diesel::table! {
    people (id) {
        id -> Text,
        last_name -> Text,
        first_name -> Text,
        patronymic -> Nullable<Text>,
    }
}
diesel::table! {
    memberships (id) {
        id -> Text,
        association_id -> Text,
        state -> Text,
    }
}
diesel::table! {
    organizations (id) {
        id -> Text,
        admin_unit_code -> Nullable<Text>,
    }
}
diesel::table! {
    employments (id) {
        id -> Text,
        position_code -> Text,
        subject_codes -> Text,
    }
}
diesel::table! {
    categories (code) {
        code -> Text,
    }
}

type Name = (String, String, Option<String>);

/// People of the demo city, and what others are made of.
pub(super) struct Sample {
    ids: Vec<String>,
    women: Vec<Name>,
    men: Vec<Name>,
    posts: Vec<(String, String)>,
    places: Vec<(String, Option<String>)>,
    categories: Vec<String>,
}

impl Sample {
    /// Reads the demo city, before anything is copied.
    pub(super) fn read(conn: &mut Conn) -> Outcome<Self> {
        let known: Vec<(String, Name)> = each_backend!(conn, inner => people::table
            .order(people::id)
            .limit(MOST)
            .select((people::id, (people::last_name, people::first_name, people::patronymic)))
            .load(inner))
        .map_err(told)?;
        let (ids, names): (Vec<_>, Vec<_>) = known.into_iter().unzip();
        let woman = |name: &Name| {
            name.2
                .as_deref()
                .is_some_and(|patronymic| patronymic.ends_with('а'))
        };
        let (women, men) = names.into_iter().partition(woman);
        let posts = each_backend!(conn, inner => employments::table
            .order(employments::id)
            .limit(MOST)
            .select((employments::position_code, employments::subject_codes))
            .load(inner))
        .map_err(told)?;
        let places = each_backend!(conn, inner => organizations::table
            .order(organizations::id)
            .limit(MOST)
            .select((organizations::id, organizations::admin_unit_code))
            .load(inner))
        .map_err(told)?;
        let categories = each_backend!(conn, inner => categories::table
            .order(categories::code)
            .limit(MOST)
            .select(categories::code)
            .load(inner))
        .map_err(told)?;
        Ok(Self {
            ids,
            women,
            men,
            posts,
            places,
            categories,
        })
    }

    /// People of the demo city.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    fn person(&self, id: Id, random: &mut Rng) -> Outcome<PersonRecord> {
        // Nine teachers of ten are women.
        let of = if random.u8(0..10) == 0 {
            &self.men
        } else {
            &self.women
        };
        let mut draw = || random.choice(of).ok_or("the demo city has no people");
        let (last, first, patronymic) = (&draw()?.0, &draw()?.1, &draw()?.2);
        Ok(PersonRecord::new(
            id,
            last,
            first,
            patronymic.as_deref(),
            day(2026, 9, 1)?.into(),
        ))
    }
}

/// Copies the people so many times, each under another name.
pub(super) fn copy(conn: &mut Conn, sample: &Sample, copies: usize, random: &mut Rng) -> Outcome {
    for number in 1..=copies {
        let mut made = Vec::with_capacity(sample.ids.len());
        for id in &sample.ids {
            let copied = format!("{}{}", tag(number), id.get(4..).unwrap_or_default());
            made.push(sample.person(copied.parse().map_err(told)?, random)?);
        }
        insert_people(conn, &made).map_err(told)?;
    }
    Ok(())
}

/// Adds teachers.
pub(super) fn add(conn: &mut Conn, sample: &Sample, wanted: usize, random: &mut Rng) -> Outcome {
    let associations: Vec<String> = each_backend!(conn, inner => memberships::table
        .filter(memberships::state.eq("in_force"))
        .order(memberships::association_id)
        .limit(MOST)
        .select(memberships::association_id)
        .distinct()
        .load(inner))
    .map_err(told)?;
    let mut left = wanted;
    while left > 0 {
        let part = left.min(PART);
        add_part(conn, (sample, &associations), part, random)?;
        left -= part;
    }
    Ok(())
}

fn add_part(
    conn: &mut Conn,
    (sample, associations): (&Sample, &[String]),
    number: usize,
    random: &mut Rng,
) -> Outcome {
    let (mut people, mut employments, mut held, mut years) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut members: Vec<String> = Vec::new();
    for _ in 0..number {
        let person = sample.person(id(random)?, random)?;
        let (position, subjects) = random.choice(&sample.posts).ok_or("nobody is employed")?;
        let (place, unit) = random.choice(&sample.places).ok_or("there is no organization")?;
        employments.push(EmploymentRecord {
            id: id(random)?.to_string(),
            person_id: person.id.clone(),
            organization_id: place.clone(),
            position_code: position.clone(),
            subject_codes: subjects.clone(),
            is_main: true,
            in_specialty: true,
            valid_from: Some(day(2010 + random.i32(0..16), 9, 1)?),
            valid_until: None,
            basis: None,
        });
        held.push(QualificationRecord {
            id: id(random)?.to_string(),
            person_id: person.id.clone(),
            category_code: random.choice(&sample.categories).cloned().unwrap_or_default(),
            granted_on: Some(day(2022 + random.i32(0..4), random.u32(1..13), 15)?),
            valid_until: None,
            basis: None,
        });
        for kind in ["total", "pedagogical"] {
            years.push(TenureStatementRecord {
                id: id(random)?.to_string(),
                person_id: person.id.clone(),
                kind: kind.to_owned(),
                years: random.i32(0..40),
                as_of: day(2026, 9, 1)?,
                basis: None,
            });
        }
        // Every fifth teacher belongs to no association.
        if random.u8(0..5) > 0
            && let Some(association) = random.choice(associations)
        {
            let unit = unit
                .as_ref()
                .map_or_else(|| "NULL".to_owned(), |unit| format!("'{unit}'"));
            members.push(format!(
                "('{}', '{association}', '{}', {unit}, 'in_force', '2026-09-01')",
                id(random)?,
                person.id
            ));
        }
        people.push(person);
    }
    insert_people(conn, &people).map_err(told)?;
    insert_employments(conn, &employments).map_err(told)?;
    insert_qualifications(conn, &held).map_err(told)?;
    insert_tenure_statements(conn, &years).map_err(told)?;
    members.chunks(500).try_for_each(|rows| {
        let columns = "id, association_id, person_id, admin_unit_code, state, valid_from";
        run(
            conn,
            &format!("INSERT INTO memberships ({columns}) VALUES {}", rows.join(", ")),
        )
    })
}

/// A random identifier of the seventh version.
fn id(random: &mut Rng) -> Outcome<Id> {
    let (high, low) = (random.u64(..), random.u64(..));
    let text = format!(
        "{:08x}-{:04x}-7{:03x}-8{:03x}-{:012x}",
        high >> 32,
        high & 0xffff,
        low & 0xfff,
        (low >> 12) & 0xfff,
        random.u64(0..1 << 48)
    );
    text.parse().map_err(told)
}

fn day(year: i32, month: u32, day: u32) -> Outcome<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| format!("there is no {day}.{month}.{year}"))
}
