//! Opening a list of acknowledgement.

use std::rc::Rc;

use veche_domain::{
    Id,
    associations::{AssociationRow, ListAssociations},
    library::{
        Acknowledgement, Audience, ListKeeper, NewAcknowledgement, NormativeDocument, OpenAcknowledgement,
    },
};
use yew::prelude::*;
use yew_router::prelude::*;

use super::{
    audience::{ids, keepers, own_associations},
    checks::ChecksField,
};
use crate::{
    api::{Query, Reply, Request},
    hooks::{
        Choices, Field, Form, Source, Suggestion, use_form, use_list, use_mutation, use_refusal, use_subjects,
    },
    routes::Route,
    state::{use_actor, use_words},
    ui::{Button, ButtonKind, ClauseLink, DateField, Dialog, FormFrame, FreePicker, SelectField},
};

static FIELDS: &[Field] = &[
    Field::needed("/audience"),
    Field::text("/edition_id"),
    Field::text("/due_on"),
];

/// Properties of [`OpenForm`].
#[derive(Properties, PartialEq)]
pub struct OpenFormProps {
    /// Document.
    pub document: Rc<NormativeDocument>,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Opens a list: whom it addresses, for which edition, until when.
#[component]
pub fn OpenForm(props: &OpenFormProps) -> Html {
    let words = use_words();
    let navigator = use_navigator();
    let subjects = use_subjects();
    let keepers = use_actor().map(|actor| keepers(&actor)).unwrap_or_default();
    let document = &props.document;
    let wide = keepers
        .iter()
        .any(|k| !matches!(k, ListKeeper::Association { .. }));
    let own = own_associations(&keepers);
    let form = use_form(FIELDS, Some(format!("acknowledgement-{}", document.id)), || {
        let codes: Vec<&str> = document.subjects.iter().map(|s| s.code.as_str()).collect();
        let audience = match (wide, codes.is_empty()) {
            (false, _) => "own",
            (true, true) => "all",
            (true, false) => "subjects",
        };
        let edition = document
            .editions
            .iter()
            .find(|e| e.in_force)
            .or(document.editions.first());
        vec![
            ("/audience", audience.to_owned()),
            (
                "/edition_id",
                edition.map(|e| e.id.to_string()).unwrap_or_default(),
            ),
            ("/audience/codes", codes.join("\n")),
            // Chosen beforehand, so that whose list it becomes is always seen.
            (
                "/keeper/association_id",
                own.first().map(ToString::to_string).unwrap_or_default(),
            ),
        ]
    });
    let then = {
        let form = form.clone();
        Callback::from(move |reply: Rc<Reply<Acknowledgement>>| {
            form.reset();
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Acknowledgement { id: reply.data.id });
            }
        })
    };
    let mutation = use_mutation::<OpenAcknowledgement>(Some(words.t("list-opened").into()), then);
    use_refusal(&form, &mutation.fault);
    let kind = form.get("/audience").to_owned();
    let several = !wide && own.len() > 1;
    let named = own_names(&own, &use_own());
    let widest = keepers.first().copied();
    let onsubmit = {
        let (form, run, id) = (form.clone(), mutation.run.clone(), document.id);
        Callback::from(move |()| {
            let chosen = form
                .get("/keeper/association_id")
                .parse()
                .ok()
                .filter(|_| several);
            let keeper = chosen.map_or(widest, |association_id| {
                Some(ListKeeper::Association { association_id })
            });
            if let Some(keeper) = keeper {
                run.emit(Request::default().body(body(&form, id, keeper)));
            }
        })
    };
    let editions: Choices = Rc::new(
        document
            .editions
            .iter()
            .map(|e| (e.id.to_string().into(), e.label.clone().into()))
            .collect(),
    );
    let kinds: &[&'static str] = if wide {
        &["all", "subjects", "associations"]
    } else {
        &["own"]
    };
    let choices: Choices = Rc::new(
        kinds
            .iter()
            .map(|k| (AttrValue::Static(k), words.code("audience-kind", k).into()))
            .collect(),
    );
    html! {
        <Dialog title={words.t("list-open-title")} onclose={props.onclose.clone()} wide=true>
            <p class="veche-muted">{ words.t("list-open-about") }{ " " }<ClauseLink id="VIII.8.2.d1" /></p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("list-open-do")} {onsubmit} oncancel={props.onclose.clone()}>
                <div class="veche-form__two">
                    <SelectField form={form.clone()} name="/audience" label={words.t("list-audience")} {choices} />
                    <SelectField form={form.clone()} name="/edition_id" label={words.t("edition")} choices={editions} />
                    <DateField form={form.clone()} name="/due_on" label={words.t("list-due-on")} hint={words.t("list-due-hint")} />
                </div>
                if several {
                    <SelectField form={form.clone()} name="/keeper/association_id" label={words.t("association")} choices={named} />
                }
                if kind == "subjects" {
                    <ChecksField form={form.clone()} name="/audience/codes" label={words.t("document-subjects")} choices={subjects} />
                }
                if kind == "associations" {
                    <ChosenAssociations form={form.clone()} />
                }
            </FormFrame>
        </Dialog>
    }
}

