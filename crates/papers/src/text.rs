//! What people typed, made fit for paper: every form of a paper says the same letters.

/// Whether a character has no place on any paper.
///
/// Control characters and non-characters stand in no XML; marks of direction would show a text other than it is;
/// variation selectors and joiners only choose between pictures that no font of a paper has.
const fn is_out(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}'
        // For the use of whoever agreed on it: nobody else can read these.
        | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}'
    ) || (c as u32) & 0xfffe == 0xfffe
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
}

/// A text without what has no place on paper. Ends of lines stay, tabs become spaces.
pub(crate) fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => out.push('\n'),
            '\t' => out.push(' '),
            c if is_out(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// The lines of a text, none of them empty.
pub(crate) fn lines(text: &str) -> Vec<String> {
    printable(text)
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A text on one line.
pub(crate) fn one_line(text: &str) -> String {
    lines(text).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_paper_can_hold_is_left_out_and_the_rest_stays() {
        let typed = "№\u{a0}«ёлка»\u{0}\u{1b}\u{feff} — 5\u{202e} ₽\t🔔\u{fe0f}\u{fffe}\r\nвторая";
        assert_eq!(printable(typed), "№\u{a0}«ёлка» — 5 ₽ 🔔\nвторая");
        assert_eq!(lines("\n один \n\n два\u{0}\n"), ["один", "два"]);
        assert_eq!(one_line("один\nдва"), "один два");
    }
}
