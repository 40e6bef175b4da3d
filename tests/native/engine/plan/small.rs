//! Small random sets with everything that can stand between a leaf and the total.

use cchc::answer::{Answers, Document, EvidenceRef};
use cchc::base::decimal::{Mode, Points, Quantity, Rounding};
use cchc::engine::plan::{Effort, Efforts, Move, Target};
use cchc::pack::rule::{
    BASE, CHOICE, ChecklistScoring, ChoiceOption, Dated, Deadline, ISSUED, Input, Item, JUDGED, Limit, MISSING,
    Measure, Proportional, Ratio, Rule, Step, YES_NO, ZeroDenominator,
};
use cchc::pack::{
    Basis, Class, ClassCondition, Classes, EvidencePolicy, KnockOut, Leaf, Node, NodeKind, Pack, Role, Roundings,
    ScoredBy, Veto, WithoutSurvey, builtin, knock_out_key, read,
};

/// The same numbers on every machine.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    pub fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()]
    }
}

pub fn pt(text: &str) -> Points {
    Points::parse(text).unwrap()
}

pub fn qty(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

pub fn input(id: &str, decimals: u8) -> Input {
    Input { id: id.into(), label: id.into(), measure: "".into(), decimals }
}

pub fn ratio() -> Ratio {
    Ratio { numerator: input("a", 0), denominator: input("b", 0), zero: ZeroDenominator::Zero, may_exceed: false }
}

pub fn proportional() -> Proportional {
    Proportional { ratio: ratio(), floor: None, target: None, round_percent: None }
}

pub fn at(value: &str, inclusive: bool) -> Option<Limit> {
    Some(Limit { value: qty(value), inclusive })
}

pub fn leaf(rule: Rule) -> NodeKind {
    let (scored_by, evidence) = (ScoredBy::Body, "".into());
    NodeKind::Leaf(Box::new(Leaf { rule, scored_by, assume: None, not_arisen: None, evidence, exclusive: None }))
}

pub fn node(id: &str, max: &str, kind: NodeKind, role: Role, parent: Option<usize>, depth: u8, at: usize) -> Node {
    Node {
        id: id.into(),
        code: id.into(),
        name: id.into(),
        name_en: "".into(),
        max: pt(max),
        kind,
        role,
        depth,
        parent,
        end: at + 1,
        may_not_apply: false,
        exempt: Vec::new(),
        knock_outs: Vec::new(),
        may_type: true,
        source: "".into(),
        help: "".into(),
    }
}

/// A pack with nothing in it but these nodes.
pub fn empty() -> Pack {
    let mut pack = read::read(builtin::get("lao-cai-so-2015").unwrap().text).pack.unwrap();
    pack.rounding = Roundings::default();
    pack.evidence = EvidencePolicy::Advisory;
    pack.classes.clear();
    pack.nodes.clear();
    pack.examples.clear();
    pack
}

pub struct Case {
    pub pack: Pack,
    pub answers: Answers,
    pub efforts: Efforts,
    pub target: Target,
    /// Gains of leaves add up to the total, nothing is cut off on the way.
    pub additive: bool,
}

fn items(dice: &mut Dice) -> Vec<Item> {
    let n = 1 + dice.below(2);
    (0..n)
        .map(|k| Item { id: format!("i{k}").into(), label: "".into(), points: pt(dice.pick(&["0.25", "0.5", "1"])) })
        .collect()
}

/// A rule with the maximum 2 and, most of the time, an answer to it.
fn rule(dice: &mut Dice, values: &mut Vec<(String, String)>) -> Rule {
    let answered = !dice.one_in(4);
    let mut say = |key: &str, text: String| {
        if answered {
            values.push((key.to_owned(), text));
        }
    };
    match dice.below(10) {
        0 => {
            say(YES_NO, dice.pick(&["yes", "no"]).into());
            Rule::YesNo { yes: pt("2"), no: pt("0") }
        }
        1 => {
            say(CHOICE, dice.pick(&["x", "y", "z"]).into());
            let option =
                |id: &str, points| ChoiceOption { id: id.into(), label: "".into(), points: pt(points), percent: None };
            Rule::Choice(vec![option("x", "2"), option("y", dice.pick(&["1", "0.7"])), option("z", "0")])
        }
        2 => {
            say("a", dice.below(21).to_string());
            say("b", "20".into());
            let bands = vec![
                Step { from: at("90", dice.one_in(2)), to: None, points: pt("2") },
                Step { from: at("70", dice.one_in(2)), to: at("90", true), points: pt("1.2") },
                Step { from: None, to: at("70", true), points: pt("0") },
            ];
            Rule::Steps { measure: Measure::Ratio(ratio()), bands }
        }
        3 | 4 => {
            say("a", dice.below(8).to_string());
            say("b", "7".into());
            let floor = dice.one_in(3).then(|| (at("50", dice.one_in(2)).unwrap(), pt("0")));
            Rule::Proportional(Proportional { target: dice.one_in(3).then(|| qty("80")), floor, ..proportional() })
        }
        5 => {
            let items = items(dice);
            items.iter().for_each(|item| say(&item.id, dice.below(3).to_string()));
            Rule::Count { items, cap: pt("2") }
        }
        6 => {
            let items = items(dice);
            items.iter().for_each(|item| say(&item.id, dice.below(4).to_string()));
            Rule::Deduction { items, floor: pt(dice.pick(&["0", "0.5"])) }
        }
        7 => {
            let items = items(dice);
            items.iter().for_each(|item| say(&item.id, dice.pick(&["yes", "no"]).into()));
            let scoring = ChecklistScoring::All { full: pt("2"), otherwise: pt("0.5") };
            Rule::Checklist { items, scoring: if dice.one_in(2) { scoring } else { ChecklistScoring::Each } }
        }
        8 => {
            say(JUDGED, dice.pick(&["0", "0,5", "1,5"]).into());
            Rule::Judgement { step: Some(pt("0.5")) }
        }
        _ => {
            if dice.one_in(2) {
                say(MISSING, "yes".into());
            }
            say(BASE, "5/1/2015".into());
            let deadline = Deadline::After { base: "".into(), days: 10, working: dice.one_in(2) };
            let grace = vec![(5, pt("1"))];
            let _ = ISSUED;
            Rule::Dated(Dated {
                label: "".into(),
                deadline,
                on_time: pt("2"),
                grace,
                late: pt("0.5"),
                missing: pt("0"),
            })
        }
    }
}

fn rounding(dice: &mut Dice, odds: u64, places: &[u32]) -> Option<Rounding> {
    let mode = dice.pick(&[Mode::HalfUp, Mode::HalfEven, Mode::Down]);
    dice.one_in(odds).then(|| Rounding { places: dice.pick(places), mode })
}

/// A random set with answers, efforts and a target.
pub fn case(seed: u64) -> Case {
    let dice = &mut Dice(seed);
    let mut pack = empty();
    let mut answers = Answers::default();
    answers.setup.year = "2015".into();
    answers.documents.push(Document { id: "doc".into(), ..Document::default() });
    let mut efforts = Efforts::new();
    let mut additive = true;
    let n_leaves = 2 + dice.below(3);
    let mut left = n_leaves;
    let mut roots: Vec<Role> = vec![Role::Scale];
    roots.extend(dice.one_in(2).then_some(Role::Scale));
    roots.extend(dice.one_in(3).then_some(Role::Bonus));
    roots.extend(dice.one_in(3).then_some(Role::Penalty));
    for (r, role) in roots.iter().copied().enumerate() {
        let root = pack.nodes.len();
        let n = if r + 1 == roots.len() { left } else { dice.below(left + 1).min(2) };
        if n == 0 {
            continue;
        }
        left -= n;
        let cap = if role == Role::Scale { format!("{}", 2 * n) } else { dice.pick(&["1", "1.5", "3"]).into() };
        additive &= role == Role::Scale;
        pack.nodes.push(node(&format!("r{r}"), &cap, NodeKind::Sum, role, None, 0, root));
        for _ in 0..n {
            let here = pack.nodes.len();
            let (id, mut values) = (format!("n{here}"), Vec::new());
            let kind = leaf(rule(dice, &mut values));
            pack.nodes.push(node(&id, "2", kind, role, Some(root), 1, here));
            let answer = answers.node_mut(&id);
            answer.values.extend(values);
            if dice.one_in(2) {
                answer.evidence.push(EvidenceRef { document: "doc".into(), ..EvidenceRef::default() });
            }
            let n = u32::try_from(dice.below(4)).unwrap();
            match dice.below(8) {
                0 => efforts.insert(id, Effort::Impossible),
                1 => efforts.insert(id, Effort::Required(1 + n)),
                2 => efforts.insert(id, Effort::Each(vec![1, 2 + n, 3 + n])),
                3 | 4 => efforts.insert(id, Effort::Normal(n)),
                _ => None,
            };
        }
        let end = pack.nodes.len();
        pack.nodes[root].end = end;
        if dice.one_in(8) {
            let to = pt(dice.pick(&["0", "1.1"]));
            pack.nodes[root].knock_outs.push(KnockOut { id: "k".into(), label: "".into(), to });
            answers.node_mut(&format!("r{r}")).values.insert(knock_out_key("k"), "yes".into());
            additive = false;
        } else if dice.one_in(12) {
            answers.node_mut(&format!("r{r}")).typed_points = "0,9".into();
            additive = false;
        }
    }
    if dice.one_in(6)
        && let Some(NodeKind::Leaf(leaf)) = pack.nodes.iter_mut().map(|node| &mut node.kind).next_back()
    {
        leaf.scored_by = ScoredBy::Survey;
        answers.setup.no_survey = dice.one_in(2);
    }
    pack.without_survey = dice.pick(&[WithoutSurvey::Never, WithoutSurvey::LeaveOut, WithoutSurvey::Rescale]);
    let scale: Points = pack.nodes.iter().filter(|n| n.parent.is_none() && n.role == Role::Scale).map(|n| n.max).sum();
    pack.scale = scale;
    let leaf_rounding = rounding(dice, 2, &[1, 2]);
    pack.rounding = Roundings {
        leaf: leaf_rounding,
        area: rounding(dice, 4, &[0, 1]),
        total: rounding(dice, 4, &[0, 1]),
        percent: None,
    };
    additive &= pack.rounding.area.is_none() && pack.rounding.total.is_none();
    pack.evidence = dice.pick(&[EvidencePolicy::Advisory, EvidencePolicy::Zero, EvidencePolicy::Explain]);
    if dice.one_in(4) {
        answers.setup.expected_loss = dice.pick(&["0,5", "1,3"]).into();
        additive = false;
    }
    let class = |id: &str, from: Option<&str>, dice: &mut Dice| {
        let scaled = from.map(|f| Limit { value: qty(f), inclusive: dice.one_in(2) });
        let condition = ClassCondition { node: 0, at_least: qty(dice.pick(&["50", "75", "90"])) };
        Class {
            id: id.into(),
            label: "".into(),
            from: scaled,
            conditions: if dice.one_in(3) { vec![condition] } else { Vec::new() },
        }
    };
    let classes = vec![
        class("a", Some("90"), dice),
        class("b", Some("70"), dice),
        class("c", Some("50"), dice),
        Class { conditions: Vec::new(), ..class("d", None, dice) },
    ];
    let vetoes = vec![Veto { id: "v".into(), label: "".into(), at_best: 1 }];
    pack.classes = vec![Classes { cohorts: Vec::new(), basis: Basis::Percent, classes, vetoes, source: "".into() }];
    if dice.one_in(10) {
        answers.setup.vetoes.push("v".into());
    }
    let some = Points::from_decimal(scale.decimal() * pt(dice.pick(&["0.4", "0.6", "0.8", "0.95"])).decimal());
    let target = match dice.below(4) {
        0 => Target::Total(some),
        1 => Target::Rank { rank: 3, needed: some, above: dice.one_in(2), percent: false },
        2 => Target::Rank {
            rank: 3,
            needed: pt(dice.pick(&["55", "71.43", "85"])),
            above: dice.one_in(2),
            percent: true,
        },
        _ => Target::Class(usize::try_from(dice.below(3)).unwrap()),
    };
    Case { pack, answers, efforts, target, additive }
}

pub fn after(pack: &Pack, answers: &Answers, made: &[Move]) -> Answers {
    let mut answers = answers.clone();
    made.iter().for_each(|one| one.apply(pack, &mut answers));
    answers
}
