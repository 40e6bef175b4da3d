//! Sentences of the pages beside the draft with names and numbers in them.

use crate::appraisal::{Conflict, Group, Merged};
use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::Exact;
use crate::draft::{Signed, StorageError};
use crate::engine::score::State;
use crate::pack::Pack;
use crate::submission::keys::passphrase::{LEAST, Strength};
#[cfg(feature = "keyfile")]
use crate::submission::keys::pem::KeyFileError;
use crate::submission::keys::roster::{Merged as MergedRoster, Roster, RosterEntry};
use crate::submission::keys::stored::KeyTrouble;
use crate::submission::read::{PackRef, Stated};
use crate::submission::time::day_of;
use crate::text::Lang;
use crate::text::number::{date, exact_at, points};

/// Why something was not done with a key.
#[cfg(feature = "keyfile")]
#[must_use]
pub fn key_trouble(lang: Lang, trouble: &KeyTrouble) -> String {
    let words = match trouble {
        KeyTrouble::Storage(error) => return not_stored(lang, error),
        KeyTrouble::File(error) => key_file(lang, *error),
        KeyTrouble::NoRandom => lang.pick(
            "Trình duyệt này không đủ điều kiện an toàn để tạo khóa ký. Hãy dùng Chrome, Edge, Cốc Cốc hoặc Firefox bản mới.",
            "This browser cannot create a signing key securely. Use a current version of Chrome, Edge or Firefox.",
        ),
        KeyTrouble::OtherKey => lang.pick(
            "Tệp khóa ký bị lỗi: khóa trong tệp không khớp với tên khóa. Hãy dùng lại tệp khóa ký đã lưu trước đây.",
            "The key file is damaged: the key in it is not the one it names. Use the key file you kept.",
        ),
        KeyTrouble::Here => lang.pick("Khóa ký này đã có trên máy.", "This key is already on this computer."),
        KeyTrouble::Locked => lang.pick(
            "Khóa ký đã tự đóng. Hãy nhập mật khẩu để mở lại rồi làm tiếp.",
            "The key has been locked automatically. Enter the passphrase to unlock it, then continue.",
        ),
    };
    words.to_owned()
}

#[cfg(feature = "keyfile")]
const fn key_file(lang: Lang, error: KeyFileError) -> &'static str {
    match error {
        KeyFileError::EmptyPassword => lang.pick("Hãy nhập mật khẩu của khóa ký.", "Enter the passphrase."),
        KeyFileError::NotKeyFile => lang.pick(
            "Đây không phải tệp khóa ký đã mã hóa (.pem). Hãy chọn tệp tải về từ nút “Tải tệp khóa ký”.",
            "This is not an encrypted key file (.pem). Choose a file made with “Download the key file”.",
        ),
        KeyFileError::NotEncrypted => lang.pick(
            "Tệp khóa ký này không được mã hóa nên ai có tệp cũng dùng được; phần mềm không nhận. Hãy tạo khóa ký mới.",
            "This key file is not encrypted, so anyone who has it can use it; it is not accepted. Create a new key.",
        ),
        KeyFileError::UnknownEncryption => lang.pick(
            "Phần mềm không mở được kiểu mã hóa của tệp khóa ký này. Hãy tạo khóa ký mới trên trang này.",
            "This kind of encryption is not supported. Create a new key on this page.",
        ),
        KeyFileError::TooCostly => lang.pick(
            "Mở tệp khóa ký này mất quá nhiều thời gian nên phần mềm dừng lại. Hãy tạo khóa ký mới trên trang này.",
            "Opening the key file would take too long. Create a new key on this page.",
        ),
        KeyFileError::WrongPassword => {
            lang.pick("Mật khẩu chưa đúng. Hãy nhập lại.", "Wrong passphrase. Enter it again.")
        }
        KeyFileError::NotEd25519 => lang.pick(
            "Loại khóa trong tệp không dùng được ở đây. Hãy chọn tệp khóa ký tải về từ trang này.",
            "This type of key cannot be used here. Choose a key file downloaded from this page.",
        ),
    }
}

