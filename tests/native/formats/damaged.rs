//! Damaged files of every kind: reading ends with a value or with sentences in
//! both languages, never with a panic. Each file begins as a good one and is cut,
//! joined, repeated and overwritten. `PROPTEST_CASES=100000` makes it a long run.

use crate::submission::file::{AT, ca_mau, document, key};
use cchc::base::decimal::{Field, parse_typed};
use cchc::base::json::write::to_text;
use cchc::draft::{draft_text, read as read_draft};
use cchc::engine::rank::{Cohort, read_table};
use cchc::pack::{builtin, read as pack_reader};
use cchc::submission::document::sign;
use cchc::submission::read::open;
use cchc::text::{Lang, diagnostic, rank, storage, submission};
use proptest::prelude::*;

/// One change of a text, by places in parts of 65,536 of its length.
#[derive(Clone, Debug)]
enum Change {
    Cut(u16, u16),
    Repeat(u16, u16),
    Put(u16, String),
}

fn change() -> impl Strategy<Value = Change> {
    let piece = prop_oneof![
        "[\\[\\]{}\",:0-9eE+.\\-]{1,6}",
        "\\\\u[0-9a-fA-F]{4}",
        Just("null".to_owned()),
        Just("\"__proto__\":{},".to_owned()),
        Just("\u{202e}".to_owned()),
        Just("a\u{301}".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    prop_oneof![
        any::<(u16, u16)>().prop_map(|(from, length)| Change::Cut(from, length)),
        any::<(u16, u16)>().prop_map(|(from, length)| Change::Repeat(from, length)),
        (any::<u16>(), piece).prop_map(|(at, text)| Change::Put(at, text)),
    ]
}

/// The nearest place of a letter at or before this part of the text.
fn place(text: &str, part: u16) -> usize {
    boundary(text, text.len() * usize::from(part) / 65_536)
}

/// The last place of a letter at or before a byte.
fn boundary(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn changed(text: &str, changes: &[Change]) -> String {
    changes.iter().fold(text.to_owned(), |text, change| {
        let range = |from: u16, length: u16| {
            let from = place(&text, from);
            from..boundary(&text, from + usize::from(length % 64))
        };
        let mut made = text.clone();
        match change {
            Change::Cut(from, length) => made.replace_range(range(*from, *length), ""),
            Change::Repeat(from, length) => {
                let range = range(*from, *length);
                made.insert_str(range.start, &text[range.clone()]);
            }
            Change::Put(at, piece) => made.insert_str(place(&text, *at), piece),
        }
        made
    })
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    proptest::collection::vec(change(), 1..4)
}

fn said(sentences: impl IntoIterator<Item = String>) {
    for sentence in sentences {
        assert!(!sentence.trim().is_empty());
    }
}

const BOTH: [Lang; 2] = [Lang::Vi, Lang::En];

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn criteria_sets(which in 0..builtin::all().len(), changes in changes()) {
        let reading = pack_reader::read(&changed(builtin::all()[which].text, &changes));
        prop_assert_eq!(reading.pack.is_none(), reading.errors().next().is_some());
        for lang in BOTH {
            said(reading.diagnostics.iter().map(|found| diagnostic::diagnostic(lang, found)));
        }
    }

    #[test]
    fn drafts(changes in changes()) {
        let (_, draft) = ca_mau();
        if let Err(error) = read_draft(&changed(&draft_text(&draft), &changes)) {
            said(BOTH.map(|lang| storage::draft_error(lang, &error)));
        }
    }

    #[test]
    fn submissions(changes in changes()) {
        let (pack, draft) = ca_mau();
        let file = sign(document(&pack, &draft, 1), &key(1), AT, [1; 16]).unwrap();
        if let Err(error) = open(&changed(&to_text(&file), &changes)) {
            said(BOTH.map(|lang| submission::open_error(lang, &error)));
        }
    }

    #[test]
    fn lists(changes in changes()) {
        let list = read_table("Sở A\t92,5\nSở B\t80").cohort.to_text();
        if let Err(error) = Cohort::parse(&changed(&list, &changes)) {
            said(BOTH.map(|lang| rank::cohort_error(lang, &error)));
        }
    }

    #[test]
    fn pasted_tables(text in ".{0,200}", changes in changes()) {
        let table = read_table(&changed(&format!("Sở A\t92,5\n{text}\nSở B\t80"), &changes));
        for lang in BOTH {
            said(table.problems.iter().map(|problem| rank::line_problem(lang, problem)));
        }
    }

    #[test]
    fn numbers(text in "[0-9.,%  \u{a0}+\\-−]{0,24}") {
        for field in [Field::POINTS, Field::COUNT] {
            // Only a blank text is no answer; anything else is a number or says what is wrong.
            let blank = matches!(parse_typed(&text, field), Ok(None));
            prop_assert_eq!(blank, text.trim().is_empty());
        }
    }
}
