//! A typical analysis.

use chrono::{DateTime, NaiveDate};
use veche_domain::{
    Id,
    analyses::{
        Analysis, AnalysisState, Consideration, CouncilOutcome, Figure, FigureCode, FigureRow, Figures,
        General, GeneralFact, Section, SectionText, TenureBanding, all_sections,
    },
    associations::AssociationRef,
};

pub fn figure(code: FigureCode, value: Option<f64>, rows: Vec<FigureRow>) -> Figure {
    Figure {
        code,
        section: code.section(),
        value,
        unit: code.unit(),
        source: None,
        rows,
    }
}

pub fn analysis(name: &str) -> Analysis {
    let on = NaiveDate::from_ymd_opt(2027, 5, 15).unwrap();
    let band = |key: &str, count, percent| FigureRow {
        key: Some(key.to_owned()),
        count: Some(count),
        percent: Some(percent),
        ..FigureRow::default()
    };
    let meeting = FigureRow {
        text: Some("Начало года".into()),
        note: Some("круглый стол".into()),
        date: NaiveDate::from_ymd_opt(2026, 9, 10),
        number: Some(1),
        count: Some(8),
        of: Some(10),
        percent: Some(80.0),
        ..FigureRow::default()
    };
    let text = |section, text: &str| SectionText {
        section,
        text: text.to_owned(),
    };
    Analysis {
        id: Id::nil(),
        version: 1,
        association: AssociationRef {
            id: Id::nil(),
            code: "A01".into(),
            name: name.to_owned(),
        },
        institution_id: None,
        school_year: 2026,
        state: AnalysisState::Considered,
        due_on: on,
        late: false,
        texts: all_sections(&[
            text(Section::Conclusions, "Мало публикаций.\nНет чата."),
            text(Section::NextTasks, "Завести страницу."),
        ]),
        tenure_banding: TenureBanding::Report,
        figures: Figures {
            on,
            composition_on: on,
            general: vec![General {
                fact: GeneralFact::Tasks,
                text: Some("Первая\nВторая".into()),
            }],
            figures: vec![
                figure(FigureCode::Members, Some(10.0), Vec::new()),
                figure(
                    FigureCode::Categories,
                    Some(10.0),
                    vec![band("highest", 7, 70.0), band("unknown", 3, 30.0)],
                ),
                figure(
                    FigureCode::TenureStatistics,
                    Some(10.0),
                    vec![band("under_3", 10, 100.0)],
                ),
                figure(
                    FigureCode::TenureReport,
                    Some(10.0),
                    vec![band("under_5", 10, 100.0)],
                ),
                figure(FigureCode::Meetings, Some(3.0), vec![meeting]),
                figure(FigureCode::Attendance, Some(87.5), Vec::new()),
                figure(FigureCode::Publications, None, Vec::new()),
            ],
        },
        frozen_at: None,
        missing: Vec::new(),
        has_leader: true,
        first_submitted_at: None,
        accepted_at: None,
        consideration: Some(Consideration {
            meeting_id: Id::nil(),
            on: NaiveDate::from_ymd_opt(2027, 6, 1).unwrap(),
            outcome: CouncilOutcome::Noted,
        }),
        queued: None,
        handovers: Vec::new(),
        edited_at: DateTime::default(),
        edited_by: None,
    }
}
