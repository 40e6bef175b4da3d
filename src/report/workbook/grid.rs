//! Which row of the scoring sheet holds what, and the names of its cells.

use crate::pack::rule::FieldKind;
use crate::pack::{Pack, knock_out_key};
use rust_xlsxwriter::utility::column_number_to_name;

/// Row of the column titles, from 0.
pub(super) const HEAD: u32 = 4;

/// Columns of the scoring sheet; from [`PARENT`] on they are for computing.
pub(super) const CODE: u16 = 0;
pub(super) const CONTENT: u16 = 1;
pub(super) const PRINTED_MAX: u16 = 2;
pub(super) const COUNTS: u16 = 3;
pub(super) const VALUE: u16 = 4;
pub(super) const MEASURE: u16 = 5;
pub(super) const POINTS: u16 = 6;
pub(super) const STATE: u16 = 7;
pub(super) const EVIDENCE: u16 = 8;
pub(super) const EXPLANATION: u16 = 9;
pub(super) const PARENT: u16 = 10;
/// First of the eight columns of a long division.
pub(super) const DIVISION: u16 = 11;
pub(super) const RAW: u16 = 19;
pub(super) const CLAIM: u16 = 20;
pub(super) const CLAIM_REST: u16 = 21;
pub(super) const MAX: u16 = 30;
pub(super) const OWN_MAX: u16 = 31;
pub(super) const LAST: u16 = 31;

/// A figure that is summed up the tree: a column of millionths, and beside it one
/// of what is left below a millionth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Series {
    /// The projection.
    Projected,
    /// What is certain.
    Certain,
    /// What is possible.
    Possible,
    /// What the body scores itself.
    Own,
}

/// All of them.
pub(super) const SERIES: [Series; 4] = [Series::Projected, Series::Certain, Series::Possible, Series::Own];

impl Series {
    pub(super) const fn column(self) -> u16 {
        match self {
            Self::Projected => 22,
            Self::Certain => 24,
            Self::Possible => 26,
            Self::Own => 28,
        }
    }
}

/// Name of a cell: `V5`.
pub(super) fn cell(column: u16, row: u32) -> String {
    format!("{}{}", column_number_to_name(column), row + 1)
}

/// The eight cells of a long division that starts at a column.
pub(super) fn division(first: u16, row: u32) -> [String; 8] {
    [0, 1, 2, 3, 4, 5, 6, 7].map(|at| cell(first + at, row))
}

/// What a row below a node is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// A field of the rule.
    Rule(String, FieldKind),
    /// Points typed beside the computed ones.
    Typed,
    /// A fact that fixes the points, by its index.
    KnockOut(usize),
    /// Points of a leaf whose rule no formula can say.
    Given,
}

/// A row of the sheet.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Index of the node.
    pub node: usize,
    /// What it holds; none for the node itself.
    pub field: Option<Field>,
}

/// The rows of the sheet.
pub(super) struct Grid {
    /// From the row below [`HEAD`] on.
    pub lines: Vec<Line>,
    /// Row of each node.
    nodes: Vec<u32>,
}

impl Grid {
    /// Lays a pack out; `given` says for which leaves the points are typed directly.
    pub(super) fn new(pack: &Pack, given: impl Fn(usize) -> bool) -> Self {
        let mut lines: Vec<Line> = Vec::new();
        let mut nodes = Vec::new();
        for (index, node) in pack.nodes.iter().enumerate() {
            nodes.push(row_of(lines.len()));
            lines.push(Line { node: index, field: None });
            let mut add = |field| lines.push(Line { node: index, field: Some(field) });
            if let Some(leaf) = node.leaf() {
                for (key, kind) in leaf.rule.fields() {
                    add(Field::Rule(key.to_owned(), kind));
                }
                if given(index) {
                    add(Field::Given);
                }
            }
            if node.may_type {
                add(Field::Typed);
            }
            for at in 0..node.knock_outs.len() {
                add(Field::KnockOut(at));
            }
        }
        Self { lines, nodes }
    }

    /// Row of a node.
    pub(super) fn row(&self, node: usize) -> u32 {
        self.nodes.get(node).copied().unwrap_or(HEAD)
    }

    /// The last row of the subtree of a node.
    pub(super) fn last_row(&self, pack: &Pack, node: usize) -> u32 {
        let end = pack.nodes.get(node).map_or(node, |node| node.end);
        self.nodes.get(end).copied().unwrap_or_else(|| row_of(self.lines.len())).saturating_sub(1)
    }

    /// Input cells of a node with the fields they hold.
    pub(super) fn inputs(&self, node: usize) -> Vec<(&Field, String)> {
        let of_node = |(at, line): (usize, &'_ Line)| (line.node == node).then_some(at);
        let rows = self.lines.iter().enumerate().filter_map(of_node);
        rows.filter_map(|at| Some((self.lines.get(at)?.field.as_ref()?, cell(VALUE, row_of(at))))).collect()
    }

    /// Cells of the rule's fields by key.
    pub(super) fn keys(&self, node: usize) -> Vec<(String, String)> {
        let key = |(field, cell): (&Field, String)| match field {
            Field::Rule(key, _) => Some((key.clone(), cell)),
            _ => None,
        };
        self.inputs(node).into_iter().filter_map(key).collect()
    }

    /// The cell of the first field that is as wanted.
    pub(super) fn input(&self, node: usize, wanted: &Field) -> Option<String> {
        self.inputs(node).into_iter().find(|(field, _)| *field == wanted).map(|(_, cell)| cell)
    }
}

/// Row of a line.
pub(super) fn row_of(line: usize) -> u32 {
    u32::try_from(line).map_or(u32::MAX, |line| line.saturating_add(HEAD + 1))
}

/// Key of the answer that a field holds.
pub(super) fn key_of(pack: &Pack, node: usize, field: &Field) -> Option<String> {
    match field {
        Field::Rule(key, _) => Some(key.clone()),
        Field::KnockOut(at) => Some(knock_out_key(&pack.nodes.get(node)?.knock_outs.get(*at)?.id)),
        Field::Typed | Field::Given => None,
    }
}
