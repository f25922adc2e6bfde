//! Planning a meeting, or entering one of the past.

use std::rc::Rc;

use veche_domain::{
    access::{Action, Actor, Resource, allows},
    associations::{AssociationRow, AssociationStatus, ListAssociations},
    meetings::{
        AgendaKind, CreateMeeting, Meeting, NewMeeting, check_agenda, check_link, check_past, check_times,
        meeting_year,
    },
    problem::Refusal,
    regulation::Profile,
};
use yew::prelude::*;
use yew_router::prelude::*;

use super::{
    details::Details,
    draft::{beginning, beginning_with},
    edit::use_profile,
    naming::COUNCIL,
};
use crate::{
    api::{Fault, Query, Reply, Request},
    hooks::{Choices, Field, Kind, use_form, use_list, use_mutation, use_params, use_refusal},
    routes::Route,
    state::{Words, use_actor, use_words},
    ui::{Alert, Breadcrumbs, Card, CheckField, FormFrame, PageTitle, SelectField},
};

static FIELDS: &[Field] = &[
    Field::needed("/body_id"),
    Field::needed("/date"),
    Field::of("/school_year", Kind::Number),
    Field::text("/starts_at"),
    Field::text("/ends_at"),
    Field::text("/place"),
    Field::text("/link"),
    Field::text("/form"),
    Field::text("/interaction"),
    Field::needed("/theme"),
    Field::of("/agenda", Kind::Json),
    Field::of("/invitees", Kind::Json),
    Field::of("/by_paper", Kind::Flag),
];
/// Whose meetings the actor may plan (VII.7.6).
fn bodies(words: Words, actor: &Actor, rows: &[Rc<AssociationRow>]) -> Choices {
    let meeting = |association, institution| Resource::Meeting {
        association,
        institution,
        chair: None,
        secretary: None,
        by_paper: false,
    };
    let may = |resource| allows(actor, Action::PlanMeetings, resource);
    let mut all: Vec<(AttrValue, AttrValue)> = rows
        .iter()
        .filter(|row| {
            may(meeting(
                Some(row.id),
                row.curating_institution.as_ref().map(|o| o.id),
            ))
        })
        .map(|row| (row.id.to_string().into(), row.name.clone().into()))
        .collect();
    if may(meeting(None, None)) {
        all.push((COUNCIL.to_string().into(), words.t("meeting-council").into()));
    }
    Rc::new(all)
}

/// What the rules say of a new meeting before it is sent.
fn check_new(ask: &NewMeeting, profile: Option<&Profile>, words: Words) -> Result<(), Refusal> {
    check_past(ask, words.today)?;
    check_times(ask.starts_at, ask.ends_at)?;
    check_link(ask.link.as_deref())?;
    if let Some(profile) = profile {
        meeting_year(profile, ask.date, ask.school_year)?;
    }
    check_agenda(&ask.agenda)
}

/// Loads whose meeting it may be.
#[component]
pub fn NewMeetingPage() -> Html {
    let words = use_words();
    let actor = use_actor();
    let params = use_params();
    let query = Query::of([
        ("status", AssociationStatus::Active.code().to_owned()),
        ("limit", "200".to_owned()),
    ]);
    let list = use_list::<ListAssociations, AssociationRow>(&[], query);
    let rows = list.rows.clone().unwrap_or_default();
    let choices = actor
        .map(|actor| bodies(words, &actor, &rows))
        .unwrap_or_default();
    let profile = use_profile();
    let given = |key: &str| AttrValue::from(params.get(key).unwrap_or_default().to_owned());
    html! {
        <NewMeetingView
            key={format!("{}{}", given("body"), given("agenda"))} bodies={choices} loaded={list.rows.is_some()}
            body={given("body")} date={given("date")} agenda={given("agenda")} {profile}
        />
    }
}

/// Properties of [`NewMeetingView`].
#[derive(Properties, PartialEq)]
pub struct NewMeetingViewProps {
    /// Whose meetings may be planned.
    pub bodies: Choices,
    /// Whether they are all here.
    #[prop_or(true)]
    pub loaded: bool,
    /// Body chosen by the address.
    #[prop_or_default]
    pub body: AttrValue,
    /// Date chosen by the address.
    #[prop_or_default]
    pub date: AttrValue,
    /// Kind of the item the address asks for.
    #[prop_or_default]
    pub agenda: AttrValue,
    /// Edition in force.
    #[prop_or_default]
    pub profile: Option<Rc<Profile>>,
}

