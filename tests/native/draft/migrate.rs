//! Two changes of a pack late in the year, as in Sơn La: a draft goes along and back.

use cchc::answer::{Answer, LastYear};
use cchc::base::decimal::Points;
use cchc::base::json::Json;
use cchc::base::json::parse::{Limits, parse};
use cchc::draft;
use cchc::draft::Draft;
use cchc::draft::migrate::{ASIDE, move_draft, reversed};
use cchc::pack::diff::{Alike, Change, Confirmed, Kind, Likenesses, alike, compare};
use cchc::pack::read::read_json;
use cchc::pack::rule::{FieldKind, Rule};
use cchc::pack::{Pack, builtin};
use cchc::pack_editor::build::{blank_head, build};
use cchc::pack_editor::project::{Edit, Project};
use cchc::text::{Lang, pack_editor};

/// A pack being edited by hand.
struct Editor(Project);

impl Editor {
    fn of(pack: Json) -> Self {
        Self(Project::of_pack("thử", pack))
    }

    fn does(&mut self, edit: Edit) {
        assert!(self.0.apply(edit.clone()), "changes nothing: {edit:?}");
    }

    /// Pointer of a node by its id.
    fn at(&self, id: &str) -> String {
        let built = build(&self.0);
        let pack = built.reading.pack;
        // While sums do not add up there is no pack: look in the file.
        let _ = pack;
        find(&built.json, "", id).unwrap_or_else(|| panic!("{id}"))
    }

    fn set(&mut self, id: &str, member: &str, value: impl Into<Json>) {
        let place = format!("{}/{member}", self.at(id));
        self.does(Edit::Set(place, value.into()));
    }

    fn take(&mut self, id: &str) -> Json {
        let place = self.at(id);
        let json = lookup(&build(&self.0).json, &place).clone();
        self.does(Edit::Remove(place));
        json
    }

    fn put(&mut self, parent: &str, idx: usize, node: Json) {
        let place = format!("{}/children", self.at(parent));
        self.does(Edit::Insert(place, idx, node));
    }

    fn pack(&self) -> Pack {
        let reading = build(&self.0).reading;
        let errors: Vec<_> = reading.errors().map(|found| (&found.pointer, &found.finding)).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        reading.pack.unwrap()
    }

    fn json(&self) -> Json {
        build(&self.0).json
    }
}

fn find(json: &Json, at: &str, id: &str) -> Option<String> {
    match json {
        Json::Object(members) => {
            if json.get("id").and_then(Json::as_text) == Some(id) && json.get("max").is_some() {
                return Some(at.to_owned());
            }
            members.iter().find_map(|(name, value)| find(value, &format!("{at}/{name}"), id))
        }
        Json::List(elements) => {
            elements.iter().enumerate().find_map(|(idx, value)| find(value, &format!("{at}/{idx}"), id))
        }
        _ => None,
    }
}

fn lookup<'a>(json: &'a Json, place: &str) -> &'a Json {
    place.split('/').skip(1).fold(json, |json, step| match json {
        Json::List(elements) => &elements[step.parse::<usize>().unwrap()],
        other => other.get(step).unwrap(),
    })
}

fn object(text: &str) -> Json {
    parse(text, &Limits::DEFAULT).unwrap()
}

