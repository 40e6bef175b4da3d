//! What the words of a row are: a total, a note, an option, a condition, points
//! at the end of a name.

use super::maxima::{PointsCell, Style, read};
use crate::base::decimal::Points;
use crate::base::vietnamese::fold;

/// Signs before a line of a list.
const DASHES: [char; 7] = ['-', '+', '•', '–', '—', '*', '\u{F0B7}'];

/// "Tổng cộng", "Tổng điểm", "Cộng", "Cộng mục I".
pub(super) fn is_total(code: &str, names: &[String]) -> bool {
    let text = fold(&format!("{code} {}", names.join(" ")));
    let text = text.trim().trim_end_matches([':', '.']);
    let part = text.strip_prefix("cong ").map(|rest| rest.split(' ').count());
    let numbered = part.is_some_and(|words| words <= 2)
        && ["cong muc", "cong phan", "cong (", "cong i", "cong v", "cong nhom"].iter().any(|w| text.starts_with(w));
    text == "cong"
        || text == "tong"
        || text == "total"
        || numbered
        || ["tong cong", "tong diem", "tong so diem", "tong so:", "printed total", "cong tong", "cong diem toan"]
            .iter()
            .any(|word| text.starts_with(word))
}

/// "Ghi chú: …", "Lưu ý: …".
pub(super) fn is_note(words: &str) -> bool {
    let folded = fold(words);
    let text = folded.trim_start_matches(['(', '*', '[', ' ', '-']);
    ["ghi chu", "luu y", "chu thich", "chu y", "note:"].iter().any(|word| text.starts_with(word))
}

/// A row in brackets that says who does something, not how points are given.
pub(super) fn is_aside(words: &str) -> bool {
    let text = words.trim();
    text.starts_with('(') && text.ends_with(')') && !has_amount(text)
}

/// Whether words hold points: "2 điểm", "0,5đ", "trừ", "điểm tối đa".
pub(super) fn has_amount(words: &str) -> bool {
    let folded = fold(words);
    let said = ["diem toi da", "diem chuan", "tru het", "tru diem", "khong tinh diem", "khong cham diem"];
    said.iter().any(|word| folded.contains(word)) || amount_before_word(&folded)
}

/// "Điểm = tỷ lệ × điểm tối đa".
pub(super) fn is_formula(words: &str) -> bool {
    let folded = fold(words);
    folded.split('=').next().is_some_and(|left| left.contains("diem") || left.contains("ty le")) && folded.contains('=')
}

/// A number with "điểm" or "đ" behind it.
fn amount_before_word(folded: &str) -> bool {
    let mut rest = folded;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        rest =
            rest.get(at..).unwrap_or_default().trim_start_matches(|c: char| c.is_ascii_digit() || c == ',' || c == '.');
        let word: String = rest.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
        if matches!(word.as_str(), "diem" | "d") {
            return true;
        }
    }
    false
}

/// Whether the words are an option of the line above: a dash before them, or
/// points behind a colon.
pub(super) fn is_option(names: &[String]) -> bool {
    names.first().is_some_and(|name| name.starts_with(DASHES) || ends_with_points(name))
}

/// Whether a line ends with points: "Ban hành kịp thời: 1", "… (0,5 điểm)".
pub(super) fn ends_with_points(line: &str) -> bool {
    let folded = fold(line);
    let text = folded.trim_end_matches(['.', ';', ',', ')', ' ']);
    let text = text.strip_suffix("diem").or_else(|| text.strip_suffix('d')).map_or(text, str::trim_end);
    let digits = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',' || c == '.');
    digits.len() < text.len() && digits.trim_end().ends_with([':', '(', '=', '→'])
}

/// A line in brackets or about the year says a condition, not the name.
pub(super) fn is_condition(line: &str) -> bool {
    let folded = fold(line);
    folded.starts_with('(')
        || ["trong nam", "truong hop", "neu ", "moi ", "cu "].iter().any(|word| folded.starts_with(word))
}

pub(super) fn undashed(line: &str) -> String {
    line.trim_start_matches(|c: char| c.is_whitespace() || DASHES.contains(&c)).to_owned()
}

/// Whether words name a range of a measure: "từ 70 % đến dưới 90 %".
pub(super) fn is_range(words: &str) -> bool {
    let folded = format!(" {} ", fold(words));
    let digit = folded.contains(|c: char| c.is_ascii_digit());
    let said = [" tu ", " duoi ", " tren ", " den ", " tro len", " it hon ", " nhieu hon ", " dat ", " bang "];
    digit && (folded.contains(['≥', '≤', '<', '>', '%']) || said.iter().any(|word| folded.contains(word)))
}

/// Whether words say that something is not so.
pub(super) fn is_negative(words: &str) -> bool {
    let folded = undashed(&fold(words));
    ["khong", "chua", "cham", "tre ", "thieu", "sai", "vi pham", "duoi ", "con ", "qua han", "truong hop khong"]
        .iter()
        .any(|word| folded.starts_with(word))
}

/// Whether a name is printed in capitals, as headings are.
pub(super) fn is_capitals(name: &str) -> bool {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    3 <= letters().count() && letters().all(char::is_uppercase)
}

/// Points at the end of a name, and the name without them: "Nhận thức số (20 điểm)",
/// "ĐIỂM CỘNG (tối đa 2 điểm)", "Công khai: 5 điểm".
pub(super) fn points_at_end(name: &str) -> Option<(Points, &str)> {
    let text = name.trim_end().trim_end_matches([';', '.']);
    if let Some(open) = text.strip_suffix(')').and_then(|inner| inner.rfind('(')) {
        let inner = text.get(open + 1..text.len() - 1)?;
        let named = has_amount(inner) || fold(inner).contains("toi da");
        if let (true, PointsCell::Read(points)) = (named, read(inner, Style::default())) {
            return Some((points, text.get(..open)?.trim_end().trim_end_matches([':', '-', '–', ' '])));
        }
    }
    let at = text.rfind([':', '–', '-'])?;
    let behind = text.get(at..)?.trim_start_matches([':', '–', '-', ' ']);
    let short = behind.chars().count() <= 20 && has_amount(behind);
    match read(behind, Style::default()) {
        PointsCell::Read(points) if short => Some((points, text.get(..at)?.trim_end())),
        _ => None,
    }
}

/// A condition in brackets at the end of a name ("(Trong năm không có nhiệm vụ
/// thì được tính 02 điểm)"), and the name without it.
pub(super) fn condition_at_end(name: &str) -> Option<(&str, &str)> {
    let text = name.trim_end().trim_end_matches([';', '.']);
    let open = open_of(text)?;
    let inner = text.get(open + 1..text.len() - 1)?.trim();
    let folded = format!(" {} ", fold(inner));
    let begins = [" trong nam", " truong hop", " neu ", " khong phat sinh"].iter().any(|word| folded.starts_with(word));
    let digit = folded.contains(|c: char| c.is_ascii_digit());
    let said = [" tru ", " cong ", " diem "].iter().any(|word| folded.contains(word)) && digit;
    let head = text.get(..open)?.trim_end();
    ((begins || said) && !head.is_empty()).then_some((head, inner))
}

/// Where the bracket that ends a text opens.
fn open_of(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ if depth == 0 => return None,
            _ => {}
        }
    }
    None
}
