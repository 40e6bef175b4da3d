//! Which member names of an object were seen.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::{Json, Text};

/// Names seen in one object: searched in the members while they are few, by their
/// digests once they are many, so that a hostile object costs no square.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// So far each name came after the one before; the next in order is then new.
    in_order: bool,
    many: BTreeSet<u64>,
}

impl Names {
    const FEW: usize = 24;

    /// Whether no member has this name; each name is asked for once, in order.
    pub(super) fn is_new(&mut self, name: &str, members: &[(Text, Json)]) -> bool {
        let among = || members.iter().any(|(known, _)| known == name);
        if members.len() < Names::FEW {
            return !among();
        }
        if members.len() == Names::FEW {
            self.in_order = members.is_sorted_by(|(a, _), (b, _)| a < b);
        }
        self.in_order &= members.last().is_some_and(|(last, _)| last.as_str() < name);
        if self.in_order {
            return true;
        }
        if self.many.is_empty() {
            self.many = members.iter().map(|(known, _)| digest(known)).collect();
        }
        // Two names may share a digest by chance; only looking tells.
        self.many.insert(digest(name)) || !among()
    }
}

fn digest(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}
