//! Answers as JSON lines, through the command as people run it.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

const PACK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/criteria/bo-chi-so-766-tinh/pack.json");

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
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
