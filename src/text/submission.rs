//! Sentences about a signed file: genuine or altered and where, whose set, which
//! figures differ, what is missing.

use super::Lang;
use super::file;
use super::number::date;
use super::office::moment;
use super::signature::verify_error;
use crate::base::digest::Digest;
use crate::engine::score::ReasonFor;
use crate::pack::{Node, Pack};
use crate::submission::compare::{Completeness, Difference, Integrity, Late, PackMatch, Signer, Verdict};
use crate::submission::digests::{Located, steps};
use crate::submission::read::{Foreign, OpenError, PackRef};

/// What the signature is and is not; to stand wherever one is shown.
#[must_use]
pub const fn what_it_is(lang: Lang) -> &'static str {
    lang.pick(
        "Chữ ký này giúp phát hiện tệp bị sửa đổi và biết tệp do khóa nào ký; không thay chữ ký số chuyên dùng công vụ.",
        "This signature shows whether the file was changed and which key signed it; it does not stand in for the state's own digital signature.",
    )
}

/// Why a file is no submission.
#[must_use]
pub fn open_error(lang: Lang, error: &OpenError) -> String {
    match error {
        OpenError::Json(error) => file::parse_error(lang, error),
        OpenError::Foreign(foreign) => {
            let what = match foreign {
                Foreign::Zip => lang.pick("tệp nén hoặc tệp Excel, Word", "a ZIP archive or an Excel or Word file"),
                Foreign::Pdf => lang.pick("tệp PDF", "a PDF"),
                Foreign::Pem => lang.pick("tệp khóa", "a key file"),
                Foreign::Html => lang.pick("trang web", "a web page"),
            };
            say!(
                lang,
                "Đây là {what}, không phải tệp nộp. Hãy chọn tệp .json mà đơn vị đã ký và gửi.",
                "This is {what}, not a submission. Choose the .json file that the body signed and sent.",
            )
        }
        OpenError::OtherFile { format } if format.is_empty() => say!(
            lang,
            "Đây không phải tệp nộp. Hãy chọn tệp .json mà đơn vị đã ký và gửi.",
            "This is not a submission. Choose the .json file that the body signed and sent.",
        ),
        OpenError::OtherFile { format } => say!(
            lang,
            "Đây không phải tệp nộp: tệp ghi loại “{format}”. Hãy chọn tệp .json mà đơn vị đã ký và gửi.",
            "This is not a submission: the file says it is “{format}”. Choose the .json file that the body signed and sent.",
        ),
        OpenError::Newer { format } => say!(
            lang,
            "Tệp được tạo bằng phiên bản mới hơn (“{format}”). Hãy cập nhật chương trình rồi mở lại.",
            "The file was made by a newer version (“{format}”). Update this program and open it again.",
        ),
    }
}

/// "1.1.1 Ban hành kế hoạch", or the id where the set is not here.
fn node_name(pack: Option<&Pack>, id: &str) -> String {
    let node = pack.and_then(|pack| pack.nodes.get(pack.index_of(id)?));
    node.map_or_else(|| id.to_owned(), |Node { code, name, .. }| format!("{code} {name}").trim().to_owned())
}

/// A place in a submission in words: "câu trả lời của tiêu chí 1.1.1 …".
#[must_use]
pub fn place(lang: Lang, pack: Option<&Pack>, pointer: &str) -> String {
    let Some(steps) = steps(pointer) else { return pointer.to_owned() };
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    match steps.as_slice() {
        [] => lang.pick("toàn bộ nội dung", "the whole content").to_owned(),
        ["answers", "nodes", id, ..] => {
            let node = node_name(pack, id);
            say!(lang, "câu trả lời của tiêu chí {node}", "the answer of {node}")
        }
        ["answers", "documents", idx, ..] => {
            let n = idx.parse::<u32>().map_or(1, |idx| idx.saturating_add(1));
            say!(lang, "tài liệu kiểm chứng thứ {n}", "document {n} of the register")
        }
        ["answers", "setup", ..] => lang.pick("thông tin chung của phiếu", "the general facts of the sheet").to_owned(),
        ["results", id] => {
            let node = node_name(pack, id);
            say!(lang, "kết quả của tiêu chí {node}", "the result of {node}")
        }
        ["results", id, member, ..] => {
            let (node, what) = (node_name(pack, id), result_member(lang, member));
            say!(lang, "{what} của tiêu chí {node}", "{what} of {node}")
        }
        ["totals", member, ..] => {
            let what = total_member(lang, member);
            say!(lang, "số tổng hợp: {what}", "totals: {what}")
        }
        [section, ..] => section_name(lang, section, pointer),
    }
}

