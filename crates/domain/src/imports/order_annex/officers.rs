//! Leaders and curators of an annex beside those of the register: information, never a basis (VII.7.2, VII.7.4).

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::cell::{Content, Described, Place, parse};
use crate::{
    associations::{Office, office_clause},
    imports::{
        KnownPerson, ReferencesIndex, RowWarning, district_heads::cell::HeadName, messages::quoted,
        normalize::names::PersonName,
    },
    terms::ru,
};

/// What was already compared.
pub(super) struct Officers {
    on: NaiveDate,
    /// Association, office and text: a cell merged over the rows of an association is told of once.
    told: HashSet<(String, Office, String)>,
    /// Text that «она же» of the next row means.
    above: HashMap<Office, String>,
}

impl Officers {
    pub(super) fn new(on: NaiveDate) -> Self {
        Self {
            on,
            told: HashSet::new(),
            above: HashMap::new(),
        }
    }

    /// How the cell of an office differs from the register on the day; an empty cell says nothing.
    pub(super) fn differs(
        &mut self,
        office: Office,
        (association, typed): (&str, &str),
        holder: Option<&KnownPerson>,
        index: &ReferencesIndex<'_>,
    ) -> Option<(RowWarning, String)> {
        if typed.is_empty() {
            return None;
        }
        let content = parse(typed, index);
        let text = match content {
            Content::Same => self.above.get(&office).cloned().unwrap_or_default(),
            _ => typed.to_owned(),
        };
        self.above.insert(office, text.clone());
        if !self.told.insert((association.to_owned(), office, text.clone())) {
            return None;
        }
        let difference = match parse(&text, index) {
            Content::Vacant | Content::Same if holder.is_none() => None,
            Content::Vacant | Content::Same => Some("никто".to_owned()),
            Content::Person(described) if holder.is_some_and(|known| is(&described.name, known)) => {
                elsewhere(&described, holder).then(|| format!("{} с другим местом работы", quoted(&text)))
            }
            Content::Person(_) => Some(quoted(&text)),
        }?;
        let registered = holder.map_or_else(|| "никто не внесён".to_owned(), |known| name_of(known).full());
        let (warning, decided) = match office {
            Office::Curator => (
                RowWarning::CuratorDiffers,
                "куратора назначает приказ курирующего учреждения",
            ),
            _ => (
                RowWarning::LeaderDiffers,
                "руководителя избирают члены объединения",
            ),
        };
        let remark = format!(
            "{}: в файле {difference}, в реестре на {} – {registered}. Столбец только для сведения: {decided} ({}).",
            office.label_ru(),
            ru(self.on),
            office_clause(office)
        );
        Some((warning, remark))
    }
}

fn name_of(person: &KnownPerson) -> PersonName {
    PersonName {
        last_name: person.last_name.clone(),
        first_name: person.first_name.clone(),
        patronymic: person.patronymic.clone().filter(|p| !p.is_empty()),
    }
}

fn is(typed: &HeadName, known: &KnownPerson) -> bool {
    match typed {
        HeadName::Full(name) => name.key() == name_of(known).key(),
        HeadName::Initials { key, .. } => *key == name_of(known).initials_key(),
        HeadName::Problem(..) => false,
    }
}

/// Whether the cell names a place of work that the register does not know of this person.
fn elsewhere(described: &Described, holder: Option<&KnownPerson>) -> bool {
    match &described.organization {
        Place::Absent => false,
        Place::Known(id) => holder.is_some_and(|known| !known.organization_ids.contains(id)),
        Place::Unknown(_) => true,
    }
}
