//! What the whole page shares: who is signed in, the business date, language, theme, toasts, cache, drafts.

pub mod cache;
mod date;
pub mod draft;
mod locale;
mod provider;
mod session;
mod theme;
mod toast;
mod words;

pub use cache::{Generations, use_generation, use_invalidate};
pub use date::{OnDate, use_on_date};
pub use locale::{Locale, LocaleHandle, use_locale};
pub use provider::{Fixture, Provider};
pub use session::{Gate, SessionHandle, use_actor, use_session};
pub use theme::{Theme, ThemeHandle, use_theme};
pub use toast::{Toast, Toasts, use_toasts};
pub(crate) use words::read_words;
pub use words::{Words, use_words};
