//! The shipped packs and lists: what a real body needs to pass the next one.

use super::small::pt;
use super::{after, case};
use cchc::answer::Answers;
use cchc::base::decimal::Quantity;
use cchc::draft::Scenario;
use cchc::engine::plan::{
    Effort, Efforts, Move, MoveKind, Outcome, Plan, Target, cut_down, easy_points, loss_break_even, moves, plan,
    reached, survey_break_even,
};
use cchc::engine::rank::{BUILTIN, By, Cohort, Own, Ties, needed_for_rank, rank_list};
use cchc::engine::score::evaluate;
use cchc::pack::{Pack, builtin, read};

fn pack(id: &str) -> Pack {
    read::read(builtin::get(id).unwrap().text).pack.unwrap()
}

fn cohort(id: &str) -> Cohort {
    BUILTIN.iter().find(|list| list.id == id).unwrap().read().unwrap()
}

/// Only these leaves may be changed.
fn only(pack: &Pack, ids: &[&str]) -> Efforts {
    let others = pack.leaves().filter(|(_, node, _)| !ids.contains(&&*node.id));
    others.map(|(_, node, _)| (node.id.to_string(), Effort::Impossible)).collect()
}

#[track_caller]
fn best(outcome: Outcome) -> Plan {
    match outcome {
        Outcome::Plans(plans) => plans.into_iter().next().unwrap(),
        other => panic!("{other:?}"),
    }
}

/// Moves as "node: from → to / out of".
fn counts(pack: &Pack, plan: &Plan) -> Vec<String> {
    let say = |one: &Move| {
        let id = &pack.nodes[one.leaf].id;
        let text = |q: &Quantity| q.to_text();
        match &one.what {
            MoveKind::AddToNumerator { from: Some(from), to, out_of, .. } => {
                format!("{id}: {} → {} / {}", text(from), text(to), text(out_of))
            }
            MoveKind::Judge { from: Some(from), to } => format!("{id}: {} → {}", from.to_text(), to.to_text()),
            other => format!("{id}: {other:?}"),
        }
    };
    plan.moves.iter().map(say).collect()
}

#[test]
fn what_ho_chi_minh_city_needs_to_pass_ninh_binh_in_dossiers() {
    let (pack, cohort) = (pack("bo-chi-so-766-tinh"), cohort("bo-chi-so-766-tinh-2026-10-10"));
    let body = "UBND Thành phố Hồ Chí Minh";
    let example = pack.examples.iter().find(|example| example.answers.setup.body == body).unwrap();
    let answers = &example.answers;
    let card = evaluate(&pack, answers);
    let own = Own::of(&pack, body, &card);
    let ranking = rank_list(&cohort, Some(&own), &Ties::of(&pack), &By::Points);
    let place = ranking.own.unwrap();
    assert_eq!((card.totals.points.to_points(), ranking.rows[place.row].rank.exact()), (Some(pt("63.43")), Some(13)));
    let above = place.above.unwrap();
    assert_eq!((&*ranking.rows[above.row].body, above.points.to_points()), ("UBND tỉnh Ninh Bình", Some(pt("0.5"))));

    let needed = needed_for_rank(&cohort, &own, &Ties::of(&pack), &By::Points, 12).unwrap();
    let target = Target::Rank { rank: 12, needed: needed.value.to_points().unwrap(), above: true, percent: false };
    let mut said = Vec::new();
    // On time; digitised; paid online (published there without counts: typed).
    for leaf in ["tc-2-1", "tc-4-2"] {
        let found = best(plan(&pack, answers, &only(&pack, &[leaf]), target));
        let least = cut_down(&pack, answers, &found, target);
        assert_eq!(least.total.to_points(), Some(pt("63.94")));
        said.extend(counts(&pack, &least));
        // One dossier less is not enough.
        let mut less = least.moves.clone();
        let MoveKind::AddToNumerator { to, .. } = &less[0].what else { panic!("{less:?}") };
        let fewer: u64 = to.to_text().parse::<u64>().unwrap() - 1;
        less[0].values[0].1 = fewer.to_string();
        let now = after(&pack, answers, &less);
        assert!(!reached(&pack, &now, &evaluate(&pack, &now), target));
        // Adopted as a scenario and ranked again: the 12th place, alone.
        let nodes = least.moves.iter().map(|one| (pack.nodes[one.leaf].id.to_string(), one.answer(&pack, answers)));
        let scenario = Scenario { id: "s".into(), name: "Vượt Ninh Bình".into(), nodes: nodes.collect() };
        let card = evaluate(&pack, &scenario.answers(answers));
        let ties = Ties::of(&pack);
        let ranking = rank_list(&cohort, Some(&Own::of(&pack, body, &card)), &ties, &By::Points);
        // Of the parts only those that the ranking looks at are needed.
        let lean = Own::ranked(&pack, body, &card, &ties, &By::Points);
        assert_eq!(rank_list(&cohort, Some(&lean), &ties, &By::Points), ranking);
        let place = ranking.own.unwrap();
        assert_eq!((ranking.rows[place.row].rank.exact(), place.equal), (Some(12), 0));
    }
    println!("{said:?}");
}

