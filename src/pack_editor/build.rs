//! A project as a pack: the tree of its tables with corrections, a proposal for
//! every leaf, the file, and what is wrong with it.

use super::code::Levels;
use super::columns::read_max;
use super::outline::{Line, Unused, outline};
use super::project::{Correction, Decision, Edit, Project, RowId};
use super::sentence::{Ask, Confidence, Proposal, arisen_of_parent, propose, sentence_case, slug, unique};
use crate::answer::Answers;
use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::Points;
use crate::base::json::Json;
use crate::base::vietnamese::fold;
use crate::engine::score::{LeafScore, evaluate_leaf};
use crate::pack::finding::Diagnostic;
use crate::pack::read::{FORMAT, Reading, read_json, read_raised};
use crate::pack::rule::Rule;
use crate::pack::{NotArisen, Pack, Role, write};

impl Project {
    /// Takes the proposals that are at least this sure, in one step.
    pub fn accept_from(&mut self, confidence: Confidence) -> bool {
        let rows = build(self).items;
        let rows = rows.iter().filter(|item| item.proposal.as_ref().is_some_and(|p| confidence <= p.confidence));
        let rows = rows.filter(|item| item.decision == Decision::Open).map(|item| item.id).collect();
        self.apply(Edit::Accept(rows))
    }
}

/// One line of the pack under construction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The row it comes from.
    pub id: RowId,
    /// Its id in the pack.
    pub node: String,
    /// Where it stands in the file (RFC 6901).
    pub pointer: String,
    /// The row as understood, corrections included.
    pub line: Line,
    /// Its maximum in the pack.
    pub max: Points,
    /// The proposal; none for a line with children.
    pub proposal: Option<Proposal>,
    /// How the proposal was dealt with.
    pub decision: Decision,
    /// What "không phát sinh" is worth, from its own words or those above it.
    pub not_arisen: Option<NotArisen>,
}

/// A row that is no line of the pack, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// See [`Unused`].
    Unused(Unused),
    /// Its maximum is zero: shown by the document, not scored.
    NoPoints,
    /// A person left it out.
    LeftOut,
}

/// Everything that follows from a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Built {
    /// The file of the pack.
    pub json: Json,
    /// Its lines, in the order of the file; empty once the pack is edited by hand.
    pub items: Vec<Item>,
    /// Rows that are no line, with the reason.
    pub skipped: Vec<(RowId, Skipped)>,
    /// The pack as read, with everything wrong with it.
    pub reading: Reading,
}

impl Built {
    /// Leaves whose proposal was neither accepted nor changed.
    pub fn open(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.proposal.is_some() && item.decision == Decision::Open)
    }

    /// The line at a place of the file, or the nearest above it.
    #[must_use]
    pub fn item_at(&self, pointer: &str) -> Option<&Item> {
        let above = |item: &&Item| {
            pointer.strip_prefix(&item.pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.items.iter().filter(above).max_by_key(|item| item.pointer.len())
    }

    /// What is wrong with the pack, in the order of the file.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.reading.diagnostics
    }
}

/// The members of a pack that no table says, to begin with.
#[must_use]
pub fn blank_head(year: i32) -> Json {
    let texts = |members: &[(&str, &str)]| Json::object(members.iter().map(|(name, text)| (*name, Json::from(*text))));
    texts(&[
        ("format", FORMAT),
        ("id", "bo-chi-so-moi"),
        ("version", "1"),
        ("name", "Bộ chỉ số mới"),
        ("status", "draft"),
        ("status_note", "Lập từ bảng, chưa đối chiếu với văn bản."),
        ("place", "Chưa ghi"),
        ("level", "Chưa ghi"),
    ])
    .with("years", Json::object([("from", Json::from(year)), ("to", Json::from(year))]))
    .with("legal_basis", Vec::<Json>::new())
    .with("source", "")
    .with("cohorts", vec![texts(&[("id", "don-vi"), ("name", "Các đơn vị")])])
    .with("evidence", "explain")
}

/// A line with its children.
struct Branch {
    id: RowId,
    line: Line,
    correction: Correction,
    children: Vec<Branch>,
}

