//! On the home page: votes that are open for me, and minutes that wait for my hand.

use std::rc::Rc;

use veche_domain::{
    Id,
    access::Grant,
    associations::Office,
    elections::{ElectionRow, ElectionState, ListElections},
    meetings::{ListMeetings, MeetingRow, MeetingState, MinutesState},
};
use yew::prelude::*;

use crate::{
    api::Query,
    hooks::use_list,
    routes::Route,
    state::{use_actor, use_words},
    ui::{ButtonKind, Card, ClauseLink, LinkButton, Mark, State},
};

/// Loads what waits; nothing is shown when nothing does.
#[component]
pub fn MyDuties() -> Html {
    let actor = use_actor();
    let grants = actor.map(|a| a.grants).unwrap_or_default();
    let officer = grants.iter().any(|g| {
        matches!(
            g,
            Grant::Office {
                office: Office::Leader | Office::Secretary,
                ..
            }
        )
    });
    let votes = use_list::<ListElections, ElectionRow>(
        &[],
        Query::of([
            ("mine", "true".to_owned()),
            ("state", ElectionState::Open.code().to_owned()),
            ("limit", "20".to_owned()),
        ]),
    );
    let votes = votes.rows.unwrap_or_default();
    if officer {
        html! { <OfficerDuties {votes} /> }
    } else {
        html! { <MyDutiesView {votes} minutes={Rc::new(Vec::new())} /> }
    }
}

#[derive(Properties, PartialEq)]
struct OfficerDutiesProps {
    votes: Rc<Vec<Rc<ElectionRow>>>,
}

/// Whether the minutes of a meeting wait for this person: the secretary writes, both sign (VII.7.6).
fn waits_for(grants: &[Grant], row: &MeetingRow) -> bool {
    let holds = |wanted: Office| {
        grants.contains(&Grant::Office {
            office: wanted,
            association_id: row.body.id,
        })
    };
    match row.minutes_state {
        MinutesState::None | MinutesState::Draft => holds(Office::Secretary),
        MinutesState::Submitted => holds(Office::Secretary) || holds(Office::Leader),
        MinutesState::Signed | MinutesState::Published => false,
    }
}

/// Loads the minutes that a leader or a secretary owes.
#[component]
fn OfficerDuties(props: &OfficerDutiesProps) -> Html {
    let actor = use_actor();
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
    let grants = actor.map(|a| a.grants).unwrap_or_default();
    let rows = all.iter().filter_map(|l| l.rows.as_ref()).flat_map(|r| r.iter());
    let minutes: Vec<Rc<MeetingRow>> = rows.filter(|row| waits_for(&grants, row)).cloned().collect();
    html! { <MyDutiesView votes={props.votes.clone()} minutes={Rc::new(minutes)} /> }
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

    #[test]
    fn the_secretary_writes_and_both_sign() {
        let association_id = Id::from_u128(1);
        let row = |state: &str| -> MeetingRow {
            serde_json::from_value(serde_json::json!({"id": Id::from_u128(9), "school_year": 2026, "number": 1,
                "body": {"id": association_id, "kind": "association", "code": null, "name": ""},
                "date": "2026-11-24", "starts_at": null, "place": null, "online": false, "theme": "", "state": "held",
                "minutes_state": state}))
            .unwrap()
        };
        let office = |office| {
            [Grant::Office {
                office,
                association_id,
            }]
        };
        let waits =
            |grants: &[Grant]| ["none", "draft", "submitted", "signed"].map(|s| waits_for(grants, &row(s)));
        assert_eq!(waits(&office(Office::Secretary)), [true, true, true, false]);
        assert_eq!(waits(&office(Office::Leader)), [false, false, true, false]);
        assert_eq!(waits(&[Grant::Member { association_id }]), [false; 4]);
    }
}
