//! A list as a spreadsheet: written to a file of the system row by row, packed, and sent from there.

use std::{fs::File, io::Read};

use actix_web::{web, web::Bytes};
use futures_util::{Stream, stream};
use veche_domain::{
    listing::{MAX_SHEET_ROWS, Page},
    problem::{ErrorCode, Refusal},
    tables::Tabular,
};
use veche_sheets::SheetFile;
use veche_store::Conn;

use super::{
    super::{Context, Listing},
    columns::Columns,
    pages::{Pages, Turned},
};
use crate::error::{ApiError, ApiResult};

/// Bytes of a file that are sent at once.
const PIECE: usize = 128 * 1024;

/// Makes the spreadsheet; gives it with the number of its rows.
///
/// # Errors
/// What the service refuses; 413 for more rows than a spreadsheet is given.
pub(super) async fn spool<F, T, S>(pages: Pages<F, S>) -> ApiResult<(File, usize)>
where
    F: Send + 'static,
    T: Tabular + Send,
    S: Fn(&mut Conn, &Context<'_>, &Listing<F>) -> ApiResult<Page<T>> + Send + 'static,
{
    let today = pages.today();
    let mut begun = (Columns::<T>::new(), None::<SheetFile>, 0_usize);
    let mut left = Some(pages.named());
    while let Some(pages) = left {
        let (mut columns, mut sheet, mut count) = begun;
        let Turned { pages, made } = pages
            .turn(move |rows: Vec<T>, names, last| {
                count += rows.len();
                if count > MAX_SHEET_ROWS {
                    return Err(too_long());
                }
                let ready = columns.take(&rows, names, last)?;
                if let Some(head) = ready.head {
                    sheet = Some(SheetFile::spooled(T::TITLE, &head, today).map_err(internal)?);
                }
                if let Some(sheet) = &mut sheet {
                    ready
                        .rows
                        .iter()
                        .try_for_each(|row| sheet.row(row))
                        .map_err(internal)?;
                }
                Ok((columns, sheet, count))
            })
            .await?;
        (begun, left) = (made, pages);
    }
    let (_, sheet, count) = begun;
    let packed = web::block(move || {
        let mut file = tempfile::tempfile().map_err(internal)?;
        let sheet = sheet.ok_or_else(|| ApiError::Internal("a table without columns".to_owned()))?;
        sheet.finish(&mut file).map_err(internal)?;
        std::io::Seek::rewind(&mut file).map_err(internal)?;
        Ok::<_, ApiError>(file)
    });
    Ok((packed.await.map_err(internal)??, count))
}

/// The file, piece by piece.
pub(super) fn sent(file: File) -> impl Stream<Item = std::io::Result<Bytes>> {
    stream::try_unfold(file, |mut file| async move {
        let (file, piece) = web::block(move || {
            let mut piece = Vec::with_capacity(PIECE);
            (&mut file).take(PIECE as u64).read_to_end(&mut piece)?;
            std::io::Result::Ok((file, piece))
        })
        .await
        .map_err(std::io::Error::other)??;
        Ok((!piece.is_empty()).then(|| (piece.into(), file)))
    })
}

fn too_long() -> ApiError {
    let text = "Для таблицы строк слишком много: больше 200 000. Сузьте отбор или выгрузите список как CSV.";
    Refusal::new(ErrorCode::TooLarge, text).into()
}

fn internal(error: impl std::fmt::Display) -> ApiError {
    ApiError::Internal(error.to_string())
}