/// Works everything out.
#[must_use]
pub fn build(project: &Project) -> Built {
    if let Some(pack) = &project.work().pack {
        let (json, reading) = read_raised(pack.clone());
        return Built { json, items: Vec::new(), skipped: Vec::new(), reading };
    }
    let mut skipped = Vec::new();
    let (mut lines, mut total, mut levels) = (Vec::new(), None, Levels::default());
    for (table, import) in project.work().imports.iter().enumerate().filter(|(_, import)| import.used) {
        let Some(source) = project.tables.get(table) else { continue };
        let found = outline(source, &import.mapping, &mut levels);
        total = total.or(found.total);
        skipped.extend(found.unused.iter().map(|(row, why)| (RowId { table, row: *row }, Skipped::Unused(*why))));
        lines.extend(found.lines.into_iter().map(|line| (table, line)));
    }
    let roots = tree(project, lines, &mut skipped);
    let mut maker = Maker { project, items: Vec::new(), taken: Vec::new() };
    let mut lists: [Vec<Json>; 3] = Default::default();
    let [areas, bonus, penalty] = &mut lists;
    let mut sum = Points::ZERO;
    for root in &roots {
        let (list, name) = match role(&root.line.name) {
            Role::Scale => (&mut *areas, "/areas"),
            Role::Bonus => (&mut *bonus, "/bonus"),
            Role::Penalty => (&mut *penalty, "/penalty"),
        };
        let (json, max) = maker.node(root, &format!("{name}/{}", list.len()), None);
        list.push(json);
        if name == "/areas" {
            sum = sum.plus(max);
        }
    }
    let scale = if project.work().fit_maxima { sum } else { total.unwrap_or(sum) };
    let [areas, bonus, penalty] = lists;
    let json = with_lines(&project.work().head, scale, areas, bonus, penalty);
    skipped.sort_small_by_key(|(id, _)| *id);
    let (json, reading) = read_raised(json);
    Built { json, items: maker.items, skipped, reading }
}

/// The file: the head, the scale unless the head says one, the lines.
fn with_lines(head: &Json, scale: Points, areas: Vec<Json>, bonus: Vec<Json>, penalty: Vec<Json>) -> Json {
    let mut json = Json::Object(Vec::new());
    let members = head.as_object().unwrap_or_default();
    let before = |name: &str| {
        !matches!(
            name,
            "rounding" | "evidence" | "classes" | "ties" | "schedule" | "without_survey" | "examples" | "scale"
        )
    };
    for (name, value) in members.iter().filter(|(name, _)| before(name)) {
        json = json.with(name, value.clone());
    }
    json = json.with("scale", scale.to_text());
    for (name, value) in members.iter().filter(|(name, _)| !before(name) && name != "examples") {
        json = json.with(name, value.clone());
    }
    json = json.with("areas", areas);
    json = json.with_some("bonus", (!bonus.is_empty()).then_some(bonus));
    json = json.with_some("penalty", (!penalty.is_empty()).then_some(penalty));
    json.with_some("examples", head.get("examples").cloned())
}

/// Lines as a tree; rows left out are passed over and what is below them moves up.
fn tree(project: &Project, lines: Vec<(usize, Line)>, skipped: &mut Vec<(RowId, Skipped)>) -> Vec<Branch> {
    let mut flat: Vec<Branch> = Vec::new();
    for (table, mut line) in lines {
        let id = RowId { table, row: line.row };
        let correction = project.correction(id).cloned().unwrap_or_default();
        if let Some(code) = &correction.code {
            line.code.clone_from(code);
        }
        line.name = correction.name.clone().unwrap_or_else(|| sentence_case(&line.name));
        if let Some(max) = &correction.max {
            line.max = read_max(max);
        }
        if let Some(level) = correction.level {
            line.level = level;
        }
        if correction.left_out {
            skipped.push((id, Skipped::LeftOut));
        } else if line.max == Some(Points::ZERO) {
            skipped.push((id, Skipped::NoPoints));
        } else if let (true, Some(above)) = (correction.as_words, flat.last_mut()) {
            above.line.rule.push(line.name);
            above.line.rule.extend(line.rule);
        } else {
            flat.push(Branch { id, line, correction, children: Vec::new() });
        }
    }
    let mut flat = flat.into_iter().peekable();
    let mut roots = Vec::new();
    while let Some(first) = flat.next() {
        roots.push(grow(first, &mut flat));
    }
    roots
}

/// Takes the lines that are deeper than this one as its children.
fn grow(mut branch: Branch, rest: &mut std::iter::Peekable<std::vec::IntoIter<Branch>>) -> Branch {
    while let Some(child) = rest.next_if(|next| branch.line.level < next.line.level) {
        let child = grow(child, rest);
        branch.children.push(child);
    }
    branch
}

/// Where a root counts, by its name.
fn role(name: &str) -> Role {
    let name = fold(name);
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if says(&["diem thuong, diem phat", "diem cong, diem tru", "thuong, phat", "diem thuong, diem tru"]) {
        Role::Scale
    } else if says(&["diem thuong", "diem cong"]) {
        Role::Bonus
    } else if says(&["diem tru", "diem phat"]) {
        Role::Penalty
    } else {
        Role::Scale
    }
}

/// Makes nodes and remembers where they came from.
struct Maker<'a> {
    project: &'a Project,
    items: Vec<Item>,
    taken: Vec<String>,
}

