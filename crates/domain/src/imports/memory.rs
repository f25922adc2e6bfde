//! What cells of the file were found to mean: a list of thousands of rows has few different organizations,
//! positions and subjects.

use std::collections::HashMap;

use super::{
    OrganizationEntry, ReferencesIndex,
    normalize::{
        category::{CategoryFound, UnknownCategory},
        organization::OrganizationProblem,
        position::{PositionFound, PositionProblem},
        subjects::SubjectsFound,
    },
};

/// [`ReferencesIndex`] that remembers its answers.
pub(super) struct Memory<'a, 'i> {
    index: &'i ReferencesIndex<'a>,
    organizations: HashMap<String, Result<&'a OrganizationEntry, OrganizationProblem<'a>>>,
    positions: HashMap<String, Result<PositionFound, PositionProblem>>,
    categories: HashMap<String, Result<CategoryFound, UnknownCategory>>,
    subjects: HashMap<String, SubjectsFound>,
    units: HashMap<String, Option<String>>,
}

impl<'a, 'i> Memory<'a, 'i> {
    pub(super) fn new(index: &'i ReferencesIndex<'a>) -> Self {
        Self {
            index,
            organizations: HashMap::new(),
            positions: HashMap::new(),
            categories: HashMap::new(),
            subjects: HashMap::new(),
            units: HashMap::new(),
        }
    }

    pub(super) fn organization(
        &mut self,
        typed: &str,
    ) -> Result<&'a OrganizationEntry, OrganizationProblem<'a>> {
        remembered(&mut self.organizations, typed, |typed| {
            self.index.organizations.find(typed)
        })
    }

    pub(super) fn position(&mut self, typed: &str) -> Result<PositionFound, PositionProblem> {
        remembered(&mut self.positions, typed, |typed| {
            self.index.positions.parse(typed)
        })
    }

    pub(super) fn category(&mut self, typed: &str) -> Result<CategoryFound, UnknownCategory> {
        remembered(&mut self.categories, typed, |typed| {
            self.index.categories.parse(typed)
        })
    }

    pub(super) fn subjects(&mut self, typed: &str) -> SubjectsFound {
        remembered(&mut self.subjects, typed, |typed| {
            self.index.subjects.parse(typed)
        })
    }

    pub(super) fn unit(&mut self, typed: &str) -> Option<String> {
        remembered(&mut self.units, typed, |typed| {
            self.index.units.find(typed).map(str::to_owned)
        })
    }
}

fn remembered<V: Clone>(known: &mut HashMap<String, V>, typed: &str, find: impl FnOnce(&str) -> V) -> V {
    if let Some(found) = known.get(typed) {
        return found.clone();
    }
    let found = find(typed);
    known.insert(typed.to_owned(), found.clone());
    found
}
