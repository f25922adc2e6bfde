//! The editor of a draft: items on the left, the paper on the right, beneath what will change.

use std::rc::Rc;

use veche_domain::{
    orders::{Order, Preview, PreviewDates, PreviewOrder, Signatory, UpdateOrder},
    problem::ErrorCode,
};
use yew::prelude::*;

use super::{
    desk::{Desk, Edit, ItemFault, OrderDraft, item_at, use_desk},
    items::ItemsEditor,
    paper::{Paper, Sheet},
    preview::PreviewView,
    sign::SignForm,
};
use crate::{
    api::{Fault, Reply, Request},
    hooks::{Answer, Choices, use_answer, use_mutation},
    state::use_words,
    ui::{Alert, Button, ButtonKind, Card, FaultAlert, FreeArea, FreeText, Mark, Sign, State, Tone},
};

/// Properties of [`OrderEditor`].
#[derive(Properties, PartialEq)]
pub struct OrderEditorProps {
    /// Draft as it is kept.
    pub order: Rc<Order>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Names of units.
    #[prop_or_default]
    pub units: Choices,
    /// Loads the order anew.
    #[prop_or_default]
    pub onreload: Callback<()>,
}

/// Asks what the draft will change, and edits it.
#[component]
pub fn OrderEditor(props: &OrderEditorProps) -> Html {
    let words = use_words();
    let on = use_state(|| words.today.to_string());
    let asked = PreviewDates {
        effective_on: on.parse().ok(),
        number: None,
    };
    let id = props.order.id.to_string();
    let answer = use_answer::<PreviewOrder>(Some(Request::to(&[&id]).body(asked)), props.order.version);
    let ondate = {
        let on = on.clone();
        Callback::from(move |date: String| on.set(date))
    };
    html! {
        <EditorView
            order={props.order.clone()} etag={props.etag.clone()} units={props.units.clone()}
            onreload={props.onreload.clone()} {answer} on={(*on).clone()} {ondate}
        />
    }
}

/// Properties of [`EditorView`].
#[derive(Properties, PartialEq)]
pub struct EditorViewProps {
    /// Draft as it is kept.
    pub order: Rc<Order>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Names of units.
    #[prop_or_default]
    pub units: Choices,
    /// Loads the order anew.
    #[prop_or_default]
    pub onreload: Callback<()>,
    /// What the kept draft will change.
    pub answer: Answer<Preview>,
    /// First day in force that the answer supposes.
    pub on: AttrValue,
    /// Supposes another day.
    #[prop_or_default]
    pub ondate: Callback<String>,
}

