//! A person's name in the cases, as papers write it, and its correction by hand.

use std::rc::Rc;

use veche_domain::{
    Id,
    people::{GetNameForms, NameForms, NameInCases, PersonNameForms, PutNameForms, Sex},
};
use yew::prelude::*;

use crate::{
    api::{Query, Reply, Request},
    hooks::{Field, coded, use_form, use_mutation, use_refusal, use_resource},
    state::use_words,
    ui::{
        Badge, Button, Card, Dialog, Facts, FormFrame, Mark, PageFrame, SelectField, State, TextField, fact,
    },
};

static FORMS: &[Field] = &[
    Field::text("/sex"),
    Field::text("/genitive"),
    Field::text("/dative"),
    Field::text("/accusative"),
    Field::text("/instrumental"),
    Field::text("/prepositional"),
];

/// Properties of [`NameFormsCard`].
#[derive(Properties, PartialEq)]
pub(super) struct NameFormsCardProps {
    pub(super) id: Id,
    pub(super) writes: bool,
}

/// Loads the forms.
#[component]
pub(super) fn NameFormsCard(props: &NameFormsCardProps) -> Html {
    let words = use_words();
    let resource = use_resource::<GetNameForms>(&[props.id.to_string()], Query::default());
    match resource.data() {
        Some(forms) => html! {
            <NameFormsView forms={Rc::new(forms.clone())} etag={resource.etag()} writes={props.writes} />
        },
        None => html! {
            <Card title={words.t("name-forms-title")}>
                <PageFrame<PersonNameForms> resource={resource.clone()}>{ Html::default() }</PageFrame<PersonNameForms>>
            </Card>
        },
    }
}

/// Properties of [`NameFormsView`].
#[derive(Properties, PartialEq)]
pub struct NameFormsViewProps {
    /// The name in the cases.
    pub forms: Rc<PersonNameForms>,
    /// Version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Whether the reader may correct it.
    #[prop_or_default]
    pub writes: bool,
    /// Whether the form is open at first.
    #[prop_or_default]
    pub editing: bool,
}

/// The six forms, those corrected marked, and the form to correct them.
#[component]
pub fn NameFormsView(props: &NameFormsViewProps) -> Html {
    let words = use_words();
    let editing = use_state(|| props.editing);
    let set = |to: bool| {
        let editing = editing.clone();
        Callback::from(move |()| editing.set(to))
    };
    let forms = &props.forms;
    let actions = html! {
        if props.writes {
            <Button label={words.t("name-forms-edit")} onclick={set(true)} />
        }
    };
    let lines = oblique(&forms.computed, &forms.corrected);
    let shown = lines.into_iter().map(|(case, by_rules, corrected)| {
        let says = html! {
            <>
                { corrected.unwrap_or(by_rules).to_owned() }
                if corrected.is_some() {
                    { " " }<Badge label={words.t("name-forms-corrected")} />
                }
            </>
        };
        fact(words.code("case", case), says)
    });
    let mut items = vec![fact(
        words.code("case", "nominative"),
        html! { { forms.computed.nominative.clone() } },
    )];
    items.extend(shown);
    html! {
        <Card title={words.t("name-forms-title")} {actions}>
            <p class="veche-muted">{ words.t("name-forms-about") }</p>
            if forms.sex.is_none() {
                <p><Mark state={State::Due} label={words.t("name-forms-unclear")} /></p>
            }
            <Facts {items} />
            if *editing {
                <NameFormsForm forms={forms.clone()} etag={props.etag.clone()} onclose={set(false)} />
            }
        </Card>
    }
}

/// Code of the case, the form by the rules and the corrected one.
fn oblique<'a>(
    by_rules: &'a NameInCases,
    said: &'a NameForms,
) -> [(&'static str, &'a str, Option<&'a str>); 5] {
    [
        ("genitive", &*by_rules.genitive, said.genitive.as_deref()),
        ("dative", &*by_rules.dative, said.dative.as_deref()),
        ("accusative", &*by_rules.accusative, said.accusative.as_deref()),
        (
            "instrumental",
            &*by_rules.instrumental,
            said.instrumental.as_deref(),
        ),
        (
            "prepositional",
            &*by_rules.prepositional,
            said.prepositional.as_deref(),
        ),
    ]
}

#[derive(Properties, PartialEq)]
struct NameFormsFormProps {
    forms: Rc<PersonNameForms>,
    etag: Option<String>,
    onclose: Callback<()>,
}

#[component]
fn NameFormsForm(props: &NameFormsFormProps) -> Html {
    let words = use_words();
    let forms = &props.forms;
    let form = use_form(FORMS, Some(format!("name-forms-{}", forms.person_id)), || {
        let said = &forms.corrected;
        let text = |form: &Option<String>| form.clone().unwrap_or_default();
        vec![
            ("/sex", said.sex.map_or("", Sex::code).to_owned()),
            ("/genitive", text(&said.genitive)),
            ("/dative", text(&said.dative)),
            ("/accusative", text(&said.accusative)),
            ("/instrumental", text(&said.instrumental)),
            ("/prepositional", text(&said.prepositional)),
        ]
    });
    let then = {
        let (form, onclose) = (form.clone(), props.onclose.clone());
        Callback::from(move |_: Rc<Reply<PersonNameForms>>| {
            form.reset();
            onclose.emit(());
        })
    };
    let mutation = use_mutation::<PutNameForms>(Some(words.t("name-forms-saved").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = forms.person_id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<NameForms>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    let sexes = coded(
        words,
        "sex",
        [Sex::Feminine, Sex::Masculine].into_iter().map(Sex::code),
    );
    let lines = oblique(&forms.computed, &forms.corrected);
    let fields = lines
        .into_iter()
        .zip(FORMS.iter().skip(1))
        .map(|((case, by_rules, _), field)| {
            let hint = words.with("name-forms-by-rules", &[("form", by_rules)]);
            html! {
                <TextField form={form.clone()} name={field.pointer} label={words.code("case", case)} {hint} />
            }
        });
    html! {
        <Dialog title={words.t("name-forms-edit")} onclose={props.onclose.clone()} wide=true>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("save")} {onsubmit} oncancel={props.onclose.clone()}>
                <p>{ words.t("name-forms-how") }</p>
                <SelectField form={form.clone()} name="/sex" label={words.t("sex")} hint={words.t("sex-hint")} choices={sexes} />
                { for fields }
            </FormFrame>
        </Dialog>
    }
}
