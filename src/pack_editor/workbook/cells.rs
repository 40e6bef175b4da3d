//! Values of a pack as the text of cells: `path = value`.

use crate::base::json::{Json, Text};

/// Members that are integers, and those that are true or false.
const INTS: [&str; 6] = ["from", "to", "days", "places", "decimals", "year_offset"];
const BOOLS: [&str; 5] = ["working", "may_exceed", "may_not_apply", "may_type", "no_survey"];
/// Members that are decimals, where people may type a comma.
const DECIMALS: [&str; 23] = [
    "max",
    "scale",
    "points",
    "percent",
    "yes",
    "no",
    "on_time",
    "late",
    "missing",
    "all",
    "otherwise",
    "at_least",
    "above",
    "at_most",
    "below",
    "target",
    "cap",
    "floor",
    "step",
    "out_of",
    "to",
    "total",
    "expected_loss",
];

/// What kind of value a member holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Member {
    Int,
    Bool,
    Decimal,
    Text,
}

impl Member {
    /// By the last step of its path; what people answered in an example is text.
    pub(super) fn of(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or_default();
        if path.contains("/values/") || path.contains("/forecast/") || path.contains("/setup/body") {
            return Self::Text;
        }
        // `to` is a year, and the points of a fact that fixes them.
        if name == "to" && path.contains('#') {
            return Self::Decimal;
        }
        if INTS.contains(&name) {
            Self::Int
        } else if BOOLS.contains(&name) {
            Self::Bool
        } else if DECIMALS.contains(&name) || path.contains("/expect/") {
            Self::Decimal
        } else {
            Self::Text
        }
    }

    /// The value of a cell's text; text that does not fit stays text, for the
    /// reader of packs to name.
    pub(super) fn read(self, text: &str) -> Json {
        match text.trim() {
            "[]" => return Json::List(Vec::new()),
            "{}" => return Json::Object(Vec::new()),
            _ => {}
        }
        match self {
            Self::Int => text.trim().parse::<i64>().map_or_else(|_| Json::from(unplain(text)), Json::Int),
            Self::Bool => match text.trim() {
                "true" | "TRUE" | "1" | "có" => Json::Bool(true),
                "false" | "FALSE" | "0" | "không" => Json::Bool(false),
                _ => Json::from(unplain(text)),
            },
            Self::Decimal => {
                let plain = text.trim();
                let comma = plain.bytes().all(|b| b.is_ascii_digit() || b == b',') && plain.matches(',').count() == 1;
                if comma { Json::from(plain.replace(',', ".")) } else { Json::from(unplain(text)) }
            }
            Self::Text => Json::from(unplain(text)),
        }
    }
}

/// A text that cannot be taken for an empty list or object.
pub(super) fn plain(text: &str) -> String {
    let doubtful = matches!(text.trim(), "[]" | "{}" | "") || text.starts_with('\'');
    if doubtful { format!("'{text}") } else { text.to_owned() }
}

pub(super) fn unplain(text: &str) -> String {
    text.strip_prefix('\'').unwrap_or(text).to_owned()
}

fn join(path: &str, step: &str) -> String {
    if path.is_empty() { step.to_owned() } else { format!("{path}/{step}") }
}

/// Paths and texts of all plain values.
pub(super) fn flatten(path: &str, value: &Json, out: &mut Vec<(String, String)>) {
    match value {
        Json::Object(members) if members.is_empty() => out.push((path.to_owned(), "{}".to_owned())),
        Json::List(elements) if elements.is_empty() => out.push((path.to_owned(), "[]".to_owned())),
        Json::Object(members) => members.iter().for_each(|(name, value)| flatten(&join(path, name), value, out)),
        Json::List(elements) => {
            for (n, element) in (1..).zip(elements) {
                flatten(&join(path, &format!("#{n}")), element, out);
            }
        }
        Json::Text(text) => out.push((path.to_owned(), plain(text))),
        Json::Int(int) => out.push((path.to_owned(), int.to_string())),
        Json::Bool(truth) => out.push((path.to_owned(), truth.to_string())),
        Json::Null => {}
    }
}

