//! Resolutions of all meetings: who was to do what by when, and what became of it.

use std::rc::Rc;

use veche_domain::{
    access::{Action, Actor, Grant, Resource, allows},
    associations::{AssociationRow, ListAssociations},
    meetings::BodyKind,
    minutes::{
        CloseResolution, ListResolutions, ReopenResolution, Resolution, ResolutionClosing, ResolutionState,
    },
};
use yew::prelude::*;

use crate::{
    api::{Query, Request},
    hooks::{
        Choices, Field, ListState, Params, coded, use_form, use_list, use_mutation, use_params, use_refusal,
        use_steady,
    },
    routes::Route,
    state::{Words, use_actor, use_on_date, use_words},
    ui::{
        AreaField, Button, ButtonKind, ClauseLink, Column, DateField, Dialog, EmptyState, FaultAlert,
        FilterSelect, FilterToggle, FormFrame, Lines, Link, ListFrame, Mark, PageTitle, SelectField, State,
        Table, Toolbar, row_class,
    },
};

const FILTERS: &[&str] = &["mine", "overdue", "state", "association_id", "meeting_id"];

/// Loads resolutions.
#[component]
pub fn ResolutionsPage() -> Html {
    let params = use_params();
    let query = params.api(FILTERS);
    let list = use_list::<ListResolutions, Resolution>(&[], query);
    let all = Query::of([("limit", "200".to_owned())]);
    let known = use_list::<ListAssociations, AssociationRow>(&[], all).rows;
    let rows = known.iter().flat_map(|rows| rows.iter());
    let associations = rows.map(|a| (a.id.to_string().into(), a.name.clone().into()));
    let associations: Choices = Rc::new(associations.collect());
    html! { <ResolutionsView {list} {params} {associations} /> }
}

/// Properties of [`ResolutionsView`].
#[derive(Properties, PartialEq)]
pub struct ResolutionsViewProps {
    /// Rows.
    pub list: ListState<Resolution>,
    /// Filters.
    pub params: Params,
    /// Associations to choose from.
    #[prop_or_default]
    pub associations: Choices,
}

/// The list with its filters.
#[component]
pub fn ResolutionsView(props: &ResolutionsViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let params = &props.params;
    let empty = if params.is_narrowed(FILTERS) {
        html! { <EmptyState title={words.t("nothing-found")} text={words.t("resolutions-none-such")} /> }
    } else {
        html! { <EmptyState title={words.t("resolutions-empty")} text={words.t("resolutions-empty-text")} /> }
    };
    let note = html! { <>{ words.t("resolutions-about") }{ " " }<ClauseLink id="VII.7.6" /></> };
    let is_person = actor.is_some_and(|a| a.person_id.is_some());
    html! {
        <>
            <PageTitle title={words.t("resolutions-title")} {note} />
            <Toolbar params={params.clone()} filters={FILTERS}>
                if is_person {
                    <FilterToggle params={params.clone()} name="mine" label={words.t("resolutions-mine")} />
                }
                <FilterToggle params={params.clone()} name="overdue" label={words.t("resolutions-overdue")} />
                if props.associations.len() > 1 {
                    <FilterSelect params={params.clone()} name="association_id" label={words.t("resolutions-association")} choices={props.associations.clone()} />
                }
                <FilterSelect
                    params={params.clone()} name="state" label={words.t("resolutions-state")}
                    choices={coded(words, "resolution-state", ResolutionState::ALL.iter().map(|s| s.code()))}
                />
            </Toolbar>
            <ListFrame<Resolution> list={props.list.clone()} {empty} counted="resolutions-count">
                <ResolutionsTable rows={props.list.rows.clone().unwrap_or_default()} bodies=true />
            </ListFrame<Resolution>>
        </>
    }
}

/// Properties of [`ResolutionsTable`].
#[derive(Properties, PartialEq)]
pub(super) struct ResolutionsTableProps {
    pub(super) rows: Rc<Vec<Rc<Resolution>>>,
    /// Whether it is said whose meeting resolved it.
    pub(super) bodies: bool,
}

