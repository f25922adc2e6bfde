//! Which rows of two people say the same thing, and the one row that stays for them.

use diesel::prelude::*;
use veche_domain::{
    calendar::Interval,
    council::CouncilRole,
    people::{overlapping, span},
};

use super::{MembershipRow, ReaderRow, Row, meetings, readers};
use crate::{
    Conn, StoreResult,
    columns::{interval, subject_column, subjects},
    council::BodyMemberRecord,
    people::{EmploymentRecord, QualificationRecord, TenureStatementRecord},
    schema::{body_members, employments, memberships, qualifications, tenure_statements},
};

/// What is done to rows that say the same thing.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Rows that go.
    pub(super) dropped: Vec<Row>,
    /// Rows that take over what the dropped ones said, as they were.
    pub(super) former: Vec<Row>,
    /// The same rows as they become.
    pub(super) changed: Vec<Row>,
}

impl Plan {
    /// Plans the merge of both people's rows.
    pub(super) fn of(conn: &mut Conn, kept: &str, removed: &str) -> StoreResult<Self> {
        let both = [kept, removed];
        let mut plan = Self::default();
        let employed: Vec<EmploymentRecord> = employments::table
            .filter(employments::person_id.eq_any(both))
            .order(employments::id)
            .select(EmploymentRecord::as_select())
            .load(conn)?;
        let place = |r: &EmploymentRecord| {
            let place = (r.organization_id.clone(), r.position_code.clone());
            (place, interval(r.valid_from, r.valid_until))
        };
        plan.add(overlapping(employed, place), Row::Employment, |group| {
            first_of(group, |r| r.person_id == kept).map(|r| employment(group, r))
        });
        let held: Vec<QualificationRecord> = qualifications::table
            .filter(qualifications::person_id.eq_any(both))
            .order(qualifications::id)
            .select(QualificationRecord::as_select())
            .load(conn)?;
        let place = |r: &QualificationRecord| ((r.category_code.clone(), r.granted_on), Interval::default());
        plan.add(overlapping(held, place), Row::Qualification, |group| {
            first_of(group, |r| r.person_id == kept).map(|r| QualificationRecord {
                basis: group.iter().find_map(|g| g.basis.clone()),
                ..r.clone()
            })
        });
        let stated: Vec<TenureStatementRecord> = tenure_statements::table
            .filter(tenure_statements::person_id.eq_any(both))
            .order(tenure_statements::id)
            .select(TenureStatementRecord::as_select())
            .load(conn)?;
        let place = |r: &TenureStatementRecord| ((r.kind.clone(), r.years, r.as_of), Interval::default());
        plan.add(overlapping(stated, place), Row::TenureStatement, |group| {
            first_of(group, |r| r.person_id == kept).map(|r| TenureStatementRecord {
                basis: group.iter().find_map(|g| g.basis.clone()),
                ..r.clone()
            })
        });
        let members: Vec<MembershipRow> = memberships::table
            .filter(memberships::person_id.eq_any(both))
            .order(memberships::id)
            .select(MembershipRow::as_select())
            .load(conn)?;
        let place = |r: &MembershipRow| (r.association_id.clone(), interval(r.valid_from, r.valid_until));
        plan.add(overlapping(members, place), Row::Membership, |group| {
            let in_force = |r: &&MembershipRow| r.state == "in_force";
            let ours = first_of(group, |r| r.person_id == kept && in_force(&r));
            let stays = ours.or_else(|| group.iter().find(in_force)).or(group.first());
            stays.map(|r| membership(group, r))
        });
        let council: Vec<BodyMemberRecord> = body_members::table
            .filter(body_members::person_id.eq_any(both))
            .order(body_members::id)
            .select(BodyMemberRecord::as_select())
            .load(conn)?;
        let place = |r: &BodyMemberRecord| (r.body_id.clone(), interval(r.valid_from, r.valid_until));
        plan.add(overlapping(council, place), Row::BodyMember, |group| {
            first_of(group, |r| r.person_id == kept).map(|r| body_member(group, r))
        });
        plan.readers(readers::places(conn, &both)?, kept);
        plan.dropped.extend(meetings::twins(conn, kept, removed)?);
        Ok(plan)
    }

