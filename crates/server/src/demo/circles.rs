//! Which imported people an association of the demo city can unite.

use veche_domain::imports::PersonValues;

/// Whom an association unites: people of these positions, or teachers of these subjects.
pub(super) struct Circle {
    /// Code of the association.
    pub(super) code: &'static str,
    positions: &'static [&'static str],
    subjects: &'static [&'static str],
}

impl Circle {
    const fn teachers(code: &'static str, subjects: &'static [&'static str]) -> Self {
        Self {
            code,
            positions: &["teacher"],
            subjects,
        }
    }

    const fn posts(code: &'static str, positions: &'static [&'static str]) -> Self {
        Self {
            code,
            positions,
            subjects: &[],
        }
    }

    /// Whether the person belongs to the circle.
    pub(super) fn unites(&self, person: &PersonValues) -> bool {
        let by_post = self.positions.contains(&person.position.as_str());
        by_post
            && (self.subjects.is_empty()
                || person
                    .subjects
                    .iter()
                    .any(|s| self.subjects.contains(&s.as_str())))
    }
}

/// The associations that are given compositions, those that need all eight units first.
pub(super) const CIRCLES: &[Circle] = &[
    Circle::teachers("A15", &["primary"]),
    Circle::posts("A18", &["educator", "senior_educator"]),
    Circle::teachers("A01", &["russian_literature", "russian", "literature"]),
    Circle::teachers("A02", &["math"]),
    Circle::teachers("A04", &["physics"]),
    Circle::teachers("A06", &["biology"]),
    Circle::teachers("A08", &["history_social", "history", "social_studies"]),
    Circle::teachers("A09", &["english", "german", "french", "foreign_languages"]),
    Circle::teachers("A10", &["physical_culture"]),
    Circle::posts("A11", &["obzr_organizer"]),
    Circle::teachers("A13", &["music"]),
    Circle::teachers("A14", &["fine_arts"]),
    Circle::posts("A20", &["music_director"]),
    Circle::posts("A21", &["pe_instructor"]),
    Circle::posts("A22", &["speech_therapist"]),
    Circle::posts("A24", &["psychologist"]),
    Circle::posts("A25", &["social_pedagogue"]),
    Circle::posts("A29", &["additional_pedagogue"]),
    Circle::posts("A30", &["adviser"]),
];
