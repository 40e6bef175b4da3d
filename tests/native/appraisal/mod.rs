//! Many files on the desk.

pub(crate) mod desk;
pub(crate) mod duckdb;
pub(crate) mod hostile;
pub(crate) mod worker_message;