/// How good a new passphrase is, and what to do.
#[must_use]
pub fn strength(lang: Lang, found: Strength) -> String {
    match found {
        Strength::Empty => {
            say!(
                lang,
                "Hãy nhập mật khẩu có ít nhất {LEAST} ký tự.",
                "Enter a passphrase of at least {LEAST} characters."
            )
        }
        Strength::TooShort => {
            say!(
                lang,
                "Mật khẩu quá ngắn. Hãy nhập ít nhất {LEAST} ký tự.",
                "Too short. Enter at least {LEAST} characters."
            )
        }
        Strength::TooSimple => say!(
            lang,
            "Mật khẩu dễ đoán. Hãy dùng chữ, không chỉ dùng chữ số hoặc vài ký tự lặp lại.",
            "Easy to guess: use words, not only digits or a few repeated characters.",
        ),
        Strength::Fair => {
            say!(lang, "Dùng được; nên thêm một, hai từ.", "Fair; one or two more words make it better.")
        }
        Strength::Good => say!(lang, "Tốt.", "Good."),
    }
}

/// Why the roster or the desk was not stored, and what to do.
#[must_use]
pub fn not_stored(lang: Lang, error: &StorageError) -> String {
    let words = match error {
        StorageError::Blocked => lang.pick(
            "Trình duyệt không cho phép lưu trên máy này (có thể do đang dùng chế độ ẩn danh hoặc do thiết lập của cơ quan). Dữ liệu vẫn còn trên trang: hãy tải về thành tệp trước khi đóng.",
            "The browser does not allow saving on this computer (private window or a setting of your organisation). The data is still on the page: download it as a file before closing.",
        ),
        StorageError::Full => lang.pick(
            "Bộ nhớ của trình duyệt đã đầy nên lần sửa này chưa được lưu; bản lưu trước còn nguyên. Hãy tải về thành tệp, rồi xóa bớt phiếu cũ ở trang chủ.",
            "The browser's storage is full, so this change was not saved; what was saved before is kept. Download it as a file, then delete old scoresheets on the home page.",
        ),
        StorageError::SavedElsewhere => lang.pick(
            "Một thẻ (tab) khác vừa lưu nội dung khác nên thẻ này không ghi đè. Hãy tải phần ở thẻ này về thành tệp, tải lại trang, rồi kéo thả tệp vào để ghép.",
            "Another tab saved other content, so this tab does not overwrite it. Download what is here as a file, reload the page, and drop the file to merge it.",
        ),
        StorageError::Unreadable(_) | StorageError::Missing => lang.pick(
            "Dữ liệu đã lưu không mở được; phần mềm giữ nguyên dữ liệu này. Hãy tải về máy và gửi cho người hỗ trợ.",
            "The saved data could not be opened and is left unchanged. Download it and send it to support.",
        ),
    };
    words.to_owned()
}

/// A moment as people read it: "09:05 ngày 31/12/2025", on the clock of Việt Nam.
#[must_use]
pub fn moment(lang: Lang, at: &str) -> String {
    match (day_of(at), crate::submission::time::clock_of(at)) {
        (Some(day), Some((hours, minutes))) => {
            let day = date(lang, day);
            say!(lang, "{hours:02}:{minutes:02} ngày {day}", "{hours:02}:{minutes:02} on {day}")
        }
        _ => at.to_owned(),
    }
}

/// How many keys and bodies a roster has.
#[must_use]
pub fn roster_counts(lang: Lang, roster: &Roster) -> String {
    let keys = roster.entries.len();
    let mut bodies: Vec<String> = roster.entries.iter().map(|entry| crate::text::fold(&entry.body)).collect();
    bodies.sort_small();
    bodies.dedup();
    let bodies = bodies.len();
    say!(lang, "{keys} khóa ký của {bodies} đơn vị.", "{keys} keys of {bodies} agencies.")
}

/// What came with a loaded roster.
#[must_use]
pub fn roster_loaded(lang: Lang, merged: MergedRoster) -> String {
    let MergedRoster { added, narrowed, same, of_others } = merged;
    let mut line = say!(
        lang,
        "Đã mở danh bạ: thêm {added} khóa ký, giữ nguyên {same} khóa ký đã có.",
        "Roster opened: {added} keys added; {same} already here are unchanged.",
    );
    if 0 < narrowed {
        line += &say!(
            lang,
            " {narrowed} khóa ký đã có nay bị thu hồi, ngừng sử dụng hoặc được thay theo danh bạ này.",
            " {narrowed} keys already here are now revoked, retired or replaced according to this roster.",
        );
    }
    if 0 < of_others {
        line += &say!(
            lang,
            " {of_others} khóa ký được ghi cho đơn vị khác trong danh bạ này; phần mềm giữ như trên máy. Hãy hỏi lại nơi gửi.",
            " {of_others} keys belong to another agency in this roster; they are kept as on this computer. Ask the sender.",
        );
    }
    line
}

