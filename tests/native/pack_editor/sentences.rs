//! The corpus of rule sentences: every one is proposed as the kind and with the
//! numbers that a person reads in it.

use cchc::base::decimal::Points;
use cchc::pack::rule::{
    Amount, Base, ChecklistScoring, Composed, Deadline, Event, Item, Limit, Measure, Part, Rule, Side, Step,
    ZeroDenominator,
};
use cchc::pack::{NotArisen, ScoredBy};
use cchc::pack_editor::sentence::{Ask, Confidence, Doubt, Proposal, propose};

const CORPUS: &str = include_str!("../../data/studio/sentences.txt");
const HOUSE_STYLES: &str = include_str!("../../data/studio/house-styles.txt");

fn all(points: impl Iterator<Item = Points>) -> String {
    points.map(Points::to_text).collect::<Vec<_>>().join(" ")
}

fn each(items: &[Item]) -> String {
    all(items.iter().map(|item| item.points))
}

fn band(step: &Step) -> String {
    let text = |limit: &Limit| limit.value.to_text();
    let range = match (&step.from, &step.to) {
        (Some(from), Some(to)) => {
            let (open, close) = (if from.inclusive { '[' } else { '(' }, if to.inclusive { ']' } else { ')' });
            format!("{open}{}..{}{close}", text(from), text(to))
        }
        (Some(from), None) => format!("{}{}", if from.inclusive { ">=" } else { ">" }, text(from)),
        (None, Some(to)) => format!("{}{}", if to.inclusive { "<=" } else { "<" }, text(to)),
        (None, None) => "all".into(),
    };
    format!("{range}={}", step.points.to_text())
}

/// A rule in one line, without labels.
pub fn brief(rule: &Rule) -> String {
    match rule {
        Rule::YesNo { yes, no } => format!("yes-no {} {}", yes.to_text(), no.to_text()),
        Rule::Choice(options) => format!("choice {}", all(options.iter().map(|option| option.points))),
        Rule::Dated(dated) => {
            let deadline = match &dated.deadline {
                Deadline::OnDay { month, day, year_offset: 0 } => format!("{day}/{month}"),
                Deadline::OnDay { month, day, year_offset } => format!("{day}/{month}{year_offset}"),
                Deadline::After { days, working, .. } => format!("+{days}{}", if *working { "w" } else { "" }),
            };
            format!("dated {deadline} {}", all([dated.on_time, dated.late, dated.missing].into_iter()))
        }
        Rule::Checklist { items, scoring: ChecklistScoring::All { full, otherwise } } => {
            format!("all {} {}", items.len(), all([*full, *otherwise].into_iter()))
        }
        Rule::Checklist { items, scoring: ChecklistScoring::Each } => format!("each {}", each(items)),
        Rule::Steps { measure, bands } => {
            let bands: Vec<String> = bands.iter().map(band).collect();
            format!("steps {} {}", if matches!(measure, Measure::Ratio(_)) { "%" } else { "n" }, bands.join(" "))
        }
        Rule::Proportional(rule) => {
            let floor = rule.floor.map(|(limit, points)| band(&Step { from: None, to: Some(limit), points }));
            let floor = floor.map_or_else(String::new, |text| format!(" floor{text}"));
            let target = rule.target.map_or_else(String::new, |target| format!(" target={}", target.to_text()));
            format!("proportional{floor}{target}")
        }
        Rule::Count { items, cap } => format!("count {} cap={}", each(items), cap.to_text()),
        Rule::Deduction { items, floor } => format!("deduction {} floor={}", each(items), floor.to_text()),
        Rule::Judgement { .. } => "judgement".into(),
        Rule::Index { .. } => "index".into(),
        Rule::ToLeader { .. } => "to-leader".into(),
        Rule::Alternatives { cases, .. } => format!("alternatives {}", cases.len()),
        Rule::Composed(composed) => brief_composed(composed),
    }
}

