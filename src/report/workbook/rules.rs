//! A rule as a workbook formula: millionths of points, [`OPEN`] while something
//! is missing or cannot be used, [`LEFT_OUT`] when the leaf leaves the maximum.

use super::arith::{MOST_ABOVE, MOST_BELOW, MOST_COMPARED, divided, micro, parts, power_of_ten, scaled};
use super::composed;
use super::frame::{Frame, LEFT_OUT, Made, OPEN};
use crate::base::date::Date;
use crate::base::decimal::{Points, Quantity};
use crate::pack::rule::{
    Alternative, BASE, CHOICE, ChecklistScoring, Condition, Dated, Deadline, ISSUED, Input, Item, JUDGED, Limit,
    MISSING, Measure, Proportional, Ratio, Rule, Step, YES_NO, ZeroDenominator,
};

/// The highest value that a number of a leaf may have for its formula to be
/// exact, in `10^0`; `None` where no rule limits it below twelve digits.
pub(super) fn highest(rule: &Rule, max: Points) -> i128 {
    const TWELVE_DIGITS: i128 = 999_999_999_999;
    let (above, below) = parts(max.decimal());
    let share = |factor: i128, decimals: u32| {
        let most = (MOST_ABOVE / above.max(1)).min(MOST_BELOW / below.max(1));
        most / factor.max(1) / power_of_ten(decimals)
    };
    let compared = |places: u32, decimals: u32| MOST_COMPARED / 100 / power_of_ten(places) / power_of_ten(decimals);
    let limits = |bands: &[Step]| bands.iter().flat_map(|b| [b.from, b.to]).flatten().map(places).max().unwrap_or(0);
    let most = match rule {
        Rule::Proportional(rule) => {
            let decimals = common(&rule.ratio);
            let (hundreds, target) = target_parts(rule.target);
            let rounding = rule.round_percent.map_or(0, |rounding| rounding.places + 3);
            share(hundreds.max(target), decimals)
                .min(compared(rule.floor.map_or(0, |(limit, _)| places(limit)), decimals))
                .min(MOST_ABOVE / power_of_ten(decimals + rounding))
        }
        Rule::Steps { measure: Measure::Ratio(ratio), bands } => compared(limits(bands), common(ratio)),
        Rule::Index { input, out_of } => share(parts(out_of.decimal()).1, u32::from(input.decimals)),
        Rule::ToLeader { own, target, leader } => {
            share(4, [own, target, leader].map(|input| u32::from(input.decimals)).into_iter().max().unwrap_or(0))
        }
        Rule::Alternatives { cases, .. } => cases.iter().map(|c| highest(&c.rule, max)).min().unwrap_or(TWELVE_DIGITS),
        Rule::Composed(rule) => {
            let inner = rule.rules(max).map(|(rule, max)| highest(rule, max)).min().unwrap_or(TWELVE_DIGITS);
            inner.min(composed::highest(rule))
        }
        _ => TWELVE_DIGITS,
    };
    most.min(TWELVE_DIGITS)
}

fn places(limit: Limit) -> u32 {
    limit.value.decimal().normalize().scale()
}

/// The decimals that both numbers of a ratio are counted in.
fn common(ratio: &Ratio) -> u32 {
    u32::from(ratio.numerator.decimals.max(ratio.denominator.decimals))
}

/// 100 ÷ target in lowest terms; 1 and 1 without a target.
fn target_parts(target: Option<Quantity>) -> (i128, i128) {
    let Some(target) = target else { return (1, 1) };
    let (mut below, mut above) = parts(target.decimal());
    above *= 100;
    for prime in [2, 5] {
        while above % prime == 0 && below % prime == 0 {
            above /= prime;
            below /= prime;
        }
    }
    (above, below)
}

