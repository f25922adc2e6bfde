//! The window of a long table: it follows the screen, and only its rows are in the document.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, Window};
use yew::prelude::*;

use super::{
    extent::{Heights, LONG, Part},
    scene::{FIRST_INDEX, FRAMES, Scene, page},
};

thread_local! {
    /// Heights of tables that were left: who comes back finds the same place under the same scroll bar.
    static LEFT: RefCell<HashMap<AttrValue, Heights>> = RefCell::new(HashMap::new());
}

/// How long the browser moves a page by itself whose heights all changed.
const TURNED_MILLIS: u32 = 60;

/// What is drawn of a table's body.
pub(super) struct Shown {
    /// Rows and the room between them.
    pub(super) parts: Vec<Part>,
    /// The body itself.
    pub(super) body: NodeRef,
    /// Hears of the focus that moves in the body.
    pub(super) onfocusin: Callback<FocusEvent>,
    /// Hears of the focus that leaves a row.
    pub(super) onfocusout: Callback<FocusEvent>,
}

/// Follows the screen with a table of so many rows.
#[hook]
pub(super) fn use_window(name: &AttrValue, count: usize) -> Shown {
    let body = use_node_ref();
    let redraw = use_force_update();
    let scene = use_mut_ref(|| {
        Scene::with(
            LEFT.with_borrow(|left| left.get(name).cloned())
                .unwrap_or_default(),
        )
    });
    let counted = use_mut_ref(|| count);
    *counted.borrow_mut() = count;
    let long = count > LONG;
    let follow = {
        let (body, scene, counted, redraw) = (body.clone(), scene.clone(), counted.clone(), redraw.clone());
        move || {
            let mut now = scene.borrow_mut();
            if let Some(body) = body.cast::<Element>().filter(|_| !now.printing) {
                now.look(&body, *counted.borrow());
            }
            if now.plan(*counted.borrow()) != now.drawn {
                redraw.force_update();
            }
        }
    };
    // What stands after a drawing, and after another width of the window, which gives other heights.
    let settle = {
        let (body, scene, follow) = (body.clone(), scene.clone(), follow.clone());
        move || {
            let Some(body) = body.cast::<Element>().filter(|_| !scene.borrow().printing) else {
                return;
            };
            if scene.borrow_mut().arrange(&body, *counted.borrow()) {
                let scene = scene.clone();
                Timeout::new(TURNED_MILLIS, move || scene.borrow_mut().bring_back(&body)).forget();
            }
            follow();
        }
    };
    {
        let (settle, scene, name) = (settle.clone(), scene.clone(), name.clone());
        use_effect_with(long, move |long| {
            let listeners = web_sys::window()
                .filter(|_| *long)
                .map(|window| listen(&window, &follow, &settle, &scene));
            move || {
                if listeners.is_some() {
                    LEFT.with_borrow_mut(|left| left.insert(name, scene.borrow().heights()));
                }
                drop(listeners);
            }
        });
    }
    use_effect(move || {
        if long {
            settle();
        }
    });
    let focus = |of: fn(&FocusEvent) -> Option<usize>| {
        let scene = scene.clone();
        Callback::from(move |event: FocusEvent| scene.borrow_mut().focus = of(&event))
    };
    let parts = scene.borrow().plan(count);
    scene.borrow_mut().drawn.clone_from(&parts);
    Shown {
        parts,
        body,
        onfocusin: focus(row_of),
        onfocusout: focus(|_| None),
    }
}

/// The place in the list of the row an event came from.
fn row_of(event: &FocusEvent) -> Option<usize> {
    let row = event.target()?.dyn_into::<Element>().ok()?.closest("tr").ok()??;
    row.get_attribute("aria-rowindex")?
        .parse::<usize>()
        .ok()?
        .checked_sub(FIRST_INDEX)
}

/// What moves the window. The browser tells of a scroll once before each frame, so nothing is gained by waiting for one.
fn listen(
    window: &Window,
    follow: &(impl Fn() + Clone + 'static),
    settle: &(impl Fn() + Clone + 'static),
    scene: &Rc<RefCell<Scene>>,
) -> [EventListener; 5] {
    let on = |event: &'static str, act: Box<dyn Fn()>| {
        let options = EventListenerOptions {
            phase: EventListenerPhase::Capture,
            passive: true,
        };
        EventListener::new_with_options(window, event, options, move |_| act())
    };
    let print = |printing: bool| {
        let (scene, follow) = (scene.clone(), follow.clone());
        Box::new(move || {
            scene.borrow_mut().printing = printing;
            follow();
        })
    };
    [
        on("scroll", Box::new(follow.clone())),
        on("resize", Box::new(settle.clone())),
        on("beforeprint", print(true)),
        on("afterprint", print(false)),
        EventListener::new_with_options(
            window,
            "keydown",
            EventListenerOptions::enable_prevent_default(),
            jump,
        ),
    ]
}

/// End and Home lead there at once. The browser would scroll softly to where the end was when the key was pressed, while
/// the rows that come into sight on the way turn out higher than their room.
fn jump(event: &Event) {
    let Some((key, page)) = event.dyn_ref::<KeyboardEvent>().zip(page()) else {
        return;
    };
    let to = match key.key().as_str() {
        "End" => page.scroll_height(),
        "Home" => 0,
        _ => return,
    };
    let at = key.target().and_then(|target| target.dyn_into::<Element>().ok());
    let within = |at: &Element, what: &str| !matches!(at.closest(what), Ok(None));
    let taken = at.is_some_and(|at| within(&at, FRAMES) || within(&at, "input, select, textarea"));
    if !(taken
        || key.ctrl_key()
        || key.shift_key()
        || key.alt_key()
        || key.meta_key()
        || key.default_prevented())
    {
        key.prevent_default();
        page.set_scroll_top(to);
    }
}
