//! A pack that is written is the pack that was read.

use cchc::base::json::differ::differences;
use cchc::base::json::parse::{Limits, parse};
use cchc::pack::{builtin, read, write};

#[test]
fn every_shipped_set_is_written_as_it_was_read() {
    let mut same = 0;
    for shipped in builtin::all() {
        let pack = read::read(shipped.text).pack.unwrap();
        let again = read::read(&write::text(&pack)).pack.unwrap();
        let file = parse(shipped.text, &Limits::DEFAULT).unwrap();
        let mut differences = differences(&file, &write::json(&pack));
        // Said in some files and left out in others, with the same meaning: a cap that
        // equals the maximum, an example that expects nothing of single lines, a
        // survey that is always held.
        let same_meaning = ["/rule/cap", "/expect", "/without_survey"];
        differences.retain(|place| same_meaning.iter().all(|end| !place.ends_with(end)));
        assert!(differences.is_empty(), "{}: {differences:#?}", shipped.id);
        same += usize::from(again.digest == pack.digest);
        assert_eq!(cchc::pack::Pack { digest: pack.digest.clone(), ..again }, pack, "{}", shipped.id);
    }
    assert_eq!((same, builtin::all().len()), (16, 23));
}

#[test]
fn every_rule_kind_survives_writing() {
    let text = include_str!("../../data/every-rule.json");
    let pack = read::read(text).pack.unwrap();
    let again = read::read(&write::text(&pack)).pack.unwrap();
    assert_eq!(again.nodes, pack.nodes);
    assert_eq!(again.examples, pack.examples);
}
