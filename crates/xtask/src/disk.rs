//! Room on the disk: a linker that finds none says so in many strange ways, an hour later.

use crate::command::{Outcome, capture, command, root};

/// Gigabytes that a build of everything from nothing takes, with some to spare.
const COMFORT: u64 = 15;
/// With less even a built tree has no room for its tests.
const LEAST: u64 = 2;

/// Says how much is free where the build goes.
///
/// # Errors
/// When there is no room to begin at all.
pub(crate) fn ensure() -> Outcome {
    let folder = root();
    let told = capture(command("df").args(["-Pk"]).arg(&folder));
    // A system without `df` builds as well.
    let Some(free) = told.ok().and_then(|text| free_gigabytes(&text)) else {
        return Ok(());
    };
    if free < LEAST {
        return Err(format!(
            "Only {free} GB are free in {}: make room, `cargo clean` here or elsewhere helps, and start anew.",
            folder.display()
        ));
    }
    let note = if free < COMFORT {
        format!("{free} GB free; a build from nothing takes up to {COMFORT}")
    } else {
        format!("{free} GB free")
    };
    crate::setup::present("disk", &note);
    Ok(())
}

/// The column «Available» of `df -Pk`, whose name of a device may hold spaces.
fn free_gigabytes(text: &str) -> Option<u64> {
    let words: Vec<&str> = text.lines().nth(1)?.split_whitespace().collect();
    let percent = words.iter().rposition(|word| word.ends_with('%'))?;
    let kilobytes: u64 = words.get(percent.checked_sub(1)?)?.parse().ok()?;
    Some(kilobytes / 1024 / 1024)
}

#[cfg(test)]
mod tests {
    use super::free_gigabytes;

    #[test]
    fn the_free_space_stands_before_the_percentage() {
        let table = |row: &str| format!("Filesystem 1024-blocks Used Available Capacity Mounted on\n{row}\n");
        let free = |row: &str| free_gigabytes(&table(row));
        assert_eq!(free("/dev/vda 264241152 12582912 83886080 13% /"), Some(80));
        assert_eq!(
            free("a disk 264241152 12582912 1048575 13% /mnt/my 100 files"),
            Some(0)
        );
        assert_eq!(free("nothing to read"), None);
        assert_eq!(free_gigabytes(""), None);
    }
}
