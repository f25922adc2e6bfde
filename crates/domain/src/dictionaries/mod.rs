//! Dictionaries of the city: positions, subjects, qualification categories (`domain.md` 2.6-2.9).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{codes::codes, endpoint::endpoints, listing::Page};

codes! {
    /// Group of a position; «педагог» of VII.7.3 is a pedagogical one.
    pub enum PositionGroup {
        /// Teachers, educators, methodists and other pedagogical posts.
        Pedagogical = "pedagogical",
        /// Head of an organization.
        Head = "head",
        /// Deputy head.
        Deputy = "deputy",
        /// Head of a structural unit.
        UnitHead = "unit_head",
        /// Other staff.
        Other = "other",
    }
}

/// A post.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Position {
    /// Stable code, e.g. `teacher`.
    pub code: String,
    /// Name as in the nomenclature of posts.
    pub name: String,
    /// Group.
    pub group: PositionGroup,
    /// Whether the government's nomenclature № 225 has it.
    pub in_nomenclature: bool,
    /// Other spellings met in lists.
    pub aliases: Vec<String>,
}

/// A subject or a professional profile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Subject {
    /// Stable code, e.g. `math`.
    pub code: String,
    /// Name.
    pub name: String,
    /// Name in the genitive: «учителей математики».
    pub genitive: String,
    /// Area it belongs to.
    pub area: String,
    /// Whether the national school olympiad has it.
    pub in_vsosh: bool,
    /// Other spellings met in lists.
    pub aliases: Vec<String>,
}

/// A qualification category with its weight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CategoryKind {
    /// Stable code: `highest`, `first`, `methodist`, `mentor`, `conformity`, `none`.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Abbreviation, e.g. «ВКК».
    pub short: String,
    /// Order of weight, the highest first in lists.
    pub rank: i32,
    /// Whether it is enough for a leader or a methodist-curator (VII.7.2, VII.7.3).
    pub qualifies_for_head: bool,
    /// Other spellings met in lists.
    pub aliases: Vec<String>,
}

/// Day from which a granted category has no end (order № 196 of 24.03.2023).
pub const CATEGORY_OPEN_ENDED_FROM: (i32, u32, u32) = (2023, 9, 1);

/// Until when a category granted on a date is valid: five years for those granted before 01.09.2023, for
/// conformity always five years, else no end.
///
/// The date returned is the first day on which it is no longer valid.
pub fn category_valid_until(code: &str, granted_on: NaiveDate) -> Option<NaiveDate> {
    let (y, m, d) = CATEGORY_OPEN_ENDED_FROM;
    let open_ended = NaiveDate::from_ymd_opt(y, m, d).is_some_and(|from| granted_on >= from);
    match code {
        "none" => None,
        "conformity" => Some(crate::calendar::add_years(granted_on, 5)),
        _ if open_ended => None,
        _ => Some(crate::calendar::add_years(granted_on, 5)),
    }
}

/// Filters of the dictionary of positions.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct PositionFilter {
    /// Only this group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<PositionGroup>,
}

/// Filters of the dictionary of subjects.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct SubjectFilter {
    /// Only this area.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
}

/// Filters of the dictionary of categories: there are none of its own.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct CategoryFilter {}

endpoints! {
    /// Positions.
    ListPositions: Get "/api/v1/positions", () => Page<Position>;
    /// Subjects.
    ListSubjects: Get "/api/v1/subjects", () => Page<Subject>;
    /// Qualification categories.
    ListCategories: Get "/api/v1/categories", () => Page<CategoryKind>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_ends_after_five_years_only_when_granted_before_the_reform() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(
            category_valid_until("highest", day(2023, 8, 31)),
            Some(day(2028, 8, 31))
        );
        assert_eq!(category_valid_until("highest", day(2023, 9, 1)), None);
        assert_eq!(
            category_valid_until("first", day(2020, 2, 29)),
            Some(day(2025, 2, 28))
        );
        assert_eq!(
            category_valid_until("conformity", day(2024, 1, 10)),
            Some(day(2029, 1, 10))
        );
        assert_eq!(category_valid_until("none", day(2020, 1, 1)), None);
    }
}
