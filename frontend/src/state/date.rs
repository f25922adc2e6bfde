//! The business date: today, or the day a reader turned the registers back to.

use chrono::NaiveDate;
use yew::prelude::*;

/// The date on screen and the way to change it.
#[derive(Debug, Clone, PartialEq)]
pub struct OnDate {
    /// Today's business date as the server has it.
    pub today: NaiveDate,
    /// Another date the registers are shown on.
    pub chosen: Option<NaiveDate>,
    /// Chooses a date, or returns to today.
    pub set: Callback<Option<NaiveDate>>,
}

impl OnDate {
    /// The date the registers are shown on.
    pub fn shown(&self) -> NaiveDate {
        self.chosen.unwrap_or(self.today)
    }

    /// Whether the registers are turned to another day: nothing may be edited then.
    pub fn is_turned(&self) -> bool {
        self.chosen.is_some_and(|d| d != self.today)
    }
}

/// The date on screen.
#[hook]
pub fn use_on_date() -> OnDate {
    use_context::<OnDate>().unwrap_or_else(|| OnDate {
        today: NaiveDate::default(),
        chosen: None,
        set: Callback::noop(),
    })
}
