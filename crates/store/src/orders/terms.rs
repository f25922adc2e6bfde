//! What must be done to the rows of one kind of terms so that they become what a projection says.

use chrono::NaiveDate;
use veche_domain::{
    Id,
    associations::EndGround,
    orders::{Source, Span},
};

/// A row that is there.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) value: String,
    pub(super) from: Option<NaiveDate>,
    pub(super) until: Option<NaiveDate>,
    pub(super) order: Option<String>,
}

/// A term that is to be there.
pub(super) struct Want<'a> {
    pub(super) value: String,
    pub(super) from: Option<NaiveDate>,
    pub(super) until: Option<NaiveDate>,
    pub(super) source: Source,
    pub(super) ground: Option<EndGround>,
    pub(super) ended_by: Option<String>,
    pub(super) unit: Option<&'a str>,
}

impl<'a> Want<'a> {
    pub(super) fn of<T>(span: &Span<T>, value: String) -> Self {
        Want {
            value,
            from: span.from,
            until: span.until,
            source: span.source,
            ground: span.ground,
            ended_by: span.ended_by.map(|id| id.to_string()),
            unit: None,
        }
    }

    pub(super) fn order(&self) -> Option<Id> {
        match self.source {
            Source::Order(id) => Some(id),
            Source::Entered(_) => None,
        }
    }

    fn is(&self, row: &Row) -> bool {
        match self.source {
            Source::Entered(id) => row.id == id.to_string(),
            Source::Order(id) => {
                row.order == Some(id.to_string()) && row.value == self.value && row.from == self.from
            }
        }
    }
}

/// What must be done to one kind of terms. Rows are shortened before others are lengthened, so that the database
/// never sees two at once.
pub(super) struct Plan<'a> {
    pub(super) gone: Vec<Row>,
    pub(super) kept: Vec<(Row, Want<'a>)>,
    pub(super) new: Vec<Want<'a>>,
}

/// Matches what is there with what is to be there.
pub(super) fn plan(mut rows: Vec<Row>, wants: Vec<Want<'_>>) -> Plan<'_> {
    let (mut kept, mut new) = (Vec::new(), Vec::new());
    for want in wants {
        match rows.iter().position(|row| want.is(row)) {
            Some(at) => kept.push((rows.swap_remove(at), want)),
            None => new.push(want),
        }
    }
    let last = |day: Option<NaiveDate>| day.unwrap_or(NaiveDate::MAX);
    kept.sort_by_key(|(row, want)| last(want.until) > last(row.until));
    Plan {
        gone: rows,
        kept,
        new,
    }
}

/// Columns of a term as it is loaded.
pub(super) type Loaded = (
    String,
    String,
    Option<NaiveDate>,
    Option<NaiveDate>,
    Option<String>,
);

/// The rows that were loaded.
pub(super) fn rows(found: Vec<Loaded>) -> Vec<Row> {
    let row = |(id, value, from, until, order)| Row {
        id,
        value,
        from,
        until,
        order,
    };
    found.into_iter().map(row).collect()
}