/// A rule as formulas; `None` when no formula can say it.
pub(super) fn made(rule: &Rule, frame: &Frame<'_>) -> Option<Made> {
    let plain = |value: String| Some(Made { value, share: None });
    let max = micro(frame.max);
    match rule {
        Rule::YesNo { yes, no } => {
            let (is_yes, is_no) = (frame.is(YES_NO, true)?, frame.is(YES_NO, false)?);
            plain(format!("IF({is_yes},{},IF({is_no},{},{OPEN}))", micro(*yes), micro(*no)))
        }
        Rule::Choice(options) => {
            let cell = frame.cell(CHOICE)?;
            let points: Vec<String> = options.iter().map(|option| micro(option.points).to_string()).collect();
            let n = options.len();
            plain(format!(
                "IF(ISNUMBER({cell}),IF(AND({cell}>=1,{cell}<={n},{cell}=INT({cell})),CHOOSE({cell},{}),{OPEN}),{OPEN})",
                points.join(",")
            ))
        }
        Rule::Dated(dated) => plain(of_dates(dated, frame)?),
        Rule::Checklist { items, scoring } => plain(checklist(items, *scoring, frame)?),
        Rule::Steps { measure, bands } => plain(steps(measure, bands, frame)?),
        Rule::Proportional(rule) => proportional(rule, frame),
        Rule::Count { items, cap } => {
            let sum = events(items, frame)?;
            plain(all_of(items, frame, &format!("MIN({},{sum})", micro(*cap)))?)
        }
        Rule::Deduction { items, floor } => {
            let sum = events(items, frame)?;
            plain(all_of(items, frame, &format!("MAX({},{max}-({sum}))", micro(*floor)))?)
        }
        Rule::Judgement { step } => plain(judgement(*step, frame)?),
        Rule::Index { input, out_of } => {
            let decimals = u32::from(input.decimals).max(out_of.decimal().normalize().scale());
            let (value, out_of) = (frame.whole(&input.id, decimals)?, scaled(*out_of, decimals));
            let inside = format!("IF({value}>{out_of},{OPEN},{})", frame.quotient);
            let (above, below) = parts(frame.max.decimal());
            let share = format!("IF(COUNT({0})=1,{above}*MIN({value},{out_of}),0)", frame.cell(&input.id)?);
            Some(Made {
                value: frame.all_numbers(&[&input.id], &inside)?,
                share: Some((share, (below * out_of).to_string())),
            })
        }
        Rule::ToLeader { own, target, leader } => to_leader([own, target, leader], frame),
        Rule::Alternatives { inputs, cases } => alternatives(inputs, cases, frame),
        Rule::Composed(rule) => composed::made(rule, frame, made),
    }
}

fn all_of(items: &[Item], frame: &Frame<'_>, then: &str) -> Option<String> {
    let keys: Vec<&str> = items.iter().map(|item| &*item.id).collect();
    frame.all_numbers(&keys, then)
}

/// Events times points.
fn events(items: &[Item], frame: &Frame<'_>) -> Option<String> {
    let one = |item: &Item| Some(format!("{}*{}", frame.whole(&item.id, 0)?, micro(item.points)));
    let list: Option<Vec<String>> = items.iter().map(one).collect();
    Some(list?.join("+"))
}

fn checklist(items: &[Item], scoring: ChecklistScoring, frame: &Frame<'_>) -> Option<String> {
    let n = items.len();
    let count = |yes: bool| -> Option<String> {
        let list: Option<Vec<String>> =
            items.iter().map(|item| Some(format!("({})", frame.is(&item.id, yes)?))).collect();
        Some(list?.join("+"))
    };
    let (yes, no) = (count(true)?, count(false)?);
    Some(match scoring {
        ChecklistScoring::All { full, otherwise } => {
            let blank: Option<Vec<String>> =
                items.iter().map(|item| Some(format!("({}=\"\")", frame.cell(&item.id)?))).collect();
            let blank = blank?.join("+");
            let (full, otherwise) = (micro(full), micro(otherwise));
            format!("IF({yes}+{no}+{blank}<{n},{OPEN},IF({no}>0,{otherwise},IF({yes}={n},{full},{OPEN})))")
        }
        ChecklistScoring::Each => {
            let one = |item: &Item| Some(format!("({})*{}", frame.is(&item.id, true)?, micro(item.points)));
            let sum: Option<Vec<String>> = items.iter().map(one).collect();
            format!("IF({yes}+{no}<{n},{OPEN},MIN({},{}))", micro(frame.max), sum?.join("+"))
        }
    })
}

/// `part × 100` against `limit × whole`.
fn within(part: &str, whole: &str, from: Option<Limit>, to: Option<Limit>) -> String {
    let one = |limit: Limit, sign: char| {
        let (above, below) = parts(limit.value.decimal());
        let equal = if limit.inclusive { "=" } else { "" };
        format!("{part}*{}{sign}{equal}{above}*{whole}", 100 * below)
    };
    match (from, to) {
        (None, None) => "TRUE".to_owned(),
        (Some(from), None) => one(from, '>'),
        (None, Some(to)) => one(to, '<'),
        (Some(from), Some(to)) => format!("AND({},{})", one(from, '>'), one(to, '<')),
    }
}

fn zero_outcome(zero: ZeroDenominator, max: i128) -> String {
    match zero {
        ZeroDenominator::Full => max.to_string(),
        ZeroDenominator::Zero => "0".to_owned(),
        ZeroDenominator::LeaveOut => LEFT_OUT.to_owned(),
    }
}

