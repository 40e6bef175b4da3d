//! A pack as a file: the other half of `read`.
//!
//! Members stand in the order of `criteria/README.md`. What is empty is left out;
//! the tie rule, caps, the value that earns the maximum and the year of a
//! deadline are always said, as the shipped files do.
//! The format is the oldest that can state the pack.
//! `read(write(pack))` gives an equal set, and its digest is that of the file
//! that was read, when that file follows the same custom.

mod parts;
mod rule;

use crate::answer;
use crate::base::date::Date;
use crate::base::decimal::Points;
use crate::base::json::Json;
use crate::base::json::write::to_text;
use crate::pack::read::format_of;
use crate::pack::{
    Basis, Class, Classes, EvidencePolicy, Example, KnockOut, Leaf, Link, LinkKind, Node, NodeKind, NotArisen, Pack,
    Role, Roundings, Schedule, ScoredBy, Status, TieRule, WithoutSurvey,
};

use parts::{filled, list, object, rounding};

pub use rule::rule;

/// The file of a pack.
#[must_use]
pub fn text(pack: &Pack) -> String {
    to_text(&json(pack))
}

fn or_none(json: Json) -> Option<Json> {
    json.as_object().is_some_and(|members| !members.is_empty()).then_some(json)
}

/// The JSON form of a pack.
#[must_use]
pub fn json(pack: &Pack) -> Json {
    let status = match pack.status {
        Status::Official => "official",
        Status::Illustrative => "illustrative",
        Status::Draft => "draft",
    };
    let evidence = match pack.evidence {
        EvidencePolicy::Zero => "zero",
        EvidencePolicy::Explain => "explain",
        EvidencePolicy::Advisory => "advisory",
    };
    let basis = pack.legal_basis.iter().map(|law| {
        object()
            .with("number", &*law.number)
            .with("issuer", &*law.issuer)
            .with_some("date", law.date.map(Date::to_text))
            .with("title", &*law.title)
            .with("role", &*law.role)
    });
    let cohorts = pack.cohorts.iter().map(|cohort| object().with("id", &*cohort.id).with("name", &*cohort.name));
    let without_survey = match pack.without_survey {
        WithoutSurvey::Never => None,
        WithoutSurvey::LeaveOut => Some("leave-out"),
        WithoutSurvey::Rescale => Some("rescale"),
    };
    let roots = |role: Role| -> Vec<Json> {
        let roots = pack.roots().filter(|idx| pack.nodes.get(*idx).is_some_and(|node| node.role == role));
        roots.filter_map(|idx| branch(pack, idx)).collect()
    };
    object()
        .with("format", format_of(pack))
        .with("id", &*pack.id)
        .with("version", &*pack.version)
        .with("name", &*pack.name)
        .with_some("name_en", filled(&pack.name_en))
        .with("status", status)
        .with("status_note", &*pack.status_note)
        .with("place", &*pack.place)
        .with("level", &*pack.level)
        .with(
            "years",
            Json::object([("from", pack.years.0), ("to", pack.years.1)].map(|(name, year)| (name, Json::from(year)))),
        )
        .with("legal_basis", Json::list(basis))
        .with("source", &*pack.source)
        .with("cohorts", Json::list(cohorts))
        .with("scale", pack.scale.to_text())
        .with_some("rounding", or_none(roundings(&pack.rounding)))
        .with("evidence", evidence)
        .with_some("classes", list(pack.classes.iter().map(|set| classes(pack, set)).collect()))
        .with("ties", ties(pack))
        .with_some("schedule", or_none(schedule(&pack.schedule)))
        .with_some("without_survey", without_survey)
        .with_some("links", list(pack.links.iter().map(|one| link(pack, one)).collect()))
        .with_some("negative_total", pack.negative_total.then_some(true))
        .with("areas", roots(Role::Scale))
        .with_some("bonus", list(roots(Role::Bonus)))
        .with_some("penalty", list(roots(Role::Penalty)))
        .with_some("examples", list(pack.examples.iter().map(|case| example(pack, case)).collect()))
}

fn link(pack: &Pack, link: &Link) -> Json {
    let ids = |lines: &[usize]| Json::list(lines.iter().filter_map(|line| id_of(pack, *line)));
    let json = object().with("id", &*link.id).with("label", &*link.label).with("lines", ids(&link.lines));
    match &link.kind {
        LinkKind::AtMost(most) => json.with("at_most", most.to_text()),
        LinkKind::AtLeast(least) => json.with("at_least", least.to_text()),
        LinkKind::Unless(others) => json.with("unless", ids(others)),
    }
}

fn ties(pack: &Pack) -> Json {
    match &pack.ties {
        TieRule::Competition => "1-2-2-4".into(),
        TieRule::Dense => "1-2-2-3".into(),
        TieRule::ByNodes(nodes) => object().with("by", Json::list(nodes.iter().filter_map(|idx| id_of(pack, *idx)))),
    }
}

fn id_of(pack: &Pack, idx: usize) -> Option<&str> {
    pack.nodes.get(idx).map(|node| &*node.id)
}

fn roundings(all: &Roundings) -> Json {
    object()
        .with_some("leaf", all.leaf.map(rounding))
        .with_some("area", all.area.map(rounding))
        .with_some("total", all.total.map(rounding))
        .with_some("percent", all.percent.map(rounding))
}