impl Maker<'_> {
    /// The node of a branch and its maximum.
    fn node(&mut self, branch: &Branch, pointer: &str, arisen: Option<NotArisen>) -> (Json, Points) {
        let line = &branch.line;
        let words = if line.name.is_empty() { &line.code } else { &line.name };
        let node = unique(slug(words), &mut self.taken);
        let place = self.items.len();
        self.items.push(Item {
            id: branch.id,
            node: node.clone(),
            pointer: pointer.to_owned(),
            line: line.clone(),
            max: line.max.unwrap_or_default(),
            proposal: None,
            decision: branch.correction.decision.clone(),
            not_arisen: arisen,
        });
        let json = Json::object(
            [("id", node.as_str()), ("code", &line.code), ("name", &line.name)].map(|(k, v)| (k, Json::from(v))),
        );
        if branch.children.is_empty() {
            let max = line.max.unwrap_or_default();
            let json = self.leaf(json.with("max", max.to_text()), branch, place, arisen);
            return (self.ends(json, line), max);
        }
        let own = arisen_of_parent(&line.rule.join("\n"), line.max).or(arisen);
        let mut children = Vec::new();
        let mut sum = Points::ZERO;
        for child in &branch.children {
            let (json, max) = self.node(child, &format!("{pointer}/children/{}", children.len()), own);
            children.push(json);
            sum = sum.plus(max);
        }
        let fitted = self.project.work().fit_maxima && branch.correction.max.is_none();
        let max = if fitted { sum } else { line.max.unwrap_or(sum) };
        if let Some(item) = self.items.get_mut(place) {
            item.max = max;
            item.not_arisen = own;
        }
        let json = self.ends(json.with("max", max.to_text()), line).with("children", children);
        (json, max)
    }

    /// Source and help: where the row stands, and its words as they are printed.
    fn ends(&self, json: Json, line: &Line) -> Json {
        let words = [line.rule.join("\n"), line.note.clone()];
        let help = words.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
        let row = line.row + 1;
        let place = format!("{}, dòng {row}", self.project.origin);
        let source = if line.source.is_empty() { place } else { format!("{} ({place})", line.source) };
        json.with("source", source).with_some("help", (!help.is_empty()).then_some(help))
    }

    /// The members of a leaf, with its proposal noted.
    fn leaf(&mut self, json: Json, branch: &Branch, place: usize, arisen: Option<NotArisen>) -> Json {
        let line = &branch.line;
        let text = line.rule.join("\n");
        let ask = Ask { text: &text, name: &line.name, max: line.max, inputs: &line.inputs, ..Ask::default() };
        let mut proposal = propose(&ask);
        if arisen.is_some() && proposal.not_arisen.is_none() {
            proposal.not_arisen = arisen;
        }
        if let Some(zero) = self.project.work().zero {
            proposal.settle_zero(zero);
        }
        let rule = match &branch.correction.decision {
            Decision::Changed(rule) => write::rule(rule),
            Decision::Open | Decision::Accepted => write::rule(&proposal.rule),
        };
        let scored_by = proposal.scored_by.and_then(write::scored_by);
        let knock_outs: Vec<Json> = proposal.knock_outs.iter().map(write::knock_out).collect();
        let not_arisen = proposal.not_arisen.map(write::not_arisen);
        let evidence = (!line.evidence.is_empty()).then(|| line.evidence.clone());
        if let Some(item) = self.items.get_mut(place) {
            item.not_arisen = proposal.not_arisen;
            item.proposal = Some(proposal);
        }
        json.with("rule", rule)
            .with_some("scored_by", scored_by)
            .with_some("not_arisen", not_arisen)
            .with_some("evidence", evidence)
            .with_some("knock_outs", (!knock_outs.is_empty()).then_some(knock_outs))
    }
}

/// Id of the only line of [`trial`].
pub const TRIAL: &str = "thu";

/// A pack of one line with this rule, to try it before the pack is whole. `None`
/// when the rule itself is not in order; its findings are then among those of
/// the pack.
#[must_use]
pub fn trial(rule: &Rule, max: Points) -> Option<Pack> {
    let texts =
        Json::object([("id", TRIAL), ("code", "1"), ("name", "Thử")].map(|(name, text)| (name, Json::from(text))));
    let leaf = texts.with("max", max.to_text()).with("rule", write::rule(rule));
    let head = blank_head(2000).with("evidence", "advisory");
    read_json(&with_lines(&head, max, vec![leaf], Vec::new(), Vec::new())).pack
}

/// Scores one rule with sample answers, as [`trial`] would.
///
/// # Example
/// ```
/// use cchc::pack::rule::Rule;
/// use cchc::base::decimal::Points;
/// use cchc::pack_editor::build::try_rule;
///
/// let (yes, no) = (Points::parse("2").unwrap(), Points::ZERO);
/// let score = try_rule(&Rule::YesNo { yes, no }, yes, &[("answer", "yes")]).unwrap();
/// assert_eq!(score.points.shown(), yes);
/// ```
#[must_use]
pub fn try_rule(rule: &Rule, max: Points, values: &[(&str, &str)]) -> Option<LeafScore> {
    let pack = trial(rule, max)?;
    let mut answers = Answers::default();
    let typed = values.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned()));
    answers.node_mut(TRIAL).values = typed.collect();
    "2000".clone_into(&mut answers.setup.year);
    evaluate_leaf(&pack, &answers, 0)
}
