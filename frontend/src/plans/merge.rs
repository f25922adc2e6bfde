//! Two texts of one plan: what goes together, and where somebody has to choose.

use std::collections::{BTreeMap, BTreeSet};

use veche_domain::Id;

use super::{
    content::{Content, Head, Place, Spot},
    row::{Column, Row},
};

/// Gives the rows of `from` that have no identifier those the server gave to the same rows: new rows come back in the
/// order in which they were sent.
fn named(from: &Content, known: &BTreeSet<Id>, theirs: &Content) -> BTreeMap<u32, Row> {
    let mut free: Vec<&Row> = theirs
        .rows
        .iter()
        .filter(|r| r.id.is_some_and(|id| !known.contains(&id)))
        .collect();
    let mut found = BTreeMap::new();
    for row in from.rows.iter().filter(|r| r.id.is_none() && r.is_named()) {
        let title = row.clean(Column::Title);
        if let Some(at) = free.iter().position(|r| r.clean(Column::Title) == title) {
            found.insert(row.key, free.remove(at).clone());
        }
    }
    found
}

fn ids(content: &Content) -> BTreeSet<Id> {
    content.rows.iter().filter_map(|r| r.id).collect()
}

fn find(content: &Content, id: Id) -> Option<&Row> {
    content.rows.iter().find(|r| r.id == Some(id))
}

fn adopt(content: &mut Content, found: &BTreeMap<u32, Row>) {
    let mut taken = ids(content);
    for row in content.rows.iter_mut().filter(|r| r.id.is_none()) {
        if let Some(kept) = found.get(&row.key)
            && kept.id.is_some_and(|id| taken.insert(id))
        {
            row.known_as(kept);
        }
    }
}

/// Three texts ready to be put together: rows that are the same have the same identifier.
#[derive(Debug, Clone, PartialEq)]
pub struct Three {
    base: Content,
    mine: Content,
    theirs: Content,
}

impl Three {
    /// Makes the texts comparable. What was `sent` and came back is no change of others.
    pub fn of(base: &Content, sent: &[Content], mine: &Content, theirs: &Content) -> Self {
        let (mut base, mut mine) = (base.clone(), mine.clone());
        for one in std::iter::once(base.clone()).chain(sent.iter().cloned()) {
            let known: BTreeSet<Id> = ids(&base).union(&ids(&mine)).copied().collect();
            let found = named(&one, &known, theirs);
            adopt(&mut mine, &found);
            let mut one = one;
            adopt(&mut one, &found);
            for row in &one.rows {
                let Some(kept) = row.id.and_then(|id| find(theirs, id)) else {
                    continue;
                };
                let at = base
                    .rows
                    .iter()
                    .position(|r| r.id == row.id || (r.id.is_none() && r.key == row.key));
                match at.and_then(|at| base.rows.get_mut(at)) {
                    Some(was) => {
                        was.known_as(row);
                        for column in Column::ALL.iter().filter(|c| row.clean(**c) == kept.clean(**c)) {
                            was.set(*column, kept.get(*column));
                        }
                    }
                    None => base.rows.push(row.clone()),
                }
            }
            for head in Head::ALL.iter().filter(|h| one.clean(**h) == theirs.clean(**h)) {
                base.set(*head, theirs.get(*head));
            }
        }
        Self {
            base,
            mine,
            theirs: theirs.clone(),
        }
    }

    fn quarrel(was: &str, mine: &str, theirs: &str) -> bool {
        mine != was && theirs != was && mine != theirs
    }

    /// Places that both changed, each in another way.
    pub fn conflicts(&self) -> Vec<Place> {
        let mut found = Vec::new();
        for head in Head::ALL {
            let of = |content: &Content| content.clean(*head);
            if Self::quarrel(&of(&self.base), &of(&self.mine), &of(&self.theirs)) {
                found.push(Place {
                    spot: Spot::Head(*head),
                    row: None,
                    number: 0,
                    mine: of(&self.mine),
                    theirs: of(&self.theirs),
                });
            }
        }
        for (at, own) in self.mine.rows.iter().enumerate() {
            let Some((id, other)) = own.id.and_then(|id| Some((id, find(&self.theirs, id)?))) else {
                continue;
            };
            let was = find(&self.base, id);
            for column in Column::ALL {
                let base = was.map(|r| r.clean(*column)).unwrap_or_default();
                let (mine, theirs) = (own.clean(*column), other.clean(*column));
                if !own.is_loose(*column) && Self::quarrel(&base, &mine, &theirs) {
                    found.push(Place {
                        spot: Spot::Row(id, *column),
                        row: Some(other.clean(Column::Title)),
                        number: at + 1,
                        mine,
                        theirs,
                    });
                }
            }
        }
        found
    }

    /// A row of both: each text is that of whoever changed it.
    fn row(&self, own: &Row, other: &Row, chosen: &[Spot]) -> Row {
        let mut made = own.clone();
        let Some(id) = own.id else { return made };
        let was = find(&self.base, id);
        for column in Column::ALL {
            let base = was.map(|r| r.clean(*column)).unwrap_or_default();
            // A text that waits for its value, or a title being written anew, is left under the hands.
            let held = own.is_loose(*column)
                || (*column == Column::Title && own.get(Column::Title).trim().is_empty());
            let untouched = own.clean(*column) == base;
            if !held && (untouched || chosen.contains(&Spot::Row(id, *column))) {
                made.set(*column, other.get(*column));
            }
        }
        for person in &other.people {
            if !made.people.contains(person) {
                made.people.push(person.clone());
            }
        }
        made.known_as(other);
        made
    }

