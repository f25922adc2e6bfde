//! Answers that were given and may be given again as long as nothing changed.

use actix_web::web::Bytes;
use quick_cache::{Weighter, sync::Cache};

use super::EntityTag;

/// Bytes kept at most.
const ROOM: u64 = 24 * 1024 * 1024;
/// A longer answer is not kept: it would push out hundreds of others.
const LONGEST: usize = 512 * 1024;
/// Answers that are likely to be kept.
const LIKELY: usize = 2_000;

type Kept = (EntityTag, Bytes);

#[derive(Debug, Clone)]
struct Bulk;

impl Weighter<String, Kept> for Bulk {
    fn weight(&self, question: &String, kept: &Kept) -> u64 {
        u64::try_from(question.len() + kept.1.len() + 256).unwrap_or(u64::MAX)
    }
}

/// Answers by who asked what. Each is held against the tag that is right now before it is given again, and that tag
/// was asked of the database for this very request: an answer is never older than its question.
#[derive(Debug)]
pub struct Answers(Cache<String, Kept, Bulk>);

impl Default for Answers {
    fn default() -> Self {
        Self(Cache::with_weighter(LIKELY, ROOM, Bulk))
    }
}

impl Answers {
    /// The answer to the question, if it was given in the epoch of the tag.
    pub fn get(&self, question: &str, now: &EntityTag) -> Option<(EntityTag, Bytes)> {
        self.0.get(question).filter(|(tag, _)| tag.is_of_the_time_of(now))
    }

    /// Keeps an answer.
    pub fn keep(&self, question: String, tag: &EntityTag, body: &Bytes) {
        if body.len() <= LONGEST {
            self.0.insert(question, (tag.clone(), body.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_given_again_only_in_its_own_epoch() {
        let answers = Answers::default();
        let body = Bytes::from_static(b"[]");
        answers.keep("a /api/v1/people".to_owned(), &EntityTag::new(3, 7, "r"), &body);
        let now = |seq, rights| answers.get("a /api/v1/people", &EntityTag::new(0, seq, rights));
        assert_eq!(now(7, "r"), Some((EntityTag::new(3, 7, "r"), body)));
        assert_eq!(now(8, "r"), None);
        assert_eq!(now(7, "other"), None);
        assert_eq!(answers.get("b /api/v1/people", &EntityTag::new(0, 7, "r")), None);
    }

    #[test]
    fn what_is_kept_never_outgrows_its_room() {
        let answers = Answers::default();
        let body = Bytes::from(vec![b'x'; 100_000]);
        for number in 0..2_000 {
            answers.keep(format!("a {number}"), &EntityTag::new(1, 1, "r"), &body);
        }
        assert!(answers.0.weight() <= ROOM, "{}", answers.0.weight());
        assert!(answers.0.len() > 100);
        answers.keep(
            "long".to_owned(),
            &EntityTag::new(1, 1, "r"),
            &Bytes::from(vec![0; LONGEST + 1]),
        );
        assert_eq!(answers.get("long", &EntityTag::new(1, 1, "r")), None);
    }
}
