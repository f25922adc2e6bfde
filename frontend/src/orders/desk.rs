//! What an order being drawn up holds on the screen; kept on the device with every change.

use std::{collections::BTreeMap, rc::Rc};

use serde::{Deserialize, Serialize};
use veche_domain::{
    Id,
    orders::{Executor, Issuer, Order, OrderItem, OrderPatch, Signatory, check_issuer, check_items},
};
use yew::prelude::*;

use super::items::{ItemDraft, ItemKind};
use crate::state::{draft, use_actor};

/// Names of what the items mention.
pub type NamesById = BTreeMap<Id, String>;

/// An order being drawn up.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderDraft {
    /// Heading.
    pub title: String,
    /// Legal bases and purpose.
    pub preamble: String,
    /// Items.
    pub items: Vec<ItemDraft>,
    /// «СОГЛАСОВАНО».
    pub approvers: Vec<Signatory>,
    /// Name of the one who drew it up.
    pub executor: String,
    /// Phone of that one.
    pub phone: String,
    /// Note.
    pub note: String,
    /// Names chosen or loaded.
    pub names: NamesById,
    /// Version of the order it began with.
    pub version: i64,
    /// Entity tag of that version.
    pub etag: Option<String>,
}

/// What is wrong with an item.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemFault {
    /// Which, from nought.
    pub at: usize,
    /// A sentence; none says that something is not chosen yet.
    pub text: Option<String>,
}

impl OrderDraft {
    /// The order as it is kept.
    pub fn of(order: &Order, etag: Option<String>) -> Self {
        let items = order.items.iter().zip(0_u32..);
        Self {
            title: order.title.clone(),
            preamble: order.preamble.clone().unwrap_or_default(),
            items: items.map(|(item, key)| ItemDraft::of(key, item)).collect(),
            approvers: order.approvers.clone(),
            executor: order
                .executor
                .as_ref()
                .map(|e| e.name.clone())
                .unwrap_or_default(),
            phone: order
                .executor
                .as_ref()
                .and_then(|e| e.phone.clone())
                .unwrap_or_default(),
            note: order.note.clone().unwrap_or_default(),
            names: order.names.iter().map(|n| (n.id, n.name.clone())).collect(),
            version: order.version,
            etag,
        }
    }

    /// The same without what nobody typed.
    fn content(&self) -> Self {
        let mut content = Self {
            names: NamesById::new(),
            version: 0,
            etag: None,
            ..self.clone()
        };
        for item in &mut content.items {
            item.key = 0;
        }
        content
    }

    /// The items to be sent, or what is wrong with them.
    ///
    /// # Errors
    /// Items that are not whole, that hold something impossible or that another issuer decides.
    pub fn items_for(&self, issuer: Issuer) -> Result<Vec<OrderItem>, Vec<ItemFault>> {
        let whole: Vec<Option<OrderItem>> = self.items.iter().map(ItemDraft::item).collect();
        let open: Vec<ItemFault> = whole
            .iter()
            .enumerate()
            .filter(|(_, item)| item.is_none())
            .map(|(at, _)| ItemFault { at, text: None })
            .collect();
        if !open.is_empty() {
            return Err(open);
        }
        let items: Vec<OrderItem> = whole.into_iter().flatten().collect();
        let found = check_items(&items).and_then(|()| check_issuer(issuer, &items));
        match found {
            Ok(()) => Ok(items),
            Err(refusal) => Err(refusal
                .errors
                .iter()
                .map(|e| ItemFault {
                    at: item_at(&e.pointer).unwrap_or(0),
                    text: Some(e.message.clone()),
                })
                .collect()),
        }
    }

    /// Who drew it up, if it is said.
    pub fn executor(&self) -> Option<Executor> {
        let said = |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
        said(&self.executor).map(|name| Executor {
            name,
            phone: said(&self.phone),
        })
    }

    /// Everything of the draft as a change of the kept one.
    pub fn patch(&self, items: Vec<OrderItem>) -> OrderPatch {
        let said = |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
        OrderPatch {
            title: Some(self.title.trim().to_owned()),
            preamble: Some(said(&self.preamble)),
            items: Some(items),
            approvers: Some(self.approvers.clone()),
            executor: Some(self.executor()),
            note: Some(said(&self.note)),
        }
    }
}

