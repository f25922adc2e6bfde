//! Whether the dates, thresholds and readings of a profile make sense.

use std::collections::HashSet;

use super::{Faults, check_clause};
use crate::regulation::{CouncilDeadline, MonthDay, OfficeTerm, Origin, Profile, SettingGroup, SettingRow};

/// How many numbered readings a profile takes: one for each key of its table.
const READINGS: u32 = 13;

impl Profile {
    pub(super) fn check_dates(&self, faults: &mut Faults) {
        let dates = &self.dates;
        let starts = dates.school_year_starts.value;
        // Days in the order in which a school year meets them.
        let at = |day: MonthDay| (day < starts, day);
        let (plan, analysis) = (dates.plan_due.value, dates.analysis_due.value);
        let suggested = dates.school_year_suggested_from.value;
        faults.check(
            at(plan) < at(analysis),
            "Срок «plan_due»",
            "стоит не раньше analysis_due в учебном году",
        );
        let counted = at(analysis) <= at(dates.indicators_final.value);
        faults.check(
            counted,
            "Срок «indicators_final»",
            "стоит раньше analysis_due в учебном году",
        );
        faults.check(
            suggested == starts || at(analysis) < at(suggested),
            "Дата «school_year_suggested_from»",
            "стоит не между analysis_due и school_year_starts",
        );
        for (key, days, due) in [
            ("plan_reminders", &dates.plan_reminders.value, Some(plan)),
            (
                "analysis_reminders",
                &dates.analysis_reminders.value,
                Some(analysis),
            ),
            ("meeting_reminders", &dates.meeting_reminders.value, None),
        ] {
            let place = format!("Напоминания «{key}»");
            faults.check(
                days.is_sorted_by(|a, b| at(*a) < at(*b)),
                &place,
                "даты повторяются или стоят не по порядку",
            );
            for day in days {
                let in_time = due.is_none_or(|due| at(*day) <= at(due));
                faults.check(in_time, &place, format!("напоминание {day} приходит после срока"));
            }
        }
    }

    pub(super) fn check_settings(&self, faults: &mut Faults, clauses: &HashSet<&str>) {
        let rows = self.setting_rows();
        let readings = self.interpretations.rows();
        for row in &rows {
            let place = format!("Настройка «{}.{}»", row.group, row.key);
            faults.filled(&place, &[("text", &row.text)]);
            faults.check(!row.clauses.is_empty(), &place, "не указан ни один пункт");
            for clause in &row.clauses {
                check_clause(faults, clauses, &place, clause);
            }
            check_number(faults, &place, row);
            let zero = row.group == SettingGroup::Thresholds && row.value == 0;
            faults.check(!zero, &place, "порог должен быть положительным числом");
        }
        for number in 1..=READINGS {
            let times = readings.iter().filter(|row| row.number == Some(number)).count();
            faults.check(
                times == 1,
                "Толкования",
                format!("номер {number} встречается раз: {times}, а должен один"),
            );
        }
        let layout = &self.interpretations.paper_layout.value;
        let sizes = 0 < layout.font_points_min && layout.font_points_min <= layout.font_points_max;
        faults.check(
            sizes,
            "Настройка «interpretations.paper_layout»",
            "неверные границы размера шрифта",
        );
        let signing = &self.interpretations.signing_kinds.value;
        faults.check(
            !signing.is_empty(),
            "Настройка «interpretations.signing_kinds»",
            "не оставлено ни одного вида подписи",
        );
        faults.unique(
            "Настройка «interpretations.signing_kinds»",
            "вид",
            signing.iter().map(|kind| kind.code()),
        );
        let endless = self.settings.office_term.value != OfficeTerm::Years(0);
        faults.check(
            endless,
            "Настройка «settings.office_term»",
            "срок полномочий в ноль лет",
        );
        if let CouncilDeadline::By(day) = self.settings.council_deadline.value {
            let after = self.day_of(day, 2001) >= self.analysis_due(2001);
            faults.check(
                after,
                "Настройка «settings.council_deadline»",
                "стоит раньше analysis_due в учебном году",
            );
        }
    }
}

/// A reading has a number and says that it is one; other values complete a reading or carry no number.
fn check_number(faults: &mut Faults, place: &str, row: &SettingRow) {
    let reading = row.group == SettingGroup::Interpretations;
    let origin = row.origin == Origin::Interpretation;
    faults.check(
        origin == reading,
        place,
        "происхождение «interpretation» бывает у толкований, и только у них",
    );
    faults.check(!reading || row.number.is_some(), place, "у толкования нет номера");
    let known = row.number.is_none_or(|number| (1..=READINGS).contains(&number));
    faults.check(
        known,
        place,
        format!("толкования с номером {} нет", row.number.unwrap_or_default()),
    );
}
