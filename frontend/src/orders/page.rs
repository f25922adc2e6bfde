//! The page of an order: a draft opens in the editor, a signed order is read.

use std::rc::Rc;

use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    journal::Entity,
    orders::{AddOrderFile, GetOrder, Issuer, Order, OrderRef, OrderState},
    papers::PaperObject,
};
use yew::prelude::*;

use super::{
    cancel::CancelForm,
    editor::OrderEditor,
    naming::{may_write, order_mark, order_name},
    paper::{Paper, Sheet},
};
use crate::{
    api::Query,
    hooks::{Choices, use_admin_units, use_resource},
    journal::History,
    papers::{PaperFiles, PapersCard},
    routes::Route,
    state::{Words, use_actor, use_on_date, use_words},
    ui::{
        Alert, BasisLink, Breadcrumbs, Button, ButtonKind, Card, Fact, Facts, Link, PageFrame, PageTitle,
        Tab, Tabs, Tone, fact, fact_if,
    },
};

/// Properties of [`OrderPage`].
#[derive(Properties, PartialEq)]
pub struct OrderPageProps {
    /// Which.
    pub id: Id,
    /// Tab: empty or `history`.
    pub tab: AttrValue,
}

/// Loads an order.
#[component]
pub fn OrderPage(props: &OrderPageProps) -> Html {
    let on_date = use_on_date();
    let on = on_date.is_turned().then(|| on_date.shown().to_string());
    let resource = use_resource::<GetOrder>(&[props.id.to_string()], Query::default().with("on", on));
    let units = use_admin_units();
    html! {
        <PageFrame<Order> resource={resource.clone()}>
            if let Some(order) = resource.data() {
                <OrderView
                    order={Rc::new(order.clone())} etag={resource.etag()} tab={props.tab.clone()} {units}
                    onreload={resource.retry.clone()}
                />
            }
        </PageFrame<Order>>
    }
}

/// Properties of [`OrderView`].
#[derive(Properties, PartialEq)]
pub struct OrderViewProps {
    /// Order.
    pub order: Rc<Order>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Tab that is open.
    #[prop_or_default]
    pub tab: AttrValue,
    /// Names of units.
    #[prop_or_default]
    pub units: Choices,
    /// Loads the order anew.
    #[prop_or_default]
    pub onreload: Callback<()>,
}

