//! Which line is below which: from the order of the codes and, where these are
//! ambiguous, from the sums of the points.
//!
//! Every line can be placed below each of the lines that are open above it. Each
//! placing costs something by how unusual it is for the codes, and each group
//! that is closed costs or earns by whether its lines add up to the maximum. The
//! cheapest reading of the whole column wins; only the best few are followed
//! ([`WIDTH`]), so the time grows straight with the number of lines.

use super::code::{Code, Counts, Part};
use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::Points;

/// Readings that are followed at the same time.
const WIDTH: usize = 10;

/// What the search knows of a line.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Its code.
    pub code: Option<Code>,
    /// Its maximum.
    pub max: Option<Points>,
    /// The depth that a column or a person says.
    pub forced: Option<usize>,
    /// Whether a line without a code looks like a heading: capitals, a part of
    /// bonus or penalty points, a group.
    pub heading: bool,
    /// Whether its words are a range of a measure: "từ 70 % đến dưới 90 %".
    pub range: bool,
    /// Whether it counts outside of the scale.
    pub outside: bool,
}

/// A line that is open: the next may be below it.
#[derive(Clone, Debug)]
struct Open {
    entry: usize,
    /// Sum of the lines below; none when one is unknown.
    sum: Option<Points>,
    best: Option<Points>,
    children: usize,
    zero: bool,
    ranges: bool,
    loose: bool,
}

/// A reading of the lines so far.
#[derive(Clone, Debug)]
struct State {
    cost: i64,
    stack: Vec<Open>,
    /// Place of the last step in the trail.
    trail: Option<usize>,
    /// Sum of the roots on the scale.
    sum: Option<Points>,
}

/// One step of a reading: the step before it, and the depth.
type Step = (Option<usize>, usize);

/// The depth of every line, from 0, and whether the sums decided it.
#[must_use]
pub fn levels(entries: &[Entry], total: Option<Points>) -> Vec<(usize, bool)> {
    let with = search(entries, total, true);
    let without = search(entries, total, false);
    with.iter().zip(&without).map(|(level, plain)| (*level, level != plain)).collect()
}

fn search(entries: &[Entry], total: Option<Points>, sums: bool) -> Vec<usize> {
    let mut trail: Vec<Step> = Vec::with_capacity(entries.len() * WIDTH);
    let mut states = vec![State { cost: 0, stack: Vec::new(), trail: None, sum: Some(Points::ZERO) }];
    for (idx, entry) in entries.iter().enumerate() {
        // Cheap first: only the placings that survive are made.
        let mut steps: Vec<(i64, usize, usize)> = Vec::new();
        for (at, state) in states.iter().enumerate() {
            for depth in depths(entry, state.stack.len()) {
                let closing = if sums { closing(entries, state, depth) } else { 0 };
                steps.push((state.cost + placing(entries, &state.stack, entry, depth) + closing, at, depth));
            }
        }
        steps.sort_small_by_key(|(cost, ..)| *cost);
        let mut next: Vec<State> = Vec::with_capacity(WIDTH);
        for (cost, at, depth) in steps {
            if WIDTH <= next.len() {
                break;
            }
            let Some(state) = states.get(at) else { continue };
            if !next.iter().any(|known| same(known, state, depth, entry.max)) {
                trail.push((state.trail, depth));
                next.push(placed(entries, state, idx, depth, cost, trail.len() - 1));
            }
        }
        states = next;
    }
    let worth = |state: &State| {
        let closing = if sums { closing(entries, state, 0) + root(state, total) } else { 0 };
        state.cost + closing
    };
    let best = states.iter().min_by_key(|state| worth(state)).and_then(|state| state.trail);
    let mut levels = Vec::with_capacity(entries.len());
    let mut at = best;
    while let Some((before, depth)) = at.and_then(|at| trail.get(at)) {
        levels.push(*depth);
        at = *before;
    }
    levels.reverse();
    levels
}

/// Whether a state that was made has the same open lines with the same sums as
/// this one will have with a line of these points at a depth.
fn same(known: &State, state: &State, depth: usize, max: Option<Points>) -> bool {
    let pairs = || known.stack.iter().zip(&state.stack);
    let parent = depth.checked_sub(1);
    let after = |at: usize, sum: Option<Points>| {
        if Some(at) == parent { sum.zip(max).map(|(sum, max)| sum.plus(max)) } else { sum }
    };
    known.stack.len() == depth + 1
        && pairs().take(depth).all(|(a, b)| a.entry == b.entry)
        && pairs().take(depth).enumerate().all(|(at, (a, b))| a.sum == after(at, b.sum))
}

