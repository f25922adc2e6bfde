//! Much at once: a list of two hundred thousand rows as a file, and twenty thousand people out of a spreadsheet.

use std::{
    io::Read,
    path::Path,
    time::{Duration, Instant},
};

use veche_bench::{Outcome, grow::Size};
use veche_sheets::{Cell, Column, Table, write_xlsx};

use super::{
    Asked,
    figures::step,
    places::own_database,
    served::Served,
    table::{Goal, Results},
};

/// Rows of the list.
const ROWS: usize = 200_000;
/// People of the spreadsheet.
const IMPORTED: usize = 20_000;

/// A file that was taken whole.
struct Taken {
    first: Duration,
    whole: Duration,
    bytes: u64,
    /// By how much the server grew above what it held before, at most.
    growth_mb: f64,
}

/// Lists as files over a city with that many people.
///
/// # Errors
/// A program that is missing or fails, a file that breaks off.
pub(super) fn exports(asked: &Asked, results: &mut Results) -> Outcome {
    if !asked.wants("export of 200,000 rows") {
        return Ok(());
    }
    step("a city of 200,000 people in PostgreSQL (a minute or two)");
    let database = own_database(&asked.postgres, "veche_export")?;
    let files = asked.folder.join("files");
    let size = Size {
        people: ROWS,
        ..asked.size
    };
    Served::prepare(&asked.veche, &database, &files, size)?;
    let served = Served::start(&asked.veche, &database, &files)?;
    served.get("/api/v1/people?limit=1")?;
    for (format, most) in [("ndjson", 32.0), ("csv", 32.0), ("xlsx", 96.0)] {
        step(format);
        let taken = take(&served, &format!("/api/v1/people?format={format}"))?;
        let name = format!("export of 200,000 rows, {format}");
        let detail = format!(
            "{:.1} s, {} MB",
            taken.whole.as_secs_f64(),
            taken.bytes / (1 << 20)
        );
        results.add(
            &format!("{name}, memory growth, MB"),
            Goal::AtMost(most),
            taken.growth_mb,
            &detail,
        );
        results.add(
            &format!("{name}, first byte, ms"),
            Goal::AtMost(200.0),
            taken.first.as_secs_f64() * 1e3,
            "",
        );
    }
    Ok(())
}

fn take(served: &Served, path: &str) -> Outcome<Taken> {
    let before = served.resident_mb()?;
    served.forget_peak()?;
    let begun = Instant::now();
    let mut body = served.open(path)?;
    let mut piece = vec![0; 64 * 1024];
    let mut first = None;
    let mut bytes = 0;
    loop {
        let read = body
            .read(&mut piece)
            .map_err(|error| format!("{path}: {error}"))?;
        if read == 0 {
            break;
        }
        first.get_or_insert_with(|| begun.elapsed());
        bytes += read as u64;
    }
    Ok(Taken {
        first: first.ok_or_else(|| format!("{path} was empty"))?,
        whole: begun.elapsed(),
        bytes,
        growth_mb: served.peak_mb()? - before,
    })
}

/// People out of a spreadsheet: from sending the file to the answer that they are in.
///
/// # Errors
/// A city without institutions, a file that is refused, people who are not taken.
pub(super) fn import(asked: &Asked, served: &Served, database: &str, results: &mut Results) -> Outcome {
    let name = format!("import of 20,000 people from XLSX, {database}, s");
    if !asked.wants(&name) {
        return Ok(());
    }
    step(&name);
    let sheet = sheet(served, &asked.folder)?;
    served.forget_peak()?;
    let before = served.resident_mb()?;
    let begun = Instant::now();
    let made = served.upload(
        "/api/v1/imports",
        &sheet,
        &[("kind", "people"), ("as_of", "2026-09-01")],
    )?;
    let read = begun.elapsed();
    let new = made.pointer("/summary/persons_to_create");
    if new.and_then(serde_json::Value::as_u64) != Some(IMPORTED as u64) {
        return Err(format!(
            "the spreadsheet was not understood: {}",
            made.get("summary").unwrap_or(&made)
        ));
    }
    let id = made.get("id").and_then(serde_json::Value::as_str);
    let id = id.ok_or("the import has no identifier")?;
    served.post(&format!("/api/v1/imports/{id}/commit"), "{}")?;
    let whole = begun.elapsed();
    let detail = format!(
        "read and checked in {:.1} s, written in {:.1} s; the server grew by {:.0} MB at most",
        read.as_secs_f64(),
        (whole - read).as_secs_f64(),
        served.peak_mb()? - before
    );
    results.add(&name, Goal::AtMost(15.0), whole.as_secs_f64(), &detail);
    Ok(())
}

/// The spreadsheet, as a department would keep it: nobody in it is in the city already.
fn sheet(served: &Served, folder: &Path) -> Outcome<std::path::PathBuf> {
    let schools = served.json("/api/v1/organizations?limit=50&kind=school")?;
    let schools: Vec<&str> = schools
        .get("items")
        .and_then(serde_json::Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|school| school.get("short_name")?.as_str())
        .collect();
    let mut random = fastrand::Rng::with_seed(11);
    let mut pick = |from: &[&str]| -> Outcome<String> {
        let at = random.usize(..from.len().max(1));
        let found = from.get(at).ok_or("the city has no schools")?;
        Ok((*found).to_owned())
    };
    let mut rows = Vec::with_capacity(IMPORTED);
    for number in 0..IMPORTED {
        let name = format!(
            "{} {} {}",
            surname(number),
            pick(&["Анна", "Вера", "Галина", "Дарья", "Ольга"])?,
            pick(&["Ильинична", "Львовна", "Петровна", "Юрьевна"])?
        );
        let row = [
            name,
            pick(&schools)?,
            "учитель".to_owned(),
            pick(&["математика", "физика", "русский язык"])?,
            pick(&["первая", "высшая"])?,
        ];
        rows.push(row.into_iter().map(Cell::text).collect());
    }
    let titles = [
        "Ф.И.О.",
        "Место работы",
        "Должность",
        "Предмет",
        "Квалификационная категория",
    ];
    let table = Table {
        name: "Педагоги".to_owned(),
        columns: titles.map(|title| Column::new(title, 20.0)).into(),
        rows,
    };
    let file = folder.join("people.xlsx");
    let bytes = write_xlsx(&table).map_err(|error| error.to_string())?;
    std::fs::write(&file, bytes).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(file)
}

/// A surname for each number, made of syllables: nobody is called so.
fn surname(mut number: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "ба", "во", "гу", "ди", "же", "за", "ки", "ло", "му", "ни", "по", "ру", "се", "то", "фу", "хи",
    ];
    let mut name = String::from("Бре");
    for _ in 0..4 {
        name.push_str(SYLLABLES.get(number % SYLLABLES.len()).unwrap_or(&""));
        number /= SYLLABLES.len();
    }
    name + "нова"
}