/// The page of an order.
#[component]
pub fn OrderView(props: &OrderViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let cancelling = use_state(|| false);
    let order = &props.order;
    let id = order.id;
    let organization = order.organization.as_ref().map(|o| o.id);
    let writes = !turned && may_write(actor.as_ref(), order.issuer, organization);
    let near = match (order.issuer, organization) {
        (Issuer::Institution, Some(id)) => Resource::Institution { id },
        _ => Resource::City,
    };
    let reads_history = actor
        .as_ref()
        .is_some_and(|a| allows(a, Action::ReadHistory, near));
    let draft = order.state == OrderState::Draft;
    let revocable = matches!(order.state, OrderState::Signed | OrderState::Repealed);
    let here = order.number.as_deref().map_or_else(
        || words.t("order-state-draft"),
        |number| format!("№\u{a0}{number}"),
    );
    let mut tabs = vec![Tab {
        to: Route::Order { id },
        label: words.t("order-tab-paper").into(),
        open: props.tab.is_empty(),
    }];
    if reads_history {
        tabs.push(Tab {
            to: Route::OrderTab {
                id,
                tab: "history".to_owned(),
            },
            label: words.t("tab-history").into(),
            open: props.tab == "history",
        });
    }
    let note = html! {
        <>
            <span>{ words.code("order-kind", order.kind.code()) }</span>
            if let Some(o) = &order.organization {
                <Link to={Route::Organization { id: o.id }}>{ o.short_name.clone() }</Link>
            } else {
                <span>{ words.code("order-issuer", order.issuer.code()) }</span>
            }
            { order_mark(words, order.state, order.in_force, order.by_paper) }
        </>
    };
    let opener = |open: bool| {
        let cancelling = cancelling.clone();
        Callback::from(move |()| cancelling.set(open))
    };
    html! {
        <>
            <Breadcrumbs to={Route::Orders} label={words.t("nav-orders")} {here} />
            <PageTitle title={order.title.clone()} {note}>
                if writes && revocable {
                    <Button kind={ButtonKind::Danger} label={words.t("order-cancel")} onclick={opener(true)} />
                }
            </PageTitle>
            <Tabs label={order.title.clone()} items={tabs} />
            { if props.tab == "history" {
                html! { <History entity={Entity::Order} {id} /> }
            } else if draft && writes {
                html! {
                    <OrderEditor
                        order={order.clone()} etag={props.etag.clone()} units={props.units.clone()}
                        onreload={props.onreload.clone()}
                    />
                }
            } else {
                html! { <Signed order={order.clone()} etag={props.etag.clone()} {writes} units={props.units.clone()} /> }
            } }
            if *cancelling {
                <CancelForm order={order.clone()} etag={props.etag.clone()} onclose={opener(false)} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct SignedProps {
    order: Rc<Order>,
    etag: Option<String>,
    writes: bool,
    units: Choices,
}

/// An order that is read: what became of it, its facts, the paper.
#[component]
fn Signed(props: &SignedProps) -> Html {
    let words = use_words();
    let order = &props.order;
    html! {
        <>
            if let Some(cancelled) = &order.cancellation {
                <Alert tone={Tone::Warning} title={words.with("order-cancelled-on", &[("date", &words.date(cancelled.on))])}>
                    <p>{ cancelled.reason.clone() }</p>
                    if let Some(basis) = &cancelled.basis {
                        <p><BasisLink basis={basis.clone()} /></p>
                    }
                </Alert>
            }
            <div class="veche-desk">
                <div class="veche-desk__form">
                    <Card title={words.t("facts-title")}><Facts items={facts(words, order)} /></Card>
                    <PapersCard object={PaperObject::Order} id={order.id} />
                    <PaperFiles<AddOrderFile>
                        id={order.id.to_string()} address={format!("/api/v1/orders/{}/files", order.id)}
                        title={words.t("order-files")} files={order.files.clone()} etag={props.etag.clone()} writes={props.writes}
                    />
                </div>
                <div class="veche-desk__paper" tabindex="0" role="region" aria-label={words.t("order-paper")}>
                    <Paper sheet={Sheet::of(order, &props.units)} label={words.t("order-paper")} />
                </div>
            </div>
        </>
    }
}

fn linked(orders: &[OrderRef]) -> Html {
    html! {
        <ul>
            { for orders.iter().map(|o| html! {
                <li key={o.id.to_string()}>
                    <Link to={Route::Order { id: o.id }}>{ order_name(o.number.as_deref(), o.signed_on, &o.title) }</Link>
                </li>
            }) }
        </ul>
    }
}

/// The orders that the items are about, under the code of what they do to them.
fn others(order: &Order, code: &str) -> Option<Html> {
    let named: Vec<Html> = order
        .items
        .iter()
        .filter(|item| item.effect.code() == code)
        .filter_map(|item| item.effect.other_order())
        .map(|id| {
            let name = order.names.iter().find(|n| n.id == id).map(|n| n.name.clone());
            html! { <li key={id.to_string()}><Link to={Route::Order { id }}>{ name.unwrap_or_default() }</Link></li> }
        })
        .collect();
    (!named.is_empty()).then(|| html! { <ul>{ for named }</ul> })
}

/// Associations shown without unfolding.
const SHOWN: usize = 6;

fn facts(words: Words, order: &Order) -> Vec<Fact> {
    let text = |text: String| html! { { text } };
    let mut facts = vec![
        fact(
            words.t("order-number"),
            text(order.number.clone().unwrap_or_else(|| words.t("order-no-number"))),
        ),
        fact(
            words.t("order-signed-on"),
            text(words.date_or(order.signed_on, "order-not-signed")),
        ),
    ];
    facts.extend(
        order
            .effective_on
            .map(|on| fact(words.t("order-effective-on"), text(words.date(on)))),
    );
    facts.extend(
        order
            .signature
            .map(|s| fact(words.t("signature"), text(words.code("signature", s.code())))),
    );
    facts.extend(
        order
            .repealed_on
            .map(|on| fact(words.t("order-repealed-on"), text(words.date(on)))),
    );
    facts.extend(
        order
            .repealed_by
            .as_ref()
            .map(|by| fact(words.t("order-repealed-by"), linked(std::slice::from_ref(by)))),
    );
    if !order.amended_by.is_empty() {
        facts.push(fact(words.t("order-amended-by"), linked(&order.amended_by)));
    }
    facts.extend(others(order, "amend").map(|html| fact(words.t("order-amends"), html)));
    facts.extend(others(order, "repeal").map(|html| fact(words.t("order-repeals"), html)));
    let mut about = Vec::new();
    for id in order.items.iter().flat_map(|item| item.effect.associations()) {
        if !about.contains(&id) {
            about.push(id);
        }
    }
    if !about.is_empty() {
        let name = |id: &Id| order.names.iter().find(|n| n.id == *id).map(|n| n.name.clone());
        let list = html! {
            <ul>
                { for about.iter().map(|id| html! {
                    <li key={id.to_string()}><Link to={Route::Association { id: *id }}>{ name(id).unwrap_or_default() }</Link></li>
                }) }
            </ul>
        };
        // An order on the whole list names every association of the city.
        let says = if about.len() > SHOWN {
            let count = words.count(
                "associations-count",
                i64::try_from(about.len()).unwrap_or(i64::MAX),
            );
            html! { <details><summary class="veche-summary-line">{ count }</summary>{ list }</details> }
        } else {
            list
        };
        facts.push(fact(words.t("order-about"), says));
    }
    facts.extend(fact_if(words.t("order-note"), order.note.as_deref()));
    facts
}
