//! Two texts of one meeting's minutes: what is the same, what goes together, where somebody has to choose.

use veche_domain::{
    Id,
    minutes::{
        MinutesContent, MinutesDifference, MinutesField, MinutesItem, ResolutionText, differences, merged,
    },
};

/// The text as the server keeps it: without rows that hold nothing yet, resolutions cleaned.
pub(super) fn sendable(content: &MinutesContent) -> MinutesContent {
    let mut clean = content.clone();
    for item in &mut clean.items {
        item.resolutions.retain(|r| !r.text.trim().is_empty());
    }
    // The wire itself cleans what it reads, so the page needs no second rule of what clean is.
    serde_json::to_value(&clean)
        .and_then(serde_json::from_value)
        .unwrap_or(clean)
}

fn bare(resolutions: &[ResolutionText]) -> Vec<ResolutionText> {
    let without = |r: &ResolutionText| ResolutionText {
        id: None,
        ..r.clone()
    };
    resolutions.iter().map(without).collect()
}

/// The text alone: without numbers the server gave and without items nothing is written under.
fn content_of(content: &MinutesContent) -> MinutesContent {
    let mut text = sendable(content);
    for item in &mut text.items {
        item.resolutions = bare(&item.resolutions);
    }
    text.items
        .retain(|i| !i.heard.is_empty() || !i.spoke.is_empty() || !i.resolutions.is_empty());
    text.items.sort_by_key(|i| i.agenda_item_id);
    text
}

/// Whether both say the same, whatever rows still wait for a text.
pub(super) fn same(one: &MinutesContent, other: &MinutesContent) -> bool {
    content_of(one) == content_of(other)
}

fn item(content: &MinutesContent, id: Id) -> Option<&MinutesItem> {
    content.items.iter().find(|i| i.agenda_item_id == id)
}

/// The typed text with the identifiers that the server gave to its new resolutions; nothing else changes, so that the
/// row in which somebody writes stays as it is.
fn with_ids(typed: &MinutesContent, saved: &MinutesContent) -> MinutesContent {
    let mut made = typed.clone();
    for own in &mut made.items {
        let Some(kept) = item(saved, own.agenda_item_id) else {
            continue;
        };
        let mut free: Vec<&ResolutionText> = kept
            .resolutions
            .iter()
            .filter(|r| r.id.is_some() && own.resolutions.iter().all(|o| o.id != r.id))
            .collect();
        for row in own
            .resolutions
            .iter_mut()
            .filter(|r| r.id.is_none() && !r.text.trim().is_empty())
        {
            let same = free.iter().position(|r| r.text == row.text.trim());
            if let Some(at) = same.or((!free.is_empty()).then_some(0)) {
                row.id = free.remove(at).id;
            }
        }
    }
    made
}

/// A text of the server as it stands on the screen: rows that say the same stay as they are typed, and a row that waits
/// for its text stays under the cursor.
pub(super) fn settled(typed: &MinutesContent, text: MinutesContent) -> MinutesContent {
    let mut made = text.clone();
    let clean = sendable(typed);
    for own in &mut made.items {
        let id = own.agenda_item_id;
        let (Some(raw), Some(cleaned)) = (item(typed, id), item(&clean, id)) else {
            continue;
        };
        if bare(&cleaned.resolutions) == bare(&own.resolutions) {
            own.resolutions.clone_from(&raw.resolutions);
        } else {
            let waits = raw.resolutions.iter().find(|r| r.text.trim().is_empty());
            own.resolutions.extend(waits.cloned());
        }
    }
    with_ids(&made, &text)
}

/// The text both began with, as far as `sent` may have reached the server: an answer that was lost on the way must not
/// make the writer quarrel with the own words.
fn understood(base: &MinutesContent, sent: &MinutesContent, theirs: &MinutesContent) -> MinutesContent {
    let mut made = base.clone();
    for kept in &theirs.items {
        let Some(own) = item(sent, kept.agenda_item_id) else {
            continue;
        };
        let at = made
            .items
            .iter()
            .position(|i| i.agenda_item_id == kept.agenda_item_id);
        let at = at.unwrap_or_else(|| {
            made.items.push(MinutesItem::of(kept.agenda_item_id));
            made.items.len() - 1
        });
        let Some(was) = made.items.get_mut(at) else {
            continue;
        };
        if own.heard == kept.heard {
            was.heard.clone_from(&kept.heard);
        }
        if own.spoke == kept.spoke {
            was.spoke.clone_from(&kept.spoke);
        }
        if bare(&own.resolutions) == bare(&kept.resolutions) {
            was.resolutions.clone_from(&kept.resolutions);
        }
    }
    if sent.declared == theirs.declared {
        made.declared = theirs.declared;
    }
    if sent.annexes == theirs.annexes {
        made.annexes.clone_from(&theirs.annexes);
    }
    if sent.note == theirs.note {
        made.note.clone_from(&theirs.note);
    }
    made
}

/// What is done where both changed a place; the own text stays where nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The other's text is taken.
    Theirs,
    /// Both stay, the own one first; only for running text.
    Both,
}

/// A choice at one place.
pub type Chosen = (Option<Id>, MinutesField, Choice);

