//! Rules of the register of associations: states, members, offices.

use chrono::NaiveDate;

use super::{AssociationKind, AssociationStatus, Office, Reason, Verdict};
use crate::{
    dictionaries::PositionGroup,
    orders::{Basis, BasisKind},
    people::{Tenure, TenureSource},
    problem::{ErrorCode, FieldError, Refusal},
};

/// Full years in the specialty that a leader and a methodist-curator need (VII.7.2, VII.7.3).
pub const SPECIALTY_YEARS: i32 = 5;

/// Whether one state may follow another, and by what paper (I.5).
///
/// # Errors
/// A transition the regulation does not know, or a paper that is not an order of the department head.
pub fn check_transition(from: AssociationStatus, to: AssociationStatus, basis: &Basis) -> Result<(), Refusal> {
    use AssociationStatus::{Active, Draft, Liquidated, Reorganized};
    if basis.kind != BasisKind::DepartmentOrder {
        return Err(wrong_paper("I.5", "состояние объединения меняет только приказ начальника департамента образования", basis));
    }
    match (from, to) {
        (Draft, Active) | (Active, Reorganized | Liquidated) => Ok(()),
        _ => Err(Refusal::new(
            ErrorCode::WrongState,
            format!("Из состояния «{}» нельзя перейти в «{}» (I.5).", from.label_ru(), to.label_ru()),
        )
        .clause("I.5")),
    }
}

/// Whether the paper may give an association to a curating institution or put a member into force (I.4).
///
/// # Errors
/// A paper that is not an order of the department head.
pub fn check_composition_basis(basis: &Basis) -> Result<(), Refusal> {
    if basis.kind == BasisKind::DepartmentOrder {
        return Ok(());
    }
    Err(wrong_paper("I.4", "состав и курирующее учреждение утверждает приказ начальника департамента образования", basis))
}

/// Whether the paper may put a person into an office: minutes for the elected ones (VII.7.4, VII.7.5), an order
/// of the curating institution for the curator (VII.7.2).
///
/// # Errors
/// A paper of another kind, or one without number or date.
pub fn check_office_basis(office: Office, basis: &Basis) -> Result<(), Refusal> {
    let (clause, wanted, rule) = match office {
        Office::Leader => ("VII.7.4", BasisKind::Minutes, "руководителя избирают на заседании: нужен протокол"),
        Office::Secretary => ("VII.7.5", BasisKind::Minutes, "секретаря избирают на заседании: нужен протокол"),
        Office::Curator => ("VII.7.2", BasisKind::InstitutionOrder, "куратора назначает приказ руководителя курирующего учреждения"),
    };
    if basis.kind != wanted {
        return Err(wrong_paper(clause, rule, basis));
    }
    if basis.date.is_none() || basis.number.is_none() {
        return Err(Refusal::field("/basis/number", "required", "Укажите номер и дату документа.").clause(clause));
    }
    Ok(())
}

fn wrong_paper(clause: &'static str, rule: &str, basis: &Basis) -> Refusal {
    let text = format!("По пункту {clause} {rule}, а указан документ «{}».", basis.kind.label_ru());
    let errors = vec![FieldError::new("/basis/kind", "wrong_issuer", text.clone())];
    Refusal::new(ErrorCode::RuleNotMet, text).clause(clause).errors(errors)
}

/// What is known of a person on the date an office or a membership begins.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    /// Groups of the posts held.
    pub groups: Vec<PositionGroup>,
    /// Codes of the posts held.
    pub positions: Vec<String>,
    /// Names of the posts held, for the explanation.
    pub position_names: Vec<String>,
    /// Whether employed by the curating institution.
    pub works_at_institution: bool,
    /// Category: its name, whether it is highest or first (or presupposes the highest).
    pub category: Option<(String, bool)>,
    /// Whether that category is valid on the date.
    pub category_valid: bool,
    /// Day from which it is no longer valid.
    pub category_until: Option<NaiveDate>,
    /// Tenure in the specialty.
    pub tenure: Option<Tenure>,
    /// Whether a member in force of the association.
    pub is_member: bool,
    /// Whether head of a district association (VII.7.1).
    pub is_district_head: bool,
}

/// Whether a person may join (VII.7.1): heads of district associations; binding for a ММО, a warning for others.
pub fn joining(kind: AssociationKind, person: &Standing) -> Verdict {
    let (met, binding) = (person.is_district_head, kind == AssociationKind::Mmo);
    let fact = if met { "возглавляет районное (окружное) методическое объединение" } else { "не возглавляет районное (окружное) методическое объединение" };
    Verdict::of(vec![Reason {
        clause: "VII.7.1".to_owned(),
        met,
        binding,
        fact: fact.to_owned(),
        cure: (!met).then(|| "Внесите назначение руководителем РМО с основанием и датой.".to_owned()),
    }])
}

