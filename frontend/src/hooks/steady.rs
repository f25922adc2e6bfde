//! Callbacks for rows.

use yew::prelude::*;

/// A callback that stays the same while what it calls is made anew with each drawing: a row that is given it is not
/// drawn anew for nothing.
#[hook]
pub fn use_steady<A: 'static>(now: Callback<A>) -> Callback<A> {
    let latest = use_mut_ref(|| now.clone());
    *latest.borrow_mut() = now;
    use_callback((), move |argument: A, ()| {
        let now = latest.borrow().clone();
        now.emit(argument);
    })
}
