//! Every member of a pack can be seen and changed as a field.

use cchc::base::decimal::Points;
use cchc::base::json::Json;
use cchc::base::json::parse::{Limits, parse};
use cchc::base::json::write::canonical;
use cchc::pack::{builtin, read};
use cchc::pack_editor::build::trial;
use cchc::pack_editor::project::{Edit, put};
use cchc::pack_form::{
    BRANCH, FULL, GROUPS, LEAF, Member, RULE, Shape, blank, form_of, lines, new_element, new_line, shown, skeleton,
    switch, typed, with_child, without_children,
};

fn shipped() -> Vec<(String, Json)> {
    let every = include_str!("../../data/every-rule.json");
    let packs = builtin::all().iter().map(|pack| (pack.id.to_owned(), pack.text));
    let packs = packs.chain([("every-rule".to_owned(), every)]);
    packs.map(|(id, text)| (id, parse(text, &Limits::DEFAULT).unwrap())).collect()
}

/// Members that no field would show.
fn hidden(members: &[&Member], value: &Json, at: &str, out: &mut Vec<String>) {
    let Some(found) = value.as_object() else {
        return out.push(format!("{at} is no object"));
    };
    for (name, inner) in found {
        let known = members.iter().find(|member| match member.shape {
            Shape::Pair(names) => names.iter().any(|(one, _)| one == name),
            _ => member.name == name,
        });
        match known {
            Some(member) => inside(member.shape, inner, &format!("{at}/{name}"), out),
            None => out.push(format!("{at}/{name}")),
        }
    }
}

fn inside(shape: &Shape, value: &Json, at: &str, out: &mut Vec<String>) {
    match shape {
        Shape::Object(members) => hidden(&members.iter().collect::<Vec<_>>(), value, at, out),
        Shape::List(listed) => {
            for (idx, one) in value.as_list().unwrap().iter().enumerate() {
                inside(&listed.element, one, &format!("{at}/{idx}"), out);
            }
        }
        Shape::Forms(forms) => {
            let form = &forms[form_of(forms, value)];
            assert!(form.is(value), "{at} has no form");
            if form.word.is_none() {
                let fixed = form.fixed.iter().map(|(name, _)| *name);
                let rest = fixed.fold(value.clone(), |rest, name| rest.without(name));
                hidden(&form.members.iter().collect::<Vec<_>>(), &rest, at, out);
            }
        }
        Shape::Word(words) => {
            let word = value.as_text().unwrap();
            assert!(words.iter().any(|(known, _)| *known == word), "{at}: {word}");
        }
        Shape::Whole => assert!(value.as_int().is_some(), "{at}"),
        Shape::Flag => assert!(value.as_bool().is_some(), "{at}"),
        Shape::ByLine | Shape::Answers => assert!(value.as_object().is_some(), "{at}"),
        _ => assert!(value.as_text().is_some(), "{at}"),
    }
}

#[test]
fn every_member_of_every_shipped_set_has_a_field() {
    let mut out = Vec::new();
    for (id, json) in shipped() {
        let members: Vec<&Member> = GROUPS.iter().flat_map(|group| group.members).collect();
        let rest = ["format", "areas", "bonus", "penalty"].iter().fold(json.clone(), |rest, name| rest.without(name));
        hidden(&members, &rest, &id, &mut out);
        for line in lines(&json) {
            let node = cchc::pack_editor::project::value_at(&json, &line.pointer).unwrap();
            let members: Vec<&Member> = if line.branch { BRANCH.iter() } else { LEAF.iter() }.collect();
            hidden(&members, &node.clone().without("children"), &format!("{id}{}", line.pointer), &mut out);
        }
    }
    assert_eq!(out, Vec::<String>::new());
}

fn trial_of(rule: &Json, max: &str) -> Option<cchc::pack::Pack> {
    let max = Points::parse(max).unwrap();
    let mut problems = Vec::new();
    let read = read::read_rule(rule, "", &mut problems, max);
    assert!(problems.is_empty(), "{rule:?}: {problems:?}");
    trial(&read.unwrap(), max)
}

#[test]
fn a_new_rule_of_every_kind_is_one_that_can_be_read() {
    let forms = Shape::Forms(&RULE);
    for (idx, form) in RULE.iter().enumerate() {
        let rule = switch(&RULE, &Json::Null, idx, "2");
        assert!(form.is(&rule), "{:?}", form.label);
        assert_eq!(form_of(&RULE, &rule), idx);
        trial_of(&rule, "2");
    }
    let first = blank(&forms, "", "2");
    assert_eq!(first.get("yes").and_then(Json::as_text), Some("2"));
    assert!(trial_of(&first, "2").is_some());
}

#[test]
fn any_rule_can_become_one_of_any_other_kind() {
    for (_, json) in shipped() {
        for line in lines(&json).iter().filter(|line| !line.branch) {
            let node = cchc::pack_editor::project::value_at(&json, &line.pointer).unwrap();
            let rule = node.get("rule").unwrap();
            let own = form_of(&RULE, rule);
            for (idx, form) in RULE.iter().enumerate() {
                let other = switch(&RULE, rule, idx, &line.max);
                assert!(form.is(&other));
                trial_of(&other, &line.max);
                if idx == own {
                    assert_eq!(other.get("kind"), rule.get("kind"));
                }
            }
            // Nothing is lost on the way through itself.
            let same = switch(&RULE, rule, own, &line.max);
            assert_eq!(trial_of(&same, &line.max).map(|p| p.digest), trial_of(rule, &line.max).map(|p| p.digest));
        }
    }
}

