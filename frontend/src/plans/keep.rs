//! A plan in the editor that saves by itself: where the device keeps it, how it reaches the server.

use std::rc::Rc;

use veche_domain::{
    Id,
    plans::{GetPlan, Plan, UpdatePlan},
};
use yew::prelude::*;

use super::content::{Content, kept};
use crate::{
    api::{self, Reply, Request},
    hooks::{Keeper, Wire, left_at, use_keeper},
    state::use_actor,
};

/// Where the device keeps the text of a plan.
fn name(id: Id) -> String {
    format!("plan-{id}")
}

/// What the device still keeps of a plan that cannot be written now.
#[hook]
pub(super) fn use_left_behind(plan: &Plan) -> Option<Content> {
    let account = use_actor()
        .map(|actor| actor.account_id.to_string())
        .unwrap_or_default();
    let draft = left_at::<Content>(&account, &name(plan.id))?;
    let server = Content::of(plan);
    Some(draft.now).filter(|now| now.patch() != server.patch())
}

fn wire(id: Id) -> Wire<Content> {
    let answered = |reply: Reply<Plan>| (kept(&reply.data, reply.etag.clone()), Some(reply.data.edited_at));
    Wire {
        put: Box::new(move |content, base| {
            Box::pin(async move {
                let request = Request::to(&[&id.to_string()])
                    .body(content.changes(&base.content))
                    .if_match(base.etag);
                api::call::<UpdatePlan>(request).await.map(answered)
            })
        }),
        get: Box::new(move || {
            Box::pin(async move {
                let request = Request::to(&[&id.to_string()]);
                api::call::<GetPlan>(request).await.map(answered)
            })
        }),
        touches: vec!["plans"],
    }
}

/// Keeps the text of a plan being written.
#[hook]
pub(super) fn use_plan_keeper(plan: &Rc<Plan>, etag: Option<String>) -> Keeper<Content> {
    let wire = use_memo(plan.id, |id| wire(*id));
    use_keeper(&name(plan.id), kept(plan, etag), Some(plan.edited_at), wire)
}
