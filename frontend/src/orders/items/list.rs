//! The items in their order: each added, moved, taken away and worded here.

use std::{cell::Cell, rc::Rc};

use veche_domain::orders::{Issuer, wording};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::{
    CompositionItem, ItemDraft, ItemKind, ItemProps, listing::ListItem, recognize::RecognizeItem,
    reorganize::ReorganizeItem, simple::SimpleItem,
};
use crate::{
    hooks::coded,
    orders::desk::{Edit, ItemFault, NamesById},
    state::use_words,
    ui::{Button, ButtonKind, ClauseLink, FreeArea, FreeSelect, Sign},
};

/// Properties of [`ItemsEditor`].
#[derive(Properties, PartialEq)]
pub struct ItemsEditorProps {
    /// Items.
    pub items: Vec<ItemDraft>,
    /// Names of what they mention.
    pub names: Rc<NamesById>,
    /// Who issues the order.
    pub issuer: Issuer,
    /// What is wrong with them.
    #[prop_or_default]
    pub faults: Vec<ItemFault>,
    /// Takes changes.
    pub edit: Callback<Edit>,
}

/// The items and a way to add one.
#[component]
pub fn ItemsEditor(props: &ItemsEditorProps) -> Html {
    let words = use_words();
    let last = props.items.len().saturating_sub(1);
    let fits: Vec<&'static str> = ItemKind::ALL
        .iter()
        .filter(|k| k.fits(props.issuer))
        .map(|k| k.code())
        .collect();
    let add = props.edit.clone();
    let onadd = Callback::from(move |code: String| {
        if let Some(kind) = ItemKind::of_code(&code) {
            add.emit(Edit::Add(kind));
        }
    });
    html! {
        <>
            if props.items.is_empty() {
                <p class="veche-muted">{ words.t("items-empty") }</p>
            }
            <ol class="veche-items">
                { for props.items.iter().enumerate().map(|(at, item)| {
                    let fault = props.faults.iter().find(|f| f.at == at);
                    html! {
                        <ItemCard
                            key={item.key} {at} last={at == last}
                            of={ItemProps {
                                item: Rc::new(item.clone()), names: props.names.clone(), issuer: props.issuer,
                                edit: props.edit.clone(),
                            }}
                            error={fault.map(|f| AttrValue::from(f.text.clone().unwrap_or_else(|| words.t("item-open"))))}
                        />
                    }
                }) }
            </ol>
            <FreeSelect
                // A select that always shows its first line again after a choice.
                key={props.items.len()}
                id="item-add" label={words.t("item-add")} value="" choices={coded(words, "item", fits.into_iter())} onedit={onadd}
            />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ItemCardProps {
    of: ItemProps,
    at: usize,
    last: bool,
    error: Option<AttrValue>,
}

/// One item.
#[component]
fn ItemCard(props: &ItemCardProps) -> Html {
    let words = use_words();
    let of = &props.of;
    let item = &of.item;
    let key = item.key;
    let (up, down) = (use_node_ref(), use_node_ref());
    // Which button moved the item: a moved node loses the focus, so it is given back.
    let moved = use_mut_ref(|| Rc::new(Cell::new(None::<bool>)));
    {
        let (up, down, moved) = (up.clone(), down.clone(), moved.borrow().clone());
        use_effect_with((props.at, props.last), move |(at, last)| {
            let went = moved.take();
            let node = match went {
                Some(true) if *at == 0 => Some(down),
                Some(false) if *last => Some(up),
                Some(true) => Some(up),
                Some(false) => Some(down),
                None => None,
            };
            if let Some(button) = node.and_then(|n| n.cast::<HtmlElement>()) {
                let _ = button.focus();
            }
        });
    }
    let mover = |upwards: bool| {
        let (edit, moved) = (of.edit.clone(), moved.borrow().clone());
        Callback::from(move |()| {
            moved.set(Some(upwards));
            edit.emit(Edit::Move(key, upwards));
        })
    };
    let effect = item.effect();
    let printed = item.item().map(|mut whole| {
        whole.text = None;
        let names = of.names.clone();
        wording(&whole, &|id| {
            names.get(&id).cloned().unwrap_or_else(|| "…".to_owned())
        })
    });
    let number = props.at + 1;
    let title = words.code("item", item.kind.code());
    let named = |action: &str| format!("{}: {number}. {title}", words.t(action));
    html! {
        <li class={classes!("veche-item", props.error.is_some().then_some("veche-item--fault"))} aria-label={format!("{number}. {title}")}>
            <div class="veche-item__head">
                <h3>
                    { format!("{number}. {title} ") }
                    if let Some(effect) = &effect { <ClauseLink id={effect.clause()} /> }
                </h3>
                <Button kind={ButtonKind::Plain} sign={Some(Sign::Up)} label={named("item-up")} disabled={props.at == 0} node={up} onclick={mover(true)} />
                <Button kind={ButtonKind::Plain} sign={Some(Sign::Down)} label={named("item-down")} disabled={props.last} node={down} onclick={mover(false)} />
                <Button kind={ButtonKind::Plain} sign={Some(Sign::Close)} label={named("item-remove")} onclick={of.edit.reform(move |()| Edit::Remove(key))} />
            </div>
            if let Some(error) = props.error.clone() {
                <p class="veche-field__error" role="alert"><span aria-hidden="true">{ "▲ " }</span>{ error }</p>
            }
            { match item.kind {
                ItemKind::Reorganize => html! { <ReorganizeItem ..of.clone() /> },
                ItemKind::ApproveList => html! { <ListItem ..of.clone() /> },
                ItemKind::ApproveComposition => html! { <CompositionItem ..of.clone() /> },
                ItemKind::Recognize => html! { <RecognizeItem ..of.clone() /> },
                _ => html! { <SimpleItem ..of.clone() /> },
            } }
            if item.kind == ItemKind::Instruct {
                <FreeArea id={of.id("text")} label={words.t("item-text")} value={item.text.clone()} onedit={of.setter(|item, text| item.text = text)} />
            } else {
                <details open={!item.text.is_empty()}>
                    <summary class="veche-summary-line">{ words.t("item-text-own") }</summary>
                    <FreeArea
                        id={of.id("text")} label={words.t("item-text")} hint={words.t("item-text-hint")}
                        value={item.text.clone()} placeholder={printed.map(AttrValue::from)}
                        onedit={of.setter(|item, text| item.text = text)}
                    />
                </details>
            }
        </li>
    }
}
