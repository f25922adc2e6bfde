//! The committed profile of Novosibirsk is whole, and a broken one is told apart.

use chrono::NaiveDate;
use serde_json::json;

use super::*;
use crate::calendar;

const NOVOSIBIRSK: &str = include_str!("../../../../regulations/novosibirsk-2022.toml");

/// Every clause that the requirements name.
const NAMED: &str = "order.preamble order.p1 order.p2 order.p3 I.1 I.2 I.3 I.4 I.5 II.1 II.2 III.T IV V.5.1 V.5.2 V.5.3 \
    V.5.4 V.5.5 VI VI.6.1 VI.6.2 VI.6.3 VI.6.4 VI.6.5 VI.6.6 VI.6.7 VI.6.8 VI.6.9 VI.6.10 VII.7.1 VII.7.2 VII.7.3 VII.7.4 \
    VII.7.5 VII.7.6 VII.7.7 VII.7.8 VII.7.9 VII.7.10 VIII.8.1 VIII.8.2";

fn profile() -> Profile {
    toml::from_str(NOVOSIBIRSK).unwrap()
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

/// The faults of the profile after a change, as sentences.
fn faults_of(change: impl FnOnce(&mut Profile)) -> Vec<String> {
    let mut broken = profile();
    change(&mut broken);
    broken.validate().iter().map(ToString::to_string).collect()
}

/// The error of reading the file after one replacement.
fn refusal(from: &str, to: &str) -> String {
    assert!(NOVOSIBIRSK.contains(from), "the file has no {from:?}");
    toml::from_str::<Profile>(&NOVOSIBIRSK.replacen(from, to, 1))
        .unwrap_err()
        .to_string()
}

#[test]
fn the_committed_profile_is_whole() {
    assert_eq!(profile().validate(), []);
    assert_eq!(profile().order.number_as_printed, "0482-09");
    assert_eq!(profile().in_force_from, day(2022, 6, 1));
    assert_eq!(profile().timezone, "Asia/Novosibirsk");
}

#[test]
fn every_clause_of_the_requirements_is_there() {
    let profile = profile();
    let span = |prefix: &'static str, last: u32| (1..=last).map(move |n| format!("{prefix}{n}"));
    let items = [
        ("II.2.", 11),
        ("III.T", 7),
        ("III.A", 11),
        ("III.A5.", 7),
        ("III.B", 9),
        ("III.C", 4),
        ("III.D", 4),
        ("IV.", 3),
        ("VIII.8.1.r", 6),
        ("VIII.8.2.d", 3),
    ];
    let ids = NAMED
        .split_whitespace()
        .map(str::to_owned)
        .chain(items.into_iter().flat_map(|(p, n)| span(p, n)));
    let sections = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "III.A", "III.B", "III.C", "III.D",
    ];
    for id in ids.chain(sections.map(str::to_owned)) {
        assert!(profile.clause(&id).is_some(), "no clause {id}");
    }
    assert!(profile.clause("VII.7.11").is_none());
}

#[test]
fn every_list_is_as_long_and_as_open_as_in_the_text() {
    use DictionaryName as N;
    let profile = profile();
    let lists = [
        (N::Tasks, 11, false),
        (N::Trends, 7, false),
        (N::Directions, 4, false),
        (N::Activities, 28, false),
        (N::TransferTopics, 7, false),
        (N::AssociationKinds, 3, false),
        (N::CollectiveForms, 14, true),
        (N::GroupForms, 11, true),
        (N::IndividualForms, 9, true),
        (N::ManagementMethods, 3, false),
        (N::PedagogicalTechnologies, 5, false),
        (N::InteractionFormats, 6, true),
        (N::MentoringMethods, 7, true),
        (N::Indicators, 10, false),
    ];
    assert_eq!(lists.len(), N::ALL.len());
    for (name, length, open) in lists {
        let list = profile.dictionary(name);
        assert_eq!((list.entries.len(), list.open), (length, open), "{name}");
    }
    let activities = &profile.dictionaries.activities;
    let lengths = [
        "info_methodical",
        "org_methodical",
        "expert_analytical",
        "consulting",
    ]
    .map(|d| activities.children(d).count());
    assert_eq!(lengths, [11, 9, 4, 4]);
    assert_eq!(profile.legal_bases.len(), 15);
    assert_eq!(profile.interpretations.rows().len(), 13);
    assert_eq!(profile.work_form("master_class").unwrap().0, N::GroupForms);
    assert_eq!(profile.work_form("field_school").unwrap().1.clause, "V.5.3");
    assert!(profile.work_form("meeting").is_none());
}

