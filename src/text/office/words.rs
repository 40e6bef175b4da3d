//! Sentences of the pages beside the draft with names and numbers in them.

use crate::appraisal::{Conflict, Group, Merged};
use crate::base::compact_sort::Order as _;
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
            "Trình duyệt không có nguồn số ngẫu nhiên an toàn nên không làm được. Hãy dùng Chrome, Edge, Cốc Cốc hoặc Firefox bản mới.",
            "The browser has no safe random source. Use a current browser.",
        ),
        KeyTrouble::OtherKey => lang.pick(
            "Tệp khóa hỏng: mở ra một khóa khác với khóa ghi tên. Hãy nhập lại tệp khóa đã cất.",
            "The key file is damaged: it opens as another key. Bring the key file you kept.",
        ),
        KeyTrouble::Here => lang.pick("Khóa này đã có trên máy.", "This key is on this machine already."),
        KeyTrouble::Locked => lang.pick(
            "Khóa đã tự khóa lại. Nhập mật khẩu để mở rồi làm lại.",
            "The key has locked itself. Enter the passphrase and try again.",
        ),
    };
    words.to_owned()
}

#[cfg(feature = "keyfile")]
const fn key_file(lang: Lang, error: KeyFileError) -> &'static str {
    match error {
        KeyFileError::EmptyPassword => lang.pick("Nhập mật khẩu của khóa.", "Enter the passphrase."),
        KeyFileError::NotKeyFile => lang.pick(
            "Đây không phải tệp khóa đã mã hóa (.pem). Hãy chọn tệp tải về từ nút “Tải tệp khóa”.",
            "This is no encrypted key file (.pem). Choose one made by “Download the key file”.",
        ),
        KeyFileError::NotEncrypted => lang.pick(
            "Tệp khóa này không được mã hóa, ai có tệp cũng dùng được, nên không nhận. Hãy tạo khóa mới.",
            "This key file is not encrypted: whoever has it can use it, so it is not taken. Make a new key.",
        ),
        KeyFileError::UnknownEncryption => lang.pick(
            "Tệp khóa được mã hóa theo cách không hỗ trợ (chỉ đọc PBKDF2 hoặc scrypt).",
            "The key file is encrypted in an unsupported way (only PBKDF2 or scrypt is read).",
        ),
        KeyFileError::TooCostly => lang.pick(
            "Tệp khóa đòi tính quá lâu nên bị từ chối. Hãy tạo lại tệp với tham số thường dùng.",
            "Opening the key file would take too long. Make it again with usual parameters.",
        ),
        KeyFileError::WrongPassword => lang.pick("Mật khẩu không đúng. Nhập lại.", "Wrong passphrase. Enter it again."),
        KeyFileError::NotEd25519 => {
            lang.pick("Khóa trong tệp không phải loại Ed25519.", "The key in the file is no Ed25519 key.")
        }
    }
}

/// How good a new passphrase is, and what to do.
#[must_use]
pub fn strength(lang: Lang, found: Strength) -> String {
    match found {
        Strength::Empty => {
            say!(lang, "Nhập mật khẩu, ít nhất {LEAST} ký tự.", "Enter a passphrase of at least {LEAST} characters.")
        }
        Strength::TooShort => {
            say!(lang, "Quá ngắn: cần ít nhất {LEAST} ký tự.", "Too short: at least {LEAST} characters.")
        }
        Strength::TooSimple => say!(
            lang,
            "Dễ đoán: dùng chữ, không chỉ số hay một vài ký tự lặp lại.",
            "Easy to guess: use words, not only digits or a few repeated characters.",
        ),
        Strength::Fair => {
            say!(lang, "Dùng được; thêm một hai từ thì tốt hơn.", "Fair; one or two more words make it better.")
        }
        Strength::Good => say!(lang, "Tốt.", "Good."),
    }
}

/// Why the roster or the desk was not stored, and what to do.
#[must_use]
pub fn not_stored(lang: Lang, error: &StorageError) -> String {
    let words = match error {
        StorageError::Blocked => lang.pick(
            "Trình duyệt không cho lưu trên máy này (ẩn danh hoặc bị chặn). Mọi thứ vẫn còn trên trang: hãy tải về thành tệp trước khi đóng.",
            "The browser does not let this page store anything. All is still on the page: download it before closing.",
        ),
        StorageError::Full => lang.pick(
            "Bộ nhớ của trình duyệt đã đầy nên lần sửa này chưa được lưu; bản lưu trước còn nguyên. Hãy tải về thành tệp, rồi xóa bớt phiếu cũ ở trang đầu.",
            "The browser's storage is full, so this change was not stored; what was stored before is still there. Download it as a file, then remove old drafts on the start page.",
        ),
        StorageError::SavedElsewhere => lang.pick(
            "Một thẻ (tab) khác vừa lưu nội dung khác nên thẻ này không ghi đè. Hãy tải phần ở thẻ này về thành tệp, tải lại trang, rồi thả tệp vào để ghép.",
            "Another tab stored something else, so this one does not overwrite it. Download what is here, reload the page, and drop the file to join it.",
        ),
        StorageError::Unreadable(_) | StorageError::Missing => lang.pick(
            "Dữ liệu đã lưu không đọc được; nó được giữ nguyên.",
            "What is stored cannot be read; it is left as it is.",
        ),
    };
    words.to_owned()
}

