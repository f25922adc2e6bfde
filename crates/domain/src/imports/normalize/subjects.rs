//! Subjects (rule 5): the whole cell first, then its parts; genitives for «учитель математики».

use std::collections::HashMap;

use super::letters::{says_nothing, squash};
use crate::dictionaries::Subject;

/// Subjects by name, other spelling and genitive.
#[derive(Debug, Default)]
pub struct SubjectIndex {
    names: HashMap<String, String>,
    genitives: HashMap<String, String>,
}

/// What a cell of subjects holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SubjectsFound {
    /// Codes, in the order of the cell, each once.
    pub codes: Vec<String>,
    /// Whether a part was not recognized.
    pub unknown: bool,
}

impl SubjectIndex {
    /// Arranges subjects for look-up.
    pub fn new(subjects: &[Subject]) -> Self {
        let mut index = Self::default();
        for subject in subjects {
            for alias in &subject.aliases {
                index
                    .names
                    .entry(squash(alias))
                    .or_insert_with(|| subject.code.clone());
            }
        }
        // A name or code wins over another subject's alias.
        for subject in subjects {
            index.names.insert(squash(&subject.code), subject.code.clone());
            index.names.insert(squash(&subject.name), subject.code.clone());
            index
                .genitives
                .insert(squash(&subject.genitive), subject.code.clone());
        }
        index.names.remove("");
        index.genitives.remove("");
        index
    }

    /// Reads a cell of subjects; an empty one holds none.
    pub fn parse(&self, text: &str) -> SubjectsFound {
        if says_nothing(text) {
            return SubjectsFound::default();
        }
        Self::whole_then_parts(&self.names, text)
    }

    /// Reads what follows «учитель»: subjects in the genitive.
    pub fn parse_genitive(&self, text: &str) -> SubjectsFound {
        let found = Self::whole_then_parts(&self.genitives, text);
        if found.unknown && found.codes.is_empty() {
            Self::whole_then_parts(&self.names, text)
        } else {
            found
        }
    }

    /// The subject of one spelling.
    pub fn find(&self, text: &str) -> Option<&str> {
        self.names.get(&squash(text)).map(String::as_str)
    }

    fn whole_then_parts(map: &HashMap<String, String>, text: &str) -> SubjectsFound {
        if let Some(code) = map.get(&squash(text)) {
            return SubjectsFound {
                codes: vec![code.clone()],
                unknown: false,
            };
        }
        let separated = text.replace(" и ", ",");
        let mut found = SubjectsFound::default();
        for part in separated
            .split([',', '/', ';', '+', '\n'])
            .filter(|part| !part.trim().is_empty())
        {
            match map.get(&squash(part)) {
                Some(code) if !found.codes.contains(code) => found.codes.push(code.clone()),
                Some(_) => {}
                None => found.unknown = true,
            }
        }
        found.unknown |= found.codes.is_empty();
        found
    }
}
