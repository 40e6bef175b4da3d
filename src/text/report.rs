//! Sentences of the report for signature and of the explanation letter.

use super::number::{exact, long_date, percent, points};
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
    /// No evidence is linked.
    NoEvidence,
    /// A text that the body has not written.
    NotWritten,
    /// No leaf lacks evidence.
    NothingToExplain,
    /// What the digest means.
    DigestMeaning,
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
        Word::BasisHeading => ("I. Căn cứ và bộ tiêu chí chấm điểm", "I. Legal basis and criteria set"),
        Word::ResultHeading => ("II. Kết quả tự đánh giá, chấm điểm", "II. Result of the self-assessment"),
        Word::ExplanationHeading => (
            "III. Giải trình tiêu chí chưa có hoặc chưa đủ tài liệu kiểm chứng",
            "III. Criteria with no or incomplete evidence",
        ),
        Word::DifficultiesHeading => ("IV. Khó khăn, vướng mắc", "IV. Difficulties"),
        Word::ProposalsHeading => ("V. Đề xuất, kiến nghị", "V. Proposals"),
        Word::NoEvidence => ("Chưa có tài liệu kiểm chứng.", "There is no evidence yet."),
        Word::NotWritten => ("Không có.", "None."),
        Word::NothingToExplain => (
            "Các tiêu chí đã có đủ tài liệu kiểm chứng theo yêu cầu của bộ tiêu chí.",
            "All criteria have the evidence required by the criteria set.",
        ),
        Word::DigestMeaning => (
            "Mã kiểm tra (SHA-256) được tính từ toàn bộ nội dung tệp nộp. Bản giấy và tệp có cùng mã thì có cùng nội dung. Chữ ký trong tệp không thay thế chữ ký số chuyên dùng công vụ.",
            "The checksum (SHA-256) is computed from the whole content of the submission. A paper and a file with the same checksum have the same content. The signature in the file does not replace the official digital signature.",
        ),
        Word::Recipients => ("Nơi nhận:", "Recipients:"),
        Word::Annex => ("Phụ lục", "Annex"),
        Word::AnnexTitle => ("BẢNG TỰ CHẤM ĐIỂM CHI TIẾT", "SELF-ASSESSMENT BY CRITERION"),
        Word::Code => ("STT", "No."),
        Word::Area => ("Lĩnh vực", "Area"),
        Word::Criterion => ("Lĩnh vực, tiêu chí, tiêu chí thành phần", "Area, criterion, component"),
        Word::Maximum => ("Điểm tối đa", "Maximum"),
        Word::SelfScore => ("Điểm tự chấm", "Self-scored"),
        Word::Projection => ("Điểm tạm tính", "Projected"),
        Word::Index => ("Tỷ lệ đạt (%)", "Index (%)"),
        Word::Declared => ("Số liệu kê khai", "Declared figures"),
        Word::Evidence => ("Tài liệu kiểm chứng", "Evidence"),
        Word::Explanation => ("Giải trình, lý do", "Explanation, reason"),
        Word::Total => ("Tổng cộng", "Total"),
        Word::Assumed => ("Phần đơn vị không tự chấm; điểm tạm tính", "Scored by others; assumed value"),
        Word::To => ("Kính gửi:", "To:"),
        Word::Addressee => ("………………………………", "………………………………"),
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
pub fn report_subject(lang: Lang, set: &str, year: &str) -> String {
    say!(
        lang,
        "Kết quả tự đánh giá, chấm điểm năm {year} theo {set}",
        "Result of the self-assessment for {year} by {set}"
    )
}

/// First paragraph of the report: which document it carries out.
#[must_use]
pub fn report_lead(lang: Lang, body: &str, year: &str, set: &str, basis: Option<&LegalBasis>) -> String {
    match basis.map(|basis| cited(lang, basis)) {
        Some(basis) => say!(
            lang,
            "Thực hiện {basis}, {body} báo cáo kết quả tự đánh giá, chấm điểm năm {year} theo {set} như sau:",
            "In accordance with {basis}, {body} reports the result of its self-assessment for {year} by {set}:"
        ),
        None => say!(
            lang,
            "Thực hiện việc tự đánh giá, chấm điểm năm {year} theo {set}, {body} báo cáo kết quả như sau:",
            "On its self-assessment for {year} by {set}, {body} reports:"
        ),
    }
}