/// The first pack (a shipped one without its examples), the second and the third.
fn sets() -> [Pack; 3] {
    let shipped = builtin::get("hai-phong-quan-huyen-2014").unwrap().text;
    let mut editor = Editor::of(parse(shipped, &Limits::DEFAULT).unwrap().without("examples"));
    let first = editor.pack();
    // Renamed under new ids, with other words.
    editor.set("mc-dung-han", "name", "Tỷ lệ hồ sơ được giải quyết đúng hạn");
    editor.set("mc-dung-han", "id", "hs-dung-han");
    editor.set("tc-giai-ngan", "name", "Tỷ lệ giải ngân kế hoạch vốn đầu tư công");
    editor.set("tc-giai-ngan", "id", "giai-ngan-dtc");
    // Moved from one area to another: 6 − 1 = 5, 15 − 1 = 14, 10 + 1 = 11.
    let moved = editor.take("mc-don-thu");
    editor.put("tthc", 4, moved);
    editor.set("mot-cua-2", "max", "5");
    editor.set("mot-cua", "max", "14");
    editor.set("tthc", "max", "11");
    // Other maxima: 2 → 2,5 and 2 → 1,5.
    editor.set("cv-vtvl", "max", "2.5");
    let bands = object(
        r#"[{"at_least": "90", "points": "1.5"}, {"at_least": "60", "below": "90", "points": "0.5"}, {"below": "60", "points": "0"}]"#,
    );
    editor.set("cv-xa-dat-chuan", "max", "1.5");
    editor.set("cv-xa-dat-chuan", "rule/bands", bands);
    // Other rule kind, other options.
    let choice = object(
        r#"{"kind": "choice", "options": [{"id": "du", "label": "Đúng", "points": "1"}, {"id": "khong", "label": "Không đúng", "points": "0"}]}"#,
    );
    editor.set("bm-cap-pho", "rule", choice);
    // One dropped, one new: 10 − 1 = 9, 10 + 1 = 11.
    editor.take("bm-quy-che");
    editor.set("bo-may", "max", "9");
    let new = object(
        r#"{"id": "vb-so-hoa", "code": "2.5", "name": "Số hóa văn bản quy phạm pháp luật", "max": "1", "rule": {"kind": "yes-no", "yes": "1", "no": "0"}}"#,
    );
    editor.put("the-che", 4, new);
    editor.set("the-che", "max", "11");
    editor.does(Edit::Set("/version".into(), "2".into()));
    let second = editor.pack();
    // The second change takes some of it back.
    let gone = editor.take("vb-so-hoa");
    assert_eq!(gone.get("code").and_then(Json::as_text), Some("2.5"));
    editor.set("the-che", "max", "10");
    let again = lookup(&object(shipped), &find(&object(shipped), "", "bm-quy-che").unwrap()).clone();
    editor.put("bo-may", 2, again);
    editor.set("bo-may", "max", "10");
    // 15 − 2 = 13 and 2 + 2 = 4, 15 + 2 = 17.
    editor.take("ht-iso");
    editor.set("hien-dai-hoa", "max", "13");
    editor.set("cv-ky-cuong", "max", "4");
    editor.set("doi-ngu", "max", "17");
    let options = object(
        r#"[{"id": "a", "label": "Chấp hành tốt", "points": "4"}, {"id": "b", "label": "Có vi phạm", "points": "0"}]"#,
    );
    editor.set("cv-ky-cuong", "rule/options", options);
    editor.does(Edit::Set("/version".into(), "3".into()));
    let third = editor.pack();
    // Everything can be taken back.
    let last = editor.json();
    let mut steps = 0;
    while editor.0.undo() {
        steps += 1;
    }
    assert_eq!(editor.pack(), first);
    for _ in 0..steps {
        assert!(editor.0.redo());
    }
    assert_eq!(editor.json(), last);
    [first, second, third]
}

/// A text that fits each field.
fn answer(rule: &Rule) -> Answer {
    let text = |key: &str, kind: FieldKind| match (kind, rule) {
        (FieldKind::YesNo, _) if key == "missing" => None,
        (FieldKind::YesNo, _) => Some("yes".to_owned()),
        (FieldKind::Choice, Rule::Choice(options)) => Some(options[0].id.to_string()),
        (FieldKind::Date, _) => Some("05/01/2025".to_owned()),
        (FieldKind::Points, _) => Some("0,5".to_owned()),
        (FieldKind::Choice | FieldKind::Number { .. }, _) => Some(if key == "tong" { "20" } else { "17" }.to_owned()),
    };
    let values = rule.fields().into_iter().filter_map(|(key, kind)| Some((key.to_owned(), text(key, kind)?)));
    Answer { values: values.collect(), explanation: "Báo cáo năm".into(), person: "An".into(), ..Answer::default() }
}

