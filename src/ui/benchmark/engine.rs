//! Edits, what-ifs, the first total and the planner, on synthetic packs.

use super::{Row, median};
use crate::answer::Answers;
use crate::base::decimal::Points;
use crate::base::digest::Digest;
use crate::base::json::parse::{Limits, parse};
use crate::base::json::write;
use crate::engine::plan::{Efforts, Target, plan};
use crate::engine::rank::{By, Cohort, Entry, Own, Ties, rank_list};
use crate::engine::score::{LiveScore, evaluate};
use crate::pack::model::{self, retype};
use crate::pack::{Pack, read};
use crate::text::office::ToolMsg;
use std::hint::black_box;

/// A pack of this size as those that ship arrive: its canonical form and digest.
fn file(leaves: u32) -> Option<(String, String)> {
    let text = write::canonical(&parse(&model::file(leaves), &Limits::DEFAULT).ok()?);
    let digest = Digest::of_bytes(text.as_bytes()).to_string();
    Some((text, digest))
}

/// A pack of this size with answers to every leaf.
pub(super) fn set(leaves: u32) -> Option<(Pack, Answers)> {
    let (text, digest) = file(leaves)?;
    Some((read::read_trusted(&text, &digest)?, model::answers(leaves)))
}

fn edit_time(sheet: &mut LiveScore<&Pack>, leaf: usize, batch: u32) -> f64 {
    median(batch, |n| {
        sheet.edit(leaf, |answer| retype(answer, n));
        black_box(sheet.card());
    })
}

/// The list of the other bodies, complete.
fn list(leaves: u32) -> Cohort {
    let entry = |(n, points): (usize, String)| Entry {
        body: format!("Đơn vị {n}"),
        points: Points::parse(&points).ok(),
        ..Entry::default()
    };
    let entries: Vec<Entry> = model::rivals(leaves).into_iter().enumerate().map(entry).collect();
    Cohort { size: u32::try_from(entries.len()).unwrap_or(0), complete: true, entries, ..Cohort::default() }
}

/// One edit with total, class and the rank among thirty others.
fn ranked(pack: &Pack, sheet: &mut LiveScore<&Pack>, leaf: usize) -> f64 {
    let list = list(96);
    median(1000, |n| {
        sheet.edit(leaf, |answer| retype(answer, n));
        let (ties, by) = (Ties::of(pack), By::Points);
        let own = Own::ranked(pack, "Sở", sheet.card(), &ties, &by);
        black_box(rank_list(&list, Some(&own), &ties, &by));
    })
}

pub(super) fn edits() -> Option<Vec<Row>> {
    let (pack, answers) = set(96)?;
    let leaves: Vec<(usize, &str)> = pack.leaves().map(|(index, node, _)| (index, &*node.id)).collect();
    let mut sheet = LiveScore::new(&pack, answers);
    let edit = edit_time(&mut sheet, leaves.first()?.0, 1000);
    // Every leaf changed alone, total and class seen, and put back.
    let what_ifs = median(10, |n| {
        for (leaf, id) in &leaves {
            let mut tried = sheet.answers().node(id).cloned().unwrap_or_default();
            retype(&mut tried, n);
            sheet.what_if(*leaf, tried, |card| {
                black_box(card);
            });
        }
    });
    let ranked = ranked(&pack, &mut sheet, leaves.first()?.0);
    Some(vec![
        Row::new(ToolMsg::SpeedEvaluate, 96, "edit", edit),
        Row::new(ToolMsg::SpeedRank, 96, "edit-rank", ranked),
        Row::new(ToolMsg::SpeedWhatIfs, 96, "what-ifs", what_ifs),
    ])
}

pub(super) fn first_total() -> Option<Vec<Row>> {
    let ((text, digest), answers) = (file(96)?, model::answers(96));
    let first = median(20, |_| {
        if let Some(pack) = read::read_trusted(&text, &digest) {
            black_box(evaluate(&pack, &answers));
        }
    });
    Some(vec![Row::new(ToolMsg::SpeedRead, 96, "read", first)])
}

pub(super) fn planner() -> Option<Vec<Row>> {
    let (pack, answers) = set(100)?;
    let next = evaluate(&pack, &answers).class.and_then(|class| class.next);
    let target = next.map_or(Target::Class(0), |next| Target::Class(next.class));
    let time = median(3, |_| {
        black_box(plan(&pack, &answers, &Efforts::new(), target));
    });
    Some(vec![Row::new(ToolMsg::SpeedPlan, 100, "plan", time)])
}

/// How edits and whole scorings grow with the pack.
pub(super) fn curve() -> Option<Vec<Row>> {
    let mut rows = Vec::new();
    for leaves in [50, 100, 200, 500, 1000] {
        let (pack, answers) = set(leaves)?;
        let whole = median(20, |_| {
            black_box(evaluate(&pack, &answers));
        });
        let first = pack.leaves().next()?.0;
        let edit = edit_time(&mut LiveScore::new(&pack, answers), first, 500);
        rows.push(Row::new(ToolMsg::SpeedEvaluate, leaves, &format!("edit-{leaves}"), edit));
        rows.push(Row::new(ToolMsg::SpeedWhole, leaves, &format!("whole-{leaves}"), whole));
    }
    Some(rows)
}
