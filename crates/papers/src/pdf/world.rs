//! What the typesetter may see: one template, one description, one picture. No disk, no network, no clock.

use std::sync::LazyLock;

use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

use super::fonts::FONTS;
use crate::{PaperError, Seal, seal};

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// The template with the identifiers of all files: parsed once.
struct Files {
    template: Source,
    description: FileId,
    seal: FileId,
}

static FILES: LazyLock<Result<Files, String>> = LazyLock::new(|| {
    let id = |name: &str| {
        let path = VirtualPath::new(name).map_err(|error| format!("{name}: {error:?}"))?;
        Ok::<_, String>(RootedPath::new(VirtualRoot::Project, path).intern())
    };
    Ok(Files {
        template: Source::new(id("/template.typ")?, include_str!("template.typ").to_owned()),
        description: id("/paper.json")?,
        seal: id("/seal.svg")?,
    })
});

/// The world of one paper.
pub(super) struct PaperWorld {
    files: &'static Files,
    description: Bytes,
    seal: Option<Bytes>,
}

impl PaperWorld {
    /// A world out of a description, and of the picture of the seal.
    pub(super) fn new(description: String, of: Option<&Seal>) -> Result<Self, PaperError> {
        let files = FILES.as_ref().map_err(|error| PaperError(error.clone()))?;
        let seal = of.map(seal::code).transpose()?;
        Ok(Self {
            files,
            description: Bytes::from_string(description),
            seal: seal.map(|code| Bytes::from_string(seal::svg(&code))),
        })
    }
}

impl World for PaperWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.files.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.files.template.id() {
            Ok(self.files.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.files.description {
            Ok(self.description.clone())
        } else if id == self.files.seal {
            self.seal.clone().ok_or(FileError::AccessDenied)
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.all.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