/// The depths that a line may have below so many open lines, the deepest sibling first.
fn depths(entry: &Entry, open: usize) -> impl Iterator<Item = usize> {
    let (low, high) = entry.forced.map_or((0, open), |level| (level.min(open), level.min(open)));
    // As a sibling of an open line before as a child of the last one.
    (low..=high.min(open.saturating_sub(1)))
        .rev()
        .chain((open..=open).filter(move |depth| low <= *depth && *depth <= high && 0 < open))
        .chain((0..1).filter(move |_| open == 0))
}

/// The state after a line was placed at a depth.
fn placed(entries: &[Entry], state: &State, idx: usize, depth: usize, cost: i64, trail: usize) -> State {
    let mut stack = Vec::with_capacity(depth + 1);
    stack.extend(state.stack.iter().take(depth).cloned());
    let entry = entries.get(idx);
    let max = entry.and_then(|entry| entry.max);
    let mut sum = state.sum;
    match stack.last_mut() {
        Some(parent) => {
            parent.sum = parent.sum.zip(max).map(|(sum, max)| sum.plus(max));
            parent.best = parent.best.max(max);
            parent.children += 1;
            parent.zero |= max == Some(Points::ZERO);
            parent.ranges &= entry.is_some_and(|entry| entry.range);
            parent.loose &= entry.is_some_and(|entry| entry.code.as_ref().is_none_or(Code::is_dash));
        }
        None if entry.is_some_and(|entry| entry.outside) => {}
        None => sum = sum.zip(max).map(|(sum, max)| sum.plus(max)),
    }
    stack.push(Open {
        entry: idx,
        sum: Some(Points::ZERO),
        best: None,
        children: 0,
        zero: false,
        ranges: true,
        loose: true,
    });
    State { cost, stack, trail: Some(trail), sum }
}

/// What closing the open lines from a depth on costs.
fn closing(entries: &[Entry], state: &State, depth: usize) -> i64 {
    state.stack.iter().skip(depth).map(|open| group(open, entries.get(open.entry).and_then(|entry| entry.max))).sum()
}

/// What a closed group costs by its sum.
fn group(open: &Open, max: Option<Points>) -> i64 {
    let (Some(sum), Some(max)) = (open.sum, max) else { return 0 };
    match open.children {
        0 => 0,
        1 if sum == max => -2,
        _ if sum == max => -10,
        _ if open.best == Some(max) && (open.zero || open.ranges || open.loose) => 2,
        _ => 25,
    }
}

fn root(state: &State, total: Option<Points>) -> i64 {
    match (state.sum, total) {
        (Some(sum), Some(total)) if sum == total => -10,
        (Some(_), Some(_)) => 25,
        _ => 0,
    }
}

/// How unusual it is for a line to be at a depth.
fn placing(entries: &[Entry], stack: &[Open], entry: &Entry, depth: usize) -> i64 {
    let line = |at: usize| stack.get(at).and_then(|open| entries.get(open.entry));
    let parent = depth.checked_sub(1).and_then(line);
    if entry.forced.is_some() {
        return 0;
    }
    let by_neighbour = match line(depth) {
        Some(before) => sibling(before, entry) + leaves_suffix(parent, before, entry),
        None => parent.map_or(0, |parent| child(parent, entry, stack, entries)),
    };
    by_neighbour + off_the_way(entry, stack, entries, depth)
}

/// What it costs that a line above by its code is open and is not the parent.
fn off_the_way(entry: &Entry, stack: &[Open], entries: &[Entry], depth: usize) -> i64 {
    let Some(code) = entry.code.as_ref().filter(|code| 1 < code.parts.len()) else { return 0 };
    let code_of = |open: &Open| entries.get(open.entry).and_then(|entry| entry.code.as_ref());
    let above = stack.iter().rposition(|open| code_of(open).is_some_and(|known| known.is_above(code)));
    match above {
        Some(at) if depth <= at => 16,
        Some(at) if at + 1 < depth => 6,
        _ => 0,
    }
}

/// The code without a letter that is joined behind a number: "3" of "3A".
fn trunk(code: &Code) -> (&[Part], bool) {
    match code.parts.split_last() {
        Some((last, rest)) if last.joined && !rest.is_empty() && !counts(last, Counts::Number) => (rest, true),
        _ => (&code.parts, false),
    }
}

fn counts(part: &Part, with: Counts) -> bool {
    part.counts.iter().any(|(known, _)| *known == with)
}

/// How one part comes after another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum After {
    Next,
    Later,
    Back,
    Strange,
}

fn after(one: &Part, other: &Part) -> After {
    let mut best = After::Strange;
    for (with, a) in &one.counts {
        for (_, b) in other.counts.iter().filter(|(known, _)| known == with) {
            // Alphabets are printed with some letters left out.
            let reach = if matches!(with, Counts::Small | Counts::Capital) { 3 } else { 1 };
            let found = match b.checked_sub(*a) {
                _ if *with == Counts::Dash => After::Next,
                Some(step) if (1..=reach).contains(&step) => After::Next,
                Some(step) if 0 < step => After::Later,
                _ => After::Back,
            };
            best = best.min(found);
        }
    }
    best
}

