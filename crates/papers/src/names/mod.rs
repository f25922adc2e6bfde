//! Names, posts and names of associations in the grammatical cases of Russian.
//!
//! Names go through the rules of `petrovich`, corrected where they err; posts, associations and organizations are
//! noun phrases with rules of their own: the head and what agrees with it change, the tail stays.
//!
//! A wrong case is worse than none: where the gender of a name cannot be told, the name stays in the nominative,
//! and so does a word that no rule knows. What stays wrong is corrected by hand, [`PersonName::corrected`].

mod associations;
mod exceptions;
mod first_names;
mod gender;
mod paradigm;
mod person;
mod phrase;
mod positions;
mod surnames;
#[cfg(test)]
mod tests;
mod words;

pub use associations::{association, organization};
pub use person::{full_name, initials_first, initials_last};
pub use positions::position;
pub use veche_domain::people::Sex;
use veche_domain::people::{NameForms, NameInCases};

/// A grammatical case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Case {
    /// Who, what.
    Nominative,
    /// Of whom, of what.
    Genitive,
    /// To whom, to what.
    Dative,
    /// Whom, what.
    Accusative,
    /// By whom, by what.
    Instrumental,
    /// About whom, about what.
    Prepositional,
}

impl Case {
    /// All six, in the order of a school grammar.
    pub const ALL: [Self; 6] = [
        Self::Nominative,
        Self::Genitive,
        Self::Dative,
        Self::Accusative,
        Self::Instrumental,
        Self::Prepositional,
    ];
}

/// A person's name, ready to be put into a case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonName {
    /// Surname.
    pub last: String,
    /// First name.
    pub first: String,
    /// Patronymic.
    pub patronymic: Option<String>,
    /// Gender where somebody has said it; otherwise it is told from the name.
    pub sex: Option<Sex>,
    /// Whole names that somebody has corrected by hand: these are taken as they are.
    pub corrected: Vec<(Case, String)>,
}

impl PersonName {
    /// A name of the register with what somebody said of it.
    pub fn of(last: &str, first: &str, patronymic: Option<&str>, forms: &NameForms) -> Self {
        let case = |field| match field {
            "genitive" => Case::Genitive,
            "dative" => Case::Dative,
            "accusative" => Case::Accusative,
            "instrumental" => Case::Instrumental,
            _ => Case::Prepositional,
        };
        Self {
            last: last.to_owned(),
            first: first.to_owned(),
            patronymic: patronymic.map(str::to_owned),
            sex: forms.sex,
            corrected: forms
                .said()
                .map(|(field, form)| (case(field), form.to_owned()))
                .collect(),
        }
    }

    /// The gender said or told by the name.
    pub fn gender(&self) -> Option<Sex> {
        gender::told(self)
    }

    /// The whole name in all cases by the rules, whatever was corrected.
    pub fn by_rules(&self) -> NameInCases {
        let name = Self {
            corrected: Vec::new(),
            ..self.clone()
        };
        let form = |case| full_name(&name, case);
        NameInCases {
            nominative: form(Case::Nominative),
            genitive: form(Case::Genitive),
            dative: form(Case::Dative),
            accusative: form(Case::Accusative),
            instrumental: form(Case::Instrumental),
            prepositional: form(Case::Prepositional),
        }
    }
}
