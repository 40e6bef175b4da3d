//! Where the parts of a checked pack stand in its file.

use crate::pack::{Pack, Role};

impl Pack {
    /// RFC 6901 pointers of all nodes, by index: `/areas/0/children/2`.
    #[must_use]
    pub fn pointers(&self) -> Vec<String> {
        let mut pointers: Vec<String> = Vec::with_capacity(self.nodes.len());
        // Children, or roots of a role, seen so far.
        let mut below = vec![0_usize; self.nodes.len()];
        let (mut areas, mut bonus, mut penalty) = (0_usize, 0_usize, 0_usize);
        for node in &self.nodes {
            let parent =
                node.parent.and_then(|idx| Some((below.get_mut(idx)?, pointers.get(idx)?.clone() + "/children")));
            let (seen, list) = match (parent, node.role) {
                (Some(parent), _) => parent,
                (None, Role::Scale) => (&mut areas, "/areas".to_owned()),
                (None, Role::Bonus) => (&mut bonus, "/bonus".to_owned()),
                (None, Role::Penalty) => (&mut penalty, "/penalty".to_owned()),
            };
            pointers.push(format!("{list}/{seen}"));
            *seen += 1;
        }
        pointers
    }
}
