//! Dates, thresholds, readings and settings with their values.

use std::rc::Rc;

use serde_json::Value;
use veche_domain::regulation::{Origin, SettingRow};
use yew::prelude::*;

use crate::{
    state::{Words, use_words},
    ui::{Badge, ClauseLink, Column, Table},
};

/// Properties of [`SettingsTable`].
#[derive(Properties, PartialEq)]
pub(super) struct SettingsTableProps {
    pub(super) rows: Vec<SettingRow>,
}

/// Values the rules take, each with its origin and clauses.
#[component]
pub(super) fn SettingsTable(props: &SettingsTableProps) -> Html {
    let words = use_words();
    let columns = Rc::new(
        ["setting-text", "setting-value", "setting-origin"]
            .map(|key| Column::plain(words.t(key)))
            .to_vec(),
    );
    html! {
        <Table caption={words.t("regulation-settings")} {columns}>
            { for props.rows.iter().map(|row| html! {
                <tr class="pf-v6-c-table__tr" key={format!("{}{}", row.group, row.key)}>
                    <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("setting-text")}>
                        { row.text.clone() }
                        <div class="veche-cell__note">
                            { for row.clauses.iter().map(|c| html! { <span key={c.clone()}><ClauseLink id={c.clone()} />{ " " }</span> }) }
                        </div>
                    </td>
                    <td class="pf-v6-c-table__td" data-label={words.t("setting-value")}><strong>{ value(words, &row.value) }</strong></td>
                    <td class="pf-v6-c-table__td" data-label={words.t("setting-origin")}>
                        <Badge strong={row.origin == Origin::Text} label={words.code("origin", row.origin.code())} />
                    </td>
                </tr>
            }) }
        </Table>
    }
}

/// A value as a reader understands it: days in words, codes by their names.
fn value(words: Words, value: &Value) -> String {
    match value {
        Value::Bool(true) => words.t("yes"),
        Value::Bool(false) => words.t("no"),
        Value::Null => words.t("none"),
        Value::Number(number) => number.to_string(),
        Value::String(text) => day(words, text).unwrap_or_else(|| words.code("value", text)),
        Value::Array(items) => items
            .iter()
            .map(|v| self::value(words, v))
            .collect::<Vec<_>>()
            .join(", "),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, v)| format!("{}: {}", words.code("value", key), self::value(words, v)))
            .collect::<Vec<_>>()
            .join("; "),
    }
}

/// «15 сентября» for `09-15`.
fn day(words: Words, text: &str) -> Option<String> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse::<u32>().ok()?, day.parse::<u32>().ok()?);
    Some(format!("{day}\u{a0}{}", words.t(&format!("month-{month}"))))
}