#[test]
fn what_both_kinds_have_is_kept() {
    let text = r#"{"kind": "count", "items": [{"id": "a", "label": "Nội quy", "points": "0.5"}], "cap": "2"}"#;
    let count = parse(text, &Limits::DEFAULT).unwrap();
    let to = |label| RULE.iter().position(|form| form.label == label).unwrap();
    let deduction = switch(&RULE, &count, to(cchc::text::pack_editor::labels::EditorMsg::KindDeduction), "2");
    let items = |json: &Json| json.get("items").map(canonical);
    assert_eq!(items(&deduction), items(&count));
    assert_eq!(deduction.get("cap"), None);
    // A list whose lines have no points gets them.
    let text = r#"{"kind": "checklist", "items": [{"id": "a", "label": "Kế hoạch"}, {"id": "b", "label": "Kinh phí"}], "all": "1", "otherwise": "0"}"#;
    let all = parse(text, &Limits::DEFAULT).unwrap();
    let each = switch(&RULE, &all, to(cchc::text::pack_editor::labels::EditorMsg::KindChecklistEach), "1");
    let labels: Vec<&str> =
        each.get("items").unwrap().as_list().unwrap().iter().filter_map(|i| i.get("label")?.as_text()).collect();
    assert_eq!(labels, ["Kế hoạch", "Kinh phí"]);
    assert!(trial_of(&each, "1").is_some());
}

#[test]
fn a_new_element_gets_an_id_of_its_own() {
    let Shape::List(options) = RULE[1].members[0].shape else { panic!("options") };
    let first = new_element(options, &[], "1");
    let second = new_element(options, std::slice::from_ref(&first), "1");
    assert_ne!(first.get("id"), second.get("id"));
    assert_eq!(first.get("points").and_then(Json::as_text), Some("1"));
    assert_eq!(FULL, "=max");
}

#[test]
fn plain_values_are_typed_as_people_type_them() {
    let number = |text: &str| typed(&Shape::Number, text).map(|value| shown(&Shape::Number, Some(&value), ","));
    assert_eq!(typed(&Shape::Number, "1,50"), Some(Json::from("1.5")));
    assert_eq!(typed(&Shape::Number, " 0.25 "), Some(Json::from("0.25")));
    assert_eq!(number("1,5").as_deref(), Some("1,5"));
    assert_eq!(typed(&Shape::Number, "mười"), Some(Json::from("mười")));
    assert_eq!(typed(&Shape::Number, "  "), None);
    assert_eq!(typed(&Shape::Day, "5/1/2025"), Some(Json::from("2025-01-05")));
    assert_eq!(shown(&Shape::Day, Some(&Json::from("2025-01-05")), ","), "05/01/2025");
    assert_eq!(typed(&Shape::Whole, "-1"), Some(Json::from(-1_i64)));
    assert_eq!(shown(&Shape::Whole, Some(&Json::from(-1_i64)), ","), "-1");
}

#[test]
fn typing_changes_no_fields_and_adding_does() {
    let rule = Shape::Forms(&RULE);
    let text = r#"{"kind": "count", "items": [{"id": "a", "label": "Nội quy", "points": "0.5"}]}"#;
    let one = parse(text, &Limits::DEFAULT).unwrap();
    let capped = one.clone().with("cap", "2");
    assert_eq!(skeleton(&rule, Some(&one)), skeleton(&rule, Some(&capped)));
    let Some(Json::List(items)) = one.get("items").cloned() else { panic!("items") };
    let two = one.clone().with("items", [items.clone(), items].concat());
    assert_ne!(skeleton(&rule, Some(&one)), skeleton(&rule, Some(&two)));
    assert_ne!(skeleton(&rule, Some(&one)), skeleton(&rule, None));
}

#[test]
fn lines_are_added_and_taken_away_by_hand() {
    let (_, json) = shipped().into_iter().find(|(id, _)| id == "ca-mau-so-2013-trich").unwrap();
    // Its example answers the line that will no longer be scored.
    let json = json.without("examples");
    let leaf = lines(&json).into_iter().find(|line| !line.branch).unwrap();
    let node = cchc::pack_editor::project::value_at(&json, &leaf.pointer).unwrap();
    let grown = with_child(node, new_line(&json, &leaf.max));
    let mut edited = json.clone();
    put(&mut edited, Edit::Set(leaf.pointer.clone(), grown.clone()));
    let reading = read::read_json(&edited);
    assert_eq!(reading.errors().map(|found| found.code()).collect::<Vec<_>>(), Vec::<&str>::new());
    let again = new_line(&edited, "1");
    assert!(lines(&edited).iter().all(|line| Some(&*line.id) != again.get("id").and_then(Json::as_text)));
    let pruned = without_children(&grown);
    assert!(pruned.get("children").is_none() && pruned.get("rule").is_some());
}