/// Last sentence of the report.
#[must_use]
pub fn report_end(lang: Lang, body: &str, year: &str) -> String {
    say!(
        lang,
        "Trên đây là báo cáo kết quả tự đánh giá, chấm điểm năm {year} của {body}./.",
        "This is the report on the self-assessment for {year} of {body}./."
    )
}

/// Last sentence of the letter.
#[must_use]
pub fn letter_end(lang: Lang, body: &str) -> String {
    say!(
        lang,
        "Trên đây là nội dung giải trình của {body}, kính đề nghị cơ quan thẩm định xem xét, tổng hợp./.",
        "These are the explanations of {body}, submitted to the appraising authority for consideration./."
    )
}

/// The kind of a document, from its sign: "Quyết định số " for "766/QĐ-TTg".
fn kind_of(number: &str) -> &'static str {
    let kinds = [
        ("/QĐ-", "Quyết định số "),
        ("/NQ-", "Nghị quyết số "),
        ("/NĐ-", "Nghị định số "),
        ("/TT-", "Thông tư số "),
        ("/CT-", "Chỉ thị số "),
        ("/KH-", "Kế hoạch số "),
        ("/BC-", "Báo cáo số "),
    ];
    kinds.into_iter().find(|(sign, _)| number.contains(sign)).map_or("", |(_, kind)| kind)
}

/// A document at its first mention: kind, number, day, issuer.
fn cited(lang: Lang, basis: &LegalBasis) -> String {
    let (number, issuer) = (&basis.number, &basis.issuer);
    let kind = if lang == Lang::Vi { kind_of(number) } else { "" };
    let when = basis.date.map_or_else(String::new, |day| {
        let day = long_date(lang, day);
        say!(lang, " {day}", " of {day}")
    });
    say!(lang, "{kind}{number}{when} của {issuer}", "{kind}{number}{when}, {issuer}")
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

/// One decision that the pack rests on: kind, number, day, issuer, subject.
#[must_use]
pub fn legal_basis(lang: Lang, basis: &LegalBasis) -> String {
    let (cited, title) = (cited(lang, basis), &basis.title);
    say!(lang, "{cited}: {title}", "{cited}: {title}")
}

/// The figures of the whole pack, one sentence each.
#[must_use]
pub fn totals(lang: Lang, totals: &Totals, class: Option<&Class>) -> Vec<String> {
    let (own, own_max) = (exact(lang, &totals.self_points), points(lang, totals.self_max));
    let (all, out_of) = (exact(lang, &totals.points), points(lang, totals.out_of));
    let index = percent(lang, totals.percent);
    let mut lines = vec![
        say!(lang, "Điểm tự chấm: {own}/{own_max} điểm.", "Self score: {own}/{own_max} points."),
        say!(
            lang,
            "Tổng điểm tạm tính: {all}/{out_of} điểm; Chỉ số đạt {index}.",
            "Projected total: {all}/{out_of} points; index {index}."
        ),
    ];
    if let Some(projected) = class.map(|class| &class.label) {
        lines.push(say!(lang, "Đơn vị tự xếp loại: {projected}.", "Class by self-assessment: {projected}."));
    }
    if totals.assumed != Exact::ZERO {
        let assumed = exact(lang, &totals.assumed);
        lines.push(say!(
            lang,
            "Trong tổng điểm tạm tính có {assumed} điểm thuộc phần đơn vị không tự chấm (điều tra xã hội học, chỉ số do cơ quan khác công bố, điểm của Hội đồng), tạm lấy theo số giả định.",
            "{assumed} points of the projected total belong to the part that the agency does not score itself (survey, index published by another agency, council) and are assumed."
        ));
    }
    if 0 < totals.open {
        let open = totals.open;
        lines.push(say!(lang, "Còn {open} tiêu chí chưa chấm điểm.", "{open} criteria are not scored yet."));
    }
    lines
}

/// The points of a line in a table.
#[must_use]
pub fn line_points(lang: Lang, state: Option<State>, value: &Exact) -> String {
    match state {
        Some(State::Open | State::Invalid) => "–".to_owned(),
        Some(State::LeftOut) => say!(lang, "không tính", "not counted"),
        Some(State::Scored) | None => exact(lang, value),
    }
}

/// The name of a line that has something to explain, with its points.
#[must_use]
pub fn line_title(lang: Lang, code: &str, name: &str, value: &str, max: Points) -> String {
    let max = points(lang, max);
    say!(lang, "{code} {name}: tự chấm {value}/{max} điểm.", "{code} {name}: self-scored {value}/{max}.")
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
pub fn digest(lang: Lang, digest: &str) -> String {
    say!(lang, "Mã kiểm tra tệp nộp (SHA-256): {digest}", "Checksum of the submission (SHA-256): {digest}")
}

/// With which document the annex goes.
#[must_use]
pub fn annex_note(lang: Lang, number: &str, body: &str) -> String {
    let number = if number.trim().is_empty() { DOTS } else { number.trim() };
    say!(
        lang,
        "(Kèm theo Báo cáo số {number} ngày …… tháng …… năm {DOTS} của {body})",
        "(Attached to report no. {number} of {DOTS} of {body})"
    )
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
        say!(lang, "{label}: {value} (số giả định của bộ tiêu chí)", "{label}: {value} (assumed by the criteria set)")
    } else {
        format!("{label}: {value}")
    }
}

/// "Không phát sinh".
#[must_use]
pub const fn not_arisen(lang: Lang) -> &'static str {
    lang.pick("Không phát sinh trong năm", "No cases arose in the year")
}

