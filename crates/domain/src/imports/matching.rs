//! Recognizing people: by name, then by organization, then by a contact of their own.
//!
//! A landline is shared by colleagues and never identifies anybody; a mobile phone or an e-mail address does,
//! together with the same name.

use std::collections::{HashMap, HashSet};

use super::{
    KnownPerson,
    normalize::{email, names::PersonName, phone},
};

/// Somebody met earlier: in the register or higher in the file.
#[derive(Debug, Clone)]
struct Candidate {
    /// Record of the register.
    id: Option<String>,
    /// Row in which the person first stands.
    row: Option<u32>,
    /// Employments: organization, and the row it comes from.
    organizations: HashMap<String, Option<u32>>,
    /// Categories by organization as the rows gave them, and that of the register.
    categories: HashMap<Option<String>, String>,
    contacts: HashSet<String>,
}

/// Everybody met so far, by name.
#[derive(Debug, Default)]
pub struct PeopleIndex {
    people: Vec<Candidate>,
    by_name: HashMap<String, Vec<usize>>,
    by_initials: HashMap<String, Vec<usize>>,
}

/// What is to be recognized.
#[derive(Debug, Clone, Copy)]
pub struct Sighting<'a> {
    /// Name.
    pub name: &'a PersonName,
    /// Organization, identifier.
    pub organization_id: &'a str,
    /// Phone as normalization gives it.
    pub phone: Option<&'a str>,
    /// E-mail address as normalization gives it.
    pub email: Option<&'a str>,
    /// Category, code.
    pub category: &'a str,
    /// Row of the file.
    pub row: u32,
}

/// Where an earlier record stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reference {
    /// Row of the file.
    pub row: Option<u32>,
    /// Record of the register.
    pub id: Option<String>,
}

/// Who it turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recognition {
    /// Nobody has this name yet.
    New,
    /// Same name, nothing else in common: another person.
    Namesake(Reference),
    /// Same name and same e-mail or mobile phone, other organization.
    SecondJob(Reference),
    /// Same name and organization.
    Duplicate {
        /// The earlier record.
        of: Reference,
        /// Whether the category differs from the earlier one.
        conflict: bool,
    },
}

impl PeopleIndex {
    /// Starts from the people of the register.
    pub fn new(known: &[KnownPerson]) -> Self {
        let mut index = Self::default();
        for person in known {
            let phones = person
                .phones
                .iter()
                .filter_map(|typed| phone::parse(typed).ok().flatten());
            let emails = person
                .emails
                .iter()
                .filter_map(|typed| email::parse(typed).ok().flatten());
            let candidate = Candidate {
                id: Some(person.id.clone()),
                row: None,
                organizations: person
                    .organization_ids
                    .iter()
                    .map(|id| (id.clone(), None))
                    .collect(),
                categories: person.category.iter().map(|code| (None, code.clone())).collect(),
                contacts: phones
                    .filter(|phone| phone::is_mobile(phone))
                    .chain(emails)
                    .collect(),
            };
            let name = PersonName {
                last_name: person.last_name.clone(),
                first_name: person.first_name.clone(),
                patronymic: person.patronymic.clone().filter(|p| !p.is_empty()),
            };
            index.insert(&name, candidate);
        }
        index
    }

    /// Recognizes a person and remembers the sighting for the rows below.
    pub fn recognize(&mut self, seen: Sighting<'_>) -> Recognition {
        let with_name = self.by_name.get(&seen.name.key()).cloned().unwrap_or_default();
        let candidates = || {
            with_name
                .iter()
                .filter_map(|at| self.people.get(*at).map(|person| (*at, person)))
        };
        if let Some((at, row)) =
            candidates().find_map(|(at, person)| Some((at, *person.organizations.get(seen.organization_id)?)))
        {
            return self.duplicate(at, row, seen);
        }
        let contacts: HashSet<String> = contacts_of(seen).collect();
        let same = candidates()
            .find(|(_, person)| !person.contacts.is_disjoint(&contacts))
            .map(|(at, _)| at);
        let first = with_name
            .first()
            .and_then(|at| self.people.get(*at))
            .map(Candidate::reference);
        if let Some(person) = same.and_then(|at| self.people.get_mut(at)) {
            person
                .organizations
                .insert(seen.organization_id.to_owned(), Some(seen.row));
            person
                .categories
                .insert(Some(seen.organization_id.to_owned()), seen.category.to_owned());
            person.contacts.extend(contacts);
            return Recognition::SecondJob(person.reference());
        }
        let organization = seen.organization_id.to_owned();
        let candidate = Candidate {
            id: None,
            row: Some(seen.row),
            organizations: HashMap::from([(organization.clone(), Some(seen.row))]),
            categories: HashMap::from([(Some(organization), seen.category.to_owned())]),
            contacts,
        };
        self.insert(seen.name, candidate);
        first.map_or(Recognition::New, Recognition::Namesake)
    }

    /// People of the register or file whose name has these initials, at an organization if one is given.
    pub fn by_initials(&self, key: &str, organization_id: Option<&str>) -> Vec<Reference> {
        Self::at_organization(self.by_initials.get(key), &self.people, organization_id)
    }

    /// People of the register or file with this name, at an organization if one is given.
    pub fn by_name(&self, name: &PersonName, organization_id: Option<&str>) -> Vec<Reference> {
        Self::at_organization(self.by_name.get(&name.key()), &self.people, organization_id)
    }

    fn at_organization(
        at: Option<&Vec<usize>>,
        people: &[Candidate],
        organization: Option<&str>,
    ) -> Vec<Reference> {
        let found = at.into_iter().flatten().filter_map(|at| people.get(*at));
        found
            .filter(|person| organization.is_none_or(|id| person.organizations.contains_key(id)))
            .map(Candidate::reference)
            .collect()
    }

    fn duplicate(&self, at: usize, row: Option<u32>, seen: Sighting<'_>) -> Recognition {
        let Some(person) = self.people.get(at) else {
            return Recognition::New;
        };
        let category = person
            .categories
            .get(&Some(seen.organization_id.to_owned()))
            .or_else(|| person.categories.get(&None));
        Recognition::Duplicate {
            of: Reference {
                row,
                id: person.id.clone(),
            },
            conflict: category.is_some_and(|code| code != seen.category),
        }
    }

    fn insert(&mut self, name: &PersonName, candidate: Candidate) {
        let at = self.people.len();
        self.people.push(candidate);
        self.by_name.entry(name.key()).or_default().push(at);
        self.by_initials.entry(name.initials_key()).or_default().push(at);
    }
}

impl Candidate {
    fn reference(&self) -> Reference {
        Reference {
            row: self.row,
            id: self.id.clone(),
        }
    }
}

fn contacts_of(seen: Sighting<'_>) -> impl Iterator<Item = String> {
    let mobile = seen.phone.filter(|phone| phone::is_mobile(phone));
    [mobile, seen.email]
        .into_iter()
        .flatten()
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}
