//! The archive of an XLSX or ODS file, checked before its parser sees a byte.
//!
//! First the directory: number of entries, names, methods, declared sizes and ratio. Then every part is unpacked
//! once and thrown away, because the directory may lie: real sizes, no DTD, no count that the part cannot hold.

use std::io::{Cursor, Read};

use zip::{CompressionMethod, ZipArchive};

use crate::{
    Refusal,
    limits::{MAX_ARCHIVE_ENTRIES, MAX_RATIO, MAX_UNPACKED_BYTES, SMALL_PART_BYTES},
};

/// The archive of a file that passed the checks.
pub(crate) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Checks an archive and opens it.
pub(crate) fn open(bytes: &[u8]) -> Result<Archive<'_>, Refusal> {
    if declared_entries(bytes).is_some_and(|entries| entries > MAX_ARCHIVE_ENTRIES) {
        return Err(Refusal::TooManyParts);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken)?;
    if archive.len() > MAX_ARCHIVE_ENTRIES {
        return Err(Refusal::TooManyParts);
    }
    check_directory(&mut archive, bytes.len())?;
    check_parts(&mut archive, bytes.len())?;
    Ok(archive)
}

/// Whether the archive has a part.
pub(crate) fn has(archive: &Archive<'_>, part: &str) -> bool {
    archive
        .file_names()
        .any(|name| name.is_ok_and(|name| name.eq_ignore_ascii_case(part)))
}

/// Entries as the end of the directory declares them; 65,535 stands for «more».
fn declared_entries(bytes: &[u8]) -> Option<usize> {
    let tail = bytes.get(bytes.len().saturating_sub(66_000)..)?;
    let at = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let count: [u8; 2] = tail.get(at + 10..at + 12)?.try_into().ok()?;
    Some(usize::from(u16::from_le_bytes(count)))
}

fn check_directory(archive: &mut Archive<'_>, file_bytes: usize) -> Result<(), Refusal> {
    let mut unpacked = 0_u64;
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).map_err(|_| Refusal::Broken)?;
        let name = entry.name().map_err(|_| Refusal::BadPartName)?;
        let leaves = name.split(['/', '\\']).any(|part| part == "..") || name.contains(['\0', ':']);
        if leaves || name.starts_with(['/', '\\']) || entry.is_symlink() {
            return Err(Refusal::BadPartName);
        }
        if entry.encrypted() {
            return Err(Refusal::Encrypted);
        }
        if !matches!(
            entry.compression(),
            CompressionMethod::Stored | CompressionMethod::Deflated
        ) {
            return Err(Refusal::Broken);
        }
        check_ratio(entry.size(), entry.compressed_size())?;
        unpacked = unpacked.saturating_add(entry.size());
    }
    if unpacked > MAX_UNPACKED_BYTES {
        return Err(Refusal::UnpackedTooLarge);
    }
    check_ratio(unpacked, size(file_bytes))
}

fn check_ratio(unpacked: u64, packed: u64) -> Result<(), Refusal> {
    if unpacked > SMALL_PART_BYTES && unpacked > packed.saturating_mul(MAX_RATIO) {
        return Err(Refusal::PackedTooTightly);
    }
    Ok(())
}

fn check_parts(archive: &mut Archive<'_>, file_bytes: usize) -> Result<(), Refusal> {
    let mut unpacked = 0_u64;
    let mut buffer = vec![0_u8; 64 * 1024];
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(|_| Refusal::Broken)?;
        let packed = entry.compressed_size();
        let mut scan = Scan::default();
        loop {
            let read = entry.read(&mut buffer).map_err(|_| Refusal::Broken)?;
            if read == 0 {
                break;
            }
            scan.take(buffer.get(..read).unwrap_or_default())?;
            if unpacked + scan.bytes > MAX_UNPACKED_BYTES {
                return Err(Refusal::UnpackedTooLarge);
            }
            check_ratio(scan.bytes, packed)?;
        }
        unpacked += scan.bytes;
        scan.finish()?;
    }
    check_ratio(unpacked, size(file_bytes))
}

/// Fewest bytes that one shared string takes in its part: `<si/>`.
const SHARED_STRING_BYTES: u64 = 5;
/// Bytes of a chunk kept for the next, so that nothing hides on a border.
const OVERLAP: usize = 64;

/// Looks through a part piece by piece.
#[derive(Debug, Default)]
struct Scan {
    bytes: u64,
    markup: bool,
    tail: Vec<u8>,
    shared_strings: u64,
}

impl Scan {
    fn take(&mut self, chunk: &[u8]) -> Result<(), Refusal> {
        if self.bytes == 0 {
            let start = chunk.iter().position(|b| !b.is_ascii_whitespace()).unwrap_or(0);
            let text = chunk.get(start..).unwrap_or_default();
            // XML in UTF-16 would carry its DTD past this search.
            if text.starts_with(b"\xFE\xFF")
                || text.starts_with(b"\xFF\xFE")
                || text.starts_with(b"<\0")
                || text.starts_with(b"\0<")
            {
                return Err(Refusal::Broken);
            }
            self.markup = text.starts_with(b"<") || text.starts_with(b"\xEF\xBB\xBF");
        }
        self.bytes += size(chunk.len());
        if !self.markup {
            return Ok(());
        }
        let mut window = std::mem::take(&mut self.tail);
        window.extend_from_slice(chunk);
        for (at, _) in window
            .iter()
            .enumerate()
            .filter(|(_, b)| **b == b'<' || **b == b'u')
        {
            let rest = window.get(at..).unwrap_or_default();
            let begins = |word: &[u8]| {
                rest.get(..word.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(word))
            };
            if begins(b"<!DOCTYPE") || begins(b"<!ENTITY") {
                return Err(Refusal::Dtd);
            }
            if begins(b"uniqueCount") {
                self.shared_strings = self.shared_strings.max(count_after(rest));
            }
        }
        self.tail = window
            .get(window.len().saturating_sub(OVERLAP)..)
            .unwrap_or_default()
            .to_vec();
        Ok(())
    }

    /// The parser reserves memory for as many shared strings as the part declares.
    fn finish(self) -> Result<(), Refusal> {
        if self.shared_strings > self.bytes / SHARED_STRING_BYTES {
            return Err(Refusal::AbsurdSize);
        }
        Ok(())
    }
}

fn count_after(attribute: &[u8]) -> u64 {
    let digits = attribute
        .iter()
        .take(OVERLAP)
        .skip_while(|b| !b.is_ascii_digit())
        .take_while(|b| b.is_ascii_digit());
    digits.fold(0_u64, |count, digit| {
        count.saturating_mul(10).saturating_add(u64::from(digit - b'0'))
    })
}

fn size(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}
