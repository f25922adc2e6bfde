//! Rules of the register of associations: kinds, states, and the paper each change rests on (I.4, I.5, IV, VII).

use chrono::NaiveDate;

use super::{AssociationKind, AssociationStatus, NewStatus, Office, StatusTerm};
use crate::{
    calendar::Interval,
    orders::{Basis, BasisKind},
    problem::{ErrorCode, FieldError, Refusal},
    terms::ru,
};

/// The fields of an association that depend on its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KindFields {
    /// It has a subject or a profile.
    pub subject: bool,
    /// It names adjacent professions.
    pub professions: bool,
    /// It names the problem it solves.
    pub problem: bool,
    /// It says whether its composition is permanent or changes.
    pub composition: bool,
    /// It names the day by which it means to end.
    pub planned_end: bool,
}

/// Whether an association of the kind may have these fields and has those it needs (IV).
///
/// # Errors
/// [`ErrorCode::Validation`] with every field at fault and clause IV.
pub fn check_kind_fields(kind: AssociationKind, fields: KindFields) -> Result<(), Refusal> {
    let (union, group) = (
        kind == AssociationKind::ProfessionalAssociation,
        kind == AssociationKind::WorkingGroup,
    );
    let foreign = [
        (
            "/professions",
            fields.professions && !union,
            "Смежные профессии есть только у профессиональной ассоциации (IV).",
        ),
        (
            "/problem",
            fields.problem && !group,
            "Проблему решает только рабочая группа (IV).",
        ),
        (
            "/composition",
            fields.composition && !group,
            "Постоянный или сменный состав – только у рабочей группы (IV).",
        ),
        (
            "/planned_end",
            fields.planned_end && !group,
            "Плановое окончание – только у рабочей группы (IV).",
        ),
    ];
    let mut errors: Vec<FieldError> = foreign
        .into_iter()
        .filter(|(_, wrong, _)| *wrong)
        .map(|(pointer, _, message)| FieldError::new(pointer, "foreign_to_kind", message))
        .collect();
    if kind == AssociationKind::Mmo && !fields.subject {
        errors.push(FieldError::new(
            "/subject_code",
            "required",
            "ММО объединяет по предмету или профилю: выберите его (IV).",
        ));
    }
    if errors.is_empty() {
        return Ok(());
    }
    Err(Refusal::of(ErrorCode::Validation).errors(errors).clause("IV"))
}

/// Whether one state may follow another (I.5).
pub(crate) fn may_follow(from: AssociationStatus, to: AssociationStatus) -> bool {
    use AssociationStatus::{Active, Draft, Liquidated, Reorganized};
    matches!((from, to), (Draft, Active) | (Active, Reorganized | Liquidated))
}

/// Whether one state may follow another, and by what paper (I.5).
///
/// # Errors
/// A transition the regulation does not know, or a paper that is not an order of the department head.
pub fn check_transition(
    from: AssociationStatus,
    to: AssociationStatus,
    basis: &Basis,
) -> Result<(), Refusal> {
    check_order_of_department("I.5", "состояние объединения меняет", basis)?;
    if may_follow(from, to) {
        return Ok(());
    }
    let text = format!(
        "Из состояния «{}» нельзя перейти в «{}» (I.5).",
        from.label_ru(),
        to.label_ru()
    );
    Err(Refusal::new(ErrorCode::WrongState, text).clause("I.5"))
}

/// The state on a date. Before its first order an association is a draft: «приказ не издан».
pub fn status_on(terms: &[StatusTerm], on: NaiveDate) -> AssociationStatus {
    let running = |t: &&StatusTerm| Interval::new(t.from, t.until).contains(on);
    terms
        .iter()
        .find(running)
        .map_or(AssociationStatus::Draft, |t| t.status)
}

/// Whether a change of state fits between the states before and after it (I.5).
///
/// # Errors
/// As [`check_transition`]; [`ErrorCode::Overlap`] when the state recorded for a later day could not follow; a
/// successor of an association that is not reorganized.
pub fn check_status_change(terms: &[StatusTerm], ask: &NewStatus) -> Result<(), Refusal> {
    check_transition(status_on(terms, ask.from), ask.status, &ask.basis)?;
    if ask.successor_id.is_some() && ask.status != AssociationStatus::Reorganized {
        let text = "Преемник бывает только у реорганизованного объединения (I.5).";
        return Err(Refusal::field("/successor_id", "foreign_to_state", text).clause("I.5"));
    }
    let later = terms
        .iter()
        .filter_map(|t| Some((t.from.filter(|f| *f > ask.from)?, t.status)));
    match later.min_by_key(|(from, _)| *from) {
        Some((from, next)) if !may_follow(ask.status, next) => {
            let text = format!(
                "С {} объединение уже в состоянии «{}»: «{}» с {} ему предшествовать не может (I.5).",
                ru(from),
                next.label_ru(),
                ask.status.label_ru(),
                ru(ask.from)
            );
            Err(Refusal::new(ErrorCode::Overlap, text).clause("I.5"))
        }
        _ => Ok(()),
    }
}

/// Whether an office of the association may be filled on a day: only of one that works (I.5).
///
/// # Errors
/// [`ErrorCode::WrongState`] with clause I.5.
pub fn check_works(terms: &[StatusTerm], on: NaiveDate) -> Result<(), Refusal> {
    match status_on(terms, on) {
        AssociationStatus::Active => Ok(()),
        other => Err(not_working(other, on)),
    }
}

