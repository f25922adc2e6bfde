//! Members of an association (I.4, VII.7.1).

use chrono::NaiveDate;
use veche_domain::{
    Id,
    access::{Action, may_propose},
    associations::{
        Association, AssociationKind, EndGround, Membership, MembershipApplication, MembershipConfirmation,
        MembershipEnd, MembershipFilter, MembershipState, NewMembership, Requirements, Wish,
        check_composition_basis, check_not_over, check_voluntary, joining,
    },
    calendar::Interval,
    journal::Entity,
    listing::Page,
    orders::{Basis, BasisKind},
    problem::{ErrorCode, FieldError, Refusal},
    terms::{check_end, ru},
};
use veche_store::{
    Conn, Tx,
    associations::{
        NewMembershipRow, StandingOf, confirm_membership, end_membership, insert_membership,
        list_memberships, membership, membership_intervals, remove_membership, standing, unit_of_employer,
    },
    districts::unit_name,
    standing::whereabouts,
};

use super::{
    references,
    service::{Concerned, changed, changed_by, visible},
    states::states,
};
use crate::{
    error::ApiResult,
    http::{Context, Listing},
};

/// A page of members on the date.
///
/// # Errors
/// 403 for those who may not see the composition, 404 also for a draft that the actor may not see.
pub fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    id: Id,
    listing: &Listing<MembershipFilter>,
) -> ApiResult<Page<Membership>> {
    let near = whereabouts(conn, Entity::Association, id, context.today)?;
    context.require(Action::ReadComposition, near.resource(id))?;
    let on = listing.on.unwrap_or(context.today);
    visible(conn, context, id, on)?;
    Ok(listing.page(list_memberships(conn, id, &listing.filter, on, &listing.slice)?))
}

/// Adds a member: in force by an order of the department, else proposed and awaiting it (I.4).
///
/// # Errors
/// 403 for an order entered by anybody but the department and for a person whom the actor may not propose, 404, 409 for a person who is a member in an overlapping term or an association that is over, 412, 422 for
/// somebody who may not join (VII.7.1).
pub fn add(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: &NewMembership,
) -> ApiResult<Association> {
    let by_order = ask
        .basis
        .as_ref()
        .is_some_and(|basis| basis.kind == BasisKind::DepartmentOrder);
    let action = if by_order {
        Action::WriteAssociations
    } else {
        Action::ProposeMembers
    };
    let id = key.0;
    let near = whereabouts(tx.conn, Entity::Association, id, context.today)?;
    context.require(action, near.resource(id))?;
    visible(tx.conn, context, id, context.today)?;
    let person = references::person(tx.conn, ask.person_id)?;
    if !by_order {
        require_to_propose(tx.conn, context, id, person)?;
    }
    changed(tx, context, key, (action, "add_member"), |tx, _, before| {
        let state = match &ask.basis {
            Some(basis) if basis.kind == BasisKind::DepartmentOrder => {
                check_composition_basis(basis)?;
                MembershipState::InForce
            }
            _ => MembershipState::AwaitingOrder,
        };
        let term = Interval::new(ask.from, None);
        check_joins(tx.conn, context, before, person, ask.from)?;
        check_apart(&membership_intervals(tx.conn, id, person)?, term)?;
        let unit = unit(tx.conn, ask, person)?;
        let row = NewMembershipRow {
            association: id,
            person,
            admin_unit_code: unit.as_deref(),
            state,
            term,
            basis: ask.basis.as_ref(),
            end_ground: None,
        };
        let added = insert_membership(tx.conn, &row)?;
        Ok(Concerned {
            touches: vec![person],
            membership: (None, Some(membership(tx.conn, id, added, context.today)?)),
        })
    })
}

/// Whether the person may join on the day (VII.7.1), and the association takes members then (I.5).
fn check_joins(
    conn: &mut Conn,
    context: &Context<'_>,
    association: &Association,
    person: Id,
    on: NaiveDate,
) -> ApiResult<()> {
    check_not_over(&states(conn, association.id)?, on)?;
    let of = StandingOf {
        association: Some(association.id),
        institution: None,
        on,
        ignore_expiry: false,
    };
    let kind: AssociationKind = association.kind;
    let person = standing(conn, person, of)?;
    Ok(joining(kind, person.is_district_head, &Requirements::of(context.profile)).check("VII.7.1")?)
}

