//! Tabs that are addresses.

use yew::prelude::*;

use super::Link;
use crate::routes::Route;

/// A tab.
#[derive(Debug, Clone, PartialEq)]
pub struct Tab {
    /// Address.
    pub to: Route,
    /// Name.
    pub label: AttrValue,
    /// Whether it is open.
    pub open: bool,
}

/// Properties of [`Tabs`].
#[derive(Properties, PartialEq)]
pub struct TabsProps {
    /// What the tabs belong to.
    pub label: AttrValue,
    /// Tabs.
    pub items: Vec<Tab>,
}

/// Tabs; links, so that each can be sent to a colleague and the browser's back works.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    html! {
        <nav class="pf-v6-c-tabs veche-tabs" aria-label={props.label.clone()}>
            <ul class="pf-v6-c-tabs__list">
                { for props.items.iter().map(|tab| html! {
                    <li
                        key={tab.label.to_string()}
                        class={classes!("pf-v6-c-tabs__item", tab.open.then_some("pf-m-current"))}
                    >
                        <Link class="pf-v6-c-tabs__link" to={tab.to.clone()} current={tab.open.then_some(AttrValue::Static("page"))}>
                            <span class="pf-v6-c-tabs__item-text">{ tab.label.clone() }</span>
                        </Link>
                    </li>
                }) }
            </ul>
        </nav>
    }
}
