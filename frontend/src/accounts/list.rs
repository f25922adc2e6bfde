//! Accounts (for the administrator).
use yew::prelude::*;

/// Accounts.
#[component]
pub fn AccountsPage() -> Html { html!{} }
/// Accounts.
#[component]
pub fn AccountsView() -> Html { html!{} }