/// What it costs that "3" is beside "2b", where that is below "2".
fn leaves_suffix(parent: Option<&Entry>, before: &Entry, next: &Entry) -> i64 {
    let codes = parent.and_then(|parent| parent.code.as_ref()).zip(before.code.as_ref()).zip(next.code.as_ref());
    let leaves = codes.is_some_and(|((parent, before), next)| {
        let (rest, suffix) = trunk(before);
        suffix && rest == parent.parts.as_slice() && !parent.is_above(next)
    });
    i64::from(leaves) * 25
}

/// What it costs that a line is the next after another one of the same parent.
fn sibling(before: &Entry, next: &Entry) -> i64 {
    match (&before.code, &next.code) {
        (Some(before), Some(next)) => code_sibling(before, next),
        (None, None) => i64::from(before.heading != next.heading) * 12,
        (Some(_), None) if next.heading => 2,
        (None, Some(_)) if before.heading => 18,
        _ => 12,
    }
}

fn code_sibling(before: &Code, next: &Code) -> i64 {
    if before.word != next.word || before.is_dash() != next.is_dash() {
        return 40;
    }
    if before.is_dash() {
        return i64::from(before.text != next.text) * 6;
    }
    let ((a, suffix_a), (b, suffix_b)) = (trunk(before), trunk(next));
    if (suffix_a || suffix_b) && a.len() == b.len() {
        let same = a.split_last().zip(b.split_last()).filter(|((_, a), (_, b))| a == b);
        if let Some(((one, _), (other, _))) = same {
            return match after(one, other) {
                After::Next => 0,
                After::Back if one.text == other.text => {
                    if suffix_a {
                        0
                    } else {
                        3
                    }
                }
                After::Later => 1,
                _ => 12,
            };
        }
    }
    let (a, b) = (&before.parts, &next.parts);
    if a.len() != b.len() {
        let numbers = |parts: &[Part]| parts.iter().all(|part| counts(part, Counts::Number));
        return if !numbers(a) || !numbers(b) {
            40
        } else if b.len() < a.len() {
            8
        } else {
            25
        };
    }
    let (Some((one, before_one)), Some((other, before_other))) = (a.split_last(), b.split_last()) else { return 40 };
    let strange = before_one.iter().zip(before_other).any(|(a, b)| after(a, b) == After::Strange);
    let way = if before_one == before_other { 0 } else { 8 };
    let mark = if a.len() == 1 && before.mark != next.mark { 3 } else { 0 };
    match after(one, other) {
        After::Strange => 40,
        _ if strange => 40,
        After::Next => way + mark,
        _ if 0 < way => way,
        After::Later => 4 + mark,
        After::Back => 12 + mark,
    }
}

/// What it costs that a line is the first below another one.
fn child(parent: &Entry, next: &Entry, stack: &[Open], entries: &[Entry]) -> i64 {
    let Some(code) = &next.code else {
        return match (&parent.code, parent.heading, next.heading) {
            (_, true, false) => 0,
            (Some(_), _, false) => 3,
            (Some(_), _, true) => 12,
            (None, ..) => 16,
        };
    };
    let Some(above) = &parent.code else { return if parent.heading { first(code) } else { 9 } };
    if above.is_above(code) {
        return 0;
    }
    if code.is_dash() {
        return if !above.is_dash() {
            0
        } else if above.text == code.text {
            30
        } else {
            2
        };
    }
    if above.is_dash() {
        return 14;
    }
    if 1 < code.parts.len() {
        let numbers = |code: &Code| code.word.is_empty() && code.parts.iter().all(|part| counts(part, Counts::Number));
        return if numbers(above) && numbers(code) { 14 } else { 2 };
    }
    let open = stack.iter().filter_map(|open| entries.get(open.entry)?.code.as_ref());
    open.map(|known| family(known, code)).max().unwrap_or(0).max(first(code))
}

/// What it costs to begin a numbering with this code.
fn first(code: &Code) -> i64 {
    let begins = |at: usize| code.parts.last().and_then(|part| part.counts.get(at)).is_some_and(|(_, n)| *n == 1);
    if begins(0) || 1 < code.parts.len() { 0 } else { 3 }
}

