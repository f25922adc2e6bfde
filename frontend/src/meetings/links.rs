//! Secret addresses of calendars: made once, told once, revoked at any time.

use std::rc::Rc;

use veche_domain::{
    Id,
    meetings::{CalendarLink, CreateCalendarLink, ListCalendarLinks, NewCalendarLink, RevokeCalendarLink},
};
use yew::prelude::*;

use crate::{
    api::{Query, Reply, Request},
    hooks::{ListState, use_list, use_mutation},
    state::{Words, use_words},
    ui::{Alert, Button, ButtonKind, CopyField, Dialog, EmptyState, FaultAlert, ListFrame, Tone},
};

/// Properties of [`CalendarDialog`].
#[derive(Properties, PartialEq)]
pub struct CalendarDialogProps {
    /// Association whose meetings are followed; the own ones when absent.
    #[prop_or_default]
    pub association: Option<Id>,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Loads the addresses made so far.
#[component]
pub fn CalendarDialog(props: &CalendarDialogProps) -> Html {
    let words = use_words();
    let list = use_list::<ListCalendarLinks, CalendarLink>(&[], Query::default());
    let made = use_state(|| None::<CalendarLink>);
    let then = {
        let made = made.clone();
        Callback::from(move |reply: Rc<Reply<CalendarLink>>| made.set(Some(reply.data.clone())))
    };
    let create = use_mutation::<CreateCalendarLink>(None, then);
    let revoke =
        use_mutation::<RevokeCalendarLink>(Some(words.t("calendar-revoked").into()), Callback::noop());
    let oncreate = {
        let (run, association_id) = (create.run.clone(), props.association);
        Callback::from(move |()| run.emit(Request::default().body(NewCalendarLink { association_id })))
    };
    let onrevoke = {
        let run = revoke.run.clone();
        Callback::from(move |id: Id| run.emit(Request::to(&[&id.to_string()])))
    };
    html! {
        <Dialog title={words.t("calendar-subscribe")} onclose={props.onclose.clone()}>
            if let Some(fault) = create.fault.clone().or_else(|| revoke.fault.clone()) {
                <FaultAlert {fault} />
            }
            <CalendarView
                {list} association={props.association} made={(*made).clone()} busy={create.busy || revoke.busy}
                {oncreate} {onrevoke}
            />
        </Dialog>
    }
}

/// Properties of [`CalendarView`].
#[derive(Properties, PartialEq)]
pub struct CalendarViewProps {
    /// Addresses made so far.
    pub list: ListState<CalendarLink>,
    /// Association whose meetings are followed; the own ones when absent.
    #[prop_or_default]
    pub association: Option<Id>,
    /// The address that was just made, with its path.
    #[prop_or_default]
    pub made: Option<CalendarLink>,
    /// Whether something is under way.
    #[prop_or_default]
    pub busy: bool,
    /// Make one.
    #[prop_or_default]
    pub oncreate: Callback<()>,
    /// Revoke one.
    #[prop_or_default]
    pub onrevoke: Callback<Id>,
}

fn whole(path: &str) -> String {
    let origin = if cfg!(target_arch = "wasm32") {
        web_sys::window().and_then(|w| w.location().origin().ok())
    } else {
        None
    };
    format!("{}{path}", origin.unwrap_or_default())
}

fn used(words: Words, link: &CalendarLink) -> String {
    let made = words.with("calendar-made", &[("date", &words.moment(link.created_at))]);
    let asked = link.used_at.map_or_else(
        || words.t("calendar-unused"),
        |at| words.with("calendar-used", &[("date", &words.moment(at))]),
    );
    format!("{made}, {asked}")
}

/// Makes an address and shows it once; lists and revokes.
#[component]
pub fn CalendarView(props: &CalendarViewProps) -> Html {
    let words = use_words();
    let file = props.association.map_or_else(
        || "/api/v1/calendar.ics".to_owned(),
        |id| format!("/api/v1/associations/{id}/calendar.ics"),
    );
    let path = props.made.as_ref().and_then(|made| made.path.as_deref());
    let empty =
        html! { <EmptyState title={words.t("calendar-none")} text={words.t("calendar-none-text")} /> };
    html! {
        <div class="veche-stack">
            <p>{ words.t(if props.association.is_some() { "calendar-about" } else { "calendar-about-own" }) }</p>
            if let Some(path) = path {
                <Alert tone={Tone::Success} live=true title={words.t("calendar-ready")}>
                    <CopyField id="calendar-address" label={words.t("calendar-address")} value={whole(path)} />
                    <p>{ words.t("calendar-once") }</p>
                </Alert>
            } else {
                <div class="veche-actions">
                    <Button kind={ButtonKind::Primary} label={words.t("calendar-create")} busy={props.busy} onclick={props.oncreate.clone()} />
                    <a class="pf-v6-c-button pf-m-link" href={file} download="meetings.ics">{ words.t("calendar-file") }</a>
                </div>
            }
            <h3 class="veche-office__name">{ words.t("calendar-links") }</h3>
            <ListFrame<CalendarLink> list={props.list.clone()} {empty}>
                <ul class="veche-chosen" role="list">
                    { for props.list.rows.iter().flat_map(|rows| rows.iter()).map(|link| {
                        let id = link.id;
                        let name = words.t(if link.association_id.is_some() { "calendar-of-association" } else { "calendar-of-mine" });
                        html! {
                            <li key={id.to_string()}>
                                <div>{ name.clone() }<div class="veche-cell__note">{ used(words, link) }</div></div>
                                <Button
                                    label={words.t("calendar-revoke")} disabled={props.busy}
                                    onclick={props.onrevoke.reform(move |()| id)}
                                />
                            </li>
                        }
                    }) }
                </ul>
            </ListFrame<CalendarLink>>
        </div>
    }
}
