//! Sending a file.

use gloo_net::http::RequestBuilder;
use veche_domain::endpoint::Endpoint;

use super::{Fault, Reply, receive, understand, url_of};

/// Sends a form with a file to an operation that takes `multipart/form-data`.
///
/// # Errors
/// The server's problem, or that it cannot be reached or understood.
pub async fn upload<E: Endpoint>(
    params: &[String],
    if_match: Option<&str>,
    file: &web_sys::File,
    fields: &[(&str, String)],
) -> Result<Reply<E::Response>, Fault> {
    let form = web_sys::FormData::new().map_err(|_| Fault::Offline)?;
    for (name, value) in fields {
        form.append_with_str(name, value).map_err(|_| Fault::Offline)?;
    }
    form.append_with_blob_and_filename("file", file, &file.name())
        .map_err(|_| Fault::Offline)?;
    let mut request = RequestBuilder::new(&url_of::<E>(params, &super::Query::default()))
        .method(gloo_net::http::Method::POST)
        .header("Accept", "application/json")
        .header("X-Veche", "1");
    if let Some(etag) = if_match {
        request = request.header("If-Match", etag);
    }
    let request = request.body(form).map_err(|_| Fault::Offline)?;
    understand(receive(request.send().await.map_err(|_| Fault::Offline)?).await?)
}

/// Where a file of a document of the library is read.
pub fn document_file(document: veche_domain::Id, file: veche_domain::Id) -> String {
    format!("/api/v1/normative-documents/{document}/files/{file}")
}

/// Address of the compliance board as a file: `xlsx` or `csv`.
pub fn board_file(format: &str, query: &super::Query) -> String {
    query.append_to(format!("/api/v1/compliance/board.{format}"))
}

/// Address of the archive of an association's reporting set (VII.7.10).
pub fn reporting_archive(association: veche_domain::Id, year: veche_domain::calendar::SchoolYear) -> String {
    format!("/api/v1/associations/{association}/reporting-set.zip?school_year={year}")
}
