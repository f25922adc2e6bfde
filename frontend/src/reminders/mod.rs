//! What the signed-in person was told, and how they want to be told.

mod list;
mod settings;

pub use list::{NoticesList, NoticesPage, NoticesView};
pub use settings::{SettingsForm, SettingsView};
