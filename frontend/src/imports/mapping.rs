//! Changing which column is which field.

use std::rc::Rc;

use veche_domain::{
    access::{Action, Resource, allows},
    imports::{Field, Import, MapImport, Mapping},
};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::profiles::Profiles;
use crate::{
    api::{Reply, Request},
    hooks::use_mutation,
    state::{use_actor, use_words},
    ui::{Button, ButtonKind, FaultAlert},
};

/// Properties of [`MappingForm`].
#[derive(Properties, PartialEq)]
pub(super) struct MappingFormProps {
    pub(super) import: Rc<Import>,
    pub(super) etag: Option<String>,
    pub(super) onclose: Callback<()>,
}

/// The mapping as a form: sheet, header, a column for each field.
#[component]
pub(super) fn MappingForm(props: &MappingFormProps) -> Html {
    let words = use_words();
    // Kept mappings are the department's; who imports the answers of a meeting maps them by hand.
    let keeps = use_actor().is_some_and(|actor| allows(&actor, Action::Import, Resource::City));
    let import = &props.import;
    let draft = use_state(|| import.mapping.clone());
    {
        let draft = draft.clone();
        use_effect_with(import.mapping.clone(), move |mapping| draft.set(mapping.clone()));
    }
    let then = props.onclose.reform(|_: Rc<Reply<Import>>| ());
    let mutation = use_mutation::<MapImport>(Some(words.t("mapping-applied").into()), then);
    let onsubmit = {
        let (run, draft, etag, id) = (
            mutation.run.clone(),
            draft.clone(),
            props.etag.clone(),
            import.id.to_string(),
        );
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(Request::to(&[&id]).body((*draft).clone()).if_match(etag.clone()));
        })
    };
    let change = {
        let draft = draft.clone();
        Callback::from(move |change: Box<dyn FnOnce(&mut Mapping)>| {
            let mut next = (*draft).clone();
            change(&mut next);
            draft.set(next);
        })
    };
    let number = |set: fn(&mut Mapping, u32)| {
        let change = change.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            if let Ok(value) = value.parse::<u32>() {
                change.emit(Box::new(move |m: &mut Mapping| set(m, value)));
            }
        })
    };
    let on_sheet = {
        let change = change.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            if let Ok(sheet) = value.parse::<u32>() {
                change.emit(Box::new(move |m: &mut Mapping| m.sheet = sheet));
            }
        })
    };
    let apply = {
        let draft = draft.clone();
        Callback::from(move |mapping: Mapping| draft.set(mapping))
    };
    html! {
        <form class="veche-form veche-mapping" {onsubmit}>
            if keeps {
                <Profiles kind={import.kind} mapping={(*draft).clone()} onapply={apply} />
            }
            <div class="veche-form__two">
                if import.found.sheets.len() > 1 {
                    <div class="veche-field">
                        <label class="pf-v6-c-form__label" for="mapping-sheet">{ words.t("found-sheet") }</label>
                        <span class="pf-v6-c-form-control">
                            <select id="mapping-sheet" onchange={on_sheet}>
                                { for import.found.sheets.iter().enumerate().map(|(index, sheet)| html! {
                                    <option key={index} value={index.to_string()} selected={u32::try_from(index).ok() == Some(draft.sheet)}>
                                        { format!("{} ({})", sheet.name, words.count("rows-count", i64::from(sheet.rows))) }
                                    </option>
                                }) }
                            </select>
                        </span>
                    </div>
                }
                <NumberField id="mapping-header" label={words.t("mapping-header-row")} value={draft.header_row} onchange={number(|m, n| m.header_row = n)} />
                <NumberField id="mapping-first" label={words.t("mapping-first-row")} value={draft.first_row} onchange={number(|m, n| m.first_row = n)} />
            </div>
            <div class="veche-form__two">
                { for import.kind.fields().iter().filter(|f| **f != Field::Head).map(|field| html! {
                    <ColumnField
                        key={field.code()} field={*field} import={import.clone()}
                        column={draft.columns.get(field).copied()} onchange={change.clone()}
                    />
                }) }
            </div>
            if let Some(fault) = mutation.fault.clone() {
                <FaultAlert {fault} />
            }
            <div class="veche-actions">
                <Button kind={ButtonKind::Primary} submit=true label={words.t("mapping-apply")} busy={mutation.busy} />
                <Button kind={ButtonKind::Link} label={words.t("cancel")} onclick={props.onclose.clone()} />
            </div>
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct NumberFieldProps {
    id: AttrValue,
    label: AttrValue,
    value: u32,
    onchange: Callback<Event>,
}

#[component]
fn NumberField(props: &NumberFieldProps) -> Html {
    html! {
        <div class="veche-field">
            <label class="pf-v6-c-form__label" for={props.id.clone()}>{ props.label.clone() }</label>
            <span class="pf-v6-c-form-control">
                <input id={props.id.clone()} type="number" min="1" value={props.value.to_string()} onchange={props.onchange.clone()} />
            </span>
        </div>
    }
}

type Change = Callback<Box<dyn FnOnce(&mut Mapping)>>;

#[derive(Properties, PartialEq)]
struct ColumnFieldProps {
    field: Field,
    import: Rc<Import>,
    column: Option<u32>,
    onchange: Change,
}

/// The column of one field, with the first values under it.
#[component]
fn ColumnField(props: &ColumnFieldProps) -> Html {
    let words = use_words();
    let field = props.field;
    let onchange = {
        let change = props.onchange.clone();
        Callback::from(move |event: Event| {
            let column = event
                .target_unchecked_into::<HtmlSelectElement>()
                .value()
                .parse::<u32>()
                .ok();
            change.emit(Box::new(move |m: &mut Mapping| {
                match column {
                    Some(column) => m.columns.insert(field, column),
                    None => m.columns.remove(&field),
                };
            }));
        })
    };
    let columns = &props.import.found.columns;
    let samples = columns
        .iter()
        .find(|c| Some(c.index) == props.column)
        .map(|c| c.samples.join(" · "));
    let id = format!("mapping-{}", field.code());
    html! {
        <div class="veche-field">
            <label class="pf-v6-c-form__label" for={id.clone()}>{ words.code("import-field", field.code()) }</label>
            <span class="pf-v6-c-form-control">
                <select {id} {onchange}>
                    <option value="" selected={props.column.is_none()}>{ words.t("mapping-absent") }</option>
                    { for columns.iter().map(|c| html! {
                        <option key={c.index} value={c.index.to_string()} selected={Some(c.index) == props.column}>
                            { if c.title.is_empty() { words.with("column-number", &[("n", &(c.index + 1).to_string())]) } else { c.title.clone() } }
                        </option>
                    }) }
                </select>
            </span>
            if let Some(samples) = samples.filter(|s| !s.is_empty()) {
                <p class="veche-field__hint veche-samples">{ samples }</p>
            }
        </div>
    }
}
