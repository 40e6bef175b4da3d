//! Rows below a line as words of its rule.

use super::ask::{Ask, Doubt, OptionRow, Proposal};
use super::inputs::input;
use super::labels::label;
use super::lex::lex;
use super::range::range;
use super::token::Token;
use crate::base::decimal::Points;
use crate::pack::rule::{Alternative, Condition, Rule};

/// A number of points as it is written in Vietnamese; never three decimals, which
/// could be read as thousands.
fn written(points: Points) -> String {
    let text = points.to_text().replace('.', ",");
    let short = text.split_once(',').is_some_and(|(_, decimals)| decimals.len() == 3);
    if short { format!("{text}0") } else { text }
}

/// The words of a row without what would part them.
fn one_line(words: &str) -> String {
    let words = words.replace(['\n', ';'], ", ").replace(". ", ", ");
    words.trim().trim_end_matches([':', ',', '.', '-', ' ']).to_owned()
}

/// Whether an amount in a column "Cộng" is all there is: then it is the points.
fn bonus_is_points(ask: &Ask<'_>) -> bool {
    ask.max.is_none() && ask.options.iter().all(|row| row.points.is_none() && row.penalty.is_none())
}

fn line(row: &OptionRow, bonus_is_points: bool) -> String {
    let words = one_line(&row.words);
    match (row.points, row.penalty, row.bonus) {
        (Some(points), None, None) => format!("{words}: {} điểm", written(points)),
        (None, Some(points), None) => format!("{words}: trừ {} điểm", written(points)),
        (None, None, Some(points)) if bonus_is_points => format!("{words}: {} điểm", written(points)),
        (None, None, Some(points)) => format!("{words}: cộng {} điểm", written(points)),
        (None, None, None) => row.words.trim().to_owned(),
        _ => {
            let amounts = [(row.points, ""), (row.bonus, "cộng "), (row.penalty, "trừ ")];
            let said = amounts
                .iter()
                .filter_map(|(points, sign)| points.map(|p| format!("{words}: {sign}{} điểm", written(p))));
            said.collect::<Vec<_>>().join("\n")
        }
    }
}

/// Everything that is said of the rule, in lines.
pub(super) fn text(ask: &Ask<'_>) -> String {
    let plain = bonus_is_points(ask);
    let mut lines = vec![ask.text.trim().to_owned()];
    lines.extend(ask.options.iter().map(|row| line(row, plain)));
    if ask.bonus.is_some() || ask.penalty.is_some() {
        let own =
            OptionRow { words: ask.name.to_owned(), bonus: ask.bonus, penalty: ask.penalty, ..OptionRow::default() };
        lines.push(line(&own, ask.max.is_none() && ask.penalty.is_none()));
    }
    lines.push(ask.notes.trim().to_owned());
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// Rows in two depths: a range of a number each, and below it bands or cases.
pub(super) fn classes(ask: &Ask<'_>, propose: impl Fn(&Ask<'_>) -> Proposal) -> Option<(Rule, Vec<Doubt>)> {
    let plain =
        |row: &OptionRow| row.depth == 0 && row.points.is_none() && row.bonus.is_none() && row.penalty.is_none();
    let mut groups: Vec<(&OptionRow, &[OptionRow])> = Vec::new();
    let mut rest = ask.options;
    while let Some((head, tail)) = rest.split_first() {
        let end = tail.iter().position(|row| row.depth == 0).unwrap_or(tail.len());
        let (below, after) = tail.split_at(end);
        if !plain(head) || below.is_empty() {
            return None;
        }
        groups.push((head, below));
        rest = after;
    }
    if groups.len() < 2 || !ask.text.trim().is_empty() {
        return None;
    }
    let flat = ask.options.iter().any(|row| row.bonus.is_some());
    if flat && ask.max.is_some() {
        return None;
    }
    let mut name = String::new();
    let mut cases = Vec::new();
    let mut doubts: Vec<Doubt> = Vec::new();
    for (number, (head, below)) in groups.iter().enumerate() {
        let lexed = lex(&head.words);
        let range = range(&lexed.tokens).filter(|range| !range.percent && range.exact.is_none())?;
        if name.is_empty() {
            name = measured(&lexed.text, &lexed.tokens, &range.used);
        }
        let below: Vec<OptionRow> =
            below.iter().map(|row| OptionRow { depth: row.depth.saturating_sub(1), ..row.clone() }).collect();
        let found = propose(&Ask { options: &below, text: "", notes: "", ..*ask });
        if matches!(found.rule, Rule::Judgement { .. } | Rule::Alternatives { .. }) {
            return None;
        }
        let fresh: Vec<Doubt> = found.doubts.into_iter().filter(|doubt| !doubts.contains(doubt)).collect();
        doubts.extend(fresh);
        let when = Condition::In { input: "quy-mo".into(), from: range.from, to: range.to };
        let id = format!("loai-{}", number + 1);
        cases.push(Alternative { id: id.into(), label: label(&head.words).into(), when, rule: found.rule });
    }
    let inputs = vec![input("quy-mo", &name, "", 0)];
    doubts.extend(lex(ask.notes).tokens.first().map(|_| Doubt::Unused(ask.notes.to_owned())));
    Some((Rule::Alternatives { inputs, cases }, doubts))
}

/// The words around a range: what is measured.
fn measured(text: &str, tokens: &[Token], used: &[(usize, usize)]) -> String {
    let free = |token: &&Token| !used.contains(&(token.start, token.end));
    let words: Vec<&str> = tokens.iter().filter(free).filter_map(|token| text.get(token.start..token.end)).collect();
    label(&words.join(" "))
}
