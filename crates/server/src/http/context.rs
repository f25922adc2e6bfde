//! What a service knows beside its arguments: who acts, on which date.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::Serialize;
use serde_json::Value;
use veche_domain::{
    Id,
    access::{Action, Actor, Resource, require},
    journal::{Act, Entity},
    problem::Refusal,
    regulation::Profile,
};
use veche_store::{
    Tx,
    journal::{Author, Change},
};

use crate::{error::ApiResult, state::State};

/// Who acts, when, and by which regulation.
pub struct Context<'a> {
    /// Who acts.
    pub actor: &'a Actor,
    /// The business date.
    pub today: NaiveDate,
    /// The real time.
    pub now: DateTime<Utc>,
    /// The regulation.
    pub profile: &'a Profile,
}

impl<'a> Context<'a> {
    /// The context of an actor now.
    pub fn new(state: &'a State, actor: &'a Actor) -> Self {
        Self {
            actor,
            today: state.clock.today(),
            now: state.clock.now(),
            profile: &state.profile,
        }
    }

    /// The day of a moment in the city. A demo city stands on a day while the machine's clock goes on: nothing happened
    /// later than today.
    pub fn day_of(&self, at: DateTime<Utc>) -> NaiveDate {
        let zone: Tz = self.profile.timezone.parse().unwrap_or(Tz::UTC);
        at.with_timezone(&zone).date_naive().min(self.today)
    }

    /// Refuses unless the actor may do the action to the resource.
    ///
    /// # Errors
    /// A refusal that says who may.
    pub fn require(&self, action: Action, resource: Resource<'_>) -> Result<(), Refusal> {
        require(self.actor, action, resource)
    }

    /// Writes a change down in the journal.
    ///
    /// # Errors
    /// A store that refuses it.
    pub fn record(&self, tx: &mut Tx<'_>, change: Change) -> ApiResult<i64> {
        Ok(tx.append(&self.author(), &change)?)
    }

    /// Who acts, as the journal writes it down.
    pub fn author(&self) -> Author {
        Author {
            // Demo data are entered by nobody's account.
            account_id: Some(self.actor.account_id).filter(|id| *id != Id::nil()),
            name: self.actor.name.clone(),
            at: self.now,
        }
    }
}

/// A change of one object, its states written as the API shows them.
pub fn change<T: Serialize>(
    act: Act,
    operation: &'static str,
    object: (Entity, Id, &str),
    before: Option<&T>,
    after: Option<&T>,
) -> Change {
    let state = |value: Option<&T>| {
        value
            .and_then(|v| serde_json::to_value(v).ok())
            .unwrap_or(Value::Null)
    };
    let (entity, entity_id, title) = object;
    let (before, after) = (state(before), state(after));
    Change {
        act,
        operation,
        entity,
        entity_id,
        title: title.to_owned(),
        before,
        after,
        touches: Vec::new(),
    }
}
