//! A spreadsheet with the kind and the date of its list, as a browser sends them.

use actix_multipart::Multipart;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use veche_domain::{Id, calendar::SchoolYear, imports::ImportKind, problem::Refusal, text};

use crate::{error::ApiResult, http::read_form};

/// Longest number of an order, characters.
const LONGEST_NUMBER: usize = 60;

/// What was sent.
#[derive(Debug)]
pub(super) struct Upload {
    pub(super) file_name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) kind: ImportKind,
    pub(super) as_of: Option<NaiveDate>,
    pub(super) order_number: Option<String>,
    pub(super) meeting_id: Option<Id>,
    pub(super) plan: Option<(Id, SchoolYear)>,
    /// SHA-256 over the file and the fields, for repeated requests.
    pub(super) hash: String,
}

/// Reads a form of `file`, `kind`, `as_of` and, for the annex of an order, `order_number`, for the answers of a
/// registration, `meeting_id`, for a plan, `association_id` and `school_year`.
///
/// # Errors
/// 413 for a file that is too large, 422 for a field that is missing or wrong, 400 for what is no form.
pub(super) async fn read(form: Multipart) -> ApiResult<Upload> {
    let mut form = read_form(form, veche_sheets::MAX_FILE_BYTES).await?;
    let kind = form.fields.remove("kind");
    let as_of = form.fields.remove("as_of").filter(|text| !text.is_empty());
    let order_number = form
        .fields
        .remove("order_number")
        .map(|typed| text::clean(&typed));
    let order_number = order_number.filter(|typed| !typed.is_empty());
    let meeting_id = form.fields.remove("meeting_id").filter(|typed| !typed.is_empty());
    let association = form
        .fields
        .remove("association_id")
        .filter(|typed| !typed.is_empty());
    let school_year = form
        .fields
        .remove("school_year")
        .filter(|typed| !typed.is_empty());
    if let Some((name, _)) = form.fields.pop_first() {
        return Err(wrong(&format!("/{name}"), "Такого поля в форме нет.").into());
    }
    let kind = kind.ok_or_else(|| wrong("/kind", "Выберите вид списка."))?;
    let kind: ImportKind = kind.parse().map_err(|_| {
        wrong(
            "/kind",
            "Вид списка – people, organizations, associations, district_heads, order_annex, registrations или plan.",
        )
    })?;
    let as_of: Option<NaiveDate> = as_of.map(|text| text.parse()).transpose().map_err(|_| {
        wrong(
            "/as_of",
            "Дату, на которую составлен список, укажите как 2026-09-01.",
        )
    })?;
    if let Some(number) = &order_number {
        let fault = if kind != ImportKind::OrderAnnex {
            Some("Номер приказа указывают только для приложения к приказу.")
        } else if number.chars().count() > LONGEST_NUMBER {
            Some("Номер приказа длиннее 60 знаков.")
        } else {
            None
        };
        if let Some(text) = fault {
            return Err(wrong("/order_number", text).into());
        }
    }
    let meeting_id: Option<Id> = meeting_id.map(|typed| typed.parse()).transpose().map_err(|_| {
        wrong(
            "/meeting_id",
            "Такого заседания нет: начните загрузку с его страницы.",
        )
    })?;
    match (kind == ImportKind::Registrations, meeting_id) {
        (true, None) => {
            let text = "Регистрации вносят в заседание: начните загрузку с его страницы.";
            return Err(wrong("/meeting_id", text).into());
        }
        (false, Some(_)) => {
            let text = "Заседание указывают только для ответов формы регистрации.";
            return Err(wrong("/meeting_id", text).into());
        }
        _ => {}
    }
    let plan = plan(kind, association.as_deref(), school_year.as_deref())?;
    let date = as_of.map(|d| d.to_string()).unwrap_or_default();
    let digest = Sha256::new()
        .chain_update(kind.code())
        .chain_update(date)
        .chain_update(order_number.as_deref().unwrap_or_default())
        .chain_update(meeting_id.map(|id| id.to_string()).unwrap_or_default())
        .chain_update(plan.map(|(of, year)| format!("{of} {year}")).unwrap_or_default())
        .chain_update(&form.file_name)
        .chain_update(&form.bytes);
    Ok(Upload {
        file_name: form.file_name,
        bytes: form.bytes,
        kind,
        as_of,
        order_number,
        meeting_id,
        plan,
        hash: hex::encode(digest.finalize()),
    })
}

/// Whose plan it is, and of which school year: both are told, and for a plan only.
fn plan(
    kind: ImportKind,
    association: Option<&str>,
    year: Option<&str>,
) -> Result<Option<(Id, SchoolYear)>, Refusal> {
    if kind != ImportKind::Plan {
        let text = "Объединение и учебный год указывают только для плана работы.";
        return match (association, year) {
            (None, None) => Ok(None),
            (Some(_), _) => Err(wrong("/association_id", text)),
            (None, Some(_)) => Err(wrong("/school_year", text)),
        };
    }
    let association: Id = association
        .and_then(|typed| typed.parse().ok())
        .ok_or_else(|| wrong("/association_id", "Выберите объединение, чей это план."))?;
    let year: SchoolYear = year
        .and_then(|typed| typed.parse().ok())
        .filter(|year| (2000..=2100).contains(year))
        .ok_or_else(|| wrong("/school_year", "Укажите учебный год плана, например 2026."))?;
    Ok(Some((association, year)))
}

fn wrong(pointer: &str, message: &str) -> Refusal {
    Refusal::field(pointer, "required", message)
}
