//! Guessing is slowed down per account and per address, and nobody is locked out for good.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use veche_domain::{
    problem::{ErrorCode, Refusal},
    text,
};

use crate::error::{ApiError, ApiResult};

/// Failures of one login that cost nothing.
const FREE_PER_LOGIN: u32 = 5;
/// Failures from one address that cost nothing: a school is one address.
const FREE_PER_ADDRESS: u32 = 40;
/// Longest wait.
const LONGEST: Duration = Duration::from_secs(60);
/// Failures older than this are forgotten.
const FORGET: Duration = Duration::from_secs(15 * 60);
/// Most keys remembered; past it the oldest go.
const KEYS: usize = 20_000;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Source {
    Login(String),
    Address(IpAddr),
}

#[derive(Debug, Clone, Copy)]
struct Failures {
    count: u32,
    last: Instant,
}

/// Remembers failures of sign-in.
#[derive(Debug, Default)]
pub struct Throttle(Mutex<HashMap<Source, Failures>>);

impl Throttle {
    /// Refuses an attempt that comes too soon after failures.
    ///
    /// # Errors
    /// 429 with the seconds to wait.
    pub fn check(&self, login: &str, address: Option<IpAddr>, now: Instant) -> ApiResult<()> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = sources(login, address)
            .into_iter()
            .filter_map(|(source, free)| wait(known.get(&source)?, free, now))
            .max();
        match wait {
            Some(wait) => Err(ApiError::Wait(
                Refusal::of(ErrorCode::TooManyRequests),
                wait.as_secs().max(1),
            )),
            None => Ok(()),
        }
    }

    /// Remembers a failure.
    pub fn failed(&self, login: &str, address: Option<IpAddr>, now: Instant) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= KEYS {
            known.retain(|_, failures| now.duration_since(failures.last) < FORGET / 3);
        }
        for (source, _) in sources(login, address) {
            let failures = known.entry(source).or_insert(Failures { count: 0, last: now });
            let stale = now.duration_since(failures.last) >= FORGET;
            *failures = Failures {
                count: if stale {
                    1
                } else {
                    failures.count.saturating_add(1)
                },
                last: now,
            };
        }
    }

    /// Forgets the failures of a login that succeeded; those of the address stay.
    pub fn succeeded(&self, login: &str) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.remove(&Source::Login(text::fold(login)));
    }
}

fn sources(login: &str, address: Option<IpAddr>) -> Vec<(Source, u32)> {
    let by_login = (Source::Login(text::fold(login)), FREE_PER_LOGIN);
    let by_address = address.map(|a| (Source::Address(a), FREE_PER_ADDRESS));
    std::iter::once(by_login).chain(by_address).collect()
}

/// What is left to wait: doubling with each failure past the free ones.
fn wait(failures: &Failures, free: u32, now: Instant) -> Option<Duration> {
    let over = failures.count.checked_sub(free)?;
    let pause = Duration::from_secs(1 << over.min(6)).min(LONGEST);
    pause
        .checked_sub(now.duration_since(failures.last))
        .filter(|left| !left.is_zero())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessing_slows_down_and_never_locks_out() {
        let (throttle, start) = (Throttle::default(), Instant::now());
        for _ in 0..FREE_PER_LOGIN {
            assert!(throttle.check("anna", None, start).is_ok());
            throttle.failed("Anna", None, start);
        }
        assert!(throttle.check("anna", None, start).is_err());
        assert!(throttle.check("boris", None, start).is_ok());
        for _ in 0..100 {
            throttle.failed("anna", None, start);
        }
        assert!(throttle.check("anna", None, start + LONGEST).is_ok());
        throttle.succeeded("anna");
        assert!(throttle.check("anna", None, start).is_ok());
    }

    #[test]
    fn one_address_may_not_try_every_login() {
        let (throttle, start, address) = (Throttle::default(), Instant::now(), "10.0.0.1".parse().ok());
        for n in 0..FREE_PER_ADDRESS {
            throttle.failed(&format!("user{n}"), address, start);
        }
        assert!(throttle.check("another", address, start).is_err());
        assert!(throttle.check("another", "10.0.0.2".parse().ok(), start).is_ok());
    }
}
