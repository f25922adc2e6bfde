//! What is done with an analysis: handed over, returned, accepted.

use std::rc::Rc;

use veche_domain::{
    analyses::{AcceptAnalysis, Analysis, ReturnAnalysis, SubmitAnalysis, is_late},
    plans::{Accepting, Returning},
};
use yew::prelude::*;

use crate::{
    api::{Reply, Request},
    hooks::{Field, Form, use_form, use_mutation, use_refusal},
    state::use_words,
    ui::{Alert, AreaField, ClauseLink, Confirm, Dialog, FormFrame, Tone},
};

static RETURN: &[Field] = &[Field::needed("/note")];
static ACCEPT: &[Field] = &[Field::text("/note")];

/// Properties of the dialogs.
#[derive(Properties, PartialEq)]
pub struct AnalysisFormProps {
    /// Analysis.
    pub analysis: Rc<Analysis>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Closed.
    pub onclose: Callback<()>,
}

fn finished(form: &Form, onclose: &Callback<()>) -> Callback<Rc<Reply<Analysis>>> {
    let (form, onclose) = (form.clone(), onclose.clone());
    Callback::from(move |_| {
        form.reset();
        onclose.emit(());
    })
}

/// Hands it over, and says before what is frozen by that.
#[component]
pub fn SubmitForm(props: &AnalysisFormProps) -> Html {
    let words = use_words();
    let done = Some(words.t("analysis-submitted").into());
    let mutation = use_mutation::<SubmitAnalysis>(done, props.onclose.reform(|_| ()));
    let late = props.analysis.first_submitted_at.is_none() && is_late(words.today, props.analysis.due_on);
    let onyes = {
        let (run, etag, id) = (
            mutation.run.clone(),
            props.etag.clone(),
            props.analysis.id.to_string(),
        );
        Callback::from(move |()| run.emit(Request::to(&[&id]).if_match(etag.clone())))
    };
    html! {
        <Confirm
            title={words.t("analysis-submit")} yes={words.t("analysis-submit")} busy={mutation.busy} fault={mutation.fault.clone()}
            {onyes} onclose={props.onclose.clone()}
        >
            <p>{ words.t("analysis-submit-text") }{ " " }<ClauseLink id="VII.7.8" /></p>
            if late {
                <Alert tone={Tone::Warning} title={words.with("analysis-will-be-late", &[("date", &words.date(props.analysis.due_on))])} />
            }
        </Confirm>
    }
}

/// Returns it for rework.
#[component]
pub fn ReturnForm(props: &AnalysisFormProps) -> Html {
    let words = use_words();
    let form = use_form(
        RETURN,
        Some(format!("analysis-return-{}", props.analysis.id)),
        Vec::new,
    );
    let done = Some(words.t("analysis-returned").into());
    let mutation = use_mutation::<ReturnAnalysis>(done, finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = props.analysis.id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<Returning>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("analysis-return")} onclose={props.onclose.clone()}>
            <p class="veche-muted">{ words.t("analysis-return-text") }{ " " }<ClauseLink id="VII.7.8" /></p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("analysis-return")} {onsubmit} oncancel={props.onclose.clone()}>
                <AreaField form={form.clone()} name="/note" label={words.t("analysis-return-note")} />
            </FormFrame>
        </Dialog>
    }
}

/// Accepts it: the receipt.
#[component]
pub fn AcceptForm(props: &AnalysisFormProps) -> Html {
    let words = use_words();
    let form = use_form(ACCEPT, None, Vec::new);
    let done = Some(words.t("analysis-accepted").into());
    let mutation = use_mutation::<AcceptAnalysis>(done, finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = props.analysis.id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<Accepting>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("analysis-accept")} onclose={props.onclose.clone()}>
            <p class="veche-muted">{ words.t("analysis-accept-text") }{ " " }<ClauseLink id="VII.7.8" /></p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("analysis-accept")} {onsubmit} oncancel={props.onclose.clone()}>
                <AreaField form={form.clone()} name="/note" label={words.t("analysis-accept-note")} />
            </FormFrame>
        </Dialog>
    }
}
