//! The table as a picture: for each figure a bar, its goal a line across all of them.

use std::{fmt::Write as _, path::Path};

use super::table::{Figure, Goal, Results};
use veche_bench::Outcome;

const ROW: usize = 26;
const LABELS: usize = 430;
const WIDTH: usize = 900;
/// Where the goal stands, and how far a bar may reach at most, in parts of the goal.
const GOAL: usize = 200;

/// Writes the picture of all figures that have a goal.
///
/// # Errors
/// A folder that cannot be written.
pub(crate) fn write(results: &Results, folder: &Path) -> Outcome {
    let rows: Vec<(&Figure, f64, bool)> = results.figures.iter().filter_map(share).collect();
    let height = rows.len() * ROW + 60;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"sans-serif\" font-size=\"13\">\n\
         <title>Veche beside its goals of speed, {}</title>\n<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>\n\
         <text x=\"10\" y=\"24\" font-size=\"15\" fill=\"#151515\">Reached, as a part of the goal (line); beyond the line is better</text>\n",
        results.day
    );
    for (place, (figure, share, met)) in rows.iter().enumerate() {
        let y = 40 + place * ROW;
        let bar = ((share * GOAL as f64) as usize).clamp(2, WIDTH - LABELS - 80);
        let colour = if *met { "#3d7317" } else { "#b1380b" };
        let name = figure.name.replace('&', "&amp;").replace('<', "&lt;");
        let drawn = writeln!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\" fill=\"#151515\">{name}</text>\
             <rect x=\"{LABELS}\" y=\"{y}\" width=\"{bar}\" height=\"18\" fill=\"{colour}\"/>\
             <text x=\"{}\" y=\"{}\" fill=\"#151515\">{:.2}</text>",
            LABELS - 8,
            y + 14,
            LABELS + bar + 6,
            y + 14,
            figure.value
        );
        drawn.map_err(|error| error.to_string())?;
    }
    let x = LABELS + GOAL;
    let end = height - 12;
    let drawn = writeln!(
        svg,
        "<line x1=\"{x}\" y1=\"34\" x2=\"{x}\" y2=\"{end}\" stroke=\"#151515\" stroke-dasharray=\"4 3\"/>\n</svg>"
    );
    drawn.map_err(|error| error.to_string())?;
    std::fs::write(folder.join("plot.svg"), svg).map_err(|error| error.to_string())
}

/// How much of the goal is reached: 1 is just enough.
fn share(figure: &Figure) -> Option<(&Figure, f64, bool)> {
    let share = match figure.goal {
        Goal::AtLeast(goal) => figure.value / goal,
        Goal::AtMost(goal) if goal > 0.0 => goal / figure.value.max(f64::MIN_POSITIVE),
        Goal::AtMost(_) | Goal::None => return None,
    };
    Some((figure, share, share >= 1.0))
}
