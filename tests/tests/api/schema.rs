//! Both databases hold the same tables, columns and nullability.

use std::collections::BTreeMap;

use diesel::{
    Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query, sql_types::Text,
};
use veche_store::{Address, Store};
use veche_tests::{Backend, City};

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    nullable: String,
    #[diesel(sql_type = Text)]
    kind: String,
}

type Tables = BTreeMap<String, BTreeMap<String, (String, String)>>;

fn tables(columns: Vec<Column>) -> Tables {
    let mut tables = Tables::new();
    // Diesel's own table is made by diesel, for each database in its own way.
    for c in columns
        .into_iter()
        .filter(|c| c.table_name != "__diesel_schema_migrations")
    {
        let kind = match c.kind.to_lowercase().as_str() {
            "bytea" | "blob" => "bytes",
            "timestamp without time zone" | "timestamp" => "timestamp",
            "bigint" => "bigint",
            "integer" => "integer",
            "boolean" => "boolean",
            "date" => "date",
            "text" => "text",
            other => panic!(
                "{}.{} has the unexpected type {other}",
                c.table_name, c.column_name
            ),
        };
        tables
            .entry(c.table_name)
            .or_default()
            .insert(c.column_name, (kind.to_owned(), c.nullable));
    }
    tables
}

fn of_sqlite(path: &str) -> Tables {
    let sql = "SELECT m.name AS table_name, p.name AS column_name, p.type AS kind, \
        CASE WHEN p.\"notnull\" = 1 THEN 'NO' ELSE 'YES' END AS nullable \
        FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'";
    let mut conn = SqliteConnection::establish(path).unwrap();
    tables(sql_query(sql).load(&mut conn).unwrap())
}

fn of_postgres(url: &str) -> Tables {
    let sql = "SELECT table_name::text, column_name::text, data_type::text AS kind, is_nullable::text AS nullable \
        FROM information_schema.columns WHERE table_schema = 'public'";
    let mut conn = PgConnection::establish(url).unwrap();
    tables(sql_query(sql).load(&mut conn).unwrap())
}

#[test]
fn both_schemas_are_one() {
    let Some(postgres) = City::start(Backend::Postgres) else {
        eprintln!("skipped on PostgreSQL: VECHE_TEST_POSTGRES_URL is not set");
        return;
    };
    let sqlite = City::start(Backend::Sqlite).unwrap();
    let (Address::Sqlite(path), Address::Postgres(url)) = (sqlite.store.address(), postgres.store.address())
    else {
        panic!("a city on the wrong database");
    };
    let (left, right) = (of_sqlite(path), of_postgres(url));
    assert!(left.len() > 25, "{:?}", left.keys());
    assert_eq!(left, right);
}

#[test]
fn migrating_twice_changes_nothing() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let Some(city) = City::start(backend) else {
            continue;
        };
        assert!(Store::migrate(&city.store).unwrap().is_empty());
    }
}
