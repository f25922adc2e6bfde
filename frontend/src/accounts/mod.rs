//! Signing in, and the accounts.

mod edit;
mod list;
mod sign_in;

pub use list::{AccountsPage, AccountsView};
pub use sign_in::{DemoHint, SignInDialog, SignInPage};
