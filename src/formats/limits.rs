//! Limits before work.

use super::table::{MOST_BYTES, ReadError};

pub(super) fn within(bytes: usize) -> Result<(), ReadError> {
    if MOST_BYTES < bytes {
        return Err(ReadError::TooLarge { bytes, most: MOST_BYTES });
    }
    Ok(())
}
