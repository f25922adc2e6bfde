//! Items that name an association and one thing more.

use std::rc::Rc;

use veche_domain::{associations::Office, orders::Issuer};
use yew::prelude::*;

use super::{ItemKind, ItemProps};
use crate::{
    hooks::{Source, coded},
    state::use_words,
    ui::{FreeArea, FreePicker, FreeSelect, FreeText},
};

/// The association of an item, chosen from the register.
pub(super) fn association_field(props: &ItemProps, label: String, source: Source) -> Html {
    html! {
        <FreePicker
            id={props.id("association")} {label} {source}
            chosen={props.item.association.map(|id| props.name(id))}
            onchoose={props.chooser(|item, id| item.association = id)}
        />
    }
}

/// Offices that the issuer releases from (VII.7.2).
fn offices(issuer: Issuer) -> &'static [Office] {
    match issuer {
        Issuer::Institution => &[Office::Curator],
        Issuer::Department => &[Office::Leader, Office::Secretary],
    }
}

/// Fields of an item of a simple kind.
#[component]
pub(super) fn SimpleItem(props: &ItemProps) -> Html {
    let words = use_words();
    let item = &props.item;
    let association = || {
        let source = if item.kind == ItemKind::Create {
            Source::DraftAssociations
        } else {
            Source::Associations
        };
        association_field(props, words.t("item-association"), source)
    };
    let says = |key: &str| {
        html! {
            <FreeText
                id={props.id("says")} label={words.t(key)} value={item.says.clone()}
                onedit={props.setter(|item, text| item.says = text)}
            />
        }
    };
    match item.kind {
        ItemKind::Create => html! {
            <FreePicker
                id={props.id("association")} label={words.t("item-draft-association")} source={Source::DraftAssociations}
                hint={words.t("item-draft-hint")} chosen={item.association.map(|id| props.name(id))}
                onchoose={props.chooser(|item, id| item.association = id)}
            />
        },
        ItemKind::Liquidate => html! {
            <>
                { association() }
                <FreeArea
                    id={props.id("says")} label={words.t("item-solution")} hint={words.t("item-solution-hint")}
                    value={item.says.clone()} onedit={props.setter(|item, text| item.says = text)}
                />
            </>
        },
        ItemKind::AssignInstitution => html! {
            <>
                { association() }
                <FreePicker
                    id={props.id("organization")} label={words.t("curating-institution")} source={Source::Institutions}
                    chosen={item.organization.map(|id| props.name(id))}
                    onchoose={props.chooser(|item, id| item.organization = id)}
                />
            </>
        },
        ItemKind::AppointCurator => html! {
            <>
                { association() }
                <FreePicker
                    id={props.id("person")} label={words.t("office-curator")} source={Source::People}
                    hint={words.t("item-curator-hint")} chosen={item.person.map(|id| props.name(id))}
                    onchoose={props.chooser(|item, id| item.person = id)}
                />
            </>
        },
        ItemKind::ReleaseOffice => html! {
            <>
                { association() }
                <FreeSelect
                    id={props.id("office")} label={words.t("item-office")}
                    value={item.office.map_or("", |o| o.code())}
                    choices={coded(words, "office", offices(props.issuer).iter().map(|o| o.code()))}
                    onedit={props.setter(|item, code: String| item.office = code.parse().ok())}
                />
            </>
        },
        ItemKind::Rename => html! { <>{ association() }{ says("item-new-name") }</> },
        ItemKind::Evaluate => html! { <>{ association() }{ says("item-assessment") }</> },
        ItemKind::Amend | ItemKind::Repeal => html! {
            <FreePicker
                id={props.id("order")} label={words.t("item-order")} source={Source::SignedOrders}
                chosen={item.order.map(|id| props.name(id))}
                onchoose={props.chooser(|item, id| item.order = id)}
            />
        },
        _ => html! {},
    }
}

/// Chosen things in a list, each with a way to take it away.
pub(super) fn chosen_list(names: Vec<AttrValue>, remove: String, onremove: Callback<usize>) -> Html {
    let names = Rc::new(names);
    html! {
        <ul class="veche-chosen">
            { for names.iter().enumerate().map(|(at, name)| html! {
                <li key={at}>
                    <span>{ name.clone() }</span>
                    <crate::ui::Button
                        kind={crate::ui::ButtonKind::Plain} sign={Some(crate::ui::Sign::Close)}
                        label={format!("{remove}: {name}")} onclick={onremove.reform(move |()| at)}
                    />
                </li>
            }) }
        </ul>
    }
}
