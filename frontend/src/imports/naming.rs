//! What an import is said to do: lists go into a register, an annex into a draft order, answers into a meeting.

use veche_domain::imports::{Import, ImportKind};

use crate::routes::Route;

/// Keys of the sentences that differ from kind to kind.
pub(super) struct Texts {
    /// Title before the commit.
    pub(super) will: &'static str,
    /// Title after it.
    pub(super) did: &'static str,
    /// Button.
    pub(super) commit: &'static str,
    /// What is told once it is done.
    pub(super) committed: &'static str,
    /// Name of the number of records.
    pub(super) records: &'static str,
    /// Nothing is left to commit.
    pub(super) nothing: &'static str,
    /// What the undoing takes away.
    pub(super) undo: &'static str,
    /// State in a list.
    pub(super) state: &'static str,
}

/// Sentences of a kind.
pub(super) const fn texts(kind: ImportKind) -> Texts {
    const LIST: Texts = Texts {
        will: "import-will",
        did: "import-did",
        commit: "import-commit",
        committed: "import-committed",
        records: "import-records",
        nothing: "import-nothing",
        undo: "import-undo-text",
        state: "import-state-committed",
    };
    match kind {
        // A committed annex has not touched the register: it has made the draft of an order (I.4).
        ImportKind::OrderAnnex => Texts {
            will: "import-annex-title",
            did: "import-annex-committed",
            commit: "import-annex-commit",
            committed: "import-annex-committed",
            records: "import-annex-associations",
            undo: "import-annex-undo-text",
            state: "import-annex-drafted",
            ..LIST
        },
        ImportKind::Registrations => Texts {
            will: "import-answers-will",
            did: "import-answers-did",
            commit: "import-answers-commit",
            committed: "import-answers-committed",
            records: "import-answers-records",
            nothing: "import-answers-nothing",
            undo: "import-answers-undo-text",
            state: "import-answers-state",
        },
        ImportKind::People
        | ImportKind::Organizations
        | ImportKind::Associations
        | ImportKind::DistrictHeads
        | ImportKind::Plan => LIST,
    }
}

/// The attendance of the meeting whose answers are imported.
pub(super) fn attendance_of(import: &Import) -> Option<Route> {
    let tab = "attendance".to_owned();
    import.found.meeting_id.map(|id| Route::MeetingTab { id, tab })
}

/// Where what a committed import made is seen, and how the way there is called.
pub(super) fn made_by(import: &Import) -> (Route, &'static str) {
    if let Some(id) = import.order_id {
        return (Route::Order { id }, "import-open-order");
    }
    if let Some(id) = import.found.plan_id {
        return (Route::Plan { id }, "import-open-plan");
    }
    if let Some(route) = attendance_of(import) {
        return (route, "import-open-meeting");
    }
    let register = match import.kind {
        ImportKind::People => Route::People,
        ImportKind::Organizations => Route::Organizations,
        ImportKind::Associations => Route::Associations,
        ImportKind::DistrictHeads => Route::Districts,
        ImportKind::OrderAnnex => Route::Orders,
        ImportKind::Registrations => Route::Meetings,
        ImportKind::Plan => Route::Plans,
    };
    (register, "import-open-register")
}
