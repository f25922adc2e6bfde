//! One way to write a paper, off the threads that answer requests.

use actix_web::web;
use veche_domain::papers::PaperFormat;
use veche_papers::{Paper, write_docx, write_html, write_pdf};

use crate::error::{ApiError, ApiResult};

/// The paper in a format.
///
/// # Errors
/// A paper that cannot be written: a fault of Veche.
pub(super) async fn rendered(paper: Paper, format: PaperFormat) -> ApiResult<Vec<u8>> {
    let failed = |error: String| ApiError::Internal(format!("a paper cannot be written: {error}"));
    web::block(move || match format {
        PaperFormat::Pdf => write_pdf(&paper).map_err(|e| e.to_string()),
        PaperFormat::Docx => write_docx(&paper).map_err(|e| e.to_string()),
        PaperFormat::Html => Ok(write_html(&paper).into_bytes()),
    })
    .await
    .map_err(|e| failed(e.to_string()))?
    .map_err(failed)
}
