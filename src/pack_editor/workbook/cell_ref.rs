//! Where something of a pack stands in the workbook that it was read from.

use super::{COLUMNS, EXAMPLES, GROUPS, LINES, SET};
use crate::base::json::Json;
use crate::base::json::pointer::member;

/// A place in a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Name of the sheet.
    pub sheet: &'static str,
    /// Row, from 1; none when it is about something that no row has.
    pub row: Option<usize>,
    /// Heading of the column; none when it is about the row as a whole.
    pub column: Option<&'static str>,
}

/// The rows of a workbook that a pack was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Of each group, the rows of its lines in document order.
    pub(super) lines: [Vec<usize>; 3],
    /// Sheet, path and row of every plain value besides.
    pub(super) pairs: Vec<(&'static str, String, usize)>,
}

impl Rows {
    /// Where the value at an RFC 6901 pointer into the pack stands.
    #[must_use]
    pub fn spot(&self, set: &Json, pointer: &str) -> Spot {
        let steps: Vec<&str> = pointer.split('/').skip(1).collect();
        let group = GROUPS.iter().zip(&self.lines).find(|((_, name), _)| steps.first() == Some(name));
        match group {
            Some(((_, name), rows)) => line(rows, set.get(name), steps.get(1..).unwrap_or_default()),
            None => self.pair(&steps),
        }
    }

    /// The row of a value outside the lines, else the first one of its member.
    fn pair(&self, steps: &[&str]) -> Spot {
        let sheet = if steps.first() == Some(&"examples") { EXAMPLES } else { SET };
        let numbered =
            |step: &&str| step.parse::<usize>().map_or_else(|_| (*step).to_owned(), |n| format!("#{}", n + 1));
        let steps: Vec<String> = steps.iter().map(numbered).collect();
        let found = (1..=steps.len()).rev().find_map(|n| {
            let path = steps.get(..n)?.join("/");
            let below = member(&path, "");
            let fits = |known: &str| known == path || known.starts_with(&below);
            self.pairs.iter().find(|(on, known, _)| *on == sheet && fits(known))
        });
        Spot { sheet, row: found.map(|(.., row)| *row), column: None }
    }
}

/// The row and column of what is at these steps below the roots of a group.
fn line(rows: &[usize], nodes: Option<&Json>, steps: &[&str]) -> Spot {
    let (mut before, mut nodes, mut steps) = (0, nodes.and_then(Json::as_list), steps);
    let mut own = None;
    while let Some((idx, rest)) = steps.split_first().and_then(|(step, rest)| Some((step.parse::<usize>().ok()?, rest)))
    {
        let list = nodes.unwrap_or_default();
        before += list.iter().take(idx).map(count).sum::<usize>();
        own = Some(before);
        // The line itself stands before those below it.
        before += 1;
        nodes = list.get(idx).and_then(|node| node.get("children")).and_then(Json::as_list);
        steps = match rest.split_first() {
            Some((&"children", below)) => below,
            _ => {
                return Spot { sheet: LINES, row: rows.get(before - 1).copied(), column: column(rest) };
            }
        };
    }
    Spot { sheet: LINES, row: own.and_then(|own| rows.get(own).copied()), column: None }
}

/// Lines of a node: itself and all below.
fn count(node: &Json) -> usize {
    1 + node.get("children").and_then(Json::as_list).unwrap_or_default().iter().map(count).sum::<usize>()
}

fn column(steps: &[&str]) -> Option<&'static str> {
    let wanted = match steps {
        [] => return None,
        ["rule"] | ["rule", "kind"] => "rule/kind",
        [member, ..] => member,
    };
    COLUMNS.iter().find(|(_, member, _)| *member == wanted).map(|(label, ..)| *label)
}
