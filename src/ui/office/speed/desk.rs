//! The secretariat's work: files read, verified, recomputed and ranked. The files
//! are made and signed here, before or between what is measured.

use super::engine::set;
use super::{Row, clock, median};
use crate::pack::Pack;
use crate::pack::model::retype;
use crate::rank::By;
use crate::score::evaluate;
use crate::session::Draft;
use crate::submission::desk::{Desk, Figures};
use crate::submission::document::{Made, build, sign};
use crate::submission::key::SigningKey;
use crate::text::office::Msg;
use crate::ui::platform;
use leptos::prelude::*;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

/// When the files say they were made and signed.
const AT: &str = "2025-12-31T09:05:00Z";

/// The signed file of the n-th body: 96 leaves, one answered otherwise by each
/// of a hundred bodies, one of two hundred keys.
fn made(pack: &Pack, draft: &mut Draft, n: u32) -> Option<String> {
    let id = format!("l{}", n % 96);
    retype(draft.answers.node_mut(&id), n);
    draft.answers.setup.body = format!("Đơn vị {n}");
    let made = Made { at: AT, engine: env!("CARGO_PKG_VERSION"), number: 1 };
    let document = build(pack, draft, &evaluate(pack, &draft.answers), &made);
    let seed = u8::try_from(n % 200).unwrap_or_default();
    let signed = sign(document, &SigningKey::from_seed(&mut [seed; 32]), AT, [seed; 16]);
    signed.ok().map(|document| crate::json::write::to_text(&document))
}

fn start() -> Option<(Arc<Pack>, Draft)> {
    let (pack, answers) = set(96)?;
    let mut draft = Draft { answers, ..Draft::default() };
    draft.answers.setup.cohort = "so".to_owned();
    Some((Arc::new(pack), draft))
}

/// Ranks what is on the desk; how many bodies.
fn rank(desk: &Desk) -> usize {
    let groups = desk.groups();
    let table = |group| desk.table(group, Figures::Declared, &By::Points).rows.len();
    groups.first().map_or(0, table)
}

/// How reading, verifying, recomputing and ranking grow with the files.
pub(super) fn few() -> Option<Vec<Row>> {
    let (pack, mut draft) = start()?;
    let texts: Vec<String> = (0..200).map(|n| made(&pack, &mut draft, n)).collect::<Option<_>>()?;
    [10, 50, 200].into_iter().map(|size| of_size(&pack, texts.get(..size)?)).collect()
}

fn of_size(pack: &Arc<Pack>, texts: &[String]) -> Option<Row> {
    let mut ranked = 0;
    let time = median(1, |_| {
        let mut desk = Desk::default();
        desk.add_pack(pack.clone());
        for (n, text) in texts.iter().enumerate() {
            desk.add(&format!("{n}.json"), text, None);
        }
        ranked = black_box(rank(&desk));
    });
    let size = u32::try_from(texts.len()).ok()?;
    // A figure only when every file was genuine, recomputed and equal.
    (ranked == texts.len()).then(|| Row::new(Msg::SpeedDesk, size, &format!("desk-{size}"), time))
}

/// All bodies of the country, so many files at a time.
const ALL: u32 = 3_500;
const PART: u32 = 50;
/// Where the growth is noted.
const NOTED: [u32; 3] = [500, 1_000, ALL];

/// The long measurement, started by hand.
#[derive(Clone, Copy)]
pub(super) struct Many {
    rows: RwSignal<Vec<Row>>,
    /// Files done.
    done: RwSignal<Option<u32>>,
}

/// What goes from part to part.
struct Work {
    pack: Arc<Pack>,
    draft: Draft,
    desk: Desk,
    /// Milliseconds measured so far.
    time: f64,
}

impl Many {
    pub(super) fn new(rows: RwSignal<Vec<Row>>) -> Self {
        Self { rows, done: RwSignal::new(None) }
    }

    pub(super) fn is_running(self) -> bool {
        self.done.get().is_some()
    }

    /// Files done, files in all, megabytes of memory; none before the start.
    pub(super) fn progress(self) -> Option<(u32, u32, u32)> {
        self.done.get().map(|done| (done, ALL, platform::memory()))
    }

    pub(super) fn start(self) {
        let Some((pack, draft)) = start() else { return };
        let mut desk = Desk::default();
        desk.add_pack(pack.clone());
        self.done.set(Some(0));
        self.part(Work { pack, draft, desk, time: 0.0 }, 0);
    }

    /// One part, after the page had time to answer.
    fn part(self, mut work: Work, from: u32) {
        let next = move || {
            let files = from..from + PART;
            let texts: Vec<_> = files.clone().map(|n| made(&work.pack, &mut work.draft, n)).collect();
            let begun = clock();
            for (n, text) in files.clone().zip(texts.into_iter().flatten()) {
                work.desk.add(&format!("{n}.json"), &text, None);
            }
            work.time += clock() - begun;
            if NOTED.contains(&files.end) {
                let begun = clock();
                if rank(&work.desk) == work.desk.files().len() {
                    let time = work.time + clock() - begun;
                    let name = format!("desk-{}", files.end);
                    self.rows.try_update(|rows| rows.push(Row::new(Msg::SpeedDesk, files.end, &name, time)));
                }
            }
            if self.done.try_set(Some(files.end)).is_none() && files.end < ALL {
                self.part(work, files.end);
            }
        };
        set_timeout(next, Duration::from_millis(0));
    }
}
