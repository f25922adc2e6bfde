//! The tab «Редакции»: texts that were frozen, each to be read, and what changed between two of them.

use std::rc::Rc;

use veche_domain::plans::{
    EditionRow, FieldChange, GetPlanDifference, GetPlanEdition, Plan, PlanDifference, PlanEdition, RowChange,
    check_writable,
};
use yew::prelude::*;

use super::{
    choices::Lists,
    naming::meeting_link,
    paper::{PlanPaper, Sheet},
    row::Column,
};
use crate::{
    api::Query,
    hooks::{Choices, use_resource},
    state::{Words, use_words},
    ui::{Badge, Button, ButtonKind, Card, FreeSelect, PageFrame},
};

/// Properties of [`Editions`].
#[derive(Properties, PartialEq)]
pub struct EditionsProps {
    /// Plan.
    pub plan: Rc<Plan>,
    /// Names of codes.
    pub lists: Rc<Lists>,
    /// Whether the text being written may be read.
    #[prop_or_default]
    pub reads: bool,
}

/// The name of an edition: «Редакция 2: утверждена 11 сентября».
fn edition_name(words: Words, edition: &EditionRow) -> String {
    words.with(
        "plan-edition",
        &[
            ("number", &edition.number.to_string()),
            ("kind", &words.code("plan-edition-kind", edition.kind.code())),
            ("date", &words.date(edition.made_on)),
        ],
    )
}

