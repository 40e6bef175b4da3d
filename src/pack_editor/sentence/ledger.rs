//! The ledger of a text: every word, number and sign is used by the rule, adds
//! nothing, or is named as unused.

use super::ask::Doubt;
use super::clause::Clause;
use super::formula::Span;
use super::made::Words;
use super::token::{Kind, Token};
use super::value::is_amount;
use crate::base::compact_sort::SortExt as _;

/// Words that add nothing to a condition or a worth.
const FILLERS: [&str; 64] = [
    "thì",
    "được",
    "là",
    "đạt",
    "tính",
    "chấm",
    "cho",
    "hưởng",
    "của",
    "các",
    "những",
    "tiêu",
    "chí",
    "chuẩn",
    "này",
    "điểm",
    "số",
    "theo",
    "mức",
    "như",
    "sau",
    "cụ",
    "thể",
    "cách",
    "đánh",
    "giá",
    "nếu",
    "trường",
    "hợp",
    "kết",
    "quả",
    "đối",
    "với",
    "khi",
    "thành",
    "phần",
    "quy",
    "định",
    "đ",
    "có",
    "lệ",
    "tỷ",
    "tỉ",
    "đó",
    "trong",
    "tổng",
    "công",
    "thức",
    "bằng",
    "phương",
    "pháp",
    "hoàn",
    "thực",
    "hiện",
    "về",
    "việc",
    "đơn",
    "vị",
    "mục",
    "nội",
    "dung",
    "năm",
    "để",
    "hệ",
];

/// Signs that carry arithmetic or an amount.
const SIGNS: [char; 8] = ['×', '+', '%', '≥', '≤', '>', '<', '/'];

/// What of the clauses is not within `used`, named.
pub(super) fn leftovers(words: &Words<'_>, used: &[Span]) -> Vec<Doubt> {
    let mut used = used.to_vec();
    used.sort_small();
    let known = Known::of(words);
    let mut out = Vec::new();
    for clause in &words.clauses {
        for run in runs(clause, &used) {
            let doubt = judge(words, clause, &run, &known);
            if let Some(doubt) = doubt.filter(|doubt| !out.contains(doubt)) {
                out.push(doubt);
            }
        }
    }
    out
}

/// Words of the name of the line and of what is counted; sorted.
struct Known<'a>(Vec<&'a str>);

impl<'a> Known<'a> {
    fn of(words: &'a Words<'_>) -> Self {
        let mut list: Vec<&str> = words.named.iter().filter_map(word).collect();
        list.sort_small();
        Self(list)
    }

    fn holds(&self, token: &Token) -> bool {
        word(token).is_some_and(|word| self.0.binary_search(&word).is_ok())
    }
}

fn word(token: &Token) -> Option<&str> {
    match &token.kind {
        Kind::Word(word) => Some(word),
        _ => None,
    }
}

/// Whether a token is within one of the sorted spans.
fn is_used(token: &Token, used: &[Span]) -> bool {
    let after = used.partition_point(|(start, _)| *start <= token.start);
    // Spans may lie within one another: a few before the last are looked at.
    (1..=4).any(|back| after.checked_sub(back).and_then(|at| used.get(at)).is_some_and(|(_, end)| token.end <= *end))
}

/// Runs of unused tokens of a clause.
fn runs(clause: &Clause, used: &[Span]) -> Vec<Vec<Token>> {
    let mut out: Vec<Vec<Token>> = Vec::new();
    let mut open = false;
    for token in &clause.tokens {
        if is_used(token, used) {
            open = false;
        } else if open && let Some(run) = out.last_mut() {
            run.push(token.clone());
        } else {
            out.push(vec![token.clone()]);
            open = true;
        }
    }
    out
}

fn judge(words: &Words<'_>, clause: &Clause, run: &[Token], known: &Known<'_>) -> Option<Doubt> {
    let text = |tokens: &[Token]| {
        let whole = tokens.len() == clause.tokens.len();
        if whole {
            words.text.get(clause.span.0..clause.span.1).unwrap_or_default().to_owned()
        } else {
            words.slice(tokens).to_owned()
        }
    };
    if (0..run.len()).any(|at| is_amount(run, at)) {
        return Some(Doubt::Amount(text(run)));
    }
    let matters = |token: &Token| match &token.kind {
        Kind::Word(_) => !token.is_any(&FILLERS) && !known.holds(token),
        Kind::Reference => true,
        Kind::Sign(sign) => SIGNS.contains(sign),
        _ => true,
    };
    let first = run.iter().position(matters)?;
    // Words that only say what the rule is about, at the head of a clause that is used.
    Some(Doubt::Unused(text(if first == 0 { run } else { run.get(first..).unwrap_or_default() })))
}
