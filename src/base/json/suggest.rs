//! "Did you mean": the nearest known word to a mistyped one.

/// Words longer than this are not compared: they are not typing slips, and the
/// cost grows with the square.
const LONGEST: usize = 48;

/// The entry of `known` nearest to `found`, when it is near enough to be a slip.
///
/// Near enough: at most a third of the longer word's characters changed (at
/// least one change is allowed), letter case ignored, swapped neighbours counted
/// once. Of equally near words the first is taken.
pub fn nearest<'k>(found: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    if found.len() > LONGEST * 4 {
        return None;
    }
    let found: Vec<char> = found.to_lowercase().chars().collect();
    let mut best: Option<(usize, &'k str)> = None;
    for word in known {
        let chars: Vec<char> = word.to_lowercase().chars().collect();
        let longer = found.len().max(chars.len());
        let allowed = (longer / 3).max(1);
        if LONGEST < longer || allowed < found.len().abs_diff(chars.len()) {
            continue;
        }
        let distance = distance(&found, &chars);
        if distance <= allowed && distance < longer && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, word));
        }
    }
    best.map(|(_, word)| word)
}

/// Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let at = |row: &[usize], idx: usize| row.get(idx).copied().unwrap_or(usize::MAX / 2);
    for (i, ca) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, cb) in b.iter().enumerate() {
            let replaced = at(&last, j) + usize::from(ca != cb);
            let mut least = replaced.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = 0 < i && 0 < j && a.get(i - 1) == Some(cb) && b.get(j - 1) == Some(ca);
            if swapped {
                least = least.min(at(&before, j - 1) + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    at(&last, b.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: &str, expected: Option<&str>) {
        let known = ["rounding", "half-up", "half-even", "max", "children"];
        assert_eq!(nearest(found, known), expected, "{found}");
    }

    #[test]
    fn slips_are_recognised_and_other_words_are_not() {
        check("ronuding", Some("rounding"));
        check("Max", Some("max"));
        check("half_up", Some("half-up"));
        check("childern", Some("children"));
        check("points", None);
        check("m", None);
        check("", None);
        check(&"x".repeat(10_000), None);
    }
}
