//! Thresholds, the thirteen readings of unclear places, and the defaults for what the text leaves open.

use super::readings::{
    CouncilDeadline, CuratorCategory, LeaderPost, MajorityBase, NextRound, OfficeTerm, OpenVote, PaperLayout,
    PartYearDuty, PerKind, Quorum, SigningKind, Strictness,
};
use super::setting::{Setting, settings};

settings! {
    /// Whole positive numbers the rules compare with.
    pub struct Thresholds in Thresholds {
        /// Fewest meetings in a school year (VII.7.6).
        min_meetings: u32,
        /// Fewest full years of work in the specialty, for a leader and a methodist-curator (VII.7.2, VII.7.3).
        specialty_years: u32,
        /// Administrative units that a complete association represents (VII.7.1).
        administrative_units: u32,
        /// Fewest answers of a survey whose score may be shown (VI.6.10).
        survey_min_answers: u32,
        /// Days from an event to its published material (VI.6.7).
        dissemination_days: u32,
        /// Days from a meeting to the published extract of its minutes (VI.6.9).
        minutes_publication_days: u32,
        /// Days after which a public page counts as stale (III.A10, VI.6.9).
        page_stale_days: u32,
        /// Days before the end of a category or a term at which a reminder is sent (VII.7.2, VII.7.3).
        term_reminder_days: u32,
        /// Working days after which a late duty is told to the curator, and as many again to the department (VII.7.8, VII.7.9).
        escalation_days: u32,
        /// Years the reporting papers are kept (VII.7.10).
        retention_years: u32,
    }
}

settings! {
    /// The numbered readings of places where the text is unclear, one key for each number.
    pub struct Interpretations in Interpretations {
        /// 1: of whom the majority of an election is counted (VII.7.4, VII.7.5).
        election_majority: MajorityBase,
        /// 2: which curators need category and tenure (VII.7.2).
        curator_category: CuratorCategory,
        /// 3: whether the leader must be a member (VII.7.3).
        leader_membership: PerKind<Strictness>,
        /// 4: whether a meeting without signed minutes counts (VII.7.6).
        unsigned_minutes_count: bool,
        /// 5: whether a member who awaits the order votes (I.4).
        awaiting_member_votes: bool,
        /// 6: whether a member must head a district association (VII.7.1).
        district_head_required: PerKind<Strictness>,
        /// 7: whether a deadline moves from a day off (VII.7.8, VII.7.9).
        deadline_moves_from_day_off: bool,
        /// 8: who is a «педагог» (VII.7.3).
        leader_post: LeaderPost,
        /// 9: how an open vote is recorded unless the meeting chooses otherwise (VII.7.4, VII.7.5).
        open_vote: OpenVote,
        /// 10: whether a meeting after the analysis is due counts (VII.7.6).
        late_meeting_counts: bool,
        /// 11: the ways in which a document may be signed (VII.7.6).
        signing_kinds: Vec<SigningKind>,
        /// 12: whether papers of the past are entered from scans, outside the workflow (VII.7.10).
        past_papers_from_scans: bool,
        /// 13: the standard of layout.
        paper_layout: PaperLayout,
    }
}

settings! {
    /// Defaults for what the text leaves open.
    pub struct Settings in Settings {
        /// Whether an approved composition stays until the next order (I.4).
        composition_until_next_order: bool,
        /// Whether a reminder of a term on a day off comes on the last working day before it (VII.7.8, VII.7.9).
        reminders_on_working_days: bool,
        /// Post and category of the leader of an association of managers (VII.7.3).
        leader_of_managers: Strictness,
        /// Whether the curator must be employed by the curating institution (VII.7.2).
        curator_employment: Strictness,
        /// Whether «педагог-методист» and «педагог-наставник» count as the highest category (VII.7.2, VII.7.3).
        titles_count_as_highest: bool,
        /// What a tenure without papers and intervals does (VII.7.2, VII.7.3).
        unconfirmed_tenure: Strictness,
        /// One person as leader and secretary (VII.7.4, VII.7.5).
        leader_is_secretary: Strictness,
        /// Whom the next round lists (VII.7.4, VII.7.5).
        next_round: NextRound,
        /// Term of leader and secretary (VII.7.4, VII.7.5).
        office_term: OfficeTerm,
        /// Whether votes by correspondence are taken (VII.7.4).
        absentee_voting: bool,
        /// When a meeting may decide (VII.7.6).
        meeting_quorum: Quorum,
        /// Of whom the majority of other decisions is counted (VII.7.6).
        ordinary_majority: MajorityBase,
        /// Term for the council (VII.7.8).
        council_deadline: CouncilDeadline,
        /// Duties of a part of a year (VII.7.6, VII.7.8, VII.7.9).
        part_year_duty: PartYearDuty,
        /// Whether the ten indicators give one rank (VI).
        overall_rank: bool,
    }
}