fn result_member(lang: Lang, member: &str) -> &str {
    match member {
        "points" => lang.pick("điểm", "points"),
        "max" => lang.pick("điểm tối đa", "maximum"),
        "state" => lang.pick("trạng thái", "state"),
        "claimed" => lang.pick("điểm trước khi xét tài liệu kiểm chứng", "points before evidence is looked at"),
        "low" => lang.pick("điểm chắc chắn", "certain points"),
        "high" => lang.pick("điểm có thể đạt", "possible points"),
        "name" => lang.pick("tên", "name"),
        "code" => lang.pick("số thứ tự", "printed code"),
        other => other,
    }
}

fn total_member(lang: Lang, member: &str) -> &str {
    match member {
        "self" => lang.pick("điểm tự chấm", "self-scored points"),
        "self_max" => lang.pick("điểm tối đa phần tự chấm", "maximum of the self-scored part"),
        "projected" => lang.pick("tổng điểm dự kiến", "projected total"),
        "low" => lang.pick("tổng điểm chắc chắn", "certain total"),
        "high" => lang.pick("tổng điểm có thể đạt", "possible total"),
        "out_of" => lang.pick("điểm tối đa áp dụng", "applicable maximum"),
        "percent" => lang.pick("chỉ số phần trăm", "index in percent"),
        "percent_low" => lang.pick("chỉ số phần trăm chắc chắn", "certain index in percent"),
        "percent_high" => lang.pick("chỉ số phần trăm có thể đạt", "possible index in percent"),
        "bonus" => lang.pick("điểm thưởng", "bonus points"),
        "penalty" => lang.pick("điểm trừ", "penalty points"),
        "assumed" => lang.pick("điểm giả định", "assumed points"),
        "expected_loss" => lang.pick("điểm dự kiến giảm khi thẩm định", "loss expected in appraisal"),
        "open" => lang.pick("số tiêu chí chưa trả lời", "criteria not answered"),
        "unproven" => lang.pick("số tiêu chí thiếu tài liệu kiểm chứng", "criteria without evidence"),
        "invalid" => lang.pick("số tiêu chí khai không đọc được", "criteria that cannot be read"),
        "class" => lang.pick("xếp loại", "class"),
        "class_low" => lang.pick("xếp loại chắc chắn", "certain class"),
        "class_high" => lang.pick("xếp loại có thể đạt", "possible class"),
        other => other,
    }
}

fn section_name(lang: Lang, section: &str, pointer: &str) -> String {
    let name = match section {
        "@context" | "format" => lang.pick("dạng tệp", "the format of the file"),
        "pack" => lang.pick("thông tin bộ tiêu chí", "the facts about the criteria set"),
        "body" => lang.pick("tên đơn vị hoặc khối", "the name of the body or its cohort"),
        "period" => lang.pick("năm đánh giá", "the scored year"),
        "made" => lang.pick("thời điểm hoặc số lần nộp", "the time or number of the submission"),
        "answers" => lang.pick("các câu trả lời", "the answers"),
        "results" => lang.pick("các kết quả", "the results"),
        "totals" => lang.pick("số tổng hợp", "the totals"),
        "assumptions" => lang.pick("danh sách điểm giả định", "the list of assumptions"),
        "report" => lang.pick("khó khăn, kiến nghị", "difficulties and proposals"),
        "digests" => lang.pick("bảng mã kiểm của tệp", "the digests of the file"),
        "proof" => lang.pick("phần chữ ký", "the signatures"),
        _ => return pointer.to_owned(),
    };
    name.to_owned()
}

