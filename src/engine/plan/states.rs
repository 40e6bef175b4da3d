//! What a part of the pack can attain for how much effort: lists of states that
//! no other state beats, joined by adding.

use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::Exact;
use std::cmp::Ordering;

/// A number that states add and compare.
pub(super) trait Value: Clone {
    fn plus(&self, other: &Self) -> Self;
    fn order(&self, other: &Self) -> Ordering;
    fn to_exact(&self, scale: i128) -> Exact;
    /// `None` when the number does not fit the scale.
    fn of_exact(value: &Exact, scale: i128) -> Option<Self>;
}

/// In units of one over the scale: one addition each.
impl Value for i128 {
    fn plus(&self, other: &Self) -> Self {
        self.saturating_add(*other)
    }
    fn order(&self, other: &Self) -> Ordering {
        self.cmp(other)
    }
    fn to_exact(&self, scale: i128) -> Exact {
        Exact::of_ratio(*self, scale).unwrap_or_default()
    }
    fn of_exact(value: &Exact, scale: i128) -> Option<Self> {
        value.times_integer(scale)
    }
}

/// Where no common scale fits.
impl Value for Exact {
    fn plus(&self, other: &Self) -> Self {
        self.plus(other)
    }
    fn order(&self, other: &Self) -> Ordering {
        self.compare(other)
    }
    fn to_exact(&self, _: i128) -> Exact {
        self.clone()
    }
    fn of_exact(value: &Exact, _: i128) -> Option<Self> {
        Some(value.clone())
    }
}

/// Something attainable, with the first few selections of moves that attain it.
#[derive(Clone)]
pub(super) struct State<V> {
    pub effort: u32,
    pub moves: u32,
    /// Projected value, higher is better; a penalty counts negative.
    pub value: V,
    /// Certain value; the same for all where no loss is expected.
    pub low: V,
    /// Heads of lists in the arena, in document order, at most
    /// [`super::MOST_PLANS`].
    pub plans: Vec<u32>,
}

/// Lists of codes that share their tails. Code 0 is no list.
pub(super) struct Arena {
    cells: Vec<(u32, u32)>,
}

impl Arena {
    pub(super) fn new() -> Self {
        Self { cells: vec![(0, 0)] }
    }

    /// The list `code` followed by `tail`; code as made by the caller, not 0.
    pub(super) fn cons(&mut self, code: u32, tail: u32) -> u32 {
        self.cells.push((code, tail));
        u32::try_from(self.cells.len() - 1).unwrap_or(0)
    }

    fn cell(&self, list: u32) -> (u32, u32) {
        usize::try_from(list).ok().and_then(|at| self.cells.get(at)).copied().unwrap_or((0, 0))
    }

    /// The codes of a list, first to last.
    pub(super) fn codes(&self, list: u32) -> Vec<u32> {
        let mut codes = Vec::new();
        let mut at = list;
        while at != 0 {
            let (code, next) = self.cell(at);
            codes.push(code);
            at = next;
        }
        codes
    }

    fn join(&mut self, first: u32, rest: u32) -> u32 {
        match first {
            0 => rest,
            _ => self.codes(first).into_iter().rev().fold(rest, |tail, code| self.cons(code, tail)),
        }
    }

    /// Document order: at the first difference the earlier leaf, then the
    /// earlier move; a list that goes on before one that ends.
    pub(super) fn order(&self, mut a: u32, mut b: u32) -> Ordering {
        while a != b {
            if a == 0 || b == 0 {
                return b.cmp(&a);
            }
            let ((one, rest_a), (other, rest_b)) = (self.cell(a), self.cell(b));
            if one != other {
                return one.cmp(&other);
            }
            (a, b) = (rest_a, rest_b);
        }
        Ordering::Equal
    }

    /// Sorted, the first few kept.
    pub(super) fn first_few(&self, mut plans: Vec<u32>) -> Vec<u32> {
        plans.sort_small_by(|a, b| self.order(*a, *b));
        plans.truncate(super::MOST_PLANS);
        plans
    }
}

/// What makes one state better than another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mode {
    /// Most effort in all.
    pub budget: u32,
    /// Fewer moves count for themselves, not only among equal values: needed
    /// where something above cuts off or rounds, so that a lower value may do.
    pub by_moves: bool,
    /// The certain value counts as well.
    pub by_low: bool,
}

/// Budgets up to this are joined with one place per effort.
const PLACES: u32 = 20_000;

fn ranked<V: Value>(a: &State<V>, b: &State<V>) -> Ordering {
    let better = b.value.order(&a.value).then(a.moves.cmp(&b.moves)).then_with(|| b.low.order(&a.low));
    a.effort.cmp(&b.effort).then(better)
}

fn beats<V: Value>(a: &State<V>, b: &State<V>, mode: Mode) -> bool {
    let value = a.value.order(&b.value);
    a.effort <= b.effort
        && value != Ordering::Less
        && (a.moves <= b.moves || !mode.by_moves && value == Ordering::Greater)
        && (!mode.by_low || a.low.order(&b.low) != Ordering::Less)
}

fn same<V: Value>(a: &State<V>, b: &State<V>) -> bool {
    a.effort == b.effort
        && a.moves == b.moves
        && a.value.order(&b.value) == Ordering::Equal
        && a.low.order(&b.low) == Ordering::Equal
}

