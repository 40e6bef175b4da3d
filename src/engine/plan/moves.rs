//! The inverse of the rules: what could be changed on a leaf, in the rule's own
//! terms. Whether and how much it gains is said by the engine alone
//! ([`super::fitting`]).

use super::MoveKind;
use super::candidate::{Candidate, combined};
use super::curve::{Curve, FINE, from_integer, index, power, proportional, to_integer, to_leader};
use super::ground::{Ground, edge, one, typed};
use crate::base::compact_sort::SortExt as _;
use crate::base::date::Date;
use crate::base::decimal::{Field, Points, Quantity, parse_typed};
use crate::pack::rule::{
    Amount, BASE, Base, CHOICE, ChecklistScoring, Composed, Dated, Deadline, ISSUED, Input, Item, JUDGED, Limit,
    MISSING, Measure, Part, Proportional, Ratio, Rule, Step, YES_NO,
};

impl Ground<'_> {
    /// Changes worth trying, those that gain nothing among them.
    pub(super) fn candidates(&self, rule: &Rule) -> Vec<Candidate> {
        match rule {
            Rule::YesNo { .. } => [true, false]
                .map(|yes| one(YES_NO, if yes { "yes" } else { "no" }.to_owned(), MoveKind::Say(yes)))
                .into(),
            Rule::Choice(options) => options
                .iter()
                .map(|o| one(CHOICE, o.id.to_string(), MoveKind::Choose { option: o.id.clone() }))
                .collect(),
            Rule::Dated(dated) => self.dated(dated).unwrap_or_default(),
            Rule::Checklist { items, scoring } => self.checklist(items, *scoring),
            Rule::Steps { measure: Measure::Ratio(ratio), bands } => self.ratio_steps(ratio, bands),
            Rule::Steps { measure: Measure::Quantity(input), bands } => self.quantity_steps(input, bands),
            Rule::Proportional(rule) if self.penalty => self.down_to_nothing(&rule.ratio.numerator),
            Rule::Proportional(rule) => self.proportional(rule),
            Rule::Count { items, .. } if self.penalty => self.fewer(items),
            Rule::Count { items, cap } => self.more(items, *cap),
            Rule::Deduction { items, .. } => self.fewer(items),
            Rule::Judgement { .. } if self.penalty => {
                vec![one(JUDGED, "0".to_owned(), MoveKind::Judge { from: None, to: Points::ZERO })]
            }
            Rule::Judgement { step } => self.judgement(*step),
            Rule::Index { input, .. } if self.penalty => self.down_to_nothing(input),
            Rule::Index { input, out_of } => self.index(input, *out_of),
            Rule::ToLeader { own, target, leader } => self.leader(own, target, leader),
            // Of the formulas that do not apply nothing gains.
            Rule::Alternatives { cases, .. } => cases.iter().flat_map(|case| self.candidates(&case.rule)).collect(),
            Rule::Composed(rule) => self.composed(rule),
        }
    }

    fn down_to_nothing(&self, input: &Input) -> Vec<Candidate> {
        let from = self.number(&input.id, input.decimals).ok().flatten();
        let what = MoveKind::Reduce { key: input.id.clone(), from, to: Quantity::ZERO };
        vec![one(&input.id, "0".to_owned(), what)]
    }

    fn dated(&self, dated: &Dated) -> Option<Vec<Candidate>> {
        if !self.text(ISSUED).is_empty() {
            return None; // a document has its date
        }
        let deadline = match &dated.deadline {
            Deadline::OnDay { month, day, year_offset } => {
                let year = self.year?.checked_add(*year_offset)?;
                Date::of(year, *month, *day).or_else(|| Date::of(year, *month, day.checked_sub(1)?))?
            }
            Deadline::After { days, working, .. } => {
                let base = Date::parse_typed(self.text(BASE))?;
                if *working {
                    base.plus_working_days(*days, self.calendar)
                } else {
                    base.plus_days(i32::try_from(*days).ok()?)
                }
            }
        };
        let last = dated.grace.iter().map(|(days, _)| *days).max().unwrap_or(0);
        let days = std::iter::once(0).chain(dated.grace.iter().map(|(days, _)| *days)).chain([last + 1]);
        Some(
            days.filter_map(|days| {
                let date = deadline.plus_days(i32::try_from(days).ok()?);
                let (year, month, day) = date.parts();
                let mut values = vec![(ISSUED.into(), format!("{day:02}/{month:02}/{year:04}"))];
                if !self.text(MISSING).is_empty() {
                    values.push((MISSING.into(), "no".to_owned()));
                }
                Some(Candidate { values, what: MoveKind::IssueBy { date, late: days != 0 } })
            })
            .collect(),
        )
    }

    fn checklist(&self, items: &[Item], scoring: ChecklistScoring) -> Vec<Candidate> {
        let mut missing: Vec<(usize, &Item)> =
            items.iter().enumerate().filter(|(_, item)| self.text(&item.id) != "yes").collect();
        let tick = |chosen: &[(usize, &Item)]| {
            let mut chosen: Vec<(usize, &Item)> = chosen.to_vec();
            chosen.sort_small_by_key(|(at, _)| *at);
            let mut values: Vec<(Box<str>, String)> =
                chosen.iter().map(|(_, item)| (item.id.clone(), "yes".to_owned())).collect();
            // Lines not answered yet must be, for the others to count.
            let open = items
                .iter()
                .filter(|item| self.text(&item.id).is_empty() && chosen.iter().all(|(_, ticked)| ticked.id != item.id));
            values.extend(open.map(|item| (item.id.clone(), "no".to_owned())));
            Candidate {
                values,
                what: MoveKind::Tick { items: chosen.iter().map(|(_, item)| item.id.clone()).collect() },
            }
        };
        if let ChecklistScoring::All { .. } = scoring {
            return vec![tick(&missing)];
        }
        // The dearest lines first, then one more at a time.
        missing.sort_small_by(|(a, one), (b, other)| other.points.cmp(&one.points).then(a.cmp(b)));
        (0..=missing.len()).filter_map(|n| missing.get(..n)).map(tick).collect()
    }

    /// Least numerators of better bands, and greatest ones of bands below.
    fn ratio_steps(&self, ratio: &Ratio, bands: &[Step]) -> Vec<Candidate> {
        let Some((now, whole, known)) = self.ratio(ratio) else { return Vec::new() };
        let most = (!ratio.may_exceed).then(|| to_integer(whole.decimal(), ratio.numerator.decimals.into()));
        self.ends(&ratio.numerator, now, whole, bands, most)
            .into_iter()
            .map(|(raise, to)| self.ratio_candidate(ratio, now, whole, known, raise, to))
            .collect()
    }

    fn quantity_steps(&self, input: &Input, bands: &[Step]) -> Vec<Candidate> {
        let Ok(now) = self.number(&input.id, input.decimals) else { return Vec::new() };
        self.ends(input, now, Quantity::HUNDRED, bands, None)
            .into_iter()
            .map(|(raise, to)| {
                let key = input.id.clone();
                let what = if raise {
                    MoveKind::Raise { key: key.clone(), from: now, to }
                } else {
                    MoveKind::Reduce { key: key.clone(), from: now, to }
                };
                Candidate { values: vec![(key, typed(to))], what }
            })
            .collect()
    }

    /// The nearest values inside each band: its lowest when it lies above, its
    /// highest when it lies below. True: to raise.
    fn ends(
        &self,
        input: &Input,
        now: Option<Quantity>,
        whole: Quantity,
        bands: &[Step],
        most: Option<i128>,
    ) -> Vec<(bool, Quantity)> {
        let places = u32::from(input.decimals);
        let current = now.map(|now| to_integer(now.decimal(), places));
        let mut found = Vec::new();
        for band in bands {
            let low = band.from.map_or(Some(0), |limit| edge(limit, whole, places, true));
            let high = match band.to {
                Some(limit) => edge(limit, whole, places, false),
                None => Some(most.unwrap_or(i128::MAX)),
            };
            let (Some(low), Some(high)) = (low, high.map(|high| most.map_or(high, |most| high.min(most)))) else {
                continue;
            };
            if high < low || power(12 + places) < low {
                continue;
            }
            match current {
                Some(now) if now < low => found.push((true, from_integer(low, places))),
                Some(now) if high < now => found.push((false, from_integer(high, places))),
                Some(_) => {}
                None => found.push((true, from_integer(low, places))),
            }
        }
        found
    }

    fn proportional(&self, rule: &Proportional) -> Vec<Candidate> {
        let Some((now, whole, known)) = self.ratio(&rule.ratio) else { return Vec::new() };
        let places = u32::from(rule.ratio.numerator.decimals);
        // The numerator that earns the maximum, as far as it may go.
        let percent = rule.target.unwrap_or(Quantity::HUNDRED);
        let full = edge(Limit { value: percent, inclusive: true }, whole, places, true).unwrap_or_default();
        let most = to_integer(whole.decimal(), places);
        let high = if rule.ratio.may_exceed { full.max(most) } else { most };
        let floor =
            rule.floor.and_then(|(floor, _)| edge(Limit { inclusive: !floor.inclusive, ..floor }, whole, places, true));
        let (max, rounding) = (self.max, self.pack.rounding.leaf);
        let points = proportional(rule, max, whole, places, rounding);
        let curve =
            Curve { now: now.map_or(-1, |now| to_integer(now.decimal(), places)), high, points: Box::new(points) };
        let found = curve.candidates(floor.as_slice()).into_iter();
        found.map(|n| self.ratio_candidate(&rule.ratio, now, whole, known, true, from_integer(n, places))).collect()
    }

    fn raised(&self, input: &Input, now: Option<Quantity>, curve: &Curve<'_>, also: &[i128]) -> Vec<Candidate> {
        let found = curve.candidates(also).into_iter();
        found
            .map(|n| {
                let to = from_integer(n, input.decimals.into());
                let key = input.id.clone();
                Candidate { values: vec![(key.clone(), typed(to))], what: MoveKind::Raise { key, from: now, to } }
            })
            .collect()
    }

    fn index(&self, input: &Input, out_of: Quantity) -> Vec<Candidate> {
        let Ok(now) = self.number(&input.id, input.decimals) else { return Vec::new() };
        let places = u32::from(input.decimals);
        let (max, rounding) = (self.max, self.pack.rounding.leaf);
        let curve = Curve {
            now: now.map_or(-1, |now| to_integer(now.decimal(), places)),
            high: to_integer(out_of.decimal(), places),
            points: Box::new(index(max, out_of, places, rounding)),
        };
        self.raised(input, now, &curve, &[])
    }

    fn leader(&self, own: &Input, target: &Input, leader: &Input) -> Vec<Candidate> {
        let read = |input: &Input| self.number(&input.id, input.decimals);
        let (Ok(now), Ok(Some(goal)), Ok(Some(best))) = (read(own), read(target), read(leader)) else {
            return Vec::new();
        };
        let places = u32::from(own.decimals);
        let up = |value: Quantity| {
            let down = to_integer(value.decimal(), places);
            down + i128::from(from_integer(down, places) < value)
        };
        let (max, rounding) = (self.max, self.pack.rounding.leaf);
        let (goal_at, high) = (up(goal), up(goal.max(best)));
        let points = |n| to_leader(max, from_integer(n, places).decimal(), goal.decimal(), best.decimal(), rounding);
        let curve =
            Curve { now: now.map_or(-1, |now| to_integer(now.decimal(), places)), high, points: Box::new(points) };
        self.raised(own, now, &curve, &[goal_at])
    }

    fn judgement(&self, step: Option<Points>) -> Vec<Candidate> {
        let Ok(now) = parse_typed(self.text(JUDGED), Field::POINTS) else { return Vec::new() };
        let now = now.map(Points::from_decimal);
        let step = step.filter(|step| *step != Points::ZERO).unwrap_or_else(|| Points::step(2));
        let (unit, places) = (step.decimal(), 6);
        let unit_steps = to_integer(unit, places).max(1);
        let high = to_integer(self.max.decimal(), places) / unit_steps;
        let points_of = |n: i128| Points::from_decimal(unit.saturating_mul(from_integer(n, 0).decimal()));
        let curve = Curve {
            now: now.map_or(-1, |now| to_integer(now.decimal(), places) / unit_steps),
            high,
            points: Box::new(move |n| n.saturating_mul(unit_steps).saturating_mul(power(FINE - places))),
        };
        let mut levels: Vec<Points> = curve.candidates(&[]).into_iter().map(points_of).collect();
        levels.push(self.max); // where the steps do not reach it
        levels.dedup();
        let judged = |to: Points| one(JUDGED, to.to_text().replace('.', ","), MoveKind::Judge { from: now, to });
        levels.into_iter().map(judged).collect()
    }

    /// Events declared, none where nothing is; `None` when something unreadable stands there.
    fn events(&self, items: &[Item]) -> Option<Vec<i128>> {
        let read = |item: &Item| self.number(&item.id, 0).ok();
        items.iter().map(|item| Some(read(item)?.map_or(0, |n| to_integer(n.decimal(), 0)))).collect()
    }

    /// Blank counts that must be answered for another one to count.
    fn others_at_zero(&self, items: &[Item], but: Option<&str>) -> Vec<(Box<str>, String)> {
        let blank = items.iter().filter(|item| self.text(&item.id).is_empty() && but != Some(&*item.id));
        blank.map(|item| (item.id.clone(), "0".to_owned())).collect()
    }

    fn event(&self, items: &[Item], item: &Item, to: i128, more: bool) -> Candidate {
        let to = from_integer(to, 0);
        let (key, from) = (item.id.clone(), self.number(&item.id, 0).ok().flatten());
        let mut values = vec![(key.clone(), typed(to))];
        values.extend(self.others_at_zero(items, Some(&item.id)));
        let what = if more { MoveKind::AddEvents { key, from, to } } else { MoveKind::Reduce { key, from, to } };
        Candidate { values, what }
    }

    fn more(&self, items: &[Item], cap: Points) -> Vec<Candidate> {
        let Some(now) = self.events(items) else { return Vec::new() };
        let sum: Points = items.iter().zip(&now).map(|(item, n)| item.points.times(from_integer(*n, 0))).sum();
        let room = cap.minus(sum);
        let mut found = vec![Candidate { values: self.others_at_zero(items, None), what: MoveKind::NoEvents }];
        for (item, n) in items.iter().zip(&now) {
            let each = to_integer(item.points.decimal(), 6);
            let left = to_integer(room.decimal(), 6);
            if each <= 0 || left <= 0 {
                continue;
            }
            let fill = left / each + i128::from(left % each != 0);
            let mut steps = vec![1, fill / 4, fill / 2, fill - fill / 4, fill];
            steps.retain(|k| 0 < *k);
            steps.sort_small();
            steps.dedup();
            found.extend(steps.into_iter().map(|k| self.event(items, item, n + k, true)));
        }
        found
    }

    fn fewer(&self, items: &[Item]) -> Vec<Candidate> {
        let Some(now) = self.events(items) else { return Vec::new() };
        let none = items.iter().filter(|item| self.text(&item.id) != "0").map(|item| (item.id.clone(), "0".to_owned()));
        let mut found = vec![Candidate { values: none.collect(), what: MoveKind::NoEvents }];
        for (item, n) in items.iter().zip(&now) {
            let mut steps = vec![0, n / 2, n - 1];
            // Beyond a floor or a cap one event less changes nothing, so halves
            // of halves are tried as well.
            let mut keep = n / 2;
            while 0 < keep {
                keep /= 2;
                steps.push(keep);
            }
            steps.retain(|k| (0..*n).contains(k));
            steps.sort_small();
            steps.dedup();
            found.extend(steps.into_iter().map(|k| self.event(items, item, k, false)));
        }
        found
    }
}

