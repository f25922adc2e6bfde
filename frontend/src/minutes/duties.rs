//! On the home page: votes that are open for me, and minutes that wait for my hand.

use std::rc::Rc;

use veche_domain::{
    Id,
    elections::{ElectionRow, ElectionState, ListElections},
    meetings::{ListMeetings, MeetingRow, MeetingState, MinutesState},
};
use yew::prelude::*;

use crate::{
    api::Query,
    hooks::use_list,
    routes::Route,
    state::use_words,
    ui::{ButtonKind, Card, ClauseLink, LinkButton, Mark, State},
};

/// Loads what waits; nothing is shown when nothing does.
#[component]
pub fn MyDuties() -> Html {
    let votes = use_list::<ListElections, ElectionRow>(
        &[],
        Query::of([
            ("mine", "true".to_owned()),
            ("state", ElectionState::Open.code().to_owned()),
            ("limit", "20".to_owned()),
        ]),
    );
    let meetings = |state: MinutesState| {
        Query::of([
            ("mine", "true".to_owned()),
            ("state", MeetingState::Held.code().to_owned()),
            ("minutes_state", state.code().to_owned()),
            ("limit", "20".to_owned()),
        ])
    };
    let awaiting = use_list::<ListMeetings, MeetingRow>(&[], meetings(MinutesState::Submitted));
    let missing = use_list::<ListMeetings, MeetingRow>(&[], meetings(MinutesState::None));
    let drafts = use_list::<ListMeetings, MeetingRow>(&[], meetings(MinutesState::Draft));
    let all = [awaiting, missing, drafts];
    let minutes: Vec<Rc<MeetingRow>> = all
        .iter()
        .filter_map(|l| l.rows.as_ref())
        .flat_map(|r| r.iter().cloned())
        .collect();
    html! { <MyDutiesView votes={votes.rows.unwrap_or_default()} minutes={Rc::new(minutes)} /> }
}

/// Properties of [`MyDutiesView`].
#[derive(Properties, PartialEq)]
pub struct MyDutiesViewProps {
    /// Open votes in which the reader may vote.
    pub votes: Rc<Vec<Rc<ElectionRow>>>,
    /// Held meetings whose minutes are not signed.
    pub minutes: Rc<Vec<Rc<MeetingRow>>>,
}

/// The votes first: they end with the meeting.
#[component]
pub fn MyDutiesView(props: &MyDutiesViewProps) -> Html {
    let words = use_words();
    if props.votes.is_empty() && props.minutes.is_empty() {
        return Html::default();
    }
    let open = |id: Id, tab: &str| Route::MeetingTab {
        id,
        tab: tab.to_owned(),
    };
    html! {
        <Card title={words.t("my-duties")}>
            <ul class="veche-duties" role="list">
                { for props.votes.iter().map(|row| html! {
                    <li key={row.id.to_string()} class="veche-duty">
                        <Mark state={State::Overdue} label={words.with("my-vote", &[("office", &words.code("office", row.office.code()).to_lowercase()), ("body", &row.body.name)])} />
                        <ClauseLink id="VII.7.4" />
                        <LinkButton kind={ButtonKind::Primary} to={open(row.meeting_id, "votes")} label={words.t("my-vote-go")} />
                    </li>
                }) }
                { for props.minutes.iter().map(|row| html! {
                    <li key={row.id.to_string()} class="veche-duty">
                        <Mark state={State::Due} label={words.with("my-minutes", &[("date", &words.date(row.date)), ("body", &row.body.name), ("state", &words.code("minutes-state", row.minutes_state.code()).to_lowercase())])} />
                        <ClauseLink id="VII.7.6" />
                        <LinkButton kind={ButtonKind::Link} to={open(row.id, "minutes")} label={words.t("my-minutes-go")} />
                    </li>
                }) }
            </ul>
        </Card>
    }
}
