//! Texts of the screen in the chosen language, and dates as people write them.

use std::{borrow::Cow, collections::HashMap};

use chrono::{DateTime, Datelike, Duration, NaiveDate, Timelike, Utc};
use fluent_templates::{Loader, fluent_bundle::FluentValue};
use veche_domain::calendar::school_year;
use yew::prelude::*;

use super::Locale;

fluent_templates::static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "ru",
        // The marks that isolate arguments show as boxes in some fonts and spoil searching in the page.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// Reads the texts, which the first of them that is asked for would do otherwise.
pub(crate) fn read_words() {
    std::sync::LazyLock::force(&LOCALES);
}

/// Offset of Novosibirsk from UTC: the page carries no table of zones.
const LOCAL_OFFSET_HOURS: i64 = 7;

/// Speaks the language of the screen; cheap to copy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Words {
    /// Language.
    pub locale: Locale,
    /// Business date: dates of its school year are written without the year.
    pub today: NaiveDate,
}

impl Words {
    /// The text of a key.
    pub fn t(self, key: &str) -> String {
        LOCALES.lookup(self.locale.id(), key)
    }

    /// The text of a key if there is one.
    pub fn find(self, key: &str) -> Option<String> {
        LOCALES.try_lookup(self.locale.id(), key)
    }

    /// The text of a key with its arguments.
    pub fn with(self, key: &str, args: &[(&'static str, &str)]) -> String {
        let args = args
            .iter()
            .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from((*value).to_owned())));
        LOCALES.lookup_with_args(self.locale.id(), key, &args.collect())
    }

    /// The text of a key with the number `n` and the right plural.
    pub fn count(self, key: &str, n: i64) -> String {
        let args: HashMap<Cow<'static, str>, FluentValue<'_>> =
            HashMap::from([(Cow::Borrowed("n"), FluentValue::from(n))]);
        LOCALES.lookup_with_args(self.locale.id(), key, &args)
    }

    /// The name of a code: key `prefix-code`, the code itself when the dictionary has none.
    pub fn code(self, prefix: &str, code: &str) -> String {
        self.find(&format!("{prefix}-{}", code.replace('_', "-").to_lowercase()))
            .unwrap_or_else(|| code.to_owned())
    }

    /// «15 сентября», with the year when it is not this school year.
    pub fn date(self, date: NaiveDate) -> String {
        let month = self.t(&format!("month-{}", date.month()));
        let day = date.day();
        let short = match self.locale {
            Locale::Ru => format!("{day}\u{a0}{month}"),
            Locale::En => format!("{day} {month}"),
        };
        if school_year(date) == school_year(self.today) {
            short
        } else {
            format!("{short} {}", date.year())
        }
    }

    /// A date that may be unknown.
    pub fn date_or(self, date: Option<NaiveDate>, absent: &str) -> String {
        date.map_or_else(|| self.t(absent), |d| self.date(d))
    }

    /// A span `[from, until)` in words: «с 1 сентября», «1 сентября – 31 августа 2027».
    pub fn span(self, from: Option<NaiveDate>, until: Option<NaiveDate>) -> String {
        let last = until.and_then(|u| u.checked_sub_signed(Duration::days(1)));
        match (from, last) {
            (Some(from), Some(last)) => format!("{} – {}", self.date(from), self.date(last)),
            (Some(from), None) => self.with("span-from", &[("date", &self.date(from))]),
            (None, Some(last)) => self.with("span-until", &[("date", &self.date(last))]),
            (None, None) => self.t("span-open"),
        }
    }

    /// The size of a file in words.
    pub fn size(self, bytes: i64) -> String {
        let kilobytes = (bytes + 1023) / 1024;
        if kilobytes < 1024 {
            return self.with("file-size-kb", &[("size", &kilobytes.to_string())]);
        }
        let tenths = kilobytes * 10 / 1024;
        let point = if self.locale == Locale::Ru { "," } else { "." };
        let size = format!("{}{point}{}", tenths / 10, tenths % 10);
        self.with("file-size-mb", &[("size", &size)])
    }

    /// «в 14:05» for a moment of today, day and time for an earlier one.
    pub fn lately(self, at: DateTime<Utc>) -> String {
        let local = at.naive_utc() + Duration::hours(LOCAL_OFFSET_HOURS);
        if local.date() != self.today {
            return self.moment(at);
        }
        let time = format!("{:02}:{:02}", local.hour(), local.minute());
        self.with("moment-today", &[("time", &time)])
    }

    /// A moment in the time of the city.
    pub fn moment(self, at: DateTime<Utc>) -> String {
        let local = at.naive_utc() + Duration::hours(LOCAL_OFFSET_HOURS);
        format!(
            "{}, {:02}:{:02}",
            self.date(local.date()),
            local.hour(),
            local.minute()
        )
    }
}

/// The texts of the screen.
#[hook]
pub fn use_words() -> Words {
    use_context::<Words>().unwrap_or(Words {
        locale: Locale::default(),
        today: NaiveDate::default(),
    })
}
