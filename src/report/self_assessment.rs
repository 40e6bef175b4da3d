//! The report for signature (báo cáo tự đánh giá, chấm điểm).

use super::declared::{declared, evidence};
use super::{Annex, Block, Column, Document, Foot, Head, Row, RowKind, Table, paragraphs};
use crate::answer::Answers;
use crate::base::decimal::{Exact, Points};
use crate::base::digest::Digest;
use crate::draft::{Draft, Report};
use crate::engine::score::{Risk, RiskKind, Scorecard, State, evaluate, risks};
use crate::pack::{Node, Pack, Role};
use crate::text::report as words;
use crate::text::report::{Word, word};
use crate::text::risk::on_paper;
use crate::text::{Lang, exact, node_name, percent, points};

/// Millimetres of text across an upright and a lying page.
pub const TEXT_WIDTH: [u32; 2] = [160, 257];

/// Everything a document of a draft is made from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// The draft.
    pub draft: &'a Draft,
    /// What `evaluate` gives for them.
    pub card: &'a Scorecard,
    /// Digest of the submission made from the draft, once there is one.
    pub digest: Option<Digest>,
    /// Language.
    pub lang: Lang,
}

impl Source<'_> {
    fn word(&self, which: Word) -> String {
        word(self.lang, which).to_owned()
    }

    /// Name of the body, or room for it.
    pub(super) fn body(&self) -> String {
        words::body_line(&self.draft.answers.setup.body)
    }

    /// The scored year as the engine takes it.
    pub(super) fn year(&self) -> String {
        let typed = self.draft.answers.setup.year.trim();
        if typed.is_empty() { self.pack.years.1.to_string() } else { typed.to_owned() }
    }

    /// Name of the pack in the language.
    pub(super) fn set_name(&self) -> &str {
        if self.lang == Lang::En && !self.pack.name_en.is_empty() { &self.pack.name_en } else { &self.pack.name }
    }

    /// The lines above, with the kind and the subject of the document.
    pub(super) fn head(&self, sign: &str, kind: &str, subject: String, to: String) -> Head {
        let Report { parent_body, number, place, .. } = &self.draft.report;
        Head {
            parent: parent_body.trim().to_owned(),
            body: self.body(),
            motto: [self.word(Word::Country), self.word(Word::Motto)],
            number: words::number_line(self.lang, number, sign),
            place: words::place_line(self.lang, place),
            kind: kind.to_owned(),
            subject,
            to,
        }
    }

    /// The lines below.
    pub(super) fn foot(&self) -> Foot {
        let Report { recipients, signer_title, signer_name, .. } = &self.draft.report;
        Foot {
            recipients_label: self.word(Word::Recipients),
            recipients: paragraphs(recipients),
            signer_title: signer_title.trim().to_owned(),
            signer_name: signer_name.trim().to_owned(),
        }
    }
}

/// The report of a draft.
#[must_use]
pub fn report(source: &Source<'_>) -> Document {
    if let Some((draft, card)) = without_loss(source) {
        return report(&Source { draft: &draft, card: &card, ..*source });
    }
    let Source { pack, draft, lang, .. } = *source;
    let (body, year) = (source.body(), source.year());
    let subject = words::report_subject(lang, source.set_name(), &year);
    let title = format!("{} – {body}", subject);
    let mut blocks =
        vec![Block::Text(words::report_lead(lang, &body, &year, source.set_name(), pack.legal_basis.first()))];
    basis(source, &mut blocks);
    result(source, &mut blocks);
    explanations(source, &mut blocks);
    for (heading, text) in
        [(Word::DifficultiesHeading, &draft.report.difficulties), (Word::ProposalsHeading, &draft.report.proposals)]
    {
        blocks.push(Block::Heading(1, source.word(heading)));
        let written = paragraphs(text);
        if written.is_empty() {
            blocks.push(Block::Text(source.word(Word::NotWritten)));
        }
        blocks.extend(written.into_iter().map(Block::Text));
    }
    blocks.push(Block::Text(words::report_end(lang, &body, &year)));
    let mut annex_blocks = vec![Block::Table(whole_table(pack, source))];
    if let Some(digest) = source.digest {
        annex_blocks.push(Block::Strong(words::digest(lang, &digest.to_string())));
        annex_blocks.push(Block::Text(source.word(Word::DigestMeaning)));
    }
    let annex = Annex {
        label: source.word(Word::Annex),
        title: source.word(Word::AnnexTitle),
        note: words::annex_note(lang, &draft.report.number, &body),
        blocks: annex_blocks,
    };
    let kind = source.word(Word::Report);
    Document {
        lang,
        title,
        head: source.head("BC-", &kind, subject, String::new()),
        blocks,
        foot: source.foot(),
        annex: Some(annex),
    }
}

