//! Writes the papers of the tests into a folder, in every form, to be looked at.
//!
//! `cargo run -p veche-papers --example specimens -- FOLDER`

#[path = "../tests/fixtures/mod.rs"]
mod fixtures;

use std::{error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    fs::create_dir_all(&folder)?;
    for of in fixtures::specimens() {
        let file = |ending: &str| folder.join(of.name).with_extension(ending);
        fs::write(file("pdf"), veche_papers::write_pdf(&of.paper)?)?;
        fs::write(file("docx"), veche_papers::write_docx(&of.paper)?)?;
        fs::write(file("html"), veche_papers::write_html(&of.paper))?;
    }
    Ok(())
}