/// A moment as people read it: "31/12/2025 09:05", on the clock of Việt Nam.
#[must_use]
pub fn moment(lang: Lang, at: &str) -> String {
    match (day_of(at), crate::submission::time::clock_of(at)) {
        (Some(day), Some((hours, minutes))) => format!("{} {hours:02}:{minutes:02}", date(lang, day)),
        _ => at.to_owned(),
    }
}

/// How many keys and bodies a roster has.
#[must_use]
pub fn roster_counts(lang: Lang, roster: &Roster) -> String {
    let keys = roster.entries.len();
    let mut bodies: Vec<String> = roster.entries.iter().map(|entry| crate::text::fold(&entry.body)).collect();
    bodies.order();
    bodies.dedup();
    let bodies = bodies.len();
    say!(lang, "{keys} khóa của {bodies} đơn vị.", "{keys} keys of {bodies} bodies.")
}

/// What came with a loaded roster.
#[must_use]
pub fn roster_loaded(lang: Lang, merged: MergedRoster) -> String {
    let MergedRoster { added, narrowed, same, of_others } = merged;
    let mut line = say!(
        lang,
        "Đã nạp danh bạ: thêm {added} khóa, {same} khóa đã có từ trước giữ nguyên.",
        "Roster loaded: {added} keys added, {same} were here already and stay as they are.",
    );
    if 0 < narrowed {
        line += &say!(
            lang,
            " {narrowed} khóa đã có nay bị hủy, kết thúc hoặc được thay theo danh bạ này.",
            " {narrowed} that were here are now revoked, ended or replaced, as this roster says.",
        );
    }
    if 0 < of_others {
        line += &say!(
            lang,
            " {of_others} khóa đứng tên đơn vị khác trong danh bạ này: giữ như trên máy, hãy hỏi lại nơi gửi.",
            " {of_others} are keys of another body in this roster: kept as here; ask where it came from.",
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
        return say!(lang, "Đã hủy từ {on}: {reason}", "Revoked from {on}: {reason}");
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
            "Phiếu này đã ký lần nộp {number} lúc {at} và chưa sửa gì từ đó. Ký lại sẽ thành lần nộp {next}.",
            "This sheet was signed as number {number} at {at} and is as it was. Signing again makes number {next}.",
        )
    } else {
        say!(
            lang,
            "Phiếu đã sửa sau khi ký lần nộp {number} lúc {at}: tệp đã ký không còn giống phiếu. Ký lại để có lần nộp {next}; cơ quan thẩm định tính lần mới nhất.",
            "The sheet was changed after number {number} was signed at {at}: the signed file is another version. Sign again for number {next}; the newest one counts.",
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
        "Lần nộp {number}, lập lúc {at}. Bộ tiêu chí: {pack}, phiên bản {version}.",
        "Submission number {number}, made at {at}. Criteria set: {pack}, version {version}.",
    )
}

/// What a signed file of another kind is; none for other formats.
#[must_use]
pub fn other_file(lang: Lang, format: &str) -> Option<&'static str> {
    Some(match format.split_once('/')?.0 {
        "cchc-cohort" => lang.pick(
            "Danh sách kết quả công bố (nạp ở trang “Xếp hạng” của phiếu).",
            "A published list of results (load it on the page “Ranking” of a draft).",
        ),
        "cchc-roster" => lang.pick(
            "Danh bạ khóa (mở ở trang “Danh bạ khóa”).",
            "A roster of keys (open it on the page “Roster of keys”).",
        ),
        "cchc-pack" => lang.pick(
            "Bộ tiêu chí (mở ở trang đầu, hoặc ở trang “So sánh hai bộ tiêu chí”).",
            "A criteria set (open it on the start page, or on the page of comparison).",
        ),
        "cchc-enrolment" => lang.pick(
            "Tệp đăng ký khóa (mở ở trang “Danh bạ khóa”).",
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
    say!(lang, "{all} tệp: {counts} được tính, {others} không.", "{all} files: {counts} count, {others} do not.")
}

/// A set that is wanted and not here.
#[must_use]
pub fn wanted_pack(lang: Lang, pack: &PackRef) -> String {
    let PackRef { name, version, digest, .. } = pack;
    let short: String = digest.chars().take(12).collect();
    say!(
        lang,
        "Thiếu bộ tiêu chí “{name}”, phiên bản {version} (mã {short}…). Thả tệp pack.json của đúng phiên bản đó vào bàn để tính lại.",
        "The set “{name}”, version {version} (digest {short}…) is not here. Drop its pack.json onto the desk to recompute.",
    )
}

/// Files that the loaded work was about and that are still to be dropped.
#[must_use]
pub fn still_missing(lang: Lang, n: usize) -> String {
    say!(
        lang,
        "Phần việc đã lưu còn nhắc đến {n} tệp nộp chưa có trên bàn. Thả lại thư mục tệp nộp: chương trình tự nhận ra từng tệp.",
        "The saved work is about {n} more submissions. Drop their folder again: each is recognised.",
    )
}

/// A dropped folder that the browser keeps to itself.
#[must_use]
pub fn folder_unread(lang: Lang, name: &str) -> String {
    say!(
        lang,
        "Chưa đọc được thư mục “{name}”: trình duyệt không cho trang mở thẳng từ tệp đọc thư mục được thả vào. Hãy mở thư mục, chọn tất cả tệp rồi thả, hoặc bấm “Chọn thư mục” nếu trang có nút đó.",
        "The folder “{name}” was not read: the browser lets a page opened from a file read no dropped folder. Open the folder, select its files and drop them, or press “Choose a folder” where there is such a button.",
    )
}

/// A set that was dropped.
#[must_use]
pub fn pack_taken(lang: Lang, pack: &Pack) -> String {
    let (name, version) = (&pack.name, &pack.version);
    say!(lang, "Đã nhận bộ tiêu chí “{name}”, phiên bản {version}.", "Took the set “{name}”, version {version}.")
}

/// A set that was dropped and has errors.
#[must_use]
pub fn pack_refused(lang: Lang, errors: usize) -> String {
    say!(
        lang,
        "Bộ tiêu chí có {errors} lỗi nên không dùng được.",
        "The criteria set has {errors} errors and is not used."
    )
}

/// What came with loaded work.
#[must_use]
pub fn merged(lang: Lang, found: &Merged) -> String {
    let (taken, same, conflicts) = (found.taken, found.same, found.conflicts.len());
    say!(
        lang,
        "Đã nạp phần việc: thêm {taken} dòng thẩm định, {same} dòng đã có, {conflicts} dòng khác nhau.",
        "Work loaded: {taken} appraisals added, {same} were here, {conflicts} differ.",
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
        "{body}, {node}: trên bàn {ours}, trong tệp {theirs}. Đang giữ điểm trên bàn; sửa tại đơn vị nếu cần.",
        "{body}, {node}: here {ours}, in the file {theirs}. What stands here is kept; correct it at the body if need be.",
    )
}

/// A set and a cohort, for the choice of a table.
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
        return say!(lang, "Từ loại {class} trở lên: {shown} %.", "{class} or better: {shown}%.");
    };
    let met = share.compare(target).is_ge();
    let target = exact_at(lang, target, 2);
    if met {
        say!(
            lang,
            "Từ loại {class} trở lên: {shown} %, đạt mục tiêu {target} %.",
            "{class} or better: {shown}%, target {target}% met."
        )
    } else {
        say!(
            lang,
            "Từ loại {class} trở lên: {shown} %, chưa đạt mục tiêu {target} %.",
            "{class} or better: {shown}%, target {target}% not met."
        )
    }
}

/// Where the answer of a leaf stands, when it has no points.
#[must_use]
pub const fn leaf_state(lang: Lang, state: State) -> &'static str {
    match state {
        State::Open => lang.pick("chưa trả lời", "not answered"),
        State::Invalid => lang.pick("không đọc được", "cannot be read"),
        State::LeftOut => lang.pick("không tính", "left out"),
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
        assert_eq!(moment(Lang::Vi, "2025-12-31T18:05:00Z"), "01/01/2026 01:05");
        assert_eq!(moment(Lang::Vi, "hôm qua"), "hôm qua");
    }

    #[test]
    fn the_share_is_held_against_the_target() {
        let exact = |n: i128, d: i128| Exact::of_ratio(n, d).unwrap();
        let line = |share: &Exact| share_line(Lang::Vi, "Tốt", share, Some(&exact(90, 1)));
        assert_eq!(line(&exact(1800, 20)), "Từ loại Tốt trở lên: 90,00 %, đạt mục tiêu 90,00 %.");
        assert_eq!(line(&exact(1700, 19)), "Từ loại Tốt trở lên: 89,47 %, chưa đạt mục tiêu 90,00 %.");
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