/// Refuses a term that shares a day with another one of the same person.
fn check_apart(others: &[(Id, Interval)], term: Interval) -> Result<(), Refusal> {
    let Some((_, other)) = others.iter().find(|(_, other)| other.overlaps(&term)) else {
        return Ok(());
    };
    let since = other.from.map(|f| format!(" с {}", ru(f))).unwrap_or_default();
    let until = other.until.map(|u| format!(" до {}", ru(u))).unwrap_or_default();
    let text = format!("Этот человек уже в составе{since}{until}: сроки не могут пересекаться.");
    let errors = vec![FieldError::new("/from", "overlap", text.clone())];
    Err(Refusal::new(ErrorCode::Overlap, text)
        .clause("I.4")
        .errors(errors))
}

/// The unit named, or that of the employer.
fn unit(conn: &mut Conn, ask: &NewMembership, person: Id) -> ApiResult<Option<String>> {
    let Some(code) = ask.admin_unit_code.clone() else {
        return Ok(unit_of_employer(conn, person, ask.from)?);
    };
    let text = "Такого района или округа нет в справочнике.";
    references::known(unit_name(conn, &code), "/admin_unit_code", "unknown_code", text)?;
    Ok(Some(code))
}

/// Puts a member into force by an order, from the day proposed or the one the order names (I.4).
///
/// # Errors
/// 403, 404, 409 for a member in force already or a day that moves into another term, 412, 422 for another paper
/// than an order of the department and for somebody who may not join on that day (VII.7.1).
pub fn confirm(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    member: Id,
    ask: &MembershipConfirmation,
) -> ApiResult<Association> {
    let operation = (Action::WriteAssociations, "confirm_membership");
    changed(tx, context, key, operation, |tx, _, association| {
        let id = key.0;
        let before = membership(tx.conn, id, member, context.today)?;
        if before.state != MembershipState::AwaitingOrder {
            let text = "Приказ об этом члене объединения уже внесён (I.4).";
            return Err(Refusal::new(ErrorCode::WrongState, text).clause("I.4").into());
        }
        check_composition_basis(&ask.basis)?;
        let term = Interval::new(ask.from.or(before.from), before.until);
        if !term.is_proper() {
            let text = "Срок члена объединения завершился раньше этого дня.";
            return Err(Refusal::field("/from", "order", text).clause("I.4").into());
        }
        let person = before.person.id;
        let mut others = membership_intervals(tx.conn, id, person)?;
        others.retain(|(other, _)| *other != member);
        check_apart(&others, term)?;
        let joins = term.from.unwrap_or(context.today);
        check_joins(tx.conn, context, association, person, joins)?;
        confirm_membership(tx.conn, member, term.from, &ask.basis)?;
        let after = membership(tx.conn, id, member, context.today)?;
        Ok(Concerned {
            touches: vec![person],
            membership: (Some(before), Some(after)),
        })
    })
}

/// Ends a member's term on a ground.
///
/// # Errors
/// 403, 404, 409 for a term that ended before, 412, 422 for an end that is not after the beginning.
pub fn end(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    member: Id,
    ask: &MembershipEnd,
) -> ApiResult<Association> {
    let operation = (Action::WriteAssociations, "end_membership");
    changed(tx, context, key, operation, |tx, _, _| {
        let before = membership(tx.conn, key.0, member, context.today)?;
        check_end(Interval::new(before.from, before.until), ask.until)
            .map_err(|refusal| refusal.clause("I.4"))?;
        end_membership(tx.conn, member, ask.until, ask.ground)?;
        let after = membership(tx.conn, key.0, member, context.today)?;
        Ok(Concerned {
            touches: vec![before.person.id],
            membership: (Some(before), Some(after)),
        })
    })
}

