//! What is done with a plan: handed over, accepted, returned, changed, marked as agreed.

use std::rc::Rc;

use veche_domain::{
    meetings::{ListMeetings, MeetingRow, MeetingState},
    plans::{
        AcceptPlan, Accepting, AmendPlan, Amending, ApprovePlanByPaper, DiscardAmendment, PaperApproval,
        Plan, PutRegionMark, RegionMark, ReturnPlan, Returning, SubmitPlan, check_complete, remarks,
    },
    regulation::Profile,
};
use yew::prelude::*;

use super::paper::Sheet;
use crate::{
    api::{Fault, Query, Reply, Request},
    hooks::{Choices, Field, Form, use_form, use_list, use_mutation, use_refusal},
    meetings::meeting_title,
    state::use_words,
    ui::{
        Alert, AreaField, Button, ButtonKind, ClauseLink, Confirm, DateField, Dialog, FaultAlert, FormFrame,
        SelectField, Tone,
    },
};

static RETURNING: &[Field] = &[Field::needed("/note")];
static ACCEPTING: &[Field] = &[Field::text("/note")];
static AMENDING: &[Field] = &[Field::needed("/reason")];
static REGION: &[Field] = &[Field::text("/agreed_on")];
static PAPER: &[Field] = &[Field::needed("/meeting_id")];

/// What is being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// Handing over.
    Submit,
    /// Accepting.
    Accept,
    /// Returning.
    Return,
    /// Beginning a change.
    Amend,
    /// Dropping the change.
    Discard,
    /// The meeting of the past that approved it.
    Paper,
    /// The mark of the regional operator.
    Region,
}

/// Properties of [`ActDialog`] and of each dialog.
#[derive(Properties, PartialEq)]
pub struct ActProps {
    /// Plan.
    pub plan: Rc<Plan>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Edition of the regulation, for what is said beforehand.
    #[prop_or_default]
    pub profile: Option<Rc<Profile>>,
    /// What is asked.
    pub asking: Asking,
    /// Closed.
    pub onclose: Callback<()>,
}

/// The dialog of an act.
#[component]
pub fn ActDialog(props: &ActProps) -> Html {
    let ActProps {
        plan,
        etag,
        profile,
        asking,
        onclose,
    } = props;
    let (plan, etag, profile, asking, onclose) = (
        plan.clone(),
        etag.clone(),
        profile.clone(),
        *asking,
        onclose.clone(),
    );
    match asking {
        Asking::Submit => html! { <Submit {plan} {etag} {profile} {asking} {onclose} /> },
        Asking::Accept => html! { <Accept {plan} {etag} {profile} {asking} {onclose} /> },
        Asking::Return => html! { <Return {plan} {etag} {profile} {asking} {onclose} /> },
        Asking::Amend => html! { <Amend {plan} {etag} {profile} {asking} {onclose} /> },
        Asking::Discard => html! { <Discard {plan} {etag} {profile} {asking} {onclose} /> },
        Asking::Paper => html! { <ByPaper {plan} {etag} {profile} {asking} {onclose} /> },
        Asking::Region => html! { <Region {plan} {etag} {profile} {asking} {onclose} /> },
    }
}

fn finished(form: &Form, onclose: &Callback<()>) -> Callback<Rc<Reply<Plan>>> {
    let (form, onclose) = (form.clone(), onclose.clone());
    Callback::from(move |_| {
        form.reset();
        onclose.emit(());
    })
}

