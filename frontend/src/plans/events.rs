//! The department's own plan: its events by month (VIII.8.2).

use std::{collections::BTreeMap, rc::Rc};

use chrono::{Datelike, NaiveDate};
use veche_domain::{
    calendar::SchoolYear,
    plans::{
        CreateDepartmentEvent, DeleteDepartmentEvent, DepartmentEvent, DepartmentEventPatch, Level,
        NewDepartmentEvent, UpdateDepartmentEvent,
    },
};
use yew::prelude::*;

use super::naming::understood;
use crate::{
    api::{Reply, Request},
    hooks::{Field, Kind, ListState, coded, use_form, use_mutation, use_refusal},
    state::{Words, use_words},
    ui::{
        AreaField, Button, ButtonKind, Card, ClauseLink, Confirm, Dialog, EmptyState, FormFrame, ListFrame,
        SelectField, Sign, TextField,
    },
};

static FIELDS: &[Field] = &[
    Field {
        pointer: "/school_year",
        kind: Kind::Number,
        required: true,
    },
    Field::needed("/title"),
    Field::needed("/dates"),
    Field::text("/level"),
    Field::text("/place"),
    Field::text("/audience"),
    Field::text("/responsible"),
    Field::text("/note"),
];
static CHANGES: &[Field] = &[
    Field::needed("/title"),
    Field::needed("/dates"),
    Field::text("/level"),
    Field::text("/place"),
    Field::text("/audience"),
    Field::text("/responsible"),
    Field::text("/note"),
];

#[derive(Clone, PartialEq)]
enum Open {
    New,
    Edit(Rc<DepartmentEvent>),
    Remove(Rc<DepartmentEvent>),
}

/// Properties of [`EventsView`].
#[derive(Properties, PartialEq)]
pub struct EventsViewProps {
    /// School year.
    pub year: SchoolYear,
    /// Events.
    pub list: ListState<DepartmentEvent>,
    /// Whether the reader keeps them.
    #[prop_or_default]
    pub keeps: bool,
}

/// Events by the month they begin in; those without days last.
fn by_month(rows: &[Rc<DepartmentEvent>]) -> BTreeMap<(i32, u32), Vec<Rc<DepartmentEvent>>> {
    let mut months: BTreeMap<(i32, u32), Vec<Rc<DepartmentEvent>>> = BTreeMap::new();
    for row in rows {
        let month = row
            .from
            .map_or((i32::MAX, 0), |d: NaiveDate| (d.year(), d.month()));
        months.entry(month).or_default().push(row.clone());
    }
    for rows in months.values_mut() {
        rows.sort_by_key(|r| (r.from, r.until));
    }
    months
}

/// The events, month after month.
#[component]
pub fn EventsView(props: &EventsViewProps) -> Html {
    let words = use_words();
    let open = use_state(|| None::<Open>);
    let show = {
        let open = open.clone();
        Callback::from(move |what: Option<Open>| open.set(what))
    };
    let close = show.reform(|()| None);
    let add = || {
        html! {
            if props.keeps {
                <Button kind={ButtonKind::Primary} sign={Some(Sign::Add)} label={words.t("event-add")} onclick={show.reform(|()| Some(Open::New))} />
            }
        }
    };
    let empty = html! { <EmptyState title={words.t("events-none")} text={words.t("events-none-text")}>{ add() }</EmptyState> };
    let rows = props.list.rows.clone().unwrap_or_default();
    html! {
        <Card title={words.t("events")} actions={html! { <><ClauseLink id="VIII.8.2" />{ add() }</> }}>
            <ListFrame<DepartmentEvent> list={props.list.clone()} {empty} counted="events-count">
                { for by_month(&rows).into_iter().map(|((year, month), events)| {
                    let title = if month == 0 { words.t("events-undated") } else { format!("{} {year}", words.t(&format!("month-name-{month}"))) };
                    html! {
                        <section key={format!("{year}-{month}")} class="veche-month-events">
                            <h3>{ title }</h3>
                            <ul class="veche-marks" role="list">
                                { for events.into_iter().map(|event| html! {
                                    <li key={event.id.to_string()} class="veche-marks__row">
                                        <div class="veche-marks__what">
                                            <span lang="ru">{ event.title.clone() }</span>
                                            <div class="veche-cell__note" lang="ru">{ details(words, &event) }</div>
                                            if let Some(note) = &event.note { <div class="veche-cell__note" lang="ru">{ note.clone() }</div> }
                                        </div>
                                        if props.keeps {
                                            <div class="veche-actions" role="group" aria-label={event.title.clone()}>
                                                <Button kind={ButtonKind::Link} label={words.t("edit")} onclick={show.reform({ let e = event.clone(); move |()| Some(Open::Edit(e.clone())) })} />
                                                <Button kind={ButtonKind::Link} label={words.t("remove")} onclick={show.reform({ let e = event.clone(); move |()| Some(Open::Remove(e.clone())) })} />
                                            </div>
                                        }
                                    </li>
                                }) }
                            </ul>
                        </section>
                    }
                }) }
            </ListFrame<DepartmentEvent>>
            { match (*open).clone() {
                Some(Open::New) => html! { <EventForm year={props.year} onclose={close} /> },
                Some(Open::Edit(event)) => html! { <EventForm key={event.id.to_string()} year={props.year} event={event.clone()} onclose={close} /> },
                Some(Open::Remove(event)) => html! { <RemoveEvent {event} onclose={close} /> },
                None => Html::default(),
            } }
        </Card>
    }
}

