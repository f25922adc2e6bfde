//! Experience in whole years (rule 8): fractions and months are cut.

use crate::{imports::Cell, text};

/// Longest experience that is believed, years.
pub const LONGEST: i64 = 60;

/// Why a cell is no experience.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExperienceProblem {
    /// No number of years in it.
    Unparsable,
    /// Outside 0-60 years.
    Range,
}

/// Reads full years; none when the cell is empty.
pub fn parse(cell: &Cell) -> Result<Option<u32>, ExperienceProblem> {
    let years = match cell {
        Cell::Empty => return Ok(None),
        Cell::Number(value) if value.is_finite() => *value,
        Cell::Text(typed) if super::letters::says_nothing(typed) => return Ok(None),
        Cell::Text(typed) => parse_text(typed).ok_or(ExperienceProblem::Unparsable)?,
        _ => return Err(ExperienceProblem::Unparsable),
    };
    #[allow(clippy::cast_possible_truncation)]
    let whole = years.trunc() as i64;
    if years < 0.0 || whole > LONGEST {
        return Err(ExperienceProblem::Range);
    }
    Ok(u32::try_from(whole).ok())
}

fn parse_text(typed: &str) -> Option<f64> {
    let folded = text::fold(typed);
    if matches!(
        folded.as_str(),
        "менее года" | "меньше года" | "до года" | "до 1 года" | "менее 1 года"
    ) {
        return Some(0.0);
    }
    let (years, rest) = number(&folded)?;
    let rest = rest.trim_start();
    if let Some(rest) = unit(rest, &["месяцев", "месяца", "месяц", "мес.", "мес"]) {
        return rest.trim().is_empty().then_some(0.0);
    }
    let Some(rest) = unit(rest, &["года", "годов", "год", "лет", "л.", "л", "г.", "г"])
    else {
        return rest.is_empty().then_some(years);
    };
    let rest = rest.trim_start_matches([' ', ',', 'и']);
    if rest.is_empty() {
        return Some(years);
    }
    let (_, rest) = number(rest)?;
    let rest = unit(
        rest.trim_start(),
        &["месяцев", "месяца", "месяц", "мес.", "мес", "м."],
    )?;
    rest.trim().is_empty().then_some(years)
}

/// The number a text begins with, decimal comma or point, and what follows it.
fn number(text: &str) -> Option<(f64, &str)> {
    let end = text
        .char_indices()
        .find(|(at, c)| {
            !(c.is_ascii_digit() || *at == 0 && matches!(c, '-' | '−' | '+') || matches!(c, ',' | '.'))
        })
        .map_or(text.len(), |(at, _)| at);
    let (digits, rest) = text.split_at_checked(end)?;
    let value = digits.replace('−', "-").replace(',', ".");
    value
        .trim_end_matches('.')
        .parse()
        .ok()
        .map(|years| (years, rest))
}

fn unit<'t>(text: &'t str, names: &[&str]) -> Option<&'t str> {
    names.iter().find_map(|name| {
        text.strip_prefix(name)
            .filter(|rest| !rest.starts_with(|c: char| c.is_alphabetic()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_cut_to_whole_ones() {
        for (typed, expected) in [
            ("21", Ok(Some(21))),
            (" 21 год ", Ok(Some(21))),
            ("26лет", Ok(Some(26))),
            ("7 л.", Ok(Some(7))),
            ("12 лет 7 мес.", Ok(Some(12))),
            ("3 года и 4 месяца", Ok(Some(3))),
            ("7 мес.", Ok(Some(0))),
            ("12,5", Ok(Some(12))),
            ("12.5", Ok(Some(12))),
            ("менее года", Ok(Some(0))),
            ("до 1 года", Ok(Some(0))),
            ("", Ok(None)),
            ("-", Ok(None)),
            ("много", Err(ExperienceProblem::Unparsable)),
            ("с 2012 г.", Err(ExperienceProblem::Unparsable)),
            ("#Н/Д", Err(ExperienceProblem::Unparsable)),
            ("5 или 6", Err(ExperienceProblem::Unparsable)),
            ("112", Err(ExperienceProblem::Range)),
            ("-3", Err(ExperienceProblem::Range)),
            ("2012 г.", Err(ExperienceProblem::Range)),
        ] {
            assert_eq!(parse(&Cell::text(typed)), expected, "{typed}");
        }
        assert_eq!(parse(&Cell::Number(12.9)), Ok(Some(12)));
        assert_eq!(parse(&Cell::Number(-0.5)), Err(ExperienceProblem::Range));
        assert_eq!(
            parse(&Cell::Number(f64::INFINITY)),
            Err(ExperienceProblem::Unparsable)
        );
    }
}
