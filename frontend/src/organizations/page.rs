//! The page of an organization: names, successors, lists of support, associations and people.

use std::rc::Rc;

use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    journal::Entity,
    organizations::{GetOrganization, Organization, Succession},
};
use yew::prelude::*;

use super::edit::{EditOrganization, RenameForm, SucceedForm};
use crate::{
    api::Query,
    hooks::{Choices, name_of, use_admin_units, use_districts, use_resource},
    journal::History,
    orders::CuratorsBoard,
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{
        Badge, BasisLink, Breadcrumbs, Button, ButtonKind, Card, ClauseLink, Facts, Link, LinkButton, Mark,
        PageFrame, PageTitle, State, fact, fact_if,
    },
};

/// Properties of [`OrganizationPage`].
#[derive(Properties, PartialEq)]
pub struct OrganizationPageProps {
    /// Which.
    pub id: Id,
}

/// Loads an organization.
#[component]
pub fn OrganizationPage(props: &OrganizationPageProps) -> Html {
    let on_date = use_on_date();
    let on = on_date.is_turned().then(|| on_date.shown().to_string());
    let resource = use_resource::<GetOrganization>(&[props.id.to_string()], Query::default().with("on", on));
    let units = use_admin_units();
    let districts = use_districts();
    html! {
        <PageFrame<Organization> resource={resource.clone()}>
            if let Some(organization) = resource.data() {
                <OrganizationView organization={Rc::new(organization.clone())} etag={resource.etag()} {units} {districts} />
            }
        </PageFrame<Organization>>
    }
}

/// Properties of [`OrganizationView`].
#[derive(Properties, PartialEq)]
pub struct OrganizationViewProps {
    /// Organization.
    pub organization: Rc<Organization>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Names of units.
    #[prop_or_default]
    pub units: Choices,
    /// Names of districts.
    #[prop_or_default]
    pub districts: Choices,
}

#[derive(Clone, Copy, PartialEq)]
enum Open {
    Edit,
    Rename,
    Succeed,
    History,
}

