//! Associations, members and offices put straight into the store, for tests of what they give a person.

use chrono::{NaiveDate, Utc};
use veche_domain::{
    Id,
    associations::{AssociationKind, MembershipState, Office},
    calendar::Interval,
    orders::{Basis, BasisKind},
};
use veche_store::{
    StoreError, StoreResult,
    associations::{
        AssociationRecord, NewCuratingRow, NewMembershipRow, NewOfficeRow, insert_association,
        insert_curating, insert_membership, insert_office,
    },
    new_id,
};

use crate::City;

/// An order that everything here rests on.
fn order() -> Basis {
    Basis {
        kind: BasisKind::DepartmentOrder,
        number: Some("1-од".to_owned()),
        date: NaiveDate::from_ymd_opt(2026, 8, 25),
        note: None,
        order_id: None,
    }
}

fn id(text: &str) -> Id {
    text.parse().expect("an identifier")
}

impl City {
    /// An association curated by an institution of the code; gives its identifier.
    pub fn circle(&self, code: &str, name: &str, curated_by: &str) -> String {
        let (association, organization) = (new_id(), self.organizations[curated_by]);
        let mut record = AssociationRecord {
            id: association.to_string(),
            version: 1,
            code: code.to_owned(),
            name: name.to_owned(),
            kind: AssociationKind::Mmo.to_string(),
            subject_code: None,
            audience: None,
            professions: "[]".to_owned(),
            problem: None,
            composition: None,
            planned_end: None,
            base_site_id: None,
            note: None,
            sort_key: String::new(),
            search_key: String::new(),
            created_at: Utc::now().naive_utc(),
        };
        record.index(None);
        let basis = order();
        let curating = NewCuratingRow {
            association,
            organization,
            term: Interval::default(),
            basis: Some(&basis),
        };
        self.store
            .write(|tx| {
                insert_association(tx.conn, &record)?;
                insert_curating(tx.conn, &curating).map(|_| ())
            })
            .unwrap_or_else(|e: StoreError| panic!("an association: {e}"));
        association.to_string()
    }

    /// Makes a person a member from one date until another.
    pub fn member(&self, association: &str, person: &str, from: Option<&str>, until: Option<&str>) -> String {
        let basis = order();
        let row = NewMembershipRow {
            association: id(association),
            person: id(person),
            admin_unit_code: None,
            state: MembershipState::InForce,
            term: term(from, until),
            basis: Some(&basis),
            end_ground: None,
        };
        let kept: StoreResult<Id> = self.store.write(|tx| insert_membership(tx.conn, &row));
        kept.expect("a member").to_string()
    }

    /// Gives a person an office from one date until another.
    pub fn officer(
        &self,
        association: &str,
        office: Office,
        person: &str,
        (from, until): (Option<&str>, Option<&str>),
    ) -> String {
        let basis = order();
        let row = NewOfficeRow {
            association: id(association),
            office,
            person: id(person),
            term: term(from, until),
            basis: &basis,
            end_ground: None,
        };
        let kept: StoreResult<Id> = self.store.write(|tx| insert_office(tx.conn, &row));
        kept.expect("an office").to_string()
    }
}

fn term(from: Option<&str>, until: Option<&str>) -> Interval {
    let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
    Interval::new(from.map(day), until.map(day))
}