fn schedule(schedule: &Schedule) -> Json {
    let days = |days: &[Date]| list(days.iter().map(|day| Json::from(day.to_text())).collect());
    object()
        .with_some("self_score", schedule.self_score.map(Date::to_text))
        .with_some("explanation", schedule.explanation.map(Date::to_text))
        .with_some("holidays", days(&schedule.calendar.holidays))
        .with_some("worked", days(&schedule.calendar.worked))
}

fn classes(pack: &Pack, set: &Classes) -> Json {
    let basis = match set.basis {
        Basis::Points => "points",
        Basis::Percent => "percent",
    };
    let vetoes = set.vetoes.iter().map(|veto| {
        let best = set.classes.get(veto.at_best).map_or("", |class| &*class.id);
        object().with("id", &*veto.id).with("label", &*veto.label).with("at_best", best)
    });
    object()
        .with_some("cohorts", list(set.cohorts.iter().map(|id| Json::from(&**id)).collect()))
        .with("basis", basis)
        .with_some("source", filled(&set.source))
        .with("classes", Json::list(set.classes.iter().map(|class| one_class(pack, class))))
        .with_some("vetoes", list(vetoes.collect()))
}

fn one_class(pack: &Pack, class: &Class) -> Json {
    let conditions = class.conditions.iter().map(|condition| {
        let node = id_of(pack, condition.node).unwrap_or_default();
        object().with("node", node).with("at_least", condition.at_least.to_text())
    });
    let json = object().with("id", &*class.id).with("label", &*class.label);
    rule::limit(json, class.from, "at_least", "above").with_some("conditions", list(conditions.collect()))
}

/// A node with all below it.
fn branch(pack: &Pack, idx: usize) -> Option<Json> {
    let node = pack.nodes.get(idx)?;
    let json = object()
        .with("id", &*node.id)
        .with("code", &*node.code)
        .with("name", &*node.name)
        .with_some("name_en", filled(&node.name_en))
        .with("max", node.max.to_text());
    Some(match &node.kind {
        NodeKind::Sum => {
            let children: Vec<Json> = pack.children(idx).filter_map(|child| branch(pack, child)).collect();
            of_node(json, node).with("children", children)
        }
        NodeKind::Leaf(leaf) => of_node(of_leaf(json, leaf), node),
    })
}

fn of_leaf(json: Json, leaf: &Leaf) -> Json {
    json.with("rule", rule(&leaf.rule))
        .with_some("scored_by", scored_by(leaf.scored_by))
        .with_some("assume", leaf.assume.as_deref())
        .with_some("not_arisen", leaf.not_arisen.map(not_arisen))
        .with_some("evidence", filled(&leaf.evidence))
        .with_some("exclusive", leaf.exclusive.as_deref())
}

/// The word of the files for who scores; none for the body itself.
#[must_use]
pub const fn scored_by(by: ScoredBy) -> Option<&'static str> {
    match by {
        ScoredBy::Body => None,
        ScoredBy::Survey => Some("survey"),
        ScoredBy::External => Some("external"),
        ScoredBy::Council => Some("council"),
    }
}

/// The JSON form of a fact that fixes points.
#[must_use]
pub fn knock_out(fact: &KnockOut) -> Json {
    object().with("id", &*fact.id).with("label", &*fact.label).with("to", fact.to.to_text())
}

/// The word of the files for what "không phát sinh" is worth.
#[must_use]
pub const fn not_arisen(meaning: NotArisen) -> &'static str {
    match meaning {
        NotArisen::Full => "full",
        NotArisen::Zero => "zero",
        NotArisen::LeaveOut => "leave-out",
    }
}

fn of_node(json: Json, node: &Node) -> Json {
    let exempt = node.exempt.iter().map(|found| object().with("body", &*found.body).with("reason", &*found.reason));
    let knock_outs = node.knock_outs.iter().map(knock_out);
    json.with_some("may_not_apply", node.may_not_apply.then_some(true))
        .with_some("exempt", list(exempt.collect()))
        .with_some("knock_outs", list(knock_outs.collect()))
        .with_some("may_type", node.may_type.then_some(true))
        .with_some("source", filled(&node.source))
        .with_some("help", filled(&node.help))
}

fn example(pack: &Pack, case: &Example) -> Json {
    let answers = answer::json::to_json(&case.answers);
    // What is empty is left out, as in the files.
    let members = answers.as_object().unwrap_or_default().iter().filter(|(_, value)| match value {
        Json::Object(members) => !members.is_empty(),
        Json::List(elements) => !elements.is_empty(),
        _ => true,
    });
    let answers = Json::Object(members.cloned().collect());
    let expect = case.expect.iter().filter_map(|(idx, points)| Some((id_of(pack, *idx)?, points.to_text().into())));
    object()
        .with("name", &*case.name)
        .with("origin", if case.official { "official" } else { "by-hand" })
        .with_some("source", filled(&case.source))
        .with_some("cohort", case.cohort.as_deref())
        .with("answers", answers)
        .with_some("expect", or_none(Json::object(expect)))
        .with_some("total", case.total.map(Points::to_text))
        .with_some("percent", case.percent.map(Points::to_text))
        .with_some("class", case.class.as_deref())
}
