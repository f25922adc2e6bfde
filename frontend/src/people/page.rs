//! The page of a person: one column of life.

use std::rc::Rc;

use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    journal::Entity,
    papers::PaperObject,
    people::{GetPerson, Person},
};
use yew::prelude::*;
use yew_router::prelude::*;

use super::{
    EditPerson, Merges,
    name_forms::NameFormsCard,
    record_forms::{EmploymentForm, QualificationForm, TenureForm},
    sections::{Associations, Categories, Employments, TenureSection},
};
use crate::{
    api::Query,
    hooks::{Choices, use_resource, use_subjects},
    journal::History,
    papers::PapersCard,
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{Breadcrumbs, Button, Card, Facts, PageFrame, PageTitle, Tab, Tabs, fact},
};

/// Properties of [`PersonPage`].
#[derive(Properties, PartialEq)]
pub struct PersonPageProps {
    /// Who.
    pub id: Id,
    /// Tab: empty, `history`.
    pub tab: AttrValue,
}

/// Loads a person; a record that was merged away leads to the one that stayed.
#[component]
pub fn PersonPage(props: &PersonPageProps) -> Html {
    let on_date = use_on_date();
    let on = on_date.is_turned().then(|| on_date.shown().to_string());
    let resource = use_resource::<GetPerson>(&[props.id.to_string()], Query::default().with("on", on));
    let subjects = use_subjects();
    let navigator = use_navigator();
    {
        let asked = props.id;
        use_effect_with(resource.data().map(|p| p.id), move |answered| {
            if let (Some(id), Some(navigator)) = (answered.filter(|id| *id != asked), navigator) {
                navigator.replace(&Route::Person { id });
            }
        });
    }
    html! {
        <PageFrame<Person> resource={resource.clone()}>
            if let Some(person) = resource.data() {
                <PersonView person={Rc::new(person.clone())} etag={resource.etag()} tab={props.tab.clone()} {subjects} />
            }
        </PageFrame<Person>>
    }
}

/// Properties of [`PersonView`].
#[derive(Properties, PartialEq)]
pub struct PersonViewProps {
    /// Person.
    pub person: Rc<Person>,
    /// Version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Tab that is open.
    #[prop_or_default]
    pub tab: AttrValue,
    /// Names of subjects.
    #[prop_or_default]
    pub subjects: Choices,
}

#[derive(Clone, Copy, PartialEq)]
enum Open {
    Edit,
    Employment,
    Qualification,
    Tenure,
}

/// The page of a person.
#[component]
pub fn PersonView(props: &PersonViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let open = use_state(|| None::<Open>);
    let person = &props.person;
    let id = person.id;
    let associations: Vec<Id> = person.memberships.iter().map(|m| m.association_id).collect();
    let institutions: Vec<Id> = person.employments.iter().map(|e| e.organization.id).collect();
    let worked = person.employments.iter();
    let units: Vec<String> = worked
        .filter_map(|e| e.organization.admin_unit_code.clone())
        .collect();
    let resource = Resource::Person {
        id,
        associations: &associations,
        institutions: &institutions,
        units: &units,
    };
    let may = |action| actor.as_ref().is_some_and(|a| allows(a, action, resource));
    let writes = !turned && may(Action::WritePeople);
    let opener = |what: Open| {
        let open = open.clone();
        Callback::from(move |()| open.set(Some(what)))
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let mut tabs = vec![Tab {
        to: Route::Person { id },
        label: words.t("tab-overview").into(),
        open: props.tab != "history",
    }];
    if may(Action::ReadHistory) {
        let to = Route::PersonTab {
            id,
            tab: "history".to_owned(),
        };
        tabs.push(Tab {
            to,
            label: words.t("tab-history").into(),
            open: props.tab == "history",
        });
    }
    let main = person.employments.first();
    let note = html! {
        if let Some(e) = main {
            <span>{ format!("{}, {}", e.position_name, e.organization.short_name) }</span>
        }
    };
    let adder = |what: Open, key: &str| {
        html! {
            if writes {
                <Button label={words.t(key)} onclick={opener(what)} />
            }
        }
    };
    html! {
        <>
            <Breadcrumbs to={Route::People} label={words.t("nav-people")} here={person.full_name.clone()} />
            <PageTitle title={person.full_name.clone()} {note}>
                if writes {
                    <Button label={words.t("person-edit")} onclick={opener(Open::Edit)} />
                }
            </PageTitle>
            <Tabs label={person.full_name.clone()} items={tabs} />
            if props.tab == "history" {
                <History entity={Entity::Person} {id} />
            } else {
                <Associations person={person.clone()} />
                <div class="veche-columns">
                    <Card title={words.t("employments-title")} actions={adder(Open::Employment, "employment-add")}>
                        <Employments person={person.clone()} etag={props.etag.clone()} subjects={props.subjects.clone()} {writes} />
                    </Card>
                    <div>
                        <Card title={words.t("categories-title")} actions={adder(Open::Qualification, "qualification-add")}>
                            <Categories person={person.clone()} etag={props.etag.clone()} {writes} />
                        </Card>
                        <Card title={words.t("tenure-title")} actions={adder(Open::Tenure, "tenure-add")}>
                            <TenureSection person={person.clone()} />
                        </Card>
                        <Card title={words.t("contacts-title")}>
                            if person.contacts_hidden {
                                <p class="veche-muted">{ words.t("contacts-hidden") }</p>
                            } else {
                                <Facts items={vec![
                                    fact(words.t("phone"), contact(person.phone.as_deref(), "tel", words.t("not-known"))),
                                    fact(words.t("email"), contact(person.email.as_deref(), "mailto", words.t("not-known"))),
                                ]} />
                            }
                        </Card>
                        <NameFormsCard {id} {writes} />
                    </div>
                </div>
                <PapersCard object={PaperObject::Person} {id} />
                if may(Action::MergePeople) {
                    <Merges person={Some(id)} />
                }
            }
            { match *open {
                Some(Open::Edit) => html! { <EditPerson person={person.clone()} etag={props.etag.clone()} onclose={close} /> },
                Some(Open::Employment) => html! { <EmploymentForm person={person.clone()} etag={props.etag.clone()} onclose={close} /> },
                Some(Open::Qualification) => html! { <QualificationForm person={person.clone()} etag={props.etag.clone()} onclose={close} /> },
                Some(Open::Tenure) => html! { <TenureForm person={person.clone()} etag={props.etag.clone()} onclose={close} /> },
                None => html! {},
            } }
        </>
    }
}

fn contact(value: Option<&str>, scheme: &str, absent: String) -> Html {
    match value {
        Some(value) => html! { <a href={format!("{scheme}:{value}")}>{ value.to_owned() }</a> },
        None => html! { { absent } },
    }
}
