//! People of a list: by association, confirmed or not, chosen for a mark by paper.

use std::rc::Rc;

use veche_domain::{
    Id,
    library::{Confirmation, Reader},
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    hooks::{ListState, use_steady},
    routes::Route,
    state::{Words, use_words},
    ui::{Column, EmptyState, Link, ListFrame, Mark, State, Table, row_class},
};

/// Properties of [`People`].
#[derive(Properties, PartialEq)]
pub(super) struct PeopleProps {
    pub(super) list: ListState<Reader>,
    /// Whether rows can be chosen for a mark by paper.
    pub(super) choosing: bool,
    /// Who is chosen.
    pub(super) chosen: Rc<Vec<Id>>,
    pub(super) onchoose: Callback<Rc<Vec<Id>>>,
}

/// The table of people.
#[component]
pub(super) fn People(props: &PeopleProps) -> Html {
    let words = use_words();
    let mut columns = vec![
        Column::plain(words.t("person")),
        Column::plain(words.t("association")),
        Column::plain(words.t("list-confirmation")),
    ];
    if props.choosing {
        columns.insert(0, Column::plain(words.t("list-signed")));
    }
    let empty = html! { <EmptyState title={words.t("list-nobody")} text={words.t("list-nobody-text")} /> };
    let onmark = use_steady({
        let (chosen, onchoose) = (props.chosen.clone(), props.onchoose.clone());
        Callback::from(move |(person, on): (Id, bool)| {
            let mut next: Vec<Id> = chosen.iter().filter(|id| **id != person).copied().collect();
            if on {
                next.push(person);
            }
            onchoose.emit(Rc::new(next));
        })
    });
    let (choosing, chosen) = (props.choosing, props.chosen.clone());
    let lines = props.list.lines(move |row| {
        let chosen = choosing.then(|| chosen.contains(&row.person.id));
        html! { <Row key={row.id.to_string()} row={row.clone()} {chosen} onmark={onmark.clone()} /> }
    });
    html! {
        <ListFrame<Reader> list={props.list.clone()} {empty} counted="readers-count">
            <Table caption={words.t("list-people")} columns={Rc::new(columns)} {lines} />
        </ListFrame<Reader>>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: Rc<Reader>,
    /// Whether the person is chosen, where rows can be.
    chosen: Option<bool>,
    onmark: Callback<(Id, bool)>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let row = &props.row;
    html! {
        <tr class={row_class()}>
            if let Some(chosen) = props.chosen {
                <td class="pf-v6-c-table__td" data-label={words.t("list-signed")}>{ choice(words, row, chosen, &props.onmark) }</td>
            }
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("person")}>
                <Link to={Route::Person { id: row.person.id }}>{ row.person.full_name.clone() }</Link>
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("association")}>{ row.association_name.clone() }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("list-confirmation")}>{ confirmation(words, row.confirmation) }</td>
        </tr>
    }
}

/// The confirmation of a person, or that it is awaited.
pub(super) fn confirmation(words: Words, confirmation: Option<Confirmation>) -> Html {
    let Some(by) = confirmation else {
        return html! { <Mark state={State::Due} label={words.t("list-waits")} /> };
    };
    let how = words.code("confirmed", by.how.code());
    let label = format!("{how}, {}", words.date(by.on));
    html! { <Mark state={State::Met} {label} /> }
}

/// The box of who signed on paper; who has confirmed needs none.
fn choice(words: Words, row: &Reader, chosen: bool, onmark: &Callback<(Id, bool)>) -> Html {
    if row.confirmation.is_some() {
        return html! { { "—" } };
    }
    let person = row.person.id;
    let onchange = onmark.reform(move |event: Event| {
        (
            person,
            event.target_unchecked_into::<HtmlInputElement>().checked(),
        )
    });
    let label = words.with("list-signed-named", &[("name", &row.person.full_name)]);
    html! {
        <input
            class="pf-v6-c-check__input" type="checkbox" aria-label={label}
            checked={chosen} {onchange}
        />
    }
}
