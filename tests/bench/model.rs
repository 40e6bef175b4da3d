//! Prints what `cargo xtask bench` measures, so that every engine gets the same:
//! the synthetic pack, its answers, the other bodies, and what ours finds. The
//! other engines are only measured once they found the same.
//!
//! Argument: how many leaves.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a tool for the terminal")]

use cchc::answer::Answers;
use cchc::base::json::{Json, write};
use cchc::engine::score::{LiveScore, Scorecard, evaluate};
use cchc::pack::{Pack, model, read};

fn main() {
    let leaves: u32 = std::env::args().nth(1).and_then(|text| text.parse().ok()).expect("a number of leaves");
    let text = model::file(leaves);
    let pack = read::read(&text).pack.expect("the model is a set without errors");
    let answers = model::answers(leaves);
    let card = evaluate(&pack, &answers);
    let printed = Json::object([
        ("leaves", Json::from(leaves)),
        ("pack", Json::from(&*text)),
        ("answers", inputs(&pack, &answers)),
        ("rivals", Json::list(model::rivals(leaves).iter().map(|points| Json::from(&**points)))),
        ("total", Json::from(&*card.totals.points.to_text())),
        ("class", Json::from(&*class(&pack, &card))),
        ("edits", edits(&pack, answers.clone())),
        ("bodies", bodies(&pack, answers)),
    ]);
    println!("{}", write::to_text(&printed));
}

/// The id of the class reached.
fn class(pack: &Pack, card: &Scorecard) -> String {
    let reached = card.class.as_ref().and_then(|class| Some((pack.classes.get(class.list)?, class.projected)));
    reached.and_then(|(list, at)| list.classes.get(at)).map_or_else(String::new, |class| class.id.to_string())
}

fn inputs(pack: &Pack, answers: &Answers) -> Json {
    let leaf = |id: &str| {
        let answer = answers.node(id).cloned().unwrap_or_default();
        Json::object(answer.values.iter().map(|(key, text)| (&**key, Json::from(&**text))))
    };
    Json::object(pack.leaves().map(|(_, node, _)| (&*node.id, leaf(&node.id))))
}

/// Every leaf changed alone: what is typed into it, and the total then.
fn edits(pack: &Pack, answers: Answers) -> Json {
    let mut sheet = LiveScore::new(pack, answers);
    let leaves: Vec<(usize, String)> = pack.leaves().map(|(at, node, _)| (at, node.id.to_string())).collect();
    Json::list(leaves.iter().zip(0..).map(|((at, id), n)| {
        let mut tried = sheet.answers().node(id).cloned().unwrap_or_default();
        model::retype(&mut tried, n);
        let (key, typed) = tried.values.first_key_value().map(|(k, v)| (k.clone(), v.clone())).unwrap_or_default();
        let total = sheet.what_if(*at, tried, |card| card.totals.points.to_text());
        Json::object(
            [("leaf", &**id), ("key", &*key), ("typed", &*typed), ("total", &*total)].map(|(k, v)| (k, Json::from(v))),
        )
    }))
}

/// Totals of two hundred bodies, each answering one leaf otherwise than the one before.
fn bodies(pack: &Pack, mut answers: Answers) -> Json {
    let ids: Vec<String> = pack.leaves().map(|(_, node, _)| node.id.to_string()).collect();
    Json::list((0..200).zip(ids.iter().cycle()).map(|(n, id)| {
        model::retype(answers.node_mut(id), n);
        Json::from(&*evaluate(pack, &answers).totals.points.to_text())
    }))
}