#[test]
fn an_item_with_a_clause_of_its_own_reads_the_same_in_both_places() {
    let profile = profile();
    for name in DictionaryName::ALL {
        let list = profile.dictionary(*name);
        for entry in list.entries.iter().filter(|entry| entry.clause != list.clause) {
            assert_eq!(
                profile.clause(&entry.clause).unwrap().text,
                entry.text,
                "{name}.{}",
                entry.code
            );
        }
    }
}

#[test]
fn numbers_and_dates_stand_as_printed() {
    let profile = profile();
    let basis = |n: usize| &profile.legal_bases[n - 1];
    assert_eq!(basis(3).number_as_printed.as_deref(), Some("3273 – р"));
    assert_eq!(
        (basis(7).date, basis(9).date),
        (Some(day(2021, 7, 23)), Some(day(2021, 6, 23)))
    );
    assert_eq!(basis(7).number_as_printed, basis(9).number_as_printed);
    assert_eq!(basis(9).amendments[0].number_as_printed.as_deref(), Some("2736"));
    assert_eq!(basis(10).number_as_printed.as_deref(), Some("0964-ода"));
    assert_eq!((basis(15).date, &basis(15).number_as_printed), (None, &None));
}

#[test]
fn the_values_the_rules_take_are_those_of_the_text() {
    let profile = profile();
    assert_eq!(profile.thresholds.min_meetings.value, 3);
    assert_eq!(profile.thresholds.min_meetings.clauses, ["VII.7.6"]);
    assert_eq!(profile.thresholds.specialty_years.value, 5);
    assert_eq!(profile.thresholds.administrative_units.value, 8);
    let readings = &profile.interpretations;
    assert_eq!(readings.election_majority.value, MajorityBase::AllMembers);
    assert_eq!(readings.leader_membership.value.mmo, Strictness::Block);
    assert_eq!(
        readings.district_head_required.value.working_group,
        Strictness::Warn
    );
    assert_eq!(
        readings.paper_layout.value.standard_on(day(2025, 8, 17)),
        "gost_r_7_0_97_2016"
    );
    assert_eq!(
        readings.paper_layout.value.standard_on(day(2025, 8, 18)),
        "gost_r_7_0_97_2025"
    );
}

#[test]
fn a_day_belongs_to_its_school_year() {
    let profile = profile();
    for (date, year, suggested) in [
        (day(2026, 8, 14), 2025, 2025),
        (day(2026, 8, 15), 2025, 2026),
        (day(2026, 8, 31), 2025, 2026),
        (day(2026, 9, 1), 2026, 2026),
        (day(2026, 12, 31), 2026, 2026),
        (day(2027, 5, 15), 2026, 2026),
        (day(2028, 2, 29), 2027, 2027),
    ] {
        assert_eq!(profile.school_year_of(date), year, "{date}");
        assert_eq!(profile.suggested_school_year(date), suggested, "{date}");
        assert_eq!(
            calendar::school_year(date),
            year,
            "the calendar of the crate agrees on {date}"
        );
        assert!(profile.school_year_days(year).contains(date));
    }
    assert_eq!(profile.school_year_days(2026).until, Some(day(2027, 9, 1)));
}

