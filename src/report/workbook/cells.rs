//! Small parts of formulas and cells.

use crate::engine::score::LeafScore;
use crate::pack::Pack;
use crate::pack::rule::Rule;
use rust_xlsxwriter::Formula;

/// Stands for the result of a formula that is for computing only.
pub(super) const NO_RESULT: &str = "-9E-307";

/// A formula without a result: programs compute it when they open the file, even
/// those that otherwise believe the results of a file (LibreOffice).
pub(super) fn open_formula(text: impl AsRef<str>) -> Formula {
    Formula::new(text).set_result(NO_RESULT)
}

/// The points of a leaf as the engine gives them, before the evidence gate.
pub(super) fn claimed(leaf: &LeafScore) -> Option<String> {
    leaf.claimed.as_ref().map(|points| points.shown().to_text())
}

/// Decimals of a number field of a rule.
pub(super) fn decimals_of(rule: &Rule, key: &str) -> u32 {
    let fields = rule.fields();
    let field = fields.iter().find(|(known, _)| *known == key);
    match field {
        Some((_, crate::pack::rule::FieldKind::Number { decimals })) => u32::from(*decimals),
        _ => 0,
    }
}

/// The measure of a number of a rule with this key, inside it too.
pub(super) fn measure_of<'a>(rule: &'a Rule, key: &str) -> &'a str {
    let own = Pack::number_inputs(rule).into_iter().find(|input| &*input.id == key).map(|input| &*input.measure);
    let inner = || rule.inner().into_iter().map(|rule| measure_of(rule, key)).find(|measure| !measure.is_empty());
    own.or_else(inner).unwrap_or("")
}
