//! Starts the page.

fn main() {
    veche_frontend::start();
}
