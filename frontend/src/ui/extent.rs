//! Which rows of a long table are drawn, and how much room the others take.

use std::ops::Range;

/// Tables of up to so many rows are drawn whole.
pub(super) const LONG: usize = 100;
/// Rows seen and drawn ahead of them; with what rounding and the focus add, a body stays within 80 rows.
const MOST: usize = 60;
/// Rows drawn beyond each edge of the screen, so that a quick scroll and the Tab key find them there.
const AHEAD: usize = 12;
/// The window moves by so many rows at once: a redrawing for each row that passes would be eight times as many.
const STEP: usize = 8;
/// Height of a row as long as none was measured.
const GUESS: f32 = 56.0;

/// A stretch of the body.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    /// Rows that are drawn.
    Rows(Range<usize>),
    /// Room of rows that are not, in pixels.
    Gap(f64),
}

/// Heights of rows as they were measured: they wrap, and on a phone they stack.
#[derive(Debug, Clone, Default)]
pub(super) struct Heights {
    /// Width of the table and number of its columns that the heights hold for.
    pub(super) frame: (i32, usize),
    known: Vec<f32>,
    mean: f32,
}

impl Heights {
    fn of(&self, at: usize) -> f32 {
        match self.known.get(at) {
            Some(known) if *known > 0.0 => *known,
            _ if self.mean > 0.0 => self.mean,
            _ => GUESS,
        }
    }

    /// Nothing measured yet, in this frame.
    pub(super) fn within(frame: (i32, usize)) -> Self {
        Self {
            frame,
            ..Self::default()
        }
    }

    /// Room of several rows.
    pub(super) fn sum(&self, rows: Range<usize>) -> f64 {
        rows.map(|at| f64::from(self.of(at))).sum()
    }

    /// The row at a distance from the first one's upper edge.
    pub(super) fn at(&self, distance: f64, count: usize) -> usize {
        let mut edge = 0.0;
        let below = (0..count).find(|at| {
            edge += f64::from(self.of(*at));
            edge > distance
        });
        below.unwrap_or(count.saturating_sub(1))
    }

    /// Takes what was measured of rows that are drawn.
    pub(super) fn take(&mut self, measured: &[(usize, f32)]) {
        for (at, height) in measured {
            if self.known.len() <= *at {
                self.known.resize(at + 1, 0.0);
            }
            if let Some(known) = self.known.get_mut(*at) {
                *known = *height;
            }
        }
        // The first measure decides: a mean that moved with each row would make the scroll bar tremble.
        if self.mean == 0.0 && !measured.is_empty() {
            #[expect(clippy::cast_precision_loss, reason = "rows of one screen")]
            let rows = measured.len() as f32;
            self.mean = measured.iter().map(|(_, height)| height).sum::<f32>() / rows;
        }
    }
}

/// What is drawn of so many rows when the screen shows a stretch of the body, in pixels from its upper edge. The row
/// with the focus stays, and so do its neighbours: the Tab key steps to them.
pub(super) fn plan(count: usize, heights: &Heights, view: (f64, f64), focus: Option<usize>) -> Vec<Part> {
    if count <= LONG {
        return vec![Part::Rows(0..count)];
    }
    let (first, last) = (heights.at(view.0, count), heights.at(view.1, count));
    let ahead = AHEAD.min(MOST.saturating_sub(last - first + 1) / 2);
    let from = first.saturating_sub(ahead) / STEP * STEP;
    let until = ((last + 1 + ahead).div_ceil(STEP) * STEP).min(count);
    let (mut window, mut above, mut below) = (from..until, None, None);
    if let Some(at) = focus.filter(|at| *at < count) {
        let near = at.saturating_sub(1)..(at + 2).min(count);
        if near.end < from {
            above = Some(near);
        } else if near.start > until {
            below = Some(near);
        } else {
            window = from.min(near.start)..until.max(near.end);
        }
    }
    let mut parts = Vec::with_capacity(5);
    let mut done = 0;
    for rows in [above, Some(window), below].into_iter().flatten() {
        parts.extend(gap(heights, done..rows.start));
        done = rows.end;
        parts.push(Part::Rows(rows));
    }
    parts.extend(gap(heights, done..count));
    parts
}

fn gap(heights: &Heights, rows: Range<usize>) -> Option<Part> {
    (!rows.is_empty()).then(|| Part::Gap(heights.sum(rows)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(parts: &[Part]) -> usize {
        let drawn = parts.iter().map(|part| match part {
            Part::Rows(rows) => rows.len(),
            Part::Gap(_) => 0,
        });
        drawn.sum()
    }

    #[test]
    fn a_short_table_is_drawn_whole() {
        let parts = plan(LONG, &Heights::default(), (0.0, 0.0), None);
        assert_eq!(parts, [Part::Rows(0..LONG)]);
    }

    #[test]
    fn the_window_follows_the_screen_and_the_focus_stays() {
        let mut heights = Heights::default();
        heights.take(&(0..24).map(|at| (at, 40.0)).collect::<Vec<_>>());
        let parts = plan(10_000, &heights, (40_000.0, 40_800.0), Some(3));
        let gap = |rows: usize| Part::Gap(40.0 * f64::from(u32::try_from(rows).unwrap()));
        assert_eq!(
            parts,
            [
                gap(2),
                Part::Rows(2..5),
                gap(979),
                Part::Rows(984..1_040),
                gap(8_960)
            ]
        );
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_little_is_drawn(
            count in 101_usize..20_000, top in -2_000.0..700_000.0, screen in 300.0..2_200.0,
            focus in proptest::option::of(0_usize..20_000), tall in 37.0_f32..200.0,
        ) {
            let mut heights = Heights::default();
            heights.take(&[(0, tall), (7, tall + 20.0)]);
            let parts = plan(count, &heights, (top, top + screen), focus);
            prop_assert!(rows(&parts) + parts.len() <= 80, "{parts:?}");
            let room: f64 = parts.iter().map(|part| match part {
                Part::Rows(rows) => heights.sum(rows.clone()),
                Part::Gap(room) => *room,
            }).sum();
            prop_assert!((room - heights.sum(0..count)).abs() < 1.0);
            if let Some(at) = focus.filter(|at| *at < count) {
                let holds = |part: &Part| matches!(part, Part::Rows(rows) if rows.contains(&at));
                prop_assert!(parts.iter().any(holds));
            }
        }
    }
}
