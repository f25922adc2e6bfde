//! A search finds exactly those whom the rule allows.

use super::*;
use crate::{
    Id,
    people::{Granted, PersonFilter, category_on},
};

fn sought(office: Office) -> Sought {
    Sought {
        office,
        association: None,
        ignore_expiry: false,
        pedagogical_post: false,
    }
}

/// Everybody there may be: each post, category, tenure and membership with each other.
fn everybody() -> Vec<Standing> {
    let posts = [
        vec![],
        vec![post("teacher", PositionGroup::Pedagogical, false)],
        vec![post("methodist", PositionGroup::Pedagogical, true)],
        vec![post("deputy", PositionGroup::Deputy, true)],
        vec![post("director", PositionGroup::Head, false)],
    ];
    let lapsed = HeldCategory {
        valid: false,
        ..category("highest", true)
    };
    let categories = [
        None,
        Some(category("conformity", false)),
        Some(category("first", true)),
        Some(category("mentor", true)),
        Some(lapsed),
    ];
    let mut all = Vec::new();
    for (posts, category) in posts
        .iter()
        .flat_map(|p| categories.iter().map(move |c| (p.clone(), c.clone())))
    {
        for (tenure, is_member) in [years(4), years(5), None]
            .into_iter()
            .flat_map(|t| [(t.clone(), true), (t, false)])
        {
            all.push(Standing {
                posts: posts.clone(),
                category: category.clone(),
                tenure,
                is_member,
                ..Standing::default()
            });
        }
    }
    all
}

/// Readings of the regulation, from the loosest to the strictest.
fn readings() -> [Requirements; 3] {
    let every = |strictness| PerKind {
        mmo: strictness,
        professional_association: strictness,
        working_group: strictness,
    };
    [
        asks(),
        Requirements {
            leader_membership: every(Strictness::Off),
            leader_of_managers: Strictness::Off,
            curator_employment: Strictness::Warn,
            ..asks()
        },
        Requirements {
            leader_membership: every(Strictness::Block),
            leader_of_managers: Strictness::Block,
            curator_category: CuratorCategory::EveryPost,
            titles_count_as_highest: false,
            ..asks()
        },
    ]
}

#[test]
fn a_search_agrees_with_the_verdict_and_leaves_out_nobody_too_early() {
    let places = [None, Some(MMO), Some(MANAGERS), Some(UNION)];
    for asks in readings() {
        for (office, of) in Office::ALL
            .iter()
            .flat_map(|office| places.iter().map(move |of| (*office, *of)))
        {
            for person in everybody() {
                let found = sought(office).fits(of, &person, &asks);
                if let Some(of) = of {
                    let allowed = eligibility(office, of, &person, &asks).allowed;
                    let wanted = allowed && (office != Office::Secretary || person.is_member);
                    assert_eq!(found, wanted, "{office} {of:?} {person:?}");
                }
                let narrowing = sought(office).narrowing(of, &asks);
                let qualified = person.category.as_ref().is_some_and(|c| c.qualifies && c.valid);
                let here = person.posts.iter().any(|p| p.at_institution);
                let kept = (qualified || !narrowing.qualified)
                    && (person.is_member || !narrowing.member)
                    && (here || !narrowing.at_institution);
                assert!(kept || !found, "{office} {of:?} {narrowing:?} {person:?}");
            }
        }
    }
}

#[test]
fn without_an_association_a_leader_is_asked_category_and_tenure_and_the_post_when_it_is_asked() {
    let outsider = Standing {
        is_member: false,
        ..teacher()
    };
    let deputy = Standing {
        posts: vec![post("deputy", PositionGroup::Deputy, false)],
        ..outsider.clone()
    };
    let short = Standing {
        tenure: years(4),
        ..outsider.clone()
    };
    let finds = |pedagogical_post, person: &Standing| {
        let leader = Sought {
            pedagogical_post,
            ..sought(Office::Leader)
        };
        leader.fits(None, person, &asks())
    };
    assert!(finds(false, &outsider) && finds(true, &outsider));
    assert!(finds(false, &deputy) && !finds(true, &deputy));
    assert!(!finds(false, &short) && !finds(true, &short));
    let leader = Sought {
        pedagogical_post: true,
        ..sought(Office::Leader)
    };
    assert!(
        !leader.fits(Some(MANAGERS), &deputy, &asks()),
        "the post that was asked binds where the association only warns"
    );
}

#[test]
fn a_term_that_is_looked_past_brings_back_the_weightiest_category() {
    let granted = |code, rank, year| Granted {
        code,
        rank,
        granted_on: Some(day(year, 3, 1)),
        valid_until: Some(day(year + 5, 3, 1)),
    };
    let held = [granted("highest", 40, 2018), granted("conformity", 10, 2022)];
    let shown = |past: bool| {
        let held = held.map(|g| if past { g.without_end() } else { g });
        category_on(held, day(2026, 9, 1)).map(|(g, valid)| (g.code, valid))
    };
    assert_eq!(shown(false), Some(("conformity", true)));
    assert_eq!(shown(true), Some(("highest", true)));
}

#[test]
fn keys_that_say_nothing_together_are_refused_by_name() {
    let filter = |office, association: bool, ignore_expiry, pedagogical_post| PersonFilter {
        eligible_for: office,
        association_id: association.then(Id::nil),
        ignore_expiry,
        pedagogical_post,
        ..PersonFilter::default()
    };
    let yes = Some(true);
    for (asked, key, clause) in [
        (filter(None, false, yes, None), "ignore_expiry", "VII.7.3"),
        (filter(None, true, None, yes), "pedagogical_post", "VII.7.3"),
        (
            filter(Some(Office::Curator), false, None, None),
            "association_id",
            "VII.7.2",
        ),
        (
            filter(Some(Office::Curator), true, None, yes),
            "pedagogical_post",
            "VII.7.3",
        ),
        (
            filter(Some(Office::Secretary), true, yes, None),
            "ignore_expiry",
            "VII.7.5",
        ),
        (
            filter(Some(Office::Secretary), true, None, yes),
            "pedagogical_post",
            "VII.7.3",
        ),
    ] {
        let refusal = Sought::of(&asked).unwrap_err();
        assert_eq!(
            (refusal.code, refusal.clause),
            (ErrorCode::UnknownParameter, Some(clause))
        );
        assert_eq!(refusal.errors[0].pointer, key);
    }
    assert_eq!(Sought::of(&filter(None, true, None, Some(false))), Ok(None));
    let leader = Sought::of(&filter(Some(Office::Leader), true, yes, yes)).unwrap();
    assert!(leader.is_some_and(|s| s.ignore_expiry && s.pedagogical_post && s.association.is_some()));
}