/// Associations of the signed-in person.
#[hook]
fn use_own() -> Rc<Vec<Rc<AssociationRow>>> {
    let query = Query::of([("mine", "true".to_owned()), ("limit", "200".to_owned())]);
    use_list::<ListAssociations, AssociationRow>(&[], query)
        .rows
        .unwrap_or_default()
}

/// Those of them that keep lists, by name.
fn own_names(own: &[Id], rows: &[Rc<AssociationRow>]) -> Choices {
    let kept = rows.iter().filter(|row| own.contains(&row.id));
    Rc::new(
        kept.map(|row| (row.id.to_string().into(), row.name.clone().into()))
            .collect(),
    )
}

/// What the form asks for.
fn body(form: &Form, document_id: Id, keeper: ListKeeper) -> NewAcknowledgement {
    let audience = match (keeper, form.get("/audience")) {
        (ListKeeper::Association { association_id }, _) => Audience::Associations {
            ids: vec![association_id],
        },
        (_, "all") => Audience::All {},
        (_, "associations") => Audience::Associations {
            ids: ids(form.get("/audience/ids")),
        },
        _ => Audience::Subjects {
            codes: form.get("/audience/codes").lines().map(str::to_owned).collect(),
        },
    };
    NewAcknowledgement {
        document_id,
        edition_id: form.get("/edition_id").parse().ok(),
        keeper,
        audience,
        due_on: form.get("/due_on").parse().ok(),
    }
}

#[derive(Properties, PartialEq)]
struct ChosenProps {
    form: Form,
}

/// Associations chosen one after another; the form keeps their names beside them.
#[component]
fn ChosenAssociations(props: &ChosenProps) -> Html {
    let words = use_words();
    let form = &props.form;
    let pairs: Vec<(String, String)> = form
        .get("/audience/ids")
        .lines()
        .map(str::to_owned)
        .zip(form.get("#names").lines().map(str::to_owned))
        .collect();
    let keep = {
        let form = form.clone();
        move |pairs: &[(String, String)]| {
            let (ids, names): (Vec<&str>, Vec<&str>) = pairs
                .iter()
                .map(|(id, name)| (id.as_str(), name.as_str()))
                .unzip();
            form.set("/audience/ids", ids.join("\n"));
            form.set("#names", names.join("\n"));
        }
    };
    let onchoose = {
        let (pairs, keep) = (pairs.clone(), keep.clone());
        Callback::from(move |chosen: Option<Suggestion>| {
            let mut next = pairs.clone();
            if let Some(found) = chosen.filter(|c| next.iter().all(|(id, _)| *id != c.id)) {
                next.push((found.id, found.label));
                keep(&next);
            }
        })
    };
    let error = form.error("/audience").map(|e| AttrValue::from(e.to_owned()));
    html! {
        <>
            <FreePicker id="list-associations" label={words.t("list-associations")} {error} source={Source::Associations} {onchoose} />
            <ul class="veche-list">
                { for pairs.iter().enumerate().map(|(at, (id, name))| {
                    let onclick = {
                        let (pairs, keep) = (pairs.clone(), keep.clone());
                        Callback::from(move |()| {
                            let mut next = pairs.clone();
                            next.remove(at);
                            keep(&next);
                        })
                    };
                    html! {
                        <li key={id.clone()}>
                            { name.clone() }{ " " }
                            <Button kind={ButtonKind::Link} label={words.with("list-association-drop", &[("name", name)])} {onclick} />
                        </li>
                    }
                }) }
            </ul>
        </>
    }
}
