//! Words for votes, elections and people of minutes. The paper is Russian whatever the language of the screen.

use veche_domain::{
    elections::Decision,
    minutes::{Minutes, MinutesElection, MinutesHeading, ResolutionText},
    people::PersonRef,
};

/// «Фёдорова А. И.»: as people stand in papers.
pub fn short_name(full_name: &str) -> String {
    let mut parts = full_name.split_whitespace();
    let family = parts.next().unwrap_or_default();
    let initials: Vec<String> = parts
        .take(2)
        .filter_map(|p| p.chars().next())
        .map(|c| format!("{c}."))
        .collect();
    if initials.is_empty() {
        return family.to_owned();
    }
    format!("{family}\u{a0}{}", initials.join("\u{a0}"))
}

/// Who is responsible for a resolution: as written, else by the register.
pub(super) fn responsible(row: &ResolutionText, minutes: &Minutes) -> Option<String> {
    let named = || {
        let id = row.responsible_id?;
        let kept = minutes
            .resolutions
            .iter()
            .filter_map(|r| r.responsible_person.as_ref());
        let there = minutes.participants.iter().map(|p| &p.person);
        kept.chain(there)
            .find(|p| p.id == id)
            .map(|p| short_name(&p.full_name))
    };
    row.responsible.clone().or_else(named)
}

/// «нет» stands for nought, as papers have it.
fn votes(n: i64) -> String {
    if n == 0 {
        "нет".to_owned()
    } else {
        n.to_string()
    }
}

/// «Голосовали: за – 8, против – нет, воздержались – нет. Решение принято.»
pub fn decision_line(decision: &Decision) -> String {
    let outcome = if decision.accepted {
        "Решение принято."
    } else {
        "Решение не принято."
    };
    format!(
        "Голосовали: «за» – {}, «против» – {}, «воздержались» – {}. {outcome}",
        votes(decision.votes_for),
        votes(decision.against),
        votes(decision.abstained),
    )
}

fn name_of(names: &[PersonRef], id: veche_domain::Id) -> String {
    let found = names.iter().find(|p| p.id == id);
    found.map_or_else(|| "кандидат".to_owned(), |p| short_name(&p.full_name))
}

/// Each round in a line, and who was elected: the majority is that of all members (VII.7.4, VII.7.5).
pub(super) fn election_lines(election: &MinutesElection) -> Vec<String> {
    let several = election.rounds.len() > 1;
    let mut lines: Vec<String> = election
        .rounds
        .iter()
        .enumerate()
        .map(|(at, round)| {
            let cast: Vec<String> = round
                .votes
                .iter()
                .map(|v| format!("«за» {} – {}", name_of(&election.names, v.candidate_id), votes(v.votes)))
                .collect();
            let tour = if several { format!("Тур {}. ", at + 1) } else { String::new() };
            format!(
                "{tour}Голосовали: {}, «против» – {}, «воздержались» – {}; не голосовали – {}. Нужно {} из {}.",
                cast.join(", "),
                votes(round.against),
                votes(round.abstained),
                votes(round.silent),
                round.needed,
                round.electorate,
            )
        })
        .collect();
    lines.push(match &election.elected {
        Some(person) => format!(
            "Большинством голосов членов объединения избран(а) {}.",
            person.full_name
        ),
        None => "Большинства голосов членов объединения не набрал никто.".to_owned(),
    });
    lines
}

/// Lines that tell of the vote under a heading.
pub(super) fn vote_lines(heading: &MinutesHeading) -> Vec<String> {
    let mut lines: Vec<String> = heading.decision.iter().map(decision_line).collect();
    lines.extend(heading.election.iter().flat_map(election_lines));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_on_paper() {
        assert_eq!(short_name("Фёдорова Анна Игоревна"), "Фёдорова\u{a0}А.\u{a0}И.");
        assert_eq!(short_name("Ли"), "Ли");
    }
}
