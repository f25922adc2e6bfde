//! What the regulation in force asks of members and holders of offices (VII.7.1 - VII.7.5).

use crate::regulation::{CuratorCategory, LeaderPost, PerKind, Profile, Strictness};

/// What the regulation in force asks, with the readings taken of its unclear places.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirements {
    /// Full years in the specialty that a leader and a methodist-curator need (VII.7.2, VII.7.3).
    pub specialty_years: i32,
    /// Whether a member must head a district association (VII.7.1, reading 6).
    pub district_head_required: PerKind<Strictness>,
    /// Whether the leader must be a member (VII.7.3, reading 3).
    pub leader_membership: PerKind<Strictness>,
    /// Who is a «педагог» (VII.7.3, reading 8).
    pub leader_post: LeaderPost,
    /// Post and category of the leader of an association of managers (VII.7.3).
    pub leader_of_managers: Strictness,
    /// Whether the curator must work at the curating institution (VII.7.2).
    pub curator_employment: Strictness,
    /// Which curators need category and tenure (VII.7.2, reading 2).
    pub curator_category: CuratorCategory,
    /// Whether «педагог-методист» and «педагог-наставник» count as the highest category.
    pub titles_count_as_highest: bool,
    /// What a tenure without papers and intervals does.
    pub unconfirmed_tenure: Strictness,
    /// One person as leader and secretary (VII.7.4, VII.7.5).
    pub leader_is_secretary: Strictness,
}

impl Requirements {
    /// What a profile asks.
    pub fn of(profile: &Profile) -> Self {
        let (readings, settings) = (&profile.interpretations, &profile.settings);
        Self {
            specialty_years: i32::try_from(profile.thresholds.specialty_years.value).unwrap_or(i32::MAX),
            district_head_required: readings.district_head_required.value,
            leader_membership: readings.leader_membership.value,
            leader_post: readings.leader_post.value,
            leader_of_managers: settings.leader_of_managers.value,
            curator_employment: settings.curator_employment.value,
            curator_category: readings.curator_category.value,
            titles_count_as_highest: settings.titles_count_as_highest.value,
            unconfirmed_tenure: settings.unconfirmed_tenure.value,
            leader_is_secretary: settings.leader_is_secretary.value,
        }
    }
}
