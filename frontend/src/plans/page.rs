//! The page of a plan: what is due, the paper, and what belongs to it.

use std::rc::Rc;

use veche_domain::{
    Id,
    access::{Action, allows},
    calendar::school_year_label,
    journal::Entity,
    papers::PaperObject,
    plans::{GetPlan, Plan},
    regulation::Profile,
};
use yew::prelude::*;

use super::{
    acts::{ActDialog, Asking},
    choices::Lists,
    due_card::{DutyCard, Further},
    editions::Editions,
    editor::use_plan_lists,
    naming::{plan_title, state_mark},
    paper::{PlanPaper, Sheet},
    progress::ProgressTab,
    receipts::Receipts,
    ribbon::Ribbon,
    writing::Edit,
};
use crate::{
    api::Query,
    hooks::use_resource,
    journal::History,
    meetings::use_profile,
    papers::PapersCard,
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{Breadcrumbs, Button, Link, Mark, PageFrame, PageTitle, State, Tab, Tabs},
};

/// Properties of [`PlanPage`].
#[derive(Properties, PartialEq)]
pub struct PlanPageProps {
    /// Which.
    pub id: Id,
    /// Tab: empty, `edit`, `progress`, `editions`, `history`.
    pub tab: AttrValue,
}

/// Loads a plan.
#[component]
pub fn PlanPage(props: &PlanPageProps) -> Html {
    let resource = use_resource::<GetPlan>(&[props.id.to_string()], Query::default());
    let profile = use_profile();
    html! {
        <PageFrame<Plan> resource={resource.clone()}>
            if let Some(plan) = resource.data() {
                <Loaded plan={Rc::new(plan.clone())} etag={resource.etag()} tab={props.tab.clone()} {profile} />
            }
        </PageFrame<Plan>>
    }
}

#[derive(Properties, PartialEq)]
struct LoadedProps {
    plan: Rc<Plan>,
    etag: Option<String>,
    tab: AttrValue,
    profile: Option<Rc<Profile>>,
}

/// Loads what the columns choose from, by the year of the plan.
#[component]
fn Loaded(props: &LoadedProps) -> Html {
    let lists = use_plan_lists(props.plan.school_year);
    html! { <PlanView plan={props.plan.clone()} etag={props.etag.clone()} tab={props.tab.clone()} profile={props.profile.clone()} {lists} /> }
}

/// What somebody may do with a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rights {
    /// Writes it and marks what was done.
    pub writes: bool,
    /// Hands it over.
    pub submits: bool,
    /// Accepts or returns it.
    pub accepts: bool,
    /// Reads what is not approved yet.
    pub reads: bool,
    /// Plans meetings of the association.
    pub plans: bool,
    /// Reads its history.
    pub history: bool,
}

/// Properties of [`PlanView`].
#[derive(Properties, PartialEq)]
pub struct PlanViewProps {
    /// Plan.
    pub plan: Rc<Plan>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Tab that is open.
    #[prop_or_default]
    pub tab: AttrValue,
    /// Edition of the regulation.
    #[prop_or_default]
    pub profile: Option<Rc<Profile>>,
    /// What the columns choose from.
    #[prop_or_default]
    pub lists: Rc<Lists>,
}

/// What the signed-in person may do with a plan; on another day nothing is changed.
#[hook]
fn use_rights(plan: &Plan) -> Rights {
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let may = |action| actor.as_ref().is_some_and(|a| allows(a, action, plan.resource()));
    let meeting = veche_domain::access::Resource::Meeting {
        association: Some(plan.association.id),
        institution: plan.institution_id,
        chair: None,
        secretary: None,
        by_paper: false,
    };
    let plans = actor
        .as_ref()
        .is_some_and(|a| allows(a, Action::PlanMeetings, meeting));
    Rights {
        writes: !turned && may(Action::WriteWork),
        submits: !turned && may(Action::SubmitWork),
        accepts: !turned && may(Action::AcceptWork),
        plans: !turned && plans,
        reads: may(Action::ReadWork),
        history: may(Action::ReadHistory),
    }
}

