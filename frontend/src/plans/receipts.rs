//! «Отметки о приёме»: the steps of a plan between leader, curator and meeting, each with its day.

use std::rc::Rc;

use veche_domain::plans::Plan;
use yew::prelude::*;

use super::naming::meeting_link;
use crate::{
    state::use_words,
    ui::{Card, ClauseLink, Mark, State},
};

/// Properties of [`Receipts`].
#[derive(Properties, PartialEq)]
pub struct ReceiptsProps {
    /// Plan.
    pub plan: Rc<Plan>,
}

/// The steps, the latest first.
#[component]
pub fn Receipts(props: &ReceiptsProps) -> Html {
    let words = use_words();
    let plan = &props.plan;
    if plan.handovers.is_empty() {
        return Html::default();
    }
    html! {
        <Card title={words.t("plan-receipts")} actions={html! { <ClauseLink id="VII.7.8" /> }}>
            <ul class="veche-life" role="list">
                { for plan.handovers.iter().rev().map(|step| html! {
                    <li key={step.id.to_string()}>
                        <strong>{ words.code("plan-act", step.act.code()) }</strong>
                        <span>
                            { words.date(step.made_on) }{ ", " }{ step.made_by.clone() }
                            if let Some(meeting) = &step.meeting { { ", " }{ meeting_link(words, meeting) } }
                            if step.late { { " " }<Mark state={State::Overdue} label={words.t("plan-late")} /> }
                        </span>
                        if let Some(note) = &step.note {
                            <span class="veche-quote" lang="ru">{ note.clone() }</span>
                        }
                    </li>
                }) }
            </ul>
        </Card>
    }
}
