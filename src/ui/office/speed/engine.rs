//! Edits, what-ifs, the first total and the planner, on synthetic sets.

use super::{Row, median};
use crate::answer::{Answer, Answers};
use crate::digest::Digest;
use crate::json::parse::{Limits, parse};
use crate::json::write;
use crate::pack::{Pack, model, read};
use crate::plan::{Efforts, Target, plan};
use crate::score::{Sheet, evaluate};
use crate::text::ui::Msg;
use std::hint::black_box;

/// A set of this size as those that ship arrive: its canonical form and digest.
fn file(leaves: u32) -> Option<(String, String)> {
    let text = write::canonical(&parse(&model::file(leaves), &Limits::DEFAULT).ok()?);
    let digest = Digest::of_bytes(text.as_bytes()).to_string();
    Some((text, digest))
}

/// A set of this size with answers to every leaf.
pub(super) fn set(leaves: u32) -> Option<(Pack, Answers)> {
    let (text, digest) = file(leaves)?;
    Some((read::read_trusted(&text, &digest)?, model::answers(leaves)))
}

/// Types something else into the first field of an answer: of a ratio what is
/// reached of a hundred, a number of events, or the other of yes and no.
pub(super) fn retype(answer: &mut Answer, n: u32) {
    let Some((key, text)) = answer.values.iter_mut().next() else { return };
    let typed = match (key.as_str(), text.as_str()) {
        ("dat", _) => (50 + n % 50).to_string(),
        (_, "yes") => "no".to_owned(),
        (_, "no") => "yes".to_owned(),
        _ => (n % 3).to_string(),
    };
    *text = typed;
}

fn edit_time(sheet: &mut Sheet<&Pack>, leaf: usize, batch: u32) -> f64 {
    median(batch, |n| {
        sheet.edit(leaf, |answer| retype(answer, n));
        black_box(sheet.card());
    })
}

pub(super) fn edits() -> Option<Vec<Row>> {
    let (pack, answers) = set(96)?;
    let leaves: Vec<(usize, &str)> = pack.leaves().map(|(index, node, _)| (index, &*node.id)).collect();
    let mut sheet = Sheet::new(&pack, answers);
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
    Some(vec![Row::new(Msg::SpeedEvaluate, 96, "edit", edit), Row::new(Msg::SpeedWhatIfs, 96, "what-ifs", what_ifs)])
}

pub(super) fn first_total() -> Option<Vec<Row>> {
    let ((text, digest), answers) = (file(96)?, model::answers(96));
    let first = median(20, |_| {
        if let Some(pack) = read::read_trusted(&text, &digest) {
            black_box(evaluate(&pack, &answers));
        }
    });
    Some(vec![Row::new(Msg::SpeedRead, 96, "read", first)])
}

pub(super) fn planner() -> Option<Vec<Row>> {
    let (pack, answers) = set(100)?;
    let next = evaluate(&pack, &answers).class.and_then(|class| class.next);
    let target = next.map_or(Target::Class(0), |next| Target::Class(next.class));
    let time = median(3, |_| {
        black_box(plan(&pack, &answers, &Efforts::new(), target));
    });
    Some(vec![Row::new(Msg::SpeedPlan, 100, "plan", time)])
}

/// How edits and whole scorings grow with the set.
pub(super) fn curve() -> Option<Vec<Row>> {
    let mut rows = Vec::new();
    for leaves in [50, 100, 200, 500, 1000] {
        let (pack, answers) = set(leaves)?;
        let whole = median(20, |_| {
            black_box(evaluate(&pack, &answers));
        });
        let first = pack.leaves().next()?.0;
        let edit = edit_time(&mut Sheet::new(&pack, answers), first, 500);
        rows.push(Row::new(Msg::SpeedEvaluate, leaves, &format!("edit-{leaves}"), edit));
        rows.push(Row::new(Msg::SpeedWhole, leaves, &format!("whole-{leaves}"), whole));
    }
    Some(rows)
}
