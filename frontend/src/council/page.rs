//! The page of the council.

use std::rc::Rc;

use veche_domain::{
    access::{Action, Actor, Resource, allows},
    analyses::{AnalysisRow, ListAnalyses},
    council::{CouncilMember, ListCouncilMembers},
    meetings::{ListMeetings, MeetingRow, MeetingState},
    papers::PaperObject,
};
use yew::prelude::*;

use super::{members::MembersView, queue::QueueView};
use crate::{
    api::Query,
    hooks::{ListState, use_list},
    meetings::{COUNCIL, meeting_title, minutes_badge, state_mark},
    papers::PapersCard,
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{ButtonKind, Card, ClauseLink, EmptyState, Link, LinkButton, ListFrame, PageTitle, Sign},
};

/// Whether the actor plans meetings of the council.
pub(super) fn plans(actor: &Actor) -> bool {
    let of_council = Resource::Meeting {
        association: None,
        institution: None,
        chair: None,
        secretary: None,
        by_paper: false,
    };
    allows(actor, Action::PlanMeetings, of_council)
}

/// Loads what concerns the council.
#[component]
pub fn CouncilPage() -> Html {
    let on = use_on_date().shown().to_string();
    let members = use_list::<ListCouncilMembers, CouncilMember>(
        &[],
        Query::of([("on", on), ("limit", "200".to_owned())]),
    );
    let waiting = Query::of([
        ("waiting_for_council", "true".to_owned()),
        ("limit", "200".to_owned()),
    ]);
    let queue = use_list::<ListAnalyses, AnalysisRow>(&[], waiting);
    let own = Query::of([
        ("body_id", COUNCIL.to_string()),
        ("sort", "-date".to_owned()),
        ("limit", "20".to_owned()),
    ]);
    let meetings = use_list::<ListMeetings, MeetingRow>(&[], own);
    html! { <CouncilView {members} {queue} {meetings} /> }
}

/// Properties of [`CouncilView`].
#[derive(Properties, PartialEq)]
pub struct CouncilViewProps {
    /// Members on the date on screen.
    pub members: ListState<CouncilMember>,
    /// Analyses that wait for the council.
    pub queue: ListState<AnalysisRow>,
    /// Its meetings, the latest first.
    pub meetings: ListState<MeetingRow>,
}

/// The page.
#[component]
pub fn CouncilView(props: &CouncilViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let plans = !turned && actor.as_ref().is_some_and(plans);
    let keeps = !turned
        && actor
            .as_ref()
            .is_some_and(|a| allows(a, Action::KeepCouncil, Resource::City));
    let planned: Vec<Rc<MeetingRow>> = props
        .meetings
        .rows
        .iter()
        .flat_map(|rows| rows.iter().cloned())
        .filter(|m| m.state == MeetingState::Planned)
        .collect();
    let body = crate::api::Query::of([("body", COUNCIL.to_string())]);
    let note = html! { <>{ words.t("council-about") }{ " " }<ClauseLink id="VII.7.8" /></> };
    html! {
        <>
            <PageTitle title={words.t("council-title")} {note}>
                if plans {
                    <LinkButton kind={ButtonKind::Primary} sign={Some(Sign::Add)} to={Route::NewMeeting} query={body} label={words.t("meeting-plan")} />
                }
            </PageTitle>
            <div class="veche-columns">
                <div>
                    <QueueView list={props.queue.clone()} planned={Rc::new(planned)} {plans} />
                    <Meetings list={props.meetings.clone()} />
                    <PapersCard object={PaperObject::Council} id={COUNCIL} />
                </div>
                <div>
                    <MembersView list={props.members.clone()} {keeps} />
                </div>
            </div>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct MeetingsProps {
    list: ListState<MeetingRow>,
}

/// The meetings of the council with what became of their minutes.
#[component]
fn Meetings(props: &MeetingsProps) -> Html {
    let words = use_words();
    let empty = html! { <EmptyState title={words.t("council-meetings-none")} text={words.t("council-meetings-none-text")} /> };
    html! {
        <Card title={words.t("council-meetings")}>
            <ListFrame<MeetingRow> list={props.list.clone()} {empty}>
                <ul class="veche-life" role="list">
                    { for props.list.rows.iter().flat_map(|rows| rows.iter()).map(|row| html! {
                        <li key={row.id.to_string()}>
                            <Link to={Route::Meeting { id: row.id }}>{ row.theme.clone() }</Link>
                            <span class="veche-cell__note">
                                { meeting_title(words, row.number, row.school_year) }{ " · " }{ words.date(row.date) }
                            </span>
                            <span>
                                { state_mark(words, row.state, row.date) }
                                if row.state == MeetingState::Held { { " " }{ minutes_badge(words, row.minutes_state) } }
                            </span>
                        </li>
                    }) }
                </ul>
            </ListFrame<MeetingRow>>
        </Card>
    }
}
