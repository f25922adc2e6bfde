//! A new order: what it is about and who issues it; or one of the past, entered from its paper (interpretation 12).

use std::rc::Rc;

use veche_domain::{
    Id,
    orders::{CreateOrder, Issuer, NewOrder, Order, OrderKind, SignatureKind},
};
use wasm_bindgen::JsCast;
use yew::prelude::*;
use yew_router::prelude::*;

use super::{
    desk::{Edit, ItemFault, NamesById, OrderDraft, use_desk},
    items::{ItemDraft, ItemKind, ItemsEditor},
    naming::{Writes, kinds_of, writes},
    sign::{Pointers, SigningFields, clause},
    suggest::{heading, is_suggested, preamble},
};
use crate::{
    api::{Reply, Request},
    hooks::{
        Choices, Field, Form, Kind, Params, Source, coded, name_of, use_form, use_institutions, use_mutation,
        use_params, use_refusal,
    },
    routes::Route,
    state::{use_actor, use_words},
    ui::{
        Alert, AreaField, Breadcrumbs, Card, CheckField, ClauseLink, EmptyState, Facts, FormFrame, PageTitle,
        Picker, SelectField, TextField, Tone, fact,
    },
};

static DRAFT: &[Field] = &[
    Field::needed("/kind"),
    Field::needed("/issuer"),
    Field::text("/organization_id"),
    Field::needed("/title"),
    Field::text("/preamble"),
];
static PAPER: &[Field] = &[
    Field::needed("/kind"),
    Field::needed("/issuer"),
    Field::text("/organization_id"),
    Field::needed("/title"),
    Field::text("/preamble"),
    Field::needed("/by_paper/number"),
    Field::needed("/by_paper/signed_on"),
    Field::text("/by_paper/effective_on"),
    Field::needed("/by_paper/signature"),
    Field::needed("/by_paper/signatory/name"),
    Field::needed("/by_paper/signatory/post"),
    Field::of("/by_paper/signatory/acting", Kind::Flag),
];
const BY_PAPER: Pointers = [
    "/by_paper/number",
    "/by_paper/signed_on",
    "/by_paper/effective_on",
    "/by_paper/signature",
    "/by_paper/signatory/name",
    "/by_paper/signatory/post",
    "/by_paper/signatory/acting",
];
/// Key of the form that keeps whether the order is one of the past; it is not sent.
const SWITCH: &str = "#by_paper";

/// What the address asks the order to be about.
fn asked(params: &Params) -> (Option<OrderKind>, Option<Id>) {
    let id = |key: &str| params.get(key).and_then(|text| text.parse::<Id>().ok());
    let kind = params.get("kind").and_then(|code| code.parse().ok());
    (kind, id("association_id"))
}

/// The items that the address asks for.
fn begin(params: &Params) -> OrderDraft {
    let (Some(kind), Some(association)) = asked(params) else {
        return OrderDraft::default();
    };
    let name = params.get("association").unwrap_or_default().to_owned();
    OrderDraft {
        items: vec![ItemDraft {
            kind: ItemKind::usual(kind),
            association: Some(association),
            ..ItemDraft::default()
        }],
        names: NamesById::from([(association, name)]),
        ..OrderDraft::default()
    }
}

/// A new order, for those who may draw one up.
#[component]
pub fn NewOrderPage() -> Html {
    let words = use_words();
    let actor = use_actor();
    match writes(actor.as_ref()) {
        Writes::Nothing => html! {
            <>
                <PageTitle title={words.t("order-new")} />
                <EmptyState title={words.t("order-forbidden")} text={words.t("order-forbidden-text")} />
            </>
        },
        of => html! { <NewOrderForm {of} /> },
    }
}

#[derive(Properties, PartialEq)]
struct NewOrderFormProps {
    of: Writes,
}