/// A value as lines for one cell.
pub(super) fn print(value: &Json) -> String {
    let mut lines = Vec::new();
    print_into("", value, &mut lines);
    lines.join("\n")
}

fn print_into(path: &str, value: &Json, lines: &mut Vec<String>) {
    match value {
        Json::Object(members) if !members.is_empty() => {
            if path.contains('#')
                && let Some(line) = one_line(path, members)
            {
                lines.push(line);
                return;
            }
            members.iter().for_each(|(name, value)| print_into(&join(path, name), value, lines));
        }
        Json::List(elements) if !elements.is_empty() => {
            for (n, element) in (1..).zip(elements) {
                print_into(&join(path, &format!("#{n}")), element, lines);
            }
        }
        _ => {
            let mut out = Vec::new();
            flatten(path, value, &mut out);
            lines.extend(out.into_iter().map(|(path, text)| format!("{path} = {}", escape(&text))));
        }
    }
}

/// An element of a list whose members are all plain, on one line.
fn one_line(path: &str, members: &[(Text, Json)]) -> Option<String> {
    let mut line = path.to_owned();
    for (name, value) in members {
        let text = match value {
            Json::Text(text) => plain(text),
            Json::Int(int) => int.to_string(),
            Json::Bool(truth) => truth.to_string(),
            _ => return None,
        };
        if text.contains(" | ") || text.trim() != text {
            return None;
        }
        line.push_str(&format!(" | {name}: {}", escape(&text)));
    }
    Some(line)
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n")
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n') => out.push('\n'),
                Some(other) => out.push(other),
                None => out.push('\\'),
            },
            other => out.push(other),
        }
    }
    out
}

/// Lines of a cell as an object; the first line that cannot be read otherwise.
pub(super) fn parse(text: &str) -> Result<Json, String> {
    let mut out = Json::Object(Vec::new());
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let pairs: Option<Vec<(String, &str)>> = match line.split_once(" | ") {
            Some((path, rest)) if path.contains('#') && !path.contains(" = ") => rest
                .split(" | ")
                .map(|part| part.split_once(": ").map(|(name, text)| (join(path.trim(), name.trim()), text)))
                .collect(),
            _ => line
                .split_once(" = ")
                .or_else(|| line.split_once('='))
                .map(|(path, text)| vec![(path.trim().to_owned(), text)]),
        };
        let put_all = |pairs: Vec<(String, &str)>| {
            pairs.into_iter().all(|(path, text)| {
                let value = Member::of(&path).read(&unescape(text));
                put(&mut out, &path, value)
            })
        };
        if !pairs.is_some_and(put_all) {
            return Err(line.to_owned());
        }
    }
    Ok(out)
}

/// Puts a value at a path; lists grow one by one. False when the path does not fit.
pub(super) fn put(root: &mut Json, path: &str, value: Json) -> bool {
    let steps: Vec<&str> = path.split('/').collect();
    let mut here = root;
    for (idx, step) in steps.iter().enumerate() {
        let next_is_list = steps.get(idx + 1).is_some_and(|next| next.starts_with('#'));
        let blank = || if next_is_list { Json::List(Vec::new()) } else { Json::Object(Vec::new()) };
        here = match (here, step.strip_prefix('#')) {
            (Json::List(elements), Some(number)) => {
                let Ok(number) = number.parse::<usize>() else { return false };
                if number == elements.len() + 1 {
                    elements.push(blank());
                }
                let Some(slot) = number.checked_sub(1).and_then(|at| elements.get_mut(at)) else { return false };
                slot
            }
            (Json::Object(members), None) => {
                let at = members.iter().position(|(name, _)| name == step).unwrap_or_else(|| {
                    members.push(((*step).into(), blank()));
                    members.len() - 1
                });
                let Some((_, slot)) = members.get_mut(at) else { return false };
                slot
            }
            _ => return false,
        };
    }
    *here = value;
    true
}
