//! The tab «Правка»: head and rows of a plan, saved by themselves.

use std::rc::Rc;

use chrono::{DateTime, Utc};
use veche_domain::plans::{DepartmentEvent, GetCityYear, ListDepartmentEvents, Plan};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    choices::Lists,
    conflict::ConflictDialog,
    content::{Content, Head},
    copy::CopyLast,
    grid::{Cards, Grid},
    keep::use_plan_keeper,
    row::Row,
};
use crate::{
    api::{Fault, Query},
    hooks::{self, Phase, Saver, use_list, use_narrow, use_resource},
    meetings::use_profile,
    state::{Words, use_words},
    ui::{Alert, Button, ButtonKind, Card, ClauseLink, FaultAlert, FreeText, GrowArea, SaveMark, Tone},
};

/// Properties of [`PlanEditor`].
#[derive(Properties, PartialEq)]
pub struct PlanEditorProps {
    /// Plan as the server has it.
    pub plan: Rc<Plan>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Hands this version over; absent for those who may not.
    #[prop_or_default]
    pub onsubmit: Option<Callback<Option<String>>>,
}

/// The lists that the columns of a plan choose from.
#[hook]
pub(super) fn use_plan_lists(year: i32) -> Rc<Lists> {
    let words = use_words();
    let profile = use_profile();
    let city = use_resource::<GetCityYear>(&[year.to_string()], Query::default());
    let query = Query::of([("school_year", year.to_string()), ("limit", "200".to_owned())]);
    let events = use_list::<ListDepartmentEvents, DepartmentEvent>(&[], query);
    use_memo(
        (words, profile, city.reply, events.rows),
        |(words, profile, city, events)| {
            let goals = city
                .as_ref()
                .map(|reply| reply.data.goals.clone())
                .unwrap_or_default();
            let events: Vec<DepartmentEvent> = events
                .iter()
                .flat_map(|rows| rows.iter())
                .map(|e| (**e).clone())
                .collect();
            Lists::of(*words, profile.as_deref(), &goals, &events)
        },
    )
}

/// Keeps the text and shows the editor.
#[component]
pub fn PlanEditor(props: &PlanEditorProps) -> Html {
    let keeper = use_plan_keeper(&props.plan, props.etag.clone());
    let lists = use_plan_lists(props.plan.school_year);
    let narrow = use_narrow();
    html! {
        <EditorView
            plan={props.plan.clone()} saver={keeper.saver().clone()} saved_at={keeper.saved_at()} tell={keeper.tell()} {lists} {narrow}
            onsubmit={props.onsubmit.clone()}
        />
    }
}

/// Properties of [`EditorView`].
#[derive(Properties, PartialEq)]
pub struct EditorViewProps {
    /// Plan as the server has it.
    pub plan: Rc<Plan>,
    /// The text and how far it is.
    pub saver: Saver<Content>,
    /// What columns choose from.
    pub lists: Rc<Lists>,
    /// Whether rows are cards.
    #[prop_or_default]
    pub narrow: bool,
    /// When the server saved last.
    #[prop_or_default]
    pub saved_at: Option<DateTime<Utc>>,
    /// Tells what happened.
    #[prop_or_default]
    pub tell: Callback<hooks::Event<Content>>,
    /// Hands this version over; absent for those who may not.
    #[prop_or_default]
    pub onsubmit: Option<Callback<Option<String>>>,
}

