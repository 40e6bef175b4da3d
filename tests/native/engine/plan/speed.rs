//! A hundred leaves with six moves each, as near and as far targets ask for them.

use super::small::{Dice, empty, input, leaf, node, proportional};
use cchc::answer::Answers;
use cchc::base::decimal::{Mode, Points, Rounding};
use cchc::engine::plan::{Effort, Efforts, Outcome, Target, plan};
use cchc::pack::rule::{Proportional, Ratio, Rule};
use cchc::pack::{NodeKind, Pack, Role};
use std::time::{Duration, Instant};

/// Ten areas of ten ratios on counts like those of the national index.
fn hundred(rounded: bool) -> (Pack, Answers) {
    let dice = &mut Dice(7);
    let (mut pack, mut answers) = (empty(), Answers::default());
    for area in 0..10 {
        let root = pack.nodes.len();
        pack.nodes.push(node(&format!("r{area}"), "10", NodeKind::Sum, Role::Scale, None, 0, root));
        for _ in 0..10 {
            let (at, max) = (pack.nodes.len(), dice.pick(&["0.5", "1", "1.5"]));
            let ratio = Ratio { numerator: input("a", 0), denominator: input("b", 0), ..proportional().ratio };
            let rule = Rule::Proportional(Proportional { ratio, ..proportional() });
            pack.nodes.push(node(&format!("n{at}"), max, leaf(rule), Role::Scale, Some(root), 1, at));
            let whole = if rounded { 1_000 + dice.below(400_000) } else { 20 + dice.below(40) };
            let done = whole * (40 + dice.below(50)) / 100;
            let values = [("a".to_owned(), done.to_string()), ("b".to_owned(), whole.to_string())];
            answers.node_mut(&format!("n{at}")).values.extend(values);
        }
        pack.nodes[root].end = pack.nodes.len();
        pack.nodes[root].max = pack.nodes[root + 1..].iter().map(|leaf| leaf.max).sum();
    }
    pack.scale = pack.nodes.iter().filter(|node| node.parent.is_none()).map(|node| node.max).sum();
    pack.rounding.leaf = rounded.then_some(Rounding { places: 2, mode: Mode::HalfUp });
    (pack, answers)
}

fn uneven(pack: &Pack) -> Efforts {
    let dice = &mut Dice(3);
    let each = |dice: &mut Dice| Effort::Each((1..=6).map(|n| n + u32::try_from(dice.below(4)).unwrap()).collect());
    pack.leaves().map(|(_, node, _)| (node.id.to_string(), each(dice))).collect()
}

#[expect(clippy::disallowed_methods, reason = "a measurement, not in the browser")]
fn timed(name: &str, pack: &Pack, answers: &Answers, efforts: &Efforts, share: i64) -> Duration {
    let needed = Points::from_decimal(pack.scale.decimal() * rust_decimal::Decimal::new(share, 2));
    let start = Instant::now();
    let outcome = plan(pack, answers, efforts, Target::Total(needed));
    let time = start.elapsed();
    let Outcome::Plans(plans) = &outcome else { panic!("{name}: {outcome:?}") };
    assert!(!plans.is_empty());
    time
}

#[test]
fn a_hundred_leaves_with_six_moves_each_are_planned_at_once() {
    // The bar of 20 ms is measured in the browser; here a far miss fails.
    // Without optimisation one run shows that it works; times are for release builds.
    let runs = if cfg!(debug_assertions) { 1 } else { 5 };
    let best = |name: &str, pack: &Pack, answers: &Answers, efforts: &Efforts, share: i64| {
        let time = (0..runs).map(|_| timed(name, pack, answers, efforts, share)).min().unwrap();
        println!("{name}, {share} %: {time:?}");
        time
    };
    let (pack, answers) = hundred(true);
    let mut longest = Duration::ZERO;
    for share in [68, 75, 85, 95, 99] {
        longest = longest.max(best("effort 1", &pack, &answers, &Efforts::new(), share));
        best("uneven efforts", &pack, &answers, &uneven(&pack), share);
    }
    let mut areas = pack.clone();
    areas.rounding.area = Some(Rounding { places: 1, mode: Mode::HalfUp });
    best("rounded areas, uneven efforts", &areas, &answers, &uneven(&pack), 85);
    let (pack, answers) = hundred(false);
    best("unrounded fractions", &pack, &answers, &Efforts::new(), 75);
    assert!(runs == 1 || longest < Duration::from_millis(100), "{longest:?}");
}