/// From when to when a key is valid.
#[must_use]
pub fn validity(lang: Lang, entry: &RosterEntry) -> String {
    let from = date(lang, entry.valid_from);
    if let Some(revoked) = &entry.revoked {
        let (on, reason) = (date(lang, revoked.on), &revoked.reason);
        return say!(lang, "Đã thu hồi từ ngày {on}: {reason}", "Revoked from {on}: {reason}");
    }
    match entry.valid_to {
        Some(to) if entry.replaced_by.is_some() => {
            let to = date(lang, to);
            say!(lang, "Từ {from} đến {to}, đã được thay", "{from} to {to}, replaced")
        }
        Some(to) => {
            let to = date(lang, to);
            say!(lang, "Từ {from} đến {to}", "{from} to {to}")
        }
        None => say!(lang, "Từ {from}", "From {from}"),
    }
}

/// What was signed from a draft before, and whether it still is what it was.
#[must_use]
pub fn signed_before(lang: Lang, signed: &Signed, same: bool) -> String {
    let (number, at, next) = (signed.number, moment(lang, &signed.at), signed.number.saturating_add(1));
    if same {
        say!(
            lang,
            "Phiếu này đã ký thành bản nộp số {number} lúc {at}, từ đó chưa sửa. Nếu ký lại sẽ thành bản nộp số {next}.",
            "This scoresheet was signed as submission no. {number} at {at} and has not changed since. Signing again makes it submission no. {next}.",
        )
    } else {
        say!(
            lang,
            "Phiếu đã sửa sau khi ký bản nộp số {number} lúc {at} nên khác với tệp đã ký. Hãy ký lại thành bản nộp số {next}; cơ quan thẩm định tính bản mới nhất.",
            "The scoresheet was changed after submission no. {number} was signed at {at}, so it differs from the signed file. Sign again as submission no. {next}; the newest one is counted.",
        )
    }
}

/// Which version of a submission this is.
#[must_use]
pub fn version_line(lang: Lang, stated: &Stated) -> String {
    let (number, at) = (stated.number, moment(lang, &stated.made_at));
    let (pack, version) = (&stated.pack.name, &stated.pack.version);
    say!(
        lang,
        "Bản nộp số {number}, lập lúc {at}. Bộ tiêu chí: {pack}, phiên bản {version}.",
        "Submission no. {number}, made at {at}. Criteria set: {pack}, version {version}.",
    )
}

/// What a signed file of another kind is; none for other formats.
#[must_use]
pub fn other_file(lang: Lang, format: &str) -> Option<&'static str> {
    Some(match format.split_once('/')?.0 {
        "cchc-cohort" => lang.pick(
            "Danh sách kết quả công bố (mở ở trang “Xếp hạng” của phiếu).",
            "A published list of results (open it on the page “Ranking” of a scoresheet).",
        ),
        "cchc-roster" => lang.pick(
            "Danh bạ khóa ký (mở ở trang “Danh bạ khóa ký”).",
            "A roster of keys (open it on the page “Roster of keys”).",
        ),
        "cchc-pack" => lang.pick(
            "Bộ tiêu chí (mở ở trang chủ, hoặc ở trang “So sánh hai bộ tiêu chí”).",
            "A criteria set (open it on the home page, or on the page “Compare two criteria sets”).",
        ),
        "cchc-enrolment" => lang.pick(
            "Tệp đăng ký khóa (mở ở trang “Danh bạ khóa ký”).",
            "An enrolment of a key (open it on the page “Roster of keys”).",
        ),
        _ => return None,
    })
}

/// "128 / 3500 tệp".
#[must_use]
pub fn progress_line(lang: Lang, done: usize, total: usize) -> String {
    say!(lang, "Đã đọc {done} / {total} tệp", "{done} / {total} files read")
}

/// How many files there are and how many count.
#[must_use]
pub fn files_line(lang: Lang, all: usize, counts: usize) -> String {
    let others = all.saturating_sub(counts);
    say!(
        lang,
        "{all} tệp: {counts} được tính, {others} không được tính.",
        "{all} files: {counts} counted, {others} not counted."
    )
}

