//! The files of the page, and what each weighs.

/// The page in one file.
pub const SINGLE_FILE: &str = "tu-cham-cchc.html";

/// A file as it lies in `public/`, or as it will lie in `dist/`.
#[derive(Clone)]
pub struct Asset {
    /// Path with `/`.
    pub name: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// What `dist/` holds, compressed forms apart.
pub struct Site {
    /// In the order of the size table.
    pub files: Vec<SiteFile>,
}

/// One file of the site with its sizes in bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct SiteFile {
    /// Path with `/`.
    pub name: String,
    /// As it is.
    pub raw: usize,
    /// As `.gz`, or as it is where compressing gains nothing.
    pub gzip: usize,
    /// As `.br`, or as it is where compressing gains nothing.
    pub brotli: usize,
    /// Whether opening the page loads it.
    pub first_load: bool,
}

impl Site {
    /// Bytes that opening the page loads, by brotli.
    pub fn first_load(&self) -> usize {
        let loaded = self.files.iter().filter(|file| file.first_load);
        loaded.map(|file| file.brotli).sum()
    }

    /// Bytes of the page in one file.
    pub fn single_file(&self) -> usize {
        self.files.iter().find(|file| file.name == SINGLE_FILE).map_or(0, |file| file.raw)
    }
}