#[test]
fn a_new_year_may_be_suggested_before_the_turn_of_a_calendar_year() {
    let mut profile = profile();
    profile.dates.school_year_starts.value = MonthDay::new(1, 10).unwrap();
    profile.dates.school_year_suggested_from.value = MonthDay::new(12, 20).unwrap();
    assert_eq!(profile.suggested_school_year(day(2026, 12, 19)), 2026);
    assert_eq!(profile.suggested_school_year(day(2026, 12, 20)), 2027);
    assert_eq!(profile.suggested_school_year(day(2027, 1, 9)), 2027);
    profile.dates.school_year_suggested_from.value = MonthDay::new(1, 10).unwrap();
    assert_eq!(
        profile.suggested_school_year(day(2027, 1, 9)),
        2026,
        "no suggestion before the first day"
    );
}

#[test]
fn deadlines_do_not_move_from_a_day_off() {
    let profile = profile();
    assert_eq!(profile.plan_due(2026), day(2026, 9, 15));
    assert_eq!(profile.analysis_due(2026), day(2027, 5, 15), "a Saturday");
    assert_eq!(profile.plan_due(2030), day(2030, 9, 15), "a Sunday");
    assert_eq!(profile.indicators_final(2026), day(2027, 8, 31));
    assert_eq!(profile.members_counted_on(2026), day(2027, 4, 1));
    for year in [i32::MIN, i32::MAX] {
        assert!(
            profile.plan_due(year) <= profile.analysis_due(year),
            "a year beyond the calendar is no panic"
        );
        assert!(profile.school_year_days(year).from.is_some());
    }
}

#[test]
fn the_latest_edition_in_force_rules() {
    let old = profile();
    let new = Profile {
        code: "novosibirsk-2030".into(),
        in_force_from: day(2030, 9, 1),
        ..profile()
    };
    let both = [new, old];
    assert!(Profile::in_force_on(&both, day(2022, 5, 31)).is_none());
    assert_eq!(
        Profile::in_force_on(&both, day(2030, 8, 31)).unwrap().code,
        "novosibirsk-2022"
    );
    assert_eq!(
        Profile::in_force_on(&both, day(2030, 9, 1)).unwrap().code,
        "novosibirsk-2030"
    );
}

#[test]
fn json_carries_the_profile_whole() {
    let profile = profile();
    let json = serde_json::to_value(&profile).unwrap();
    assert_eq!(json["dates"]["plan_due"]["value"], "09-15");
    assert_eq!(
        json["interpretations"]["leader_membership"]["value"]["mmo"],
        "block"
    );
    assert_eq!(
        json["dictionaries"]["activities"]["entries"][0]["parent"],
        "info_methodical"
    );
    assert_eq!(serde_json::from_value::<Profile>(json).unwrap(), profile);
    let rows = profile.setting_rows();
    let row = rows.iter().find(|row| row.key == "min_meetings").unwrap();
    assert_eq!(
        (row.group, &row.value, row.origin),
        (SettingGroup::Thresholds, &json!(3), Origin::Text)
    );
    assert_eq!(
        serde_json::to_value(OfficeTerm::Years(2)).unwrap(),
        json!({ "years": 2 })
    );
    let by = json!({ "by": "06-30" });
    assert_eq!(
        serde_json::from_value::<CouncilDeadline>(by).unwrap(),
        CouncilDeadline::By(MonthDay::new(6, 30).unwrap())
    );
}

#[test]
fn a_file_with_an_unknown_key_or_a_false_value_is_refused() {
    assert!(refusal("[thresholds.min_meetings]", "[thresholds.max_meetings]").contains("max_meetings"));
    assert!(refusal("title =", "titel = \"\"\ntitle =").contains("titel"));
    assert!(refusal("value = \"09-15\"", "value = \"02-30\"").contains("не день года"));
    assert!(refusal("value = \"09-15\"", "value = \"02-29\"").contains("02-29"));
    assert!(refusal("value = \"09-15\"", "value = \"9-15\"").contains("не день года"));
    assert!(
        refusal("in_force_from = \"2022-06-01\"", "in_force_from = \"2022-06-31\"").contains("in_force_from")
    );
    assert!(refusal("value = \"all_members\"", "value = \"everyone\"").contains("everyone"));
    assert!(refusal("value = 3", "value = -3").contains("-3"));
}

