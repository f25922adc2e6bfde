//! What a plan asks for now, as a card with the one button that does it; and what is seldom asked of it.

use std::rc::Rc;

use veche_domain::{
    access::Grant,
    calendar::school_year,
    plans::{Plan, PlanState},
    regulation::Profile,
};
use yew::prelude::*;

use super::{
    acts::Asking,
    duty::{Step, amending_for, due, returned_with},
    naming::{meeting_link, progress_bar},
    page::Rights,
};
use crate::{
    api::Query,
    routes::Route,
    state::{Words, use_actor, use_words},
    ui::{Button, ButtonKind, ClauseLink, LinkButton, Mark, State},
};

#[derive(Properties, PartialEq)]
pub(super) struct DutyCardProps {
    pub(super) plan: Rc<Plan>,
    pub(super) profile: Option<Rc<Profile>>,
    pub(super) rights: Rights,
    /// Whether the editor stands below, which hands over what it saved.
    pub(super) writing: bool,
    pub(super) onask: Callback<Asking>,
}

/// What is due now, by whom, by when, and the button that does it.
#[component]
pub(super) fn DutyCard(props: &DutyCardProps) -> Html {
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
                if rights.submits && !props.writing { <Button kind={ButtonKind::Primary} label={words.t("plan-submit")} onclick={ask(Asking::Submit)} /> }
                if rights.writes && !props.writing { <LinkButton to={tab("edit")} label={words.t("plan-tab-edit")} /> }
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
pub(super) struct FurtherProps {
    pub(super) plan: Rc<Plan>,
    pub(super) rights: Rights,
    pub(super) onask: Callback<Asking>,
}

/// What is seldom needed: the mark of the region, an approval by a paper of the past.
#[component]
pub(super) fn Further(props: &FurtherProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let (plan, rights) = (&props.plan, props.rights);
    let keeps = actor.as_ref().is_some_and(|a| {
        a.grants
            .iter()
            .any(|g| matches!(g, Grant::Department | Grant::Institution { .. }))
    });
    let past = plan.school_year < school_year(words.today);
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