impl Ground<'_> {
    /// Changes of the base and of each part, alone and together.
    fn composed(&self, rule: &Composed) -> Vec<Candidate> {
        let base = match &rule.base {
            Base::Rule { rule, max } => Ground { max: *max, ..*self }.candidates(rule),
            Base::Points(_) => Vec::new(),
        };
        let parts = rule.parts.iter().map(|part| self.part(part, rule.cap.minus(rule.floor)));
        let blank = rule
            .events()
            .flat_map(|event| std::iter::once(&event.item.id).chain(event.except.as_ref().map(|except| &except.id)));
        let blank = blank.filter(|id| self.text(id).is_empty()).map(|id| (id.clone(), "0".to_owned())).collect();
        combined(std::iter::once(base).chain(parts).collect(), blank)
    }

    /// `room`: what the whole rule leaves to a part without a cap.
    fn part(&self, part: &Part, room: Points) -> Vec<Candidate> {
        let more = part.adds != self.penalty;
        match &part.amount {
            Amount::Events(events) => self.part_events(events, more, part.cap.unwrap_or(room)),
            Amount::Slope(slope) => self.slope(slope, more, part.cap.unwrap_or(room)),
            Amount::Rule(rule) => {
                Ground { max: part.cap.unwrap_or(self.max), penalty: !more, ..*self }.candidates(rule)
            }
        }
    }
}
