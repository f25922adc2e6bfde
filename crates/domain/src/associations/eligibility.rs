//! Who may join an association and who may hold an office in it, fact by fact (VII.7.1 - VII.7.5).

use chrono::NaiveDate;

use super::{AssociationKind, Office, Reason, Requirements, Verdict};
use crate::{
    dictionaries::PositionGroup,
    people::{Tenure, TenureSource},
    regulation::{CuratorCategory, LeaderPost, Strictness},
    terms::ru,
};

/// A post held on the date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Group.
    pub group: PositionGroup,
    /// Whether at the institution that curates the association on the date.
    pub at_institution: bool,
}

/// A category held, valid or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldCategory {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Whether it is the highest or the first, or presupposes the highest.
    pub qualifies: bool,
    /// Day it was granted; an unknown one counts, and is said.
    pub granted_on: Option<NaiveDate>,
    /// First day on which it is no longer valid.
    pub until: Option<NaiveDate>,
    /// Whether it is valid on the date.
    pub valid: bool,
}

/// What is known of a person on the date an office or a membership begins.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    /// Posts held.
    pub posts: Vec<Post>,
    /// The weightiest valid category, else the one that lapsed last.
    pub category: Option<HeldCategory>,
    /// Tenure in the specialty.
    pub tenure: Option<Tenure>,
    /// Whether a member in force of the association.
    pub is_member: bool,
    /// Whether head of a district association (VII.7.1).
    pub is_district_head: bool,
    /// The other elected office held in the association.
    pub elected_as: Option<Office>,
}

/// The association that is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Kind (IV).
    pub kind: AssociationKind,
    /// Whether it unites managerial staff, see [`unites_managers`].
    pub managerial: bool,
}

/// Whether an association unites managerial staff, who have no category: post and category of its leader then
/// only warn (VII.7.3, setting `leader_of_managers`).
///
/// The audience decides where it speaks: deputies wherever they are named, heads and directors when they come
/// first («директора школ», but not «советники директора» or «музыкальные руководители»); teachers and educators
/// make it an association of pedagogues. Where the audience says nothing, the subjects of management decide:
/// `management` and `method_work`.
pub fn unites_managers(subject_code: Option<&str>, audience: Option<&str>) -> bool {
    let words = audience.map(crate::text::words).unwrap_or_default();
    let begins = |word: &String, stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let deputies = words.iter().any(|w| begins(w, &["заместител", "завуч"]));
    let heads = words
        .first()
        .is_some_and(|w| begins(w, &["руководител", "директор", "заведующ"]));
    let pedagogues = words
        .iter()
        .any(|w| begins(w, &["педагог", "учител", "воспитател", "методист", "советник"]));
    deputies || heads || (!pedagogues && matches!(subject_code, Some("management" | "method_work")))
}

/// Whether a person may join (VII.7.1): heads of district associations, as strictly as the kind asks.
pub fn joining(kind: AssociationKind, is_district_head: bool, asks: &Requirements) -> Verdict {
    let met = is_district_head;
    let fact = if met {
        "возглавляет районное (окружное) методическое объединение"
    } else {
        "не возглавляет районное (окружное) методическое объединение"
    };
    let cure = "Внесите назначение руководителем РМО с основанием и датой.";
    let strictness = *asks.district_head_required.of(kind);
    Verdict::of(
        reason("VII.7.1", strictness, met, fact.to_owned(), cure)
            .into_iter()
            .collect(),
    )
}

/// Whether a person may hold the office on the date: of a leader post, category, tenure and membership are asked
/// (VII.7.3), of a curator employment and post, of a methodist category and tenure too (VII.7.2), of a secretary
/// nothing (VII.7.5).
pub fn eligibility(office: Office, of: Asked, person: &Standing, asks: &Requirements) -> Verdict {
    let reasons = match office {
        Office::Leader => leader(of, person, asks),
        Office::Curator => curator(person, asks),
        Office::Secretary => vec![one_person(office, person, asks)],
    };
    Verdict::of(reasons.into_iter().flatten().collect())
}

/// A fact of the strictness; none when the condition is not looked at.
fn reason(
    clause: &'static str,
    strictness: Strictness,
    met: bool,
    fact: String,
    cure: &str,
) -> Option<Reason> {
    (strictness != Strictness::Off).then(|| Reason {
        clause: clause.to_owned(),
        met,
        binding: strictness == Strictness::Block,
        fact,
        cure: (!met).then(|| cure.to_owned()),
    })
}

fn posts_fact<'a>(posts: impl IntoIterator<Item = &'a Post>) -> String {
    let names: Vec<&str> = posts.into_iter().map(|p| p.name.as_str()).collect();
    if names.is_empty() {
        "нет места работы на эту дату".to_owned()
    } else {
        format!("должность: {}", names.join(", "))
    }
}