/// Those that no other beats, ascending by effort; equal ones become one with
/// the plans of all.
pub(super) fn unbeaten<V: Value>(mut states: Vec<State<V>>, mode: Mode, arena: &Arena) -> Vec<State<V>> {
    states.sort_small_by(ranked);
    let mut kept: Vec<State<V>> = Vec::with_capacity(states.len());
    for state in states {
        match kept.last_mut() {
            Some(last) if same(last, &state) => {
                last.plans.extend(state.plans);
                continue;
            }
            _ => {}
        }
        // The most recent is the most likely to beat it.
        if !kept.iter().rev().any(|known| beats(known, &state, mode)) {
            kept.push(state);
        }
    }
    for state in &mut kept {
        if 1 < state.plans.len() {
            state.plans = arena.first_few(std::mem::take(&mut state.plans));
        }
    }
    kept
}

/// Every sum of a state of `first` and one of `rest` within `budget` that no
/// other beats. The plans of `first` come before those of `rest`.
pub(super) fn joined<V: Value>(
    first: &[State<V>],
    rest: Vec<State<V>>,
    mode: Mode,
    arena: &mut Arena,
) -> Vec<State<V>> {
    if let [only] = first
        && only.effort == 0
        && only.plans == [0]
    {
        let add =
            |state: State<V>| State { value: state.value.plus(&only.value), low: state.low.plus(&only.low), ..state };
        return rest.into_iter().map(add).collect();
    }
    // Sums first, and the plans only of those that remain: `plans` holds the
    // two indices until then.
    let mut kept = if mode.by_moves || mode.by_low || PLACES < mode.budget {
        sorted_sums(first, &rest, mode)
    } else {
        placed_sums(first, &rest, mode)
    };
    for state in &mut kept {
        let pairs = std::mem::take(&mut state.plans);
        for pair in pairs.chunks_exact(2) {
            let [i, j] = pair else { continue };
            let at = |n: &u32| usize::try_from(*n).unwrap_or(usize::MAX);
            let (Some(a), Some(b)) = (first.get(at(i)), rest.get(at(j))) else { continue };
            for head in &a.plans {
                for tail in &b.plans {
                    state.plans.push(arena.join(*head, *tail));
                }
            }
        }
        if 1 < state.plans.len() {
            state.plans = arena.first_few(std::mem::take(&mut state.plans));
        }
    }
    kept
}

fn sums<'a, V: Value>(first: &'a [State<V>], rest: &'a [State<V>], budget: u32) -> impl Iterator<Item = State<V>> + 'a {
    (0_u32..).zip(first).flat_map(move |(i, a)| {
        let fits = (0_u32..).zip(rest).take_while(move |(_, b)| a.effort.saturating_add(b.effort) <= budget);
        fits.map(move |(j, b)| State {
            effort: a.effort + b.effort,
            moves: a.moves + b.moves,
            value: a.value.plus(&b.value),
            low: a.low.plus(&b.low),
            plans: vec![i, j],
        })
    })
}

fn sorted_sums<V: Value>(first: &[State<V>], rest: &[State<V>], mode: Mode) -> Vec<State<V>> {
    let mut all: Vec<State<V>> = sums(first, rest, mode.budget).collect();
    all.sort_small_by(ranked);
    let mut kept: Vec<State<V>> = Vec::new();
    for state in all {
        match kept.last_mut() {
            Some(last) if same(last, &state) => last.plans.extend(state.plans),
            _ => {
                if !kept.iter().rev().any(|known| beats(known, &state, mode)) {
                    kept.push(state);
                }
            }
        }
    }
    kept
}

/// Per effort the highest value, of equal ones with the fewest moves; then only
/// those higher than with less effort.
fn placed_sums<V: Value>(first: &[State<V>], rest: &[State<V>], mode: Mode) -> Vec<State<V>> {
    let reach = |states: &[State<V>]| states.last().map_or(0, |state| state.effort);
    let places = reach(first).saturating_add(reach(rest)).min(mode.budget);
    let mut by_effort: Vec<Option<State<V>>> = (0..=places).map(|_| None).collect();
    for (i, a) in (0_u32..).zip(first) {
        for (j, b) in (0_u32..).zip(rest) {
            let effort = a.effort.saturating_add(b.effort);
            let Some(slot) = usize::try_from(effort).ok().and_then(|at| by_effort.get_mut(at)) else { break };
            let (value, moves) = (a.value.plus(&b.value), a.moves + b.moves);
            match slot {
                None => {
                    *slot = Some(State { effort, moves, value, low: a.low.plus(&b.low), plans: vec![i, j] });
                }
                Some(known) => match value.order(&known.value).then(known.moves.cmp(&moves)) {
                    Ordering::Less => {}
                    Ordering::Equal => known.plans.extend([i, j]),
                    Ordering::Greater => {
                        (known.value, known.moves) = (value, moves);
                        known.plans.clear();
                        known.plans.extend([i, j]);
                    }
                },
            }
        }
    }
    let mut kept: Vec<State<V>> = Vec::new();
    for state in by_effort.into_iter().flatten() {
        if kept.last().is_none_or(|last| !beats(last, &state, mode)) {
            kept.push(state);
        }
    }
    kept
}
