//! The bell of the header: how many notices are unread.

use veche_domain::reminders::CountNotices;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    api::Query,
    hooks::use_resource,
    routes::Route,
    state::use_words,
    ui::{Icon, Link, Sign},
};

/// Pause between two looks, milliseconds: who walks quickly from page to page does not ask each time.
const PAUSE: f64 = 30_000.0;

/// Looks when the page opens, when something was changed, and while the person walks from page to page; no clock ticks.
#[component]
pub(super) fn NoticesBell() -> Html {
    let query = Query::of([
        ("unread", "true".to_owned()),
        ("limit", "1".to_owned()),
        ("count", "true".to_owned()),
    ]);
    let unread = use_resource::<CountNotices>(&[], query);
    let path = use_location().map(|location| location.path().to_owned());
    let looked = use_mut_ref(|| 0.0_f64);
    {
        let retry = unread.retry.clone();
        use_effect_with(path, move |_| {
            let now = js_sys::Date::now();
            let before = *looked.borrow();
            if before == 0.0 {
                *looked.borrow_mut() = now;
            } else if now - before >= PAUSE {
                *looked.borrow_mut() = now;
                retry.emit(());
            }
        });
    }
    let count = unread.data().and_then(|found| found.total).unwrap_or(0);
    html! { <BellView {count} /> }
}

/// Properties of [`BellView`].
#[derive(Properties, PartialEq)]
pub struct BellViewProps {
    /// Unread notices.
    pub count: i64,
}

/// The bell with its number.
#[component]
pub fn BellView(props: &BellViewProps) -> Html {
    let words = use_words();
    let told = if props.count > 0 {
        words.count("notices-unread", props.count)
    } else {
        words.t("nav-notices")
    };
    let shown = if props.count > 99 {
        "99+".to_owned()
    } else {
        props.count.to_string()
    };
    html! {
        <Link class="veche-header__bell" to={Route::Notices}>
            <Icon sign={Sign::Bell} />
            <span class="pf-v6-u-screen-reader">{ told }</span>
            if props.count > 0 {
                <span class="veche-header__count" aria-hidden="true">{ shown }</span>
            }
        </Link>
    }
}
