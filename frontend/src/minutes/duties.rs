//! On the home page: votes that are open for me, and minutes that wait for my hand.

use std::rc::Rc;

use veche_domain::{
    Id,
    access::{Actor, Grant},
    associations::Office,
    elections::{ElectionRow, ElectionState, ListElections},
    meetings::{ListMeetings, MeetingRow, MeetingState, MinutesState},
};
use yew::prelude::*;

use crate::{
    api::Query,
    hooks::{ListState, use_list},
    routes::Route,
    state::{use_actor, use_words},
    ui::{Awaited, ButtonKind, Card, ClauseLink, LinkButton, Mark, State},
};

/// Loads what waits; nothing is shown when nothing does.
#[component]
pub fn MyDuties() -> Html {
    let actor = use_actor();
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
    let all = [
        use_list::<ListMeetings, MeetingRow>(&[], meetings(MinutesState::Submitted)),
        use_list::<ListMeetings, MeetingRow>(&[], meetings(MinutesState::None)),
        use_list::<ListMeetings, MeetingRow>(&[], meetings(MinutesState::Draft)),
    ];
    if votes.is_awaited() || all.iter().any(ListState::is_awaited) {
        return html! { <Awaited /> };
    }
    let rows = all.iter().filter_map(|l| l.rows.as_ref()).flat_map(|r| r.iter());
    let minutes: Vec<Rc<MeetingRow>> = rows
        .filter(|row| actor.as_ref().is_some_and(|me| waits_for(me, row)))
        .cloned()
        .collect();
    html! { <MyDutiesView votes={votes.rows.unwrap_or_default()} minutes={Rc::new(minutes)} /> }
}

/// Whether the minutes of a meeting wait for this person: the secretary of the meeting writes, both sign (VII.7.6).
/// Whoever was named to act for it is asked, not the holder of the office.
fn waits_for(me: &Actor, row: &MeetingRow) -> bool {
    let acts = |named: Option<Id>, office: Office| match named {
        Some(id) => me.person_id == Some(id),
        None => me.grants.contains(&Grant::Office {
            office,
            association_id: row.body.id,
        }),
    };
    let secretary = acts(row.secretary_id, Office::Secretary);
    match row.minutes_state {
        MinutesState::None | MinutesState::Draft => secretary,
        MinutesState::Submitted => secretary || acts(row.chair_id, Office::Leader),
        MinutesState::Signed | MinutesState::Published => false,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [&str; 4] = ["none", "draft", "submitted", "signed"];

    fn row(state: &str, named: [Option<u128>; 2]) -> MeetingRow {
        let [chair, secretary] = named.map(|n| n.map(Id::from_u128));
        serde_json::from_value(
            serde_json::json!({"id": Id::from_u128(9), "school_year": 2026, "number": 1,
            "body": {"id": Id::from_u128(1), "kind": "association", "code": null, "name": ""},
            "date": "2026-11-24", "starts_at": null, "place": null, "online": false, "theme": "", "state": "held",
            "minutes_state": state, "chair_id": chair, "secretary_id": secretary}),
        )
        .unwrap()
    }

    fn actor(person: u128, grants: Vec<Grant>) -> Actor {
        Actor {
            account_id: Id::from_u128(7),
            person_id: Some(Id::from_u128(person)),
            name: String::new(),
            grants,
        }
    }

    #[test]
    fn the_secretary_writes_and_both_sign() {
        let association_id = Id::from_u128(1);
        let office = |office| {
            let grant = Grant::Office {
                office,
                association_id,
            };
            actor(4, vec![grant])
        };
        let waits = |me: &Actor| ALL.map(|state| waits_for(me, &row(state, [None, None])));
        assert_eq!(waits(&office(Office::Secretary)), [true, true, true, false]);
        assert_eq!(waits(&office(Office::Leader)), [false, false, true, false]);
        assert_eq!(
            waits(&actor(4, vec![Grant::Member { association_id }])),
            [false; 4]
        );
    }

    #[test]
    fn whoever_acts_is_asked_instead_of_the_holder() {
        let waits = |me: &Actor| ALL.map(|state| waits_for(me, &row(state, [Some(5), Some(6)])));
        assert_eq!(waits(&actor(6, Vec::new())), [true, true, true, false]);
        assert_eq!(waits(&actor(5, Vec::new())), [false, false, true, false]);
        let holder = Grant::Office {
            office: Office::Secretary,
            association_id: Id::from_u128(1),
        };
        assert_eq!(waits(&actor(4, vec![holder])), [false; 4]);
    }
}
