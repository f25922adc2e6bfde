//! A column held against a list of any length as one value.
//!
//! `column IN (?, ?, …)` is another statement for each length: SQLite would parse and plan it at every request. As one
//! value the list leaves the statement as it is, and it is prepared once, on both databases.

use diesel::{
    expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping},
    pg::Pg,
    prelude::*,
    query_builder::{AstPass, QueryFragment, QueryId},
    sql_types::{Array, Bool, Text},
    sqlite::Sqlite,
};

/// Whether the column is one of the list.
#[derive(Debug, Clone, QueryId)]
pub(crate) struct Among<C> {
    column: C,
    list: List,
}

/// The list, as each database takes it.
#[derive(Debug, Clone)]
struct List {
    values: Vec<String>,
    json: String,
}

// Whatever it holds, the statement is the same.
impl QueryId for List {
    type QueryId = Self;
    const HAS_STATIC_QUERY_ID: bool = true;
}

/// The column is one of these identifiers or codes.
pub(crate) fn among<C>(column: C, values: &[String]) -> Among<C> {
    Among {
        column,
        list: List {
            json: serde_json::Value::from(values.to_vec()).to_string(),
            values: values.to_vec(),
        },
    }
}

impl<C: Expression<SqlType = Text>> Expression for Among<C> {
    type SqlType = Bool;
}

impl<C, S> AppearsOnTable<S> for Among<C>
where
    C: AppearsOnTable<S>,
    Self: Expression,
{
}

impl<C, S> SelectableExpression<S> for Among<C>
where
    C: SelectableExpression<S>,
    Self: AppearsOnTable<S>,
{
}

impl<C: ValidGrouping<G>, G> ValidGrouping<G> for Among<C> {
    type IsAggregate = C::IsAggregate;
}

impl<C: QueryFragment<Pg>> QueryFragment<Pg> for Among<C> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        self.column.walk_ast(out.reborrow())?;
        out.push_sql(" = ANY(");
        out.push_bind_param::<Array<Text>, _>(&self.list.values)?;
        out.push_sql(")");
        Ok(())
    }
}

impl<C: QueryFragment<Sqlite>> QueryFragment<Sqlite> for Among<C> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        self.column.walk_ast(out.reborrow())?;
        out.push_sql(" IN (SELECT value FROM json_each(");
        out.push_bind_param::<Text, _>(&self.list.json)?;
        out.push_sql("))");
        Ok(())
    }
}
