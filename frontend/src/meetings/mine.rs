//! «Мои заседания» on the home page: the next ones, and what past ones still ask for.

use std::rc::Rc;

use veche_domain::meetings::{ListMeetings, MeetingRow, MeetingState, MinutesState};
use yew::prelude::*;

use super::{head::body_link, naming::when};
use crate::{
    api::Query,
    hooks::{ListState, use_list},
    routes::Route,
    state::{Words, use_words},
    ui::{Awaited, Card, ClauseLink, Link, LinkButton, Mark, State},
};

type Rows = Rc<Vec<Rc<MeetingRow>>>;

/// Loads own meetings; nothing is shown when there are none.
#[component]
pub fn MyMeetings() -> Html {
    let words = use_words();
    let today = words.today.to_string();
    let mine = |state: MeetingState, limit: &str| {
        Query::of([
            ("mine", "true".to_owned()),
            ("state", state.code().to_owned()),
            ("limit", limit.to_owned()),
        ])
    };
    let ahead = mine(MeetingState::Planned, "3")
        .with("from", Some(today.clone()))
        .with("sort", Some("date".to_owned()));
    let past = mine(MeetingState::Planned, "20").with("until", Some(today));
    let bare =
        mine(MeetingState::Held, "20").with("minutes_state", Some(MinutesState::None.code().to_owned()));
    let rows = |list: Option<Rows>| list.unwrap_or_default();
    let ahead = use_list::<ListMeetings, MeetingRow>(&[], ahead);
    let past = use_list::<ListMeetings, MeetingRow>(&[], past);
    let bare = use_list::<ListMeetings, MeetingRow>(&[], bare);
    if [&ahead, &past, &bare].into_iter().any(ListState::is_awaited) {
        return html! { <Awaited /> };
    }
    html! { <MyMeetingsView ahead={rows(ahead.rows)} past={rows(past.rows)} bare={rows(bare.rows)} /> }
}

/// Properties of [`MyMeetingsView`].
#[derive(Properties, PartialEq)]
pub struct MyMeetingsViewProps {
    /// The next planned ones.
    pub ahead: Rows,
    /// Planned ones whose day has passed.
    #[prop_or_default]
    pub past: Rows,
    /// Held ones without minutes.
    #[prop_or_default]
    pub bare: Rows,
}

fn line(words: Words, row: &MeetingRow, to: Route, mark: Html) -> Html {
    html! {
        <li key={row.id.to_string()}>
            <Link {to}>{ when(words, row.date, row.starts_at) }{ ": " }{ row.theme.clone() }</Link>
            <div class="veche-cell__note">{ body_link(&row.body) }</div>
            { mark }
        </li>
    }
}

/// What waits first, then what is ahead.
#[component]
pub fn MyMeetingsView(props: &MyMeetingsViewProps) -> Html {
    let words = use_words();
    if props.ahead.is_empty() && props.past.is_empty() && props.bare.is_empty() {
        return Html::default();
    }
    let late = |key: &str| html! { <Mark state={State::Overdue} label={words.t(key)} /> };
    let actions = html! { <LinkButton to={Route::Meetings} label={words.t("my-meetings-all")} /> };
    html! {
        <Card title={words.t("my-meetings")} {actions}>
            <ul class="veche-life" role="list">
                { for props.past.iter().map(|row| line(words, row, Route::Meeting { id: row.id }, late("my-meetings-past"))) }
                { for props.bare.iter().map(|row| {
                    let to = Route::MeetingTab { id: row.id, tab: "minutes".to_owned() };
                    line(words, row, to, html! { <>{ late("my-meetings-bare") }{ " " }<ClauseLink id="VII.7.6" /></> })
                }) }
                { for props.ahead.iter().map(|row| {
                    let today = row.date == words.today;
                    let mark = html! { <Mark state={State::Due} label={words.t(if today { "my-meetings-today" } else { "meeting-state-planned" })} /> };
                    line(words, row, Route::Meeting { id: row.id }, mark)
                }) }
            </ul>
        </Card>
    }
}
