//! An analysis of a school year (анализ работы) as a paper (VII.7.8).

use veche_domain::{
    analyses::{Analysis, AnalysisState, CouncilOutcome, FigureCode, GeneralFact, Section, TenureBanding},
    calendar::school_year_label,
    regulation::Profile,
    terms::ru,
};

use super::figures::{is_parted, known_key, label, part, value};
use crate::{
    Block, Paper, TableColumn, date_in_words,
    names::{self, Case},
    words::{in_list, in_signature, lines, paragraphs, percents},
};

/// Words for the codes of an analysis.
#[derive(Debug, Clone, Default)]
pub struct AnalysisWords<'a> {
    /// The regulation, for forms of work.
    pub profile: Option<&'a Profile>,
    /// Categories of the city: code and name.
    pub categories: Vec<(String, String)>,
}

impl AnalysisWords<'_> {
    /// The word for a key of a figure's row; own words stand as they are.
    pub(super) fn key(&self, key: &str) -> String {
        let category = self.categories.iter().find(|(code, _)| code == key);
        let form = || {
            let known = self.profile.and_then(|p| p.work_form(key));
            known.map(|(_, entry)| entry.label.clone())
        };
        known_key(key)
            .map(str::to_owned)
            .or_else(|| category.map(|(_, name)| name.clone()))
            .or_else(form)
            .unwrap_or_else(|| key.to_owned())
    }
}

/// The analysis: what the council said, seventeen sections with their texts and figures, the leader's signature. What
/// the curator has not accepted is a draft.
pub fn analysis_paper(of: &Analysis, words: &AnalysisWords<'_>) -> Paper {
    let year = school_year_label(of.school_year);
    let mut blocks: Vec<Block> = considered(of).into_iter().collect();
    blocks.push(Block::Title(format!(
        "АНАЛИЗ РАБОТЫ\n{}\nза {year} учебный год",
        names::association(&of.association.name, Case::Genitive)
    )));
    for text in &of.texts {
        let number = text.section.number();
        blocks.push(Block::Heading(format!("{number}. {}", text.section.title_ru())));
        if text.section == Section::General {
            blocks.extend(general(of));
        }
        blocks.extend(paragraphs(&text.text));
        let table = figures(of, text.section, words);
        if table.is_none() && text.text.trim().is_empty() && text.section != Section::General {
            blocks.push(Block::Text("Сведений по разделу нет.".to_owned()));
        }
        blocks.extend(table);
        if text.section == Section::Organization {
            blocks.extend(meetings(of, words));
        }
    }
    blocks.push(Block::Text(format!(
        "Показатели приведены на {}, состав – на {}.",
        ru(of.figures.on),
        ru(of.figures.composition_on)
    )));
    let leader = of.figures.general.iter().find(|g| g.fact == GeneralFact::Leader);
    let leader = leader.and_then(|g| g.text.as_deref());
    blocks.push(Block::signature(
        "Руководитель объединения",
        leader.map(in_signature).unwrap_or_default(),
    ));
    let accepted = matches!(of.state, AnalysisState::Accepted | AnalysisState::Considered);
    Paper::new(
        format!("Анализ работы за {year}: {}", of.association.name),
        blocks,
    )
    .draft(!accepted)
}

fn considered(of: &Analysis) -> Option<Block> {
    let said = of.consideration.as_ref()?;
    let outcome = match said.outcome {
        CouncilOutcome::Considered => "РАССМОТРЕН",
        CouncilOutcome::Noted => "ПРИНЯТ К СВЕДЕНИЮ",
        CouncilOutcome::Returned => "ВОЗВРАЩЁН НА ДОРАБОТКУ",
    };
    Some(Block::Corner(vec![
        outcome.to_owned(),
        "на заседании городского научно-методического совета".to_owned(),
        date_in_words(said.on),
        "(пункт VII.7.8 Положения)".to_owned(),
    ]))
}

fn general(of: &Analysis) -> impl Iterator<Item = Block> {
    of.figures.general.iter().filter_map(|g| {
        let label = match g.fact {
            GeneralFact::Leader => "Руководитель:",
            GeneralFact::Secretary => "Секретарь:",
            GeneralFact::Curator => "Куратор:",
            GeneralFact::CityTheme => "Единая муниципальная методическая тема:",
            GeneralFact::Theme => "Методическая тема объединения:",
            GeneralFact::Goal => "Цель:",
            GeneralFact::Tasks => "Задачи:",
        };
        let text = g.text.as_ref()?;
        let text = match g.fact {
            GeneralFact::Leader | GeneralFact::Secretary | GeneralFact::Curator => in_list(text),
            _ => lines(text).collect::<Vec<_>>().join("; "),
        };
        Some(Block::labelled(label, text))
    })
}

/// Figures of a section, those told by parts with their parts beneath.
fn figures(of: &Analysis, section: Section, words: &AnalysisWords<'_>) -> Option<Block> {
    let other_band = match of.tenure_banding {
        TenureBanding::Statistics => FigureCode::TenureReport,
        TenureBanding::Report => FigureCode::TenureStatistics,
    };
    let mut rows = Vec::new();
    for figure in of.figures.figures.iter().filter(|f| f.section == section) {
        if figure.code == other_band {
            continue;
        }
        rows.push(vec![label(figure.code).to_owned(), value(figure)]);
        if is_parted(figure.code) && figure.value.is_some() {
            let parts = figure.rows.iter().filter_map(|row| part(words, row));
            rows.extend(parts.map(|(name, count)| vec![format!("– {name}"), count]));
        }
    }
    let columns = vec![
        TableColumn::new("Показатель", 70),
        TableColumn::new("Значение", 30),
    ];
    (!rows.is_empty()).then_some(Block::Table(columns, rows))
}

/// The meetings of the year with their themes and attendance, as the figures know them (VII.7.6).
fn meetings(of: &Analysis, words: &AnalysisWords<'_>) -> Option<Block> {
    let held = of
        .figures
        .figures
        .iter()
        .find(|f| f.code == FigureCode::Meetings)?;
    let rows: Vec<Vec<String>> = held
        .rows
        .iter()
        .map(|row| {
            let share = row.percent.map(|p| format!(" ({})", percents(p)));
            let present = row
                .count
                .zip(row.of)
                .map(|(there, of)| format!("{there} из {of}{}", share.unwrap_or_default()));
            let form = row.note.as_deref().map(|form| words.key(form));
            vec![
                row.number.map(|n| n.to_string()).unwrap_or_default(),
                row.date.map(ru).unwrap_or_default(),
                row.text.clone().unwrap_or_default(),
                form.unwrap_or_default(),
                present.unwrap_or_default(),
            ]
        })
        .collect();
    let columns = vec![
        TableColumn::new("№ протокола", 12),
        TableColumn::new("Дата", 16),
        TableColumn::new("Тема", 36),
        TableColumn::new("Форма проведения", 18),
        TableColumn::new("Присутствовало", 18),
    ];
    (!rows.is_empty()).then_some(Block::Table(columns, rows))
}
