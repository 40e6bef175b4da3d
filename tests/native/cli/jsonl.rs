//! Answers as JSON lines, through the command as people run it.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

const PACK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/criteria/bo-chi-so-766-tinh/pack.json");

fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_ref()).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn an_unreadable_line_is_named_and_does_not_stop_the_rest() {
    let good = r#"{"key":"DT","nodes":{"tc-2-1":{"values":{"dat":"358660","tong":"405424"}}}}"#;
    let input = format!("{good}\n\n{{\"nodes\": 3}}\nnot json\n{good}\n");
    let output = run(&["score", "--pack", PACK], &input);
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 4, "{text}");
    // 20 × 358660/405424 = 17,693… → 17,69
    assert!(lines[0].contains(r#""key":"DT""#) && lines[0].contains("17.69"), "{}", lines[0]);
    assert!(lines[1].contains(r#""line":3"#) && lines[1].contains("error"), "{}", lines[1]);
    assert!(lines[2].contains(r#""line":4"#) && lines[2].contains("error"), "{}", lines[2]);
    // The same line gives the same bytes, but for its number.
    assert_eq!(lines[3].replace(r#""line":5"#, r#""line":1"#), lines[0]);
    assert!(!output.status.success());
}

#[test]
fn the_linter_prints_the_district_set_that_adds_up_to_99_55() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/bad-real/phong-huyen-2019.json");
    let output = run(&["lint", file, PACK], "");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("[scale-sum]") && text.contains("99,55"), "{text}");
    assert!(text.contains("bo-chi-so-766-tinh/pack.json: no finding"), "{text}");
    assert!(!output.status.success());
}

const GOOD: &str = r#"{"key":"DT","nodes":{"tc-2-1":{"values":{"dat":"358660","tong":"405424"}}}}"#;

/// The lines of a successful run.
fn scored(input: impl AsRef<[u8]>) -> String {
    let output = run(&["score", "--pack", PACK], input);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    text
}

#[test]
fn a_byte_order_mark_utf_16_and_windows_line_ends_make_no_difference() {
    let plain = scored(format!("{GOOD}\n{GOOD}\n"));
    let windows = format!("{GOOD}\r\n{GOOD}\r\n");
    assert_eq!(scored(format!("\u{feff}{windows}")), plain);
    let wide =
        |to: fn(u16) -> [u8; 2]| -> Vec<u8> { format!("\u{feff}{windows}").encode_utf16().flat_map(to).collect() };
    assert_eq!(scored(wide(u16::to_le_bytes)), plain);
    assert_eq!(scored(wide(u16::to_be_bytes)), plain);
}

#[test]
fn a_line_that_is_not_utf_8_is_named_and_the_next_one_is_scored() {
    let mut input = GOOD.as_bytes().to_vec();
    input.extend(b"\n{\"key\": \"\xff\"}\n");
    input.extend(GOOD.as_bytes());
    let output = run(&["score", "--pack", PACK], input);
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[1].contains(r#""line":2"#) && lines[1].contains("error"), "{text}");
    assert!(lines[2].contains(r#""line":3"#) && lines[2].contains("17.69"), "{text}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn asking_for_help_is_no_error_and_a_year_must_be_one() {
    for words in [&["--help"][..], &["help"], &["score", "--help"], &["rank", "-h"]] {
        let output = run(words, "");
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && text.starts_with("cchc score"), "{words:?}: {text}");
    }
    for year in ["abc", "25", "20255", "-2025"] {
        let output = run(&["verify", PACK, "--year", year], "");
        assert_eq!(output.status.code(), Some(2), "{year}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("2025"), "{year}");
    }
}

/// As `| head -1` does: the reader of the output leaves after the first line.
#[test]
fn a_closed_pipe_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["score", "--pack", PACK])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    // The command may have left before all of it is written.
    let _ = input.write_all(format!("{GOOD}\n").repeat(200).as_bytes());
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success());
}
