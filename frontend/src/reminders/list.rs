//! Notices by day.

use std::rc::Rc;

use chrono::NaiveDate;
use veche_domain::{
    Id,
    reminders::{ListNotices, Notice, NoticeKind, NoticesRead, ReadAllNotices, ReadNotice, grouped, matter},
};
use yew::prelude::*;
use yew_router::Routable;

use super::SettingsView;
use crate::{
    api::{Query, Reply, Request},
    hooks::{Choices, ListState, Params, use_list, use_mutation, use_params},
    routes::Route,
    state::{Words, use_words},
    ui::{
        Badge, Button, ButtonKind, Card, ClauseLink, EmptyState, FaultAlert, FilterSelect, FilterToggle,
        Link, ListFrame, Mark, PageTitle, State, Toolbar,
    },
};

const FILTERS: &[&str] = &["unread", "kind"];

/// Loads the notices and marks them.
#[component]
pub fn NoticesPage() -> Html {
    let words = use_words();
    let params = use_params();
    let list = use_list::<ListNotices, Notice>(&[], params.api(FILTERS));
    let read = use_mutation::<ReadNotice>(None, Callback::noop());
    let all = use_mutation::<ReadAllNotices>(
        Some(words.t("notices-all-read").into()),
        Callback::<Rc<Reply<NoticesRead>>>::noop(),
    );
    let onread = read.run.reform(|id: Id| Request::to(&[&id.to_string()]));
    let onread_all = all.run.reform(|()| Request::default());
    html! {
        <>
            <NoticesView
                {list} {params} busy={all.busy} {onread} {onread_all}
                fault={read.fault.clone().or_else(|| all.fault.clone())}
            />
            <SettingsView />
        </>
    }
}

/// Properties of [`NoticesView`].
#[derive(Properties, PartialEq)]
pub struct NoticesViewProps {
    /// Notices.
    pub list: ListState<Notice>,
    /// Filters.
    pub params: Params,
    /// Whether all are being marked.
    #[prop_or_default]
    pub busy: bool,
    /// Why a mark failed.
    #[prop_or_default]
    pub fault: Option<crate::api::Fault>,
    /// One was read.
    #[prop_or_default]
    pub onread: Callback<Id>,
    /// All were read.
    #[prop_or_default]
    pub onread_all: Callback<()>,
}

fn kinds(words: Words) -> Choices {
    let names = NoticeKind::ALL
        .iter()
        .map(|kind| (kind.code().into(), words.code("notice-kind", kind.code()).into()));
    Rc::new(names.collect())
}

/// The notices with what can be done to them.
#[component]
pub fn NoticesView(props: &NoticesViewProps) -> Html {
    let words = use_words();
    let params = &props.params;
    let empty = if params.is_narrowed(FILTERS) {
        html! { <EmptyState title={words.t("notices-none")} text={words.t("notices-none-text")} /> }
    } else {
        html! { <EmptyState title={words.t("notices-empty")} text={words.t("notices-empty-text")} /> }
    };
    let rows = props.list.rows.clone().unwrap_or_default();
    let unread = rows.iter().any(|n| n.read_at.is_none());
    html! {
        <>
            <PageTitle title={words.t("nav-notices")} note={html! { { words.t("notices-about") } }}>
                if unread {
                    <Button label={words.t("notices-read-all")} busy={props.busy} onclick={props.onread_all.clone()} />
                }
            </PageTitle>
            if let Some(fault) = props.fault.clone() {
                <FaultAlert {fault} />
            }
            <Toolbar params={params.clone()} filters={FILTERS}>
                <FilterToggle params={params.clone()} name="unread" label={words.t("notices-only-unread")} />
                <FilterSelect params={params.clone()} name="kind" label={words.t("notices-kind")} choices={kinds(words)} />
            </Toolbar>
            <ListFrame<Notice> list={props.list.clone()} {empty} files=true>
                <NoticesList {rows} onread={props.onread.clone()} />
            </ListFrame<Notice>>
        </>
    }
}

/// Properties of [`NoticesList`].
#[derive(Properties, PartialEq)]
pub struct NoticesListProps {
    /// Notices, the latest first.
    pub rows: Rc<Vec<Rc<Notice>>>,
    /// One was read.
    #[prop_or_default]
    pub onread: Callback<Id>,
}

