//! Surnames that their letters do not give away: which vowel falls out, where the stress is, what is foreign.

/// Surnames that never change, though they end like those that do: French ones with the stress at the end, and
/// frozen genitives.
pub(super) const STAY: &[&str] = &[
    "дюма",
    "тома",
    "дега",
    "люка",
    "ферма",
    "петипа",
    "золя",
    "труайя",
    "дюбуа",
    "гамсахурдиа",
    "забейворота",
];

/// First parts of double surnames that never change.
pub(super) const FIRST_PARTS: &[&str] = &[
    "бонч",
    "абдул",
    "абд",
    "абу",
    "аль",
    "эль",
    "ибн",
    "белиц",
    "дюссар",
    "дюмон",
    "книппер",
    "корвин",
    "ван",
    "фон",
    "де",
    "дер",
    "ла",
    "шолом",
    "тер",
    "мелик",
    "кара",
    "шах",
    "сан",
    "мак",
    "грум",
];

/// Nouns in -ец with the stress on the ending: «Кравцом», «Стрельцом».
pub(super) const STRESSED_ETS: &[&str] = &[
    "кравец",
    "горобец",
    "стрелец",
    "малец",
    "певец",
    "купец",
    "кузнец",
    "швец",
    "жнец",
    "чтец",
    "мудрец",
    "чернец",
    "борец",
    "гонец",
    "делец",
    "губец",
    "творец",
    "отец",
    "храбрец",
    "песец",
    "молодец",
    "огурец",
    "удалец",
    "близнец",
    "жилец",
];

/// Nouns in -ок whose vowel belongs to the root: «Чеснока».
pub(super) const STEADY_OK: &[&str] = &[
    "чеснок",
    "игрок",
    "знаток",
    "пророк",
    "урок",
    "ходок",
    "едок",
    "седок",
    "набок",
    "порок",
];

/// Surnames in -ин and -ов that are not Russian: «Чаплином», not «Чаплиным».
pub(super) const FOREIGN_IN_OV: &[&str] = &[
    "чаплин",
    "дарвин",
    "франклин",
    "кронин",
    "кельвин",
    "болдуин",
    "мартин",
    "вирхов",
    "бюлов",
    "флотов",
    "регин",
    "коллин",
    "мерлин",
];

/// Nouns in -ой: «Героя», where adjectives have «Толстого».
pub(super) const NOUNS_OY: &[&str] = &[
    "герой",
    "козодой",
    "водопой",
    "разбой",
    "покой",
    "прибой",
    "перебой",
];

/// Nouns in -ей whose vowel falls out: «Соловья».
pub(super) const FLEETING_EY: &[&str] = &["соловей", "муравей", "воробей", "ручей", "репей"];

/// Nouns in -ий after «г» and «ч», where most are adjectives.
pub(super) const NOUNS_IY: &[&str] = &["георгий", "сергий", "пелагий", "топчий"];

/// German surnames in -их, which change as «Эрих» does; Russian ones in -их and -ых never change.
pub(super) const GERMAN_IKH: &[&str] = &["рлих", "ндлих", "йлих", "блих", "либих", "мюних", "мёних"];

/// Sibilants with the stress on the ending, of more than one syllable: «Ткачом» is told from -ач.
pub(super) const STRESSED_SIBILANT: &[&str] = &[
    "кулич",
    "кирпич",
    "москвич",
    "малыш",
    "латыш",
    "крепыш",
    "голыш",
    "камыш",
    "кулеш",
    "шалаш",
    "паныч",
];

/// Sibilants of one syllable whose stress stays where it was: «Бушем», «Чичем».
pub(super) const UNSTRESSED_SIBILANT: &[&str] = &["буш", "бонч", "линч", "нэш", "кэш"];

/// Nouns in a sibilant and -а with the stress on the ending: «Лапшой», where others have «Квашей».
pub(super) const STRESSED_SIBILANT_A: &[&str] = &[
    "лапша",
    "левша",
    "ханжа",
    "межа",
    "душа",
    "свеча",
    "праща",
    "парша",
    "епанча",
    "каланча",
    "паранджа",
];

/// Nouns in -я with the stress on the ending: «Змеёй».
pub(super) const STRESSED_YA: &[&str] = &[
    "заря",
    "семья",
    "скамья",
    "змея",
    "бадья",
    "кутья",
    "шлея",
    "швея",
    "ладья",
];

/// Women's surnames in -ина that are nouns: «Калины», where «Никитина» has «Никитиной».
pub(super) const NOUNS_INA: &[&str] = &[
    "калина",
    "малина",
    "былина",
    "щербина",
    "дружина",
    "старшина",
    "перина",
    "картина",
    "корзина",
    "пучина",
    "глина",
    "тычина",
    "скотина",
];

/// Women's surnames in -ова and -ева that are nouns: «Совы».
pub(super) const NOUNS_OVA: &[&str] = &[
    "сова",
    "корова",
    "подкова",
    "дуброва",
    "голова",
    "рева",
    "дева",
    "основа",
    "обнова",
];

/// Women's surnames in -ска and -цка that are nouns: «Ласки», where Polish «Брыльска» has «Брыльской».
pub(super) const NOUNS_SKA: &[&str] = &[
    "ласка",
    "маска",
    "каска",
    "краска",
    "миска",
    "треска",
    "соска",
    "пацка",
];

/// Adjectives in -жая and -шая with the stress on the ending.
pub(super) const STRESSED_AYA: &[&str] = &["большая", "чужая", "меньшая"];
