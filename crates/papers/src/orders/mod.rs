//! Orders (приказы) with their annexes, and extracts from them (I.4, I.5, VII.7.2, VIII.8.1).

mod annexes;
mod curator;
#[cfg(test)]
pub(crate) mod fixtures;
mod items;
mod recognition;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use veche_domain::{
    Id,
    associations::AssociationKind,
    orders::{Order, OrderState, Signatory, SignatureKind},
};

pub use recognition::recognition_extract;

use crate::{
    Block, Letterhead, Paper, PaperPerson, date_in_words,
    names::{self, Case},
    words::{REGULATION, capital, from_number, lower, open_ended, sentence, some},
};

/// An association as the annexes of an order name it, as of the order's day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderAssociation {
    /// Name.
    pub name: String,
    /// Kind (IV).
    pub kind: AssociationKind,
    /// Curating institution.
    pub institution: Option<String>,
    /// Curator, for information only: an institution appoints them (VII.7.2).
    pub curator: Option<PaperPerson>,
    /// Leader, for information only: the members elect them (VII.7.4).
    pub leader: Option<PaperPerson>,
}

/// What an order's paper says beside the order itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrderFacts {
    /// Who issues it.
    pub letterhead: Letterhead,
    /// The issuer in the genitive, as after «к приказу».
    pub issuer_genitive: String,
    /// Everybody its items name.
    pub people: BTreeMap<Id, PaperPerson>,
    /// Associations its items name.
    pub associations: BTreeMap<Id, OrderAssociation>,
    /// Institutions its items name, by full name.
    pub institutions: BTreeMap<Id, String>,
    /// Names of administrative units by code.
    pub units: BTreeMap<String, String>,
}

impl OrderFacts {
    fn association(&self, of: &Order, id: Id) -> String {
        let known = self.associations.get(&id).map(|a| a.name.clone());
        known.unwrap_or_else(|| named(of, id))
    }

    fn institution(&self, of: &Order, id: Id) -> String {
        let known = self.institutions.get(&id).cloned();
        known.unwrap_or_else(|| named(of, id))
    }

    fn person(&self, of: &Order, id: Id) -> PaperPerson {
        self.people.get(&id).cloned().unwrap_or_else(|| PaperPerson {
            name: crate::words::split_name(&named(of, id)),
            ..PaperPerson::default()
        })
    }
}

/// The name of an object as the order itself knows it.
fn named(of: &Order, id: Id) -> String {
    let known = of.names.iter().find(|n| n.id == id);
    known.map_or_else(|| "________________".to_owned(), |n| n.name.clone())
}

/// An order: requisites, heading, preamble, points, signatures, annexes. What is not signed is a draft.
pub fn order_paper(of: &Order, facts: &OrderFacts) -> Paper {
    let mut blocks: Vec<Block> = facts.letterhead.banner().into_iter().collect();
    blocks.extend(mark(of));
    blocks.push(Block::Title("ПРИКАЗ".to_owned()));
    blocks.push(requisites(of, facts));
    blocks.push(Block::Heading(of.title.clone()));
    blocks.push(Block::Text(preamble(of)));
    blocks.extend(items::points(of, facts));
    blocks.extend(entry_into_force(of));
    blocks.extend(signature(of));
    blocks.extend(curator::acquainted(of, facts));
    if !of.approvers.is_empty() {
        blocks.push(Block::labelled("СОГЛАСОВАНО", ""));
        blocks.extend(
            of.approvers
                .iter()
                .map(|who| Block::signature(post(who), &who.name)),
        );
    }
    blocks.extend(of.executor.as_ref().map(|who| {
        let phone = some(who.phone.as_deref()).map(|phone| format!(", тел. {phone}"));
        Block::labelled(
            "Исполнитель:",
            format!("{}{}", who.name, phone.unwrap_or_default()),
        )
    }));
    blocks.extend(annexes::annexes(of, facts));
    Paper::new(title(of), blocks)
        .draft(of.state == OrderState::Draft)
        .long_storage()
}

