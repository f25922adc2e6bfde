//! A value the rules take from the regulation, together with where it comes from.

use serde::{Deserialize, Serialize};

use crate::codes::codes;

codes! {
    /// Why a value is what it is.
    pub enum Origin {
        /// The regulation says so.
        Text = "text",
        /// A numbered reading of an unclear place.
        Interpretation = "interpretation",
        /// The regulation is silent; the default of the system.
        Own = "own",
    }
}

codes! {
    /// Which table of the profile a value stands in.
    pub enum SettingGroup {
        /// Days of a school year.
        Dates = "dates",
        /// Numbers to compare with.
        Thresholds = "thresholds",
        /// Numbered readings.
        Interpretations = "interpretations",
        /// Defaults for what the text leaves open.
        Settings = "settings",
    }
}

/// A value of the regulation with its origin, its clauses and an explanation for the reader.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Setting<T> {
    /// Number of the reading; on an own setting, of the reading that it completes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// What the rules take.
    pub value: T,
    /// Why the value is so.
    pub origin: Origin,
    /// The clauses it belongs to, at least one; the first is the one to show.
    pub clauses: Vec<String>,
    /// Explanation in Russian.
    pub text: String,
}

impl<T: Serialize> Setting<T> {
    /// The setting as a row of the list under its table and key.
    pub(super) fn row(&self, group: SettingGroup, key: &str) -> SettingRow {
        SettingRow {
            group,
            key: key.to_owned(),
            number: self.number,
            // The values are enumerations, numbers, days and flat tables, none of which JSON can refuse.
            value: serde_json::to_value(&self.value).unwrap_or_default(),
            origin: self.origin,
            clauses: self.clauses.clone(),
            text: self.text.clone(),
        }
    }
}

/// A setting of any type as one row of a list, for the screen and the API.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SettingRow {
    /// Table of the profile.
    pub group: SettingGroup,
    /// Key in the table.
    pub key: String,
    /// Number of the reading, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// The value as JSON: a code, a number, a flag, a day `MM-DD`, a list or an object.
    pub value: serde_json::Value,
    /// Why the value is so.
    pub origin: Origin,
    /// The clauses it belongs to.
    pub clauses: Vec<String>,
    /// Explanation in Russian.
    pub text: String,
}

/// Declares a table of settings: a struct of [`Setting`] fields and the rows it consists of.
///
/// The derive of the schema takes a generic type by its bare name only, so `Setting` must be in scope.
macro_rules! settings {
    ($(#[$meta:meta])* $vis:vis struct $name:ident in $group:ident {
        $($(#[$fmeta:meta])* $field:ident: $ty:ty,)+
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        $vis struct $name { $($(#[$fmeta])* pub $field: Setting<$ty>,)+ }

        impl $name {
            /// The settings of the table as rows, in the order of the file.
            pub fn rows(&self) -> Vec<$crate::regulation::SettingRow> {
                vec![$(self.$field.row($crate::regulation::SettingGroup::$group, stringify!($field)),)+]
            }
        }
    };
}
pub(super) use settings;