/// Whether a member may join on a day: not after the end of the association (I.5).
///
/// # Errors
/// [`ErrorCode::WrongState`] with clause I.5.
pub fn check_not_over(terms: &[StatusTerm], on: NaiveDate) -> Result<(), Refusal> {
    match status_on(terms, on) {
        AssociationStatus::Draft | AssociationStatus::Active => Ok(()),
        other => Err(not_working(other, on)),
    }
}

fn not_working(status: AssociationStatus, on: NaiveDate) -> Refusal {
    let text = format!(
        "На {} состояние объединения – «{}»: сначала внесите приказ департамента, по которому оно действует (I.5).",
        ru(on),
        status.label_ru()
    );
    Refusal::new(ErrorCode::WrongState, text).clause("I.5")
}

/// Whether the paper may give an association to a curating institution or put a member into force (I.4).
///
/// # Errors
/// A paper that is not an order of the department head.
pub fn check_composition_basis(basis: &Basis) -> Result<(), Refusal> {
    check_order_of_department("I.4", "состав и курирующее учреждение утверждает", basis)
}

fn check_order_of_department(clause: &'static str, rule: &str, basis: &Basis) -> Result<(), Refusal> {
    if basis.kind != BasisKind::DepartmentOrder {
        let rule = format!("{rule} только приказ начальника департамента образования");
        return Err(wrong_paper(clause, &rule, basis));
    }
    check_identified(clause, basis)
}

/// A paper that nobody can find again proves nothing.
fn check_identified(clause: &'static str, basis: &Basis) -> Result<(), Refusal> {
    let missing = [
        (
            "/basis/number",
            basis.number.is_none(),
            "Укажите номер документа.",
        ),
        ("/basis/date", basis.date.is_none(), "Укажите дату документа."),
    ];
    let errors: Vec<FieldError> = missing
        .into_iter()
        .filter(|(_, missing, _)| *missing)
        .map(|(pointer, _, message)| FieldError::new(pointer, "required", message))
        .collect();
    if errors.is_empty() {
        return Ok(());
    }
    let text = format!("По пункту {clause} нужен документ с номером и датой.");
    Err(Refusal::new(ErrorCode::Validation, text)
        .clause(clause)
        .errors(errors))
}

/// Whether people join and leave an association of the kind by their own заявление (IV): a professional association
/// is voluntary, the others are made up by order.
///
/// # Errors
/// [`ErrorCode::RuleNotMet`] with clause IV.
pub fn check_voluntary(kind: AssociationKind) -> Result<(), Refusal> {
    if kind == AssociationKind::ProfessionalAssociation {
        return Ok(());
    }
    let text = "По своему заявлению вступают только в профессиональные ассоциации и творческие объединения (IV). \
        В ММО входят руководители районных (окружных) методических объединений (VII.7.1), состав рабочей группы \
        определяет приказ.";
    Err(Refusal::new(ErrorCode::RuleNotMet, text).clause("IV"))
}

/// The clause that an office rests on.
pub const fn office_clause(office: Office) -> &'static str {
    match office {
        Office::Leader => "VII.7.4",
        Office::Secretary => "VII.7.5",
        Office::Curator => "VII.7.2",
    }
}

/// Whether the paper may put a person into an office from a day: minutes for the elected ones (VII.7.4, VII.7.5),
/// an order of the curating institution for the curator (VII.7.2).
///
/// # Errors
/// A paper of another kind, or one without number or date, or a term that begins before the election.
pub fn check_office_basis(office: Office, basis: &Basis, from: NaiveDate) -> Result<(), Refusal> {
    let clause = office_clause(office);
    let (wanted, rule) = match office {
        Office::Leader => (
            BasisKind::Minutes,
            "руководителя избирают на заседании: нужен протокол",
        ),
        Office::Secretary => (
            BasisKind::Minutes,
            "секретаря избирают на заседании: нужен протокол",
        ),
        Office::Curator => (
            BasisKind::InstitutionOrder,
            "куратора назначает приказ руководителя курирующего учреждения",
        ),
    };
    if basis.kind != wanted {
        return Err(wrong_paper(clause, rule, basis));
    }
    check_identified(clause, basis)?;
    match basis.date {
        Some(elected) if office != Office::Curator && from < elected => {
            let text = format!(
                "Заседание состоялось {}: срок избранного не может начаться раньше ({clause}).",
                ru(elected)
            );
            Err(Refusal::field("/from", "before_election", text).clause(clause))
        }
        _ => Ok(()),
    }
}

fn wrong_paper(clause: &'static str, rule: &str, basis: &Basis) -> Refusal {
    let text = format!(
        "По пункту {clause} {rule}, а указан документ «{}».",
        basis.kind.label_ru()
    );
    let errors = vec![FieldError::new("/basis/kind", "wrong_issuer", text.clone())];
    Refusal::new(ErrorCode::RuleNotMet, text)
        .clause(clause)
        .errors(errors)
}

/// The adjacent professions as they are kept: cleaned, without empty ones (IV).
///
/// # Errors
/// [`ErrorCode::Validation`] for one of more than 100 characters.
pub fn check_professions(given: &[String]) -> Result<Vec<String>, Refusal> {
    let cleaned: Vec<String> = given
        .iter()
        .map(|p| crate::text::clean(p))
        .filter(|p| !p.is_empty())
        .collect();
    match cleaned.iter().position(|p| p.chars().count() > 100) {
        None => Ok(cleaned),
        Some(at) => Err(Refusal::field(
            &format!("/professions/{at}"),
            "length",
            "Профессия – не длиннее 100 знаков.",
        )),
    }
}
