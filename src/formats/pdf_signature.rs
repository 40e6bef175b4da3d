//! Who signed a PDF and when, as the file itself says: nothing is verified here,
//! neither the digest of the content nor the certificate.
//!
//! A signature of a PDF (ISO 32000-1, 12.8) names the bytes it covers in
//! `/ByteRange [0 a b c]`; between `a` and `b` stands the CMS message (RFC 5652)
//! in hexadecimal digits. From it come the subject of the signer's certificate
//! and the signed attribute "signing time" (RFC 5652, 11.3).

use crate::base::date::Date;
use pkcs8::der::asn1::AnyRef;
use pkcs8::der::{Decode as _, Reader as _, SliceReader, Tag, Tagged as _};

/// Most signatures that are read from one file.
const MOST: usize = 16;
/// DER of the object identifiers that are looked for.
const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
const SIGNING_TIME: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x05];
const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];
const ORGANISATION: &[u8] = &[0x55, 0x04, 0x0a];

/// A moment to the minute, in the time zone UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
}

/// One signature as the file tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PdfSignature {
    /// Common name of the signer's certificate; empty when it names none.
    pub signer: String,
    /// Organisation in the same certificate; may be empty.
    pub organisation: String,
    /// The time that the signer's machine put in.
    pub time: Option<Moment>,
}

/// The signatures of a PDF in the order of the file; none when it has none that
/// can be read.
#[must_use]
pub fn signatures(pdf: &[u8]) -> Vec<PdfSignature> {
    let mut found = Vec::new();
    let mut rest = pdf;
    const MARK: &[u8] = b"/ByteRange";
    while let Some(at) = rest.windows(MARK.len()).position(|window| window == MARK) {
        rest = rest.get(at + MARK.len()..).unwrap_or_default();
        let message = gap(rest).and_then(|(from, to)| hexadecimal(pdf.get(from..to)?));
        if let Some(signature) = message.and_then(|message| read_message(&message)) {
            found.push(signature);
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}

/// Where the signature stands: behind the first covered range, before the second.
fn gap(text: &[u8]) -> Option<(usize, usize)> {
    let open = text.iter().take(32).position(|byte| *byte == b'[')?;
    let inner = text.get(open + 1..)?;
    let close = inner.iter().take(100).position(|byte| *byte == b']')?;
    let inner = std::str::from_utf8(inner.get(..close)?).ok()?;
    let numbers: Vec<usize> = inner.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    match numbers.as_slice() {
        [start, length, second, _] => {
            let from = start.checked_add(*length)?;
            (from < *second).then_some((from, *second))
        }
        _ => None,
    }
}

/// The bytes of `<3082…>`.
fn hexadecimal(text: &[u8]) -> Option<Vec<u8>> {
    let digits: Vec<u8> =
        text.iter().filter_map(|byte| char::from(*byte).to_digit(16)).filter_map(|d| u8::try_from(d).ok()).collect();
    let bytes: Vec<u8> =
        digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |sum, digit| sum * 16 + digit)).collect();
    (!bytes.is_empty()).then_some(bytes)
}

/// The values inside a constructed one, in order.
fn inside(value: &[u8]) -> Option<Vec<AnyRef<'_>>> {
    let mut reader = SliceReader::new(value).ok()?;
    let mut list = Vec::new();
    while !reader.is_finished() {
        list.push(AnyRef::decode(&mut reader).ok()?);
    }
    Some(list)
}

fn is_context(value: &AnyRef<'_>, number: u32) -> bool {
    matches!(value.tag(), Tag::ContextSpecific { number: n, .. } if n.value() == number)
}

/// The first signer of a CMS message. What follows the message is padding.
fn read_message(bytes: &[u8]) -> Option<PdfSignature> {
    let content_info = AnyRef::decode(&mut SliceReader::new(bytes).ok()?).ok()?;
    let parts = inside(content_info.value())?;
    let (kind, content) = (parts.first()?, parts.get(1)?);
    if kind.value() != SIGNED_DATA {
        return None;
    }
    let signed_data = inside(content.value())?;
    let parts = inside(signed_data.first()?.value())?;
    let certificates = parts.iter().find(|part| is_context(part, 0)).and_then(|part| inside(part.value()));
    let signer = inside(inside(parts.last()?.value())?.first()?.value())?;
    let (id, attributes) = (signer.get(1)?, signer.iter().find(|part| is_context(part, 0)));
    let subject = certificates.and_then(|list| list.iter().find_map(|certificate| subject_if(certificate, id)));
    let time = attributes.and_then(|attributes| signing_time(&inside(attributes.value())?));
    let (signer, organisation) = subject.unwrap_or_default();
    Some(PdfSignature { signer, organisation, time })
}