fn draft(pack: &Pack, leaves: usize) -> Draft {
    let mut draft = Draft {
        id: "d".into(),
        pack: pack.id.to_string(),
        pack_version: pack.version.to_string(),
        pack_digest: pack.digest.to_string(),
        ..Draft::default()
    };
    draft.answers.setup.cohort = pack.cohorts[0].id.to_string();
    draft.answers.nodes =
        pack.leaves().take(leaves).map(|(_, node, leaf)| (node.id.to_string(), answer(&leaf.rule))).collect();
    draft.efforts.insert("mc-dung-han".into(), "3".into());
    draft.report.letter.insert("mc-dung-han".into(), "Do thiếu người.".into());
    let nodes = [("mc-dung-han".to_owned(), Points::parse("1.5").unwrap())].into();
    draft.last_year = Some(LastYear { year: "2013".into(), percent: Points::parse("80").unwrap(), nodes });
    draft
}

#[test]
fn a_draft_of_sixty_answered_leaves_goes_across_two_sets_and_back() {
    let [first, second, third] = sets();
    let mut start = draft(&first, 70);
    // Sixty of them, among them all that change.
    let changed = [
        "mc-dung-han",
        "tc-giai-ngan",
        "mc-don-thu",
        "cv-vtvl",
        "bm-cap-pho",
        "bm-quy-che",
        "ht-iso",
        "cv-ky-cuong",
        "cv-xa-dat-chuan",
    ];
    let spare: Vec<String> =
        start.answers.nodes.keys().filter(|id| !changed.contains(&id.as_str())).take(10).cloned().collect();
    start.answers.nodes.retain(|id, _| !spare.contains(id));
    assert_eq!(start.answers.nodes.len(), 60);

    // The renamed lines are proposed by their likeness, and nothing else is.
    let found = alike(&first, &second, &Confirmed::new());
    let ids: Vec<(&str, &str)> =
        found.iter().map(|pair| (&*first.nodes[pair.old].id, &*second.nodes[pair.new].id)).collect();
    assert_eq!(ids.len(), 2, "{ids:?}");
    let confirmed: Confirmed = ids.iter().map(|(old, new)| ((*old).to_owned(), (*new).to_owned())).collect();
    assert_eq!(confirmed["mc-dung-han"], "hs-dung-han");
    assert_eq!(confirmed["tc-giai-ngan"], "giai-ngan-dtc");
    assert!(alike(&first, &second, &confirmed).is_empty());

    let one = move_draft(&start, &first, &second, &confirmed);
    assert_eq!(one.answered(), (59, 1));
    assert_eq!(one.draft.answers.nodes.len(), 59);
    assert_eq!(one.draft.efforts.get("hs-dung-han").map(String::as_str), Some("3"));
    assert_eq!(one.draft.report.letter.get("hs-dung-han").map(String::as_str), Some("Do thiếu người."));
    assert!(one.draft.last_year.as_ref().unwrap().nodes.contains_key("hs-dung-han"));
    // What "yes" meant is no option of the choice: kept aside, told.
    let of =
        |id: &str| one.lines.iter().find(|line| line.pair.new.is_some_and(|idx| &*second.nodes[idx].id == id)).unwrap();
    assert_eq!(of("bm-cap-pho").aside, ["answer"]);
    assert_eq!(of("bm-cap-pho").pair.changes, [Change::Rule]);
    assert_eq!(of("mc-don-thu").pair.changes, [Change::Moved]);
    assert_eq!(of("cv-vtvl").pair.changes, [Change::Maximum]);
    assert_eq!(of("cv-xa-dat-chuan").pair.changes, [Change::Maximum, Change::Thresholds]);
    assert_eq!(of("hs-dung-han").pair.changes, [Change::Renamed]);
    assert!(of("vb-so-hoa").pair.old.is_none());
    // The target is 90 %: 17/20 ÷ 0,9 × 2 = 1,888…; × 2,5 = 2,361…
    let points = |text: &str| Points::parse(text).ok();
    assert_eq!((of("cv-vtvl").before, of("cv-vtvl").after), (points("1.89"), points("2.36")));
    let to_check: Vec<&str> = one.to_check().map(|line| &*second.nodes[line.pair.new.unwrap()].id).collect();
    assert_eq!(to_check.iter().filter(|id| second.nodes[second.index_of(id).unwrap()].leaf().is_some()).count(), 3);
    // The whole difference is that of the lines below, by areas.
    let leaves = |lines: &[cchc::draft::migrate::LineMove]| -> (Points, Points) {
        let root = |pack: &Pack, idx: Option<usize>| {
            idx.is_some_and(|idx| {
                pack.nodes[idx].leaf().is_some() && pack.nodes[pack.root_of(idx)].role == cchc::pack::Role::Scale
            })
        };
        let before = lines.iter().filter(|line| root(&first, line.pair.old)).filter_map(|line| line.before).sum();
        let after = lines.iter().filter(|line| root(&second, line.pair.new)).filter_map(|line| line.after).sum();
        (before, after)
    };
    let (before, after) = leaves(&one.lines);
    assert!(Points::ZERO < before && Points::ZERO < after);

    // Work goes on in the second pack: the new line is answered.
    let mut working = one.draft.clone();
    working.answers.nodes.insert(
        "vb-so-hoa".into(),
        Answer { values: [("answer".to_owned(), "yes".to_owned())].into(), ..Answer::default() },
    );
    let two = move_draft(&working, &second, &third, &Confirmed::new());
    // Dropped now: the new line and ISO; back again: the working rules.
    assert_eq!(two.answered(), (58, 2));
    let back = two.lines.iter().find(|line| line.restored).unwrap();
    assert_eq!(&*third.nodes[back.pair.new.unwrap()].id, "bm-quy-che");
    assert_eq!(two.draft.answers.nodes["bm-quy-che"], start.answers.nodes["bm-quy-che"]);

    // The file holds what is kept aside.
    let stored = draft::read(&draft::draft_text(&two.draft)).unwrap();
    assert_eq!(stored, two.draft);
    assert!(stored.extra.iter().any(|(name, _)| name == ASIDE));

    // And back across both: every answer is where it was.
    let three = move_draft(&stored, &third, &second, &Confirmed::new());
    assert_eq!(three.draft.answers, working.answers);
    let four = move_draft(&three.draft, &second, &first, &reversed(&confirmed));
    assert_eq!(four.draft.answers, start.answers);
    assert_eq!(four.draft.efforts, start.efforts);
    assert_eq!((&four.draft.report, &four.draft.last_year), (&start.report, &start.last_year));
    assert_eq!(four.after, one.before);
    assert_eq!((&*four.draft.pack_digest, &*four.draft.pack_version), (&*first.digest, &*first.version));
    // Only the line that the first pack never had is aside.
    let aside = &four.draft.extra.iter().find(|(name, _)| name == ASIDE).unwrap().1;
    assert_eq!(aside.as_object().unwrap().iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["vb-so-hoa"]);
}

