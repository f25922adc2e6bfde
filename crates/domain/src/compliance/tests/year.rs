//! A year of forty associations, told in acts and days: exactly the changes of a table written by hand.
//!
//! The same script is acted out through the API on both databases; here the facts alone are at stake, as they are known
//! on each day.

use std::collections::BTreeMap;

use super::*;

const SCRIPT: &str = include_str!("../../../../../tests/tests/api/compliance/year_script.txt");
const EXPECTED: &str = include_str!("../../../../../tests/tests/api/compliance/year_expected.txt");

type Changes = BTreeMap<(NaiveDate, String, Duty), FindingState>;

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// `C01-C21`, or one code.
fn codes(text: &str) -> Vec<String> {
    let Some((from, to)) = text.split_once('-') else {
        return vec![text.to_owned()];
    };
    let number = |code: &str| code[1..].parse::<u32>().unwrap();
    (number(from)..=number(to))
        .map(|n| format!("{}{n:02}", &from[..1]))
        .collect()
}

fn expected() -> Changes {
    let mut all = Changes::new();
    for line in lines(EXPECTED) {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        for code in codes(parts[1]) {
            let key = (day(parts[0]), code, parts[2].parse().unwrap());
            assert!(
                all.insert(key, parts[3].parse().unwrap()).is_none(),
                "{line} stands twice"
            );
        }
    }
    all
}

fn city() -> BTreeMap<String, Facts> {
    ["A01-A05", "B01-B05", "C01-C21", "D01-D09"]
        .into_iter()
        .flat_map(codes)
        .zip(1..)
        .map(|(code, n)| {
            let mut facts = Facts {
                id: id(n * 1000),
                code: code.clone(),
                ..quiet()
            };
            if code == "D01" {
                facts.lives[0].status = AssociationStatus::Draft;
                facts.offices.clear();
                facts.members.clear();
            }
            (code, facts)
        })
        .collect()
}

fn begin(facts: &mut Facts, status: AssociationStatus, on: NaiveDate) {
    facts.lives[0].term.until = Some(on);
    facts.lives.push(LifeFact {
        status,
        term: Interval::new(on, None),
    });
}

fn leave(facts: &mut Facts, of: Office, on: NaiveDate) {
    let term = facts.offices.iter_mut().find(|t| t.office == of).unwrap();
    term.term.until = Some(on);
}

fn take(facts: &mut Facts, of: Office, on: NaiveDate) {
    facts.offices.push(office(of, 77, &on.to_string(), None));
}

fn hold(facts: &mut Facts, on: NaiveDate, on_plan: bool) {
    let n = facts.meetings.len() as u128 + 21;
    facts.meetings.push(MeetingFact {
        id: id(n),
        date: on,
        held: true,
        signed_on: None,
        on_plan,
    });
}

fn plan(facts: &mut Facts, year: SchoolYear) -> &mut PaperFact {
    if facts.plan_of(year).is_none() {
        facts.plans.push(paper(year, &[], None));
    }
    facts.plans.iter_mut().find(|p| p.school_year == year).unwrap()
}

