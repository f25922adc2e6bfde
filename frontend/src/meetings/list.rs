//! The list of meetings: what is ahead, what is past, or a month as a calendar.

use std::rc::Rc;

use chrono::{Datelike, Duration, Months, NaiveDate};
use veche_domain::{
    access::{Action, Actor, Resource, allows},
    associations::{AssociationRow, ListAssociations},
    calendar::{school_year, school_year_label},
    meetings::{ListMeetings, MeetingRow, MeetingState, MinutesState},
};
use yew::prelude::*;

use super::{
    calendar::MonthView,
    head::body_link,
    links::CalendarDialog,
    naming::{meeting_title, minutes_badge, state_mark, when},
};
use crate::{
    api::Query,
    hooks::{Choices, ListState, Params, coded, use_list, use_params},
    routes::Route,
    state::{Words, use_actor, use_on_date, use_words},
    ui::{
        Button, ButtonKind, ClauseLink, Column, EmptyState, FilterSelect, FilterToggle, Lines, Link,
        LinkButton, ListFrame, PageTitle, SearchBox, Segments, Sign, Table, Toolbar, row_class,
    },
};

const FILTERS: &[&str] = &["association_id", "school_year", "state", "minutes_state", "mine"];
/// School years offered before the present one.
const YEARS_BACK: i32 = 5;

/// Whether the actor may plan some meeting: then there is a button to begin.
pub(super) fn plans_any(actor: &Actor) -> bool {
    let meeting = |association, institution| Resource::Meeting {
        association,
        institution,
        chair: None,
        secretary: None,
        by_paper: false,
    };
    let institutions = actor.grants.iter().filter_map(|g| match g {
        veche_domain::access::Grant::Institution { organization_id } => Some(*organization_id),
        _ => None,
    });
    let own = actor.associations().into_iter().map(|id| meeting(Some(id), None));
    own.chain(institutions.map(|id| meeting(Some(veche_domain::Id::nil()), Some(id))))
        .chain([meeting(None, None)])
        .any(|resource| allows(actor, Action::PlanMeetings, resource))
}

/// The month on screen: that of the address, else the present one.
fn month_of(params: &Params, today: NaiveDate) -> NaiveDate {
    let asked = params
        .get("month")
        .and_then(|m| format!("{m}-01").parse::<NaiveDate>().ok());
    asked.or(today.with_day(1)).unwrap_or(today)
}

fn query_of(params: &Params, month: NaiveDate, today: NaiveDate) -> Query {
    let query = params
        .query
        .only(FILTERS)
        .with("q", params.get("q").map(str::to_owned));
    if params.get("view") == Some("calendar") {
        let (from, until) = (month - Duration::days(7), month + Months::new(1));
        let until = until + Duration::days(7);
        return query
            .with("from", Some(from.to_string()))
            .with("until", Some(until.to_string()))
            .with("sort", Some("date".to_owned()))
            .with("limit", Some("200".to_owned()));
    }
    let (bound, sort) = if params.get("when") == Some("past") {
        ("until", "-date")
    } else {
        ("from", "date")
    };
    query
        .with(bound, Some(today.to_string()))
        .with("sort", Some(sort.to_owned()))
        .with("count", Some("true".to_owned()))
}

/// Loads the meetings.
#[component]
pub fn MeetingsPage() -> Html {
    let words = use_words();
    let today = use_on_date().shown();
    let params = use_params();
    let month = month_of(&params, today);
    let list = use_list::<ListMeetings, MeetingRow>(&[], query_of(&params, month, today));
    let all = Query::of([("limit", "200".to_owned())]);
    let associations = use_list::<ListAssociations, AssociationRow>(&[], all);
    let rows = associations.rows.iter().flat_map(|rows| rows.iter());
    let named = rows.map(|a| (a.id.to_string().into(), a.name.clone().into()));
    let associations: Choices = Rc::new(named.collect());
    html! { <MeetingsView {list} {params} {associations} {month} today={words.today} /> }
}

/// Properties of [`MeetingsView`].
#[derive(Properties, PartialEq)]
pub struct MeetingsViewProps {
    /// Rows.
    pub list: ListState<MeetingRow>,
    /// Filters and the way to look.
    pub params: Params,
    /// Names of associations.
    #[prop_or_default]
    pub associations: Choices,
    /// First day of the month on screen.
    pub month: NaiveDate,
    /// Business date.
    pub today: NaiveDate,
}

fn years(words: Words) -> Choices {
    let now = school_year(words.today);
    let years = (now - YEARS_BACK..=now + 1).rev();
    Rc::new(
        years
            .map(|y| (y.to_string().into(), school_year_label(y).into()))
            .collect(),
    )
}