/// The item that a JSON pointer of a fault leads to.
pub(super) fn item_at(pointer: &str) -> Option<usize> {
    pointer.strip_prefix("/items/")?.split('/').next()?.parse().ok()
}

/// A change.
#[derive(Debug, Clone)]
pub enum Edit {
    /// Heading.
    Title(String),
    /// Preamble.
    Preamble(String),
    /// «СОГЛАСОВАНО».
    Approvers(Vec<Signatory>),
    /// Who drew it up.
    Executor(String),
    /// Phone of that one.
    Phone(String),
    /// Note.
    Note(String),
    /// One more item.
    Add(ItemKind),
    /// An item changed.
    Put(Box<ItemDraft>),
    /// An item is taken away.
    Remove(u32),
    /// An item moves by one place: up, or down.
    Move(u32, bool),
    /// Names were learnt.
    Names(Vec<(Id, String)>),
    /// The server has this version; the draft gives way to it.
    Take(Box<OrderDraft>),
    /// The server has this version; an unchanged draft gives way to it, a changed one stays.
    Fresh(Box<OrderDraft>),
    /// The draft is to be saved over this version.
    Over(i64, Option<String>),
}

/// The draft and what it is compared with.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeskState {
    now: OrderDraft,
    saved: OrderDraft,
    key: Option<String>,
    restored: bool,
}

impl DeskState {
    fn is_changed(&self) -> bool {
        self.now.content() != self.saved.content()
    }

    fn place(&self, key: u32) -> Option<usize> {
        self.now.items.iter().position(|i| i.key == key)
    }

    fn add(&mut self, item: ItemDraft) {
        let key = self.now.items.iter().map(|i| i.key + 1).max().unwrap_or(0);
        self.now.items.push(ItemDraft { key, ..item });
    }

    fn take(&mut self, server: OrderDraft) {
        if let Some(key) = &self.key {
            draft::remove(key);
        }
        let known = std::mem::take(&mut self.now.names);
        self.saved = server.clone();
        self.now = server;
        for (id, name) in known {
            self.now.names.entry(id).or_insert(name);
        }
        self.restored = false;
    }
}

impl Reducible for DeskState {
    type Action = Edit;

    fn reduce(self: Rc<Self>, edit: Edit) -> Rc<Self> {
        let mut next = (*self).clone();
        match edit {
            Edit::Title(text) => next.now.title = text,
            Edit::Preamble(text) => next.now.preamble = text,
            Edit::Approvers(list) => next.now.approvers = list,
            Edit::Executor(text) => next.now.executor = text,
            Edit::Phone(text) => next.now.phone = text,
            Edit::Note(text) => next.now.note = text,
            Edit::Add(kind) => next.add(ItemDraft {
                kind,
                ..ItemDraft::default()
            }),
            Edit::Put(item) => {
                let place = next.place(item.key);
                if let Some(old) = place.and_then(|at| next.now.items.get_mut(at)) {
                    *old = *item;
                }
            }
            Edit::Remove(key) => next.now.items.retain(|i| i.key != key),
            Edit::Move(key, up) => {
                let other = |at: usize| if up { at.checked_sub(1) } else { Some(at + 1) };
                if let Some(at) = next.place(key)
                    && let Some(to) = other(at).filter(|to| *to < next.now.items.len())
                {
                    next.now.items.swap(at, to);
                }
            }
            Edit::Names(names) => next.now.names.extend(names),
            Edit::Take(server) => {
                next.take(*server);
                return Rc::new(next);
            }
            Edit::Fresh(server) => {
                let untouched = !next.is_changed();
                next.saved = (*server).clone();
                // What somebody else saved may be just what was typed here.
                if untouched || !next.is_changed() {
                    next.take(*server);
                }
                return Rc::new(next);
            }
            Edit::Over(version, etag) => {
                next.now.version = version;
                next.now.etag = etag;
            }
        }
        if let Some(key) = &next.key {
            if next.is_changed() {
                draft::write(key, &serde_json::to_string(&next.now).unwrap_or_default());
            } else {
                draft::remove(key);
            }
        }
        Rc::new(next)
    }
}

