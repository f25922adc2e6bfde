//! What tests ask of a paper.

use crate::{Block, Paper};

/// Everything that stands on a paper, block by block on lines of their own, cells apart by «|».
pub fn text(of: &Paper) -> String {
    let lines: Vec<String> = of.blocks.iter().map(line).collect();
    lines.join("\n")
}

fn line(block: &Block) -> String {
    match block {
        Block::Corner(lines) | Block::Banner(lines) => lines.join(" / "),
        Block::Annex { corner, .. } => format!("=== {}", corner.join(" / ")),
        Block::Title(text) | Block::Heading(text) | Block::Subheading(text) | Block::Text(text) => {
            text.clone()
        }
        Block::Requisites { date, number, place } => {
            format!("{date} {number} {}", place.as_deref().unwrap_or_default())
        }
        Block::Labelled(label, text) => format!("{label} {text}"),
        Block::Point { mark, text } => format!("{mark} {text}"),
        Block::Blank { label, hint } => format!("{label} ____ {hint}"),
        Block::Signature { post, name, note } => format!("{post} {name} {note}"),
        Block::Table(columns, rows) => {
            let head: Vec<&str> = columns.iter().map(|c| c.title.as_str()).collect();
            let rows = rows.iter().map(|row| row.join(" | "));
            std::iter::once(head.join(" | "))
                .chain(rows)
                .collect::<Vec<_>>()
                .join("\n")
        }
    }
}

/// Whether the paper is well formed: one title, tables whose rows fit their columns and whose widths make a whole,
/// nothing empty where words are promised.
pub fn check(of: &Paper) {
    let titles = of.blocks.iter().filter(|b| matches!(b, Block::Title(_))).count();
    assert_eq!(titles, 1, "titles of {}", of.title);
    assert!(!of.title.trim().is_empty());
    for block in &of.blocks {
        match block {
            Block::Table(columns, rows) => {
                let whole: u32 = columns.iter().map(|c| u32::from(c.share)).sum();
                assert_eq!(whole, 100, "widths in {}", of.title);
                assert!(
                    rows.iter().all(|row| row.len() == columns.len()),
                    "cells in {}",
                    of.title
                );
            }
            Block::Title(text) | Block::Heading(text) | Block::Subheading(text) | Block::Text(text) => {
                assert!(!text.trim().is_empty(), "an empty paragraph in {}", of.title);
            }
            _ => {}
        }
        let said = line(block);
        assert!(!said.contains(".."), "two full stops: {said}");
    }
    crate::write_docx(of).unwrap();
    assert!(!crate::write_html(of).contains("<script"));
}