/// Whether two texts of a field can stand one after the other: a number cannot, and resolutions have rows of their own.
pub(super) const fn joins(field: MinutesField) -> bool {
    matches!(
        field,
        MinutesField::Heard | MinutesField::Spoke | MinutesField::Annexes | MinutesField::Note
    )
}

/// Where the running text of a place stands.
fn running(content: &mut MinutesContent, id: Option<Id>, field: MinutesField) -> Option<&mut String> {
    let Some(id) = id else {
        return match field {
            MinutesField::Annexes => Some(&mut content.annexes),
            MinutesField::Note => Some(&mut content.note),
            _ => None,
        };
    };
    let item = content.items.iter_mut().find(|i| i.agenda_item_id == id)?;
    match field {
        MinutesField::Heard => Some(&mut item.heard),
        MinutesField::Spoke => Some(&mut item.spoke),
        _ => None,
    }
}

/// Mine, a blank line, theirs. An emptied text adds no blank line.
fn both(mine: &str, theirs: &str) -> String {
    let parts = [mine.trim_end(), theirs.trim_start_matches('\n')];
    parts
        .into_iter()
        .filter(|part| !part.trim().is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// Three texts ready to be put together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Three {
    /// What both began with.
    pub(super) base: MinutesContent,
    /// What is written here.
    pub(super) mine: MinutesContent,
    /// What the server has.
    pub(super) theirs: MinutesContent,
}

impl Three {
    /// Makes the texts comparable.
    pub(super) fn of(
        base: &MinutesContent,
        sent: &[MinutesContent],
        mine: &MinutesContent,
        theirs: &MinutesContent,
    ) -> Self {
        let theirs = sendable(theirs);
        let mut base = sendable(base);
        for sent in sent {
            base = understood(&base, &sendable(sent), &theirs);
        }
        let mut mine = with_ids(&sendable(mine), &base);
        for own in &mut mine.items {
            // The same words with other numbers are no change.
            for other in [&theirs, &base] {
                if let Some(kept) = item(other, own.agenda_item_id)
                    && bare(&own.resolutions) == bare(&kept.resolutions)
                {
                    own.resolutions.clone_from(&kept.resolutions);
                }
            }
        }
        Self { base, mine, theirs }
    }

    /// Places that both changed, each in another way.
    pub(super) fn conflicts(&self) -> Vec<MinutesDifference> {
        let mut found: Vec<MinutesDifference> = differences(&self.base, &self.mine, &self.theirs)
            .into_iter()
            .filter(|d| d.conflict)
            .collect();
        // Who is responsible by the register does not show in the words of a resolution.
        for own in &self.mine.items {
            let id = own.agenda_item_id;
            let of = |content: &MinutesContent| {
                item(content, id)
                    .map(|i| bare(&i.resolutions))
                    .unwrap_or_default()
            };
            let (was, mine, theirs) = (of(&self.base), bare(&own.resolutions), of(&self.theirs));
            let known = found
                .iter()
                .any(|d| d.agenda_item_id == Some(id) && d.field == MinutesField::Resolved);
            if mine != was && theirs != was && mine != theirs && !known {
                let words = |list: &[ResolutionText]| {
                    list.iter()
                        .map(|r| r.text.as_str())
                        .collect::<Vec<_>>()
                        .join("\n")
                };
                found.push(MinutesDifference {
                    agenda_item_id: Some(id),
                    field: MinutesField::Resolved,
                    mine: words(&mine),
                    theirs: words(&theirs),
                    conflict: true,
                });
            }
        }
        found
    }

    /// Both texts in one; where both changed a place, `chosen` says where the own text does not stay alone.
    pub(super) fn together(&self, chosen: &[Chosen]) -> MinutesContent {
        let mut mine = self.mine.clone();
        for (id, field, _) in chosen.iter().filter(|(.., choice)| *choice == Choice::Theirs) {
            let own = id.and_then(|id| mine.items.iter_mut().find(|i| i.agenda_item_id == id));
            let kept = id.and_then(|id| item(&self.theirs, id));
            match (own, field) {
                (Some(own), MinutesField::Heard) => {
                    own.heard = kept.map(|k| k.heard.clone()).unwrap_or_default()
                }
                (Some(own), MinutesField::Spoke) => {
                    own.spoke = kept.map(|k| k.spoke.clone()).unwrap_or_default()
                }
                (Some(own), MinutesField::Resolved) => {
                    own.resolutions = kept.map(|k| k.resolutions.clone()).unwrap_or_default();
                }
                (None, MinutesField::Declared) => mine.declared = self.theirs.declared,
                (None, MinutesField::Annexes) => mine.annexes.clone_from(&self.theirs.annexes),
                (None, MinutesField::Note) => mine.note.clone_from(&self.theirs.note),
                _ => {}
            }
        }
        let mut made = merged(&self.base, &mine, &self.theirs);
        // After the merge: what stands one after the other may be what both began with, and would be taken for untouched.
        for (id, field, _) in chosen.iter().filter(|(.., choice)| *choice == Choice::Both) {
            let (mut mine, mut theirs) = (self.mine.clone(), self.theirs.clone());
            let read = |from: &mut MinutesContent| running(from, *id, *field).map(std::mem::take);
            let own = read(&mut mine).unwrap_or_default();
            let other = read(&mut theirs).unwrap_or_default();
            if let Some(place) = running(&mut made, *id, *field) {
                *place = both(&own, &other);
            }
        }
        made
    }
}
