//! Reading a file in a child process with little memory and little time.
//!
//! A workbook of 8 KB can ask for tens of gigabytes, and a failed allocation aborts the process: so the parser is
//! this very binary started again, which limits itself before it reads a byte.

use std::{
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
};

use actix_web::web;
use rlimit::Resource;
use tokio::sync::Semaphore;
use veche_domain::problem::{ErrorCode, FieldError, Refusal};
use veche_sheets::{Refusal as SheetRefusal, Workbook};

use crate::{
    error::{ApiError, ApiResult},
    state::State,
};

/// Most memory of the child, bytes of addresses.
pub const MEMORY: u64 = 512 << 20;
/// How much address space the child's allocator asks for at a time. By itself it takes a gigabyte before the limit is
/// set: that much a file could use, and beyond it nothing at all, so that of 150 readings of one file four failed.
const ARENA: (&str, &str) = ("MIMALLOC_ARENA_RESERVE", "32MiB");
/// Most time of the child on a processor, seconds.
const SECONDS: u64 = 20;
/// Longest answer of the child that is read, bytes.
const MAX_ANSWER: u64 = 256 << 20;
/// Children at a time.
const CHILDREN: usize = 2;
/// Name of the hidden subcommand.
pub const SUBCOMMAND: &str = "parse";

/// Places for children at work.
#[derive(Clone)]
pub struct Parsers(Arc<Semaphore>);

impl Default for Parsers {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(CHILDREN)))
    }
}

/// Reads a spreadsheet in a child process.
///
/// # Errors
/// 413, 415 or 422 with a sentence for the owner of the file; 429 when other files are being read.
pub async fn parse(state: &State, name: String, bytes: Vec<u8>) -> ApiResult<Workbook> {
    let Ok(_place) = state.parsers.0.try_acquire() else {
        let text = "Сейчас читаются другие файлы. Повторите через несколько секунд.";
        return Err(ApiError::Wait(Refusal::new(ErrorCode::TooManyRequests, text), 3));
    };
    let program = program(state.config.parser.as_ref())?;
    web::block(move || parse_now(&program, &name, bytes))
        .await
        .map_err(|e| ApiError::Internal(e.to_string()))?
}

/// The program that parses: the one of the settings, or this binary.
///
/// # Errors
/// A system that does not tell which binary runs.
pub fn program(setting: Option<&PathBuf>) -> ApiResult<PathBuf> {
    match setting {
        Some(path) => Ok(path.clone()),
        None => std::env::current_exe()
            .map_err(|e| ApiError::Internal(format!("which binary runs is unknown: {e}"))),
    }
}

/// As [`parse`], on the present thread.
///
/// # Errors
/// As [`parse`].
pub fn parse_now(program: &Path, name: &str, bytes: Vec<u8>) -> ApiResult<Workbook> {
    let failed =
        |e: std::io::Error| ApiError::Internal(format!("the parser {} failed: {e}", program.display()));
    let child = reader(program, name).spawn().map_err(failed)?;
    let mut child = Killed(child);
    let feeder = child.0.stdin.take().map(|mut stdin| {
        // A child that dies early closes its end; what it says, or that it says nothing, is the answer.
        std::thread::spawn(move || drop(stdin.write_all(&bytes)))
    });
    let mut answer = Vec::new();
    if let Some(stdout) = child.0.stdout.take() {
        stdout.take(MAX_ANSWER).read_to_end(&mut answer).map_err(failed)?;
    }
    let status = child.0.wait().map_err(failed)?;
    drop(feeder.map(std::thread::JoinHandle::join));
    match serde_json::from_slice::<Result<Workbook, SheetRefusal>>(&answer) {
        Ok(result) => result.map_err(|refusal| file_refusal(&refusal).into()),
        Err(_) => {
            tracing::warn!(%status, "the parser gave no answer");
            let text = "Файл не удалось прочитать в пределах отведённой памяти и времени. Скопируйте список в новую книгу и загрузите её.";
            Err(Refusal::new(ErrorCode::BrokenFile, text)
                .errors(vec![FieldError::new("/file", "limits", text)])
                .into())
        }
    }
}

/// The program as the child that reads a file of this name: it takes the file on its standard input.
pub fn reader(program: &Path, name: &str) -> Command {
    let mut command = Command::new(program);
    command
        .args([SUBCOMMAND, "--", name])
        .env_clear()
        .env(ARENA.0, ARENA.1)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

/// A child that does not outlive the request.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// What is told to the owner of a file that is refused.
pub fn file_refusal(refusal: &SheetRefusal) -> Refusal {
    let code = match refusal {
        SheetRefusal::TooLarge => ErrorCode::TooLarge,
        SheetRefusal::UnknownExtension { .. } | SheetRefusal::ExtensionMismatch { .. } => {
            ErrorCode::UnsupportedFile
        }
        _ => ErrorCode::BrokenFile,
    };
    let text = refusal.to_string();
    Refusal::new(code, text.clone()).errors(vec![FieldError::new("/file", refusal.code(), text)])
}

/// The child: limits itself, reads the file from standard input, writes the workbook or the refusal as JSON.
///
/// # Errors
/// A sentence for the log; the parent takes silence for a broken file.
pub fn child(name: &str) -> Result<(), String> {
    let limit =
        |resource: Resource, value| rlimit::setrlimit(resource, value, value).map_err(|e| e.to_string());
    limit(Resource::AS, MEMORY)?;
    limit(Resource::CPU, SECONDS)?;
    limit(Resource::CORE, 0)?;
    let mut bytes = Vec::new();
    let most = u64::try_from(veche_sheets::MAX_FILE_BYTES).unwrap_or(u64::MAX) + 1;
    std::io::stdin()
        .take(most)
        .read_to_end(&mut bytes)
        .map_err(|e| e.to_string())?;
    let result = veche_sheets::read(name, &bytes);
    serde_json::to_writer(std::io::stdout().lock(), &result).map_err(|e| e.to_string())
}
