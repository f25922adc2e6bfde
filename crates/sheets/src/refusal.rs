//! Why a file is not taken, and what its owner can do about it.

use serde::{Deserialize, Serialize};

use crate::limits::{MAX_ARCHIVE_ENTRIES, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS};

/// A refusal: a stable code and a sentence in Russian. In JSON `{"code": "too_large"}` with the details beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    /// No bytes.
    #[error("Файл пуст. Выберите файл с данными.")]
    EmptyFile,
    /// More than [`crate::MAX_FILE_BYTES`].
    #[error("Файл больше 25 МБ. Удалите картинки и лишние листы или разделите список на части.")]
    TooLarge,
    /// Another extension than those that are read.
    #[error("Файлы вида «{extension}» не читаются. Сохраните таблицу как .xlsx, .xls, .ods, .csv или .tsv.")]
    UnknownExtension {
        /// The extension, or the whole name.
        extension: String,
    },
    /// The content is not what the extension says.
    #[error(
        "Файл назван .{extension}, а внутри {found}. Откройте его в табличном редакторе и сохраните как .xlsx."
    )]
    ExtensionMismatch {
        /// The extension.
        extension: String,
        /// What the content is, in Russian.
        found: String,
    },
    /// Protected by a password.
    #[error("Файл защищён паролем. Снимите защиту и загрузите его снова.")]
    Encrypted,
    /// Damaged or cut off.
    #[error("Файл повреждён и не читается. Откройте его в табличном редакторе и сохраните заново как .xlsx.")]
    Broken,
    /// More than [`crate::MAX_ARCHIVE_ENTRIES`] parts.
    #[error("В файле больше {MAX_ARCHIVE_ENTRIES} частей. Скопируйте список в новую книгу и загрузите её.")]
    TooManyParts,
    /// Unpacks to more than [`crate::MAX_UNPACKED_BYTES`].
    #[error("Распакованный файл больше 200 МБ. Удалите лишние листы или скопируйте список в новую книгу.")]
    UnpackedTooLarge,
    /// Unpacks to more than [`crate::MAX_RATIO`] times its size.
    #[error("Файл сжат подозрительно сильно и не принят. Скопируйте список в новую книгу и загрузите её.")]
    PackedTooTightly,
    /// A part whose name leaves the archive.
    #[error("В файле есть часть с недопустимым именем. Скопируйте список в новую книгу и загрузите её.")]
    BadPartName,
    /// A document type or entity declaration in an XML part.
    #[error("В файле есть запрещённое описание DTD. Скопируйте список в новую книгу и загрузите её.")]
    Dtd,
    /// Sizes declared inside the file that its content cannot have, or that nobody needs.
    #[error(
        "Размеры таблицы в файле неправдоподобны. Скопируйте список в новую книгу и сохраните её как .xlsx."
    )]
    AbsurdSize,
    /// More than [`crate::MAX_SHEETS`] sheets.
    #[error("В книге больше {MAX_SHEETS} листов. Оставьте лист со списком.")]
    TooManySheets,
    /// More than [`crate::MAX_ROWS`] filled rows.
    #[error("На листе «{sheet}» больше {MAX_ROWS} заполненных строк. Разделите список на части.")]
    TooManyRows {
        /// The sheet.
        sheet: String,
    },
    /// More than [`crate::MAX_COLUMNS`] columns.
    #[error("На листе «{sheet}» заполнены столбцы дальше {MAX_COLUMNS}-го. Удалите лишние столбцы справа.")]
    TooManyColumns {
        /// The sheet.
        sheet: String,
    },
    /// More than [`crate::MAX_CELLS`] filled cells or [`crate::MAX_TEXT_BYTES`] of text.
    #[error("В книге слишком много данных. Оставьте лист со списком или разделите его на части.")]
    TooManyCells,
    /// A cell with more than [`crate::MAX_CELL_CHARS`] characters.
    #[error("В ячейке строки {row} слишком длинный текст. Проверьте кавычки и сократите текст.")]
    CellTooLong {
        /// The row.
        row: u32,
    },
    /// Bytes that are no text in any encoding that is read.
    #[error("Файл не похож на текст. Сохраните таблицу как «CSV UTF-8» или .xlsx.")]
    NotText,
    /// Nothing but empty cells.
    #[error("В файле нет данных. Проверьте, что сохранён нужный лист.")]
    NoData,
    /// No row that could be the header of such a list.
    #[error(
        "Не найдена строка заголовков. Назовите столбцы («Ф. И. О.», «Место работы», «Должность» …) или укажите их вручную."
    )]
    HeaderNotFound,
    /// A mapping that names a sheet the workbook does not have.
    #[error("Указанного листа в книге нет. Выберите лист заново.")]
    SheetNotFound,
}

impl Refusal {
    /// The stable code, as JSON has it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::EmptyFile => "empty_file",
            Self::TooLarge => "too_large",
            Self::UnknownExtension { .. } => "unknown_extension",
            Self::ExtensionMismatch { .. } => "extension_mismatch",
            Self::Encrypted => "encrypted",
            Self::Broken => "broken",
            Self::TooManyParts => "too_many_parts",
            Self::UnpackedTooLarge => "unpacked_too_large",
            Self::PackedTooTightly => "packed_too_tightly",
            Self::BadPartName => "bad_part_name",
            Self::Dtd => "dtd",
            Self::AbsurdSize => "absurd_size",
            Self::TooManySheets => "too_many_sheets",
            Self::TooManyRows { .. } => "too_many_rows",
            Self::TooManyColumns { .. } => "too_many_columns",
            Self::TooManyCells => "too_many_cells",
            Self::CellTooLong { .. } => "cell_too_long",
            Self::NotText => "not_text",
            Self::NoData => "no_data",
            Self::HeaderNotFound => "header_not_found",
            Self::SheetNotFound => "sheet_not_found",
        }
    }
}
