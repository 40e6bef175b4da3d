//! A mark of exclusive evidence stands on two leaves or more.

use super::Lint;
use crate::pack::finding::Finding;

pub(super) fn check(lint: &mut Lint<'_>) {
    let pack = lint.pack;
    for (idx, _, leaf) in pack.leaves() {
        let Some(mark) = &leaf.exclusive else { continue };
        let bearers = pack.leaves().filter(|(_, _, other)| other.exclusive.as_ref() == Some(mark)).count();
        if bearers == 1 {
            lint.report(lint.at(idx, "/exclusive"), Finding::ExclusiveOnce { mark: mark.to_string() });
        }
    }
}
