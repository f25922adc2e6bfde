//! Both languages have the same keys, and every key the page asks for exists.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use std::{collections::BTreeSet, fs, path::Path};

fn keys(locale: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(locale);
    let mut keys = BTreeSet::new();
    for file in fs::read_dir(folder).unwrap() {
        for line in fs::read_to_string(file.unwrap().path()).unwrap().lines() {
            if let Some((key, _)) = line.split_once(" = ").filter(|(key, _)| !key.starts_with(' ')) {
                assert!(keys.insert(key.to_owned()), "{locale}: {key} stands twice");
            }
        }
    }
    keys
}

fn sources(folder: &Path, out: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else {
            out.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn both_languages_say_the_same() {
    // Some general sentences stand in English only: the rules speak Russian themselves.
    let (russian, english) = (keys("ru"), keys("en"));
    let missing: Vec<_> = russian.difference(&english).collect();
    assert!(missing.is_empty(), "without English: {missing:?}");
    let only: Vec<_> = english
        .difference(&russian)
        .filter(|key| !key.starts_with("form-error-"))
        .collect();
    assert!(only.is_empty(), "without Russian: {only:?}");
}

#[test]
fn every_key_asked_for_exists() {
    let mut source = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut source);
    let known = keys("ru");
    let mut missing = BTreeSet::new();
    for call in ["words.t(\"", "words.with(\"", "words.count(\"", "counted=\""] {
        for (at, _) in source.match_indices(call) {
            let key = source[at + call.len()..].split('"').next().unwrap();
            if !known.contains(key) {
                missing.insert(key.to_owned());
            }
        }
    }
    assert!(missing.is_empty(), "no text for {missing:?}");
}
