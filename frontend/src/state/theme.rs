//! Light, dark, or as the device has it.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::draft;

/// A choice of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

const KEY: &str = "veche-theme";

impl Theme {
    /// The choices in the order of the menu.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Code for storage and texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    pub(super) fn stored() -> Self {
        let code = draft::read(KEY);
        Self::ALL
            .into_iter()
            .find(|t| Some(t.code()) == code.as_deref())
            .unwrap_or_default()
    }

    /// Puts the choice on the document and keeps it on the device.
    pub(super) fn apply(self) {
        draft::write(KEY, self.code());
        let Some(window) = web_sys::window() else { return };
        let prefers_dark = || device().is_some_and(|m| m.matches());
        let dark = match self {
            Self::Dark => true,
            Self::Light => false,
            Self::System => prefers_dark(),
        };
        let root = window.document().and_then(|d| d.document_element());
        if let Some(root) = root.and_then(|r| r.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = root.set_attribute("class", if dark { "pf-v6-theme-dark" } else { "" });
        }
    }
}

impl Theme {
    /// Keeps to the device while it changes between day and night, as long as the listener lives.
    pub(super) fn follow(self) -> Option<EventListener> {
        let device = device().filter(|_| self == Self::System)?;
        Some(EventListener::new(&device, "change", move |_| self.apply()))
    }
}

/// Whether the device is dark, as an object that tells of changes.
fn device() -> Option<web_sys::MediaQueryList> {
    web_sys::window()?
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
}

/// The colours and the way to change them.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeHandle {
    /// Choice now.
    pub theme: Theme,
    /// Changes it.
    pub set: Callback<Theme>,
}

/// The colours and the way to change them.
#[hook]
pub fn use_theme() -> ThemeHandle {
    use_context::<ThemeHandle>().unwrap_or_else(|| ThemeHandle {
        theme: Theme::default(),
        set: Callback::noop(),
    })
}