/// Title for those who list files: «Приказ от … № … «О …»».
fn title(of: &Order) -> String {
    let known = from_number(of.signed_on, of.number.as_deref());
    match known.as_str() {
        "" => format!("Проект приказа «{}»", of.title),
        known => format!("Приказ {known} «{}»", of.title),
    }
}

fn requisites(of: &Order, facts: &OrderFacts) -> Block {
    facts.letterhead.requisites(of.signed_on, of.number.as_deref())
}

/// What became of an order that counts no longer: the paper says it, lest anybody rests on it.
fn mark(of: &Order) -> Option<Block> {
    match (&of.cancellation, of.repealed_on) {
        (Some(taken), _) => Some(Block::Corner(vec![
            "ОТМЕНЁН".to_owned(),
            date_in_words(taken.on),
            open_ended(&taken.reason).to_owned(),
        ])),
        (None, Some(on)) => {
            let by = of.repealed_by.as_ref();
            let by = by.map(|by| format!("приказ {}", from_number(by.signed_on, by.number.as_deref())));
            let first = ["УТРАТИЛ СИЛУ".to_owned(), format!("с {}", date_in_words(on))];
            Some(Block::Corner(first.into_iter().chain(by).collect()))
        }
        (None, None) => None,
    }
}

/// The preamble up to «ПРИКАЗЫВАЮ:»; without one it names the clause that the order rests on.
fn preamble(of: &Order) -> String {
    let said = some(of.preamble.as_deref());
    let orders = |text: &str| {
        let letters: String = text
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphabetic())
            .collect();
        letters.ends_with("приказываю")
    };
    match said {
        Some(said) if orders(said) => format!("{}:", open_ended(said)),
        Some(said) => format!("{} ПРИКАЗЫВАЮ:", open_ended(said)),
        None => format!(
            "В соответствии с пунктом {} {REGULATION} ПРИКАЗЫВАЮ:",
            of.kind.clause()
        ),
    }
}

/// The day of its effects, where it is not that of the signing; the paper of the past says it in its own words.
fn entry_into_force(of: &Order) -> Option<Block> {
    let on = of.effective_on?;
    let needless = of.by_paper || of.signed_on == Some(on);
    (!needless).then(|| Block::Text(format!("Приказ вступает в силу с {}", date_in_words(on))))
}

fn signature(of: &Order) -> Option<Block> {
    let who = of.signatory.as_ref();
    let note = match (of.signature, of.signed_on) {
        (Some(kind), Some(on)) if of.state != OrderState::Draft => signing(kind, on),
        _ => String::new(),
    };
    Some(Block::Signature {
        post: who.map_or_else(|| "Руководитель".to_owned(), post),
        name: who.map(|who| who.name.clone()).unwrap_or_default(),
        note,
    })
}

/// How a paper was signed, as its mark says (interpretation 11).
pub(crate) fn signing(kind: SignatureKind, on: NaiveDate) -> String {
    let on = veche_domain::terms::ru(on);
    match kind {
        SignatureKind::Paper => format!("подлинник подписан на бумаге {on}"),
        SignatureKind::Simple => format!("подписано простой электронной подписью {on}"),
        SignatureKind::Qualified => format!("подписано квалифицированной электронной подписью {on}"),
    }
}

/// A post, of somebody acting with «И. о.» before it.
fn post(who: &Signatory) -> String {
    let said = who.post.trim();
    let folded = said.to_lowercase();
    let told = ["и. о.", "и.о.", "исполняющ", "врио"];
    if who.acting && !told.iter().any(|t| folded.starts_with(t)) {
        return format!("И.\u{a0}о. {}", names::position(&lower(said), Case::Genitive));
    }
    capital(said)
}

/// Point with its number.
fn point(n: usize, text: &str) -> Block {
    Block::point(format!("{n}."), sentence(text))
}
