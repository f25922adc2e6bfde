//! A paper as a page that any browser opens: for a look before it is kept, and for those without a word processor.

use std::fmt::Write;

use crate::{
    Paper, seal,
    sheets::{Column, Part, Row, Signature, as_it_is, sheets, title},
    text,
};

/// Writes a paper as a whole page of HTML: no script, nothing from outside.
pub fn write_html(paper: &Paper) -> String {
    let sections = sheets(paper, as_it_is);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"ru\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{}</title><style>{}</style></head>\n<body{}>\n",
        escaped(&title(paper)),
        include_str!("paper.css"),
        if paper.draft { " class=\"draft\"" } else { "" },
    );
    let last = sections.len();
    for (at, section) in sections.iter().enumerate() {
        let side = if section.flipped { " wide" } else { "" };
        let _ = writeln!(out, "<section class=\"sheet{side}\">");
        if at == 0 && paper.draft {
            out.push_str("<p class=\"mark\"><strong>ПРОЕКТ</strong></p>\n");
        }
        for part in &section.parts {
            write_part(&mut out, part);
        }
        if at + 1 == last {
            write_seal(&mut out, paper);
        }
        out.push_str("</section>\n");
    }
    out.push_str("</body></html>\n");
    out
}

fn write_part(out: &mut String, part: &Part) {
    match part {
        Part::Corner { text } => tagged(out, "p class=\"corner\"", text),
        Part::Banner { text } => tagged(out, "p class=\"banner\"", text),
        Part::Requisites { date, number, place } => {
            let (date, number) = (broken(date), broken(number));
            let _ = writeln!(
                out,
                "<p class=\"requisites\"><span>{date}</span> <span>{number}</span></p>"
            );
            if !place.is_empty() {
                tagged(out, "p class=\"place\"", place);
            }
        }
        Part::Heading { level, centred, text } => {
            let side = if *centred { "" } else { " class=\"left\"" };
            tagged(out, &format!("h{level}{side}"), text);
        }
        Part::Text { label, text, .. } => {
            let label = if label.is_empty() {
                String::new()
            } else {
                format!("<strong>{}</strong> ", broken(label))
            };
            let _ = writeln!(out, "<p>{label}{}</p>", broken(text));
        }
        Part::Table { columns, rows } => table(out, columns, rows),
        Part::Blank { label, hint, .. } => {
            let (label, hint) = (broken(label), broken(hint));
            let _ = writeln!(
                out,
                "<p class=\"blank\"><span>{label}</span> <span class=\"line\"><small>{hint}</small></span></p>"
            );
        }
        Part::Signatures { items } => items.iter().for_each(|item| signature(out, item)),
    }
}

fn signature(out: &mut String, of: &Signature) {
    let (post, name) = (broken(&of.post), broken(&of.name));
    let _ = writeln!(
        out,
        "<p class=\"signature\"><span>{post}</span> <span>{name}</span></p>"
    );
    if !of.note.is_empty() {
        tagged(out, "p class=\"note\"", &of.note);
    }
}

fn table(out: &mut String, columns: &[Column], rows: &[Row]) {
    let whole: f64 = columns.iter().map(|column| column.width).sum();
    out.push_str("<table><colgroup>");
    for column in columns {
        let _ = write!(out, "<col style=\"width:{:.1}%\">", column.width * 100.0 / whole);
    }
    out.push_str("</colgroup><thead><tr>");
    for column in columns {
        let _ = write!(out, "<th scope=\"col\">{}</th>", broken(&column.title));
    }
    out.push_str("</tr></thead><tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for cell in &row.cells {
            let _ = write!(out, "<td>{}</td>", broken(cell));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table>\n");
}

/// Number and address to check by, with the code where the address fits into one.
fn write_seal(out: &mut String, paper: &Paper) {
    let Some(of) = &paper.seal else { return };
    let (number, address) = (
        escaped(&text::one_line(&of.number)),
        escaped(&text::one_line(&of.address)),
    );
    let picture = seal::code(of).map(|code| seal::svg(&code)).unwrap_or_default();
    let _ = writeln!(
        out,
        "<footer class=\"seal\"><div role=\"img\" aria-label=\"QR-код для проверки подлинности документа\">{picture}</div>\
         <p>№\u{a0}{number}<br>{address}</p></footer>"
    );
}

fn tagged(out: &mut String, tag: &str, text: &str) {
    let name = tag.split(' ').next().unwrap_or(tag);
    let _ = writeln!(out, "<{tag}>{}</{name}>", broken(text));
}

fn broken(text: &str) -> String {
    escaped(text).replace('\n', "<br>")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
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
    use crate::{Block, Seal, TableColumn};

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

    #[test]
    fn a_draft_is_marked_and_a_final_paper_says_how_to_check_it() {
        let paper = Paper::new("Справка", vec![Block::Text("Текст".into())]);
        let draft = write_html(&paper.clone().draft(true));
        assert!(draft.contains("<strong>ПРОЕКТ</strong>") && draft.contains("<body class=\"draft\">"));
        let sealed = write_html(&paper.sealed(Seal {
            number: "7K3M".into(),
            address: "https://veche.example/verify/7K3M?a&b".into(),
        }));
        assert!(sealed.contains("№\u{a0}7K3M<br>https://veche.example/verify/7K3M?a&amp;b"));
        assert!(sealed.contains("<svg") && !sealed.contains("ПРОЕКТ</strong>"));
    }
}
