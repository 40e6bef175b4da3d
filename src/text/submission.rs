//! Sentences about a signed file: genuine or altered and where, whose pack, which
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
        "Chữ ký này giúp phát hiện tệp bị sửa đổi và biết tệp do khóa nào ký; không thay thế chữ ký số chuyên dùng công vụ.",
        "This signature shows whether the file was changed and which key signed it; it does not replace the official digital signature.",
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
                Foreign::Pdf => lang.pick("tệp PDF", "a PDF file"),
                Foreign::Pem => lang.pick("tệp khóa ký", "a key file"),
                Foreign::Html => lang.pick("trang web", "a web page"),
            };
            say!(
                lang,
                "Đây là {what}, không phải tệp nộp. Hãy chọn tệp .json mà đơn vị đã ký và gửi.",
                "This is {what}, not a submission. Choose the .json file that the agency signed and sent.",
            )
        }
        OpenError::OtherFile { format } if format.is_empty() => say!(
            lang,
            "Đây không phải tệp nộp. Hãy chọn tệp .json mà đơn vị đã ký và gửi.",
            "This is not a submission. Choose the .json file that the agency signed and sent.",
        ),
        OpenError::OtherFile { format } => say!(
            lang,
            "Đây không phải tệp nộp. Hãy chọn tệp .json mà đơn vị đã ký và gửi. (Chi tiết: loại tệp “{format}”).",
            "This is not a submission. Choose the .json file that the agency signed and sent. (Detail: file type “{format}”).",
        ),
        OpenError::Newer { format } => say!(
            lang,
            "Tệp được tạo bằng phiên bản phần mềm mới hơn. Hãy cập nhật phần mềm rồi mở lại. (Chi tiết: {format}).",
            "The file was made by a newer version of the application. Update the application and open it again. (Detail: {format}).",
        ),
    }
}

/// "1.1.1 Ban hành kế hoạch", or the id where the pack is not here.
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
            say!(lang, "nội dung kê khai của tiêu chí {node}", "the entries for {node}")
        }
        ["answers", "documents", idx, ..] => {
            let n = idx.parse::<u32>().map_or(1, |idx| idx.saturating_add(1));
            say!(lang, "tài liệu kiểm chứng thứ {n}", "document {n} of the register")
        }
        ["answers", "setup", ..] => {
            lang.pick("thông tin chung của phiếu", "the general information of the scoresheet").to_owned()
        }
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
        "claimed" => lang.pick("điểm trước khi xét tài liệu kiểm chứng", "points before evidence is considered"),
        "low" => lang.pick("điểm chắc chắn", "secured points"),
        "high" => lang.pick("điểm có thể đạt", "possible points"),
        "name" => lang.pick("tên", "name"),
        "code" => lang.pick("STT", "number"),
        other => other,
    }
}

fn total_member(lang: Lang, member: &str) -> &str {
    match member {
        "self" => lang.pick("điểm tự chấm", "self-scored points"),
        "self_max" => lang.pick("điểm tối đa phần tự chấm", "maximum of the self-scored part"),
        "projected" => lang.pick("tổng điểm tạm tính", "projected total"),
        "low" => lang.pick("tổng điểm chắc chắn", "secured total"),
        "high" => lang.pick("tổng điểm có thể đạt", "possible total"),
        "out_of" => lang.pick("điểm tối đa áp dụng", "applicable maximum"),
        "percent" => lang.pick("chỉ số phần trăm", "index in percent"),
        "percent_low" => lang.pick("chỉ số phần trăm chắc chắn", "secured index in percent"),
        "percent_high" => lang.pick("chỉ số phần trăm có thể đạt", "possible index in percent"),
        "bonus" => lang.pick("điểm cộng", "bonus points"),
        "penalty" => lang.pick("điểm trừ", "penalty points"),
        "assumed" => lang.pick("điểm giả định", "assumed points"),
        "expected_loss" => {
            lang.pick("điểm dự kiến bị trừ khi thẩm định", "points expected to be deducted at appraisal")
        }
        "open" => lang.pick("số tiêu chí chưa chấm", "criteria not scored"),
        "unproven" => lang.pick("số tiêu chí thiếu tài liệu kiểm chứng", "criteria without evidence"),
        "invalid" => lang.pick("số tiêu chí kê khai chưa hợp lệ", "criteria with entries that are not valid"),
        "class" => lang.pick("xếp loại", "class"),
        "class_low" => lang.pick("xếp loại chắc chắn", "secured class"),
        "class_high" => lang.pick("xếp loại có thể đạt", "possible class"),
        other => other,
    }
}

