//! What is wrong with a set that can be read: one check per file.

use crate::pack::Pack;
use crate::pack::finding::Diagnostic;

/// All findings of a set, in no particular order.
pub fn lint(_pack: &Pack, _diagnostics: &mut Vec<Diagnostic>) {}
