//! Moves at the limits of every rule, and the planner against brute force.

mod limits;
mod real;
mod small;
mod speed;

use cchc::base::decimal::Exact;
use cchc::engine::plan::{Effort, Efforts, MOST_PLANS, Move, Outcome, Plan, cut_down, moves, plan, reached};
use cchc::engine::score::evaluate;
use small::{Case, after, case};
use std::cmp::Ordering;

/// Moves by leaf with their efforts, as the planner may use them.
fn offered(case: &Case) -> Vec<(bool, Vec<Move>)> {
    let Case { pack, answers, efforts, .. } = case;
    let effort = |id: &str| efforts.get(id).cloned().unwrap_or(Effort::Normal(1));
    pack.leaves()
        .filter(|(_, node, _)| effort(&node.id) != Effort::Impossible)
        .map(|(index, node, _)| {
            let mut list = moves(pack, answers, index);
            for (at, one) in list.iter_mut().enumerate() {
                one.effort = match effort(&node.id) {
                    Effort::Normal(n) | Effort::Required(n) => n,
                    Effort::Each(list) => *list.get(at).or(list.last()).unwrap(),
                    Effort::Impossible => unreachable!(),
                };
            }
            (matches!(effort(&node.id), Effort::Required(_)), list)
        })
        .filter(|(_, list)| !list.is_empty())
        .collect()
}

struct Found {
    effort: u32,
    total: Exact,
    plans: Vec<Vec<Move>>,
}

/// Every selection, each evaluated by the engine.
fn by_brute_force(case: &Case, offered: &[(bool, Vec<Move>)]) -> Option<Found> {
    let mut best: Option<Found> = None;
    let mut digits = vec![0_usize; offered.len()];
    loop {
        let made: Vec<Move> = digits.iter().zip(offered).filter_map(|(d, (_, list))| list.get(*d)).cloned().collect();
        let required = digits.iter().zip(offered).all(|(d, (required, list))| !required || *d < list.len());
        if required {
            let now = after(&case.pack, &case.answers, &made);
            let card = evaluate(&case.pack, &now);
            if reached(&case.pack, &now, &card, case.target) {
                let (effort, total) = (made.iter().map(|one| one.effort).sum(), card.totals.points);
                let order = best.as_ref().map_or(Ordering::Less, |best| {
                    let moves = made.len().cmp(&best.plans[0].len());
                    u32::cmp(&effort, &best.effort).then(best.total.compare(&total)).then(moves)
                });
                match (order, &mut best) {
                    (Ordering::Equal, Some(best)) => best.plans.push(made),
                    (Ordering::Less, _) => best = Some(Found { effort, total, plans: vec![made] }),
                    _ => {}
                }
            }
        }
        // The last leaf turns fastest, and leaving it alone comes last: document order.
        let Some(at) = (0..digits.len()).rev().find(|at| digits[*at] < offered[*at].1.len()) else { break };
        digits[at] += 1;
        digits[at + 1..].fill(0);
    }
    best
}

fn agree(case: &Case, promised: &Plan) {
    let now = after(&case.pack, &case.answers, &promised.moves);
    let card = evaluate(&case.pack, &now);
    assert!(reached(&case.pack, &now, &card, case.target));
    assert_eq!(card.totals.points, promised.total);
    assert_eq!(card.totals.percent, promised.percent);
    assert_eq!(card.class.map(|class| class.projected), promised.class);
    let mut leaves: Vec<usize> = promised.moves.iter().map(|one| one.leaf).collect();
    leaves.dedup();
    assert_eq!(leaves.len(), promised.moves.len());
}

