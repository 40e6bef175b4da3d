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
            say!(lang, "Khóa ký của đơn vị này, theo danh bạ.", "A key of this agency, according to the roster.")
        }
        SignerStanding::OfThisBody { holder } => {
            say!(lang, "Khóa ký của đơn vị này, người giữ: {holder}.", "A key of this agency, held by {holder}.")
        }
        SignerStanding::OfAnotherBody { body } => say!(
            lang,
            "Khóa ký này đứng tên đơn vị khác: {body}. Tệp chưa được tính; hãy liên hệ hai đơn vị để xác minh.",
            "This is a key of another agency: {body}. The file is not counted; contact both agencies.",
        ),
        SignerStanding::Unknown => say!(
            lang,
            "Khóa ký chưa có trong danh bạ. Hãy nhận tệp đăng ký khóa và gọi điện để đối chiếu mã đối chiếu khóa.",
            "The key is not in the roster. Get its enrolment file and compare the fingerprint over the phone.",
        ),
        SignerStanding::NotYet { from } => {
            let from = date(lang, *from);
            say!(
                lang,
                "Khóa ký có hiệu lực từ ngày {from}; tệp ký trước ngày này không được tính.",
                "The key is valid from {from}; files signed before that day are not counted."
            )
        }
        SignerStanding::Expired { to, replaced } => {
            let to = date(lang, *to);
            if *replaced {
                say!(
                    lang,
                    "Khóa ký đã được thay, chỉ có hiệu lực đến ngày {to}. Hãy đề nghị đơn vị ký lại bằng khóa mới.",
                    "The key was replaced and was valid until {to}. Ask the agency to sign again with the new key.",
                )
            } else {
                say!(
                    lang,
                    "Khóa ký hết hiệu lực sau ngày {to}. Hãy đề nghị đơn vị ký lại bằng khóa còn hiệu lực.",
                    "The key was valid until {to}. Ask the agency to sign again with a valid key."
                )
            }
        }
        SignerStanding::Revoked { on, reason } => {
            let on = date(lang, *on);
            say!(
                lang,
                "Khóa ký đã bị thu hồi từ ngày {on}: {reason}. Hãy đề nghị đơn vị ký lại bằng khóa khác.",
                "The key was revoked from {on}: {reason}. Ask the agency to sign again with another key."
            )
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
            "The enrolment file is not signed. Ask the agency to create it again.",
        )],
        EnrolmentError::Altered(error) => {
            let why = verify_error(lang, error);
            vec![say!(
                lang,
                "Tệp đăng ký khóa đã bị sửa: {why} Hãy đề nghị đơn vị gửi lại.",
                "The enrolment file was changed: {why} Ask the agency to send it again.",
            )]
        }
        EnrolmentError::OtherKey => vec![say!(
            lang,
            "Khóa ghi trong tệp đăng ký không phải khóa đã ký tệp. Hãy đề nghị đơn vị tạo lại tệp đăng ký.",
            "The key named in the enrolment file is not the key that signed it. Ask the agency to create the enrolment file again.",
        )],
    }
}

/// Why the roster was not changed.
#[must_use]
pub fn roster_error(lang: Lang, error: &RosterError) -> String {
    match error {
        RosterError::KeyTaken { body } => {
            say!(
                lang,
                "Khóa ký này đã có trong danh bạ, đứng tên {body}; không cần thêm lại.",
                "This key is already in the roster, for {body}; it need not be added again."
            )
        }
        RosterError::UnknownKey => say!(
            lang,
            "Khóa ký này không có trong danh bạ. Hãy chọn lại khóa.",
            "This key is not in the roster. Choose another key."
        ),
        RosterError::OtherBody { body } => say!(
            lang,
            "Khóa cần thay đứng tên {body}, còn khóa mới đứng tên đơn vị khác. Hãy chọn đúng khóa của cùng một đơn vị.",
            "The key to be replaced belongs to {body}; the new key belongs to another agency. Choose a key of the same agency.",
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
