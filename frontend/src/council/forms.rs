//! Entering a member, changing a term, ending it.

use std::rc::Rc;

use veche_domain::council::{
    CouncilMember, CouncilMemberEnd, CouncilMemberPatch, CouncilRole, CreateCouncilMember, EndCouncilMember,
    NewCouncilMember, UpdateCouncilMember,
};
use yew::prelude::*;

use crate::{
    api::{Reply, Request},
    hooks::{Field, Form, Source, coded, use_form, use_mutation, use_refusal},
    state::use_words,
    ui::{AreaField, ClauseLink, DateField, Dialog, FormFrame, Picker, SelectField, TextField},
};

static MEMBER: &[Field] = &[
    Field::needed("/person_id"),
    Field::needed("/role"),
    Field::needed("/from"),
    Field::text("/until"),
    Field::text("/basis"),
];
static CHANGE: &[Field] = &[
    Field::needed("/role"),
    Field::needed("/from"),
    Field::text("/until"),
    Field::text("/basis"),
];
static END: &[Field] = &[Field::needed("/until"), Field::needed("/reason")];

fn finished(form: &Form, onclose: &Callback<()>) -> Callback<Rc<Reply<CouncilMember>>> {
    let (form, onclose) = (form.clone(), onclose.clone());
    Callback::from(move |_| {
        form.reset();
        onclose.emit(());
    })
}

/// The entity tag of a term: its version is all a change must name.
fn tag(member: &CouncilMember) -> Option<String> {
    Some(format!("\"{}.0-0\"", member.version))
}

/// Properties of [`MemberForm`].
#[derive(Properties, PartialEq)]
pub struct MemberFormProps {
    /// Term that is changed; a new one when absent.
    #[prop_or_default]
    pub member: Option<Rc<CouncilMember>>,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Enters a member or changes a term.
#[component]
pub fn MemberForm(props: &MemberFormProps) -> Html {
    match &props.member {
        Some(member) => html! { <ChangeForm member={member.clone()} onclose={props.onclose.clone()} /> },
        None => html! { <AddForm onclose={props.onclose.clone()} /> },
    }
}

#[component]
fn AddForm(props: &MemberFormProps) -> Html {
    let words = use_words();
    let today = words.today.to_string();
    let form = use_form(MEMBER, Some("council-member".to_owned()), || {
        vec![("/role", CouncilRole::Member.code().to_owned()), ("/from", today)]
    });
    let done = Some(words.t("council-added").into());
    let mutation = use_mutation::<CreateCouncilMember>(done, finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run) = (form.clone(), mutation.run.clone());
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewCouncilMember>() {
                run.emit(Request::default().body(body));
            }
        })
    };
    html! {
        <Dialog title={words.t("council-add")} onclose={props.onclose.clone()}>
            <p class="veche-muted">{ words.t("council-add-text") }{ " " }<ClauseLink id="VII.7.8" /></p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("council-add")} {onsubmit} oncancel={props.onclose.clone()}>
                <Picker form={form.clone()} name="/person_id" shown="#person" label={words.t("person")} source={Source::People} />
                <TermFields form={form.clone()} />
            </FormFrame>
        </Dialog>
    }
}

#[derive(Properties, PartialEq)]
struct TermFieldsProps {
    form: Form,
}

#[component]
fn TermFields(props: &TermFieldsProps) -> Html {
    let words = use_words();
    let form = &props.form;
    html! {
        <>
            <SelectField
                form={form.clone()} name="/role" label={words.t("council-role")}
                choices={coded(words, "council-role", CouncilRole::ALL.iter().map(|r| r.code()))}
            />
            <div class="veche-form__two">
                <DateField form={form.clone()} name="/from" label={words.t("from")} />
                <DateField form={form.clone()} name="/until" label={words.t("council-until")} hint={words.t("council-until-hint")} />
            </div>
            <TextField form={form.clone()} name="/basis" label={words.t("council-basis")} hint={words.t("council-basis-hint")} />
        </>
    }
}

/// Properties of the dialogs about one term.
#[derive(Properties, PartialEq)]
pub struct TermFormProps {
    /// Term.
    pub member: Rc<CouncilMember>,
    /// Closed.
    pub onclose: Callback<()>,
}

#[component]
fn ChangeForm(props: &TermFormProps) -> Html {
    let words = use_words();
    let member = &props.member;
    let day = |date: Option<chrono::NaiveDate>| date.map(|d| d.to_string()).unwrap_or_default();
    let form = use_form(CHANGE, Some(format!("council-{}", member.id)), || {
        vec![
            ("/role", member.role.code().to_owned()),
            ("/from", day(member.from)),
            ("/until", day(member.until)),
            ("/basis", member.basis.clone().unwrap_or_default()),
        ]
    });
    let done = Some(words.t("council-changed").into());
    let mutation = use_mutation::<UpdateCouncilMember>(done, finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, member) = (form.clone(), mutation.run.clone(), member.clone());
        Callback::from(move |()| {
            if let Some(body) = form.read_changes::<CouncilMemberPatch>() {
                run.emit(
                    Request::to(&[&member.id.to_string()])
                        .body(body)
                        .if_match(tag(&member)),
                );
            }
        })
    };
    html! {
        <Dialog title={words.t("council-change")} onclose={props.onclose.clone()}>
            <p><strong>{ member.person.full_name.clone() }</strong></p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("save")} {onsubmit} oncancel={props.onclose.clone()}>
                <TermFields form={form.clone()} />
            </FormFrame>
        </Dialog>
    }
}

/// Ends a term, with the reason.
#[component]
pub fn EndMemberForm(props: &TermFormProps) -> Html {
    let words = use_words();
    let member = &props.member;
    let today = words.today.to_string();
    let form = use_form(END, None, || vec![("/until", today)]);
    let done = Some(words.t("council-ended").into());
    let mutation = use_mutation::<EndCouncilMember>(done, finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, member) = (form.clone(), mutation.run.clone(), member.clone());
        Callback::from(move |()| {
            if let Some(body) = form.read::<CouncilMemberEnd>() {
                run.emit(
                    Request::to(&[&member.id.to_string()])
                        .body(body)
                        .if_match(tag(&member)),
                );
            }
        })
    };
    html! {
        <Dialog title={words.t("council-end")} onclose={props.onclose.clone()}>
            <p><strong>{ member.person.full_name.clone() }</strong></p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("council-end")} {onsubmit} oncancel={props.onclose.clone()}>
                <DateField form={form.clone()} name="/until" label={words.t("council-until")} hint={words.t("council-until-hint")} />
                <AreaField form={form.clone()} name="/reason" label={words.t("council-end-reason")} />
            </FormFrame>
        </Dialog>
    }
}
