//! Sentences of the report for signature and of the explanation letter.

use super::number::{date, exact, percent, points};
use super::{Lang, rule};
use crate::answer::{Document, EvidenceRef};
use crate::base::decimal::{Exact, Points};
use crate::engine::score::{State, Totals};
use crate::pack::{Class, Cohort, LegalBasis, Pack, Status};

/// Room for the pen where nothing was typed.
const DOTS: &str = "………";

/// Fixed words of the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Quốc hiệu.
    Country,
    /// Tiêu ngữ.
    Motto,
    /// Tên loại văn bản.
    Report,
    /// Heading of the pack and its basis.
    BasisHeading,
    /// Heading of the result.
    ResultHeading,
    /// Heading of the explanations.
    ExplanationHeading,
    /// Heading of the difficulties.
    DifficultiesHeading,
    /// Heading of the proposals.
    ProposalsHeading,
    /// Heading of the digest.
    DigestHeading,
    /// A text that the body has not written.
    NotWritten,
    /// No leaf lacks evidence.
    NothingToExplain,
    /// What the digest means.
    DigestMeaning,
    /// No file was made yet.
    NoDigest,
    /// Nơi nhận.
    Recipients,
    /// Annex.
    Annex,
    /// What the annex holds.
    AnnexTitle,
    /// Column: printed code.
    Code,
    /// Column: area.
    Area,
    /// Column: criterion.
    Criterion,
    /// Column: maximum.
    Maximum,
    /// Column: self score.
    SelfScore,
    /// Column: projection.
    Projection,
    /// Column: index.
    Index,
    /// Column: declared facts.
    Declared,
    /// Column: evidence.
    Evidence,
    /// Column: explanation and notes.
    Explanation,
    /// Sum of the table.
    Total,
    /// Points that others give and that are only assumed.
    Assumed,
    /// Kính gửi.
    To,
    /// Where a letter has no addressee yet.
    Addressee,
    /// Last sentence of a letter.
    LetterEnd,
    /// Nothing needs a letter.
    LetterEmpty,
}

/// A fixed word or sentence.
#[must_use]
pub const fn word(lang: Lang, word: Word) -> &'static str {
    let (vi, en) = match word {
        Word::Country => ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"),
        Word::Motto => ("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"),
        Word::Report => ("BÁO CÁO", "REPORT"),
        Word::BasisHeading => ("I. Căn cứ và bộ tiêu chí chấm điểm", "I. The criteria set and its basis"),
        Word::ResultHeading => ("II. Kết quả tự chấm điểm", "II. Result of the self score"),
        Word::ExplanationHeading => (
            "III. Giải trình tiêu chí chưa có hoặc chưa đủ tài liệu kiểm chứng",
            "III. Criteria with no or incomplete evidence",
        ),
        Word::DifficultiesHeading => ("IV. Khó khăn, vướng mắc", "IV. Difficulties"),
        Word::ProposalsHeading => ("V. Đề xuất, kiến nghị", "V. Proposals"),
        Word::DigestHeading => ("Mã kiểm tra tệp nộp", "VI. Digest of the submitted file"),
        Word::NotWritten => ("Không có.", "(Nothing written.)"),
        Word::NothingToExplain => (
            "Các tiêu chí đã có đủ tài liệu kiểm chứng theo yêu cầu của bộ tiêu chí.",
            "No criterion lacks evidence that the set asks for.",
        ),
        Word::DigestMeaning => (
            "Mã kiểm tra (SHA-256) được tính từ toàn bộ nội dung tệp nộp. Bản giấy và tệp có cùng mã thì có cùng nội dung. Chữ ký trong tệp không thay thế chữ ký số chuyên dùng công vụ.",
            "This is the SHA-256 of the content of the submitted file. Any change of a letter or a figure gives another one, so a paper and a file with the same digest belong together. The signature in the file is not the official digital signature.",
        ),
        Word::NoDigest => (
            "Báo cáo này in trước khi ký tệp nộp nên chưa có mã kiểm tra.",
            "This report was made before the file was signed, so it has no digest.",
        ),
        Word::Recipients => ("Nơi nhận:", "Recipients:"),
        Word::Annex => ("Phụ lục", "ANNEX"),
        Word::AnnexTitle => ("Bảng tự chấm điểm chi tiết", "The self score line by line"),
        Word::Code => ("STT", "No."),
        Word::Area => ("Lĩnh vực", "Area"),
        Word::Criterion => ("Lĩnh vực, tiêu chí, tiêu chí thành phần", "Area, criterion, component"),
        Word::Maximum => ("Điểm tối đa", "Maximum"),
        Word::SelfScore => ("Điểm tự chấm", "Self score"),
        Word::Projection => ("Điểm tạm tính", "Projected"),
        Word::Index => ("Tỷ lệ đạt (%)", "Index (%)"),
        Word::Declared => ("Số liệu kê khai", "Declared facts"),
        Word::Evidence => ("Tài liệu kiểm chứng", "Evidence"),
        Word::Explanation => ("Giải trình, lý do", "Explanation, remarks"),
        Word::Total => ("Tổng cộng", "Total"),
        Word::Assumed => ("Phần đơn vị không tự chấm; điểm tạm tính", "Scored by others; assumed value"),
        Word::To => ("Kính gửi:", "To:"),
        Word::Addressee => ("Sở Nội vụ", "Department of Home Affairs"),
        Word::LetterEnd => (
            "Trên đây là nội dung giải trình của {body}, đề nghị {addressee} xem xét, tổng hợp./.",
            "These are the explanations, respectfully submitted to the appraising authority.",
        ),
        Word::LetterEmpty => ("Không có tiêu chí cần giải trình.", "No criterion needs an explanation."),
    };
    lang.pick(vi, en)
}