    /// Each place in a list once, and all places of one list confirmed when one is: it is one person who knows the
    /// document.
    fn readers(&mut self, all: Vec<ReaderRow>, kept: &str) {
        for group in readers::places_as_one(&all, kept) {
            if group.united != group.stays {
                self.former.push(Row::Reader(group.stays));
                self.changed.push(Row::Reader(group.united));
            }
            self.dropped.extend(group.dropped.into_iter().map(Row::Reader));
        }
    }

    /// Of each group of several rows one stays, as `unite` makes it, and the others go.
    fn add<R: Clone + PartialEq + Named>(
        &mut self,
        groups: Vec<Vec<R>>,
        row: fn(R) -> Row,
        unite: impl Fn(&[R]) -> Option<R>,
    ) {
        for group in groups.into_iter().filter(|g| g.len() > 1) {
            let Some(united) = unite(&group) else { continue };
            for r in group {
                if r.id() != united.id() {
                    self.dropped.push(row(r));
                } else if r != united {
                    self.former.push(row(r));
                    self.changed.push(row(united.clone()));
                }
            }
        }
    }
}

/// The first row that is preferred, else the first.
fn first_of<R>(group: &[R], preferred: impl Fn(&R) -> bool) -> Option<&R> {
    group.iter().find(|r| preferred(r)).or(group.first())
}

/// One employment for all of the group: every subject, the whole term. A beginning that is known beats an unknown
/// one: without it the term would count for no tenure (VII.7.2).
fn employment(group: &[EmploymentRecord], stays: &EmploymentRecord) -> EmploymentRecord {
    let mut codes = subjects(&stays.subject_codes);
    for code in group.iter().flat_map(|r| subjects(&r.subject_codes)) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    let whole = group
        .iter()
        .map(|r| interval(r.valid_from, r.valid_until))
        .reduce(span)
        .unwrap_or_default();
    EmploymentRecord {
        subject_codes: subject_column(&codes),
        is_main: group.iter().any(|r| r.is_main),
        in_specialty: group.iter().any(|r| r.in_specialty),
        valid_from: group.iter().filter_map(|r| r.valid_from).min(),
        valid_until: whole.until,
        basis: stays
            .basis
            .clone()
            .or_else(|| group.iter().find_map(|r| r.basis.clone())),
        ..stays.clone()
    }
}

/// One term of membership for all of the group that are in the same state: an awaited order prolongs nothing.
fn membership(group: &[MembershipRow], stays: &MembershipRow) -> MembershipRow {
    let same: Vec<&MembershipRow> = group.iter().filter(|r| r.state == stays.state).collect();
    let whole = same
        .iter()
        .map(|r| interval(r.valid_from, r.valid_until))
        .reduce(span)
        .unwrap_or_default();
    let last = same.iter().find(|r| r.valid_until == whole.until);
    let unit = group.iter().find_map(|r| r.admin_unit_code.clone());
    MembershipRow {
        admin_unit_code: stays.admin_unit_code.clone().or(unit),
        valid_from: whole.from,
        valid_until: whole.until,
        end_ground: last.and_then(|r| r.end_ground.clone()),
        ended_by: last.and_then(|r| r.ended_by.clone()),
        ends_on: last.and_then(|r| r.ends_on),
        ..stays.clone()
    }
}

/// One term in the council for all of the group: the whole of it, in the weightiest of its roles.
fn body_member(group: &[BodyMemberRecord], stays: &BodyMemberRecord) -> BodyMemberRecord {
    let whole = group
        .iter()
        .map(|r| interval(r.valid_from, r.valid_until))
        .reduce(span)
        .unwrap_or_default();
    let last = group.iter().find(|r| r.valid_until == whole.until);
    let weightiest = CouncilRole::ALL
        .iter()
        .map(|role| role.code())
        .find(|role| group.iter().any(|r| r.role == *role));
    BodyMemberRecord {
        role: weightiest.map_or_else(|| stays.role.clone(), str::to_owned),
        valid_from: whole.from,
        valid_until: whole.until,
        basis: stays
            .basis
            .clone()
            .or_else(|| group.iter().find_map(|r| r.basis.clone())),
        end_reason: last.and_then(|r| r.end_reason.clone()),
        ..stays.clone()
    }
}

/// A row with an identifier.
trait Named {
    fn id(&self) -> &str;
}

macro_rules! named {
    ($($record:ty),+) => { $(impl Named for $record { fn id(&self) -> &str { &self.id } })+ };
}
named!(
    EmploymentRecord,
    QualificationRecord,
    TenureStatementRecord,
    MembershipRow,
    BodyMemberRecord
);
