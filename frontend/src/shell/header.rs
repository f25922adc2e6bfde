//! The header: mark, date, search, menu of the account.

use yew::prelude::*;

use super::{bell::NoticesBell, date::DateSwitch, menu::AccountMenu};
use crate::{
    routes::Route,
    state::use_words,
    ui::{Bell, Button, ButtonKind, Icon, Link, Sign},
};

#[derive(Properties, PartialEq)]
pub(super) struct HeaderProps {
    pub(super) menu_open: bool,
    pub(super) onmenu: Callback<()>,
    pub(super) onsearch: Callback<()>,
}

#[component]
pub(super) fn Header(props: &HeaderProps) -> Html {
    let words = use_words();
    let onsearch = {
        let onsearch = props.onsearch.clone();
        Callback::from(move |_: MouseEvent| onsearch.emit(()))
    };
    html! {
        <header class="veche-header">
            <div class="veche-header__menu">
                <Button
                    kind={ButtonKind::Plain}
                    label={words.t("menu")}
                    sign={if props.menu_open { Sign::Close } else { Sign::Menu }}
                    expanded={Some(props.menu_open)}
                    onclick={props.onmenu.clone()}
                />
            </div>
            <Link class="veche-brand" to={Route::Home}>
                <Bell />
                <span class="veche-brand__name">{ words.t("app-name") }</span>
            </Link>
            <button type="button" class="veche-header__search" onclick={onsearch}>
                <Icon sign={Sign::Search} />
                <span class="veche-header__search-text">{ words.t("search") }</span>
                <kbd class="veche-kbd" aria-hidden="true">{ "/" }</kbd>
            </button>
            <DateSwitch />
            <NoticesBell />
            <AccountMenu />
        </header>
    }
}