/// Common name and organisation of a certificate, if it is the one that issuer
/// and serial number of the signer name.
fn subject_if(certificate: &AnyRef<'_>, signer: &AnyRef<'_>) -> Option<(String, String)> {
    let content = inside(inside(certificate.value())?.first()?.value())?;
    // The version stands first where it is not the oldest.
    let versioned = usize::from(is_context(content.first()?, 0));
    let (serial, issuer, subject) = (content.get(versioned)?, content.get(versioned + 2)?, content.get(versioned + 4)?);
    let named = inside(signer.value())?;
    if named.first()?.value() != issuer.value() || named.get(1)?.value() != serial.value() {
        return None;
    }
    let part = |wanted: &[u8]| name_part(subject, wanted).unwrap_or_default();
    Some((part(COMMON_NAME), part(ORGANISATION)))
}

fn name_part(name: &AnyRef<'_>, wanted: &[u8]) -> Option<String> {
    inside(name.value())?.iter().find_map(|set| {
        let pair = inside(inside(set.value())?.first()?.value())?;
        (pair.first()?.value() == wanted).then(|| text(pair.get(1)?)).flatten()
    })
}

/// The string kinds that certificates use (RFC 5280, 4.1.2.4).
fn text(value: &AnyRef<'_>) -> Option<String> {
    let bytes = value.value();
    match value.tag() {
        Tag::BmpString => {
            let units: Vec<u16> = bytes
                .chunks_exact(2)
                .map(|pair| pair.iter().fold(0, |sum, byte| sum << 8 | u16::from(*byte)))
                .collect();
            String::from_utf16(&units).ok()
        }
        Tag::TeletexString => Some(bytes.iter().map(|byte| char::from(*byte)).collect()),
        _ => std::str::from_utf8(bytes).ok().map(str::to_owned),
    }
}

fn signing_time(attributes: &[AnyRef<'_>]) -> Option<Moment> {
    attributes.iter().find_map(|attribute| {
        let parts = inside(attribute.value())?;
        if parts.first()?.value() != SIGNING_TIME {
            return None;
        }
        let values = inside(parts.get(1)?.value())?;
        let value = values.first()?;
        let digits = std::str::from_utf8(value.value()).ok()?;
        // Two digits of the year mean 1950 to 2049 (RFC 5280, 4.1.2.5.1).
        match (value.tag(), digits.as_bytes().first()?) {
            (Tag::UtcTime, b'5'..=b'9') => moment(&format!("19{digits}")),
            (Tag::UtcTime, _) => moment(&format!("20{digits}")),
            _ => moment(digits),
        }
    })
}

/// `20250105091200Z`.
fn moment(digits: &str) -> Option<Moment> {
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<u8>().ok();
    let date = Date::of(digits.get(..4)?.parse().ok()?, part(4, 6)?, part(6, 8)?)?;
    let (hour, minute) = (part(8, 10).filter(|hour| *hour < 24)?, part(10, 12).filter(|minute| *minute < 60)?);
    Some(Moment { date, hour, minute })
}

impl Moment {
    /// The same moment on clocks in Vietnam, seven hours ahead all year.
    #[must_use]
    pub fn in_vietnam(self) -> Self {
        match self.hour.checked_sub(17) {
            Some(hour) => Self { date: self.date.plus_days(1), hour, ..self },
            None => Self { hour: self.hour + 7, ..self },
        }
    }
}

/// Who signed, in one line in no particular language: names, organisation where
/// it is not the name itself, and the moment on Vietnam's clocks; several
/// signatures are separated by semicolons. Empty without signatures.
#[must_use]
pub fn signers_line(list: &[PdfSignature]) -> String {
    let line = |one: &PdfSignature| {
        let organisation = Some(&one.organisation).filter(|name| !name.is_empty() && **name != one.signer);
        let time = one.time.map(|time| {
            let Moment { date, hour, minute } = time.in_vietnam();
            format!("{}T{hour:02}:{minute:02}+07:00", date.to_text())
        });
        let signer = Some(&one.signer).filter(|name| !name.is_empty());
        let parts = [signer.cloned(), organisation.cloned(), time];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    list.iter().map(line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ")
}