/// A pack that is wanted and not here.
#[must_use]
pub fn wanted_pack(lang: Lang, pack: &PackRef) -> String {
    let PackRef { name, version, digest, .. } = pack;
    let short: String = digest.chars().take(12).collect();
    say!(
        lang,
        "Chưa có bộ tiêu chí “{name}”, phiên bản {version}. Hãy kéo thả tệp bộ tiêu chí (.json) đúng phiên bản này vào đây để tính lại. (Chi tiết: mã kiểm tra {short}…).",
        "The criteria set “{name}”, version {version}, is not here. Drop its file (.json) of exactly this version here to recompute. (Detail: checksum {short}…).",
    )
}

/// Files that the loaded work was about and that are still to be dropped.
#[must_use]
pub fn still_missing(lang: Lang, n: usize) -> String {
    say!(
        lang,
        "Phần việc đã lưu còn {n} tệp nộp chưa được mở lại. Hãy kéo thả lại thư mục tệp nộp; phần mềm tự nhận ra từng tệp.",
        "{n} submissions of the saved work are not open yet. Drop their folder again; each is recognised automatically.",
    )
}

/// A dropped folder that the browser keeps to itself.
#[must_use]
pub fn folder_unread(lang: Lang, name: &str) -> String {
    say!(
        lang,
        "Chưa đọc được thư mục “{name}”: trình duyệt không cho phép trang mở từ tệp đọc cả thư mục. Hãy mở thư mục, chọn tất cả tệp rồi kéo thả, hoặc bấm “Chọn thư mục” nếu trang có nút đó.",
        "The folder “{name}” was not read: the browser does not allow a page opened from a file to read a whole folder. Open the folder, select all its files and drop them, or press “Choose a folder” if the page has this button.",
    )
}

/// A pack that was dropped.
#[must_use]
pub fn pack_taken(lang: Lang, pack: &Pack) -> String {
    let (name, version) = (&pack.name, &pack.version);
    say!(lang, "Đã thêm bộ tiêu chí “{name}”, phiên bản {version}.", "Criteria set “{name}”, version {version}, added.")
}

/// A pack that was dropped and has errors.
#[must_use]
pub fn pack_refused(lang: Lang, errors: usize) -> String {
    say!(
        lang,
        "Bộ tiêu chí có {errors} lỗi nên chưa dùng được. Hãy mở ở trang “Soạn bộ tiêu chí” để xem và sửa.",
        "The criteria set has {errors} errors and cannot be used yet. Open it on the page “Criteria set editor” to see and fix them."
    )
}

/// What came with loaded work.
#[must_use]
pub fn merged(lang: Lang, found: &Merged) -> String {
    let (taken, same, conflicts) = (found.taken, found.same, found.conflicts.len());
    say!(
        lang,
        "Đã mở phần việc: thêm điểm thẩm định của {taken} tiêu chí, {same} tiêu chí đã có, {conflicts} tiêu chí khác nhau.",
        "Work opened: appraised points added for {taken} criteria, {same} already here, {conflicts} different.",
    )
}

/// One leaf appraised otherwise here than in the loaded work.
#[must_use]
pub fn conflict(lang: Lang, found: &Conflict) -> String {
    let told = |one: &crate::appraisal::Appraisal| {
        let given = one.points.map_or_else(|| "–".to_owned(), |given| points(lang, given));
        format!("{given} ({})", one.reason)
    };
    let (body, node, ours, theirs) = (&found.body, &found.node, told(&found.ours), told(&found.theirs));
    say!(
        lang,
        "{body}, {node}: trên máy này {ours}, trong tệp {theirs}. Đang giữ điểm trên máy này; nếu cần, hãy sửa ở bảng thẩm định của đơn vị.",
        "{body}, {node}: here {ours}, in the file {theirs}. The points on this computer are kept; if needed, correct them in the agency's appraisal table.",
    )
}

/// A pack and a cohort, for the choice of a table.
#[must_use]
pub fn group_name(lang: Lang, group: &Group) -> String {
    let cohort = [&group.cohort_name, &group.cohort].into_iter().find(|name| !name.is_empty());
    let (name, version) = (&group.pack_name, &group.version);
    match cohort {
        Some(cohort) => say!(lang, "{name} (phiên bản {version}) · {cohort}", "{name} (version {version}) · {cohort}"),
        None => say!(lang, "{name} (phiên bản {version})", "{name} (version {version})"),
    }
}