/// The editor.
#[component]
pub fn EditorView(props: &EditorViewProps) -> Html {
    let words = use_words();
    let order = &props.order;
    let kept = OrderDraft::of(order, props.etag.clone());
    let desk = use_desk(format!("order-{}", order.id), kept);
    let own_faults = use_state(Vec::<ItemFault>::new);
    let signing = use_state(|| false);
    {
        let (edit, order, etag) = (desk.edit(), order.clone(), props.etag.clone());
        use_effect_with((order.version, props.etag.clone()), move |_| {
            edit.emit(Edit::Fresh(Box::new(OrderDraft::of(&order, etag))));
        });
    }
    let then = {
        let edit = desk.edit();
        Callback::from(move |reply: Rc<Reply<Order>>| {
            edit.emit(Edit::Take(Box::new(OrderDraft::of(
                &reply.data,
                reply.etag.clone(),
            ))));
        })
    };
    let mutation = use_mutation::<UpdateOrder>(Some(words.t("order-saved").into()), then);
    let save = {
        let (desk, faults, run, order) = (
            desk.clone(),
            own_faults.clone(),
            mutation.run.clone(),
            order.clone(),
        );
        Callback::from(move |()| match desk.now().items_for(order.issuer) {
            Ok(items) => {
                faults.set(Vec::new());
                let request = Request::to(&[&order.id.to_string()]).body(desk.now().patch(items));
                run.emit(request.if_match(desk.now().etag.clone()));
            }
            Err(found) => faults.set(found),
        })
    };
    let faults = if own_faults.is_empty() {
        server_faults(mutation.fault.as_ref())
    } else {
        (*own_faults).clone()
    };
    let changed = desk.is_changed();
    let draft = desk.now();
    let sheet = Sheet::draft(
        draft,
        (
            order.issuer,
            order.organization.as_ref().map(|o| o.short_name.as_str()),
        ),
        &props.units,
    );
    let opener = |open: bool| {
        let signing = signing.clone();
        Callback::from(move |()| signing.set(open))
    };
    html! {
        <>
            <div class="veche-desk__bar">
                <Button kind={ButtonKind::Primary} label={words.t("order-save")} busy={mutation.busy} disabled={!changed} onclick={save} />
                <Button label={words.t("order-sign")} disabled={changed} onclick={opener(true)} />
                <span role="status">
                    if changed {
                        <Mark state={State::Due} label={words.t("order-unsaved")} />
                    } else {
                        <Mark state={State::Met} label={words.t("saved")} />
                    }
                </span>
            </div>
            <DraftNotes desk={desk.clone()} version={order.version} etag={props.etag.clone()} fault={mutation.fault.clone()} onreload={props.onreload.clone()} />
            if !faults.is_empty() {
                <Alert tone={Tone::Danger} live=true title={words.t("order-items-faulty")}>
                    <ul class="veche-list">
                        { for faults.iter().map(|f| html! {
                            <li>{ format!("{}: {}", f.at + 1, f.text.clone().unwrap_or_else(|| words.t("item-open"))) }</li>
                        }) }
                    </ul>
                </Alert>
            }
            <div class="veche-desk">
                <div class="veche-desk__form">
                    <Card title={words.t("order-head")}><Head desk={desk.clone()} /></Card>
                    <Card title={words.t("items-title")}>
                        <ItemsEditor items={draft.items.clone()} names={Rc::new(draft.names.clone())} issuer={order.issuer} {faults} edit={desk.edit()} />
                    </Card>
                    <Card title={words.t("order-tail")}><Tail desk={desk.clone()} /></Card>
                </div>
                <div class="veche-desk__paper" tabindex="0" role="region" aria-label={words.t("order-paper")}><Paper {sheet} label={words.t("order-paper")} /></div>
            </div>
            <Card title={words.t("preview-title")}>
                <PreviewView answer={props.answer.clone()} on={props.on.clone()} ondate={props.ondate.clone()} behind={changed} />
            </Card>
            if *signing {
                <SignForm order={order.clone()} etag={props.etag.clone()} onclose={opener(false)} />
            }
        </>
    }
}

/// Items that the server found wrong.
fn server_faults(fault: Option<&Fault>) -> Vec<ItemFault> {
    let Some(Fault::Problem(problem)) = fault else {
        return Vec::new();
    };
    let at = |pointer: &str, message: &str| {
        item_at(pointer).map(|at| ItemFault {
            at,
            text: Some(message.to_owned()),
        })
    };
    problem
        .errors
        .iter()
        .filter_map(|e| at(&e.pointer, &e.message))
        .collect()
}

#[derive(Properties, PartialEq)]
struct DraftNotesProps {
    desk: Desk,
    version: i64,
    etag: Option<String>,
    fault: Option<Fault>,
    onreload: Callback<()>,
}

