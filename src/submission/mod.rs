//! The signed file: what is signed, with which key, and whether it is genuine.
//!
//! The proof is W3C Data Integrity with the cryptosuite eddsa-jcs-2022, so that
//! any independent implementation of it verifies our files and we verify theirs.
//! It is not the state's own digital signature (chữ ký số chuyên dùng công vụ).
//!
//! Nothing here makes random numbers or asks for the time: both are passed in.

pub mod canonical;
pub mod compare;
pub mod desk;
pub mod digests;
pub mod document;
pub mod enrolment;
pub mod handout;
pub mod key;
pub mod lines;
pub mod multibase;
pub mod passphrase;
#[cfg(feature = "keyfile")]
pub mod pem;
pub mod proof;
pub mod read;
pub mod roster;
pub mod stored_key;
pub mod verify;
