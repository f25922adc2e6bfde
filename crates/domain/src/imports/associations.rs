//! The list of professional associations.

use std::collections::HashMap;

use super::{
    AssociationValues, Field, ImportRow, ImportSummary, KnownAssociation, Outcome, RawRow, RawTable,
    References, ReferencesIndex, RowClass, RowError, RowValues, RowWarning,
    matching::Reference,
    messages,
    normalize::{
        letters::{says_nothing, squash},
        organization::OrganizationProblem,
    },
};
use crate::{
    associations::{AssociationKind, AssociationStatus},
    text,
};

/// Beginnings of names that say the same: «ММО учителей …» is «Муниципальное методическое объединение учителей …».
const ABBREVIATIONS: [(&str, &str); 3] = [
    ("ммо ", "муниципальное методическое объединение "),
    ("гмо ", "муниципальное методическое объединение "),
    (
        "городское методическое объединение ",
        "муниципальное методическое объединение ",
    ),
];

/// Classifies every row: new, duplicate of the register or of a row above, or invalid.
pub fn classify(table: &RawTable, references: &References, known: &[KnownAssociation]) -> Outcome {
    let index = ReferencesIndex::new(references);
    let mut seen: HashMap<String, Reference> = HashMap::new();
    for association in known {
        let reference = Reference {
            row: None,
            id: Some(association.id.clone()),
        };
        for key in keys(association.code.as_deref(), &association.name) {
            seen.entry(key).or_insert_with(|| reference.clone());
        }
    }
    let rows: Vec<ImportRow> = table
        .rows
        .iter()
        .map(|raw| match read(raw, &index) {
            Ok((values, warnings)) => compare(raw, values, warnings, &mut seen),
            Err(refusal) => {
                let message = messages::refused(refusal.error, &refusal.at, refusal.near.as_deref());
                ImportRow::invalid(raw, refusal.error, message)
            }
        })
        .collect();
    let mut summary = ImportSummary::count(&rows, table, &index.units);
    summary.records_to_create = summary.of(RowClass::New);
    Outcome { rows, summary }
}

struct Refusal {
    error: RowError,
    at: String,
    near: Option<String>,
}

fn read(raw: &RawRow, index: &ReferencesIndex<'_>) -> Result<(AssociationValues, Vec<RowWarning>), Refusal> {
    let given = |field: Field| Some(raw.text(field)).filter(|value| !says_nothing(value));
    let refusal = |error, at: String| Refusal {
        error,
        at,
        near: None,
    };
    let name = given(Field::AssociationName).ok_or_else(|| refusal(RowError::NameEmpty, String::new()))?;
    let kind = match given(Field::Kind) {
        Some(typed) => kind(&typed).ok_or_else(|| refusal(RowError::KindUnknown, typed))?,
        None => kind(&name).ok_or_else(|| refusal(RowError::KindUnknown, name.clone()))?,
    };
    let curating = given(Field::CuratingOrganization)
        .map(|typed| match index.organizations.find(&typed) {
            Ok(entry) => Ok(entry.id.clone()),
            Err(OrganizationProblem::Unknown(near)) => Err(Refusal {
                error: RowError::OrgUnknown,
                at: typed,
                near: near.map(|entry| entry.short_name.clone()),
            }),
            Err(OrganizationProblem::Empty) => Err(refusal(RowError::OrgEmpty, String::new())),
        })
        .transpose()?;
    let mut warnings = Vec::new();
    let subject = match given(Field::Subject) {
        Some(typed) => {
            let found = index.subjects.find(&typed).map(str::to_owned);
            if found.is_none() {
                warnings.push(RowWarning::SubjectUnknown);
            }
            found
        }
        None => subject_of(&name, index),
    };
    let status = given(Field::Status).map(|typed| status(&typed));
    if status == Some(None) {
        warnings.push(RowWarning::StatusUnknown);
    }
    let values = AssociationValues {
        code: given(Field::Code),
        association_kind: kind,
        name,
        subject_code: subject,
        audience: given(Field::Audience),
        curating_organization_id: curating,
        status: status.flatten().unwrap_or(AssociationStatus::Active),
        note: given(Field::Note),
    };
    Ok((values, warnings))
}

/// The subject in «… учителей математики», «… воспитателей дошкольных образовательных организаций».
fn subject_of(name: &str, index: &ReferencesIndex<'_>) -> Option<String> {
    let folded = text::fold(name);
    let audience = folded
        .split_once("объединение ")
        .map_or(folded.as_str(), |(_, after)| after);
    let subject = folded
        .split_once("учителей ")
        .map_or(audience, |(_, after)| after);
    let found = index.subjects.parse_genitive(subject);
    (!found.unknown).then(|| found.codes.into_iter().next()).flatten()
}

fn kind(typed: &str) -> Option<AssociationKind> {
    let folded = text::fold(typed);
    let phrase = |wanted: &[&str]| wanted.iter().any(|word| folded.contains(word));
    if phrase(&["working_group", "рабочая", "проблемная", "фокус"]) {
        Some(AssociationKind::WorkingGroup)
    } else if phrase(&["professional_association", "ассоциаци", "творческое"]) {
        Some(AssociationKind::ProfessionalAssociation)
    } else if phrase(&[
        "mmo",
        "ммо",
        "гмо",
        "методическое объединение",
        "муниципальное",
        "городское",
    ]) {
        Some(AssociationKind::Mmo)
    } else {
        None
    }
}

fn status(typed: &str) -> Option<AssociationStatus> {
    let folded = text::fold(typed);
    [
        (AssociationStatus::Draft, "проект"),
        (AssociationStatus::Active, "действ"),
        (AssociationStatus::Reorganized, "реорганиз"),
        (AssociationStatus::Liquidated, "ликвид"),
    ]
    .into_iter()
    .find(|(status, stem)| folded == status.code() || folded.starts_with(stem))
    .map(|(status, _)| status)
}

fn compare(
    raw: &RawRow,
    values: AssociationValues,
    mut warnings: Vec<RowWarning>,
    seen: &mut HashMap<String, Reference>,
) -> ImportRow {
    let keys = keys(values.code.as_deref(), &values.name);
    let known = keys.iter().find_map(|key| seen.get(key)).cloned();
    let class = if known.is_some() {
        RowClass::Duplicate
    } else {
        RowClass::New
    };
    let reference = known.unwrap_or_default();
    for key in keys {
        seen.entry(key).or_insert_with(|| Reference {
            row: Some(raw.number),
            id: None,
        });
    }
    warnings.sort_unstable();
    let message = messages::accepted(class, &reference, &warnings);
    ImportRow {
        class,
        error: None,
        warnings,
        ref_row: reference.row,
        ref_id: reference.id,
        values: Some(RowValues::Association(values)),
        message,
        ..ImportRow::invalid(raw, RowError::NameEmpty, String::new())
    }
}

/// What makes two rows one association: code or name, with abbreviations written out.
fn keys(code: Option<&str>, name: &str) -> Vec<String> {
    let folded = text::fold(name);
    let whole = ABBREVIATIONS
        .iter()
        .find_map(|(short, long)| folded.strip_prefix(short).map(|rest| format!("{long}{rest}")))
        .unwrap_or(folded);
    let mut keys = vec![format!("name:{}", squash(&whole))];
    keys.extend(
        code.map(|code| format!("code:{}", text::fold(code)))
            .filter(|key| key.len() > "code:".len()),
    );
    keys
}
