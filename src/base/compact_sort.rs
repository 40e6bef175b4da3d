//! Sorting, and tables out of lists, in few bytes.
//!
//! The sort of Rust's library is compiled anew for every type and every comparison,
//! 4 kB each time: a twelfth of the program, before. Here places are sorted, by one
//! comparison that is passed in, and then the elements are put there.
//! Knows nothing of the product.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// What a list can be sorted by; all of it keeps equal elements in their order.
pub trait SortExt<T> {
    /// Sorts by a comparison, which must be a total order.
    fn sort_small_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts by what `key` gives, asked twice for each comparison.
    fn sort_small_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.sort_small_by(|a, b| key(a).cmp(&key(b)));
    }

    /// Sorts by the elements themselves.
    fn sort_small(&mut self)
    where
        T: Ord,
    {
        self.sort_small_by(T::cmp);
    }
}

impl<T> SortExt<T> for [T] {
    fn sort_small_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut to = destinations(self.len(), &mut |a, b| match (self.get(a), self.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        });
        for at in 0..self.len() {
            // Each exchange puts one element where it belongs.
            while let Some(place) = to.get(at).copied().filter(|place| *place != at) {
                self.swap(at, place);
                to.swap(at, place);
            }
        }
    }
}

/// Where each of `len` elements belongs, by a comparison of their places.
fn destinations(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|a, b| compare(*a, *b));
    let mut to = vec![0; len];
    for (place, from) in order.into_iter().enumerate() {
        if let Some(slot) = to.get_mut(from) {
            *slot = place;
        }
    }
    to
}

/// A map of these pairs, the later of two with one name: collecting would sort them
/// first.
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(pairs);
    map
}

/// A pack of these: collecting would sort them first.
pub fn set<T: Ord>(elements: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(elements);
    set
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_library(numbers in prop::collection::vec(0_u8..20, 0..60)) {
            let mut ours: Vec<(usize, u8)> = numbers.iter().copied().enumerate().collect();
            let mut theirs = ours.clone();
            ours.sort_small_by_key(|(_, n)| std::cmp::Reverse(*n));
            theirs.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
            prop_assert_eq!(&ours, &theirs);
            ours.sort_small();
            theirs.sort();
            prop_assert_eq!(&ours, &theirs);
            let pairs = || numbers.iter().map(|n| (n / 2, *n));
            prop_assert_eq!(map(pairs()), pairs().collect::<BTreeMap<_, _>>());
            prop_assert_eq!(set(pairs()), pairs().collect::<BTreeSet<_>>());
        }
    }
}
