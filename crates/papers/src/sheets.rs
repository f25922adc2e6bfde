//! A paper cut into sheets and parts with clean texts: what every form is written from, so that no two differ.

use serde::Serialize;

use crate::{Block, Paper, TableColumn, text};

/// How a text is made fit for one form of a paper, after what no paper can hold is out: the text, and about how many
/// letters a line has room for.
pub(crate) type Fit = fn(String, usize) -> String;

/// A text as it is: for forms whose readers break lines wherever they must.
pub(crate) fn as_it_is(text: String, _room: usize) -> String {
    text
}

/// Sheets of one direction with what stands on them.
#[derive(Debug, Serialize)]
pub(crate) struct Section {
    /// Whether they lie on their side.
    pub(crate) flipped: bool,
    /// Width of the text, mm.
    pub(crate) width: f64,
    /// What stands on them.
    pub(crate) parts: Vec<Part>,
}

/// A part of a sheet. Texts have several lines where somebody typed several.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Part {
    /// The upper right corner.
    Corner { text: String },
    /// Who issues the paper.
    Banner { text: String },
    /// Date, number, place of issue.
    Requisites {
        date: String,
        number: String,
        place: String,
    },
    /// A heading and its rank, 1 to 3; no rank is skipped.
    Heading { level: u8, centred: bool, text: String },
    /// Running text after a label in bold, which may be empty; `keep`: on the page of what follows.
    Text { label: String, text: String, keep: bool },
    /// A table.
    Table { columns: Vec<Column>, rows: Vec<Row> },
    /// A line to write on; `long`: its label leaves no room beside it.
    Blank { label: String, hint: String, long: bool },
    /// Signatures that stand together.
    Signatures { items: Vec<Signature> },
}

/// A column.
#[derive(Debug, Serialize)]
pub(crate) struct Column {
    /// Header.
    pub(crate) title: String,
    /// Width with its margins, mm.
    pub(crate) width: f64,
}

/// A row with a cell for each column.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    /// Whether it may need more than a page, so that it has to break.
    pub(crate) long: bool,
    /// Cells.
    pub(crate) cells: Vec<String>,
}

/// Who signs.
#[derive(Debug, Serialize)]
pub(crate) struct Signature {
    /// Post.
    pub(crate) post: String,
    /// Name.
    pub(crate) name: String,
    /// What is known of the signing.
    pub(crate) note: String,
}

/// Title of a paper on one line; no form may go without one.
pub(crate) fn title(paper: &Paper) -> String {
    let title = text::one_line(&paper.title);
    if title.is_empty() {
        "Документ".to_owned()
    } else {
        title
    }
}

/// The sheets of a paper; never none.
pub(crate) fn sheets(paper: &Paper, fit: Fit) -> Vec<Section> {
    let mut filler = Filler {
        paper,
        fit,
        level: 0,
        all: Vec::new(),
    };
    filler.begin(paper.landscape);
    for block in &paper.blocks {
        filler.block(block);
    }
    filler.all
}

/// Fills sheets one after another.
struct Filler<'a> {
    paper: &'a Paper,
    fit: Fit,
    /// Rank of the last heading.
    level: u8,
    all: Vec<Section>,
}

impl Filler<'_> {
    fn begin(&mut self, flipped: bool) {
        // An annex at the very beginning is the first sheet.
        self.all.pop_if(|last| last.parts.is_empty());
        let margins = if self.paper.long_storage { 40.0 } else { 30.0 };
        self.all.push(Section {
            flipped,
            width: if flipped { 297.0 } else { 210.0 } - margins,
            parts: Vec::new(),
        });
    }

    fn put(&mut self, part: Part) {
        if let Some(sheet) = self.all.last_mut() {
            sheet.parts.push(part);
        }
    }

    fn said(&self, typed: &str) -> String {
        // What stands beside something has less than the whole width, but nothing less than a third.
        self.within(typed, self.width() / 3.0 * 12.0 / 14.0)
    }

    fn within(&self, typed: &str, width: f64) -> String {
        (self.fit)(text::lines(typed).join("\n"), room(width))
    }

    fn width(&self) -> f64 {
        self.all.last().map_or(180.0, |sheet| sheet.width)
    }

    fn heading(&mut self, wanted: u8, typed: &str) {
        let text = self.said(typed);
        if !text.is_empty() {
            // Readers of a tagged document lose their way where a rank is skipped.
            self.level = wanted.min(self.level + 1);
            let centred = wanted < 3;
            self.put(Part::Heading {
                level: self.level,
                centred,
                text,
            });
        }
    }

    fn running(&mut self, label: &str, typed: &str) {
        let (label, text) = (self.said(label), self.said(typed));
        self.put(Part::Text {
            label,
            text,
            keep: false,
        });
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Corner(lines) => {
                let text = self.said(&lines.join("\n"));
                self.put(Part::Corner { text });
            }
            Block::Banner(lines) => {
                let text = self.said(&lines.join("\n"));
                self.put(Part::Banner { text });
            }
            Block::Title(text) => self.heading(1, text),
            Block::Heading(text) => self.heading(2, text),
            Block::Subheading(text) => self.heading(3, text),
            Block::Requisites { date, number, place } => {
                let place = place.as_deref().unwrap_or_default();
                let (date, number, place) = (self.said(date), self.said(number), self.said(place));
                self.put(Part::Requisites { date, number, place });
            }
            Block::Text(text) => self.running("", text),
            Block::Labelled(label, text) => self.running(label, text),
            Block::Point { mark, text } => {
                let mark = text::one_line(mark);
                self.running("", &format!("{mark}\u{a0}{}", text.trim_start()));
            }
            Block::Table(columns, rows) => self.table(columns, rows),
            Block::Blank { label, hint } => {
                let (label, hint) = (self.said(label), self.said(hint));
                let long = label.chars().count() > 45;
                self.put(Part::Blank { label, hint, long });
            }
            Block::Signature { post, name, note } => {
                let (post, name, note) = (self.said(post), self.said(name), self.said(note));
                self.sign(Signature { post, name, note });
            }
            Block::Annex { corner, landscape } => {
                self.begin(*landscape);
                let text = self.said(&corner.join("\n"));
                self.put(Part::Corner { text });
            }
        }
    }

    /// Signatures that follow each other stand together, on the page where the text before them ends.
    fn sign(&mut self, signature: Signature) {
        match self.all.last_mut().and_then(|sheet| sheet.parts.last_mut()) {
            Some(Part::Signatures { items }) => return items.push(signature),
            Some(Part::Text { keep, .. }) => *keep = true,
            _ => {}
        }
        self.put(Part::Signatures {
            items: vec![signature],
        });
    }

    fn table(&mut self, columns: &[TableColumn], rows: &[Vec<String>]) {
        if columns.is_empty() {
            return;
        }
        let whole: f64 = columns.iter().map(|column| f64::from(column.share.max(1))).sum();
        let width = self.width();
        let columns: Vec<Column> = columns
            .iter()
            .map(|column| {
                let width = width * f64::from(column.share.max(1)) / whole;
                let title = self.within(&column.title, width);
                Column { title, width }
            })
            .collect();
        let rows = rows.iter().map(|row| self.row(&columns, row)).collect();
        self.put(Part::Table { columns, rows });
    }

    fn row(&self, columns: &[Column], row: &[String]) -> Row {
        let last = columns.last().map_or(0.0, |column| column.width);
        let widths = columns
            .iter()
            .map(|column| column.width)
            .chain(std::iter::repeat(last));
        let cells = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| self.within(cell, width));
        let mut cells: Vec<String> = cells.collect();
        // Nothing is lost where a row has more cells than the table has columns.
        let over = cells.split_off(cells.len().min(columns.len()));
        if let (Some(last), false) = (cells.last_mut(), over.is_empty()) {
            *last = format!("{last} {}", over.join(" "));
        }
        cells.resize(columns.len(), String::new());
        let heights = cells
            .iter()
            .zip(columns)
            .map(|(cell, column)| lines_of(cell, column.width));
        Row {
            long: heights.max().unwrap_or_default() > HALF_A_PAGE,
            cells,
        }
    }
}

