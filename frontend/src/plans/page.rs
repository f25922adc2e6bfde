//! The page of a plan: what is due, the paper, and what belongs to it.

use std::rc::Rc;

use veche_domain::{
    Id,
    access::{Action, allows},
    calendar::school_year_label,
    journal::Entity,
    plans::{GetPlan, Plan, PlanState, check_writable},
    regulation::Profile,
};
use yew::prelude::*;

use super::{
    acts::{ActDialog, Asking},
    choices::Lists,
    content::Content,
    duty::{Step, amending_for, due, returned_with},
    editions::Editions,
    editor::{PlanEditor, use_plan_lists},
    keep::use_left_behind,
    naming::{meeting_link, plan_title, progress_bar, state_mark},
    paper::{PlanPaper, Sheet},
    progress::ProgressTab,
    receipts::Receipts,
    ribbon::Ribbon,
    row::Column,
};
use crate::{
    api::{Fault, Query},
    hooks::use_resource,
    journal::History,
    meetings::use_profile,
    routes::Route,
    state::{Words, use_actor, use_on_date, use_words},
    ui::{
        Alert, Breadcrumbs, Button, ButtonKind, ClauseLink, FaultAlert, Link, LinkButton, Mark, PageFrame,
        PageTitle, State, Tab, Tabs, Tone,
    },
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
    let asking = use_state(|| None::<Asking>);
    let plan = &props.plan;
    let id = plan.id;
    let ask = {
        let asking = asking.clone();
        Callback::from(move |what: Option<Asking>| asking.set(what))
    };
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
            <DutyCard plan={plan.clone()} profile={props.profile.clone()} {rights} onask={ask.reform(Some)} />
            <Tabs label={words.t("plan-tabs")} items={tabs} />
            { match props.tab.as_str() {
                "edit" => html! { <Edit plan={plan.clone()} etag={props.etag.clone()} lists={props.lists.clone()} {rights} onask={ask.reform(Some)} /> },
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
                            <Receipts plan={plan.clone()} />
                            <Further plan={plan.clone()} {rights} onask={ask.reform(Some)} />
                        </div>
                    </>
                },
            } }
            if let Some(asking) = *asking {
                <ActDialog plan={plan.clone()} etag={props.etag.clone()} profile={props.profile.clone()} {asking} onclose={ask.reform(|()| None)} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct DutyCardProps {
    plan: Rc<Plan>,
    profile: Option<Rc<Profile>>,
    rights: Rights,
    onask: Callback<Asking>,
}

/// What is due now, by whom, by when, and the button that does it.
#[component]
fn DutyCard(props: &DutyCardProps) -> Html {
    let words = use_words();
    let DutyCardProps { plan, rights, .. } = props;
    let due = due(plan, props.profile.as_deref(), words.today);
    let step = due.step;
    let ask = |what: Asking| props.onask.reform(move |()| what);
    let tab = |tab: &str| Route::PlanTab {
        id: plan.id,
        tab: tab.to_owned(),
    };
    let meeting = || {
        let query = Query::of([
            ("body", plan.association.id.to_string()),
            ("agenda", "approve_plan".to_owned()),
        ]);
        html! {
            if rights.plans {
                <LinkButton kind={ButtonKind::Primary} to={Route::NewMeeting} {query} label={words.t("plan-to-meeting")} />
            }
        }
    };
    let acts = match step {
        Step::Submit => html! {
            <>
                if rights.submits { <Button kind={ButtonKind::Primary} label={words.t("plan-submit")} onclick={ask(Asking::Submit)} /> }
                if rights.writes { <LinkButton to={tab("edit")} label={words.t("plan-tab-edit")} /> }
            </>
        },
        Step::Judge => html! {
            if rights.accepts {
                <Button kind={ButtonKind::Primary} label={words.t("plan-accept")} onclick={ask(Asking::Accept)} />
                <Button label={words.t("plan-return")} onclick={ask(Asking::Return)} />
            }
        },
        Step::Approve => meeting(),
        Step::ApproveChange => html! {
            <>
                { meeting() }
                if rights.writes {
                    <LinkButton to={tab("edit")} label={words.t("plan-tab-edit")} />
                    <Button label={words.t("plan-discard")} onclick={ask(Asking::Discard)} />
                }
            </>
        },
        Step::Mark => html! {
            <>
                <LinkButton kind={ButtonKind::Primary} to={tab("progress")} label={words.t("plan-to-progress")} />
                if rights.writes { <Button label={words.t("plan-amend")} onclick={ask(Asking::Amend)} /> }
            </>
        },
        Step::Nothing => html! {
            if rights.writes { <Button label={words.t("plan-amend")} onclick={ask(Asking::Amend)} /> }
        },
    };
    let may = match step {
        Step::Submit => rights.submits,
        Step::Judge => rights.accepts,
        Step::Approve | Step::ApproveChange => rights.plans,
        Step::Mark => rights.writes,
        Step::Nothing => true,
    };
    let by = due
        .by
        .map(|by| words.with("plan-due-by", &[("date", &words.date(by))]));
    html! {
        <section class={classes!("veche-due", (due.state == State::Overdue).then_some("veche-due--late"))} aria-label={words.t("plan-due")}>
            <p class="veche-due__what">
                <Mark state={due.state} label={words.code("plan-step", step.key())} />
                if let Some(by) = by { <span>{ " " }{ by }</span> }
                { " " }<ClauseLink id={step.clause()} />
            </p>
            if let Some(note) = returned_with(plan) {
                <p class="veche-quote" lang="ru">{ note.to_owned() }</p>
            }
            if let Some(reason) = amending_for(plan) {
                <p class="veche-quote" lang="ru">{ reason.to_owned() }</p>
            }
            if let Some(meeting) = plan.approved_meeting.as_ref() {
                <p>{ words.t("plan-approved-by") }{ " " }{ meeting_link(words, meeting) }{ approved_late(words, plan, props.profile.as_deref()) }</p>
            }
            if matches!(plan.state, PlanState::Approved | PlanState::Amending) && !plan.items.is_empty() {
                <p>{ progress_bar(words, plan.progress) }</p>
            }
            if !may {
                <p class="veche-muted">{ words.code("plan-who", step.key()) }</p>
            }
            <div class="veche-actions">{ acts }</div>
        </section>
    }
}

/// «с опозданием», when the meeting came after the day of the regulation (VII.7.9).
fn approved_late(words: Words, plan: &Plan, profile: Option<&Profile>) -> Html {
    let late = plan
        .approved_on
        .zip(profile)
        .is_some_and(|(on, p)| on > p.plan_due(plan.school_year));
    html! { if late { { " " }<Mark state={State::Overdue} label={words.t("plan-late")} /> } }
}

#[derive(Properties, PartialEq)]
struct FurtherProps {
    plan: Rc<Plan>,
    rights: Rights,
    onask: Callback<Asking>,
}

/// What is seldom needed: the mark of the region, an approval by a paper of the past.
#[component]
fn Further(props: &FurtherProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let (plan, rights) = (&props.plan, props.rights);
    let keeps = actor.as_ref().is_some_and(|a| {
        a.grants.iter().any(|g| {
            matches!(
                g,
                veche_domain::access::Grant::Department | veche_domain::access::Grant::Institution { .. }
            )
        })
    });
    let past = plan.school_year < veche_domain::calendar::school_year(words.today);
    let by_paper = past && keeps && rights.accepts && plan.approved_on.is_none();
    if !rights.writes && !rights.accepts {
        return Html::default();
    }
    html! {
        <div class="veche-actions">
            <Button label={words.t("plan-region")} onclick={props.onask.reform(|()| Asking::Region)} />
            if by_paper {
                <Button label={words.t("plan-paper")} onclick={props.onask.reform(|()| Asking::Paper)} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct EditProps {
    plan: Rc<Plan>,
    etag: Option<String>,
    lists: Rc<Lists>,
    rights: Rights,
    onask: Callback<Asking>,
}

/// The editor, or why there is none; what the device still keeps is shown all the same.
#[component]
fn Edit(props: &EditProps) -> Html {
    let words = use_words();
    let plan = &props.plan;
    let left = use_left_behind(plan);
    let refusal = check_writable(plan.state).err();
    if !props.rights.writes {
        return html! { <Alert title={words.t("plan-edit-not-yours")}>{ words.t("plan-who-write") }</Alert> };
    }
    let Some(refusal) = refusal else {
        return html! { <PlanEditor plan={plan.clone()} etag={props.etag.clone()} /> };
    };
    html! {
        <>
            <FaultAlert fault={Fault::from(refusal)} />
            if plan.state == PlanState::Approved {
                <div class="veche-actions"><Button kind={ButtonKind::Primary} label={words.t("plan-amend")} onclick={props.onask.reform(|()| Asking::Amend)} /></div>
            }
            if let Some(left) = left {
                <Alert tone={Tone::Warning} title={words.t("plan-left")}>
                    <details>
                        <summary class="veche-summary-line">{ words.t("plan-left-open") }</summary>
                        <Left content={left} lists={props.lists.clone()} />
                    </details>
                </Alert>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct LeftProps {
    content: Content,
    lists: Rc<Lists>,
}

/// What stayed on the device, to be read and copied.
#[component]
fn Left(props: &LeftProps) -> Html {
    let words = use_words();
    let said = |column: Column, text: &str| props.lists.show(words, column, text).replace('\n', "; ");
    html! {
        <div lang="ru">
            { for super::content::Head::ALL.iter().filter(|h| !props.content.get(**h).is_empty()).map(|h| html! {
                <p><strong>{ words.code("plan-head", h.key()) }{ ": " }</strong>{ props.content.get(*h).to_owned() }</p>
            }) }
            <ol class="veche-list">
                { for props.content.rows.iter().map(|row| {
                    let cells = Column::ALL.iter().filter(|c| !row.get(**c).is_empty());
                    let text = cells.map(|c| said(*c, row.get(*c))).collect::<Vec<_>>().join(" · ");
                    html! { <li key={row.key}>{ text }</li> }
                }) }
            </ol>
        </div>
    }
}
