//! Work plans of a school year, the city's year.

mod choices;
mod content;
mod grid;
mod merge;
mod row;

use veche_domain::Id;
use yew::prelude::*;

/// Page.
#[component]
pub fn PlansPage() -> Html {
    Html::default()
}

/// Page.
#[component]
pub fn CityYearPage() -> Html {
    Html::default()
}

/// Properties of [`PlanPage`].
#[derive(Properties, PartialEq)]
pub struct PlanPageProps {
    /// Which.
    pub id: Id,
    /// Tab.
    pub tab: AttrValue,
}

/// Page.
#[component]
pub fn PlanPage(_: &PlanPageProps) -> Html {
    Html::default()
}
