//! What becomes of a table that is pasted into the grid.

use veche_domain::plans::ItemKind;

use super::{
    super::{
        choices::Lists,
        row::{Column, Row},
    },
    heading::heading,
    sheet::{MOST_ROWS, Said, Sheet, free_key},
};

impl Sheet {
    /// Puts a table in at the cursor; whether anything came of it.
    pub(super) fn paste(
        &mut self,
        made: &mut Vec<Row>,
        columns: &[Column],
        lists: &Lists,
        block: &[Vec<String>],
    ) -> bool {
        let empty = |row: &Vec<String>| row.iter().all(|c| c.trim().is_empty());
        let end = block.iter().rposition(|row| !empty(row)).map_or(0, |at| at + 1);
        let mut block = block.get(..end).unwrap_or_default();
        // A table that came with its head knows its columns itself.
        let headed = block
            .split_first()
            .and_then(|(head, rest)| Some((heading(head)?, rest)));
        let targets: Vec<Option<Column>> = match headed {
            Some((columns, rest)) => {
                block = rest;
                columns
            }
            None => columns.iter().skip(self.at.col).copied().map(Some).collect(),
        };
        if block.is_empty() {
            return false;
        }
        let before = made.clone();
        let start = self.at.row.min(made.len());
        let kind = made.get(start).or(made.last()).map(Row::kind);
        let (mut cells, mut added, mut loose, mut left) = (0, 0, 0, 0);
        for (offset, texts) in block.iter().enumerate() {
            let at = start + offset;
            if at >= made.len() {
                if made.len() >= MOST_ROWS {
                    left += 1;
                    continue;
                }
                let kind = kind.unwrap_or(ItemKind::Event);
                made.push(Row::blank(free_key(made), kind));
                added += 1;
            }
            let Some(row) = made.get_mut(at) else { continue };
            for (text, column) in texts.iter().zip(&targets) {
                let Some(column) = column else { continue };
                match lists.read(*column, text) {
                    // What a row plans is always something.
                    Some(read) if read.is_empty() && *column == Column::Kind => continue,
                    Some(read) => row.set(*column, read),
                    None => {
                        row.set_loose(*column, text.trim());
                        loose += 1;
                    }
                }
                cells += 1;
            }
        }
        self.open = None;
        self.remember(&before);
        self.said = Some(Said::Pasted {
            cells,
            added,
            loose,
            left,
        });
        true
    }
}
