//! The members of a pack as fields that a person can fill in: what each is
//! called, how it is typed, what a new one begins with.
//!
//! Describes the format that `pack::read` reads, for people who have never seen
//! it. Nothing here checks a pack: a field takes what is typed, and the reader and
//! the linter say what is wrong with it.

mod node;
mod pack;
mod rule;
mod typed;

use crate::base::json::Json;
use crate::base::json::pointer::{element, member};
use crate::pack_editor::project::value_at;
use crate::pack_editor::sentence::{slug, unique};
use crate::text::pack_editor::labels::EditorMsg;

pub use node::{BRANCH, LEAF, new_line, with_child, without_children};
pub use pack::{GROUPS, Group};
pub use rule::RULE;
pub use typed::{shown, skeleton, typed};

/// What a value is, and so how it is typed.
#[derive(Debug)]
pub enum Shape {
    /// One line of text.
    Line,
    /// Text of several lines.
    Text,
    /// A stable id, which people rarely need to see.
    Id,
    /// A decimal, kept as text.
    Number,
    /// A whole number.
    Whole,
    /// Yes or no; absent is no.
    Flag,
    /// A day, kept as `2025-01-31`.
    Day,
    /// One of these words.
    Word(&'static [(&'static str, EditorMsg)]),
    /// A decimal under one of two names, which are members of the object around it.
    Pair(&'static [(&'static str, EditorMsg); 2]),
    /// The id of something else in the pack.
    Pick(From),
    /// Members.
    Object(&'static [Member]),
    /// Elements.
    List(&'static Listed),
    /// One of several forms.
    Forms(&'static [Form]),
    /// Points by the id of a line.
    ByLine,
    /// A filled sheet, which is brought and not typed.
    Answers,
}

/// Where the ids of a [`Shape::Pick`] come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// Lines of the pack.
    Lines,
    /// Cohorts of the pack.
    Cohorts,
    /// Classes of the same list.
    Classes,
    /// Numbers of the same rule.
    Inputs,
    /// Answers of the base of the same rule.
    Options,
}

/// A member of an object.
#[derive(Debug)]
pub struct Member {
    /// Its name; blank for a [`Shape::Pair`], which has two.
    pub name: &'static str,
    /// What it is called.
    pub label: EditorMsg,
    /// What it is.
    pub shape: &'static Shape,
    /// What a new one begins with; absent for a member that may be absent.
    /// [`FULL`] stands for the maximum of the line.
    pub start: Option<&'static str>,
}

/// In [`Member::start`]: the maximum of the line.
pub const FULL: &str = "=max";

/// A list.
#[derive(Debug)]
pub struct Listed {
    /// What its elements are.
    pub element: Shape,
    /// The words that add one.
    pub add: EditorMsg,
}

/// One of several forms of a value.
#[derive(Debug)]
pub struct Form {
    /// What it is called.
    pub label: EditorMsg,
    /// Members with a fixed word: `kind`.
    pub fixed: &'static [(&'static str, &'static str)],
    /// A member that only this form has; forms with one stand before those without.
    pub mark: Option<&'static str>,
    /// The value is this word and has no members.
    pub word: Option<&'static str>,
    /// Its members besides the fixed ones.
    pub members: &'static [Member],
}

impl Form {
    /// Whether a value has this form.
    #[must_use]
    pub fn is(&self, value: &Json) -> bool {
        match self.word {
            Some(word) => value.as_text() == Some(word),
            None => {
                value.as_object().is_some()
                    && self.fixed.iter().all(|(name, word)| value.get(name).and_then(Json::as_text) == Some(word))
                    && self.mark.is_none_or(|mark| value.get(mark).is_some())
            }
        }
    }
}

/// Which form a value has; the plainest when it has none of them.
#[must_use]
pub fn form_of(forms: &[Form], value: &Json) -> usize {
    forms.iter().position(|form| form.is(value)).unwrap_or_else(|| plainest(forms))
}

/// The first form without a mark.
fn plainest(forms: &[Form]) -> usize {
    forms.iter().position(|form| form.mark.is_none()).unwrap_or(0)
}

/// A new value. `max` is the maximum of the line as text; `start` and `label` are
/// what it begins with where the shape needs words.
#[must_use]
pub fn blank(shape: &Shape, start: &str, max: &str) -> Json {
    let start = if start == FULL { max } else { start };
    match shape {
        Shape::Whole => Json::from(start.parse::<i64>().unwrap_or(0)),
        Shape::Flag => Json::from(start == "true"),
        Shape::Word(words) if start.is_empty() => Json::from(words.first().map_or("", |(word, _)| *word)),
        Shape::Object(members) => object(members, max),
        Shape::List(listed) if start == "0" => {
            let _ = listed;
            Json::List(Vec::new())
        }
        Shape::List(listed) => Json::List(vec![new_element(listed, &[], max)]),
        Shape::Forms(forms) => forms.get(plainest(forms)).map_or(Json::Null, |form| blank_form(form, max)),
        Shape::ByLine | Shape::Answers => Json::Object(Vec::new()),
        _ => Json::from(start),
    }
}

fn object(members: &[Member], max: &str) -> Json {
    let mut json = Json::Object(Vec::new());
    for member in members {
        let Some(start) = member.start else { continue };
        let name = match member.shape {
            Shape::Pair([(first, _), _]) => first,
            _ => member.name,
        };
        json = json.with(name, blank(member.shape, start, max));
    }
    json
}

fn blank_form(form: &Form, max: &str) -> Json {
    if let Some(word) = form.word {
        return Json::from(word);
    }
    let mut json = Json::Object(Vec::new());
    for (name, word) in form.fixed {
        json = json.with(name, *word);
    }
    let Json::Object(more) = object(form.members, max) else { return json };
    more.into_iter().fold(json, |json, (name, value)| json.with(&name, value))
}

/// A new element of a list, its id unlike those of the others.
#[must_use]
pub fn new_element(listed: &Listed, others: &[Json], max: &str) -> Json {
    let json = blank(&listed.element, "", max);
    if json.get("id").is_none() {
        return json;
    }
    let mut taken: Vec<String> =
        others.iter().filter_map(|other| other.get("id")?.as_text()).map(str::to_owned).collect();
    let words = ["label", "name"].iter().find_map(|name| json.get(name)?.as_text()).unwrap_or("muc");
    let id = unique(slug(words), &mut taken);
    json.with("id", id)
}

/// A value in another of its forms, with everything kept that both have.
#[must_use]
pub fn switch(forms: &[Form], value: &Json, to: usize, max: &str) -> Json {
    let Some(form) = forms.get(to) else { return value.clone() };
    let fresh = blank_form(form, max);
    if form.word.is_some() {
        return fresh;
    }
    let mut json = fresh;
    for one in form.members {
        let names: &[&str] = match one.shape {
            Shape::Pair([(first, _), (second, _)]) => &[first, second],
            _ => &[one.name],
        };
        for name in names {
            if let Some(old) = value.get(name).and_then(|old| completed(one.shape, old, max)) {
                json = names.iter().filter(|other| *other != name).fold(json, |json, other| json.without(other));
                json = json.with(name, old);
            }
        }
    }
    json
}

/// A value with what its shape needs and it lacks, and without what its shape has
/// not; none when it is something else altogether.
fn completed(shape: &Shape, value: &Json, max: &str) -> Option<Json> {
    match shape {
        Shape::Object(members) => {
            value.as_object()?;
            let form = [Form { label: EditorMsg::Rule, fixed: &[], mark: None, word: None, members }];
            Some(switch(&form, value, 0, max))
        }
        Shape::List(listed) => {
            let elements = value.as_list()?.iter().filter_map(|one| completed(&listed.element, one, max));
            let elements: Vec<Json> = elements.collect();
            (!elements.is_empty()).then_some(Json::List(elements))
        }
        Shape::Forms(forms) => forms.iter().any(|form| form.is(value)).then(|| value.clone()),
        Shape::Whole => value.as_int().map(|_| value.clone()),
        Shape::Flag => value.as_bool().map(|_| value.clone()),
        Shape::ByLine | Shape::Answers => value.as_object().map(|_| value.clone()),
        _ => value.as_text().map(|_| value.clone()),
    }
}

/// The ids that may be picked at a place of the value `root`, with their words.
#[must_use]
pub fn choices(root: &Json, at: &str, from: From) -> Vec<(String, String)> {
    let before = |step: &str| at.rfind(step).and_then(|end| at.get(..end)).unwrap_or_default();
    let list = match from {
        From::Lines => {
            return lines(root).into_iter().map(|line| (line.id, format!("{} {}", line.code, line.name))).collect();
        }
        From::Cohorts => "/cohorts".to_owned(),
        From::Classes => format!("{}/classes", before("/vetoes/")),
        From::Inputs => format!("{}/inputs", before("/cases/")),
        From::Options => {
            let rule = format!("{}/base/rule", before("/parts/"));
            let yes_no = value_at(root, &rule).and_then(|rule| rule.get("kind")?.as_text()) == Some("yes-no");
            if yes_no {
                return ["yes", "no"].map(|word| (word.to_owned(), word.to_owned())).into();
            }
            format!("{rule}/options")
        }
    };
    let elements = value_at(root, &list).and_then(Json::as_list).unwrap_or_default();
    let text = |one: &Json, name: &str| one.get(name).and_then(Json::as_text).unwrap_or_default().to_owned();
    let label = |one: &Json| if one.get("label").is_some() { text(one, "label") } else { text(one, "name") };
    elements.iter().map(|one| (text(one, "id"), label(one))).collect()
}

/// A line of a pack as it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineAt {
    /// Where (RFC 6901).
    pub pointer: String,
    /// Depth, from 0.
    pub depth: usize,
    /// Id; blank when it has none.
    pub id: String,
    /// Printed code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Maximum, as it stands there.
    pub max: String,
    /// Whether it has lines below.
    pub branch: bool,
}

/// All lines of a pack, readable or not, in the order of the file.
#[must_use]
pub fn lines(root: &Json) -> Vec<LineAt> {
    let mut out = Vec::new();
    for list in ["areas", "bonus", "penalty"] {
        below(root, "", list, 0, &mut out);
    }
    out
}

fn below(node: &Json, at: &str, list: &str, depth: usize, out: &mut Vec<LineAt>) {
    let place = member(at, list);
    let elements = node.get(list).and_then(Json::as_list).unwrap_or_default();
    for (idx, one) in elements.iter().enumerate() {
        let text = |name: &str| one.get(name).and_then(Json::as_text).unwrap_or_default().to_owned();
        let pointer = element(&place, idx);
        out.push(LineAt {
            pointer: pointer.clone(),
            depth,
            id: text("id"),
            code: text("code"),
            name: text("name"),
            max: text("max"),
            branch: one.get("children").is_some(),
        });
        below(one, &pointer, "children", depth + 1, out);
    }
}
