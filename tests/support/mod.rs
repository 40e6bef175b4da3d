//! What tests of several wings use.

pub mod random;
pub mod vocabulary;
