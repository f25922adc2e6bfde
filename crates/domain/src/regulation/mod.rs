//! The regulation as data: clauses, dictionaries, dates, thresholds and the readings taken of unclear places.
//!
//! A [`Profile`] is one edition of one town's regulation. The server reads it from a TOML file of `regulations/`,
//! asks [`Profile::validate`] and hands the same value to the rules, to the papers and, as JSON, to the page.
//! Nothing here names a town: what Novosibirsk wrote in 2022 stands in `regulations/novosibirsk-2022.toml`.

mod dates;
mod dictionaries;
mod profile;
mod readings;
mod setting;
mod tables;
#[cfg(test)]
mod tests;
mod validate;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use dates::{Dates, MonthDay, MonthDayError};
pub use dictionaries::{Dictionaries, Dictionary, DictionaryName, Entry};
pub use profile::{Amendment, Clause, LegalBasis, PrintedOrder, SourceDefect};
pub use readings::{
    CouncilDeadline, CuratorCategory, LeaderPost, MajorityBase, NextRound, OfficeTerm, OpenVote, PaperLayout,
    PartYearDuty, PerKind, Quorum, SigningKind, Strictness,
};
pub use setting::{Origin, Setting, SettingGroup, SettingRow};
pub use tables::{Interpretations, Settings, Thresholds};
pub use validate::ProfileFault;

use crate::endpoint::endpoints;

/// One edition of a regulation on professional associations, with everything the rules take from it.
///
/// The same shape in TOML and in JSON: keys in snake_case, dates as `YYYY-MM-DD`, days of a year as `MM-DD`,
/// texts in Russian. An unknown or a missing key is an error of reading, not a fault of [`Profile::validate`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Profile {
    /// Stable code of the edition, e.g. `novosibirsk-2022`; editions refer to each other by it.
    pub code: String,
    /// Full title of the regulation.
    pub title: String,
    /// The body that issued it; a body, never a person.
    pub issuer: String,
    /// First day on which this edition rules. Older school years keep the edition of their time.
    pub in_force_from: NaiveDate,
    /// IANA name of the zone in which every date of the regulation is a local one.
    pub timezone: String,
    /// The order that approved the regulation, as printed.
    pub order: PrintedOrder,
    /// What is wrong in the source itself, so that nobody repairs it silently.
    pub source_defects: Vec<SourceDefect>,
    /// Every clause that a rule, a dictionary or a setting may name, in the order of the text.
    pub clauses: Vec<Clause>,
    /// The legal bases in the order of the text (I.3).
    pub legal_bases: Vec<LegalBasis>,
    /// Lists of the sections II to VI.
    pub dictionaries: Dictionaries,
    /// Deadlines and other days of a school year.
    pub dates: Dates,
    /// Numbers the rules compare with.
    pub thresholds: Thresholds,
    /// The numbered readings of places where the text speaks two ways.
    pub interpretations: Interpretations,
    /// Defaults for what the text leaves open.
    pub settings: Settings,
}

impl Profile {
    /// The clause of that id, e.g. `VII.7.9`.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.id == id)
    }

    /// The dictionary of that name.
    pub fn dictionary(&self, name: DictionaryName) -> &Dictionary {
        self.dictionaries.get(name)
    }

    /// The form of work of that code, whichever of the three groups it belongs to (V.5.1-V.5.3).
    pub fn work_form(&self, code: &str) -> Option<(DictionaryName, &Entry)> {
        DictionaryName::WORK_FORMS
            .iter()
            .find_map(|name| self.dictionary(*name).entry(code).map(|entry| (*name, entry)))
    }

    /// Every date, threshold, reading and setting as rows for a screen, in the order of the file.
    pub fn setting_rows(&self) -> Vec<SettingRow> {
        let mut rows = self.dates.rows();
        rows.extend(self.thresholds.rows());
        rows.extend(self.interpretations.rows());
        rows.extend(self.settings.rows());
        rows
    }

    /// The edition that rules on a date: the latest of those in force by then; `None` before the first one.
    pub fn in_force_on(profiles: &[Self], on: NaiveDate) -> Option<&Self> {
        profiles
            .iter()
            .filter(|profile| profile.in_force_from <= on)
            .max_by_key(|profile| profile.in_force_from)
    }
}

endpoints! {
    /// The edition in force.
    GetRegulation: Get "/api/v1/regulation", () => Profile;
}
