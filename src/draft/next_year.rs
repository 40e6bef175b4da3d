//! The next year's draft from this year's: who does what is carried over, the
//! answers are not, because they are facts of a year that is over.

use super::{Draft, Report};
use crate::answer::{Answer, Answers, LastYear, Reading, Setup};
use crate::base::state_calendar;
use crate::engine::score::{State, evaluate};
use crate::pack::Pack;

/// The results of a draft, to compare the next year with.
#[must_use]
pub fn results(pack: &Pack, draft: &Draft) -> LastYear {
    let card = evaluate(pack, &draft.answers);
    let scored = |index: usize| card.leaf(index).is_none_or(|leaf| leaf.state == State::Scored);
    let nodes = pack.nodes.iter().zip(&card.nodes).enumerate();
    let nodes = nodes.filter(|(index, (_, score))| !score.left_out && scored(*index));
    LastYear {
        year: draft.answers.setup.year.clone(),
        percent: card.totals.percent,
        nodes: nodes.map(|(_, (node, score))| (node.id.to_string(), score.points.shown())).collect(),
    }
}

/// A draft for the year after: the body, its cohort, the persons in charge, the
/// private notes, the efforts and the heading of the report; and this year's
/// results beside it.
#[must_use]
pub fn next_year(pack: &Pack, draft: &Draft, id: String, now: &str) -> Draft {
    let setup = &draft.answers.setup;
    let year = setup.year.trim().parse().map_or_else(|_| setup.year.clone(), |year: i32| (year + 1).to_string());
    let kept = draft.answers.nodes.iter().map(|(id, answer)| {
        let (person, note) = (answer.person.clone(), answer.note.clone());
        (id.clone(), Answer { person, note, ..Answer::default() })
    });
    let setup = Setup {
        body: setup.body.clone(),
        cohort: setup.cohort.clone(),
        calendar: state_calendar::for_year(&year),
        year,
        reading: Reading::ToDate,
        ..Setup::default()
    };
    Draft {
        id,
        name: draft.name.clone(),
        pack: (*pack.id).to_owned(),
        pack_version: (*pack.version).to_owned(),
        pack_digest: (*pack.digest).to_owned(),
        created: now.to_owned(),
        modified: now.to_owned(),
        saves: 1,
        answers: Answers {
            setup,
            nodes: kept.filter(|(_, answer)| !answer.is_blank()).collect(),
            documents: Vec::new(),
        },
        efforts: draft.efforts.clone(),
        report: Report {
            difficulties: String::new(),
            proposals: String::new(),
            number: String::new(),
            ..draft.report.clone()
        },
        last_year: Some(results(pack, draft)),
        ..Draft::default()
    }
}
