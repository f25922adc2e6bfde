//! Minutes: the secretary's editor, signing, the paper, resolutions and what becomes of them (VII.7.6).

mod merge;
mod saver;
#[cfg(test)]
mod saver_tests;
