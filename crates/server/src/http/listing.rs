//! What every list takes, read in one place: limit, cursor, order, date, search, count and the feature's filter.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use veche_domain::{
    listing::{DEFAULT_LIMIT, ListFilter, ListParams, MAX_LIMIT, Page},
    problem::Refusal,
    tables::{ListEncoding, ListFormat},
    text::query_variants,
};
use veche_sheets::CsvEncoding;
use veche_store::{Rows, Slice};

use super::{
    cursor,
    query::{fault, pairs, read},
};
use crate::error::{ApiError, ApiResult};

/// Keys that every list has beside its filter.
const COMMON: [&str; 8] = [
    "limit", "cursor", "sort", "on", "q", "count", "format", "encoding",
];
/// Longest search text, characters.
const MAX_QUERY: usize = 200;

/// A list that is asked for.
#[derive(Debug, Clone)]
pub struct Listing<F> {
    /// The feature's filter.
    pub filter: F,
    /// Date the list is shown on; the business date when absent.
    pub on: Option<NaiveDate>,
    /// Which part, in which order, of what search.
    pub slice: Slice,
    /// The file that is asked for instead of a page.
    pub file: Option<FileKind>,
    sort: String,
}

/// A file that a list is handed out as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A spreadsheet.
    Xlsx,
    /// Text with `;`.
    Csv(CsvEncoding),
    /// Lines of JSON.
    Ndjson,
}

impl<F> Listing<F> {
    /// The page that is answered.
    pub fn page<T>(&self, rows: Rows<T>) -> Page<T> {
        let next = rows.next.map(|c| cursor::encode(&c, &self.sort));
        Page {
            items: rows.items,
            next,
            total: rows.total,
            nearly: false,
        }
    }

    /// Moves on to the page after a cursor that this list gave.
    ///
    /// # Errors
    /// A cursor of another list.
    pub(super) fn turn(&mut self, next: &str) -> Result<(), Refusal> {
        self.slice.after = Some(cursor::decode(next, &self.sort)?);
        Ok(())
    }
}

impl<F: ListFilter + DeserializeOwned> FromRequest for Listing<F> {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(listing(request.query_string()).map_err(ApiError::from))
    }
}

fn listing<F: ListFilter + DeserializeOwned>(query: &str) -> Result<Listing<F>, Refusal> {
    let (common, own): (Vec<_>, Vec<_>) = pairs(query)?
        .into_iter()
        .partition(|(key, _)| COMMON.contains(&key.as_str()));
    let params: ListParams = read(&common)?;
    let filter: F = read(&own)?;
    let file = file(&params)?;
    let limit = match file {
        Some(_) => MAX_LIMIT,
        None => params.limit.unwrap_or(DEFAULT_LIMIT),
    };
    if !(1..=MAX_LIMIT).contains(&limit) {
        return Err(fault("limit", "range", "Число строк – от 1 до 200."));
    }
    let sort = params
        .sort
        .unwrap_or_else(|| F::SORTS.first().copied().unwrap_or("name").to_owned());
    let name = sort.strip_prefix('-').unwrap_or(&sort);
    if !F::SORTS.iter().any(|known| known.trim_start_matches('-') == name) {
        return Err(fault(
            "sort",
            "unknown",
            &format!("Порядок – один из: {}.", F::SORTS.join(", ")),
        ));
    }
    let q = params.q.unwrap_or_default();
    if q.chars().count() > MAX_QUERY {
        return Err(fault("q", "length", "Строка поиска – не длиннее 200 знаков."));
    }
    let after = params
        .cursor
        .map(|text| cursor::decode(&text, &sort))
        .transpose()?;
    let slice = Slice {
        limit: i64::from(limit),
        after,
        sort: name.to_owned(),
        descending: sort.starts_with('-'),
        search: query_variants(&q),
        count: params.count.unwrap_or(false),
    };
    Ok(Listing {
        filter,
        on: params.on,
        slice,
        file,
        sort,
    })
}

/// The file that is asked for. A file is the whole list, so what cuts pages has no place beside it.
fn file(params: &ListParams) -> Result<Option<FileKind>, Refusal> {
    let kind = match (params.format, params.encoding) {
        (Some(ListFormat::Csv), Some(ListEncoding::Cp1251)) => FileKind::Csv(CsvEncoding::Windows1251),
        (Some(ListFormat::Csv), _) => FileKind::Csv(CsvEncoding::Utf8Bom),
        (_, Some(_)) => {
            return Err(fault(
                "encoding",
                "alone",
                "Кодировку выбирают только для format=csv.",
            ));
        }
        (Some(ListFormat::Xlsx), None) => FileKind::Xlsx,
        (Some(ListFormat::Ndjson), None) => FileKind::Ndjson,
        (Some(ListFormat::Json) | None, None) => return Ok(None),
    };
    let cut = [
        ("limit", params.limit.is_some()),
        ("cursor", params.cursor.is_some()),
        ("count", params.count.is_some()),
    ];
    match cut.into_iter().find(|(_, given)| *given) {
        Some((key, _)) => Err(fault(
            key,
            "whole",
            "Файл содержит весь список: уберите этот параметр.",
        )),
        None => Ok(Some(kind)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use veche_domain::associations::AssociationFilter;

    #[test]
    fn a_list_refuses_what_it_does_not_know() {
        for (query, key) in [
            ("limit=0", "limit"),
            ("limit=201", "limit"),
            ("limit=many", "limit"),
            ("sort=password", "sort"),
            ("unknown=1", "unknown"),
            ("kind=circle", "kind"),
            ("on=25.11.2026", "on"),
            ("kind=mmo&kind=mmo", "kind"),
            ("count=maybe", "count"),
            ("format=pdf", "format"),
            ("encoding=cp1251", "encoding"),
            ("format=xlsx&encoding=cp1251", "encoding"),
            ("format=ndjson&encoding=cp1251", "encoding"),
            ("format=ndjson&limit=5", "limit"),
            ("format=csv&encoding=koi8-r", "encoding"),
            ("format=csv&limit=5", "limit"),
            ("format=xlsx&count=true", "count"),
            ("format=xlsx&format=csv", "format"),
        ] {
            let refusal = listing::<AssociationFilter>(query).unwrap_err();
            assert_eq!(refusal.errors.first().unwrap().pointer, key, "{query}");
        }
        let good = listing::<AssociationFilter>("kind=mmo&sort=-name&limit=7&q=bdfyjdf&count=true").unwrap();
        assert!(good.slice.descending && good.slice.count && good.slice.search.len() == 3);
    }
}
