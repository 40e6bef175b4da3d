//! Fonts whose letters are symbols: what they draw, as Unicode.

use super::charset::{latin, tcvn3, vni};
use crate::formats::source::Encoding;

/// How a font draws the characters of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Face {
    /// As Unicode says.
    #[default]
    Plain,
    /// Letters of TCVN3; with `capitals`, small ones look like large ones.
    Tcvn3 {
        /// A font of capitals (.VnTimeH).
        capitals: bool,
    },
    /// Letters of VNI.
    Vni,
    /// The symbols of Symbol.
    Symbol,
    /// The symbols of Wingdings.
    Wingdings,
    /// The symbols of Wingdings 2.
    Wingdings2,
    /// Symbols that are not known here, with the name of the font.
    Unknown(&'static str),
}

/// The symbols of Symbol from byte 21 to 7E and from A0 to FE; `□` where there is none.
const SYMBOL_LOW: &str =
    "!∀#∃%&∋()*+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~";
const SYMBOL_HIGH: &str =
    "€ϒ′≤/∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|—↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑(|([|[{{{|□⟩∫∫|∫)|)]|]}}}";

const WINGDINGS: [(u8, char); 30] = [
    (0x20, ' '),
    (0x6C, '●'),
    (0x6D, '○'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x70, '□'),
    (0x71, '□'),
    (0x72, '□'),
    (0x73, '◆'),
    (0x74, '◆'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9F, '•'),
    (0xA7, '▪'),
    (0xA8, '□'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE8, '→'),
    (0xEF, '⇐'),
    (0xF0, '⇒'),
    (0xF1, '⇑'),
    (0xF2, '⇓'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
    (0xB7, '•'),
];
const WINGDINGS2: [(u8, char); 7] =
    [(0x20, ' '), (0x4F, '✗'), (0x50, '✓'), (0x51, '☒'), (0x52, '☑'), (0x54, '☒'), (0xA3, '□')];

impl Face {
    /// The face of a font, by its name; of a list of fonts, the first counts.
    pub fn of(font: &str) -> Self {
        let first = font.split(',').next().unwrap_or_default();
        let name = first.trim().trim_matches(['"', '\'']).trim();
        let small = name.to_ascii_lowercase();
        match &*small {
            "symbol" | "symbol mt" => Self::Symbol,
            "wingdings" => Self::Wingdings,
            "wingdings 2" => Self::Wingdings2,
            "wingdings 3" => Self::Unknown("Wingdings 3"),
            "webdings" => Self::Unknown("Webdings"),
            "mt extra" => Self::Unknown("MT Extra"),
            _ if small.starts_with(".vn") => Self::Tcvn3 { capitals: name.ends_with('H') },
            _ if small.starts_with("vni-") || small.starts_with("vni ") => Self::Vni,
            _ => Self::Plain,
        }
    }

    /// The name of a symbol font.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain | Self::Tcvn3 { .. } | Self::Vni => "",
            Self::Symbol => "Symbol",
            Self::Wingdings => "Wingdings",
            Self::Wingdings2 => "Wingdings 2",
            Self::Unknown(name) => name,
        }
    }

    /// The text as Unicode, the character set it was converted from, and whether
    /// some symbol is not known.
    pub fn read(self, text: &str) -> (String, Option<Encoding>, bool) {
        let converted = |made: String, from| {
            let changed = made != text;
            (made, changed.then_some(from), false)
        };
        match self {
            Self::Plain => (text.to_owned(), None, false),
            Self::Tcvn3 { capitals } => {
                let made = tcvn3(text);
                converted(if capitals { made.to_uppercase() } else { made }, Encoding::Tcvn3)
            }
            Self::Vni => converted(vni(text), Encoding::Vni),
            Self::Symbol | Self::Wingdings | Self::Wingdings2 | Self::Unknown(_) => {
                let made: String = text.chars().map(|c| self.symbol(c)).collect();
                let unknown = made.contains('\u{FFFC}');
                (made.replace('\u{FFFC}', "□"), None, unknown)
            }
        }
    }

    /// The symbol that a character draws; U+FFFC for one that is not known.
    fn symbol(self, c: char) -> char {
        const UNKNOWN: char = '\u{FFFC}';
        // Anything beyond one byte was not drawn by a symbol font.
        let Some(byte) = latin(c) else { return c };
        if c.is_whitespace() || byte == 0x20 {
            return ' ';
        }
        let listed = |list: &[(u8, char)]| list.iter().find(|(known, _)| *known == byte).map(|(_, c)| *c);
        match self {
            Self::Symbol => {
                let (from, letters) = if byte < 0xA0 { (0x21, SYMBOL_LOW) } else { (0xA0, SYMBOL_HIGH) };
                byte.checked_sub(from).and_then(|at| letters.chars().nth(usize::from(at))).unwrap_or(UNKNOWN)
            }
            Self::Wingdings => listed(&WINGDINGS).unwrap_or(UNKNOWN),
            Self::Wingdings2 => listed(&WINGDINGS2).unwrap_or(UNKNOWN),
            _ => UNKNOWN,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_what_their_font_draws() {
        let symbol = |text: &str| Face::of("Symbol, serif").read(text).0;
        assert_eq!(symbol("\u{F0A3}\u{F0B3}\u{F0B4}\u{F0B8}\u{F0B1}\u{F0B9}"), "≤≥×÷±≠");
        assert_eq!(symbol("£ 5"), "≤ 5");
        assert_eq!(symbol("a\u{F0E5}\u{F0D6}\u{F0A5}\u{F0B7}\u{F0DE}\u{F0AE}"), "α∑√∞•⇒→");
        assert_eq!(symbol("≤"), "≤");
        assert_eq!((SYMBOL_LOW.chars().count(), SYMBOL_HIGH.chars().count()), (0x7E - 0x20, 0xFE - 0x9F));
        assert_eq!(Face::of("Wingdings").read("\u{F0FC}ü").0, "✓✓");
        assert_eq!(Face::of("MT Extra").read("\u{F04B}"), ("□".to_owned(), None, true));
    }

    #[test]
    fn fonts_are_known_by_their_names() {
        assert_eq!(Face::of("\".VnTimeH\", sans-serif"), Face::Tcvn3 { capitals: true });
        assert_eq!(Face::of(".VnTime"), Face::Tcvn3 { capitals: false });
        assert_eq!(Face::of("'VNI-Times'"), Face::Vni);
        assert_eq!(Face::of("Times New Roman"), Face::Plain);
        assert_eq!(Face::of(".VnTimeH").read("c¶i c¸ch").0, "CẢI CÁCH");
    }
}
