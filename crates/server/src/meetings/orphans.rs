//! Meetings that were held stay within the life of their association (I.5, VII.7.6).

use veche_domain::{
    Id,
    associations::check_works,
    problem::{ErrorCode, Refusal},
    terms::ru,
};
use veche_store::{Conn, meetings::days_held};

use crate::{associations::states, error::ApiResult};

/// Whether the association works on the day of every meeting it held, by the register as a decision has just left it: a
/// back-dated order must not leave minutes of a meeting that nobody could have held.
///
/// # Errors
/// 409 that names the meeting and what to do.
pub(crate) fn check_meetings_stand(conn: &mut Conn, association: Id) -> ApiResult<()> {
    let days = days_held(conn, association)?;
    if days.is_empty() {
        return Ok(());
    }
    let states = states(conn, association)?;
    let orphan = days
        .into_iter()
        .find(|(day, _)| check_works(&states, *day).is_err());
    let Some((day, number)) = orphan else {
        return Ok(());
    };
    let number = number.map(|n| format!(", протокол № {n}")).unwrap_or_default();
    let text = format!(
        "Объединение провело заседание {}{number}: по этому решению оно в тот день не работало бы. Проверьте дату \
         решения; если верна она, сначала исправьте сведения о заседании.",
        ru(day)
    );
    Err(Refusal::new(ErrorCode::WrongState, text).clause("I.5").into())
}