/// Lines of 12 pt on half a sheet that lies on its side.
const HALF_A_PAGE: usize = 16;

/// About how many letters of 12 pt a cell has room for, rather fewer than more; `width` in mm.
fn room(width: f64) -> usize {
    /// Mean width of a letter, mm.
    const LETTER: f64 = 2.3;
    /// Margins of a cell, mm.
    const INSET: f64 = 3.0;
    ((width - INSET) / LETTER).max(1.0) as usize
}

/// About how many lines a text takes in a cell.
fn lines_of(cell: &str, width: f64) -> usize {
    cell.lines()
        .map(|line| line.chars().count() / room(width) + 1)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(blocks: Vec<Block>) -> Vec<Part> {
        let mut all = sheets(&Paper::new("", blocks), as_it_is);
        assert_eq!(all.len(), 1);
        all.pop().unwrap().parts
    }

    #[test]
    fn no_rank_of_heading_is_skipped() {
        let of = parts(vec![
            Block::Subheading("а".into()),
            Block::Subheading("б".into()),
            Block::Heading(" ".into()),
            Block::Title("в".into()),
            Block::Subheading("г".into()),
        ]);
        let levels: Vec<u8> = of
            .iter()
            .filter_map(|part| match part {
                Part::Heading { level, .. } => Some(*level),
                _ => None,
            })
            .collect();
        assert_eq!(levels, [1, 2, 1, 2]);
    }

    #[test]
    fn signatures_stand_together_with_the_text_before_them() {
        let of = parts(vec![
            Block::Text("а".into()),
            Block::Text("б".into()),
            Block::signature("Первый", "И. О. Фамилия"),
            Block::signature("Второй", "И. О. Фамилия"),
        ]);
        assert!(matches!(&of[..], [
            Part::Text { keep: false, .. },
            Part::Text { keep: true, .. },
            Part::Signatures { items },
        ] if items.len() == 2));
    }

    #[test]
    fn a_row_has_a_cell_for_each_column_and_loses_nothing() {
        let of = parts(vec![Block::Table(
            vec![TableColumn::new("а", 0), TableColumn::new("б", 0)],
            vec![
                vec!["1".into()],
                vec!["1".into(), "2".into(), "3".into()],
                vec!["слово ".repeat(400)],
            ],
        )]);
        let Some(Part::Table { rows, columns }) = of.first() else {
            panic!("no table")
        };
        assert_eq!(rows[0].cells, ["1", ""]);
        assert_eq!(rows[1].cells, ["1", "2 3"]);
        assert!(!rows[1].long && rows[2].long);
        assert!((columns[0].width - 90.0).abs() < 0.01);
    }

    #[test]
    fn an_annex_begins_a_sheet_of_its_own_and_an_untitled_paper_has_a_title() {
        let annex = |landscape| Block::Annex {
            corner: vec!["Приложение".into()],
            landscape,
        };
        let paper = Paper::new(" \u{0}", vec![annex(true), Block::Text("а".into()), annex(false)]);
        let all = sheets(&paper, as_it_is);
        let sides: Vec<bool> = all.iter().map(|section| section.flipped).collect();
        assert_eq!(sides, [true, false]);
        assert_eq!(title(&paper), "Документ");
    }
}
