//! The tab «Правка»: the editor, or why there is none; what the device still keeps is shown all the same.

use std::rc::Rc;

use veche_domain::plans::{Plan, PlanState, check_writable};
use yew::prelude::*;

use super::{
    acts::Asking,
    choices::Lists,
    content::{Content, Head},
    editor::PlanEditor,
    keep::use_left_behind,
    page::Rights,
    row::Column,
};
use crate::{
    api::Fault,
    state::use_words,
    ui::{Alert, Button, ButtonKind, FaultAlert, Tone},
};

#[derive(Properties, PartialEq)]
pub(super) struct EditProps {
    pub(super) plan: Rc<Plan>,
    pub(super) etag: Option<String>,
    pub(super) lists: Rc<Lists>,
    pub(super) rights: Rights,
    pub(super) onask: Callback<Asking>,
    pub(super) onsubmit: Callback<Option<String>>,
}

/// The editor, or why there is none; what the device still keeps is shown all the same.
#[component]
pub(super) fn Edit(props: &EditProps) -> Html {
    let words = use_words();
    let plan = &props.plan;
    let left = use_left_behind(plan);
    let refusal = check_writable(plan.state).err();
    if !props.rights.writes {
        return html! { <Alert title={words.t("plan-edit-not-yours")}>{ words.t("plan-who-write") }</Alert> };
    }
    let Some(refusal) = refusal else {
        let first = matches!(plan.state, PlanState::Draft | PlanState::Returned);
        let onsubmit = (first && props.rights.submits).then(|| props.onsubmit.clone());
        return html! { <PlanEditor plan={plan.clone()} etag={props.etag.clone()} {onsubmit} /> };
    };
    html! {
        <>
            <FaultAlert fault={Fault::from(refusal)} />
            if plan.state == PlanState::Approved {
                <div class="veche-actions"><Button kind={ButtonKind::Primary} label={words.t("plan-amend")} onclick={props.onask.reform(|()| Asking::Amend)} /></div>
            }
            if let Some(left) = left {
                <Alert tone={Tone::Warning} title={words.t("plan-left")}>
                    <details>
                        <summary class="veche-summary-line">{ words.t("plan-left-open") }</summary>
                        <Left content={left} lists={props.lists.clone()} />
                    </details>
                </Alert>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct LeftProps {
    content: Content,
    lists: Rc<Lists>,
}

/// What stayed on the device, to be read and copied.
#[component]
fn Left(props: &LeftProps) -> Html {
    let words = use_words();
    let said = |column: Column, text: &str| props.lists.show(words, column, text).replace('\n', "; ");
    html! {
        <div lang="ru">
            { for Head::ALL.iter().filter(|h| !props.content.get(**h).is_empty()).map(|h| html! {
                <p><strong>{ words.code("plan-head", h.key()) }{ ": " }</strong>{ props.content.get(*h).to_owned() }</p>
            }) }
            <ol class="veche-list">
                { for props.content.rows.iter().map(|row| {
                    let cells = Column::ALL.iter().filter(|c| !row.get(**c).is_empty());
                    let text = cells.map(|c| said(*c, row.get(*c))).collect::<Vec<_>>().join(" · ");
                    html! { <li key={row.key}>{ text }</li> }
                }) }
            </ol>
        </div>
    }
}
