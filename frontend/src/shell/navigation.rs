//! Navigation by role: nobody is led to a page that would refuse them.

use veche_domain::access::{Action, Actor, Grant, Resource, allows};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    routes::Route,
    state::use_words,
    ui::{Icon, Link},
};

/// An entry of the navigation.
#[derive(Debug, Clone, PartialEq)]
pub struct NavItem {
    /// Page.
    pub to: Route,
    /// Key of its name.
    pub key: &'static str,
    /// Letter that jumps to it after `g`.
    pub letter: &'static str,
}

/// The pages of the actor.
pub fn items_for(actor: &Actor) -> Vec<NavItem> {
    let item = |to, key, letter| NavItem { to, key, letter };
    let may = |action| allows(actor, action, Resource::City);
    let mut items = vec![item(Route::Home, "nav-home", "h")];
    if may(Action::ReadRegisters) {
        items.extend([
            item(Route::Associations, "nav-associations", "a"),
            item(Route::People, "nav-people", "p"),
            item(Route::Organizations, "nav-organizations", "o"),
            item(Route::Districts, "nav-districts", "d"),
        ]);
    }
    if may(Action::ReadRegisters) {
        items.extend([
            item(Route::Meetings, "nav-meetings", "m"),
            item(Route::Plans, "nav-plans", "w"),
            item(Route::Analyses, "nav-analyses", "y"),
        ]);
    }
    // Whoever answers for an association sees its duties; the city's are for who may read them all.
    let answers = |grant: &Grant| {
        matches!(
            grant,
            Grant::Institution { .. } | Grant::Office { .. } | Grant::Member { .. }
        )
    };
    if may(Action::ReadCompliance) || actor.grants.iter().any(answers) {
        items.push(item(Route::Compliance, "nav-compliance", "c"));
    }
    if may(Action::ReadOrders) {
        items.push(item(Route::Orders, "nav-orders", "e"));
    }
    items.push(item(Route::Library, "nav-library", "l"));
    if may(Action::Import) {
        items.push(item(Route::Imports, "nav-imports", "i"));
    }
    items.push(item(Route::Regulation, "nav-regulation", "r"));
    if may(Action::ReadJournal) {
        items.push(item(Route::Journal, "nav-journal", "j"));
    }
    if may(Action::ManageAccounts) {
        items.push(item(Route::Accounts, "nav-accounts", "u"));
    }
    items
}

/// Properties of [`Navigation`].
#[derive(Properties, PartialEq)]
pub(super) struct NavigationProps {
    pub(super) actor: Actor,
    pub(super) open: bool,
    pub(super) onfollow: Callback<()>,
}

/// Whether the open page stands under the entry.
fn is_under(open: &Route, entry: &Route) -> bool {
    open == entry
        || (*entry != Route::Home && open.sign() == entry.sign() && !matches!(open, Route::NotFound))
}

#[component]
pub(super) fn Navigation(props: &NavigationProps) -> Html {
    let words = use_words();
    let open = use_route::<Route>().unwrap_or(Route::NotFound);
    html! {
        <nav
            id="navigation"
            class={classes!("pf-v6-c-nav", "veche-nav", props.open.then_some("veche-nav--open"))}
            aria-label={words.t("navigation")}
        >
            <ul class="pf-v6-c-nav__list" role="list">
                { for items_for(&props.actor).into_iter().map(|item| {
                    let current = is_under(&open, &item.to);
                    html! {
                        <li class="pf-v6-c-nav__item" key={item.key}>
                            <Link
                                class={classes!("pf-v6-c-nav__link", current.then_some("pf-m-current"))}
                                current={current.then_some(AttrValue::Static("page"))}
                                to={item.to.clone()}
                                onfollow={props.onfollow.clone()}
                            >
                                <span class="pf-v6-c-nav__link-icon"><Icon sign={item.to.sign()} /></span>
                                <span class="pf-v6-c-nav__link-text">{ words.t(item.key) }</span>
                            </Link>
                        </li>
                    }
                }) }
            </ul>
            <p class="veche-nav__hint">{ words.t("keys-hint") }</p>
        </nav>
    }
}
