//! The business date and the switch that turns the registers to another day.

use chrono::NaiveDate;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::menu::use_dismiss;
use crate::{
    state::{use_on_date, use_session, use_words},
    ui::{Button, Icon, Sign},
};

#[component]
pub(super) fn DateSwitch() -> Html {
    let words = use_words();
    let on_date = use_on_date();
    let demo = use_session().and_then(|s| s.session()).is_some_and(|s| s.demo);
    let open = use_state(|| false);
    let node = use_node_ref();
    use_dismiss(&node, *open, open.setter());
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onchange = {
        let set = on_date.set.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            set.emit(value.parse::<NaiveDate>().ok());
        })
    };
    let today = {
        let (set, open) = (on_date.set.clone(), open.clone());
        Callback::from(move |()| {
            set.emit(None);
            open.set(false);
        })
    };
    html! {
        <div class="veche-popup" ref={node}>
            <button
                type="button"
                class="veche-header__date"
                aria-expanded={if *open { "true" } else { "false" }}
                title={words.t("date-switch")}
                onclick={toggle}
            >
                <Icon sign={Sign::Calendar} />
                <span class="pf-v6-u-screen-reader">{ words.t("date-switch") }{ ": " }</span>
                <span>{ words.date(on_date.shown()) }</span>
                if demo {
                    <span class="veche-demo">{ words.t("demo") }</span>
                }
            </button>
            if *open {
                <div class="veche-popup__panel veche-popup__panel--date">
                    <label class="veche-filter__label" for="on-date">{ words.t("date-on") }</label>
                    <span class="pf-v6-c-form-control">
                        <input id="on-date" type="date" value={on_date.shown().to_string()} {onchange} />
                    </span>
                    <p class="veche-muted">{ words.t("date-explained") }</p>
                    if on_date.is_turned() {
                        <Button label={words.t("date-today")} onclick={today} />
                    }
                </div>
            }
        </div>
    }
}
