//! The page of Veche: a single-page app that knows the API and nothing else of the server.
//!
//! A feature has the same name here as in the domain. A page is split in two: a component that loads, and a view
//! that takes what was loaded, so views render natively and are tested as HTML without a browser.

pub mod accounts;
pub mod analyses;
pub mod api;
mod app;
pub mod associations;
pub mod compliance;
pub mod council;
pub mod districts;
pub mod elections;
pub mod home;
pub mod hooks;
pub mod imports;
pub mod journal;
pub mod library;
pub mod meetings;
pub mod minutes;
pub mod orders;
pub mod organizations;
pub mod papers;
pub mod people;
pub mod plans;
pub mod regulation;
pub mod reminders;
pub mod routes;
pub mod shell;
pub mod state;
pub mod ui;

/// What a screen takes in memory, bytes: asked for at once instead of in dozens of small pieces.
const FIRST_MEMORY: usize = 4 << 20;

/// Mounts the page into the document: first the texts are read, then the browser may answer to who looks at it, then the
/// page is drawn.
pub fn start() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(FIRST_MEMORY)));
    state::read_words();
    yew::platform::spawn_local(async {
        gloo_timers::future::TimeoutFuture::new(0).await;
        yew::Renderer::<app::App>::new().render();
    });
}

/// Rows of lists drawn since the page was opened, for the journey that looks for needless drawing.
#[allow(unsafe_code, reason = "what `wasm_bindgen` expands to")]
#[wasm_bindgen::prelude::wasm_bindgen(js_name = rowsDrawn)]
pub fn rows_drawn() -> u32 {
    ui::rows_drawn()
}
