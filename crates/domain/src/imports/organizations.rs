//! The list of organizations.

use std::collections::HashMap;

use super::{
    Field, ImportRow, ImportSummary, OrganizationValues, Outcome, RawRow, RawTable, References,
    ReferencesIndex, RowClass, RowError, RowValues, RowWarning,
    matching::Reference,
    messages,
    normalize::{
        email,
        letters::{says_nothing, squash},
        organization::{kind_of, number_of},
    },
};
use crate::{organizations::OrganizationKind, text};

/// Classifies every row: new, duplicate of the register or of a row above, or invalid.
pub fn classify(table: &RawTable, references: &References) -> Outcome {
    let index = ReferencesIndex::new(references);
    let mut seen: HashMap<String, (u32, OrganizationValues)> = HashMap::new();
    let rows: Vec<ImportRow> = table
        .rows
        .iter()
        .map(|raw| match read(raw, &index) {
            Ok((values, warnings)) => compare(raw, values, warnings, &index, &mut seen),
            Err((error, at)) => ImportRow::invalid(raw, error, messages::refused(error, &at, None)),
        })
        .collect();
    let mut summary = ImportSummary::count(&rows, table, &index.units);
    summary.records_to_create = summary.of(RowClass::New);
    Outcome { rows, summary }
}

type Refusal = (RowError, String);

fn read(raw: &RawRow, index: &ReferencesIndex<'_>) -> Result<(OrganizationValues, Vec<RowWarning>), Refusal> {
    let given = |field: Field| Some(raw.text(field)).filter(|value| !says_nothing(value));
    let (full, short) = (given(Field::OrganizationName), given(Field::ShortName));
    let Some(any) = short.clone().or_else(|| full.clone()) else {
        return Err((RowError::NameEmpty, String::new()));
    };
    let kind = match given(Field::Kind) {
        Some(typed) => kind(&typed).ok_or((RowError::KindUnknown, typed))?,
        None => kind_of(&any).unwrap_or(OrganizationKind::Other),
    };
    let district = given(Field::District);
    let (district_code, unit) = match district.clone().or_else(|| given(Field::AdminUnit)) {
        Some(typed) => {
            let unit = index
                .units
                .find(&typed)
                .ok_or((RowError::DistrictUnknown, typed.clone()))?;
            (
                index.units.find_district(&typed).filter(|_| district.is_some()),
                Some(unit),
            )
        }
        None => (
            None,
            raw.section
                .as_deref()
                .and_then(|section| index.units.find(section)),
        ),
    };
    let mut warnings = Vec::new();
    let email = email::parse(&raw.text(Field::Email));
    if email.is_err() {
        warnings.push(RowWarning::EmailInvalid);
    }
    // «Созвездие-900» has a number in its name, but not as schools have one.
    let number = given(Field::Number)
        .map(|typed| number_of(&typed).unwrap_or(typed))
        .or_else(|| kind_of(&any).and_then(|_| number_of(&any)));
    let values = OrganizationValues {
        code: given(Field::Code),
        organization_kind: kind,
        legal_form: given(Field::LegalForm),
        full_name: full.unwrap_or_else(|| any.clone()),
        short_name: any,
        number,
        district_code: district_code.map(str::to_owned),
        admin_unit_code: unit.map(str::to_owned),
        email: email.ok().flatten(),
        low_results: says_yes(&raw.text(Field::LowResults)),
        project_500plus: says_yes(&raw.text(Field::Project500Plus)),
    };
    Ok((values, warnings))
}

/// Kind by its code or by words of a list: «гимназия», «детский сад», «дополнительное образование».
fn kind(typed: &str) -> Option<OrganizationKind> {
    let folded = text::fold(typed);
    folded.parse().ok().or_else(|| kind_of(typed)).or_else(|| {
        let phrase = |wanted: &[&str]| wanted.iter().any(|word| folded.contains(word));
        if phrase(&["общеобразоват"]) {
            Some(OrganizationKind::School)
        } else if phrase(&["дошкол"]) {
            Some(OrganizationKind::Kindergarten)
        } else if phrase(&["психол", "здоровь"]) {
            Some(OrganizationKind::PsychCenter)
        } else if phrase(&["методич", "профессионального образования", "дпо"])
        {
            Some(OrganizationKind::MethodicalCenter)
        } else if phrase(&["дополнительн", "творчеств", "внешкольн"]) || folded == "до"
        {
            Some(OrganizationKind::Additional)
        } else {
            (phrase(&["друг", "прочее", "иное"])).then_some(OrganizationKind::Other)
        }
    })
}

fn says_yes(typed: &str) -> bool {
    matches!(
        text::fold(typed).as_str(),
        "1" | "да" | "+" | "true" | "yes" | "v" | "х" | "x" | "шнор" | "500+"
    )
}

fn compare(
    raw: &RawRow,
    values: OrganizationValues,
    mut warnings: Vec<RowWarning>,
    index: &ReferencesIndex<'_>,
    seen: &mut HashMap<String, (u32, OrganizationValues)>,
) -> ImportRow {
    let keys = keys(&values);
    let known = [&values.short_name, &values.full_name]
        .into_iter()
        .chain(&values.code)
        .find_map(|name| {
            index
                .organizations
                .find(name)
                .ok()
                .filter(|entry| entry.kind == values.organization_kind)
        });
    let above = keys.iter().find_map(|key| seen.get(key));
    let (class, reference) = if let Some(entry) = known {
        if entry.admin_unit_code.is_some()
            && values.admin_unit_code.is_some()
            && entry.admin_unit_code != values.admin_unit_code
        {
            warnings.push(RowWarning::DupConflict);
        }
        (
            RowClass::Duplicate,
            Reference {
                row: None,
                id: Some(entry.id.clone()),
            },
        )
    } else if let Some((row, first)) = above {
        if first.admin_unit_code != values.admin_unit_code
            || first.organization_kind != values.organization_kind
        {
            warnings.push(RowWarning::DupConflict);
        }
        (
            RowClass::Duplicate,
            Reference {
                row: Some(*row),
                id: None,
            },
        )
    } else {
        (RowClass::New, Reference::default())
    };
    for key in keys {
        seen.entry(key).or_insert_with(|| (raw.number, values.clone()));
    }
    warnings.sort_unstable();
    let message = messages::accepted(class, &reference, &warnings);
    ImportRow {
        class,
        error: None,
        warnings,
        ref_row: reference.row,
        ref_id: reference.id,
        values: Some(RowValues::Organization(values)),
        message,
        ..ImportRow::invalid(raw, RowError::NameEmpty, String::new())
    }
}

/// What makes two rows one organization: code, kind and number, a name.
fn keys(values: &OrganizationValues) -> Vec<String> {
    let mut keys = vec![
        format!("name:{}", squash(&values.short_name)),
        format!("name:{}", squash(&values.full_name)),
    ];
    keys.extend(
        values
            .code
            .iter()
            .map(|code| format!("code:{}", text::fold(code))),
    );
    keys.extend(
        values
            .number
            .iter()
            .map(|number| format!("{}:{}", values.organization_kind, text::fold(number))),
    );
    keys
}
