//! The words of a cell while it is read, run by run: what is hidden, struck,
//! deleted or a mark is left out and noted, old fonts and symbols are converted.

use super::marks;
use super::symbol::Face;
use crate::formats::note::{CellNote, LeftOut};
use crate::formats::source::{Encoding, Notice};
use crate::formats::table::Cell;

/// Where a run stands beside the line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Script {
    /// On the line.
    #[default]
    Line,
    /// Above it.
    Super,
    /// Below it.
    Sub,
}

/// What is to be known of a run of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Why it is left out, if it is.
    pub out: Option<LeftOut>,
    pub script: Script,
    pub face: Face,
}

/// Pieces of text that were converted, by character set.
#[derive(Debug, Default)]
pub(super) struct Converted {
    tcvn3: usize,
    vni: usize,
}

impl Converted {
    fn count(&mut self, from: Encoding) {
        match from {
            Encoding::Tcvn3 => self.tcvn3 += 1,
            Encoding::Vni => self.vni += 1,
            Encoding::Windows1258 | Encoding::Utf16 => {}
        }
    }

    /// A notice for each character set met.
    pub fn notices(&self) -> impl Iterator<Item = Notice> {
        [(Encoding::Tcvn3, self.tcvn3), (Encoding::Vni, self.vni)]
            .into_iter()
            .filter(|(_, pieces)| 0 < *pieces)
            .map(|(from, pieces)| Notice::Converted { from, pieces })
    }
}

/// The words of one cell or paragraph.
#[derive(Debug, Default)]
pub(super) struct Words {
    text: String,
    notes: Vec<CellNote>,
    /// Text whose place in the cell is not decided yet, with what all of it shares.
    open: String,
    look: Look,
}

impl Words {
    /// Adds text of a look.
    pub fn push(&mut self, text: &str, look: Look, converted: &mut Converted) {
        if text.is_empty() {
            return;
        }
        if look == Look::default() && self.look == look {
            self.open.push_str(text);
            return;
        }
        if (look.out, look.script) != (self.look.out, self.look.script) {
            self.settle();
        }
        // Only what remains is looked at closer; faces may change within a piece.
        self.look = Look { face: Face::Plain, ..look };
        let (made, from, unknown) = look.face.read(text);
        if let Some(from) = from {
            converted.count(from);
        }
        if unknown && look.out.is_none() {
            self.note(CellNote::UnknownSymbol { font: look.face.name().to_owned() });
        }
        self.open.push_str(&made);
    }

    /// Ends the line.
    pub fn break_line(&mut self) {
        self.settle();
        self.text.push('\n');
    }

    /// Adds a note, the same one only once.
    pub fn note(&mut self, note: CellNote) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// The last character that counts, for what depends on it.
    pub fn last(&mut self) -> Option<char> {
        self.settle();
        self.text.chars().next_back()
    }

    /// Decides on the text that is open.
    fn settle(&mut self) {
        let look = std::mem::take(&mut self.look);
        if self.open.is_empty() {
            return;
        }
        let open = std::mem::take(&mut self.open);
        if let Some(why) = look.out {
            self.leave_out(&open, why);
            return;
        }
        match look.script {
            Script::Line => self.text.push_str(&open),
            Script::Super => match marks::superscript(&self.text, open.trim()) {
                Some(kept) => self.text.push_str(&kept),
                None => self.leave_out(&open, LeftOut::Superscript),
            },
            Script::Sub => {
                if marks::subscript_stays(&self.text, open.trim()) {
                    self.text.push_str(&open);
                } else {
                    self.leave_out(&open, LeftOut::Subscript);
                }
            }
        }
    }

    /// Notes that text is left out; deletions side by side are one.
    fn leave_out(&mut self, text: &str, why: LeftOut) {
        let text = Cell::of(text).text();
        if text.is_empty() {
            return;
        }
        // What hides a whole cell hides all its lines: they can be taken back as one.
        let whole = matches!(why, LeftOut::HiddenRow | LeftOut::HiddenColumn);
        if let Some(CellNote::LeftOut { text: before, why: known }) = self.notes.last_mut().filter(|_| whole)
            && *known == why
        {
            before.push('\n');
            before.push_str(&text);
            return;
        }
        self.notes.push(CellNote::LeftOut { text, why });
    }

    /// The finished cell.
    pub fn finish(mut self) -> Cell {
        self.settle();
        marks::finish(&self.text, self.notes)
    }
}
