//! Years in order, deadlines on days that exist, days of grace ascending.

use super::Lint;
use crate::base::date::Date;
use crate::pack::finding::Finding;
use crate::pack::rule::{Deadline, Rule};

pub(super) fn check(lint: &mut Lint<'_>) {
    let (first, last) = lint.pack.years;
    if last < first {
        lint.report("/years", Finding::YearsOrder);
    }
    for placed in lint.rules() {
        let Rule::Dated(dated) = placed.rule else { continue };
        if let Deadline::OnDay { month, day, year_offset } = dated.deadline {
            let mut years = (first..=last).map(|year| year.saturating_add(year_offset));
            if let Some(year) = years.find(|year| Date::of(*year, month, day).is_none()) {
                let finding = Finding::DeadlineImpossible { day, month, year };
                lint.report(format!("{}/deadline/day", placed.at), finding);
            }
        }
        let falling = dated.grace.windows(2).any(|pair| match pair {
            [(sooner, _), (later, _)] => later <= sooner,
            _ => false,
        });
        if falling {
            lint.report(format!("{}/grace", placed.at), Finding::GraceOrder);
        }
    }
}
