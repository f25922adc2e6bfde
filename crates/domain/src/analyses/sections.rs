//! The sections of an analysis of a school year, in the order papers have them (VII.7.8).

use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{codes::codes, wire};

codes! {
    /// A section of an analysis.
    pub enum Section {
        /// 1. General facts.
        General = "general",
        /// 2. Composition.
        Staff = "staff",
        /// 3. How the work was organized.
        Organization = "organization",
        /// 4. Scientific and methodical support, the federal standards.
        Methodical = "methodical",
        /// 5. Further training.
        Training = "training",
        /// 6. Attestation.
        Attestation = "attestation",
        /// 7. Dissemination of experience.
        Dissemination = "dissemination",
        /// 8. Contests of professional skill.
        Contests = "contests",
        /// 9. Young specialists and mentoring.
        Mentoring = "mentoring",
        /// 10. Results of learning.
        Results = "results",
        /// 11. Gifted children.
        Gifted = "gifted",
        /// 12. Help to schools with low results.
        Support = "support",
        /// 13. Openness.
        Openness = "openness",
        /// 14. Satisfaction.
        Satisfaction = "satisfaction",
        /// 15. The plan and what was done of it.
        Plan = "plan",
        /// 16. Problems and conclusions.
        Conclusions = "conclusions",
        /// 17. Tasks of the next year.
        NextTasks = "next_tasks",
    }
}

/// Sections without which an analysis says nothing: they are written before it is handed over (VII.7.8).
pub const REQUIRED: [Section; 2] = [Section::Conclusions, Section::NextTasks];

impl Section {
    /// Number in the paper, from 1.
    pub fn number(self) -> usize {
        Self::ALL
            .iter()
            .position(|section| *section == self)
            .map_or(0, |at| at + 1)
    }

    /// Heading in the paper.
    pub const fn title_ru(self) -> &'static str {
        match self {
            Self::General => "Общие сведения",
            Self::Staff => "Кадровый состав",
            Self::Organization => "Организация работы",
            Self::Methodical => "Научно-методическое сопровождение, реализация ФГОС",
            Self::Training => "Повышение квалификации",
            Self::Attestation => "Аттестация",
            Self::Dissemination => "Обобщение и распространение опыта",
            Self::Contests => "Профессиональные конкурсы",
            Self::Mentoring => "Молодые специалисты и наставничество",
            Self::Results => "Результаты обучения",
            Self::Gifted => "Одарённые дети, олимпиады",
            Self::Support => "Помощь школам с низкими результатами",
            Self::Openness => "Открытость",
            Self::Satisfaction => "Удовлетворённость",
            Self::Plan => "Выполнение плана",
            Self::Conclusions => "Проблемы, выводы",
            Self::NextTasks => "Задачи на следующий год",
        }
    }

    /// Whether the section must have a text before the analysis is handed over.
    pub fn is_required(self) -> bool {
        REQUIRED.contains(&self)
    }
}

/// Text of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SectionText {
    /// Section.
    pub section: Section,
    /// What the leader writes, paragraphs on their own lines; empty takes the text away.
    #[serde(deserialize_with = "wire::lines")]
    #[validate(length(max = 20_000, message = "Текст раздела – не длиннее 20 000 знаков."))]
    pub text: String,
}

/// Texts of all sections in the order of the paper, empty ones too: the page lays the document out by them.
pub fn all_sections(kept: &[SectionText]) -> Vec<SectionText> {
    let text = |section: Section| {
        let found = kept.iter().find(|t| t.section == section);
        found.map(|t| t.text.clone()).unwrap_or_default()
    };
    let whole = Section::ALL.iter().map(|section| SectionText {
        section: *section,
        text: text(*section),
    });
    whole.collect()
}

/// The kept texts with those that change; a section that is not named stays.
pub fn with_texts(kept: &[SectionText], changed: &[SectionText]) -> Vec<SectionText> {
    let mut whole = all_sections(kept);
    for text in &mut whole {
        if let Some(new) = changed.iter().find(|c| c.section == text.section) {
            text.text.clone_from(&new.text);
        }
    }
    whole.retain(|text| !text.text.is_empty());
    whole
}

/// Required sections that have no text yet.
pub fn missing(texts: &[SectionText]) -> Vec<Section> {
    let written = |section: &Section| {
        texts
            .iter()
            .any(|t| t.section == *section && !t.text.trim().is_empty())
    };
    REQUIRED.into_iter().filter(|section| !written(section)).collect()
}