/// Names joined, the first twelve and how many more.
fn listed(lang: Lang, names: impl ExactSizeIterator<Item = String>) -> String {
    const MOST: usize = 12;
    let more = names.len().saturating_sub(MOST);
    let list = names.take(MOST).collect::<Vec<_>>().join("; ");
    if more == 0 { list } else { say!(lang, "{list}; và {more} chỗ khác", "{list}; and {more} more") }
}

/// Whether the file is genuine or where it was altered: the first line says
/// which, the others say more.
#[must_use]
pub fn integrity(lang: Lang, found: &Integrity, pack: Option<&Pack>) -> Vec<String> {
    match found {
        Integrity::NotSigned => vec![say!(
            lang,
            "Tệp chưa được ký: không biết ai lập và có bị sửa hay không. Hãy đề nghị đơn vị ký rồi gửi lại.",
            "The file is not signed: nobody can tell who made it or whether it was changed. Ask the body to sign it and send it again.",
        )],
        Integrity::Genuine { signers } => {
            let first =
                lang.pick("Tệp nguyên vẹn, đúng như khi được ký.", "The file is genuine, just as it was signed.");
            std::iter::once(first.to_owned()).chain(signers.iter().map(|one| signer(lang, one))).collect()
        }
        Integrity::Altered { located, holding, failed, error } => {
            let mut lines = vec![altered(lang, located, !holding.is_empty(), pack)];
            let errors = failed.iter().map(|failed| (failed.key, &failed.error));
            let errors: Vec<_> = if failed.is_empty() { vec![(None, error)] } else { errors.collect() };
            for (key, error) in errors {
                let why = verify_error(lang, error);
                lines.push(match key.map(|key| key.fingerprint()) {
                    Some(print) => say!(lang, "Chữ ký của khóa {print}: {why}", "Signature of key {print}: {why}"),
                    None => say!(lang, "Chữ ký: {why}", "Signature: {why}"),
                });
            }
            lines.extend(holding.iter().map(|one| signer(lang, one)));
            lines
        }
    }
}

fn altered(lang: Lang, located: &Located, content_holds: bool, pack: Option<&Pack>) -> String {
    let named = |places: &[String]| listed(lang, places.iter().map(|at| place(lang, pack, at)));
    match located {
        Located::Content(places) => {
            let places = named(places);
            say!(
                lang,
                "Tệp đã bị sửa sau khi ký, tại: {places}. Không dùng tệp này; hãy đề nghị đơn vị gửi lại tệp gốc.",
                "The file was changed after signing, at: {places}. Do not use it; ask the body for the original.",
            )
        }
        Located::List(places) => {
            let places = named(places);
            say!(
                lang,
                "Tệp đã bị sửa sau khi ký, ở bảng mã kiểm (mã của: {places}); các câu trả lời và kết quả thì khớp nhau. Hãy đề nghị đơn vị gửi lại tệp gốc.",
                "The file was changed after signing, in its digests (for: {places}); answers and results are as digested. Ask the body for the original.",
            )
        }
        Located::Consistent if content_holds => say!(
            lang,
            "Nội dung đúng như người ký trước đã ký, nhưng có chữ ký khác không đúng. Hãy đề nghị ký lại.",
            "The content is as an earlier signer signed it, but another signature does not hold. Ask for a new one.",
        ),
        Located::Consistent => say!(
            lang,
            "Chữ ký không đúng với nội dung. Phần chữ ký đã bị sửa, hoặc cả nội dung lẫn bảng mã kiểm đều bị viết lại. Hãy đề nghị đơn vị gửi lại tệp gốc.",
            "The signature does not fit the content. Either the signature was changed, or content and digests were both rewritten. Ask the body for the original.",
        ),
        Located::NoList => say!(
            lang,
            "Tệp đã bị sửa sau khi ký; bảng mã kiểm không còn nên không chỉ ra được chỗ sửa. Hãy đề nghị đơn vị gửi lại tệp gốc.",
            "The file was changed after signing; its digests are gone, so the place cannot be told. Ask the body for the original.",
        ),
    }
}