/// Asserts that a change of the profile gives exactly the one sentence.
#[track_caller]
fn one_fault(change: impl FnOnce(&mut Profile), sentence: &str) {
    assert_eq!(faults_of(change), [sentence]);
}

#[test]
fn broken_references_are_named() {
    one_fault(
        |p| p.clauses.push(p.clauses[5].clone()),
        "Пункты: пункт «I.1» повторяется",
    );
    one_fault(
        |p| p.dictionaries.tasks.entries[0].clause = "II.2.99".into(),
        "Справочник «tasks», значение «interaction»: пункта «II.2.99» нет среди пунктов Положения",
    );
    one_fault(
        |p| p.thresholds.min_meetings.clauses = vec!["VII.7.66".into()],
        "Настройка «thresholds.min_meetings»: пункта «VII.7.66» нет среди пунктов Положения",
    );
    one_fault(
        |p| p.legal_bases[0].clause = String::new(),
        "Правовое основание «education_law»: пункта «» нет среди пунктов Положения",
    );
    one_fault(
        |p| p.dictionaries.activities.entries[0].parent = Some("art".into()),
        "Справочник «activities», значение «legal_documents»: старшего значения «art» нет",
    );
    one_fault(
        |p| p.settings.overall_rank.clauses.clear(),
        "Настройка «settings.overall_rank»: не указан ни один пункт",
    );
}

#[test]
fn broken_lists_are_named() {
    let shortened = faults_of(|p| drop(p.dictionaries.group_forms.entries.pop()));
    assert_eq!(
        shortened,
        ["Справочник «group_forms»: объявлено значений: 11, записано: 10"]
    );
    let doubled = faults_of(|p| p.dictionaries.trends.entries[1].code = "fgos".into());
    assert_eq!(doubled, ["Справочник «trends»: код «fgos» повторяется"]);
    let shared = faults_of(|p| p.dictionaries.group_forms.entries[0].code = "webinar".into());
    assert_eq!(shared, ["Формы работы: код «webinar» повторяется"]);
    let spelled = faults_of(|p| p.dictionaries.tasks.entries[0].code = "Задача 1".into());
    assert_eq!(spelled.len(), 1);
    let kind = faults_of(|p| p.dictionaries.association_kinds.entries[0].code = "gmo".into());
    assert!(
        kind[0].contains("mmo, professional_association, working_group"),
        "{kind:?}"
    );
    let open = faults_of(|p| p.dictionaries.association_kinds.open = true);
    assert_eq!(open.len(), 1);
}

#[test]
fn broken_dates_and_numbers_are_named() {
    one_fault(
        |p| p.thresholds.specialty_years.value = 0,
        "Настройка «thresholds.specialty_years»: порог должен быть положительным числом",
    );
    one_fault(
        |p| p.in_force_from = day(2022, 5, 31),
        "Заголовок: in_force_from раньше даты приказа",
    );
    one_fault(
        |p| p.legal_bases[8].date = Some(day(2021, 7, 23)),
        "Правовое основание «regional_support_system_amended»: дата 2021-07-23 не совпадает с напечатанной «23.06.2021»",
    );
    one_fault(
        |p| p.dates.analysis_reminders.value = vec![MonthDay::new(5, 16).unwrap()],
        "Напоминания «analysis_reminders»: напоминание 05-16 приходит после срока",
    );
    one_fault(
        |p| p.dates.school_year_suggested_from.value = MonthDay::new(9, 2).unwrap(),
        "Дата «school_year_suggested_from»: стоит не между analysis_due и school_year_starts",
    );
    let swapped = faults_of(|p| std::mem::swap(&mut p.dates.plan_due, &mut p.dates.analysis_due));
    assert!(
        swapped.iter().any(|fault| fault.starts_with("Срок «plan_due»")),
        "{swapped:?}"
    );
    let twice = faults_of(|p| p.interpretations.open_vote.number = Some(1));
    assert_eq!(twice.len(), 2, "1 twice and 9 never: {twice:?}");
    one_fault(
        |p| p.settings.office_term.value = OfficeTerm::Years(0),
        "Настройка «settings.office_term»: срок полномочий в ноль лет",
    );
}
