//! Formulas of the tree: what a leaf counts for, and the sums above it.

use super::arith::{micro, quotient, remainder, rounded_from};
use super::frame::{Frame, LEFT_OUT, NO_POINTS, OPEN};
use super::grid::{
    CLAIM, CLAIM_REST, COUNTS, DIVISION, EXPLANATION, Field, Grid, MAX, OWN_MAX, PARENT, RAW, SERIES, Series, cell,
    division,
};
use super::rules;
use crate::answer::{Answers, Reading};
use crate::base::decimal::{Points, Rounding};
use crate::pack::{EvidencePolicy, Leaf, Link, LinkKind, Node, NotArisen, Role, ScoredBy};
use crate::report::self_assessment::Source;
use crate::text::workbook::{Label, label, yes_no};

/// What a quotient may be short of a whole by the error of floats.
const SNAP: &str = "1E-9";

/// Formulas of one row: column and text without `=`.
pub(super) type Row = Vec<(u16, String)>;

/// Makes the formulas of rows.
pub(super) struct Tree<'a> {
    pub source: &'a Source<'a>,
    pub grid: &'a Grid,
    /// Name of the evidence sheet and the last row with a link.
    pub evidence: (&'a str, u32),
    /// Whether leaves may have something left below a millionth.
    pub rests: bool,
}

fn or(list: &[String]) -> Option<String> {
    match list {
        [] => None,
        [one] => Some(one.clone()),
        more => Some(format!("OR({})", more.join(","))),
    }
}