/// The editions, the latest first, and two of them compared.
#[component]
pub fn Editions(props: &EditionsProps) -> Html {
    let words = use_words();
    let plan = &props.plan;
    let last = plan.editions.last().map_or(0, |e| e.number);
    // While a text is being written it is what one wants to see beside the last frozen one.
    let writing = props.reads && check_writable(plan.state).is_ok();
    let before = plan
        .editions
        .iter()
        .rev()
        .nth(usize::from(!writing))
        .map_or(last, |e| e.number);
    let from = use_state(|| before.to_string());
    let to = use_state(|| if writing { String::new() } else { last.to_string() });
    let read = use_state(|| None::<i32>);
    let choices: Choices = Rc::new(
        plan.editions
            .iter()
            .map(|e| {
                (
                    AttrValue::from(e.number.to_string()),
                    edition_name(words, e).into(),
                )
            })
            .collect(),
    );
    let set = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |value: String| state.set(value))
    };
    let show = |number: Option<i32>| {
        let read = read.clone();
        Callback::from(move |()| read.set(number))
    };
    html! {
        <>
            <Card title={words.t("plan-editions")}>
                <ul class="veche-life" role="list">
                    { for plan.editions.iter().rev().map(|edition| {
                        let open = *read == Some(edition.number);
                        html! {
                            <li key={edition.number}>
                                <strong>{ edition_name(words, edition) }</strong>
                                <span>
                                    { edition.made_by.clone() }
                                    if let Some(meeting) = &edition.meeting { { ", " }{ meeting_link(words, meeting) } }
                                    if edition.by_paper { { " " }<Badge label={words.t("plan-edition-paper")} /> }
                                    if edition.withdrawn { { " " }<Badge strong=true label={words.t("plan-edition-withdrawn")} /> }
                                </span>
                                if let Some(reason) = &edition.reason { <span class="veche-quote" lang="ru">{ reason.clone() }</span> }
                                <Button
                                    kind={ButtonKind::Link} expanded={Some(open)} label={words.t(if open { "plan-edition-close" } else { "plan-edition-read" })}
                                    onclick={show((!open).then_some(edition.number))}
                                />
                                if open { <Frozen plan={plan.clone()} number={edition.number} lists={props.lists.clone()} /> }
                            </li>
                        }
                    }) }
                </ul>
            </Card>
            <Card title={words.t("plan-difference")}>
                <div class="veche-form__two">
                    <FreeSelect id="plan-from" label={words.t("plan-difference-from")} value={(*from).clone()} choices={choices.clone()} onedit={set(&from)} />
                    <FreeSelect
                        id="plan-to" label={words.t("plan-difference-to")} value={(*to).clone()} {choices} onedit={set(&to)}
                        empty={AttrValue::from(words.t(if props.reads { "plan-difference-now" } else { "choose" }))}
                    />
                </div>
                if !from.is_empty() && (props.reads || !to.is_empty()) && *from != *to {
                    <Compared plan={plan.clone()} from={(*from).clone()} to={(*to).clone()} lists={props.lists.clone()} />
                } else {
                    <p class="veche-muted">{ words.t("plan-difference-choose") }</p>
                }
            </Card>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct FrozenProps {
    plan: Rc<Plan>,
    number: i32,
    lists: Rc<Lists>,
}

/// A frozen text as a paper.
#[component]
fn Frozen(props: &FrozenProps) -> Html {
    let words = use_words();
    let resource = use_resource::<GetPlanEdition>(
        &[props.plan.id.to_string(), props.number.to_string()],
        Query::default(),
    );
    html! {
        <PageFrame<PlanEdition> resource={resource.clone()}>
            if let Some(edition) = resource.data() {
                <PlanPaper sheet={Rc::new(Sheet::frozen(&props.plan, edition))} lists={props.lists.clone()} label={edition_name(words, &edition.edition)} />
            }
        </PageFrame<PlanEdition>>
    }
}

#[derive(Properties, PartialEq)]
struct ComparedProps {
    plan: Rc<Plan>,
    from: AttrValue,
    to: AttrValue,
    lists: Rc<Lists>,
}

/// Loads what changed between two texts.
#[component]
fn Compared(props: &ComparedProps) -> Html {
    let to = Some(props.to.to_string()).filter(|t| !t.is_empty());
    let query = Query::of([("from", props.from.to_string())]).with("to", to);
    let resource = use_resource::<GetPlanDifference>(&[props.plan.id.to_string()], query);
    html! {
        <PageFrame<PlanDifference> resource={resource.clone()}>
            if let Some(difference) = resource.data() {
                <DifferenceView difference={Rc::new(difference.clone())} lists={props.lists.clone()} />
            }
        </PageFrame<PlanDifference>>
    }
}

/// Properties of [`DifferenceView`].
#[derive(Properties, PartialEq)]
pub struct DifferenceViewProps {
    /// What changed.
    pub difference: Rc<PlanDifference>,
    /// Names of codes.
    pub lists: Rc<Lists>,
}

/// The column of a field in the wire.
fn column_of(field: &str) -> Option<Column> {
    let key = match field {
        "other_forms" => "form".to_owned(),
        "goal_id" => "goal".to_owned(),
        "department_event_id" => "department-event".to_owned(),
        field => field.replace('_', "-"),
    };
    Column::ALL.iter().copied().find(|c| c.key() == key)
}

fn values(words: Words, lists: &Lists, column: Option<Column>, values: &[String]) -> String {
    let said = values.iter().map(|v| match column {
        Some(column) => lists.show(words, column, v),
        None => v.clone(),
    });
    let said = said.filter(|v| !v.is_empty()).collect::<Vec<_>>().join("\n");
    if said.is_empty() {
        words.t("plan-nothing")
    } else {
        said
    }
}

fn change(words: Words, lists: &Lists, change: &FieldChange, head: bool) -> Html {
    let column = match (head, change.field.as_str()) {
        (true, "trends") => Some(Column::Trend),
        (true, _) => None,
        (false, field) => column_of(field),
    };
    let name = match column.filter(|_| !head) {
        Some(column) => words.code("plan-col", column.key()),
        None => words.code("plan-head", &change.field),
    };
    html! {
        <div key={change.field.clone()}>
            <dt>{ name }</dt>
            <dd lang="ru">
                <span class="pf-v6-u-screen-reader">{ words.t("plan-before") }{ " " }</span><del>{ values(words, lists, column, &change.before) }</del>{ " → " }
                <span class="pf-v6-u-screen-reader">{ words.t("plan-after") }{ " " }</span><ins>{ values(words, lists, column, &change.after) }</ins>
            </dd>
        </div>
    }
}

/// What changed, row by row, in words.
#[component]
pub fn DifferenceView(props: &DifferenceViewProps) -> Html {
    let words = use_words();
    let (difference, lists) = (&props.difference, &*props.lists);
    if difference.head.is_empty() && difference.rows.is_empty() {
        return html! { <p>{ words.t("plan-difference-none") }</p> };
    }
    html! {
        <>
            if !difference.head.is_empty() {
                <h3>{ words.t("plan-head") }</h3>
                <dl class="veche-changes__list">{ for difference.head.iter().map(|c| change(words, lists, c, true)) }</dl>
            }
            if !difference.rows.is_empty() {
                <h3>{ words.t("plan-rows") }</h3>
                <ul class="veche-changed" role="list">
                    { for difference.rows.iter().map(|row| {
                        let sign = match row.change {
                            RowChange::Added => "+ ",
                            RowChange::Removed => "− ",
                            RowChange::Changed => "≠ ",
                        };
                        html! {
                            <li key={row.item_id.to_string()} class={format!("veche-changed__row veche-changed__row--{}", row.change.code())}>
                                <p>
                                    <span aria-hidden="true">{ sign }</span>
                                    <strong>{ words.code("plan-row-change", row.change.code()) }{ ": " }</strong>
                                    <span lang="ru">{ row.title.clone() }</span>
                                    if let Some(dates) = &row.dates { <span class="veche-muted" lang="ru">{ ", " }{ dates.clone() }</span> }
                                </p>
                                if !row.fields.is_empty() {
                                    <dl class="veche-changes__list">{ for row.fields.iter().map(|c| change(words, lists, c, false)) }</dl>
                                }
                            </li>
                        }
                    }) }
                </ul>
            }
        </>
    }
}
