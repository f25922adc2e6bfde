//! Who may join and who may hold an office, each fact with its cure.

mod candidates;
mod curators;

use super::*;
use crate::{
    dictionaries::PositionGroup,
    people::{Tenure, TenureSource},
    problem::ErrorCode,
    regulation::{CuratorCategory, LeaderPost, PerKind, Strictness},
};

fn day(y: i32, m: u32, d: u32) -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

/// The readings of the regulation of 2022.
fn asks() -> Requirements {
    let strict_for_mmo = PerKind {
        mmo: Strictness::Block,
        professional_association: Strictness::Warn,
        working_group: Strictness::Warn,
    };
    Requirements {
        specialty_years: 5,
        district_head_required: strict_for_mmo,
        leader_membership: strict_for_mmo,
        leader_post: LeaderPost::Pedagogical,
        leader_of_managers: Strictness::Warn,
        curator_employment: Strictness::Block,
        curator_category: CuratorCategory::MethodistOnly,
        titles_count_as_highest: true,
        unconfirmed_tenure: Strictness::Warn,
        leader_is_secretary: Strictness::Warn,
    }
}

fn post(code: &str, group: PositionGroup, at_institution: bool) -> Post {
    Post {
        code: code.to_owned(),
        name: code.to_owned(),
        group,
        at_institution,
    }
}

fn category(code: &str, qualifies: bool) -> HeldCategory {
    HeldCategory {
        code: code.to_owned(),
        name: code.to_owned(),
        qualifies,
        granted_on: Some(day(2024, 3, 1)),
        until: None,
        valid: true,
    }
}

fn years(years: i32) -> Option<Tenure> {
    Some(Tenure {
        years,
        source: TenureSource::Document,
    })
}

/// A teacher whom nothing stands in the way of.
fn teacher() -> Standing {
    Standing {
        posts: vec![post("teacher", PositionGroup::Pedagogical, false)],
        category: Some(category("first", true)),
        tenure: years(5),
        is_member: true,
        is_district_head: true,
        elected_as: None,
    }
}

const MMO: Asked = Asked {
    kind: AssociationKind::Mmo,
    managerial: false,
};
const MANAGERS: Asked = Asked {
    kind: AssociationKind::Mmo,
    managerial: true,
};
const UNION: Asked = Asked {
    kind: AssociationKind::ProfessionalAssociation,
    managerial: false,
};

/// The facts that are not met: text, whether binding, whether a cure is named.
fn unmet(verdict: &Verdict) -> Vec<(&str, bool)> {
    let unmet = verdict.reasons.iter().filter(|r| !r.met);
    unmet
        .map(|r| {
            assert!(
                r.cure.as_ref().is_some_and(|c| c.len() > 20),
                "{} has no cure",
                r.fact
            );
            (r.fact.as_str(), r.binding)
        })
        .collect()
}

#[test]
fn joining_is_strict_for_a_mmo_and_a_warning_for_the_others() {
    let head = teacher();
    let other = Standing {
        is_district_head: false,
        ..teacher()
    };
    for kind in AssociationKind::ALL {
        assert!(joining(*kind, head.is_district_head, &asks()).allowed);
        let verdict = joining(*kind, other.is_district_head, &asks());
        assert_eq!(verdict.allowed, *kind != AssociationKind::Mmo, "{kind}");
        assert_eq!(unmet(&verdict).len(), 1);
    }
    let refusal = joining(AssociationKind::Mmo, other.is_district_head, &asks())
        .check("VII.7.1")
        .unwrap_err();
    assert_eq!(
        (refusal.code, refusal.clause),
        (ErrorCode::RuleNotMet, Some("VII.7.1"))
    );
    assert!(refusal.detail.contains("не возглавляет районное"));
    assert!(refusal.errors[0].message.contains("Внесите назначение"));
    let off = Requirements {
        district_head_required: PerKind {
            mmo: Strictness::Off,
            ..asks().district_head_required
        },
        ..asks()
    };
    assert!(
        joining(AssociationKind::Mmo, other.is_district_head, &off)
            .reasons
            .is_empty()
    );
}

#[test]
fn a_leader_needs_post_category_tenure_and_membership() {
    let asked = |person: &Standing| eligibility(Office::Leader, MMO, person, &asks());
    let good = asked(&teacher());
    assert!(good.allowed && good.reasons.iter().all(|r| r.met && r.clause == "VII.7.3"));
    assert_eq!(good.reasons.len(), 4);
    let one = |person: Standing| {
        let verdict = asked(&person);
        assert!(!verdict.allowed);
        let unmet = unmet(&verdict);
        assert_eq!(unmet.len(), 1, "{unmet:?}");
        unmet[0].0.to_owned()
    };
    assert_eq!(
        one(Standing {
            posts: vec![post("director", PositionGroup::Head, false)],
            ..teacher()
        }),
        "должность: director"
    );
    assert_eq!(
        one(Standing {
            posts: vec![],
            ..teacher()
        }),
        "нет места работы на эту дату"
    );
    assert_eq!(
        one(Standing {
            category: None,
            ..teacher()
        }),
        "категории нет"
    );
    assert_eq!(
        one(Standing {
            category: Some(category("conformity", false)),
            ..teacher()
        }),
        "категория: conformity"
    );
    let lapsed = HeldCategory {
        valid: false,
        until: Some(day(2026, 8, 31)),
        ..category("highest", true)
    };
    assert_eq!(
        one(Standing {
            category: Some(lapsed),
            ..teacher()
        }),
        "категория: highest, срок истёк 31.08.2026"
    );
    assert_eq!(
        one(Standing {
            tenure: years(4),
            ..teacher()
        }),
        "полных лет стажа по специальности: 4"
    );
    assert_eq!(
        one(Standing {
            tenure: None,
            ..teacher()
        }),
        "стаж неизвестен"
    );
    assert_eq!(
        one(Standing {
            is_member: false,
            ..teacher()
        }),
        "не член объединения"
    );
}

