//! Two records of one person: how likely it is, and what a merge did.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{PersonRef, PersonRow};
use crate::{Id, Versioned, codes::codes, text};

codes! {
    /// Why two records look like one person.
    pub enum DuplicateReason {
        /// Same surname, first name and patronymic, ё as е.
        SameName = "same_name",
        /// Same surname and initials.
        SameInitials = "same_initials",
        /// Same e-mail.
        SameEmail = "same_email",
        /// Same mobile phone.
        SameMobile = "same_mobile",
        /// Same employer.
        SameOrganization = "same_organization",
    }
}

/// Two people who may be one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DuplicatePair {
    /// The one registered first.
    pub first: PersonRow,
    /// The other.
    pub second: PersonRow,
    /// Why they look like one.
    pub reasons: Vec<DuplicateReason>,
}

/// What is compared of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness<'a> {
    /// Surname.
    pub last_name: &'a str,
    /// First name.
    pub first_name: &'a str,
    /// Patronymic.
    pub patronymic: Option<&'a str>,
    /// E-mail.
    pub email: Option<&'a str>,
    /// Phone in the form `+7…`.
    pub phone: Option<&'a str>,
    /// Employers ever.
    pub organizations: &'a [Id],
}

/// Why two people look like one; empty when they do not.
///
/// One name alone is enough to ask a person, never to merge; a landline is shared by colleagues and says nothing.
pub fn duplicate_reasons(a: &Likeness<'_>, b: &Likeness<'_>) -> Vec<DuplicateReason> {
    let name =
        |p: &Likeness<'_>| [p.last_name, p.first_name, p.patronymic.unwrap_or_default()].map(text::fold);
    let (left, right) = (name(a), name(b));
    let same_name = left == right;
    let initial = |parts: &[String; 3]| {
        let [last, first, patronymic] = parts;
        (last.clone(), first.chars().next(), patronymic.chars().next())
    };
    let mut reasons = Vec::new();
    let mut add = |holds: bool, reason| holds.then(|| reasons.push(reason));
    add(same_name, DuplicateReason::SameName);
    add(
        !same_name && initial(&left) == initial(&right),
        DuplicateReason::SameInitials,
    );
    add(
        a.email.is_some() && a.email == b.email,
        DuplicateReason::SameEmail,
    );
    add(
        a.phone.is_some_and(|p| p.starts_with("+79")) && a.phone == b.phone,
        DuplicateReason::SameMobile,
    );
    let shares_employer = a.organizations.iter().any(|o| b.organizations.contains(o));
    let looks_alike = !reasons.is_empty();
    if looks_alike && shares_employer {
        reasons.push(DuplicateReason::SameOrganization);
    }
    let only_initials = reasons == [DuplicateReason::SameInitials];
    if only_initials { Vec::new() } else { reasons }
}

/// Which person to merge into the one addressed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MergeRequest {
    /// The record that disappears; its identifier goes on to be answered.
    pub duplicate_id: Id,
}

/// A merge that was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Merge {
    /// Identifier.
    pub id: Id,
    /// The person who stayed.
    pub kept: PersonRef,
    /// The record that disappeared, as it was called.
    pub removed: PersonRef,
    /// When.
    pub made_at: DateTime<Utc>,
    /// By whom.
    pub made_by: String,
    /// Number of records that went over.
    pub moved: i64,
    /// When it was taken back.
    pub undone_at: Option<DateTime<Utc>>,
}

impl Versioned for Merge {
    /// One as made, two once taken back.
    fn version(&self) -> i64 {
        if self.undone_at.is_some() { 2 } else { 1 }
    }
}

/// Filters of the list of likely duplicates: there are none of its own.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct DuplicateFilter {}

/// Filters of the list of merges.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct MergeFilter {
    /// Only those that concern this person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person_id: Option<Id>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person<'a>(
        name: [&'a str; 3],
        email: Option<&'a str>,
        phone: Option<&'a str>,
        at: &'a [Id],
    ) -> Likeness<'a> {
        let [last_name, first_name, patronymic] = name;
        Likeness {
            last_name,
            first_name,
            patronymic: Some(patronymic),
            email,
            phone,
            organizations: at,
        }
    }

    #[test]
    fn likeness_is_explained_and_a_landline_says_nothing() {
        let (school, other) = ([Id::from_u128(1)], [Id::from_u128(2)]);
        let anna = person(
            ["Фёдорова", "Анна", "Игоревна"],
            Some("a@x.example"),
            Some("+73830001122"),
            &school,
        );
        let typo = person(
            ["Федорова", "Анна", "Игоревна"],
            None,
            Some("+73830001122"),
            &school,
        );
        assert_eq!(
            duplicate_reasons(&anna, &typo),
            [DuplicateReason::SameName, DuplicateReason::SameOrganization]
        );
        let colleague = person(["Ким", "Олег", ""], None, Some("+73830001122"), &school);
        assert!(duplicate_reasons(&anna, &colleague).is_empty());
        let initials = person(["Федорова", "Алла", "Ивановна"], None, None, &other);
        assert!(duplicate_reasons(&anna, &initials).is_empty());
        let married = person(["Ким", "Анна", "Игоревна"], Some("a@x.example"), None, &other);
        assert_eq!(duplicate_reasons(&anna, &married), [DuplicateReason::SameEmail]);
    }
}