/// Rows; each opens its minutes and, for who may say so, the dialog on what became of it.
#[component]
pub(super) fn ResolutionsTable(props: &ResolutionsTableProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let closing = use_state(|| None::<Rc<Resolution>>);
    let reopen =
        use_mutation::<ReopenResolution>(Some(words.t("resolution-reopened").into()), Callback::noop());
    let onact = use_steady({
        let (closing, run) = (closing.clone(), reopen.run.clone());
        Callback::from(move |row: Rc<Resolution>| {
            if row.state == ResolutionState::Open {
                closing.set(Some(row));
            } else {
                let version = format!("\"{}\"", row.version);
                run.emit(Request::to(&[&row.id.to_string()]).if_match(Some(version)));
            }
        })
    });
    let lines = {
        let (bodies, busy) = (props.bodies, reopen.busy);
        Lines::of(props.rows.clone(), move |row| {
            let keeps = !turned && actor.as_ref().is_some_and(|a| may_close(a, row));
            html! { <Row key={row.id.to_string()} row={row.clone()} {bodies} {keeps} {busy} onact={onact.clone()} /> }
        })
    };
    let columns = Rc::new(vec![
        Column::plain(words.t("resolution")),
        Column::plain(words.t("minutes-responsible")),
        Column::plain(words.t("minutes-due")),
        Column::plain(words.t("resolutions-state")),
    ]);
    let onclose = {
        let closing = closing.clone();
        Callback::from(move |()| closing.set(None))
    };
    html! {
        <>
            if let Some(fault) = reopen.fault.clone() { <FaultAlert {fault} /> }
            <Table caption={words.t("resolutions-title")} {columns} {lines} />
            if let Some(row) = (*closing).clone() {
                <CloseResolutionForm resolution={row} {onclose} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: Rc<Resolution>,
    bodies: bool,
    /// Whether the reader says what became of it.
    keeps: bool,
    busy: bool,
    onact: Callback<Rc<Resolution>>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let row = &props.row;
    let open = row.state == ResolutionState::Open;
    let label = words.t(if open {
        "resolution-close"
    } else {
        "resolution-reopen"
    });
    let onclick = props.onact.reform({
        let row = row.clone();
        move |()| row.clone()
    });
    html! {
        <tr class={row_class()}>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("resolution")}>
                <Link to={Route::MeetingTab { id: row.meeting_id, tab: "minutes".to_owned() }}>
                    { format!("{}. {}", row.number, row.text) }
                </Link>
                <div class="veche-cell__note">
                    if props.bodies { { row.body.name.clone() }{ ", " } }
                    { words.date(row.date) }
                </div>
                if let Some(note) = &row.note { <div class="veche-cell__note">{ note.clone() }</div> }
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("minutes-responsible")}>{ responsible(words, row) }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("minutes-due")}>{ words.date_or(row.due_on, "resolution-no-due") }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("resolutions-state")}>
                <div>
                    { state_mark(words, row) }
                    if props.keeps { <div><Button kind={ButtonKind::Link} {label} busy={props.busy} {onclick} /></div> }
                </div>
            </td>
        </tr>
    }
}

/// Who says what became of a resolution: who answers for it, and who keeps the body's meetings.
fn may_close(actor: &Actor, row: &Resolution) -> bool {
    let own = row.responsible_person.as_ref().map(|p| p.id);
    let resource = Resource::Meeting {
        association: Some(row.body.id).filter(|_| row.body.kind == BodyKind::Association),
        institution: None,
        chair: None,
        secretary: None,
        by_paper: false,
    };
    // An institution is shown the resolutions of the bodies it curates only.
    let curates = actor
        .grants
        .iter()
        .any(|g| matches!(g, Grant::Institution { .. }));
    (own.is_some() && own == actor.person_id) || curates || allows(actor, Action::PlanMeetings, resource)
}

