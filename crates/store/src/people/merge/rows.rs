//! Rows that a merge drops or changes, kept whole so that it can be taken back.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    Conn, StoreResult,
    council::BodyMemberRecord,
    elections::{BallotRecord, CandidateRecord, DecisionBallotRecord, VoterRecord},
    meetings::ParticipantRecord,
    people::{EmploymentRecord, NameFormsRecord, QualificationRecord, TenureStatementRecord},
    plans::ItemPersonRecord,
    schema::{
        acknowledgement_people, ballots, body_members, decision_ballots, election_candidates,
        election_voters, employments, meeting_participants, memberships, name_forms, plan_item_people,
        qualifications, tenure_statements,
    },
};

/// A member's term, whole.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize, Deserialize)]
#[diesel(table_name = memberships, treat_none_as_null = true)]
pub struct MembershipRow {
    pub(super) id: String,
    pub(super) association_id: String,
    pub(super) person_id: String,
    pub(super) admin_unit_code: Option<String>,
    pub(super) state: String,
    pub(super) valid_from: Option<NaiveDate>,
    pub(super) valid_until: Option<NaiveDate>,
    pub(super) basis: Option<String>,
    pub(super) end_ground: Option<String>,
    #[serde(default)]
    pub(super) order_id: Option<String>,
    #[serde(default)]
    pub(super) ended_by: Option<String>,
    #[serde(default)]
    pub(super) ends_on: Option<NaiveDate>,
    #[serde(default)]
    pub(super) proposal: Option<String>,
}

/// A person's place in a list of acknowledgement, whole.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize, Deserialize)]
#[diesel(table_name = acknowledgement_people, treat_none_as_null = true)]
pub struct ReaderRow {
    pub(super) id: String,
    pub(super) acknowledgement_id: String,
    pub(super) person_id: String,
    pub(super) association_id: String,
    pub(super) added_on: NaiveDate,
    pub(super) confirmed_on: Option<NaiveDate>,
    pub(super) confirmed_at: Option<NaiveDateTime>,
    pub(super) how: Option<String>,
}

/// A row of one of the tables in which two people may say the same thing.
///
/// Offices and terms of district heads are not among them: no two people can hold one on the same day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "table", content = "row", rename_all = "snake_case")]
pub enum Row {
    /// A term of employment.
    Employment(EmploymentRecord),
    /// A category.
    Qualification(QualificationRecord),
    /// A statement of tenure.
    TenureStatement(TenureStatementRecord),
    /// A member's term.
    Membership(MembershipRow),
    /// A place in a list of acknowledgement.
    Reader(ReaderRow),
    /// A place at a meeting.
    Participant(ParticipantRecord),
    /// A vote by name of an ordinary decision.
    DecisionBallot(DecisionBallotRecord),
    /// A candidacy.
    Candidate(CandidateRecord),
    /// A place in an electorate.
    Voter(VoterRecord),
    /// A ballot.
    Ballot(BallotRecord),
    /// Who answers for a row of a plan.
    ItemPerson(ItemPersonRecord),
    /// A term in the council.
    BodyMember(BodyMemberRecord),
    /// A name in the cases.
    NameForms(NameFormsRecord),
}

/// The same statement on the table of the row.
macro_rules! each_row {
    ($row:expr, $table:ident, $r:ident => $body:expr) => {
        match $row {
            Row::Employment($r) => {
                use employments as $table;
                $body
            }
            Row::Qualification($r) => {
                use qualifications as $table;
                $body
            }
            Row::TenureStatement($r) => {
                use tenure_statements as $table;
                $body
            }
            Row::Membership($r) => {
                use memberships as $table;
                $body
            }
            Row::Reader($r) => {
                use acknowledgement_people as $table;
                $body
            }
            Row::Participant($r) => {
                use meeting_participants as $table;
                $body
            }
            Row::DecisionBallot($r) => {
                use decision_ballots as $table;
                $body
            }
            Row::Candidate($r) => {
                use election_candidates as $table;
                $body
            }
            Row::Voter($r) => {
                use election_voters as $table;
                $body
            }
            Row::Ballot($r) => {
                use ballots as $table;
                $body
            }
            Row::ItemPerson($r) => {
                use plan_item_people as $table;
                $body
            }
            Row::BodyMember($r) => {
                use body_members as $table;
                $body
            }
            Row::NameForms($r) => {
                use name_forms as $table;
                $body
            }
        }
    };
}

impl Row {
    /// Removes the row.
    pub(super) fn delete(&self, conn: &mut Conn) -> StoreResult<()> {
        each_row!(self, t, r => diesel::delete(t::table.find(&r.id)).execute(conn)?);
        Ok(())
    }

    /// Puts a removed row back.
    pub(super) fn insert(&self, conn: &mut Conn) -> StoreResult<()> {
        each_row!(self, t, r => diesel::insert_into(t::table).values(r).execute(conn)?);
        Ok(())
    }

    /// Makes the row what it is here.
    pub(super) fn update(&self, conn: &mut Conn) -> StoreResult<()> {
        each_row!(self, t, r => diesel::update(t::table.find(&r.id)).set(r).execute(conn)?);
        Ok(())
    }
}
