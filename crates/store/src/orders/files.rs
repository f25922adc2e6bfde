//! Which files stand beside a paper - an order, minutes; their content lies elsewhere, by its hash.

use chrono::NaiveDateTime;
use veche_domain::orders::OrderFile;

use crate::{
    StoreResult,
    columns::{code, id},
};

/// Most files of one paper.
pub(crate) const MOST_FILES: i64 = 200;

/// A row: identifier, kind, name and type; size, hash and when it was added.
pub(crate) type KeptFile = ((String, String, String, String), (i64, String, NaiveDateTime));

/// A file out of its row.
pub(crate) fn file_of(
    ((key, kind, name, media_type), (size, sha256, added_at)): KeptFile,
) -> StoreResult<OrderFile> {
    Ok(OrderFile {
        id: id(&key)?,
        kind: code(&kind)?,
        name,
        media_type,
        size,
        sha256,
        added_at: added_at.and_utc(),
    })
}

/// The two functions over a table of files whose column names the paper they belong to.
macro_rules! paper_files {
    ($table:ident, $owner:ident, $insert:ident, $list:ident) => {
        /// Adds a file to the paper.
        ///
        /// # Errors
        /// A database that refuses it.
        pub fn $insert(
            conn: &mut $crate::Conn,
            of: veche_domain::Id,
            file: &veche_domain::orders::OrderFile,
        ) -> $crate::StoreResult<()> {
            use diesel::prelude::*;
            use $crate::schema::$table as t;
            diesel::insert_into(t::table)
                .values((
                    t::id.eq(file.id.to_string()),
                    t::$owner.eq(of.to_string()),
                    t::kind.eq(file.kind.code()),
                    t::name.eq(&file.name),
                    t::media_type.eq(&file.media_type),
                    t::size.eq(file.size),
                    t::sha256.eq(&file.sha256),
                    t::added_at.eq(file.added_at.naive_utc()),
                ))
                .execute(conn)?;
            Ok(())
        }

        /// Files of the paper, the first added first.
        ///
        /// # Errors
        /// A database that cannot be read.
        pub fn $list(
            conn: &mut $crate::Conn,
            of: veche_domain::Id,
        ) -> $crate::StoreResult<Vec<veche_domain::orders::OrderFile>> {
            use diesel::prelude::*;
            use $crate::schema::$table as t;
            let found: Vec<$crate::orders::KeptFile> = t::table
                .filter(t::$owner.eq(of.to_string()))
                .order(t::id)
                .limit($crate::orders::MOST_FILES)
                .select((
                    (t::id, t::kind, t::name, t::media_type),
                    (t::size, t::sha256, t::added_at),
                ))
                .load(conn)?;
            found.into_iter().map($crate::orders::file_of).collect()
        }
    };
}
pub(crate) use paper_files;

paper_files!(order_files, order_id, insert_file, files_of);
