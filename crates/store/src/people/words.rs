//! Which of many words are words of somebody: what a search that found nobody may have meant.

use diesel::{
    pg::Pg,
    prelude::*,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::{Array, Text},
    sqlite::Sqlite,
};

use crate::{Conn, StoreResult, each_backend};

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