fn section_name(lang: Lang, section: &str, pointer: &str) -> String {
    let name = match section {
        "@context" | "format" => lang.pick("dạng tệp", "the format of the file"),
        "pack" => lang.pick("thông tin bộ tiêu chí", "the information on the criteria set"),
        "body" => lang.pick("tên đơn vị hoặc khối", "the name of the agency or its comparison group"),
        "period" => lang.pick("năm đánh giá", "the year assessed"),
        "made" => lang.pick("thời điểm hoặc số bản nộp", "the time or number of the submission"),
        "answers" => lang.pick("nội dung kê khai", "the entries"),
        "results" => lang.pick("các kết quả", "the results"),
        "totals" => lang.pick("số tổng hợp", "the totals"),
        "assumptions" => lang.pick("danh sách điểm giả định", "the list of assumptions"),
        "report" => lang.pick("khó khăn, kiến nghị", "difficulties and proposals"),
        "digests" => lang.pick("bảng mã kiểm tra của tệp", "the checksums of the file"),
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
            "Tệp chưa được ký nên không xác định được người lập và nội dung có bị sửa hay không. Hãy đề nghị đơn vị ký rồi gửi lại.",
            "The file is not signed, so its author and integrity cannot be confirmed. Ask the agency to sign it and send it again.",
        )],
        Integrity::Genuine { signers } => {
            let first =
                lang.pick("Tệp nguyên vẹn, đúng như khi được ký.", "The file is intact, exactly as it was signed.");
            std::iter::once(first.to_owned()).chain(signers.iter().map(|one| signer(lang, one))).collect()
        }
        Integrity::Altered { located, holding, failed, error } => {
            let mut lines = vec![altered(lang, located, !holding.is_empty(), pack)];
            let errors = failed.iter().map(|failed| (failed.key, &failed.error));
            let errors: Vec<_> = if failed.is_empty() { vec![(None, error)] } else { errors.collect() };
            for (key, error) in errors {
                let why = verify_error(lang, error);
                lines.push(match key.map(|key| key.fingerprint()) {
                    Some(print) => say!(lang, "Chữ ký bằng khóa {print}: {why}", "Signature of key {print}: {why}"),
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
                "The file was changed after signing, at: {places}. Do not use it; ask the agency for the original file.",
            )
        }
        Located::List(places) => {
            let places = named(places);
            say!(
                lang,
                "Tệp đã bị sửa sau khi ký, tại bảng mã kiểm tra ({places}); nội dung kê khai và kết quả vẫn khớp nhau. Hãy đề nghị đơn vị gửi lại tệp gốc.",
                "The file was changed after signing, in its checksums ({places}); entries and results still match each other. Ask the agency for the original file.",
            )
        }
        Located::Consistent if content_holds => say!(
            lang,
            "Nội dung đúng như người ký trước đã ký, nhưng có chữ ký khác không đúng. Hãy đề nghị ký lại.",
            "The content is as an earlier signer signed it, but another signature is not valid. Ask for it to be signed again.",
        ),
        Located::Consistent => say!(
            lang,
            "Chữ ký không đúng với nội dung. Phần chữ ký đã bị sửa, hoặc cả nội dung và bảng mã kiểm tra đều bị viết lại. Hãy đề nghị đơn vị gửi lại tệp gốc.",
            "The signature does not match the content. Either the signature was changed, or both content and checksums were rewritten. Ask the agency for the original file.",
        ),
        Located::NoList => say!(
            lang,
            "Tệp đã bị sửa sau khi ký; bảng mã kiểm tra không còn nên không chỉ ra được chỗ sửa. Hãy đề nghị đơn vị gửi lại tệp gốc.",
            "The file was changed after signing; its checksums are missing, so the place cannot be determined. Ask the agency for the original file.",
        ),
    }
}

/// Who signed and when it says so.
#[must_use]
pub fn signer(lang: Lang, signer: &Signer) -> String {
    let print = signer.fingerprint();
    let created = signer.created.as_deref().map_or_else(|| "?".to_owned(), |at| moment(lang, at));
    if signer.countersigns {
        say!(lang, "Ký duyệt lúc {created}; khóa ký {print}.", "Countersigned at {created}; key {print}.",)
    } else {
        say!(lang, "Ký lúc {created}; khóa ký {print}.", "Signed at {created}; key {print}.")
    }
}

/// Whether the pack of the file is here.
#[must_use]
pub fn pack_match(lang: Lang, found: &PackMatch, wanted: &PackRef) -> String {
    let PackRef { id, version, name, .. } = wanted;
    match found {
        PackMatch::Known => say!(
            lang,
            "Chấm theo bộ tiêu chí “{name}”, phiên bản {version}; đã tính lại toàn bộ.",
            "Scored with “{name}”, version {version}; everything was recomputed.",
        ),
        PackMatch::OtherVersion { here } => say!(
            lang,
            "Tệp chấm theo phiên bản {version} của bộ tiêu chí “{name}”; trên máy này chỉ có phiên bản {here} hoặc bản có nội dung khác nên chưa tính lại được. Hãy mở đúng bộ tiêu chí rồi kiểm tra lại.",
            "The file was scored with version {version} of “{name}”; only version {here} or different content is on this computer, so it was not recomputed. Open that criteria set and check again.",
        ),
        PackMatch::Unknown => say!(
            lang,
            "Trên máy này chưa có bộ tiêu chí “{name}” ({id}) nên chưa tính lại được. Hãy mở bộ tiêu chí rồi kiểm tra lại.",
            "The criteria set “{name}” ({id}) is not on this computer, so the file was not recomputed. Open the set and check again.",
        ),
    }
}

