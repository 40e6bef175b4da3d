//! Many answer sheets, one a line: for those who carry the software on, and for
//! statistics. The same engine as the page, and the same bytes for the same line.
//!
//! In: one JSON object a line, in the form of a draft's `answers`
//! (`criteria/README.md`), with an optional `"key"` that comes back with the
//! result. Out: one object a line, in the same order, with the number of its
//! line: the results of every node and the totals as in a submission
//! (`criteria/SUBMISSION.md`), or `"error"` with the first thing that is wrong.

use super::document::{results_json, totals_json};
use crate::answer::json as answers_json;
use crate::base::json::Json;
use crate::base::json::parse::{Limits, ParseError, parse};
use crate::base::json::problem::Problem;
use crate::engine::score::evaluate;
use crate::pack::Pack;

/// Why a line was not scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineError {
    /// Not JSON.
    Json(ParseError),
    /// JSON, but no answers: every problem with its place.
    Problems(Vec<Problem>),
}

/// Scores one line, numbered from 1; blank lines are nobody's business.
///
/// # Errors
/// [`LineError`]; the caller goes on with the next line.
pub fn score_line(pack: &Pack, n: u64, line: &str) -> Result<Json, LineError> {
    let json = parse(line, &Limits::DEFAULT).map_err(LineError::Json)?;
    let key = json.get("key").and_then(Json::as_text).map(str::to_owned);
    let mut problems = Vec::new();
    let answers = answers_json::read(&json.without("key"), "", &mut problems);
    let Some(answers) = answers.filter(|_| problems.is_empty()) else { return Err(LineError::Problems(problems)) };
    let card = evaluate(pack, &answers);
    let head = Json::object([("line", Json::from(i64::try_from(n).unwrap_or(i64::MAX)))]);
    Ok(head
        .with_some("key", key)
        .with("body", &answers.setup.body)
        .with("pack", &*pack.id)
        .with("pack_digest", &*pack.digest)
        .with("totals", totals_json(pack, &card))
        .with("results", results_json(pack, &card)))
}