fn act(facts: &mut Facts, act: &str, on: NaiveDate) {
    let step = |act| StepFact { act, on };
    match act {
        "plan-submitted" => plan(facts, YEAR).steps.push(step(Submit)),
        "plan-accepted" => plan(facts, YEAR).steps.push(step(Accept)),
        "next-submitted" => plan(facts, YEAR + 1).steps.push(step(Submit)),
        "next-returned" => plan(facts, YEAR + 1).steps.push(step(Return)),
        "next-accepted" => plan(facts, YEAR + 1).steps.push(step(Accept)),
        "held" => hold(facts, on, false),
        "held-plan" => hold(facts, on, true),
        "held+plan" => {
            hold(facts, on, true);
            plan(facts, YEAR).settled_on = Some(on);
        }
        "taken-back" => plan(facts, YEAR).settled_on = None,
        "decided" => plan(facts, YEAR).settled_on = facts.meetings.last().map(|m| m.date),
        "signed" => {
            let unsigned = facts.meetings.iter_mut().find(|m| m.signed_on.is_none());
            unsigned.unwrap().signed_on = Some(on);
        }
        // What is being corrected stays signed.
        "corrected" => {}
        "analysis-submitted" | "analysis-returned" | "analysis-accepted" => {
            let done = match act {
                "analysis-submitted" => Submit,
                "analysis-returned" => Return,
                _ => Accept,
            };
            let analysis = facts.analysis.get_or_insert_with(|| paper(YEAR, &[], None));
            analysis.steps.push(step(done));
        }
        "considered" => facts.analysis.as_mut().unwrap().settled_on = Some(on),
        "created" => begin(facts, AssociationStatus::Active, on),
        "liquidated" => begin(facts, AssociationStatus::Liquidated, on),
        "reorganized" => begin(facts, AssociationStatus::Reorganized, on),
        "leader-left" => leave(facts, Office::Leader, on),
        "secretary-left" => leave(facts, Office::Secretary, on),
        "curator-left" => leave(facts, Office::Curator, on),
        "leader-elected" => take(facts, Office::Leader, on),
        "secretary-elected" => take(facts, Office::Secretary, on),
        "curator-appointed" => take(facts, Office::Curator, on),
        "composed" | "proposed" => facts.members.push(MemberFact {
            person: id(88),
            in_force: act == "composed",
            term: Interval::new(on, None),
        }),
        "ordered" => facts.members.iter_mut().for_each(|m| m.in_force = true),
        other => panic!("{other} is no act of the script"),
    }
}

fn states(
    city: &BTreeMap<String, Facts>,
    profile: &Profile,
    on: NaiveDate,
) -> BTreeMap<(String, Duty), FindingState> {
    city.iter()
        .flat_map(|(code, facts)| {
            let found = assess(facts, profile, YEAR, on);
            found.into_iter().map(move |f| ((code.clone(), f.duty), f.state))
        })
        .collect()
}

#[test]
fn a_year_of_forty_associations_changes_exactly_as_the_table_says() {
    let (expected, profile) = (expected(), profile());
    assert!(expected.len() >= 80, "only {} rows", expected.len());
    let mut city = city();
    assert_eq!(city.len(), 40);
    let mut acts: Vec<(NaiveDate, Vec<String>, &str)> = lines(SCRIPT)
        .map(|line| {
            let parts: Vec<&str> = line.split(' ').collect();
            let who = parts[1..parts.len() - 1]
                .iter()
                .map(|c| (*c).to_owned())
                .collect();
            (day(parts[0]), who, parts[parts.len() - 1])
        })
        .collect();
    assert!(acts.is_sorted_by_key(|(on, ..)| *on), "the script goes by days");
    acts.reverse();
    let mut changes = Changes::new();
    let mut before = BTreeMap::new();
    let mut on = day("2026-05-01");
    while on <= day("2027-08-31") {
        while acts.last().is_some_and(|(when, ..)| *when == on) {
            let (_, who, what) = acts.pop().unwrap();
            for code in who {
                act(city.get_mut(&code).unwrap(), what, on);
            }
        }
        if on >= day("2026-08-31") {
            let now = states(&city, &profile, on);
            if on > day("2026-08-31") {
                for (key, state) in &now {
                    if before.get(key) != Some(state) {
                        changes.insert((on, key.0.clone(), key.1), *state);
                    }
                }
                assert!(
                    before.keys().all(|key| now.contains_key(key)),
                    "{on}: a finding is gone"
                );
            }
            before = now;
        }
        on += Duration::days(1);
    }
    assert!(acts.is_empty());
    let missing: Vec<_> = expected
        .iter()
        .filter(|(key, state)| changes.get(*key) != Some(*state))
        .collect();
    let extra: Vec<_> = changes
        .iter()
        .filter(|(key, state)| expected.get(*key) != Some(*state))
        .collect();
    assert!(
        missing.is_empty() && extra.is_empty(),
        "not so: {missing:#?}\nnot in the table: {extra:#?}"
    );
}