#[test]
fn so_tai_chinh_passes_so_thong_tin_by_one_component() {
    let (pack, cohort) = (pack("lai-chau-tthc-2021"), cohort("lai-chau-tthc-2021"));
    let entry = &cohort.entries[cohort.index_of("Sở Tài chính").unwrap()];
    let mut answers = Answers::default();
    answers.setup.body = entry.body.clone();
    for (id, points) in &entry.parts {
        answers.node_mut(id).values.insert("points".into(), points.to_text());
    }
    let own = Own::of(&pack, &entry.body, &evaluate(&pack, &answers));
    assert_eq!(own.points.as_ref().unwrap().to_points(), Some(pt("15.747")));
    let needed = needed_for_rank(&cohort, &own, &Ties::Competition, &By::Points, 1).unwrap();
    let target = Target::Rank { rank: 1, needed: needed.value.to_points().unwrap(), above: true, percent: false };
    let Outcome::Plans(plans) = plan(&pack, &answers, &Efforts::new(), target) else { panic!("none") };
    // 15,747 + 1 (CS5 from 1 to its maximum): one move, and the one with most points.
    assert_eq!((plans.len(), counts(&pack, &plans[0])), (1, vec!["cs5: 1 → 2".to_owned()]));
    let found = best(plan(&pack, &answers, &only(&pack, &["cs7"]), target));
    assert_eq!(counts(&pack, &found), ["cs7: 1.907 → 2"]); // 15,747 + 0,093 = 15,84
    let now = after(&pack, &answers, &found.moves);
    let own = Own::of(&pack, &entry.body, &evaluate(&pack, &now));
    let ranking = rank_list(&cohort, Some(&own), &Ties::Competition, &By::Points);
    assert_eq!((&*ranking.rows[0].body, &*ranking.rows[1].body), ("Sở Tài chính", "Sở Thông tin và Truyền thông"));
}

/// A draft of the Hải Phòng set in which about half of everything is done.
fn hai_phong() -> (Pack, Answers) {
    let pack = pack("hai-phong-so-2014");
    let mut answers = Answers::default();
    answers.setup.cohort = "so".into();
    for (n, (index, node, _)) in pack.leaves().enumerate() {
        let offered = moves(&pack, &answers, index);
        let at = if n % 3 == 0 { 0 } else { offered.len().saturating_sub(1) };
        if let Some(one) = offered.get(at) {
            let answer = one.answer(&pack, &answers);
            answers.nodes.insert(node.id.to_string(), answer);
        }
    }
    (pack, answers)
}

#[test]
fn a_hai_phong_draft_reaches_the_next_class_and_every_loss_and_survey_result_has_its_class() {
    let (pack, answers) = hai_phong();
    let card = evaluate(&pack, &answers);
    let class = card.class.as_ref().unwrap().projected;
    assert!(0 < class);
    let target = Target::Class(class - 1);
    let Outcome::Plans(plans) = plan(&pack, &answers, &Efforts::new(), target) else { panic!("none") };
    for found in &plans {
        let now = after(&pack, &answers, &found.moves);
        assert!(reached(&pack, &now, &evaluate(&pack, &now), target));
    }
    // Nothing smaller does: no single move when the plan has several.
    if 1 < plans[0].effort {
        for (index, ..) in pack.leaves() {
            for one in moves(&pack, &answers, index) {
                let now = after(&pack, &answers, &[one]);
                assert!(!reached(&pack, &now, &evaluate(&pack, &now), target));
            }
        }
    }
    let easy = easy_points(&pack, &answers, &card, &Efforts::new());
    assert!(!easy.own.is_empty() && !easy.others.is_empty());
    assert!(easy.own.windows(2).all(|pair| pair[1].missing.compare(&pair[0].missing).is_le()));
    let gain = |at: &usize| easy.own[*at].best.as_ref().unwrap().gain.clone();
    assert!(easy.by_effort.windows(2).all(|pair| gain(&pair[1]).compare(&gain(&pair[0])).is_le()));
    for (n, turn) in survey_break_even(&pack, &answers).iter().enumerate() {
        assert_eq!(n == 0, turn.from == pt("0"));
    }
    let losses = loss_break_even(&pack, &answers);
    assert_eq!(losses[0].now, Some(class));
    let at = |loss: cchc::base::decimal::Points| {
        let mut answers = answers.clone();
        answers.setup.expected_loss = loss.to_text();
        evaluate(&pack, &answers).class.unwrap().projected
    };
    for pair in losses.windows(2) {
        assert_eq!(Some(at(pair[1].from)), pair[1].now);
        assert_eq!(Some(at(pair[1].from.minus(pt("0.01")))), pair[0].now);
    }
}

#[test]
fn the_class_turns_exactly_where_the_break_even_says() {
    for seed in 0..300 {
        let case = case(seed);
        for (n, turn) in loss_break_even(&case.pack, &case.answers).iter().enumerate().skip(1) {
            let at = |loss: cchc::base::decimal::Points| {
                let mut answers = case.answers.clone();
                answers.setup.expected_loss = loss.to_text();
                evaluate(&case.pack, &answers).class.map(|class| class.projected)
            };
            assert_eq!(at(turn.from), turn.now, "seed {seed}, turn {n}");
            assert_ne!(at(turn.from.minus(pt("0.01"))), turn.now, "seed {seed}, turn {n}");
        }
    }
}
