//! Real published lists that ship with the product.

use super::cohort::{Cohort, CohortError};

/// A list that ships, as its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Builtin {
    /// Its id, the name of its file.
    pub id: &'static str,
    /// The file.
    pub text: &'static str,
}

impl Builtin {
    /// Reads the file.
    ///
    /// # Errors
    /// Those of [`Cohort::parse`]; a test reads every list.
    pub fn read(&self) -> Result<Cohort, CohortError> {
        Cohort::parse(self.text)
    }
}

/// The lists, in the order in which they are offered.
pub const BUILTIN: &[Builtin] = &[];