/// The page of an organization.
#[component]
pub fn OrganizationView(props: &OrganizationViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let open = use_state(|| None::<Open>);
    let organization = &props.organization;
    let id = organization.id;
    let may = |action| actor.as_ref().is_some_and(|a| allows(a, action, Resource::City));
    let writes = !turned && may(Action::WriteOrganizations);
    let opener = |what: Open| {
        let open = open.clone();
        Callback::from(move |()| open.set(Some(what)))
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let note = html! {
        <>
            <span>{ words.code("organization-kind", organization.kind.code()) }</span>
            if organization.curates {
                <Badge strong=true label={words.t("organization-curates")} />
            }
            if let Some(on) = organization.closed_on {
                <Mark state={State::NotApplicable} label={words.with("organization-closed", &[("date", &words.date(on))])} />
            }
        </>
    };
    let by = |key: &'static str| Query::of([(key, id.to_string())]);
    let mut facts = vec![fact(
        words.t("organization-full-name"),
        html! { { organization.full_name.clone() } },
    )];
    facts.extend(fact_if(
        words.t("organization-legal-form"),
        organization.legal_form.as_deref(),
    ));
    facts.extend(fact_if(
        words.t("organization-number"),
        organization.number.as_deref(),
    ));
    facts.extend(
        organization
            .district_code
            .as_deref()
            .map(|code| fact(words.t("district"), html! { { name_of(&props.districts, code) } })),
    );
    facts.extend(
        organization
            .admin_unit_code
            .as_deref()
            .map(|code| fact(words.t("unit"), html! { { name_of(&props.units, code) } })),
    );
    facts.extend(organization.email.as_deref().map(|email| {
        fact(
            words.t("email"),
            html! { <a href={format!("mailto:{email}")}>{ email.to_owned() }</a> },
        )
    }));
    facts.extend(fact_if(
        words.t("organization-code"),
        organization.code.as_deref(),
    ));
    html! {
        <>
            <Breadcrumbs to={Route::Organizations} label={words.t("nav-organizations")} here={organization.short_name.clone()} />
            <PageTitle title={organization.short_name.clone()} {note}>
                if writes {
                    <Button label={words.t("edit")} onclick={opener(Open::Edit)} />
                    <Button label={words.t("organization-rename")} onclick={opener(Open::Rename)} />
                    <Button label={words.t("organization-succeed")} onclick={opener(Open::Succeed)} />
                }
            </PageTitle>
            <div class="veche-columns">
                <Card title={words.t("facts-title")}>
                    <Facts items={facts} />
                    <div class="veche-actions">
                        <LinkButton kind={ButtonKind::Link} to={Route::People} query={by("organization_id")} label={words.t("organization-people")} />
                        if organization.curates {
                            <LinkButton kind={ButtonKind::Link} to={Route::Associations} query={by("curating_institution_id")} label={words.t("organization-associations")} />
                        }
                    </div>
                </Card>
                <Card title={words.t("organization-names")}>
                    <ul class="veche-life">
                        { for organization.names.iter().enumerate().map(|(index, name)| html! {
                            <li key={index}>
                                <strong>{ name.short_name.clone() }</strong>
                                <div class="veche-cell__note">{ name.full_name.clone() }</div>
                                <div class="veche-cell__note">
                                    { words.span(name.from, name.until) }
                                    if let Some(basis) = &name.basis { { " · " }<BasisLink basis={basis.clone()} /> }
                                </div>
                            </li>
                        }) }
                    </ul>
                </Card>
                if !organization.predecessors.is_empty() || !organization.successors.is_empty() {
                    <Card title={words.t("successions")}>
                        <Successions title={words.t("predecessors")} items={organization.predecessors.clone()} />
                        <Successions title={words.t("successors")} items={organization.successors.clone()} />
                    </Card>
                }
                if !organization.support.is_empty() {
                    <Card title={words.t("support-title")}>
                        <p class="veche-muted">{ words.t("support-closed") }{ " " }<ClauseLink id="III.D2" /></p>
                        <Facts items={organization.support.iter().map(|s| {
                            fact(words.code("support", s.list.code()), html! { { words.span(s.from, s.until) } })
                        }).collect::<Vec<_>>()} />
                    </Card>
                }
            </div>
            if organization.curates {
                <Card title={words.t("curators-board")}>
                    <p class="veche-muted">{ words.t("curators-rule") }{ " " }<ClauseLink id="VII.7.2" /></p>
                    <CuratorsBoard {id} name={organization.short_name.clone()} />
                </Card>
            }
            if may(Action::ReadHistory) {
                if *open == Some(Open::History) {
                    <Card title={words.t("history-title")}><History entity={Entity::Organization} {id} /></Card>
                } else {
                    <Button label={words.t("history-title")} onclick={opener(Open::History)} />
                }
            }
            { match *open {
                Some(Open::Edit) => html! { <EditOrganization organization={organization.clone()} etag={props.etag.clone()} onclose={close} /> },
                Some(Open::Rename) => html! { <RenameForm organization={organization.clone()} etag={props.etag.clone()} onclose={close} /> },
                Some(Open::Succeed) => html! { <SucceedForm organization={organization.clone()} etag={props.etag.clone()} onclose={close} /> },
                Some(Open::History) | None => html! {},
            } }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct SuccessionsProps {
    title: AttrValue,
    items: Vec<Succession>,
}

#[component]
fn Successions(props: &SuccessionsProps) -> Html {
    let words = use_words();
    html! {
        if !props.items.is_empty() {
            <h3 class="veche-office__name">{ props.title.clone() }</h3>
            <ul class="veche-life">
                { for props.items.iter().map(|s| html! {
                    <li>
                        <Link to={Route::Organization { id: s.organization.id }}>{ s.organization.short_name.clone() }</Link>
                        <div class="veche-cell__note">
                            { format!("{}, {}", words.code("succession", s.kind.code()), words.date(s.on)) }
                            if let Some(basis) = &s.basis { { " · " }<BasisLink basis={basis.clone()} /> }
                        </div>
                    </li>
                }) }
            </ul>
        }
    }
}
