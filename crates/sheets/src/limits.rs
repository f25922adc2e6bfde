//! What a file may cost.

/// Largest file, bytes.
pub const MAX_FILE_BYTES: usize = 25 * 1024 * 1024;
/// Most bytes that the parts of an archive may unpack to, in all.
pub const MAX_UNPACKED_BYTES: u64 = 200 * 1024 * 1024;
/// Most unpacked bytes for one packed byte, in an archive or part that unpacks to more than [`SMALL_PART_BYTES`].
pub const MAX_RATIO: u64 = 100;
/// Parts and archives below this may be packed as tightly as they like, bytes.
pub const SMALL_PART_BYTES: u64 = 1024 * 1024;
/// Most entries of an archive.
pub const MAX_ARCHIVE_ENTRIES: usize = 2_000;
/// Most sheets of a workbook.
pub const MAX_SHEETS: usize = 64;
/// Most filled rows of a sheet.
pub const MAX_ROWS: usize = 50_000;
/// Most columns of a sheet.
pub const MAX_COLUMNS: usize = 256;
/// Highest number of a row, as in Excel.
pub const MAX_ROW_NUMBER: u32 = 1_048_576;
/// Most filled cells of a workbook.
pub const MAX_CELLS: usize = 1_000_000;
/// Most cells in the rectangle around the filled ones: parsers of XLS and ODS lay it out in full.
pub const MAX_AREA: u64 = 3_000_000;
/// Most characters of a cell, as in Excel.
pub const MAX_CELL_CHARS: usize = 32_767;
/// Most bytes of text in all cells together.
pub const MAX_TEXT_BYTES: usize = 64 * 1024 * 1024;
/// Most merged regions that are kept of a sheet; more are forgotten.
pub const MAX_MERGED: usize = 20_000;
/// Most rows of a vertical merge whose value is taken for each of them.
pub const MAX_MERGED_ROWS: u32 = 1_000;
