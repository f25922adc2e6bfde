//! Names in the grammatical cases of Russian, as official papers need them.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::proper_name;
use crate::{Id, Versioned, problem::Refusal, wire};

/// Grammatical gender of a person's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Feminine.
    Feminine,
    /// Masculine.
    Masculine,
}

impl Sex {
    /// As the API and the database write it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Feminine => "feminine",
            Self::Masculine => "masculine",
        }
    }

    /// What a code means.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Feminine, Self::Masculine]
            .into_iter()
            .find(|s| s.code() == code)
    }
}

/// What somebody says of a name in the cases, each form whole: surname, first name, patronymic. A form that is
/// absent goes by the rules.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NameForms {
    /// Gender, where the name does not tell it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Of whom.
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(max = 320, message = "Имя длиннее 320 знаков."))]
    pub genitive: Option<String>,
    /// To whom.
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(max = 320, message = "Имя длиннее 320 знаков."))]
    pub dative: Option<String>,
    /// Whom.
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(max = 320, message = "Имя длиннее 320 знаков."))]
    pub accusative: Option<String>,
    /// By whom.
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(max = 320, message = "Имя длиннее 320 знаков."))]
    pub instrumental: Option<String>,
    /// About whom.
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(max = 320, message = "Имя длиннее 320 знаков."))]
    pub prepositional: Option<String>,
}

impl NameForms {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The forms that are said, with the names of their fields.
    pub fn said(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("genitive", &self.genitive),
            ("dative", &self.dative),
            ("accusative", &self.accusative),
            ("instrumental", &self.instrumental),
            ("prepositional", &self.prepositional),
        ]
        .into_iter()
        .filter_map(|(field, form)| form.as_deref().map(|form| (field, form)))
    }

    /// The same without what the rules say anyway: only a correction is kept.
    #[must_use]
    pub fn without(mut self, computed: &NameInCases) -> Self {
        for (said, by_rules) in [
            (&mut self.genitive, &computed.genitive),
            (&mut self.dative, &computed.dative),
            (&mut self.accusative, &computed.accusative),
            (&mut self.instrumental, &computed.instrumental),
            (&mut self.prepositional, &computed.prepositional),
        ] {
            if said.as_ref() == Some(by_rules) {
                *said = None;
            }
        }
        self
    }
}

/// Checks that each form is a name of as many words as the nominative: papers take the surname out of it.
///
/// # Errors
/// 422 at the form.
pub fn check_name_forms(full_name: &str, forms: &NameForms) -> Result<(), Refusal> {
    let words = full_name.split_whitespace().count();
    for (field, form) in forms.said() {
        let pointer = format!("/{field}");
        proper_name(&pointer, form)?;
        if form.split_whitespace().count() != words {
            let message = format!("Напишите имя целиком, теми же словами по порядку: «{full_name}».");
            return Err(Refusal::field(&pointer, "whole_name", message));
        }
    }
    Ok(())
}

/// A whole name in all cases.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NameInCases {
    /// Who.
    pub nominative: String,
    /// Of whom.
    pub genitive: String,
    /// To whom.
    pub dative: String,
    /// Whom.
    pub accusative: String,
    /// By whom.
    pub instrumental: String,
    /// About whom.
    pub prepositional: String,
}

/// A person's name in the cases: by the rules, and what somebody corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonNameForms {
    /// Person.
    pub person_id: Id,
    /// Version of the person for `If-Match`.
    pub version: i64,
    /// Gender said or told by the name; absent when neither: the name then stays in the nominative.
    pub sex: Option<Sex>,
    /// By the rules, of the gender said.
    pub computed: NameInCases,
    /// Corrected by hand. Forms of a name that the person no longer bears are not among them.
    pub corrected: NameForms,
}

impl Versioned for PersonNameForms {
    fn version(&self) -> i64 {
        self.version
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "Заяц Пётр Петрович";

    fn said(genitive: &str) -> NameForms {
        NameForms {
            genitive: Some(genitive.to_owned()),
            ..NameForms::default()
        }
    }

    #[test]
    fn a_form_is_a_whole_name() {
        assert!(check_name_forms(NAME, &said("Заяца Петра Петровича")).is_ok());
        assert!(check_name_forms(NAME, &NameForms::default()).is_ok());
        for (wrong, code) in [("Заяца", "whole_name"), ("Заяца Петра 2", "name")] {
            let refusal = check_name_forms(NAME, &said(wrong)).unwrap_err();
            assert_eq!(refusal.errors[0].pointer, "/genitive");
            assert_eq!(refusal.errors[0].code, code);
        }
    }

    #[test]
    fn what_the_rules_say_anyway_is_no_correction() {
        let computed = NameInCases {
            genitive: "Зайца Петра Петровича".to_owned(),
            ..NameInCases::default()
        };
        assert!(said("Зайца Петра Петровича").without(&computed).is_empty());
        let kept = said("Заяца Петра Петровича");
        assert_eq!(kept.clone().without(&computed), kept);
    }
}
