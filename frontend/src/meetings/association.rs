//! The tab «Заседания» of an association: the norm of the school year, the meetings, the calendar.

use std::rc::Rc;

use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    meetings::{GetMeetingNorm, ListMeetings, MeetingNorm, MeetingRow},
};
use yew::prelude::*;

use super::{links::CalendarDialog, list::MeetingsTable, norm::NormView};
use crate::{
    api::Query,
    hooks::{ListState, use_list, use_resource},
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{Button, ButtonKind, Card, EmptyState, LinkButton, ListFrame, PageFrame, Sign},
};

/// Properties of [`AssociationMeetings`].
#[derive(Properties, PartialEq)]
pub struct AssociationMeetingsProps {
    /// Association.
    pub id: Id,
    /// Institution that curates it today.
    #[prop_or_default]
    pub institution: Option<Id>,
}

/// Loads the meetings of an association and its norm.
#[component]
pub fn AssociationMeetings(props: &AssociationMeetingsProps) -> Html {
    let norm = use_resource::<GetMeetingNorm>(&[props.id.to_string()], Query::default());
    let query = Query::of([
        ("association_id", props.id.to_string()),
        ("sort", "-date".to_owned()),
        ("count", "true".to_owned()),
    ]);
    let list = use_list::<ListMeetings, MeetingRow>(&[], query);
    html! {
        <>
            <PageFrame<MeetingNorm> resource={norm.clone()}>{ Html::default() }</PageFrame<MeetingNorm>>
            <AssociationMeetingsView
                id={props.id} institution={props.institution} {list}
                norm={norm.data().map(|norm| Rc::new(norm.clone()))}
            />
        </>
    }
}

/// Properties of [`AssociationMeetingsView`].
#[derive(Properties, PartialEq)]
pub struct AssociationMeetingsViewProps {
    /// Association.
    pub id: Id,
    /// Institution that curates it today.
    #[prop_or_default]
    pub institution: Option<Id>,
    /// Its meetings, the latest first.
    pub list: ListState<MeetingRow>,
    /// Its norm.
    #[prop_or_default]
    pub norm: Option<Rc<MeetingNorm>>,
}

/// The norm, the meetings, the calendar.
#[component]
pub fn AssociationMeetingsView(props: &AssociationMeetingsViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let following = use_state(|| false);
    let resource = Resource::Meeting {
        association: Some(props.id),
        institution: props.institution,
        chair: None,
        secretary: None,
        by_paper: false,
    };
    let plans = !turned && actor.is_some_and(|a| allows(&a, Action::PlanMeetings, resource));
    let follow = |open: bool| {
        let following = following.clone();
        Callback::from(move |()| following.set(open))
    };
    let plan = || {
        let query = Query::of([("body", props.id.to_string())]);
        html! {
            if plans {
                <LinkButton kind={ButtonKind::Primary} sign={Some(Sign::Add)} to={Route::NewMeeting} {query} label={words.t("meeting-plan")} />
            }
        }
    };
    let actions = html! {
        <>
            <Button sign={Some(Sign::Calendar)} label={words.t("calendar-subscribe")} onclick={follow(true)} />
            { plan() }
        </>
    };
    let empty = html! { <EmptyState title={words.t("association-no-meetings")} text={words.t("association-no-meetings-text")}>{ plan() }</EmptyState> };
    html! {
        <>
            if let Some(norm) = props.norm.clone() {
                <Card title={words.t("norm")}><NormView {norm} /></Card>
            }
            <Card title={words.t("nav-meetings")} {actions}>
                <ListFrame<MeetingRow> list={props.list.clone()} {empty} counted="meetings-count">
                    <MeetingsTable rows={props.list.rows.clone().unwrap_or_default()} own=true />
                </ListFrame<MeetingRow>>
            </Card>
            if *following {
                <CalendarDialog association={Some(props.id)} onclose={follow(false)} />
            }
        </>
    }
}
