//! A pack with every rule kind and every member, read to the values it states.

use cchc::base::date::Date;
use cchc::base::decimal::{Mode, Points, Quantity, Rounding};
use cchc::pack::read::read;
use cchc::pack::rule::{ChecklistScoring, Condition, Deadline, Limit, Measure, Rule};
use cchc::pack::{Basis, NotArisen, Pack, Role, ScoredBy, TieRule, WithoutSurvey};

const TEXT: &str = include_str!("../../data/every-rule.json");

fn pack() -> Pack {
    let reading = read(TEXT);
    assert_eq!(reading.diagnostics, [], "the file is sound");
    reading.pack.unwrap()
}

fn points(text: &str) -> Points {
    Points::parse(text).unwrap()
}

fn quantity(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

fn rule<'a>(pack: &'a Pack, id: &str) -> &'a Rule {
    let node = pack.index_of(id).and_then(|idx| pack.nodes.get(idx)).unwrap();
    &node.leaf().unwrap().rule
}

#[test]
fn the_tree_is_flat_in_the_order_of_the_file() {
    let pack = pack();
    let ids: Vec<&str> = pack.nodes.iter().map(|node| &*node.id).collect();
    let expected = [
        "a", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "b", "b1", "b2", "b3", "b4", "b5", "b6", "b7", "cong",
        "c1", "c2", "tru",
    ];
    assert_eq!(ids, expected);
    let node = |id: &str| pack.nodes.get(pack.index_of(id).unwrap()).unwrap();
    assert_eq!((node("a").parent, node("a").end, node("a").depth), (None, 9, 0));
    assert_eq!((node("b7").parent, node("b7").end, node("b7").depth), (pack.index_of("b"), 17, 1));
    assert_eq!((node("cong").role, node("c2").role, node("tru").role), (Role::Bonus, Role::Bonus, Role::Penalty));
    assert_eq!(pack.children(0).count(), 8);
    let pointers = pack.pointers();
    let at = |id: &str| pointers.get(pack.index_of(id).unwrap()).unwrap().as_str();
    assert_eq!((at("a"), at("b7"), at("c2")), ("/areas/0", "/areas/1/children/6", "/bonus/0/children/1"));
    assert_eq!(at("tru"), "/penalty/0");
}

#[test]
fn the_members_of_the_set_are_read() {
    let pack = pack();
    assert_eq!(pack.years, (2024, 2025));
    assert_eq!(pack.legal_basis.first().unwrap().date, Date::of(2024, 2, 29));
    assert_eq!(pack.legal_basis.last().unwrap().date, None);
    let down = |places| Some(Rounding { places, mode: Mode::Down });
    assert_eq!(pack.rounding.total, down(2));
    assert_eq!(pack.ties, TieRule::ByNodes(vec![0, 9]));
    assert_eq!(pack.without_survey, WithoutSurvey::Rescale);
    assert_eq!(pack.schedule.self_score, Date::of(2025, 12, 15));
    assert_eq!(pack.schedule.calendar.holidays.first().copied(), Date::of(2025, 1, 1));
    let so = pack.classes_for(Some("so")).unwrap();
    assert_eq!((so.basis, so.vetoes.first().unwrap().at_best), (Basis::Points, 1));
    let limits: Vec<Option<Limit>> = so.classes.iter().map(|class| class.from).collect();
    let limit = |text, inclusive| Some(Limit { value: quantity(text), inclusive });
    assert_eq!(limits, [limit("16", true), limit("10", false), None]);
    assert_eq!(so.classes.first().unwrap().conditions.first().unwrap().node, 0);
    assert_eq!(pack.classes_for(Some("xa")).unwrap().basis, Basis::Percent);
    let example = pack.examples.first().unwrap();
    assert_eq!(example.expect, [(0, points("2")), (1, points("1"))]);
    assert_eq!(example.class.as_deref(), Some("yeu"));
    assert_eq!(example.answers.node("a1").unwrap().evidence.first().unwrap().page, "3");
}

