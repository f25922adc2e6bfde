use veche_domain::analyses::{AnalysisState, FigureCode};

use super::{
    figures::value,
    fixtures::{analysis, figure},
    *,
};
use crate::testing::{check, text};

#[test]
fn a_figure_that_is_not_kept_is_never_a_zero() {
    let shown = |number, code| value(&figure(code, number, Vec::new()));
    assert_eq!(shown(None, FigureCode::Exams), "нет данных");
    assert_eq!(shown(Some(87.5), FigureCode::Attendance), "87,5\u{a0}%");
    assert_eq!(shown(Some(3.0), FigureCode::Meetings), "3");
}

#[test]
fn an_analysis_has_seventeen_sections_with_figures_and_parts() {
    let mut of = analysis("ММО учителей математики");
    let words = AnalysisWords {
        profile: None,
        categories: vec![("highest".into(), "высшая".into())],
    };
    let paper = analysis_paper(&of, &words);
    check(&paper);
    let said = text(&paper);
    for wanted in [
        "ПРИНЯТ К СВЕДЕНИЮ",
        "1. Общие сведения",
        "Задачи: Первая; Вторая",
        "Членов объединения | 10",
        "– высшая | 7 (70\u{a0}%)",
        "– нет сведений | 3 (30\u{a0}%)",
        "– до 5 лет | 10 (100\u{a0}%)",
        "1 | 10.09.2026 | Начало года | круглый стол | 8 из 10 (80\u{a0}%)",
        "Средняя явка | 87,5\u{a0}%",
        "Публикации | нет данных",
        "Сведений по разделу нет.",
        "16. Проблемы, выводы\nМало публикаций.\nНет чата.",
        "17. Задачи на следующий год",
        "Показатели приведены на 15.05.2027",
    ] {
        assert!(said.contains(wanted), "{wanted}\n---\n{said}");
    }
    assert!(!said.contains("до 3 лет"), "one banding of tenure is shown");
    assert!(!paper.draft);
    of.state = AnalysisState::Submitted;
    assert!(analysis_paper(&of, &words).draft);
}

#[test]
fn the_council_reads_all_associations_side_by_side() {
    let (maths, art) = (
        analysis("ММО учителей математики"),
        analysis("ММО учителей искусства"),
    );
    let mut of = Consolidated {
        year: 2026,
        analyses: vec![(&maths).into(), (&art).into()],
        ..Consolidated::default()
    };
    let paper = consolidated_analysis_paper(&of);
    check(&paper);
    let said = text(&paper);
    for wanted in [
        "Представлено 2 анализа из 2.",
        "1 | ММО учителей искусства | 10 | 3 | нет данных | 87,5\u{a0}%",
        "2 | ММО учителей математики",
        "2. Проблемы и выводы\nММО учителей искусства\nМало публикаций.",
        "3. Задачи на следующий учебный год",
    ] {
        assert!(said.contains(wanted), "{wanted}\n---\n{said}");
    }
    assert!(paper.landscape && !paper.draft);
    of.missing = vec!["ММО учителей химии".into()];
    let short = consolidated_analysis_paper(&of);
    assert!(
        short.draft
            && text(&short).contains("Не представлены: ММО учителей химии.")
            && text(&short).contains("из 3.")
    );
    of.analyses.clear();
    check(&consolidated_analysis_paper(&of));
}
