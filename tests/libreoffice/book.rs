//! Workbooks: LibreOffice computes every formula anew and gets what the engine
//! gets, ties included.

use crate::drafts::{self, card, draft, source};
use crate::soffice::{Recalculate, convert, folder};
use crate::support::random::{self, Dice};
use crate::support::vocabulary::{line, set};
use cchc::answer::Answers;
use cchc::draft::Draft;
use cchc::engine::score::{Scorecard, State};
use cchc::pack::Pack;
use cchc::report::self_assessment::Source;
use cchc::report::workbook;
use rust_decimal::Decimal;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

pub const NOW: &str = "2026-01-05T02:00:00Z";
/// All sheets, values as they are, comma, UTF-8.
pub const ALL_SHEETS: &str = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

/// The file with every computed result made wrong, so that what is read later was
/// computed later.
pub fn without_results(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        if name.starts_with("xl/worksheets/") {
            let mut pieces = text.split("</f><v>");
            let mut changed = pieces.next().unwrap().to_owned();
            for piece in pieces {
                changed += "</f><v>-777";
                changed += &piece[piece.find("</v>").unwrap()..];
            }
            text = changed;
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// The cells of a CSV file.
pub fn cells(file: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut chars) = (false, text.chars().peekable());
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    rows
}

struct Case {
    name: String,
    pack: Pack,
    draft: Draft,
    card: Scorecard,
}

impl Case {
    fn new(name: String, pack: Pack, draft: Draft) -> Self {
        let card = card(&pack, &draft);
        Self { name, pack, draft, card }
    }

    fn source(&self) -> Source<'_> {
        source(&self.pack, &self.draft, &self.card)
    }
}

/// Opens all workbooks in one run and gives the differences to the engine.
fn differences(place: &str, cases: &[Case], recalculate: Recalculate) -> Vec<String> {
    let place = folder(place);
    let files: Vec<PathBuf> = cases
        .iter()
        .map(|case| {
            let file = place.join(format!("{}.xlsx", case.name));
            let bytes = workbook::file(&case.source(), NOW).unwrap();
            let bytes = if recalculate == Recalculate::Always { without_results(&bytes) } else { bytes };
            std::fs::write(&file, bytes).unwrap();
            file
        })
        .collect();
    convert(&place, &files, ALL_SHEETS, recalculate);
    let mut found = Vec::new();
    for case in cases {
        compare(&place, case, &mut found);
    }
    found
}

/// What no six decimals can hold is shown with more in the workbook, less in the text.
fn cut(text: &str) -> &str {
    let cut = text.find('.').map_or(text, |at| &text[..text.len().min(at + 7)]);
    if cut.contains('.') { cut.trim_end_matches('0').trim_end_matches('.') } else { cut }
}

fn compare(place: &Path, case: &Case, found: &mut Vec<String>) {
    let Case { name, pack, card, .. } = case;
    let scoring = cells(&place.join(format!("{name}-Chấm điểm.csv")));
    let mut rows = scoring[5..].iter().filter(|row| !row[10].is_empty());
    for (index, node) in pack.nodes.iter().enumerate() {
        let row = rows.next().unwrap();
        assert_eq!((&*row[0], &*row[1]), (&*node.code, &*node.name), "{name}");
        let score = &card.nodes[index];
        let expected = match card.leaf(index).map(|leaf| leaf.state) {
            Some(State::Open | State::Invalid) => String::new(),
            Some(State::LeftOut) => "–".to_owned(),
            _ if score.left_out => "–".to_owned(),
            _ => score.points.shown().to_text(),
        };
        if cut(&row[6]) != expected {
            found.push(format!("{name} {}: workbook {}, engine {expected}", node.id, row[6]));
        }
        let millionths = (score.points.shown().decimal() * Decimal::from(1_000_000)).normalize().to_string();
        if row[22] != millionths {
            found.push(format!("{name} {}: workbook computes with {}, engine {millionths}", node.id, row[22]));
        }
    }
    let summary = cells(&place.join(format!("{name}-Tổng hợp.csv")));
    let at = summary.iter().position(|row| row[2] == "Tổng điểm").unwrap();
    let totals = &card.totals;
    let class = card.class.as_ref();
    let label = |pick: fn(&cchc::engine::score::Classification) -> usize| {
        class.map_or(String::new(), |class| pack.classes[class.list].classes[pick(class)].label.to_string())
    };
    let expected = [
        ("Tạm tính", &totals.points, totals.percent, label(|c| c.projected)),
        ("Điểm chắc chắn", &totals.low, totals.percent_low, label(|c| c.certain)),
        ("Điểm có thể đạt", &totals.high, totals.percent_high, label(|c| c.possible)),
    ];
    for ((title, points, percent, class), row) in expected.iter().zip(&summary[at + 1..]) {
        let expected =
            [title.to_string(), points.shown().to_text(), totals.out_of.to_text(), percent.to_text(), class.clone()];
        let found_here: Vec<&str> =
            row[1..6].iter().enumerate().map(|(at, text)| if at == 1 { cut(text) } else { text }).collect();
        if found_here != expected {
            found.push(format!("{name} total: workbook {:?}, engine {expected:?}", &row[1..6]));
        }
    }
    let own = &summary[at + 4];
    let expected = [totals.self_points.shown().to_text(), totals.self_max.to_text()];
    if [cut(&own[2]), &own[3]] != expected {
        found.push(format!("{name} self score: workbook {:?}, engine {expected:?}", &own[2..4]));
    }
}

