//! Annulling an election.

use veche_domain::{
    Id,
    elections::{Annulment, Election, ElectionState, check_election_state},
};
use veche_store::{
    Tx,
    elections::{close_round, release_office},
};

use super::{
    office,
    scene::{Right, changed, read},
    shown::result,
};
use crate::{error::ApiResult, http::Context};

/// Annuls an election with a reason. It is not asked whether the minutes are signed: a result may be found wrong long
/// after, and the minutes keep what they say. An election that was set up by mistake goes the same way.
///
/// # Errors
/// 403, 404, 409 for one that is annulled already, or whose term another paper rests on, 412.
pub fn annul(tx: &mut Tx<'_>, context: &Context<'_>, key: (Id, i64), ask: Annulment) -> ApiResult<Election> {
    let right = (Right::RunOrRecord, "annul_election");
    changed(tx, context, key, right, |tx, scene| {
        let parts = &mut scene.election;
        let wanted = [
            ElectionState::Nomination,
            ElectionState::Open,
            ElectionState::Undecided,
            ElectionState::Elected,
        ];
        check_election_state(parts.office, parts.state, &wanted)?;
        let was = parts.state;
        parts.record.state = ElectionState::Annulled.to_string();
        parts.record.annul_reason = Some(ask.reason);
        let mut touches = vec![scene.body.id];
        let elected = scene.election.record.elected_id.as_deref();
        touches.extend(elected.map(read).transpose()?);
        if let Some(made) = scene.election.record.office_id.take() {
            release_office(tx.conn, key.0)?;
            office::undo(tx, context, scene, &made)?;
        }
        if was == ElectionState::Open
            && let Some(round) = scene.election.latest()
        {
            let counted = result(scene, round, true);
            let at = context.now.naive_utc();
            close_round(tx.conn, (key.0, round.number), at, &counted, &[])?;
        }
        Ok(touches)
    })
}
