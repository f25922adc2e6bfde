//! One request of a signed-in person, and the few ways to answer it.

use std::sync::Arc;

use actix_web::{
    FromRequest, HttpRequest, HttpResponse,
    dev::Payload,
    http::StatusCode,
    web::{self, Bytes},
};
use chrono::Duration;
use futures_util::future::LocalBoxFuture;
use serde::Serialize;
use veche_domain::{
    Versioned,
    access::{Action, Actor, Resource, allows},
    listing::Page,
    problem::{ErrorCode, Refusal},
    tables::Tabular,
};
use veche_store::{
    Conn, Tx,
    idempotency::{KeptAnswer, RequestKey, keep_answer, kept_answer},
};

use super::{
    Attachment, Context, EntityTag, Listing, export,
    respond::{body, respond, same_epoch},
    tags::{content_tag, rights_digest, version_named},
};
use crate::{
    accounts::session,
    error::{ApiError, ApiResult},
    state::State,
};

/// How long an answer is kept for a request that is sent again.
const KEPT: Duration = Duration::hours(24);
/// Longest idempotency key, characters.
const MAX_KEY: usize = 200;

/// A request of a signed-in person.
pub struct Call {
    /// Who acts.
    pub actor: Actor,
    /// The rest of the server.
    pub state: web::Data<State>,
    /// The journal's last number when the request came.
    seq: i64,
    /// Digest of the actor's rights on the date.
    rights: Arc<str>,
    /// What an answer to a reading request may be kept under; `None` where the body is a part of the question.
    question: Option<String>,
    /// Whether the client asks for nothing that was kept.
    anew: bool,
    /// Whether it writes in a transaction of its own.
    alone: bool,
    route: String,
    if_match: Option<String>,
    if_none_match: Option<String>,
    idempotency_key: Option<String>,
}

impl FromRequest for Call {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let state = crate::http::guard::state(&request)?;
            let asking = session::current(&state, &request).await?;
            let header = |name: &str| Some(request.headers().get(name)?.to_str().ok()?.to_owned());
            Ok(Self {
                actor: asking.found.actor.clone(),
                state,
                seq: asking.seq,
                rights: asking.rights,
                question: request
                    .method()
                    .is_safe()
                    .then(|| format!("{} {}", asking.found.actor.account_id, request.uri())),
                alone: false,
                anew: header("cache-control").is_some_and(|value| value.contains("no-cache")),
                route: format!("{} {}", request.method(), request.path()),
                if_match: header("if-match"),
                if_none_match: header("if-none-match"),
                idempotency_key: header("idempotency-key"),
            })
        })
    }
}

impl Call {
    /// Whether the actor may do the action to the city as a whole: asked before costly work outside the transaction.
    pub fn may(&self, action: Action) -> bool {
        allows(&self.actor, action, Resource::City)
    }

