//! Figures that are parts of a limit, which is measured beside them.

use veche_bench::Outcome;

use super::{
    cases::Cases,
    figures::{Bench, step},
    limits::{Hello, Limit, repeatable},
    load::Request,
    served::Served,
    table::Goal,
};

impl Bench<'_> {
    /// A request beside the database running its statements: computed anew, and as the server remembers it.
    pub(super) fn beside(&mut self, name: &str, path: &str, limit: &Limit<'_>, goal: f64) -> Outcome {
        if !self.asked.wants(name) {
            return Ok(());
        }
        step(name);
        let (fresh, kept) = (Request::get(path).fresh(), Request::get(path));
        // The first time fills what is kept about the session; the second is what every further request costs.
        self.served.fresh(path)?;
        let statements = limit.statements(|| self.served.fresh(path))?;
        let (mut limits, mut anew, mut again) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..self.asked.rounds.max(1) {
            let length = self.asked.length();
            limits.push(limit.pgbench(&statements, length)?);
            anew.push(self.served.rate(&fresh, &self.asked.folder, length)?);
            again.push(self.served.rate(&kept, &self.asked.folder, length)?);
        }
        let (most, cold, warm) = (middle(limits), middle(anew), middle(again));
        let detail = format!("{cold:.0}/s of {most:.0}/s, {} statements", statements.len());
        self.results.add(
            &format!("{name}, PostgreSQL, of pgbench"),
            Goal::AtLeast(goal),
            cold / most,
            &detail,
        );
        self.results.add(
            &format!("{name}, PostgreSQL, kept answer, of pgbench"),
            Goal::None,
            warm / most,
            &format!("{warm:.0}/s"),
        );
        Ok(())
    }

    pub(super) fn unchanged(&mut self) -> Outcome {
        if !self.asked.wants("unchanged (304)") {
            return Ok(());
        }
        step("unchanged (304)");
        let (tag, _) = self.served.ask(&self.cases.people)?;
        let mut request = Request::get(self.cases.people.clone());
        request.headers.push(("If-None-Match", tag));
        let hello = Hello::start()?;
        let (mut most, mut own) = (Vec::new(), Vec::new());
        for _ in 0..self.asked.rounds.max(1) {
            most.push(hello.rate(&self.asked.folder, self.asked.length())?);
            own.push(
                self.served
                    .rate(&request, &self.asked.folder, self.asked.length())?,
            );
        }
        let (most, own) = (middle(most), middle(own));
        self.results.add(
            "unchanged (304), of a bare actix",
            Goal::AtLeast(0.6),
            own / most,
            &format!("{own:.0}/s of {most:.0}/s"),
        );
        Ok(())
    }

    pub(super) fn write(&mut self, limit: &Limit<'_>) -> Outcome {
        let name = "write with journal entry";
        if !self.asked.wants(name) {
            return Ok(());
        }
        step(name);
        let write = Cases::write();
        let posted =
            |served: &Served| served.post("/api/v1/people", write.body.as_deref().unwrap_or_default());
        posted(self.served)?;
        let mut id = String::new();
        let statements = limit.statements(|| {
            id = posted(self.served)?;
            Ok(())
        })?;
        let seq = self.served.last_entry()?;
        let script = repeatable(&statements, &id, seq);
        let (mut limits, mut own) = (Vec::new(), Vec::new());
        for _ in 0..self.asked.rounds.max(1) {
            own.push(
                self.served
                    .rate(&write, &self.asked.folder, self.asked.length())?,
            );
            limits.push(limit.pgbench(&script, self.asked.length())?);
        }
        let (most, own) = (middle(limits), middle(own));
        let detail = format!("{own:.0}/s of {most:.0}/s, {} statements", statements.len());
        self.results.add(
            &format!("{name}, PostgreSQL, of pgbench"),
            Goal::AtLeast(0.5),
            own / most,
            &detail,
        );
        Ok(())
    }
}

/// The one in the middle.
pub(super) fn middle(mut found: Vec<f64>) -> f64 {
    found.sort_by(f64::total_cmp);
    found.get(found.len() / 2).copied().unwrap_or_default()
}
