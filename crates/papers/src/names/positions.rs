//! Posts in the cases: «учитель математики» → «учителя математики».

use super::{Case, phrase};

/// Nouns that begin a post of their own after a comma or a dash: «заместитель начальника – начальник отдела».
const POSTS: &[&str] = &[
    "учитель",
    "директор",
    "методист",
    "руководитель",
    "начальник",
    "заместитель",
    "заведующий",
    "заведующая",
    "педагог",
    "воспитатель",
    "специалист",
    "преподаватель",
    "председатель",
    "секретарь",
    "эксперт",
    "консультант",
    "советник",
    "тьютор",
    "мастер",
    "инструктор",
    "тренер",
    "член",
    "куратор",
    "наставник",
    "координатор",
    "доцент",
    "профессор",
    "вожатый",
    "вожатая",
    "концертмейстер",
    "психолог",
    "логопед",
];

/// A post in a case. Its head and what agrees with it change, the rest stays: «старшего вожатого», «заместителя
/// директора по воспитательной работе». A second post after a comma or a dash changes as well. What begins with
/// an abbreviation stays: «и. о. директора».
pub fn position(post: &str, case: Case) -> String {
    let mut out = String::with_capacity(post.len() + 8);
    for (number, part) in parts(post).into_iter().enumerate() {
        if number == 0 || begins_a_post(part) {
            out.push_str(&phrase::decline(part, case, true));
        } else {
            out.push_str(part);
        }
    }
    out
}

/// The parts between commas and dashes, each with the mark in front of it.
fn parts(post: &str) -> Vec<&str> {
    let mut cuts: Vec<usize> = [", ", " – ", " — ", " - ", " / ", "/"]
        .into_iter()
        .flat_map(|mark| post.match_indices(mark).map(move |(at, mark)| at + mark.len()))
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut parts = Vec::with_capacity(cuts.len() + 1);
    let mut from = 0;
    for cut in cuts {
        parts.push(&post[from..cut]);
        from = cut;
    }
    parts.push(&post[from..]);
    parts
}

fn begins_a_post(part: &str) -> bool {
    let mut words = part
        .split_whitespace()
        .skip_while(|word| phrase::is_adjective(word) && !POSTS.contains(&word.to_lowercase().as_str()));
    words.next().is_some_and(|word| {
        let first = word
            .split('-')
            .next()
            .unwrap_or_default()
            .trim_end_matches([',', ';']);
        POSTS.contains(&first.to_lowercase().as_str())
    })
}