/// Takes in an own заявление: to join awaits the order (I.4), to leave ends the term; a wish to join that no order
/// has answered yet is withdrawn (IV).
///
/// # Errors
/// 403 for an account without a person, 404, 409 for a wish that changes nothing or an association that is over,
/// 412, 422 for a kind that is not voluntary and for leaving in the past.
pub fn apply(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: &MembershipApplication,
) -> ApiResult<Association> {
    let person = context.actor.person_id.ok_or(ErrorCode::Forbidden)?;
    visible(tx.conn, context, key.0, context.today)?;
    let near = whereabouts(tx.conn, Entity::Person, person, context.today)?;
    context.require(Action::ApplyForMembership, near.resource(person))?;
    let own = (Action::ApplyForMembership, "apply_for_membership");
    changed_by(tx, context, key, (near.resource(person), own), |tx, _, before| {
        check_voluntary(before.kind)?;
        check_not_over(&states(tx.conn, key.0)?, ask.on)?;
        let basis = Basis {
            kind: BasisKind::Application,
            number: None,
            date: Some(context.today),
            note: None,
            order_id: None,
        };
        let terms = membership_intervals(tx.conn, key.0, person)?;
        let running = terms
            .iter()
            .find(|(_, term)| term.until.is_none_or(|until| until > ask.on));
        let membership = match (ask.wish, running) {
            (Wish::Join, Some(_)) => return Err(nothing("Вы уже в составе или ожидаете приказа.").into()),
            (Wish::Leave, None) => return Err(nothing("Вас нет в составе этого объединения.").into()),
            (Wish::Join, None) => {
                let unit = unit_of_employer(tx.conn, person, ask.on)?;
                let row = NewMembershipRow {
                    association: key.0,
                    person,
                    admin_unit_code: unit.as_deref(),
                    state: MembershipState::AwaitingOrder,
                    term: Interval::new(ask.on, None),
                    basis: Some(&basis),
                    end_ground: None,
                };
                let added = insert_membership(tx.conn, &row)?;
                (None, Some(membership(tx.conn, key.0, added, context.today)?))
            }
            (Wish::Leave, Some((term, _))) => leave(tx, context, (key.0, *term), ask.on)?,
        };
        Ok(Concerned {
            touches: vec![person],
            membership,
        })
    })
}

/// Refuses an actor who may not propose this person for the association (I.4).
fn require_to_propose(conn: &mut Conn, context: &Context<'_>, id: Id, person: Id) -> ApiResult<()> {
    let association = whereabouts(conn, Entity::Association, id, context.today)?;
    let near = whereabouts(conn, Entity::Person, person, context.today)?;
    if may_propose(context.actor, association.resource(id), near.resource(person)) {
        return Ok(());
    }
    let text = "Специалист района (округа) предлагает тех, кто работает в нём или руководит его РМО (I.4).";
    Err(Refusal::new(ErrorCode::Forbidden, text).clause("I.4").into())
}

/// Takes back a proposal that no order has answered yet (I.4).
///
/// # Errors
/// 403, 404, 409 for a member in force, 412.
pub fn withdraw(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    member: Id,
) -> ApiResult<Association> {
    let operation = (Action::ProposeMembers, "withdraw_proposal");
    changed(tx, context, key, operation, |tx, _, _| {
        let before = membership(tx.conn, key.0, member, context.today)?;
        require_to_propose(tx.conn, context, key.0, before.person.id)?;
        if before.state != MembershipState::AwaitingOrder {
            let text = "Этот человек в составе по приказу: выводит его тоже приказ (I.4).";
            return Err(Refusal::new(ErrorCode::WrongState, text).clause("I.4").into());
        }
        remove_membership(tx.conn, member)?;
        Ok(Concerned {
            touches: vec![before.person.id],
            membership: (Some(before), None),
        })
    })
}

fn nothing(text: &str) -> Refusal {
    Refusal::new(ErrorCode::WrongState, text).clause("IV")
}

fn leave(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (of, term): (Id, Id),
    on: NaiveDate,
) -> ApiResult<(Option<Membership>, Option<Membership>)> {
    let before = membership(tx.conn, of, term, context.today)?;
    if before.state == MembershipState::AwaitingOrder {
        remove_membership(tx.conn, term)?;
        return Ok((Some(before), None));
    }
    if on < context.today {
        let text = "Выйти можно с сегодняшнего дня или позже.";
        return Err(Refusal::field("/on", "past", text).clause("IV").into());
    }
    check_end(Interval::new(before.from, before.until), on).map_err(|refusal| refusal.clause("IV"))?;
    end_membership(tx.conn, term, on, EndGround::Application)?;
    let after = membership(tx.conn, of, term, context.today)?;
    Ok((Some(before), Some(after)))
}
