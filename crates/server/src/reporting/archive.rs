//! The reporting set as one archive: an inventory, each paper as DOCX, its scans (VII.7.10).

use std::io::{Cursor, Write};

use actix_web::{HttpResponse, get};
use veche_domain::{
    Id,
    access::Action,
    calendar::school_year_label,
    compliance::{CaseFile, PaperKind, PaperState, ReportingQuery, ReportingSet},
    journal::{Act, Entity},
    orders::OrderFile,
};
use veche_papers::{Paper, write_docx, write_html};
use veche_sheets::write_xlsx_dated;
use veche_store::{Tx, associations::association_record};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::{
    filing::known,
    inventory::{self, Line, paper_name},
    set::{Owner, of_year},
};
use crate::{
    analyses,
    compliance::year_asked,
    error::{ApiError, ApiResult},
    http::{Call, Context, Key, Params, Problems, attachment, change},
    minutes, papers, plans,
};

/// Most bytes of scans in one archive: the rest is named in the inventory and is got at the meeting itself.
const MOST_BYTES: i64 = 64 * 1024 * 1024;

/// What the archive is made of, before the scans are fetched.
struct Contents {
    name: String,
    set: ReportingSet,
    /// Of each paper of the set, in its order: the paper as text, and its scans.
    papers: Vec<(Option<Paper>, Vec<OrderFile>)>,
    case_files: Vec<CaseFile>,
    made_on: chrono::NaiveDate,
}

/// The reporting set as a ZIP archive with an inventory.
#[utoipa::path(tag = "reporting", params(("id" = Id, Path), ReportingQuery), responses((status = 200, body = crate::http::FileContent, content_type = "application/zip"), Problems))]
#[get("/api/v1/associations/{id}/reporting-set.zip")]
pub async fn get_reporting_archive(
    call: Call,
    key: Key,
    query: Params<ReportingQuery>,
) -> ApiResult<HttpResponse> {
    let (state, actor) = (call.state.clone(), call.actor.clone());
    let inner = state.clone();
    let contents = state
        .write(move |tx| gathered(tx, &Context::new(&inner, &actor), key.0, query.0))
        .await?;
    let mut archive = Archive::new();
    let mut lines = Vec::new();
    let mut left = MOST_BYTES;
    let mut names = Vec::new();
    for ((paper, (text, scans)), n) in contents.set.papers.iter().zip(&contents.papers).zip(1..) {
        let base = format!("{n:02} {}", file_name(&paper_name(paper)));
        let mut files = Vec::new();
        if let Some(text) = text {
            let name = format!("{base}.docx");
            let bytes = write_docx(text).map_err(|e| ApiError::Internal(e.to_string()))?;
            archive.add(&name, &bytes)?;
            files.push(name);
        }
        for (scan, m) in scans.iter().zip(1..) {
            let name = format!("{base} – {m} {}", file_name(&scan.name));
            if scan.size > left {
                files.push(format!("{name}: не вложен, архив больше 64 МБ"));
                continue;
            }
            left -= scan.size;
            archive.add(&name, &state.files.read(&scan.sha256).await?)?;
            files.push(name);
        }
        names.push(files);
    }
    lines.extend(
        contents
            .set
            .papers
            .iter()
            .zip(names)
            .map(|(paper, files)| Line { paper, files }),
    );
    let listed = inventory::paper(&contents.name, &contents.set, &lines, &contents.case_files);
    archive.add("00 Опись.html", write_html(&listed).as_bytes())?;
    let sheet = write_xlsx_dated(&inventory::sheet(&lines), contents.made_on)
        .map_err(|e| ApiError::Internal(e.to_string()))?;
    archive.add("00 Опись.xlsx", &sheet)?;
    let year = school_year_label(contents.set.school_year).replace('/', "-");
    let name = format!("Отчётная документация {year} {}.zip", contents.name);
    Ok(attachment(&name, archive.finish()?).answer())
}

