//! Annulling an election with a reason.

use std::rc::Rc;

use veche_domain::elections::{AnnulElection, Annulment, Election};
use yew::prelude::*;

use super::card::annul_key;
use crate::{
    api::Request,
    hooks::{Field, use_form, use_mutation, use_refusal},
    state::use_words,
    ui::{AreaField, Dialog, FormFrame},
};

static REASON: &[Field] = &[Field::needed("/reason")];

/// Properties of [`AnnulForm`].
#[derive(Properties, PartialEq)]
pub struct AnnulFormProps {
    /// Election.
    pub election: Rc<Election>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Annuls an election with a reason.
#[component]
pub fn AnnulForm(props: &AnnulFormProps) -> Html {
    let words = use_words();
    let election = &props.election;
    let key = annul_key(election.state);
    let form = use_form(REASON, Some(format!("annul-{}", election.id)), Vec::new);
    let then = {
        let (form, onclose) = (form.clone(), props.onclose.clone());
        Callback::from(move |_| {
            form.reset();
            onclose.emit(());
        })
    };
    let mutation = use_mutation::<AnnulElection>(Some(words.t("election-annulled-done").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = election.id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<Annulment>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t(key)} onclose={props.onclose.clone()}>
            <p>{ words.t(&format!("{key}-text")) }</p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t(key)} {onsubmit} oncancel={props.onclose.clone()}>
                <AreaField form={form.clone()} name="/reason" label={words.t("reason")} />
            </FormFrame>
        </Dialog>
    }
}
