//! How a value is rounded.

/// How a value is brought to a number of decimals. A pack names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Ties away from zero: 1,275 → 1,28 (the usual "làm tròn").
    HalfUp,
    /// Ties to the even digit: 0,125 → 0,12.
    HalfEven,
    /// Cut off: 89,457 → 89,45.
    Down,
}

/// Decimals and mode of one rounding step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// Decimals kept, `0 ..= 6`.
    pub places: u32,
    /// What happens to the rest.
    pub mode: Mode,
}
