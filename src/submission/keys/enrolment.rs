//! The enrolment file `cchc-enrolment/1`: by which a body tells the secretariat
//! its key. It is signed with that very key, which shows that whoever made it
//! holds the key; that it is the body's, people find out by comparing the
//! fingerprint over the phone.

use std::fmt;

use crate::base::json::Json;
use crate::base::json::problem::Problem;
use crate::base::json::read::Fields;
use crate::submission::compare::{Integrity, integrity};
use crate::submission::digests::with_digests;
use crate::submission::document::sign;
use crate::submission::keys::{PublicKey, SigningKey};
use crate::submission::proof::{CONTEXT, SignError, is_date_time};
use crate::submission::read::{OpenError, file};
use crate::submission::verify::VerifyError;

/// The format this version writes.
pub const FORMAT: &str = "cchc-enrolment/1";

/// What a body says about itself and the holder of the key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enrolment {
    /// Name of the body.
    pub body: String,
    /// Id of its cohort; may be empty.
    pub cohort: String,
    /// Who holds the key: name and office.
    pub holder: String,
    /// Where to reach the holder: telephone, e-mail; may be empty.
    pub contact: String,
}

/// An enrolment as read, with the key it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolled {
    /// What it says.
    pub enrolment: Enrolment,
    /// The key.
    pub key: PublicKey,
    /// When it says it was made.
    pub at: String,
}

/// Why a text is no enrolment to rely upon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnrolmentError {
    /// Not this kind of file.
    Open(OpenError),
    /// Members missing or wrong.
    Problems(Vec<Problem>),
    /// It has no signature.
    NotSigned,
    /// A signature does not hold.
    Altered(VerifyError),
    /// It is signed with another key than the one it is for.
    OtherKey,
}

impl fmt::Display for EnrolmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EnrolmentError::Open(_) => f.write_str("not an enrolment file"),
            EnrolmentError::Problems(problems) => write!(f, "{} problems", problems.len()),
            EnrolmentError::NotSigned => f.write_str("not signed"),
            EnrolmentError::Altered(error) => write!(f, "altered: {error}"),
            EnrolmentError::OtherKey => f.write_str("signed with another key"),
        }
    }
}

impl std::error::Error for EnrolmentError {}

/// The signed enrolment of `key`; `at` is the time with its zone.
///
/// # Errors
/// [`SignError`].
pub fn enrol(enrolment: &Enrolment, key: &SigningKey, at: &str, random: [u8; 16]) -> Result<Json, SignError> {
    let public = key.public();
    let pair = |members: [(&str, &str); 2]| Json::object(members.map(|(name, text)| (name, Json::from(text))));
    let json = Json::object([("@context", Json::list([CONTEXT])), ("format", FORMAT.into())])
        .with("body", pair([("name", &enrolment.body), ("cohort", &enrolment.cohort)]))
        .with("key", pair([("id", &public.did()), ("fingerprint", &public.fingerprint())]))
        .with("holder", &enrolment.holder)
        .with("contact", &enrolment.contact)
        .with("at", at);
    sign(with_digests(json), key, at, random)
}

/// Reads an enrolment and checks its signature.
///
/// # Errors
/// [`EnrolmentError`].
pub fn open_enrolment(text: &str) -> Result<Enrolled, EnrolmentError> {
    let json = file(text, FORMAT).map_err(EnrolmentError::Open)?;
    let mut problems = Vec::new();
    let enrolled = enrolled(&json, &mut problems);
    let Some(enrolled) = enrolled.filter(|_| problems.is_empty()) else {
        return Err(EnrolmentError::Problems(problems));
    };
    match integrity(&json) {
        Integrity::NotSigned => Err(EnrolmentError::NotSigned),
        Integrity::Altered { error, .. } => Err(EnrolmentError::Altered(error)),
        Integrity::Genuine { signers } if signers.iter().all(|signer| signer.key == enrolled.key) => Ok(enrolled),
        Integrity::Genuine { .. } => Err(EnrolmentError::OtherKey),
    }
}

fn enrolled(json: &Json, problems: &mut Vec<Problem>) -> Option<Enrolled> {
    let mut f = Fields::open(json, "", problems);
    f.text("format");
    f.raw("@context");
    f.opt_raw("digests");
    f.opt_raw("proof");
    let body = f.with("body", |node, at, problems| {
        let mut f = Fields::open(node, at, problems);
        let (name, cohort) = (f.filled("name", 300), f.text("cohort"));
        f.finish();
        Some((name?.to_owned(), cohort?.to_owned()))
    });
    let key = f.with("key", |node, at, problems| {
        let mut f = Fields::open(node, at, problems);
        let key = f.parsed("id", KEY, |text| PublicKey::from_did(text).ok());
        f.parsed("fingerprint", "the fingerprint of this key", |text| {
            key.is_none_or(|key| key.fingerprint() == text).then_some(())
        });
        f.finish();
        key
    });
    let holder = f.text("holder");
    let contact = f.text("contact");
    let time = |text: &str| is_date_time(text).then(|| text.to_owned());
    let at = f.parsed("at", "a date and time such as \"2025-12-31T09:05:00Z\"", time);
    f.finish();
    let (body, cohort) = body?;
    let enrolment = Enrolment { body, cohort, holder: holder?.to_owned(), contact: contact?.to_owned() };
    Some(Enrolled { enrolment, key: key?, at: at? })
}

/// The form of a key's name in files.
pub(super) const KEY: &str = "a key such as \"did:key:z6Mk…\"";
