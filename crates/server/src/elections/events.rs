//! Tells who looks at a meeting that something of it changed: server-sent events.

use std::time::Duration;

use actix_web::{HttpRequest, HttpResponse, get, web};
use bytes::Bytes;
use futures_util::stream;
use tokio::time::Instant;
use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    problem::ErrorCode,
};
use veche_store::{
    StoreError,
    accounts::find_session,
    journal::{journal_seq, last_touch},
    meetings::meeting_record,
};

use super::streams::{Heard, Listener};
use crate::{
    accounts::session,
    error::{ApiError, ApiResult},
    http::{Call, Context, Key, Problems},
    state::State,
};

/// How often a silent stream says that it lives, and asks whether the session does.
const BREATH: Duration = Duration::from_secs(15);
/// How long a busy database is left alone before it is asked again.
const AGAIN: Duration = Duration::from_millis(500);

/// A stream of events: `changed` with the journal's number at once, so that nothing is missed between reading the
/// page and listening, and again whenever an entry of the journal is of this meeting or touches it. It ends with the
/// session.
#[utoipa::path(tag = "elections", params(("id" = Id, Path)), responses((status = 200, description = "Events «changed» with {\"seq\": number}; a comment every 15 seconds.", content_type = "text/event-stream", body = String), Problems))]
#[get("/api/v1/meetings/{id}/events")]
pub async fn watch_meeting(request: HttpRequest, call: Call, key: Key) -> ApiResult<HttpResponse> {
    let Call { actor, state, .. } = call;
    let token = session::token(&request, state.config.is_secure()).ok_or(ErrorCode::Unauthenticated)?;
    let (inner, reader) = (state.clone(), actor.clone());
    let seen = state
        .read(move |conn| {
            let context = Context::new(&inner, &reader);
            context.require(Action::ReadRegisters, Resource::City)?;
            // The number comes first: what is written after it is told.
            let seq = journal_seq(conn)?;
            meeting_record(conn, key.0)?;
            Ok(seq)
        })
        .await?;
    let listener = state.streams.enter(actor.account_id)?;
    state.streams.poll(&state);
    let watch = Watch {
        state,
        listener,
        meeting: key.0,
        session: session::token_hash(&token),
        seen,
        begun: false,
        breath: Instant::now() + BREATH,
    };
    let events = stream::unfold(watch, |mut watch| async move {
        let text = watch.next().await?;
        Some((Ok::<_, ApiError>(Bytes::from(text)), watch))
    });
    Ok(HttpResponse::Ok()
        .insert_header(("Cache-Control", "private, no-store"))
        // Said so that neither our own compression nor a proxy holds events back until there are more of them.
        .insert_header(("Content-Encoding", "identity"))
        .insert_header(("X-Accel-Buffering", "no"))
        .content_type("text/event-stream")
        .streaming(Box::pin(events)))
}

/// One listener at one meeting.
struct Watch {
    state: web::Data<State>,
    listener: Listener,
    meeting: Id,
    session: String,
    /// Number of the journal up to which everything was told.
    seen: i64,
    begun: bool,
    breath: Instant,
}

fn changed(seq: i64) -> String {
    format!("event: changed\ndata: {{\"seq\":{seq}}}\n\n")
}

impl Watch {
    /// What is said next; nothing when the stream ends.
    async fn next(&mut self) -> Option<String> {
        if !self.begun {
            self.begun = true;
            return Some(changed(self.seen));
        }
        loop {
            tokio::select! {
                heard = self.listener.heard.changed() => {
                    heard.ok()?;
                    let Heard { seq, stopping } = *self.listener.heard.borrow_and_update();
                    if stopping {
                        return None;
                    }
                    if seq > self.seen && let Some(touch) = self.touched(seq).await {
                        return self.is_in().await.then(|| changed(touch));
                    }
                }
                () = tokio::time::sleep_until(self.breath) => {
                    self.breath = Instant::now() + BREATH;
                    return self.is_in().await.then(|| ": здесь\n\n".to_owned());
                }
            }
        }
    }

    /// Number of the last entry up to `head` that is of the meeting and was not told yet.
    async fn touched(&mut self, head: i64) -> Option<i64> {
        let (meeting, seen) = (self.meeting, self.seen);
        loop {
            match self
                .state
                .read(move |conn| Ok(last_touch(conn, meeting, seen)?))
                .await
            {
                Ok(touch) => {
                    self.seen = touch.map_or(head, |t| t.max(head));
                    return touch;
                }
                Err(error) => {
                    tracing::debug!(%error, "a listener waits for the database");
                    tokio::time::sleep(AGAIN).await;
                }
            }
        }
    }

    /// Whether the session lasts, its account is not switched off and may still read registers. A database that is
    /// busy decides nothing.
    async fn is_in(&self) -> bool {
        let (now, today) = (self.state.clock.now().naive_utc(), self.state.clock.today());
        let session = self.session.clone();
        let asked = self
            .state
            .read(move |conn| match find_session(conn, &session, now, today) {
                Ok(found) => Ok(allows(&found.actor, Action::ReadRegisters, Resource::City)),
                Err(StoreError::NotFound) => Ok(false),
                Err(other) => Err(other.into()),
            });
        asked.await.unwrap_or(true)
    }
}