#[test]
fn the_old_draft_stays_and_the_new_one_is_another() {
    let [first, second, _] = sets();
    let start = Draft { submissions: 2, created: "2025-01-01T00:00:00Z".into(), saves: 7, ..draft(&first, 10) };
    let fresh = move_draft(&start, &first, &second, &Confirmed::new()).into_new("moi".into(), "2025-11-01T00:00:00Z");
    assert_eq!((fresh.id.as_str(), fresh.saves, fresh.submissions), ("moi", 1, 2));
    assert_eq!((fresh.created.as_str(), fresh.modified.as_str()), ("2025-11-01T00:00:00Z", "2025-11-01T00:00:00Z"));
    assert_eq!(fresh.pack_digest, *second.digest);
    assert_eq!(start.pack_digest, *first.digest);
}

/// The pack with other ids and a word more in every name, as read from a new table.
fn retyped(json: &Json) -> Json {
    match json {
        Json::Object(members) if json.get("max").is_some() => {
            let members = members.iter().map(|(name, value)| match (name.as_str(), value.as_text()) {
                ("id", Some(id)) => (name.clone(), Json::from(format!("moi-{id}"))),
                ("name", Some(text)) => (name.clone(), Json::from(format!("{text} năm"))),
                _ => (name.clone(), retyped(value)),
            });
            Json::Object(members.collect())
        }
        Json::Object(members) => {
            Json::Object(members.iter().map(|(name, value)| (name.clone(), retyped(value))).collect())
        }
        Json::List(elements) => Json::List(elements.iter().map(retyped).collect()),
        other => other.clone(),
    }
}

