//! Links between pages.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::{api::Query, routes::Route, state::use_words};

/// Properties of [`Link`].
#[derive(Properties, PartialEq)]
pub struct LinkProps {
    /// Page.
    pub to: Route,
    /// Its query.
    #[prop_or_default]
    pub query: Query,
    /// Classes.
    #[prop_or_default]
    pub class: Classes,
    /// Value of `aria-current`, for the page or tab that is open.
    #[prop_or_default]
    pub current: Option<AttrValue>,
    /// Hears of a click, e.g. to close a menu.
    #[prop_or_default]
    pub onfollow: Callback<()>,
    /// Text.
    pub children: Html,
}

/// A link to a page; opens in place, or in a new tab when asked so.
#[component]
pub fn Link(props: &LinkProps) -> Html {
    let navigator = use_navigator();
    let href = props.query.append_to(props.to.to_path());
    let onclick = {
        let (to, query, onfollow) = (props.to.clone(), props.query.clone(), props.onfollow.clone());
        Callback::from(move |event: MouseEvent| {
            let elsewhere = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
            let Some(navigator) = navigator.as_ref().filter(|_| !elsewhere) else {
                return;
            };
            event.prevent_default();
            go(navigator, &to, &query);
            onfollow.emit(());
        })
    };
    html! {
        <a {href} class={props.class.clone()} aria-current={props.current.clone()} {onclick}>
            { props.children.clone() }
        </a>
    }
}

/// Opens a page with its query.
pub fn go(navigator: &Navigator, to: &Route, query: &Query) {
    if query.is_empty() {
        navigator.push(to);
        return;
    }
    let text = query.append_to(String::new());
    let _ = navigator.push_with_query(
        to,
        yew_router::query::Raw(text.trim_start_matches('?').to_owned()),
    );
}

/// Properties of [`ClauseLink`].
#[derive(Properties, PartialEq)]
pub struct ClauseLinkProps {
    /// Clause id, e.g. `VII.7.1`.
    pub id: AttrValue,
}

/// The id of a clause, opening its text.
#[component]
pub fn ClauseLink(props: &ClauseLinkProps) -> Html {
    let words = use_words();
    let query = Query::of([("q", props.id.to_string())]);
    let label = words.with("clause", &[("id", &props.id)]);
    html! { <Link to={Route::Regulation} {query} class="veche-clause">{ label }</Link> }
}
