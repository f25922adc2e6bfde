//! The page of a district association.

use std::rc::Rc;

use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    districts::{DistrictAssociation, GetDistrictAssociation},
    journal::Entity,
};
use yew::prelude::*;

use super::forms::{AppointForm, EditDistrictForm, ReleaseForm};
use crate::{
    api::Query,
    hooks::use_resource,
    journal::History,
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{
        Bar, Breadcrumbs, Button, ButtonKind, Card, ClauseLink, Facts, Lane, Link, LinkButton, Mark,
        PageFrame, PageTitle, State, Timeline, basis_text, fact, fact_if,
    },
};

/// Properties of [`DistrictPage`].
#[derive(Properties, PartialEq)]
pub struct DistrictPageProps {
    /// Which.
    pub id: Id,
}

/// Loads a district association.
#[component]
pub fn DistrictPage(props: &DistrictPageProps) -> Html {
    let on_date = use_on_date();
    let on = on_date.is_turned().then(|| on_date.shown().to_string());
    let resource =
        use_resource::<GetDistrictAssociation>(&[props.id.to_string()], Query::default().with("on", on));
    html! {
        <PageFrame<DistrictAssociation> resource={resource.clone()}>
            if let Some(district) = resource.data() {
                <DistrictView district={Rc::new(district.clone())} etag={resource.etag()} />
            }
        </PageFrame<DistrictAssociation>>
    }
}

/// Properties of [`DistrictView`].
#[derive(Properties, PartialEq)]
pub struct DistrictViewProps {
    /// District association.
    pub district: Rc<DistrictAssociation>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum Open {
    Appoint,
    Release,
    Edit,
    History,
}

/// The page of a district association.
#[component]
pub fn DistrictView(props: &DistrictViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let on_date = use_on_date();
    let open = use_state(|| None::<Open>);
    let district = &props.district;
    let may = |action| actor.as_ref().is_some_and(|a| allows(a, action, Resource::City));
    let unit = Resource::Unit {
        code: &district.admin_unit_code,
    };
    let in_unit = |action| actor.as_ref().is_some_and(|a| allows(a, action, unit));
    let writes = !on_date.is_turned() && in_unit(Action::WriteDistricts);
    let opener = |what: Open| {
        let open = open.clone();
        Callback::from(move |()| open.set(Some(what)))
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let mut facts = vec![
        fact(words.t("subject"), html! { { district.subject_name.clone() } }),
        fact(words.t("unit"), html! { { district.admin_unit_name.clone() } }),
    ];
    facts.extend(fact_if(
        words.t("association-audience"),
        district.audience.as_deref(),
    ));
    facts.push(fact(
        words.t("district-term"),
        html! { { words.span(district.from, district.until) } },
    ));
    let bars = district.heads.iter().map(|h| Bar {
        label: h.person.full_name.clone().into(),
        from: h.from,
        until: h.until,
    });
    let lanes = vec![Lane {
        label: words.t("district-head").into(),
        bars: bars.collect(),
    }];
    let by_subject = Query::of([("subject", district.subject_code.clone())]);
    html! {
        <>
            <Breadcrumbs to={Route::Districts} label={words.t("nav-districts")} here={district.name.clone()} />
            <PageTitle title={district.name.clone()}>
                if writes {
                    <Button kind={ButtonKind::Primary} label={words.t("district-appoint")} onclick={opener(Open::Appoint)} />
                    if district.head.is_some() {
                        <Button label={words.t("district-release")} onclick={opener(Open::Release)} />
                    }
                    <Button label={words.t("edit")} onclick={opener(Open::Edit)} />
                }
            </PageTitle>
            <div class="veche-columns">
                <Card title={words.t("district-head")}>
                    if let Some(head) = &district.head {
                        <p><Link to={Route::Person { id: head.person.id }}><strong>{ head.person.full_name.clone() }</strong></Link></p>
                        <p class="veche-cell__note">{ words.span(head.from, head.until) }{ " · " }{ basis_text(words, &head.basis) }</p>
                    } else {
                        <p><Mark state={State::Overdue} label={words.t("vacant")} /></p>
                        <p class="veche-cell__note">{ words.t("district-vacant-note") }{ " " }<ClauseLink id="VII.7.1" /></p>
                    }
                </Card>
                <Card title={words.t("facts-title")}>
                    <Facts items={facts} />
                    <LinkButton kind={ButtonKind::Link} to={Route::Associations} query={by_subject} label={words.t("district-city-association")} />
                </Card>
            </div>
            if !district.heads.is_empty() {
                <Card title={words.t("district-heads")}>
                    <Timeline title={words.t("district-heads")} {lanes} on={on_date.shown()} />
                </Card>
            }
            if may(Action::ReadHistory) {
                if *open == Some(Open::History) {
                    <Card title={words.t("history-title")}><History entity={Entity::DistrictAssociation} id={district.id} /></Card>
                } else {
                    <Button label={words.t("history-title")} onclick={opener(Open::History)} />
                }
            }
            { match *open {
                Some(Open::Appoint) => html! { <AppointForm district={district.clone()} etag={props.etag.clone()} onclose={close} /> },
                Some(Open::Release) => html! { <ReleaseForm district={district.clone()} etag={props.etag.clone()} onclose={close} /> },
                Some(Open::Edit) => html! { <EditDistrictForm district={district.clone()} etag={props.etag.clone()} onclose={close} /> },
                Some(Open::History) | None => html! {},
            } }
        </>
    }
}
