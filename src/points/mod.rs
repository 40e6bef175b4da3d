//! Exact points.