    /// Both texts in one; the other's text is taken at the places `chosen`.
    pub fn together(&self, chosen: &[Spot]) -> Content {
        let Self { base, mine, theirs } = self;
        let mut made = mine.clone();
        for head in Head::ALL {
            if mine.clean(*head) == base.clean(*head) || chosen.contains(&Spot::Head(*head)) {
                made.set(*head, theirs.get(*head));
            }
        }
        let order = |content: &Content, with: &Content| -> Vec<Id> {
            let others = ids(with);
            content
                .rows
                .iter()
                .filter_map(|r| r.id)
                .filter(|id| others.contains(id))
                .collect()
        };
        let kept: Vec<Row> = mine
            .rows
            .iter()
            .filter_map(|own| self.survivor(own, chosen))
            .collect();
        let back: Vec<Row> = theirs.rows.iter().filter(|r| self.comes(r)).cloned().collect();
        // Who moved rows decides their order; the own order stays when both did.
        let (lead, follow) = if order(mine, base) == order(base, mine) {
            (with(&kept, &back, theirs), kept)
        } else {
            (kept, back)
        };
        made.rows = woven(lead, follow, mine, theirs);
        made
    }

    /// What becomes of an own row; a row that others took out stays when it was changed here, as a new one.
    fn survivor(&self, own: &Row, chosen: &[Spot]) -> Option<Row> {
        let Some(id) = own.id else {
            return Some(own.clone());
        };
        if let Some(other) = find(&self.theirs, id) {
            return Some(self.row(own, other, chosen));
        }
        let untouched = find(&self.base, id)
            .is_some_and(|was| Column::ALL.iter().all(|c| was.clean(*c) == own.clean(*c)));
        let mut again = own.clone();
        again.known_as(&Row::default());
        (!untouched || own.waits()).then_some(again)
    }

    /// Whether a row of the others comes in: it is new, or was changed there after it was taken out here.
    fn comes(&self, other: &Row) -> bool {
        let Some(id) = other.id else { return false };
        if find(&self.mine, id).is_some() {
            return false;
        }
        match find(&self.base, id) {
            None => true,
            Some(was) => Column::ALL.iter().any(|c| was.clean(*c) != other.clean(*c)),
        }
    }
}

/// The rows of `kept` and `back` that the server has, in its order.
fn with(kept: &[Row], back: &[Row], theirs: &Content) -> Vec<Row> {
    let of = |id: Id| kept.iter().chain(back).find(|r| r.id == Some(id)).cloned();
    theirs.rows.iter().filter_map(|r| of(r.id?)).collect()
}

/// Puts the rows of `follow` that `lead` lacks after the row they stood behind.
fn woven(lead: Vec<Row>, follow: Vec<Row>, mine: &Content, theirs: &Content) -> Vec<Row> {
    let same = |one: &Row, other: &Row| match (one.id, other.id) {
        (Some(one), Some(other)) => one == other,
        (None, None) => one.key == other.key,
        _ => false,
    };
    let mut made = lead;
    for row in follow {
        if made.iter().any(|r| same(r, &row)) {
            continue;
        }
        let home = if mine
            .rows
            .iter()
            .any(|r| r.key == row.key && (r.id == row.id || row.id.is_none()))
        {
            mine
        } else {
            theirs
        };
        let stood = home
            .rows
            .iter()
            .position(|r| (r.id.is_some() && r.id == row.id) || (row.id.is_none() && r.key == row.key));
        let before = stood.and_then(|at| home.rows.get(..at)).unwrap_or_default();
        let behind = before.iter().rev().find_map(|b| {
            made.iter()
                .position(|r| same(r, b) || (r.id.is_none() && r.key == b.key))
        });
        made.insert(behind.map_or(0, |at| at + 1), row);
    }
    // A name on screen belongs to one row.
    let mut taken = BTreeSet::new();
    let mut free = made.iter().map(|r| r.key).max().unwrap_or(0);
    let own: BTreeSet<(u32, Option<Id>)> = mine.rows.iter().map(|r| (r.key, r.id)).collect();
    let mut late = Vec::new();
    for (at, row) in made.iter().enumerate() {
        let is_own = own.contains(&(row.key, row.id)) || row.id.is_none();
        if !is_own || !taken.insert(row.key) {
            late.push(at);
        }
    }
    for at in late {
        if let Some(row) = made.get_mut(at) {
            free += 1;
            row.key = free;
        }
    }
    made
}

/// A text of the server as it stands on the screen: what says the same stays as it is typed.
pub fn settled(typed: &Content, text: Content) -> Content {
    let mut made = text;
    for head in Head::ALL {
        if typed.clean(*head) == made.clean(*head) {
            let raw = typed.get(*head).to_owned();
            made.set(*head, raw);
        }
    }
    for row in &mut made.rows {
        let Some(raw) = typed.rows.iter().find(|r| r.key == row.key) else {
            continue;
        };
        for column in Column::ALL {
            if !raw.is_loose(*column) && !row.is_loose(*column) && raw.clean(*column) == row.clean(*column) {
                row.set(*column, raw.get(*column));
            }
        }
    }
    made
}

#[cfg(test)]
#[path = "merge_tests.rs"]
mod tests;
