//! The index of words of people, asked in ways that the library has no words for.

use diesel::{
    expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate},
    pg::Pg,
    prelude::*,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::{Array, Bool, Text},
    sqlite::Sqlite,
};

use crate::{Backend, Conn, StoreResult, each_backend, schema::people};

/// Most words that the words of a search may have meant.
const MOST_NEAR: usize = 200;

/// Which of the words are words of somebody, [`MOST_NEAR`] at most.
///
/// # Errors
/// A database that cannot be read.
pub fn words_of_people(conn: &mut Conn, words: &[String]) -> StoreResult<Vec<String>> {
    let asked = Known {
        json: serde_json::Value::from(words).to_string(),
        words: words.to_vec(),
    };
    Ok(each_backend!(conn, conn => asked.load(conn))?)
}

/// Each word is looked up in the index by itself. As a condition on the table, hundreds of words made PostgreSQL read
/// the whole of it whenever its statistics took the words for common ones; a subquery with a limit is never turned
/// into such a condition.
#[derive(Debug, Clone)]
struct Known {
    words: Vec<String>,
    json: String,
}

// Whatever it asks for, the statement is the same.
impl QueryId for Known {
    type QueryId = Self;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl Query for Known {
    type SqlType = Text;
}

impl<C> RunQueryDsl<C> for Known {}

impl Known {
    fn around<'b, Db: diesel::backend::Backend>(
        mut out: AstPass<'_, 'b, Db>,
        list: impl FnOnce(&mut AstPass<'_, 'b, Db>) -> QueryResult<()>,
    ) -> QueryResult<()> {
        out.push_sql("SELECT asked.value FROM ");
        list(&mut out)?;
        out.push_sql(&format!(
            " WHERE (SELECT 1 FROM person_words WHERE person_words.word = asked.value LIMIT 1) = 1 LIMIT {MOST_NEAR}"
        ));
        Ok(())
    }
}

impl QueryFragment<Pg> for Known {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        Self::around(out, |out| {
            out.push_sql("unnest(");
            out.push_bind_param::<Array<Text>, _>(&self.words)?;
            out.push_sql("::text[]) AS asked (value)");
            Ok(())
        })
    }
}

impl QueryFragment<Sqlite> for Known {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        Self::around(out, |out| {
            out.push_sql("json_each(");
            out.push_bind_param::<Text, _>(&self.json)?;
            out.push_sql(") AS asked");
            Ok(())
        })
    }
}

/// People with a word that begins in one of some ways: each is a range of the index. The library cannot put a subquery
/// for both databases together at run time.
#[derive(Debug, Clone)]
pub(super) struct WithWord(Vec<(String, String)>);

impl WithWord {
    /// Of the ways at least one; each is asked for once.
    pub(super) fn beginning<'a>(ways: impl IntoIterator<Item = &'a str>) -> Self {
        let range = |way: &str| (way.to_owned(), format!("{way}{}", char::MAX));
        let mut all: Vec<_> = ways.into_iter().map(range).collect();
        all.sort_unstable();
        all.dedup();
        Self(all)
    }
}

// Another number of ways is another statement.
impl QueryId for WithWord {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Expression for WithWord {
    type SqlType = Bool;
}

impl AppearsOnTable<people::table> for WithWord {}
impl SelectableExpression<people::table> for WithWord {}

impl ValidGrouping<()> for WithWord {
    type IsAggregate = is_aggregate::No;
}

impl QueryFragment<Backend> for WithWord {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        out.push_sql("people.id IN (SELECT person_words.person_id FROM person_words WHERE ");
        for (place, (from, until)) in self.0.iter().enumerate() {
            out.push_sql(if place == 0 { "" } else { " OR " });
            out.push_sql("(person_words.word >= ");
            out.push_bind_param::<Text, _>(from)?;
            out.push_sql(" AND person_words.word < ");
            out.push_bind_param::<Text, _>(until)?;
            out.push_sql(")");
        }
        out.push_sql(")");
        Ok(())
    }
}
