//! Where the parts of a checked set stand in its file.

use crate::pack::{Pack, Role};

impl Pack {
    /// RFC 6901 pointer of a node: `/areas/0/children/2`.
    #[must_use]
    pub fn pointer_of(&self, idx: usize) -> String {
        let Some(node) = self.nodes.get(idx) else { return String::new() };
        let before = self.nodes.iter().take(idx);
        match node.parent {
            Some(parent) => {
                let position = before.filter(|other| other.parent == node.parent).count();
                format!("{}/children/{position}", self.pointer_of(parent))
            }
            None => {
                let list = match node.role {
                    Role::Scale => "areas",
                    Role::Bonus => "bonus",
                    Role::Penalty => "penalty",
                };
                let position = before.filter(|other| other.parent.is_none() && other.role == node.role).count();
                format!("/{list}/{position}")
            }
        }
    }
}
