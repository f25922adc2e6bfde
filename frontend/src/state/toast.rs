//! Short messages about what has just been done.

use std::rc::Rc;

use yew::prelude::*;

/// A message.
#[derive(Debug, Clone, PartialEq)]
pub struct Toast {
    /// Number, for its key.
    pub number: u32,
    /// Whether it reports a failure.
    pub failed: bool,
    /// What happened.
    pub text: AttrValue,
}

/// Messages on screen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ToastList {
    /// Messages, the oldest first.
    pub items: Vec<Toast>,
    last: u32,
}

/// A change of the messages.
pub enum ToastAction {
    /// Shows one.
    Show(bool, AttrValue),
    /// Removes one.
    Dismiss(u32),
}

impl Reducible for ToastList {
    type Action = ToastAction;

    fn reduce(self: Rc<Self>, action: ToastAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            ToastAction::Show(failed, text) => {
                next.last += 1;
                next.items.push(Toast {
                    number: next.last,
                    failed,
                    text,
                });
            }
            ToastAction::Dismiss(number) => next.items.retain(|t| t.number != number),
        }
        Rc::new(next)
    }
}

/// Shows messages.
#[derive(Debug, Clone, PartialEq)]
pub struct Toasts(pub(super) UseReducerDispatcher<ToastList>);

impl Toasts {
    /// Reports that something was done.
    pub fn done(&self, text: impl Into<AttrValue>) {
        self.0.dispatch(ToastAction::Show(false, text.into()));
    }

    /// Reports that something failed.
    pub fn failed(&self, text: impl Into<AttrValue>) {
        self.0.dispatch(ToastAction::Show(true, text.into()));
    }

    /// Removes a message.
    pub fn dismiss(&self, number: u32) {
        self.0.dispatch(ToastAction::Dismiss(number));
    }
}

/// Shows messages; `None` where no provider is above (native tests of single views).
#[hook]
pub fn use_toasts() -> Option<Toasts> {
    use_context::<Toasts>()
}
