//! The states of one leaf, and those of several leaves together.

use super::slot::Slot;
use super::states::{Arena, Mode, State, Value, joined, unbeaten};

/// Room for the moves of one leaf in a code.
pub(super) const CODES: u32 = 8;

/// The code of a move: ascending in document order, never 0.
pub(super) fn code(slot: usize, at: usize) -> u32 {
    let part = |n: usize| u32::try_from(n).unwrap_or(0);
    part(slot).saturating_mul(CODES).saturating_add(part(at) + 1)
}

/// A slot with what its leaf is worth after each move.
pub(super) struct Choice<'a, V> {
    pub index: usize,
    pub slot: &'a Slot,
    pub values: &'a [(V, V)],
}

/// The states of a leaf, as a choice or as it stands.
pub(super) fn leaf_states<V: Value>(
    now: (V, V),
    choice: Option<Choice<'_, V>>,
    mode: Mode,
    arena: &mut Arena,
) -> Vec<State<V>> {
    let (value, low) = now;
    let still = State { effort: 0, moves: 0, value, low, plans: vec![0] };
    let Some(Choice { index, slot, values }) = choice else { return vec![still] };
    let mut states = Vec::new();
    for (at, ((one, _), (value, low))) in slot.moves.iter().zip(values).enumerate() {
        if one.effort <= mode.budget {
            let (value, low) = (value.clone(), low.clone());
            let plans = vec![arena.cons(code(index, at), 0)];
            states.push(State { effort: one.effort, moves: 1, value, low, plans });
        }
    }
    if !slot.required {
        states.push(still);
    }
    unbeaten(states, mode, arena)
}

/// Joins the states of children, given last to first.
pub(super) fn join_all<V: Value>(
    children: impl Iterator<Item = Option<Vec<State<V>>>>,
    zero: V,
    mode: Mode,
    arena: &mut Arena,
) -> Option<Vec<State<V>>> {
    let mut sum = vec![State { effort: 0, moves: 0, value: zero.clone(), low: zero, plans: vec![0] }];
    for child in children {
        sum = joined(&child?, sum, mode, arena);
    }
    Some(sum)
}
