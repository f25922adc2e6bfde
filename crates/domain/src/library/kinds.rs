//! Kinds and states of documents of the library.

use crate::codes::codes;

codes! {
    /// Kind of a document: the kinds of the bases of I.3 and those that teachers must know (VIII.8.2.d1).
    pub enum NormativeKind {
        /// «Федеральный закон».
        FederalLaw = "federal_law",
        /// «Указ».
        Decree = "decree",
        /// «Постановление Правительства».
        GovernmentResolution = "government_resolution",
        /// «Распоряжение».
        Directive = "directive",
        /// «Национальный проект».
        NationalProject = "national_project",
        /// «Приказ».
        Order = "order",
        /// «Письмо».
        Letter = "letter",
        /// «Концепция преподавания»: of subjects or of an area.
        Concept = "concept",
        /// «Положение».
        Regulation = "regulation",
        /// «Методические рекомендации».
        MethodicalRecommendations = "methodical_recommendations",
        /// «Локальный акт».
        LocalAct = "local_act",
        /// «Другой документ».
        Other = "other",
    }
}

impl NormativeKind {
    /// The kind as it is written in Russian.
    pub const fn label_ru(self) -> &'static str {
        match self {
            Self::FederalLaw => "федеральный закон",
            Self::Decree => "указ",
            Self::GovernmentResolution => "постановление Правительства",
            Self::Directive => "распоряжение",
            Self::NationalProject => "национальный проект",
            Self::Order => "приказ",
            Self::Letter => "письмо",
            Self::Concept => "концепция преподавания",
            Self::Regulation => "положение",
            Self::MethodicalRecommendations => "методические рекомендации",
            Self::LocalAct => "локальный акт",
            Self::Other => "другой документ",
        }
    }

    /// The kind that a regulation names by its Russian word (I.3); another word is another document.
    pub fn from_label_ru(label: &str) -> Self {
        let same = |kind: &&Self| kind.label_ru() == label;
        Self::ALL.iter().find(same).copied().unwrap_or(Self::Other)
    }
}

codes! {
    /// Whether a document is in force on the date asked for.
    pub enum NormativeStatus {
        /// «Действует».
        InForce = "in_force",
        /// «Утратил силу».
        Repealed = "repealed",
        /// «Ещё не действует».
        NotYet = "not_yet",
    }
}

codes! {
    /// How a person confirmed to know a document.
    pub enum AcknowledgedHow {
        /// By the button, signed in.
        Account = "account",
        /// «По бумажному листу»: by hand, entered by who keeps the list.
        Paper = "paper",
    }
}
