//! The figures, one after another.

use std::time::{Duration, Instant};

use veche_bench::{Outcome, grow::Size};

use super::{
    Asked,
    cases::Cases,
    limits::Limit,
    load::Request,
    pages::pages,
    places::{own_database, single_commits},
    served::Served,
    table::{Goal, Results},
    volumes,
};

/// Requests of the mixed load in a second.
const MIXED: u32 = 300;

/// Takes every figure that is asked for.
///
/// # Errors
/// A program that is missing or fails.
pub(crate) fn take(asked: &Asked) -> Outcome<Results> {
    let mut results = Results::of_this_machine(asked);
    let database = own_database(&asked.postgres, "veche_bench")?;
    let files = asked.folder.join("files");
    step("a city in PostgreSQL");
    Served::prepare(&asked.veche, &database, &files, asked.size)?;
    let served = Served::start(&asked.veche, &database, &files)?;
    let limit = Limit::new(&asked.postgres, &database, &asked.folder)?;
    let mut bench = Bench {
        asked,
        served: &served,
        cases: Cases::find(&served)?,
        results: &mut results,
    };
    bench.started("PostgreSQL", 1000.0)?;
    bench.reads(&limit)?;
    bench.searches(&limit)?;
    bench.unchanged()?;
    bench.waits()?;
    bench.documents()?;
    bench.write(&limit)?;
    bench.memory("PostgreSQL")?;
    if let Err(reason) = pages(asked, &served, &mut results) {
        // Half an hour of other figures is not to be lost with them.
        step(&format!("no figures of Lighthouse: {reason}"));
    }
    volumes::import(asked, &served, "PostgreSQL", &mut results)?;
    drop(served);
    step("a city in SQLite");
    let database = format!("sqlite:{}", asked.folder.join("veche.db").display());
    Served::prepare(&asked.veche, &database, &files, asked.size)?;
    let served = Served::start(&asked.veche, &database, &files)?;
    let mut bench = Bench {
        asked,
        served: &served,
        cases: Cases::find(&served)?,
        results: &mut results,
    };
    bench.started("SQLite", 300.0)?;
    bench.embedded()?;
    bench.memory("SQLite")?;
    volumes::import(asked, &served, "SQLite", &mut results)?;
    drop(served);
    volumes::exports(asked, &mut results)?;
    if asked.cities > 1 && asked.wants("region") {
        region(asked, &mut results)?;
    }
    Ok(results)
}

/// Says what is being done: some of it takes minutes.
pub(crate) fn step(what: &str) {
    println!("bench: {what}");
}

pub(super) struct Bench<'a> {
    pub(super) asked: &'a Asked,
    pub(super) served: &'a Served,
    pub(super) cases: Cases,
    pub(super) results: &'a mut Results,
}

