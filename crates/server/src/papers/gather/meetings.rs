//! Papers of a meeting.

use veche_domain::{
    access::{Action, Resource},
    meetings::{BodyKind, BodyRef, MinutesState},
    terms::ru,
};
use veche_papers::{minutes_paper, number_sign};
use veche_store::Conn;

use super::{Ask, Gathered};
use crate::{error::ApiResult, http::Context, minutes::reading};

fn association(body: &BodyRef) -> Option<(veche_domain::Id, String)> {
    (body.kind == BodyKind::Association).then(|| (body.id, body.name.clone()))
}

/// Minutes (VII.7.6): in force once both have signed; whole, so only for those who may read them whole.
pub(super) fn minutes(conn: &mut Conn, context: &Context<'_>, ask: &Ask) -> ApiResult<Gathered> {
    let found = reading::get(conn, context, ask.object)?;
    if found.extract {
        context.require(Action::ReadMinutes, Resource::City)?;
    }
    let title = format!("Протокол {} от {}", number_sign(found.number), ru(found.date));
    let body = found.body.code.clone().unwrap_or_else(|| "Совет".to_owned());
    Ok(Gathered {
        is_final: matches!(found.state, MinutesState::Signed | MinutesState::Published),
        association: association(&found.body),
        year: Some(found.school_year),
        file_name: format!("{title} – {body}"),
        public_title: title,
        person: None,
        revoked_on: None,
        paper: minutes_paper(&found),
    })
}
