//! The desk as ranked tables, and as the list that is published.

use super::{Appraisal, Desk, FileStatus, Tally};
use crate::base::decimal::{Exact, Points};
use crate::base::json::Json;
use crate::engine::rank::{By, Cohort, Entry, Span, Ties, rank_list};
use crate::engine::score::{State, evaluate};
use crate::pack::Pack;
use crate::submission::digests::with_digests;
use crate::submission::proof::CONTEXT;

/// Bodies that are ranked together: one pack (to the letter) and one cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Digest of the pack.
    pub digest: String,
    /// Id of the pack.
    pub pack: String,
    /// Its name.
    pub pack_name: String,
    /// Its version.
    pub version: String,
    /// Id of the cohort; may be empty.
    pub cohort: String,
    /// Its name; empty when the pack does not have it.
    pub cohort_name: String,
}

/// Which figures are ranked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Figures {
    /// Recomputed from what the body declared.
    #[default]
    Declared,
    /// After appraisal.
    Appraised,
}

/// One body in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Index of its file.
    pub file: usize,
    /// Its name.
    pub body: String,
    /// Its rank by the chosen measure and figures.
    pub rank: Span,
    /// The result ranked by.
    pub value: Exact,
    /// Total as declared and recomputed.
    pub declared: Exact,
    /// Total after appraisal.
    pub appraised: Exact,
    /// Index in percent of the chosen figures.
    pub percent: Points,
    /// Class of the chosen figures.
    pub class: String,
    /// Points of the areas, bonus and penalty blocks, in the order of the pack.
    pub areas: Vec<Exact>,
    /// Leaves appraised otherwise than declared without a reason.
    pub unexplained: u32,
}

/// A ranked table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Id and printed name of the areas.
    pub areas: Vec<(String, String)>,
    /// Bodies, best first.
    pub rows: Vec<TableRow>,
    /// Bodies in each class, best class first; empty when the pack has none.
    pub classes: Vec<(String, u32)>,
}

impl Table {
    /// Share in percent of the bodies whose class is the one at `class` or a
    /// better one; `None` in an empty table.
    #[must_use]
    pub fn share_from_best_to(&self, class: usize) -> Option<Exact> {
        let good: u32 = self.classes.iter().take(class.saturating_add(1)).map(|(_, n)| n).sum();
        let all = i128::try_from(self.rows.len()).ok().filter(|all| 0 < *all)?;
        Exact::of_ratio(i128::from(good).checked_mul(100)?, all)
    }
}

/// One leaf of a file with its appraisal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafRow {
    /// Id of the leaf.
    pub node: String,
    /// Printed code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Id of its area: to split the work among specialists.
    pub area: String,
    /// Maximum that applies.
    pub max: Points,
    /// Points as declared.
    pub declared: Exact,
    /// Where the answer stands.
    pub state: State,
    /// What the body explains.
    pub explanation: String,
    /// What the council entered.
    pub appraisal: Option<Appraisal>,
    /// Appraised less declared; `None` while no points were entered.
    pub difference: Option<Exact>,
}

impl LeafRow {
    /// Appraised otherwise than declared, and no reason given.
    #[must_use]
    pub fn is_unexplained(&self) -> bool {
        let differs = self.difference.as_ref().is_some_and(|difference| *difference != Exact::ZERO);
        differs && self.appraisal.as_ref().is_some_and(|appraisal| appraisal.reason.is_empty())
    }
}

/// What a published list says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publish {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where the figures come from: decision, date.
    pub source: String,
    /// What a reader must know; may be empty.
    pub note: String,
    /// Bodies of the real list; raised to those that are here.
    pub size: u32,
}

/// The result of a body, with the points of those nodes that are `wanted`.
fn entry(pack: &Pack, body: &str, tally: &Tally, wanted: &dyn Fn(&str) -> bool) -> Entry {
    let parts = pack.nodes.iter().zip(&tally.parts).filter(|(node, _)| wanted(&node.id));
    Entry {
        body: body.to_owned(),
        points: Some(tally.points.shown()),
        percent: Some(tally.percent),
        class: tally.class_in(pack),
        parts: parts.map(|(node, points)| (node.id.to_string(), *points)).collect(),
        ..Entry::default()
    }
}