/// The meetings.
#[component]
pub fn MeetingsView(props: &MeetingsViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let following = use_state(|| false);
    let follow = |open: bool| {
        let following = following.clone();
        Callback::from(move |()| following.set(open))
    };
    let params = &props.params;
    let plans = !turned && actor.as_ref().is_some_and(plans_any);
    let calendar = params.get("view") == Some("calendar");
    let past = params.get("when") == Some("past");
    let plan = || {
        html! {
            if plans {
                <LinkButton kind={ButtonKind::Primary} sign={Some(Sign::Add)} to={Route::NewMeeting} label={words.t("meeting-plan")} />
            }
        }
    };
    let empty = if params.is_narrowed(FILTERS) {
        html! { <EmptyState title={words.t("nothing-found")} text={words.t("nothing-found-text")} /> }
    } else {
        let key = if past {
            "meetings-none-past"
        } else {
            "meetings-none-ahead"
        };
        html! { <EmptyState title={words.t(key)} text={words.t("meetings-none-text")}>{ plan() }</EmptyState> }
    };
    let look = Rc::new(vec![
        ("ahead".into(), words.t("meetings-ahead").into()),
        ("past".into(), words.t("meetings-past").into()),
        ("calendar".into(), words.t("meetings-calendar").into()),
    ]);
    let now = match (calendar, past) {
        (true, _) => "calendar",
        (false, true) => "past",
        (false, false) => "ahead",
    };
    let onlook = {
        let choose = params.choose.clone();
        Callback::from(move |look: String| {
            let value = |is: bool, name: &str| is.then(|| name.to_owned());
            choose.emit(vec![
                ("view", value(look == "calendar", "calendar")),
                ("when", value(look == "past", "past")),
                ("month", None),
            ]);
        })
    };
    let note = html! { <>{ words.t("meetings-about") }{ " " }<ClauseLink id="VII.7.6" /></> };
    html! {
        <>
            <PageTitle title={words.t("nav-meetings")} {note}>
                if actor.as_ref().is_some_and(|a| a.person_id.is_some()) {
                    <Button sign={Some(Sign::Calendar)} label={words.t("calendar-subscribe")} onclick={follow(true)} />
                }
                <LinkButton to={Route::Resolutions} label={words.t("meetings-resolutions")} />
                { plan() }
            </PageTitle>
            <Segments label={words.t("meetings-look")} choices={look} {now} onchoose={onlook} />
            <Toolbar params={params.clone()} filters={FILTERS}>
                <SearchBox params={params.clone()} label={words.t("search-meetings")} />
                <FilterSelect params={params.clone()} name="association_id" label={words.t("meeting-body")} choices={props.associations.clone()} />
                <FilterSelect params={params.clone()} name="school_year" label={words.t("meeting-year")} choices={years(words)} />
                <FilterSelect
                    params={params.clone()} name="state" label={words.t("meeting-state")}
                    choices={coded(words, "meeting-state", MeetingState::ALL.iter().map(|s| s.code()))}
                />
                <FilterSelect
                    params={params.clone()} name="minutes_state" label={words.t("meeting-tab-minutes")}
                    choices={coded(words, "minutes-state", MinutesState::ALL.iter().map(|s| s.code()))}
                />
                <FilterToggle params={params.clone()} name="mine" label={words.t("meetings-mine")} />
            </Toolbar>
            if calendar {
                <MonthView
                    list={props.list.clone()} month={props.month} today={props.today} {plans}
                    onmonth={params.setter("month").reform(|month: NaiveDate| month.format("%Y-%m").to_string())}
                />
            } else {
                <ListFrame<MeetingRow> list={props.list.clone()} {empty} counted="meetings-count">
                    <MeetingsTable rows={props.list.rows.clone().unwrap_or_default()} />
                </ListFrame<MeetingRow>>
            }
            if *following {
                <CalendarDialog onclose={follow(false)} />
            }
        </>
    }
}

/// Properties of [`MeetingsTable`].
#[derive(Properties, PartialEq)]
pub(super) struct MeetingsTableProps {
    pub(super) rows: Rc<Vec<Rc<MeetingRow>>>,
    /// Whether the body is known from the page around.
    #[prop_or_default]
    pub(super) own: bool,
}

/// Meetings as a table.
#[component]
pub(super) fn MeetingsTable(props: &MeetingsTableProps) -> Html {
    let words = use_words();
    let columns = Rc::new(vec![
        Column::plain(words.t("meeting-theme")),
        Column::plain(words.t("meeting-when")),
        Column::plain(words.t("meeting-place")),
        Column::plain(words.t("meeting-state")),
    ]);
    let own = props.own;
    let lines = Lines::of(
        props.rows.clone(),
        move |row| html! { <Row key={row.id.to_string()} row={row.clone()} {own} /> },
    );
    html! {
        <Table caption={words.t("nav-meetings")} {columns} {lines} />
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: Rc<MeetingRow>,
    own: bool,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let row = &props.row;
    let place = match (&row.place, row.online) {
        (Some(place), false) => place.clone(),
        (Some(place), true) => format!("{place}, {}", words.t("meeting-online")),
        (None, true) => words.t("meeting-online"),
        (None, false) => "—".to_owned(),
    };
    html! {
        <tr class={row_class()}>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("meeting-theme")}>
                <Link to={Route::Meeting { id: row.id }}>{ row.theme.clone() }</Link>
                <div class="veche-cell__note">
                    { meeting_title(words, row.number, row.school_year) }
                    if !props.own { { " · " }{ body_link(&row.body) } }
                </div>
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("meeting-when")}>{ when(words, row.date, row.starts_at) }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("meeting-place")}>{ place }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("meeting-state")}>
                <div>
                    { state_mark(words, row.state, row.date) }
                    if row.state == MeetingState::Held {
                        <div>{ minutes_badge(words, row.minutes_state) }</div>
                    }
                </div>
            </td>
        </tr>
    }
}