/// The editor.
#[component]
pub fn EditorView(props: &EditorViewProps) -> Html {
    let words = use_words();
    let later = use_state(|| false);
    let all = use_state(|| false);
    let (plan, saver) = (&props.plan, &props.saver);
    let content = &saver.draft.now;
    let conflicts = saver.conflicts();
    {
        // A new quarrel asks again.
        let later = later.clone();
        use_effect_with(conflicts.is_empty(), move |_| later.set(false));
    }
    let set = |head: Head| {
        let (content, tell) = (content.clone(), props.tell.clone());
        Callback::from(move |text: String| {
            let mut next = content.clone();
            next.set(head, text);
            tell.emit(hooks::Event::Typed(Box::new(next)));
        })
    };
    let onrows = {
        let (content, tell) = (content.clone(), props.tell.clone());
        Callback::from(move |rows: Vec<Row>| {
            let mut next = content.clone();
            next.rows = rows;
            tell.emit(hooks::Event::Typed(Box::new(next)));
        })
    };
    let rows = use_memo(content.rows.clone(), |rows| {
        rows.iter().cloned().map(Rc::new).collect::<Vec<_>>()
    });
    let setter = |state: &UseStateHandle<bool>, value: bool| {
        let state = state.clone();
        Callback::from(move |()| state.set(value))
    };
    let conflicting = matches!(saver.phase, Phase::Conflict(_));
    let waiting = content.rows.iter().filter(|r| r.waits()).count();
    let links = {
        let all = all.clone();
        Callback::from(move |event: Event| {
            all.set(event.target_unchecked_into::<HtmlInputElement>().checked())
        })
    };
    let line = |head: Head| {
        html! {
            <FreeText
                id={format!("plan-{}", head.key())} label={words.code("plan-head", head.key())} value={content.get(head).to_owned()} onedit={set(head)}
            />
        }
    };
    let area = |head: Head, hint: &str| {
        html! {
            <GrowArea
                id={format!("plan-{}", head.key())} label={words.code("plan-head", head.key())} hint={words.t(hint)}
                value={content.get(head).to_owned()} onedit={set(head)}
            />
        }
    };
    html! {
        <>
            <div class="veche-desk__bar">
                <SaveMark standing={saver.phase.standing()} saved_at={props.saved_at} begins={words.t("plan-not-begun")} />
                if matches!(saver.phase, Phase::Offline | Phase::Refused(_)) {
                    <Button label={words.t("save-now")} onclick={props.tell.reform(|()| hooks::Event::Due)} />
                }
                if let Some(onsubmit) = props.onsubmit.clone() {
                    // What is on its way would come too late: the curator's text does not change.
                    <Button
                        kind={ButtonKind::Primary} label={words.t("plan-submit")} disabled={saver.phase != Phase::Saved || saver.is_unsaved()}
                        onclick={onsubmit.reform({ let etag = saver.draft.base.etag.clone(); move |()| etag.clone() })}
                    />
                }
                if waiting > 0 {
                    <span class="veche-muted">{ words.count("plan-rows-wait", i64::try_from(waiting).unwrap_or(0)) }</span>
                }
            </div>
            if let Phase::Refused(fault) = &saver.phase {
                <FaultAlert fault={(**fault).clone()} />
                if let Fault::Problem(problem) = &**fault {
                    <ul class="veche-list">{ for problem.errors.iter().map(|e| html! { <li>{ refused(words, content, &e.pointer, &e.message) }</li> }) }</ul>
                }
            }
            if conflicting {
                <Alert tone={Tone::Warning} live=true title={words.t("plan-conflict")}>
                    <Button kind={ButtonKind::Link} label={words.t("plan-conflict-open")} onclick={setter(&later, false)} />
                </Alert>
            }
            <Card title={words.t("plan-head")} actions={html! { <ClauseLink id="VII.7.7" /> }}>
                <div class="veche-items">
                    if let Some(theme) = &plan.city_theme {
                        <p class="veche-muted">{ words.with("plan-city-theme-is", &[("theme", theme)]) }{ " " }<ClauseLink id="VI.6.3" /></p>
                    }
                    { line(Head::Theme) }
                    { area(Head::Goal, "plan-head-goal-hint") }
                    { area(Head::Tasks, "plan-head-tasks-hint") }
                    <Trends chosen={content.get(Head::Trends).to_owned()} lists={props.lists.clone()} onset={set(Head::Trends)} />
                    { area(Head::Results, "plan-head-results-hint") }
                </div>
            </Card>
            <Card title={words.t("plan-rows")}>
                if content.rows.is_empty() {
                    <CopyLast plan={plan.clone()} content={content.clone()} tell={props.tell.clone()} />
                }
                if !props.narrow {
                    <label class="veche-choice" for="plan-all">
                        <input type="checkbox" id="plan-all" checked={*all} onchange={links} /><span>{ words.t("plan-columns-all") }</span>
                    </label>
                    <Grid rows={rows.clone()} lists={props.lists.clone()} year={plan.school_year} all={*all} {onrows} />
                } else {
                    <Cards
                        rows={rows.clone()} lists={props.lists.clone()} year={plan.school_year}
                        next={Row::blank(content.free_key(), content.next_kind())} {onrows}
                    />
                }
            </Card>
            if conflicting && !*later {
                <ConflictDialog
                    who={conflicting_who(&saver.phase, plan)} places={conflicts} lists={props.lists.clone()} tell={props.tell.clone()}
                    onclose={setter(&later, true)}
                />
            }
        </>
    }
}

/// Who saved meanwhile, as far as the page knows.
fn conflicting_who(phase: &Phase<Content>, plan: &Plan) -> AttrValue {
    match phase {
        Phase::Conflict(theirs) if theirs.version == plan.version => plan.edited_by.clone().into(),
        _ => AttrValue::Static("–"),
    }
}

/// A fault of the server with the row it is in: rows that wait for their title were not sent.
fn refused(words: Words, content: &Content, pointer: &str, message: &str) -> String {
    let sent = pointer
        .strip_prefix("/items/")
        .and_then(|rest| rest.split('/').next()?.parse::<usize>().ok());
    let mut named = content.rows.iter().enumerate().filter(|(_, r)| r.is_named());
    match sent.and_then(|at| named.nth(at)) {
        Some((at, _)) => {
            let number = (at + 1).to_string();
            format!(
                "{}: {message}",
                words.with("plan-row-number", &[("number", &number)])
            )
        }
        None => message.to_owned(),
    }
}

#[derive(Properties, PartialEq)]
struct TrendsProps {
    chosen: AttrValue,
    lists: Rc<Lists>,
    onset: Callback<String>,
}

/// The trends of the regulation, each to be ticked (III).
#[component]
fn Trends(props: &TrendsProps) -> Html {
    let words = use_words();
    html! {
        <fieldset class="veche-fieldset veche-ticks">
            <legend>{ words.t("plan-head-trends") }{ " " }<ClauseLink id="III" /></legend>
            { for props.lists.trends().iter().map(|(code, name)| {
                let (chosen, code) = (props.chosen.to_string(), code.to_string());
                let id = format!("plan-trend-{code}");
                let checked = chosen.lines().any(|c| c == code);
                let onchange = props.onset.reform(move |_: Event| super::grid::ticked(&chosen, &code));
                html! {
                    <label class="veche-choice" for={id.clone()}>
                        <input type="checkbox" {id} {checked} {onchange} /><span>{ name.clone() }</span>
                    </label>
                }
            }) }
        </fieldset>
    }
}
