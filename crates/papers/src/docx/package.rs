//! The files inside a DOCX.

use std::io::{Cursor, Write};

use zip::{DateTime, ZipWriter, write::SimpleFileOptions};

use super::body;
use crate::{Paper, PaperError, seal, sheets, text};

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const SETTINGS: &str = "<w:autoHyphenation/><w:defaultTabStop w:val=\"708\"/><w:compat>\
    <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
    <w:themeFontLang w:val=\"ru-RU\"/>";

/// Writes all files of a paper.
pub(super) fn write(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let code = paper
        .seal
        .as_ref()
        .map(|seal| seal::png(&seal::code(seal)?))
        .transpose()?;
    let mut archive = Archive::new();
    archive.xml("[Content_Types].xml", &types(code.is_some()))?;
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    archive.xml(
        "_rels/.rels",
        &relations(&[
            (
                "rDocument",
                &format!("{OFFICE}/officeDocument"),
                "word/document.xml",
            ),
            ("rCore", core, "docProps/core.xml"),
        ]),
    )?;
    archive.xml("docProps/core.xml", &body::core(&sheets::title(paper)))?;
    archive.xml("word/document.xml", &body::document(paper, SPACES))?;
    archive.xml("word/styles.xml", include_str!("styles.xml").trim())?;
    archive.xml(
        "word/settings.xml",
        &format!("<w:settings xmlns:w=\"{MAIN}\">{SETTINGS}</w:settings>"),
    )?;
    archive.xml("word/header.xml", &body::header(paper, true, SPACES))?;
    archive.xml("word/first.xml", &body::header(paper, false, SPACES))?;
    let mut parts = vec![
        ("rStyles", format!("{OFFICE}/styles"), "styles.xml"),
        ("rSettings", format!("{OFFICE}/settings"), "settings.xml"),
        ("rHeader", format!("{OFFICE}/header"), "header.xml"),
        ("rFirst", format!("{OFFICE}/header"), "first.xml"),
    ];
    if let (Some(seal), Some(code)) = (&paper.seal, &code) {
        parts.push(("rSeal", format!("{OFFICE}/footer"), "seal.xml"));
        let (number, address) = (text::one_line(&seal.number), text::one_line(&seal.address));
        archive.xml("word/seal.xml", &body::footer(&number, &address, SPACES))?;
        let picture = format!("{OFFICE}/image");
        archive.xml(
            "word/_rels/seal.xml.rels",
            &relations(&[("rCode", &picture, "code.png")]),
        )?;
        archive.file("word/code.png", code)?;
    }
    let parts: Vec<(&str, &str, &str)> = parts
        .iter()
        .map(|(id, kind, file)| (*id, kind.as_str(), *file))
        .collect();
    archive.xml("word/_rels/document.xml.rels", &relations(&parts))?;
    archive.finish()
}

fn types(sealed: bool) -> String {
    let part = |name: &str, kind: &str| format!("<Override PartName=\"{name}\" ContentType=\"{kind}\"/>");
    let word = |name: &str, kind: &str| part(&format!("/word/{name}.xml"), &format!("{WORD}.{kind}+xml"));
    [
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">",
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>",
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>",
        "<Default Extension=\"png\" ContentType=\"image/png\"/>",
        &word("document", "document.main"),
        &word("styles", "styles"),
        &word("settings", "settings"),
        &word("header", "header"),
        &word("first", "header"),
        &if sealed { word("seal", "footer") } else { String::new() },
        &part(
            "/docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
        ),
        "</Types>",
    ]
    .concat()
}

fn relations(of: &[(&str, &str, &str)]) -> String {
    let each: String = of
        .iter()
        .map(|(id, kind, file)| format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{file}\"/>"))
        .collect();
    format!("<Relationships xmlns=\"{RELATIONS}\">{each}</Relationships>")
}

/// The archive that is being written; no file in it knows when.
struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Archive {
    fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    fn xml(&mut self, name: &str, text: &str) -> Result<(), PaperError> {
        let whole = format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{text}");
        self.file(name, whole.as_bytes())
    }

    fn file(&mut self, name: &str, bytes: &[u8]) -> Result<(), PaperError> {
        let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT);
        self.0
            .start_file(name, options)
            .map_err(|error| PaperError(error.to_string()))?;
        self.0
            .write_all(bytes)
            .map_err(|error| PaperError(error.to_string()))
    }

    fn finish(self) -> Result<Vec<u8>, PaperError> {
        let bytes = self.0.finish().map_err(|error| PaperError(error.to_string()))?;
        Ok(bytes.into_inner())
    }
}