/// Whether a person may hold the office on the date (VII.7.2, VII.7.3); a secretary needs nothing (VII.7.5).
///
/// `managerial` associations unite deputies and heads, who have no category: for them post and category only warn.
pub fn eligibility(office: Office, kind: AssociationKind, managerial: bool, person: &Standing) -> Verdict {
    match office {
        Office::Leader => leader(kind, managerial, person),
        Office::Curator => curator(person),
        Office::Secretary => Verdict::of(Vec::new()),
    }
}

fn leader(kind: AssociationKind, managerial: bool, person: &Standing) -> Verdict {
    let clause = "VII.7.3";
    let pedagogue = person.groups.contains(&PositionGroup::Pedagogical);
    let reason = |met, binding, fact: String, cure: &str| Reason {
        clause: clause.to_owned(),
        met,
        binding,
        fact,
        cure: (!met).then(|| cure.to_owned()),
    };
    let posts = if person.position_names.is_empty() { "нет места работы на эту дату".to_owned() } else { person.position_names.join(", ") };
    Verdict::of(vec![
        reason(pedagogue, !managerial, format!("должность: {posts}"), "Руководитель – педагог: внесите педагогическую должность."),
        category_reason(clause, !managerial, person),
        tenure_reason(clause, person),
        reason(
            person.is_member,
            kind == AssociationKind::Mmo,
            if person.is_member { "член объединения".to_owned() } else { "не член объединения".to_owned() },
            "Включите в состав приказом департамента.",
        ),
    ])
}

fn curator(person: &Standing) -> Verdict {
    let clause = "VII.7.2";
    let by_post = person.groups.iter().any(|g| matches!(g, PositionGroup::Deputy | PositionGroup::UnitHead));
    let methodist = person.positions.iter().any(|p| p == "methodist" || p == "senior_methodist");
    let mut reasons = vec![
        Reason {
            clause: clause.to_owned(),
            met: person.works_at_institution,
            binding: true,
            fact: if person.works_at_institution { "работает в курирующем учреждении" } else { "не работает в курирующем учреждении" }.to_owned(),
            cure: (!person.works_at_institution).then(|| "Внесите место работы в курирующем учреждении.".to_owned()),
        },
        Reason {
            clause: clause.to_owned(),
            met: by_post || methodist,
            binding: true,
            fact: format!("должность: {}", if person.position_names.is_empty() { "не указана".to_owned() } else { person.position_names.join(", ") }),
            cure: (!by_post && !methodist).then(|| "Куратор – методист, старший методист, заместитель руководителя или руководитель подразделения.".to_owned()),
        },
    ];
    if methodist && !by_post {
        reasons.push(category_reason(clause, true, person));
        reasons.push(tenure_reason(clause, person));
    }
    Verdict::of(reasons)
}

fn category_reason(clause: &str, binding: bool, person: &Standing) -> Reason {
    let met = person.category_valid && person.category.as_ref().is_some_and(|(_, qualifies)| *qualifies);
    let fact = match (&person.category, person.category_valid) {
        (Some((name, _)), true) => format!("категория: {name}"),
        (Some((name, _)), false) => match person.category_until {
            Some(day) => format!("категория: {name}, срок истёк {}", day.format("%d.%m.%Y")),
            None => format!("категория: {name}, на эту дату не действует"),
        },
        (None, _) => "категории нет".to_owned(),
    };
    let cure = "Нужна высшая или первая категория, действующая на эту дату: внесите приказ о её присвоении.";
    Reason { clause: clause.to_owned(), met, binding, fact, cure: (!met).then(|| cure.to_owned()) }
}

fn tenure_reason(clause: &str, person: &Standing) -> Reason {
    let met = person.tenure.as_ref().is_some_and(|t| t.years >= SPECIALTY_YEARS);
    let fact = match &person.tenure {
        Some(t) if t.source == TenureSource::Pedagogical => format!("стаж {} полных лет по педагогическому стажу, не подтверждено", t.years),
        Some(t) => format!("стаж по специальности {} полных лет", t.years),
        None => "стаж неизвестен".to_owned(),
    };
    let cure = format!("Нужно не менее {SPECIALTY_YEARS} полных лет по специальности: внесите документ о стаже.");
    Reason { clause: clause.to_owned(), met, binding: true, fact, cure: (!met).then_some(cure) }
}
