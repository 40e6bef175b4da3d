//! Scenarios beside a draft: how they differ from it, and how they are adopted.

use super::{Draft, Edit, Place, Scenario};
use crate::answer::{Answer, Answers, Document, PLACEHOLDER};
use std::collections::BTreeMap;

/// Whether an answer rests on evidence that is still to be found.
#[must_use]
pub fn needs_evidence(answer: &Answer) -> bool {
    answer.evidence.iter().any(|link| link.document == PLACEHOLDER)
}

/// The answer without evidence that is still to be found.
fn without_placeholder(answer: &Answer) -> Answer {
    let mut answer = answer.clone();
    answer.evidence.retain(|link| link.document != PLACEHOLDER);
    answer
}

impl Scenario {
    /// The answers of the draft with the differences of the scenario. Evidence
    /// still to be found is taken as found; the draft's register is not touched.
    #[must_use]
    pub fn answers(&self, base: &Answers) -> Answers {
        let mut answers = base.clone();
        for (id, answer) in &self.nodes {
            answers.nodes.insert(id.clone(), answer.clone());
        }
        if self.nodes.values().any(needs_evidence) {
            answers.documents.push(Document { id: PLACEHOLDER.to_owned(), ..Document::default() });
        }
        answers
    }

    /// Ids of the nodes whose answers differ from the draft's, in order of ids.
    #[must_use]
    pub fn differences(&self, base: &Answers) -> Vec<&str> {
        let blank = Answer::default();
        let differs = |id: &&String| {
            let of = |nodes: &BTreeMap<String, Answer>| nodes.get(*id).unwrap_or(&blank).clone();
            of(&self.nodes) != of(&base.nodes)
        };
        self.nodes.keys().filter(differs).map(String::as_str).collect()
    }
}

impl Draft {
    /// A scenario by its id.
    #[must_use]
    pub fn scenario(&self, id: &str) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.id == id)
    }

    /// The answers at a place.
    #[must_use]
    pub fn answers_at(&self, place: &Place) -> Answers {
        match place {
            Place::Draft => self.answers.clone(),
            Place::Scenario(id) => {
                self.scenario(id).map_or_else(|| self.answers.clone(), |scenario| scenario.answers(&self.answers))
            }
        }
    }

    /// The edits that take a scenario over into the draft: one node, or all that
    /// differ. Evidence still to be found is not taken over.
    #[must_use]
    pub fn adopting(&self, scenario: &str, only: Option<&str>) -> Vec<Edit> {
        let Some(scenario) = self.scenario(scenario) else { return Vec::new() };
        let wanted = scenario.differences(&self.answers).into_iter().filter(|id| only.is_none_or(|only| only == *id));
        let edit = |id: &str| {
            let answer = without_placeholder(scenario.nodes.get(id)?);
            let answer = (!answer.is_blank()).then(|| Box::new(answer));
            Some(Edit::Answer(Place::Draft, id.to_owned(), answer))
        };
        wanted.filter_map(edit).collect()
    }

    /// A name that no scenario has: the wanted one, or with a number behind it.
    #[must_use]
    pub fn free_scenario_name(&self, wanted: &str) -> String {
        let taken = |name: &str| self.scenarios.iter().any(|scenario| scenario.name == name);
        let numbered = (2..).map(|n| format!("{wanted} ({n})"));
        std::iter::once(wanted.to_owned()).chain(numbered).find(|name| !taken(name)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::EvidenceRef;
    use crate::draft::DraftEditor;

    fn typed(text: &str) -> Answer {
        let mut answer = Answer::default();
        answer.values.insert("answer".into(), text.into());
        answer
    }

    fn draft() -> Draft {
        let mut draft = Draft::default();
        draft.answers.nodes.insert("a".into(), typed("no"));
        draft.answers.nodes.insert("b".into(), typed("yes"));
        let mut backed = typed("yes");
        backed.evidence.push(EvidenceRef { document: PLACEHOLDER.into(), ..EvidenceRef::default() });
        let nodes = [("a", backed), ("b", typed("yes")), ("c", Answer::default())];
        let nodes = nodes.map(|(id, answer)| (id.to_owned(), answer)).into();
        draft.scenarios.push(Scenario { id: "s".into(), name: "Thử".into(), nodes });
        draft
    }

    #[test]
    fn only_what_differs_is_adopted_in_one_step_and_undone_in_one() {
        let draft = draft();
        assert_eq!(draft.scenarios[0].differences(&draft.answers), ["a"]);
        let mut editor = DraftEditor::new(draft.clone());
        assert!(editor.apply_all(draft.adopting("s", None)));
        assert_eq!(editor.draft().answers.nodes["a"], typed("yes"), "without the document to be found");
        assert_eq!(editor.draft().scenarios, draft.scenarios);
        assert!(editor.undo());
        assert_eq!(editor.draft(), &draft);
        assert!(draft.adopting("s", Some("b")).is_empty() && draft.adopting("none", None).is_empty());
    }

    #[test]
    fn evidence_to_be_found_counts_in_the_scenario_and_stays_out_of_the_draft() {
        let draft = draft();
        let at = draft.answers_at(&Place::Scenario("s".into()));
        assert!(at.documents.iter().any(|document| document.id == PLACEHOLDER));
        assert!(draft.answers_at(&Place::Draft).documents.is_empty());
    }

    #[test]
    fn names_of_scenarios_are_told_apart() {
        let draft = draft();
        assert_eq!(draft.free_scenario_name("Thử"), "Thử (2)");
        assert_eq!(draft.free_scenario_name("Khác"), "Khác");
    }
}
