//! Who a paper speaks of and who issues it.

use chrono::NaiveDate;

use crate::{
    Block,
    names::{self, Case, PersonName},
    words::{date_or_place, joined, lower, number_or_place, some},
};

/// Somebody whom a paper mentions, as of its date.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PaperPerson {
    /// Name.
    pub name: PersonName,
    /// Post at the main place of work.
    pub position: Option<String>,
    /// Short name of the main place of work.
    pub organization: Option<String>,
    /// Name of the administrative unit.
    pub unit: Option<String>,
    /// Category in words: «высшая квалификационная категория».
    pub category: Option<String>,
    /// Full years of work in the specialty, where they may be told.
    pub tenure_years: Option<i32>,
}

impl PaperPerson {
    /// Whole name, post and place of work in a case: «Ивановой Марии Петровне, учителю математики МБОУ СОШ № 1».
    pub fn presented(&self, case: Case) -> String {
        let name = names::full_name(&self.name, case);
        match self.employed(case) {
            work if work.is_empty() => name,
            work => format!("{name}, {work}"),
        }
    }

    /// The same with initials after the surname, as lists have it.
    pub fn listed(&self, case: Case) -> String {
        let name = names::initials_last(&self.name, case);
        match self.employed(case) {
            work if work.is_empty() => name,
            work => format!("{name}, {work}"),
        }
    }

    /// Post and place of work in a case; nothing where neither is known.
    pub fn employed(&self, case: Case) -> String {
        let post = some(self.position.as_deref()).map(|post| names::position(&lower(post), case));
        let place = some(self.organization.as_deref());
        [post.as_deref(), place]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// What the register knows of the qualification: category and years in the specialty.
    pub fn qualified(&self) -> String {
        let years = self.tenure_years.map(|years| {
            let noun = crate::words::plural(i64::from(years), ["год", "года", "лет"]);
            format!("стаж работы по специальности – {years}\u{a0}{noun}")
        });
        joined([self.category.as_deref(), years.as_deref()])
    }
}

/// Who issues a paper: the first lines of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letterhead {
    /// Names of the issuer, from the highest body downwards.
    pub lines: Vec<String>,
    /// Address, phone, e-mail of the institution, for letters.
    pub contacts: Vec<String>,
    /// Place of issue, where the name of the issuer does not say it.
    pub place: Option<String>,
}

impl Letterhead {
    /// The issuer's lines at the top; an association or a council has no more than its name.
    pub fn banner(&self) -> Option<Block> {
        let lines: Vec<String> = self.lines.iter().chain(&self.contacts).cloned().collect();
        (!lines.is_empty()).then_some(Block::Banner(lines))
    }

    /// Date and number beneath the title.
    pub fn requisites(&self, day: Option<NaiveDate>, number: Option<&str>) -> Block {
        Block::Requisites {
            date: date_or_place(day),
            number: number_or_place(number),
            place: self.place.clone(),
        }
    }
}

/// Who signs a paper that is no order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signer {
    /// Post or office.
    pub post: String,
    /// Who; a place is left where nobody holds the office.
    pub name: Option<PersonName>,
    /// What is known of the signing.
    pub note: String,
}

impl Signer {
    /// The line of the signature.
    pub fn block(&self) -> Block {
        let name = self.name.as_ref();
        Block::Signature {
            post: self.post.clone(),
            name: name
                .map(|name| names::initials_first(name, Case::Nominative))
                .unwrap_or_default(),
            note: self.note.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::split_name;

    #[test]
    fn a_person_is_presented_by_what_is_known() {
        let mut person = PaperPerson {
            name: split_name("Иванова Мария Петровна"),
            ..PaperPerson::default()
        };
        assert_eq!(person.presented(Case::Nominative), "Иванова Мария Петровна");
        person.organization = Some("МБОУ СОШ № 1".into());
        person.position = Some("Учитель математики".into());
        assert_eq!(
            person.presented(Case::Nominative),
            "Иванова Мария Петровна, учитель математики МБОУ СОШ № 1"
        );
        person.category = Some("высшая квалификационная категория".into());
        person.tenure_years = Some(21);
        assert_eq!(
            person.qualified(),
            "высшая квалификационная категория, стаж работы по специальности – 21\u{a0}год"
        );
    }
}
