//! Thanks and awards: points of an order and an extract for each person (VIII.8.1, the fifth right of a member).

use veche_domain::{
    Id,
    orders::{Effect, Order, OrderState, Recognized},
};

use super::{OrderFacts, point, post, preamble, requisites};
use crate::{
    Block, Paper, PaperPerson,
    names::{Case, initials_last},
    words::{from_number, lower, sentence, some},
};

/// The verb of an award and the case of the person after it.
fn awarding(award: &str) -> (String, Case) {
    let said = lower(award.trim().trim_matches(['«', '»', '.']));
    let folded = said.replace('ё', "е");
    let rest = |word: &str| {
        let after: String = said.chars().skip(word.chars().count()).collect();
        after
    };
    if folded.starts_with("благодарность") {
        (format!("Объявить {said}"), Case::Dative)
    } else if folded.starts_with("благодарственное письмо") {
        (format!("Вручить {said}"), Case::Dative)
    } else if folded.starts_with("почетная грамота") {
        let with = rest("почетная грамота");
        (format!("Наградить почётной грамотой{with}"), Case::Accusative)
    } else if folded.starts_with("грамота") {
        (format!("Наградить грамотой{}", rest("грамота")), Case::Accusative)
    } else if folded.starts_with("диплом") {
        (format!("Наградить дипломом{}", rest("диплом")), Case::Accusative)
    } else {
        (format!("Поощрить ({said})"), Case::Accusative)
    }
}

/// For what: «за …» goes on in the sentence, anything else stands in brackets.
fn merit(of: &Recognized) -> String {
    match some(of.merit.as_deref()) {
        None => String::new(),
        Some(said) if said.to_lowercase().starts_with("за ") => {
            format!(", {}", lower(said.trim_end_matches(['.', ' '])))
        }
        Some(said) => format!(" ({})", said.trim_end_matches(['.', ' '])),
    }
}

/// The point about one person, whole; about several, with a point below for each.
pub(super) fn points(
    of: &Order,
    facts: &OrderFacts,
    n: usize,
    award: &str,
    people: &[Recognized],
) -> Vec<Block> {
    let (verb, case) = awarding(award);
    let whom = |who: &Recognized| {
        format!(
            "{}{}",
            facts.person(of, who.person_id).presented(case),
            merit(who)
        )
    };
    match people {
        [only] => vec![point(n, &format!("{verb} {}", whom(only)))],
        several => {
            let head = Block::point(format!("{n}."), format!("{verb}:"));
            let below = several
                .iter()
                .zip(1..)
                .map(|(who, m)| Block::point(format!("{n}.{m}."), sentence(&whom(who))));
            std::iter::once(head).chain(below).collect()
        }
    }
}

/// Extract from an order about the recognition of one person; none where the order does not name them.
///
/// Whatever the drafter worded by hand stays out: it may name others.
pub fn recognition_extract(of: &Order, facts: &OrderFacts, person: Id) -> Option<Paper> {
    let points: Vec<Block> = of
        .items
        .iter()
        .zip(1..)
        .filter_map(|(item, n)| match &item.effect {
            Effect::Recognize { award, people } => {
                let who = people.iter().find(|p| p.person_id == person)?;
                let (verb, case) = awarding(award);
                let whom = format!("{}{}", facts.person(of, person).presented(case), merit(who));
                Some(point(n, &format!("{verb} {whom}")))
            }
            _ => None,
        })
        .collect();
    if points.is_empty() {
        return None;
    }
    let who: PaperPerson = facts.person(of, person);
    let mut blocks: Vec<Block> = facts.letterhead.banner().into_iter().collect();
    blocks.push(Block::Title("ВЫПИСКА ИЗ ПРИКАЗА".to_owned()));
    blocks.push(requisites(of, facts));
    blocks.push(Block::Heading(of.title.clone()));
    blocks.push(Block::Text(preamble(of)));
    blocks.extend(points);
    blocks.extend(
        of.signatory
            .as_ref()
            .map(|who| Block::signature(post(who), &who.name)),
    );
    blocks.extend(certified());
    let title = format!(
        "Выписка из приказа {}: {}",
        from_number(of.signed_on, of.number.as_deref()),
        initials_last(&who.name, Case::Nominative)
    );
    Some(Paper::new(title, blocks).draft(of.state == OrderState::Draft))
}

/// «Верно» with places for whoever certifies the extract.
pub(crate) fn certified() -> [Block; 3] {
    [
        Block::Text("Верно".to_owned()),
        Block::Signature {
            post: "Должность лица, заверившего выписку: ______________".to_owned(),
            name: "______________".to_owned(),
            note: String::new(),
        },
        Block::Blank {
            label: String::new(),
            hint: "дата заверения".to_owned(),
        },
    ]
}
