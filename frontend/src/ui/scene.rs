//! Where a long table stands on the screen: what is seen of it, how high its rows are, how wide its columns.

use web_sys::Element;

use super::extent::{Heights, Part, plan};

/// Distance of the header's row and of counting from one to a row's place in the list.
pub(super) const FIRST_INDEX: usize = 2;

/// What may scroll in itself.
pub(super) const FRAMES: &str = "dialog, [role=dialog], [tabindex='0']";

/// What a table knows of its place on the screen.
#[derive(Default)]
pub(super) struct Scene {
    heights: Heights,
    view: (f64, f64),
    /// The row with the focus.
    pub(super) focus: Option<usize>,
    /// Paper has no screen that could be followed.
    pub(super) printing: bool,
    /// Rows of the list whose end the page was scrolled to.
    end: Option<usize>,
    /// The row that is to keep its place, and where that is.
    kept: Option<(usize, f64)>,
    /// What is drawn now.
    pub(super) drawn: Vec<Part>,
}

impl Scene {
    /// A table that is drawn for the first time, with the heights it had when it was left.
    pub(super) fn with(heights: Heights) -> Self {
        Self {
            heights,
            ..Self::default()
        }
    }

    /// Heights measured so far.
    pub(super) fn heights(&self) -> Heights {
        self.heights.clone()
    }

    /// What is to be drawn.
    pub(super) fn plan(&self, count: usize) -> Vec<Part> {
        if self.printing {
            vec![Part::Rows(0..count)]
        } else {
            plan(count, &self.heights, self.view, self.focus)
        }
    }

    /// Looks where the body is, whatever scrolls: the page, a frame around the table, a dialog.
    pub(super) fn look(&mut self, body: &Element, count: usize) {
        let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
        let top = body.get_bounding_client_rect().top();
        self.view = (-top, height.unwrap_or_default() - top);
        let page = page().filter(|page| page.scroll_top() + page.client_height() >= page.scroll_height() - 2);
        self.end = page.map(|_| count);
    }

    /// Stays at the end of the page, where the last rows turned out higher than their room.
    fn keep_end(&self, count: usize) {
        if let Some(page) = page().filter(|_| self.end == Some(count)) {
            page.set_scroll_top(page.scroll_height());
        }
    }

    /// Measures and numbers the rows that are drawn.
    fn measure(&self, body: &Element) -> Vec<(usize, f32)> {
        let drawn = self.drawn_rows().zip(rows(body));
        drawn
            .map(|(at, row)| {
                let _ = row.set_attribute("aria-rowindex", &(at + FIRST_INDEX).to_string());
                #[expect(clippy::cast_possible_truncation, reason = "a height in pixels")]
                let height = row.get_bounding_client_rect().height() as f32;
                (at, height)
            })
            .collect()
    }

    /// Measures what is drawn. In another width all the room above has another height: the row that was seen
    /// first is then to keep its place, and the answer is yes.
    pub(super) fn arrange(&mut self, body: &Element, count: usize) -> bool {
        let first = self.heights.at(self.view.0, count);
        let seen = (first, self.heights.sum(0..first) - self.view.0);
        let other = body
            .parent_element()
            .is_some_and(|table| self.hold_columns(&table));
        let measured = self.measure(body);
        self.heights.take(&measured);
        self.keep_end(count);
        let alone = matches!(body.closest(FRAMES), Ok(None));
        let keeps = other && alone && self.view.0 > 0.0 && self.kept.is_none();
        if keeps {
            self.kept = Some(seen);
        }
        keeps
    }

    /// Scrolls the page so that the row which was seen is in its place again, drawn or not.
    pub(super) fn bring_back(&mut self, body: &Element) {
        let Some((at, top)) = self.kept.take() else {
            return;
        };
        self.end = None;
        if let Some(page) = page() {
            let now = body.get_bounding_client_rect().top() + self.heights.sum(0..at);
            #[expect(clippy::cast_possible_truncation, reason = "pixels of a page")]
            page.set_scroll_top(page.scroll_top() + (now - top).round() as i32);
        }
    }

    fn drawn_rows(&self) -> impl Iterator<Item = usize> + '_ {
        self.drawn.iter().flat_map(|part| match part {
            Part::Rows(rows) => rows.clone(),
            Part::Gap(_) => 0..0,
        })
    }

    /// Columns keep the width that the first rows gave them: a new one for each row that comes and goes would make the
    /// table tremble. Another width of the table measures all of it anew.
    fn hold_columns(&mut self, table: &Element) -> bool {
        let header: Vec<Element> = children(table)
            .flat_map(|part| children(&part).next())
            .take(1)
            .flat_map(|row| children(&row))
            .collect();
        // Of what stands around the table: its own width hangs on what is held.
        let around = table.parent_element().map_or(0, |around| around.client_width());
        let frame = (around, header.len());
        if self.heights.frame == frame && table.has_attribute(HELD) {
            return false;
        }
        let _ = table.remove_attribute(HELD);
        header.iter().for_each(|cell| {
            let _ = cell.remove_attribute("width");
        });
        let widths: Vec<f64> = header
            .iter()
            .map(|cell| cell.get_bounding_client_rect().width())
            .collect();
        for (cell, width) in header.iter().zip(widths) {
            let _ = cell.set_attribute("width", &width.to_string());
        }
        let _ = table.set_attribute(HELD, "");
        let other = self.heights.frame != frame;
        if other {
            self.heights = Heights::within(frame);
        }
        other
    }
}

/// What scrolls when nothing smaller does.
pub(super) fn page() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

/// Marks a table whose columns have their widths.
const HELD: &str = "data-held";

fn children(of: &Element) -> impl Iterator<Item = Element> + use<> {
    std::iter::successors(of.first_element_child(), Element::next_element_sibling)
}

fn rows(body: &Element) -> impl Iterator<Item = Element> + use<> {
    children(body).filter(|row| !row.has_attribute("aria-hidden"))
}
