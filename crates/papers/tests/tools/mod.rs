//! The programs that read what was written: not ours, so they do not share our mistakes.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A folder of this test run, empty.
pub fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// What a program says on its standard output.
fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("`{program}` does not start ({error}): run `cargo xtask setup`"));
    assert!(
        output.status.success(),
        "{program} {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    // Some of what is printed of a PDF is UTF-16; what is looked at is not.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn path(of: &Path) -> &str {
    of.to_str().unwrap()
}

/// Properties of a PDF, one a line.
pub fn properties(pdf: &Path) -> String {
    said("pdfinfo", &[path(pdf)])
}

/// The tree of tags of a PDF with the text in them.
pub fn structure(pdf: &Path) -> String {
    said("pdfinfo", &["-struct-text", path(pdf)])
}

/// The text that stands on a page of a PDF; `page` from 1.
pub fn page(pdf: &Path, page: u32) -> String {
    let page = page.to_string();
    said("pdftotext", &["-f", &page, "-l", &page, path(pdf), "-"])
}

/// The text of all pages in the order in which it was written, without the upper margin, where the number of the page is.
pub fn text(pdf: &Path) -> String {
    let window = ["-raw", "-x", "0", "-y", "56", "-W", "850", "-H", "850"];
    said("pdftotext", &[&window[..], &[path(pdf), "-"]].concat())
}

/// How many pages a PDF has.
pub fn count(pdf: &Path) -> u32 {
    let properties = properties(pdf);
    let line = properties.lines().find_map(|line| line.strip_prefix("Pages:"));
    line.unwrap().trim().parse().unwrap()
}

/// Turns all DOCX of a folder into texts beside them, by a word processor that starts only once.
pub fn convert(folder: &Path, files: &[PathBuf]) {
    let profile = format!("-env:UserInstallation=file://{}/profile", path(folder));
    let mut arguments = vec![
        profile.as_str(),
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        path(folder),
    ];
    arguments.extend(files.iter().map(|file| path(file)));
    said("soffice", &arguments);
}

/// A text without what forms of a paper may differ in, spaces, ends of lines, hyphens, and without what no form has.
pub fn squeezed(text: &str) -> String {
    let apart = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '-' | '\u{ad}' | '\u{2010}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}')
    };
    text.chars().filter(|c| !apart(*c)).collect()
}