/// A meeting to plan, or one of the past to enter.
#[component]
pub fn NewMeetingView(props: &NewMeetingViewProps) -> Html {
    let words = use_words();
    let navigator = use_navigator();
    let form = use_form(
        FIELDS,
        Some(format!("meeting-new-{}{}", props.body, props.agenda)),
        || {
            // Who comes from a plan meets to approve it (VII.7.9).
            let mut begin = match props.agenda.parse::<AgendaKind>() {
                Ok(AgendaKind::ApprovePlan) => {
                    beginning_with(AgendaKind::ApprovePlan, words.t("agenda-approve-plan-title"))
                }
                _ => beginning(&[], &[]),
            };
            begin.push(("/body_id", props.body.to_string()));
            begin.push(("/date", props.date.to_string()));
            begin
        },
    );
    {
        // Who leads one association alone is not asked which.
        let form = form.clone();
        let only = match props.bodies.as_slice() {
            [(id, _)] if props.loaded => Some(id.clone()),
            _ => None,
        };
        use_effect_with(only, move |only| {
            if let Some(id) = only.as_ref().filter(|_| form.get("/body_id").is_empty()) {
                form.set("/body_id", id.to_string());
            }
        });
    }
    let then = {
        let form = form.clone();
        Callback::from(move |reply: Rc<Reply<Meeting>>| {
            form.reset();
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Meeting { id: reply.data.id });
            }
        })
    };
    let mutation = use_mutation::<CreateMeeting>(Some(words.t("meeting-planned").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, profile) = (form.clone(), mutation.run.clone(), props.profile.clone());
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewMeeting>() {
                match check_new(&body, profile.as_deref(), words) {
                    Ok(()) => run.emit(Request::default().body(body)),
                    Err(refusal) => form.refuse(&Fault::from(refusal)),
                }
            }
        })
    };
    let paper = form.get("/by_paper") == "true";
    html! {
        <>
            <Breadcrumbs to={Route::Meetings} label={words.t("nav-meetings")} here={words.t("meeting-new")} />
            <PageTitle title={words.t("meeting-new")} note={html! { { words.t("meeting-new-about") } }} />
            if props.loaded && props.bodies.is_empty() {
                <Alert title={words.t("meeting-nobody")}>{ words.t("meeting-nobody-text") }</Alert>
            }
            <Card title={words.t("meeting-facts")}>
                <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t(if paper { "meeting-enter" } else { "meeting-plan" })} {onsubmit}>
                    <SelectField form={form.clone()} name="/body_id" label={words.t("meeting-body")} choices={props.bodies.clone()} />
                    <CheckField form={form.clone()} name="/by_paper" label={words.t("meeting-by-paper")} />
                    if paper {
                        <Alert title={words.t("meeting-by-paper-title")}>{ words.t("meeting-by-paper-text") }</Alert>
                    }
                    <Details form={form.clone()} body={form.get("/body_id").to_owned()} profile={props.profile.clone()} past={paper} />
                </FormFrame>
            </Card>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Locale;

    fn ask(change: impl FnOnce(&mut serde_json::Value)) -> NewMeeting {
        let mut body = serde_json::json!({"body_id": COUNCIL, "date": "2026-12-16", "theme": "План",
            "agenda": [{"kind": "election", "title": "О выборах"}]});
        change(&mut body);
        serde_json::from_value(body).unwrap()
    }

    /// Faults that the page finds itself lead to the fields the form has.
    #[test]
    fn the_rules_speak_at_their_fields() {
        let words = Words {
            locale: Locale::Ru,
            today: "2026-11-25".parse().unwrap(),
        };
        let pointer = |ask: NewMeeting| {
            check_new(&ask, None, words).unwrap_err().errors[0]
                .pointer
                .clone()
        };
        assert_eq!(pointer(ask(|_| ())), "/agenda/0/office");
        assert_eq!(
            pointer(ask(|b| b["link"] = "javascript:alert(1)".into())),
            "/link"
        );
        assert_eq!(pointer(ask(|b| b["by_paper"] = true.into())), "/date");
        let backwards = ask(|b| {
            b["starts_at"] = "15:00".into();
            b["ends_at"] = "14:00".into();
        });
        assert_eq!(pointer(backwards), "/ends_at");
        assert!(check_new(&ask(|b| b["agenda"] = serde_json::json!([])), None, words).is_ok());
    }

    #[test]
    fn who_may_plan_where() {
        let rows: Vec<Rc<AssociationRow>> = Vec::new();
        let words = Words {
            locale: Locale::Ru,
            today: "2026-11-25".parse().unwrap(),
        };
        let actor = |role: &str| -> Actor {
            serde_json::from_value(
                serde_json::json!({"account_id": COUNCIL, "person_id": null, "name": "–",
                "grants": [{"role": role}]}),
            )
            .unwrap()
        };
        assert_eq!(bodies(words, &actor("council"), &rows).len(), 1);
        assert!(bodies(words, &actor("observer"), &rows).is_empty());
    }
}
