//! Class limits fall from class to class, and every result has a class.

use super::Lint;
use crate::base::decimal::{Fraction, Mode, Points, Quantity, Rounding};
use crate::pack::finding::{Finding, IdOf};
use crate::pack::rule::Limit;
use crate::pack::{Basis, Class, Role};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub(super) fn check(lint: &mut Lint<'_>) {
    let pack = lint.pack;
    for (block, classes) in pack.classes.iter().enumerate() {
        let at = format!("/classes/{block}/classes");
        limits(lint, &classes.classes, &at);
        let most = most(lint, classes.basis);
        for (position, class) in classes.classes.iter().enumerate() {
            let over = |limit: &Limit| most < limit.value || (most == limit.value && !limit.inclusive);
            if let Some(limit) = class.from.filter(over) {
                let finding = Finding::ClassUnreachable { limit: limit.value, most };
                lint.report(format!("{at}/{position}"), finding);
            }
        }
    }
    cohorts(lint);
}

/// The greatest total or percentage, bonus included.
fn most(lint: &Lint<'_>, basis: Basis) -> Quantity {
    let pack = lint.pack;
    let roots = pack.roots().filter_map(|idx| pack.nodes.get(idx));
    let bonus: Points = roots.filter(|node| node.role == Role::Bonus).map(|node| node.max).sum();
    let most = pack.scale.plus(bonus).decimal();
    match basis {
        Basis::Points => Quantity::from_decimal(most.normalize()),
        Basis::Percent => Fraction::of(most, Decimal::ONE_HUNDRED, pack.scale.decimal())
            .map_or(Quantity::HUNDRED, |percent| {
                Quantity::from_decimal(percent.round(Rounding { places: 4, mode: Mode::HalfUp }).decimal())
            }),
    }
}

fn limits(lint: &mut Lint<'_>, classes: &[Class], at: &str) {
    let last = classes.len().saturating_sub(1);
    let mut before: Option<Limit> = None;
    for (position, class) in classes.iter().enumerate() {
        let here = format!("{at}/{position}");
        match class.from {
            Some(_) if position == last => lint.report(here.clone(), Finding::LastClassLimited),
            None if position != last => lint.report(here.clone(), Finding::ClassUnlimited),
            _ => {}
        }
        let Some(limit) = class.from else { continue };
        let falls = |before: Limit| {
            limit.value < before.value || (limit.value == before.value && limit.inclusive && !before.inclusive)
        };
        if before.is_some_and(|before| !falls(before)) {
            lint.report(here, Finding::ClassOrder);
        }
        before = Some(limit);
    }
}

/// Every cohort has classes, from one list only.
fn cohorts(lint: &mut Lint<'_>) {
    let pack = lint.pack;
    let mut first: BTreeMap<&str, String> = BTreeMap::new();
    for (block, classes) in pack.classes.iter().enumerate() {
        for (position, cohort) in classes.cohorts.iter().enumerate() {
            let at = format!("/classes/{block}/cohorts/{position}");
            if let Some(first) = first.get(&**cohort) {
                let id = cohort.to_string();
                lint.report(at, Finding::DuplicateId { what: IdOf::Cohort, id, first: first.clone() });
            } else {
                first.insert(cohort, at);
            }
        }
    }
    if pack.classes.is_empty() {
        return;
    }
    for (position, cohort) in pack.cohorts.iter().enumerate() {
        if pack.classes_for(Some(&cohort.id)).is_none() {
            let cohort = cohort.id.to_string();
            lint.report(format!("/cohorts/{position}"), Finding::CohortWithoutClasses { cohort });
        }
    }
}
