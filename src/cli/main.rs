//! The engine on the command line: scores JSON lines, checks packs,
//! verifies and ranks submissions.
//!
//! `cchc score --pack FILE < answers.jsonl > results.jsonl`
//! `cchc lint FILE…`
//! `cchc verify FILES… --roster R --json`
//! `cchc rank FILES… --roster R > results.jsonl`

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command speaks through its output")]

mod files;
mod verify;

use cchc::base::json::Json;
use cchc::base::json::write::canonical;
use cchc::engine::score::check_examples;
use cchc::formats::decode;
use cchc::pack::Pack;
use cchc::pack::finding::Severity;
use cchc::pack::read::read;
use cchc::submission::jsonl::{LineError, score_line};
use cchc::text::diagnostic::diagnostic;
use cchc::text::pack_editor::read_error;
use cchc::text::{Lang, file};
use files::{Stop, open, text_of};
use std::io::{BufRead, BufWriter, Read as _, Write};
use std::process::ExitCode;

const HELP: &str = "\
cchc score --pack FILE   answers as JSON lines on standard input, results as JSON lines on standard output
cchc lint FILE...        everything wrong with criteria sets, with code, place and sentence
cchc verify FILES... [--json] [OPTIONS]
                         what each submission counts for and why; with --json one object a line
cchc rank FILES... [OPTIONS]
                         the submissions that count as JSON lines, one line a body a criterion

OPTIONS of verify and rank (a folder stands for the .json files in it):
  --roster FILE          whose keys these are; without it any key counts
  --pack FILE            a criteria set that does not ship; may be repeated
  --year YEAR            files of another year do not count
  --received YYYY-MM-DD  the day of receipt of all these files

Files are UTF-8, or UTF-16 with a byte order mark.
Status: 0 all is well, 1 something was refused or unreadable, 2 the command was misunderstood.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        _ if words.iter().any(|word| ["--help", "-h"].contains(word)) => help(),
        ["help"] => help(),
        ["score", "--pack", path] => open(path).map_err(Stop::from).and_then(|pack| score(&pack)),
        ["lint", paths @ ..] if !paths.is_empty() => lint(paths),
        ["verify", rest @ ..] => {
            verify::Request::parse(rest).map_err(Stop::from).and_then(|request| verify::verify(&request))
        }
        ["rank", rest @ ..] => {
            verify::Request::parse(rest).map_err(Stop::from).and_then(|request| verify::rank(&request))
        }
        _ => Err(Stop::Sentence(HELP.to_owned())),
    };
    match outcome {
        Ok(true) | Err(Stop::PipeClosed) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(Stop::Sentence(sentence)) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

fn help() -> Result<bool, Stop> {
    writeln!(std::io::stdout(), "{HELP}")?;
    Ok(true)
}

/// Scores every line; false when one could not be read.
fn score(pack: &Pack) -> Result<bool, Stop> {
    let mut input = std::io::stdin().lock();
    let fault = |error: &dyn std::fmt::Display| Stop::Sentence(format!("standard input: {error}"));
    let start = input.fill_buf().map_err(|error| fault(&error))?;
    if !start.starts_with(&[0xFF, 0xFE]) && !start.starts_with(&[0xFE, 0xFF]) {
        return score_lines(pack, input);
    }
    // UTF-16 has no line ends that could be looked for byte by byte.
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|error| fault(&error))?;
    let text = decode(&bytes).map_err(|error| fault(&read_error(Lang::Vi, &error)))?;
    score_lines(pack, text.as_bytes())
}

/// Scores each line of UTF-8; one that cannot be read gives a line that says so, and
/// the next one is read.
fn score_lines(pack: &Pack, mut input: impl BufRead) -> Result<bool, Stop> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut all_read = true;
    let mut bytes = Vec::new();
    for n in 1_u64.. {
        bytes.clear();
        let length = input.read_until(b'\n', &mut bytes);
        if length.map_err(|error| Stop::Sentence(format!("standard input, line {n}: {error}")))? == 0 {
            break;
        }
        let line = decode(&bytes).map_err(|error| read_error(Lang::Vi, &error));
        if line.as_ref().is_ok_and(|line| line.trim().is_empty()) {
            continue;
        }
        let scored = line.and_then(|line| score_line(pack, n, line.trim_end()).map_err(|error| words(&error)));
        let result = scored.unwrap_or_else(|sentence| {
            all_read = false;
            let at = i64::try_from(n).unwrap_or(i64::MAX);
            Json::object([("line", Json::from(at)), ("error", sentence.into())])
        });
        writeln!(out, "{}", canonical(&result))?;
    }
    out.flush()?;
    Ok(all_read)
}

fn words(error: &LineError) -> String {
    match error {
        LineError::Json(error) => file::parse_error(Lang::Vi, error),
        LineError::Problems(list) => file::problems(Lang::Vi, list).join(" "),
    }
}

/// Prints everything found in every file; false when one has an error.
fn lint(paths: &[&str]) -> Result<bool, Stop> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut sound = true;
    for path in paths {
        let reading = read(&text_of(path)?);
        let mut found = reading.diagnostics;
        found.extend(reading.pack.iter().flat_map(check_examples));
        for one in &found {
            let severity = match one.severity() {
                Severity::Error => {
                    sound = false;
                    "error"
                }
                Severity::Warning => "warning",
            };
            writeln!(out, "{path}{}: {severity} [{}] {}", one.pointer, one.code(), diagnostic(Lang::Vi, one))?;
        }
        if found.is_empty() {
            writeln!(out, "{path}: no finding")?;
        }
    }
    out.flush()?;
    Ok(sound)
}