/// The draft and its figures without the loss that the body expects at appraisal:
/// an estimate of its own, which no paper tells. `None` where nothing is expected.
pub(super) fn without_loss(source: &Source<'_>) -> Option<(Draft, Scorecard)> {
    (source.card.totals.loss != Points::ZERO).then(|| {
        let mut draft = source.draft.clone();
        draft.answers.setup.expected_loss.clear();
        let card = evaluate(source.pack, &draft.answers);
        (draft, card)
    })
}

/// The pack, what it claims to be, and the decisions.
fn basis(source: &Source<'_>, blocks: &mut Vec<Block>) {
    let Source { pack, draft, lang, .. } = *source;
    blocks.push(Block::Heading(1, source.word(Word::BasisHeading)));
    let cohort = pack.cohorts.iter().find(|cohort| *cohort.id == *draft.answers.setup.cohort);
    blocks.push(Block::Text(words::set_scope(lang, cohort, pack.scale)));
    let (status, loud) = words::set_status(lang, pack);
    blocks.push(if loud { Block::Strong(status) } else { Block::Text(status) });
    blocks.extend(pack.legal_basis.iter().map(|basis| Block::Item(words::legal_basis(lang, basis))));
}

/// The figures and the summary by area.
fn result(source: &Source<'_>, blocks: &mut Vec<Block>) {
    let Source { pack, card, lang, .. } = *source;
    blocks.push(Block::Heading(1, source.word(Word::ResultHeading)));
    let class = card.class.as_ref().and_then(|class| {
        let classes = &pack.classes.get(class.list)?.classes;
        classes.get(class.projected)
    });
    blocks.extend(words::totals(lang, &card.totals, class).into_iter().map(Block::Item));
    blocks.push(Block::Table(summary(source)));
}

fn column(source: &Source<'_>, title: Word, width: u32, number: bool) -> Column {
    Column { title: source.word(title), width, number }
}

fn cells<const N: usize>(kind: RowKind, cells: [String; N]) -> Row {
    Row { kind, cells: cells.into_iter().map(|cell| vec![cell]).collect() }
}

/// Areas, bonus and penalty blocks, and the total.
fn summary(source: &Source<'_>) -> Table {
    let Source { pack, card, lang, .. } = *source;
    let columns = vec![
        column(source, Word::Code, 12, false),
        column(source, Word::Area, 60, false),
        column(source, Word::Maximum, 22, true),
        column(source, Word::SelfScore, 22, true),
        column(source, Word::Projection, 22, true),
        column(source, Word::Index, 22, true),
    ];
    let pair = |value: &Exact, max: Points| format!("{}/{}", exact(lang, value), points(lang, max));
    let area = |index: usize| {
        let (node, score) = (pack.nodes.get(index)?, card.nodes.get(index)?);
        let sign = if node.role == Role::Penalty && score.points != Exact::ZERO { "−" } else { "" };
        let own =
            if score.self_max == Points::ZERO { "–".to_owned() } else { pair(&score.self_points, score.self_max) };
        let index =
            score.percent(pack).filter(|_| node.role == Role::Scale).map_or("–".to_owned(), |p| percent(lang, p));
        let row = [
            node.code.to_string(),
            node_name(lang, node).to_owned(),
            points(lang, score.applicable),
            own,
            format!("{sign}{}", exact(lang, &score.points)),
            index,
        ];
        Some(cells(RowKind::Leaf, row))
    };
    let totals = &card.totals;
    let total = [
        String::new(),
        source.word(Word::Total),
        points(lang, totals.out_of),
        pair(&totals.self_points, totals.self_max),
        exact(lang, &totals.points),
        percent(lang, totals.percent),
    ];
    let rows = pack.roots().filter_map(area).chain([cells(RowKind::Total, total)]).collect();
    Table { columns, rows }
}

/// Whether a council would miss evidence because of it.
const fn is_about_evidence(kind: &RiskKind) -> bool {
    matches!(
        kind,
        RiskKind::NoEvidence
            | RiskKind::DocumentGone
            | RiskKind::DocumentUnnamed { .. }
            | RiskKind::DocumentUndated { .. }
            | RiskKind::OutsideYear { .. }
            | RiskKind::NoPlaceInDocument { .. }
            | RiskKind::SharedExclusively { .. }
    )
}

