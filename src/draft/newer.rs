//! Which of two stored versions of a draft is the newer one.

use super::{Draft, read};

/// What to do with two versions of one draft that are not the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Whether the second one is used.
    pub second: bool,
    /// Whether the other one is to be kept aside: false where it is only the save
    /// before the one that is used.
    pub keep_other: bool,
}

/// Chooses between two texts of one draft. What this version cannot read is never
/// used where the other can be read, and always kept.
#[must_use]
pub fn newer(first: &str, second: &str) -> Choice {
    let (one, two) = match (read(first), read(second)) {
        (Ok(one), Ok(two)) => (one, two),
        (one, two) => return Choice { second: one.is_err() && two.is_ok(), keep_other: true },
    };
    let age = |draft: &Draft| (draft.modified.clone(), draft.saves);
    let use_second = age(&one) < age(&two);
    let (newer, older) = if use_second { (&two, &one) } else { (&one, &two) };
    Choice { second: use_second, keep_other: older.saves.saturating_add(1) != newer.saves }
}

#[cfg(test)]
mod tests {
    use super::{Choice, newer};
    use crate::draft::{Draft, draft_text};

    fn text(modified: &str, saves: u32, name: &str) -> String {
        let (modified, name) = (modified.to_owned(), name.to_owned());
        draft_text(&Draft { id: "a".into(), pack: "p".into(), modified, saves, name, ..Draft::default() })
    }

    #[track_caller]
    fn check(first: &str, second: &str, use_second: bool, keep_other: bool) {
        assert_eq!(newer(first, second), Choice { second: use_second, keep_other });
    }

    #[test]
    fn the_later_change_wins_and_the_other_is_kept() {
        let (old, new) = (text("2026-12-01T08:00:00Z", 5, "cũ"), text("2026-12-01T08:00:50Z", 90, "mới"));
        check(&old, &new, true, true);
        check(&new, &old, false, true);
        // More saves, yet the other was changed later: both are somebody's work.
        let later = text("2026-12-02T08:00:00Z", 3, "hôm sau");
        check(&new, &later, true, true);
    }

    #[test]
    fn within_a_second_the_number_of_saves_tells() {
        let (one, two) = (text("2026-12-01T08:00:00Z", 5, "a"), text("2026-12-01T08:00:00Z", 7, "b"));
        check(&one, &two, true, true);
        // Nobody needs the save just before: closing the page is like that.
        check(&one, &text("2026-12-01T08:00:01Z", 6, "b"), true, false);
    }

    #[test]
    fn what_cannot_be_read_never_wins_and_is_never_lost() {
        let good = text("2026-12-01T08:00:00Z", 5, "a");
        check("{\"format\": \"cchc-dra", &good, true, true);
        check(&good, "{\"format\": \"cchc-draft/9\"}", false, true);
        check("rác", "rác khác", false, true);
    }
}