impl Tree<'_> {
    fn node(&self, index: usize) -> Option<&Node> {
        self.source.pack.nodes.get(index)
    }

    fn is_yes(&self, cell: &str) -> String {
        format!("{cell}=\"{}\"", yes_no(self.source.lang, true))
    }

    fn says(&self, index: usize, what: Label) -> String {
        format!("{}=\"{}\"", cell(COUNTS, self.grid.row(index)), label(self.source.lang, what))
    }

    /// The facts that fix the points of a node, each with what it fixes them to.
    fn knock_outs(&self, index: usize) -> Vec<(String, Points)> {
        let facts = self.node(index).map_or(&[][..], |node| &node.knock_outs);
        let one = |(at, fact): (usize, &crate::pack::KnockOut)| {
            Some((self.is_yes(&self.grid.input(index, &Field::KnockOut(at))?), fact.to))
        };
        facts.iter().enumerate().filter_map(one).collect()
    }

    /// Whether a node, or one above it, is left out; `None` where none can be.
    fn left_out(&self, index: usize) -> Option<String> {
        let mut list = Vec::new();
        let mut at = Some(index);
        while let Some(here) = at {
            let Some(node) = self.node(here) else { break };
            if counts_by_choice(self.source, here, node) {
                list.push(self.says(here, Label::DoesNotCount));
            }
            at = node.parent;
        }
        or(&list)
    }

    /// Whether the evidence policy is satisfied; `None` where it always is.
    pub(super) fn backed(&self, index: usize) -> Option<String> {
        let node = self.node(index)?;
        let (sheet, last) = self.evidence;
        let linked = format!("SUMPRODUCT(--EXACT('{sheet}'!$A$2:$A${last},\"{}\"))>0", node.id);
        match self.source.pack.evidence {
            EvidencePolicy::Advisory => None,
            EvidencePolicy::Zero => Some(linked),
            EvidencePolicy::Explain => {
                let text = cell(EXPLANATION, self.grid.row(index));
                Some(format!("OR({linked},LEN(TRIM({text}))>0)"))
            }
        }
    }

    /// A typed number of points, or what follows when nothing (usable) is typed.
    fn typed(&self, index: usize, (least, max): (i128, &str), blank: &str, wrong: &str) -> Option<String> {
        let typed = self.grid.input(index, &Field::Typed)?;
        let value = format!("ROUND({typed}*1000000,0)");
        Some(format!(
            "IF({typed}=\"\",{blank},IF(ISNUMBER({typed}),IF(AND({value}>={least},{value}<={max}),{value},{wrong}),{wrong}))"
        ))
    }

    /// The formulas of a leaf.
    pub(super) fn leaf(&self, index: usize) -> Row {
        let (Some(node), row) = (self.node(index), self.grid.row(index)) else { return Row::new() };
        let Some(leaf) = node.leaf() else { return Row::new() };
        let mut out = Row::new();
        let cells = division(DIVISION, row);
        let keys = self.grid.keys(index);
        let frame = Frame {
            lang: self.source.lang,
            year: year_of(self.source),
            max: node.max,
            cells: &keys,
            quotient: &quotient(&cells),
        };
        let (rule, divides) = match self.grid.input(index, &Field::Given) {
            Some(given) => (format!("IF(ISNUMBER({given}),ROUND({given}*1000000,0),{OPEN})"), false),
            None => match rules::made(&leaf.rule, &frame) {
                Some(made) => {
                    if let Some((above, below)) = &made.share {
                        let list = super::arith::long_division(above, below, &cells);
                        out.extend((DIVISION..).zip(list));
                    }
                    (made.value, made.share.is_some())
                }
                None => (OPEN.to_owned(), false),
            },
        };
        let max = micro(node.max);
        let (least, most) = bounds_of(node);
        let mut instead = Vec::new();
        let rule = match leaf.not_arisen {
            None => rule,
            Some(treatment) => {
                let declared = self.says(index, Label::NotArisen);
                let then = match treatment {
                    NotArisen::Full => max.to_string(),
                    NotArisen::Zero => "0".to_owned(),
                    NotArisen::LeaveOut => LEFT_OUT.to_owned(),
                };
                let value = format!("IF({declared},{then},{rule})");
                instead.push(declared);
                value
            }
        };
        let raw = self.typed(index, (least, &most.to_string()), &rule, OPEN).unwrap_or(rule);
        instead.extend(self.grid.input(index, &Field::Typed).map(|typed| format!("{typed}<>\"\"")));
        out.push((RAW, raw));
        self.claim(index, node, divides.then(|| remainder(&cells)), &instead, &mut out);
        self.counted(index, node, leaf, &mut out);
        out
    }

    /// What the leaf gives before the evidence gate.
    fn claim(&self, index: usize, node: &Node, rest: Option<String>, instead: &[String], out: &mut Row) {
        let row = self.grid.row(index);
        let (raw, claim) = (cell(RAW, row), cell(CLAIM, row));
        let (least, max) = bounds_of(node);
        let facts = self.knock_outs(index);
        let rest = rest.map(|rest| or(instead).map_or_else(|| rest.clone(), |other| format!("IF({other},0,{rest})")));
        let exact = rounded_from(least, &raw, rest.as_deref(), self.source.pack.rounding.leaf);
        let mut value = format!("IF({raw}<{NO_POINTS},{raw},MIN({max},{exact}))");
        for (is_so, to) in facts.iter().rev() {
            value = format!("IF({is_so},{},{value})", micro(*to));
        }
        let left_out = self.left_out(index);
        if let Some(left_out) = &left_out {
            value = format!("IF({left_out},{LEFT_OUT},{value})");
        }
        out.push((CLAIM, value));
        if self.rests
            && let Some(rest) = rest
        {
            let mut none: Vec<String> = facts.into_iter().map(|(is_so, _)| is_so).chain(left_out).collect();
            none.push(format!("{raw}<{NO_POINTS}"));
            none.push(format!("{claim}>={max}"));
            out.push((CLAIM_REST, format!("IF({},0,{rest})", or(&none).unwrap_or_default())));
        }
    }

    /// What a limit across lines leaves of a figure of a leaf.
    fn limited(&self, index: usize, series: Series, value: String) -> String {
        let links = self.source.pack.links.iter().filter(|link| link.lines.contains(&index));
        let at = |series: Series, line: usize| cell(series.column(), self.grid.row(line));
        let cut = links.fold(value, |value, link| {
            let used: Vec<String> = link
                .lines
                .iter()
                .take_while(|line| **line < index)
                .map(|line| format!("-{}", at(series, *line)))
                .collect();
            let used = used.concat();
            match &link.kind {
                LinkKind::AtMost(most) => format!("MIN({value},{}{used})", micro(*most)),
                LinkKind::AtLeast(least) => format!("MAX({value},{}{used})", micro(*least)),
                LinkKind::Unless(others) => {
                    // Certain is what no other can take away.
                    let series = match series {
                        Series::Certain => Series::Possible,
                        Series::Possible => Series::Certain,
                        other => other,
                    };
                    let any: Vec<String> = others.iter().map(|line| format!("{}>0", at(series, *line))).collect();
                    format!("IF(OR({}),0,{value})", any.join(","))
                }
            }
        });
        let excludes = |link: &Link| link.lines.contains(&index) && matches!(link.kind, LinkKind::Unless(_));
        match series {
            _ if !self.source.pack.links.iter().any(excludes) => cut,
            Series::Certain => format!("MIN({cut},{})", at(Series::Projected, index)),
            Series::Possible => format!("MAX({cut},{})", at(Series::Projected, index)),
            _ => cut,
        }
    }

    /// The summed figures of a leaf.
    fn counted(&self, index: usize, node: &Node, leaf: &Leaf, out: &mut Row) {
        let row = self.grid.row(index);
        let (claim, max) = (cell(CLAIM, row), micro(node.max));
        let (least, most) = bounds_of(node);
        let own = leaf.scored_by == ScoredBy::Body;
        let facts: Vec<String> = self.knock_outs(index).into_iter().map(|(is_so, _)| is_so).collect();
        let fixed = or(&facts);
        let backed = self.backed(index).filter(|_| node.role != Role::Penalty);
        // What is taken off needs no evidence to count.
        let backed = backed.map(|backed| if least < 0 { format!("OR({claim}<0,{backed})") } else { backed });
        let either = |one: Option<String>| or(&fixed.iter().cloned().chain(one).collect::<Vec<_>>());
        // Conditions under which the claim counts; an empty one: always.
        let projected = backed.clone().filter(|_| own && self.source.pack.evidence == EvidencePolicy::Zero);
        let projected = projected.and_then(|backed| either(Some(backed)));
        let expected = is_expected(self.source, node);
        let certain = match (own, expected) {
            (true, false) => backed.and_then(|backed| either(Some(backed))),
            _ => Some(fixed.clone().unwrap_or_else(|| "FALSE".to_owned())),
        };
        let when = |condition: &Option<String>, value: &str| match condition {
            None => format!("IF({claim}<{NO_POINTS},0,{value})"),
            Some(condition) => format!("IF({claim}<{NO_POINTS},0,IF({condition},{value},0))"),
        };
        let possible = |value: &str, most: &str| {
            let scored = match (own, &fixed) {
                (true, _) => value.to_owned(),
                (false, None) => most.to_owned(),
                (false, Some(fixed)) => format!("IF({fixed},{value},{most})"),
            };
            format!("IF({claim}={LEFT_OUT},0,IF({claim}={OPEN},{most},{scored}))")
        };
        let rest = cell(CLAIM_REST, row);
        for (series, value) in [(Series::Projected, &projected), (Series::Certain, &certain)] {
            let counted = when(value, &claim);
            // Open, given by others or only expected: at worst all that it can take.
            let counted = match (series, least) {
                (Series::Certain, ..0) if own && !expected => format!("IF({claim}={OPEN},{least},{counted})"),
                (Series::Certain, ..0) => {
                    let fixed = fixed.clone().unwrap_or_else(|| "FALSE".to_owned());
                    let worst = if own { format!("MIN({least},{claim})") } else { least.to_string() };
                    let worst = format!("IF({claim}={OPEN},{least},{worst})");
                    format!("IF({claim}={LEFT_OUT},0,IF({fixed},{claim},{worst}))")
                }
                _ => counted,
            };
            out.push((series.column(), self.limited(index, series, counted)));
            if self.rests {
                out.push((series.column() + 1, when(value, &rest)));
            }
        }
        let reached = self.limited(index, Series::Possible, possible(&claim, &most.to_string()));
        out.push((Series::Possible.column(), reached));
        let projected = cell(Series::Projected.column(), row);
        out.push((Series::Own.column(), if own { projected } else { "0".to_owned() }));
        if self.rests {
            out.push((Series::Possible.column() + 1, possible(&rest, "0")));
            let rest = cell(Series::Projected.column() + 1, row);
            out.push((Series::Own.column() + 1, if own { rest } else { "0".to_owned() }));
        }
        let applicable = format!("IF({claim}={LEFT_OUT},0,{max})");
        out.push((MAX, applicable.clone()));
        out.push((OWN_MAX, if own { applicable } else { "0".to_owned() }));
    }

    /// The sum of a column over the children of a node.
    fn sum(&self, index: usize, column: u16) -> String {
        let (row, last) = (self.grid.row(index), self.grid.last_row(self.source.pack, index));
        let range = |column: u16| format!("{}:{}", cell(column, row + 1), cell(column, last));
        format!("SUMIFS({},{},{})", range(column), range(PARENT), row + 1)
    }

    /// The formulas of a sum.
    pub(super) fn node_sum(&self, index: usize) -> Row {
        let (Some(node), row) = (self.node(index), self.grid.row(index)) else { return Row::new() };
        let mut out = Row::new();
        let block = node.role != Role::Scale && node.parent.is_none();
        let max = cell(MAX, row);
        let applicable = self.sum(index, MAX);
        out.push((MAX, if block { format!("MIN({applicable},{})", micro(node.max)) } else { applicable }));
        let own_max = self.sum(index, OWN_MAX);
        let own_max = if block { format!("MIN({own_max},{max})") } else { own_max };
        // Points typed on a sum are the body's.
        let own_max = self.if_typed(index, &max, &own_max);
        out.push((OWN_MAX, own_max));
        for series in SERIES {
            self.node_series(index, node, series, block, &mut out);
        }
        out
    }

    /// The maximum where usable points are typed on the sum.
    fn if_typed(&self, index: usize, max: &str, otherwise: &str) -> String {
        let facts: Vec<String> = self.knock_outs(index).into_iter().map(|(is_so, _)| is_so).collect();
        match self.typed(index, (0, max), "-1", "-1") {
            None => otherwise.to_owned(),
            Some(typed) => {
                let typed = or(&facts).map_or(typed.clone(), |fixed| format!("IF({fixed},-1,{typed})"));
                format!("IF({typed}<0,{otherwise},{max})")
            }
        }
    }

    /// One figure of a sum: cap of a block, facts, typed points, rounding.
    fn node_series(&self, index: usize, node: &Node, series: Series, block: bool, out: &mut Row) {
        let row = self.grid.row(index);
        let (column, max) = (series.column(), cell(MAX, row));
        let whole = self.sum(index, column);
        let rest = self.sum(index, column + 1);
        let carry = format!("INT({rest}+{SNAP})");
        let mut value = if self.rests { format!("({whole}+{carry})") } else { whole };
        let mut left = format!("({rest}-{carry})");
        if block {
            left = format!("IF({value}>={max},0,{left})");
            value = format!("MIN({value},{max})");
        }
        let facts = self.knock_outs(index);
        let rounding: Option<Rounding> = self.source.pack.rounding.area.filter(|_| node.depth == 0);
        let mut then = value.clone();
        let mut then_left = left.clone();
        if let Some(typed) = self.typed(index, (0, &max), "-1", "-1") {
            let backed = self.backed(index).filter(|_| series == Series::Certain);
            let counted = backed.map_or(typed.clone(), |backed| format!("IF({backed},{typed},0)"));
            then = format!("IF(OR({max}=0,{typed}<0),{value},{counted})");
            then_left = format!("IF(OR({max}=0,{typed}<0),{left},0)");
        }
        if rounding.is_some() {
            // Rounded from a cell of its own: the formula names its value more than once.
            let scratch =
                DIVISION + 2 * u16::try_from(SERIES.iter().position(|s| *s == series).unwrap_or(0)).unwrap_or(0);
            out.push((scratch, then));
            if self.rests {
                out.push((scratch + 1, then_left));
            }
            let rest = cell(scratch + 1, row);
            let leaves = || self.source.pack.leaves_of(index).filter_map(|leaf| self.node(leaf));
            let least: i128 = leaves().map(|leaf| bounds_of(leaf).0).sum();
            let over: i128 = leaves().map(|leaf| (bounds_of(leaf).1 - micro(leaf.max)).max(0)).sum();
            let exact = rounded_from(least, &cell(scratch, row), self.rests.then_some(rest.as_str()), rounding);
            let over = if over == 0 || block { String::new() } else { format!("+{over}") };
            then = format!("MIN({max}{over},{exact})");
            then_left = "0".to_owned();
        }
        for (is_so, to) in facts.iter().rev() {
            let to = micro(*to);
            then = format!("IF({is_so},MIN({value},{to}),{then})");
            then_left = format!("IF({is_so},IF({value}>={to},0,{left}),{then_left})");
        }
        if series == Series::Own && rounding.is_some() {
            then = format!("MIN({then},{})", cell(OWN_MAX, row));
        }
        out.push((column, then));
        if self.rests {
            out.push((column + 1, format!("IF({then_left}<{SNAP},0,{then_left})")));
        }
    }
}

/// The lowest and the highest millionths of a leaf.
fn bounds_of(node: &Node) -> (i128, i128) {
    let (least, most) = node.leaf().map_or((Points::ZERO, node.max), |leaf| leaf.rule.bounds(node.max));
    (micro(least), micro(most))
}

/// Whether the sheet offers to leave a node out, or has left it out.
pub(super) fn counts_by_choice(source: &Source<'_>, index: usize, node: &Node) -> bool {
    node.may_not_apply || crate::engine::score::is_taken_out(source.pack, &source.draft.answers, index)
}

/// The scored year as the engine takes it.
pub(super) fn year_of(source: &Source<'_>) -> Option<i32> {
    let typed = source.draft.answers.setup.year.trim();
    if typed.is_empty() { Some(source.pack.years.1) } else { typed.parse().ok() }
}

/// Whether the reading at year end rests on a number that is only expected.
fn is_expected(source: &Source<'_>, node: &Node) -> bool {
    let answers: &Answers = &source.draft.answers;
    let forecast = answers.node(&node.id).is_some_and(|answer| answer.forecast.values().any(|t| !t.trim().is_empty()));
    answers.setup.reading == Reading::YearEnd && forecast
}