/// "Số: 12/BC-SXD"; room for the pen when it is blank.
#[must_use]
pub fn number_line(lang: Lang, number: &str, sign: &str) -> String {
    let number = if number.trim().is_empty() { format!("{DOTS}/{sign}{DOTS}") } else { number.trim().to_owned() };
    say!(lang, "Số: {number}", "No. {number}")
}

/// Place and day; room for the pen when they are blank.
#[must_use]
pub fn place_line(lang: Lang, place: &str) -> String {
    if place.trim().is_empty() {
        say!(lang, "{DOTS}, ngày …… tháng …… năm {DOTS}", "{DOTS}, ……/……/{DOTS}")
    } else {
        place.trim().to_owned()
    }
}

/// Name of the body; room for the pen when it is blank.
#[must_use]
pub fn body_line(body: &str) -> String {
    if body.trim().is_empty() { DOTS.to_owned() } else { body.trim().to_owned() }
}

/// Trích yếu of the report.
#[must_use]
pub fn report_subject(lang: Lang, year: &str) -> String {
    say!(
        lang,
        "Kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm {year}",
        "Self-assessment on the administrative-reform index, {year}"
    )
}

/// First paragraph of the report.
#[must_use]
pub fn report_lead(lang: Lang, body: &str, year: &str, set: &str) -> String {
    say!(
        lang,
        "Thực hiện việc tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm {year} theo bộ tiêu chí “{set}”, {body} báo cáo kết quả như sau:",
        "On its self-assessment for {year} by the criteria set “{set}”, {body} reports:"
    )
}

/// What the pack claims to be; `true` when nobody may overlook it.
#[must_use]
pub fn set_status(lang: Lang, pack: &Pack) -> (String, bool) {
    let (version, note) = (&pack.version, pack.status_note.trim());
    let status = rule::status(lang, pack.status);
    let line = say!(
        lang,
        "Bộ tiêu chí: {status} (phiên bản {version}). {note}",
        "Status of the set: {status}, version {version}. {note}"
    );
    (line.trim().to_owned(), pack.status != Status::Official)
}

/// Cohort and scale of the pack.
#[must_use]
pub fn set_scope(lang: Lang, cohort: Option<&Cohort>, scale: Points) -> String {
    let scale = points(lang, scale);
    match cohort {
        Some(cohort) => {
            let name = &cohort.name;
            say!(lang, "Khối: {name}. Thang điểm: {scale} điểm.", "Comparison group: {name}. Scale: {scale}.")
        }
        None => say!(lang, "Thang điểm: {scale}.", "Scale: {scale}."),
    }
}

/// One decision that the pack rests on.
#[must_use]
pub fn legal_basis(lang: Lang, basis: &LegalBasis) -> String {
    let (number, issuer, title, role) = (&basis.number, &basis.issuer, &basis.title, &basis.role);
    let when = basis.date.map_or_else(String::new, |day| {
        let day = date(lang, day);
        say!(lang, " ngày {day}", " of {day}")
    });
    let role = if role.is_empty() { String::new() } else { format!(" ({role})") };
    say!(lang, "{number}{when} của {issuer}: {title}{role}", "{number}{when}, {issuer}: {title}{role}")
}

