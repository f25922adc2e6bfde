//! The whole policy as one table: a change of it shows in the review, line by line.

use std::fmt::Write;

use super::*;
use crate::{council::CouncilRole, problem::ErrorCode};

const GOLDEN: &str = include_str!("policy_golden.txt");

const OWN: Id = Id::from_u128(1);
const FOREIGN: Id = Id::from_u128(2);
const INSTITUTION: Id = Id::from_u128(3);
const OTHER_INSTITUTION: Id = Id::from_u128(4);
const COLLEAGUE: Id = Id::from_u128(5);
const OUTSIDER: Id = Id::from_u128(6);
const MYSELF: Id = Id::from_u128(7);

fn office(office: Office) -> Grant {
    Grant::Office {
        office,
        association_id: OWN,
    }
}

/// Every role, and somebody signed in without any.
fn roles() -> Vec<(&'static str, Vec<Grant>)> {
    vec![
        ("admin", vec![Grant::Admin]),
        ("department", vec![Grant::Department]),
        (
            "institution",
            vec![Grant::Institution {
                organization_id: INSTITUTION,
            }],
        ),
        (
            "district",
            vec![Grant::District {
                admin_unit_code: "own".to_owned(),
            }],
        ),
        ("council", vec![Grant::Council]),
        ("observer", vec![Grant::Observer]),
        ("curator", vec![office(Office::Curator)]),
        ("leader", vec![office(Office::Leader)]),
        ("secretary", vec![office(Office::Secretary)]),
        ("member", vec![Grant::Member { association_id: OWN }]),
        (
            "council_secretary",
            vec![Grant::CouncilMember {
                council_role: CouncilRole::Secretary,
            }],
        ),
        (
            "council_member",
            vec![Grant::CouncilMember {
                council_role: CouncilRole::Member,
            }],
        ),
        ("nobody", vec![]),
    ]
}

fn actor(grants: Vec<Grant>) -> Actor {
    Actor {
        account_id: Id::nil(),
        person_id: Some(MYSELF),
        name: String::new(),
        grants,
    }
}

/// What an action can be done to: one's own and somebody else's.
fn resources(units: &[Vec<String>; 2]) -> [(&'static str, Resource<'_>); 15] {
    let [own, foreign] = units;
    let association = |id, institution| Resource::Association {
        id,
        institution: Some(institution),
    };
    let meeting = |association, institution, mine: bool, by_paper| Resource::Meeting {
        association,
        institution,
        chair: Some(COLLEAGUE),
        secretary: Some(if mine { MYSELF } else { COLLEAGUE }),
        by_paper,
    };
    [
        ("city", Resource::City),
        ("own assoc.", association(OWN, INSTITUTION)),
        ("foreign assoc.", association(FOREIGN, OTHER_INSTITUTION)),
        ("own meeting", meeting(Some(OWN), Some(INSTITUTION), false, false)),
        (
            "foreign meeting",
            meeting(Some(FOREIGN), Some(OTHER_INSTITUTION), false, true),
        ),
        ("of paper", meeting(Some(OWN), Some(INSTITUTION), false, true)),
        ("council's", meeting(None, None, false, false)),
        (
            "as secretary",
            meeting(Some(FOREIGN), Some(OTHER_INSTITUTION), true, false),
        ),
        ("own inst.", Resource::Institution { id: INSTITUTION }),
        (
            "foreign inst.",
            Resource::Institution {
                id: OTHER_INSTITUTION,
            },
        ),
        ("own unit", Resource::Unit { code: "own" }),
        ("foreign unit", Resource::Unit { code: "foreign" }),
        (
            "colleague",
            Resource::Person {
                id: COLLEAGUE,
                associations: &[OWN],
                institutions: &[INSTITUTION],
                units: own,
            },
        ),
        (
            "stranger",
            Resource::Person {
                id: OUTSIDER,
                associations: &[FOREIGN],
                institutions: &[OTHER_INSTITUTION],
                units: foreign,
            },
        ),
        (
            "oneself",
            Resource::Person {
                id: MYSELF,
                associations: &[],
                institutions: &[],
                units: &[],
            },
        ),
    ]
}

fn units() -> [Vec<String>; 2] {
    [vec!["own".to_owned()], vec!["foreign".to_owned()]]
}

fn table() -> String {
    let units = units();
    let mut text = String::from("Who may do what: + allowed, . refused. Oneself is nobody's member.\n");
    for (role, grants) in roles() {
        let actor = actor(grants);
        let names: Vec<String> = resources(&units)
            .iter()
            .map(|(name, _)| format!("{name:>16}"))
            .collect();
        writeln!(text, "\n{role:<20}{}", names.concat()).unwrap();
        for action in Action::ALL {
            let marks = resources(&units).map(|(_, resource)| match allows(&actor, *action, resource) {
                true => format!("{:>16}", "+"),
                false => format!("{:>16}", "."),
            });
            writeln!(text, "{:<20}{}", action.code(), marks.concat()).unwrap();
        }
    }
    text
}

#[test]
fn the_policy_is_the_golden_table() {
    let table = table();
    if table != GOLDEN {
        let at = table
            .lines()
            .zip(GOLDEN.lines())
            .find(|(now, golden)| now != golden);
        panic!("the policy differs from access/policy_golden.txt, first at {at:?}; the table now:\n{table}");
    }
}

#[test]
fn a_refusal_says_who_may() {
    // The library alone is open to everybody who is signed in.
    for action in Action::ALL.iter().filter(|a| **a != Action::ReadLibrary) {
        let nobody = Actor {
            person_id: None,
            ..actor(vec![])
        };
        let refusal = require(&nobody, *action, Resource::City).unwrap_err();
        assert_eq!(refusal.code, ErrorCode::Forbidden);
        assert!(
            refusal.detail.len() > ErrorCode::Forbidden.detail_ru().len() + 20,
            "{action}"
        );
    }
}

#[test]
fn a_list_of_people_shows_whom_the_policy_lets_read_one_by_one() {
    for (role, grants) in roles() {
        let actor = actor(grants);
        let scope = people_scope(&actor);
        let units = units();
        for (name, resource) in resources(&units) {
            let Resource::Person {
                id,
                associations,
                units,
                ..
            } = resource
            else {
                continue;
            };
            let listed = match &scope {
                PeopleScope::All => true,
                PeopleScope::Some(circle) => {
                    (circle.associated && !associations.is_empty())
                        || associations.iter().any(|a| circle.associations.contains(a))
                        || units.iter().any(|u| circle.units.contains(u))
                        || circle.me == Some(id)
                }
            };
            assert_eq!(
                listed,
                allows(&actor, Action::ReadPerson, resource),
                "{role}: {name}"
            );
        }
    }
}