#[test]
fn the_plan_is_the_one_that_brute_force_finds() {
    let (mut plans, mut unreachable, mut several, mut additive) = (0, 0, 0, 0);
    for seed in 0..3_000 {
        let case = case(seed);
        let offered = offered(&case);
        if 64 < offered.iter().map(|(_, list)| list.len() + 1).product::<usize>() {
            continue;
        }
        let expected = by_brute_force(&case, &offered);
        let outcome = plan(&case.pack, &case.answers, &case.efforts, case.target);
        assert_eq!(outcome, plan(&case.pack, &case.answers, &case.efforts, case.target));
        match (outcome, expected) {
            (Outcome::Reached, Some(found)) => assert!(found.plans[0].is_empty() || found.effort == 0, "seed {seed}"),
            (Outcome::Plans(found), Some(expected)) => {
                plans += 1;
                several += usize::from(1 < found.len());
                found.iter().for_each(|plan| agree(&case, plan));
                let best = &found[0];
                assert_eq!(
                    (best.effort, best.total.shown(), best.moves.len()),
                    (expected.effort, expected.total.shown(), expected.plans[0].len()),
                    "seed {seed}"
                );
                assert!(found.iter().all(|plan| expected.plans.contains(&plan.moves)), "seed {seed}");
                if case.additive {
                    additive += 1;
                    let first: Vec<Vec<Move>> = found.iter().map(|plan| plan.moves.clone()).collect();
                    assert_eq!(first, expected.plans[..expected.plans.len().min(MOST_PLANS)], "seed {seed}");
                }
                let less = cut_down(&case.pack, &case.answers, best, case.target);
                agree(&case, &less);
                assert!(less.total.compare(&best.total) != Ordering::Greater);
            }
            (Outcome::Unreachable(highest), None) => {
                unreachable += 1;
                let now = after(&case.pack, &case.answers, &highest.moves);
                assert_eq!(evaluate(&case.pack, &now).totals.points, highest.total);
            }
            (outcome, expected) => {
                panic!("seed {seed}: {outcome:?} against {:?}", expected.map(|found| found.plans));
            }
        }
    }
    println!("{plans} plans ({several} with equals, {additive} additive), {unreachable} out of reach");
    assert!(1_200 < plans && 1_000 < unreachable && 40 < several && 250 < additive);
}

#[test]
fn nothing_gets_higher_than_what_is_called_highest() {
    for seed in 0..500 {
        let case = Case { target: cchc::engine::plan::Target::Total(small::pt("999")), ..case(seed) };
        let offered = offered(&case);
        if 64 < offered.iter().map(|(_, list)| list.len() + 1).product::<usize>() {
            continue;
        }
        let Outcome::Unreachable(highest) = plan(&case.pack, &case.answers, &case.efforts, case.target) else {
            panic!("seed {seed}")
        };
        let zero = Case { target: cchc::engine::plan::Target::Total(highest.total.shown()), ..case };
        let most = by_brute_force(&zero, &offered).map(|found| found.total);
        if highest.total.to_points().is_some() {
            assert_eq!(most, Some(highest.total), "seed {seed}");
        }
    }
}

#[test]
fn a_required_leaf_is_in_the_plan_and_an_impossible_one_is_not() {
    let (pack, answers) = limits::two_yes_no();
    let target = cchc::engine::plan::Target::Total(small::pt("1"));
    let with = |first: Effort, second: Effort| {
        let efforts = Efforts::from([("x".into(), first), ("y".into(), second)]);
        match plan(&pack, &answers, &efforts, target) {
            Outcome::Plans(plans) => plans.iter().map(|p| p.moves.iter().map(|m| m.leaf).collect()).collect(),
            _ => Vec::<Vec<usize>>::new(),
        }
    };
    assert_eq!(with(Effort::Normal(1), Effort::Normal(1)), [[0], [1]]);
    assert_eq!(with(Effort::Impossible, Effort::Normal(1)), [[1]]);
    assert_eq!(with(Effort::Normal(1), Effort::Required(5)), [[1]]);
    assert_eq!(with(Effort::Normal(3), Effort::Normal(2)), [[1]]);
    assert!(with(Effort::Impossible, Effort::Impossible).is_empty());
}

#[test]
fn efforts_are_read_from_the_texts_of_a_draft() {
    let read = |text| Effort::parse(text);
    assert_eq!(read(" 3 "), Some(Effort::Normal(3)));
    assert_eq!(read("1 2 5"), Some(Effort::Each(vec![1, 2, 5])));
    assert_eq!(read("impossible"), Some(Effort::Impossible));
    assert_eq!((read("required"), read("required 4")), (Some(Effort::Required(1)), Some(Effort::Required(4))));
    assert_eq!((read(""), read("nhiều"), read("-1"), read("required x")), (None, None, None, None));
}
