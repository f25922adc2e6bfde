//! An election at its meeting: what every service of it asks, and the frame of every change of one.

use std::collections::HashMap;

use serde_json::Value;
use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    associations::Office,
    elections::Election,
    journal::{Act, Entity},
    meetings::{BodyRef, Mark, check_open},
    problem::{ErrorCode, Refusal},
    terms::ru,
};
use veche_store::{
    Conn, StoreError, StoreResult, Tx,
    elections::{ElectionParts, election, update_election},
    journal::Change,
    meetings::{MeetingRecord, body, meeting_record, participant_records},
    standing::{Whereabouts, whereabouts},
};

use super::shown::{Sees, shown};
use crate::{error::ApiResult, http::Context};

/// An election with the meeting at which it is held.
pub(super) struct Scene {
    /// The election.
    pub(super) election: ElectionParts,
    /// The meeting.
    pub(super) meeting: MeetingRecord,
    /// Who meets.
    pub(super) body: BodyRef,
    /// Where the meeting stands in the city.
    pub(super) near: Whereabouts,
    /// Marks of attendance, by person.
    pub(super) marks: HashMap<Id, Mark>,
}

impl Scene {
    /// Loads the election with its meeting.
    ///
    /// # Errors
    /// 404.
    pub(super) fn load(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Self> {
        let election = election(conn, id)?;
        let meeting = meeting_record(conn, election.meeting)?;
        let body = body(conn, read(&meeting.body_id)?)?;
        let mut marks = HashMap::new();
        for row in participant_records(conn, &meeting.id)? {
            if let Some(mark) = row.mark {
                let mark = mark.parse().map_err(StoreError::from)?;
                marks.insert(read(&row.person_id)?, mark);
            }
        }
        Ok(Self {
            near: whereabouts(conn, Entity::Meeting, election.meeting, context.today)?,
            election,
            meeting,
            body,
            marks,
        })
    }

    /// Whether the actor may do the action to the meeting.
    pub(super) fn may(&self, context: &Context<'_>, action: Action) -> bool {
        allows(context.actor, action, self.near.resource(self.election.meeting))
    }

    /// The association as the access policy sees it.
    pub(super) fn association(&self) -> Resource<'_> {
        let institution = match &self.near {
            Whereabouts::Meeting { institution, .. } => *institution,
            _ => None,
        };
        Resource::Association {
            id: self.body.id,
            institution,
        }
    }

    /// Refuses once the minutes are with those who sign them, and for a cancelled meeting.
    ///
    /// # Errors
    /// 409.
    pub(super) fn check_open(&self) -> ApiResult<()> {
        Ok(check_open(self.meeting.state()?, self.meeting.minutes_state()?)?)
    }

    /// How the journal names the election.
    pub(super) fn title(&self) -> String {
        let whom = match self.election.office {
            Office::Secretary => "секретаря",
            Office::Leader | Office::Curator => "руководителя",
        };
        format!(
            "Избрание {whom} {} – {}",
            ru(self.meeting.meets_on),
            self.body.name
        )
    }
}

/// Reads a stored identifier.
pub(super) fn read(key: &str) -> StoreResult<Id> {
    key.parse()
        .map_err(|e| StoreError::Other(format!("a stored identifier {key:?} cannot be read: {e}")))
}

/// Who may change an election.
#[derive(Clone, Copy)]
pub(super) enum Right {
    /// Who runs the vote.
    Run,
    /// Also who records elections of the association (VII.7.4, VII.7.5).
    RunOrRecord,
}

/// Changes an election: asks the right, hands it to the change, keeps the row with the next version and writes the
/// journal. The change gives the people it concerns.
///
/// # Errors
/// 403, 404, 412, and what the change refuses.
pub(super) fn changed(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
    (right, operation): (Right, &'static str),
    body: impl FnOnce(&mut Tx<'_>, &mut Scene) -> ApiResult<Vec<Id>>,
) -> ApiResult<Election> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let mut scene = Scene::load(tx.conn, context, id)?;
    let records = allows(context.actor, Action::RecordElection, scene.association());
    if !(records && matches!(right, Right::RunOrRecord)) {
        let resource = scene.near.resource(scene.election.meeting);
        context.require(Action::RunElections, resource)?;
    }
    if scene.election.record.version != version {
        return Err(ErrorCode::Stale.into());
    }
    let before = brief(&shown(tx.conn, context, &scene, &Sees::all())?);
    let touches = body(tx, &mut scene)?;
    update_election(tx.conn, &scene.election.record, version)?;
    let after = Scene::load(tx.conn, context, id)?;
    let is = brief(&shown(tx.conn, context, &after, &Sees::all())?);
    record(
        tx,
        context,
        &after,
        (Act::Update, operation),
        (before, is),
        touches,
    )?;
    shown(tx.conn, context, &after, &Sees::of(context, &after))
}

/// Writes a change of the election down as a change of its meeting.
///
/// # Errors
/// A store that refuses it.
pub(super) fn record(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    scene: &Scene,
    (act, operation): (Act, &'static str),
    (before, after): (Value, Value),
    touches: Vec<Id>,
) -> ApiResult<()> {
    let entry = Change {
        act,
        operation,
        entity: Entity::Meeting,
        entity_id: scene.election.meeting,
        title: scene.title(),
        before,
        after,
        touches,
    };
    context.record(tx, entry)?;
    Ok(())
}

/// An election as the journal keeps it: without the list of members, whose votes are entries of their own, and without
/// what the verdicts tell of a person's work.
pub(super) fn brief(of: &Election) -> Value {
    let mut kept = of.clone();
    kept.voters.clear();
    for candidate in kept.rounds.iter_mut().flat_map(|r| &mut r.candidates) {
        candidate.at_opening.reasons.clear();
        if let Some(verdict) = &mut candidate.at_closing {
            verdict.reasons.clear();
        }
    }
    serde_json::to_value(&kept).unwrap_or(Value::Null)
}

/// A refusal at the candidate's place in the list, with the name in the sentence: several stand at once.
pub(super) fn at_candidate(refusal: Refusal, at: usize, name: &str) -> Refusal {
    let mut refusal = refusal;
    refusal.detail = format!("{name}. {}", refusal.detail);
    for error in &mut refusal.errors {
        error.pointer = format!("/candidates/{at}");
    }
    refusal
}