/// Points typed beside the computed ones.
#[must_use]
pub fn typed(lang: Lang, text: &str) -> String {
    say!(lang, "Điểm nhập trực tiếp: {text}", "Points entered directly: {text}")
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
pub fn letter_subject(lang: Lang, set: &str, year: &str) -> String {
    say!(
        lang,
        "V/v giải trình kết quả tự đánh giá, chấm điểm năm {year} theo {set}",
        "Explanation of the self-assessment for {year} by {set}"
    )
}

/// First paragraph of the explanation letter.
#[must_use]
pub fn letter_lead(lang: Lang, body: &str, set: &str, year: &str, n: usize) -> String {
    say!(
        lang,
        "{body} giải trình {n} tiêu chí trong kết quả tự đánh giá, chấm điểm năm {year} theo {set} như sau:",
        "{body} explains {n} criteria of its self-assessment for {year} by {set}:"
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
        say!(lang, "Kết quả thẩm định: {given} điểm.", "Appraisal result: {given} points.")
    } else {
        say!(
            lang,
            "Kết quả thẩm định: {given} điểm. Lý do: {reason}.",
            "Appraisal result: {given} points. Reason: {reason}."
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
        check(|lang| report_subject(lang, "Bộ mẫu", "2025"));
        check(|lang| report_lead(lang, "Sở Nội vụ", "2025", "Bộ mẫu", None));
        check(|lang| set_scope(lang, None, p("100")));
        check(|lang| set_scope(lang, pack().cohorts.first(), p("100")));
        check(|lang| line_title(lang, "1.1", "Kế hoạch", "0,5", p("1")));
        check(|lang| explanation(lang, ""));
        check(|lang| annex_note(lang, "", "Sở Nội vụ"));
        check(|lang| declared(lang, "Số hồ sơ", "17", true));
        check(|lang| letter_subject(lang, "Bộ mẫu", "2025"));
        check(|lang| letter_lead(lang, "Sở Nội vụ", "Bộ mẫu", "2025", 3));
        check(|lang| below_maximum(lang, &p("0.5").into()));
        check(|lang| appraised_otherwise(lang, p("0.5"), ""));
        check(|lang| not_arisen(lang).to_owned());
    }
}