/// Days, level, place, audience and who answers, in a line.
fn details(words: Words, event: &DepartmentEvent) -> String {
    let level = event.level.map(|l| words.code("plan-level", l.code()));
    let parts = [
        Some(event.dates.clone()),
        level,
        event.place.clone(),
        event.audience.clone(),
        event.responsible.clone(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Properties of [`EventForm`].
#[derive(Properties, PartialEq)]
pub struct EventFormProps {
    /// School year.
    pub year: SchoolYear,
    /// Event that is changed; none for a new one.
    #[prop_or_default]
    pub event: Option<Rc<DepartmentEvent>>,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Enters or changes an event.
#[component]
pub fn EventForm(props: &EventFormProps) -> Html {
    let words = use_words();
    let event = props.event.clone();
    let name = event.as_ref().map_or_else(
        || format!("event-new-{}", props.year),
        |e| format!("event-{}", e.id),
    );
    let fields = if event.is_some() { CHANGES } else { FIELDS };
    let form = use_form(fields, Some(name), || {
        let mut begin = vec![("/school_year", props.year.to_string())];
        if let Some(e) = &event {
            let text = |value: &Option<String>| value.clone().unwrap_or_default();
            begin.extend([
                ("/title", e.title.clone()),
                ("/dates", e.dates.clone()),
                ("/level", e.level.map(|l| l.code().to_owned()).unwrap_or_default()),
                ("/place", text(&e.place)),
                ("/audience", text(&e.audience)),
                ("/responsible", text(&e.responsible)),
                ("/note", text(&e.note)),
            ]);
        }
        begin
    });
    let then = {
        let (form, onclose) = (form.clone(), props.onclose.clone());
        Callback::from(move |_: Rc<Reply<DepartmentEvent>>| {
            form.reset();
            onclose.emit(());
        })
    };
    let create = use_mutation::<CreateDepartmentEvent>(Some(words.t("saved").into()), then.clone());
    let update = use_mutation::<UpdateDepartmentEvent>(Some(words.t("saved").into()), then);
    let fault = create.fault.clone().or_else(|| update.fault.clone());
    use_refusal(&form, &fault);
    let onsubmit = {
        let (form, create, update, event) = (
            form.clone(),
            create.run.clone(),
            update.run.clone(),
            event.clone(),
        );
        Callback::from(move |()| match &event {
            Some(event) => {
                if let Some(body) = form.read_changes::<DepartmentEventPatch>() {
                    let request = Request::to(&[&event.id.to_string()]).body(body);
                    update.emit(request.if_match(Some(format!("\"{}\"", event.version))));
                }
            }
            None => {
                if let Some(body) = form.read::<NewDepartmentEvent>() {
                    create.emit(Request::default().body(body));
                }
            }
        })
    };
    let dates = form.get("/dates").to_owned();
    let hint = if dates.trim().is_empty() {
        words.t("event-dates-hint")
    } else {
        understood(words, &dates, props.year)
    };
    let levels = coded(words, "plan-level", Level::ALL.iter().map(|l| l.code()));
    html! {
        <Dialog title={words.t(if event.is_some() { "event-edit" } else { "event-add" })} onclose={props.onclose.clone()}>
            <FormFrame form={form.clone()} {fault} busy={create.busy || update.busy} submit={words.t("save")} {onsubmit} oncancel={props.onclose.clone()}>
                <AreaField form={form.clone()} name="/title" label={words.t("event-title")} />
                <TextField form={form.clone()} name="/dates" label={words.t("plan-col-dates")} {hint} />
                <SelectField form={form.clone()} name="/level" label={words.t("plan-col-level")} choices={levels} />
                <TextField form={form.clone()} name="/place" label={words.t("plan-col-place")} />
                <TextField form={form.clone()} name="/audience" label={words.t("plan-col-audience")} />
                <TextField form={form.clone()} name="/responsible" label={words.t("plan-col-responsible")} />
                <AreaField form={form.clone()} name="/note" label={words.t("event-note")} />
            </FormFrame>
        </Dialog>
    }
}

#[derive(Properties, PartialEq)]
struct RemoveEventProps {
    event: Rc<DepartmentEvent>,
    onclose: Callback<()>,
}

/// Removes an event that no plan refers to.
#[component]
fn RemoveEvent(props: &RemoveEventProps) -> Html {
    let words = use_words();
    let remove = use_mutation::<DeleteDepartmentEvent>(
        Some(words.t("event-removed").into()),
        props.onclose.reform(|_: Rc<Reply<DepartmentEvent>>| ()),
    );
    let onyes = {
        let (run, event) = (remove.run.clone(), props.event.clone());
        Callback::from(move |()| {
            run.emit(Request::to(&[&event.id.to_string()]).if_match(Some(format!("\"{}\"", event.version))))
        })
    };
    html! {
        <Confirm title={words.t("event-remove")} yes={words.t("remove")} busy={remove.busy} fault={remove.fault.clone()} {onyes} onclose={props.onclose.clone()}>
            <p lang="ru">{ props.event.title.clone() }</p>
        </Confirm>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_stand_by_the_month_they_begin_in() {
        let event = |n: u128, from: Option<&str>| {
            let value = serde_json::json!({"id": veche_domain::Id::from_u128(n), "version": 1, "school_year": 2026, "title": "–",
                "dates": "–", "from": from, "until": null, "level": null, "place": null, "audience": null, "responsible": null, "note": null});
            Rc::new(serde_json::from_value::<DepartmentEvent>(value).unwrap())
        };
        let months = by_month(&[
            event(1, None),
            event(2, Some("2027-01-10")),
            event(3, Some("2026-10-20")),
            event(4, Some("2026-10-01")),
        ]);
        let keys: Vec<(i32, u32)> = months.keys().copied().collect();
        assert_eq!(keys, [(2026, 10), (2027, 1), (i32::MAX, 0)]);
        assert_eq!(months[&(2026, 10)][0].id, veche_domain::Id::from_u128(4));
    }
}
