//! The tab with the votes of a meeting.

use std::rc::Rc;

use veche_domain::{
    Id,
    access::{Action, allows},
    elections::{Election, GetElection},
    meetings::{BodyKind, GetMeeting, Meeting, MeetingState},
    papers::PaperObject,
};
use yew::prelude::*;

use super::{card::ElectionView, setup::SetupForm};
use crate::{
    api::Query,
    hooks::use_resource,
    meetings::{MeetingHead, use_meeting_events},
    minutes::decision_line,
    papers::PapersCard,
    state::{use_actor, use_on_date, use_words},
    ui::{Button, ButtonKind, Card, ClauseLink, EmptyState, PageFrame},
};

/// Properties of [`VotesPage`].
#[derive(Properties, PartialEq)]
pub struct VotesPageProps {
    /// Meeting.
    pub id: Id,
}

/// Loads a meeting with its votes.
#[component]
pub fn VotesPage(props: &VotesPageProps) -> Html {
    let meeting = use_resource::<GetMeeting>(&[props.id.to_string()], Query::default());
    use_meeting_events(props.id);
    html! {
        <PageFrame<Meeting> resource={meeting.clone()}>
            if let Some(data) = meeting.data() {
                <MeetingHead meeting={Rc::new(data.clone())} tab="votes" />
                <VotesView meeting={Rc::new(data.clone())} />
            }
        </PageFrame<Meeting>>
    }
}

/// Properties of [`VotesView`].
#[derive(Properties, PartialEq)]
pub struct VotesViewProps {
    /// Meeting.
    pub meeting: Rc<Meeting>,
}

/// The elections of a meeting, the decisions taken, and the way to a new election.
#[component]
pub fn VotesView(props: &VotesViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let setting_up = use_state(|| false);
    let meeting = &props.meeting;
    let runs = !turned
        && actor
            .as_ref()
            .is_some_and(|a| allows(a, Action::RunElections, meeting.resource()));
    let sets_up =
        runs && meeting.state != MeetingState::Cancelled && meeting.body.kind == BodyKind::Association;
    let opener = |value: bool| {
        let setting_up = setting_up.clone();
        Callback::from(move |()| setting_up.set(value))
    };
    let decided: Vec<_> = meeting
        .agenda
        .iter()
        .enumerate()
        .filter_map(|(at, item)| Some((at, item, item.decision.as_ref()?)))
        .collect();
    html! {
        <>
            if meeting.elections.is_empty() && decided.is_empty() {
                <EmptyState title={words.t("votes-empty")} text={words.t(if sets_up { "votes-empty-text" } else { "votes-empty-reader" })}>
                    <ClauseLink id="VII.7.4" />
                </EmptyState>
            }
            { for meeting.elections.iter().map(|id| html! {
                <LoadedElection key={id.to_string()} id={*id} meeting={meeting.clone()} {runs} />
            }) }
            if sets_up {
                <div class="veche-actions">
                    <Button
                        kind={if meeting.elections.is_empty() { ButtonKind::Primary } else { ButtonKind::Secondary }}
                        label={words.t("election-setup")} onclick={opener(true)}
                    />
                </div>
            }
            if !decided.is_empty() {
                <Card title={words.t("votes-decisions")}>
                    <ul class="veche-list" role="list">
                        { for decided.iter().map(|(at, item, decision)| html! {
                            <li key={item.id.to_string()}>
                                <div>{ format!("{}. {}", at + 1, item.title) }</div>
                                <div class="veche-cell__note" lang="ru">{ decision_line(decision) }</div>
                            </li>
                        }) }
                    </ul>
                </Card>
            }
            if *setting_up {
                <SetupForm meeting={meeting.clone()} onclose={opener(false)} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct LoadedElectionProps {
    id: Id,
    meeting: Rc<Meeting>,
    runs: bool,
}

/// Loads an election; its live result stays on screen while a newer one is fetched.
#[component]
fn LoadedElection(props: &LoadedElectionProps) -> Html {
    let resource = use_resource::<GetElection>(&[props.id.to_string()], Query::default());
    html! {
        <PageFrame<Election> resource={resource.clone()}>
            if let Some(election) = resource.data() {
                <ElectionView
                    meeting={props.meeting.clone()} election={Rc::new(election.clone())} etag={resource.etag()} runs={props.runs}
                />
                <PapersCard object={PaperObject::Election} id={props.id} />
            }
        </PageFrame<Election>>
    }
}
