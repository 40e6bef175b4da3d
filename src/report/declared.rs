//! What was declared on a node, in words for a table.

use crate::answer::{Answer, Answers, Applies};
use crate::base::date::Date;
use crate::engine::score::assumed_text;
use crate::pack::rule::{FieldKind, Rule};
use crate::pack::{Node, Pack, knock_out_key};
use crate::text::{Lang, date, node_field_label, report as words};

/// The label of an option of a choice, its id when the pack has none such.
fn option_label<'a>(rule: &'a Rule, id: &'a str) -> &'a str {
    match rule {
        Rule::Choice(options) => options.iter().find(|option| &*option.id == id).map_or(id, |option| &option.label),
        Rule::Alternatives { cases, .. } => {
            let labels = cases.iter().map(|case| option_label(&case.rule, id));
            labels.into_iter().find(|label| *label != id).unwrap_or(id)
        }
        _ => id,
    }
}

fn shown(lang: Lang, rule: &Rule, kind: &FieldKind, text: &str) -> String {
    match kind {
        FieldKind::YesNo => words::yes_no(lang, text).to_owned(),
        FieldKind::Choice => option_label(rule, text).to_owned(),
        FieldKind::Date => Date::parse_typed(text).map_or_else(|| text.to_owned(), |day| date(lang, day)),
        FieldKind::Number { .. } | FieldKind::Points => text.to_owned(),
    }
}

/// The declared facts of a node, each as "label: value"; blank ones left out.
pub(super) fn declared(lang: Lang, pack: &Pack, answers: &Answers, index: usize) -> Vec<String> {
    let Some(node) = pack.nodes.get(index) else { return Vec::new() };
    let blank = Answer::default();
    let answer = answers.node(&node.id).unwrap_or(&blank);
    let reading = answers.setup.reading;
    let mut lines = Vec::new();
    if let Some(leaf) = node.leaf() {
        let default = assumed_text(pack, answers, index);
        for (key, kind) in leaf.rule.fields() {
            let assumed = default.filter(|(known, _)| *known == key).map(|(_, text)| text);
            let text = assumed.unwrap_or_else(|| answer.value(key, reading).trim());
            if !text.is_empty() {
                let label = node_field_label(lang, node, key);
                let value = shown(lang, &leaf.rule, &kind, text);
                lines.push(words::declared(lang, &label, &value, assumed.is_some()));
            }
        }
    }
    for fact in node.knock_outs.iter().filter(|fact| answer.value(&knock_out_key(&fact.id), reading).trim() == "yes") {
        lines.push(words::declared(lang, &fact.label, words::yes_no(lang, "yes"), false));
    }
    if answer.applies == Applies::NotArisen {
        lines.push(words::not_arisen(lang).to_owned());
    }
    if !answer.typed_points.trim().is_empty() {
        lines.push(words::typed(lang, answer.typed_points.trim()));
    }
    lines
}

/// The linked documents, each with section and page.
pub(super) fn evidence(lang: Lang, answers: &Answers, node: &Node) -> Vec<String> {
    let links = answers.node(&node.id).map_or(&[][..], |answer| &answer.evidence);
    let line = |link: &crate::answer::EvidenceRef| {
        let document = answers.documents.iter().find(|document| document.id == link.document)?;
        Some(words::evidence(lang, document, link))
    };
    links.iter().filter_map(line).collect()
}
