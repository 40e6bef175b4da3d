//! The keyboard shortcuts and what they are for.

use super::Lang;

/// A shortcut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Shows the shortcuts.
    Help,
    /// Goes to the search of the sheet.
    Find,
    /// Goes to the next criterion that is not answered.
    Next,
    /// Goes one area back.
    PreviousArea,
    /// Goes one area on.
    NextArea,
    /// Takes the last step back.
    Undo,
    /// Does it again.
    Redo,
}

impl Key {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 7] =
        [Self::Help, Self::Find, Self::Next, Self::PreviousArea, Self::NextArea, Self::Undo, Self::Redo];

    /// Whether it is one character, without a key held down.
    #[must_use]
    pub const fn is_letter(self) -> bool {
        !matches!(self, Self::Undo | Self::Redo)
    }

    /// The character, or that pressed together with Ctrl.
    #[must_use]
    pub const fn character(self) -> &'static str {
        match self {
            Self::Help => "?",
            Self::Find => "/",
            Self::Next => "n",
            Self::PreviousArea => "[",
            Self::NextArea => "]",
            Self::Undo => "z",
            Self::Redo => "y",
        }
    }
}

/// The keys to press, and what they do.
#[must_use]
pub fn words(lang: Lang, key: Key) -> (String, &'static str) {
    let what = match key {
        Key::Help => lang.pick("Xem các phím tắt", "Show the shortcuts"),
        Key::Find => lang.pick("Tìm tiêu chí trong phiếu", "Find a criterion on the scoresheet"),
        Key::Next => lang.pick("Đến tiêu chí kế tiếp chưa chấm", "Go to the next criterion not scored"),
        Key::PreviousArea => lang.pick("Lĩnh vực trước", "Previous area"),
        Key::NextArea => lang.pick("Lĩnh vực sau", "Next area"),
        Key::Undo => lang.pick("Hoàn tác, cả khi đang gõ trong ô", "Undo, also while typing"),
        Key::Redo => lang.pick("Làm lại", "Redo"),
    };
    let keys =
        if key.is_letter() { key.character().to_owned() } else { format!("Ctrl + {}", key.character().to_uppercase()) };
    (keys, what)
}
