//! Analyses of a school year.

use veche_domain::Id;
use yew::prelude::*;

/// Page.
#[component]
pub fn AnalysesPage() -> Html {
    Html::default()
}

/// Properties of [`AnalysisPage`].
#[derive(Properties, PartialEq)]
pub struct AnalysisPageProps {
    /// Which.
    pub id: Id,
}

/// Page.
#[component]
pub fn AnalysisPage(_: &AnalysisPageProps) -> Html {
    Html::default()
}