/// The share of bodies in a class or a better one, against a target.
#[must_use]
pub fn share_line(lang: Lang, class: &str, share: &Exact, target: Option<&Exact>) -> String {
    let shown = exact_at(lang, share, 2);
    let Some(target) = target else {
        return say!(lang, "Từ loại {class} trở lên: {shown}%.", "{class} or better: {shown}%.");
    };
    let met = share.compare(target).is_ge();
    let target = exact_at(lang, target, 2);
    if met {
        say!(
            lang,
            "Từ loại {class} trở lên: {shown}%, đạt mục tiêu {target}%.",
            "{class} or better: {shown}%, target {target}% met."
        )
    } else {
        say!(
            lang,
            "Từ loại {class} trở lên: {shown}%, chưa đạt mục tiêu {target}%.",
            "{class} or better: {shown}%, target {target}% not met."
        )
    }
}

/// Where the answer of a leaf stands, when it has no points.
#[must_use]
pub const fn leaf_state(lang: Lang, state: State) -> &'static str {
    match state {
        State::Open => lang.pick("chưa chấm", "not scored"),
        State::Invalid => lang.pick("chưa hợp lệ", "not valid"),
        State::LeftOut => lang.pick("không tính điểm", "not counted"),
        State::Scored => lang.pick("đã chấm", "scored"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::check;

    #[test]
    fn sentences_are_in_both_languages() {
        for found in [Strength::Empty, Strength::TooShort, Strength::TooSimple, Strength::Fair, Strength::Good] {
            check(|lang| strength(lang, found));
        }
        for error in [StorageError::Blocked, StorageError::Full, StorageError::SavedElsewhere, StorageError::Missing] {
            check(|lang| not_stored(lang, &error));
        }
        for same in [true, false] {
            check(|lang| signed_before(lang, &Signed { number: 2, ..Signed::default() }, same));
        }
        check(|lang| roster_counts(lang, &Roster::default()));
        check(|lang| roster_loaded(lang, MergedRoster { added: 2, narrowed: 1, same: 1, of_others: 1 }));
        check(|lang| progress_line(lang, 1, 2));
        check(|lang| files_line(lang, 3, 2));
        check(|lang| wanted_pack(lang, &PackRef::default()));
        check(|lang| still_missing(lang, 4));
        check(|lang| pack_refused(lang, 4));
        check(|lang| merged(lang, &Merged::default()));
        check(|lang| leaf_state(lang, State::LeftOut).to_owned());
        for format in ["cchc-cohort/1", "cchc-roster/1", "cchc-enrolment/1", "cchc-pack/1"] {
            check(|lang| other_file(lang, format).unwrap().to_owned());
        }
        assert_eq!(other_file(Lang::Vi, "cchc-draft/1"), None);
    }

    #[test]
    fn a_moment_is_told_on_the_clock_of_viet_nam() {
        assert_eq!(moment(Lang::Vi, "2025-12-31T18:05:00Z"), "01:05 ngày 01/01/2026");
        assert_eq!(moment(Lang::Vi, "hôm qua"), "hôm qua");
    }

    #[test]
    fn the_share_is_held_against_the_target() {
        let exact = |n: i128, d: i128| Exact::of_ratio(n, d).unwrap();
        let line = |share: &Exact| share_line(Lang::Vi, "Tốt", share, Some(&exact(90, 1)));
        assert_eq!(line(&exact(1800, 20)), "Từ loại Tốt trở lên: 90,00%, đạt mục tiêu 90,00%.");
        assert_eq!(line(&exact(1700, 19)), "Từ loại Tốt trở lên: 89,47%, chưa đạt mục tiêu 90,00%.");
    }

    #[cfg(feature = "keyfile")]
    #[test]
    fn troubles_with_keys_are_told_in_both_languages() {
        use KeyFileError::{
            EmptyPassword, NotEd25519, NotEncrypted, NotKeyFile, TooCostly, UnknownEncryption, WrongPassword,
        };
        let files = [EmptyPassword, NotEd25519, NotEncrypted, NotKeyFile, TooCostly, UnknownEncryption, WrongPassword];
        let others = [KeyTrouble::NoRandom, KeyTrouble::OtherKey, KeyTrouble::Here, KeyTrouble::Locked];
        for trouble in files.map(KeyTrouble::File).into_iter().chain(others) {
            check(|lang| key_trouble(lang, &trouble));
        }
    }
}
