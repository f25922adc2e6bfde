//! Registration by a link or a QR code that is shown on the wall of the room.

use veche_domain::Id;
use yew::prelude::*;
use yew_router::Routable;

use crate::{
    api::Query,
    routes::Route,
    state::use_words,
    ui::{Button, Card, CopyField, Qr},
};

/// Properties of [`Registration`].
#[derive(Properties, PartialEq)]
pub struct RegistrationProps {
    /// Meeting.
    pub id: Id,
    /// Word of the meeting.
    pub code: AttrValue,
    /// Theme, printed above the code.
    pub theme: AttrValue,
}

/// The whole address by which a participant registers.
fn address(id: Id, code: &str) -> String {
    let origin = if cfg!(target_arch = "wasm32") {
        web_sys::window().and_then(|w| w.location().origin().ok())
    } else {
        None
    };
    let path = Route::MeetingTab {
        id,
        tab: "register".to_owned(),
    }
    .to_path();
    let query = Query::of([("code", code.to_owned())]);
    query.append_to(format!("{}{path}", origin.unwrap_or_default()))
}

/// Shows the code on demand, as large as the screen allows.
#[component]
pub fn Registration(props: &RegistrationProps) -> Html {
    let words = use_words();
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |()| open.set(!*open))
    };
    let print = Callback::from(|()| {
        if let Some(window) = web_sys::window() {
            let _ = window.print();
        }
    });
    let address = address(props.id, &props.code);
    html! {
        <Card title={words.t("registration-title")}>
            <p class="veche-muted">{ words.t("registration-about") }</p>
            <CopyField id="registration-link" label={words.t("registration-link")} value={address.clone()} />
            <div class="veche-actions">
                <Button label={words.t(if *open { "registration-hide" } else { "registration-show" })} expanded={Some(*open)} onclick={toggle} />
                if *open { <Button label={words.t("print")} onclick={print} /> }
            </div>
            if *open {
                <div class="veche-qr-sheet">
                    <p class="veche-qr-sheet__theme">{ props.theme.clone() }</p>
                    <Qr text={address.clone()} label={words.t("registration-qr")} />
                    <p class="veche-qr-sheet__link">{ address }</p>
                </div>
            }
        </Card>
    }
}