/// Notices under the day on which they were told.
#[component]
pub fn NoticesList(props: &NoticesListProps) -> Html {
    let words = use_words();
    let mut days: Vec<(NaiveDate, Vec<Rc<Notice>>)> = Vec::new();
    for notice in props.rows.iter() {
        match days.last_mut() {
            Some((day, of)) if *day == notice.made_on => of.push(notice.clone()),
            _ => days.push((notice.made_on, vec![notice.clone()])),
        }
    }
    html! {
        <div class="veche-stack">
            { for days.into_iter().map(|(day, of)| html! {
                <Card key={day.to_string()} title={words.date(day)}>
                    <ul class="veche-notices" role="list">
                        { for grouped(of).into_iter().map(|group| match group.as_slice() {
                            [notice] => html! {
                                <Row key={notice.id.to_string()} notice={notice.clone()} onread={props.onread.clone()} />
                            },
                            _ => {
                                let key = group.first().map(|n| n.id.to_string()).unwrap_or_default();
                                html! { <Group {key} rows={Rc::new(group)} onread={props.onread.clone()} /> }
                            }
                        }) }
                    </ul>
                </Card>
            }) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct GroupProps {
    rows: Rc<Vec<Rc<Notice>>>,
    onread: Callback<Id>,
}

/// One matter of many associations: a line that unfolds to them.
#[component]
fn Group(props: &GroupProps) -> Html {
    let words = use_words();
    let Some(first) = props.rows.first() else {
        return Html::default();
    };
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let unread = props.rows.iter().filter(|n| n.read_at.is_none()).count();
    let line = matter(first).map_or("", |(line, _)| line);
    html! {
        <li class={classes!("veche-notice", (unread > 0).then_some("veche-notice--unread"))}>
            <details>
                <summary>
                    <span class="veche-notice__title">{ line.to_owned() }</span>{ ": " }
                    { words.count("notices-group", count(props.rows.len())) }
                    if unread > 0 {
                        { " " }<Badge label={words.count("notices-group-new", count(unread))} strong=true />
                    }
                </summary>
                <ul class="veche-notice__group" role="list">
                    { for props.rows.iter().map(|notice| {
                        let name = matter(notice).map_or(notice.title.as_str(), |(_, name)| name);
                        let id = notice.id;
                        let unread = notice.read_at.is_none();
                        let onread = props.onread.reform(move |()| id);
                        let onfollow = if unread { onread.clone() } else { Callback::noop() };
                        html! {
                            <li key={id.to_string()}>
                                { leading(notice, name, onfollow) }
                                if unread {
                                    { " " }<Button kind={ButtonKind::Link} label={words.with("notice-read-of", &[("name", name)])} onclick={onread} />
                                }
                            </li>
                        }
                    }) }
                </ul>
            </details>
            <p>{ first.text.clone() }</p>
            <div class="veche-notice__facts">
                <span class="veche-muted">{ words.code("notice-kind", first.kind.code()) }</span>
                { due_mark(words, first) }
                if let Some(id) = first.clause.clone() {
                    <ClauseLink {id} />
                }
            </div>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    notice: Rc<Notice>,
    onread: Callback<Id>,
}

fn due_mark(words: Words, notice: &Notice) -> Html {
    let Some(due) = notice.due_on else {
        return Html::default();
    };
    let date = words.date(due);
    let (state, label) = match notice.kind {
        NoticeKind::Meeting => (State::Due, words.with("notice-on", &[("date", &date)])),
        _ if due < words.today => (State::Overdue, words.with("notice-was-due", &[("date", &date)])),
        _ => (State::Due, words.with("notice-due", &[("date", &date)])),
    };
    html! { <Mark {state} label={AttrValue::from(label)} /> }
}

/// A name that leads to the page; a path that this page does not know is opened as an address.
fn leading(notice: &Notice, name: &str, onfollow: Callback<()>) -> Html {
    let (path, query) = notice.path.split_once('?').unwrap_or((&notice.path, ""));
    match Route::recognize(path).filter(|route| *route != Route::NotFound) {
        Some(to) => {
            html! { <Link {to} query={Query::parse(query)} class="veche-notice__title" {onfollow}>{ name.to_owned() }</Link> }
        }
        None => {
            html! { <a class="veche-notice__title" href={notice.path.clone()}>{ name.to_owned() }</a> }
        }
    }
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let notice = &props.notice;
    let id = notice.id;
    let unread = notice.read_at.is_none();
    let onread = props.onread.reform(move |()| id);
    let onfollow = if unread { onread.clone() } else { Callback::noop() };
    html! {
        <li class={classes!("veche-notice", unread.then_some("veche-notice--unread"))}>
            <div class="veche-notice__head">
                if unread {
                    <Badge label={words.t("notice-new")} strong=true />
                }
                { leading(notice, &notice.title, onfollow) }
            </div>
            <p>{ notice.text.clone() }</p>
            <div class="veche-notice__facts">
                <span class="veche-muted">{ words.code("notice-kind", notice.kind.code()) }</span>
                { due_mark(words, notice) }
                if let Some(id) = notice.clause.clone() {
                    <ClauseLink {id} />
                }
                if unread {
                    <Button kind={ButtonKind::Link} label={words.t("notice-read")} onclick={onread} />
                }
            </div>
        </li>
    }
}
