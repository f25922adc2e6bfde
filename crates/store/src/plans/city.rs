//! Theme and goals of the city for a school year (VI.6.3).

use diesel::prelude::*;
use veche_domain::{
    Id,
    calendar::SchoolYear,
    plans::{CityGoal, CityYear, GoalLine},
};

use super::MOST;
use crate::{
    Conn, StoreError, StoreResult,
    columns::{id, new_id},
    schema::{city_goals, city_years, plan_items},
};

/// Theme of a school year.
///
/// # Errors
/// A database that cannot be read.
pub fn city_theme(conn: &mut Conn, year: SchoolYear) -> StoreResult<Option<String>> {
    let found: Option<Option<String>> = city_years::table
        .find(year)
        .select(city_years::theme)
        .first(conn)
        .optional()?;
    Ok(found.flatten())
}

/// Theme and goals of a school year; a year that nobody wrote has version 0.
///
/// # Errors
/// A database that cannot be read.
pub fn city_year(conn: &mut Conn, year: SchoolYear) -> StoreResult<CityYear> {
    use city_goals as g;
    let kept: Option<(i64, Option<String>)> = city_years::table
        .find(year)
        .select((city_years::version, city_years::theme))
        .first(conn)
        .optional()?;
    let goals: Vec<(String, String)> = g::table
        .filter(g::school_year.eq(year))
        .order((g::position, g::id))
        .limit(MOST)
        .select((g::id, g::text))
        .load(conn)?;
    let (version, theme) = kept.unwrap_or_default();
    let goals: StoreResult<Vec<CityGoal>> = goals
        .into_iter()
        .map(|(key, text)| Ok(CityGoal { id: id(&key)?, text }))
        .collect();
    Ok(CityYear {
        school_year: year,
        version,
        theme,
        goals: goals?,
    })
}

/// Goals that rows of plans refer to.
///
/// # Errors
/// A database that cannot be read.
pub fn goals_in_use(conn: &mut Conn, year: SchoolYear) -> StoreResult<Vec<Id>> {
    use {city_goals as g, plan_items as i};
    let of_year = g::table.filter(g::school_year.eq(year)).select(g::id);
    let found: Vec<String> = i::table
        .filter(i::goal_id.is_not_null())
        .filter(i::goal_id.assume_not_null().eq_any(of_year))
        .select(i::goal_id.assume_not_null())
        .distinct()
        .limit(MOST)
        .load(conn)?;
    found.iter().map(|key| id(key)).collect()
}

/// Keeps theme and goals, if the year still has the version named, and raises the version.
///
/// # Errors
/// [`StoreError::Stale`] or [`StoreError::Duplicate`] when somebody was faster, [`StoreError::Reference`] for a goal that goes though rows of plans
/// refer to it.
pub fn save_city_year(
    conn: &mut Conn,
    (year, version): (SchoolYear, i64),
    theme: Option<&str>,
    goals: &[GoalLine],
) -> StoreResult<()> {
    use {city_goals as g, city_years as y};
    let changed = if version == 0 {
        diesel::insert_into(y::table)
            .values((y::school_year.eq(year), y::version.eq(1i64), y::theme.eq(theme)))
            .execute(conn)?
    } else {
        diesel::update(y::table.find(year).filter(y::version.eq(version)))
            .set((y::version.eq(version + 1), y::theme.eq(theme)))
            .execute(conn)?
    };
    if changed != 1 {
        return Err(StoreError::Stale);
    }
    let staying: Vec<String> = goals.iter().filter_map(|l| l.id).map(|i| i.to_string()).collect();
    diesel::delete(
        g::table
            .filter(g::school_year.eq(year))
            .filter(g::id.ne_all(&staying)),
    )
    .execute(conn)?;
    for (position, line) in (0i32..).zip(goals) {
        match line.id {
            Some(id) => {
                diesel::update(g::table.find(id.to_string()))
                    .set((g::position.eq(position), g::text.eq(&line.text)))
                    .execute(conn)?;
            }
            None => {
                diesel::insert_into(g::table)
                    .values((
                        g::id.eq(new_id().to_string()),
                        g::school_year.eq(year),
                        g::position.eq(position),
                        g::text.eq(&line.text),
                    ))
                    .execute(conn)?;
            }
        }
    }
    Ok(())
}
