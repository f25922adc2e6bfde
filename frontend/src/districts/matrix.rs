//! Subjects by administrative units as a picture: who heads what, and where nobody does.

use std::rc::Rc;

use veche_domain::districts::DistrictAssociation;
use yew::prelude::*;

use crate::{hooks::Choices, routes::Route, state::use_words, ui::Link};

/// Properties of [`Matrix`].
#[derive(Properties, PartialEq)]
pub struct MatrixProps {
    /// District associations.
    pub rows: Rc<Vec<Rc<DistrictAssociation>>>,
    /// Units in the order of the city.
    pub units: Choices,
}

/// The matrix; a cell opens its district association.
#[component]
pub fn Matrix(props: &MatrixProps) -> Html {
    let words = use_words();
    let mut subjects: Vec<(&str, &str)> = Vec::new();
    for row in props.rows.iter() {
        if !subjects.iter().any(|(code, _)| *code == row.subject_code) {
            subjects.push((&row.subject_code, &row.subject_name));
        }
    }
    html! {
        <div class="veche-scroll" tabindex="0" role="group" aria-label={words.t("matrix-title")}>
            <table class="veche-matrix">
                <caption class="pf-v6-u-screen-reader">{ words.t("matrix-title") }</caption>
                <thead><tr>
                    <th scope="col">{ words.t("subject") }</th>
                    { for props.units.iter().map(|(code, name)| html! { <th key={code.to_string()} scope="col">{ name.clone() }</th> }) }
                </tr></thead>
                <tbody>
                    { for subjects.iter().map(|(code, name)| html! {
                        <tr key={*code}>
                            <th scope="row">{ *name }</th>
                            { for props.units.iter().map(|(unit, _)| {
                                let found = props.rows.iter().filter(|r| r.subject_code == *code && *unit == r.admin_unit_code);
                                let cells: Vec<&Rc<DistrictAssociation>> = found.collect();
                                html! {
                                    <td key={unit.to_string()}>
                                        if cells.is_empty() {
                                            <span class="veche-matrix__none" title={words.t("matrix-none")}>
                                                <span aria-hidden="true">{ "—" }</span>
                                                <span class="pf-v6-u-screen-reader">{ words.t("matrix-none") }</span>
                                            </span>
                                        }
                                        { for cells.iter().map(|d| html! { <Cell key={d.id.to_string()} district={(*d).clone()} /> }) }
                                    </td>
                                }
                            }) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct CellProps {
    district: Rc<DistrictAssociation>,
}

#[component]
fn Cell(props: &CellProps) -> Html {
    let words = use_words();
    let district = &props.district;
    let to = Route::District { id: district.id };
    match &district.head {
        Some(head) => html! {
            <Link {to} class="veche-matrix__cell">
                <span aria-hidden="true" class="veche-matrix__met">{ "● " }</span>{ short(&head.person.full_name) }
            </Link>
        },
        None => html! {
            <Link {to} class="veche-matrix__cell veche-matrix__cell--gap">
                <span aria-hidden="true">{ "▲ " }</span>{ words.t("vacant") }
            </Link>
        },
    }
}

/// Surname and initials: the whole name is on the page.
fn short(full: &str) -> String {
    let mut parts = full.split_whitespace();
    let last = parts.next().unwrap_or_default();
    let initials = parts
        .filter_map(|p| p.chars().next())
        .map(|c| format!("{c}."))
        .collect::<Vec<_>>()
        .join("\u{a0}");
    format!("{last} {initials}")
}
