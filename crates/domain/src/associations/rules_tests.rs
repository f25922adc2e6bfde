//! States and papers.

use super::*;
use crate::{
    Id,
    orders::{Basis, BasisKind},
    problem::ErrorCode,
};

fn day(y: i32, m: u32, d: u32) -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn paper(kind: BasisKind) -> Basis {
    Basis {
        kind,
        number: Some("0482-09".to_owned()),
        date: Some(day(2026, 8, 27)),
        note: None,
        order_id: None,
    }
}

fn term(
    status: AssociationStatus,
    from: Option<chrono::NaiveDate>,
    until: Option<chrono::NaiveDate>,
) -> StatusTerm {
    StatusTerm {
        status,
        from,
        until,
        basis: None,
    }
}

fn change(status: AssociationStatus, from: chrono::NaiveDate) -> NewStatus {
    NewStatus {
        status,
        from,
        basis: paper(BasisKind::DepartmentOrder),
        successor_id: None,
    }
}

#[test]
fn only_three_changes_of_state_are_known_and_only_the_department_makes_them() {
    use AssociationStatus::*;
    let order = paper(BasisKind::DepartmentOrder);
    for from in AssociationStatus::ALL {
        for to in AssociationStatus::ALL {
            let known = matches!((from, to), (Draft, Active) | (Active, Reorganized | Liquidated));
            let answer = check_transition(*from, *to, &order);
            assert_eq!(answer.is_ok(), known, "{from} -> {to}");
            if let Err(refusal) = answer {
                assert_eq!(
                    (refusal.code, refusal.clause),
                    (ErrorCode::WrongState, Some("I.5"))
                );
                assert!(refusal.detail.contains(from.label_ru()) && refusal.detail.contains(to.label_ru()));
            }
        }
    }
    for kind in BasisKind::ALL {
        let answer = check_transition(Draft, Active, &paper(*kind));
        assert_eq!(answer.is_ok(), *kind == BasisKind::DepartmentOrder, "{kind}");
        if let Err(refusal) = answer {
            assert_eq!(
                (refusal.code, refusal.clause),
                (ErrorCode::RuleNotMet, Some("I.5"))
            );
            assert_eq!(refusal.errors[0].code, "wrong_issuer");
            assert!(refusal.detail.contains(kind.label_ru()));
        }
    }
}

#[test]
fn an_order_without_number_or_date_proves_nothing() {
    let bare = Basis {
        number: None,
        date: None,
        ..paper(BasisKind::DepartmentOrder)
    };
    let refusal = check_composition_basis(&bare).unwrap_err();
    assert_eq!(
        (refusal.code, refusal.clause),
        (ErrorCode::Validation, Some("I.4"))
    );
    let pointers: Vec<&str> = refusal.errors.iter().map(|e| e.pointer.as_str()).collect();
    assert_eq!(pointers, ["/basis/number", "/basis/date"]);
    let application = check_composition_basis(&paper(BasisKind::Application)).unwrap_err();
    assert_eq!(application.clause, Some("I.4"));
}

#[test]
fn each_office_rests_on_its_own_paper() {
    let cases = [
        (Office::Leader, BasisKind::Minutes, "VII.7.4"),
        (Office::Secretary, BasisKind::Minutes, "VII.7.5"),
        (Office::Curator, BasisKind::InstitutionOrder, "VII.7.2"),
    ];
    let from = day(2026, 9, 1);
    for (office, right, clause) in cases {
        for kind in BasisKind::ALL {
            let answer = check_office_basis(office, &paper(*kind), from);
            assert_eq!(answer.is_ok(), *kind == right, "{office}: {kind}");
            if let Err(refusal) = answer {
                assert_eq!(
                    (refusal.code, refusal.clause),
                    (ErrorCode::RuleNotMet, Some(clause))
                );
            }
        }
        let undated = Basis {
            date: None,
            ..paper(right)
        };
        assert_eq!(
            check_office_basis(office, &undated, from).unwrap_err().errors[0].pointer,
            "/basis/date"
        );
    }
    // An order of an institution may look back; nobody leads before the meeting that elected.
    let early = day(2026, 8, 26);
    assert!(check_office_basis(Office::Curator, &paper(BasisKind::InstitutionOrder), early).is_ok());
    let refusal = check_office_basis(Office::Leader, &paper(BasisKind::Minutes), early).unwrap_err();
    assert_eq!(
        (refusal.clause, refusal.errors[0].pointer.as_str()),
        (Some("VII.7.4"), "/from")
    );
    assert!(refusal.errors[0].message.contains("27.08.2026"));
}

