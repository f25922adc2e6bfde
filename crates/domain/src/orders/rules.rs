//! Rules of orders: who may decide what, what an item must hold, and what cannot follow from the register.

use chrono::NaiveDate;

use super::{
    Change, Effect, Event, Issuer, OrderItem, OrderKind, Projection, ReorganizationForm, Source, sorted,
};
use crate::{
    Id,
    associations::{AssociationStatus, Office, may_follow},
    problem::{ErrorCode, FieldError, Refusal},
    terms::ru,
};

/// Whether the issuer issues orders of the kind (I.4, I.5, VII.7.2).
///
/// # Errors
/// [`ErrorCode::RuleNotMet`] with the clause.
pub fn check_kind(issuer: Issuer, kind: OrderKind) -> Result<(), Refusal> {
    match kind.issuer() {
        Some(wanted) if wanted != issuer => {
            let clause = kind.clause();
            let text = format!(
                "«{}»: по пункту {clause} Положения это решают {}.",
                kind.label_ru(),
                by(wanted)
            );
            let errors = vec![FieldError::new("/kind", "wrong_issuer", text.clone())];
            Err(Refusal::new(ErrorCode::RuleNotMet, text)
                .clause(clause)
                .errors(errors))
        }
        _ => Ok(()),
    }
}

const fn by(issuer: Issuer) -> &'static str {
    match issuer {
        Issuer::Department => "приказом начальника департамента образования",
        Issuer::Institution => "приказом руководителя курирующего учреждения",
    }
}

/// Whether the issuer may decide every item (I.4, I.5, VII.7.2).
///
/// # Errors
/// [`ErrorCode::RuleNotMet`] with the clause of the first item that another one decides.
pub fn check_issuer(issuer: Issuer, items: &[OrderItem]) -> Result<(), Refusal> {
    for (at, item) in items.iter().enumerate() {
        let Some(wanted) = decided_by(&item.effect) else {
            continue;
        };
        if wanted == issuer {
            continue;
        }
        let clause = item.effect.clause();
        let who = by(wanted);
        let text = format!("Пункт {}: по пункту {clause} Положения это решают {who}.", at + 1);
        let errors = vec![FieldError::new(
            format!("/items/{at}/effect"),
            "wrong_issuer",
            text.clone(),
        )];
        return Err(Refusal::new(ErrorCode::RuleNotMet, text)
            .clause(clause)
            .errors(errors));
    }
    Ok(())
}

/// Who alone decides the item; `None` is either.
pub const fn decided_by(effect: &Effect) -> Option<Issuer> {
    match effect {
        Effect::AppointCurator { .. } => Some(Issuer::Institution),
        Effect::ReleaseOffice { office, .. } => match office {
            Office::Curator => Some(Issuer::Institution),
            Office::Leader | Office::Secretary => Some(Issuer::Department),
        },
        Effect::Amend { .. }
        | Effect::Repeal { .. }
        | Effect::Recognize { .. }
        | Effect::Evaluate { .. }
        | Effect::Instruct {} => None,
        _ => Some(Issuer::Department),
    }
}

