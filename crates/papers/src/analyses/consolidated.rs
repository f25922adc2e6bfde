//! The consolidated analysis for the council: main figures of all associations side by side (VII.7.8, VI).

use chrono::NaiveDate;
use veche_domain::{
    analyses::{Analysis, AnalysisState, FigureCode, Figures, Section, SectionText},
    calendar::{SchoolYear, school_year_label},
    text::sort_key,
};

use super::figures::{UNKNOWN, value};
use crate::{
    Block, Letterhead, Paper, Signer, TableColumn,
    words::{paragraphs, plural},
};

/// What the paper takes from the analysis of one association.
#[derive(Debug, Clone, PartialEq)]
pub struct ConsolidatedPart {
    /// Name of the association.
    pub association: String,
    /// How far the analysis is.
    pub state: AnalysisState,
    /// Its figures.
    pub figures: Figures,
    /// Its texts.
    pub texts: Vec<SectionText>,
}

impl From<&Analysis> for ConsolidatedPart {
    fn from(of: &Analysis) -> Self {
        Self {
            association: of.association.name.clone(),
            state: of.state,
            figures: of.figures.clone(),
            texts: of.texts.clone(),
        }
    }
}

/// What the council reads.
#[derive(Debug, Clone, Default)]
pub struct Consolidated {
    /// Who puts it together.
    pub letterhead: Letterhead,
    /// School year.
    pub year: SchoolYear,
    /// Day it is put together on.
    pub on: Option<NaiveDate>,
    /// Analyses that count: handed over at least.
    pub analyses: Vec<ConsolidatedPart>,
    /// Names of associations from which there is none yet.
    pub missing: Vec<String>,
    /// Who signs.
    pub signer: Signer,
}

/// Main figures: title of the column, width, figure.
const MAIN: [(&str, u8, FigureCode); 10] = [
    ("Членов", 7, FigureCode::Members),
    ("Заседаний", 8, FigureCode::Meetings),
    ("С подписанным протоколом", 9, FigureCode::SignedMinutes),
    ("Средняя явка", 7, FigureCode::Attendance),
    ("Строк плана", 7, FigureCode::PlanRows),
    ("Выполнено", 8, FigureCode::PlanShare),
    ("Выступавших", 8, FigureCode::Speakers),
    ("Публикаций", 8, FigureCode::Publications),
    ("Методических рекомендаций", 9, FigureCode::Products),
    ("Удовлетворённость", 8, FigureCode::Satisfaction),
];

/// The consolidated paper: a table of figures, then the conclusions and the tasks of each association in its own words. No
/// rating is made of them: the regulation gives no weights (VI).
pub fn consolidated_analysis_paper(of: &Consolidated) -> Paper {
    let year = school_year_label(of.year);
    let mut analyses: Vec<&ConsolidatedPart> = of.analyses.iter().collect();
    analyses.sort_by_cached_key(|a| sort_key(&a.association));
    let mut blocks: Vec<Block> = of.letterhead.banner().into_iter().collect();
    blocks.push(Block::Title(format!(
        "СВОДНЫЙ АНАЛИЗ РАБОТЫ\nпрофессиональных объединений\nза {year} учебный год"
    )));
    blocks.push(Block::Text(
        "Подготовлен для рассмотрения на заседании городского научно-методического совета (пункт VII.7.8 Положения)."
            .to_owned(),
    ));
    let n = i64::try_from(analyses.len()).unwrap_or(i64::MAX);
    let whole = analyses.len() + of.missing.len();
    blocks.push(Block::Text(format!(
        "Представлено {n} {} из {whole}.",
        plural(n, ["анализ", "анализа", "анализов"])
    )));
    if !of.missing.is_empty() {
        blocks.push(Block::labelled(
            "Не представлены:",
            format!("{}.", of.missing.join("; ")),
        ));
    }
    if !analyses.is_empty() {
        blocks.push(Block::Heading("1. Основные показатели".to_owned()));
        blocks.push(table(&analyses));
        blocks.push(Block::Text(format!(
            "«{UNKNOWN}» означает, что сведения не ведутся: нулём они не считаются. Рейтинг объединений по показателям не \
             составляется."
        )));
        for (n, title, section) in [
            (2, "Проблемы и выводы", Section::Conclusions),
            (3, "Задачи на следующий учебный год", Section::NextTasks),
        ] {
            blocks.push(Block::Heading(format!("{n}. {title}")));
            blocks.extend(told(&analyses, section));
        }
    }
    blocks.push(of.signer.block());
    let settled =
        |a: &&&ConsolidatedPart| matches!(a.state, AnalysisState::Accepted | AnalysisState::Considered);
    let draft = !of.missing.is_empty() || analyses.iter().filter(settled).count() < analyses.len();
    Paper::new(format!("Сводный анализ работы за {year}"), blocks)
        .landscape()
        .draft(draft)
}

fn table(analyses: &[&ConsolidatedPart]) -> Block {
    let first = [TableColumn::new("№ п/п", 5), TableColumn::new("Объединение", 16)];
    let columns = first
        .into_iter()
        .chain(MAIN.map(|(title, share, _)| TableColumn::new(title, share)));
    let rows = analyses.iter().zip(1..).map(|(analysis, n)| {
        let figure = |code| {
            let found = analysis.figures.figures.iter().find(|f| f.code == code);
            found.map_or_else(|| UNKNOWN.to_owned(), value)
        };
        let head = [n.to_string(), analysis.association.clone()];
        head.into_iter()
            .chain(MAIN.map(|(_, _, code)| figure(code)))
            .collect()
    });
    Block::Table(columns.collect(), rows.collect())
}

/// What each association says in a section; who says nothing is left out.
fn told(analyses: &[&ConsolidatedPart], section: Section) -> Vec<Block> {
    let mut blocks = Vec::new();
    for analysis in analyses {
        let text = analysis.texts.iter().find(|t| t.section == section);
        let said: Vec<Block> = text.map(|t| paragraphs(&t.text)).into_iter().flatten().collect();
        if said.is_empty() {
            continue;
        }
        blocks.push(Block::Subheading(analysis.association.clone()));
        blocks.extend(said);
    }
    if blocks.is_empty() {
        blocks.push(Block::Text("Объединения раздел не заполнили.".to_owned()));
    }
    blocks
}
