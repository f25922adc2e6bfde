//! The tab «Ход выполнения»: what became of each row, said by one tap.

use std::rc::Rc;

use veche_domain::{
    meetings::{ListMeetings, MeetingRow, MeetingState},
    plans::{ItemKind, ItemMark, ItemState, MarkPlanItem, Plan, PlanItem, PlanState, check_mark},
};
use yew::prelude::*;

use super::naming::item_mark;
use crate::{
    api::{Fault, Query, Reply, Request},
    hooks::{Choices, Field, use_form, use_list, use_mutation, use_refusal},
    meetings::meeting_title,
    routes::Route,
    state::use_words,
    ui::{
        Alert, AreaField, Button, ButtonKind, Card, ClauseLink, DateField, Dialog, EmptyState, FaultAlert,
        FormFrame, Link, SelectField, TextField,
    },
};

static DONE: &[Field] = &[
    Field::text("/done_on"),
    Field::text("/meeting_id"),
    Field::text("/reason"),
];
static MOVED: &[Field] = &[Field::needed("/dates"), Field::needed("/reason")];
static CANCELLED: &[Field] = &[Field::needed("/reason")];
/// Held meetings offered as what a row became.
const MEETINGS: &str = "20";

/// Properties of [`ProgressTab`].
#[derive(Properties, PartialEq)]
pub struct ProgressTabProps {
    /// Plan.
    pub plan: Rc<Plan>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Whether marks may be made.
    #[prop_or_default]
    pub writes: bool,
}

fn bare(state: ItemState) -> ItemMark {
    ItemMark {
        state,
        reason: None,
        done_on: None,
        dates: None,
        meeting_id: None,
    }
}