#[component]
fn NewOrderForm(props: &NewOrderFormProps) -> Html {
    let words = use_words();
    let navigator = use_navigator();
    let params = use_params();
    let institutions = use_institutions();
    let faults = use_state(Vec::<ItemFault>::new);
    let (kind, association) = asked(&params);
    // An order asked for by a button elsewhere has a draft of its own.
    let name = association.map_or_else(|| "order-new".to_owned(), |id| format!("order-new-{id}"));
    let form = use_form(DRAFT, Some(name.clone()), || {
        first_values(&params, &props.of, kind)
    });
    let by_paper = form.get(SWITCH) == "true";
    let form = form.over(if by_paper { PAPER } else { DRAFT });
    let desk = use_desk(format!("{name}-items"), begin(&params));
    use_suggestion(&form);
    let then = {
        let (form, edit, begin) = (form.clone(), desk.edit(), desk.saved().clone());
        Callback::from(move |reply: Rc<Reply<Order>>| {
            form.reset();
            edit.emit(Edit::Take(Box::new(begin.clone())));
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Order { id: reply.data.id });
            }
        })
    };
    let done = if by_paper {
        words.t("order-entered")
    } else {
        words.t("order-created")
    };
    let mutation = use_mutation::<CreateOrder>(Some(done.into()), then);
    use_refusal(&form, &mutation.fault);
    let issuer = form
        .get("/issuer")
        .parse::<Issuer>()
        .unwrap_or(Issuer::Department);
    let onsubmit = {
        let (form, desk, faults, run) = (form.clone(), desk.clone(), faults.clone(), mutation.run.clone());
        Callback::from(move |()| {
            let items = desk.now().items_for(issuer);
            faults.set(items.as_ref().err().cloned().unwrap_or_default());
            if let (Some(mut body), Ok(items)) = (form.read::<NewOrder>(), items) {
                body.items = items;
                body.organization_id = body.organization_id.filter(|_| issuer == Issuer::Institution);
                run.emit(Request::default().body(body));
            }
        })
    };
    html! {
        <>
            <Breadcrumbs to={Route::Orders} label={words.t("nav-orders")} here={words.t("order-new")} />
            <PageTitle title={words.t("order-new")} note={html! { { words.t("order-new-hint") } }} />
            <Card title={words.t("order-head")}>
                <FormFrame
                    form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy}
                    submit={if by_paper { words.t("order-enter") } else { words.t("order-create") }} {onsubmit}
                >
                    <HeadFields form={form.clone()} of={props.of.clone()} {institutions} />
                    <CheckField form={form.clone()} name={SWITCH} label={words.t("order-by-paper-switch")} />
                    if by_paper {
                        <Alert title={words.t("order-by-paper-rule")} />
                        <SigningFields form={form.clone()} at={BY_PAPER} />
                    }
                    <fieldset class="veche-fieldset">
                        <legend>{ words.t("items-title") }</legend>
                        if !faults.is_empty() {
                            <Alert tone={Tone::Danger} live=true title={words.t("order-items-faulty")} />
                        }
                        if !by_paper {
                            <p class="veche-field__hint">{ words.t("items-later") }</p>
                        }
                        <div onkeydown={keep_enter()}><ItemsEditor
                            items={desk.now().items.clone()} names={Rc::new(desk.now().names.clone())} {issuer}
                            faults={(*faults).clone()} edit={desk.edit()}
                        /></div>
                    </fieldset>
                </FormFrame>
            </Card>
        </>
    }
}

/// Enter in a row of an item is not yet the end of the form.
fn keep_enter() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| {
        let typing = event
            .target()
            .is_some_and(|t| t.has_type::<web_sys::HtmlInputElement>());
        if event.key() == "Enter" && typing {
            event.prevent_default();
        }
    })
}

