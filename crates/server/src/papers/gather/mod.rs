//! What stands on each paper, gathered out of its object with the rights of its own read.
//!
//! One function per kind: `fn(conn, context, ask) -> ApiResult<Gathered>`. It asks the rights that reading the object
//! asks, and gives the description of the paper with what issuing it needs. A paper in force must come out the same for
//! every reader and on every day: its wording is what its number stands for.

mod analyses;
mod associations;
mod consolidated;
mod elected;
mod joined;
mod meetings;
mod member;
mod orders;
mod people;
mod plans;
mod sitting;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use veche_domain::{
    Id,
    calendar::SchoolYear,
    journal::Entity,
    papers::{OfficialPaper, PaperObject},
    people::PersonRef,
    problem::ErrorCode,
};
use veche_papers::Paper;
use veche_store::Conn;

pub(crate) use analyses::worded as analysis_worded;
use elected::Elected;
use joined::Joined;
use meetings::Extracts;
pub(crate) use meetings::whole as minutes_whole;
use member::Member;
use orders::Ordered;
pub(crate) use plans::{marks as plan_marks, worded as plan_worded};
use sitting::Held;

use crate::{error::ApiResult, http::Context};

/// Which paper is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ask {
    /// Kind.
    pub(super) kind: OfficialPaper,
    /// Object it belongs to.
    pub(super) object: Id,
    /// Person it is for.
    pub(super) person: Option<Id>,
    /// Item of the agenda it is about.
    pub(super) item: Option<Id>,
    /// School year it is of, where its object has one for each.
    pub(super) year: Option<SchoolYear>,
}

impl Ask {
    /// A paper about the object as a whole.
    pub(super) const fn whole(kind: OfficialPaper, object: Id) -> Self {
        Self {
            kind,
            object,
            person: None,
            item: None,
            year: None,
        }
    }
}

/// A paper with what issuing it needs.
#[derive(Debug, Clone)]
pub(super) struct Gathered {
    /// The description.
    pub(super) paper: Paper,
    /// Whether it is in force: then it gets a number.
    pub(super) is_final: bool,
    /// Association it belongs to: identifier and name.
    pub(super) association: Option<(Id, String)>,
    /// School year it belongs to.
    pub(super) year: Option<SchoolYear>,
    /// Name of the file, without an extension.
    pub(super) file_name: String,
    /// What it is, for everybody: no personal data, nothing that was typed by hand.
    pub(super) public_title: String,
    /// Person it is for.
    pub(super) person: Option<PersonRef>,
    /// Day from which it is out of force.
    pub(super) revoked_on: Option<NaiveDate>,
}

impl Gathered {
    /// What one wording of one paper is known by.
    ///
    /// Of the description goes in whatever is printed; the mark of a draft and the seal do not.
    pub(super) fn fingerprint(&self, ask: &Ask) -> String {
        let paper = &self.paper;
        let about = (ask.kind.code(), ask.object, ask.person, ask.item, ask.year);
        let printed = (&paper.title, &paper.blocks, paper.landscape, paper.long_storage);
        hex::encode(Sha256::digest(format!("{about:?}\n{printed:?}")))
    }
}

/// What was read of one object, so that its papers are gathered without reading it for each.
#[derive(Default)]
pub(super) struct Shelf {
    held: Option<(Id, Held)>,
    extracts: Option<(Id, Extracts)>,
    ordered: Option<(Id, Ordered)>,
    joined: Option<(Id, Joined)>,
    elected: Option<(Id, Elected)>,
    member: Option<(Id, Member)>,
}

/// Takes an object from its place on the shelf, or reads it.
fn taken<T>(place: &mut Option<(Id, T)>, id: Id, read: impl FnOnce() -> ApiResult<T>) -> ApiResult<&T> {
    if place.as_ref().is_none_or(|(of, _)| *of != id) {
        *place = Some((id, read()?));
    }
    let found = place.as_ref().map(|(_, object)| object);
    found.ok_or_else(|| ErrorCode::NotFound.into())
}

