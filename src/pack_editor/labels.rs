//! What columns hold, and the words people put above them.

use crate::base::vietnamese::fold;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Printed codes (STT, mã).
    Code,
    /// Names of areas, criteria and components.
    Name,
    /// Maxima (điểm tối đa, điểm chuẩn).
    Max,
    /// The scale of points or how they are reckoned.
    Rule,
    /// What is counted: a number, or one number out of another.
    Inputs,
    /// Evidence asked for.
    Evidence,
    /// Remarks.
    Note,
    /// Where the row comes from.
    Source,
    /// Depth of the row (cấp, level), from 1.
    Level,
    /// The group the row belongs to, where groups have no rows of their own.
    Group,
    /// Points that are added.
    Bonus,
    /// Points that are taken off.
    Penalty,
    /// A target or threshold (yêu cầu, chỉ tiêu giao).
    Target,
    /// Filled in by others, or not needed.
    Other,
    /// Not recognised: a person says what it means.
    Unknown,
}

/// The words of the files.
pub const KIND_WORDS: [(&str, ColumnKind); 15] = [
    ("code", ColumnKind::Code),
    ("name", ColumnKind::Name),
    ("max", ColumnKind::Max),
    ("rule", ColumnKind::Rule),
    ("inputs", ColumnKind::Inputs),
    ("evidence", ColumnKind::Evidence),
    ("note", ColumnKind::Note),
    ("source", ColumnKind::Source),
    ("level", ColumnKind::Level),
    ("group", ColumnKind::Group),
    ("bonus", ColumnKind::Bonus),
    ("penalty", ColumnKind::Penalty),
    ("target", ColumnKind::Target),
    ("other", ColumnKind::Other),
    ("unknown", ColumnKind::Unknown),
];

