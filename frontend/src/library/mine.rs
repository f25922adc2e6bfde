//! «Мне на ознакомление»: what waits for the signed-in person, on the home page.

use std::rc::Rc;

use veche_domain::library::{AcknowledgementRow, ListAcknowledgements};
use yew::prelude::*;

use super::naming::{list_mark, printed_ref};
use crate::{
    api::Query,
    hooks::use_list,
    routes::Route,
    state::use_words,
    ui::{Awaited, Card, ClauseLink, Link},
};

/// Loads what waits; nothing is shown when nothing does.
#[component]
pub fn MineCard() -> Html {
    let query = Query::of([("waiting", "true".to_owned()), ("limit", "20".to_owned())]);
    let list = use_list::<ListAcknowledgements, AcknowledgementRow>(&[], query);
    if list.is_awaited() {
        return html! { <Awaited /> };
    }
    html! { <MineView rows={list.rows.clone().unwrap_or_default()} /> }
}

/// Properties of [`MineView`].
#[derive(Properties, PartialEq)]
pub struct MineViewProps {
    /// Lists that wait.
    pub rows: Rc<Vec<Rc<AcknowledgementRow>>>,
}

/// The documents that wait, each with its term.
#[component]
pub fn MineView(props: &MineViewProps) -> Html {
    let words = use_words();
    if props.rows.is_empty() {
        return Html::default();
    }
    html! {
        <Card title={words.t("mine-title")}>
            <p class="veche-muted">{ words.t("mine-about") }{ " " }<ClauseLink id="VIII.8.2.d1" /></p>
            <ul class="veche-list" role="list">
                { for props.rows.iter().map(|row| html! {
                    <li key={row.id.to_string()}>
                        <Link to={Route::Acknowledgement { id: row.id }}>{ row.document.title.clone() }</Link>
                        <div class="veche-cell__note">{ printed_ref(words, &row.document) }</div>
                        { list_mark(words, row.due_on, row.closed_on, false) }
                    </li>
                }) }
            </ul>
        </Card>
    }
}
