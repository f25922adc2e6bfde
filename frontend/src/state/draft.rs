//! What stays on the device: drafts of forms and choices of the reader. Never an answer of the server.

/// Keys of drafts begin so.
const DRAFT: &str = "veche-draft:";

fn storage() -> Option<web_sys::Storage> {
    // Natively there is no window, and a browser may forbid storage: both mean that nothing is kept.
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    web_sys::window()?.local_storage().ok().flatten()
}

/// Reads a value kept on the device.
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a value on the device; a full or forbidden storage keeps nothing.
pub fn write(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Forgets a value.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// Key of the draft of a form. Each account has its own drafts: they come back when it signs in again, and nobody
/// else on the device sees them.
pub fn key_of(account: &str, form: &str) -> String {
    format!("{DRAFT}{account}:{form}")
}
