//! A paper as the template reads it: plain data, so that nothing a person typed can be markup.

use serde_json::{Value, json};

use super::fonts::shown;
use crate::{Block, Paper, TableColumn, text};

/// The description of a paper.
pub(super) fn describe(paper: &Paper) -> Value {
    let title = one_line(&paper.title);
    let title = if title.is_empty() {
        "Документ".to_owned()
    } else {
        title
    };
    let seal = paper
        .seal
        .as_ref()
        .map(|seal| json!({ "number": one_line(&seal.number), "address": one_line(&seal.address) }));
    json!({
        "title": title,
        "draft": paper.draft,
        "left": if paper.long_storage { 30 } else { 20 },
        "seal": seal,
        "sections": sections(paper),
    })
}

fn said(text: &str) -> String {
    shown(&text::lines(text).join("\n"))
}

fn one_line(text: &str) -> String {
    shown(&text::one_line(text))
}

fn each(lines: &[String]) -> String {
    said(&lines.join("\n"))
}

/// Sheets of one direction with what stands on them.
fn sections(paper: &Paper) -> Vec<Value> {
    let mut all = Vec::new();
    let mut sheet = Sheet::new(paper.landscape, paper);
    let mut level = 0;
    for block in &paper.blocks {
        if let Block::Annex { corner, landscape } = block {
            let done = std::mem::replace(&mut sheet, Sheet::new(*landscape, paper));
            if !done.blocks.is_empty() {
                all.push(done.finish());
            }
            sheet.put(json!({ "kind": "corner", "text": each(corner) }));
        } else {
            sheet.block(block, &mut level);
        }
    }
    all.push(sheet.finish());
    all
}

/// The sheet that is being filled.
struct Sheet {
    flipped: bool,
    /// Width of the text, mm.
    width: f64,
    blocks: Vec<Value>,
}

impl Sheet {
    fn new(flipped: bool, paper: &Paper) -> Self {
        let margins = if paper.long_storage { 40.0 } else { 30.0 };
        Self {
            flipped,
            width: if flipped { 297.0 } else { 210.0 } - margins,
            blocks: Vec::new(),
        }
    }

    fn finish(self) -> Value {
        json!({ "flipped": self.flipped, "blocks": self.blocks })
    }

    fn put(&mut self, block: Value) {
        self.blocks.push(block);
    }

    fn heading(&mut self, kind: &str, wanted: u8, text: &str, level: &mut u8) {
        let text = said(text);
        if !text.is_empty() {
            // Readers of a tagged document lose their way where a rank is skipped.
            *level = wanted.min(*level + 1);
            self.put(json!({ "kind": kind, "level": *level, "text": text }));
        }
    }

    fn block(&mut self, block: &Block, level: &mut u8) {
        match block {
            Block::Corner(lines) => self.put(json!({ "kind": "corner", "text": each(lines) })),
            Block::Banner(lines) => self.put(json!({ "kind": "banner", "text": each(lines) })),
            Block::Title(text) => self.heading("title", 1, text, level),
            Block::Heading(text) => self.heading("heading", 2, text, level),
            Block::Subheading(text) => self.heading("subheading", 3, text, level),
            Block::Requisites { date, number, place } => self.put(json!({
                "kind": "requisites", "date": said(date), "number": said(number),
                "place": place.as_deref().map(said),
            })),
            Block::Text(text) => self.put(json!({ "kind": "text", "label": "", "text": said(text) })),
            Block::Labelled(label, text) => {
                self.put(json!({ "kind": "text", "label": said(label), "text": said(text) }));
            }
            Block::Point { mark, text } => {
                let text = format!("{}\u{a0}{}", one_line(mark), said(text));
                self.put(json!({ "kind": "text", "label": "", "text": text }));
            }
            Block::Table(columns, rows) => self.table(columns, rows),
            Block::Blank { label, hint } => {
                self.put(json!({ "kind": "blank", "label": said(label), "hint": said(hint) }));
            }
            Block::Signature { post, name, note } => {
                self.sign(json!({ "post": said(post), "name": said(name), "note": said(note) }));
            }
            // Begins a sheet of its own.
            Block::Annex { .. } => {}
        }
    }

    /// Signatures that follow each other stand together, on the page where the text before them ends.
    fn sign(&mut self, signature: Value) {
        if let Some(Value::Array(items)) = self.blocks.last_mut().and_then(|last| last.get_mut("items")) {
            items.push(signature);
            return;
        }
        if let Some(Value::Object(last)) = self.blocks.last_mut() {
            last.insert("keep".to_owned(), Value::Bool(true));
        }
        self.put(json!({ "kind": "signatures", "items": [signature] }));
    }

    fn table(&mut self, columns: &[TableColumn], rows: &[Vec<String>]) {
        if columns.is_empty() {
            return;
        }
        let whole: f64 = columns.iter().map(|column| f64::from(column.share)).sum();
        let widths: Vec<f64> = columns
            .iter()
            .map(|column| (self.width * f64::from(column.share) / whole.max(1.0) - 3.0).max(3.0))
            .collect();
        let rows: Vec<Value> = rows
            .iter()
            .map(|row| {
                let mut cells: Vec<String> = row.iter().map(|cell| said(cell)).collect();
                // Nothing is lost where a row has more than the table has columns.
                let over = cells.split_off(cells.len().min(columns.len()));
                if let (Some(last), false) = (cells.last_mut(), over.is_empty()) {
                    *last = format!("{last} {}", over.join(" "));
                }
                cells.resize(columns.len(), String::new());
                let height = cells
                    .iter()
                    .zip(&widths)
                    .map(|(cell, width)| lines_of(cell, *width))
                    .max();
                json!({ "long": height.unwrap_or_default() > HALF_A_PAGE, "cells": cells })
            })
            .collect();
        let columns: Vec<Value> = columns
            .iter()
            .map(|column| json!({ "title": said(&column.title), "share": column.share.max(1) }))
            .collect();
        self.put(json!({ "kind": "table", "columns": columns, "rows": rows }));
    }
}

/// Lines of 12 pt on half a sheet that lies on its side.
const HALF_A_PAGE: usize = 16;

/// About how many lines a text takes in a cell, rather more than fewer; `width` in mm.
fn lines_of(cell: &str, width: f64) -> usize {
    /// Mean width of a letter of 12 pt, mm.
    const LETTER: f64 = 2.3;
    let room = (width / LETTER).max(1.0) as usize;
    cell.lines().map(|line| line.chars().count() / room + 1).sum()
}