/// What it costs that a numbering is used again below itself.
fn family(known: &Code, code: &Code) -> i64 {
    if known.word != code.word || known.parts.len() != code.parts.len() {
        return 0;
    }
    let ways = |code: &Code| code.parts.last().map(|part| part.counts.clone()).unwrap_or_default();
    let (known_ways, ways) = (ways(known), ways(code));
    let shares = |with: &Counts| known_ways.iter().any(|(known, _)| known == with);
    if !ways.first().is_some_and(|(with, _)| shares(with)) {
        return 0;
    }
    // "I" below "A" is a Roman number, although it may be a letter.
    if ways.iter().any(|(with, n)| *n == 1 && !shares(with)) {
        return 3;
    }
    if known.mark == code.mark { 22 } else { 9 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(code: &str, max: Option<&str>) -> Entry {
        Entry { code: Code::read(code), max: max.map(|text| Points::parse(text).unwrap()), ..Entry::default() }
    }

    #[track_caller]
    fn check(codes: &[(&str, usize)]) {
        let entries: Vec<Entry> = codes.iter().map(|(text, _)| entry(text, None)).collect();
        let found: Vec<usize> = levels(&entries, None).iter().map(|(level, _)| *level).collect();
        let found: Vec<(&str, usize)> = codes.iter().zip(found).map(|((text, _), level)| (*text, level)).collect();
        assert_eq!(found, codes);
    }

    #[test]
    fn levels_follow_from_the_order_of_the_codes() {
        check(&[("1", 0), ("1.1", 1), ("1.1.1", 2), ("1.1.2", 2), ("1.2", 1), ("2", 0), ("2.1", 1)]);
        check(&[("I", 0), ("1", 1), ("1.1", 2), ("a)", 3), ("b)", 3), ("1.2", 2), ("2", 1), ("II", 0), ("1", 1)]);
        check(&[("A", 0), ("A.I", 1), ("1", 2), ("1.1", 3), ("1.2", 3)]);
        check(&[("A", 0), ("I", 1), ("1", 2), ("II", 1), ("B", 0), ("I", 1), ("C", 0)]);
        check(&[("Tiêu chí 1", 0), ("Chỉ tiêu 1", 1), ("1.1", 2), ("1.2", 2), ("Chỉ tiêu 2", 1)]);
        check(&[("3A", 0), ("3.1", 1), ("3.5b", 1), ("3B", 0), ("4", 0), ("4.5a", 1)]);
        check(&[("I", 0), ("3.1.1", 1), ("3.2", 1), ("II", 0), ("2.1", 1)]);
        check(&[("IV", 0), ("4.1", 1), ("V", 0), ("VI", 0)]);
        check(&[("1", 0), ("a", 1), ("a1", 2), ("a2", 2), ("a2.1", 3), ("a2.2", 3), ("b.", 1)]);
        check(&[("I", 0), ("1", 1), ("a", 2), ("-", 3), ("-", 3), ("b", 2), ("2", 1)]);
        check(&[("g", 0), ("h", 0), ("i", 0), ("k", 0)]);
        check(&[("1", 0), ("2", 0), ("2a", 1), ("2b", 1), ("3", 0)]);
    }

    #[test]
    fn a_real_numbering_with_letters() {
        let rows = [
            ("3A", "12", 0),
            ("3.1", "2", 1),
            ("3.2", "4", 1),
            ("3.3", "6", 1),
            ("3B", "10", 0),
            ("3.5", "2", 1),
            ("3.5b", "2", 1),
            ("3.6", "6", 1),
            ("4", "22", 0),
            ("4.1", "6", 1),
            ("4.2", "4", 1),
            ("4.3", "2", 1),
            ("4.4", "4", 1),
            ("4.5b", "2", 1),
            ("4.5a", "2", 1),
            ("4.6", "2", 1),
            ("5", "18", 0),
            ("5.1", "0", 1),
            ("5.2", "18", 1),
        ];
        let entries: Vec<Entry> = rows.iter().map(|(code, max, _)| entry(code, Some(max))).collect();
        let found: Vec<usize> = levels(&entries, None).iter().map(|(level, _)| *level).collect();
        assert_eq!(found, rows.iter().map(|(.., level)| *level).collect::<Vec<_>>());
    }

    #[test]
    fn sums_decide_where_codes_do_not() {
        let rows = [
            ("I", "60", 0),
            ("1", "40", 1),
            ("1", "10", 2),
            ("2", "20", 2),
            ("2a", "15", 3),
            ("2b", "5", 3),
            ("3", "10", 2),
            ("2", "20", 1),
            ("4", "12", 2),
            ("5", "8", 2),
        ];
        let entries: Vec<Entry> = rows.iter().map(|(code, max, _)| entry(code, Some(max))).collect();
        let found: Vec<usize> = levels(&entries, None).iter().map(|(level, _)| *level).collect();
        assert_eq!(found, rows.iter().map(|(.., level)| *level).collect::<Vec<_>>());
    }
}
