//! Reading what is named on the command line, and why a command stops.

use cchc::formats::decode;
use cchc::pack::Pack;
use cchc::pack::read::read;
use cchc::text::Lang;
use cchc::text::diagnostic::diagnostic;
use cchc::text::pack_editor::read_error;

/// Why a command ended early.
pub(super) enum Stop {
    /// A sentence for the person.
    Sentence(String),
    /// The reader of the output has gone, as `| head` does: no error.
    PipeClosed,
}

impl From<String> for Stop {
    fn from(sentence: String) -> Self {
        Self::Sentence(sentence)
    }
}

impl From<std::io::Error> for Stop {
    /// Of standard output, the only thing written here.
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Self::PipeClosed;
        }
        Self::Sentence(format!("standard output: {error}"))
    }
}

/// The text of a file as the page would read it: UTF-8, or UTF-16 with its mark.
pub(super) fn text_of(path: &str) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    decode(&bytes).map_err(|error| format!("{path}: {}", read_error(Lang::Vi, &error)))
}

pub(super) fn open(path: &str) -> Result<Pack, String> {
    let reading = read(&text_of(path)?);
    let lines = reading.errors().map(|found| format!("{path}{}: {}", found.pointer, diagnostic(Lang::Vi, found)));
    let errors = lines.collect::<Vec<_>>().join("\n");
    reading.pack.ok_or(errors)
}
