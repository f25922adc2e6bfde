//! The demo's index of files (VII.7.10).

use veche_domain::compliance::{CaseFileChange, PaperKind};
use veche_store::{Tx, filings::save_case_file};

use crate::error::ApiResult;

/// Index, title and storage term of each kind of paper; invented, as the whole city is.
const FILES: [(PaperKind, &str, &str, i32); 3] = [
    (
        PaperKind::Plan,
        "05-10",
        "Планы работы профессиональных объединений",
        5,
    ),
    (
        PaperKind::Analysis,
        "05-11",
        "Анализы работы профессиональных объединений",
        5,
    ),
    (
        PaperKind::Minutes,
        "05-12",
        "Протоколы заседаний профессиональных объединений",
        5,
    ),
];

/// Fills the index of files in.
///
/// # Errors
/// A store that refuses it.
pub(super) fn fill_case_files(tx: &mut Tx<'_>) -> ApiResult<()> {
    for (paper, number, title, years) in FILES {
        let file = CaseFileChange {
            case_number: Some(number.to_owned()),
            title: title.to_owned(),
            years: Some(years),
            article: None,
        };
        save_case_file(tx.conn, paper, 0, &file)?;
    }
    Ok(())
}
