//! Signer and time of a signed PDF, as the file says. `pdf/signed.pdf` was signed
//! with `openssl cms -sign` and a certificate made for this test.

use cchc::base::date::Date;
use cchc::formats::pdf_signature::{Moment, PdfSignature, signatures, signers_line};
use proptest::prelude::*;

const SIGNED: &[u8] = include_bytes!("../../data/pdf/signed.pdf");

#[test]
fn the_signer_and_the_time_are_read() {
    let date = Date::of(2026, 11, 22).unwrap();
    let expected = PdfSignature {
        signer: "Nguyễn Thị Hà".to_owned(),
        organisation: "Sở Nội vụ thành phố Hải Phòng".to_owned(),
        time: Some(Moment { date, hour: 5, minute: 59 }),
    };
    let found = signatures(SIGNED);
    assert_eq!(found, [expected]);
    assert_eq!(signers_line(&found), "Nguyễn Thị Hà, Sở Nội vụ thành phố Hải Phòng, 2026-11-22T12:59+07:00");
}

#[test]
fn late_evening_is_the_next_day_in_vietnam() {
    let last = Moment { date: Date::of(2024, 2, 28).unwrap(), hour: 17, minute: 30 };
    assert_eq!(last.in_vietnam(), Moment { date: Date::of(2024, 2, 29).unwrap(), hour: 0, minute: 30 });
    let before = Moment { hour: 16, ..last };
    assert_eq!(before.in_vietnam(), Moment { hour: 23, ..before });
}

#[test]
fn a_file_without_a_signature_has_none() {
    for text in [
        &b""[..],
        b"%PDF-1.7",
        b"%PDF-1.7 /ByteRange",
        b"/ByteRange [0 1 2",
        b"/ByteRange [0 4 2 1] <00>",
        b"PK\x03\x04",
    ] {
        assert_eq!(signatures(text), []);
    }
    assert_eq!(signers_line(&[]), "");
}

proptest! {
    /// Whatever stands in the file, reading ends and does not fail.
    #[test]
    fn any_change_of_the_file_is_survived(at in 0..SIGNED.len(), byte: u8, cut in 0..SIGNED.len()) {
        let mut bytes = SIGNED.to_vec();
        bytes[at] = byte;
        prop_assert!(signatures(&bytes).len() <= 1);
        bytes.truncate(cut);
        prop_assert!(signatures(&bytes).len() <= 1);
    }
}