    /// Answers with what a reading service gives; 304 when the client has it already.
    ///
    /// # Errors
    /// What the service refuses.
    pub async fn read<T, F>(self, service: F) -> ApiResult<HttpResponse>
    where
        T: Serialize + Send + 'static,
        F: FnOnce(&mut Conn, &Context<'_>) -> ApiResult<T> + Send + 'static,
    {
        self.answer_read(|_| 0, service).await
    }

    /// As [`Call::read`] for one object with a version.
    ///
    /// # Errors
    /// What the service refuses.
    pub async fn read_one<T, F>(self, service: F) -> ApiResult<HttpResponse>
    where
        T: Serialize + Versioned + Send + 'static,
        F: FnOnce(&mut Conn, &Context<'_>) -> ApiResult<T> + Send + 'static,
    {
        self.answer_read(Versioned::version, service).await
    }

    /// Answers with a page of a list, or with the whole list as the file that was asked for.
    ///
    /// # Errors
    /// What the service refuses.
    pub async fn list<F, T, S>(self, listing: Listing<F>, service: S) -> ApiResult<HttpResponse>
    where
        F: Send + 'static,
        T: Serialize + Tabular + Send + 'static,
        S: Fn(&mut Conn, &Context<'_>, &Listing<F>) -> ApiResult<Page<T>> + Send + 'static,
    {
        match listing.file {
            Some(kind) => export::hand_out(self.state, self.actor, (kind, listing), service).await,
            None => {
                self.read(move |conn, context| service(conn, context, &listing))
                    .await
            }
        }
    }

    /// As [`Call::list`] for what changes without an entry of the journal: the tag is made of the answer itself, and
    /// nothing is kept.
    ///
    /// # Errors
    /// What the service refuses.
    pub async fn list_by_content<F, T, S>(self, listing: Listing<F>, service: S) -> ApiResult<HttpResponse>
    where
        F: Send + 'static,
        T: Serialize + Tabular + Send + 'static,
        S: Fn(&mut Conn, &Context<'_>, &Listing<F>) -> ApiResult<Page<T>> + Send + 'static,
    {
        if listing.file.is_some() {
            return self.list(listing, service).await;
        }
        let (state, actor, known) = (self.state, self.actor, self.if_none_match);
        let inner = state.clone();
        let body = state
            .read(move |conn| body(&service(conn, &Context::new(&inner, &actor), &listing)?))
            .await?;
        let tag = content_tag(&body);
        if known.is_some_and(|tags| tags.contains(&tag)) {
            return Ok(respond(StatusCode::NOT_MODIFIED, Some(&tag), Bytes::new()));
        }
        Ok(respond(StatusCode::OK, Some(&tag), body))
    }

    async fn answer_read<T, F>(self, version: fn(&T) -> i64, service: F) -> ApiResult<HttpResponse>
    where
        T: Serialize + Send + 'static,
        F: FnOnce(&mut Conn, &Context<'_>) -> ApiResult<T> + Send + 'static,
    {
        let (state, actor) = (self.state, self.actor);
        let tag = EntityTag::new(0, self.seq, &self.rights);
        if let Some(question) = &self.question {
            // The epoch alone tells that nothing changed; the version in the client's tag is then still right.
            if let Some(known) = self.if_none_match.filter(|known| same_epoch(known, &tag)) {
                return Ok(respond(StatusCode::NOT_MODIFIED, Some(&known), Bytes::new()));
            }
            if !self.anew
                && let Some((tag, body)) = state.answers.get(question, &tag)
            {
                return Ok(respond(StatusCode::OK, Some(&tag.header()), body));
            }
        }
        let inner = state.clone();
        // What is read now may be newer than the number, never older: the next question then finds another number.
        let (version, body) = state
            .read(move |conn| {
                let value = service(conn, &Context::new(&inner, &actor))?;
                Ok((version(&value), body(&value)?))
            })
            .await?;
        // In a box of its own size: what is kept is counted by its length.
        let (tag, body) = (tag.at(version), Bytes::from(body.into_boxed_slice()));
        if let Some(question) = self.question {
            state.answers.keep(question, &tag, &body);
        }
        Ok(respond(StatusCode::OK, Some(&tag.header()), body))
    }

    /// Answers 201 with what a creating service makes; a request sent again with the same key has no second effect.
    ///
    /// # Errors
    /// What the service refuses; 422 for a key used with another request.
    pub async fn create<T, F>(self, body_hash: &str, service: F) -> ApiResult<HttpResponse>
    where
        T: Serialize + Versioned + Send + 'static,
        F: FnOnce(&mut Tx<'_>, &Context<'_>) -> ApiResult<T> + Send + 'static,
    {
        self.answer_write(StatusCode::CREATED, body_hash, |v: &T| Some(v.version()), service)
            .await
    }

    /// Answers 200 with what a changing service makes of the version named in `If-Match`.
    ///
    /// # Errors
    /// 428 without a version, 412 for an old one, and what the service refuses.
    pub async fn change<T, F>(self, body_hash: &str, service: F) -> ApiResult<HttpResponse>
    where
        T: Serialize + Versioned + Send + 'static,
        F: FnOnce(&mut Tx<'_>, &Context<'_>, i64) -> ApiResult<T> + Send + 'static,
    {
        let named = version_named(self.if_match.as_deref());
        self.answer_write(
            StatusCode::OK,
            body_hash,
            |v: &T| Some(v.version()),
            move |tx, context| service(tx, context, named?),
        )
        .await
    }

    /// Answers 200 with what an acting service gives that changes no version of its own.
    ///
    /// # Errors
    /// What the service refuses.
    pub async fn act<T, F>(self, body_hash: &str, service: F) -> ApiResult<HttpResponse>
    where
        T: Serialize + Send + 'static,
        F: FnOnce(&mut Tx<'_>, &Context<'_>) -> ApiResult<T> + Send + 'static,
    {
        self.answer_write(StatusCode::OK, body_hash, |_: &T| None, service)
            .await
    }

    /// Answers 200 with what a service makes of an object whose state alone says whether the verb has been done
    /// already: it names no version, and done twice it answers the first result.
    ///
    /// # Errors
    /// What the service refuses.
    pub async fn settle<T, F>(self, service: F) -> ApiResult<HttpResponse>
    where
        T: Serialize + Versioned + Send + 'static,
        F: FnOnce(&mut Tx<'_>, &Context<'_>) -> ApiResult<T> + Send + 'static,
    {
        self.answer_write(StatusCode::OK, "", |v: &T| Some(v.version()), service)
            .await
    }

    /// Answers 204 after a service that removes an object without a version.
    ///
    /// # Errors
    /// What the service refuses.
    pub async fn remove<F>(self, service: F) -> ApiResult<HttpResponse>
    where
        F: FnOnce(&mut Tx<'_>, &Context<'_>) -> ApiResult<()> + Send + 'static,
    {
        let (state, actor) = (self.state, self.actor);
        let inner = state.clone();
        state
            .write(move |tx| service(tx, &Context::new(&inner, &actor)))
            .await?;
        Ok(HttpResponse::NoContent().finish())
    }

    /// Hands out a file with personal data; the service writes down in the journal that it did.
    ///
    /// # Errors
    /// What the service refuses.
    pub async fn download<F>(self, service: F) -> ApiResult<HttpResponse>
    where
        F: FnOnce(&mut Tx<'_>, &Context<'_>) -> ApiResult<Attachment> + Send + 'static,
    {
        let (state, actor) = (self.state, self.actor);
        let inner = state.clone();
        let file = state
            .write(move |tx| service(tx, &Context::new(&inner, &actor)))
            .await?;
        Ok(file.answer())
    }

    /// As [`Call::settle`] for what takes long: it has a transaction of its own, so that no short write waits for it
    /// to be committed.
    ///
    /// # Errors
    /// What the service refuses.
    pub async fn settle_alone<T, F>(mut self, service: F) -> ApiResult<HttpResponse>
    where
        T: Serialize + Versioned + Send + 'static,
        F: FnOnce(&mut Tx<'_>, &Context<'_>) -> ApiResult<T> + Send + 'static,
    {
        self.alone = true;
        self.settle(service).await
    }

    async fn answer_write<T, F>(
        self,
        status: StatusCode,
        body_hash: &str,
        version: fn(&T) -> Option<i64>,
        service: F,
    ) -> ApiResult<HttpResponse>
    where
        T: Serialize + Send + 'static,
        F: FnOnce(&mut Tx<'_>, &Context<'_>) -> ApiResult<T> + Send + 'static,
    {
        let request = self.request_key(body_hash)?;
        let (state, actor, rights, alone) = (self.state, self.actor, self.rights, self.alone);
        let inner = state.clone();
        let write = move |tx: &mut Tx<'_>| {
            let context = Context::new(&inner, &actor);
            let (now, since) = (context.now.naive_utc(), (context.now - KEPT).naive_utc());
            if let Some(request) = &request
                && let Some(kept) = kept_answer(tx.conn, request, since)?
            {
                return if kept.body_hash == request.body_hash {
                    Ok(kept)
                } else {
                    Err(ErrorCode::IdempotencyMismatch.into())
                };
            }
            let value = service(tx, &context)?;
            let etag = version(&value).map(|v| EntityTag::new(v, tx.seq(), &rights).header());
            let body = String::from_utf8(body(&value)?).map_err(|e| ApiError::Internal(e.to_string()))?;
            let body_hash = request.as_ref().map(|r| r.body_hash.clone()).unwrap_or_default();
            let answer = KeptAnswer {
                body_hash,
                status: i32::from(status.as_u16()),
                etag,
                body,
            };
            if let Some(request) = &request {
                keep_answer(tx.conn, request, &answer, now, since)?;
            }
            Ok(answer)
        };
        let kept = if alone {
            state.write_alone(write).await?
        } else {
            state.write(write).await?
        };
        let status = u16::try_from(kept.status)
            .ok()
            .and_then(|s| StatusCode::from_u16(s).ok())
            .unwrap_or(status);
        Ok(respond(status, kept.etag.as_deref(), kept.body.into_bytes()))
    }

    /// The rights are part of the hash: after a change of role a kept answer is not given out any more.
    fn request_key(&self, body_hash: &str) -> ApiResult<Option<RequestKey>> {
        let Some(key) = self.idempotency_key.clone() else {
            return Ok(None);
        };
        if key.is_empty() || key.chars().count() > MAX_KEY {
            return Err(Refusal::new(
                ErrorCode::BadRequest,
                "Ключ Idempotency-Key – от 1 до 200 знаков.",
            )
            .into());
        }
        let rights = rights_digest(&self.actor, self.if_match.as_deref().unwrap_or_default());
        let actor = self.actor.account_id.to_string();
        Ok(Some(RequestKey {
            actor,
            route: self.route.clone(),
            key,
            body_hash: format!("{body_hash}{rights}"),
        }))
    }
}
