//! Who was at a meeting: in the text up to fifteen, in a list of its own above that.

use veche_domain::{
    analyses::percent,
    meetings::{Mark, Participant, attendance},
    minutes::Minutes,
    regulation::Quorum,
    text::sort_key,
};

use super::{Sitting, members_of};
use crate::{
    Block, TableColumn, date_in_words, number_sign,
    words::{in_list, joined, lower, percents, plural, sentence},
};

/// Most people whom minutes name in their text; above that the list is annexed.
const IN_TEXT: usize = 15;

/// Those who took part: members with and without a vote, and representatives.
fn there(of: &Minutes) -> Vec<&Participant> {
    let mut found: Vec<&Participant> = of
        .participants
        .iter()
        .filter(|p| p.mark.is_some_and(|m| m.is_there() || m == Mark::Substituted))
        .collect();
    found.sort_by_cached_key(|p| sort_key(&p.person.full_name));
    found
}

/// Whether the list of participants is an annex.
pub(super) fn is_annexed(of: &Minutes) -> bool {
    there(of).len() > IN_TEXT
}

/// How a participant took part, where it is not simply by being there.
fn manner(of: &Participant) -> Option<String> {
    let substitute = of.substitute.as_deref();
    match of.mark {
        Some(Mark::Online) => Some("дистанционно".to_owned()),
        Some(Mark::Substituted) => Some(match substitute {
            Some(name) => format!("участвовал представитель: {}, без права голоса", in_list(name)),
            None => "участвовал представитель, без права голоса".to_owned(),
        }),
        _ if !of.votes => Some("без права голоса".to_owned()),
        _ => None,
    }
}

/// Paragraphs about who was there, who was not, whether the meeting could decide. Nothing where attendance is not told.
pub(super) fn present(of: &Minutes, sitting: &Sitting) -> Vec<Block> {
    let Some(text) = counted(of, sitting) else {
        return Vec::new();
    };
    let list = there(of);
    if of.extract || list.is_empty() {
        return vec![Block::labelled("Присутствовали:", sentence(&text))];
    }
    let mut blocks = Vec::new();
    if list.len() > IN_TEXT {
        blocks.push(Block::labelled(
            "Присутствовали:",
            format!("{text}, список прилагается (приложение\u{a0}1)."),
        ));
    } else {
        blocks.push(Block::labelled("Присутствовали:", format!("{text}:")));
        let last = list.len();
        blocks.extend(list.iter().zip(1..).map(|(p, n)| {
            let text = if n == last {
                sentence(&named(p))
            } else {
                format!("{};", named(p))
            };
            Block::point(format!("{n})"), text)
        }));
    }
    blocks.extend(absent(of));
    blocks
}

/// How many members were there: the very numbers of the meeting, told where something is known of them.
pub(super) fn counted(of: &Minutes, sitting: &Sitting) -> Option<String> {
    let marked = of.participants.iter().any(|p| p.mark.is_some());
    let numbers = if marked && !of.extract {
        // Its quorum is told by the meeting: the setting is not known here.
        attendance(&of.participants, Quorum::None)
    } else {
        sitting.attendance.filter(|a| a.there > 0)?
    };
    let members = plural(numbers.there, ["член", "члена", "членов"]);
    let share = percent(numbers.there, numbers.voting).map(|share| format!(" ({})", percents(share)));
    let quorum = match sitting.attendance.map(|a| a.quorum) {
        Some(true) => ", кворум имеется",
        Some(false) => ", кворума нет",
        None => "",
    };
    Some(format!(
        "{} {members} {} с правом голоса из {}{}{quorum}",
        numbers.there,
        members_of(&of.body),
        numbers.voting,
        share.unwrap_or_default()
    ))
}

fn named(of: &Participant) -> String {
    let post = of.position_name.as_deref().map(lower);
    let organization = of.organization.as_ref().map(|o| o.short_name.as_str());
    let manner = manner(of).map(|how| format!(" ({how})"));
    let name = in_list(&of.person.full_name);
    let known = joined([Some(name.as_str()), post.as_deref(), organization]);
    format!("{known}{}", manner.unwrap_or_default())
}

/// Those who were not there; why is told by no more than the mark, the reason itself is never kept.
fn absent(of: &Minutes) -> Option<Block> {
    let mut away: Vec<&Participant> = of
        .participants
        .iter()
        .filter(|p| matches!(p.mark, Some(Mark::Absent | Mark::AbsentExcused)))
        .collect();
    away.sort_by_cached_key(|p| sort_key(&p.person.full_name));
    let told = |p: &&Participant| {
        let excused = p.mark == Some(Mark::AbsentExcused);
        let why = if excused {
            " (по уважительной причине)"
        } else {
            ""
        };
        format!("{}{why}", in_list(&p.person.full_name))
    };
    let names: Vec<String> = away.iter().map(told).collect();
    (!names.is_empty()).then(|| Block::labelled("Отсутствовали:", sentence(&names.join(", "))))
}

/// Invitees who came, or all of them before it is known.
pub(super) fn invited(of: &Minutes) -> Option<Block> {
    let names: Vec<String> = of
        .invitees
        .iter()
        .filter(|guest| guest.came != Some(false))
        .map(|guest| match guest.note.as_deref() {
            Some(note) => format!("{} ({note})", guest.name),
            None => guest.name.clone(),
        })
        .collect();
    (!names.is_empty()).then(|| Block::labelled("Приглашённые:", sentence(&names.join("; "))))
}

/// The list of participants as annex 1 of the minutes.
pub(super) fn list(of: &Minutes) -> Vec<Block> {
    let rows = there(of).into_iter().zip(1..).map(|(p, n)| {
        vec![
            n.to_string(),
            p.person.full_name.clone(),
            p.position_name.clone().unwrap_or_default(),
            p.organization
                .as_ref()
                .map(|o| o.short_name.clone())
                .unwrap_or_default(),
            manner(p).unwrap_or_else(|| "очно".to_owned()),
        ]
    });
    vec![
        Block::Annex {
            corner: vec![
                "Приложение\u{a0}1".to_owned(),
                "к протоколу заседания".to_owned(),
                format!("от {} {}", date_in_words(of.date), number_sign(of.number)),
            ],
            landscape: false,
        },
        Block::Heading("СПИСОК\nприсутствовавших на заседании".to_owned()),
        Block::Table(
            vec![
                TableColumn::new("№ п/п", 8),
                TableColumn::new("Ф. И. О.", 30),
                TableColumn::new("Должность", 22),
                TableColumn::new("Образовательная организация", 22),
                TableColumn::new("Участие", 18),
            ],
            rows.collect(),
        ),
    ]
}
