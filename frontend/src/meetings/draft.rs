//! Agenda and invitees while they are typed: kept as they stand, sent as the API has them.

use serde::{Deserialize, Serialize};
use veche_domain::{
    Id,
    associations::Office,
    meetings::{AgendaItem, AgendaKind, AgendaLine, Invitee, NewInvitee},
};

use crate::hooks::Form;

/// Key of the form that keeps the lines of the agenda as they are typed.
const LINES: &str = "lines";
/// Key of the form that keeps the invitees as they are typed.
const GUESTS: &str = "guests";

/// A line of the agenda as it is typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct LineDraft {
    pub(super) id: Option<Id>,
    pub(super) kind: AgendaKind,
    pub(super) title: String,
    pub(super) speaker: Option<(Id, String)>,
    pub(super) speaker_text: String,
    pub(super) office: Option<Office>,
    pub(super) minutes_of: Option<Id>,
    pub(super) analysis_id: Option<Id>,
    /// Whether there was a vote on it, so that it stays as it is.
    pub(super) decided: bool,
}

impl Default for LineDraft {
    fn default() -> Self {
        Self {
            id: None,
            kind: AgendaKind::Information,
            title: String::new(),
            speaker: None,
            speaker_text: String::new(),
            office: None,
            minutes_of: None,
            analysis_id: None,
            decided: false,
        }
    }
}

fn said(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|t| !t.is_empty())
}

impl LineDraft {
    fn of(item: &AgendaItem) -> Self {
        Self {
            id: Some(item.id),
            kind: item.kind,
            title: item.title.clone(),
            speaker: item.speaker.as_ref().map(|p| (p.id, p.full_name.clone())),
            speaker_text: item.speaker_text.clone().unwrap_or_default(),
            office: item.office,
            minutes_of: item.minutes_of,
            analysis_id: item.analysis_id,
            decided: item.decision.is_some() || item.election_id.is_some(),
        }
    }

    /// The line to be sent; what another kind had asked for is not.
    fn line(&self) -> AgendaLine {
        AgendaLine {
            id: self.id,
            kind: self.kind,
            title: self.title.trim().to_owned(),
            speaker_id: self.speaker.as_ref().map(|(id, _)| *id),
            speaker_text: said(&self.speaker_text),
            office: self.office.filter(|_| self.kind == AgendaKind::Election),
            minutes_of: self
                .minutes_of
                .filter(|_| self.kind == AgendaKind::ApproveMinutes),
            analysis_id: self
                .analysis_id
                .filter(|_| self.kind == AgendaKind::ConsiderAnalysis),
        }
    }
}

/// An invitee as it is typed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct GuestDraft {
    pub(super) name: String,
    pub(super) note: String,
    pub(super) person_id: Option<Id>,
    pub(super) came: Option<bool>,
}

impl GuestDraft {
    fn of(invitee: &Invitee) -> Self {
        Self {
            name: invitee.name.clone(),
            note: invitee.note.clone().unwrap_or_default(),
            person_id: invitee.person_id,
            came: invitee.came,
        }
    }

    fn invitee(&self) -> NewInvitee {
        NewInvitee {
            name: self.name.trim().to_owned(),
            note: said(&self.note),
            person_id: self.person_id,
            came: self.came,
        }
    }
}

fn text<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn sent(lines: &[LineDraft]) -> String {
    text(&lines.iter().map(LineDraft::line).collect::<Vec<_>>())
}

fn invited(guests: &[GuestDraft]) -> String {
    text(&guests.iter().map(GuestDraft::invitee).collect::<Vec<_>>())
}

/// What a form of a meeting begins with for its agenda and invitees.
pub(super) fn beginning(agenda: &[AgendaItem], invitees: &[Invitee]) -> Vec<(&'static str, String)> {
    let lines: Vec<LineDraft> = agenda.iter().map(LineDraft::of).collect();
    let guests: Vec<GuestDraft> = invitees.iter().map(GuestDraft::of).collect();
    vec![
        (LINES, text(&lines)),
        ("/agenda", sent(&lines)),
        (GUESTS, text(&guests)),
        ("/invitees", invited(&guests)),
    ]
}

/// What a form begins with when another page asked for a meeting with one item.
pub(super) fn beginning_with(kind: AgendaKind, title: String) -> Vec<(&'static str, String)> {
    let line = LineDraft {
        kind,
        title,
        ..LineDraft::default()
    };
    let lines = [line];
    let mut begin = beginning(&[], &[]);
    begin.retain(|(name, _)| !matches!(*name, LINES | "/agenda"));
    begin.extend([(LINES, text(&lines)), ("/agenda", sent(&lines))]);
    begin
}

/// The lines of the agenda in the form.
pub(super) fn lines_of(form: &Form) -> Vec<LineDraft> {
    serde_json::from_str(form.get(LINES)).unwrap_or_default()
}

/// Keeps the lines of the agenda in the form.
pub(super) fn put_lines(form: &Form, lines: &[LineDraft]) {
    form.set(LINES, text(&lines));
    form.set("/agenda", sent(lines));
}

/// The invitees in the form.
pub(super) fn guests_of(form: &Form) -> Vec<GuestDraft> {
    serde_json::from_str(form.get(GUESTS)).unwrap_or_default()
}

/// Keeps the invitees in the form.
pub(super) fn put_guests(form: &Form, guests: &[GuestDraft]) {
    form.set(GUESTS, text(&guests));
    form.set("/invitees", invited(guests));
}

/// Moves a line by one place, up or down; gives where it went.
pub(super) fn moved(lines: &mut [LineDraft], at: usize, up: bool) -> Option<usize> {
    let to = if up { at.checked_sub(1)? } else { at + 1 };
    (to < lines.len() && at < lines.len()).then(|| {
        lines.swap(at, to);
        to
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(title: &str) -> LineDraft {
        LineDraft {
            title: title.to_owned(),
            ..LineDraft::default()
        }
    }

    #[test]
    fn a_line_keeps_the_space_that_is_being_typed_and_sends_it_clean() {
        let drafts = vec![line("О плане ")];
        let kept: Vec<LineDraft> = serde_json::from_str(&text(&drafts)).unwrap();
        assert_eq!(kept[0].title, "О плане ");
        let lines: Vec<AgendaLine> = serde_json::from_str(&sent(&drafts)).unwrap();
        assert_eq!(lines[0].title, "О плане");
    }

    #[test]
    fn what_another_kind_asked_for_is_not_sent() {
        let election = LineDraft {
            kind: AgendaKind::Election,
            office: Some(Office::Leader),
            ..line("О выборах")
        };
        assert_eq!(election.line().office, Some(Office::Leader));
        let changed = LineDraft {
            kind: AgendaKind::Decision,
            ..election
        };
        assert_eq!(changed.line().office, None);
    }

    #[test]
    fn lines_move_within_the_list_only() {
        let mut lines = vec![line("1"), line("2")];
        assert_eq!(moved(&mut lines, 0, true), None);
        assert_eq!(moved(&mut lines, 1, false), None);
        assert_eq!(moved(&mut lines, 1, true), Some(0));
        assert_eq!(lines[0].title, "2");
    }
}