/// The part and the whole, and a formula that says when they cannot be used.
struct Counted {
    part: String,
    whole: String,
    keys: [String; 2],
}

fn counted(ratio: &Ratio, frame: &Frame<'_>) -> Option<Counted> {
    let decimals = common(ratio);
    let (part, whole) = (frame.whole(&ratio.numerator.id, decimals)?, frame.whole(&ratio.denominator.id, decimals)?);
    Some(Counted { part, whole, keys: [ratio.numerator.id.to_string(), ratio.denominator.id.to_string()] })
}

/// `then` where the ratio can be used; its outcomes otherwise.
fn if_usable(ratio: &Ratio, counted: &Counted, frame: &Frame<'_>, then: &str) -> Option<String> {
    let Counted { part, whole, keys: [a, b] } = counted;
    let wrong = if ratio.may_exceed { format!("AND({whole}=0,{part}>0)") } else { format!("{part}>{whole}") };
    let zero = zero_outcome(ratio.zero, micro(frame.max));
    frame.all_numbers(&[a, b], &format!("IF({wrong},{OPEN},IF({whole}=0,{zero},{then}))"))
}

fn steps(measure: &Measure, bands: &[Step], frame: &Frame<'_>) -> Option<String> {
    let chain = |part: &str, whole: &str| {
        bands.iter().rev().fold("0".to_owned(), |rest, band| {
            format!("IF({},{},{rest})", within(part, whole, band.from, band.to), micro(band.points))
        })
    };
    match measure {
        Measure::Ratio(ratio) => {
            let counted = counted(ratio, frame)?;
            if_usable(ratio, &counted, frame, &chain(&counted.part, &counted.whole))
        }
        Measure::Quantity(input) => {
            let decimals = u32::from(input.decimals);
            let part = frame.whole(&input.id, decimals)?;
            frame.all_numbers(&[&input.id], &chain(&part, &(100 * power_of_ten(decimals)).to_string()))
        }
    }
}

fn proportional(rule: &Proportional, frame: &Frame<'_>) -> Option<Made> {
    let counted = counted(&rule.ratio, frame)?;
    let (mut part, mut whole) = (counted.part.clone(), counted.whole.clone());
    if let Some(rounding) = rule.round_percent {
        let hundred = 100 * power_of_ten(rounding.places);
        part = divided(&format!("{part}*{hundred}"), &whole, rounding.mode);
        whole = hundred.to_string();
    }
    let below = rule.floor.map(|(limit, points)| (within(&part, &whole, None, Some(limit)), micro(points)));
    let then = match &below {
        Some((is_below, points)) => format!("IF({is_below},{points},{})", frame.quotient),
        None => frame.quotient.to_owned(),
    };
    let value = if_usable(&rule.ratio, &counted, frame, &then)?;
    let (hundreds, target) = target_parts(rule.target);
    let (above, under) = parts(frame.max.decimal());
    // Beyond the maximum it is the maximum: the share is 1.
    let share = format!("{above}*MIN({part}*{hundreds},{whole}*{target})");
    let share = match &below {
        Some((is_below, _)) => format!("IF({is_below},0,{share})"),
        None => share,
    };
    let [a, b] = &counted.keys;
    let usable = format!("AND(COUNT({},{})=2,{}>0)", frame.cell(a)?, frame.cell(b)?, counted.whole);
    let usable = format!("IF(COUNT({},{})<2,FALSE,{usable})", frame.cell(a)?, frame.cell(b)?);
    Some(Made {
        value,
        share: Some((format!("IF({usable},{share},0)"), format!("IF({usable},{under}*{whole}*{target},1)"))),
    })
}

fn judgement(step: Option<Points>, frame: &Frame<'_>) -> Option<String> {
    let (cell, max) = (frame.cell(JUDGED)?, micro(frame.max));
    let value = format!("ROUND({cell}*1000000,0)");
    let on_step = step.filter(|step| *step != Points::ZERO).map_or_else(String::new, |step| {
        let step = micro(step);
        format!(",INT({value}/{step})*{step}={value}")
    });
    Some(format!("IF(ISNUMBER({cell}),IF(AND({cell}>=0,{value}<={max}{on_step}),{value},{OPEN}),{OPEN})"))
}

