//! What people write into the cells of a plan.

use crate::{
    imports::{Cell, Field, RawRow, normalize::names},
    plans::{ItemKind, Level},
    text,
};

/// Longest title; what is longer goes into the questions whole.
const TITLE: usize = 500;
/// Longest questions.
const QUESTIONS: usize = 4000;
/// Most people in one cell.
const MOST_PEOPLE: usize = 20;

/// Theme and questions of a row: a theme of its own, or else the first of the questions.
pub(super) fn title(raw: &RawRow) -> (Option<String>, Option<String>) {
    let themes = lines(raw.cell(Field::Title));
    let asked = lines(raw.cell(Field::Questions));
    let (head, rest) = match (themes.as_slice(), asked.as_slice()) {
        ([], []) => return (None, None),
        // Further questions of the row above: the theme is not theirs.
        ([], several) if raw.cells.contains_key(&Field::Dates) => (several.first(), several),
        ([], several) => (None, several),
        ([one], asked) => (Some(one), asked),
        // Numbered questions in the cell of the theme.
        (several, asked) => (several.first(), if asked.is_empty() { several } else { asked }),
    };
    let questions = match (head, rest) {
        (Some(head), _) if head.chars().count() > TITLE => head.clone(),
        (Some(head), [only]) if only == head => String::new(),
        (_, rest) => rest.join("\n"),
    };
    let cut = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    (
        head.map(|head| cut(head, TITLE)),
        Some(cut(&questions, QUESTIONS)).filter(|q| !q.is_empty()),
    )
}

/// The lines of a cell without their numbers; «1. … 2. …» in one line counts as two.
pub(super) fn lines(cell: &Cell) -> Vec<String> {
    let typed = match cell {
        Cell::Text(typed) => typed.clone(),
        other => other.display(),
    };
    typed
        .lines()
        .flat_map(|line| numbered(&text::clean(line)))
        .map(|line| without_number(&line).to_owned())
        .filter(|line| line.chars().any(char::is_alphanumeric))
        .collect()
}

/// A line cut before the numbers that follow its first one: «2. …, 3. …, 4. …».
fn numbered(line: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = line;
    let first = number_of(line).unwrap_or(0);
    for next in first.saturating_add(1)..first.saturating_add(100) {
        let marks = [format!(" {next}. "), format!(" {next}) "), format!(" {next}.")];
        let starts = number_of(rest) == Some(next - 1);
        let found = marks.iter().filter_map(|mark| rest.find(mark.as_str())).min();
        let Some(at) = found.filter(|_| starts) else { break };
        parts.push(rest[..at].to_owned());
        rest = rest[at..].trim_start();
    }
    parts.push(rest.to_owned());
    parts
}

fn number_of(line: &str) -> Option<u32> {
    let digits = line.find(|c: char| !c.is_ascii_digit())?;
    let marked = line[digits..].starts_with(['.', ')']);
    line[..digits].parse().ok().filter(|_| marked)
}

fn without_number(line: &str) -> &str {
    let bare = match number_of(line) {
        Some(_) => line
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .trim_start_matches(['.', ')']),
        None => line,
    };
    bare.trim_start_matches(['-', '–', '—', '•', '*', ' ']).trim_end()
}

/// A cell as text of at most so many characters.
pub(super) fn short(raw: &RawRow, field: Field, most: usize) -> Option<String> {
    let text: String = raw.text(field).chars().take(most).collect();
    let says = text.chars().any(char::is_alphanumeric);
    says.then(|| text.trim_end().to_owned())
}

/// People of a cell: on lines of their own, or between semicolons and commas. What is no name stays with the one before
/// it: «Иванова А. А., методист».
pub(super) fn people(cell: &Cell) -> Vec<String> {
    let typed = match cell {
        Cell::Text(typed) => typed.clone(),
        other => other.display(),
    };
    let mut all: Vec<String> = Vec::new();
    for line in typed.split(['\n', ';']) {
        let mut begun = false;
        for part in line.split(',').map(text::clean).filter(|part| !part.is_empty()) {
            let part = without_number(&part).to_owned();
            let is_name = names::parse(&part).is_ok() || names::parse_initials(&part).is_some();
            match all.last_mut() {
                Some(last) if begun && !is_name => {
                    last.push_str(", ");
                    last.push_str(&part);
                }
                _ => all.push(part),
            }
            begun = true;
        }
    }
    all.truncate(MOST_PEOPLE);
    all.iter().map(|name| name.chars().take(200).collect()).collect()
}

/// The kind of rows that a section has.
pub(super) fn kind_of_section(section: Option<&str>) -> Option<ItemKind> {
    let folded = text::fold(section?);
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if has(&[
        "между заседан",
        "межзаседан",
        "консульт",
        "сопровожд",
        "экспертиз",
        "наставнич",
        "индивидуальн",
    ]) {
        Some(ItemKind::Ongoing)
    } else if has(&["заседан"]) {
        Some(ItemKind::Meeting)
    } else if has(&["мероприят", "направлен", "семинар", "конкурс", "события"])
    {
        Some(ItemKind::Event)
    } else {
        None
    }
}

/// The level that a cell names: «город», «муниц.», «обл.», «всеросс.».
pub(super) fn level(typed: &str) -> Option<Level> {
    let folded = text::fold(typed);
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    let all: [(&[&str], Level); 7] = [
        (&["междунар"], Level::International),
        (&["всеросс", "федерал", "россий"], Level::Federal),
        (&["межрегион"], Level::Interregional),
        (&["регион", "обл", "краев"], Level::Regional),
        (&["муниц", "город", "гор."], Level::Municipal),
        (&["район", "округ", "окруж"], Level::District),
        (&["школ", "оо", "внутр"], Level::School),
    ];
    all.iter().find(|(words, _)| has(words)).map(|(_, level)| *level)
}

/// What a kind of row is called.
pub(super) const fn called(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Meeting => "Заседание",
        ItemKind::Event => "Мероприятие",
        ItemKind::Ongoing => "Работа между заседаниями",
    }
}
