//! The year of the city: theme and goals (VI.6.3), and the department's own plan (VIII.8.2).

use std::rc::Rc;

use veche_domain::{
    access::{Action, Resource, allows},
    calendar::{SchoolYear, school_year, school_year_label},
    plans::{
        CityYear, DepartmentEvent, GetCityYear, GoalLine, ListDepartmentEvents, NewCityYear, PutCityYear,
    },
};
use yew::prelude::*;

use super::events::EventsView;
use crate::{
    api::{Query, Reply, Request},
    hooks::{
        Choices, Field, Form, Kind, ListState, use_form, use_list, use_mutation, use_params, use_refusal,
        use_resource,
    },
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{
        AreaField, Breadcrumbs, Button, ButtonKind, Card, ClauseLink, EmptyState, FormFrame, FreeText,
        PageFrame, PageTitle, Segments, Sign,
    },
};

static FIELDS: &[Field] = &[Field::text("/theme"), Field::of("/goals", Kind::Json)];
/// Goals of a year at most, as the API says.
const MOST_GOALS: usize = 30;

/// Loads the year of the city.
#[component]
pub fn CityYearPage() -> Html {
    let words = use_words();
    let params = use_params();
    let now = school_year(words.today);
    let year: SchoolYear = params.get("year").and_then(|y| y.parse().ok()).unwrap_or(now);
    let resource = use_resource::<GetCityYear>(&[year.to_string()], Query::default());
    let query = Query::of([("school_year", year.to_string()), ("limit", "200".to_owned())]);
    let events = use_list::<ListDepartmentEvents, DepartmentEvent>(&[], query);
    let years: Choices = Rc::new(
        (now - 2..=now + 1)
            .map(|y| {
                (
                    AttrValue::from(y.to_string()),
                    AttrValue::from(school_year_label(y)),
                )
            })
            .collect(),
    );
    html! {
        <>
            <Breadcrumbs to={Route::Plans} label={words.t("nav-plans")} here={words.t("city-year")} />
            <PageTitle title={words.with("city-year-title", &[("year", &school_year_label(year))])} />
            <Segments label={words.t("plan-year")} choices={years} now={year.to_string()} onchoose={params.setter("year")} />
            <PageFrame<CityYear> resource={resource.clone()}>
                if let Some(city) = resource.data() {
                    <CityYearView key={year} city={Rc::new(city.clone())} etag={resource.etag()} {events} />
                }
            </PageFrame<CityYear>>
        </>
    }
}

/// Properties of [`CityYearView`].
#[derive(Properties, PartialEq)]
pub struct CityYearViewProps {
    /// Theme and goals.
    pub city: Rc<CityYear>,
    /// Their version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Events of the department.
    pub events: ListState<DepartmentEvent>,
}

