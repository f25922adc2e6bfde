//! How long a paper of four pages takes, warm: p50 and p95 of N renders, and what memory they leave taken.
//!
//! `cargo run --release -p veche-papers --example speed -- 500`

#[path = "../tests/fixtures/mod.rs"]
mod fixtures;

use std::{error::Error, fs, time::Instant};

use veche_papers::{Block, Paper};

fn main() -> Result<(), Box<dyn Error>> {
    let times: u32 = std::env::args().nth(1).as_deref().unwrap_or("200").parse()?;
    // Each a paper of its own, so that nothing is answered from memory.
    let minutes = fixtures::specimens()
        .into_iter()
        .find(|of| of.name == "minutes")
        .map(|of| of.paper)
        .ok_or("no minutes among the papers")?;
    let paper = |n: u32| -> Paper {
        let mut paper = minutes.clone();
        paper.blocks.insert(4, Block::Text(format!("Экземпляр {n}.")));
        paper
    };
    let first = Instant::now();
    veche_papers::write_pdf(&paper(0))?;
    report(&format!(
        "first, with fonts: {:.1} ms",
        first.elapsed().as_secs_f64() * 1e3
    ));
    for (name, write) in [
        (
            "pdf",
            &(|p: &Paper| veche_papers::write_pdf(p).map(|bytes| bytes.len())) as &dyn Fn(&Paper) -> _,
        ),
        ("docx", &|p: &Paper| {
            veche_papers::write_docx(p).map(|bytes| bytes.len())
        }),
        ("html", &|p: &Paper| Ok(veche_papers::write_html(p).len())),
    ] {
        let mut took = Vec::new();
        let mut size = 0;
        for n in 1..=times {
            let paper = paper(n);
            let started = Instant::now();
            size = write(&paper)?;
            took.push(started.elapsed().as_secs_f64() * 1e3);
        }
        took.sort_by(f64::total_cmp);
        let at = |share: f64| {
            took.get((took.len() as f64 * share) as usize)
                .copied()
                .unwrap_or_default()
        };
        report(&format!(
            "{name}: p50 {:.2} ms, p95 {:.2} ms, {} KB",
            at(0.5),
            at(0.95),
            size / 1024
        ));
    }
    let pages: usize = fs::read_to_string("/proc/self/statm")?
        .split(' ')
        .nth(1)
        .ok_or("no resident size")?
        .parse()?;
    report(&format!("resident: {} MB", pages * 4 / 1024));
    Ok(())
}

#[allow(clippy::print_stdout)]
fn report(line: &str) {
    println!("{line}");
}
