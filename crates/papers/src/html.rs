//! A paper as a page that any browser opens: for those who have no word processor, and for screen readers.

use std::fmt::Write;

use crate::{Block, Paper, TableColumn};

const STYLE: &str = "body{font:16px/1.5 'Times New Roman',serif;max-width:48rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.25rem;text-align:center}table{border-collapse:collapse;width:100%}\
th,td{border:1px solid #555;padding:.25rem .5rem;text-align:left;vertical-align:top}\
.corner{text-align:right}.signature{display:flex;justify-content:space-between;margin-top:2rem}";

/// Writes a paper as a whole page of HTML: no script, nothing from outside.
pub fn write_html(paper: &Paper) -> String {
    let mut out = format!(
        "<!doctype html>\n<html lang=\"ru\"><head><meta charset=\"utf-8\"><title>{}</title><style>{STYLE}</style></head><body>\n",
        escaped(&paper.title)
    );
    for block in &paper.blocks {
        match block {
            Block::Corner(lines) => tagged(&mut out, "p class=\"corner\"", &lines.join("\n")),
            Block::Banner(lines) => tagged(&mut out, "p class=\"banner\"", &lines.join("\n")),
            Block::Title(text) => tagged(&mut out, "h1", text),
            Block::Requisites { date, number, place } => {
                let place = place.as_deref().unwrap_or_default();
                tagged(
                    &mut out,
                    "p class=\"signature\"",
                    &format!("{date} {number} {place}"),
                );
            }
            Block::Heading(text) => tagged(&mut out, "h2", text),
            Block::Subheading(text) => tagged(&mut out, "h3", text),
            Block::Text(text) => tagged(&mut out, "p", text),
            Block::Labelled(label, text) => tagged(&mut out, "p", &format!("{label} {text}")),
            Block::Point { mark, text } => tagged(&mut out, "p", &format!("{mark} {text}")),
            Block::Blank { label, hint } => tagged(&mut out, "p", &format!("{label} ________ {hint}")),
            Block::Annex { corner, .. } => tagged(&mut out, "p class=\"corner\"", &corner.join("\n")),
            Block::Table(columns, rows) => table(&mut out, columns, rows),
            Block::Signature { post, name, .. } => {
                let (post, name) = (escaped(post), escaped(name));
                let _ = writeln!(
                    out,
                    "<p class=\"signature\"><span>{post}</span><span>{name}</span></p>"
                );
            }
        }
    }
    out.push_str("</body></html>\n");
    out
}

fn tagged(out: &mut String, tag: &str, text: &str) {
    let name = tag.split(' ').next().unwrap_or(tag);
    let lines: Vec<String> = text.lines().map(escaped).collect();
    let _ = writeln!(out, "<{tag}>{}</{name}>", lines.join("<br>"));
}

fn table(out: &mut String, columns: &[TableColumn], rows: &[Vec<String>]) {
    out.push_str("<table><thead><tr>");
    for column in columns {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(&column.title));
    }
    out.push_str("</tr></thead><tbody>\n");
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| format!("<td>{}</td>", escaped(cell)))
            .collect();
        let _ = writeln!(out, "<tr>{}</tr>", cells.concat());
    }
    out.push_str("</tbody></table>\n");
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !c.is_control() || *c == '\t') {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_typed_becomes_markup() {
        let paper = Paper::new(
            "<script>",
            vec![
                Block::Title("Опись\n& «дело»".into()),
                Block::Table(
                    vec![TableColumn::new("№ <b>", 100)],
                    vec![vec!["\"x\" \u{0}</td>".into()]],
                ),
            ],
        );
        let html = write_html(&paper);
        assert!(html.contains("<h1>Опись<br>&amp; «дело»</h1>"));
        assert!(html.contains("<td>&quot;x&quot; &lt;/td&gt;</td>") && html.contains("&lt;script&gt;"));
        assert!(!html.contains("<script>") && !html.contains("<b>"));
    }
}
