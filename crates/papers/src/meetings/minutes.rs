//! Minutes of a meeting (протокол) as a paper (VII.7.6).

use veche_domain::{minutes::Minutes, terms::ru};

use super::{
    Sitting,
    decided::{agenda_line, item},
    head, is_draft, officers,
    present::{invited, is_annexed, list, present},
    signatures,
};
use crate::{
    Block, Paper, number_sign,
    words::{labelled, lines, open_ended, paragraphs, sentence, some},
};

/// Minutes out of what the secretary wrote and the meeting knows. What is not signed by both is a draft; the published
/// extract, which a reader without the right to the whole is answered with, says that it is one.
pub fn minutes_paper(of: &Minutes, sitting: &Sitting) -> Paper {
    let number = number_sign(of.number);
    let named = if of.extract {
        "ВЫПИСКА ИЗ ПРОТОКОЛА"
    } else {
        "ПРОТОКОЛ"
    };
    let mut blocks = head(of, sitting, named);
    blocks.extend(sat(of, sitting));
    if of.revision > 1 {
        let why = some(of.correction.as_deref());
        let why = why.map(|why| format!(": {}", open_ended(why)));
        let text = format!("Редакция\u{a0}{}{}.", of.revision, why.unwrap_or_default());
        blocks.push(Block::Text(text));
    }
    blocks.extend(officers(of));
    blocks.extend(present(of, sitting));
    if !of.extract {
        blocks.extend(invited(of));
    }
    blocks.push(Block::Heading("ПОВЕСТКА ДНЯ".to_owned()));
    if of.headings.is_empty() {
        blocks.push(Block::Text("Вопросов в повестке нет.".to_owned()));
    }
    blocks.extend(of.headings.iter().zip(1..).map(|(h, n)| agenda_line(h, n)));
    for (heading, n) in of.headings.iter().zip(1..) {
        blocks.extend(item(of, heading, n, !of.extract));
    }
    blocks.extend(paragraphs(&of.content.note));
    blocks.extend(annexes(of));
    blocks.extend(signatures(of, sitting));
    if is_annexed(of) && !of.extract {
        blocks.extend(list(of));
    }
    let title = format!("Протокол {number} от {}: {}", ru(of.date), of.body.name);
    Paper::new(title, blocks).draft(is_draft(of)).long_storage()
}

/// Time, form and theme of the sitting.
pub(super) fn sat(of: &Minutes, sitting: &Sitting) -> Vec<Block> {
    let time = match (sitting.starts_at, sitting.ends_at) {
        (Some(starts), Some(ends)) => Some(format!("начало – {starts}, окончание – {ends}.")),
        (Some(starts), None) => Some(format!("начало – {starts}.")),
        (None, Some(ends)) => Some(format!("окончание – {ends}.")),
        (None, None) => None,
    };
    let form = some(sitting.form.as_deref()).map(str::to_owned);
    let form = match (form, sitting.online) {
        (Some(form), true) => Some(format!("{form}, с дистанционным участием.")),
        (None, true) => Some("с дистанционным участием.".to_owned()),
        (form, false) => form.map(|form| sentence(&form)),
    };
    let rows = [("Время:", time), ("Форма проведения:", form)];
    rows.into_iter()
        .filter_map(|(label, text)| Some(Block::labelled(label, text?)))
        .chain(labelled("Тема:", &sentence(&of.theme)))
        .collect()
}

/// What is annexed: the list of participants where it is long, and whatever the secretary names.
fn annexes(of: &Minutes) -> Vec<Block> {
    let list = (is_annexed(of) && !of.extract).then_some("Список присутствовавших на заседании");
    let named: Vec<&str> = list.into_iter().chain(lines(&of.content.annexes)).collect();
    if named.is_empty() {
        return Vec::new();
    }
    let rows = named
        .iter()
        .zip(1..)
        .map(|(annex, n)| Block::point(format!("{n}."), sentence(numberless(annex))));
    std::iter::once(Block::labelled("Приложения:", ""))
        .chain(rows)
        .collect()
}

/// A line without the number that its writer gave it: annexes are numbered as they stand.
fn numberless(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', ')']) {
        Some(rest) if rest.len() < line.len() && line.starts_with(|c: char| c.is_ascii_digit()) => {
            rest.trim()
        }
        _ => line,
    }
}
