//! Other people's files.

pub(crate) mod damaged;
pub(crate) mod growth;
#[cfg(feature = "studio")]
pub(crate) mod office_files;
pub(crate) mod pdf_signature;
#[cfg(feature = "studio")]
pub(crate) mod real_files;
#[cfg(feature = "studio")]
pub(crate) mod source;
#[cfg(feature = "studio")]
pub(crate) mod tables;
#[cfg(feature = "studio")]
pub(crate) mod writers;
