//! The packs and lists of results as the application fetches them: in
//! their canonical form, named by their digest.

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::report::Steps;
use crate::run::{self, Outcome};
use crate::site::Asset;
use crate::stamp::hex;

/// The folder within `dist/`.
pub const FOLDER: &str = "criteria/";
const STALE: &str = "criteria/catalogue.json is out of date: run `cargo xtask catalogue`";

/// Every pack and list of `criteria/catalogue.json`.
pub fn assets() -> Outcome<Vec<Asset>> {
    let folder = run::root().join("criteria");
    let catalogue = parse(&run::read_text(&folder.join("catalogue.json"))?).ok_or(STALE)?;
    let mut assets = Vec::new();
    for (list, place) in [("packs", ""), ("lists", "cohorts")] {
        for entry in catalogue.get(list).and_then(Value::as_array).into_iter().flatten() {
            let text = |name| entry.get(name).and_then(Value::as_str).ok_or(STALE);
            let (id, digest) = (text("id")?, text("digest")?);
            let path = if place.is_empty() {
                folder.join(id).join("pack.json")
            } else {
                folder.join(place).join(format!("{id}.json"))
            };
            let bytes = canonical(&run::read_text(&path)?).filter(|bytes| hex(&Sha256::digest(bytes)) == digest);
            let bytes = bytes.ok_or_else(|| format!("{STALE} ({} has changed).", path.display()))?;
            assets.push(Asset { name: format!("{FOLDER}{id}-{}.json", digest.get(..12).unwrap_or(digest)), bytes });
        }
    }
    Ok(assets)
}

/// Writes the catalogue anew from the files, by the test that compares it.
pub fn write_catalogue(steps: &mut Steps) -> Outcome<()> {
    steps.step("write criteria/catalogue.json and criteria/SETS.md", |_| {
        let mut command = run::cargo();
        command
            .args(["test", "--package", "tu-cham-cchc", "--no-default-features", "--test", "native"])
            .arg("the_catalogue_is_up_to_date")
            .env("CCHC_WRITE_CATALOGUE", "1");
        run::run(&mut command, "writing the catalogue")
    })
}

fn parse(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

/// RFC 8785 for what our files hold: names of ASCII letters, texts, integers.
/// The digest in the catalogue tells whether it came out as it must.
fn canonical(text: &str) -> Option<Vec<u8>> {
    let mut value = parse(text)?;
    value.sort_all_objects();
    serde_json::to_vec(&value).ok()
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn the_canonical_form_is_sorted_and_has_no_white_space() {
        let text = "{\"b\": [1, true, null],\n \"a\": \"ệ \\u00e0 \\t/\"}";
        assert_eq!(canonical(text).as_deref(), Some("{\"a\":\"ệ à \\t/\",\"b\":[1,true,null]}".as_bytes()));
        assert_eq!(canonical("{"), None);
    }
}
