//! The inverse of the parts of a composed rule: events, and a number on a slope.

use super::MoveKind;
use super::candidate::Candidate;
use super::curve::{Curve, from_integer, on_slope, power, to_integer};
use super::ground::{Ground, edge, typed};
use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::{Points, Quantity};
use crate::pack::rule::{Event, Limit, Measure, Side, Slope};

impl Ground<'_> {
    /// More or fewer events of each kind; those that do not count stay.
    pub(super) fn part_events(&self, events: &[Event], more: bool, cap: Points) -> Vec<Candidate> {
        let read = |id: &str| Some(self.number(id, 0).ok()?.map_or(0, |n| to_integer(n.decimal(), 0)));
        let counts = events.iter().map(|event| {
            let less = event.except.as_ref().map_or(Some(0), |except| read(&except.id))?;
            Some((read(&event.item.id)?, less))
        });
        let Some(counts) = counts.collect::<Option<Vec<(i128, i128)>>>() else { return Vec::new() };
        let counted = |(n, less): &(i128, i128)| (n - less).max(0);
        let sum: Points =
            events.iter().zip(&counts).map(|(event, n)| event.item.points.times(from_integer(counted(n), 0))).sum();
        let room = to_integer(cap.minus(sum).decimal(), 6);
        let mut found = Vec::new();
        if !more {
            let none = events.iter().zip(&counts).map(|(event, (_, less))| (event.item.id.clone(), less.to_string()));
            found.push(Candidate { values: none.collect(), what: MoveKind::NoEvents });
        }
        for (event, n) in events.iter().zip(&counts) {
            let each = to_integer(event.item.points.decimal(), 6).max(1);
            let now = counted(n);
            let mut steps = if more {
                let fill = (room.max(0) + each - 1) / each;
                [1, fill / 4, fill / 2, fill - fill / 4, fill].map(|k| now + k).to_vec()
            } else {
                let before_all = event.all_from.map(|from| i128::from(from) - 1);
                let halves = std::iter::successors(Some(now / 2), |n| (0 < *n).then_some(n / 2));
                halves.chain([0, now - 1]).chain(before_all).collect()
            };
            steps.retain(|k| if more { now < *k } else { (0..now).contains(k) });
            steps.sort_small();
            steps.dedup();
            found.extend(steps.into_iter().map(|k| {
                let (key, to) = (event.item.id.clone(), from_integer(n.1 + k, 0));
                let from = self.number(&key, 0).ok().flatten();
                let values = vec![(key.clone(), typed(to))];
                let what =
                    if more { MoveKind::AddEvents { key, from, to } } else { MoveKind::Reduce { key, from, to } };
                Candidate { values, what }
            }));
        }
        found
    }

    /// A number moved away from the start of a slope, or back to it.
    pub(super) fn slope(&self, slope: &Slope, more: bool, cap: Points) -> Vec<Candidate> {
        let (input, now, whole, known, most) = match &slope.measure {
            Measure::Ratio(ratio) => {
                let Some((now, whole, known)) = self.ratio(ratio) else { return Vec::new() };
                let most = (!ratio.may_exceed).then(|| to_integer(whole.decimal(), ratio.numerator.decimals.into()));
                (&ratio.numerator, now, whole, known, most)
            }
            Measure::Quantity(input) => {
                let Ok(now) = self.number(&input.id, input.decimals) else { return Vec::new() };
                (input, now, Quantity::HUNDRED, true, None)
            }
        };
        let places = u32::from(input.decimals);
        let start = edge(Limit { inclusive: true, ..slope.start }, whole, places, true).unwrap_or(0);
        let amount = on_slope(slope, whole, places, cap);
        let raise = more == (slope.side == Side::Above);
        // Far enough for all that the slope may give; back to its start to give nothing.
        let far = match (more, to_integer(slope.points.decimal(), 6)) {
            (true, 1..) => {
                let steps = to_integer(cap.decimal(), 6) / to_integer(slope.points.decimal(), 6).max(1) + 1;
                let percent = slope.per.decimal().saturating_mul(from_integer(steps, 0).decimal());
                let limit = Limit { value: Quantity::from_decimal(percent), inclusive: true };
                start.saturating_add(edge(limit, whole, places, true).unwrap_or(0))
            }
            _ => start,
        };
        let current = now.map(|now| to_integer(now.decimal(), places));
        let worth = |n: i128| if more { amount(n) } else { power(27) - amount(n) };
        let levels: Vec<i128> = if raise {
            let high = most.map_or(far, |most| far.min(most)).max(current.unwrap_or(0));
            let curve = Curve { now: current.unwrap_or(-1), high, points: Box::new(worth) };
            curve.candidates(&[])
        } else {
            let top = current.unwrap_or(start);
            let curve = Curve { now: current.map_or(-1, |_| 0), high: top, points: Box::new(move |u| worth(top - u)) };
            curve.candidates(&[]).into_iter().map(|u| top - u).collect()
        };
        levels
            .into_iter()
            .map(|n| {
                let to = from_integer(n, places);
                match &slope.measure {
                    Measure::Ratio(ratio) => self.ratio_candidate(ratio, now, whole, known, raise, to),
                    Measure::Quantity(input) => {
                        let key = input.id.clone();
                        let values = vec![(key.clone(), typed(to))];
                        let what = if raise {
                            MoveKind::Raise { key, from: now, to }
                        } else {
                            MoveKind::Reduce { key, from: now, to }
                        };
                        Candidate { values, what }
                    }
                }
            })
            .collect()
    }
}
