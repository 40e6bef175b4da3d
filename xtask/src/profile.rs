//! How the programs are compiled.

/// How the programs are compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Small and slow to make: what people get.
    Release,
    /// Quick to make, for work on the application.
    Dev,
}

impl Profile {
    /// The profile's name in Cargo.toml.
    pub fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "dev-wasm",
        }
    }
}