impl Desk {
    /// The groups of the files that count, in the order of their first file.
    #[must_use]
    pub fn groups(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for (at, counting) in self.statuses().into_iter().enumerate() {
            if let FileStatus::Counts { .. } = counting
                && let Some(group) = self.group_of(at)
                && !groups.contains(&group)
            {
                groups.push(group);
            }
        }
        groups
    }

    fn group_of(&self, file: usize) -> Option<Group> {
        let judged = self.judged(file)?;
        let (pack, stated) = (judged.pack.as_ref()?, judged.stated.as_ref()?);
        let cohort = pack.cohorts.iter().find(|cohort| *cohort.id == *stated.cohort);
        Some(Group {
            digest: pack.digest.to_string(),
            pack: pack.id.to_string(),
            pack_name: pack.name.to_string(),
            version: pack.version.to_string(),
            cohort: stated.cohort.clone(),
            cohort_name: cohort.map_or_else(String::new, |cohort| cohort.name.to_string()),
        })
    }

    /// Indices of the files of a group that count, in the order in which they came.
    fn members(&self, group: &Group) -> Vec<usize> {
        let counts = |counting: &FileStatus| matches!(counting, FileStatus::Counts { .. });
        let counting = self.statuses().into_iter().enumerate();
        let files = counting.filter(|(_, counting)| counts(counting)).map(|(at, _)| at);
        files.filter(|at| self.group_of(*at).as_ref() == Some(group)).collect()
    }

    /// The pack of a group.
    #[must_use]
    pub fn pack_of(&self, group: &Group) -> Option<&Pack> {
        self.packs.get(&group.digest).map(AsRef::as_ref)
    }

    /// The ranked table of a group.
    ///
    /// Ranked by `rank`, with results cut at six decimals where a pack leaves
    /// them unrounded; equal results as the pack says.
    #[must_use]
    pub fn table(&self, group: &Group, figures: Figures, by: &By) -> Table {
        let Some(pack) = self.pack_of(group) else { return Table::default() };
        let ties = Ties::of(pack);
        let wanted = |id: &str| {
            let breaks = matches!(&ties, Ties::ByParts(nodes) if nodes.iter().any(|node| **node == *id));
            breaks || matches!(by, By::Part(node) if **node == *id)
        };
        let mut rows = Vec::new();
        let mut entries = Vec::new();
        for file in self.members(group) {
            let Some((row, entry)) = self.row(pack, file, figures, &wanted) else { continue };
            rows.push(row);
            entries.push(entry);
        }
        let size = u32::try_from(entries.len()).unwrap_or(u32::MAX);
        let cohort = Cohort { size, complete: true, entries, ..Cohort::default() };
        let ranking = rank_list(&cohort, None, &ties, by);
        let ranked = ranking.rows.into_iter().filter_map(|ranked| {
            let row = rows.get(ranked.entry?)?.clone();
            Some(TableRow { rank: ranked.rank, value: ranked.value, ..row })
        });
        let rows: Vec<TableRow> = ranked.collect();
        let cohort = (!group.cohort.is_empty()).then_some(group.cohort.as_str());
        let classes = pack.classes_for(cohort).map_or(&[][..], |classes| &classes.classes);
        let count = |label: &str| rows.iter().filter(|row| row.class == label).count();
        let classes = classes
            .iter()
            .map(|class| (class.label.to_string(), u32::try_from(count(&class.label)).unwrap_or(u32::MAX)))
            .collect();
        let areas = pack.roots().filter_map(|at| pack.nodes.get(at));
        let areas = areas.map(|node| (node.id.to_string(), format!("{} {}", node.code, node.name).trim().to_owned()));
        Table { areas: areas.collect(), rows, classes }
    }

