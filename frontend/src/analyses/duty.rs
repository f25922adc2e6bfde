//! What is to be done with an analysis, by whom and by when: one button and the clause.

use std::rc::Rc;

use veche_domain::{
    access::{Action, allows},
    analyses::{Analysis, AnalysisState, Section, is_late, may_submit},
};
use yew::prelude::*;

use super::{
    acts::{AcceptForm, ReturnForm, SubmitForm},
    document::{anchor, heading},
    naming::outcome,
};
use crate::{
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{Button, ButtonKind, Card, ClauseLink, Link, Mark, State},
};

#[derive(Clone, Copy, PartialEq)]
enum Asking {
    Submit,
    Return,
    Accept,
}

#[derive(Properties, PartialEq)]
pub(super) struct DutyProps {
    pub(super) analysis: Rc<Analysis>,
    /// Version.
    #[prop_or_default]
    pub(super) etag: Option<String>,
    /// Required sections without a text, as it is on screen.
    #[prop_or_default]
    pub(super) missing: Vec<Section>,
    /// Whether the server has everything that is on screen.
    #[prop_or(true)]
    pub(super) ready: bool,
}

/// The card of the duty.
#[component]
pub(super) fn Duty(props: &DutyProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let asking = use_state(|| None::<Asking>);
    let analysis = &props.analysis;
    let acts = !turned;
    let may = |action| {
        acts && actor
            .as_ref()
            .is_some_and(|a| allows(a, action, analysis.resource()))
    };
    let submits = acts
        && actor
            .as_ref()
            .is_some_and(|a| may_submit(a, analysis.resource(), analysis.has_leader));
    let open = |what: Option<Asking>| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(what))
    };
    let close = open(None);
    let due = words.date(analysis.due_on);
    let in_hand = matches!(analysis.state, AnalysisState::Draft | AnalysisState::Returned);
    let passed = analysis.first_submitted_at.is_none() && is_late(words.today, analysis.due_on);
    let body = match analysis.state {
        AnalysisState::Draft | AnalysisState::Returned => html! {
            <>
                <p>
                    <Mark
                        state={if passed { State::Overdue } else { State::Due }}
                        label={words.with(if passed { "analysis-due-passed" } else { "analysis-due" }, &[("date", &due)])}
                    />
                </p>
                if !submits {
                    <p class="veche-muted">{ words.t(if analysis.has_leader { "analysis-leader-submits" } else { "analysis-curator-submits" }) }</p>
                }
                if !props.missing.is_empty() {
                    <p>{ words.t("analysis-missing") }</p>
                    <ul class="veche-list">
                        { for props.missing.iter().map(|section| html! {
                            <li><a href={format!("#{}", anchor(*section))}>{ heading(words, *section) }</a></li>
                        }) }
                    </ul>
                }
            </>
        },
        AnalysisState::Submitted => {
            html! { <p><Mark state={State::Due} label={words.t("analysis-awaits-curator")} /></p> }
        }
        AnalysisState::Accepted => html! {
            <p>
                <Mark state={State::Due} label={words.t("analysis-awaits-council")} />
                if let Some(queued) = &analysis.queued {
                    { " " }<Link to={Route::Meeting { id: queued.meeting_id }}>{ words.with("analysis-queued", &[("date", &words.date(queued.date))]) }</Link>
                }
            </p>
        },
        AnalysisState::Considered => html! {
            if let Some(said) = &analysis.consideration {
                <p>
                    <Mark state={State::Met} label={outcome(words, said.outcome)} />{ " " }
                    <Link to={Route::MeetingTab { id: said.meeting_id, tab: "minutes".to_owned() }}>
                        { words.with("analysis-by-council", &[("date", &words.date(said.on))]) }
                    </Link>
                </p>
            }
        },
    };
    let actions = html! { <ClauseLink id="VII.7.8" /> };
    html! {
        <>
            <Card title={words.t("analysis-duty")} {actions}>
                { body }
                <div class="veche-actions">
                    if in_hand && submits {
                        <Button
                            kind={ButtonKind::Primary} label={words.t("analysis-submit")}
                            disabled={!props.ready || !props.missing.is_empty()} onclick={open(Some(Asking::Submit))}
                        />
                    }
                    if analysis.state == AnalysisState::Submitted && may(Action::AcceptWork) {
                        <Button kind={ButtonKind::Primary} label={words.t("analysis-accept")} onclick={open(Some(Asking::Accept))} />
                        <Button label={words.t("analysis-return")} onclick={open(Some(Asking::Return))} />
                    }
                </div>
            </Card>
            { match *asking {
                Some(Asking::Submit) => html! { <SubmitForm analysis={analysis.clone()} etag={props.etag.clone()} onclose={close} /> },
                Some(Asking::Return) => html! { <ReturnForm analysis={analysis.clone()} etag={props.etag.clone()} onclose={close} /> },
                Some(Asking::Accept) => html! { <AcceptForm analysis={analysis.clone()} etag={props.etag.clone()} onclose={close} /> },
                None => Html::default(),
            } }
        </>
    }
}
