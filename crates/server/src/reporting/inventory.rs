//! The inventory of a reporting set: what lies in the archive, what is missing, where it is kept.

use veche_domain::{
    calendar::school_year_label,
    compliance::{CaseFile, PaperKind, PaperState, ReportingSet, SetPaper},
    terms::ru,
};
use veche_papers::{Block, Paper, TableColumn};
use veche_sheets::{Cell, Column, Table};

/// Titles and widths of the columns; the widths are per cent of the sheet.
const COLUMNS: [(&str, u8); 6] = [
    ("№ п/п", 7),
    ("Документ", 30),
    ("Дата", 12),
    ("Состояние", 19),
    ("В деле", 16),
    ("Файлы архива", 16),
];

/// A paper with the files that stand for it in the archive.
pub(super) struct Line<'a> {
    pub(super) paper: &'a SetPaper,
    pub(super) files: Vec<String>,
}

/// How a paper is named in the inventory and in the names of files.
pub(super) fn paper_name(paper: &SetPaper) -> String {
    let label = paper.paper.label_ru();
    match paper.paper {
        PaperKind::Minutes => match (paper.number, paper.dated) {
            (Some(number), Some(day)) => format!("{label} № {number} от {}", ru(day)),
            (None, Some(day)) => format!("{label} от {}", ru(day)),
            _ => label.to_owned(),
        },
        _ => format!("{label} за {} учебный год", school_year_label(paper.school_year)),
    }
}

fn state_ru(state: PaperState) -> &'static str {
    match state {
        PaperState::Missing => "нет",
        PaperState::Unfinished => "не завершён",
        PaperState::Complete => "есть",
    }
}

fn kept(paper: &SetPaper) -> String {
    let Some(filing) = &paper.filing else {
        return "не помещён".to_owned();
    };
    match &filing.case_number {
        Some(number) => format!("дело {number}, {}", ru(filing.filed_on)),
        None => ru(filing.filed_on),
    }
}

fn cells(lines: &[Line<'_>]) -> Vec<Vec<String>> {
    lines
        .iter()
        .zip(1..)
        .map(|(line, n)| {
            vec![
                n.to_string(),
                paper_name(line.paper),
                line.paper.dated.map(ru).unwrap_or_default(),
                state_ru(line.paper.state).to_owned(),
                kept(line.paper),
                line.files.join("; "),
            ]
        })
        .collect()
}

/// The inventory as a paper.
pub(super) fn paper(name: &str, set: &ReportingSet, lines: &[Line<'_>], files: &[CaseFile]) -> Paper {
    let year = school_year_label(set.school_year);
    let columns = COLUMNS.map(|(title, share)| TableColumn::new(title, share));
    let mut blocks = vec![
        Block::Title(format!(
            "ОПИСЬ\nотчётной документации\n{name}\nза {year} учебный год"
        )),
        Block::Text(format!(
            "Документов в комплекте: {}, из них завершено: {} (пункт VII.7.10 Положения).",
            set.needed, set.complete
        )),
        Block::Table(columns.to_vec(), cells(lines)),
    ];
    blocks.extend(files.iter().map(|file| {
        let index = file.case_number.as_deref().unwrap_or("не указан");
        let term = file
            .years
            .map_or_else(|| "постоянно".to_owned(), |years| format!("{years} лет"));
        let article = file
            .article
            .as_ref()
            .map(|a| format!(", ст. {a}"))
            .unwrap_or_default();
        Block::Text(format!(
            "{}: индекс дела – {index}, срок хранения – {term}{article}.",
            file.title
        ))
    }));
    Paper::new(format!("Опись отчётной документации за {year}"), blocks)
}

/// The inventory as a sheet.
pub(super) fn sheet(lines: &[Line<'_>]) -> Table {
    let rows = cells(lines)
        .into_iter()
        .map(|row| row.into_iter().map(Cell::text).collect());
    Table {
        name: "Опись".to_owned(),
        columns: COLUMNS
            .map(|(title, share)| Column::new(title, f64::from(share) * 1.5))
            .to_vec(),
        rows: rows.collect(),
    }
}
