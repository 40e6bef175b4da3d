//! The pack itself: who made it, where it rounds, and all its parts.

use super::classes::{classes, ties};
use super::example::example;
use super::field::{dates, line, opt_date, opt_text, pack_id, points, rounding, some};
use super::format::{FORMAT, FORMAT_1, SIGNATURE};
use super::links::link;
use super::refs::Refs;
use super::tree::{branch, flatten};
use crate::base::date::Calendar;
use crate::base::json::Json;
use crate::base::json::problem::Problem;
use crate::base::json::read::Fields;
use crate::pack::finding::Diagnostic;
use crate::pack::{
    Cohort, EvidencePolicy, LegalBasis, Node, Pack, Role, Roundings, Schedule, Status, TieRule, WithoutSurvey,
};

/// The pack; without its digest. References that lead nowhere go to `diagnostics`.
pub(super) fn pack(file: &Json, problems: &mut Vec<Problem>, diagnostics: &mut Vec<Diagnostic>) -> Option<Pack> {
    let mut f = Fields::open(file, "", problems);
    let format = f.one_of("format", &[(FORMAT, ()), (FORMAT_1, ())]);
    // A pack that was handed out is read like a plain one; who signed is asked elsewhere.
    for name in SIGNATURE {
        f.opt_raw(name);
    }
    let id = pack_id(&mut f, "id");
    let version = line(&mut f, "version");
    let name = line(&mut f, "name");
    let name_en = opt_text(&mut f, "name_en");
    let status = f.one_of(
        "status",
        &[("official", Status::Official), ("illustrative", Status::Illustrative), ("draft", Status::Draft)],
    );
    let status_note = line(&mut f, "status_note");
    let place = line(&mut f, "place");
    let level = line(&mut f, "level");
    let years = f.with("years", years);
    let legal_basis = f.each("legal_basis", legal_basis);
    let source = f.text("source");
    let cohorts = some(&mut f, "cohorts", cohort);
    let scale = points(&mut f, "scale");
    let roundings = f.opt_with("rounding", roundings);
    let evidence = f.one_of(
        "evidence",
        &[("zero", EvidencePolicy::Zero), ("explain", EvidencePolicy::Explain), ("advisory", EvidencePolicy::Advisory)],
    );
    let (nodes, seen) = nodes(&mut f);
    let mut refs = Refs { nodes: &nodes, seen: &seen, diagnostics };
    let classes = f.opt_each("classes", |node, at, problems| classes(node, at, problems, &mut refs));
    let ties = f.opt_with("ties", |node, at, problems| ties(node, at, problems, &mut refs));
    let schedule = f.opt_with("schedule", schedule);
    let without_survey = f.opt_one_of(
        "without_survey",
        &[("never", WithoutSurvey::Never), ("leave-out", WithoutSurvey::LeaveOut), ("rescale", WithoutSurvey::Rescale)],
    );
    let links = f.opt_each("links", |node, at, problems| link(node, at, problems, &mut refs));
    let negative_total = f.opt_bool("negative_total");
    let examples = f.opt_each("examples", |node, at, problems| example(node, at, problems, &mut refs));
    f.finish();
    format?;
    Some(Pack {
        id: id?,
        version: version?,
        name: name?,
        name_en,
        status: status?,
        status_note: status_note?,
        place: place?,
        level: level?,
        years: years?,
        legal_basis: legal_basis?,
        source: source?.into(),
        cohorts: cohorts?,
        scale: scale?,
        rounding: roundings.unwrap_or_default(),
        evidence: evidence?,
        classes: classes.unwrap_or_default(),
        ties: ties.unwrap_or(TieRule::Competition),
        schedule: schedule.unwrap_or_default(),
        without_survey: without_survey.unwrap_or(WithoutSurvey::Never),
        links: links.unwrap_or_default(),
        negative_total: negative_total.unwrap_or(false),
        nodes,
        examples: examples.unwrap_or_default(),
        digest: Box::default(),
    })
}

/// All nodes that could be read, and the ids of all nodes of the file.
fn nodes(f: &mut Fields<'_, '_>) -> (Vec<Node>, Vec<Box<str>>) {
    let mut seen = Vec::new();
    let mut roots = some(f, "areas", |node, at, problems| branch(node, at, problems, &mut seen, Role::Scale, 0))
        .unwrap_or_default();
    for (list, role) in [("bonus", Role::Bonus), ("penalty", Role::Penalty)] {
        let more = f.opt_each(list, |node, at, problems| branch(node, at, problems, &mut seen, role, 0));
        roots.extend(more.unwrap_or_default());
    }
    let mut nodes = Vec::with_capacity(seen.len());
    for root in roots {
        flatten(root, None, &mut nodes);
    }
    (nodes, seen)
}

fn years(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<(i32, i32)> {
    let mut f = Fields::open(node, at, problems);
    let mut year = |name| f.int(name, 1990..=2990).and_then(|year| i32::try_from(year).ok());
    let (from, to) = (year("from"), year("to"));
    f.finish();
    Some((from?, to?))
}

fn legal_basis(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<LegalBasis> {
    let mut f = Fields::open(node, at, problems);
    let number = line(&mut f, "number");
    let issuer = line(&mut f, "issuer");
    let date = opt_date(&mut f, "date");
    let title = line(&mut f, "title");
    let role = line(&mut f, "role");
    f.finish();
    Some(LegalBasis { number: number?, issuer: issuer?, date, title: title?, role: role? })
}

fn cohort(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Cohort> {
    let mut f = Fields::open(node, at, problems);
    let id = super::field::id(&mut f, "id");
    let name = line(&mut f, "name");
    f.finish();
    Some(Cohort { id: id?, name: name? })
}

fn roundings(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Roundings> {
    let mut f = Fields::open(node, at, problems);
    let roundings = Roundings {
        leaf: f.opt_with("leaf", rounding),
        area: f.opt_with("area", rounding),
        total: f.opt_with("total", rounding),
        percent: f.opt_with("percent", rounding),
    };
    f.finish();
    Some(roundings)
}

fn schedule(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Schedule> {
    let mut f = Fields::open(node, at, problems);
    let schedule = Schedule {
        self_score: opt_date(&mut f, "self_score"),
        explanation: opt_date(&mut f, "explanation"),
        calendar: Calendar {
            holidays: dates(&mut f, "holidays"),
            worked: dates(&mut f, "worked"),
            announced_through: None,
        },
    };
    f.finish();
    Some(schedule)
}
