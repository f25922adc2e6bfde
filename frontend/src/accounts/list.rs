//! Accounts, for the administrator.

use std::rc::Rc;

use veche_domain::accounts::{Account, AccountRole, ListAccounts};
use yew::prelude::*;

use super::edit::{EditAccount, NewAccountForm};
use crate::{
    hooks::{Choices, ListState, Params, use_list, use_params, use_steady},
    routes::Route,
    state::{Words, use_words},
    ui::{
        Button, ButtonKind, Column, EmptyState, FilterSelect, Link, ListFrame, Mark, PageTitle, SearchBox,
        Sign, State, Table, Toolbar, row_class,
    },
};

const FILTERS: &[&str] = &["role", "enabled"];

/// Roles as choices.
pub(super) fn roles(words: Words) -> Choices {
    let name = |r: &AccountRole| words.code("role", r.code()).into();
    Rc::new(
        AccountRole::ALL
            .iter()
            .map(|r| (AttrValue::Static(r.code()), name(r)))
            .collect(),
    )
}

/// Loads the accounts.
#[component]
pub fn AccountsPage() -> Html {
    let params = use_params();
    let list = use_list::<ListAccounts, Account>(&[], params.api(FILTERS).with("on", None));
    html! { <AccountsView {list} {params} /> }
}

/// Properties of [`AccountsView`].
#[derive(Properties, PartialEq)]
pub struct AccountsViewProps {
    /// Accounts.
    pub list: ListState<Account>,
    /// Filters and search.
    pub params: Params,
}

#[derive(Clone, PartialEq)]
enum Open {
    New,
    Edit(Rc<Account>),
}

/// Accounts.
#[component]
pub fn AccountsView(props: &AccountsViewProps) -> Html {
    let words = use_words();
    let open = use_state(|| None::<Open>);
    let params = &props.params;
    let onnew = {
        let open = open.clone();
        Callback::from(move |()| open.set(Some(Open::New)))
    };
    let onedit = use_steady({
        let open = open.clone();
        Callback::from(move |account: Rc<Account>| open.set(Some(Open::Edit(account))))
    });
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let create = || {
        html! {
            <Button kind={ButtonKind::Primary} sign={Some(Sign::Add)} label={words.t("account-new")} onclick={onnew.clone()} />
        }
    };
    let empty = html! { <EmptyState title={words.t("accounts-empty")} text={words.t("accounts-empty-text")}>{ create() }</EmptyState> };
    let columns = Rc::new(
        ["login", "account-role", "account-person", "account-state"]
            .map(|key| Column::plain(words.t(key)))
            .to_vec(),
    );
    html! {
        <>
            <PageTitle title={words.t("nav-accounts")}>{ create() }</PageTitle>
            <Toolbar params={params.clone()} filters={FILTERS}>
                <SearchBox params={params.clone()} label={words.t("search-accounts")} />
                <FilterSelect params={params.clone()} name="role" label={words.t("account-role")} choices={roles(words)} />
            </Toolbar>
            <ListFrame<Account> list={props.list.clone()} {empty} counted="accounts-count">
                <Table caption={words.t("nav-accounts")} {columns} lines={{
                    let onedit = onedit;
                    props.list.lines(move |account| html! { <Row key={account.id.to_string()} account={account.clone()} onedit={onedit.clone()} /> })
                }} />
            </ListFrame<Account>>
            { match (*open).clone() {
                Some(Open::New) => html! { <NewAccountForm onclose={close} /> },
                Some(Open::Edit(account)) => html! { <EditAccount {account} onclose={close} /> },
                None => html! {},
            } }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    account: Rc<Account>,
    onedit: Callback<Rc<Account>>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let account = &props.account;
    let onclick = props.onedit.reform({
        let account = account.clone();
        move |()| account.clone()
    });
    let role = account
        .role
        .map_or_else(|| words.t("role-none"), |r| words.code("role", r.code()));
    html! {
        <tr class={row_class()}>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("login")}>
                <Button kind={ButtonKind::Link} label={account.login.clone()} {onclick} />
                <div class="veche-cell__note">{ account.name.clone() }</div>
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("account-role")}>{ role }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("account-person")}>
                if let Some(person) = &account.person {
                    <Link to={Route::Person { id: person.id }}>{ person.full_name.clone() }</Link>
                } else {
                    { "—" }
                }
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("account-state")}>
                if account.enabled {
                    <Mark state={State::Met} label={words.t("account-open")} />
                } else {
                    <Mark state={State::NotApplicable} label={words.t("account-disabled")} />
                }
            </td>
        </tr>
    }
}
