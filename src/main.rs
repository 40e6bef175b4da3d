//! The browser entry point: mounts the application.
fn main() {}
