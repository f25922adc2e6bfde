//! What the specialist of an administrative unit sees: the own unit, and members to propose.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::rc::Rc;

use support::{city, render, snapshot};
use veche_domain::{
    access::Grant,
    associations::{Association, Membership},
    districts::DistrictAssociation,
};
use veche_frontend::{
    associations::CompositionView, districts::DistrictView, home::UnitView, hooks::ListState,
    state::Locale::Ru,
};
use yew::prelude::*;

fn list<T: serde::de::DeserializeOwned + 'static>(rows: serde_json::Value) -> ListState<T> {
    ListState::loaded(city::read::<Vec<T>>(rows))
}

fn leninsky() -> Grant {
    Grant::District {
        admin_unit_code: "leninsky".to_owned(),
    }
}

#[test]
fn a_specialist_sees_the_own_unit() {
    let rows = || list::<DistrictAssociation>(city::districts());
    let html = snapshot(
        "home-unit",
        Ru,
        vec![leninsky()],
        html! { <UnitView code="leninsky" list={rows()} /> },
    );
    assert!(html.contains("РМО без руководителя"));
    let page = |unit: usize| {
        let district: DistrictAssociation = city::read(city::districts()[unit].clone());
        render(
            Ru,
            vec![leninsky()],
            html! { <DistrictView district={Rc::new(district)} /> },
        )
    };
    assert!(page(0).contains("Назначить руководителя"), "{}", page(0));
    assert!(!page(1).contains("Назначить руководителя"));
}

#[test]
fn a_specialist_proposes_and_withdraws_and_decides_nothing() {
    let association: Rc<Association> = Rc::new(city::read(city::association()));
    let members = list::<Membership>(city::memberships());
    let html = render(
        Ru,
        vec![leninsky()],
        html! { <CompositionView {association} list={members} proposes=true /> },
    );
    assert!(html.contains("Предложить участника") && html.contains("Отозвать предложение"));
    assert!(!html.contains("Утвердить приказом") && !html.contains("Завершить участие"));
}
