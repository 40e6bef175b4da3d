//! A synthetic pack of any size, for measuring: eight areas, four rule kinds in
//! turn (proportional, bands, yes/no, deduction), two inputs a leaf on average,
//! leaves rounded to two places, classes in percent.
//!
//! Not a pack of anybody; it never appears among the packs to choose from.

use crate::answer::{Answer, Answers};
use crate::base::json::Json;
use crate::base::json::write::to_text;

/// The file of a pack with `leaves` leaves, as text; `leaves` at least 8.
#[must_use]
pub fn file(leaves: u32) -> String {
    let areas = (0..8).map(|area| {
        let mine = (0..leaves).filter(|leaf| leaf % 8 == area).map(leaf);
        let children: Vec<Json> = mine.collect();
        let max = children.len();
        texts([
            ("id", &format!("a{area}")),
            ("code", &(area + 1).to_string()),
            ("name", "Lĩnh vực"),
            ("max", &max.to_string()),
        ])
        .with("children", children)
    });
    let rounding = Json::object([("leaf", Json::object([("places", Json::from(2_u32)), ("mode", "half-up".into())]))]);
    let class = |id: &str, from: Option<&str>| texts([("id", id), ("label", id)]).with_some("at_least", from);
    let classes = texts([("basis", "percent"), ("source", "đo tốc độ")]).with(
        "classes",
        vec![class("xs", Some("90")), class("tot", Some("80")), class("kha", Some("65")), class("yeu", None)],
    );
    let file = texts([
        ("format", "cchc-pack/1"),
        ("id", "do-toc-do"),
        ("version", "1"),
        ("name", "Bộ đo tốc độ"),
        ("status", "illustrative"),
        ("status_note", "Chỉ để đo tốc độ"),
        ("place", "-"),
        ("level", "-"),
    ])
    .with("years", Json::object([("from", 2025_u32), ("to", 2025)].map(|(name, year)| (name, Json::from(year)))))
    .with("legal_basis", Vec::<Json>::new())
    .with("source", "đo tốc độ")
    .with("cohorts", vec![texts([("id", "so"), ("name", "Sở")])])
    .with("scale", leaves.to_string())
    .with("rounding", rounding)
    .with("evidence", "advisory")
    .with("classes", vec![classes])
    .with("areas", Json::list(areas));
    to_text(&file)
}

/// Answers to every leaf of [`file`], neither all nothing nor all full.
#[must_use]
pub fn answers(leaves: u32) -> Answers {
    let mut answers = Answers::default();
    for n in 0..leaves {
        let id = format!("l{n}");
        let mut put = |key: &str, text: String| {
            answers.node_mut(&id).values.insert(key.to_owned(), text);
        };
        match n % 4 {
            0 | 1 => {
                put("dat", (60 + n % 40).to_string());
                put("tong", "100".to_owned());
            }
            2 => put("answer", if n % 3 == 0 { "no" } else { "yes" }.to_owned()),
            _ => {
                put("tre", (n % 3).to_string());
                put("thieu", "1".to_owned());
                put("sai", "0".to_owned());
            }
        }
    }
    answers
}

/// Totals of thirty other bodies with a pack of so many leaves: 45 % of its scale,
/// 46 %, and so on.
#[must_use]
pub fn rivals(leaves: u32) -> Vec<String> {
    let hundredths = (45..75).map(|percent| leaves * percent);
    hundredths.map(|points| format!("{}.{:02}", points / 100, points % 100)).collect()
}

/// Types something else into the first field of an answer: of a ratio what is
/// reached of a hundred, a number of events, or the other of yes and no.
pub fn retype(answer: &mut Answer, n: u32) {
    let Some((key, text)) = answer.values.iter_mut().next() else { return };
    let typed = match (key.as_str(), text.as_str()) {
        ("dat", _) => (50 + n % 50).to_string(),
        (_, "yes") => "no".to_owned(),
        (_, "no") => "yes".to_owned(),
        _ => (n % 3).to_string(),
    };
    *text = typed;
}

fn texts<const N: usize>(members: [(&str, &str); N]) -> Json {
    Json::object(members.map(|(name, text)| (name, Json::from(text))))
}

fn leaf(n: u32) -> Json {
    let id = format!("l{n}");
    let ratio = || {
        let input = |id: &str| texts([("id", id), ("label", id)]);
        Json::object([("numerator", input("dat")), ("denominator", input("tong")), ("zero", "zero".into())])
    };
    let band = |from: Option<&str>, to: Option<&str>, points: &str| {
        texts([("points", points)]).with_some("at_least", from).with_some("below", to)
    };
    let item = |id: &str| texts([("id", id), ("label", id), ("points", "0.25")]);
    let rule = match n % 4 {
        0 => texts([("kind", "proportional")]).with("ratio", ratio()),
        1 => texts([("kind", "steps")]).with("ratio", ratio()).with(
            "bands",
            vec![band(Some("90"), None, "1"), band(Some("70"), Some("90"), "0.5"), band(None, Some("70"), "0")],
        ),
        2 => texts([("kind", "yes-no"), ("yes", "1"), ("no", "0")]),
        _ => texts([("kind", "deduction")]).with("items", vec![item("tre"), item("thieu"), item("sai")]),
    };
    texts([("id", &id), ("code", &id), ("name", "Tiêu chí"), ("max", "1")]).with("rule", rule)
}
