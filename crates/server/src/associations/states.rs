//! What only an order of the department head changes: the state and the curating institution (I.4, I.5).

use veche_domain::{
    Id,
    access::Action,
    associations::{
        Association, AssociationStatus, NewCurating, NewStatus, StatusTerm, check_composition_basis,
        check_not_over, check_status_change,
    },
    calendar::Interval,
    problem::{ErrorCode, FieldError, Refusal},
    terms::{place, ru},
};
use veche_store::{
    Conn, Tx,
    associations::{
        NewCuratingRow, NewStatusRow, association_record, curating_terms, end_all_terms, end_curating,
        end_status, insert_association_succession, insert_curating, insert_status, status_terms, terms_from,
    },
    organizations::organization_record,
};

use super::{
    references::{known, unique},
    service::{Concerned, changed},
};
use crate::{error::ApiResult, http::Context, meetings::check_meetings_stand};

/// States of an association, for the rules.
pub(crate) fn states(conn: &mut Conn, id: Id) -> ApiResult<Vec<StatusTerm>> {
    Ok(status_terms(conn, id)?
        .into_iter()
        .map(|kept| kept.term)
        .collect())
}

/// Changes the state from a day: the one that runs on it ends, a later one stays if it may follow.
///
/// With the end of an association end the terms of its members and offices; who goes on in the successor is added
/// there by choice.
///
/// # Errors
/// 403, 404, 409 for a state that cannot follow or a day before terms that begin later, 412, 422 for another paper
/// than an order of the department or an unknown successor.
pub fn set_status(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: &NewStatus,
) -> ApiResult<Association> {
    let operation = (Action::WriteAssociations, "set_association_status");
    changed(tx, context, key, operation, |tx, _, _| {
        let id = key.0;
        let kept = status_terms(tx.conn, id)?;
        let states: Vec<StatusTerm> = kept.iter().map(|k| k.term.clone()).collect();
        check_status_change(&states, ask)?;
        let placing = place(
            kept.iter()
                .map(|k| (k.id, Interval::new(k.term.from, k.term.until))),
            ask.from,
        )
        .map_err(|refusal| refusal.clause("I.5"))?;
        let mut touches = Vec::new();
        if let Some(successor) = ask.successor_id {
            succeed(tx.conn, id, successor, ask)?;
            touches.push(successor);
        }
        if matches!(
            ask.status,
            AssociationStatus::Reorganized | AssociationStatus::Liquidated
        ) {
            touches.extend(close(tx.conn, id, ask)?);
        }
        if let Some(running) = placing.ends {
            end_status(tx.conn, running, ask.from)?;
        }
        let row = NewStatusRow {
            association: id,
            status: ask.status,
            term: Interval::new(ask.from, placing.until),
            basis: Some(&ask.basis),
        };
        insert_status(tx.conn, &row)?;
        check_meetings_stand(tx.conn, id)?;
        Ok(Concerned {
            touches,
            ..Concerned::default()
        })
    })
}

fn succeed(conn: &mut Conn, id: Id, successor: Id, ask: &NewStatus) -> ApiResult<()> {
    let pointer = "/successor_id";
    if successor == id {
        let text = "Объединение не может быть преемником самого себя.";
        return Err(Refusal::field(pointer, "self", text).clause("I.5").into());
    }
    let text = "Такого объединения нет в реестре.";
    known(association_record(conn, successor), pointer, "unknown", text)?;
    let kept = insert_association_succession(conn, id, successor, ask.from, Some(&ask.basis));
    unique(kept, pointer, "Это объединение уже записано преемником.")
}

/// Ends the terms of members and offices with the association.
fn close(conn: &mut Conn, id: Id, ask: &NewStatus) -> ApiResult<Vec<Id>> {
    let later = terms_from(conn, id, ask.from)?;
    if later > 0 {
        let text = format!(
            "С {} или позже начинаются сроки членов и должностей: {later}. Сначала исправьте их (I.5).",
            ru(ask.from)
        );
        let errors = vec![FieldError::new("/from", "overlap", text.clone())];
        return Err(Refusal::new(ErrorCode::Overlap, text)
            .clause("I.5")
            .errors(errors)
            .into());
    }
    Ok(end_all_terms(conn, id, ask.from)?)
}

/// Gives the association to a curating institution from a day; the former one's term ends on it.
///
/// # Errors
/// 403, 404, 409 when a term begins on that very day or the association is over, 412, 422 for another paper than an
/// order of the department, or an organization that does not curate.
pub fn assign_institution(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: &NewCurating,
) -> ApiResult<Association> {
    let operation = (Action::WriteAssociations, "assign_curating_institution");
    changed(tx, context, key, operation, |tx, _, _| {
        let id = key.0;
        check_composition_basis(&ask.basis)?;
        check_not_over(&states(tx.conn, id)?, ask.from)?;
        check_curates(tx.conn, ask)?;
        let kept = curating_terms(tx.conn, id)?;
        let placing = place(
            kept.iter()
                .map(|k| (k.id, Interval::new(k.term.from, k.term.until))),
            ask.from,
        )
        .map_err(|refusal| refusal.clause("I.4"))?;
        let former = kept.iter().find(|k| Some(k.id) == placing.ends);
        if let Some(former) = former {
            end_curating(tx.conn, former.id, ask.from)?;
        }
        let row = NewCuratingRow {
            association: id,
            organization: ask.organization_id,
            term: Interval::new(ask.from, placing.until),
            basis: Some(&ask.basis),
        };
        insert_curating(tx.conn, &row)?;
        let mut touches = vec![ask.organization_id];
        touches.extend(former.map(|k| k.term.organization.id));
        Ok(Concerned {
            touches,
            ..Concerned::default()
        })
    })
}

fn check_curates(conn: &mut Conn, ask: &NewCurating) -> ApiResult<()> {
    let pointer = "/organization_id";
    let text = "Такой организации нет в реестре.";
    let found = known(
        organization_record(conn, ask.organization_id),
        pointer,
        "unknown",
        text,
    )?;
    let fault = if !found.curates {
        "Организация не курирует объединения: отметьте это в её карточке (I.4)."
    } else if found.closed_on.is_some_and(|closed| closed <= ask.from) {
        "На эту дату организация уже закрыта (I.4)."
    } else {
        return Ok(());
    };
    let errors = vec![FieldError::new(pointer, "does_not_curate", fault)];
    Err(Refusal::new(ErrorCode::RuleNotMet, fault)
        .clause("I.4")
        .errors(errors)
        .into())
}
