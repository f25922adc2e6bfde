//! The city scientific-methodical council: a body whose members are kept here; it meets as every body does (VII.7.8).

use crate::codes::codes;

codes! {
    /// What somebody is in the council.
    pub enum CouncilRole {
        /// Chairs it.
        Chair = "chair",
        /// Chairs it in the chair's absence.
        Deputy = "deputy",
        /// Draws up its minutes.
        Secretary = "secretary",
        /// Member.
        Member = "member",
    }
}
