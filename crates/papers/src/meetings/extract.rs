//! An extract of minutes (выписка из протокола): their head, one item, «Верно» (VII.7.6).

use veche_domain::{Id, minutes::Minutes, terms::ru};

use super::{
    Sitting,
    decided::{agenda_line, item},
    head, is_draft,
    minutes::sat,
    officers,
    present::counted,
    signatures,
};
use crate::{
    Block, Paper, number_sign,
    words::{in_signature, open_ended, sentence},
};

/// Extract of one item of the agenda, under the number it has in the minutes; none for an item of another meeting.
///
/// What people said («ВЫСТУПИЛИ») stays in the minutes, and so do the names of those who were there.
pub fn minutes_extract_paper(of: &Minutes, sitting: &Sitting, agenda_item: Id) -> Option<Paper> {
    let (heading, n) = of
        .headings
        .iter()
        .zip(1..)
        .find(|(heading, _)| heading.agenda_item_id == agenda_item)?;
    let mut blocks = head(of, sitting, "ВЫПИСКА ИЗ ПРОТОКОЛА");
    blocks.extend(sat(of, sitting));
    blocks.extend(officers(of));
    blocks.extend(counted(of, sitting).map(|text| Block::labelled("Присутствовали:", sentence(&text))));
    blocks.push(Block::Heading("ПОВЕСТКА ДНЯ".to_owned()));
    blocks.push(agenda_line(heading, n));
    blocks.extend(item(of, heading, n, false));
    blocks.extend(signatures(of, sitting));
    blocks.push(Block::Text("Верно".to_owned()));
    blocks.push(Block::Signature {
        post: "Секретарь".to_owned(),
        name: of
            .secretary
            .as_ref()
            .map(|p| in_signature(&p.full_name))
            .unwrap_or_default(),
        note: String::new(),
    });
    blocks.push(Block::Blank {
        label: String::new(),
        hint: "дата заверения".to_owned(),
    });
    let title = format!(
        "Выписка из протокола {} от {}: {}",
        number_sign(of.number),
        ru(of.date),
        open_ended(&heading.title)
    );
    Some(Paper::new(title, blocks).draft(is_draft(of)))
}
