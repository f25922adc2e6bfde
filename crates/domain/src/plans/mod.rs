//! Work plans of a school year (VII.7.7 - VII.7.9), the city's theme and goals (VI.6.3), the department's own events.

use crate::codes::codes;

codes! {
    /// Life of a work plan.
    pub enum PlanState {
        /// Being written.
        Draft = "draft",
        /// Handed to the curator.
        Submitted = "submitted",
        /// Returned by the curator, with what to mend.
        Returned = "returned",
        /// Accepted by the curator: waits for the first meeting.
        Accepted = "accepted",
        /// Approved by a decision of a meeting: changed by amendments only (VII.7.9).
        Approved = "approved",
        /// Approved, and a change of it is being prepared for a later meeting.
        Amending = "amending",
    }
}
