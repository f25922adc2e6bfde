//! What connections to the embedded database keep is given back. It counts the memory of the whole process: no other
//! test may stand in this file.

use diesel::connection::SimpleConnection;
use veche_store::{Address, Store, StoreError};

/// What the embedded database holds at the moment, bytes.
fn held() -> i64 {
    // SAFETY: reads a counter.
    #[allow(unsafe_code)]
    unsafe {
        libsqlite3_sys::sqlite3_memory_used()
    }
}

#[test]
fn pages_that_were_read_are_given_back_and_the_database_is_read_on() {
    // SAFETY: before the first connection.
    #[allow(unsafe_code)]
    let counted = unsafe { libsqlite3_sys::sqlite3_config(libsqlite3_sys::SQLITE_CONFIG_MEMSTATUS, 1) };
    assert_eq!(counted, libsqlite3_sys::SQLITE_OK);
    let folder = std::env::temp_dir().join(format!("veche-tidy-{}", std::process::id()));
    let path = folder.join("veche.db").display().to_string();
    let store = Store::open(Address::Sqlite(path), 4).expect("the database");
    store.migrate().expect("migrations");
    store
        .write(|tx| {
            let filled = tx.conn.batch_execute(
                "CREATE TABLE filler (body BLOB NOT NULL); \
                 INSERT INTO filler WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8000) \
                 SELECT randomblob(1000) FROM n",
            );
            filled.map_err(StoreError::from)
        })
        .expect("eight megabytes");
    let read = || {
        let asked = |conn: &mut veche_store::Conn| conn.batch_execute("SELECT sum(length(body)) FROM filler");
        store
            .read(|conn| asked(conn).map_err(StoreError::from))
            .expect("the database is read");
    };
    read();
    let before = held();
    assert!(before > 4_000_000, "{before} bytes are held after reading");
    store.tidy();
    let after = held();
    assert!(after < before / 2, "{before} bytes before, {after} after");
    read();
    let _ = std::fs::remove_dir_all(folder);
}
