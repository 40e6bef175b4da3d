//! A project as a pack: the tree of its tables with corrections, a proposal for
//! every leaf, the file, and what is wrong with it.

pub use super::item::Item;
use super::ledger::{Ledger, ledger, unaccounted};
use super::node::Part;
use super::outline::{Line, Outcome, Outline, Unused, outline};
use super::project::{Correction, Decision, Edit, Project, RowId};
use super::remark::{Remark, RemarkKind};
use super::sentence::{Ask, Confidence, Doubt, arisen_of_parent, propose, sentence_case, slug, unique};
use crate::answer::Answers;
use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::Points;
use crate::base::json::Json;
use crate::engine::score::{LeafScore, evaluate_leaf};
use crate::formats::table::Table;
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
    /// Rows that are not used, with the reason.
    pub skipped: Vec<(RowId, Skipped)>,
    /// What was found in the source, without what a person has dealt with.
    pub remarks: Vec<Remark>,
    /// What every cell of the source is used for.
    pub ledger: Ledger,
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

    /// Whether nothing is left to look at in the source and the pack: no error, no
    /// finding that bars, and every row and number of the source accounted for or
    /// dismissed by a person.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.reading.diagnostics.is_empty()
            && self.remarks.iter().all(|found| !found.kind.is_error())
            && self.ledger.is_closed()
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
        let (skipped, remarks, ledger) = Default::default();
        return Built { json, items: Vec::new(), skipped, remarks, ledger, reading };
    }
    let mut found = read_tables(project);
    let mut roots = tree(project, std::mem::take(&mut found.lines));
    lift(&mut roots, &mut found.remarks);
    let mut maker =
        Maker { project, items: Vec::new(), taken: Vec::new(), remarks: std::mem::take(&mut found.remarks) };
    let mut lists: [Vec<Json>; 3] = Default::default();
    let [areas, bonus, penalty] = &mut lists;
    let mut sum = Points::ZERO;
    for root in &roots {
        let (list, name) = match root.role() {
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
    let scale = if project.work().fit_maxima { sum } else { found.total.unwrap_or(sum) };
    if found.total.is_none() && !project.work().fit_maxima && is_odd(sum) {
        maker.remarks.push(Remark { id: None, kind: RemarkKind::OddTotal(sum) });
    }
    let [areas, bonus, penalty] = lists;
    let json = with_lines(&project.work().head, scale, areas, bonus, penalty);
    let (json, reading) = read_raised(json);
    let Maker { items, mut remarks, .. } = maker;
    remarks.retain(|remark| remark.id.is_none_or(|id| project.correction(id).is_none_or(|known| !known.dismissed)));
    remarks.sort_small_by_key(|remark| remark.id);
    let ledger = ledger(project, &found.outcomes, &items);
    Built { json, items, skipped: skipped(&found.outcomes), remarks, ledger, reading }
}

/// The tree of the tables in use.
fn read_tables(project: &Project) -> Outline {
    let used = || project.work().imports.iter().zip(&project.tables).enumerate().filter(|(_, (import, _))| import.used);
    let views: Vec<std::borrow::Cow<'_, Table>> =
        used().map(|(_, (import, table))| import.mapping.view(table)).collect();
    let parts: Vec<Part<'_>> = used()
        .zip(&views)
        .map(|((table, (import, _)), view)| Part { table, view, mapping: &import.mapping, corrections: &import.rows })
        .collect();
    outline(&parts)
}

/// Rows that are not used.
fn skipped(outcomes: &[(RowId, Outcome)]) -> Vec<(RowId, Skipped)> {
    let why = |outcome: &Outcome| match outcome {
        Outcome::Unused(why) => Some(Skipped::Unused(*why)),
        Outcome::NoPoints => Some(Skipped::NoPoints),
        Outcome::LeftOut => Some(Skipped::LeftOut),
        _ => None,
    };
    outcomes.iter().filter_map(|(id, outcome)| Some((*id, why(outcome)?))).collect()
}

/// Whether a sum is close to a hundred, but not one.
fn is_odd(sum: Points) -> bool {
    let near = |low: i64, high: i64| {
        let whole = |n: i64| Points::from_decimal(n.into());
        whole(low) <= sum && sum <= whole(high) && sum != whole(100)
    };
    near(95, 105)
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

impl Branch {
    fn role(&self) -> Role {
        self.line.role.unwrap_or(Role::Scale)
    }
}

/// Lines as trees, with the names that a person gave.
fn tree(project: &Project, lines: Vec<Line>) -> Vec<Branch> {
    let mut flat = lines.into_iter().map(|mut line| {
        let correction = project.correction(line.id).cloned().unwrap_or_default();
        line.name = correction.name.clone().unwrap_or_else(|| sentence_case(&line.name));
        Branch { id: line.id, line, correction, children: Vec::new() }
    });
    let mut flat = flat.by_ref().collect::<Vec<_>>().into_iter().peekable();
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

/// Makes roots of bonus and penalty lines that are printed among lines of the
/// scale, unless the maximum above counts them in.
fn lift(roots: &mut Vec<Branch>, remarks: &mut Vec<Remark>) {
    let mut lifted = Vec::new();
    for root in roots.iter_mut().filter(|root| root.role() == Role::Scale) {
        lift_below(root, &mut lifted);
    }
    for branch in &lifted {
        remarks.push(Remark { id: Some(branch.id), kind: RemarkKind::Lifted });
    }
    roots.extend(lifted);
}

fn lift_below(branch: &mut Branch, lifted: &mut Vec<Branch>) {
    let sum = branch.children.iter().filter_map(|child| child.line.max).fold(Points::ZERO, Points::plus);
    let counted = branch.line.max == Some(sum);
    let mut kept = Vec::new();
    for mut child in std::mem::take(&mut branch.children) {
        if child.role() != Role::Scale && !counted {
            lifted.push(child);
        } else {
            if child.role() == Role::Scale {
                lift_below(&mut child, lifted);
            }
            kept.push(child);
        }
    }
    branch.children = kept;
}

/// Makes nodes and remembers where they came from.
struct Maker<'a> {
    project: &'a Project,
    items: Vec<Item>,
    taken: Vec<String>,
    remarks: Vec<Remark>,
}

/// Most characters of a help text of a pack.
const MOST_HELP: usize = 8_000;

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
            [("id", node.as_str()), ("code", &line.code), ("name", words)].map(|(k, v)| (k, Json::from(v))),
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

    /// Source and help: the place of the row, and its words as they are printed.
    fn ends(&mut self, json: Json, line: &Line) -> Json {
        let words = [line.words().join("\n"), line.target.clone(), line.note.clone()];
        let help = words.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
        let length = help.chars().count();
        let help = if MOST_HELP < length {
            self.remarks.push(Remark { id: Some(line.id), kind: RemarkKind::TextCut(length) });
            help.chars().take(MOST_HELP - 1).chain(['…']).collect()
        } else {
            help
        };
        let row = line.row + 1;
        let turned = self.project.work().imports.get(line.id.table).is_some_and(|import| import.mapping.turned);
        let place = format!("{}, {} {row}", self.project.origin, if turned { "cột" } else { "dòng" });
        let source = if line.source.is_empty() { place } else { format!("{} ({place})", line.source) };
        json.with("source", source).with_some("help", (!help.is_empty()).then_some(help))
    }

    /// The members of a leaf, with its proposal noted.
    fn leaf(&mut self, json: Json, branch: &Branch, place: usize, arisen: Option<NotArisen>) -> Json {
        let line = &branch.line;
        let (text, notes) = (line.rule.join("\n"), line.notes.join("\n"));
        let ask = Ask {
            text: &text,
            name: &line.name,
            max: line.max,
            inputs: &line.inputs,
            options: &line.options,
            target: &line.target,
            notes: &notes,
            bonus: line.bonus,
            penalty: line.penalty,
        };
        let mut proposal = propose(&ask);
        // Whatever the grammar made of the words: a number of theirs that is nowhere
        // in the rule leaves a doubt.
        for words in unaccounted(line, line.max.unwrap_or_default(), &proposal) {
            proposal.confidence = proposal.confidence.min(Confidence::Medium);
            if !proposal.doubts.iter().any(|doubt| matches!(doubt, Doubt::NotUnderstood)) {
                proposal.doubts.push(Doubt::Amount(words));
            }
        }
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