/// Folded words above columns, the more particular first: whether the label
/// must be just that, and what it means.
const LABELS: &[(&str, bool, ColumnKind)] = &[
    ("stt", false, ColumnKind::Code),
    ("tt", true, ColumnKind::Code),
    ("so tt", true, ColumnKind::Code),
    ("so thu tu", true, ColumnKind::Code),
    ("ma", true, ColumnKind::Code),
    ("ma so", true, ColumnKind::Code),
    ("ma tieu chi", true, ColumnKind::Code),
    ("ma chi tieu", true, ColumnKind::Code),
    ("muc", true, ColumnKind::Code),
    ("ky hieu", true, ColumnKind::Code),
    ("code", true, ColumnKind::Code),
    ("no", true, ColumnKind::Code),
    ("order", true, ColumnKind::Code),
    ("thu tu", true, ColumnKind::Code),
    ("cap", true, ColumnKind::Level),
    ("cap do", true, ColumnKind::Level),
    ("bac", true, ColumnKind::Level),
    ("level", true, ColumnKind::Level),
    ("nhom", true, ColumnKind::Group),
    ("nhom tieu chi", true, ColumnKind::Group),
    ("nhom tieu chuan", true, ColumnKind::Group),
    ("nhom chi tieu", true, ColumnKind::Group),
    ("nhom noi dung", true, ColumnKind::Group),
    ("thuoc nhom", true, ColumnKind::Group),
    ("group", true, ColumnKind::Group),
    ("rule type", false, ColumnKind::Other),
    ("kiem chung", false, ColumnKind::Evidence),
    ("minh chung", false, ColumnKind::Evidence),
    ("tlkc", false, ColumnKind::Evidence),
    ("ho so kem theo", false, ColumnKind::Evidence),
    ("evidence", false, ColumnKind::Evidence),
    ("diem thuong toi da", true, ColumnKind::Bonus),
    ("diem tru toi da", true, ColumnKind::Penalty),
    ("toi da", false, ColumnKind::Max),
    ("diem chuan", false, ColumnKind::Max),
    ("khung diem", true, ColumnKind::Max),
    ("diem khung", true, ColumnKind::Max),
    ("chuan", true, ColumnKind::Max),
    ("max", true, ColumnKind::Max),
    ("score", true, ColumnKind::Max),
    ("points", true, ColumnKind::Max),
    ("thuong", true, ColumnKind::Bonus),
    ("cong", true, ColumnKind::Bonus),
    ("diem thuong", true, ColumnKind::Bonus),
    ("diem cong", true, ColumnKind::Bonus),
    ("diem cong them", true, ColumnKind::Bonus),
    ("cong diem", true, ColumnKind::Bonus),
    ("bonus", true, ColumnKind::Bonus),
    ("tru", true, ColumnKind::Penalty),
    ("phat", true, ColumnKind::Penalty),
    ("diem tru", true, ColumnKind::Penalty),
    ("diem phat", true, ColumnKind::Penalty),
    ("tru diem", true, ColumnKind::Penalty),
    ("penalty", true, ColumnKind::Penalty),
    ("yeu cau", true, ColumnKind::Target),
    ("muc yeu cau", true, ColumnKind::Target),
    ("chi tieu giao", false, ColumnKind::Target),
    ("chi tieu duoc giao", false, ColumnKind::Target),
    ("chi tieu dat", true, ColumnKind::Target),
    ("muc tieu", true, ColumnKind::Target),
    ("nguong", true, ColumnKind::Target),
    ("target", true, ColumnKind::Target),
    ("cach tinh", false, ColumnKind::Rule),
    ("cach cham", false, ColumnKind::Rule),
    ("cach xac dinh", false, ColumnKind::Rule),
    ("cach danh gia", false, ColumnKind::Rule),
    ("tieu chuan cham", false, ColumnKind::Rule),
    ("huong dan cham", false, ColumnKind::Rule),
    ("huong dan tinh", false, ColumnKind::Rule),
    ("phuong phap", false, ColumnKind::Rule),
    ("cong thuc", false, ColumnKind::Rule),
    ("thang diem", false, ColumnKind::Rule),
    ("muc diem", false, ColumnKind::Rule),
    ("muc danh gia", false, ColumnKind::Rule),
    ("quy dinh cham", false, ColumnKind::Rule),
    ("cach thuc cham", false, ColumnKind::Rule),
    ("cach thuc tinh", false, ColumnKind::Rule),
    ("formula", false, ColumnKind::Rule),
    ("options", false, ColumnKind::Rule),
    ("bands", false, ColumnKind::Rule),
    ("rule", false, ColumnKind::Rule),
    ("inputs", false, ColumnKind::Inputs),
    ("dien giai", true, ColumnKind::Inputs),
    ("so lieu dau vao", false, ColumnKind::Inputs),
    ("tu so", false, ColumnKind::Inputs),
    ("ghi chu", false, ColumnKind::Note),
    ("note", true, ColumnKind::Note),
    ("source", false, ColumnKind::Source),
    ("nguon", false, ColumnKind::Source),
    ("tu danh gia", false, ColumnKind::Other),
    ("tu cham", false, ColumnKind::Other),
    ("tham dinh", false, ColumnKind::Other),
    ("danh gia", false, ColumnKind::Other),
    ("diem dat", false, ColumnKind::Other),
    ("tong diem", false, ColumnKind::Other),
    ("dieu tra", false, ColumnKind::Other),
    ("xhh", false, ColumnKind::Other),
    ("so lieu", false, ColumnKind::Other),
    ("ty le", false, ColumnKind::Other),
    ("chu ky", false, ColumnKind::Other),
    ("ket qua", false, ColumnKind::Other),
    ("chi so", true, ColumnKind::Other),
    ("chi so thanh phan", false, ColumnKind::Name),
    ("tieu chi", false, ColumnKind::Name),
    ("tieu chuan", false, ColumnKind::Name),
    ("linh vuc", false, ColumnKind::Name),
    ("chi tieu", false, ColumnKind::Name),
    ("noi dung", false, ColumnKind::Name),
    ("nhiem vu", false, ColumnKind::Name),
    ("ten", true, ColumnKind::Name),
    ("name", false, ColumnKind::Name),
    ("diem", true, ColumnKind::Max),
    ("diem so", true, ColumnKind::Max),
    ("so diem", true, ColumnKind::Max),
];

/// The meaning of a label; none for words not known here.
#[must_use]
pub fn label_kind(label: &str) -> Option<ColumnKind> {
    let label = fold(label);
    let label =
        label.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ':' | '*')).filter(|w| !w.is_empty());
    let label = label.collect::<Vec<_>>().join(" ");
    // A heading is short: a whole sentence that mentions points is none.
    if label.is_empty() || 90 < label.chars().count() {
        return None;
    }
    let fits = |(word, whole, _): &&(&str, bool, ColumnKind)| {
        if *whole { label == *word } else { word_in(&label, word) }
    };
    LABELS.iter().find(fits).map(|(_, _, kind)| *kind)
}

/// Whether `word` is in `text` with no letter beside it.
fn word_in(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|rest| rest.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|rest| rest.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