#[test]
fn a_set_typed_anew_is_paired_line_by_line_sums_included() {
    let shipped = parse(builtin::get("hai-phong-so-2014").unwrap().text, &Limits::DEFAULT).unwrap();
    let shipped = shipped.without("examples").without("ties").without("classes");
    let first = Editor::of(shipped.clone()).pack();
    let other = Editor::of(retyped(&shipped)).pack();
    assert!(compare(&first, &other, &Confirmed::new()).iter().all(|pair| pair.is(Kind::New) || pair.is(Kind::Dropped)));
    let made = Likenesses::new(&first, &other);
    // Confirmed from the top down: what stands below the same line is surer.
    let mut confirmed = Confirmed::new();
    loop {
        let found = made.proposals(&first, &other, &confirmed, &[]);
        let Some(best) = found.first() else { break };
        confirmed.insert(first.nodes[best.old].id.to_string(), other.nodes[best.new].id.to_string());
    }
    for (old, new) in &confirmed {
        assert_eq!(*new, format!("moi-{old}"));
    }
    assert_eq!(confirmed.len(), first.nodes.len());
    let pairs = compare(&first, &other, &confirmed);
    assert!(pairs.iter().all(|pair| pair.changes == [Change::Renamed]), "a line below a paired line did not move");
    let counts: Vec<usize> = Kind::ALL.iter().map(|kind| pairs.iter().filter(|pair| pair.is(*kind)).count()).collect();
    assert_eq!(counts.iter().sum::<usize>(), first.nodes.len());
}

/// A pack of twenty areas with twenty lines each; `line` gives id and name of each line.
fn wide(id: &str, line: impl Fn(usize) -> (String, String)) -> Pack {
    let texts = |members: &[(&str, &str)]| Json::object(members.iter().map(|(name, text)| (*name, Json::from(*text))));
    let rule = texts(&[("kind", "yes-no"), ("yes", "1"), ("no", "0")]);
    let leaf = |n: usize| {
        let (id, name) = line(n);
        texts(&[("id", &id), ("code", &format!("{n}")), ("name", &name), ("max", "1")]).with("rule", rule.clone())
    };
    let areas = (0..20_usize).map(|area| {
        let children: Vec<Json> = (area * 20..area * 20 + 20).map(&leaf).collect();
        let (id, name) = (format!("a{area}"), format!("Lĩnh vực {area}"));
        texts(&[("id", &id), ("code", &id), ("name", &name), ("max", "20")]).with("children", children)
    });
    let head = blank_head(2025).with("id", id).with("evidence", "advisory");
    let reading = read_json(&head.with("scale", "400").with("areas", areas.collect::<Vec<_>>()));
    reading.pack.unwrap_or_else(|| panic!("{:#?}", reading.diagnostics))
}