#[test]
fn the_members_of_a_leaf_are_read() {
    let pack = pack();
    let node = |id: &str| pack.nodes.get(pack.index_of(id).unwrap()).unwrap();
    assert!(node("a").may_not_apply && !node("a1").may_not_apply);
    assert_eq!(&*node("a").exempt.first().unwrap().body, "Thanh tra");
    assert_eq!(&*node("a5").knock_outs.first().unwrap().id, "vi-pham");
    assert!(node("a5").may_type);
    let leaf = |id: &str| node(id).leaf().unwrap();
    assert_eq!((leaf("a4").not_arisen, leaf("b6").not_arisen), (Some(NotArisen::Full), Some(NotArisen::LeaveOut)));
    assert_eq!((leaf("b5").scored_by, leaf("a1").scored_by), (ScoredBy::Survey, ScoredBy::Body));
    assert_eq!(leaf("b5").assume.as_deref(), Some("85"));
    assert_eq!(leaf("a1").exclusive.as_deref(), Some("ke-hoach"));
}

#[test]
fn rules_are_read_with_their_limits_and_defaults() {
    let pack = pack();
    let Rule::Choice(options) = rule(&pack, "a2") else { panic!("choice") };
    let given: Vec<String> = options.iter().map(|option| option.points.to_text()).collect();
    assert_eq!(given, ["2", "0.75", "0"]); // 2 × 37,5 % = 0,75
    let Rule::Dated(dated) = rule(&pack, "a3") else { panic!("dated") };
    assert_eq!(dated.deadline, Deadline::OnDay { month: 12, day: 31, year_offset: -1 });
    assert_eq!(dated.grace, [(5, points("0.75"))]);
    let Rule::Dated(dated) = rule(&pack, "a4") else { panic!("dated") };
    assert!(matches!(dated.deadline, Deadline::After { days: 10, working: true, .. }));
    let Rule::Checklist { scoring, .. } = rule(&pack, "a6") else { panic!("checklist") };
    assert_eq!(*scoring, ChecklistScoring::Each);
    let Rule::Steps { measure: Measure::Ratio(ratio), bands } = rule(&pack, "a7") else { panic!("steps") };
    assert_eq!((&*ratio.numerator.measure, ratio.may_exceed), ("hồ sơ", false));
    let first = bands.first().unwrap();
    assert_eq!(first.from, Some(Limit { value: quantity("90"), inclusive: false }));
    assert_eq!(first.to, None);
    let Rule::Proportional(share) = rule(&pack, "b1") else { panic!("proportional") };
    let floor = Limit { value: quantity("80"), inclusive: false };
    assert_eq!((share.floor, share.target), (Some((floor, Points::ZERO)), Some(quantity("120"))));
    let Rule::Count { cap, .. } = rule(&pack, "c1") else { panic!("count") };
    assert_eq!(*cap, points("1"), "the maximum, where no cap is stated");
    let Rule::Index { input, .. } = rule(&pack, "b5") else { panic!("index") };
    assert_eq!(input.decimals, 2);
    let Rule::Alternatives { inputs, cases } = rule(&pack, "b7") else { panic!("alternatives") };
    assert_eq!((inputs.len(), cases.len()), (2, 2));
    assert!(matches!(cases.last().unwrap().when, Condition::Any(_)));
}

/// The digest covers the content, not the layout or the order of members.
#[test]
fn the_digest_is_that_of_the_canonical_form() {
    let pack = pack();
    assert_eq!(pack.digest.len(), 64);
    let compact: String = TEXT.lines().map(str::trim).collect();
    assert_eq!(read(&compact).pack.unwrap().digest, pack.digest);
    let other = TEXT.replace("\"version\": \"3\"", "\"version\": \"4\"");
    assert_ne!(read(&other).pack.unwrap().digest, pack.digest);
    // SHA-256 of `{}`, by sha256sum.
    let empty = cchc::base::json::Json::Object(Vec::new());
    let expected = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    assert_eq!(cchc::pack::read::digest(&empty), expected);
}
