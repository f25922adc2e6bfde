//! The list of associations with their curating institutions: annexes 1 and 3 (I.4).

use std::rc::Rc;

use veche_domain::{
    Id,
    associations::{AssociationRow, AssociationStatus, ListAssociations},
    calendar::{school_year, school_year_label},
    orders::ListedAssociation,
};
use yew::prelude::*;

use super::{Edit, ItemProps};
use crate::{
    api::Query,
    hooks::{Choices, Source, use_institutions, use_list},
    state::{Words, use_words},
    ui::{Button, ButtonKind, Column, FreePicker, FreeSelect, Lines, Sign, Table, row_class},
};

/// The school years a list is approved for: this one and its neighbours.
fn years(words: Words) -> Choices {
    let now = school_year(words.today);
    let year = |y: i32| (AttrValue::from(y.to_string()), school_year_label(y).into());
    Rc::new((now - 1..=now + 1).rev().map(year).collect())
}

/// Fields of a list.
#[component]
pub(super) fn ListItem(props: &ItemProps) -> Html {
    let words = use_words();
    let institutions = use_institutions();
    let query = Query::of([
        ("status", AssociationStatus::Active.code().to_owned()),
        ("limit", "200".to_owned()),
    ]);
    let active = use_list::<ListAssociations, AssociationRow>(&[], query);
    let item = &props.item;
    let take = {
        let (props, rows, institutions) = (props.clone(), active.rows.clone(), institutions.clone());
        Callback::from(move |()| take_active(&props, rows.iter().flat_map(|r| r.iter()), &institutions))
    };
    let columns = Rc::new(
        ["item-association", "curating-institution", "item-row-remove"]
            .map(|key| Column::plain(words.t(key)))
            .to_vec(),
    );
    let lines = {
        let props = props.clone();
        Lines::new(item.rows.len(), move |at| {
            let row = props.item.rows.get(at);
            row.map(|row| line(words, &props, (at, row), &institutions))
                .unwrap_or_default()
        })
    };
    html! {
        <>
            <FreeSelect
                id={props.id("year")} label={words.t("item-school-year")} choices={years(words)}
                value={item.school_year.map(|y| y.to_string()).unwrap_or_default()}
                empty={Some(AttrValue::from(words.t("item-school-year-none")))}
                onedit={props.setter(|item, year: String| item.school_year = year.parse().ok())}
            />
            <div class="veche-actions">
                <Button label={words.t("item-take-active")} busy={active.loading} onclick={take} />
                <span class="veche-muted" role="status">
                    { words.count("associations-count", i64::try_from(item.rows.len()).unwrap_or(i64::MAX)) }
                </span>
            </div>
            if !item.rows.is_empty() {
                <div class="veche-rows" tabindex="0"><Table caption={words.t("item-list-rows")} {columns} {lines} /></div>
            }
            <FreePicker
                id={props.id("association")} label={words.t("item-add-association")} source={Source::Associations}
                onchoose={props.chooser(|item, id| {
                    let known = |id| item.rows.iter().any(|r| r.association_id == id);
                    if let Some(association_id) = id.filter(|id| !known(*id)) {
                        item.rows.push(ListedAssociation { association_id, organization_id: None });
                    }
                })}
            />
        </>
    }
}

fn line(
    words: Words,
    props: &ItemProps,
    (at, row): (usize, &ListedAssociation),
    institutions: &Choices,
) -> Html {
    let name = props.name(row.association_id);
    let named = institutions.clone();
    let onedit = {
        let props = props.clone();
        Callback::from(move |code: String| {
            let chosen = code.parse::<Id>().ok();
            let label = named.iter().find(|(value, _)| value.as_str() == code);
            if let Some((id, (_, label))) = chosen.zip(label) {
                props.edit.emit(Edit::Names(vec![(id, label.to_string())]));
            }
            props.change(|item| {
                if let Some(row) = item.rows.get_mut(at) {
                    row.organization_id = chosen;
                }
            });
        })
    };
    html! {
        <tr class={row_class()} key={row.association_id.to_string()}>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("item-association")}>{ name.clone() }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("curating-institution")}>
                <FreeSelect quiet=true
                    id={props.id(&format!("institution-{at}"))} label={words.with("item-institution-of", &[("name", &name)])}
                    value={row.organization_id.map(|o| o.to_string()).unwrap_or_default()}
                    named={row.organization_id.map(|id| props.name(id))}
                    empty={Some(AttrValue::from(words.t("item-institution-same")))}
                    choices={institutions.clone()} {onedit}
                />
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("item-row-remove")}>
                <Button
                    kind={ButtonKind::Plain} sign={Some(Sign::Close)} label={format!("{}: {name}", words.t("remove"))}
                    onclick={props.setter(move |item, ()| {
                        if at < item.rows.len() {
                            item.rows.remove(at);
                        }
                    })}
                />
            </td>
        </tr>
    }
}

/// Adds every association in force with the institution that curates it now; what is in the list stays as it is.
fn take_active<'a>(
    props: &ItemProps,
    rows: impl Iterator<Item = &'a Rc<AssociationRow>>,
    institutions: &Choices,
) {
    let mut names = Vec::new();
    let mut next = (*props.item).clone();
    for row in rows {
        names.push((row.id, row.name.clone()));
        names.extend(
            row.curating_institution
                .iter()
                .map(|o| (o.id, o.short_name.clone())),
        );
        if next.rows.iter().all(|r| r.association_id != row.id) {
            next.rows.push(ListedAssociation {
                association_id: row.id,
                organization_id: row.curating_institution.as_ref().map(|o| o.id),
            });
        }
    }
    let known = |(value, name): &(AttrValue, AttrValue)| Some((value.parse::<Id>().ok()?, name.to_string()));
    names.extend(institutions.iter().filter_map(known));
    props.edit.emit(Edit::Names(names));
    props.edit.emit(Edit::Put(Box::new(next)));
}
