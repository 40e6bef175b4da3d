//! Sentences about single signatures and keys: why one does not hold, why none
//! was made.

use super::Lang;
use crate::submission::document::CountersignError;
use crate::submission::keys::KeyError;
use crate::submission::proof::{MOST_PROOFS, SignError};
use crate::submission::verify::VerifyError;

/// Why a signature is not valid.
#[must_use]
pub fn verify_error(lang: Lang, error: &VerifyError) -> String {
    match error {
        VerifyError::NotObject => say!(lang, "tệp không đúng cấu trúc.", "the file does not have the right structure."),
        VerifyError::NoProof => say!(lang, "không có chữ ký nào.", "there is no signature."),
        VerifyError::MalformedProofs => {
            say!(lang, "mục “proof” không đúng dạng.", "the member “proof” has the wrong form.")
        }
        VerifyError::TooManyProofs { found } => say!(
            lang,
            "có {found} chữ ký, chỉ đọc đến {MOST_PROOFS}.",
            "there are {found} signatures; at most {MOST_PROOFS} are read.",
        ),
        VerifyError::MalformedMember { name } => {
            say!(lang, "mục “{name}” thiếu hoặc không đúng dạng.", "“{name}” is missing or has the wrong form.")
        }
        VerifyError::UnknownType { found } => say!(lang, "không rõ loại “{found}”.", "unknown type “{found}”."),
        VerifyError::UnknownSuite { found } => {
            say!(lang, "không rõ thuật toán “{found}”.", "unknown cryptosuite “{found}”.")
        }
        VerifyError::UnknownPurpose { found } => {
            say!(lang, "mục đích “{found}” không dùng để ký tệp này.", "the purpose “{found}” does not sign this file.")
        }
        VerifyError::BadTime { name } => {
            say!(lang, "mục “{name}” không phải ngày giờ.", "“{name}” is not a date and time.")
        }
        VerifyError::ContextMismatch => {
            say!(lang, "chữ ký không dành cho loại tệp này.", "the signature is not meant for this kind of file.")
        }
        VerifyError::BadKey(error) => key_error(lang, error),
        VerifyError::BadProofValue => {
            say!(lang, "giá trị chữ ký không đúng dạng.", "the value of the signature has the wrong form.")
        }
        VerifyError::DuplicateId { id } => {
            say!(lang, "hai chữ ký cùng mã định danh “{id}”.", "two signatures have the id “{id}”.")
        }
        VerifyError::RepeatedProof => say!(lang, "có chữ ký bị lặp lại.", "the same signature appears twice."),
        VerifyError::UnknownPrevious { id } => {
            say!(lang, "thiếu chữ ký trước đó “{id}”.", "the earlier signature “{id}” is missing.")
        }
        VerifyError::Cycle => {
            say!(lang, "thứ tự các chữ ký không hợp lệ.", "the signatures refer to each other in a circle.")
        }
        VerifyError::BadSignature => {
            say!(lang, "không khớp với nội dung tệp.", "it does not match the content of the file.")
        }
        VerifyError::PreviousFailed { id } => {
            say!(lang, "chữ ký trước đó “{id}” không đúng.", "the earlier signature “{id}” is not valid.")
        }
    }
}

/// Why a text is no key that can be relied upon.
#[must_use]
pub fn key_error(lang: Lang, error: &KeyError) -> String {
    match error {
        KeyError::NotDidKey => {
            say!(lang, "khóa ghi trong tệp không đúng dạng.", "the key in the file has the wrong form.")
        }
        KeyError::FragmentMismatch => {
            say!(lang, "thông tin nhận dạng khóa không thống nhất.", "the identifiers of the key do not agree.")
        }
        KeyError::Encoding(_) => say!(lang, "khóa ghi trong tệp không hợp lệ.", "the key in the file is not valid."),
        KeyError::NotAPoint | KeyError::WeakPoint => {
            say!(lang, "đây không phải khóa dùng được.", "this key cannot be used.")
        }
    }
}

/// Why nothing was signed.
#[must_use]
pub fn sign_error(lang: Lang, error: &SignError) -> String {
    match error {
        SignError::NotObject | SignError::MalformedProofs => {
            say!(
                lang,
                "Tệp không đúng cấu trúc nên không ký được. Hãy lấy lại tệp gốc.",
                "The file does not have the right structure and cannot be signed. Get the original file again."
            )
        }
        SignError::BadCreated => say!(
            lang,
            "Ngày giờ của máy chưa đúng nên chưa ký được. Hãy chỉnh lại ngày giờ của máy.",
            "The computer's date and time are wrong. Correct them and try again.",
        ),
        SignError::TooManyProofs => {
            say!(
                lang,
                "Tệp đã có {MOST_PROOFS} chữ ký, không thêm được nữa.",
                "The file already has {MOST_PROOFS} signatures."
            )
        }
        SignError::DuplicateId { .. } | SignError::UnknownPrevious { .. } => {
            say!(
                lang,
                "Mã định danh của chữ ký bị trùng hoặc thiếu. Hãy thử ký lại.",
                "The id of a signature is already used or missing. Sign again."
            )
        }
    }
}

/// Why nothing was countersigned.
#[must_use]
pub fn countersign_error(lang: Lang, error: &CountersignError) -> String {
    match error {
        CountersignError::NotGenuine(error) => {
            let why = verify_error(lang, error);
            say!(
                lang,
                "Không ký duyệt được do tệp không nguyên vẹn: {why} Hãy đề nghị người lập gửi lại tệp gốc.",
                "Not countersigned, because the file is not intact: {why} Ask the drafter for the original file.",
            )
        }
        CountersignError::UnnamedProof => say!(
            lang,
            "Chữ ký trước không có mã định danh nên không ký duyệt tiếp được. Hãy đề nghị ký lại bằng phần mềm này.",
            "An earlier signature cannot be referred to. Ask the signer to sign again with this application.",
        ),
        CountersignError::Sign(error) => sign_error(lang, error),
    }
}
