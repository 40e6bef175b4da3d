//! The signed file: what is signed, with which key, and whether it is genuine.
//!
//! The proof is W3C Data Integrity with the cryptosuite eddsa-jcs-2022, so that
//! any independent implementation of it verifies our files and we verify theirs.
//! It is not the state's own digital signature (chữ ký số chuyên dùng công vụ).
//!
//! Nothing here makes random numbers or asks for the time: both are passed in.

pub mod canonical;
pub mod compare;
pub mod digests;
pub mod document;
pub mod jsonl;
pub mod keys;
pub mod proof;
pub mod read;
pub mod signed_pack;
pub mod time;
pub mod verify;
