//! JSON lines: one object a body a leaf, for analysis with an existing engine.
//!
//! Every member is a text or an integer, decimals with a point, at most six
//! places; `criteria/SUBMISSION.md` has the query for DuckDB that reproduces the
//! ranking.

use super::{Desk, Figures};
use crate::base::json::{Json, write};
use crate::engine::rank::By;
use crate::engine::score::State;

/// The files that count, one line a body a leaf.
#[must_use]
pub fn json_lines(desk: &Desk) -> String {
    let mut out = String::new();
    for group in desk.groups() {
        let ranked = |figures| desk.table(&group, figures, &By::Points);
        let (declared, appraised) = (ranked(Figures::Declared), ranked(Figures::Appraised));
        for row in &declared.rows {
            let Some(stated) = desk.judged(row.file).and_then(|judged| judged.stated.as_ref()) else {
                continue;
            };
            let after = appraised.rows.iter().find(|other| other.file == row.file);
            let body = Json::object([("pack", Json::from(&group.pack)), ("pack_version", (&group.version).into())])
                .with("pack_digest", &group.digest)
                .with("year", &stated.year)
                .with("cohort", &group.cohort)
                .with("body", &stated.body)
                .with("number", stated.number)
                .with("total", row.declared.shown().to_text())
                .with("total_appraised", row.appraised.shown().to_text())
                .with("percent", row.percent.to_text())
                .with("class", &row.class)
                .with_some("rank", row.rank.exact())
                .with_some("rank_appraised", after.and_then(|row| row.rank.exact()));
            for leaf in desk.leaves(row.file) {
                let state = match leaf.state {
                    State::Open => "open",
                    State::Invalid => "invalid",
                    State::Scored => "scored",
                    State::LeftOut => "left-out",
                };
                let entered = leaf.appraisal.unwrap_or_default();
                let line = body
                    .clone()
                    .with("area", leaf.area)
                    .with("node", leaf.node)
                    .with("code", leaf.code)
                    .with("name", leaf.name)
                    .with("state", state)
                    .with("max", leaf.max.to_text())
                    .with("points", leaf.declared.shown().to_text())
                    .with("appraised", entered.points.unwrap_or_else(|| leaf.declared.shown()).to_text())
                    .with("reason", entered.reason);
                out.push_str(&write::canonical(&line));
                out.push('\n');
            }
        }
    }
    out
}