/// Values that follow from the address and from who asks.
fn first_values(params: &Params, of: &Writes, kind: Option<OrderKind>) -> Vec<(&'static str, String)> {
    let own = match of {
        Writes::Own(own) => own.first().map(Id::to_string),
        _ => params.get("organization_id").map(str::to_owned),
    };
    let issuer = if own.is_some() {
        Issuer::Institution
    } else {
        Issuer::Department
    };
    let title = kind.map(heading).unwrap_or_default().to_owned();
    let text = kind.map(|k| preamble(k, issuer)).unwrap_or_default();
    let kind = kind.map(|k| k.code().to_owned()).unwrap_or_default();
    let shown = params.get("organization").unwrap_or_default().to_owned();
    vec![
        ("/kind", kind),
        ("/issuer", issuer.code().to_owned()),
        ("/title", title),
        ("/preamble", text),
        ("/organization_id", own.unwrap_or_default()),
        ("#organization", shown),
        ("/by_paper/signature", SignatureKind::Paper.code().to_owned()),
    ]
}

/// Puts the usual heading and preamble of a kind where nobody has written others.
#[hook]
fn use_suggestion(form: &Form) {
    let kind = form.get("/kind").parse::<OrderKind>().ok();
    let issuer = form.get("/issuer").parse::<Issuer>().ok();
    let form = form.clone();
    use_effect_with((kind, issuer), move |(kind, issuer)| {
        let Some((kind, issuer)) = kind.zip(*issuer) else {
            return;
        };
        if !kinds_of(Some(issuer)).contains(&kind) {
            // Another issuer was chosen, who does not decide this.
            form.set("/kind", "");
            return;
        }
        for (name, text) in [
            ("/title", heading(kind).to_owned()),
            ("/preamble", preamble(kind, issuer)),
        ] {
            if form.get(name) != text && is_suggested(form.get(name)) {
                form.set(name, text);
            }
        }
    });
}

#[derive(Properties, PartialEq)]
struct HeadFieldsProps {
    form: Form,
    of: Writes,
    institutions: Choices,
}

/// What the order is about, who issues it, heading and preamble.
#[component]
fn HeadFields(props: &HeadFieldsProps) -> Html {
    let words = use_words();
    let form = &props.form;
    let issuer = form.get("/issuer").parse::<Issuer>().ok();
    let kinds = coded(
        words,
        "order-kind",
        kinds_of(issuer).into_iter().map(|k| k.code()),
    );
    let who = match &props.of {
        // An officer issues orders of the own institution only.
        Writes::Own(own) if own.len() < 2 => {
            let name = own
                .first()
                .map(|id| name_of(&props.institutions, &id.to_string()));
            html! { <Facts items={vec![fact(words.t("order-issuer"), html! { { name.unwrap_or_default() } })]} /> }
        }
        Writes::Own(own) => {
            let mine = own.iter().map(|id| {
                let code = id.to_string();
                let name = name_of(&props.institutions, &code);
                (AttrValue::from(code), AttrValue::from(name))
            });
            html! { <SelectField form={form.clone()} name="/organization_id" label={words.t("order-issuer")} choices={Rc::new(mine.collect::<Vec<_>>())} /> }
        }
        _ => html! {
            <>
                <SelectField
                    form={form.clone()} name="/issuer" label={words.t("order-issuer")}
                    choices={coded(words, "order-issuer", Issuer::ALL.iter().map(|i| i.code()))}
                />
                if issuer == Some(Issuer::Institution) {
                    <Picker
                        form={form.clone()} name="/organization_id" shown="#organization" source={Source::Institutions}
                        label={words.t("curating-institution")}
                    />
                }
            </>
        },
    };
    html! {
        <>
            { who }
            <SelectField form={form.clone()} name="/kind" label={words.t("order-kind")} choices={kinds} />
            if let Some(issuer) = issuer {
                <p class="veche-field__hint">{ words.code("order-rule", issuer.code()) }{ " " }<ClauseLink id={clause(issuer)} /></p>
            }
            <TextField form={form.clone()} name="/title" label={words.t("order-heading")} />
            <AreaField form={form.clone()} name="/preamble" label={words.t("order-preamble")} hint={words.t("order-preamble-hint")} />
        </>
    }
}
