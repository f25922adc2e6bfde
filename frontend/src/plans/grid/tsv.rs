//! Tables as text: what Excel and Word put on the clipboard, and what is put there for them.

/// Cells in a quoted field begin and end with this; inside it stands twice.
const QUOTE: char = '"';

/// The end of a quoted field that begins at `text`: its content and what follows it; none when the quote is a mark of
/// the text itself, as in «"Сириус" и другие».
fn quoted(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix(QUOTE)?;
    let mut content = String::new();
    let mut rest = inner;
    loop {
        let at = rest.find(QUOTE)?;
        content.push_str(rest.get(..at)?);
        rest = rest.get(at + 1..)?;
        if let Some(more) = rest.strip_prefix(QUOTE) {
            content.push(QUOTE);
            rest = more;
        } else if rest.is_empty() || rest.starts_with(['\t', '\n']) {
            return Some((content, rest));
        } else {
            return None;
        }
    }
}

/// Rows of cells of a text from the clipboard. Cells with line breaks are quoted there; other quotes are text.
pub fn parse(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text.as_str();
    while !rest.is_empty() || !row.is_empty() {
        let (cell, after) = quoted(rest).unwrap_or_else(|| {
            let end = rest.find(['\t', '\n']).unwrap_or(rest.len());
            let (cell, after) = rest.split_at(end);
            (cell.to_owned(), after)
        });
        row.push(cell);
        if let Some(more) = after.strip_prefix('\t') {
            rest = more;
            continue;
        }
        rows.push(std::mem::take(&mut row));
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    rows
}

/// The text of rows of cells, ready for another table.
pub fn write(rows: &[Vec<String>]) -> String {
    let cell = |text: &String| {
        if text.contains(['\t', '\n', '\r']) || text.starts_with(QUOTE) {
            format!("\"{}\"", text.replace(QUOTE, "\"\""))
        } else {
            text.clone()
        }
    };
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join("\t") + "\n";
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(of: &[&[&str]]) -> Vec<Vec<String>> {
        of.iter()
            .map(|row| row.iter().map(|c| (*c).to_owned()).collect())
            .collect()
    }

    #[test]
    fn what_excel_copies_is_read() {
        assert_eq!(
            parse("Семинар\tоктябрь\r\n\"1. Итоги\n2. \"\"План\"\"\"\tноябрь\r\n"),
            rows(&[&["Семинар", "октябрь"], &["1. Итоги\n2. \"План\"", "ноябрь"]])
        );
        assert_eq!(parse("одна"), rows(&[&["одна"]]));
        assert_eq!(parse(""), rows(&[]));
        assert_eq!(parse("\t\n\tб"), rows(&[&["", ""], &["", "б"]]));
        assert_eq!(parse("а\t"), rows(&[&["а", ""]]));
    }

    #[test]
    fn quotes_of_the_text_stay() {
        assert_eq!(
            parse("\"Сириус\" и другие\tмай\nЦентр \"Магистр\""),
            rows(&[&["\"Сириус\" и другие", "май"], &["Центр \"Магистр\""]])
        );
        assert_eq!(parse("\"не закрыта\tмай"), rows(&[&["\"не закрыта", "май"]]));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(table in prop::collection::vec(prop::collection::vec("[а-яa-z \"\t\n;,]{0,12}", 1..6), 0..8)) {
            prop_assert_eq!(parse(&write(&table)), table);
        }

        #[test]
        fn no_text_is_too_odd(text in "\\PC*|[\"\t\n\r]{0,40}") {
            let read = parse(&text);
            prop_assert!(read.iter().all(|row| !row.is_empty()));
            // Nothing but separators and quotes disappears.
            let letters = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).count();
            let kept: usize = read.iter().flatten().map(|c| letters(c)).sum();
            prop_assert_eq!(kept, letters(&text));
        }
    }
}
