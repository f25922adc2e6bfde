//! A surname, or a part of a double one, in a case.

use super::exceptions as listed;
use super::paradigm::{
    A, A_SIBILANT, A_VELAR, ADJECTIVE_TS, ADJECTIVE_VELAR, FEMININE_SIBILANT, HARD, NIGHTINGALE, Paradigm,
    SIBILANT, SOFT, SOFT_IY, YA, YA_STRESSED, ends, from_end, is_vowel, syllables,
};
use super::{Case, Sex};

/// What our rules say of a surname.
enum Rule {
    /// It never changes.
    Stays,
    /// It changes so.
    Changes(Paradigm),
    /// The common rules know.
    Common,
}

/// One part of a surname in a case.
pub(super) fn surname(part: &str, sex: Sex, case: Case) -> String {
    let word = part.to_lowercase();
    let rule = match sex {
        Sex::Feminine => feminine(&word),
        Sex::Masculine => masculine(&word),
    };
    match rule {
        Rule::Stays => part.to_owned(),
        Rule::Changes(paradigm) => paradigm.apply(part, case),
        Rule::Common => super::words::common(part, case, |common| {
            petrovich::lastname(super::words::gender(sex), part, common)
        }),
    }
}

/// Women's surnames change only when they end in -а or -я: «Ким», «Гоголь» and «Цой» stay.
fn feminine(word: &str) -> Rule {
    if !ends(word, &["а", "я"]) {
        return Rule::Stays;
    }
    if ends(word, &["жая", "шая", "щая", "чая"]) && !listed::STRESSED_AYA.contains(&word)
        || word.ends_with("цая")
    {
        return Rule::Changes(FEMININE_SIBILANT);
    }
    let noun = word.ends_with("на") && !ends(word, &["ина", "ына"])
        || listed::NOUNS_INA.contains(&word)
        || listed::NOUNS_OVA.contains(&word);
    if noun {
        return Rule::Changes(A);
    }
    if listed::NOUNS_SKA.contains(&word) {
        return Rule::Changes(A_VELAR);
    }
    in_a(word)
}

/// Men's surnames: all that end in a consonant change.
fn masculine(word: &str) -> Rule {
    match from_end(word, 0) {
        Some('а' | 'я') => in_a(word),
        Some('н') => in_n(word),
        Some('в') if !ends(word, &["ов", "ев", "ёв"]) || listed::FOREIGN_IN_OV.contains(&word) => {
            Rule::Changes(HARD)
        }
        Some('в') if word == "лев" => {
            Rule::Changes(Paradigm::new(2, ["ьва", "ьву", "ьва", "ьвом", "ьве"]))
        }
        Some('й') => in_y(word),
        Some('ц') => in_ts(word),
        Some('к') => in_k(word),
        Some('л') if word.ends_with("ёл") && syllables(word) > 1 => {
            Rule::Changes(Paradigm::new(2, ["ла", "лу", "ла", "лом", "ле"]))
        }
        Some('ж' | 'ш' | 'ч' | 'щ') => Rule::Changes(sibilant(word)),
        Some('х') if ends(word, listed::GERMAN_IKH) => Rule::Changes(HARD),
        Some('ь') => Rule::Changes(SOFT),
        Some('с') => Rule::Changes(HARD),
        _ => Rule::Common,
    }
}

/// Both sexes in -а and -я.
fn in_a(word: &str) -> Rule {
    if listed::STAY.contains(&word) {
        return Rule::Stays;
    }
    let before = from_end(word, 1);
    if word.ends_with('я') {
        return match word {
            _ if listed::STRESSED_YA.contains(&word) => Rule::Changes(YA_STRESSED),
            "скаля" => Rule::Changes(YA),
            _ => Rule::Common,
        };
    }
    match before {
        Some('ж' | 'ш' | 'ч' | 'щ') if listed::STRESSED_SIBILANT_A.contains(&word) => {
            Rule::Changes(A_VELAR)
        }
        Some('ж' | 'ш' | 'ч' | 'щ') => Rule::Changes(A_SIBILANT),
        _ if ["гамарра", "шандра", "каруана", "рева", "кива", "богода"].contains(&word) => {
            Rule::Changes(A)
        }
        _ => Rule::Common,
    }
}

