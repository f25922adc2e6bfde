//! The analysis of a school year: written by the leader, accepted by the curator, considered by the council (VII.7.8).

use crate::codes::codes;

codes! {
    /// Life of an analysis.
    pub enum AnalysisState {
        /// Being written.
        Draft = "draft",
        /// Handed to the curator; its figures are frozen.
        Submitted = "submitted",
        /// Returned by the curator or by the council, with what to mend.
        Returned = "returned",
        /// Accepted by the curator: waits for the council.
        Accepted = "accepted",
        /// Considered by the council.
        Considered = "considered",
    }
}

codes! {
    /// What the council said of an analysis.
    pub enum CouncilOutcome {
        /// «Рассмотрен».
        Considered = "considered",
        /// «Принят к сведению».
        Noted = "noted",
        /// «Возвращён на доработку».
        Returned = "returned",
    }
}

codes! {
    /// A step of a plan or an analysis between those who write it and those who take it.
    pub enum HandoverAct {
        /// Handed to the curator.
        Submit = "submit",
        /// Returned for rework.
        Return = "return",
        /// Accepted: the receipt.
        Accept = "accept",
        /// Approved by a meeting (plans).
        Approve = "approve",
        /// The approval fell: the decision was taken back.
        Unapprove = "unapprove",
        /// A change of an approved plan was begun.
        Amend = "amend",
        /// The change of an approved plan was dropped.
        Discard = "discard",
        /// Considered by the council (analyses).
        Consider = "consider",
        /// The council's decision was taken back.
        Unconsider = "unconsider",
    }
}