/// Rows with their marks, kind after kind.
#[component]
pub fn ProgressTab(props: &ProgressTabProps) -> Html {
    let words = use_words();
    let plan = &props.plan;
    let asking = use_state(|| None::<(Rc<PlanItem>, ItemState)>);
    let mark = use_mutation::<MarkPlanItem>(Some(words.t("plan-marked").into()), Callback::noop());
    let open = matches!(plan.state, PlanState::Approved | PlanState::Amending);
    if plan.items.is_empty() {
        return html! { <EmptyState title={words.t("plan-no-rows")} text={words.t("plan-no-rows-text")} /> };
    }
    let at_once = {
        let (run, id, etag) = (mark.run.clone(), plan.id.to_string(), props.etag.clone());
        Callback::from(move |(item, state): (Rc<PlanItem>, ItemState)| {
            run.emit(
                Request::to(&[&id, &item.id.to_string()])
                    .body(bare(state))
                    .if_match(etag.clone()),
            );
        })
    };
    let ask = {
        let asking = asking.clone();
        Callback::from(move |what: (Rc<PlanItem>, ItemState)| asking.set(Some(what)))
    };
    let close = {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(None))
    };
    html! {
        <>
            if !open {
                if let Err(refusal) = check_mark((plan.state, plan.school_year), &bare(ItemState::Done), words.today) {
                    <Alert title={refusal.detail}><ClauseLink id="VII.7.9" /></Alert>
                }
            }
            if let Some(fault) = mark.fault.clone() {
                <FaultAlert {fault} />
            }
            { for ItemKind::ALL.iter().map(|kind| {
                let rows: Vec<&PlanItem> = plan.items.iter().filter(|i| i.kind == *kind).collect();
                html! {
                    if !rows.is_empty() {
                        <Card key={kind.code()} title={words.code("item-kinds", kind.code())}>
                            <ul class="veche-marks" role="list">
                                { for rows.into_iter().map(|item| html! {
                                    <Marked key={item.id.to_string()} item={Rc::new(item.clone())} writes={props.writes && open} busy={mark.busy} onmark={at_once.clone()} onask={ask.clone()} />
                                }) }
                            </ul>
                        </Card>
                    }
                }
            }) }
            if let Some((item, state)) = (*asking).clone() {
                <MarkDialog key={format!("{}-{state}", item.id)} plan={plan.clone()} etag={props.etag.clone()} item={item.clone()} {state} onclose={close} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct MarkedProps {
    item: Rc<PlanItem>,
    writes: bool,
    busy: bool,
    onmark: Callback<(Rc<PlanItem>, ItemState)>,
    onask: Callback<(Rc<PlanItem>, ItemState)>,
}

/// A row: what was planned, what became of it, and the buttons.
#[component]
fn Marked(props: &MarkedProps) -> Html {
    let words = use_words();
    let item = &props.item;
    let open = matches!(item.state, ItemState::Planned | ItemState::Moved);
    let at_once = |state: ItemState| {
        props.onmark.reform({
            let item = item.clone();
            move |()| (item.clone(), state)
        })
    };
    let ask = |state: ItemState| {
        props.onask.reform({
            let item = item.clone();
            move |()| (item.clone(), state)
        })
    };
    let days = match (&item.dates, &item.moved_to) {
        (Some(dates), Some(moved)) => words.with("plan-item-moved-to", &[("dates", dates), ("moved", moved)]),
        (None, Some(moved)) => moved.clone(),
        (Some(dates), None) => dates.clone(),
        (None, None) => words.t("plan-no-dates"),
    };
    html! {
        <li class="veche-marks__row">
            <div class="veche-marks__what">
                <span lang="ru">{ item.title.clone() }</span>
                <div class="veche-cell__note">{ days }</div>
                <div>
                    { item_mark(words, item, words.today) }
                    if let Some(meeting) = &item.meeting {
                        { " " }<Link to={Route::Meeting { id: meeting.id }}>{ words.with("plan-meeting-date", &[("date", &words.date(meeting.date))]) }</Link>
                    }
                </div>
                if let Some(reason) = &item.reason { <div class="veche-cell__note" lang="ru">{ reason.clone() }</div> }
            </div>
            if props.writes {
                <div class="veche-actions" role="group" aria-label={item.title.clone()}>
                    if open {
                        <Button label={words.t("plan-mark-done")} disabled={props.busy} onclick={at_once(ItemState::Done)} />
                        <Button kind={ButtonKind::Link} label={words.t("plan-mark-moved")} onclick={ask(ItemState::Moved)} />
                        <Button kind={ButtonKind::Link} label={words.t("plan-mark-cancelled")} onclick={ask(ItemState::Cancelled)} />
                    } else {
                        if item.state == ItemState::Done {
                            <Button kind={ButtonKind::Link} label={words.t("plan-mark-details")} onclick={ask(ItemState::Done)} />
                        }
                        <Button kind={ButtonKind::Link} label={words.t("plan-mark-back")} disabled={props.busy} onclick={at_once(ItemState::Planned)} />
                    }
                </div>
            }
        </li>
    }
}

/// Properties of [`MarkDialog`].
#[derive(Properties, PartialEq)]
pub struct MarkDialogProps {
    /// Plan.
    pub plan: Rc<Plan>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Row.
    pub item: Rc<PlanItem>,
    /// What became of it.
    pub state: ItemState,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Held meetings of the plan's year.
#[hook]
fn use_held(plan: &Plan) -> Choices {
    let words = use_words();
    let query = Query::of([
        ("body_id", plan.association.id.to_string()),
        ("school_year", plan.school_year.to_string()),
        ("state", MeetingState::Held.code().to_owned()),
        ("sort", "-date".to_owned()),
        ("limit", MEETINGS.to_owned()),
    ]);
    let list = use_list::<ListMeetings, MeetingRow>(&[], query);
    let rows = list.rows.iter().flat_map(|rows| rows.iter());
    Rc::new(
        rows.map(|m| {
            let name = format!(
                "{}, {}",
                meeting_title(words, m.number, m.school_year),
                words.date(m.date)
            );
            (AttrValue::from(m.id.to_string()), name.into())
        })
        .collect(),
    )
}

/// Asks for what a mark needs: new days and a reason, a reason, or the day and the meeting it became.
#[component]
pub fn MarkDialog(props: &MarkDialogProps) -> Html {
    let words = use_words();
    let MarkDialogProps {
        plan, item, state, ..
    } = props;
    let state = *state;
    let held = use_held(plan);
    let fields = match state {
        ItemState::Moved => MOVED,
        ItemState::Cancelled => CANCELLED,
        _ => DONE,
    };
    let form = use_form(fields, Some(format!("plan-mark-{}-{state}", item.id)), || {
        let text = |value: Option<String>| value.unwrap_or_default();
        vec![
            ("/done_on", text(item.done_on.map(|on| on.to_string()))),
            (
                "/meeting_id",
                text(item.meeting.as_ref().map(|m| m.id.to_string())),
            ),
            ("/reason", text(item.reason.clone())),
            ("/dates", text(item.moved_to.clone())),
        ]
    });
    let then = {
        let (form, onclose) = (form.clone(), props.onclose.clone());
        Callback::from(move |_: Rc<Reply<Plan>>| {
            form.reset();
            onclose.emit(());
        })
    };
    let mark = use_mutation::<MarkPlanItem>(Some(words.t("plan-marked").into()), then);
    use_refusal(&form, &mark.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mark.run.clone(), props.etag.clone());
        let (plan, item) = (plan.clone(), item.id.to_string());
        Callback::from(move |()| {
            let said = |pointer: &str| Some(form.get(pointer).trim().to_owned()).filter(|t| !t.is_empty());
            let asked = |pointer: &str| said(pointer).filter(|_| fields.iter().any(|f| f.pointer == pointer));
            let body = ItemMark {
                state,
                reason: said("/reason"),
                done_on: asked("/done_on").and_then(|on| on.parse().ok()),
                dates: asked("/dates"),
                meeting_id: asked("/meeting_id").and_then(|id| id.parse().ok()),
            };
            match check_mark((plan.state, plan.school_year), &body, words.today) {
                Ok(()) => run.emit(
                    Request::to(&[&plan.id.to_string(), &item])
                        .body(body)
                        .if_match(etag.clone()),
                ),
                Err(refusal) => form.refuse(&Fault::from(refusal)),
            }
        })
    };
    let title = match state {
        ItemState::Moved => "plan-mark-moved",
        ItemState::Cancelled => "plan-mark-cancelled",
        _ => "plan-mark-done",
    };
    html! {
        <Dialog title={words.t(title)} onclose={props.onclose.clone()}>
            <p lang="ru">{ item.title.clone() }</p>
            <FormFrame form={form.clone()} fault={mark.fault.clone()} busy={mark.busy} submit={words.t(title)} {onsubmit} oncancel={props.onclose.clone()}>
                if state == ItemState::Moved {
                    <TextField form={form.clone()} name="/dates" label={words.t("plan-mark-dates")} hint={words.t("plan-mark-dates-hint")} />
                }
                if state == ItemState::Done {
                    <DateField form={form.clone()} name="/done_on" label={words.t("plan-mark-on")} />
                    <SelectField form={form.clone()} name="/meeting_id" label={words.t("plan-mark-meeting")} choices={held} />
                }
                <AreaField form={form.clone()} name="/reason" label={words.t(if state == ItemState::Done { "plan-mark-note" } else { "plan-mark-reason" })} />
            </FormFrame>
        </Dialog>
    }
}
