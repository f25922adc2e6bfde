//! Kinds and states of associations and of the terms in them.

use crate::codes::codes;

codes! {
    /// Kind of an association (IV).
    pub enum AssociationKind {
        /// Муниципальное методическое объединение (ММО).
        Mmo = "mmo",
        /// Профессиональная ассоциация / творческое объединение.
        ProfessionalAssociation = "professional_association",
        /// Рабочая / проблемная группа (фокус-группа).
        WorkingGroup = "working_group",
    }
}

impl AssociationKind {
    /// The kind as lists write it.
    pub const fn label_ru(self) -> &'static str {
        match self {
            Self::Mmo => "Муниципальное методическое объединение (ММО)",
            Self::ProfessionalAssociation => "Профессиональная ассоциация / творческое объединение",
            Self::WorkingGroup => "Рабочая / проблемная группа (фокус-группа)",
        }
    }
}

codes! {
    /// State of an association; each change rests on an order of the department head (I.5).
    pub enum AssociationStatus {
        /// «Проект (приказ не издан)».
        Draft = "draft",
        /// «Действует».
        Active = "active",
        /// «Реорганизовано».
        Reorganized = "reorganized",
        /// «Ликвидировано».
        Liquidated = "liquidated",
    }
}

impl AssociationStatus {
    /// The state as screens and papers write it.
    pub const fn label_ru(self) -> &'static str {
        match self {
            Self::Draft => "проект (приказ не издан)",
            Self::Active => "действует",
            Self::Reorganized => "реорганизовано",
            Self::Liquidated => "ликвидировано",
        }
    }
}

codes! {
    /// Whether a working group keeps its composition (IV).
    pub enum CompositionKind {
        /// Постоянный состав.
        Permanent = "permanent",
        /// Сменный состав.
        Variable = "variable",
    }
}

codes! {
    /// Whether an order has put a member into force (I.4).
    pub enum MembershipState {
        /// «Ожидает приказа»: shown, does not vote.
        AwaitingOrder = "awaiting_order",
        /// In force by order.
        InForce = "in_force",
    }
}

codes! {
    /// Offices of an association.
    pub enum Office {
        /// Leader, elected (VII.7.3, VII.7.4).
        Leader = "leader",
        /// Secretary, elected (VII.7.5).
        Secretary = "secretary",
        /// Curator, appointed by the institution (VII.7.2).
        Curator = "curator",
    }
}

impl Office {
    /// The office as papers write it.
    pub const fn label_ru(self) -> &'static str {
        match self {
            Self::Leader => "руководитель",
            Self::Secretary => "секретарь",
            Self::Curator => "куратор",
        }
    }
}

codes! {
    /// Ground on which a term of office or of membership ends.
    pub enum EndGround {
        /// Own заявление.
        Application = "application",
        /// End of employment.
        EmploymentEnded = "employment_ended",
        /// Loss of the role of head of the district association (VII.7.1).
        DistrictRoleLost = "district_role_lost",
        /// Somebody else was elected or appointed.
        Replaced = "replaced",
        /// By order.
        Order = "order",
        /// The time for which one is elected ran out, where the setting `office_term` limits it (VII.7.4, VII.7.5).
        TermOver = "term_over",
    }
}

codes! {
    /// What a person asks for by an own заявление (IV).
    pub enum Wish {
        /// To join.
        Join = "join",
        /// To leave.
        Leave = "leave",
    }
}