/// Asks the rights, writes the papers and notes the export in the journal.
///
/// # Errors
/// 400, 403, 404.
fn gathered(tx: &mut Tx<'_>, context: &Context<'_>, id: Id, query: ReportingQuery) -> ApiResult<Contents> {
    context.require(Action::ReadRegisters, veche_domain::access::Resource::City)?;
    let owner = Owner::of(tx.conn, context, id)?;
    for action in [Action::ReadCompliance, Action::ReadWork, Action::ReadMinutes] {
        context.require(action, owner.resource())?;
    }
    let year = year_asked(context, query.school_year, context.today)?;
    let set = of_year(tx.conn, context, id, year)?;
    let mut papers = Vec::with_capacity(set.papers.len());
    for paper in &set.papers {
        let Some(object) = paper.object_id.filter(|_| paper.state == PaperState::Complete) else {
            papers.push((None, Vec::new()));
            continue;
        };
        papers.push(match paper.paper {
            PaperKind::Minutes => {
                let found = minutes::reading::get(tx.conn, context, object)?;
                (
                    Some(papers::minutes_whole(tx.conn, context, &found)?),
                    found.files,
                )
            }
            PaperKind::Plan => (plan(tx, context, object)?, Vec::new()),
            PaperKind::Analysis => {
                let found = analyses::reading::get(tx.conn, context, object)?;
                (
                    Some(papers::analysis_worded(tx.conn, context, &found)?),
                    Vec::new(),
                )
            }
        });
    }
    let name = association_record(tx.conn, id)?.code;
    let case_files = known(tx.conn, context)?;
    let title = format!("Отчётная документация {} – {name}", school_year_label(year));
    let object = (Entity::Association, id, title.as_str());
    let entry = change(
        Act::Export,
        "get_reporting_archive",
        object,
        None,
        Some(&set.complete),
    );
    context.record(tx, entry)?;
    Ok(Contents {
        name,
        set,
        papers,
        case_files,
        made_on: context.today,
    })
}

/// The approved text of a plan as a paper.
fn plan(tx: &mut Tx<'_>, context: &Context<'_>, id: Id) -> ApiResult<Option<Paper>> {
    let Some((of, found)) = plans::standing(tx.conn, context, id)? else {
        return Ok(None);
    };
    let approved = found.edition.meeting.as_ref().map(|m| (m.number, m.date));
    let whose = (of.association.id, of.association.name.as_str(), of.school_year);
    let marks = papers::plan_marks(context, &of, approved);
    papers::plan_worded(tx.conn, context, whose, marks, &found.text).map(Some)
}

/// A name that every system takes as a file's: no path, nothing that Windows forbids.
fn file_name(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|c| {
            if c.is_control() || "\"\\/:*?<>|".contains(c) {
                '-'
            } else {
                c
            }
        })
        .collect();
    clean.trim_matches(['.', ' ']).chars().take(120).collect()
}

/// A ZIP archive in the making. Names are in UTF-8 and say so; times are left out, so that the same papers give the
/// same archive. Nothing is packed a second time: papers and scans are compressed already.
struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Archive {
    fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> ApiResult<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(zip::DateTime::default());
        self.0.start_file(name, options).map_err(failed)?;
        self.0.write_all(bytes).map_err(failed)
    }

    fn finish(self) -> ApiResult<Vec<u8>> {
        Ok(self.0.finish().map_err(failed)?.into_inner())
    }
}

fn failed(error: impl std::fmt::Display) -> ApiError {
    ApiError::Internal(format!("the archive cannot be written: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_the_folder_it_is_unpacked_into() {
        assert_eq!(file_name("../../скан: №1?.pdf"), "-..-скан- №1-.pdf");
        assert_eq!(file_name(" . "), "");
    }

    #[test]
    fn the_same_papers_give_the_same_archive_and_russian_names_survive() {
        let made = || {
            let mut archive = Archive::new();
            archive.add("00 Опись.html", "текст".as_bytes()).unwrap();
            archive.finish().unwrap()
        };
        assert_eq!(made(), made());
        let bytes = made();
        // Bit 11 of the flags: the name is UTF-8.
        assert_eq!(bytes[7] & 0b1000, 0b1000);
        let mut read = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        assert_eq!(read.by_index(0).unwrap().name().unwrap(), "00 Опись.html");
    }
}
