//! What is wrong with a pack that can be read: one check per file.
//!
//! Each check looks at a whole [`Pack`] and adds what it finds; none depends on
//! another, and none knows sentences or answers to come.

mod assume;
mod bands;
mod cases;
mod classes;
mod composed;
mod context;
mod dates;
mod examples;
mod exclusive;
mod ids;
mod links;
mod outcomes;
mod probe;
mod references;
mod sources;
mod sums;
mod zeros;

use crate::pack::Pack;
use crate::pack::finding::Diagnostic;
use context::Lint;

/// All findings of a pack, in no particular order.
pub fn lint(pack: &Pack, diagnostics: &mut Vec<Diagnostic>) {
    let mut lint = Lint { pack, pointers: pack.pointers(), diagnostics };
    let checks = [
        sums::check,
        ids::check,
        references::check,
        bands::check,
        outcomes::check,
        cases::check,
        composed::check,
        links::check,
        zeros::check,
        dates::check,
        classes::check,
        sources::check,
        assume::check,
        exclusive::check,
        examples::check,
    ];
    for check in checks {
        check(&mut lint);
    }
}