/// Who signed and when it says so.
#[must_use]
pub fn signer(lang: Lang, signer: &Signer) -> String {
    let print = signer.fingerprint();
    let created = signer.created.as_deref().map_or_else(|| "?".to_owned(), |at| moment(lang, at));
    if signer.countersigns {
        say!(
            lang,
            "Người ký duyệt: khóa {print}, ghi thời điểm {created}.",
            "Countersigned: key {print}, dated {created}.",
        )
    } else {
        say!(lang, "Người ký: khóa {print}, ghi thời điểm {created}.", "Signed: key {print}, dated {created}.")
    }
}

/// Whether the criteria set of the file is here.
#[must_use]
pub fn pack_match(lang: Lang, found: &PackMatch, wanted: &PackRef) -> String {
    let PackRef { id, version, name, .. } = wanted;
    match found {
        PackMatch::Known => say!(
            lang,
            "Chấm theo bộ “{name}”, phiên bản {version}; đã tính lại toàn bộ.",
            "Scored with “{name}”, version {version}; everything was recomputed.",
        ),
        PackMatch::OtherVersion { here } => say!(
            lang,
            "Tệp chấm theo phiên bản {version} của bộ “{name}”, ở đây chỉ có phiên bản {here} hoặc nội dung khác: chưa tính lại được. Hãy mở đúng bộ tiêu chí rồi kiểm tra lại.",
            "The file was scored with version {version} of “{name}”; only version {here} or another content of it is here: not recomputed. Open that set and check again.",
        ),
        PackMatch::Unknown => say!(
            lang,
            "Không có bộ tiêu chí “{name}” ({id}) ở đây: chưa tính lại được. Hãy mở bộ tiêu chí rồi kiểm tra lại.",
            "The set “{name}” ({id}) is not here: not recomputed. Open it and check again.",
        ),
    }
}

/// What the status of the set means for the file; none for an official one.
#[must_use]
pub fn pack_status(lang: Lang, wanted: &PackRef) -> Option<&'static str> {
    match wanted.status.as_str() {
        "illustrative" => Some(lang.pick(
            "Bộ tiêu chí chỉ để minh họa: kết quả không có giá trị chính thức.",
            "The set is illustrative: the result is nobody's official one.",
        )),
        "draft" => Some(lang.pick(
            "Bộ tiêu chí đang soạn thảo: kết quả chưa có giá trị chính thức.",
            "The set is being drafted: the result is not official.",
        )),
        _ => None,
    }
}

/// One place where the file and the engine differ. A decimal is shown as the
/// file has it, with the comma in Vietnamese.
#[must_use]
pub fn difference(lang: Lang, pack: Option<&Pack>, found: &Difference) -> String {
    let at = place(lang, pack, &found.place);
    let side = |text: &Option<String>| {
        let text = text.as_deref().unwrap_or_else(|| lang.pick("(không có)", "(nothing)"));
        let number = text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
        if number && lang == Lang::Vi { text.replace('.', ",") } else { text.to_owned() }
    };
    let (claimed, recomputed) = (side(&found.claimed), side(&found.recomputed));
    say!(
        lang,
        "Sai khác ở {at}: tệp ghi {claimed}, tính lại được {recomputed}.",
        "Difference at {at}: the file says {claimed}, recomputed {recomputed}.",
    )
}

/// What is missing, one line a kind; a single line when nothing is.
#[must_use]
pub fn completeness(lang: Lang, pack: Option<&Pack>, found: &Completeness) -> Vec<String> {
    let named = |ids: &[String]| listed(lang, ids.iter().map(|id| node_name(pack, id)));
    let mut lines = Vec::new();
    let mut line = |ids: &[String], vi: &str, en: &str| {
        if !ids.is_empty() {
            let (n, list, what) = (ids.len(), named(ids), lang.pick(vi, en));
            lines.push(format!("{what} ({n}): {list}."));
        }
    };
    line(&found.open, "Chưa trả lời", "Not answered");
    line(&found.invalid, "Khai không đọc được", "Cannot be read");
    let reasons = |wanted: ReasonFor| -> Vec<String> {
        found.reasons.iter().filter(|(_, reason)| *reason == wanted).map(|(id, _)| id.clone()).collect()
    };
    for wanted in [ReasonFor::NotApplicable, ReasonFor::Judgement, ReasonFor::TypedPoints] {
        let (vi, en) = match wanted {
            ReasonFor::NotApplicable => ("Thiếu lý do không áp dụng", "No reason for “not applicable”"),
            ReasonFor::Judgement => ("Thiếu lý do chấm dưới điểm tối đa", "No reason for points below the maximum"),
            ReasonFor::TypedPoints => ("Thiếu lý do nhập điểm trực tiếp", "No reason for typed points"),
        };
        line(&reasons(wanted), vi, en);
    }
    line(&found.unproven, "Thiếu tài liệu kiểm chứng", "No evidence");
    line(&found.stray, "Trả lời cho tiêu chí không có trong bộ", "Answers to criteria that the set does not have");
    line(&found.left_out, "Khai không áp dụng hoặc không phát sinh", "Declared not applicable or not arisen");
    if found.is_complete() {
        lines.insert(0, lang.pick("Đã trả lời đầy đủ.", "Complete.").to_owned());
    }
    lines
}

