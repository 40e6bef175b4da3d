//! Where a line counts: on the scale, as a bonus or as a penalty. Whole words
//! with their marks decide, at the beginning of a heading: "Điểm trừ" is a
//! penalty, "Điểm trung bình" and "địa điểm công cộng" are not.

use crate::base::vietnamese::nfc;
use crate::pack::Role;

/// Words before the ones that decide: "Phần", "Các nội dung", "Nhóm tiêu chí".
const BEFORE: [&str; 18] = [
    "phần",
    "mục",
    "nhóm",
    "các",
    "những",
    "tiêu",
    "chí",
    "chuẩn",
    "nội",
    "dung",
    "trường",
    "hợp",
    "khung",
    "tổng",
    "quy",
    "định",
    "số",
    "về",
];

/// Pairs of words that make a bonus.
const BONUS: [[&str; 2]; 8] = [
    ["điểm", "cộng"],
    ["điểm", "thưởng"],
    ["cộng", "điểm"],
    ["thưởng", "điểm"],
    ["cộng", "thêm"],
    ["được", "cộng"],
    ["được", "thưởng"],
    ["bonus", "points"],
];

/// Pairs of words that make a penalty.
const PENALTY: [[&str; 2]; 6] =
    [["điểm", "trừ"], ["điểm", "phạt"], ["trừ", "điểm"], ["phạt", "điểm"], ["bị", "trừ"], ["penalty", "points"]];

/// The role that a heading says; none when it says nothing of it. A heading of
/// both ("Điểm thưởng, điểm phạt") counts on the scale.
#[must_use]
pub fn role(name: &str) -> Option<Role> {
    let name = nfc(name).to_lowercase();
    let all: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let skip = all.iter().take_while(|word| BEFORE.contains(word)).count();
    let words = all.get(skip..).unwrap_or_default();
    let pair = |at: usize, pairs: &[[&str; 2]]| pairs.iter().any(|pair| words.get(at..at + 2) == Some(pair.as_slice()));
    let (bonus, penalty) = (pair(0, &BONUS), pair(0, &PENALTY));
    if !bonus && !penalty {
        return None;
    }
    // "Điểm cộng, điểm trừ", "Điểm thưởng, phạt": of both kinds.
    let rest = words.get(2..6.min(words.len())).unwrap_or_default();
    let other = if bonus { ["trừ", "phạt"] } else { ["cộng", "thưởng"] };
    let near = name.split(['(', ':']).next().unwrap_or_default();
    if rest.iter().any(|word| other.contains(word)) && near.contains([',', '/', '&', '-']) || both(rest, &other) {
        return Some(Role::Scale);
    }
    Some(if bonus { Role::Bonus } else { Role::Penalty })
}

/// "… và điểm trừ", "… hoặc trừ".
fn both(rest: &[&str], other: &[&str]) -> bool {
    let joined = rest.first().is_some_and(|word| ["và", "hoặc"].contains(word));
    joined && rest.iter().any(|word| other.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_at_the_beginning_decide() {
        for (name, expected) in [
            ("Điểm trừ", Some(Role::Penalty)),
            ("ĐIỂM CỘNG (tối đa 2 điểm)", Some(Role::Bonus)),
            ("Phần điểm thưởng", Some(Role::Bonus)),
            ("Các nội dung trừ điểm", Some(Role::Penalty)),
            ("Điểm cộng: tỷ lệ cơ sở đạt chuẩn", Some(Role::Bonus)),
            ("Điểm thưởng, điểm phạt", Some(Role::Scale)),
            ("Điểm cộng và điểm trừ", Some(Role::Scale)),
            ("Điểm trung bình học kỳ của đơn vị", None),
            ("Cập nhật thông tin tại thời điểm trước kỳ họp", None),
            ("Quản lý các địa điểm công cộng", None),
            ("Nhiệm vụ trọng điểm trung ương giao", None),
            ("Công tác thi đua, khen thưởng", None),
            ("Điểm công bố thủ tục", None),
            ("Địa điểm trụ sở", None),
        ] {
            assert_eq!(role(name), expected, "{name}");
        }
    }
}
