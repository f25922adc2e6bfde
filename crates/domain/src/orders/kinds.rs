//! Kinds and states of orders, of what they decide and of how they are signed.

use crate::codes::codes;

codes! {
    /// Who issues an order.
    pub enum Issuer {
        /// Head of the education department (I.4, I.5).
        Department = "department",
        /// Head of a curating institution (VII.7.2).
        Institution = "institution",
    }
}

codes! {
    /// What an order is about, as its heading says.
    pub enum OrderKind {
        /// «О создании».
        Create = "create",
        /// «О реорганизации».
        Reorganize = "reorganize",
        /// «О ликвидации».
        Liquidate = "liquidate",
        /// «Об утверждении перечня».
        ApproveList = "approve_list",
        /// «Об утверждении состава».
        ApproveComposition = "approve_composition",
        /// «О курирующем учреждении».
        AssignInstitution = "assign_institution",
        /// «О назначении куратора».
        AppointCurator = "appoint_curator",
        /// «Об освобождении куратора».
        ReleaseCurator = "release_curator",
        /// «О внесении изменений».
        Amend = "amend",
        /// «О признании утратившим силу».
        Repeal = "repeal",
        /// «О поощрении» (VIII.8.1).
        Recognition = "recognition",
        /// «Об итогах работы».
        Evaluation = "evaluation",
    }
}

impl OrderKind {
    /// Who alone issues orders of the kind (I.4, I.5, VII.7.2); `None` is either.
    pub const fn issuer(self) -> Option<Issuer> {
        match self {
            Self::Create
            | Self::Reorganize
            | Self::Liquidate
            | Self::ApproveList
            | Self::ApproveComposition
            | Self::AssignInstitution => Some(Issuer::Department),
            Self::AppointCurator | Self::ReleaseCurator => Some(Issuer::Institution),
            Self::Amend | Self::Repeal | Self::Recognition | Self::Evaluation => None,
        }
    }

    /// Clause that says who issues orders of the kind.
    pub const fn clause(self) -> &'static str {
        match self {
            Self::ApproveList | Self::ApproveComposition | Self::AssignInstitution => "I.4",
            Self::AppointCurator | Self::ReleaseCurator => "VII.7.2",
            Self::Recognition => "VIII.8.1",
            _ => "I.5",
        }
    }

    /// The beginning of the heading.
    pub const fn label_ru(self) -> &'static str {
        match self {
            Self::Create => "О создании",
            Self::Reorganize => "О реорганизации",
            Self::Liquidate => "О ликвидации",
            Self::ApproveList => "Об утверждении перечня",
            Self::ApproveComposition => "Об утверждении состава",
            Self::AssignInstitution => "О курирующем учреждении",
            Self::AppointCurator => "О назначении куратора",
            Self::ReleaseCurator => "Об освобождении куратора",
            Self::Amend => "О внесении изменений",
            Self::Repeal => "О признании утратившим силу",
            Self::Recognition => "О поощрении",
            Self::Evaluation => "Об итогах работы",
        }
    }
}

codes! {
    /// Life of an order; whether it is in force on a date follows from its dates.
    pub enum OrderState {
        /// «Проект».
        Draft = "draft",
        /// «Подписан».
        Signed = "signed",
        /// «Утратил силу»: the past stays.
        Repealed = "repealed",
        /// «Отменён»: what it did to the register is undone.
        Cancelled = "cancelled",
    }
}

codes! {
    /// How an order was signed (interpretation 11: nothing here is a signature under 63-ФЗ by itself).
    pub enum SignatureKind {
        /// Paper original with a signature by hand.
        Paper = "paper",
        /// Simple electronic signature under a local act.
        Simple = "simple",
        /// Qualified electronic signature, its file attached.
        Qualified = "qualified",
    }
}

codes! {
    /// Forms of reorganization (I.5).
    pub enum ReorganizationForm {
        /// Слияние: several become one new association.
        Merge = "merge",
        /// Присоединение: some join one that goes on.
        Accession = "accession",
        /// Разделение: one becomes several new ones.
        Division = "division",
        /// Выделение: new ones leave one that goes on.
        Separation = "separation",
        /// Преобразование: the kind changes, the association goes on.
        Conversion = "conversion",
    }
}

impl ReorganizationForm {
    /// The form in the genitive, as after «в форме».
    pub const fn genitive_ru(self) -> &'static str {
        match self {
            Self::Merge => "слияния",
            Self::Accession => "присоединения",
            Self::Division => "разделения",
            Self::Separation => "выделения",
            Self::Conversion => "преобразования",
        }
    }

    /// Whether those it begins with end by it.
    pub const fn ends_predecessors(self) -> bool {
        matches!(self, Self::Merge | Self::Accession | Self::Division)
    }

    /// Whether those it leads to begin by it.
    pub const fn begins_successors(self) -> bool {
        matches!(self, Self::Merge | Self::Division | Self::Separation)
    }
}
