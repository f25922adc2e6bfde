//! Files in a bucket of S3.
//!
//! An address is signed for one request at a time (`rusty_s3`), sent by `ureq` on a blocking thread, and never
//! written anywhere: it holds the signature.

use std::{
    fmt,
    sync::Arc,
    time::{Duration, Instant},
};

use actix_web::web;
use rusty_s3::S3Action;
use tokio::sync::Semaphore;
use ureq::{Agent, Body, http::Response};

use super::{
    BucketPlace, Fault,
    client::{Answer, agent, fault_of, is_of_connection},
    key,
};

/// How long a signed address holds. S3 lets a clock be fifteen minutes wrong, and so does this in one direction.
const SIGNED_FOR: Duration = Duration::from_secs(15 * 60);
/// Calls at a time. The blocking threads are those of the database too: a bucket that hangs must not take them all.
const CALLS: usize = 4;

/// How long a bucket is waited for.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For a connection.
    pub connect: Duration,
    /// For all that keeping or reading a file takes, repeated calls and waits between them included.
    pub whole: Duration,
    /// Before each repetition of a call that found the store unwell or no connection.
    pub waits: [Duration; 3],
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            whole: Duration::from_secs(60),
            waits: [200, 800, 2400].map(Duration::from_millis),
        }
    }
}

/// A bucket of files.
pub(super) struct S3 {
    door: Arc<Door>,
    calls: Arc<Semaphore>,
}

impl fmt::Debug for S3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.door.place.fmt(f)
    }
}

impl S3 {
    /// The bucket; nothing is asked of it yet.
    pub(super) fn open(place: &BucketPlace, patience: Patience) -> Result<Self, String> {
        let door = Door {
            agent: agent(place.bucket.base_url().scheme() == "https", patience.connect)?,
            place: place.clone(),
            patience,
        };
        Ok(Self {
            door: Arc::new(door),
            calls: Arc::new(Semaphore::new(CALLS)),
        })
    }

    /// Name of the bucket, for the log.
    pub(super) fn bucket(&self) -> &str {
        self.door.place.bucket.name()
    }

    pub(super) async fn keep(&self, hash: &str, bytes: Vec<u8>) -> Result<(), Fault> {
        let hash = hash.to_owned();
        self.call(move |door, until| door.keep(&hash, &bytes, until))
            .await
    }

    pub(super) async fn read(&self, hash: &str) -> Result<Vec<u8>, Fault> {
        let hash = hash.to_owned();
        self.call(move |door, until| door.read(&hash, until)).await
    }

    /// Whether the bucket is there and the key opens it.
    pub(super) async fn check(&self) -> Result<(), Fault> {
        self.call(Door::check).await
    }

    async fn call<T, F>(&self, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnOnce(&Door, Instant) -> Result<T, Fault> + Send + 'static,
    {
        let until = Instant::now() + self.door.patience.whole;
        let turn = Arc::clone(&self.calls).acquire_owned();
        let Ok(Ok(turn)) = tokio::time::timeout(self.door.patience.whole, turn).await else {
            return Err(Fault::Crowded);
        };
        let door = Arc::clone(&self.door);
        let work = move || {
            // Kept by the thread: it works on when the person who asked has gone.
            let _turn = turn;
            work(&door, until)
        };
        web::block(work)
            .await
            .unwrap_or_else(|error| Err(Fault::Failing(error.to_string())))
    }
}

/// What speaks to the bucket, on a blocking thread.
struct Door {
    place: BucketPlace,
    agent: Agent,
    patience: Patience,
}

impl Door {
    /// Asks first: a content that is there is not sent again. `If-None-Match: *` would ask and send in one call, but
    /// not every S3 knows it, and those that do not would be sent 25 MB to say that they have them.
    fn keep(&self, hash: &str, bytes: &[u8], until: Instant) -> Result<(), Fault> {
        let name = self.name(hash);
        let (bucket, credentials) = (&self.place.bucket, Some(&self.place.credentials));
        let found = self.ask(until, |left| {
            let url = bucket.head_object(credentials, &name).sign(SIGNED_FOR);
            let request = self.agent.head(url.as_str()).config().timeout_global(Some(left));
            request.build().call()
        })?;
        match found.status {
            // Of another length it is what another tool left half-done: it is written anew.
            200 if found.length.is_none_or(|length| length == bytes.len() as u64) => return Ok(()),
            200 | 404 => {}
            _ => return Err(found.fault()),
        }
        let kept = self.ask(until, |left| {
            let url = bucket.put_object(credentials, &name).sign(SIGNED_FOR);
            let request = self.agent.put(url.as_str()).config().timeout_global(Some(left));
            let request = request.build().content_type("application/octet-stream");
            request.send(bytes)
        })?;
        match kept.status {
            200..=299 => Ok(()),
            _ => Err(kept.fault()),
        }
    }

    fn read(&self, hash: &str, until: Instant) -> Result<Vec<u8>, Fault> {
        let name = self.name(hash);
        let found = self.ask(until, |left| {
            let object = self.place.bucket.get_object(Some(&self.place.credentials), &name);
            let request = self.agent.get(object.sign(SIGNED_FOR).as_str());
            request.config().timeout_global(Some(left)).build().call()
        })?;
        match (found.status, found.code()) {
            (200, _) => Ok(found.body),
            (404, code) if code != Some("NoSuchBucket") => Err(Fault::Missing),
            _ => Err(found.fault()),
        }
    }

    fn check(&self, until: Instant) -> Result<(), Fault> {
        let found = self.ask(until, |left| {
            let bucket = self.place.bucket.head_bucket(Some(&self.place.credentials));
            let request = self.agent.head(bucket.sign(SIGNED_FOR).as_str());
            request.config().timeout_global(Some(left)).build().call()
        })?;
        match found.status {
            200 => Ok(()),
            _ => Err(found.fault()),
        }
    }

    /// The whole key of an object.
    fn name(&self, hash: &str) -> String {
        let prefix = self.place.prefix.iter().map(String::as_str);
        prefix.chain(key(hash)).collect::<Vec<_>>().join("/")
    }

    /// Makes a call, again when it found the store unwell or no connection. Every call here may be repeated: a key
    /// has but one content.
    fn ask(
        &self,
        until: Instant,
        send: impl Fn(Duration) -> Result<Response<Body>, ureq::Error>,
    ) -> Result<Answer, Fault> {
        let mut waits = self.patience.waits.into_iter();
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let outcome = send(left).and_then(Answer::of);
            let again = match &outcome {
                Ok(answer) => matches!(answer.status, 429 | 500 | 502 | 503 | 504),
                Err(error) => is_of_connection(error),
            };
            match waits.next() {
                Some(wait) if again && Instant::now() + wait < until => std::thread::sleep(wait),
                _ => return outcome.map_err(fault_of),
            }
        }
    }
}
