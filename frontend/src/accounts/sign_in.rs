//! Signing in: a page of its own, and a dialog over the page when the session has ended.

use std::rc::Rc;

use veche_domain::accounts::{Session, SignIn, SignInOperation};
use yew::{platform::spawn_local, prelude::*};

use crate::{
    api::{self, Reply, Request},
    hooks::{Field, use_form, use_mutation, use_refusal},
    state::{Gate, Locale, cache, use_invalidate, use_locale, use_session, use_words},
    ui::{Bell, Button, ButtonKind, Dialog, FormFrame, TextField},
};

static FIELDS: &[Field] = &[Field::needed("/login"), Field::needed("/password")];

/// Accounts of the demo city with the key of what each one sees.
const DEMO_ACCOUNTS: [(&str, &str); 10] = [
    ("department", "role-department"),
    ("niso", "role-institution"),
    ("district", "role-district"),
    ("curator", "role-curator"),
    ("leader", "role-leader"),
    ("secretary", "role-secretary"),
    ("member", "role-member"),
    ("council", "role-council"),
    ("observer", "role-observer"),
    ("admin", "role-admin"),
];
/// Password of every account of the demo city, which never leaves the machine it runs on.
const DEMO_PASSWORD: &str = "veche-demo";

#[derive(Properties, PartialEq)]
struct SignInFormProps {
    /// Login of the session that has ended.
    #[prop_or_default]
    login: Option<String>,
    /// Whether to look for a demo city and offer its accounts.
    #[prop_or_default]
    hint: bool,
}

#[component]
fn SignInForm(props: &SignInFormProps) -> Html {
    let words = use_words();
    let session = use_session();
    let invalidate = use_invalidate();
    let login = props.login.clone().unwrap_or_default();
    let form = use_form(FIELDS, None, || vec![("/login", login)]);
    let former = session.as_ref().and_then(|s| s.session());
    let entered = Callback::from(move |reply: Rc<Reply<Session>>| {
        // What the former account could see is not for another one.
        if former
            .as_ref()
            .is_none_or(|f| f.actor.account_id != reply.data.actor.account_id)
        {
            cache::clear();
        }
        if let Some(session) = &session {
            session.set(Gate::In(Rc::new(reply.data.clone())));
        }
        invalidate.emit(cache::FEATURES.to_vec());
    });
    let mutation = use_mutation::<SignInOperation>(None, entered);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run) = (form.clone(), mutation.run.clone());
        Callback::from(move |()| {
            if let Some(body) = form.read::<SignIn>() {
                run.emit(Request::default().body(body));
            }
        })
    };
    let fill = {
        let (form, run) = (form.clone(), mutation.run.clone());
        Callback::from(move |login: &'static str| {
            form.set("/login", login);
            form.set("/password", DEMO_PASSWORD);
            run.emit(Request::default().body(SignIn {
                login: login.to_owned(),
                password: DEMO_PASSWORD.to_owned(),
            }));
        })
    };
    let focus_password = props.login.is_some();
    html! {
        <>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("sign-in")} {onsubmit}>
                <TextField form={form.clone()} name="/login" label={words.t("login")} autocomplete="username" autofocus={!focus_password} />
                <TextField form={form.clone()} name="/password" kind="password" label={words.t("password")} autocomplete="current-password" autofocus={focus_password} />
            </FormFrame>
            if props.hint {
                <DemoLookup onchoose={fill} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct DemoLookupProps {
    onchoose: Callback<&'static str>,
}

/// Asks the server whether it holds a demo city.
#[component]
fn DemoLookup(props: &DemoLookupProps) -> Html {
    let demo = use_state(|| false);
    {
        let demo = demo.clone();
        use_effect_with((), move |()| {
            spawn_local(async move {
                if let Ok(readiness) = api::readiness().await {
                    demo.set(readiness.demo);
                }
            });
        });
    }
    html! {
        if *demo {
            <DemoHint onchoose={props.onchoose.clone()} />
        }
    }
}

/// Properties of [`DemoHint`].
#[derive(Properties, PartialEq)]
pub struct DemoHintProps {
    /// An account was chosen.
    #[prop_or_default]
    pub onchoose: Callback<&'static str>,
}

/// The accounts of the demo city: one press signs in.
#[component]
pub fn DemoHint(props: &DemoHintProps) -> Html {
    let words = use_words();
    html! {
        <section class="veche-demo-hint">
            <h2 class="pf-v6-c-title pf-m-md">{ words.t("demo-title") }</h2>
            <p class="veche-muted">{ words.with("demo-text", &[("password", DEMO_PASSWORD)]) }</p>
            <ul class="veche-demo-hint__list" role="list">
                { for DEMO_ACCOUNTS.iter().map(|(login, role)| html! {
                    <li key={*login}>
                        <Button
                            kind={ButtonKind::Link}
                            label={format!("{login} – {}", words.t(role))}
                            onclick={props.onchoose.reform({ let login = *login; move |()| login })}
                        />
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// The page for those who are not signed in.
#[component]
pub fn SignInPage() -> Html {
    let words = use_words();
    let locale = use_locale();
    let other = if locale.locale == Locale::Ru {
        Locale::En
    } else {
        Locale::Ru
    };
    let switch = locale.set.reform(move |()| other);
    html! {
        <main class="veche-lone veche-sign-in">
            <div class="veche-sign-in__brand"><Bell /><span>{ words.t("app-name") }</span></div>
            <h1 class="pf-v6-c-title pf-m-xl">{ words.t("sign-in-title") }</h1>
            <p class="veche-muted">{ words.t("app-about") }</p>
            <SignInForm hint=true />
            <Button kind={ButtonKind::Link} label={other.name()} onclick={switch} />
        </main>
    }
}

/// The dialog over the page when the session has ended; the page under it keeps everything typed.
#[component]
pub fn SignInDialog() -> Html {
    let words = use_words();
    let login = use_session().and_then(|s| s.session()).map(|s| s.login.clone());
    html! {
        <Dialog title={words.t("session-expired")}>
            <p>{ words.t("session-expired-text") }</p>
            <SignInForm {login} />
        </Dialog>
    }
}
