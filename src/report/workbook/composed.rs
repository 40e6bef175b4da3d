//! A base with parts as a workbook formula.
//!
//! Events, whole steps and rules inside are whole millionths. One part that is a
//! fraction of a step may stand among events on a fixed base: then all is one
//! long division. Anything beyond that no formula says, and the points are typed.

use super::arith::{MICRO, MOST_ABOVE, MOST_BELOW, MOST_COMPARED, micro, parts, power_of_ten};
use super::frame::{Frame, LEFT_OUT, Made, NO_POINTS, OPEN};
use crate::base::decimal::Points;
use crate::pack::rule::{
    Amount, Base, CHOICE, Composed, Event, Measure, Part, Rule, Side, Slope, YES_NO, ZeroDenominator,
};

/// Makes the formula of a rule inside.
type Inner = fn(&Rule, &Frame<'_>) -> Option<Made>;

/// What a part comes to.
struct Term {
    adds: bool,
    /// Millionths; [`OPEN`] or [`LEFT_OUT`] where it has none.
    value: String,
    /// When it takes all that is left.
    all: Option<String>,
}

/// A distance that is counted by fractions of a step: `above ÷ below`.
struct Share {
    adds: bool,
    above: String,
    below: String,
    /// [`OPEN`], [`LEFT_OUT`], or 0 where there is one.
    state: String,
}

pub(super) fn made(rule: &Composed, frame: &Frame<'_>, inner: Inner) -> Option<Made> {
    let base = match &rule.base {
        Base::Points(points) => micro(*points).to_string(),
        Base::Rule { rule, max } => plain(inner(rule, &Frame { max: *max, ..*frame })?)?,
    };
    let (mut terms, mut share) = (Vec::new(), None);
    for part in &rule.parts {
        match &part.amount {
            Amount::Slope(slope) if !slope.whole => {
                if share.is_some()
                    || !is_coarse(rule)
                    || !part.only_with.is_empty()
                    || !matches!(rule.base, Base::Points(_))
                {
                    return None;
                }
                share = Some(fraction(slope, part, frame)?);
            }
            amount => {
                let value = match amount {
                    Amount::Events(events) => of_events(events, part, frame)?,
                    Amount::Slope(slope) => of_steps(slope, part, frame)?,
                    Amount::Rule(rule) => {
                        let max = part.cap.unwrap_or(frame.max);
                        (plain(inner(rule, &Frame { max, ..*frame })?)?, None)
                    }
                };
                terms.push(only_with(rule, part, frame, value)?);
            }
        }
    }
    let limits = (micro(rule.floor), micro(rule.cap));
    match share {
        None => Some(Made { value: summed(&base, &terms, limits), share: None }),
        Some(share) => divided(&base, &terms, &share, limits, frame.quotient),
    }
}

fn plain(made: Made) -> Option<String> {
    made.share.is_none().then_some(made.value)
}

/// The first of several states that is no points, or what follows where all have some.
fn if_all(states: &[&str], then: &str) -> String {
    let least = match states {
        [] => return then.to_owned(),
        [one] => (*one).to_owned(),
        more => format!("MIN({})", more.join(",")),
    };
    // One that leaves the maximum weighs less than one that is open.
    let reason = if states.iter().any(|state| state.contains(LEFT_OUT)) {
        let open = states.iter().map(|state| format!("{state}={OPEN}")).collect::<Vec<_>>().join(",");
        format!("IF(OR({open}),{OPEN},{LEFT_OUT})")
    } else {
        OPEN.to_owned()
    };
    format!("IF({least}<{NO_POINTS},{reason},{then})")
}

fn sum_of(base: &str, terms: &[Term]) -> String {
    terms.iter().fold(base.to_owned(), |sum, term| format!("{sum}{}{}", if term.adds { '+' } else { '-' }, term.value))
}

/// The least of a sum and nothing where a part takes all that is left.
fn taken(sum: String, terms: &[Term]) -> String {
    let all: Vec<&str> = terms.iter().filter_map(|term| term.all.as_deref()).collect();
    if all.is_empty() { sum } else { format!("IF(OR({}),MIN(0,{sum}),{sum})", all.join(",")) }
}

fn summed(base: &str, terms: &[Term], (floor, cap): (i128, i128)) -> String {
    let sum = taken(sum_of(base, terms), terms);
    let mut states: Vec<&str> = terms.iter().map(|term| term.value.as_str()).collect();
    if base.parse::<i128>().is_err() {
        states.push(base);
    }
    if_all(&states, &format!("MIN({cap},MAX({floor},{sum}))"))
}

/// Everything over one line, within its limits, so that nothing is left of a limit.
fn divided(base: &str, terms: &[Term], share: &Share, limits: (i128, i128), quotient: &str) -> Option<Made> {
    // Taking all would need the quotient before it is there.
    if terms.iter().any(|term| term.all.is_some()) {
        return None;
    }
    let (floor, cap) = limits;
    let below = &share.below;
    let sign = if share.adds { '+' } else { '-' };
    let mut states: Vec<&str> = terms.iter().map(|term| term.value.as_str()).collect();
    states.push(&share.state);
    let sum = sum_of(base, terms);
    // In points, not in millionths: a long division begins with whole points.
    let top = format!("({sum})/{MICRO}*{below}{sign}{}", share.above);
    let limited = format!("ROUND(MIN({cap}/{MICRO}*{below},MAX({floor}/{MICRO}*{below},{top})),0)");
    Some(Made {
        value: if_all(&states, quotient),
        share: Some((if_all_or(&states, &limited, "0"), if_all_or(&states, below, "1"))),
    })
}

fn if_all_or(states: &[&str], then: &str, otherwise: &str) -> String {
    format!("IF(MIN({})<{NO_POINTS},{otherwise},{then})", states.join(","))
}

/// A part that counts only with some answers of the base.
fn only_with(rule: &Composed, part: &Part, frame: &Frame<'_>, (value, all): (String, Option<String>)) -> Option<Term> {
    if part.only_with.is_empty() {
        return Some(Term { adds: part.adds, value, all });
    }
    let Base::Rule { rule, .. } = &rule.base else { return None };
    let chosen: Vec<String> = match &**rule {
        Rule::Choice(options) => {
            let cell = frame.cell(CHOICE)?;
            let at = |id: &str| options.iter().position(|option| &*option.id == id);
            part.only_with.iter().filter_map(|id| Some(format!("{cell}={}", at(id)? + 1))).collect()
        }
        Rule::YesNo { .. } => {
            part.only_with.iter().map(|id| frame.is(YES_NO, &**id == "yes")).collect::<Option<Vec<_>>>()?
        }
        _ => return None,
    };
    let counts = format!("OR({})", chosen.join(","));
    let all = all.map(|all| format!("AND({counts},{all})"));
    Some(Term { adds: part.adds, value: format!("IF({counts},{value},0)"), all })
}

fn capped(value: &str, cap: Option<Points>) -> String {
    cap.map_or_else(|| value.to_owned(), |cap| format!("MIN({},{value})", micro(cap)))
}

/// Events times points, and when they take all that is left.
fn of_events(events: &[Event], part: &Part, frame: &Frame<'_>) -> Option<(String, Option<String>)> {
    let (mut sum, mut keys, mut wrong, mut all) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for event in events {
        let n = frame.whole(&event.item.id, 0)?;
        keys.push(&*event.item.id);
        let counted = match &event.except {
            None => n,
            Some(except) => {
                let less = frame.whole(&except.id, 0)?;
                keys.push(&*except.id);
                wrong.push(format!("{n}<{less}"));
                format!("({n}-{less})")
            }
        };
        if let Some(from) = event.all_from {
            all.push(format!("{counted}>={from}"));
            sum.push(format!("IF({counted}>={from},0,{counted}*{})", micro(event.item.points)));
        } else {
            sum.push(format!("{counted}*{}", micro(event.item.points)));
        }
    }
    let mut value = capped(&format!("({})", sum.join("+")), part.cap);
    if let (Some(cap), false) = (part.cap, all.is_empty()) {
        value = format!("IF(OR({}),{},{value})", all.join(","), micro(cap));
    }
    if !wrong.is_empty() {
        value = format!("IF(OR({}),{OPEN},{value})", wrong.join(","));
    }
    let numbers = frame.all_numbers(&keys, &value)?;
    // A blank cell takes nothing: the value is open then.
    let all = (part.cap.is_none() && !all.is_empty()).then(|| format!("OR({})", all.join(",")));
    Some((numbers, all))
}

/// The distance of a slope: whole numbers above and below, the start passed or
/// not, and its number cells with what stands for the ratio 0/0.
struct Distance {
    above: String,
    below: String,
    passed: String,
    keys: Vec<String>,
    /// For a ratio: when it is wrong, when nothing is below the line.
    ratio: Option<(String, String, ZeroDenominator)>,
}

fn distance(slope: &Slope, frame: &Frame<'_>) -> Option<Distance> {
    let (top, under) = parts(slope.start.value.decimal());
    let inputs = slope.measure.inputs();
    let keys = inputs.iter().map(|input| input.id.to_string()).collect();
    let decimals = inputs.iter().map(|input| u32::from(input.decimals)).max().unwrap_or(0);
    let (part, whole, ratio) = match &slope.measure {
        Measure::Ratio(ratio) => {
            let part = frame.whole(&ratio.numerator.id, decimals)?;
            let whole = frame.whole(&ratio.denominator.id, decimals)?;
            let wrong = if ratio.may_exceed { format!("AND({whole}=0,{part}>0)") } else { format!("{part}>{whole}") };
            let none = format!("{whole}=0");
            (part, whole, Some((wrong, none, ratio.zero)))
        }
        Measure::Quantity(input) => {
            (frame.whole(&input.id, decimals)?, (100 * power_of_ten(decimals)).to_string(), None)
        }
    };
    let (here, start) = (format!("{part}*{}", 100 * under), format!("{whole}*{top}"));
    let (above, sign) = match slope.side {
        Side::Above => (format!("({here}-{start})"), '>'),
        Side::Below => (format!("({start}-{here})"), '<'),
    };
    let equal = if slope.start.inclusive { "=" } else { "" };
    let below = format!("({under}*{whole})");
    Some(Distance { above, below, passed: format!("{here}{sign}{equal}{start}"), keys, ratio })
}

/// `then` where the measure can be used; the best, the worst or no outcome of a
/// ratio with nothing below the line. `None` where that has no end.
fn if_usable(found: &Distance, part: &Part, frame: &Frame<'_>, then: &str, worth: i128) -> Option<String> {
    let mut value = then.to_owned();
    if let Some((wrong, none, zero)) = &found.ratio {
        let all = part.cap.map(|cap| (micro(cap) * worth / MICRO).to_string());
        let of_none = match (zero, part.adds) {
            (ZeroDenominator::LeaveOut, _) => LEFT_OUT.to_owned(),
            (ZeroDenominator::Full, true) | (ZeroDenominator::Zero, false) => all?,
            (ZeroDenominator::Full, false) | (ZeroDenominator::Zero, true) => "0".to_owned(),
        };
        value = format!("IF({wrong},{OPEN},IF({none},{of_none},{value}))");
    }
    let keys: Vec<&str> = found.keys.iter().map(String::as_str).collect();
    frame.all_numbers(&keys, &value)
}

/// Whole steps of a slope.
fn of_steps(slope: &Slope, part: &Part, frame: &Frame<'_>) -> Option<(String, Option<String>)> {
    let found = distance(slope, frame)?;
    let (above, below) = parts(slope.per.decimal());
    let steps = format!("INT({}*{below}/({}*{above}))", found.above, found.below);
    let value = format!("{steps}*{}+{}", micro(slope.points), micro(slope.first));
    let value = format!("IF({},{},0)", found.passed, capped(&value, part.cap));
    Some((if_usable(&found, part, frame, &value, MICRO)?, None))
}

/// Fractions of a step, in points.
fn fraction(slope: &Slope, part: &Part, frame: &Frame<'_>) -> Option<Share> {
    let found = distance(slope, frame)?;
    let ((each, under), (per, per_under)) = (parts(slope.points.decimal()), parts(slope.per.decimal()));
    let (above, below) = (each * per_under, under * per);
    let below = format!("({}*{})", found.below, below * THOUSAND);
    let first = format!("{}/{MICRO}*{below}", micro(slope.first));
    let mut value = format!("{}*{}+{first}", found.above, above * THOUSAND);
    if let Some(cap) = part.cap {
        value = format!("MIN({}/{MICRO}*{below},{value})", micro(cap));
    }
    let value = format!("IF({},{value},0)", found.passed);
    // Nothing below the line is worth something only where that is nothing, or leaves out.
    if let Some((_, _, zero)) = &found.ratio {
        let nothing = matches!(
            (zero, part.adds),
            (ZeroDenominator::LeaveOut, _) | (ZeroDenominator::Full, false) | (ZeroDenominator::Zero, true)
        );
        if !nothing {
            return None;
        }
    }
    let state = if_usable(&found, part, frame, "0", 0)?;
    let none = found.ratio.as_ref().map(|(_, none, _)| none.clone());
    let (above, below) = match none {
        Some(none) => (format!("IF({none},0,{value})"), format!("IF({none},1,{below})")),
        None => (format!("({value})"), below),
    };
    Some(Share { adds: part.adds, above, below, state })
}

/// A factor with which points of three decimals become whole numbers.
const THOUSAND: i128 = 1_000;

/// Whether all points of a rule have at most three decimals.
fn is_coarse(rule: &Composed) -> bool {
    let base = match &rule.base {
        Base::Points(points) => Some(*points),
        Base::Rule { .. } => None,
    };
    let caps = rule.parts.iter().filter_map(|part| part.cap);
    let events = rule.events().map(|event| event.item.points);
    let slopes = rule.slopes().flat_map(|slope| [slope.points, slope.first]);
    let mut all = base.into_iter().chain([rule.floor, rule.cap]).chain(caps).chain(events).chain(slopes);
    all.all(|points| points.decimal().normalize().scale() <= 3)
}

/// The highest number for which the formula is exact.
pub(super) fn highest(rule: &Composed) -> i128 {
    let slopes = rule.slopes().map(|slope| {
        let decimals = slope.measure.inputs().iter().map(|input| u32::from(input.decimals)).max().unwrap_or(0);
        let ((_, start), (per, per_under)) = (parts(slope.start.value.decimal()), parts(slope.per.decimal()));
        let ((each, under), (cap, _)) = (parts(slope.points.decimal()), parts(rule.cap.decimal()));
        let below = start * under * per.max(1) * THOUSAND;
        let above = 100 * start * each.max(1) * per_under * THOUSAND;
        let most = (MOST_BELOW / below).min(MOST_ABOVE / below / cap.max(1)).min(MOST_COMPARED / above);
        most / power_of_ten(decimals)
    });
    slopes.min().unwrap_or(i128::MAX)
}
