//! What changed between two texts of a plan, field by field; marks are no change.

use super::{FieldChange, PlanItem, PlanText, Responsible, RowChange, RowDifference};

/// Fields of the head that are written otherwise.
pub fn head_changes(before: &PlanText, after: &PlanText) -> Vec<FieldChange> {
    let fields = [
        ("city_theme", one(&before.city_theme), one(&after.city_theme)),
        ("theme", one(&before.theme), one(&after.theme)),
        ("goal", one(&before.goal), one(&after.goal)),
        ("tasks", before.tasks.clone(), after.tasks.clone()),
        ("trends", before.trends.clone(), after.trends.clone()),
        ("results", one(&before.results), one(&after.results)),
    ];
    changed(fields)
}

/// Rows that came in, went, or are written otherwise: in the order of the text after, those that went last.
pub fn row_changes(before: &PlanText, after: &PlanText) -> Vec<RowDifference> {
    let mut all = Vec::new();
    for item in &after.items {
        match before.items.iter().find(|b| b.id == item.id) {
            None => all.push(row(item, RowChange::Added, Vec::new())),
            Some(was) => {
                let fields = item_changes(was, item);
                if !fields.is_empty() {
                    all.push(row(item, RowChange::Changed, fields));
                }
            }
        }
    }
    let gone = before
        .items
        .iter()
        .filter(|b| after.items.iter().all(|a| a.id != b.id));
    all.extend(gone.map(|item| row(item, RowChange::Removed, Vec::new())));
    all
}

fn row(item: &PlanItem, change: RowChange, fields: Vec<FieldChange>) -> RowDifference {
    RowDifference {
        item_id: item.id,
        change,
        kind: item.kind,
        title: item.title.clone(),
        dates: item.dates.clone().filter(|_| change != RowChange::Changed),
        fields,
    }
}

fn item_changes(was: &PlanItem, is: &PlanItem) -> Vec<FieldChange> {
    let code = |text: &str| vec![text.to_owned()];
    let level = |item: &PlanItem| item.level.iter().map(|l| l.code().to_owned()).collect();
    let id = |of: &Option<crate::Id>| of.iter().map(ToString::to_string).collect();
    let link = |item: &PlanItem| item.theme_link.then(|| "true".to_owned()).into_iter().collect();
    let fields = [
        ("kind", code(was.kind.code()), code(is.kind.code())),
        ("title", code(&was.title), code(&is.title)),
        ("questions", one(&was.questions), one(&is.questions)),
        ("dates", one(&was.dates), one(&is.dates)),
        ("activity", one(&was.activity), one(&is.activity)),
        ("task", one(&was.task), one(&is.task)),
        ("form", one(&was.form), one(&is.form)),
        ("other_forms", was.other_forms.clone(), is.other_forms.clone()),
        ("level", level(was), level(is)),
        ("theme_link", link(was), link(is)),
        ("goal_id", id(&was.goal_id), id(&is.goal_id)),
        ("trend", one(&was.trend), one(&is.trend)),
        ("interaction", one(&was.interaction), one(&is.interaction)),
        ("methods", was.methods.clone(), is.methods.clone()),
        ("technologies", was.technologies.clone(), is.technologies.clone()),
        (
            "department_event_id",
            id(&was.department_event_id),
            id(&is.department_event_id),
        ),
        ("place", one(&was.place), one(&is.place)),
        ("audience", one(&was.audience), one(&is.audience)),
        ("responsible", names(&was.responsible), names(&is.responsible)),
        ("result", one(&was.result), one(&is.result)),
    ];
    changed(fields)
}

fn changed(fields: impl IntoIterator<Item = (&'static str, Vec<String>, Vec<String>)>) -> Vec<FieldChange> {
    fields
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(field, before, after)| FieldChange {
            field: field.to_owned(),
            before,
            after,
        })
        .collect()
}

fn one(text: &Option<String>) -> Vec<String> {
    text.iter().cloned().collect()
}

fn names(all: &[Responsible]) -> Vec<String> {
    all.iter()
        .filter_map(|r| {
            r.person
                .as_ref()
                .map(|p| p.full_name.clone())
                .or_else(|| r.name.clone())
        })
        .collect()
}