fn responsible(words: Words, row: &Resolution) -> String {
    let person = row.responsible_person.as_ref().map(|p| p.full_name.clone());
    person
        .or_else(|| row.responsible.clone())
        .unwrap_or_else(|| words.t("resolution-nobody"))
}

/// What became of it, as a mark.
fn state_mark(words: Words, row: &Resolution) -> Html {
    let closed = words.date_or(row.closed_on, "not-known");
    let (state, label) = match row.state {
        ResolutionState::Done => (State::Met, words.with("resolution-done-on", &[("date", &closed)])),
        ResolutionState::Dropped => (
            State::NotApplicable,
            words.with("resolution-dropped-on", &[("date", &closed)]),
        ),
        ResolutionState::Open if row.overdue => (State::Overdue, words.t("state-overdue")),
        ResolutionState::Open => (State::Due, words.code("resolution-state", row.state.code())),
    };
    html! { <Mark {state} {label} /> }
}

static CLOSING: &[Field] = &[Field::needed("/state"), Field::text("/on"), Field::text("/note")];

/// Properties of [`CloseResolutionForm`].
#[derive(Properties, PartialEq)]
pub struct CloseResolutionProps {
    /// Which.
    pub resolution: Rc<Resolution>,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Done or dropped, when, and how or why.
#[component]
pub fn CloseResolutionForm(props: &CloseResolutionProps) -> Html {
    let words = use_words();
    let row = &props.resolution;
    let today = words.today.to_string();
    let form = use_form(CLOSING, Some(format!("resolution-{}", row.id)), || {
        vec![
            ("/state", ResolutionState::Done.code().to_owned()),
            ("/on", today),
        ]
    });
    let then = {
        let (form, onclose) = (form.clone(), props.onclose.clone());
        Callback::from(move |_| {
            form.reset();
            onclose.emit(());
        })
    };
    let mutation = use_mutation::<CloseResolution>(Some(words.t("resolution-closed").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, id) = (form.clone(), mutation.run.clone(), row.id.to_string());
        let etag = format!("\"{}\"", row.version);
        Callback::from(move |()| {
            if let Some(body) = form.read::<ResolutionClosing>() {
                run.emit(Request::to(&[&id]).body(body).if_match(Some(etag.clone())));
            }
        })
    };
    let ends = [ResolutionState::Done, ResolutionState::Dropped];
    html! {
        <Dialog title={words.t("resolution-close")} onclose={props.onclose.clone()}>
            <p>{ format!("{}. {}", row.number, row.text) }</p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("save")} {onsubmit} oncancel={props.onclose.clone()}>
                <SelectField form={form.clone()} name="/state" label={words.t("resolution-what")} choices={coded(words, "resolution-state", ends.iter().map(|s| s.code()))} />
                <DateField form={form.clone()} name="/on" label={words.t("resolution-on")} />
                <AreaField form={form.clone()} name="/note" label={words.t("resolution-note")} hint={words.t("resolution-note-hint")} />
            </FormFrame>
        </Dialog>
    }
}

/// Properties of [`OpenResolutions`].
#[derive(Properties, PartialEq)]
pub struct OpenResolutionsProps {
    /// Association.
    pub body_id: veche_domain::Id,
}

/// Open resolutions of a body; nothing is shown when there are none.
#[component]
pub fn OpenResolutions(props: &OpenResolutionsProps) -> Html {
    let query = Query::of([
        ("association_id", props.body_id.to_string()),
        ("state", ResolutionState::Open.code().to_owned()),
        ("limit", "20".to_owned()),
    ]);
    let list = use_list::<ListResolutions, Resolution>(&[], query);
    let rows = list.rows.clone().unwrap_or_default();
    let words = use_words();
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <section class="veche-stack" aria-label={words.t("resolutions-open")}>
            <h2>{ words.t("resolutions-open") }</h2>
            <ResolutionsTable {rows} bodies=false />
        </section>
    }
}
