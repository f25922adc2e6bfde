//! The screens of orders as HTML.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::rc::Rc;

use support::{city, department, orders, params, render, snapshot};
use veche_domain::{
    access::Grant,
    associations::AssociationRow,
    orders::{Order, OrderRow, Preview, Timeline},
    problem::{ErrorCode, Problem},
};
use veche_frontend::{
    api::Fault,
    hooks::{Answer, Choices, ListState},
    orders::{
        CancelForm, CuratorsView, EditorView, NewOrderPage, OrderView, OrdersView, SignForm, TimelineView,
    },
    state::Locale::{En, Ru},
};
use yew::prelude::*;

fn units() -> Choices {
    Rc::new(vec![("leninsky".into(), "Ленинский район".into())])
}

fn institution() -> Vec<Grant> {
    vec![city::read(
        serde_json::json!({"role": "institution", "organization_id": city::id(2, 2)}),
    )]
}

fn order(state: &str) -> Rc<Order> {
    Rc::new(city::read(orders::order(state)))
}

#[test]
fn register_of_orders() {
    let rows = || ListState::loaded(city::read::<Vec<OrderRow>>(orders::rows()));
    let view = || html! { <OrdersView list={rows()} params={params("")} /> };
    let html = snapshot("orders", Ru, department(), view());
    for word in [
        "проект",
        "действует",
        "утратил силу",
        "отменён",
        "внесено по бумажному документу",
    ] {
        assert!(html.contains(word), "{word}");
    }
    snapshot("orders-en", En, department(), view());
    let empty =
        || html! { <OrdersView list={ListState::<OrderRow>::loaded(Vec::new())} params={params("")} /> };
    let html = snapshot("orders-empty", Ru, department(), empty());
    assert!(html.contains("Подготовить приказ"));
    assert!(render(Ru, institution(), empty()).contains("Подготовить приказ"));
    assert!(!render(Ru, vec![Grant::Observer], empty()).contains("Подготовить приказ"));
    let fault = Fault::Problem(Box::new(Problem {
        kind: "urn:veche:problem:busy".to_owned(),
        title: ErrorCode::Busy.title_ru().to_owned(),
        status: 503,
        code: ErrorCode::Busy,
        detail: ErrorCode::Busy.detail_ru().to_owned(),
        clause: None,
        errors: Vec::new(),
        request_id: None,
    }));
    let list = ListState::<OrderRow>::failed(fault);
    snapshot(
        "orders-failed",
        Ru,
        department(),
        html! { <OrdersView {list} params={params("")} /> },
    );
}

#[test]
fn a_draft_is_edited_beside_its_paper() {
    let answer = Answer::given(city::read::<Preview>(orders::preview()));
    let html = snapshot(
        "order-editor",
        Ru,
        department(),
        html! { <EditorView order={order("draft")} units={units()} {answer} on="2026-09-01" /> },
    );
    for word in [
        "ПРИКАЗЫВАЮ:",
        "Приложение 2",
        "СОГЛАСОВАНО",
        "▲",
        "нельзя",
        "Контроль оставляю за собой.",
    ] {
        assert!(html.contains(word), "{word}");
    }
    // The paper of a draft reads as the server words it.
    let kept: Order = city::read(orders::order("draft"));
    for text in kept.wording {
        assert!(html.contains(&text), "{text}");
    }
}

#[test]
fn a_signed_order_is_read() {
    let html = snapshot(
        "order-signed",
        Ru,
        department(),
        html! { <OrderView order={order("signed")} units={units()} /> },
    );
    assert!(html.contains("И. о. начальника департамента") && html.contains("Отменить приказ"));
    let view = || html! { <OrderView order={order("cancelled")} units={units()} /> };
    let html = snapshot("order-cancelled", Ru, department(), view());
    assert!(html.contains("Издан ошибочно.") && !html.contains("Отменить приказ"));
    assert!(
        !render(
            Ru,
            vec![Grant::Observer],
            html! { <OrderView order={order("signed")} /> }
        )
        .contains("Отменить")
    );
}

#[test]
fn signing_and_taking_back_say_what_they_do() {
    let onclose = Callback::<()>::noop();
    let html = snapshot(
        "order-sign",
        Ru,
        department(),
        html! { <SignForm order={order("draft")} onclose={onclose.clone()} /> },
    );
    assert!(html.contains("не подпись по 63-ФЗ"));
    let html = snapshot(
        "order-cancel",
        Ru,
        department(),
        html! { <CancelForm order={order("signed")} {onclose} /> },
    );
    assert!(html.contains("Сам приказ останется"));
}

#[test]
fn a_new_order_is_its_issuers_own() {
    let html = snapshot("order-new", Ru, department(), html! { <NewOrderPage /> });
    assert!(html.contains("О создании") && !html.contains("О назначении куратора"));
    let html = render(Ru, institution(), html! { <NewOrderPage /> });
    assert!(html.contains("О назначении куратора") && !html.contains("О создании"));
    let html = render(Ru, vec![Grant::Observer], html! { <NewOrderPage /> });
    assert!(html.contains("Приказы готовит тот, кто их издаёт"));
}

#[test]
fn timeline_and_curators() {
    let timeline: Timeline = city::read(orders::timeline());
    let html = snapshot(
        "association-timeline",
        Ru,
        department(),
        html! { <TimelineView {timeline} name="ММО учителей математики" /> },
    );
    assert!(html.contains("8 участников") && html.contains("veche-timeline__mark--faded"));
    let list = ListState::loaded(city::read::<Vec<AssociationRow>>(city::association_rows()));
    let id: veche_domain::Id = city::read(serde_json::json!(city::id(2, 2)));
    let html = snapshot(
        "curators",
        Ru,
        institution(),
        html! { <CuratorsView {id} name="МАУ ДПО «НИСО»" {list} /> },
    );
    assert!(html.contains("kind=appoint_curator") && html.contains("вакансия"));
}
