//! Sentences about a pack that was handed out: signed by whom, altered where.

use super::Lang;
use super::office::moment;
use super::roster::standing;
use super::signature::verify_error;
use crate::base::json::Json;
use crate::submission::compare::{Integrity, Signer};
use crate::submission::digests::{Located, steps};
use crate::submission::keys::roster::{Roster, SignerStanding};
use crate::submission::signed_pack::{SignedPack, Whose, whose};

/// Most places that are named.
const MOST: usize = 8;

/// Whether a pack is as it was signed and by whom: the first line says which, the
/// others say more.
#[must_use]
pub fn origin(lang: Lang, found: &SignedPack, roster: &Roster) -> Vec<String> {
    match &found.integrity {
        Integrity::NotSigned => vec![not_signed(lang)],
        Integrity::Genuine { signers } => {
            let first = say!(lang, "Bộ tiêu chí có chữ ký và không bị sửa.", "The criteria set is signed and intact.");
            std::iter::once(first).chain(signers.iter().flat_map(|one| signer(lang, one, roster))).collect()
        }
        Integrity::Altered { located, error, .. } => {
            let why = verify_error(lang, error);
            let why = say!(lang, "Chữ ký: {why}", "Signature: {why}");
            vec![altered(lang, located, &found.file), why]
        }
    }
}

/// That the file of a pack was made.
#[must_use]
pub fn made(lang: Lang, name: &str) -> String {
    say!(lang, "Đã tạo và tải về tệp {name}.", "The file {name} was made and downloaded.")
}

/// That nobody signed it.
#[must_use]
pub fn not_signed(lang: Lang) -> String {
    say!(
        lang,
        "Bộ tiêu chí này không có chữ ký nên không xác định được cơ quan gửi và nội dung có bị sửa hay không. Hãy đối chiếu với cơ quan ban hành trước khi dùng.",
        "This criteria set is not signed: its sender and integrity cannot be confirmed. Check with the issuing authority before using it.",
    )
}

fn signer(lang: Lang, signer: &Signer, roster: &Roster) -> Vec<String> {
    let (print, at) = (signer.fingerprint(), moment(lang, signer.created.as_deref().unwrap_or("?")));
    let first = say!(
        lang,
        "Mã đối chiếu khóa của người ký: {print} (ký lúc {at}).",
        "Fingerprint of the signer's key: {print} (signed at {at})."
    );
    let second = match whose(roster, signer) {
        Whose::NoRoster => say!(
            lang,
            "Máy này chưa có danh bạ khóa ký. Hãy gọi điện cho cơ quan gửi bộ tiêu chí để đối chiếu mã đối chiếu khóa ở trên.",
            "There is no roster of keys on this computer. Call the agency that sent the criteria set and compare the fingerprint above.",
        ),
        Whose::Unknown => say!(
            lang,
            "Khóa ký này không có trong danh bạ khóa ký trên máy. Hãy gọi điện cho cơ quan gửi bộ tiêu chí để đối chiếu mã đối chiếu khóa ở trên.",
            "The key is not in the roster on this computer. Call the agency that sent the criteria set and compare the fingerprint above.",
        ),
        Whose::Of { body, standing: SignerStanding::OfThisBody { holder } } if holder.is_empty() => {
            say!(
                lang,
                "Theo danh bạ khóa ký, đây là khóa ký của {body}.",
                "According to the roster, this is a key of {body}."
            )
        }
        Whose::Of { body, standing: SignerStanding::OfThisBody { holder } } => say!(
            lang,
            "Theo danh bạ khóa ký, đây là khóa ký của {body}, người giữ: {holder}.",
            "According to the roster, this is a key of {body}, held by {holder}.",
        ),
        Whose::Of { body, standing: found } => {
            let why = standing(lang, &found);
            say!(
                lang,
                "Theo danh bạ khóa ký, đây là khóa ký của {body}. {why}",
                "According to the roster, this is a key of {body}. {why}"
            )
        }
    };
    vec![first, second]
}

fn altered(lang: Lang, located: &Located, set: &Json) -> String {
    match located {
        Located::Content(places) => {
            let mut names: Vec<String> = places.iter().map(|at| place(lang, set, at)).collect();
            names.dedup();
            let more = names.len().saturating_sub(MOST);
            let list = names.into_iter().take(MOST).collect::<Vec<_>>().join("; ");
            let list =
                if more == 0 { list } else { say!(lang, "{list}; và {more} chỗ khác", "{list}; and {more} more") };
            say!(
                lang,
                "Không mở được bộ tiêu chí này do tệp đã bị sửa sau khi ký, tại {list}. Hãy đề nghị cơ quan gửi cung cấp lại tệp gốc.",
                "The criteria set cannot be opened: the file was changed after signing, at {list}. Ask the sender for the original file.",
            )
        }
        Located::List(_) | Located::Consistent | Located::NoList => say!(
            lang,
            "Không mở được bộ tiêu chí này do chữ ký không đúng với nội dung tệp. Hãy đề nghị cơ quan gửi cung cấp lại tệp gốc.",
            "The criteria set cannot be opened: its signature does not match the file. Ask the sender for the original file.",
        ),
    }
}

/// A place in words: the line that it is in, else the member of the pack.
pub(super) fn place(lang: Lang, set: &Json, pointer: &str) -> String {
    let (mut here, mut line) = (Some(set), None);
    let steps = steps(pointer).unwrap_or_default();
    for step in &steps {
        here = here.and_then(|value| match value {
            Json::List(elements) => elements.get(step.parse::<usize>().ok()?),
            other => other.get(step),
        });
        let text = |name: &str| here.and_then(|node| node.get(name)).and_then(Json::as_text);
        if let (Some(code), Some(name)) = (text("code"), text("name")) {
            line = Some(format!("{code} {name}"));
        }
    }
    match (line, steps.first()) {
        (Some(line), _) => {
            let line = line.trim();
            say!(lang, "tiêu chí “{line}”", "criterion “{line}”")
        }
        (None, Some(member)) => say!(lang, "mục “{member}” của bộ tiêu chí", "member “{member}” of the criteria set"),
        (None, None) => say!(lang, "toàn bộ nội dung", "the whole content"),
    }
}