/// Gathers a paper.
///
/// # Errors
/// What reading its object refuses; 404 for a kind that this object does not have.
pub(super) fn gather(conn: &mut Conn, context: &Context<'_>, ask: &Ask) -> ApiResult<Gathered> {
    gather_from(conn, context, ask, &mut Shelf::default())
}

/// Gathers one of several papers of an object.
///
/// # Errors
/// As of [`gather`].
pub(super) fn gather_from(
    conn: &mut Conn,
    context: &Context<'_>,
    ask: &Ask,
    shelf: &mut Shelf,
) -> ApiResult<Gathered> {
    use OfficialPaper as P;
    let id = ask.object;
    let mut found = match ask.kind {
        P::Minutes => meetings::minutes(conn, context, ask),
        P::MinutesExtract => taken(&mut shelf.extracts, id, || Extracts::read(conn, context, id))?.write(ask),
        P::AttendanceSheet
        | P::Invitation
        | P::InformationLetter
        | P::ReleaseLetter
        | P::DecisionVotingList
        | P::ParticipantCertificate => {
            taken(&mut shelf.held, id, || Held::read(conn, context, id))?.write(context, ask)
        }
        P::Order | P::RecognitionExtract => {
            taken(&mut shelf.ordered, id, || Ordered::read(conn, context, id))?.write(ask)
        }
        P::Plan => plans::plan(conn, context, ask),
        P::Analysis => analyses::analysis(conn, context, ask),
        P::Composition => associations::composition(conn, context, ask),
        P::CertificateOfOffice | P::CertificateOfMembership => {
            taken(&mut shelf.joined, id, || Joined::read(conn, context, id))?.write(context, ask)
        }
        P::VotingList | P::Nomination => {
            taken(&mut shelf.elected, id, || Elected::read(conn, context, id))?.write(context, ask)
        }
        P::ConsentProcessing | P::ConsentDissemination | P::Application => {
            taken(&mut shelf.member, id, || Member::read(conn, context, id))?.write(context, ask)
        }
        P::ConsolidatedAnalysis => consolidated::analyses(conn, context, ask),
    }?;
    found.is_final &= ask.kind.is_ever_final();
    found.paper.draft = !found.is_final && ask.kind.is_ever_final();
    Ok(found)
}

/// The papers that an object may have, the most important first: one ask for each, papers for persons once for each. An
/// object that its reader may not read has none.
///
/// # Errors
/// What reading the object refuses.
pub(super) fn asks(
    conn: &mut Conn,
    context: &Context<'_>,
    (object, id): (PaperObject, Id),
    shelf: &mut Shelf,
) -> ApiResult<Vec<Ask>> {
    let mut found = Vec::new();
    for kind in OfficialPaper::ALL.iter().filter(|kind| kind.object() == object) {
        match object {
            PaperObject::Meeting => {
                let held = taken(&mut shelf.held, id, || Held::read(conn, context, id))?;
                found.extend(held.asks(*kind));
            }
            PaperObject::Order => {
                let ordered = taken(&mut shelf.ordered, id, || Ordered::read(conn, context, id))?;
                found.extend(ordered.asks(*kind));
            }
            PaperObject::Association => {
                let joined = taken(&mut shelf.joined, id, || Joined::read(conn, context, id))?;
                found.extend(joined.asks(*kind));
            }
            PaperObject::Election => {
                let elected = taken(&mut shelf.elected, id, || Elected::read(conn, context, id))?;
                found.extend(elected.asks(*kind));
            }
            PaperObject::Council => found.extend(consolidated::asks(context, id)),
            PaperObject::Analysis | PaperObject::Person | PaperObject::Plan => {
                found.push(Ask::whole(*kind, id));
            }
        }
    }
    Ok(found)
}

/// As what the journal knows the object of a paper.
pub(super) const fn entity(object: PaperObject) -> Entity {
    match object {
        PaperObject::Analysis => Entity::Analysis,
        PaperObject::Association => Entity::Association,
        PaperObject::Council => Entity::Council,
        PaperObject::Election | PaperObject::Meeting => Entity::Meeting,
        PaperObject::Order => Entity::Order,
        PaperObject::Person => Entity::Person,
        PaperObject::Plan => Entity::Plan,
    }
}