/// The figures of the whole pack, one sentence each.
#[must_use]
pub fn totals(lang: Lang, totals: &Totals, class: Option<[&Class; 3]>) -> Vec<String> {
    let (own, own_max) = (exact(lang, &totals.self_points), points(lang, totals.self_max));
    let (all, out_of) = (exact(lang, &totals.points), points(lang, totals.out_of));
    let index = percent(lang, totals.percent);
    let (low, high) = (exact(lang, &totals.low), exact(lang, &totals.high));
    let mut lines = vec![
        say!(lang, "Điểm tự chấm: {own}/{own_max} điểm.", "Self score: {own}/{own_max} points."),
        say!(
            lang,
            "Tổng điểm tạm tính: {all}/{out_of} điểm; Chỉ số đạt {index}.",
            "Projected total: {all}/{out_of} points; index {index}."
        ),
        say!(
            lang,
            "Điểm đã chắc chắn: {low}; cao nhất còn có thể đạt: {high}.",
            "Certain: {low}; highest still possible: {high}."
        ),
    ];
    if let Some([projected, certain, possible]) = class.map(|classes| classes.map(|class| &class.label)) {
        lines.push(say!(
            lang,
            "Đơn vị tự xếp loại: {projected}.",
            "Projected class: {projected} (certain: {certain}; possible: {possible})."
        ));
    }
    if totals.assumed != Exact::ZERO {
        let assumed = exact(lang, &totals.assumed);
        lines.push(say!(
            lang,
            "Trong tổng điểm tạm tính có {assumed} điểm do nơi khác chấm (điều tra, chỉ số ngoài, hội đồng), ở đây là giả định.",
            "Of the projected total {assumed} points are given by others (survey, external index, council) and only assumed here."
        ));
    }
    if totals.loss != Points::ZERO {
        let loss = points(lang, totals.loss);
        lines.push(say!(
            lang,
            "Tổng điểm tạm tính đã trừ {loss} điểm phòng khi thẩm định.",
            "{loss} points expected to be deducted at appraisal are already subtracted from the projected total."
        ));
    }
    if 0 < totals.open {
        let open = totals.open;
        lines.push(say!(
            lang,
            "Còn {open} tiêu chí chưa chấm điểm.",
            "{open} criteria are not answered yet and have no points."
        ));
    }
    lines
}

/// The points of a line in a table.
#[must_use]
pub fn line_points(lang: Lang, state: Option<State>, value: &Exact) -> String {
    match state {
        Some(State::Open | State::Invalid) => "–".to_owned(),
        Some(State::LeftOut) => say!(lang, "không tính", "left out"),
        Some(State::Scored) | None => exact(lang, value),
    }
}

/// The name of a line that has something to explain, with its points.
#[must_use]
pub fn line_title(lang: Lang, code: &str, name: &str, value: &str, max: Points) -> String {
    let max = points(lang, max);
    say!(lang, "{code} {name}: tự chấm {value}/{max} điểm.", "{code} {name}: self score {value}/{max}.")
        .trim_start()
        .to_owned()
}

/// The explanation that the body wrote; that there is none, when blank.
#[must_use]
pub fn explanation(lang: Lang, text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        say!(lang, "Giải trình: chưa có.", "Explanation: none.")
    } else {
        say!(lang, "Giải trình: {text}", "Explanation: {text}")
    }
}

/// The digest with its kind.
#[must_use]
pub fn digest(digest: &str) -> String {
    format!("SHA-256: {digest}")
}

/// With which document the annex goes.
#[must_use]
pub fn annex_note(lang: Lang, number: &str, body: &str) -> String {
    let number = if number.trim().is_empty() { DOTS } else { number.trim() };
    say!(lang, "(Kèm theo Báo cáo số {number} của {body})", "(With report no. {number} of {body})")
}

/// The word of a yes/no answer.
#[must_use]
pub fn yes_no(lang: Lang, text: &str) -> &str {
    match text {
        "yes" => lang.pick("có", "yes"),
        "no" => lang.pick("không", "no"),
        other => other,
    }
}

/// A declared fact; marked when the pack's default stands in.
#[must_use]
pub fn declared(lang: Lang, label: &str, value: &str, assumed: bool) -> String {
    if assumed {
        say!(lang, "{label}: {value} (số giả định của bộ tiêu chí)", "{label}: {value} (assumed by the set)")
    } else {
        format!("{label}: {value}")
    }
}

/// "Không phát sinh".
#[must_use]
pub const fn not_arisen(lang: Lang) -> &'static str {
    lang.pick("Không phát sinh trong năm", "Not arisen in the year")
}

