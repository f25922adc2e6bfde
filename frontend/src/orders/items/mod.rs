//! The numbered items of an order as structured rows.

mod composition;
mod draft;
mod list;
mod listing;
mod present;
mod recognize;
mod reorganize;
mod simple;

pub use composition::CompositionItem;
pub use draft::{ItemDraft, ItemKind};
pub use list::ItemsEditor;

use std::rc::Rc;

use veche_domain::{Id, orders::Issuer};
use yew::prelude::*;

use super::desk::{Edit, NamesById};
use crate::hooks::Suggestion;

/// Properties of the form of an item.
#[derive(Properties, PartialEq, Clone)]
pub struct ItemProps {
    /// Item.
    pub item: Rc<ItemDraft>,
    /// Names of what the items mention.
    pub names: Rc<NamesById>,
    /// Who issues the order.
    pub issuer: Issuer,
    /// Takes changes.
    pub edit: Callback<Edit>,
}

impl ItemProps {
    /// Identifier of a control of this item.
    fn id(&self, what: &str) -> AttrValue {
        format!("item-{}-{what}", self.item.key).into()
    }

    /// The name of something, as far as it is known.
    fn name(&self, id: Id) -> AttrValue {
        self.names
            .get(&id)
            .map_or(AttrValue::Static("…"), |name| name.clone().into())
    }

    /// Changes the item.
    fn change(&self, how: impl FnOnce(&mut ItemDraft)) {
        let mut next = (*self.item).clone();
        how(&mut next);
        self.edit.emit(Edit::Put(Box::new(next)));
    }

    /// A callback that changes the item by a value.
    fn setter<T: 'static>(&self, how: impl Fn(&mut ItemDraft, T) + 'static) -> Callback<T> {
        let props = self.clone();
        Callback::from(move |value: T| props.change(|item| how(item, value)))
    }

    /// A callback that takes a choice from a register, with its name.
    fn chooser(&self, how: impl Fn(&mut ItemDraft, Option<Id>) + 'static) -> Callback<Option<Suggestion>> {
        let props = self.clone();
        Callback::from(move |choice: Option<Suggestion>| {
            let chosen = choice.and_then(|s| Some((s.id.parse::<Id>().ok()?, s.label)));
            let id = chosen.as_ref().map(|(id, _)| *id);
            if let Some(named) = chosen {
                props.edit.emit(Edit::Names(vec![named]));
            }
            props.change(|item| how(item, id));
        })
    }
}
