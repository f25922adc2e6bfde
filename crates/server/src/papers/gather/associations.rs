//! Papers of an association.

use veche_domain::terms::ru;
use veche_store::Conn;

use super::{Ask, Gathered};
use crate::{associations, error::ApiResult, http::Context};

/// The composition today, in the columns of annex 2 of the order (I.4): written anew each time.
pub(super) fn composition(conn: &mut Conn, context: &Context<'_>, ask: &Ask) -> ApiResult<Gathered> {
    let (of, paper, _) = associations::composition_paper(conn, context, ask.object, None)?;
    let title = format!("Состав на {}", ru(context.today));
    Ok(Gathered {
        paper,
        is_final: false,
        year: None,
        file_name: format!("{} – {title}", of.code),
        public_title: title,
        person: None,
        revoked_on: None,
        association: Some((of.id, of.name)),
    })
}
