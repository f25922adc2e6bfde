//! Rows of the demo city copied by the database itself, every identifier changed the same way wherever it stands.

use veche_store::Conn;

use super::run;
use crate::Outcome;

/// A meeting of a body that is no association's (the council) is not copied: who refers to it goes on doing so.
const COUNCIL: &str =
    "SELECT m.id FROM meetings m JOIN bodies b ON b.id = m.body_id WHERE b.association_id IS NULL";

/// One table: its columns, each with how it is copied, and which rows are.
struct Copied {
    table: &'static str,
    /// Names of columns; a sign before one tells how it changes: `#` an identifier, `~` a meeting that may be the
    /// council's, `+` a text or a key that gets the copy's number appended.
    columns: &'static str,
    /// Rows that are left out.
    except: Option<&'static str>,
}

const fn all(table: &'static str, columns: &'static str) -> Copied {
    Copied {
        table,
        columns,
        except: None,
    }
}

const fn held(table: &'static str, columns: &'static str, except: &'static str) -> Copied {
    Copied {
        table,
        columns,
        except: Some(except),
    }
}

const TABLES: [Copied; 29] = [
    all(
        "employments",
        "#id #person_id organization_id position_code subject_codes is_main in_specialty valid_from valid_until basis",
    ),
    all(
        "qualifications",
        "#id #person_id category_code granted_on valid_until basis",
    ),
    all("tenure_statements", "#id #person_id kind years as_of basis"),
    all(
        "associations",
        "#id version +code +name kind subject_code audience professions problem composition planned_end base_site_id note +sort_key search_key created_at",
    ),
    all(
        "association_statuses",
        "#id #association_id status valid_from valid_until basis order_id",
    ),
    all(
        "association_curatings",
        "#id #association_id organization_id valid_from valid_until basis order_id",
    ),
    all(
        "association_successions",
        "#id #predecessor_id #successor_id on_date basis order_id",
    ),
    all(
        "memberships",
        "#id #association_id #person_id admin_unit_code state valid_from valid_until basis end_ground order_id",
    ),
    all(
        "offices",
        "#id #association_id office #person_id valid_from valid_until basis end_ground order_id",
    ),
    held(
        "bodies",
        "#id kind #association_id name",
        "association_id IS NULL",
    ),
    held(
        "meetings",
        "#id version #body_id school_year number meets_on state minutes_state theme details #chair_id #secretary_id registration_code sort_key search_key",
        "council:id",
    ),
    held(
        "agenda_items",
        "#id #meeting_id position kind title #speaker_id speaker_text office ~minutes_of decision #analysis_id",
        "council:meeting_id",
    ),
    held(
        "meeting_participants",
        "#id #meeting_id #person_id votes organization_id position_name admin_unit_code mark substitute",
        "council:meeting_id",
    ),
    held(
        "elections",
        "#id version #meeting_id #agenda_item_id office mode state electorate #elected_id #office_id annul_reason",
        "council:meeting_id",
    ),
    held(
        "election_rounds",
        "#id #election_id number opened_at closed_at tally",
        "elections",
    ),
    held(
        "election_candidates",
        "#id #election_id round position #person_id at_opening at_closing",
        "elections",
    ),
    held("election_voters", "#id #election_id #person_id", "elections"),
    held(
        "minutes",
        "~meeting_id version revision content correction frozen edited_at edited_by published_on",
        "council:meeting_id",
    ),
    held(
        "minutes_revisions",
        "#id ~meeting_id revision content frozen signed_at reason",
        "council:meeting_id",
    ),
    held(
        "minutes_signatures",
        "#id ~meeting_id revision role #person_id kind signed_at",
        "council:meeting_id",
    ),
    held(
        "resolutions",
        "#id version #meeting_id #agenda_item_id item position text #responsible_id responsible due_on state closed_on note sort_key search_key",
        "council:meeting_id",
    ),
    all(
        "plans",
        "#id version #association_id school_year state content region_agreed_on first_submitted_at first_submitted_on accepted_at approved_on ~approved_meeting_id edited_at edited_by +sort_key search_key",
    ),
    all(
        "plan_items",
        "#id #plan_id position kind title dates_text valid_from valid_until details goal_id department_event_id state reason done_on ~meeting_id",
    ),
    all("plan_item_people", "#id #item_id position #person_id name"),
    all(
        "plan_editions",
        "#id #plan_id number kind content made_at made_by made_on ~meeting_id reason by_paper withdrawn_at",
    ),
    all(
        "analyses",
        "#id version #association_id school_year state content figures first_submitted_at first_submitted_on accepted_at considered_on ~considered_meeting_id outcome edited_at +sort_key search_key",
    ),
    all(
        "handovers",
        "#id #plan_id #analysis_id act made_at made_on account_id #person_id made_by note late ~meeting_id",
    ),
    all(
        "acknowledgement_people",
        "#id acknowledgement_id #person_id #association_id added_on confirmed_on confirmed_at how",
    ),
    all(
        "meeting_moves",
        "#id ~meeting_id moved_at meets_on starts_at place reason",
    ),
];

/// Copies every table so many times.
pub(super) fn copy_all(conn: &mut Conn, copies: usize) -> Outcome {
    run(
        conn,
        "CREATE TEMPORARY TABLE copies (tag TEXT NOT NULL, label TEXT NOT NULL)",
    )?;
    for number in 1..=copies {
        run(
            conn,
            &format!("INSERT INTO copies VALUES ('{}', '{number:03}')", tag(number)),
        )?;
    }
    TABLES.iter().try_for_each(|copied| run(conn, &statement(copied)))
}

/// What the identifiers of a copy begin with: they are of one time, so that beginning is the same in all of them.
pub(super) fn tag(number: usize) -> String {
    format!("{:04x}", 0x8000 + number)
}

fn statement(copied: &Copied) -> String {
    let columns: Vec<&str> = copied.columns.split(' ').collect();
    let names: Vec<&str> = columns
        .iter()
        .map(|c| c.trim_start_matches(['#', '~', '+']))
        .collect();
    let values: Vec<String> = columns.iter().map(|column| value(column)).collect();
    let filter = match copied.except {
        None => String::new(),
        Some("elections") => {
            format!(" WHERE o.election_id NOT IN (SELECT id FROM elections WHERE meeting_id IN ({COUNCIL}))")
        }
        Some(except) => match except.strip_prefix("council:") {
            Some(column) => format!(" WHERE o.{column} NOT IN ({COUNCIL})"),
            None => format!(" WHERE NOT (o.{except})"),
        },
    };
    format!(
        "INSERT INTO {} ({}) SELECT {} FROM {} o CROSS JOIN copies c{filter}",
        copied.table,
        names.join(", "),
        values.join(", "),
        copied.table,
    )
}

fn value(column: &str) -> String {
    let changed = |name: &str| format!("c.tag || substr(o.{name}, 5)");
    match column.split_at(1) {
        ("#", name) => changed(name),
        ("~", name) => format!(
            "CASE WHEN o.{name} IN ({COUNCIL}) THEN o.{name} ELSE {} END",
            changed(name)
        ),
        ("+", name) => format!("o.{name} || '-' || c.label"),
        _ => format!("o.{column}"),
    }
}
