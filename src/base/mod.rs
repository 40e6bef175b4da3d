//! What knows nothing of the domain: JSON, exact decimals, calendar days, digests,
//! Vietnamese letters, sorting.

pub mod compact_sort;
pub mod date;
pub mod decimal;
pub mod digest;
pub mod state_calendar;
pub mod vietnamese;

pub use cchc_json as json;
