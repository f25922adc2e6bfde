//! What is sent while the list is still being read: lines of JSON and of CSV, pieces of a spreadsheet.

use actix_web::web::Bytes;
use chrono::NaiveDate;
use futures_util::{Stream, stream};
use serde::Serialize;
use veche_domain::{listing::Page, tables::Names, tables::Tabular};
use veche_sheets::{CsvEncoding, SheetStream, csv_head, csv_rows};
use veche_store::Conn;

use super::{
    super::{Context, Listing},
    columns::Columns,
    pages::{Pages, Turned},
};
use crate::error::{ApiError, ApiResult};

/// What is made of rows.
pub(super) enum Texts<T> {
    /// A line of JSON for each row, as a page of the list has it.
    Ndjson,
    /// A line of CSV for each row.
    Csv(Columns<T>, CsvEncoding),
    /// A spreadsheet made on a day; it begins when its columns are settled.
    Xlsx(Columns<T>, NaiveDate, Option<Box<SheetStream>>),
}

/// The rest of a list that is being sent.
pub(super) struct Rest<F, S, T> {
    pages: Pages<F, S>,
    texts: Texts<T>,
}

impl<T: Serialize + Tabular + Send> Texts<T> {
    /// Lines of JSON.
    pub(super) fn ndjson() -> Self {
        Self::Ndjson
    }

    /// Lines of CSV.
    pub(super) fn csv(encoding: CsvEncoding) -> Self {
        Self::Csv(Columns::new(), encoding)
    }

    /// A spreadsheet made on a day.
    pub(super) fn xlsx(made_on: NaiveDate) -> Self {
        Self::Xlsx(Columns::new(), made_on, None)
    }

    fn make(&mut self, rows: &[T], names: Option<&Names>, last: bool) -> ApiResult<Vec<u8>> {
        match self {
            Self::Ndjson => {
                let mut out = Vec::new();
                for row in rows {
                    serde_json::to_writer(&mut out, row).map_err(internal)?;
                    out.push(b'\n');
                }
                Ok(out)
            }
            Self::Csv(columns, encoding) => {
                let ready = columns.take(rows, names, last)?;
                let mut out = ready
                    .head
                    .map(|head| csv_head(&head, *encoding))
                    .unwrap_or_default();
                out.extend(csv_rows(&ready.rows, *encoding));
                Ok(out)
            }
            Self::Xlsx(columns, made_on, file) => {
                let ready = columns.take(rows, names, last)?;
                if let Some(head) = ready.head {
                    let begun = SheetStream::begin(T::TITLE, &head, *made_on).map_err(internal)?;
                    *file = Some(Box::new(begun));
                }
                let Some(sheet) = file else {
                    return Ok(Vec::new());
                };
                for row in &ready.rows {
                    sheet.row(row).map_err(internal)?;
                }
                let mut out = sheet.packed();
                if last && let Some(sheet) = file.take() {
                    out.extend(sheet.finish().map_err(internal)?);
                }
                Ok(out)
            }
        }
    }

    /// The first page, and the rest of the list; the number of rows where there is no rest.
    ///
    /// # Errors
    /// What the service refuses.
    pub(super) async fn first<F, S>(
        mut self,
        pages: Pages<F, S>,
    ) -> ApiResult<(Bytes, Result<Rest<F, S, T>, usize>)>
    where
        F: Send + 'static,
        S: Fn(&mut Conn, &Context<'_>, &Listing<F>) -> ApiResult<Page<T>> + Send + 'static,
    {
        let Turned {
            pages,
            made: (texts, bytes, count),
        } = pages
            .turn(move |rows: Vec<T>, names, last| {
                let bytes = self.make(&rows, names, last)?;
                Ok((self, bytes, rows.len()))
            })
            .await?;
        let rest = pages.map(|pages| Rest { pages, texts }).ok_or(count);
        Ok((bytes.into(), rest))
    }
}

/// The rest of a list, page after page, each read when the client has taken the one before.
pub(super) fn rest<F, S, T>(rest: Rest<F, S, T>) -> impl Stream<Item = std::io::Result<Bytes>>
where
    F: Send + 'static,
    T: Serialize + Tabular + Send,
    S: Fn(&mut Conn, &Context<'_>, &Listing<F>) -> ApiResult<Page<T>> + Send + 'static,
{
    stream::try_unfold(Some(rest), |rest| async move {
        let Some(Rest { pages, texts }) = rest else {
            return Ok(None);
        };
        match texts.first(pages).await {
            Ok((bytes, rest)) => Ok(Some((bytes, rest.ok()))),
            Err(error) => {
                // The answer has begun: the only way to say that it is not whole is to break it off.
                tracing::error!(%error, "a list was broken off");
                Err(std::io::Error::other(error.to_string()))
            }
        }
    })
}

fn internal(error: impl std::fmt::Display) -> ApiError {
    ApiError::Internal(error.to_string())
}