/// Whether every item holds what its kind needs.
///
/// # Errors
/// [`ErrorCode::Validation`] with each fault at its place.
pub fn check_items(items: &[OrderItem]) -> Result<(), Refusal> {
    let mut errors = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let mut fault = |place: &str, code: &str, message: &str| {
            errors.push(FieldError::new(format!("/items/{at}{place}"), code, message));
        };
        match &item.effect {
            Effect::Reorganize {
                form,
                predecessors,
                successors,
                carried,
                new_kind,
            } => {
                if !fits(*form, predecessors.len(), successors.len()) {
                    fault("/effect/successors", "count", shape(*form));
                }
                if (*form == ReorganizationForm::Conversion) != new_kind.is_some() {
                    fault(
                        "/effect/new_kind",
                        "foreign_to_kind",
                        "Новый вид указывают только при преобразовании.",
                    );
                }
                if carried.iter().any(|c| !successors.contains(&c.into)) {
                    fault(
                        "/effect/carried",
                        "unknown",
                        "Члены переходят только в указанного преемника.",
                    );
                }
                let all: Vec<Id> = predecessors.iter().chain(successors).copied().collect();
                if has_repeats(&all) {
                    fault("/effect/predecessors", "duplicate", "Объединение названо дважды.");
                }
            }
            Effect::ApproveList { associations, .. } => {
                if associations.is_empty() {
                    fault(
                        "/effect/associations",
                        "required",
                        "Перечень пуст: внесите объединения.",
                    );
                }
                let all: Vec<Id> = associations.iter().map(|a| a.association_id).collect();
                if has_repeats(&all) {
                    fault("/effect/associations", "duplicate", "Объединение названо дважды.");
                }
            }
            Effect::ApproveComposition { members, .. } => {
                let all: Vec<Id> = members.iter().map(|m| m.person_id).collect();
                if has_repeats(&all) {
                    fault("/effect/members", "duplicate", "Человек назван в составе дважды.");
                }
            }
            Effect::Rename { name, .. } if !fits_line(name) => {
                fault(
                    "/effect/name",
                    "length",
                    "Укажите новое наименование, не длиннее 300 знаков.",
                );
            }
            Effect::Recognize { award, .. } if !fits_line(award) => {
                fault(
                    "/effect/award",
                    "length",
                    "Укажите награду, не длиннее 300 знаков (VIII.8.1).",
                );
            }
            Effect::Recognize { people, .. } if people.is_empty() => {
                fault("/effect/people", "required", "Укажите, кого поощряют (VIII.8.1).");
            }
            Effect::Evaluate { assessment, .. } if !fits_line(assessment) => {
                fault(
                    "/effect/assessment",
                    "length",
                    "Укажите оценку работы, не длиннее 300 знаков.",
                );
            }
            Effect::Liquidate {
                solution: Some(found),
                ..
            } if found.chars().count() > 4000 => {
                fault(
                    "/effect/solution",
                    "length",
                    "Найденное решение – не длиннее 4000 знаков (IV).",
                );
            }
            Effect::Instruct {} if item.text.is_none() => {
                fault("/text", "required", "Напишите текст пункта.");
            }
            _ => {}
        }
    }
    if errors.is_empty() {
        return Ok(());
    }
    Err(Refusal::of(ErrorCode::Validation).errors(errors))
}

/// Whether a text is there and fits a line of a paper.
fn fits_line(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 300
}

fn has_repeats(ids: &[Id]) -> bool {
    let mut seen = std::collections::HashSet::new();
    ids.iter().any(|id| !seen.insert(id))
}

const fn fits(form: ReorganizationForm, before: usize, after: usize) -> bool {
    match form {
        ReorganizationForm::Merge => before >= 2 && after == 1,
        ReorganizationForm::Accession => before >= 1 && after == 1,
        ReorganizationForm::Division => before == 1 && after >= 2,
        ReorganizationForm::Separation => before == 1 && after >= 1,
        ReorganizationForm::Conversion => before == 1 && after == 0,
    }
}

const fn shape(form: ReorganizationForm) -> &'static str {
    match form {
        ReorganizationForm::Merge => "При слиянии два объединения или больше становятся одним новым (I.5).",
        ReorganizationForm::Accession => "При присоединении объединения входят в одно действующее (I.5).",
        ReorganizationForm::Division => "При разделении одно объединение становится двумя или больше (I.5).",
        ReorganizationForm::Separation => "При выделении из одного объединения выходят новые (I.5).",
        ReorganizationForm::Conversion => "При преобразовании меняется вид одного объединения (I.5).",
    }
}

/// The events of an order for one association.
pub fn events_of(order: Id, items: &[OrderItem], on: NaiveDate, rank: i64, of: Id) -> Vec<Event> {
    let mut changes = Vec::new();
    for item in items {
        changes_of(&item.effect, of, &mut changes);
    }
    let event = |change| Event {
        on: Some(on),
        rank,
        source: Source::Order(order),
        change,
    };
    changes.into_iter().map(event).collect()
}