/// The draft with the ways to change it.
#[derive(Clone, PartialEq)]
pub struct Desk {
    state: UseReducerHandle<DeskState>,
}

impl Desk {
    /// The draft.
    pub fn now(&self) -> &OrderDraft {
        &self.state.now
    }

    /// Whether anything is not saved.
    pub fn is_changed(&self) -> bool {
        self.state.is_changed()
    }

    /// Whether a draft was found on the device.
    pub fn restored(&self) -> bool {
        self.state.restored && self.state.is_changed()
    }

    /// As the server has it, as far as the page knows.
    pub fn saved(&self) -> &OrderDraft {
        &self.state.saved
    }

    /// Makes a change.
    pub fn edit(&self) -> Callback<Edit> {
        let dispatcher = self.state.dispatcher();
        Callback::from(move |edit| dispatcher.dispatch(edit))
    }
}

/// A draft that begins so; what was not saved comes back from the device, where `name` keeps it.
#[hook]
pub fn use_desk(name: String, begin: OrderDraft) -> Desk {
    let account = use_actor()
        .map(|actor| actor.account_id.to_string())
        .unwrap_or_default();
    let state = use_reducer(move || {
        let key = draft::key_of(&account, &name);
        let kept: Option<OrderDraft> = draft::read(&key).and_then(|text| serde_json::from_str(&text).ok());
        let restored = kept.is_some();
        DeskState {
            now: kept.unwrap_or_else(|| begin.clone()),
            saved: begin,
            key: Some(key),
            restored,
        }
    });
    Desk { state }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desk() -> Rc<DeskState> {
        Rc::new(DeskState::default())
    }

    #[test]
    fn items_move_and_go_by_their_own_number() {
        let state = desk()
            .reduce(Edit::Add(ItemKind::Create))
            .reduce(Edit::Add(ItemKind::Rename))
            .reduce(Edit::Add(ItemKind::Instruct));
        let kinds = |s: &DeskState| s.now.items.iter().map(|i| i.kind).collect::<Vec<_>>();
        let moved = state.reduce(Edit::Move(2, true)).reduce(Edit::Move(0, true));
        assert_eq!(
            kinds(&moved),
            [ItemKind::Create, ItemKind::Instruct, ItemKind::Rename]
        );
        let left = moved.reduce(Edit::Remove(2)).reduce(Edit::Move(1, false));
        assert_eq!(kinds(&left), [ItemKind::Create, ItemKind::Rename]);
        assert!(left.is_changed());
    }

    #[test]
    fn what_was_typed_stays_when_another_version_arrives() {
        let server = |version: i64, title: &str| {
            Box::new(OrderDraft {
                version,
                title: title.to_owned(),
                ..OrderDraft::default()
            })
        };
        let state = desk().reduce(Edit::Fresh(server(1, "О создании")));
        assert!(!state.is_changed());
        let typed = state.reduce(Edit::Title("О создании двух".to_owned()));
        let kept = typed.reduce(Edit::Fresh(server(2, "Чужое")));
        assert_eq!(kept.saved.title, "Чужое");
        assert_eq!(
            (kept.now.version, kept.now.title.as_str()),
            (1, "О создании двух")
        );
        let over = kept
            .reduce(Edit::Over(2, None))
            .reduce(Edit::Take(server(3, "О создании двух")));
        assert!(!over.is_changed());
        assert_eq!(over.now.version, 3);
    }

    #[test]
    fn an_item_that_is_not_whole_is_named() {
        let state = desk()
            .reduce(Edit::Add(ItemKind::Instruct))
            .reduce(Edit::Add(ItemKind::Create));
        let open = ItemFault { at: 1, text: None };
        assert_eq!(state.now.items_for(Issuer::Department), Err(vec![open]));
        let alone = state.reduce(Edit::Remove(1));
        let faults = alone.now.items_for(Issuer::Department).unwrap_err();
        assert_eq!(faults.first().map(|f| f.at), Some(0));
        assert_eq!(item_at("/items/12/effect/name"), Some(12));
    }
}
