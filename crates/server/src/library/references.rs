//! What documents and lists point to: subjects of the dictionary, places of I.3, associations in reach.

use chrono::NaiveDate;
use veche_domain::{
    Id,
    library::{Audience, BASES, KNOWLEDGE, ListKeeper, check_place},
    problem::{ErrorCode, FieldError, Refusal},
};
use veche_store::{
    Conn,
    dictionaries::all_subjects,
    library::{document_at_place, out_of_reach},
};

use crate::error::ApiResult;

/// The codes once each, with their names.
///
/// # Errors
/// 422 for a code that names no subject.
pub(super) fn subjects(conn: &mut Conn, codes: &[String], pointer: &str) -> ApiResult<Vec<(String, String)>> {
    let known = all_subjects(conn)?;
    let mut found: Vec<(String, String)> = Vec::new();
    for (at, code) in codes.iter().enumerate() {
        let subject = known.iter().find(|s| s.code == *code).ok_or_else(|| {
            let text = "Такого предмета нет в справочнике: выберите предмет из списка.";
            Refusal::field(&format!("{pointer}/{at}"), "unknown_code", text)
        })?;
        if found.iter().all(|(taken, _)| taken != code) {
            found.push((code.clone(), subject.name.clone()));
        }
    }
    Ok(found)
}

/// Whether a place among the legal bases exists and is free (I.3).
///
/// # Errors
/// 422 for a place that does not exist, 409 for one that another document has.
pub(super) fn place(conn: &mut Conn, place: Option<i32>, bases: usize, of: Option<Id>) -> ApiResult<()> {
    let Some(number) = place else { return Ok(()) };
    check_place(number, bases)?;
    let Some(other) = document_at_place(conn, number, of)? else {
        return Ok(());
    };
    let text = format!(
        "Место {number} среди оснований занимает «{}»: исправьте его или укажите другое место.",
        other.title
    );
    let errors = vec![FieldError::new("/basis_number", "taken", text.clone())];
    Err(Refusal::new(ErrorCode::Duplicate, text)
        .clause(BASES)
        .errors(errors)
        .into())
}

/// Whether everything an audience names is there and in the keeper's reach.
///
/// # Errors
/// 422 that names the subject or the association.
pub(super) fn audience(
    conn: &mut Conn,
    keeper: ListKeeper,
    audience: &Audience,
    today: NaiveDate,
) -> ApiResult<()> {
    match audience {
        Audience::All {} => Ok(()),
        Audience::Subjects { codes } => subjects(conn, codes, "/audience/codes").map(|_| ()),
        Audience::Associations { ids } => {
            let missing = out_of_reach(conn, keeper, ids, today)?;
            let at = ids.iter().position(|id| missing.contains(id));
            let Some(at) = at else { return Ok(()) };
            let text = match keeper {
                ListKeeper::Institution { .. } => {
                    "Этого объединения учреждение не курирует: выберите своё (I.4)."
                }
                _ => "Такого объединения нет в реестре.",
            };
            let refusal = Refusal::field(&format!("/audience/ids/{at}"), "unknown", text);
            Err(refusal.clause(KNOWLEDGE).into())
        }
    }
}
