use chrono::NaiveDate;

use super::*;
use crate::{calendar::Interval, problem::ErrorCode};

fn day(n: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, n).unwrap()
}

fn term(n: u128, role: CouncilRole, from: u32, until: Option<u32>) -> CouncilMember {
    CouncilMember {
        id: Id::from_u128(n),
        version: 1,
        person: PersonRef {
            id: Id::from_u128(n),
            full_name: format!("Человек {n}"),
        },
        organization: None,
        position_name: None,
        role,
        from: Some(day(from)),
        until: until.map(day),
        basis: None,
        end_reason: None,
    }
}

#[test]
fn nobody_is_twice_in_the_council_and_it_has_one_chair() {
    let others = [
        term(1, CouncilRole::Chair, 1, Some(10)),
        term(2, CouncilRole::Member, 1, None),
    ];
    let check = |own, person: u128, role, from: u32, until: Option<u32>| {
        let days = Interval::new(day(from), until.map(day));
        check_council_term(own, (Id::from_u128(person), role, days), &others)
    };
    let twice = check(None, 2, CouncilRole::Member, 5, None).unwrap_err();
    assert_eq!((twice.code, twice.clause), (ErrorCode::Overlap, Some("VII.7.8")));
    assert!(twice.detail.contains("Человек 2"), "{}", twice.detail);
    let chairs = check(None, 3, CouncilRole::Chair, 9, None).unwrap_err();
    assert_eq!(chairs.errors[0].pointer, "/role");
    assert_eq!(check(None, 3, CouncilRole::Chair, 10, None), Ok(()));
    assert_eq!(check(None, 3, CouncilRole::Member, 1, None), Ok(()));
    assert_eq!(check(None, 3, CouncilRole::Deputy, 1, None), Ok(()));
    // A term that is changed is not in its own way.
    let own = Some(Id::from_u128(1));
    assert_eq!(check(own, 1, CouncilRole::Chair, 2, Some(12)), Ok(()));
    assert!(check(None, 3, CouncilRole::Member, 5, Some(5)).is_err(), "no day");
}
