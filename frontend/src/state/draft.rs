//! What stays on the device: drafts of forms and choices of the reader. Never an answer of the server.

/// Keys of drafts begin so; signing out as somebody else removes them.
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

/// Key of the draft of a form.
pub fn key_of(form: &str) -> String {
    format!("{DRAFT}{form}")
}

/// Forgets all drafts: another person signs in on this device.
pub fn clear() {
    let Some(storage) = storage() else { return };
    let count = storage.length().unwrap_or(0);
    let keys: Vec<String> = (0..count).filter_map(|i| storage.key(i).ok().flatten()).collect();
    for key in keys.iter().filter(|k| k.starts_with(DRAFT)) {
        let _ = storage.remove_item(key);
    }
}