/// Hands the plan to the curator: what is missing is said before it is sent (VII.7.8).
#[component]
fn Submit(props: &ActProps) -> Html {
    let words = use_words();
    let plan = &props.plan;
    let submit = use_mutation::<SubmitPlan>(
        Some(words.t("plan-submitted").into()),
        props.onclose.reform(|_: Rc<Reply<Plan>>| ()),
    );
    let text = Sheet::of(plan).text;
    let missing = check_complete(&text).err();
    let said = props
        .profile
        .as_deref()
        .map(|p| remarks(p, &text))
        .unwrap_or_default();
    let late = props.profile.as_deref().is_some_and(|p| {
        plan.first_submitted_on.is_none() && veche_domain::plans::is_late(p, plan.school_year, words.today)
    });
    let onyes = {
        let (run, etag, id) = (submit.run.clone(), props.etag.clone(), plan.id.to_string());
        Callback::from(move |()| run.emit(Request::to(&[&id]).if_match(etag.clone())))
    };
    html! {
        <Dialog title={words.t("plan-submit")} onclose={props.onclose.clone()}>
            if let Some(refusal) = missing.clone() {
                <FaultAlert fault={Fault::from(refusal.clone())} />
                <ul class="veche-list">{ for refusal.errors.iter().map(|e| html! { <li>{ e.message.clone() }</li> }) }</ul>
            } else {
                <p>{ words.t("plan-submit-text") }{ " " }<ClauseLink id="VII.7.8" /></p>
                if late {
                    <Alert tone={Tone::Warning} title={words.t("plan-submit-late")}>{ words.t("plan-submit-late-text") }</Alert>
                }
                if !said.is_empty() {
                    <Alert title={words.t("plan-remarks")}>
                        <ul class="veche-list">
                            { for said.iter().map(|r| html! { <li>{ words.code("plan-remark", r.code) }{ " " }<ClauseLink id={r.clause} /></li> }) }
                        </ul>
                    </Alert>
                }
            }
            if let Some(fault) = submit.fault.clone() {
                <FaultAlert {fault} />
            }
            <div class="veche-actions">
                if missing.is_none() {
                    <Button kind={ButtonKind::Primary} label={words.t("plan-submit")} busy={submit.busy} onclick={onyes} />
                }
                <Button kind={ButtonKind::Link} label={words.t("cancel")} onclick={props.onclose.clone()} />
            </div>
        </Dialog>
    }
}

