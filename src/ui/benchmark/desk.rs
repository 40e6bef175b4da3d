//! The secretariat's work: files read, verified, recomputed and ranked. The files
//! are made and signed here, before or between what is measured.

use super::engine::set;
use super::{Row, WARM_UP, clock, middle};
use crate::appraisal::{Desk, Figures};
use crate::draft::Draft;
use crate::engine::rank::By;
use crate::engine::score::evaluate;
use crate::pack::Pack;
use crate::pack::model::retype;
use crate::submission::document::{Made, build, sign};
use crate::submission::keys::SigningKey;
use crate::text::office::ToolMsg;
use crate::ui::appraisal::worker_pool::{Judges, Told, Workers};
use crate::ui::platform;
use leptos::prelude::*;
use std::hint::black_box;
use std::sync::Arc;

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
    signed.ok().map(|document| crate::base::json::write::to_text(&document))
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

/// A file as read from the disk: its name, its text, its bytes.
type Content = (String, String, js_sys::Uint8Array);

fn content(n: u32, text: String) -> Content {
    let bytes = js_sys::Uint8Array::from(text.as_bytes());
    (format!("{n}.json"), text, bytes)
}

/// Takes files as the desk does, from the first to the last: they are given to the
/// workers, judged, and put onto the desk.
async fn take(desk: &mut Desk, workers: &Workers, files: &[Content]) {
    let (mut judges, mut files) = (Judges::new(workers), files.iter());
    loop {
        while judges.has_room()
            && let Some(file) = files.next()
        {
            judges.send(file, file.2.clone().into());
        }
        let Some(((name, text, _), told)) = judges.next(&|ask| ask(desk.packs())).await else { return };
        match told {
            Told::Found(found) => desk.add_found(name, *found, None),
            Told::Nothing => desk.add(name, text, None),
        };
    }
}

/// How reading, verifying, recomputing and ranking grow with the files.
pub(super) async fn few(workers: &Workers) -> Option<Vec<Row>> {
    let (pack, mut draft) = start()?;
    workers.add_pack(&pack);
    let made = |n| Some(content(n, made(&pack, &mut draft, n)?));
    let files: Vec<Content> = (0..200).map(made).collect::<Option<_>>()?;
    let mut rows = Vec::new();
    for size in [10, 50, 200] {
        rows.extend(of_size(&pack, workers, files.get(..size)?).await);
    }
    Some(rows)
}

/// The median of five times from the first file to the ranked table, after a warm-up
/// as [`super::median`] has it. The workers are there, as on the page of the desk.
async fn of_size(pack: &Arc<Pack>, workers: &Workers, files: &[Content]) -> Option<Row> {
    let (start, mut times) = (clock(), Vec::new());
    while times.len() < ROUNDS {
        platform::turn().await;
        let begun = clock();
        let mut desk = Desk::default();
        desk.add_pack(pack.clone());
        take(&mut desk, workers, files).await;
        let ranked = black_box(rank(&desk));
        // A figure only when every file was genuine, recomputed and equal.
        if ranked != files.len() {
            return None;
        }
        if start + WARM_UP < begun {
            times.push(clock() - begun);
        }
    }
    let size = u32::try_from(files.len()).ok()?;
    Some(Row::new(ToolMsg::SpeedDesk, size, &format!("desk-{size}"), middle(times)))
}

/// Times that each number of files is measured.
const ROUNDS: usize = 5;
/// All bodies of the country, so many files at a time: to keep them all would take
/// the memory that is measured.
const ALL: u32 = 3_500;
const PART: u32 = 500;
/// Files made before the page has a turn.
const MADE: u32 = 10;
/// Where the growth is noted.
const NOTED: [u32; 3] = [500, 1_000, ALL];

/// The long measurement, started by hand.
#[derive(Clone, Copy)]
pub(super) struct Many {
    rows: RwSignal<Vec<Row>>,
    /// Files done, and the megabytes taken.
    done: RwSignal<Option<(u32, u32)>>,
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
        self.done.get().map(|(done, memory)| (done, ALL, memory))
    }

    /// Makes a part of the files, then measures how long it takes them, and so on;
    /// nothing more on a page that was left meanwhile.
    pub(super) async fn start(self, workers: &Workers) -> Option<()> {
        let (pack, mut draft) = start()?;
        self.done.set(Some((0, platform::memory())));
        let (mut desk, mut time) = (Desk::default(), 0.0);
        desk.add_pack(pack.clone());
        workers.add_pack(&pack);
        for from in (0..ALL).step_by(PART as usize) {
            let files = many_made(&pack, &mut draft, from..from + PART).await?;
            let (begun, done) = (clock(), from + PART);
            take(&mut desk, workers, &files).await;
            time += clock() - begun;
            if self.done.try_set(Some((done, workers.memory()))).is_some() {
                return None;
            }
            if NOTED.contains(&done) {
                let begun = clock();
                // As in `of_size`.
                let all = rank(&desk) == desk.files().len();
                let row = Row::new(ToolMsg::SpeedDesk, done, &format!("desk-{done}"), time + clock() - begun);
                self.rows.try_update(|rows| rows.extend(all.then_some(row)))?;
            }
        }
        Some(())
    }
}

/// So many files, made while the page goes on answering.
async fn many_made(pack: &Pack, draft: &mut Draft, which: std::ops::Range<u32>) -> Option<Vec<Content>> {
    let mut files = Vec::new();
    for n in which {
        files.push(content(n, made(pack, draft, n)?));
        if n % MADE == 0 {
            platform::turn().await;
        }
    }
    Some(files)
}
