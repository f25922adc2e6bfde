//! Provides the shared state to everything below.

use std::rc::Rc;

use chrono::NaiveDate;
use veche_domain::accounts::Session;
use yew::prelude::*;

use super::{
    Gate, Generations, Locale, LocaleHandle, OnDate, SessionHandle, Theme, ThemeHandle, Toasts, Words,
    cache::GenerationsContext, toast::ToastList,
};

/// A state to begin with instead of what the device and the server say; for tests.
#[derive(Debug, Clone, PartialEq)]
pub struct Fixture {
    /// Language.
    pub locale: Locale,
    /// Session.
    pub session: Rc<Session>,
    /// A date the registers are turned to.
    pub on: Option<NaiveDate>,
}

/// Properties of [`Provider`].
#[derive(Properties, PartialEq)]
pub struct ProviderProps {
    /// State to begin with.
    #[prop_or_default]
    pub fixture: Option<Fixture>,
    /// Everything below.
    pub children: Html,
}

/// Provides language, theme, session, business date, toasts and the cache's generations.
#[component]
pub fn Provider(props: &ProviderProps) -> Html {
    let fixture = props.fixture.clone();
    let locale = use_state(|| fixture.as_ref().map_or_else(Locale::stored, |f| f.locale));
    let theme = use_state(Theme::stored);
    let chosen = use_state(|| fixture.as_ref().and_then(|f| f.on));
    let gate = use_reducer(|| {
        fixture
            .as_ref()
            .map_or(Gate::Unknown, |f| Gate::In(f.session.clone()))
    });
    let toasts = use_reducer(ToastList::default);
    let generations: GenerationsContext = use_reducer(Generations::default);

    use_effect_with(*theme, |theme| {
        theme.apply();
        let follower = theme.follow();
        move || drop(follower)
    });
    use_effect_with(*locale, |locale| {
        locale.store();
        let root = web_sys::window()
            .and_then(|w| w.document())
            .and_then(|d| d.document_element());
        if let Some(root) = root {
            let _ = root.set_attribute("lang", locale.code());
        }
    });

    let session = SessionHandle(gate);
    let today = session.session().map_or_else(NaiveDate::default, |s| s.today);
    let locale_handle = LocaleHandle {
        locale: *locale,
        set: setter(&locale),
    };
    let theme_handle = ThemeHandle {
        theme: *theme,
        set: setter(&theme),
    };
    let on_date = OnDate {
        today,
        chosen: *chosen,
        set: setter(&chosen),
    };
    let words = Words {
        locale: *locale,
        today,
    };

    html! {
        <ContextProvider<LocaleHandle> context={locale_handle}>
        <ContextProvider<ThemeHandle> context={theme_handle}>
        <ContextProvider<SessionHandle> context={session}>
        <ContextProvider<OnDate> context={on_date}>
        <ContextProvider<Words> context={words}>
        <ContextProvider<Toasts> context={Toasts(toasts.dispatcher())}>
        <ContextProvider<GenerationsContext> context={generations}>
            { props.children.clone() }
            <crate::ui::ToastArea items={toasts.items.clone()} />
        </ContextProvider<GenerationsContext>>
        </ContextProvider<Toasts>>
        </ContextProvider<Words>>
        </ContextProvider<OnDate>>
        </ContextProvider<SessionHandle>>
        </ContextProvider<ThemeHandle>>
        </ContextProvider<LocaleHandle>>
    }
}

fn setter<T: 'static>(state: &UseStateHandle<T>) -> Callback<T> {
    let setter = state.setter();
    Callback::from(move |value| setter.set(value))
}