/// Real sets, as LibreOffice opens them by itself and computed anew.
#[test]
fn real_sets_come_out_as_the_engine_has_them() {
    for (place, recalculate, seeds) in
        [("book-new", Recalculate::Always, 0..3), ("book-usual", Recalculate::AsUsual, 3..4)]
    {
        let mut cases = Vec::new();
        for id in ["hai-phong-so-2014", "bo-chi-so-766-tinh", "ke-khai-2025-trich"] {
            for seed in seeds.clone() {
                let pack = drafts::pack(id);
                let draft = draft(&pack, seed);
                cases.push(Case::new(format!("{id}-{seed}"), pack, draft));
            }
        }
        let found = differences(place, &cases, recalculate);
        assert!(found.is_empty(), "\n{}", found.join("\n"));
    }
}

/// Packs of any rule kind, rounding, policy, bonus and penalty, with facts that fix
/// points, typed points, exemptions, and no survey.
#[test]
fn sets_by_lot_come_out_as_the_engine_has_them() {
    let mut cases = Vec::new();
    for seed in 0..40 {
        let mut dice = Dice(seed);
        let pack = random::pack(&mut dice);
        let answers: Answers = random::answers(&mut dice, &pack, seed % 3 == 0);
        let draft = Draft { id: "d".into(), answers, ..Draft::default() };
        cases.push(Case::new(format!("lot-{seed}"), pack, draft));
    }
    let found = differences("book-lot", &cases, Recalculate::Always);
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// Part, whole and hundredths of the maximum of every half-up tie at two decimals
/// of the rounding study; see the native test of points.
fn ties() -> Vec<(i64, i64, i64)> {
    let mut list = Vec::new();
    for b in 1..=200 {
        for a in b * 7 / 10..b {
            let tie = |max: &i64| (a * max * 2) % b == 0 && (a * max * 2 / b) % 2 == 1;
            list.extend((25..=300).step_by(5).filter(tie).map(|max| (a, b, max)));
        }
    }
    list
}

/// The ties that binary floats lose: a pack of all of them, in every mode.
#[test]
fn every_half_up_tie_rounds_as_the_set_says() {
    let ties = ties();
    assert_eq!(ties.len(), 5_221);
    let mut cases = Vec::new();
    // The whole study half-up, in sets of a size that opens quickly; a part of it in the other modes.
    let whole = ties.chunks(1_310).map(|part| ("half-up", part));
    let part = &ties[..300];
    for (n, (mode, part)) in whole.chain([("half-even", part), ("down", part)]).enumerate() {
        let leaf = |(at, (_, _, max)): (usize, &(i64, i64, i64))| {
            let rule = r#"{"kind": "proportional", "ratio": {"numerator": {"id": "a", "label": "A"},
                "denominator": {"id": "b", "label": "B"}, "zero": "zero"}}"#;
            line(&format!("l{at}"), &format!("{}.{:02}", max / 100, max % 100), rule, "")
        };
        let sum = Decimal::new(part.iter().map(|(_, _, max)| max).sum(), 2).normalize().to_string();
        let leaves: Vec<String> = part.iter().enumerate().map(leaf).collect();
        let area = line("a", &sum, &format!("[{}]", leaves.join(", ")), "");
        let rounding = format!(r#""rounding": {{"leaf": {{"places": 2, "mode": "{mode}"}}}}"#);
        let pack = set(&format!(r#""scale": "{sum}", "areas": [{area}], {rounding}"#));
        let mut draft = Draft { id: "d".into(), ..Draft::default() };
        for (at, (a, b, _)) in part.iter().enumerate() {
            let answer = draft.answers.node_mut(&format!("l{at}"));
            answer.values.insert("a".into(), a.to_string());
            answer.values.insert("b".into(), b.to_string());
        }
        cases.push(Case::new(format!("ties-{n}"), pack, draft));
    }
    let found = differences("book-ties", &cases, Recalculate::Always);
    assert!(found.is_empty(), "{} differ\n{}", found.len(), found[..found.len().min(20)].join("\n"));
}
