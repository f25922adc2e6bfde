//! Pages by keyset: never an offset, never a count that nobody asked for.

use diesel::{
    BoolExpressionMethods, BoxableExpression, TextExpressionMethods,
    expression::AsExpression,
    sql_types::{Bool, Text},
};

use crate::{Backend, StoreResult};

/// Where a page begins: the sort key and the identifier of the row before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// Sort key.
    pub key: String,
    /// Identifier, for rows with equal keys.
    pub id: String,
}

/// Which part of a list is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slice {
    /// Most rows.
    pub limit: i64,
    /// Row before the page.
    pub after: Option<Cursor>,
    /// Name of the order.
    pub sort: String,
    /// Whether the order is reversed.
    pub descending: bool,
    /// Readings of the search text, see [`veche_domain::text::query_variants`]; empty without a search.
    pub search: Vec<Vec<String>>,
    /// Whether to count all rows.
    pub count: bool,
}

impl Slice {
    /// The first rows in the order of the name.
    pub fn first(limit: i64) -> Self {
        Self {
            limit,
            after: None,
            sort: "name".to_owned(),
            descending: false,
            search: Vec::new(),
            count: false,
        }
    }

    /// Cuts the rows loaded (one more than the limit) into a page.
    pub(crate) fn page<R, T>(
        &self,
        mut rows: Vec<R>,
        total: Option<i64>,
        key: impl Fn(&R) -> Cursor,
        convert: impl FnMut(R) -> StoreResult<T>,
    ) -> StoreResult<Rows<T>> {
        let next = self.cut(&mut rows, key);
        Ok(Rows {
            items: rows.into_iter().map(convert).collect::<StoreResult<_>>()?,
            next,
            total,
        })
    }

    /// Drops the row past the limit and gives the cursor of the next page.
    pub(crate) fn cut<R>(&self, rows: &mut Vec<R>, key: impl Fn(&R) -> Cursor) -> Option<Cursor> {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        if more { rows.last().map(key) } else { None }
    }
}

/// A page of rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page begins.
    pub next: Option<Cursor>,
    /// Number of all rows, if asked for.
    pub total: Option<i64>,
}

/// A condition on the rows of a table.
pub(crate) type Condition<Table> = Box<dyn BoxableExpression<Table, Backend, SqlType = Bool>>;

/// The condition that a search key matches one of the readings; `None` when there is nothing to search for.
///
/// The words of a reading hold letters and digits only, so they need no escaping in a pattern.
pub(crate) fn matches<Table, Column>(column: Column, readings: &[Vec<String>]) -> Option<Condition<Table>>
where
    Table: 'static,
    Column: TextExpressionMethods + diesel::Expression<SqlType = Text> + Copy + 'static,
    diesel::dsl::Like<Column, String>: BoxableExpression<Table, Backend, SqlType = Bool>,
    String: AsExpression<Text>,
{
    readings
        .iter()
        .filter_map(|words| {
            words
                .iter()
                .map(|word| Box::new(column.like(format!("% {word}%"))) as Condition<Table>)
                .reduce(|all, one| Box::new(all.and(one)))
        })
        .reduce(|any, one| Box::new(any.or(one)))
}

/// Orders a boxed query by a key and the identifier, and begins it after the cursor; a key that is no text comes with
/// how it is read.
macro_rules! keyset {
    ($query:expr, $slice:expr, $key:expr, $id:expr) => {
        $crate::listing::keyset!($query, $slice, $key, $id, |key: String| key)
    };
    ($query:expr, $slice:expr, $key:expr, $id:expr, $read:expr) => {{
        let slice: &$crate::listing::Slice = $slice;
        let mut query = $query;
        if let Some(after) = slice.after.clone() {
            let key = $read(after.key);
            // The first condition alone begins the walk of the index in the right place: an alternative would read it
            // from its very beginning.
            query = if slice.descending {
                query.filter($key.le(key.clone()).and($key.lt(key).or($id.lt(after.id))))
            } else {
                query.filter($key.ge(key.clone()).and($key.gt(key).or($id.gt(after.id))))
            };
        }
        let query = if slice.descending {
            query.order(($key.desc(), $id.desc()))
        } else {
            query.order(($key.asc(), $id.asc()))
        };
        query.limit(slice.limit + 1)
    }};
}
pub(crate) use keyset;

/// Whether a term of two columns holds on a date.
macro_rules! term_holds {
    ($from:expr, $until:expr, $on:expr) => {
        ($from.is_null().or($from.le($on))).and($until.is_null().or($until.gt($on)))
    };
}
pub(crate) use term_holds;