/// Only -ин and -ын are Russian possessives; «Штерн», «Коэн», «Оюн» are not.
fn in_n(word: &str) -> Rule {
    let possessive = ends(word, &["ин", "ын"]);
    if !possessive || syllables(word) == 1 || listed::FOREIGN_IN_OV.contains(&word) {
        Rule::Changes(HARD)
    } else {
        Rule::Common
    }
}

fn in_y(word: &str) -> Rule {
    let single = syllables(word) == 1;
    let before = from_end(word, 2);
    match from_end(word, 1) {
        Some('о') if single && word != "злой" || listed::NOUNS_OY.contains(&word) => Rule::Changes(SOFT),
        Some('о') if matches!(before, Some('ж' | 'ш' | 'ч' | 'щ' | 'х')) => {
            Rule::Changes(ADJECTIVE_VELAR)
        }
        Some('и') if single => Rule::Changes(SOFT),
        Some('и') if listed::NOUNS_IY.contains(&word) => Rule::Changes(SOFT_IY),
        Some('и') if before == Some('г') => Rule::Changes(ADJECTIVE_VELAR),
        Some('ы') if before == Some('ц') => Rule::Changes(ADJECTIVE_TS),
        Some('о' | 'и' | 'ы') => Rule::Common,
        _ if listed::FLEETING_EY.contains(&word) => Rule::Changes(NIGHTINGALE),
        _ => Rule::Changes(SOFT),
    }
}

/// The vowel of -ец falls out after one consonant, «Кравца», and stays after two, «Кузнеца».
fn in_ts(word: &str) -> Rule {
    if word == "заяц" {
        return Rule::Changes(Paradigm::new(2, ["йца", "йцу", "йца", "йцем", "йце"]));
    }
    if !word.ends_with("ец") {
        return Rule::Common;
    }
    let stressed = listed::STRESSED_ETS.contains(&word);
    let (last, before) = (from_end(word, 2), from_end(word, 3));
    Rule::Changes(match (last, before) {
        (Some(last), _) if is_vowel(last) => Paradigm::new(2, ["йца", "йцу", "йца", "йцем", "йце"]),
        (Some('л'), Some(before)) if is_vowel(before) && stressed => {
            Paradigm::new(2, ["ьца", "ьцу", "ьца", "ьцом", "ьце"])
        }
        (Some('л'), Some(before)) if is_vowel(before) => {
            Paradigm::new(2, ["ьца", "ьцу", "ьца", "ьцем", "ьце"])
        }
        (_, Some(before)) if is_vowel(before) && stressed => {
            Paradigm::new(2, ["ца", "цу", "ца", "цом", "це"])
        }
        (_, Some(before)) if is_vowel(before) => Paradigm::new(2, ["ца", "цу", "ца", "цем", "це"]),
        _ if stressed => HARD,
        _ => SIBILANT,
    })
}

/// «Конёк» has «Конька», «Починок» has «Починка», «Блок» has «Блока».
fn in_k(word: &str) -> Rule {
    let vowel_before = from_end(word, 2).is_some_and(is_vowel);
    match from_end(word, 1) {
        Some('ё') if syllables(word) > 1 && vowel_before => {
            Rule::Changes(Paradigm::new(2, ["йка", "йку", "йка", "йком", "йке"]))
        }
        Some('ё') if syllables(word) > 1 => {
            Rule::Changes(Paradigm::new(2, ["ька", "ьку", "ька", "ьком", "ьке"]))
        }
        Some('о') if syllables(word) == 1 || listed::STEADY_OK.contains(&word) => Rule::Changes(HARD),
        Some('о') => Rule::Changes(Paradigm::new(2, ["ка", "ку", "ка", "ком", "ке"])),
        _ => Rule::Changes(HARD),
    }
}

/// After a sibilant the instrumental is -ом under stress and -ем without.
fn sibilant(word: &str) -> Paradigm {
    let stressed = syllables(word) == 1 && !listed::UNSTRESSED_SIBILANT.contains(&word)
        || ends(word, &["ач", "яч", "уч"])
        || listed::STRESSED_SIBILANT.contains(&word);
    if stressed { HARD } else { SIBILANT }
}