/// What the status of the pack means for the file; none for an official one.
#[must_use]
pub fn pack_status(lang: Lang, wanted: &PackRef) -> Option<&'static str> {
    match wanted.status.as_str() {
        "illustrative" => Some(lang.pick(
            "Bộ tiêu chí minh họa; kết quả không có giá trị chính thức.",
            "The criteria set is illustrative; the result is not official.",
        )),
        "draft" => Some(lang.pick(
            "Bộ tiêu chí dự thảo; kết quả chưa có giá trị chính thức.",
            "The criteria set is a draft; the result is not official.",
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
        "Khác nhau tại {at}: tệp ghi {claimed}, tính lại là {recomputed}.",
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
    line(&found.open, "Chưa chấm", "Not scored");
    line(&found.invalid, "Kê khai chưa hợp lệ", "Entries not valid");
    let reasons = |wanted: ReasonFor| -> Vec<String> {
        found.reasons.iter().filter(|(_, reason)| *reason == wanted).map(|(id, _)| id.clone()).collect()
    };
    for wanted in [ReasonFor::NotApplicable, ReasonFor::Judgement, ReasonFor::TypedPoints] {
        let (vi, en) = match wanted {
            ReasonFor::NotApplicable => ("Thiếu lý do không áp dụng", "No reason for “not applicable”"),
            ReasonFor::Judgement => ("Thiếu lý do chấm thấp hơn điểm tối đa", "No reason for points below the maximum"),
            ReasonFor::TypedPoints => ("Thiếu lý do nhập điểm trực tiếp", "No reason for points entered directly"),
        };
        line(&reasons(wanted), vi, en);
    }
    line(&found.unproven, "Thiếu tài liệu kiểm chứng", "No evidence");
    line(&found.stray, "Kê khai tiêu chí không có trong bộ tiêu chí", "Entries for criteria not in the criteria set");
    line(&found.left_out, "Kê khai không áp dụng hoặc không phát sinh", "Declared not applicable or no cases arose");
    if found.is_complete() {
        lines.insert(0, lang.pick("Đã kê khai đầy đủ.", "All entries are complete.").to_owned());
    }
    lines
}

/// After the last day to send.
#[must_use]
pub fn late(lang: Lang, found: &Late) -> String {
    let (due, on) = (date(lang, found.due), date(lang, found.on));
    if found.received {
        say!(lang, "Nộp quá hạn: hạn nộp {due}, ngày nhận {on}.", "Overdue: due {due}, received {on}.")
    } else {
        say!(lang, "Nộp quá hạn: hạn nộp {due}, tệp ghi ngày {on}.", "Overdue: due {due}, the file says {on}.")
    }
}

/// Characters in a name that pass for others.
#[must_use]
pub fn odd_letters(lang: Lang, body: &str, letters: &[char]) -> String {
    let codes: Vec<String> = letters.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect();
    let codes = codes.join(", ");
    say!(
        lang,
        "Tên đơn vị “{body}” có ký tự dễ nhầm với chữ cái khác. Hãy đối chiếu với tên chính thức của đơn vị. (Chi tiết: {codes}).",
        "The name “{body}” contains look-alike characters. Compare it with the official name of the agency. (Detail: {codes}).",
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
        "Báo cáo này có cùng nội dung với bản nộp số {number}; mã kiểm tra tệp (SHA-256): {digest}. Mở tệp ở trang “Kiểm tra tệp” sẽ thấy đúng mã này.",
        "This report has the same content as submission no. {number}; file checksum (SHA-256): {digest}. The page “Check files” shows the same checksum for the file.",
    )
}

/// The whole verdict in one sentence, for the head of the page and for lists.
#[must_use]
pub fn headline(lang: Lang, verdict: &Verdict) -> &'static str {
    let complete = verdict.completeness.as_ref().is_none_or(Completeness::is_complete);
    match &verdict.integrity {
        Integrity::NotSigned => lang.pick("Chưa ký", "Not signed"),
        Integrity::Altered { .. } => lang.pick("Không nguyên vẹn", "Not intact"),
        Integrity::Genuine { .. } if !verdict.problems.is_empty() => {
            lang.pick("Nguyên vẹn nhưng không đúng cấu trúc", "Intact, but not of the right structure")
        }
        Integrity::Genuine { .. } if verdict.pack != Some(PackMatch::Known) => {
            lang.pick("Nguyên vẹn, chưa tính lại được", "Intact, not recomputed")
        }
        Integrity::Genuine { .. } if !verdict.differences.is_empty() => {
            lang.pick("Nguyên vẹn, nhưng kết quả tính lại khác", "Intact, but recomputed figures differ")
        }
        Integrity::Genuine { .. } if !complete => {
            lang.pick("Nguyên vẹn, tính lại khớp, chưa đầy đủ", "Intact, figures confirmed, incomplete")
        }
        Integrity::Genuine { .. } => lang.pick("Nguyên vẹn, tính lại khớp", "Intact, figures confirmed"),
    }
}
