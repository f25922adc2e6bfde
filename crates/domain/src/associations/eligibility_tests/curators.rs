//! Curators and secretaries.

use super::*;

#[test]
fn a_curator_works_at_the_institution_and_a_methodist_proves_category_and_tenure() {
    let asked = |person: &Standing| eligibility(Office::Curator, MMO, person, &asks());
    let at_post = |code: &str, group| Standing {
        posts: vec![post(code, group, true)],
        ..Standing::default()
    };
    assert!(asked(&at_post("deputy_director", PositionGroup::Deputy)).allowed);
    assert!(asked(&at_post("unit_head", PositionGroup::UnitHead)).allowed);
    for code in ["methodist", "senior_methodist"] {
        let bare = asked(&at_post(code, PositionGroup::Pedagogical));
        assert_eq!(unmet(&bare), [("категории нет", true), ("стаж неизвестен", true)]);
        let full = Standing {
            category: Some(category("first", true)),
            tenure: years(5),
            ..at_post(code, PositionGroup::Pedagogical)
        };
        assert!(asked(&full).allowed);
        let young = Standing {
            tenure: years(4),
            ..full
        };
        assert!(!asked(&young).allowed);
    }
    let both = Standing {
        posts: vec![
            post("methodist", PositionGroup::Pedagogical, true),
            post("unit_head", PositionGroup::UnitHead, true),
        ],
        ..Standing::default()
    };
    assert!(asked(&both).allowed, "the other post is enough");
    let tutor = asked(&at_post("tutor", PositionGroup::Pedagogical));
    assert_eq!(unmet(&tutor), [("должность: tutor", true)]);
    assert_eq!(tutor.obstacle().unwrap().clause, "VII.7.2");
}

#[test]
fn a_post_elsewhere_does_not_make_a_curator() {
    let elsewhere = Standing {
        posts: vec![post("deputy_director", PositionGroup::Deputy, false)],
        ..Standing::default()
    };
    let verdict = eligibility(Office::Curator, MMO, &elsewhere, &asks());
    assert_eq!(unmet(&verdict), [("не работает в курирующем учреждении", true)]);
    let moonlighting = Standing {
        posts: vec![
            post("deputy_director", PositionGroup::Deputy, false),
            post("tutor", PositionGroup::Pedagogical, true),
        ],
        ..Standing::default()
    };
    let verdict = eligibility(Office::Curator, MMO, &moonlighting, &asks());
    assert_eq!(unmet(&verdict), [("должность: tutor", true)]);
    let lenient = Requirements {
        curator_employment: Strictness::Warn,
        ..asks()
    };
    assert!(eligibility(Office::Curator, MMO, &elsewhere, &lenient).allowed);
    let every_post = Requirements {
        curator_category: CuratorCategory::EveryPost,
        ..lenient
    };
    assert!(!eligibility(Office::Curator, MMO, &elsewhere, &every_post).allowed);
}

#[test]
fn a_secretary_needs_nothing_and_one_person_in_both_offices_is_told() {
    let nobody = eligibility(Office::Secretary, MMO, &Standing::default(), &asks());
    assert!(nobody.allowed && nobody.reasons.is_empty());
    let leader = Standing {
        elected_as: Some(Office::Leader),
        ..teacher()
    };
    let verdict = eligibility(Office::Secretary, MMO, &leader, &asks());
    assert!(verdict.allowed);
    assert_eq!(unmet(&verdict), [("уже руководитель этого объединения", false)]);
    assert_eq!(verdict.reasons[0].clause, "VII.7.5");
    let again = eligibility(Office::Leader, MMO, &leader, &asks());
    assert!(
        again.reasons.iter().all(|r| r.met),
        "re-election is no second office"
    );
}