/// Points typed beside the computed ones.
#[must_use]
pub fn typed(lang: Lang, text: &str) -> String {
    say!(lang, "Điểm nhập trực tiếp: {text}", "Points typed: {text}")
}

/// A reason given for points or for "not applicable".
#[must_use]
pub fn reason(lang: Lang, text: &str) -> String {
    say!(lang, "Lý do: {text}", "Reason: {text}")
}

/// A document in a line: number, date, issuer, title; with section and page.
#[must_use]
pub fn evidence(lang: Lang, document: &Document, link: &EvidenceRef) -> String {
    let line = document_line(document);
    let (section, page) = (link.section.trim(), link.page.trim());
    let page = if page.is_empty() { String::new() } else { say!(lang, "trang {page}", "page {page}") };
    let places: Vec<&str> = [section, &page].into_iter().filter(|part| !part.is_empty()).collect();
    if places.is_empty() { line } else { format!("{line} ({})", places.join(", ")) }
}

/// A document in a line: number, date, issuer, title; "…" when nothing is known.
#[must_use]
pub fn document_line(document: &Document) -> String {
    let parts = [&document.number, &document.date, &document.issuer, &document.title];
    let filled: Vec<&str> = parts.into_iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    if filled.is_empty() { "…".to_owned() } else { filled.join(", ") }
}

/// Trích yếu of the explanation letter.
#[must_use]
pub fn letter_subject(lang: Lang, year: &str) -> String {
    say!(
        lang,
        "V/v giải trình kết quả tự chấm điểm Chỉ số cải cách hành chính năm {year}",
        "Explanation of the self score on the administrative-reform index, {year}"
    )
}

/// First paragraph of the explanation letter.
#[must_use]
pub fn letter_lead(lang: Lang, body: &str, year: &str, n: usize) -> String {
    say!(
        lang,
        "{body} giải trình {n} tiêu chí trong kết quả tự chấm điểm Chỉ số cải cách hành chính năm {year} như sau:",
        "{body} explains {n} criteria of its self score on the administrative-reform index, {year}:"
    )
}

/// That the points are below the maximum.
#[must_use]
pub fn below_maximum(lang: Lang, missing: &Exact) -> String {
    let missing = exact(lang, missing);
    say!(lang, "Thấp hơn điểm tối đa: {missing} điểm.", "{missing} points below the maximum.")
}

/// That the council gave other points.
#[must_use]
pub fn appraised_otherwise(lang: Lang, given: Points, reason: &str) -> String {
    let given = points(lang, given);
    let reason = reason.trim();
    if reason.is_empty() {
        say!(lang, "Kết quả thẩm định: {given} điểm.", "The council gave {given} points.")
    } else {
        say!(
            lang,
            "Kết quả thẩm định: {given} điểm. Lý do: {reason}.",
            "The council gave {given} points; reason: {reason}."
        )
    }
}

/// The facts behind the points.
#[must_use]
pub fn facts(lang: Lang, facts: &[String]) -> String {
    let facts = facts.join("; ");
    say!(lang, "Số liệu: {facts}.", "Facts: {facts}.")
}

/// The documents behind the points.
#[must_use]
pub fn documents(lang: Lang, documents: &[String]) -> String {
    let documents = documents.join("; ");
    say!(lang, "Tài liệu kiểm chứng: {documents}.", "Evidence: {documents}.")
}

#[cfg(test)]
mod tests {
    use super::super::samples::{check, p, pack};
    use super::*;

    #[test]
    fn sentences_are_in_both_languages() {
        check(|lang| number_line(lang, "", "BC-"));
        check(|lang| place_line(lang, ""));
        check(|lang| report_subject(lang, "2025"));
        check(|lang| report_lead(lang, "Sở Nội vụ", "2025", "Bộ mẫu"));
        check(|lang| set_scope(lang, None, p("100")));
        check(|lang| set_scope(lang, pack().cohorts.first(), p("100")));
        check(|lang| line_title(lang, "1.1", "Kế hoạch", "0,5", p("1")));
        check(|lang| explanation(lang, ""));
        check(|lang| annex_note(lang, "", "Sở Nội vụ"));
        check(|lang| declared(lang, "Số hồ sơ", "17", true));
        check(|lang| letter_subject(lang, "2025"));
        check(|lang| letter_lead(lang, "Sở Nội vụ", "2025", 3));
        check(|lang| below_maximum(lang, &p("0.5").into()));
        check(|lang| appraised_otherwise(lang, p("0.5"), ""));
        check(|lang| not_arisen(lang).to_owned());
    }
}
