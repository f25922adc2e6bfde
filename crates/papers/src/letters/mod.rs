//! Letters: an information letter, and the letter that asks a school to release its teachers (VII.7.6, VIII.8.2).

mod information;
mod release;
#[cfg(test)]
mod tests;

use veche_domain::orders::Executor;

pub use information::{InformationLetter, information_letter_paper};
pub use release::{ReleaseLetter, release_letter_paper};

use crate::{Block, words::some};

/// Who drew the letter up, at its foot.
fn executor(who: Option<&Executor>) -> Option<Block> {
    let who = who?;
    let phone = some(who.phone.as_deref()).map(|phone| format!(", тел. {phone}"));
    Some(Block::labelled(
        "Исполнитель:",
        format!("{}{}", who.name, phone.unwrap_or_default()),
    ))
}