/// What came back from the device, and a version somebody else has saved meanwhile.
#[component]
fn DraftNotes(props: &DraftNotesProps) -> Html {
    let words = use_words();
    let desk = &props.desk;
    let edit = desk.edit();
    let stale = props.fault.as_ref().and_then(Fault::code) == Some(ErrorCode::Stale);
    {
        // The other version has to be here before one may choose between them.
        let onreload = props.onreload.clone();
        use_effect_with(stale, move |stale| {
            if *stale {
                onreload.emit(());
            }
        });
    }
    let behind = desk.is_changed() && desk.now().version < props.version;
    let take = {
        let (edit, saved) = (edit.clone(), desk.saved().clone());
        Callback::from(move |()| edit.emit(Edit::Take(Box::new(saved.clone()))))
    };
    let over = {
        let (version, etag) = (props.version, props.etag.clone());
        edit.reform(move |()| Edit::Over(version, etag.clone()))
    };
    let problems = match &props.fault {
        Some(Fault::Problem(problem)) => problem.errors.clone(),
        _ => Vec::new(),
    };
    html! {
        <>
            if let Some(fault) = props.fault.clone() {
                <FaultAlert {fault} />
                <ul class="veche-list">
                    { for problems.iter().filter(|e| item_at(&e.pointer).is_none()).map(|e| html! { <li>{ e.message.clone() }</li> }) }
                </ul>
            }
            if behind {
                <Alert tone={Tone::Warning} title={words.t("order-behind")}>
                    <p>{ words.t("order-behind-text") }</p>
                    <Button kind={ButtonKind::Link} label={words.t("order-behind-over")} onclick={over} />
                    <Button kind={ButtonKind::Link} label={words.t("order-behind-take")} onclick={take} />
                </Alert>
            } else if desk.restored() {
                <Alert title={words.t("draft-restored")}>
                    <Button kind={ButtonKind::Link} label={words.t("draft-forget")} onclick={take} />
                </Alert>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct PartProps {
    desk: Desk,
}

/// Heading and preamble.
#[component]
fn Head(props: &PartProps) -> Html {
    let words = use_words();
    let (draft, edit) = (props.desk.now(), props.desk.edit());
    let empty = draft.title.trim().is_empty();
    html! {
        <div class="veche-stack">
            <FreeText
                id="order-title" label={words.t("order-heading")} value={draft.title.clone()}
                error={empty.then(|| AttrValue::from(words.t("form-required")))} onedit={edit.reform(Edit::Title)}
            />
            <FreeArea
                id="order-preamble" label={words.t("order-preamble")} hint={words.t("order-preamble-hint")}
                value={draft.preamble.clone()} onedit={edit.reform(Edit::Preamble)}
            />
        </div>
    }
}

/// A change of the approvers by a text.
type ChangeApprovers = Box<dyn Fn(&mut Vec<Signatory>, String)>;

/// «СОГЛАСОВАНО», who drew it up, note.
#[component]
fn Tail(props: &PartProps) -> Html {
    let words = use_words();
    let (draft, edit) = (props.desk.now(), props.desk.edit());
    let change = |how: ChangeApprovers| {
        let (edit, list) = (edit.clone(), draft.approvers.clone());
        Callback::from(move |text: String| {
            let mut next = list.clone();
            how(&mut next, text);
            edit.emit(Edit::Approvers(next));
        })
    };
    let add = change(Box::new(|list, _| {
        list.push(Signatory {
            name: String::new(),
            post: String::new(),
            acting: false,
        });
    }));
    html! {
        <div class="veche-stack">
            <h3 class="veche-office__name">{ words.t("order-approvers") }</h3>
            { for draft.approvers.iter().enumerate().map(|(at, approver)| html! {
                <div class="veche-form__two" key={at}>
                    <FreeText
                        id={format!("approver-name-{at}")} label={words.t("signatory-name")} value={approver.name.clone()}
                        onedit={change(Box::new(move |list, text| if let Some(a) = list.get_mut(at) { a.name = text; }))}
                    />
                    <FreeText
                        id={format!("approver-post-{at}")} label={words.t("signatory-post")} value={approver.post.clone()}
                        onedit={change(Box::new(move |list, text| if let Some(a) = list.get_mut(at) { a.post = text; }))}
                    />
                    <Button
                        kind={ButtonKind::Plain} sign={Some(Sign::Close)} label={format!("{}: {}", words.t("remove"), approver.name)}
                        onclick={change(Box::new(move |list, _| { if at < list.len() { list.remove(at); } })).reform(|()| String::new())}
                    />
                </div>
            }) }
            <div><Button sign={Some(Sign::Add)} label={words.t("order-approver-add")} onclick={add.reform(|()| String::new())} /></div>
            <div class="veche-form__two">
                <FreeText id="order-executor" label={words.t("order-executor")} value={draft.executor.clone()} onedit={edit.reform(Edit::Executor)} />
                <FreeText id="order-phone" label={words.t("order-executor-phone")} value={draft.phone.clone()} onedit={edit.reform(Edit::Phone)} />
            </div>
            <FreeArea id="order-note" label={words.t("order-note")} hint={words.t("order-note-hint")} value={draft.note.clone()} onedit={edit.reform(Edit::Note)} />
        </div>
    }
}
