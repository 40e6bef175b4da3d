//! The work split by area: what one specialist of the council gets, and how the
//! parts come together again.

use super::{Appraisal, Desk, Expected};
use crate::base::compact_sort;
use std::collections::BTreeMap;

/// What became of a part that was brought in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Appraisals that were not here yet, or took the place of others.
    pub taken: u32,
    /// Appraisals that were here already.
    pub same: u32,
    /// Appraisals that differ from those here.
    pub conflicts: Vec<Conflict>,
}

/// One leaf appraised otherwise here than in the part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Name of the body.
    pub body: String,
    /// Id of the leaf.
    pub node: String,
    /// What stands here.
    pub ours: Appraisal,
    /// What the part says.
    pub theirs: Appraisal,
}

impl Desk {
    /// The work on one area (a root of the packs, by id), to be handed to its
    /// specialist: the same files and roster, the appraisals of that area.
    #[must_use]
    pub fn part(&self, area: &str) -> Desk {
        let in_area = |pack: &str, node: &str| {
            let pack = self.packs.all().find(|known| *known.id == *pack);
            let root = pack.and_then(|pack| pack.nodes.get(pack.root_of(pack.index_of(node)?)));
            root.is_some_and(|root| *root.id == *area)
        };
        let mut part = Desk {
            name: self.name.clone(),
            year: self.year.clone(),
            area: area.to_owned(),
            roster: self.roster.clone(),
            packs: self.packs.clone(),
            ..Desk::default()
        };
        let here = self.files.iter().map(|filed| Expected {
            name: filed.name.clone(),
            digest: filed.digest,
            received: filed.received,
        });
        part.expected = here.chain(self.missing().into_iter().cloned()).collect();
        for ((pack, body), (name, leaves)) in &self.appraised {
            let leaves = leaves.iter().filter(|(node, _)| in_area(pack, node));
            let leaves = compact_sort::map(leaves.map(|(id, given)| (id.clone(), given.clone())));
            if !leaves.is_empty() {
                part.appraised.insert((pack.clone(), body.clone()), (name.clone(), leaves));
            }
        }
        part
    }

    /// Brings in work that was saved: that of a specialist, or the whole.
    ///
    /// Onto a blank desk it goes as it is; else its appraisals and the files it
    /// was about come beside those here. See [`Desk::merge`].
    pub fn bring(&mut self, other: &Desk, theirs: bool) -> Merged {
        if self.is_blank() {
            self.area.clone_from(&other.area);
        }
        for (slot, text) in [(&mut self.name, &other.name), (&mut self.year, &other.year)] {
            if slot.trim().is_empty() {
                slot.clone_from(text);
            }
        }
        if self.roster.is_none() {
            self.set_roster(other.roster.clone());
        }
        for expected in &other.expected {
            if self.expected.iter().all(|known| known.digest != expected.digest) {
                self.expected.push(expected.clone());
            }
        }
        self.merge(other, theirs)
    }

    /// Brings the appraisals of a part in. Where both appraised a leaf, and
    /// differently, what is here stays unless `theirs` is true; either way the
    /// conflict is told.
    pub fn merge(&mut self, part: &Desk, theirs: bool) -> Merged {
        let mut merged = Merged::default();
        for (key, (name, leaves)) in &part.appraised {
            let (_, here) = self.appraised.entry(key.clone()).or_insert_with(|| (name.clone(), BTreeMap::new()));
            for (node, given) in leaves {
                match here.get(node) {
                    Some(ours) if ours == given => merged.same += 1,
                    None => {
                        here.insert(node.clone(), given.clone());
                        merged.taken += 1;
                    }
                    Some(ours) => {
                        let (body, node) = (name.clone(), node.clone());
                        let (ours, given) = (ours.clone(), given.clone());
                        merged.conflicts.push(Conflict { body, node: node.clone(), ours, theirs: given.clone() });
                        if theirs {
                            here.insert(node, given);
                            merged.taken += 1;
                        }
                    }
                }
            }
            self.forget_after(key);
        }
        merged
    }
}