fn leader(of: Asked, person: &Standing, asks: &Requirements) -> Vec<Option<Reason>> {
    let clause = "VII.7.3";
    let strictness = if of.managerial {
        asks.leader_of_managers
    } else {
        Strictness::Block
    };
    let member = if person.is_member {
        "член объединения"
    } else {
        "не член объединения"
    };
    vec![
        pedagogue(clause, strictness, person, asks),
        category(clause, strictness, person, asks),
        tenure(clause, person, asks),
        reason(
            clause,
            *asks.leader_membership.of(of.kind),
            person.is_member,
            member.to_owned(),
            "Включите в состав приказом департамента.",
        ),
        one_person(Office::Leader, person, asks),
    ]
}

pub(super) fn pedagogue(
    clause: &'static str,
    strictness: Strictness,
    person: &Standing,
    asks: &Requirements,
) -> Option<Reason> {
    let met = match asks.leader_post {
        LeaderPost::Pedagogical => person.posts.iter().any(|p| p.group == PositionGroup::Pedagogical),
        LeaderPost::Any => !person.posts.is_empty(),
    };
    let cure = "Руководитель – педагог: внесите педагогическую должность.";
    reason(clause, strictness, met, posts_fact(&person.posts), cure)
}

fn curator(person: &Standing, asks: &Requirements) -> Vec<Option<Reason>> {
    let clause = "VII.7.2";
    let here = person.posts.iter().any(|p| p.at_institution);
    // A post elsewhere says nothing about the work at the institution, so it counts only in want of one there.
    let posts: Vec<&Post> = person
        .posts
        .iter()
        .filter(|p| p.at_institution || !here)
        .collect();
    let by_post = posts
        .iter()
        .any(|p| matches!(p.group, PositionGroup::Deputy | PositionGroup::UnitHead));
    let methodist = posts
        .iter()
        .any(|p| matches!(p.code.as_str(), "methodist" | "senior_methodist"));
    let employed = if here {
        "работает в курирующем учреждении"
    } else {
        "не работает в курирующем учреждении"
    };
    let mut reasons = vec![
        reason(
            clause,
            asks.curator_employment,
            here,
            employed.to_owned(),
            "Внесите место работы в курирующем учреждении.",
        ),
        reason(
            clause,
            Strictness::Block,
            by_post || methodist,
            posts_fact(posts),
            "Куратор – методист, старший методист, заместитель руководителя или руководитель подразделения.",
        ),
    ];
    if asks.curator_category == CuratorCategory::EveryPost || (methodist && !by_post) {
        reasons.push(category(clause, Strictness::Block, person, asks));
        reasons.push(tenure(clause, person, asks));
    }
    reasons
}

pub(super) fn category(
    clause: &'static str,
    strictness: Strictness,
    person: &Standing,
    asks: &Requirements,
) -> Option<Reason> {
    let counts = |c: &HeldCategory| {
        let title = matches!(c.code.as_str(), "methodist" | "mentor");
        c.valid && c.qualifies && (asks.titles_count_as_highest || !title)
    };
    let fact = match &person.category {
        None => "категории нет".to_owned(),
        Some(c) if c.valid && c.granted_on.is_none() && c.qualifies => {
            format!("категория: {}, дата неизвестна", c.name)
        }
        Some(c) if c.valid => format!("категория: {}", c.name),
        Some(c) => match c.until {
            Some(day) => format!("категория: {}, срок истёк {}", c.name, ru(day)),
            None => format!("категория: {}, на эту дату не действует", c.name),
        },
    };
    let cure = "Нужна высшая или первая категория, действующая на эту дату: внесите приказ о её присвоении.";
    reason(
        clause,
        strictness,
        person.category.as_ref().is_some_and(counts),
        fact,
        cure,
    )
}

pub(super) fn tenure(clause: &'static str, person: &Standing, asks: &Requirements) -> Option<Reason> {
    let unconfirmed = |t: &Tenure| t.source == TenureSource::Pedagogical;
    let refused = |t: &Tenure| unconfirmed(t) && asks.unconfirmed_tenure == Strictness::Block;
    let met = person
        .tenure
        .as_ref()
        .is_some_and(|t| t.years >= asks.specialty_years && !refused(t));
    let fact = match &person.tenure {
        Some(t) if unconfirmed(t) && asks.unconfirmed_tenure != Strictness::Off => {
            format!(
                "полных лет стажа: {}, по педагогическому стажу, не подтверждено",
                t.years
            )
        }
        Some(t) => format!("полных лет стажа по специальности: {}", t.years),
        None => "стаж неизвестен".to_owned(),
    };
    let cure = format!(
        "Нужно не менее {} полных лет по специальности: внесите документ о стаже или периоды работы.",
        asks.specialty_years
    );
    reason(clause, Strictness::Block, met, fact, &cure)
}

/// One person as leader and secretary.
fn one_person(office: Office, person: &Standing, asks: &Requirements) -> Option<Reason> {
    let other = person.elected_as.filter(|held| *held != office)?;
    let clause = super::office_clause(office);
    let fact = format!("уже {} этого объединения", other.label_ru());
    reason(
        clause,
        asks.leader_is_secretary,
        false,
        fact,
        "Изберите на вторую должность другого члена объединения.",
    )
}