fn changes_of(effect: &Effect, of: Id, out: &mut Vec<Change>) {
    match effect {
        Effect::Create { association_id } if *association_id == of => {
            out.push(Change::Status(AssociationStatus::Active));
        }
        Effect::Liquidate { association_id, .. } if *association_id == of => {
            out.push(Change::Status(AssociationStatus::Liquidated));
        }
        Effect::Reorganize {
            form,
            predecessors,
            successors,
            carried,
            new_kind,
        } => {
            if predecessors.contains(&of) {
                if form.ends_predecessors() {
                    out.push(Change::Status(AssociationStatus::Reorganized));
                }
                out.extend(new_kind.map(Change::Convert));
            }
            if successors.contains(&of) {
                if form.begins_successors() {
                    out.push(Change::Status(AssociationStatus::Active));
                }
                let mine = carried.iter().filter(|c| c.into == of);
                out.extend(mine.map(|c| Change::Join(c.person_id, c.admin_unit_code.clone())));
            }
        }
        Effect::ApproveList { associations, .. } => {
            let mine = associations.iter().filter(|a| a.association_id == of);
            out.extend(mine.filter_map(|a| a.organization_id).map(Change::Institution));
        }
        Effect::ApproveComposition {
            association_id,
            members,
        } if *association_id == of => {
            let seats = members.iter().map(|m| (m.person_id, m.admin_unit_code.clone()));
            out.push(Change::Compose(seats.collect()));
        }
        Effect::AssignInstitution {
            association_id,
            organization_id,
        } if *association_id == of => out.push(Change::Institution(*organization_id)),
        Effect::AppointCurator {
            association_id,
            person_id,
        } if *association_id == of => out.push(Change::Appoint(Office::Curator, *person_id)),
        Effect::ReleaseOffice {
            association_id,
            office,
        } if *association_id == of => {
            out.push(Change::Vacate(*office, crate::associations::EndGround::Order));
        }
        Effect::Rename { association_id, name } if *association_id == of => {
            out.push(Change::Rename(name.clone()));
        }
        _ => {}
    }
}

/// Whether the events of an association can stand beside each other; its name is for the sentence.
///
/// # Errors
/// [`ErrorCode::WrongState`] when a state follows that the regulation does not know, or when something is decided
/// for an association that is over (I.5); [`ErrorCode::Overlap`] when an order would take the place of a fact that
/// another paper entered for the same day.
pub fn check_history(events: &[Event], made: &Projection, name: &str) -> Result<(), Refusal> {
    let mut status = AssociationStatus::Draft;
    let mut over: Option<NaiveDate> = None;
    for event in sorted(events.to_vec()) {
        let day = event
            .on
            .map_or_else(|| "с начала".to_owned(), |d| format!("с {}", ru(d)));
        match &event.change {
            // A register that was imported may begin with any state.
            Change::Status(next) if event.on.is_none() => status = *next,
            Change::Status(next) => {
                if !may_follow(status, *next) && *next != status {
                    let text = format!(
                        "«{name}»: {day} состояние «{}» не может следовать за «{}» (I.5). Проверьте даты приказов этого объединения.",
                        next.label_ru(),
                        status.label_ru()
                    );
                    return Err(Refusal::new(ErrorCode::WrongState, text).clause("I.5"));
                }
                if *next == status && matches!(event.source, Source::Order(_)) {
                    let text = format!("«{name}»: {day} уже в состоянии «{}» (I.5).", next.label_ru());
                    return Err(Refusal::new(ErrorCode::WrongState, text).clause("I.5"));
                }
                status = *next;
                if matches!(
                    status,
                    AssociationStatus::Reorganized | AssociationStatus::Liquidated
                ) {
                    over = event.on;
                }
            }
            Change::Join(..)
            | Change::Appoint(..)
            | Change::Compose(..)
            | Change::Institution(_)
            | Change::Rename(_)
            | Change::Convert(_) => {
                if let Some(end) = over {
                    let text = format!(
                        "«{name}»: объединение прекращено {}, а {day} для него внесено другое решение или срок (I.5). Сначала исправьте их.",
                        ru(end)
                    );
                    return Err(Refusal::new(ErrorCode::WrongState, text).clause("I.5"));
                }
            }
            Change::Leave(..) | Change::Vacate(..) => {}
        }
    }
    kept(events, made, name)
}

/// Every fact that another paper entered must still have its term.
fn kept(events: &[Event], made: &Projection, name: &str) -> Result<(), Refusal> {
    let stands = |source: Source| {
        made.statuses.iter().any(|s| s.source == source)
            || made.institutions.iter().any(|s| s.source == source)
            || made.offices.iter().any(|s| s.source == source)
            || made.members.iter().any(|s| s.source == source)
    };
    let begins = |change: &Change| !matches!(change, Change::Leave(..) | Change::Vacate(..));
    let lost = events
        .iter()
        .find(|e| matches!(e.source, Source::Entered(_)) && begins(&e.change) && !stands(e.source));
    match lost.and_then(|e| e.on) {
        None => Ok(()),
        Some(day) => {
            let text = format!(
                "«{name}»: с {} уже начинается срок по другому документу. Укажите другой день или сначала исправьте тот срок.",
                ru(day)
            );
            let errors = vec![FieldError::new("/effective_on", "overlap", text.clone())];
            Err(Refusal::new(ErrorCode::Overlap, text).errors(errors))
        }
    }
}
