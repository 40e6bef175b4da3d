//! The whole sheet as CSV for machines: RFC 4180, UTF-8, comma, decimal point.

use super::declared::evidence;
use super::self_assessment::Source;
use crate::engine::score::State;
use crate::text::node_name;

/// A field: quoted where needed; a text that a spreadsheet would run as a formula
/// is kept from it.
fn field(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// Every node of the pack: one line each, points as exact decimals (or reduced
/// fractions such as `55/3` where no decimal holds them), names of columns first.
#[must_use]
pub fn sheet(source: &Source<'_>) -> String {
    let super::self_assessment::Source { pack, draft, card, lang, .. } = *source;
    let head = [
        "id",
        "code",
        "name",
        "role",
        "depth",
        "max",
        "applicable_max",
        "state",
        "points",
        "low",
        "high",
        "inputs",
        "evidence",
        "reason",
        "explanation",
    ];
    let mut out = head.join(",");
    out.push_str("\r\n");
    for (index, node) in pack.nodes.iter().enumerate() {
        let Some(score) = card.nodes.get(index) else { continue };
        let state = match card.leaf(index).map(|leaf| leaf.state) {
            Some(State::Open) => "open",
            Some(State::Invalid) => "invalid",
            Some(State::Scored) => "scored",
            Some(State::LeftOut) => "left-out",
            None => "sum",
        };
        let role = match node.role {
            crate::pack::Role::Scale => "scale",
            crate::pack::Role::Bonus => "bonus",
            crate::pack::Role::Penalty => "penalty",
        };
        let answer = draft.answers.node(&node.id);
        let values = answer.map_or(Vec::new(), |answer| {
            let reading = draft.answers.setup.reading;
            let pair = |key: &String| format!("{key}={}", answer.value(key, reading));
            answer.values.keys().map(pair).collect()
        });
        let line = [
            node.id.to_string(),
            node.code.to_string(),
            node_name(lang, node).to_owned(),
            role.to_owned(),
            node.depth.to_string(),
            node.max.to_text(),
            score.applicable.to_text(),
            state.to_owned(),
            score.points.to_text(),
            score.low.to_text(),
            score.high.to_text(),
            values.join("; "),
            evidence(lang, &draft.answers, node).join("; "),
            answer.map_or_else(String::new, |answer| answer.reason.clone()),
            answer.map_or_else(String::new, |answer| answer.explanation.clone()),
        ];
        out.push_str(&line.map(|text| field(&text)).join(","));
        out.push_str("\r\n");
    }
    out
}