#[test]
fn a_back_dated_state_must_fit_what_comes_after_it() {
    use AssociationStatus::*;
    let terms = [
        term(Liquidated, Some(day(2026, 6, 1)), None),
        term(Active, Some(day(2022, 9, 1)), Some(day(2026, 6, 1))),
        term(Draft, None, Some(day(2022, 9, 1))),
    ];
    assert_eq!(status_on(&terms, day(2022, 8, 31)), Draft);
    assert_eq!(status_on(&terms, day(2022, 9, 1)), Active);
    assert_eq!(status_on(&terms, day(2026, 6, 1)), Liquidated);
    assert_eq!(
        status_on(&terms[..2], day(1999, 1, 1)),
        Draft,
        "before the first order"
    );
    let refusal = check_status_change(&terms, &change(Reorganized, day(2025, 9, 1))).unwrap_err();
    assert_eq!((refusal.code, refusal.clause), (ErrorCode::Overlap, Some("I.5")));
    assert!(refusal.detail.contains("01.06.2026") && refusal.detail.contains("ликвидировано"));
    assert_eq!(
        check_status_change(&terms, &change(Active, day(2021, 9, 1)))
            .unwrap_err()
            .code,
        ErrorCode::Overlap
    );
    assert_eq!(
        check_status_change(&terms, &change(Active, day(2026, 7, 1)))
            .unwrap_err()
            .code,
        ErrorCode::WrongState
    );
    assert!(check_status_change(&terms[2..], &change(Active, day(2021, 9, 1))).is_ok());
    let successor = NewStatus {
        successor_id: Some(Id::nil()),
        ..change(Active, day(2021, 9, 1))
    };
    assert_eq!(
        check_status_change(&terms[2..], &successor).unwrap_err().errors[0].pointer,
        "/successor_id"
    );
}

#[test]
fn only_a_working_association_elects_and_only_one_not_over_takes_members() {
    use AssociationStatus::*;
    let on = day(2026, 9, 1);
    for (status, elects, takes) in [
        (Draft, false, true),
        (Active, true, true),
        (Reorganized, false, false),
        (Liquidated, false, false),
    ] {
        let terms = [term(status, None, None)];
        assert_eq!(check_works(&terms, on).is_ok(), elects, "{status}");
        assert_eq!(check_not_over(&terms, on).is_ok(), takes, "{status}");
    }
    let refusal = check_works(&[], on).unwrap_err();
    assert_eq!(
        (refusal.code, refusal.clause),
        (ErrorCode::WrongState, Some("I.5"))
    );
}

#[test]
fn fields_belong_to_their_kind() {
    let all = KindFields {
        subject: true,
        professions: true,
        problem: true,
        composition: true,
        planned_end: true,
    };
    let pointers = |kind, fields| -> Vec<String> {
        match check_kind_fields(kind, fields) {
            Ok(()) => vec![],
            Err(refusal) => {
                assert_eq!(refusal.clause, Some("IV"));
                refusal.errors.into_iter().map(|e| e.pointer).collect()
            }
        }
    };
    use AssociationKind::*;
    assert_eq!(pointers(Mmo, KindFields::default()), ["/subject_code"]);
    assert_eq!(
        pointers(Mmo, all),
        ["/professions", "/problem", "/composition", "/planned_end"]
    );
    assert_eq!(
        pointers(ProfessionalAssociation, all),
        ["/problem", "/composition", "/planned_end"]
    );
    assert_eq!(pointers(WorkingGroup, all), ["/professions"]);
    assert!(pointers(WorkingGroup, KindFields::default()).is_empty());
}