/// The page of a plan.
#[component]
pub fn PlanView(props: &PlanViewProps) -> Html {
    let words = use_words();
    let rights = use_rights(&props.plan);
    let asking = use_state(|| None::<(Asking, Option<String>)>);
    let plan = &props.plan;
    let id = plan.id;
    let set = {
        let asking = asking.clone();
        Callback::from(move |what: Option<(Asking, Option<String>)>| asking.set(what))
    };
    let ask = {
        let etag = props.etag.clone();
        set.reform(move |what: Option<Asking>| what.map(|what| (what, etag.clone())))
    };
    // The editor hands over the version it saved last.
    let onsubmit = set.reform(|etag: Option<String>| Some((Asking::Submit, etag)));
    let tab = |name: &str, key: &str| Tab {
        to: if name.is_empty() {
            Route::Plan { id }
        } else {
            Route::PlanTab {
                id,
                tab: name.to_owned(),
            }
        },
        label: words.t(key).into(),
        open: props.tab == name,
    };
    let mut tabs = vec![tab("", "plan-tab-paper")];
    if rights.writes {
        tabs.push(tab("edit", "plan-tab-edit"));
    }
    tabs.push(tab("progress", "plan-tab-progress"));
    if !plan.editions.is_empty() {
        tabs.push(tab("editions", "plan-tab-editions"));
    }
    if rights.history {
        tabs.push(tab("history", "tab-history"));
    }
    let note = html! {
        <span class="veche-meeting__states">
            <Link to={Route::Association { id: plan.association.id }}>{ plan.association.name.clone() }</Link>
            { state_mark(words, plan.state) }
            if plan.late { <Mark state={State::Overdue} label={words.t("plan-submitted-late")} /> }
        </span>
    };
    let print = Callback::from(|()| {
        if let Some(window) = web_sys::window() {
            let _ = window.print();
        }
    });
    html! {
        <>
            <Breadcrumbs to={Route::Plans} label={words.t("nav-plans")} here={school_year_label(plan.school_year)} />
            <PageTitle title={plan_title(words, plan)} {note}>
                if props.tab.is_empty() {
                    <Button label={words.t("plan-print")} onclick={print} />
                }
            </PageTitle>
            <DutyCard plan={plan.clone()} profile={props.profile.clone()} {rights} writing={props.tab == "edit"} onask={ask.reform(Some)} />
            <Tabs label={words.t("plan-tabs")} items={tabs} />
            { match props.tab.as_str() {
                "edit" => html! { <Edit plan={plan.clone()} etag={props.etag.clone()} lists={props.lists.clone()} {rights} onask={ask.reform(Some)} {onsubmit} /> },
                "progress" => html! { <ProgressTab plan={plan.clone()} etag={props.etag.clone()} writes={rights.writes} /> },
                "editions" => html! { <Editions plan={plan.clone()} lists={props.lists.clone()} reads={rights.reads} /> },
                "history" => html! { <History entity={Entity::Plan} {id} /> },
                _ => html! {
                    <>
                        <div class="veche-noprint"><Ribbon plan={plan.clone()} profile={props.profile.clone()} /></div>
                        <div class="veche-sheet veche-sheet--wide">
                            <PlanPaper sheet={Rc::new(Sheet::of(plan))} lists={props.lists.clone()} label={words.t("plan-tab-paper")} />
                        </div>
                        <div class="veche-noprint">
                            <PapersCard object={PaperObject::Plan} {id} />
                            <Receipts plan={plan.clone()} />
                            <Further plan={plan.clone()} {rights} onask={ask.reform(Some)} />
                        </div>
                    </>
                },
            } }
            if let Some((asking, etag)) = (*asking).clone() {
                <ActDialog plan={plan.clone()} {etag} profile={props.profile.clone()} {asking} onclose={ask.reform(|()| None)} />
            }
        </>
    }
}
