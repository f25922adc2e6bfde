//! Names in the cases, corrected by hand.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use veche_domain::{
    Id,
    people::{NameForms, Sex, full_name},
};

use crate::{
    Conn, StoreResult,
    columns::{id, new_id},
    schema::{name_forms, people},
};

/// People of one statement.
const BATCH: usize = 500;

/// A row of corrections.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize, Deserialize)]
#[diesel(table_name = name_forms, treat_none_as_null = true)]
pub struct NameFormsRecord {
    /// Identifier.
    pub id: String,
    /// Person, one row each.
    pub person_id: String,
    /// The name they are forms of.
    pub of_name: String,
    /// Gender where somebody has said it.
    pub sex: Option<String>,
    /// Of whom.
    pub genitive: Option<String>,
    /// To whom.
    pub dative: Option<String>,
    /// Whom.
    pub accusative: Option<String>,
    /// By whom.
    pub instrumental: Option<String>,
    /// About whom.
    pub prepositional: Option<String>,
}

impl NameFormsRecord {
    fn new(key: String, person: Id, of_name: &str, forms: &NameForms) -> Self {
        Self {
            id: key,
            person_id: person.to_string(),
            of_name: of_name.to_owned(),
            sex: forms.sex.map(|s| s.code().to_owned()),
            genitive: forms.genitive.clone(),
            dative: forms.dative.clone(),
            accusative: forms.accusative.clone(),
            instrumental: forms.instrumental.clone(),
            prepositional: forms.prepositional.clone(),
        }
    }

    /// Forms of a name the person no longer bears say nothing; the gender still holds.
    fn of(self, name: &str) -> NameForms {
        let sex = self.sex.as_deref().and_then(Sex::from_code);
        if self.of_name != name {
            return NameForms {
                sex,
                ..NameForms::default()
            };
        }
        NameForms {
            sex,
            genitive: self.genitive,
            dative: self.dative,
            accusative: self.accusative,
            instrumental: self.instrumental,
            prepositional: self.prepositional,
        }
    }
}

/// What was corrected in the names of these people; who is absent has nothing corrected.
///
/// # Errors
/// A database that cannot be read.
pub fn name_forms_of(conn: &mut Conn, of: &[Id]) -> StoreResult<HashMap<Id, NameForms>> {
    let mut found = HashMap::new();
    for part in of.chunks(BATCH) {
        let ids: Vec<String> = part.iter().map(Id::to_string).collect();
        let rows: Vec<(NameFormsRecord, String, String, Option<String>)> = name_forms::table
            .inner_join(people::table)
            .filter(name_forms::person_id.eq_any(ids))
            .select((
                NameFormsRecord::as_select(),
                people::last_name,
                people::first_name,
                people::patronymic,
            ))
            .load(conn)?;
        for (row, last, first, patronymic) in rows {
            let person = id(&row.person_id)?;
            found.insert(person, row.of(&full_name(&last, &first, patronymic.as_deref())));
        }
    }
    Ok(found)
}

/// Keeps what is corrected in a person's name, the name they are forms of beside it; nothing said is nothing kept.
///
/// # Errors
/// A database that refuses it.
pub fn keep_name_forms(conn: &mut Conn, person: Id, of_name: &str, forms: &NameForms) -> StoreResult<()> {
    let theirs = name_forms::person_id.eq(person.to_string());
    if forms.is_empty() {
        diesel::delete(name_forms::table.filter(theirs)).execute(conn)?;
        return Ok(());
    }
    let there: Option<String> = name_forms::table
        .filter(name_forms::person_id.eq(person.to_string()))
        .select(name_forms::id)
        .first(conn)
        .optional()?;
    let known = there.is_some();
    let key = there.unwrap_or_else(|| new_id().to_string());
    let record = NameFormsRecord::new(key, person, of_name, forms);
    if known {
        diesel::update(name_forms::table.find(&record.id))
            .set(&record)
            .execute(conn)?;
    } else {
        diesel::insert_into(name_forms::table)
            .values(&record)
            .execute(conn)?;
    }
    Ok(())
}
