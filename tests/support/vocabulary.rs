//! Small words for tests of scores: a pack from a few members, answers from
//! triples, results as short texts.

use cchc::answer::{Answers, Applies, Document, EvidenceRef, Reading};
use cchc::base::decimal::{Exact, Points};
use cchc::engine::score::{Scorecard, State, evaluate};
use cchc::pack::Pack;
use cchc::pack::finding::Severity;
use cchc::pack::read::read;
use serde_json::{Value, json};

/// What is typed: node, key, text. The key of an answer that is no field of the
/// rule begins with `@`; the node `""` is the setup.
pub type Typed<'a> = (&'a str, &'a str, &'a str);

/// The text of a pack with these members; what every pack has and no test is
/// about is filled in.
pub fn set_text(members: &str) -> String {
    let mut set: Value = serde_json::from_str(&format!("{{{members}}}")).unwrap();
    let newer = ["\"composed\"", "\"links\"", "\"negative_total\"", "\"unranked\""];
    let format = if newer.iter().any(|word| members.contains(word)) { "cchc-pack/2" } else { "cchc-pack/1" };
    let usual = json!({
        "format": format, "id": "mau", "version": "1", "name": "Bộ mẫu", "status": "illustrative",
        "status_note": "Chỉ để kiểm thử.", "place": "Không đâu", "level": "sở", "years": {"from": 2025, "to": 2025},
        "legal_basis": [], "source": "Tự đặt ra.", "cohorts": [{"id": "so", "name": "Sở"}], "evidence": "advisory",
    });
    for (name, value) in usual.as_object().unwrap() {
        set.as_object_mut().unwrap().entry(name).or_insert_with(|| value.clone());
    }
    set.to_string()
}

/// A pack with these members, through the reader.
#[track_caller]
pub fn set(members: &str) -> Pack {
    let reading = read(&set_text(members));
    let errors: Vec<_> = reading.diagnostics.iter().filter(|d| d.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    reading.pack.unwrap()
}

/// A line with children or a rule; `more` is further members, each with a comma before it.
pub fn line(id: &str, max: &str, content: &str, more: &str) -> String {
    let part = if content.starts_with('[') { "children" } else { "rule" };
    format!(r#"{{"id": "{id}", "code": "{id}", "name": "Dòng {id}", "max": "{max}", "{part}": {content}{more}}}"#)
}

/// A pack of nothing but the line `l` with this maximum and rule.
#[track_caller]
pub fn one(max: &str, rule: &str) -> Pack {
    one_with(max, rule, "", "")
}

/// The same with further members of the line and of the pack.
#[track_caller]
pub fn one_with(max: &str, rule: &str, of_line: &str, of_set: &str) -> Pack {
    set(&format!(r#""scale": "{max}", "areas": [{}]{of_set}"#, line("l", max, rule, of_line)))
}

/// Answers from triples.
#[track_caller]
pub fn answers(typed: &[Typed<'_>]) -> Answers {
    let mut answers = Answers::default();
    for (node, key, text) in typed {
        let text = (*text).to_owned();
        if node.is_empty() {
            let setup = &mut answers.setup;
            match *key {
                "body" => setup.body = text,
                "cohort" => setup.cohort = text,
                "year" => setup.year = text,
                "no-survey" => setup.no_survey = text == "yes",
                "loss" => setup.expected_loss = text,
                "veto" => setup.vetoes.push(text),
                "year-end" => setup.reading = if text == "yes" { Reading::YearEnd } else { Reading::ToDate },
                other => panic!("no {other} in the setup"),
            }
            continue;
        }
        let answer = answers.node_mut(node);
        match *key {
            "@not-applicable" => {
                answer.applies = Applies::No;
                answer.reason = text;
            }
            "@not-arisen" => answer.applies = Applies::NotArisen,
            "@reason" => answer.reason = text,
            "@typed" => answer.typed_points = text,
            "@explanation" => answer.explanation = text,
            "@evidence" => {
                answer.evidence.push(EvidenceRef { document: text.clone(), ..EvidenceRef::default() });
                answers.documents.push(Document { id: text, ..Document::default() });
            }
            key => {
                match key.strip_prefix("@forecast ") {
                    Some(key) => answer.forecast.insert(key.to_owned(), text),
                    None => answer.values.insert(key.to_owned(), text),
                };
            }
        }
    }
    answers
}

/// The scorecard of what is typed.
#[track_caller]
pub fn score(pack: &Pack, typed: &[Typed<'_>]) -> Scorecard {
    evaluate(pack, &answers(typed))
}

/// Points of a file form.
#[track_caller]
pub fn p(text: &str) -> Points {
    Points::parse(text).unwrap()
}

/// Six decimals, cut off.
pub fn shown(value: &Exact) -> String {
    value.shown().to_text()
}

/// What became of a node: its points, or its state.
#[track_caller]
pub fn result(pack: &Pack, card: &Scorecard, id: &str) -> String {
    let index = pack.index_of(id).unwrap();
    match card.leaf(index).map(|leaf| leaf.state) {
        Some(State::Open) => "open".into(),
        Some(State::Invalid) => "invalid".into(),
        Some(State::LeftOut) => "left out".into(),
        Some(State::Scored) | None => shown(&card.nodes[index].points),
    }
}

/// Certain, projected, possible, and what they are out of.
pub fn range(card: &Scorecard) -> String {
    let t = &card.totals;
    format!("{} {} {} / {}", shown(&t.low), shown(&t.points), shown(&t.high), t.out_of.to_text())
}
