//! One's own заявление to join or to leave a professional association (IV).

use std::rc::Rc;

use veche_domain::{
    Id,
    associations::{
        ApplyForMembership, Association, AssociationKind, AssociationStatus, MembershipApplication,
        MembershipState, PersonMembership, Wish,
    },
    people::GetPerson,
};
use yew::prelude::*;

use crate::{
    api::{Query, Reply, Request},
    hooks::{Field, use_form, use_mutation, use_refusal, use_resource},
    state::use_words,
    ui::{Button, ButtonKind, ClauseLink, DateField, Dialog, FormFrame},
};

static FIELDS: &[Field] = &[Field::needed("/wish"), Field::needed("/on")];

/// What somebody may ask of an association: nothing of one that is not voluntary or is not active.
pub fn application(association: &Association, own: Option<MembershipState>) -> Option<Asked> {
    let voluntary = association.kind == AssociationKind::ProfessionalAssociation
        && association.status == AssociationStatus::Active;
    voluntary.then_some(match own {
        None => Asked::Join,
        Some(MembershipState::AwaitingOrder) => Asked::Withdraw,
        Some(MembershipState::InForce) => Asked::Leave,
    })
}

/// A wish as the screen names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// To join.
    Join,
    /// To take the wish to join back.
    Withdraw,
    /// To leave.
    Leave,
}

impl Asked {
    /// Key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Join => "apply-join",
            Self::Withdraw => "apply-withdraw",
            Self::Leave => "apply-leave",
        }
    }
}

/// Properties of [`ApplicationButton`].
#[derive(Properties, PartialEq)]
pub(super) struct ApplicationButtonProps {
    /// Whose account it is.
    pub(super) person: Id,
    pub(super) association: Rc<Association>,
    pub(super) onask: Callback<Asked>,
}

/// Finds out where the reader stands and offers the application that fits.
#[component]
pub(super) fn ApplicationButton(props: &ApplicationButtonProps) -> Html {
    let words = use_words();
    let person = use_resource::<GetPerson>(&[props.person.to_string()], Query::default());
    let Some(person) = person.data() else {
        return Html::default();
    };
    let running = |m: &&PersonMembership| {
        m.association_id == props.association.id && m.until.is_none_or(|until| until > words.today)
    };
    let own = person.memberships.iter().find(running).map(|m| m.state);
    let Some(asked) = application(&props.association, own) else {
        return Html::default();
    };
    let kind = if asked == Asked::Join {
        ButtonKind::Primary
    } else {
        ButtonKind::Secondary
    };
    html! { <Button {kind} label={words.t(asked.key())} onclick={props.onask.reform(move |()| asked)} /> }
}

/// Properties of [`ApplicationForm`].
#[derive(Properties, PartialEq)]
pub(super) struct ApplicationFormProps {
    pub(super) association: Rc<Association>,
    pub(super) etag: Option<String>,
    pub(super) asked: Asked,
    pub(super) onclose: Callback<()>,
}

/// Hands the application in.
#[component]
pub(super) fn ApplicationForm(props: &ApplicationFormProps) -> Html {
    let words = use_words();
    let today = words.today.to_string();
    let (wish, text, on) = match props.asked {
        Asked::Join => (Wish::Join, "apply-join-text", "apply-on-join"),
        Asked::Withdraw => (Wish::Leave, "apply-withdraw-text", ""),
        Asked::Leave => (Wish::Leave, "apply-leave-text", "apply-on-leave"),
    };
    let form = use_form(FIELDS, None, || {
        vec![("/wish", wish.code().to_owned()), ("/on", today)]
    });
    let then = {
        let onclose = props.onclose.clone();
        Callback::from(move |_: Rc<Reply<Association>>| onclose.emit(()))
    };
    let mutation = use_mutation::<ApplyForMembership>(Some(words.t("apply-sent").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = props.association.id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<MembershipApplication>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    let title = words.t(props.asked.key());
    html! {
        <Dialog title={title.clone()} onclose={props.onclose.clone()}>
            <p>{ props.association.name.clone() }</p>
            <p class="veche-muted">{ words.t(text) }{ " " }<ClauseLink id="IV" /></p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={title} {onsubmit} oncancel={props.onclose.clone()}>
                if !on.is_empty() {
                    <DateField form={form.clone()} name="/on" label={words.t(on)} />
                }
            </FormFrame>
        </Dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_active_voluntary_association_takes_applications() {
        let mut association: Association = serde_json::from_value(serde_json::json!({
            "id": Id::nil(), "version": 1, "code": "A1", "name": "Ассоциация",
            "kind": "professional_association", "status": "active", "professions": [], "statuses": [],
            "curating": [], "offices": [], "coverage": [], "predecessors": [], "successors": []
        }))
        .unwrap();
        assert_eq!(application(&association, None), Some(Asked::Join));
        let awaiting = Some(MembershipState::AwaitingOrder);
        assert_eq!(application(&association, awaiting), Some(Asked::Withdraw));
        let member = Some(MembershipState::InForce);
        assert_eq!(application(&association, member), Some(Asked::Leave));
        association.status = AssociationStatus::Liquidated;
        assert_eq!(application(&association, None), None);
        association.status = AssociationStatus::Active;
        association.kind = AssociationKind::Mmo;
        assert_eq!(application(&association, None), None);
    }
}