impl Bench<'_> {
    fn started(&mut self, database: &str, goal: f64) -> Outcome {
        let ready = self.served.ready.as_secs_f64() * 1e3;
        self.results.add(
            &format!("start to ready, {database}, ms"),
            Goal::AtMost(goal),
            ready,
            "",
        );
        self.results.add(
            &format!("memory idle, {database}, MB"),
            Goal::AtMost(60.0),
            self.served.idle_mb,
            "",
        );
        Ok(())
    }

    fn memory(&mut self, database: &str) -> Outcome {
        let used = self.served.resident_mb()?;
        self.results.add(
            &format!("memory after all load, {database}, MB"),
            Goal::AtMost(150.0),
            used,
            "",
        );
        Ok(())
    }

    /// The rate of a request, the middle of all rounds.
    fn rate(&self, request: &Request) -> Outcome<f64> {
        self.asked
            .median(|| self.served.rate(request, &self.asked.folder, self.asked.length()))
    }

    fn reads(&mut self, limit: &Limit<'_>) -> Outcome {
        let cases = &self.cases;
        let [associations, people, person, association] = [
            &cases.associations,
            &cases.people,
            &cases.person,
            &cases.association,
        ]
        .map(Clone::clone);
        self.beside("list of 50 associations", &associations, limit, 0.45)?;
        self.beside("list of 50 people", &people, limit, 0.45)?;
        self.beside("one person", &person, limit, 0.35)?;
        self.beside("one association", &association, limit, 0.35)?;
        if self.asked.wants("last page") {
            step("last page");
            let first = self.rate(&Request::get(people).fresh())?;
            let last = self.rate(&Request::get(self.cases.last_people.clone()).fresh())?;
            self.results.add(
                "last page of people, of the first",
                Goal::AtLeast(0.9),
                last / first,
                &format!("{last:.0}/s of {first:.0}/s"),
            );
        }
        Ok(())
    }

    fn searches(&mut self, limit: &Limit<'_>) -> Outcome {
        let narrow = self.cases.narrow.clone();
        self.beside("narrow search", &narrow, limit, 0.35)?;
        if self.asked.wants("broad search") {
            step("broad search");
            let broad = Request::get(self.cases.broad.clone()).fresh();
            let waits = self
                .served
                .open_load(&broad, 100, &self.asked.folder, self.asked.length())?
                .finish()?;
            self.results.waits(
                "broad search at 100/s, p99 ms",
                Goal::AtMost(50.0),
                waits.p99,
                &waits,
            );
        }
        Ok(())
    }

    fn waits(&mut self) -> Outcome {
        let Asked { folder, .. } = self.asked;
        let length = self.asked.length();
        let cases = &self.cases;
        let mut reads = Request::get(cases.associations.clone());
        reads.paths.extend([
            cases.people.clone(),
            cases.person.clone(),
            cases.association.clone(),
            cases.narrow.clone(),
        ]);
        if self.asked.wants("mixed load") {
            step(&format!("mixed load, {} s", self.asked.mixed));
            let length = Duration::from_secs(self.asked.mixed);
            let reading = self.served.open_load(&reads, MIXED * 8 / 10, folder, length)?;
            let writing = self
                .served
                .open_load(&Cases::write(), MIXED * 2 / 10, folder, length)?;
            let (reads, writes) = (reading.finish()?, writing.finish()?);
            for (what, waits) in [("reads", reads), ("writes", writes)] {
                let name = |part: &str| format!("mixed load 300/s, {what}, {part}");
                self.results
                    .add(&name("p50 ms"), Goal::AtMost(5.0), waits.p50, "");
                self.results
                    .add(&name("p99 ms"), Goal::AtMost(25.0), waits.p99, "");
                self.results
                    .add(&name("p99.9 ms"), Goal::AtMost(80.0), waits.p999, "");
                self.results
                    .add(&name("errors"), Goal::AtMost(0.0), waits.errors, "");
            }
        }
        if self.asked.wants("login storm") {
            step("login storm");
            let idle = self.served.open_load(&reads, 100, folder, length)?.finish()?;
            let storm = Request {
                paths: vec!["/api/v1/session".to_owned()],
                body: Some(r#"{"login":"nobody","password":"nothing at all"}"#.to_owned()),
                ..Request::default()
            };
            let storming = self.served.open_load(&storm, 200, folder, length)?;
            let during = self.served.open_load(&reads, 100, folder, length)?.finish()?;
            let refused = storming.finish()?.surplus;
            let detail = format!(
                "{:.1} ms of {:.1} ms; {refused:.0} sign-ins got 429",
                during.p99, idle.p99
            );
            self.results.add(
                "read p99 in a login storm, of idle",
                Goal::AtMost(2.0),
                during.p99 / idle.p99,
                &detail,
            );
        }
        Ok(())
    }

    /// What takes long by itself: the board of the city, and minutes as a paper.
    fn documents(&mut self) -> Outcome {
        for (name, path, goal) in [
            ("board of the city, p95 ms", self.cases.board.clone(), 60.0),
            ("minutes as PDF, p95 ms", self.cases.minutes.clone(), 40.0),
        ] {
            if self.asked.wants(name) {
                step(name);
                let (p95, detail) = self.sequence(&path)?;
                self.results.add(name, Goal::AtMost(goal), p95, &detail);
            }
        }
        Ok(())
    }

    /// One request after another; the slowest of twenty, milliseconds.
    fn sequence(&self, path: &str) -> Outcome<(f64, String)> {
        self.served.fresh(path)?;
        let mut times = Vec::new();
        let mut size = 0;
        let started = Instant::now();
        while times.len() < 300 && started.elapsed() < 2 * self.asked.length() {
            let begun = Instant::now();
            size = self.served.fresh_body(path)?.len();
            times.push(begun.elapsed().as_secs_f64() * 1e3);
        }
        times.sort_by(f64::total_cmp);
        let at = |part: f64| {
            times
                .get((times.len() as f64 * part) as usize)
                .copied()
                .unwrap_or_default()
        };
        Ok((
            at(0.95),
            format!("p50 {:.1} ms, {} times, {} KB", at(0.5), times.len(), size / 1024),
        ))
    }

    /// What the embedded database gives.
    fn embedded(&mut self) -> Outcome {
        let people = self.cases.people.clone();
        for (name, path, peer, goal) in [
            (
                "list of 50 people, SQLite, of PocketBase's 485/s",
                people.clone(),
                485.0,
                15.0,
            ),
            (
                "one person, SQLite, of PocketBase's 4,219/s",
                self.cases.person.clone(),
                4219.0,
                4.0,
            ),
        ] {
            if self.asked.wants(name) {
                step(name);
                let cold = self.rate(&Request::get(path.clone()).fresh())?;
                let warm = self.rate(&Request::get(path))?;
                self.results.add(
                    name,
                    Goal::AtLeast(goal),
                    cold / peer,
                    &format!("{cold:.0}/s; kept answer {warm:.0}/s"),
                );
            }
        }
        let name = "write, SQLite, of single commits";
        if self.asked.wants(name) {
            step(name);
            let raw = self.asked.median(|| single_commits(&self.asked.folder))?;
            let own = self.rate(&Cases::write())?;
            self.results.add(
                name,
                Goal::AtLeast(3.0),
                own / raw,
                &format!("{own:.0}/s of {raw:.0}/s"),
            );
        }
        for (name, path, goal) in [
            (
                "board of the city, SQLite, p95 ms",
                self.cases.board.clone(),
                60.0,
            ),
            ("minutes as PDF, SQLite, p95 ms", self.cases.minutes.clone(), 40.0),
        ] {
            if self.asked.wants(name) {
                step(name);
                let (p95, detail) = self.sequence(&path)?;
                self.results.add(name, Goal::AtMost(goal), p95, &detail);
            }
        }
        Ok(())
    }
}

/// The board over so many cities at once.
fn region(asked: &Asked, results: &mut Results) -> Outcome {
    step("a region in PostgreSQL (some minutes)");
    let database = own_database(&asked.postgres, "veche_region")?;
    let files = asked.folder.join("files");
    let size = Size {
        associations: asked.size.associations * asked.cities,
        people: asked.size.people * asked.cities,
        seed: asked.size.seed,
    };
    Served::prepare(&asked.veche, &database, &files, size)?;
    let served = Served::start(&asked.veche, &database, &files)?;
    let cases = Cases::find(&served)?;
    let bench = Bench {
        asked,
        served: &served,
        cases,
        results,
    };
    let (p95, detail) = bench.sequence(&bench.cases.board)?;
    bench
        .results
        .add("board of the region, p95 ms", Goal::AtMost(1500.0), p95, &detail);
    Ok(())
}
