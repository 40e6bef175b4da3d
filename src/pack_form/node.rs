//! The members of a line of the pack.

use super::{FULL, Listed, Member, RULE, Shape};
use crate::base::json::Json;
use crate::pack_editor::sentence::unique;
use crate::text::pack_editor::labels::EditorMsg;

const fn must(name: &'static str, label: EditorMsg, shape: &'static Shape, start: &'static str) -> Member {
    Member { name, label, shape, start: Some(start) }
}

const fn may(name: &'static str, label: EditorMsg, shape: &'static Shape) -> Member {
    Member { name, label, shape, start: None }
}

static KNOCK_OUTS: Shape = Shape::List(&Listed {
    element: Shape::Object(&[
        must("label", EditorMsg::KnockOutLabel, &Shape::Line, "Vi phạm"),
        must("to", EditorMsg::KnockOutTo, &Shape::Number, "0"),
        must("id", EditorMsg::Id, &Shape::Id, "vi-pham"),
    ]),
    add: EditorMsg::AddKnockOut,
});
static EXEMPT: Shape = Shape::List(&Listed {
    element: Shape::Object(&[
        must("body", EditorMsg::ExemptBody, &Shape::Line, "Tên đơn vị"),
        must("reason", EditorMsg::ExemptReason, &Shape::Line, "Không có nhiệm vụ này"),
    ]),
    add: EditorMsg::AddExempt,
});
static SCORED_BY: Shape = Shape::Word(&[
    ("body", EditorMsg::ByBody),
    ("survey", EditorMsg::BySurvey),
    ("external", EditorMsg::ByExternal),
    ("council", EditorMsg::ByCouncil),
]);
static NOT_ARISEN: Shape = Shape::Word(&[
    ("full", EditorMsg::ArisenFull),
    ("zero", EditorMsg::ArisenZero),
    ("leave-out", EditorMsg::ArisenLeaveOut),
]);
static RULES: Shape = Shape::Forms(&RULE);

/// A line with lines below it; those are not among its members here.
pub static BRANCH: [Member; 11] = [
    must("code", EditorMsg::PrintedCode, &Shape::Line, ""),
    must("name", EditorMsg::LineName, &Shape::Text, "Dòng mới"),
    must("max", EditorMsg::Maximum, &Shape::Number, FULL),
    may("help", EditorMsg::Help, &Shape::Text),
    may("may_not_apply", EditorMsg::MayNotApply, &Shape::Flag),
    may("may_type", EditorMsg::MayType, &Shape::Flag),
    may("exempt", EditorMsg::Exempt, &EXEMPT),
    may("knock_outs", EditorMsg::KnockOuts, &KNOCK_OUTS),
    may("source", EditorMsg::LineSource, &Shape::Text),
    may("name_en", EditorMsg::NameEn, &Shape::Line),
    must("id", EditorMsg::Id, &Shape::Id, "dong-moi"),
];

/// A scored line.
pub static LEAF: [Member; 17] = [
    must("code", EditorMsg::PrintedCode, &Shape::Line, ""),
    must("name", EditorMsg::LineName, &Shape::Text, "Dòng mới"),
    must("max", EditorMsg::Maximum, &Shape::Number, FULL),
    must("rule", EditorMsg::Rule, &RULES, ""),
    may("evidence", EditorMsg::EvidenceAsked, &Shape::Text),
    may("help", EditorMsg::Help, &Shape::Text),
    must("scored_by", EditorMsg::ScoredBy, &SCORED_BY, "body"),
    may("assume", EditorMsg::Assume, &Shape::Line),
    may("not_arisen", EditorMsg::NotArisen, &NOT_ARISEN),
    may("may_not_apply", EditorMsg::MayNotApply, &Shape::Flag),
    may("may_type", EditorMsg::MayType, &Shape::Flag),
    may("exempt", EditorMsg::Exempt, &EXEMPT),
    may("knock_outs", EditorMsg::KnockOuts, &KNOCK_OUTS),
    may("exclusive", EditorMsg::Exclusive, &Shape::Line),
    may("source", EditorMsg::LineSource, &Shape::Text),
    may("name_en", EditorMsg::NameEn, &Shape::Line),
    must("id", EditorMsg::Id, &Shape::Id, "dong-moi"),
];

/// A new scored line with an id that no line of the pack has.
#[must_use]
pub fn new_line(root: &Json, max: &str) -> Json {
    let mut taken: Vec<String> = super::lines(root).into_iter().map(|line| line.id).collect();
    let line = super::blank(&Shape::Object(&LEAF), "", max);
    let id = unique("dong-moi".to_owned(), &mut taken);
    line.with("id", id)
}

/// A line with one more line below it, at the end; a scored line gives up its rule.
#[must_use]
pub fn with_child(line: &Json, child: Json) -> Json {
    let mut children = line.get("children").and_then(Json::as_list).unwrap_or_default().to_vec();
    children.push(child);
    let of_branch = |name: &str| BRANCH.iter().any(|member| member.name == name);
    let members = line.as_object().unwrap_or_default().iter().filter(|(name, _)| of_branch(name));
    Json::Object(members.cloned().collect()).with("children", children)
}

/// A line whose last line below was taken away: scored itself, by a judgement
/// until somebody says how.
#[must_use]
pub fn without_children(line: &Json) -> Json {
    let rule = Json::object([("kind", Json::from("judgement"))]);
    line.clone().without("children").with("rule", rule)
}
