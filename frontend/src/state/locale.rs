//! The language of the screen: Russian first, English beside it.

use fluent_templates::{LanguageIdentifier, langid};
use yew::prelude::*;

use super::draft;

/// A language of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Locale {
    /// Russian.
    #[default]
    Ru,
    /// English.
    En,
}

const KEY: &str = "veche-locale";
static RU: LanguageIdentifier = langid!("ru");
static EN: LanguageIdentifier = langid!("en");

impl Locale {
    /// The languages in the order of the menu.
    pub const ALL: [Self; 2] = [Self::Ru, Self::En];

    /// Code, as in `lang` of the document.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// Name of the language in itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ru => "Русский",
            Self::En => "English",
        }
    }

    pub(super) fn id(self) -> &'static LanguageIdentifier {
        match self {
            Self::Ru => &RU,
            Self::En => &EN,
        }
    }

    /// The language chosen on this device.
    pub(super) fn stored() -> Self {
        let code = draft::read(KEY);
        Self::ALL
            .into_iter()
            .find(|l| Some(l.code()) == code.as_deref())
            .unwrap_or_default()
    }

    pub(super) fn store(self) {
        draft::write(KEY, self.code());
    }
}

/// The language and the way to change it.
#[derive(Debug, Clone, PartialEq)]
pub struct LocaleHandle {
    /// Language now.
    pub locale: Locale,
    /// Changes it.
    pub set: Callback<Locale>,
}

/// The language and the way to change it.
#[hook]
pub fn use_locale() -> LocaleHandle {
    use_context::<LocaleHandle>().unwrap_or_else(|| LocaleHandle {
        locale: Locale::default(),
        set: Callback::noop(),
    })
}
