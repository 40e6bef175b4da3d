//! Places in the application, as the part of the address behind `#`.
//!
//! Works from any static host and from a file, without rewrite rules. The
//! address names the draft, so a reload comes back to where one was.

use std::fmt;

/// A page of an open draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftPage {
    /// The sheet, at an area or at a criterion, by node id; the first area when empty.
    Sheet(String),
    /// Evidence register.
    Evidence,
    /// Rank.
    Rank,
    /// What-if and the shortest way.
    Plan,
    /// The sheet of a scenario, by its id, at a node as before.
    Scenario(String, String),
    /// Areas, persons in charge, the year before.
    Overview,
    /// Report and sign-off.
    Export,
}

/// What the page of comparison starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// Nothing, or where it was left.
    Nothing,
    /// A stored draft that is to move, by its id.
    Draft(String),
    /// A pack, by its id.
    Pack(String),
}

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Drafts and packs.
    Home,
    /// A page of a draft, by the draft's id.
    Draft(String, DraftPage),
    /// Checks a submission.
    Verify,
    /// Signing keys of this machine.
    Keys,
    /// The secretariat's roster of keys.
    Roster,
    /// The secretariat's desk.
    Desk,
    /// The studio, where sets are made.
    Studio,
    /// A pack, read only, by its id.
    Pack(String),
    /// Two packs side by side, and drafts moved between them.
    Compare(Start),
    /// Measures the engine in this browser.
    Speed,
    /// Help.
    Help,
}

impl Route {
    /// Reads the part of an address behind `#`; an unknown one is the start.
    #[must_use]
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["phieu", id] | ["phieu", id, "cham"] => Self::Draft((*id).into(), DraftPage::Sheet(String::new())),
            ["phieu", id, "cham", area] => Self::Draft((*id).into(), DraftPage::Sheet((*area).into())),
            ["phieu", id, "tong-quan"] => Self::Draft((*id).into(), DraftPage::Overview),
            ["phieu", id, "tai-lieu"] => Self::Draft((*id).into(), DraftPage::Evidence),
            ["phieu", id, "xep-hang"] => Self::Draft((*id).into(), DraftPage::Rank),
            ["phieu", id, "ke-hoach"] => Self::Draft((*id).into(), DraftPage::Plan),
            ["phieu", id, "kich-ban", one] => {
                Self::Draft((*id).into(), DraftPage::Scenario((*one).into(), String::new()))
            }
            ["phieu", id, "kich-ban", one, area] => {
                Self::Draft((*id).into(), DraftPage::Scenario((*one).into(), (*area).into()))
            }
            ["phieu", id, "xuat"] => Self::Draft((*id).into(), DraftPage::Export),
            ["kiem-tra"] => Self::Verify,
            ["khoa"] => Self::Keys,
            ["so-khoa"] => Self::Roster,
            ["ban-tham-dinh"] => Self::Desk,
            ["xuong"] => Self::Studio,
            ["bo", id] => Self::Pack((*id).into()),
            ["so-sanh"] => Self::Compare(Start::Nothing),
            ["so-sanh", "phieu", id] => Self::Compare(Start::Draft((*id).into())),
            ["so-sanh", "bo", id] => Self::Compare(Start::Pack((*id).into())),
            ["do-toc-do"] => Self::Speed,
            ["tro-giup"] => Self::Help,
            _ => Self::Home,
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("#/"),
            Self::Draft(id, DraftPage::Sheet(area)) if area.is_empty() => write!(f, "#/phieu/{id}/cham"),
            Self::Draft(id, DraftPage::Sheet(area)) => write!(f, "#/phieu/{id}/cham/{area}"),
            Self::Draft(id, DraftPage::Overview) => write!(f, "#/phieu/{id}/tong-quan"),
            Self::Draft(id, DraftPage::Evidence) => write!(f, "#/phieu/{id}/tai-lieu"),
            Self::Draft(id, DraftPage::Rank) => write!(f, "#/phieu/{id}/xep-hang"),
            Self::Draft(id, DraftPage::Plan) => write!(f, "#/phieu/{id}/ke-hoach"),
            Self::Draft(id, DraftPage::Scenario(one, area)) if area.is_empty() => {
                write!(f, "#/phieu/{id}/kich-ban/{one}")
            }
            Self::Draft(id, DraftPage::Scenario(one, area)) => write!(f, "#/phieu/{id}/kich-ban/{one}/{area}"),
            Self::Draft(id, DraftPage::Export) => write!(f, "#/phieu/{id}/xuat"),
            Self::Verify => f.write_str("#/kiem-tra"),
            Self::Keys => f.write_str("#/khoa"),
            Self::Roster => f.write_str("#/so-khoa"),
            Self::Desk => f.write_str("#/ban-tham-dinh"),
            Self::Studio => f.write_str("#/xuong"),
            Self::Pack(id) => write!(f, "#/bo/{id}"),
            Self::Compare(Start::Nothing) => f.write_str("#/so-sanh"),
            Self::Compare(Start::Draft(id)) => write!(f, "#/so-sanh/phieu/{id}"),
            Self::Compare(Start::Pack(id)) => write!(f, "#/so-sanh/bo/{id}"),
            Self::Speed => f.write_str("#/do-toc-do"),
            Self::Help => f.write_str("#/tro-giup"),
        }
    }
}
