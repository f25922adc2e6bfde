//! What stands on each paper, gathered out of its object with the rights of its own read.
//!
//! One function per kind: `fn(conn, context, ask) -> ApiResult<Gathered>`. It asks the rights that reading the object
//! asks, and gives the description of the paper with what issuing it needs. A paper in force must come out the same for
//! every reader and on every day: its wording is what its number stands for.

mod analyses;
mod associations;
mod meetings;
mod orders;
mod plans;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use veche_domain::{
    Id,
    calendar::SchoolYear,
    journal::Entity,
    papers::{OfficialPaper, PaperObject},
    people::PersonRef,
    problem::{ErrorCode, Refusal},
};
use veche_papers::Paper;
use veche_store::Conn;

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
}

impl Ask {
    /// A paper about the object as a whole.
    pub(super) const fn whole(kind: OfficialPaper, object: Id) -> Self {
        Self {
            kind,
            object,
            person: None,
            item: None,
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
        let about = (ask.kind.code(), ask.object, ask.person, ask.item);
        let printed = (&paper.title, &paper.blocks, paper.landscape, paper.long_storage);
        hex::encode(Sha256::digest(format!("{about:?}\n{printed:?}")))
    }
}

/// Gathers a paper.
///
/// # Errors
/// What reading its object refuses; 404 for a kind that this object does not have.
pub(super) fn gather(conn: &mut Conn, context: &Context<'_>, ask: &Ask) -> ApiResult<Gathered> {
    let mut found = match ask.kind {
        OfficialPaper::Minutes => meetings::minutes(conn, context, ask),
        OfficialPaper::Order => orders::order(conn, context, ask),
        OfficialPaper::Plan => plans::plan(conn, context, ask),
        OfficialPaper::Analysis => analyses::analysis(conn, context, ask),
        OfficialPaper::Composition => associations::composition(conn, context, ask),
        _ => {
            let text = format!("«{}» здесь не составляется.", ask.kind.title_ru());
            Err(Refusal::new(ErrorCode::NotFound, text).into())
        }
    }?;
    found.is_final &= ask.kind.is_ever_final();
    found.paper.draft = !found.is_final && ask.kind.is_ever_final();
    Ok(found)
}

/// The papers that an object may have, the most important first: one ask for each, papers for persons once for each.
///
/// # Errors
/// A store that cannot be read.
pub(super) fn asks(
    _conn: &mut Conn,
    _context: &Context<'_>,
    object: PaperObject,
    id: Id,
) -> ApiResult<Vec<Ask>> {
    let whole = |kind: &OfficialPaper| Ask::whole(*kind, id);
    Ok(OfficialPaper::ALL
        .iter()
        .filter(|kind| kind.object() == object)
        .map(whole)
        .collect())
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
