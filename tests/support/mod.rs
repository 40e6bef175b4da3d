//! What tests of several wings use.

pub mod clock;
pub mod random;
pub mod vocabulary;
