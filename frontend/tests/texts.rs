//! Both languages have the same keys, and every key the page asks for exists, as do the words of the journal.
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

#[test]
fn what_an_import_names_has_words() {
    use veche_domain::imports::{Field, ImportKind, RowClass, RowWarning};
    let known = keys("ru");
    let code = |base: &str, code: &str| format!("{base}-{}", code.to_lowercase().replace('_', "-"));
    let fields = Field::ALL.iter().map(|f| code("import-field", f.code()));
    let kinds = ImportKind::ALL.iter().map(|k| code("import-kind", k.code()));
    let classes = RowClass::ALL.iter().map(|c| code("import-class", c.code()));
    let warnings = RowWarning::ALL.iter().map(|w| code("import-warning", w.code()));
    let all = fields.chain(kinds).chain(classes).chain(warnings);
    let missing: Vec<_> = all.filter(|key| !known.contains(key)).collect();
    assert!(missing.is_empty(), "no text for {missing:?}");
}

/// Operations that change nothing which the journal keeps: to read a notice is nobody's business.
const UNWRITTEN: [&str; 1] = ["read_notice"];

/// Names in quotes with words in snake case, but for those that only name an operation of the document or a parameter.
fn names(source: &str) -> BTreeSet<String> {
    let parts: Vec<&str> = source.split('"').collect();
    let is_name = |text: &str| {
        text.contains('_')
            && !text.starts_with('_')
            && !text.ends_with('_')
            // An identifier in a path is no operation.
            && !text.ends_with("_id")
            && text.chars().all(|c| c.is_ascii_lowercase() || c == '_')
    };
    parts
        .windows(3)
        .filter(|of| is_name(of[1]) && !of[0].ends_with("operation_id = ") && !of[2].starts_with(" = "))
        .map(|of| of[1].to_owned())
        .filter(|name| !UNWRITTEN.contains(&name.as_str()))
        .collect()
}

fn verb(name: &str) -> &str {
    name.split(['_', '-']).next().unwrap()
}

/// What the server writes into the journal as done is said in words. Such a name begins with a verb: of an operation of
/// the document, or of one that has its words already.
#[test]
fn the_journal_says_every_operation_in_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut source = String::new();
    sources(&root.join("crates/server/src"), &mut source);
    let document = fs::read_to_string(root.join("openapi/veche.json")).unwrap();
    let mut verbs = BTreeSet::new();
    for (at, found) in document.match_indices("\"operationId\": \"") {
        let name = document[at + found.len()..].split('"').next().unwrap();
        verbs.insert(verb(name).to_owned());
    }
    assert!(verbs.contains("create") && verbs.len() > 20, "{verbs:?}");
    for locale in ["ru", "en"] {
        let said: BTreeSet<String> = keys(locale)
            .iter()
            .filter_map(|key| key.strip_prefix("operation-"))
            .map(|key| key.replace('-', "_"))
            .collect();
        verbs.extend(said.iter().map(|name| verb(name).to_owned()));
        let written: BTreeSet<String> = names(&source)
            .into_iter()
            .filter(|name| verbs.contains(verb(name)))
            .collect();
        let silent: Vec<_> = written.difference(&said).collect();
        assert!(silent.is_empty(), "{locale}: no operation-… for {silent:?}");
        let unused: Vec<_> = said.difference(&written).collect();
        assert!(
            unused.is_empty(),
            "{locale}: the server writes none of {unused:?}"
        );
    }
}
