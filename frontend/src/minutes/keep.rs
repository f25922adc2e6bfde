//! Minutes in the editor that saves by itself: where the device keeps them, how they reach the server.

use std::rc::Rc;

use veche_domain::minutes::{GetMinutes, Minutes, MinutesContent, PutMinutes};
use yew::prelude::*;

use super::saver::Kept;
use crate::{
    api::{self, Reply, Request},
    hooks::{self, Keeper, Wire, left_at},
    state::use_actor,
};

/// The text of the server with its version.
fn kept(minutes: &Minutes, etag: Option<String>) -> Kept {
    Kept {
        content: minutes.content.clone(),
        version: minutes.version,
        etag,
    }
}

/// Where the device keeps the text of a meeting's minutes.
fn name(minutes: &Minutes) -> String {
    format!("minutes-{}-{}", minutes.meeting_id, minutes.revision)
}

/// What the device still keeps of minutes that cannot be written now.
#[hook]
pub(super) fn use_left_behind(minutes: &Minutes) -> Option<MinutesContent> {
    let account = use_actor()
        .map(|actor| actor.account_id.to_string())
        .unwrap_or_default();
    let draft = left_at::<MinutesContent>(&account, &name(minutes))?;
    Some(draft.now).filter(|now| !super::merge::same(now, &minutes.content))
}

fn wire(id: veche_domain::Id) -> Wire<MinutesContent> {
    let answered = |reply: Reply<Minutes>| (kept(&reply.data, reply.etag.clone()), reply.data.edited_at);
    Wire {
        put: Box::new(move |content, base| {
            Box::pin(async move {
                let request = Request::to(&[&id.to_string()]).body(content).if_match(base.etag);
                api::call::<PutMinutes>(request).await.map(answered)
            })
        }),
        get: Box::new(move || {
            Box::pin(async move {
                let request = Request::to(&[&id.to_string()]);
                api::call::<GetMinutes>(request).await.map(answered)
            })
        }),
        touches: vec!["meetings"],
    }
}

/// Keeps the text of minutes being written.
#[hook]
pub(super) fn use_keeper(minutes: &Rc<Minutes>, etag: Option<String>) -> Keeper<MinutesContent> {
    let id = minutes.meeting_id;
    let wire = use_memo(id, |id| wire(*id));
    hooks::use_keeper(&name(minutes), kept(minutes, etag), minutes.edited_at, wire)
}
