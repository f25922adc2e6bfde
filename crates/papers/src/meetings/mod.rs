//! Papers of a meeting: minutes, extracts, the attendance sheet, the invitation, the named voting list (VII.7.4 - 7.6).

mod attendance;
mod decided;
mod extract;
#[cfg(test)]
pub(crate) mod fixtures;
mod invitation;
mod minutes;
mod present;
#[cfg(test)]
mod tests;
mod voting;

use chrono::NaiveDate;
use veche_domain::{
    calendar::TimeOfDay,
    meetings::{Attendance, BodyKind, BodyRef, MinutesState},
    minutes::{Minutes, SigningRole},
};

pub use attendance::{AttendanceSheet, attendance_sheet_paper};
pub use extract::minutes_extract_paper;
pub use invitation::{Invitation, invitation_paper};
pub use minutes::minutes_paper;
pub use voting::{VotingList, voting_list_paper};

use crate::{
    Block, date_in_words,
    names::{self, Case},
    number_sign,
    orders::signing,
    words::in_signature,
};

/// What the meeting knows beside its minutes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sitting {
    /// Place.
    pub place: Option<String>,
    /// Beginning, local time.
    pub starts_at: Option<TimeOfDay>,
    /// End, local time.
    pub ends_at: Option<TimeOfDay>,
    /// Form of work in words (V).
    pub form: Option<String>,
    /// Whether one could take part by a link.
    pub online: bool,
    /// Numbers as the meeting itself counts them: how many were there is no secret, who they were may be one.
    pub attendance: Option<Attendance>,
    /// Days of the signatures by the city's calendar.
    pub signed: Vec<(SigningRole, NaiveDate)>,
}

/// Name of who meets in a case.
pub(crate) fn body_in(body: &BodyRef, case: Case) -> String {
    names::association(&body.name, case)
}

/// Of what the participants are members.
const fn members_of(body: &BodyRef) -> &'static str {
    match body.kind {
        BodyKind::Association => "объединения",
        BodyKind::Council => "совета",
    }
}

/// The first lines of minutes and of extracts: who met, title, date, number, what it is of.
fn head(of: &Minutes, sitting: &Sitting, title: &str) -> Vec<Block> {
    vec![
        Block::Banner(vec![of.body.name.clone()]),
        Block::Title(title.to_owned()),
        Block::Requisites {
            date: date_in_words(of.date),
            number: number_sign(of.number),
            place: sitting.place.clone(),
        },
        Block::Heading(format!("заседания {}", body_in(&of.body, Case::Genitive))),
    ]
}

/// Who chaired and who drew the minutes up; who is missing is told so.
fn officers(of: &Minutes) -> [Block; 2] {
    let line = |label: &str, name: Option<&str>| {
        Block::labelled(label, name.map_or_else(|| "не указан".to_owned(), in_signature))
    };
    [
        line(
            "Председательствующий –",
            of.chair.as_ref().map(|p| p.full_name.as_str()),
        ),
        line("Секретарь –", of.secretary.as_ref().map(|p| p.full_name.as_str())),
    ]
}

/// Lines of the signatures with what is known of the signing.
fn signatures(of: &Minutes, sitting: &Sitting) -> [Block; 2] {
    let line = |role: SigningRole, post: &str, name: Option<&str>| {
        let signed = of.signatures.iter().find(|s| s.role == role);
        let day = |at: chrono::DateTime<chrono::Utc>| {
            let known = sitting.signed.iter().find(|(of, _)| *of == role);
            known.map_or_else(|| at.date_naive(), |(_, day)| *day)
        };
        Block::Signature {
            post: post.to_owned(),
            name: name.map(in_signature).unwrap_or_default(),
            note: signed.map(|s| signing(s.kind, day(s.at))).unwrap_or_default(),
        }
    };
    [
        line(
            SigningRole::Chair,
            "Председательствующий",
            of.chair.as_ref().map(|p| p.full_name.as_str()),
        ),
        line(
            SigningRole::Secretary,
            "Секретарь",
            of.secretary.as_ref().map(|p| p.full_name.as_str()),
        ),
    ]
}

/// Whether both have signed: anything else is a draft (VII.7.6).
const fn is_draft(of: &Minutes) -> bool {
    !matches!(of.state, MinutesState::Signed | MinutesState::Published)
}
