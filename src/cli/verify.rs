//! `cchc verify` and `cchc rank`: the secretariat's desk without a page.

use crate::files::{Stop, open, text_of};
use cchc::appraisal::{Desk, FileStatus, json_lines, verdict_line};
use cchc::base::date::Date;
use cchc::base::json::Json;
use cchc::pack::{builtin, read::read};
use cchc::submission::keys::roster::Roster;
use cchc::submission::read::too_large;
use cchc::text::{Lang, roster as words, verdict};
use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

/// What was asked for.
#[derive(Default)]
pub struct Request {
    files: Vec<String>,
    roster: Option<String>,
    packs: Vec<String>,
    year: String,
    received: Option<Date>,
    json: bool,
}

impl Request {
    /// Reads the words after the command.
    pub fn parse(arguments: &[&str]) -> Result<Self, String> {
        let mut request = Self::default();
        let mut rest = arguments.iter().copied();
        while let Some(word) = rest.next() {
            let mut value = || rest.next().map(str::to_owned).ok_or(format!("{word}: a value must follow"));
            match word {
                "--json" => request.json = true,
                "--roster" => request.roster = Some(value()?),
                "--pack" => request.packs.push(value()?),
                "--year" => {
                    let year = value()?;
                    let whole = year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit());
                    request.year = whole.then_some(year).ok_or("--year: a year such as 2025 must follow")?;
                }
                "--received" => {
                    let day = Date::parse(&value()?);
                    request.received = Some(day.ok_or("--received: a day such as 2025-12-31 must follow")?);
                }
                option if option.starts_with("--") => return Err(format!("unknown option {option}")),
                file => request.files.extend(files_at(file)),
            }
        }
        if request.files.is_empty() { Err("name at least one file".to_owned()) } else { Ok(request) }
    }
}

/// A file itself; of a folder the `.json` files in it, by name.
fn files_at(path: &str) -> Vec<String> {
    let Ok(entries) = fs::read_dir(path) else { return vec![path.to_owned()] };
    let paths = entries.flatten().map(|entry| entry.path());
    let json = paths.filter(|path| path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json")));
    let mut files: Vec<String> = json.map(|path| path.to_string_lossy().into_owned()).collect();
    files.sort();
    files
}

/// The desk with every file that could be read, and sentences on the others.
fn lay_out(request: &Request) -> Result<(Desk, Vec<(String, String)>), String> {
    let mut desk = Desk::default();
    desk.year.clone_from(&request.year);
    if let Some(path) = &request.roster {
        let text = text_of(path)?;
        let roster = Roster::parse(&text)
            .map_err(|error| format!("{path}: {}", words::roster_file_error(Lang::Vi, &error).join(" ")))?;
        desk.set_roster(Some(roster));
    }
    for path in &request.packs {
        desk.add_pack(Arc::new(open(path)?));
    }
    let mut unread = Vec::new();
    for path in &request.files {
        let bytes = fs::metadata(path).map(|about| about.len());
        // Nobody's hundreds of megabytes are read only to be refused.
        match bytes.map(too_large) {
            Ok(Some(error)) => {
                desk.add_refused(path, error, request.received);
            }
            Ok(None) => match fs::read(Path::new(path)) {
                Ok(bytes) => {
                    desk.add(path, &String::from_utf8_lossy(&bytes), request.received);
                }
                Err(error) => unread.push((path.clone(), error.to_string())),
            },
            Err(error) => unread.push((path.clone(), error.to_string())),
        }
    }
    let wanted: Vec<String> = desk.wanted_packs().into_iter().map(|pack| pack.id.clone()).collect();
    for pack in wanted.iter().filter_map(|id| read(builtin::get(id)?.text).pack) {
        desk.add_pack(Arc::new(pack));
    }
    Ok((desk, unread))
}

/// Prints a verdict on every file; false when one is refused.
pub fn verify(request: &Request) -> Result<bool, Stop> {
    let (desk, unread) = lay_out(request)?;
    let counting = desk.statuses();
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut lines = Vec::new();
    for (at, found) in counting.iter().enumerate() {
        let sentences = verdict::on_desk(Lang::Vi, &desk, at, found);
        let Some(json) = desk.verdict_json(at, found) else { continue };
        if request.json {
            lines.push(verdict_line(&json.with("sentences", Json::list(sentences))));
        } else if let (Some(filed), Some((first, others))) = (desk.files().get(at), sentences.split_first()) {
            lines.push(format!("{}: {first}\n", filed.name));
            lines.extend(others.iter().map(|line| format!("    {line}\n")));
        }
    }
    for (path, error) in &unread {
        let members = [("file", path.as_str()), ("verdict", "refused"), ("reason", "unreadable"), ("detail", error)];
        let json = Json::object(members.map(|(name, text)| (name, Json::from(text))));
        lines.push(if request.json { verdict_line(&json) } else { format!("{path}: {error}\n") });
    }
    for line in lines {
        out.write_all(line.as_bytes())?;
    }
    out.flush()?;
    Ok(unread.is_empty() && !counting.iter().any(|found| matches!(found, FileStatus::Refused(_))))
}

/// Prints the desk's JSON lines; false when a file was refused.
pub fn rank(request: &Request) -> Result<bool, Stop> {
    let (desk, unread) = lay_out(request)?;
    for (path, error) in &unread {
        eprintln!("{path}: {error}");
    }
    let counting = desk.statuses();
    let mut all_count = unread.is_empty();
    for (filed, found) in desk.files().iter().zip(&counting) {
        if matches!(found, FileStatus::Refused(_)) {
            all_count = false;
            eprintln!("{}: {}", filed.name, cchc::text::appraisal::counting(Lang::Vi, found, desk.files()));
        }
    }
    let mut out = std::io::stdout().lock();
    out.write_all(json_lines(&desk).as_bytes())?;
    Ok(all_count)
}
