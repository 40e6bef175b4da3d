//! The worked examples of a pack, held against what the engine gives.

use super::{Scorecard, evaluate};
use crate::base::decimal::Points;
use crate::base::json::pointer;
use crate::pack::finding::{Diagnostic, ExampleFigure, ExampleValue, Finding};
use crate::pack::{Example, Pack};

/// Every figure of every example that does not come out, with its place in the
/// file of the pack; empty when all examples hold.
///
/// The reader cannot do this, because a pack knows no scores; whoever shows or
/// ships a pack calls it after reading.
#[must_use]
pub fn check_examples(pack: &Pack) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (position, example) in pack.examples.iter().enumerate() {
        let check = Check { example, at: format!("/examples/{position}") };
        check.compare(pack, &evaluate(pack, &example.answers), &mut found);
    }
    found
}

struct Check<'a> {
    example: &'a Example,
    at: String,
}

impl Check<'_> {
    fn compare(&self, pack: &Pack, card: &Scorecard, found: &mut Vec<Diagnostic>) {
        for (index, expected) in &self.example.expect {
            let (Some(node), Some(score)) = (pack.nodes.get(*index), card.nodes.get(*index)) else { continue };
            let scored = card.leaf(*index).is_none_or(|leaf| leaf.claimed.is_some());
            let points = scored.then(|| score.points.shown());
            let at = pointer::member(&format!("{}/expect", self.at), &node.id);
            self.points(at, ExampleFigure::Node(node.id.to_string()), Some(*expected), points, found);
        }
        let totals = &card.totals;
        let at = |name| format!("{}/{name}", self.at);
        self.points(at("total"), ExampleFigure::Total, self.example.total, Some(totals.points.shown()), found);
        self.points(at("percent"), ExampleFigure::Percent, self.example.percent, Some(totals.percent), found);
        let Some(expected) = &self.example.class else { return };
        let class = card.class.as_ref().and_then(|c| pack.classes.get(c.list)?.classes.get(c.projected));
        if class.is_none_or(|class| class.id != *expected) {
            let came_out = class.map_or(ExampleValue::Nothing, |class| ExampleValue::Class(class.id.to_string()));
            let expected = ExampleValue::Class(expected.to_string());
            found.push(self.differs(at("class"), ExampleFigure::Class, expected, came_out));
        }
    }

    fn points(
        &self,
        at: String,
        figure: ExampleFigure,
        expected: Option<Points>,
        came_out: Option<Points>,
        found: &mut Vec<Diagnostic>,
    ) {
        let Some(expected) = expected else { return };
        if came_out != Some(expected) {
            let came_out = came_out.map_or(ExampleValue::Nothing, ExampleValue::Points);
            found.push(self.differs(at, figure, ExampleValue::Points(expected), came_out));
        }
    }

    fn differs(&self, at: String, figure: ExampleFigure, expected: ExampleValue, found: ExampleValue) -> Diagnostic {
        let example = self.example.name.to_string();
        Diagnostic::new(at, Finding::ExampleDiffers { example, figure, expected, found })
    }
}