/// Leaves with no or incomplete evidence: what is missing, and what the body says.
pub(super) fn lacking(source: &Source<'_>) -> Vec<(usize, Vec<String>)> {
    let Source { pack, draft, card, lang, .. } = *source;
    let found: Vec<Risk> = risks(pack, &draft.answers, card, None);
    let mut list: Vec<(usize, Vec<String>)> = Vec::new();
    for index in 0..pack.nodes.len() {
        let of_node = found.iter().filter(|found| found.node == index && is_about_evidence(&found.kind));
        let mut lines: Vec<String> = of_node.map(|found| on_paper(lang, found, pack, &draft.answers)).collect();
        let unproven = card.issues(index).contains(&crate::engine::score::Issue::EvidenceMissing);
        if lines.is_empty() && unproven {
            lines.push(source.word(Word::NoEvidence));
        }
        if !lines.is_empty() {
            list.push((index, lines));
        }
    }
    list
}

fn explanations(source: &Source<'_>, blocks: &mut Vec<Block>) {
    let Source { pack, draft, lang, .. } = *source;
    blocks.push(Block::Heading(1, source.word(Word::ExplanationHeading)));
    let list = lacking(source);
    if list.is_empty() {
        blocks.push(Block::Text(source.word(Word::NothingToExplain)));
    }
    for (index, lines) in list {
        let Some(node) = pack.nodes.get(index) else { continue };
        blocks.push(Block::Heading(2, title_of(source, index, node)));
        blocks.extend(lines.into_iter().map(Block::Item));
        let text = draft.answers.node(&node.id).map_or("", |answer| &answer.explanation);
        let shown = words::explanation(lang, "");
        let written = paragraphs(text);
        match written.split_first() {
            None => blocks.push(Block::Item(shown)),
            Some((first, rest)) => {
                blocks.push(Block::Item(words::explanation(lang, first)));
                blocks.extend(rest.iter().cloned().map(Block::Item));
            }
        }
    }
}

/// Code, name and points of a line.
pub(super) fn title_of(source: &Source<'_>, index: usize, node: &Node) -> String {
    let Source { card, lang, .. } = *source;
    let blank = crate::engine::score::NodeScore::default();
    let score = card.nodes.get(index).unwrap_or(&blank);
    let value = words::line_points(lang, card.leaf(index).map(|leaf| leaf.state), &score.points);
    let max = if score.left_out { node.max } else { score.applicable };
    words::line_title(lang, &node.code, node_name(lang, node), &value, max)
}

/// Every line of the pack.
fn whole_table(pack: &Pack, source: &Source<'_>) -> Table {
    let columns = vec![
        column(source, Word::Code, 15, false),
        column(source, Word::Criterion, 60, false),
        column(source, Word::Maximum, 14, true),
        column(source, Word::SelfScore, 14, true),
        column(source, Word::Declared, 52, false),
        column(source, Word::Evidence, 58, false),
        column(source, Word::Explanation, 44, false),
    ];
    let rows = (0..pack.nodes.len()).filter_map(|index| line(source, index)).collect();
    Table { columns, rows }
}

fn line(source: &Source<'_>, index: usize) -> Option<Row> {
    let Source { pack, draft, card, lang, .. } = *source;
    let (node, score, answers) = (pack.nodes.get(index)?, card.nodes.get(index)?, &draft.answers);
    let leaf = card.leaf(index);
    let kind = match (node.parent, leaf) {
        (None, _) => RowKind::Area,
        (Some(_), None) => RowKind::Criterion,
        (Some(_), Some(_)) => RowKind::Leaf,
    };
    let state = leaf.map(|leaf| leaf.state).or(score.left_out.then_some(State::LeftOut));
    Some(Row {
        kind,
        cells: vec![
            vec![node.code.to_string()],
            vec![node_name(lang, node).to_owned()],
            vec![points(lang, node.max)],
            vec![words::line_points(lang, state, &score.points)],
            declared(lang, pack, answers, index),
            evidence(lang, answers, node),
            remarks(source, index, node, answers),
        ],
    })
}

/// Reason, explanation, and that points are only assumed.
fn remarks(source: &Source<'_>, index: usize, node: &Node, answers: &Answers) -> Vec<String> {
    let lang = source.lang;
    let mut lines = Vec::new();
    if let Some(answer) = answers.node(&node.id) {
        if !answer.reason.trim().is_empty() {
            lines.push(words::reason(lang, answer.reason.trim()));
        }
        lines.extend(paragraphs(&answer.explanation));
    }
    if source.card.leaf(index).is_some_and(|leaf| leaf.assumed) {
        lines.push(source.word(Word::Assumed));
    }
    lines
}
