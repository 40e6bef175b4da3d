//! Sentences about keys, enrolments and the roster.

use super::Lang;
use super::file;
use super::number::date;
use super::signature::verify_error;
use super::submission::open_error;
use crate::submission::keys::enrolment::EnrolmentError;
use crate::submission::keys::roster::{RosterError, RosterFileError, SignerStanding};

/// Whose key a signature was made with.
#[must_use]
pub fn standing(lang: Lang, found: &SignerStanding) -> String {
    match found {
        SignerStanding::OfThisBody { holder } if holder.is_empty() => {
            say!(lang, "Khóa của đơn vị này, theo danh bạ.", "A key of this body, by the roster.")
        }
        SignerStanding::OfThisBody { holder } => {
            say!(lang, "Khóa của đơn vị này, người giữ: {holder}.", "A key of this body, held by {holder}.")
        }
        SignerStanding::OfAnotherBody { body } => say!(
            lang,
            "Khóa này là của đơn vị khác: {body}. Không tính tệp này; hãy hỏi lại hai đơn vị.",
            "This is a key of another body: {body}. The file does not count; ask both bodies.",
        ),
        SignerStanding::Unknown => say!(
            lang,
            "Khóa chưa có trong danh bạ. Hãy nhận tệp đăng ký khóa và đối chiếu dấu vân khóa qua điện thoại.",
            "The key is not in the roster. Get its enrolment file and compare the fingerprint over the phone.",
        ),
        SignerStanding::NotYet { from } => {
            let from = date(lang, *from);
            say!(lang, "Khóa chỉ dùng được từ ngày {from}.", "The key is valid only from {from}.")
        }
        SignerStanding::Expired { to, replaced } => {
            let to = date(lang, *to);
            if *replaced {
                say!(
                    lang,
                    "Khóa đã được thay, chỉ dùng đến ngày {to}. Hãy đề nghị ký lại bằng khóa mới.",
                    "The key was replaced and counted until {to}. Ask for a signature with the new one.",
                )
            } else {
                say!(lang, "Khóa đã hết hạn ngày {to}.", "The key expired on {to}.")
            }
        }
        SignerStanding::Revoked { on, reason } => {
            let on = date(lang, *on);
            say!(lang, "Khóa đã bị hủy từ ngày {on}: {reason}", "The key was revoked from {on}: {reason}")
        }
    }
}

/// Why an enrolment file is not taken.
#[must_use]
pub fn enrolment_error(lang: Lang, error: &EnrolmentError) -> Vec<String> {
    match error {
        EnrolmentError::Open(error) => vec![open_error(lang, error)],
        EnrolmentError::Problems(problems) => file::problems(lang, problems),
        EnrolmentError::NotSigned => vec![say!(
            lang,
            "Tệp đăng ký khóa chưa được ký. Hãy đề nghị đơn vị tạo lại.",
            "The enrolment is not signed. Ask the body to make it again.",
        )],
        EnrolmentError::Altered(error) => {
            let why = verify_error(lang, error);
            vec![say!(
                lang,
                "Tệp đăng ký khóa đã bị sửa: {why} Hãy đề nghị đơn vị gửi lại.",
                "The enrolment was altered: {why} Ask the body to send it again.",
            )]
        }
        EnrolmentError::OtherKey => vec![say!(
            lang,
            "Tệp đăng ký khóa được ký bằng khóa khác với khóa ghi trong tệp. Không nhận tệp này.",
            "The enrolment is signed with another key than the one it is for. It is not taken.",
        )],
    }
}

/// Why the roster was not changed.
#[must_use]
pub fn roster_error(lang: Lang, error: &RosterError) -> String {
    match error {
        RosterError::KeyTaken { body } => {
            say!(lang, "Khóa này đã có trong danh bạ, của {body}.", "This key is in the roster already, for {body}.")
        }
        RosterError::UnknownKey => say!(lang, "Khóa này không có trong danh bạ.", "This key is not in the roster."),
        RosterError::OtherBody { body } => say!(
            lang,
            "Khóa cần thay là của {body}, khóa mới là của đơn vị khác.",
            "The key to be replaced is that of {body}; the new one is for another body.",
        ),
    }
}

/// Why a file is no roster.
#[must_use]
pub fn roster_file_error(lang: Lang, error: &RosterFileError) -> Vec<String> {
    match error {
        RosterFileError::Open(error) => vec![open_error(lang, error)],
        RosterFileError::Problems(problems) => file::problems(lang, problems),
    }
}
