//! Sets, nodes and checks for the tests of this folder.

use super::Lang;
use crate::base::decimal::Points;
use crate::pack::rule::{Input, Rule};
use crate::pack::{KnockOut, Node, NodeKind, Pack, builtin, read};

/// Points by their file form.
pub fn p(text: &str) -> Points {
    Points::parse(text).unwrap()
}

/// The national service index, as shipped.
pub fn pack() -> Pack {
    read::read(builtin::get("bo-chi-so-766-tinh").unwrap().text).pack.unwrap()
}

/// An input without decimals.
pub fn input(id: &str, label: &str, measure: &str) -> Input {
    Input { id: id.into(), label: label.into(), measure: measure.into(), decimals: 0 }
}

/// A leaf of the shipped pack with another maximum and rule, and a knock-out.
pub fn leaf(max: &str, rule: Rule) -> Node {
    let pack = pack();
    let mut node = pack.nodes.iter().find(|node| node.leaf().is_some()).unwrap().clone();
    if let NodeKind::Leaf(leaf) = &mut node.kind {
        leaf.rule = rule;
    }
    node.max = p(max);
    node.knock_outs =
        vec![KnockOut { id: "ky-luat".into(), label: "lãnh đạo bị kỷ luật".into(), to: Points::ZERO }];
    node
}

/// Fails when a sentence is empty, ends in a space, or has words of the other language.
#[track_caller]
pub fn check(say: impl Fn(Lang) -> String) {
    const ENGLISH: [&str; 16] = [
        "the", "of", "is", "are", "points", "point", "number", "with", "maximum", "this", "that", "evidence", "reason",
        "year", "day", "days",
    ];
    for lang in [Lang::Vi, Lang::En] {
        let text = say(lang);
        assert!(!text.trim().is_empty() && text.trim() == text, "{text:?}");
        assert_eq!(super::nfc(&text), text, "not NFC");
        assert!(!text.contains(['{', '}']), "{text}");
        if lang == Lang::Vi {
            let mut words = text.split(|c: char| !c.is_alphabetic());
            let english = words.find(|word| ENGLISH.contains(&word.to_lowercase().as_str()));
            assert_eq!(english, None, "{text}");
        }
    }
}
