//! The composition of an association as a paper.

use actix_web::{HttpResponse, get};
use chrono::NaiveDate;
use veche_domain::{
    Id,
    access::Action,
    associations::{Association, Membership, MembershipFilter, MembershipState},
    journal::{Act, Entity},
    listing::OnDate,
};
use veche_papers::{CompositionMember, Paper, composition, write_docx};
use veche_store::{
    Conn, Slice, Tx,
    associations::list_memberships,
    dictionaries::{all_admin_units, all_categories},
    standing::whereabouts,
};

use super::service;
use crate::{
    error::{ApiError, ApiResult},
    http::{Attachment, Call, Context, Key, Params, Problems, attachment, change},
};

/// Most members of one paper.
const MEMBERS: i64 = 1_000;

/// The composition on a date as DOCX, in the columns of annex 2 of the order (I.4).
#[utoipa::path(tag = "associations", params(("id" = Id, Path), OnDate), responses((status = 200, body = crate::http::FileContent, content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"), Problems))]
#[get("/api/v1/associations/{id}/composition.docx")]
pub async fn get_composition(call: Call, key: Key, on: Params<OnDate>) -> ApiResult<HttpResponse> {
    call.download(move |tx, context| write(tx, context, key.0, on.0.on))
        .await
}

/// The composition on a date as a paper, with the association and the number of its members.
///
/// # Errors
/// 403, 404.
pub(crate) fn composition_paper(
    conn: &mut Conn,
    context: &Context<'_>,
    id: Id,
    on: Option<NaiveDate>,
) -> ApiResult<(Association, Paper, usize)> {
    let near = whereabouts(conn, Entity::Association, id, context.today)?;
    context.require(Action::ReadComposition, near.resource(id))?;
    let association = service::get(conn, context, id, on)?;
    let on = on.unwrap_or(context.today);
    let members = list_memberships(conn, id, &MembershipFilter::default(), on, &Slice::first(MEMBERS))?.items;
    let rows = rows(conn, &members)?;
    let paper = composition(&association.name, association.status, on, &rows);
    Ok((association, paper, rows.len()))
}

fn write(tx: &mut Tx<'_>, context: &Context<'_>, id: Id, on: Option<NaiveDate>) -> ApiResult<Attachment> {
    let (association, paper, members) = composition_paper(tx.conn, context, id, on)?;
    let on = on.unwrap_or(context.today);
    let bytes = write_docx(&paper).map_err(|e| ApiError::Internal(e.to_string()))?;
    let object = (Entity::Association, id, association.name.as_str());
    context.record(
        tx,
        change(Act::Export, "get_composition", object, None, Some(&members)),
    )?;
    Ok(attachment(&file_name(&association, on), bytes))
}

fn file_name(association: &Association, on: NaiveDate) -> String {
    format!("{} – состав на {}.docx", association.code, on.format("%d.%m.%Y"))
}

fn rows(conn: &mut Conn, members: &[Membership]) -> ApiResult<Vec<CompositionMember>> {
    let units = all_admin_units(conn)?;
    let categories = all_categories(conn)?;
    let unit = |code: &str| units.iter().find(|u| u.code == code).map(|u| u.name.clone());
    let category = |code: &str| {
        categories
            .iter()
            .find(|c| c.code == code)
            .map(|c| c.short.clone())
    };
    let row = |m: &Membership| {
        let offices = m.offices.iter().map(|o| o.label_ru());
        let waiting = (m.state == MembershipState::AwaitingOrder).then_some("ожидает приказа");
        CompositionMember {
            unit: m.admin_unit_code.as_deref().and_then(unit).unwrap_or_default(),
            full_name: m.person.full_name.clone(),
            position: m.position_name.clone().unwrap_or_default(),
            organization: m
                .organization
                .as_ref()
                .map(|o| o.short_name.clone())
                .unwrap_or_default(),
            category: m.category_code.as_deref().and_then(category).unwrap_or_default(),
            note: offices.chain(waiting).collect::<Vec<_>>().join(", "),
        }
    };
    Ok(members.iter().map(row).collect())
}