/// "composed 5 +[0.5 cap=1] -[below 100: 2 per 1] floor=0 cap=5".
fn brief_composed(composed: &Composed) -> String {
    let base = match &composed.base {
        Base::Points(points) => points.to_text(),
        Base::Rule { rule, max } => format!("({} of {})", brief(rule), max.to_text()),
    };
    let part = |part: &Part| {
        let amount = match &part.amount {
            Amount::Events(events) => {
                let one = |event: &Event| {
                    let all = event.all_from.map_or_else(String::new, |n| format!(" all-from {n}"));
                    format!(
                        "{}{all}{}",
                        event.item.points.to_text(),
                        if event.except.is_some() { " except" } else { "" }
                    )
                };
                events.iter().map(one).collect::<Vec<_>>().join("/")
            }
            Amount::Slope(slope) => {
                let side = if slope.side == Side::Above { "above" } else { "below" };
                let whole = if slope.whole { " whole" } else { "" };
                let first = format!("{} then ", slope.first.to_text());
                let first = if slope.first == Points::ZERO { "" } else { &first };
                let (start, per) = (slope.start.value.to_text(), slope.per.to_text());
                format!("{side} {start}: {first}{} per {per}{whole}", slope.points.to_text())
            }
            Amount::Rule(rule) => brief(rule),
        };
        let cap = part.cap.map_or_else(String::new, |cap| format!(" cap={}", cap.to_text()));
        let only =
            if part.only_with.is_empty() { String::new() } else { format!(" with {}", part.only_with.join("/")) };
        format!("{}[{amount}{cap}{only}]", if part.adds { '+' } else { '-' })
    };
    let parts: Vec<String> = composed.parts.iter().map(part).collect();
    let (floor, cap) = (composed.floor.to_text(), composed.cap.to_text());
    format!("composed {base} {} floor={floor} cap={cap}", parts.join(" "))
}

fn in_short(proposal: &Proposal) -> String {
    if proposal.confidence == Confidence::None {
        assert!(proposal.doubts.contains(&Doubt::NotUnderstood));
        return "none".into();
    }
    let mut out = brief(&proposal.rule);
    let zero = match &proposal.rule {
        Rule::Proportional(rule) => Some(rule.ratio.zero),
        _ => None,
    };
    let assumed = proposal.doubts.iter().any(|doubt| matches!(doubt, Doubt::ZeroDenominator(_)));
    out += match zero {
        Some(ZeroDenominator::Full) => " zero=full",
        Some(ZeroDenominator::LeaveOut) => " zero=leave-out",
        Some(ZeroDenominator::Zero) if !assumed => " zero=zero!",
        _ => "",
    };
    out += match proposal.scored_by {
        Some(ScoredBy::Survey) => " survey",
        Some(ScoredBy::External) => " external",
        Some(ScoredBy::Council) => " council",
        Some(ScoredBy::Body) | None => "",
    };
    out += match proposal.not_arisen {
        Some(NotArisen::Full) => " arisen=full",
        Some(NotArisen::Zero) => " arisen=zero",
        Some(NotArisen::LeaveOut) => " arisen=leave-out",
        None => "",
    };
    if !proposal.knock_outs.is_empty() {
        out += " knock";
    }
    for doubt in &proposal.doubts {
        out += match doubt {
            Doubt::OtherwiseZero => " doubt",
            Doubt::SharedLimit(_) => " shared",
            _ => "",
        };
    }
    out
}

