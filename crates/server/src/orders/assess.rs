//! What an order would do to the register, and what speaks against it: the same for a preview and for signing.

use chrono::NaiveDate;
use veche_domain::{
    Id,
    associations::{Office, Requirements, StatusTerm, check_works, joining, office_clause},
    orders::{
        Consequence, Effect, Issuer, Order, OrderState, Projection, Source, Weight, check_history,
        check_issuer, check_items, consequences, events_of, project,
    },
    problem::{ErrorCode, FieldError, Refusal},
    terms::ru,
};
use veche_store::{
    Conn,
    associations::{association, district_heads_on, institution_on},
    orders::{events, names_of, order, order_record, orders_with_number},
};

use crate::{
    associations::offices::verdict,
    error::{ApiError, ApiResult},
    http::Context,
};

/// What an order would do.
#[derive(Debug, Default)]
pub(super) struct Assessment {
    /// What forbids signing.
    pub(super) refusals: Vec<Refusal>,
    /// What should be looked at, and what will change.
    pub(super) told: Vec<Consequence>,
    /// The register of each association afterwards.
    pub(super) made: Vec<(Id, Projection)>,
}

/// Associations whose register the order changes, each once.
pub(super) fn concerned(order: &Order) -> Vec<Id> {
    let mut all: Vec<Id> = order.items.iter().flat_map(|i| i.effect.associations()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Assesses an order as if it came into force on the day.
///
/// # Errors
/// A store that cannot be read.
pub(super) fn assess(
    conn: &mut Conn,
    context: &Context<'_>,
    order: &Order,
    on: NaiveDate,
    number: Option<&str>,
) -> ApiResult<Assessment> {
    let mut found = Assessment::default();
    found
        .refusals
        .extend(check_issuer(order.issuer, &order.items).err());
    found.refusals.extend(check_items(&order.items).err());
    if order.items.is_empty() {
        let text = "В приказе нет ни одного пункта.";
        found.refusals.push(Refusal::field("/items", "required", text));
    }
    if let Some(number) = number {
        repeated(conn, order, number, &mut found)?;
    }
    others(conn, order, on, &mut found)?;
    for of in concerned(order) {
        changes(conn, context, (order, of, on), &mut found)?;
    }
    people(conn, context, order, on, &mut found)?;
    Ok(found)
}

/// Real numbers repeat, so a number that is used already only warns.
fn repeated(conn: &mut Conn, order: &Order, number: &str, found: &mut Assessment) -> ApiResult<()> {
    let record = order_record(conn, order.id)?;
    for other in orders_with_number(conn, &record, number)? {
        let date = other.signed_on.map(ru).unwrap_or_default();
        found.told.push(warning(
            None,
            format!("Номер {number} уже стоит на приказе от {date} «{}».", other.title),
            "I.5",
        ));
    }
    Ok(())
}

fn warning(of: Option<Id>, text: String, clause: &str) -> Consequence {
    Consequence {
        weight: Weight::Warning,
        track: None,
        association_id: of,
        text,
        clause: Some(clause.to_owned()),
    }
}

/// Orders that are amended or go out of force by this one.
fn others(conn: &mut Conn, ask: &Order, on: NaiveDate, found: &mut Assessment) -> ApiResult<()> {
    for (at, item) in ask.items.iter().enumerate() {
        let Some(other) = item.effect.other_order() else {
            continue;
        };
        let known = order(conn, other, on)?;
        let fault = if other == ask.id {
            Some("Приказ не может менять сам себя.".to_owned())
        } else if known.state != OrderState::Signed {
            Some(format!(
                "Приказ «{}» не действует: изменить или признать утратившим силу можно только подписанный.",
                known.title
            ))
        } else if known.issuer != ask.issuer || known.organization != ask.organization {
            Some(format!("Приказ «{}» издан не тем, кто издаёт этот.", known.title))
        } else {
            None
        };
        match fault {
            Some(text) => {
                let errors = vec![FieldError::new(
                    format!("/items/{at}/effect"),
                    "wrong_state",
                    text.clone(),
                )];
                found.refusals.push(
                    Refusal::new(ErrorCode::WrongState, text)
                        .clause("I.5")
                        .errors(errors),
                );
            }
            None if matches!(item.effect, Effect::Repeal { .. }) => found.told.push(Consequence {
                weight: Weight::Change,
                track: None,
                association_id: None,
                text: format!(
                    "Приказ «{}» утрачивает силу с {}; то, что он изменил раньше, остаётся.",
                    known.title,
                    ru(on)
                ),
                clause: Some("I.5".to_owned()),
            }),
            None => {}
        }
    }
    Ok(())
}

/// The register of one association before and after.
fn changes(
    conn: &mut Conn,
    context: &Context<'_>,
    (order, of, on): (&Order, Id, NaiveDate),
    found: &mut Assessment,
) -> ApiResult<()> {
    let known = events(conn, of)?;
    let before = project(&known);
    let mut all = known;
    all.extend(events_of(order.id, &order.items, on, i64::MAX, of));
    let after = project(&all);
    let current = association(conn, of, on)?;
    found
        .refusals
        .extend(check_history(&all, &after, &current.name).err());
    let names = names_in(conn, of, &before, &after)?;
    let called = |id: Id| names.get(&id).cloned().unwrap_or_default();
    found.told.extend(consequences(of, &before, &after, &called));
    joins(
        conn,
        context,
        (order.id, of, &current, on),
        (&after, &called),
        found,
    )?;
    found.made.push((of, after));
    Ok(())
}

fn names_in(
    conn: &mut Conn,
    of: Id,
    before: &Projection,
    after: &Projection,
) -> ApiResult<std::collections::BTreeMap<Id, String>> {
    let mut people = Vec::new();
    let mut institutions = Vec::new();
    for made in [before, after] {
        people.extend(made.members.iter().map(|s| s.value.0.to_string()));
        people.extend(made.offices.iter().map(|s| s.value.1.to_string()));
        institutions.extend(made.institutions.iter().map(|s| s.value.to_string()));
    }
    Ok(names_of(conn, &[of.to_string()], &people, &institutions)?)
}

/// Whether those who come into the composition may (VII.7.1).
fn joins(
    conn: &mut Conn,
    context: &Context<'_>,
    (order, of, current, on): (Id, Id, &veche_domain::associations::Association, NaiveDate),
    (after, called): (&Projection, &impl Fn(Id) -> String),
    found: &mut Assessment,
) -> ApiResult<()> {
    let fresh: Vec<Id> = after
        .members
        .iter()
        .filter(|s| s.source == Source::Order(order))
        .map(|s| s.value.0)
        .collect();
    if fresh.is_empty() {
        return Ok(());
    }
    let keys: Vec<String> = fresh.iter().map(Id::to_string).collect();
    let heads = district_heads_on(conn, &keys, on)?;
    let asks = Requirements::of(context.profile);
    for person in fresh {
        let verdict = joining(current.kind, heads.contains(&person.to_string()), &asks);
        let Some(unmet) = verdict.reasons.iter().find(|r| !r.met) else {
            continue;
        };
        let text = format!(
            "«{}»: {} {} ({}).",
            current.name,
            called(person),
            unmet.fact,
            unmet.clause
        );
        if verdict.allowed {
            found.told.push(warning(Some(of), text, "VII.7.1"));
        } else {
            let errors = vec![FieldError::new("/items", "not_met", text.clone())];
            found.refusals.push(
                Refusal::new(ErrorCode::RuleNotMet, text)
                    .clause("VII.7.1")
                    .errors(errors),
            );
        }
    }
    Ok(())
}

/// Whether those who come into an office may hold it, and whether the institution curates the association (VII.7.2).
fn people(
    conn: &mut Conn,
    context: &Context<'_>,
    order: &Order,
    on: NaiveDate,
    found: &mut Assessment,
) -> ApiResult<()> {
    for (at, item) in order.items.iter().enumerate() {
        let pointer = format!("/items/{at}/effect");
        let (of, person) = match item.effect {
            Effect::AppointCurator {
                association_id,
                person_id,
            } => (association_id, Some(person_id)),
            Effect::ReleaseOffice {
                association_id,
                office,
            } => {
                vacant(conn, (association_id, office, on, &pointer), found)?;
                if office != Office::Curator {
                    continue;
                }
                (association_id, None)
            }
            _ => continue,
        };
        let curating = institution_on(conn, of, on)?;
        if order.issuer == Issuer::Institution && curating != order.organization.as_ref().map(|o| o.id) {
            let text = format!(
                "Пункт {}: на {} объединение курирует другое учреждение, его куратора назначает приказ того учреждения (VII.7.2).",
                at + 1,
                ru(on)
            );
            let errors = vec![FieldError::new(&pointer, "wrong_issuer", text.clone())];
            found.refusals.push(
                Refusal::new(ErrorCode::RuleNotMet, text)
                    .clause("VII.7.2")
                    .errors(errors),
            );
            continue;
        }
        if let Some(person) = person {
            found.refusals.extend(at_work(found, of, on).err());
            fitness(conn, context, (of, person, on, &pointer), found)?;
        }
    }
    Ok(())
}

fn fitness(
    conn: &mut Conn,
    context: &Context<'_>,
    (of, person, on, pointer): (Id, Id, NaiveDate, &str),
    found: &mut Assessment,
) -> ApiResult<()> {
    let current = association(conn, of, on)?;
    let judged = match verdict(conn, context, &current, (Office::Curator, person, on)) {
        Ok(judged) => judged,
        Err(ApiError::Refused(refusal)) => {
            found.refusals.push(refusal);
            return Ok(());
        }
        Err(other) => return Err(other),
    };
    if let Err(refusal) = judged.check("VII.7.2") {
        let errors = refusal.errors.iter().map(|e| FieldError {
            pointer: pointer.to_owned(),
            ..e.clone()
        });
        let errors = errors.collect();
        found.refusals.push(refusal.errors(errors));
        return Ok(());
    }
    for unmet in judged.reasons.iter().filter(|r| !r.met) {
        found.told.push(warning(
            Some(of),
            format!("«{}»: {}.", current.name, unmet.fact),
            "VII.7.2",
        ));
    }
    Ok(())
}

/// A curator is appointed to an association that works on the day, perhaps by this very order (I.5).
fn at_work(found: &Assessment, of: Id, on: NaiveDate) -> Result<(), Refusal> {
    let made = found.made.iter().find(|(id, _)| *id == of);
    let states: Vec<StatusTerm> = made
        .into_iter()
        .flat_map(|(_, made)| &made.statuses)
        .map(|s| StatusTerm {
            status: s.value,
            from: s.from,
            until: s.until,
            basis: None,
        })
        .collect();
    check_works(&states, on)
}

/// An office that nobody holds on the day cannot be released.
fn vacant(
    conn: &mut Conn,
    (of, office, on, pointer): (Id, Office, NaiveDate, &str),
    found: &mut Assessment,
) -> ApiResult<()> {
    let held = project(&events(conn, of)?)
        .offices
        .iter()
        .any(|s| s.value.0 == office && s.from.is_none_or(|f| f <= on) && s.until.is_none_or(|u| on < u));
    if !held {
        let text = format!(
            "Должность «{}» на {} не занята: освобождать некого ({}).",
            office.label_ru(),
            ru(on),
            office_clause(office)
        );
        let errors = vec![FieldError::new(pointer, "wrong_state", text.clone())];
        found.refusals.push(
            Refusal::new(ErrorCode::WrongState, text)
                .clause(office_clause(office))
                .errors(errors),
        );
    }
    Ok(())
}
