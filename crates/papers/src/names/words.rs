//! What the rules of names share: parts of compound names, and the way to the common rules.

use super::paradigm::{in_letters_of, is_russian};
use super::{Case, Sex};

/// Changes each part between spaces and hyphens, which stay as they are. The second argument says whether it is
/// the last part. Parts in other alphabets stay, and so do particles in small letters: «фон», «де».
pub(super) fn by_part(whole: &str, change: impl Fn(&str, bool) -> String) -> String {
    let separator = |c: char| c.is_whitespace() || matches!(c, '-' | '‑' | '–');
    let mut rest = whole;
    let mut out = String::with_capacity(whole.len() + 8);
    while !rest.is_empty() {
        let end = rest.find(separator).unwrap_or(rest.len());
        let (part, tail) = rest.split_at(end);
        let stays = !is_russian(part) || !part.chars().next().is_some_and(char::is_uppercase);
        if stays {
            out.push_str(part);
        } else {
            out.push_str(&change(part, tail.is_empty()));
        }
        let skipped = tail.len() - tail.trim_start_matches(separator).len();
        out.push_str(&tail[..skipped]);
        rest = &tail[skipped..];
    }
    out
}

/// A form by the common rules; the nominative is the word itself.
pub(super) fn common(part: &str, case: Case, inflect: impl Fn(petrovich::Case) -> String) -> String {
    let case = match case {
        Case::Nominative => return part.to_owned(),
        Case::Genitive => petrovich::Case::Genitive,
        Case::Dative => petrovich::Case::Dative,
        Case::Accusative => petrovich::Case::Accusative,
        Case::Instrumental => petrovich::Case::Instrumental,
        Case::Prepositional => petrovich::Case::Prepositional,
    };
    in_letters_of(part, inflect(case))
}

/// Gender in the words of the common rules.
pub(super) fn gender(sex: Sex) -> petrovich::Gender {
    match sex {
        Sex::Feminine => petrovich::Gender::Female,
        Sex::Masculine => petrovich::Gender::Male,
    }
}
