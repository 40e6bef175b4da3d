//! Small whole numbers of a stored project.

use crate::base::json::problem::Problem;
use crate::base::json::{Json, node};

pub(super) fn int(value: usize) -> Json {
    Json::Int(i64::try_from(value).unwrap_or(i64::from(u32::MAX)))
}

pub(super) fn small(node: &Json, at: &str, problems: &mut Vec<Problem>, most: usize) -> Option<usize> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    node::int(node, at, problems, 0..=most).and_then(|value| usize::try_from(value).ok())
}
