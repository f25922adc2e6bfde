//! Minutes of a meeting (протокол) as a paper (VII.7.6).

use veche_domain::{
    elections::Decision,
    meetings::{Mark, Participant},
    minutes::{Minutes, MinutesHeading, Resolution, SigningRole},
    terms::ru,
};

use crate::{Block, Paper, TableColumn, date_in_words};

/// Minutes out of what the secretary wrote and the meeting knows.
pub fn minutes_paper(of: &Minutes) -> Paper {
    let number = of
        .number
        .map_or_else(|| "б/н".to_owned(), |n| format!("№\u{a0}{n}"));
    let title = format!("Протокол {number} от {}", ru(of.date));
    let mut blocks = vec![
        Block::Title(format!(
            "ПРОТОКОЛ {number}\nзаседания: {}\n{}",
            of.body.name,
            date_in_words(of.date)
        )),
        Block::Text(format!("Тема: {}.", of.theme.trim_end_matches('.'))),
    ];
    let role = |label: &str, name: Option<&String>| name.map(|name| Block::Text(format!("{label}: {name}.")));
    blocks.extend(role(
        "Председательствующий",
        of.chair.as_ref().map(|p| &p.full_name),
    ));
    blocks.extend(role("Секретарь", of.secretary.as_ref().map(|p| &p.full_name)));
    blocks.extend(present(&of.participants));
    let guests: Vec<&str> = of
        .invitees
        .iter()
        .filter(|guest| guest.came != Some(false))
        .map(|guest| guest.name.as_str())
        .collect();
    if !guests.is_empty() {
        blocks.push(Block::Text(format!("Приглашённые: {}.", guests.join(", "))));
    }
    blocks.push(Block::Heading("ПОВЕСТКА ДНЯ".to_owned()));
    for (heading, n) in of.headings.iter().zip(1..) {
        let speaker = heading
            .speaker
            .as_ref()
            .map(|s| format!(" ({s})"))
            .unwrap_or_default();
        blocks.push(Block::Text(format!("{n}. {}{speaker}", heading.title)));
    }
    for (heading, n) in of.headings.iter().zip(1..) {
        blocks.extend(item(of, heading, n));
    }
    if !of.content.note.is_empty() {
        blocks.extend(paragraphs("", &of.content.note));
    }
    if !of.content.annexes.is_empty() {
        blocks.extend(paragraphs("Приложения: ", &of.content.annexes));
    }
    blocks.extend(signatures(of));
    Paper::new(title, blocks)
}

/// The attendance sheet.
fn present(participants: &[Participant]) -> Vec<Block> {
    let there = |p: &&Participant| {
        p.mark
            .is_some_and(|mark| mark.is_there() || mark == Mark::Substituted)
    };
    let rows: Vec<Vec<String>> = participants
        .iter()
        .filter(there)
        .zip(1..)
        .map(|(p, n)| {
            let note = match p.mark {
                Some(Mark::Online) => "дистанционно".to_owned(),
                Some(Mark::Substituted) => {
                    format!(
                        "участвовал представитель {}",
                        p.substitute.as_deref().unwrap_or_default()
                    )
                }
                _ => String::new(),
            };
            vec![
                n.to_string(),
                p.person.full_name.clone(),
                p.organization
                    .as_ref()
                    .map(|o| o.short_name.clone())
                    .unwrap_or_default(),
                note.trim_end().to_owned(),
            ]
        })
        .collect();
    let voting = participants.iter().filter(|p| p.votes).count();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Text(format!(
            "Присутствовали: {} из {voting} членов с правом голоса.",
            rows.len()
        )),
        Block::Table(
            vec![
                TableColumn::new("№ п/п", 8),
                TableColumn::new("Ф. И. О.", 40),
                TableColumn::new("Образовательная организация", 32),
                TableColumn::new("Участие", 20),
            ],
            rows,
        ),
    ]
}

fn item(of: &Minutes, heading: &MinutesHeading, n: usize) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(format!("{n}. {}", heading.title))];
    let text = of
        .content
        .items
        .iter()
        .find(|text| text.agenda_item_id == heading.agenda_item_id);
    if let Some(text) = text {
        for (label, said) in [("СЛУШАЛИ: ", &text.heard), ("ВЫСТУПИЛИ: ", &text.spoke)] {
            if !said.is_empty() {
                blocks.extend(paragraphs(label, said));
            }
        }
    }
    blocks.extend(heading.decision.as_ref().map(vote));
    if let Some(elected) = heading.election.as_ref().and_then(|e| e.elected.as_ref()) {
        blocks.push(Block::Text(format!("Избран(а): {}.", elected.full_name)));
    }
    let resolved: Vec<&Resolution> = of
        .resolutions
        .iter()
        .filter(|r| r.agenda_item_id == heading.agenda_item_id)
        .collect();
    if !resolved.is_empty() {
        blocks.push(Block::Text("РЕШИЛИ:".to_owned()));
        blocks.extend(resolved.into_iter().map(resolution));
    }
    blocks
}

fn vote(decision: &Decision) -> Block {
    let says = if decision.accepted {
        "решение принято"
    } else {
        "решение не принято"
    };
    Block::Text(format!(
        "Голосовали: «за» – {}, «против» – {}, «воздержались» – {}; {says}.",
        decision.votes_for, decision.against, decision.abstained
    ))
}

fn resolution(of: &Resolution) -> Block {
    let who = of
        .responsible_person
        .as_ref()
        .map(|p| p.full_name.clone())
        .or_else(|| of.responsible.clone());
    let who = who
        .map(|who| format!(" Ответственный: {who}."))
        .unwrap_or_default();
    let by = of
        .due_on
        .map(|day| format!(" Срок: {}.", ru(day)))
        .unwrap_or_default();
    Block::Text(format!("{} {}{who}{by}", of.number, of.text))
}

fn paragraphs(label: &str, text: &str) -> Vec<Block> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .enumerate()
        .map(|(at, line)| {
            Block::Text(if at == 0 {
                format!("{label}{line}")
            } else {
                line.to_owned()
            })
        })
        .collect()
}

/// Lines of signatures; a paper without them says so.
fn signatures(of: &Minutes) -> Vec<Block> {
    let line = |role: SigningRole, post: &str, name: Option<&String>| {
        let signed = of.signatures.iter().find(|s| s.role == role);
        let mark = signed.map_or(" (не подписано)", |_| "");
        Block::Signature {
            post: format!("{post}{mark}"),
            name: name.cloned().unwrap_or_default(),
            note: String::new(),
        }
    };
    vec![
        line(
            SigningRole::Chair,
            "Председательствующий",
            of.chair.as_ref().map(|p| &p.full_name),
        ),
        line(
            SigningRole::Secretary,
            "Секретарь",
            of.secretary.as_ref().map(|p| &p.full_name),
        ),
    ]
}
