//! The page as a whole: state, router, gate.

use yew::{platform::spawn_local, prelude::*};
use yew_router::prelude::*;

use std::rc::Rc;

use veche_domain::accounts::GetSession;

use crate::{
    accounts::{SignInDialog, SignInPage},
    api::{self, Request},
    shell::Shell,
    state::{Gate, Provider, SessionHandle, use_session, use_words},
    ui::{Button, EmptyState, Skeleton},
};

/// The page.
#[component]
pub fn App() -> Html {
    html! {
        <BrowserRouter>
            <Provider><Entrance /></Provider>
        </BrowserRouter>
    }
}

/// Asks the server who is signed in.
fn ask(session: SessionHandle) {
    spawn_local(async move {
        match api::call::<GetSession>(Request::default()).await {
            Ok(reply) => session.set(Gate::In(Rc::new(reply.data))),
            Err(fault) if fault.is_unauthenticated() => session.set(Gate::SignedOut),
            Err(_) => session.set(Gate::Unreachable),
        }
    });
}

/// Shows the registers to who is signed in, the sign-in to everybody else.
#[component]
fn Entrance() -> Html {
    let words = use_words();
    let session = use_session();
    {
        let session = session.clone();
        use_effect_with((), move |()| {
            if let Some(session) = session {
                ask(session);
            }
        });
    }
    let Some(session) = session else {
        return Html::default();
    };
    let retry = {
        let session = session.clone();
        Callback::from(move |()| ask(session.clone()))
    };
    match session.gate() {
        Gate::Unknown => html! { <main class="veche-lone"><Skeleton lines=4 /></main> },
        Gate::Unreachable => html! {
            <main class="veche-lone">
                <EmptyState title={words.t("fault-offline")} text={words.t("fault-offline-next")}>
                    <Button label={words.t("retry")} onclick={retry} />
                </EmptyState>
            </main>
        },
        Gate::SignedOut => html! { <SignInPage /> },
        // One arm for both: the page must not be built anew when the session ends or comes back.
        gate @ (Gate::In(_) | Gate::Expired(_)) => html! {
            <>
                <Shell />
                if matches!(gate, Gate::Expired(_)) {
                    <SignInDialog />
                }
            </>
        },
    }
}