/// Accepts the plan: the receipt (VII.7.8).
#[component]
fn Accept(props: &ActProps) -> Html {
    let words = use_words();
    let form = use_form(
        ACCEPTING,
        Some(format!("plan-accept-{}", props.plan.id)),
        Vec::new,
    );
    let accept = use_mutation::<AcceptPlan>(
        Some(words.t("plan-accepted").into()),
        finished(&form, &props.onclose),
    );
    use_refusal(&form, &accept.fault);
    let onsubmit = {
        let (form, run, etag, id) = (
            form.clone(),
            accept.run.clone(),
            props.etag.clone(),
            props.plan.id.to_string(),
        );
        Callback::from(move |()| {
            if let Some(body) = form.read::<Accepting>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("plan-accept")} onclose={props.onclose.clone()}>
            <p>{ words.t("plan-accept-text") }{ " " }<ClauseLink id="VII.7.8" /></p>
            <FormFrame form={form.clone()} fault={accept.fault.clone()} busy={accept.busy} submit={words.t("plan-accept")} {onsubmit} oncancel={props.onclose.clone()}>
                <AreaField form={form.clone()} name="/note" label={words.t("plan-accept-note")} />
            </FormFrame>
        </Dialog>
    }
}

/// Returns the plan with what is to be mended (VII.7.8).
#[component]
fn Return(props: &ActProps) -> Html {
    let words = use_words();
    let form = use_form(
        RETURNING,
        Some(format!("plan-return-{}", props.plan.id)),
        Vec::new,
    );
    let back = use_mutation::<ReturnPlan>(
        Some(words.t("plan-returned").into()),
        finished(&form, &props.onclose),
    );
    use_refusal(&form, &back.fault);
    let onsubmit = {
        let (form, run, etag, id) = (
            form.clone(),
            back.run.clone(),
            props.etag.clone(),
            props.plan.id.to_string(),
        );
        Callback::from(move |()| {
            if let Some(body) = form.read::<Returning>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("plan-return")} onclose={props.onclose.clone()}>
            <p>{ words.t("plan-return-text") }</p>
            <FormFrame form={form.clone()} fault={back.fault.clone()} busy={back.busy} submit={words.t("plan-return")} {onsubmit} oncancel={props.onclose.clone()}>
                <AreaField form={form.clone()} name="/note" label={words.t("plan-return-note")} hint={words.t("plan-return-hint")} />
            </FormFrame>
        </Dialog>
    }
}

/// Begins a change of the approved plan (VII.7.9).
#[component]
fn Amend(props: &ActProps) -> Html {
    let words = use_words();
    let form = use_form(AMENDING, Some(format!("plan-amend-{}", props.plan.id)), Vec::new);
    let amend = use_mutation::<AmendPlan>(
        Some(words.t("plan-amending").into()),
        finished(&form, &props.onclose),
    );
    use_refusal(&form, &amend.fault);
    let onsubmit = {
        let (form, run, etag, id) = (
            form.clone(),
            amend.run.clone(),
            props.etag.clone(),
            props.plan.id.to_string(),
        );
        Callback::from(move |()| {
            if let Some(body) = form.read::<Amending>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("plan-amend")} onclose={props.onclose.clone()}>
            <p>{ words.t("plan-amend-text") }{ " " }<ClauseLink id="VII.7.9" /></p>
            <FormFrame form={form.clone()} fault={amend.fault.clone()} busy={amend.busy} submit={words.t("plan-amend")} {onsubmit} oncancel={props.onclose.clone()}>
                <AreaField form={form.clone()} name="/reason" label={words.t("plan-amend-reason")} hint={words.t("plan-amend-hint")} />
            </FormFrame>
        </Dialog>
    }
}

/// Drops the change: the approved text stands again.
#[component]
fn Discard(props: &ActProps) -> Html {
    let words = use_words();
    let discard = use_mutation::<DiscardAmendment>(
        Some(words.t("plan-discarded").into()),
        props.onclose.reform(|_: Rc<Reply<Plan>>| ()),
    );
    let onyes = {
        let (run, etag, id) = (discard.run.clone(), props.etag.clone(), props.plan.id.to_string());
        Callback::from(move |()| run.emit(Request::to(&[&id]).if_match(etag.clone())))
    };
    html! {
        <Confirm title={words.t("plan-discard")} yes={words.t("plan-discard")} busy={discard.busy} fault={discard.fault.clone()} {onyes} onclose={props.onclose.clone()}>
            <p>{ words.t("plan-discard-text") }</p>
        </Confirm>
    }
}

/// Held meetings offered as those that approved a plan of the past.
const MEETINGS: &str = "20";

/// Names the held meeting of the past that approved the plan (VII.7.9, interpretation 12).
#[component]
fn ByPaper(props: &ActProps) -> Html {
    let words = use_words();
    let plan = &props.plan;
    let query = Query::of([
        ("body_id", plan.association.id.to_string()),
        ("school_year", plan.school_year.to_string()),
        ("state", MeetingState::Held.code().to_owned()),
        ("sort", "date".to_owned()),
        ("limit", MEETINGS.to_owned()),
    ]);
    let list = use_list::<ListMeetings, MeetingRow>(&[], query);
    let rows = list.rows.iter().flat_map(|rows| rows.iter());
    let choices: Choices = Rc::new(
        rows.map(|m| {
            let name = format!(
                "{}, {}: {}",
                meeting_title(words, m.number, m.school_year),
                words.date(m.date),
                m.theme
            );
            (AttrValue::from(m.id.to_string()), name.into())
        })
        .collect(),
    );
    let form = use_form(PAPER, None, Vec::new);
    let approve = use_mutation::<ApprovePlanByPaper>(
        Some(words.t("plan-approved-by-paper").into()),
        finished(&form, &props.onclose),
    );
    use_refusal(&form, &approve.fault);
    let onsubmit = {
        let (form, run, etag, id) = (
            form.clone(),
            approve.run.clone(),
            props.etag.clone(),
            plan.id.to_string(),
        );
        Callback::from(move |()| {
            if let Some(body) = form.read::<PaperApproval>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("plan-paper")} onclose={props.onclose.clone()}>
            <p>{ words.t("plan-paper-text") }{ " " }<ClauseLink id="VII.7.9" /></p>
            <FormFrame form={form.clone()} fault={approve.fault.clone()} busy={approve.busy} submit={words.t("plan-paper-do")} {onsubmit} oncancel={props.onclose.clone()}>
                <SelectField form={form.clone()} name="/meeting_id" label={words.t("plan-paper-meeting")} {choices} />
            </FormFrame>
        </Dialog>
    }
}

/// The mark «согласовано с региональным оператором» (VI.6.4); an emptied day clears it.
#[component]
fn Region(props: &ActProps) -> Html {
    let words = use_words();
    let plan = &props.plan;
    let form = use_form(REGION, None, || {
        vec![(
            "/agreed_on",
            plan.region_agreed_on.map(|on| on.to_string()).unwrap_or_default(),
        )]
    });
    let mark = use_mutation::<PutRegionMark>(Some(words.t("saved").into()), finished(&form, &props.onclose));
    use_refusal(&form, &mark.fault);
    let onsubmit = {
        let (form, run, etag, id) = (
            form.clone(),
            mark.run.clone(),
            props.etag.clone(),
            plan.id.to_string(),
        );
        Callback::from(move |()| {
            if let Some(body) = form.read::<RegionMark>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("plan-region")} onclose={props.onclose.clone()}>
            <p>{ words.t("plan-region-text") }{ " " }<ClauseLink id="VI.6.4" /></p>
            <FormFrame form={form.clone()} fault={mark.fault.clone()} busy={mark.busy} submit={words.t("save")} {onsubmit} oncancel={props.onclose.clone()}>
                <DateField form={form.clone()} name="/agreed_on" label={words.t("plan-region-on")} hint={words.t("plan-region-hint")} />
            </FormFrame>
        </Dialog>
    }
}
