//! Whether `dist/` is still what the sources would give: one digest over all
//! that goes in, kept with the list of files that came out.

use std::path::PathBuf;

use sha2::{Digest, Sha256};

use crate::run::{self, Outcome};
use crate::site::{Site, SiteFile};

/// The digest of everything that goes into `dist/`.
pub struct Stamp(Sha256);

impl Stamp {
    /// Begins with what is not a file: the profile, and this tool itself.
    pub fn new(profile: &str) -> Self {
        let mut stamp = Self(Sha256::new());
        stamp.add("profile", profile.as_bytes());
        let tool = std::env::current_exe().and_then(std::fs::read);
        stamp.add("tool", &tool.unwrap_or_default());
        stamp
    }

    /// Adds a named input.
    pub fn add(&mut self, name: &str, bytes: &[u8]) {
        for part in [name.as_bytes(), bytes] {
            self.0.update((part.len() as u64).to_le_bytes());
            self.0.update(part);
        }
    }

    /// The site in `dist/`, if it came from these inputs and is complete.
    pub fn fresh_site(&self) -> Option<Site> {
        let text = std::fs::read_to_string(place()).ok()?;
        let site = read(&text, &self.digest())?;
        let complete = site.files.iter().all(|file| {
            std::fs::metadata(run::dist().join(&file.name)).is_ok_and(|metadata| metadata.len() == file.raw as u64)
        });
        complete.then_some(site)
    }

    /// Notes that `dist/` now holds this site.
    pub fn keep(&self, site: &Site) -> Outcome<()> {
        run::write(&place(), print(site, &self.digest()).as_bytes())
    }

    /// The digest of all that was added, in hexadecimal.
    pub fn digest(&self) -> String {
        hex(&self.0.clone().finalize())
    }
}

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn place() -> PathBuf {
    run::target().join("dist.stamp")
}

fn print(site: &Site, digest: &str) -> String {
    let mut text = format!("{digest}\n");
    for file in &site.files {
        text += &format!("{} {} {} {} {}\n", file.raw, file.gzip, file.brotli, file.first_load, file.name);
    }
    text
}

fn read(text: &str, digest: &str) -> Option<Site> {
    let mut lines = text.lines();
    if lines.next()? != digest {
        return None;
    }
    let files = lines.map(read_file).collect::<Option<Vec<SiteFile>>>()?;
    Some(Site { files })
}

fn read_file(line: &str) -> Option<SiteFile> {
    let mut parts = line.splitn(5, ' ');
    Some(SiteFile {
        raw: parts.next()?.parse().ok()?,
        gzip: parts.next()?.parse().ok()?,
        brotli: parts.next()?.parse().ok()?,
        first_load: parts.next()?.parse().ok()?,
        name: parts.next()?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::{print, read};
    use crate::site::{Site, SiteFile};

    #[test]
    fn a_stamp_is_read_back_for_its_own_digest_only() {
        let site = Site {
            files: vec![SiteFile { name: "a b.html".to_owned(), raw: 30, gzip: 20, brotli: 10, first_load: true }],
        };
        let text = print(&site, "abc");
        let again = read(&text, "abc").expect("the same digest");
        assert_eq!(again.files, site.files);
        assert!(read(&text, "abd").is_none());
        assert!(read("", "abc").is_none());
    }
}
