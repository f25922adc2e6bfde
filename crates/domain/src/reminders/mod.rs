//! What people are told of their duties, when and how: in the application, by mail, in their calendars.

use crate::codes::codes;

codes! {
    /// What a notice is about.
    pub enum NoticeKind {
        /// A duty that comes due or is late (VII.7.6 - VII.7.9).
        Duty = "duty",
        /// A duty of another one that has been late for long: told to the next above.
        Escalation = "escalation",
        /// A meeting was planned, moved or cancelled.
        Meeting = "meeting",
        /// A plan or an analysis was handed over, returned, accepted.
        Handover = "handover",
        /// A category or an office comes to its end.
        Term = "term",
        /// Somebody above asked to do something.
        Request = "request",
    }
}

codes! {
    /// How often letters come.
    pub enum Digest {
        /// No letters.
        Off = "off",
        /// One letter a day, when there is something.
        Daily = "daily",
        /// One letter a week, when there is something.
        Weekly = "weekly",
    }
}
