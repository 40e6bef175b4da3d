//! Results of the year before, to compare with: never part of a submission.

use crate::base::decimal::Points;
use crate::base::json::Json;
use crate::base::json::node::parsed;
use crate::base::json::problem::Problem;
use crate::base::json::read::Fields;
use std::collections::BTreeMap;

const DECIMAL: &str = "a decimal such as \"92.99\"";

/// What the same body had the year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastYear {
    /// The year, as typed: "2024".
    pub year: String,
    /// The index in percent, 0 to 100.
    pub percent: Points,
    /// Points by node id; nodes without a result are left out.
    pub nodes: BTreeMap<String, Points>,
}

impl LastYear {
    /// The JSON form.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let nodes = self.nodes.iter().map(|(id, points)| (id.as_str(), Json::from(points.to_text())));
        Json::object([("year", Json::from(&self.year)), ("percent", Json::from(self.percent.to_text()))])
            .with("nodes", Json::object(nodes))
    }

    /// Reads the JSON form; every problem is noted with its place.
    pub fn read(node: &Json, at: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        let mut f = Fields::open(node, at, problems);
        let year = f.text("year").map(str::to_owned);
        let percent = f.parsed("percent", DECIMAL, |text| Points::parse(text).ok());
        let nodes = f.entries("nodes", |id, node, at, problems| {
            let points = parsed(node, at, problems, DECIMAL, |text| Points::parse(text).ok())?;
            Some((id.to_owned(), points))
        });
        f.finish();
        Some(Self { year: year?, percent: percent?, nodes: nodes?.into_iter().collect() })
    }
}
