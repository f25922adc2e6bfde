//! Analyses that wait for the council, and the act that puts them on an agenda.

use std::{collections::BTreeSet, rc::Rc};

use veche_domain::{
    Id,
    analyses::{AnalysisRow, QueuedAnalyses},
    calendar::school_year_label,
    council::QueueAnalyses,
    meetings::{GetMeeting, Meeting, MeetingRow},
};
use web_sys::HtmlInputElement;
use yew::{platform::spawn_local, prelude::*};

use crate::{
    api::{self, Fault, Reply, Request},
    hooks::{Choices, ListState, use_mutation},
    routes::Route,
    state::use_words,
    ui::{
        Button, ButtonKind, Card, ClauseLink, EmptyState, FaultAlert, FreeSelect, Link, ListFrame, Mark,
        State,
    },
};

/// Properties of [`QueueView`].
#[derive(Properties, PartialEq)]
pub struct QueueViewProps {
    /// Analyses that wait.
    pub list: ListState<AnalysisRow>,
    /// Meetings of the council that are planned.
    pub planned: Rc<Vec<Rc<MeetingRow>>>,
    /// Whether the reader puts them on an agenda.
    #[prop_or_default]
    pub plans: bool,
}

/// The queue.
#[component]
pub fn QueueView(props: &QueueViewProps) -> Html {
    let words = use_words();
    let chosen = use_state(BTreeSet::<Id>::new);
    let meeting = use_state(String::new);
    let fault = use_state(|| None::<Fault>);
    let rows: Vec<Rc<AnalysisRow>> = props.list.rows.iter().flat_map(|r| r.iter().cloned()).collect();
    let then = {
        let chosen = chosen.clone();
        Callback::from(move |_: Rc<Reply<Meeting>>| chosen.set(BTreeSet::new()))
    };
    let done = Some(words.t("council-queued").into());
    let mutation = use_mutation::<QueueAnalyses>(done, then);
    // The first planned meeting is meant unless another one is chosen.
    let target = if meeting.is_empty() {
        props.planned.last().map(|m| m.id.to_string()).unwrap_or_default()
    } else {
        (*meeting).clone()
    };
    let picked: Vec<Id> = rows
        .iter()
        .map(|row| row.id)
        .filter(|id| chosen.contains(id))
        .collect();
    let ready = !picked.is_empty() && !target.is_empty();
    let put = {
        let (run, fault, target) = (mutation.run.clone(), fault.clone(), target.clone());
        let picked = picked.clone();
        Callback::from(move |()| {
            let (run, fault, target) = (run.clone(), fault.clone(), target.clone());
            let analysis_ids = picked.clone();
            // The meeting may have changed since the list was loaded: its version is asked for now.
            spawn_local(async move {
                match api::call::<GetMeeting>(Request::to(&[&target])).await {
                    Ok(reply) => {
                        fault.set(None);
                        let body = QueuedAnalyses { analysis_ids };
                        run.emit(Request::to(&[&target]).body(body).if_match(reply.etag));
                    }
                    Err(problem) => fault.set(Some(problem)),
                }
            });
        })
    };
    let toggle = {
        let chosen = chosen.clone();
        Callback::from(move |(id, on): (Id, bool)| {
            let mut next = (*chosen).clone();
            if on {
                next.insert(id);
            } else {
                next.remove(&id);
            }
            chosen.set(next);
        })
    };
    let all = {
        let (chosen, ids) = (chosen.clone(), rows.iter().map(|r| r.id).collect::<BTreeSet<_>>());
        Callback::from(move |()| chosen.set(ids.clone()))
    };
    let meetings: Choices = Rc::new(
        props
            .planned
            .iter()
            .rev()
            .map(|m| {
                (
                    m.id.to_string().into(),
                    format!("{}, {}", words.date(m.date), m.theme).into(),
                )
            })
            .collect(),
    );
    let empty = html! { <EmptyState title={words.t("council-queue-none")} text={words.t("council-queue-none-text")} /> };
    let actions = html! { <ClauseLink id="VII.7.8" /> };
    html! {
        <Card title={words.t("council-queue")} {actions}>
            <ListFrame<AnalysisRow> list={props.list.clone()} {empty} counted="analyses-count">
                <ul class="veche-queue" role="list">
                    { for rows.iter().map(|row| html! {
                        <Waiting key={row.id.to_string()} row={row.clone()} plans={props.plans} on={chosen.contains(&row.id)} ontoggle={toggle.clone()} />
                    }) }
                </ul>
                if props.plans && props.planned.is_empty() {
                    <p class="veche-muted">{ words.t("council-queue-no-meeting") }</p>
                } else if props.plans {
                    <div class="veche-actions"><Button kind={ButtonKind::Link} label={words.t("council-queue-all")} onclick={all} /></div>
                    <FreeSelect
                        id="queue-meeting" label={words.t("council-queue-meeting")} choices={meetings} value={target}
                        onedit={{ let meeting = meeting.clone(); Callback::from(move |id: String| meeting.set(id)) }}
                    />
                    if let Some(fault) = mutation.fault.clone().or_else(|| (*fault).clone()) { <FaultAlert {fault} /> }
                    <div class="veche-actions">
                        <Button
                            kind={ButtonKind::Primary} label={words.count("council-queue-put", i64::try_from(picked.len()).unwrap_or(0))}
                            disabled={!ready} busy={mutation.busy} onclick={put}
                        />
                    </div>
                }
            </ListFrame<AnalysisRow>>
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct WaitingProps {
    row: Rc<AnalysisRow>,
    plans: bool,
    on: bool,
    ontoggle: Callback<(Id, bool)>,
}

#[component]
fn Waiting(props: &WaitingProps) -> Html {
    let words = use_words();
    let row = &props.row;
    let id = format!("queue-{}", row.id);
    let name = format!("{}, {}", row.association.name, school_year_label(row.school_year));
    let onchange = {
        let (ontoggle, id) = (props.ontoggle.clone(), row.id);
        Callback::from(move |event: Event| {
            let on = event.target_unchecked_into::<HtmlInputElement>().checked();
            ontoggle.emit((id, on));
        })
    };
    html! {
        <li class="veche-queue__row">
            if props.plans {
                <input id={id.clone()} type="checkbox" checked={props.on} aria-label={words.with("council-queue-choose", &[("name", &name)])} {onchange} />
            }
            <div>
                <Link to={Route::Analysis { id: row.id }}>{ name }</Link>
                if row.late { { " " }<Mark state={State::Overdue} label={words.t("analysis-late")} /> }
                if let Some(at) = row.accepted_at {
                    <div class="veche-cell__note">{ words.with("council-queue-accepted", &[("when", &words.moment(at))]) }</div>
                }
            </div>
        </li>
    }
}
