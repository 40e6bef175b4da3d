//! The explanation letter (giải trình), drafted from the data: one paragraph for
//! each leaf below its maximum, without evidence, or appraised otherwise.

use super::declared::{declared, evidence};
use super::self_assessment::{Source, lacking, title_of};
use super::{Block, Document, paragraphs};
use crate::appraisal::Appraisal;
use crate::base::compact_sort;
use crate::base::decimal::{Exact, Points};
use crate::engine::score::State;
use crate::text::report as words;
use crate::text::report::{Word, word};
use std::collections::BTreeMap;

/// Why a leaf has a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Its points are below its maximum by so many.
    BelowMaximum(Exact),
    /// No or incomplete evidence: what is missing, in words.
    Evidence(Vec<String>),
    /// The council gave these points.
    Appraised(Points),
}

/// One paragraph of the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Id of the leaf.
    pub node: String,
    /// Code, name and points.
    pub title: String,
    /// Why it is here; at least one.
    pub causes: Vec<Cause>,
    /// What the data say.
    pub drafted: String,
    /// What the letter says: rewritten by a person, or as drafted.
    pub text: String,
}

/// The paragraphs in document order. `appraised` holds what the council entered,
/// by leaf id; empty before an appraisal.
#[must_use]
pub fn paragraphs_of(source: &Source<'_>, appraised: &BTreeMap<String, Appraisal>) -> Vec<Paragraph> {
    let Source { pack, draft, card, .. } = *source;
    let lacking = compact_sort::map(lacking(source));
    let mut list = Vec::new();
    for (index, node, _) in pack.leaves() {
        let Some(leaf) = card.leaf(index).filter(|leaf| leaf.state == State::Scored) else { continue };
        let mut causes = Vec::new();
        let missing = Exact::from(leaf.max).minus(&leaf.points);
        let penalty = node.role == crate::pack::Role::Penalty;
        if missing != Exact::ZERO && !penalty && !leaf.assumed {
            causes.push(Cause::BelowMaximum(missing));
        }
        if let Some(lines) = lacking.get(&index) {
            causes.push(Cause::Evidence(lines.clone()));
        }
        let given = appraised.get(&*node.id).and_then(|entered| entered.points);
        if let Some(given) = given.filter(|given| Exact::from(*given) != leaf.points) {
            causes.push(Cause::Appraised(given));
        }
        if causes.is_empty() {
            continue;
        }
        let reason = appraised.get(&*node.id).map_or("", |entered| &entered.reason);
        let drafted = drafted(source, index, &causes, reason);
        let own = draft.report.letter.get(&*node.id).filter(|text| !text.trim().is_empty());
        list.push(Paragraph {
            node: node.id.to_string(),
            title: title_of(source, index, node),
            text: own.cloned().unwrap_or_else(|| drafted.clone()),
            causes,
            drafted,
        });
    }
    list
}

/// What the data say about a leaf: why it is here, the facts, the documents, and
/// the reason and explanation that the body wrote.
fn drafted(source: &Source<'_>, index: usize, causes: &[Cause], council: &str) -> String {
    let Source { pack, draft, lang, .. } = *source;
    let Some(node) = pack.nodes.get(index) else { return String::new() };
    let mut sentences = Vec::new();
    for cause in causes {
        match cause {
            Cause::BelowMaximum(missing) => sentences.push(words::below_maximum(lang, missing)),
            Cause::Evidence(lines) => sentences.extend(lines.iter().cloned()),
            Cause::Appraised(given) => sentences.push(words::appraised_otherwise(lang, *given, council)),
        }
    }
    let facts = declared(lang, pack, &draft.answers, index);
    if !facts.is_empty() {
        sentences.push(words::facts(lang, &facts));
    }
    let documents = evidence(lang, &draft.answers, node);
    if !documents.is_empty() {
        sentences.push(words::documents(lang, &documents));
    }
    if let Some(answer) = draft.answers.node(&node.id) {
        if !answer.reason.trim().is_empty() {
            sentences.push(words::reason(lang, answer.reason.trim()));
        }
        let written = paragraphs(&answer.explanation).join(" ");
        if !written.is_empty() {
            sentences.push(words::explanation(lang, &written));
        }
    }
    sentences.join(" ")
}

/// The letter with these paragraphs.
#[must_use]
pub fn letter(source: &Source<'_>, list: &[Paragraph]) -> Document {
    let lang = source.lang;
    let (body, year) = (source.body(), source.year());
    let subject = words::letter_subject(lang, source.set_name(), &year);
    let title = format!("{subject} – {body}");
    let mut blocks = Vec::new();
    if list.is_empty() {
        blocks.push(Block::Text(word(lang, Word::LetterEmpty).to_owned()));
    } else {
        blocks.push(Block::Text(words::letter_lead(lang, &body, source.set_name(), &year, list.len())));
    }
    for paragraph in list {
        blocks.push(Block::Heading(2, paragraph.title.clone()));
        blocks.extend(paragraphs(&paragraph.text).into_iter().map(Block::Text));
    }
    if !list.is_empty() {
        blocks.push(Block::Text(words::letter_end(lang, &body)));
    }
    let to = format!("{} {}", word(lang, Word::To), word(lang, Word::Addressee));
    // A letter has a number of its own, which nobody knows yet.
    let mut head = source.head("", "", subject, to);
    head.number = words::number_line(lang, "", "");
    Document { lang, title, head, blocks, foot: source.foot(), annex: None }
}
