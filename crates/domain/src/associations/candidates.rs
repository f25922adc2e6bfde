//! Who may hold an office: a search by the very rule that judges one person (VII.7.2, VII.7.3).

use super::{
    Asked, Office, Requirements, Standing, Verdict,
    eligibility::{category, eligibility, pedagogue, tenure},
};
use crate::{
    Id,
    people::PersonFilter,
    problem::{ErrorCode, FieldError, Refusal},
    regulation::{CuratorCategory, Strictness},
};

/// Whom a search looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sought {
    /// The office to fill.
    pub office: Office,
    /// The association it is in.
    pub association: Option<Id>,
    /// Whether a category whose term is over counts too.
    pub ignore_expiry: bool,
    /// Whether the post must be a pedagogical one, whatever the association asks.
    pub pedagogical_post: bool,
}

/// What everybody who is found has for certain: a register may leave the others out before the rule is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Narrowing {
    /// A category that qualifies, valid on the date unless the term is looked past.
    pub qualified: bool,
    /// Membership in force.
    pub member: bool,
    /// Work at the curating institution.
    pub at_institution: bool,
}

impl Sought {
    /// What the filter looks for; none when it looks for no office.
    ///
    /// # Errors
    /// [`ErrorCode::UnknownParameter`] for keys that say nothing together.
    pub fn of(filter: &PersonFilter) -> Result<Option<Self>, Refusal> {
        let (ignore_expiry, pedagogical_post) = (
            filter.ignore_expiry.unwrap_or(false),
            filter.pedagogical_post.unwrap_or(false),
        );
        let association = filter.association_id;
        let refused = match filter.eligible_for {
            None if ignore_expiry => Some(("ignore_expiry", ALONE, "VII.7.3")),
            None if pedagogical_post => Some(("pedagogical_post", ALONE, "VII.7.3")),
            Some(Office::Curator) if association.is_none() => Some((
                "association_id",
                "Куратора подбирают для объединения: укажите association_id, без него курирующее учреждение неизвестно.",
                "VII.7.2",
            )),
            Some(Office::Secretary) if ignore_expiry => Some((
                "ignore_expiry",
                "От секретаря категория не требуется: уберите ignore_expiry.",
                "VII.7.5",
            )),
            Some(Office::Secretary | Office::Curator) if pedagogical_post => Some((
                "pedagogical_post",
                "Педагогическую должность спрашивают только с руководителя: уберите pedagogical_post.",
                "VII.7.3",
            )),
            _ => None,
        };
        if let Some((key, text, clause)) = refused {
            let errors = vec![FieldError::new(key, "combination", text)];
            return Err(Refusal::new(ErrorCode::UnknownParameter, text)
                .clause(clause)
                .errors(errors));
        }
        Ok(filter.eligible_for.map(|office| Self {
            office,
            association,
            ignore_expiry,
            pedagogical_post,
        }))
    }

    /// Whether the person may be found: by [`eligibility`] where the association is known. Without one a leader is
    /// asked category and tenure (VII.7.3), a secretary nothing. A secretary is sought among the members (VII.7.5).
    pub fn fits(&self, of: Option<Asked>, person: &Standing, asks: &Requirements) -> bool {
        let allowed = match (self.office, of) {
            (Office::Secretary, Some(_)) if !person.is_member => false,
            (office, Some(of)) => eligibility(office, of, person, asks).allowed,
            (Office::Leader, None) => qualification(person, asks).allowed,
            (Office::Secretary, None) => true,
            // Nothing curates what is not named.
            (Office::Curator, None) => false,
        };
        let post = || pedagogue("VII.7.3", Strictness::Block, person, asks).is_none_or(|r| r.met);
        allowed && (!self.pedagogical_post || post())
    }

    /// What [`Sought::fits`] asks of everybody without exception.
    pub fn narrowing(&self, of: Option<Asked>, asks: &Requirements) -> Narrowing {
        let blocks = |strictness: Strictness| strictness == Strictness::Block;
        match (self.office, of) {
            (Office::Leader, of) => Narrowing {
                qualified: of.is_none_or(|of| !of.managerial || blocks(asks.leader_of_managers)),
                member: of.is_some_and(|of| blocks(*asks.leader_membership.of(of.kind))),
                at_institution: false,
            },
            (Office::Secretary, of) => Narrowing {
                member: of.is_some(),
                ..Narrowing::default()
            },
            (Office::Curator, _) => Narrowing {
                qualified: asks.curator_category == CuratorCategory::EveryPost,
                member: false,
                at_institution: blocks(asks.curator_employment),
            },
        }
    }
}

const ALONE: &str = "Этот параметр уточняет подбор на должность: укажите и eligible_for.";

/// What VII.7.3 asks of a leader whatever the association is: category and tenure.
fn qualification(person: &Standing, asks: &Requirements) -> Verdict {
    let clause = "VII.7.3";
    let reasons = [
        category(clause, Strictness::Block, person, asks),
        tenure(clause, person, asks),
    ];
    Verdict::of(reasons.into_iter().flatten().collect())
}