/// Theme, goals and events of a year.
#[component]
pub fn CityYearView(props: &CityYearViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let keeps = !turned
        && actor
            .as_ref()
            .is_some_and(|a| allows(a, Action::KeepCityYear, Resource::City));
    let editing = use_state(|| false);
    let edit = |open: bool| {
        let editing = editing.clone();
        Callback::from(move |()| editing.set(open))
    };
    let city = &props.city;
    let actions = html! {
        <>
            <ClauseLink id="VI.6.3" />
            if keeps && !*editing { <Button label={words.t("edit")} onclick={edit(true)} /> }
        </>
    };
    html! {
        <>
            <Card title={words.t("city-theme")} {actions}>
                if *editing {
                    <EditYear city={city.clone()} etag={props.etag.clone()} onclose={edit(false)} />
                } else if city.theme.is_none() && city.goals.is_empty() {
                    <EmptyState title={words.t("city-theme-none")} text={words.t("city-theme-none-text")} />
                } else {
                    <p class="veche-meeting__theme" lang="ru">{ city.theme.clone().unwrap_or_else(|| words.t("city-theme-none")) }</p>
                    if !city.goals.is_empty() {
                        <h3>{ words.t("city-goals") }</h3>
                        <ol class="veche-numbered" lang="ru">{ for city.goals.iter().map(|g| html! { <li key={g.id.to_string()}>{ g.text.clone() }</li> }) }</ol>
                    }
                }
            </Card>
            <EventsView year={city.school_year} list={props.events.clone()} {keeps} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct EditYearProps {
    city: Rc<CityYear>,
    etag: Option<String>,
    onclose: Callback<()>,
}

fn goals_of(form: &Form) -> Vec<GoalLine> {
    serde_json::from_str(form.get("goals")).unwrap_or_default()
}

/// Keeps the goals as they are typed, and those with words to be sent.
fn put_goals(form: &Form, goals: &[GoalLine]) {
    let text = |goals: &[&GoalLine]| serde_json::to_string(goals).unwrap_or_default();
    form.set("goals", text(&goals.iter().collect::<Vec<_>>()));
    form.set(
        "/goals",
        text(
            &goals
                .iter()
                .filter(|g| !g.text.trim().is_empty())
                .collect::<Vec<_>>(),
        ),
    );
}

/// What is done to the goals, with the text that was typed.
type Change = Rc<dyn Fn(&mut Vec<GoalLine>, String)>;

/// Writes theme and goals.
#[component]
fn EditYear(props: &EditYearProps) -> Html {
    let words = use_words();
    let city = &props.city;
    let form = use_form(FIELDS, Some(format!("city-year-{}", city.school_year)), || {
        let goals: Vec<GoalLine> = city
            .goals
            .iter()
            .map(|g| GoalLine {
                id: Some(g.id),
                text: g.text.clone(),
            })
            .collect();
        let text = serde_json::to_string(&goals).unwrap_or_default();
        vec![
            ("/theme", city.theme.clone().unwrap_or_default()),
            ("goals", text.clone()),
            ("/goals", text),
        ]
    });
    let then = {
        let (form, onclose) = (form.clone(), props.onclose.clone());
        Callback::from(move |_: Rc<Reply<CityYear>>| {
            form.reset();
            onclose.emit(());
        })
    };
    let put = use_mutation::<PutCityYear>(Some(words.t("saved").into()), then);
    use_refusal(&form, &put.fault);
    let onsubmit = {
        let (form, run, etag, year) = (
            form.clone(),
            put.run.clone(),
            props.etag.clone(),
            city.school_year.to_string(),
        );
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewCityYear>() {
                run.emit(Request::to(&[&year]).body(body).if_match(etag.clone()));
            }
        })
    };
    let goals = goals_of(&form);
    let change = |how: Change| {
        let form = form.clone();
        Callback::from(move |text: String| {
            let mut goals = goals_of(&form);
            how(&mut goals, text);
            put_goals(&form, &goals);
        })
    };
    html! {
        <FormFrame form={form.clone()} fault={put.fault.clone()} busy={put.busy} submit={words.t("save")} {onsubmit} oncancel={props.onclose.clone()}>
            <AreaField form={form.clone()} name="/theme" label={words.t("city-theme")} />
            <fieldset class="veche-fieldset">
                <legend>{ words.t("city-goals") }</legend>
                <p class="veche-muted">{ words.t("city-goals-hint") }</p>
                { for goals.iter().enumerate().map(|(at, goal)| {
                    let number = (at + 1).to_string();
                    let write = change(Rc::new(move |goals, text| if let Some(goal) = goals.get_mut(at) { goal.text = text; }));
                    let remove = change(Rc::new(move |goals, _| if at < goals.len() { goals.remove(at); })).reform(|()| String::new());
                    html! {
                        <div class="veche-guest" key={at}>
                            <FreeText
                                id={format!("field-goals-{at}-text")} label={words.with("city-goal", &[("number", &number)])} value={goal.text.clone()} onedit={write}
                                error={form.error(&format!("/goals/{at}/text")).map(|e| AttrValue::from(e.to_owned()))}
                            />
                            <Button kind={ButtonKind::Plain} sign={Some(Sign::Close)} label={words.with("city-goal-remove", &[("number", &number)])} onclick={remove} />
                        </div>
                    }
                }) }
                if goals.len() < MOST_GOALS {
                    <Button
                        sign={Some(Sign::Add)} label={words.t("city-goal-add")}
                        onclick={change(Rc::new(|goals, text| goals.push(GoalLine { id: None, text }))).reform(|()| String::new())}
                    />
                }
            </fieldset>
        </FormFrame>
    }
}
