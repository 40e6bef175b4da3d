//! Sentences about single signatures and keys: why one does not hold, why none
//! was made.

use super::Lang;
use crate::submission::document::CountersignError;
use crate::submission::keys::KeyError;
use crate::submission::proof::{MOST_PROOFS, SignError};
use crate::submission::verify::VerifyError;

/// Why a signature does not hold.
#[must_use]
pub fn verify_error(lang: Lang, error: &VerifyError) -> String {
    match error {
        VerifyError::NotObject => say!(lang, "tệp không có dạng phải có.", "the file has the wrong form."),
        VerifyError::NoProof => say!(lang, "không có chữ ký nào.", "there is none."),
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
            say!(lang, "mục “{name}” không phải ngày giờ.", "“{name}” is no date and time.")
        }
        VerifyError::ContextMismatch => {
            say!(lang, "“@context” của chữ ký khác của tệp.", "its “@context” differs from the file's.")
        }
        VerifyError::BadKey(error) => key_error(lang, error),
        VerifyError::BadProofValue => say!(lang, "giá trị chữ ký không đúng dạng.", "its value has the wrong form."),
        VerifyError::DuplicateId { id } => {
            say!(lang, "hai chữ ký cùng mã “{id}”.", "two signatures have the id “{id}”.")
        }
        VerifyError::RepeatedProof => say!(lang, "một chữ ký đứng hai lần.", "the same signature stands twice."),
        VerifyError::UnknownPrevious { id } => {
            say!(lang, "thiếu chữ ký trước đó “{id}”.", "the earlier signature “{id}” is missing.")
        }
        VerifyError::Cycle => {
            say!(lang, "các chữ ký dựa vòng vào nhau.", "the signatures stand upon each other in a circle.")
        }
        VerifyError::BadSignature => {
            say!(lang, "không khớp với nội dung tệp.", "it does not fit the content of the file.")
        }
        VerifyError::PreviousFailed { id } => {
            say!(lang, "chữ ký trước đó “{id}” không đúng.", "the earlier signature “{id}” does not hold.")
        }
    }
}

/// Why a text is no key that can be relied upon.
#[must_use]
pub fn key_error(lang: Lang, error: &KeyError) -> String {
    match error {
        KeyError::NotDidKey => say!(lang, "khóa không ở dạng did:key.", "the key is not a did:key."),
        KeyError::FragmentMismatch => {
            say!(lang, "hai nửa của tên khóa không khớp nhau.", "the two halves of the key's name differ.")
        }
        KeyError::Encoding(_) => say!(lang, "khóa viết sai.", "the key is misspelt."),
        KeyError::NotAPoint | KeyError::WeakPoint => {
            say!(lang, "đây không phải khóa dùng được.", "this is no usable key.")
        }
    }
}

/// Why nothing was signed.
#[must_use]
pub fn sign_error(lang: Lang, error: &SignError) -> String {
    match error {
        SignError::NotObject | SignError::MalformedProofs => {
            say!(lang, "Tệp không đúng dạng nên không ký được.", "The file has the wrong form and cannot be signed.")
        }
        SignError::BadCreated => say!(
            lang,
            "Đồng hồ của máy cho thời điểm không đọc được. Hãy chỉnh lại đồng hồ.",
            "The clock of this machine gives no usable time. Set it.",
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
                "Mã chữ ký bị trùng hoặc thiếu. Hãy thử ký lại.",
                "The id of a signature is taken or missing. Sign again."
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
                "Không ký duyệt được vì tệp không nguyên vẹn: {why}",
                "Not countersigned, since the file is not genuine: {why}",
            )
        }
        CountersignError::UnnamedProof => say!(
            lang,
            "Chữ ký trước không có mã nên không ký duyệt tiếp được. Hãy đề nghị ký lại bằng chương trình này.",
            "An earlier signature has no id to stand upon. Ask for it to be made again with this program.",
        ),
        CountersignError::Sign(error) => sign_error(lang, error),
    }
}