#[test]
fn everything_unmet_is_told_at_once_with_the_cure() {
    let refusal = eligibility(Office::Leader, MMO, &Standing::default(), &asks())
        .check("VII.7.3")
        .unwrap_err();
    assert_eq!(refusal.errors.len(), 4);
    assert!(
        refusal
            .errors
            .iter()
            .all(|e| e.pointer == "/person_id" && e.code == "not_met")
    );
    for word in ["нет места работы", "категории нет", "стаж неизвестен", "не член"]
    {
        assert!(refusal.detail.contains(word), "{word}");
    }
}

#[test]
fn membership_of_the_leader_only_warns_outside_a_mmo() {
    let outsider = Standing {
        is_member: false,
        ..teacher()
    };
    let verdict = eligibility(Office::Leader, UNION, &outsider, &asks());
    assert!(verdict.allowed);
    assert_eq!(unmet(&verdict), [("не член объединения", false)]);
}

#[test]
fn titles_count_as_the_highest_category_unless_the_profile_says_otherwise() {
    for title in ["methodist", "mentor"] {
        let person = Standing {
            category: Some(category(title, true)),
            ..teacher()
        };
        assert!(eligibility(Office::Leader, MMO, &person, &asks()).allowed);
        let strict = Requirements {
            titles_count_as_highest: false,
            ..asks()
        };
        assert!(!eligibility(Office::Leader, MMO, &person, &strict).allowed);
    }
}

#[test]
fn a_category_of_unknown_date_counts_and_an_unconfirmed_tenure_is_said_to_be_so() {
    let person = Standing {
        category: Some(HeldCategory {
            granted_on: None,
            ..category("highest", true)
        }),
        tenure: Some(Tenure {
            years: 12,
            source: TenureSource::Pedagogical,
        }),
        ..teacher()
    };
    let verdict = eligibility(Office::Leader, MMO, &person, &asks());
    assert!(verdict.allowed);
    let facts: Vec<&str> = verdict.reasons.iter().map(|r| r.fact.as_str()).collect();
    assert!(facts[1].ends_with("дата неизвестна"), "{facts:?}");
    assert!(
        facts[2].ends_with("по педагогическому стажу, не подтверждено"),
        "{facts:?}"
    );
    let strict = Requirements {
        unconfirmed_tenure: Strictness::Block,
        ..asks()
    };
    assert!(!eligibility(Office::Leader, MMO, &person, &strict).allowed);
}

#[test]
fn managers_lead_managers_without_a_category() {
    let deputy = Standing {
        posts: vec![post("deputy", PositionGroup::Deputy, false)],
        category: None,
        ..teacher()
    };
    assert!(!eligibility(Office::Leader, MMO, &deputy, &asks()).allowed);
    let verdict = eligibility(Office::Leader, MANAGERS, &deputy, &asks());
    assert!(verdict.allowed);
    assert_eq!(
        unmet(&verdict),
        [("должность: deputy", false), ("категории нет", false)]
    );
    let fresh = Standing {
        tenure: years(2),
        ..deputy
    };
    assert!(
        !eligibility(Office::Leader, MANAGERS, &fresh, &asks()).allowed,
        "tenure still binds"
    );
}

#[test]
fn the_audience_tells_managers_from_pedagogues() {
    for (subject, audience, expected) in [
        (Some("management"), Some("заместители руководителей"), true),
        (Some("method_work"), Some("заместители руководителей"), true),
        (Some("math"), Some("Заместители директоров по УВР"), true),
        (Some("preschool"), Some("заведующие детскими садами"), true),
        (Some("management"), None, true),
        (Some("method_work"), Some("сменный состав"), true),
        (Some("method_work"), Some("молодые педагоги"), false),
        (Some("method_work"), Some("педагоги-наставники"), false),
        (Some("class_teaching"), Some("советники директора"), false),
        (Some("preschool_music"), Some("музыкальные руководители"), false),
        (Some("math"), Some("учителя"), false),
        (None, None, false),
    ] {
        assert_eq!(
            unites_managers(subject, audience),
            expected,
            "{subject:?} {audience:?}"
        );
    }
}