#[test]
fn a_draft_of_four_hundred_lines_goes_and_comes_back() {
    let first = wide("mot", |n| (format!("d{n}"), format!("Nội dung số {n} của đơn vị {}", n * 7919)));
    // Every third line has another id and a word more, every seventh is another line.
    let second = wide("hai", |n| match (n % 7, n % 3) {
        (0, _) => (format!("m{n}"), format!("Việc hoàn toàn khác {n}")),
        (_, 0) => (format!("e{n}"), format!("Nội dung số {n} của đơn vị {} trong năm", n * 7919)),
        _ => (format!("d{n}"), format!("Nội dung số {n} của đơn vị {}", n * 7919)),
    });
    let start = draft(&first, 400);
    assert_eq!(start.answers.nodes.len(), 400);
    let pairs = alike(&first, &second, &Confirmed::new());
    let confirmed: Confirmed = pairs
        .iter()
        .map(|pair| (first.nodes[pair.old].id.to_string(), second.nodes[pair.new].id.to_string()))
        .collect();
    // 0 ..= 399: 134 are divisible by 3, of which 20 by 21; those are no pairs.
    assert_eq!(confirmed.len(), 134 - 20);
    assert!(confirmed.iter().all(|(old, new)| old[1..] == new[1..]));
    let there = move_draft(&start, &first, &second, &confirmed);
    // 58 are divisible by 7.
    assert_eq!(there.answered(), (400 - 58, 58));
    assert_eq!((there.before.points.to_text(), there.after.points.to_text()), ("400".into(), "342".into()));
    let back = move_draft(&there.draft, &second, &first, &reversed(&confirmed));
    assert_eq!(back.draft.answers, start.answers);
    assert_eq!(back.after, there.before);
    assert!(back.draft.extra.iter().all(|(name, _)| name != ASIDE));
}

#[test]
fn a_refused_pair_is_not_proposed_again_and_the_next_likely_one_is() {
    let [first, second, _] = sets();
    let made = Likenesses::new(&first, &second);
    let id = |pair: &Alike| (first.nodes[pair.old].id.to_string(), second.nodes[pair.new].id.to_string());
    let all: Vec<(String, String)> = made.proposals(&first, &second, &Confirmed::new(), &[]).iter().map(id).collect();
    assert_eq!(all.len(), 2);
    let rest = made.proposals(&first, &second, &Confirmed::new(), &all[..1]);
    assert!(!rest.iter().any(|pair| id(pair) == all[0]), "{rest:?}");
    assert!(rest.iter().any(|pair| id(pair) == all[1]));
}

#[test]
fn two_sets_are_compared_in_plain_words() {
    let [first, second, _] = sets();
    let confirmed: Confirmed = [("mc-dung-han".to_owned(), "hs-dung-han".to_owned())].into();
    let pairs = compare(&first, &second, &confirmed);
    let lines: Vec<String> = pairs
        .iter()
        .filter(|pair| !pair.changes.is_empty() || pair.old.is_none() || pair.new.is_none())
        .map(|pair| pack_editor::pair(Lang::Vi, pair, &first, &second))
        .collect();
    let has = |text: &str| assert!(lines.iter().any(|line| line.contains(text)), "{text}\n{}", lines.join("\n"));
    has("8.2.1 Tỷ lệ hồ sơ được giải quyết đúng hạn: đổi tên (trước là “Tỷ lệ hồ sơ giải quyết đúng hạn”)");
    has("5.1 Bố trí công chức theo vị trí việc làm: điểm tối đa 2 → 2,5");
    has("8.2.4 Giải quyết khiếu nại, tố cáo, kiến nghị đúng hạn: chuyển sang “Cải cách thủ tục hành chính”");
    has("2.5 Số hóa văn bản quy phạm pháp luật: tiêu chí mới, 1 điểm");
    has("4.3 Ban hành và thực hiện quy chế làm việc, nội quy: bị bỏ, 1 điểm");
    has("4.1.2 Số lượng cấp phó đúng quy định: đổi cách chấm");
    assert!(pairs.iter().all(|pair| !pack_editor::pair(Lang::En, pair, &first, &second).is_empty()));
    // A pack beside itself: every line kept.
    assert!(
        compare(&first, &first, &Confirmed::new()).iter().all(|pair| pair.old == pair.new && pair.changes.is_empty())
    );
}
