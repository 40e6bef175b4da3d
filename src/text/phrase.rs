//! Short phrases around a number: what is missing, what is still possible, how
//! many leaves lack something, a rank.

use super::Lang;
use super::number::{integer, points, points_at, signed};
use super::rule::points_word;
use crate::base::decimal::Points;

/// "7,25 / 15,00".
#[must_use]
pub fn out_of(lang: Lang, value: Points, max: Points, places: u32) -> String {
    format!("{} / {}", points_at(lang, value, places), points_at(lang, max, places))
}

/// "Tốt: còn thiếu 1,1 điểm".
#[must_use]
pub fn missing_to_class(lang: Lang, class: &str, missing: Points) -> String {
    let missing = points_word(lang, missing);
    say!(lang, "{class}: còn thiếu {missing}", "{class}: {missing} missing")
}

/// "còn có thể +0,5".
#[must_use]
pub fn still_possible(lang: Lang, gain: Points) -> String {
    let gain = signed(lang, gain);
    say!(lang, "còn có thể {gain}", "{gain} still possible")
}

/// "chắc chắn 52,10, có thể đến 91,40".
#[must_use]
pub fn certain_to_possible(lang: Lang, low: Points, high: Points, places: u32) -> String {
    let (low, high) = (points_at(lang, low, places), points_at(lang, high, places));
    say!(lang, "chắc chắn {low}, có thể đến {high}", "secured {low}, possible up to {high}")
}

/// "Còn 14 tiêu chí chưa chấm"; for none, that all are scored.
#[must_use]
pub fn n_open(lang: Lang, n: u32) -> String {
    match (lang, n) {
        (Lang::Vi, 0) => "Đã chấm tất cả tiêu chí".to_owned(),
        (Lang::Vi, _) => format!("Còn {n} tiêu chí chưa chấm"),
        (Lang::En, 0) => "All criteria scored".to_owned(),
        (Lang::En, 1) => "1 criterion not scored".to_owned(),
        (Lang::En, _) => format!("{n} criteria not scored"),
    }
}

/// "3 tiêu chí thiếu tài liệu kiểm chứng"; for none, that none lacks any.
#[must_use]
pub fn n_unproven(lang: Lang, n: u32) -> String {
    match (lang, n) {
        (Lang::Vi, 0) => "Tất cả tiêu chí đã có tài liệu kiểm chứng".to_owned(),
        (Lang::Vi, _) => format!("{n} tiêu chí thiếu tài liệu kiểm chứng"),
        (Lang::En, 0) => "All criteria have evidence".to_owned(),
        (Lang::En, 1) => "1 criterion lacks evidence".to_owned(),
        (Lang::En, _) => format!("{n} criteria lack evidence"),
    }
}

/// "Thứ hạng 7–9 / 20": from the best to the worst place still open, out of how many.
#[must_use]
pub fn rank(lang: Lang, best: usize, worst: usize, bodies: usize) -> String {
    let places = if best == worst { format!("{best}") } else { format!("{best}–{worst}") };
    say!(lang, "Thứ hạng {places} / {bodies}", "Rank {places} / {bodies}")
}

/// "thêm 3 hồ sơ đúng hạn: +0,25 điểm": one move and what it gains.
#[must_use]
pub fn more_of(lang: Lang, n: u64, what: &str, gain: Points) -> String {
    let (n, gain) = (integer(lang, i128::from(n)), signed(lang, gain));
    say!(lang, "thêm {n} {what}: {gain} điểm", "{n} more {what}: {gain} points")
}

/// "điểm tối đa 2".
#[must_use]
pub fn maximum(lang: Lang, max: Points) -> String {
    let max = points(lang, max);
    say!(lang, "điểm tối đa {max}", "maximum {max}")
}

#[cfg(test)]
mod tests {
    use super::super::samples::{check, p};
    use super::*;

    #[test]
    fn phrases_are_in_both_languages() {
        check(|lang| out_of(lang, p("7.25"), p("15"), 2));
        check(|lang| missing_to_class(lang, "Khá", p("1.1")));
        check(|lang| still_possible(lang, p("0.5")));
        check(|lang| certain_to_possible(lang, p("52.1"), p("91.4"), 2));
        for n in 0..3 {
            check(|lang| n_open(lang, n));
            check(|lang| n_unproven(lang, n));
        }
        check(|lang| maximum(lang, p("2")));
        assert_eq!(rank(Lang::Vi, 7, 9, 20), "Thứ hạng 7–9 / 20");
        assert_eq!(rank(Lang::En, 3, 3, 20), "Rank 3 / 20");
        assert_eq!(more_of(Lang::Vi, 3, "hồ sơ đúng hạn", p("0.25")), "thêm 3 hồ sơ đúng hạn: +0,25 điểm");
        assert_eq!(out_of(Lang::Vi, p("7.25"), p("15"), 2), "7,25 / 15,00");
        assert_eq!(certain_to_possible(Lang::Vi, p("52.1"), p("91.4"), 2), "chắc chắn 52,10, có thể đến 91,40");
    }
}