/// After the last day to send.
#[must_use]
pub fn late(lang: Lang, found: &Late) -> String {
    let (due, on) = (date(lang, found.due), date(lang, found.on));
    if found.received {
        say!(lang, "Nộp muộn: hạn {due}, nhận ngày {on}.", "Late: due {due}, received {on}.")
    } else {
        say!(lang, "Nộp muộn: hạn {due}, tệp ghi ngày {on}.", "Late: due {due}, the file says {on}.")
    }
}

/// Characters in a name that pass for others.
#[must_use]
pub fn odd_letters(lang: Lang, body: &str, letters: &[char]) -> String {
    let codes: Vec<String> = letters.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect();
    let codes = codes.join(", ");
    say!(
        lang,
        "Tên đơn vị “{body}” có ký tự lạ dễ nhầm với chữ khác ({codes}). Hãy đối chiếu với tên đúng.",
        "The name “{body}” has characters that pass for others ({codes}). Compare it with the right name.",
    )
}

/// The digest that the signed paper and the file share, in groups of eight.
#[must_use]
pub fn digest(digest: &Digest) -> String {
    let text = digest.to_string();
    let groups: Vec<String> =
        text.as_bytes().chunks(8).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    groups.join(" ")
}

/// The line of the printed report that names the signed file.
#[must_use]
pub fn signed_line(lang: Lang, number: u32, found: &Digest) -> String {
    let digest = digest(found);
    say!(
        lang,
        "Báo cáo này đi cùng tệp nộp lần {number}; mã SHA-256 của nội dung tệp: {digest}. Trang “Kiểm tra tệp” hiện đúng mã này khi mở tệp.",
        "This report belongs to submission number {number}; SHA-256 of the content of the file: {digest}. The page “Check files” shows this very digest for it.",
    )
}

/// The whole verdict in one sentence, for the head of the page and for lists.
#[must_use]
pub fn headline(lang: Lang, verdict: &Verdict) -> &'static str {
    let complete = verdict.completeness.as_ref().is_none_or(Completeness::is_complete);
    match &verdict.integrity {
        Integrity::NotSigned => lang.pick("Chưa ký", "Not signed"),
        Integrity::Altered { .. } => lang.pick("Không nguyên vẹn", "Not genuine"),
        Integrity::Genuine { .. } if !verdict.problems.is_empty() => {
            lang.pick("Nguyên vẹn nhưng sai dạng tệp", "Genuine, but the file has the wrong form")
        }
        Integrity::Genuine { .. } if verdict.pack != Some(PackMatch::Known) => {
            lang.pick("Nguyên vẹn, chưa tính lại được", "Genuine, not recomputed")
        }
        Integrity::Genuine { .. } if !verdict.differences.is_empty() => {
            lang.pick("Nguyên vẹn, nhưng kết quả tính lại khác", "Genuine, but recomputed figures differ")
        }
        Integrity::Genuine { .. } if !complete => {
            lang.pick("Nguyên vẹn, tính lại khớp, chưa đầy đủ", "Genuine, recomputed equal, incomplete")
        }
        Integrity::Genuine { .. } => lang.pick("Nguyên vẹn, tính lại khớp", "Genuine, recomputed equal"),
    }
}
