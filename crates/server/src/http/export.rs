//! A list as a file: all its pages, one after another, in one table.

use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use veche_domain::{
    Id,
    access::{Action, Actor, Resource, allows},
    associations::AssociationFilter,
    journal::Act,
    listing::{MAX_FILE_ROWS, MAX_LIMIT, Page},
    organizations::OrganizationFilter,
    problem::{ErrorCode, Refusal},
    tables::{Cell, Names, TableColumn, Tabular},
    terms::ru,
};
use veche_sheets::{Column, Table, write_csv, write_xlsx_dated};
use veche_store::{
    Conn, Slice,
    associations::{AssociationView, list_associations},
    dictionaries::{all_admin_units, all_categories, all_districts, all_subjects},
    organizations::list_organizations,
};

use super::{Context, Listing, attachment, change, listing::FileKind};
use crate::{
    error::{ApiError, ApiResult},
    state::State,
};

/// Most names of associations and institutions that are looked up: more than a city has.
const NAMES: i64 = 2_000;

/// Hands the whole list out as a file and writes that down in the journal. The list is read outside the transaction
/// of the entry: a long one keeps nobody from writing.
///
/// # Errors
/// What the service refuses; 413 for a list that is too long for a file.
pub(super) async fn hand_out<F, T, S>(
    state: web::Data<State>,
    actor: Actor,
    (kind, listing): (FileKind, Listing<F>),
    service: S,
) -> ApiResult<HttpResponse>
where
    F: Send + 'static,
    T: Tabular + Send,
    S: Fn(&mut Conn, &Context<'_>, &Listing<F>) -> ApiResult<Page<T>> + Send + 'static,
{
    let (inner, who) = (state.clone(), actor.clone());
    let (rows, name, bytes) = state
        .read(move |conn| {
            let context = Context::new(&inner, &who);
            let table = collect(conn, &inner, &context, listing, service)?;
            let name = format!("{} на {}", T::TITLE, ru(context.today));
            let (bytes, extension) = match kind {
                FileKind::Xlsx => {
                    let bytes = write_xlsx_dated(&table, context.today);
                    (bytes.map_err(|e| ApiError::Internal(e.to_string()))?, "xlsx")
                }
                FileKind::Csv(encoding) => (write_csv(&table, encoding), "csv"),
            };
            Ok((table.rows.len(), format!("{name}.{extension}"), bytes))
        })
        .await?;
    let (inner, title) = (state.clone(), name.clone());
    state
        .write(move |tx| {
            let object = (T::ENTITY, Id::nil(), title.as_str());
            let entry = change(Act::Export, "export_list", object, None, Some(&rows));
            Context::new(&inner, &actor).record(tx, entry)
        })
        .await?;
    Ok(match kind {
        FileKind::Csv(encoding) => attachment(&name, bytes).encoded(encoding).answer(),
        FileKind::Xlsx => attachment(&name, bytes).answer(),
    })
}

/// Reads page after page.
fn collect<F, T: Tabular>(
    conn: &mut Conn,
    state: &State,
    context: &Context<'_>,
    mut listing: Listing<F>,
    service: impl Fn(&mut Conn, &Context<'_>, &Listing<F>) -> ApiResult<Page<T>>,
) -> ApiResult<Table> {
    // The service comes first: it says whether the list may be read at all.
    let first = service(conn, context, &listing)?;
    let names = names(conn, state, context, listing.on.unwrap_or(context.today))?;
    gather(&names, first, |next| {
        listing.turn(next)?;
        service(conn, context, &listing)
    })
}

/// Makes the table of a list; each page becomes cells before the next one is read.
fn gather<T: Tabular>(
    names: &Names,
    mut page: Page<T>,
    mut turn: impl FnMut(&str) -> ApiResult<Page<T>>,
) -> ApiResult<Table> {
    let columns = T::columns();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    loop {
        let cells = |row: &T| columns.iter().map(|column| (column.take)(row, names)).collect();
        rows.extend(page.items.iter().map(cells));
        if rows.len() > MAX_FILE_ROWS {
            let text =
                "Для файла строк слишком много: больше 20 000. Сузьте отбор и выгрузите список частями.";
            return Err(Refusal::new(ErrorCode::TooLarge, text).into());
        }
        let Some(next) = page.next else { break };
        page = turn(&next)?;
    }
    Ok(table::<T>(columns, rows))
}

/// The table without optional columns that no row fills.
fn table<T: Tabular>(columns: Vec<TableColumn<T>>, mut rows: Vec<Vec<Cell>>) -> Table {
    let filled = |at: usize| {
        let mut cells = rows.iter().filter_map(|row| row.get(at));
        cells.any(|cell| *cell != Cell::Empty)
    };
    let kept: Vec<bool> = (0..)
        .zip(&columns)
        .map(|(at, column)| !column.optional || filled(at))
        .collect();
    for row in &mut rows {
        let mut keep = kept.iter();
        row.retain(|_| keep.next().copied().unwrap_or(true));
    }
    let columns = columns.iter().zip(&kept).filter(|(_, kept)| **kept);
    Table {
        name: T::TITLE.to_owned(),
        columns: columns
            .map(|(column, _)| Column::new(column.title, column.width))
            .collect(),
        rows,
    }
}

/// What codes and identifiers are called on the day.
fn names(conn: &mut Conn, state: &State, context: &Context<'_>, on: NaiveDate) -> ApiResult<Names> {
    let slice = Slice {
        limit: NAMES,
        ..Slice::first(i64::from(MAX_LIMIT))
    };
    // A name tells no more than the register does to the one who asks.
    let view = AssociationView {
        on,
        drafts: allows(context.actor, Action::ReadDrafts, Resource::City),
        mine: None,
    };
    let associations = list_associations(conn, &AssociationFilter::default(), &view, &slice)?;
    let curating = OrganizationFilter {
        curates: Some(true),
        ..OrganizationFilter::default()
    };
    let institutions = list_organizations(conn, &curating, on, &slice)?;
    let clock = state.clock.clone();
    Ok(Names {
        categories: all_categories(conn)?
            .into_iter()
            .map(|c| (c.code, c.name))
            .collect(),
        units: all_admin_units(conn)?
            .into_iter()
            .map(|u| (u.code, u.name))
            .collect(),
        districts: all_districts(conn)?
            .into_iter()
            .map(|d| (d.code, d.name))
            .collect(),
        subjects: all_subjects(conn)?
            .into_iter()
            .map(|s| (s.code, s.name))
            .collect(),
        associations: associations.items.into_iter().map(|a| (a.id, a.name)).collect(),
        institutions: institutions
            .items
            .into_iter()
            .map(|o| (o.id, o.short_name))
            .collect(),
        local: Box::new(move |at| at.with_timezone(&clock.zone()).naive_local()),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use veche_domain::imports::{Field, ImportRow, RowClass};

    use super::*;

    fn names() -> Names {
        Names {
            categories: BTreeMap::new(),
            units: BTreeMap::new(),
            districts: BTreeMap::new(),
            subjects: BTreeMap::new(),
            associations: BTreeMap::new(),
            institutions: BTreeMap::new(),
            local: Box::new(|at| at.naive_utc()),
        }
    }

    fn page(rows: u32, next: bool) -> Page<ImportRow> {
        let row = |row| ImportRow {
            row,
            class: RowClass::New,
            error: None,
            warnings: Vec::new(),
            ref_row: None,
            ref_id: None,
            section: None,
            cells: BTreeMap::from([(Field::Position, Cell::text("учитель"))]),
            values: None,
            message: String::new(),
        };
        Page {
            items: (1..=rows).map(row).collect(),
            next: next.then(|| "next".to_owned()),
            total: None,
        }
    }

    #[test]
    fn a_list_without_end_is_refused_as_soon_as_it_is_too_long() {
        let mut turned = 0;
        let refused = gather(&names(), page(200, true), |_| {
            turned += 1;
            Ok(page(200, true))
        });
        let Err(ApiError::Refused(refusal)) = refused else {
            panic!("20,200 rows went through");
        };
        assert_eq!((refusal.code, turned), (ErrorCode::TooLarge, 100));
        let mut left = 99;
        let whole = gather(&names(), page(200, true), |_| {
            left -= 1;
            Ok(page(200, left > 0))
        });
        assert_eq!(whole.unwrap().rows.len(), MAX_FILE_ROWS);
    }

    #[test]
    fn columns_that_no_row_fills_are_left_out() {
        let table = gather(&names(), page(2, false), |_| Ok(page(0, false))).unwrap();
        let titles: Vec<&str> = table.columns.iter().map(|c| c.title.as_str()).collect();
        assert_eq!(
            titles,
            [
                "Строка файла",
                "Вид строки",
                "Что о ней сказано",
                Field::Position.label()
            ]
        );
        assert!(
            table
                .rows
                .iter()
                .all(|row| row.len() == 4 && row[3] == Cell::text("учитель"))
        );
    }
}
