//! A paper as DOCX: real headings and tables, page numbers from the second page.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BreakType, Docx, Header, PageMargin, PageNum, PageOrientationType, Paragraph, Run,
    RunFonts, SpecialIndentType, Style, StyleType, Table, TableCell, TableLayoutType, TableRow, WidthType,
};

use crate::{Block, Paper, PaperError, TableColumn};

/// Twentieths of a point in a millimetre.
const MM: f32 = 56.693;
/// Font of the text: a free one in the style of Times stands in where it is missing.
const FONT: &str = "Times New Roman";

/// Writes a paper as DOCX.
///
/// # Errors
/// A document that the writer refuses.
pub fn write_docx(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let mut docx = frame(paper);
    for block in &paper.blocks {
        docx = match block {
            Block::Corner(lines) => lines
                .iter()
                .fold(docx, |docx, line| docx.add_paragraph(corner(line))),
            Block::Banner(lines) => docx.add_paragraph(heading(&lines.join("\n"))),
            Block::Title(text) | Block::Heading(text) | Block::Subheading(text) => {
                docx.add_paragraph(heading(text))
            }
            Block::Requisites { date, number, .. } => {
                docx.add_paragraph(running(&format!("{date}\t{number}")))
            }
            Block::Labelled(label, text) => docx.add_paragraph(running(&format!("{label} {text}"))),
            Block::Point { mark, text } => docx.add_paragraph(running(&format!("{mark} {text}"))),
            Block::Blank { label, hint } => docx.add_paragraph(running(&format!("{label} ________ {hint}"))),
            Block::Annex { corner: lines, .. } => lines
                .iter()
                .fold(docx, |docx, line| docx.add_paragraph(corner(line))),
            Block::Text(text) => docx.add_paragraph(running(text)),
            Block::Table(columns, rows) => docx.add_table(table(paper, columns, rows)),
            Block::Signature { post, name, .. } => docx.add_paragraph(running(&format!("{post}\t{name}"))),
        };
    }
    let mut bytes = Cursor::new(Vec::new());
    docx.build()
        .pack(&mut bytes)
        .map_err(|e| PaperError(e.to_string()))?;
    Ok(bytes.into_inner())
}

fn frame(paper: &Paper) -> Docx {
    let mm = |n: f32| (n * MM) as i32;
    let side = |n: f32| (n * MM) as u32;
    let margin = PageMargin::new()
        .top(mm(20.0))
        .right(mm(10.0))
        .bottom(mm(20.0))
        .left(mm(20.0))
        .header(mm(10.0));
    let number = Paragraph::new()
        .align(AlignmentType::Center)
        .add_page_num(PageNum::new());
    let heading = Style::new("Heading1", StyleType::Paragraph)
        .name("heading 1")
        .size(28)
        .bold();
    let docx = Docx::new()
        .default_fonts(RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT))
        .default_size(28)
        .add_style(heading)
        .page_margin(margin)
        // The first page has a header of its own, an empty one: numbers begin on the second.
        .first_header(Header::new())
        .header(Header::new().add_paragraph(number));
    if paper.landscape {
        docx.page_size(side(297.0), side(210.0))
            .page_orient(PageOrientationType::Landscape)
    } else {
        docx.page_size(side(210.0), side(297.0))
    }
}

/// Text without the control characters that no XML can hold.
fn printable(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect()
}

fn corner(line: &str) -> Paragraph {
    Paragraph::new()
        .align(AlignmentType::Right)
        .add_run(Run::new().add_text(printable(line)))
}

fn heading(text: &str) -> Paragraph {
    let mut run = Run::new().bold();
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(printable(line));
    }
    Paragraph::new()
        .style("Heading1")
        .align(AlignmentType::Center)
        .add_run(run)
}

fn running(text: &str) -> Paragraph {
    let indent = Some(SpecialIndentType::FirstLine((12.5 * MM) as i32));
    let mut run = Run::new();
    for (at, part) in text.split('\t').enumerate() {
        if at > 0 {
            run = run.add_tab();
        }
        run = run.add_text(printable(part));
    }
    Paragraph::new()
        .align(AlignmentType::Both)
        .indent(None, indent, None, None)
        .add_run(run)
}

fn table(paper: &Paper, columns: &[TableColumn], rows: &[Vec<String>]) -> Table {
    let width = if paper.landscape {
        297.0 - 30.0
    } else {
        210.0 - 30.0
    };
    let widths: Vec<usize> = columns
        .iter()
        .map(|c| (width * MM * f32::from(c.share) / 100.0) as usize)
        .collect();
    let cell = |text: &str, at: usize, bold: bool| {
        let run = Run::new().size(24).add_text(printable(text));
        let run = if bold { run.bold() } else { run };
        let width = widths.get(at).copied().unwrap_or_default();
        TableCell::new()
            .width(width, WidthType::Dxa)
            .add_paragraph(Paragraph::new().add_run(run))
    };
    let header = columns
        .iter()
        .enumerate()
        .map(|(at, c)| cell(&c.title, at, true))
        .collect();
    let body = rows.iter().map(|row| {
        let cells = row
            .iter()
            .enumerate()
            .map(|(at, text)| cell(text, at, false))
            .collect();
        TableRow::new(cells).cant_split()
    });
    let all = std::iter::once(TableRow::new(header).cant_split())
        .chain(body)
        .collect();
    Table::new(all)
        .set_grid(widths.clone())
        .layout(TableLayoutType::Fixed)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use chrono::NaiveDate;
    use veche_domain::associations::AssociationStatus;

    use super::*;
    use crate::{CompositionMember, composition};

    fn body(bytes: Vec<u8>) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive
            .by_name("word/document.xml")
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        text
    }

    #[test]
    fn a_composition_of_sixty_has_every_name_and_a_real_heading() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        let member = |n: u32| CompositionMember {
            full_name: format!("Участник {n}"),
            ..CompositionMember::default()
        };
        let members: Vec<CompositionMember> = (1..=60).map(member).collect();
        let text = body(write_docx(&composition("ММО", AssociationStatus::Active, day, &members)).unwrap());
        assert!((1..=60).all(|n| text.contains(&format!("Участник {n}<"))));
        assert!(text.contains("Heading1") && text.contains("<w:tbl>") && text.contains("25\u{a0}ноября"));
    }

    #[test]
    fn no_character_breaks_the_document() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        let name = "№ «ёлка» — 5 ₽ 🔔 \u{0}\u{1}\u{b}\u{fffe} <img onerror=1> & \"";
        let members = [CompositionMember {
            full_name: name.to_owned(),
            ..CompositionMember::default()
        }];
        let text = body(write_docx(&composition(name, AssociationStatus::Draft, day, &members)).unwrap());
        assert!(
            !text
                .chars()
                .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        );
        assert!(text.contains("🔔") && text.contains("&lt;img") && text.contains("проект (приказ не издан)"));
    }
}
