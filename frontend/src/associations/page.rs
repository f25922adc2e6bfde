//! The page of an association.

use std::rc::Rc;

use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    associations::{Association, AssociationKind, AssociationStatus, GetAssociation},
    journal::Entity,
    orders::OrderKind,
    papers::PaperObject,
};
use yew::prelude::*;

use super::{
    Composition, EditAssociation, Overview,
    application::{ApplicationButton, ApplicationForm, Asked},
    list::status_mark,
    status_forms::{InstitutionForm, StatusForm},
};
use crate::{
    api::Query,
    compliance::{AssociationDuties, Documents},
    hooks::use_resource,
    journal::History,
    meetings::AssociationMeetings,
    orders::order_query,
    papers::PapersCard,
    plans::AssociationPlans,
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{Badge, Breadcrumbs, Button, ButtonKind, LinkButton, PageFrame, PageTitle, Tab, Tabs},
};

/// Properties of [`AssociationPage`].
#[derive(Properties, PartialEq)]
pub struct AssociationPageProps {
    /// Which.
    pub id: Id,
    /// Tab: empty, `members`, `meetings`, `plan`, `documents`, `history`.
    pub tab: AttrValue,
}

/// Loads an association.
#[component]
pub fn AssociationPage(props: &AssociationPageProps) -> Html {
    let on_date = use_on_date();
    let on = on_date.is_turned().then(|| on_date.shown().to_string());
    let resource = use_resource::<GetAssociation>(&[props.id.to_string()], Query::default().with("on", on));
    html! {
        <PageFrame<Association> resource={resource.clone()}>
            if let Some(association) = resource.data() {
                <AssociationView association={Rc::new(association.clone())} etag={resource.etag()} tab={props.tab.clone()} />
            }
        </PageFrame<Association>>
    }
}

/// Properties of [`AssociationView`].
#[derive(Properties, PartialEq)]
pub struct AssociationViewProps {
    /// Association.
    pub association: Rc<Association>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Tab that is open.
    #[prop_or_default]
    pub tab: AttrValue,
}

#[derive(Clone, Copy, PartialEq)]
enum Open {
    Edit,
    Status,
    Institution,
    Application(Asked),
}

/// The page of an association.
#[component]
pub fn AssociationView(props: &AssociationViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let open = use_state(|| None::<Open>);
    let association = &props.association;
    let id = association.id;
    let resource = Resource::Association {
        id,
        institution: association.curating_institution.as_ref().map(|o| o.id),
    };
    let may = |action| actor.as_ref().is_some_and(|a| allows(a, action, resource));
    let writes = !turned && may(Action::WriteAssociations);
    let person = actor.as_ref().and_then(|a| a.person_id).filter(|_| !turned);
    let onask = {
        let open = open.clone();
        Callback::from(move |asked| open.set(Some(Open::Application(asked))))
    };
    let opener = |what: Open| {
        let open = open.clone();
        Callback::from(move |()| open.set(Some(what)))
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let tab = |name: &str, key: &str| Tab {
        to: if name.is_empty() {
            Route::Association { id }
        } else {
            Route::AssociationTab {
                id,
                tab: name.to_owned(),
            }
        },
        label: words.t(key).into(),
        open: props.tab == name,
    };
    let mut tabs = vec![tab("", "tab-overview")];
    if may(Action::ReadComposition) {
        tabs.push(tab("members", "tab-composition"));
    }
    if may(Action::ReadRegisters) {
        tabs.push(tab("meetings", "nav-meetings"));
        tabs.push(tab("plan", "plan-tab-paper"));
    }
    if may(Action::ReadCompliance) {
        tabs.push(tab("documents", "tab-documents"));
    }
    if may(Action::ReadHistory) {
        tabs.push(tab("history", "tab-history"));
    }
    let note = html! {
        <>
            <Badge label={association.code.clone()} />
            <span>{ words.code("association-kind", association.kind.code()) }</span>
            { status_mark(words, association.status) }
        </>
    };
    html! {
        <>
            <Breadcrumbs to={Route::Associations} label={words.t("nav-associations")} here={association.code.clone()} />
            <PageTitle title={association.name.clone()} {note}>
                if let Some(person) = person.filter(|_| association.kind == AssociationKind::ProfessionalAssociation) {
                    <ApplicationButton {person} association={association.clone()} {onask} />
                }
                if writes {
                    if association.status == AssociationStatus::Draft && may(Action::WriteOrders) {
                        <LinkButton
                            kind={ButtonKind::Primary} to={Route::NewOrder} label={words.t("order-of-creation")}
                            query={order_query(OrderKind::Create, id, &association.name)}
                        />
                    }
                    <Button label={words.t("association-edit")} onclick={opener(Open::Edit)} />
                    <Button label={words.t("status-change")} onclick={opener(Open::Status)} />
                    <Button label={words.t("institution-assign")} onclick={opener(Open::Institution)} />
                }
            </PageTitle>
            <Tabs label={association.name.clone()} items={tabs} />
            { match props.tab.as_str() {
                "members" => html! { <Composition association={association.clone()} etag={props.etag.clone()} {writes} proposes={!turned && may(Action::ProposeMembers)} /> },
                "meetings" => html! {
                    <AssociationMeetings {id} institution={association.curating_institution.as_ref().map(|o| o.id)} />
                },
                "plan" => html! {
                    <AssociationPlans {id} institution={association.curating_institution.as_ref().map(|o| o.id)} />
                },
                "documents" => html! {
                    <>
                        <Documents {id} institution={association.curating_institution.as_ref().map(|o| o.id)} />
                        <PapersCard object={PaperObject::Association} {id} />
                    </>
                },
                "history" => html! { <History entity={Entity::Association} {id} /> },
                _ => html! {
                    <>
                        if may(Action::ReadCompliance) && association.status != AssociationStatus::Draft {
                            <AssociationDuties {id} />
                        }
                        <Overview association={association.clone()} etag={props.etag.clone()} />
                    </>
                },
            } }
            { match *open {
                Some(Open::Edit) => html! {
                    <EditAssociation association={association.clone()} etag={props.etag.clone()} onclose={close} />
                },
                Some(Open::Status) => html! {
                    <StatusForm association={association.clone()} etag={props.etag.clone()} onclose={close} />
                },
                Some(Open::Institution) => html! {
                    <InstitutionForm association={association.clone()} etag={props.etag.clone()} onclose={close} />
                },
                Some(Open::Application(asked)) => html! {
                    <ApplicationForm association={association.clone()} etag={props.etag.clone()} {asked} onclose={close} />
                },
                None => html! {},
            } }
        </>
    }
}
