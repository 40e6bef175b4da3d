//! The engine on the command line: scores JSON lines, checks criteria sets,
//! verifies and ranks submissions.
//!
//! `cchc score --pack FILE < answers.jsonl > results.jsonl`
//! `cchc lint FILE…`
//! `cchc verify FILES… --roster R --json`
//! `cchc rank FILES… --roster R > results.jsonl`

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command speaks through its output")]

mod verify;

use cchc::base::json::Json;
use cchc::base::json::write::canonical;
use cchc::engine::score::check_examples;
use cchc::pack::Pack;
use cchc::pack::finding::Severity;
use cchc::pack::read::read;
use cchc::submission::jsonl::{LineError, score_line};
use cchc::text::diagnostic::diagnostic;
use cchc::text::{Lang, file};
use std::io::{BufRead, BufWriter, Write};
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

Status: 0 all is well, 1 something was refused or unreadable, 2 the command was misunderstood.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["score", "--pack", path] => open(path).and_then(|pack| score(&pack)),
        ["lint", paths @ ..] if !paths.is_empty() => lint(paths),
        ["verify", rest @ ..] => verify::Request::parse(rest).and_then(|request| verify::verify(&request)),
        ["rank", rest @ ..] => verify::Request::parse(rest).and_then(|request| verify::rank(&request)),
        _ => Err(HELP.to_owned()),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

fn text_of(path: &str) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}

fn open(path: &str) -> Result<Pack, String> {
    let reading = read(&text_of(path)?);
    let lines = reading.errors().map(|found| format!("{path}{}: {}", found.pointer, diagnostic(Lang::Vi, found)));
    let errors = lines.collect::<Vec<_>>().join("\n");
    reading.pack.ok_or(errors)
}

/// Scores every line; false when one could not be read.
fn score(pack: &Pack) -> Result<bool, String> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut all_read = true;
    for (line, n) in std::io::stdin().lock().lines().zip(1_u64..) {
        let line = line.map_err(|error| format!("standard input, line {n}: {error}"))?;
        if line.trim().is_empty() {
            continue;
        }
        let result = score_line(pack, n, &line).unwrap_or_else(|error| {
            all_read = false;
            let at = i64::try_from(n).unwrap_or(i64::MAX);
            Json::object([("line", Json::from(at)), ("error", words(&error).into())])
        });
        writeln!(out, "{}", canonical(&result)).map_err(|error| format!("standard output: {error}"))?;
    }
    out.flush().map_err(|error| format!("standard output: {error}"))?;
    Ok(all_read)
}

fn words(error: &LineError) -> String {
    match error {
        LineError::Json(error) => file::parse_error(Lang::Vi, error),
        LineError::Problems(list) => {
            let lines = list.iter().map(|p| format!("{}: {}", p.pointer, file::problem(Lang::Vi, &p.kind)));
            lines.collect::<Vec<_>>().join(" ")
        }
    }
}

/// Prints everything found in every file; false when one has an error.
fn lint(paths: &[&str]) -> Result<bool, String> {
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
            println!("{path}{}: {severity} [{}] {}", one.pointer, one.code(), diagnostic(Lang::Vi, one));
        }
        if found.is_empty() {
            println!("{path}: no finding");
        }
    }
    Ok(sound)
}
