//! What differs between two texts of minutes, paragraph by paragraph, for those who edited at once.

use serde::{Deserialize, Serialize};

use super::{MinutesContent, MinutesItem};
use crate::{Id, codes::codes};

codes! {
    /// A field of the text.
    pub enum MinutesField {
        /// Own count of those present.
        Declared = "declared",
        /// «СЛУШАЛИ».
        Heard = "heard",
        /// «ВЫСТУПИЛИ».
        Spoke = "spoke",
        /// «РЕШИЛИ».
        Resolved = "resolved",
        /// Annexes.
        Annexes = "annexes",
        /// Whatever else.
        Note = "note",
    }
}

/// A place where two texts differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MinutesDifference {
    /// Item of the agenda, for what stands under one.
    pub agenda_item_id: Option<Id>,
    /// Field.
    pub field: MinutesField,
    /// Text of the one.
    pub mine: String,
    /// Text of the other.
    pub theirs: String,
    /// Whether both changed it since the text they began with: only then somebody must choose.
    pub conflict: bool,
}

fn resolved(content: &MinutesContent, item: Id) -> String {
    let found = content.items.iter().find(|i| i.agenda_item_id == item);
    let lines = found.iter().flat_map(|i| i.resolutions.iter()).map(|r| {
        let mut line = r.text.clone();
        if let Some(who) = &r.responsible {
            line.push_str(&format!(" – {who}"));
        }
        if let Some(due) = r.due_on {
            line.push_str(&format!(" (до {})", crate::terms::ru(due)));
        }
        line
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Every place where two texts differ; `base` is the text both began with.
pub fn differences(
    base: &MinutesContent,
    mine: &MinutesContent,
    theirs: &MinutesContent,
) -> Vec<MinutesDifference> {
    let mut ids: Vec<Id> = Vec::new();
    for item in mine.items.iter().chain(&theirs.items) {
        if !ids.contains(&item.agenda_item_id) {
            ids.push(item.agenda_item_id);
        }
    }
    let mut found = Vec::new();
    let mut compare = |item: Option<Id>, field: MinutesField, read: &dyn Fn(&MinutesContent) -> String| {
        let (was, mine, theirs) = (read(base), read(mine), read(theirs));
        if mine != theirs {
            let conflict = mine != was && theirs != was;
            found.push(MinutesDifference {
                agenda_item_id: item,
                field,
                mine,
                theirs,
                conflict,
            });
        }
    };
    compare(None, MinutesField::Declared, &|c| {
        c.declared.map(|n| n.to_string()).unwrap_or_default()
    });
    for id in ids {
        let item = |c: &MinutesContent| c.items.iter().find(|i| i.agenda_item_id == id).cloned();
        compare(Some(id), MinutesField::Heard, &|c| {
            item(c).map(|i| i.heard).unwrap_or_default()
        });
        compare(Some(id), MinutesField::Spoke, &|c| {
            item(c).map(|i| i.spoke).unwrap_or_default()
        });
        compare(Some(id), MinutesField::Resolved, &|c| resolved(c, id));
    }
    compare(None, MinutesField::Annexes, &|c| c.annexes.clone());
    compare(None, MinutesField::Note, &|c| c.note.clone());
    found
}

/// The two texts in one: each place takes the text of whoever changed it; where both did, mine stays and the difference
/// says so.
pub fn merged(base: &MinutesContent, mine: &MinutesContent, theirs: &MinutesContent) -> MinutesContent {
    let mut made = mine.clone();
    for item in &theirs.items {
        let was = base
            .items
            .iter()
            .find(|i| i.agenda_item_id == item.agenda_item_id);
        let Some(own) = made
            .items
            .iter_mut()
            .find(|i| i.agenda_item_id == item.agenda_item_id)
        else {
            made.items.push(item.clone());
            continue;
        };
        let untouched = was
            .cloned()
            .unwrap_or_else(|| MinutesItem::of(item.agenda_item_id));
        if own.heard == untouched.heard {
            own.heard.clone_from(&item.heard);
        }
        if own.spoke == untouched.spoke {
            own.spoke.clone_from(&item.spoke);
        }
        if own.resolutions == untouched.resolutions {
            own.resolutions.clone_from(&item.resolutions);
        }
    }
    if made.declared == base.declared {
        made.declared = theirs.declared;
    }
    if made.annexes == base.annexes {
        made.annexes.clone_from(&theirs.annexes);
    }
    if made.note == base.note {
        made.note.clone_from(&theirs.note);
    }
    made
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::minutes::ResolutionText;

    fn text(heard: &str, spoke: &str, resolved: &[&str], note: &str) -> MinutesContent {
        MinutesContent {
            declared: None,
            items: vec![MinutesItem {
                agenda_item_id: Id::from_u128(1),
                heard: heard.to_owned(),
                spoke: spoke.to_owned(),
                resolutions: resolved
                    .iter()
                    .map(|t| ResolutionText {
                        id: None,
                        text: (*t).to_owned(),
                        responsible_id: None,
                        responsible: None,
                        due_on: None,
                    })
                    .collect(),
            }],
            annexes: String::new(),
            note: note.to_owned(),
        }
    }

    #[test]
    fn two_who_wrote_in_different_places_lose_nothing() {
        let base = text("Доклад", "", &[], "");
        let mine = text("Доклад о плане", "", &["Утвердить"], "");
        let theirs = text("Доклад", "Возражений нет", &[], "Прилагается");
        let both = merged(&base, &mine, &theirs);
        assert_eq!(
            both,
            text("Доклад о плане", "Возражений нет", &["Утвердить"], "Прилагается")
        );
        let found = differences(&base, &mine, &theirs);
        assert_eq!(found.len(), 4);
        assert!(found.iter().all(|d| !d.conflict));
    }

    #[test]
    fn one_place_changed_by_both_is_a_conflict_and_mine_stays() {
        let base = text("А", "", &[], "");
        let (mine, theirs) = (text("Б", "", &[], ""), text("В", "", &[], ""));
        let found = differences(&base, &mine, &theirs);
        assert_eq!((found.len(), found[0].conflict), (1, true));
        assert_eq!((found[0].mine.as_str(), found[0].theirs.as_str()), ("Б", "В"));
        assert_eq!(merged(&base, &mine, &theirs), mine);
    }

    proptest! {
        #[test]
        fn merging_keeps_every_change_that_no_other_made(a in "[абв]{0,2}", b in "[абв]{0,2}", c in "[абв]{0,2}") {
            let base = text(&a, &a, &[], &a);
            let mine = text(&b, &a, &[], &a);
            let theirs = text(&a, &c, &[], &c);
            prop_assert_eq!(merged(&base, &mine, &theirs), text(&b, &c, &[], &c));
            prop_assert_eq!(merged(&base, &base, &theirs), theirs.clone());
            prop_assert_eq!(merged(&base, &mine, &base), mine);
            prop_assert!(differences(&base, &theirs, &theirs).is_empty());
        }
    }
}