/// The word for a doubt in the corpus of house styles.
const fn mark(doubt: &Doubt) -> &'static str {
    match doubt {
        Doubt::OtherwiseZero | Doubt::SharedLimit(_) => "",
        Doubt::Hole { .. } => " hole",
        Doubt::Between(..) => " between",
        Doubt::AndAbove(_) => " above",
        Doubt::StepBegins(_) => " begins",
        Doubt::EachTime => " each?",
        Doubt::Once => " once?",
        Doubt::CapIsMax => " cap?",
        Doubt::BaseIsMax => " base?",
        Doubt::PerPercent(_) => " per?",
        Doubt::WholeSteps(_) => " whole?",
        Doubt::Exempted(_) => " exempt?",
        Doubt::AllFromOf(_) => " all-of?",
        Doubt::BestIsNotMax(_) => " best?",
        Doubt::MaxFromRule(_) => " max?",
        Doubt::Unused(_) => " unused",
        Doubt::Amount(_) => " amount",
        Doubt::TwoReadings(..) => " thousands",
        Doubt::ItemsFromName => " items",
        Doubt::NotStated(_) => " beyond",
        Doubt::ZeroDenominator(_) | Doubt::InputNames | Doubt::NotUnderstood => "",
    }
}

/// A proposal with every doubt, each once.
pub fn in_full(proposal: &Proposal) -> String {
    let mut marks: Vec<&str> = Vec::new();
    for found in proposal.doubts.iter().map(mark) {
        if !marks.contains(&found) {
            marks.push(found);
        }
    }
    in_short(proposal) + &marks.concat()
}

/// A sentence of the house styles, and how it is read.
pub struct Case {
    pub sure: &'static str,
    pub expected: &'static str,
    pub name: &'static str,
    pub text: String,
    pub max: Option<Points>,
    pub proposal: Proposal,
}

pub fn house_styles() -> Vec<Case> {
    let lines = HOUSE_STYLES.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let case = |line: &'static str| {
        let parts: Vec<&str> = line.splitn(4, " | ").collect();
        let [max, sure, expected, text] = parts[..] else { panic!("four parts: {line}") };
        let named = text.strip_prefix('«').and_then(|text| text.split_once("» "));
        let (name, text) = named.unwrap_or(("", text));
        let text = text.replace('⏎', "\n");
        let max = Points::parse(max).ok();
        let proposal = propose(&Ask { text: &text, name, max, ..Ask::default() });
        Case { sure, expected, name, text, max, proposal }
    };
    lines.map(case).collect()
}

#[test]
fn house_styles_are_read_right_and_never_wrong_while_clear() {
    let cases = house_styles();
    let found = |case: &Case| (format!("{:?}", case.proposal.confidence).to_lowercase(), in_full(&case.proposal));
    let differs = |case: &&Case| found(case) != (case.sure.to_owned(), case.expected.to_owned());
    let wrong: Vec<&Case> = cases.iter().filter(differs).collect();
    let clear = wrong.iter().filter(|case| case.proposal.confidence == Confidence::High).count();
    let told: Vec<String> = wrong
        .iter()
        .map(|c| format!("{}\n  {} {}\n  {:?} {:?}", c.text, c.sure, c.expected, found(c), c.proposal.doubts))
        .collect();
    assert_eq!(clear, 0, "wrong while clear:\n{}", told.join("\n"));
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), cases.len(), told.join("\n"));
    assert!(170 <= cases.len(), "{} sentences", cases.len());
}

#[test]
fn every_sentence_of_the_corpus_is_read_as_people_read_it() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in CORPUS.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let mut parts = line.splitn(3, " | ");
        let mut part = || parts.next().unwrap_or_else(|| panic!("three parts: {line}"));
        let (max, expected, text) = (part(), part(), part());
        let marks = ["\u{300}", "\u{301}", "\u{302}", "\u{323}"];
        let text = marks.iter().fold(text.replace('⏎', "\n"), |text, mark| {
            text.replace(&format!("\\u{:04x}", u32::from(mark.chars().next().unwrap())), mark)
        });
        let proposal = propose(&Ask { text: &text, max: Points::parse(max).ok(), ..Ask::default() });
        let found = in_short(&proposal);
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected}\n  found    {found}  {:?}", proposal.doubts));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{} of {count} differ:\n{}", wrong.len(), wrong.join("\n"));
    assert!(80 <= count, "{count} sentences");
}