    fn row(
        &self,
        pack: &Pack,
        file: usize,
        figures: Figures,
        wanted: &dyn Fn(&str) -> bool,
    ) -> Option<(TableRow, Entry)> {
        let judged = self.judged(file)?;
        let body = &judged.stated.as_ref()?.body;
        let declared = &judged.recomputed.as_ref()?.tally;
        let (appraised, unexplained) = match self.appraisals(file) {
            None => (declared, 0),
            Some(_) => self.after(file).map(|(tally, unexplained)| (tally, *unexplained))?,
        };
        let chosen = match figures {
            Figures::Declared => declared,
            Figures::Appraised => appraised,
        };
        let entry = entry(pack, body, chosen, wanted);
        let row = TableRow {
            file,
            body: body.clone(),
            rank: Span { best: 1, worst: 1 },
            value: Exact::ZERO,
            declared: declared.points.clone(),
            appraised: appraised.points.clone(),
            percent: chosen.percent,
            class: entry.class.clone(),
            areas: chosen.areas.clone(),
            unexplained,
        };
        Some((row, entry))
    }

    /// The leaves of a file in document order, declared and appraised side by
    /// side; empty when it was not recomputed.
    #[must_use]
    pub fn leaves(&self, file: usize) -> Vec<LeafRow> {
        let rows = || -> Option<Vec<LeafRow>> {
            let judged = self.judged(file)?;
            let (pack, answers) = (judged.pack.as_ref()?, judged.answers()?);
            let card = evaluate(pack, &answers);
            let entered = self.appraisals(file);
            let mut area = String::new();
            let mut rows = Vec::new();
            for (idx, node) in pack.nodes.iter().enumerate() {
                if node.parent.is_none() {
                    area = node.id.to_string();
                }
                let (Some(leaf), Some(score)) = (card.leaf(idx), card.nodes.get(idx)) else { continue };
                let appraisal = entered.and_then(|leaves| leaves.get(&*node.id)).cloned();
                let points = appraisal.as_ref().and_then(|appraisal| appraisal.points);
                rows.push(LeafRow {
                    node: node.id.to_string(),
                    code: node.code.to_string(),
                    name: node.name.to_string(),
                    area: area.clone(),
                    max: score.applicable,
                    declared: score.points.clone(),
                    state: leaf.state,
                    explanation: answers.node(&node.id).map_or_else(String::new, |a| a.explanation.clone()),
                    appraisal,
                    difference: points.map(|points| Exact::from(points).minus(&score.points)),
                });
            }
            Some(rows)
        };
        rows().unwrap_or_default()
    }

    /// The ranked list of a group as a cohort file, by total points.
    #[must_use]
    pub fn publish(&self, group: &Group, figures: Figures, about: &Publish) -> Option<Cohort> {
        let pack = self.pack_of(group)?;
        let table = self.table(group, figures, &By::Points);
        let entries: Vec<Entry> = table
            .rows
            .iter()
            .filter_map(|row| {
                let (_, entry) = self.row(pack, row.file, figures, &|_| true)?;
                Some(Entry { rank: row.rank.exact(), ..entry })
            })
            .collect();
        let here = u32::try_from(entries.len()).unwrap_or(u32::MAX);
        let year = table.rows.first().and_then(|row| self.judged(row.file)?.stated.as_ref()?.year.parse().ok());
        Some(Cohort {
            id: about.id.clone(),
            name: about.name.clone(),
            pack: group.pack.clone(),
            year: year?,
            source: about.source.clone(),
            note: about.note.clone(),
            size: about.size.max(here),
            complete: about.size <= here,
            entries,
        })
    }
}

/// A published list ready to be signed with [`crate::submission::document::sign`].
#[must_use]
pub fn to_be_signed(cohort: &Cohort) -> Json {
    let context = Json::object([("@context", Json::list([CONTEXT]))]);
    let members = cohort.to_json();
    let members = members.as_object().unwrap_or_default().iter();
    with_digests(members.fold(context, |json, (name, value)| json.with(name, value.clone())))
}
