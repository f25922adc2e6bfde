//! What belongs to minutes beside their text: signatures, earlier revisions, resolutions.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use veche_domain::{
    Id,
    minutes::{MinutesContent, MinutesRevision, MinutesSignature, Resolution},
};

use super::MOST;
use crate::{
    Conn, StoreResult,
    accounts::person_refs,
    columns::{code, from_json, id},
    schema::{minutes, minutes_revisions, minutes_signatures},
};

/// Signatures under a revision.
///
/// # Errors
/// A database that cannot be read.
pub fn signatures(conn: &mut Conn, meeting: Id, revision: i32) -> StoreResult<Vec<MinutesSignature>> {
    use minutes_signatures as s;
    let found: Vec<(String, String, String, NaiveDateTime)> = s::table
        .filter(s::meeting_id.eq(meeting.to_string()))
        .filter(s::revision.eq(revision))
        .order(s::id)
        .limit(MOST)
        .select((s::role, s::person_id, s::kind, s::signed_at))
        .load(conn)?;
    let ids: Vec<String> = found.iter().map(|f| f.1.clone()).collect();
    let names = person_refs(conn, &ids)?;
    let mut all = Vec::new();
    for (role, person, kind, at) in found {
        let person = id(&person)?;
        if let Some(person) = names.iter().find(|n| n.id == person).cloned() {
            all.push(MinutesSignature {
                role: code(&role)?,
                person,
                kind: code(&kind)?,
                at: at.and_utc(),
            });
        }
    }
    Ok(all)
}

/// Earlier revisions, the latest first.
///
/// # Errors
/// A database that cannot be read.
pub fn revisions(conn: &mut Conn, meeting: Id) -> StoreResult<Vec<MinutesRevision>> {
    use minutes_revisions as r;
    type Found = (i32, String, Option<NaiveDateTime>, Option<String>);
    let found: Vec<Found> = r::table
        .filter(r::meeting_id.eq(meeting.to_string()))
        .order(r::revision.desc())
        .limit(100)
        .select((r::revision, r::content, r::signed_at, r::reason))
        .load(conn)?;
    found
        .into_iter()
        .map(|(revision, content, signed_at, reason)| {
            Ok(MinutesRevision {
                revision,
                signed_at: signed_at.map(|at| at.and_utc()),
                reason,
                content: from_json(&content)?,
            })
        })
        .collect()
}

/// Those of the meetings whose minutes were signed once and are being corrected: the signed revision stands meanwhile.
///
/// # Errors
/// A database that cannot be read.
pub fn signed_before(conn: &mut Conn, meetings: &[String]) -> StoreResult<Vec<String>> {
    Ok(minutes::table
        .filter(minutes::meeting_id.eq_any(meetings))
        .filter(minutes::revision.gt(1))
        .limit(MOST)
        .select(minutes::meeting_id)
        .load(conn)?)
}

/// The text with who is responsible of the register, as the rows of the resolutions say.
pub fn with_responsible(mut content: MinutesContent, resolutions: &[Resolution]) -> MinutesContent {
    for text in content
        .items
        .iter_mut()
        .flat_map(|item| item.resolutions.iter_mut())
    {
        let row = resolutions.iter().find(|r| Some(r.id) == text.id);
        text.responsible_id = row.and_then(|r| r.responsible_person.as_ref()).map(|p| p.id);
    }
    content
}
