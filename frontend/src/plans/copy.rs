//! An empty plan takes over what last year's said, before anything is written anew.

use std::rc::Rc;

use veche_domain::{
    calendar::school_year_label,
    plans::{GetPlan, ListPlans, Plan, PlanRow},
};
use yew::{platform::spawn_local, prelude::*};

use super::content::Content;
use crate::{
    api::{self, Fault, Query, Request},
    hooks::{self, use_list},
    state::use_words,
    ui::{Button, FaultAlert},
};

/// Properties of [`CopyLast`].
#[derive(Properties, PartialEq)]
pub(super) struct CopyLastProps {
    /// Plan that is empty.
    pub(super) plan: Rc<Plan>,
    /// What is written of it.
    pub(super) content: Content,
    /// Tells what happened.
    pub(super) tell: Callback<hooks::Event<Content>>,
}

/// Offers the rows of last year's plan; nothing where there is none.
#[component]
pub(super) fn CopyLast(props: &CopyLastProps) -> Html {
    let words = use_words();
    let fault = use_state(|| None::<Fault>);
    let busy = use_state(|| false);
    let plan = &props.plan;
    let year = plan.school_year - 1;
    let query = Query::of([
        ("association_id", plan.association.id.to_string()),
        ("school_year", year.to_string()),
        ("limit", "1".to_owned()),
    ]);
    let last = use_list::<ListPlans, PlanRow>(&[], query);
    let Some(last) = last.rows.as_ref().and_then(|rows| rows.first()).map(|row| row.id) else {
        return Html::default();
    };
    let onclick = {
        let (fault, busy) = (fault.clone(), busy.clone());
        let (content, tell) = (props.content.clone(), props.tell.clone());
        Callback::from(move |()| {
            let (fault, busy) = (fault.clone(), busy.clone());
            let (content, tell) = (content.clone(), tell.clone());
            busy.set(true);
            spawn_local(async move {
                match api::call::<GetPlan>(Request::to(&[&last.to_string()])).await {
                    Ok(reply) => {
                        fault.set(None);
                        tell.emit(hooks::Event::Typed(Box::new(content.with_copy_of(&reply.data))));
                    }
                    Err(problem) => fault.set(Some(problem)),
                }
                busy.set(false);
            });
        })
    };
    html! {
        <>
            if let Some(fault) = (*fault).clone() {
                <FaultAlert {fault} />
            }
            <div class="veche-actions">
                <Button label={words.with("plan-copy-rows", &[("year", &school_year_label(year))])} busy={*busy} {onclick} />
                <span class="veche-muted">{ words.t("plan-copy-rows-hint") }</span>
            </div>
        </>
    }
}
