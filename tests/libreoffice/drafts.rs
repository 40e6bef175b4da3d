//! Drafts to make files from: real packs with answers by lot.

use crate::support::random::Dice;
use cchc::answer::{Applies, Document, EvidenceRef};
use cchc::base::digest::Digest;
use cchc::draft::{Draft, Report};
use cchc::engine::score::{Scorecard, evaluate};
use cchc::pack::rule::{FieldKind, Measure, Proportional, Rule};
use cchc::pack::{Pack, builtin, read::read};
use cchc::report::self_assessment::Source;
use cchc::text::Lang;

pub fn pack(id: &str) -> Pack {
    read(builtin::get(id).unwrap().text).pack.unwrap()
}

fn value(dice: &mut Dice, rule: &Rule, key: &str, kind: &FieldKind, whole: usize) -> String {
    match kind {
        FieldKind::YesNo => dice.pick(&["yes", "yes", "no"]).into(),
        FieldKind::Choice => match rule {
            Rule::Choice(options) => options[dice.below(options.len())].id.to_string(),
            _ => String::new(),
        },
        FieldKind::Date => format!("{}/{}/2025", 1 + dice.below(28), 1 + dice.below(12)),
        FieldKind::Points => dice.pick(&["0,5", "0,25", "1", "0"]).into(),
        FieldKind::Number { decimals } => {
            let is_whole = match rule {
                Rule::Steps { measure: Measure::Ratio(ratio), .. } | Rule::Proportional(Proportional { ratio, .. }) => {
                    key == &*ratio.denominator.id
                }
                _ => false,
            };
            let n = if is_whole { whole } else { dice.below(whole + 1) };
            match decimals {
                0 => n.to_string(),
                _ => format!("{n},{}", dice.below(10)),
            }
        }
    }
}

/// A draft of a pack in which most is answered.
pub fn draft(pack: &Pack, seed: u64) -> Draft {
    let mut dice = Dice(seed);
    let mut draft = Draft { id: "d".into(), pack: pack.id.to_string(), ..Draft::default() };
    let answers = &mut draft.answers;
    answers.setup.body = "Sở Xây dựng & Hạ tầng <Hải Phòng>".into();
    answers.setup.cohort = pack.cohorts[0].id.to_string();
    answers.setup.year = pack.years.1.to_string();
    for n in 1..=4 {
        answers.documents.push(Document {
            id: format!("t{n}"),
            number: format!("{n}{n}/QĐ-SXD"),
            date: format!("0{n}/03/{}", pack.years.1),
            issuer: "Sở Xây dựng".into(),
            title: "Ban hành kế hoạch cải cách hành chính".into(),
            ..Document::default()
        });
    }
    for (_, node, leaf) in pack.leaves() {
        if dice.one_in(12) {
            continue;
        }
        let answer = answers.node_mut(&node.id);
        let whole = 1 + dice.below(200);
        for (key, kind) in leaf.rule.fields() {
            if key != "missing" {
                answer.values.insert(key.to_owned(), value(&mut dice, &leaf.rule, key, &kind, whole));
            }
        }
        if !dice.one_in(4) {
            let document = format!("t{}", 1 + dice.below(4));
            answer.evidence.push(EvidenceRef { document, section: "mục II.3".into(), page: "3–5".into() });
        }
        if dice.one_in(3) {
            answer.explanation =
                format!("Đơn vị đã thực hiện đúng kế hoạch; số liệu lấy từ báo cáo quý {}.", dice.below(4) + 1);
        }
        if node.may_not_apply && dice.one_in(4) {
            answer.applies = Applies::No;
            answer.reason = "Đơn vị không được giao nhiệm vụ này".into();
        } else if leaf.not_arisen.is_some() && dice.one_in(4) {
            answer.applies = Applies::NotArisen;
        }
    }
    draft.report = Report {
        difficulties: "Biên chế ít, khối lượng hồ sơ tăng.\nHạ tầng công nghệ thông tin chưa đồng bộ.".into(),
        proposals: "Đề nghị tập huấn nghiệp vụ cho công chức đầu mối.".into(),
        parent_body: "Ủy ban nhân dân thành phố Hải Phòng".into(),
        number: "12/BC-SXD".into(),
        place: "Hải Phòng, ngày 5 tháng 1 năm 2026".into(),
        recipients: "- Sở Nội vụ;\n- Lưu: VT.".into(),
        signer_title: "Giám đốc".into(),
        signer_name: "Nguyễn Văn Ánh".into(),
        ..Report::default()
    };
    draft
}

pub fn card(pack: &Pack, draft: &Draft) -> Scorecard {
    evaluate(pack, &draft.answers)
}

pub fn source<'a>(pack: &'a Pack, draft: &'a Draft, card: &'a Scorecard) -> Source<'a> {
    Source { pack, draft, card, digest: Some(Digest::of_bytes("tệp nộp".as_bytes())), lang: Lang::Vi }
}
