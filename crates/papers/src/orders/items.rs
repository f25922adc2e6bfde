//! The points of an order: each as its drafter worded it, else worded from what it decides.

use std::collections::BTreeSet;

use veche_domain::{
    Id,
    associations::Office,
    orders::{Effect, Order, OrderItem},
};

use super::{OrderFacts, curator::appointing, point, recognition};
use crate::{
    Block,
    names::{self, Case},
    words::{capital, sentence, some},
};

/// All points.
pub(super) fn points(of: &Order, facts: &OrderFacts) -> Vec<Block> {
    of.items
        .iter()
        .enumerate()
        .flat_map(|(at, item)| worded(of, facts, item, at))
        .collect()
}

fn worded(of: &Order, facts: &OrderFacts, item: &OrderItem, at: usize) -> Vec<Block> {
    let n = at + 1;
    if let Some(text) = some(item.text.as_deref()) {
        return vec![point(n, text)];
    }
    let said = of.wording.get(at).map(String::as_str).unwrap_or_default();
    match &item.effect {
        Effect::AppointCurator {
            association_id,
            person_id,
        } => {
            let from = of.effective_on.or(of.signed_on);
            let association = facts.association(of, *association_id);
            vec![point(
                n,
                &appointing(&facts.person(of, *person_id), &association, from),
            )]
        }
        Effect::ReleaseOffice {
            association_id,
            office,
        } => {
            let of_whom = match office {
                Office::Leader => "руководителя",
                Office::Secretary => "секретаря",
                Office::Curator => "куратора",
            };
            let holder = facts.associations.get(association_id).and_then(|a| match office {
                Office::Curator => a.curator.as_ref(),
                Office::Leader => a.leader.as_ref(),
                Office::Secretary => None,
            });
            let whom = holder.map(|who| format!("{} ", names::full_name(&who.name, Case::Accusative)));
            let association = names::association(&facts.association(of, *association_id), Case::Genitive);
            vec![point(
                n,
                &format!(
                    "Освободить {}от обязанностей {of_whom} {association}",
                    whom.unwrap_or_default()
                ),
            )]
        }
        Effect::Recognize { award, people } => recognition::points(of, facts, n, award, people),
        Effect::Reorganize { carried, .. } if !carried.is_empty() => {
            let mut blocks = vec![point(n, said)];
            let into: BTreeSet<Id> = carried.iter().map(|c| c.into).collect();
            for (successor, m) in into.into_iter().zip(1..) {
                let who: Vec<String> = carried
                    .iter()
                    .filter(|c| c.into == successor)
                    .map(|c| names::initials_last(&facts.person(of, c.person_id).name, Case::Accusative))
                    .collect();
                let name = names::association(&facts.association(of, successor), Case::Genitive);
                let text = sentence(&format!("Включить в состав {name}: {}", who.join(", ")));
                blocks.push(Block::point(format!("{n}.{m}."), text));
            }
            blocks
        }
        Effect::Instruct {} if said.is_empty() => Vec::new(),
        _ => vec![point(n, &capital(said))],
    }
}
