//! What was found in the file, and the mapping of its columns.

use std::rc::Rc;

use veche_domain::imports::{Import, ImportKind};
use yew::prelude::*;

use super::mapping::MappingForm;
use crate::{
    state::{Words, use_words},
    ui::{Button, Card, Fact, Facts, fact, fact_if},
};

/// Properties of [`FoundView`].
#[derive(Properties, PartialEq)]
pub struct FoundViewProps {
    /// Import.
    pub import: Rc<Import>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Whether the mapping may be changed.
    #[prop_or_default]
    pub writes: bool,
}

/// What was found in the file; the mapping opens in place.
#[component]
pub fn FoundView(props: &FoundViewProps) -> Html {
    let words = use_words();
    let import = &props.import;
    // A mapping that misses something is opened at once: nothing else can be done.
    let open = use_state(|| props.writes && !import.mapping.missing(import.kind).is_empty());
    let toggle = {
        let open = open.clone();
        Callback::from(move |()| open.set(!*open))
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    };
    let actions = html! {
        if props.writes {
            <Button label={words.t("mapping-change")} expanded={Some(*open)} onclick={toggle} />
        }
    };
    html! {
        <Card title={words.t("import-found")} {actions}>
            <Facts items={facts(words, import)} />
            if *open {
                <MappingForm import={import.clone()} etag={props.etag.clone()} onclose={close} />
            }
        </Card>
    }
}

fn facts(words: Words, import: &Import) -> Vec<Fact> {
    let found = &import.found;
    let mapping = &import.mapping;
    let sheet = usize::try_from(mapping.sheet)
        .ok()
        .and_then(|index| found.sheets.get(index));
    let text_file = found.encoding.is_some();
    let format = match (&found.encoding, &found.delimiter) {
        (Some(encoding), Some(delimiter)) => {
            let delimiter = words.code("delimiter", delimiter_code(delimiter));
            words.with(
                "found-text",
                &[
                    ("format", &found.format.to_uppercase()),
                    ("encoding", encoding),
                    ("delimiter", &delimiter),
                ],
            )
        }
        (Some(encoding), None) => format!("{}, {encoding}", found.format.to_uppercase()),
        _ => found.format.to_uppercase(),
    };
    let columns = mapping
        .columns
        .iter()
        .map(|(field, index)| {
            let column = found.columns.iter().find(|c| c.index == *index);
            let title = column.map_or_else(
                || words.with("column-number", &[("n", &(index + 1).to_string())]),
                |c| format!("«{}»", c.title),
            );
            format!("{} – {title}", words.code("import-field", field.code()))
        })
        .collect::<Vec<_>>();
    let mut facts = vec![fact(words.t("found-format"), html! { { format } })];
    if !text_file {
        facts.extend(fact_if(words.t("found-sheet"), sheet.map(|s| s.name.as_str())));
    }
    facts.push(fact(
        words.t("found-header"),
        html! { { words.with("found-row", &[("n", &mapping.header_row.to_string())]) } },
    ));
    facts.push(fact(
        words.t("found-columns"),
        html! { <ul class="veche-pairs">{ for columns.iter().map(|c| html! { <li>{ c.clone() }</li> }) }</ul> },
    ));
    if import.kind == ImportKind::DistrictHeads {
        let units = mapping
            .units
            .iter()
            .map(|u| u.unit.as_str())
            .collect::<Vec<_>>()
            .join(", ");
        facts.push(fact(words.t("found-units"), html! { { units } }));
    }
    facts
}

fn delimiter_code(delimiter: &str) -> &'static str {
    match delimiter {
        ";" => "semicolon",
        "\t" => "tab",
        "|" => "bar",
        _ => "comma",
    }
}