fn to_leader(inputs: [&Input; 3], frame: &Frame<'_>) -> Option<Made> {
    let decimals = inputs.map(|input| u32::from(input.decimals)).into_iter().max().unwrap_or(0);
    let [own, target, leader] = inputs;
    let (o, t, l) =
        (frame.whole(&own.id, decimals)?, frame.whole(&target.id, decimals)?, frame.whole(&leader.id, decimals)?);
    let (above, under) = parts(frame.max.decimal());
    let keys = [&*own.id, &*target.id, &*leader.id];
    let cells: Option<Vec<&str>> = keys.iter().map(|key| frame.cell(key)).collect();
    let all = format!("COUNT({})=3", cells?.join(","));
    let top = format!("AND({l}<={o},{t}<={o})");
    // Half of the maximum by the target, the other half by the way to the leader.
    let share = format!("IF({all},IF({top},0,{above}*IF({o}<{t},{o},{o}+{l}-2*{t})),0)");
    let below = format!("IF({all},IF({top},1,2*{under}*IF({o}<{t},{t},{l}-{t})),1)");
    let then = format!("IF({top},{},{})", micro(frame.max), frame.quotient);
    Some(Made { value: frame.all_numbers(&keys, &then)?, share: Some((share, below)) })
}

/// Days since the origin of workbook dates.
fn serial(day: Date) -> Option<i32> {
    Some(Date::of(1899, 12, 30)?.days_until(day))
}

fn of_dates(dated: &Dated, frame: &Frame<'_>) -> Option<String> {
    let (missing, issued) = (frame.cell(MISSING)?, frame.cell(ISSUED)?);
    let (deadline, known) = match &dated.deadline {
        Deadline::OnDay { month, day, year_offset } => {
            let year = frame.year?.checked_add(*year_offset)?;
            let last = Date::of(year, *month, *day).or_else(|| Date::of(year, *month, day.checked_sub(1)?))?;
            (serial(last)?.to_string(), format!("ISNUMBER({issued})"))
        }
        // Holidays and worked weekends are not in a workbook.
        Deadline::After { working: true, .. } => return None,
        Deadline::After { days, working: false, .. } => {
            let base = frame.cell(BASE)?;
            (format!("(INT({base})+{days})"), format!("COUNT({base},{issued})=2"))
        }
    };
    let graces = dated.grace.iter().rev().fold(micro(dated.late).to_string(), |rest, (days, points)| {
        format!("IF(INT({issued})<={deadline}+{days},{},{rest})", micro(*points))
    });
    let on_time = micro(dated.on_time);
    let (yes, no) = (frame.is(MISSING, true)?, frame.is(MISSING, false)?);
    Some(format!(
        "IF({yes},IF({issued}=\"\",{},{OPEN}),IF(OR({no},{missing}=\"\"),IF({known},IF(INT({issued})<={deadline},{on_time},{graces}),{OPEN}),{OPEN}))",
        micro(dated.missing)
    ))
}

fn condition(condition: &Condition, inputs: &[Input], frame: &Frame<'_>) -> Option<String> {
    let list = |parts: &[Condition], name: &str| {
        let all: Option<Vec<String>> =
            parts.iter().map(|part| crate::report::workbook::rules::condition(part, inputs, frame)).collect();
        Some(format!("{name}({})", all?.join(",")))
    };
    match condition {
        Condition::In { input, from, to } => {
            let decimals = u32::from(inputs.iter().find(|known| known.id == *input)?.decimals);
            let part = frame.whole(input, decimals)?;
            Some(within(&part, &(100 * power_of_ten(decimals)).to_string(), *from, *to))
        }
        Condition::All(parts) => list(parts, "AND"),
        Condition::Any(parts) => list(parts, "OR"),
    }
}

fn alternatives(inputs: &[Input], cases: &[Alternative], frame: &Frame<'_>) -> Option<Made> {
    let keys: Vec<&str> = inputs.iter().map(|input| &*input.id).collect();
    let mut value = OPEN.to_owned();
    let mut share: Option<(String, String)> = None;
    let mut conditions = Vec::new();
    for case in cases.iter().rev() {
        let when = condition(&case.when, inputs, frame)?;
        let one = made(&case.rule, frame)?;
        value = format!("IF({when},{},{value})", one.value);
        let (a, b) = share.unwrap_or_else(|| ("0".to_owned(), "1".to_owned()));
        let (above, below) = one.share.unwrap_or_else(|| ("0".to_owned(), "1".to_owned()));
        share = Some((format!("IF({when},{above},{a})"), format!("IF({when},{below},{b})")));
        conditions.push(format!("IF({when},1,0)"));
    }
    let exactly_one = format!("IF({}<>1,{OPEN},{value})", conditions.join("+"));
    Some(Made { value: frame.all_numbers(&keys, &exactly_one)?, share })
}
