//! Vietnamese text from before Unicode: TCVN3 (TCVN 5712:1993, the fonts .Vn…),
//! VNI for Windows, and the code page windows-1258.
//!
//! In documents the font of a run tells which it is; in plain text the words do:
//! a reading counts when it makes Vietnamese syllables where there were none.

use crate::base::vietnamese::nfc;
use crate::formats::source::Encoding;

/// The letters of TCVN3 from byte A1 to FE.
const TCVN3: [char; 94] = [
    'Ă', 'Â', 'Ê', 'Ô', 'Ơ', 'Ư', 'Đ', 'ă', 'â', 'ê', 'ô', 'ơ', 'ư', 'đ', 'Ặ', '\u{300}', '\u{309}', '\u{303}',
    '\u{301}', '\u{323}', 'à', 'ả', 'ã', 'á', 'ạ', 'Ẳ', 'ằ', 'ẳ', 'ẵ', 'ắ', 'Ẵ', 'Ắ', 'Ầ', 'Ẩ', 'Ẫ', 'Ấ', 'Ề', 'ặ',
    'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ', 'è', 'Ể', 'ẻ', 'ẽ', 'é', 'ẹ', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'ì', 'ỉ', 'Ễ', 'Ế', 'Ồ', 'ĩ', 'í',
    'ị', 'ò', 'Ổ', 'ỏ', 'õ', 'ó', 'ọ', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ', 'ù', 'Ỗ', 'ủ', 'ũ', 'ú', 'ụ',
    'ừ', 'ử', 'ữ', 'ứ', 'ự', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ',
];

/// What a letter of VNI adds to the vowel before it: its shape and its tone.
const VNI_MARKS: [(char, &str); 17] = [
    ('ù', "\u{301}"),
    ('ø', "\u{300}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('á', "\u{302}\u{301}"),
    ('à', "\u{302}\u{300}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('ê', "\u{306}"),
    ('é', "\u{306}\u{301}"),
    ('è', "\u{306}\u{300}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
];
/// Letters of VNI that are one letter by themselves.
const VNI_LETTERS: [(char, char); 7] =
    [('ô', 'ơ'), ('ö', 'ư'), ('ñ', 'đ'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ')];

/// Windows-1258 where it differs from Latin-1, and windows-1252 for the rest.
const CP1258: [(u8, char); 39] = [
    (0x80, '€'),
    (0x82, '‚'),
    (0x83, 'ƒ'),
    (0x84, '„'),
    (0x85, '…'),
    (0x86, '†'),
    (0x87, '‡'),
    (0x88, 'ˆ'),
    (0x89, '‰'),
    (0x8B, '‹'),
    (0x8C, 'Œ'),
    (0x91, '‘'),
    (0x92, '’'),
    (0x93, '“'),
    (0x94, '”'),
    (0x95, '•'),
    (0x96, '–'),
    (0x97, '—'),
    (0x98, '˜'),
    (0x99, '™'),
    (0x9B, '›'),
    (0x9C, 'œ'),
    (0x9F, 'Ÿ'),
    (0xC3, 'Ă'),
    (0xCC, '\u{300}'),
    (0xD0, 'Đ'),
    (0xD2, '\u{309}'),
    (0xD5, 'Ơ'),
    (0xDD, 'Ư'),
    (0xDE, '\u{303}'),
    (0xE3, 'ă'),
    (0xEC, '\u{301}'),
    (0xF0, 'đ'),
    (0xF2, '\u{323}'),
    (0xF5, 'ơ'),
    (0xFD, 'ư'),
    (0xFE, '₫'),
    (0xFF, 'ÿ'),
    (0xA0, '\u{A0}'),
];

/// Text of a TCVN3 font, whose letters programs take for Latin-1.
pub(super) fn tcvn3(text: &str) -> String {
    let letter = |c: char| {
        let byte = latin(c)?;
        TCVN3.get(usize::from(byte.checked_sub(0xA1)?)).copied()
    };
    nfc(&text.chars().map(|c| letter(c).unwrap_or(c)).collect::<String>())
}

/// Text of a VNI font, whose letters programs take for Latin-1.
pub(super) fn vni(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut vowel = false;
    for c in text.chars() {
        let small = c.to_lowercase().next().unwrap_or(c);
        let mark = VNI_MARKS.iter().find(|(known, _)| *known == small).filter(|_| vowel);
        if let Some((_, marks)) = mark {
            out.push_str(marks);
            vowel = false;
            continue;
        }
        let letter = VNI_LETTERS.iter().find(|(known, _)| *known == small).map(|(_, letter)| *letter);
        match letter {
            Some(letter) if c == small => out.push(letter),
            Some(letter) => out.extend(letter.to_uppercase()),
            None => out.push(c),
        }
        vowel = matches!(small, 'a' | 'e' | 'o' | 'u' | 'y' | 'ô' | 'ö');
    }
    nfc(&out)
}

/// Bytes in windows-1258.
pub(super) fn windows1258(bytes: &[u8]) -> String {
    let one = |byte: &u8| CP1258.iter().find(|(known, _)| known == byte).map_or(char::from(*byte), |(_, c)| *c);
    nfc(&bytes.iter().map(one).collect::<String>())
}

/// Bytes in windows-1252.
pub(super) fn windows1252(bytes: &[u8]) -> String {
    let low = |byte: &u8| CP1258.iter().find(|(known, _)| known == byte && *byte < 0xA0);
    bytes.iter().map(|byte| low(byte).map_or(char::from(*byte), |(_, c)| *c)).collect()
}

/// Bytes as programs without any notion of Vietnamese show them.
fn latin1(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// The byte behind a character of Latin-1, or of the private area of symbol fonts.
pub(super) fn latin(c: char) -> Option<u8> {
    let code = u32::from(c);
    let code = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    u8::try_from(code).ok()
}

/// Bytes that are not UTF-8, in the character set that makes most Vietnamese of
/// them; none when no character set does.
pub(super) fn of_bytes(bytes: &[u8]) -> Option<(String, Encoding)> {
    let plain = latin1(bytes);
    let mut readings =
        [(windows1258(bytes), Encoding::Windows1258), (tcvn3(&plain), Encoding::Tcvn3), (vni(&plain), Encoding::Vni)];
    let mut best: Option<(i64, usize)> = None;
    for (at, (text, _)) in readings.iter().enumerate() {
        let worth = worth(text);
        if 0 < worth && best.is_none_or(|(most, _)| most < worth) {
            best = Some((worth, at));
        }
    }
    let (_, at) = best?;
    readings.get_mut(at).map(|(text, from)| (std::mem::take(text), *from))
}

/// Text that is Unicode by its form, line by line converted where a font of TCVN3
/// or VNI was lost on the way; none when it is fine as it is. The second is the
/// number of lines converted.
pub(super) fn of_text(text: &str) -> Option<(String, Encoding, usize)> {
    // Text of Unicode has few characters that are no letters of Vietnamese.
    if text.chars().filter(|c| is_odd(*c)).take(3).count() < 3 {
        return None;
    }
    let mut best: Option<(i64, String, Encoding, usize)> = None;
    for from in [Encoding::Tcvn3, Encoding::Vni] {
        let convert = if from == Encoding::Vni { vni } else { tcvn3 };
        let (mut out, mut gain, mut lines) = (String::with_capacity(text.len()), 0, 0);
        for line in text.split_inclusive('\n') {
            // Letters that only Unicode has, and none that it has no use for.
            let unicode = |c| matches!(c, '\u{1EA0}'..='\u{1EF9}' | 'ă' | 'đ' | 'ơ' | 'ư');
            let fine = line.is_ascii() || (line.contains(unicode) && !line.contains(is_odd));
            let converted = if fine { String::new() } else { convert(line) };
            let more = if fine { 0 } else { worth(&converted) - worth(line) };
            if 1 < more {
                gain += more;
                lines += 1;
                out.push_str(&converted);
            } else {
                out.push_str(line);
            }
        }
        // One odd word is no proof.
        if 5 < gain && best.as_ref().is_none_or(|(most, ..)| *most < gain) {
            best = Some((gain, out, from, lines));
        }
    }
    best.map(|(_, out, from, lines)| (out, from, lines))
}

/// A character of Latin-1 that Vietnamese in Unicode has no use for.
fn is_odd(c: char) -> bool {
    let letters = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý«»·°±×÷";
    matches!(c, '\u{A1}'..='\u{FF}' | '\u{F0A1}'..='\u{F0FF}') && !letters.contains(c)
}

/// Vietnamese syllables with a mark, less words with foreign letters that are none.
fn worth(text: &str) -> i64 {
    let words = text.split(|c: char| c.is_ascii_punctuation() || c.is_whitespace() || c.is_ascii_digit());
    words.filter(|word| !word.is_ascii()).map(|word| if is_syllable(word) { 1 } else { -1 }).sum()
}

const FIRST: [&str; 27] = [
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x",
];
const LAST: [&str; 9] = ["", "ng", "nh", "ch", "c", "m", "n", "p", "t"];
const MIDDLE: [&str; 56] = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia",
    "iê", "iêu", "iu", "oa", "oă", "oai", "oay", "oe", "oi", "ôi", "ơi", "oo", "ua", "uâ", "uây", "uê", "ui", "uô",
    "uôi", "uơ", "uy", "uya", "uyê", "uyu", "ưa", "ưi", "ươ", "ươi", "ươu", "ưu", "yê", "yêu", "oao", "oeo", "uao",
];

/// Whether a word is built like a Vietnamese syllable, in small or large letters.
fn is_syllable(word: &str) -> bool {
    let small: String = nfc(word).chars().flat_map(char::to_lowercase).collect();
    let has_large = word.chars().any(char::is_uppercase);
    // Capitals stand at the beginning or throughout.
    if has_large && word.chars().skip(1).any(char::is_uppercase) && word.chars().any(char::is_lowercase) {
        return false;
    }
    let toneless: String = small.chars().map(crate::base::vietnamese::without_tone).collect();
    let fits = |first: &str| {
        toneless.strip_prefix(first).is_some_and(|rest| {
            LAST.iter().any(|last| rest.strip_suffix(last).is_some_and(|middle| MIDDLE.contains(&middle)))
        })
    };
    fits("") || FIRST.iter().any(|first| fits(first)) || matches!(&*toneless, "gi" | "gin" | "giêng" | "giêt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_fonts_become_unicode() {
        assert_eq!(tcvn3("Tiªu chÝ; §iÓm tèi ®a; C¸ch chÊm; ®\u{AD}a ra"), "Tiêu chí; Điểm tối đa; Cách chấm; đưa ra");
        assert_eq!(tcvn3("Tû lÖ ng\u{F0AD}êi d©n"), "Tỷ lệ người dân");
        assert_eq!(
            vni("Tieâu chí; Ñieåm toái ña; Caùch chaám; ñöa ra; ngöôøi daân; kyø haïn; tæ leä"),
            "Tiêu chí; Điểm tối đa; Cách chấm; đưa ra; người dân; kỳ hạn; tỉ lệ"
        );
        assert_eq!(vni("ÑIEÅM TOÁI ÑA, THUÛ TUÏC"), "ĐIỂM TỐI ĐA, THỦ TỤC");
    }

    #[test]
    fn plain_text_tells_its_character_set_by_its_words() {
        let bytes = |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>();
        let (text, from) = of_bytes(&bytes("Tiªu chÝ; §iÓm tèi ®a")).unwrap();
        assert_eq!((&*text, from), ("Tiêu chí; Điểm tối đa", Encoding::Tcvn3));
        let (text, from) = of_bytes(&bytes("Tieâu chí; Ñieåm toái ña")).unwrap();
        assert_eq!((&*text, from), ("Tiêu chí; Điểm tối đa", Encoding::Vni));
        let (text, from) = of_bytes(&bytes("Tiêu chí; ÐiêÒm tôìi ða")).unwrap();
        assert_eq!((&*text, from), ("Tiêu chí; Điểm tối đa", Encoding::Windows1258));
        assert_eq!(of_bytes(&[b'a', b'\t', 0xFF, b'\n']), None);
        // Unicode stays as it is, also where it looks like something else.
        for fine in ["Tiêu chí: Điểm tối đa", "Café © 2026 × 3", "§ 5 ® ª", "Tỷ lệ ≥ 90 %: đạt"]
        {
            assert_eq!(of_text(fine), None, "{fine}");
        }
        let lost = "Tiªu chÝ\tĐiểm\nKÕ ho¹ch c¶i c¸ch hµnh chÝnh\t2\n§¹t yªu cÇu\t1\n";
        let (text, from, lines) = of_text(lost).unwrap();
        assert_eq!(text, "Tiêu chí\tĐiểm\nKế hoạch cải cách hành chính\t2\nĐạt yêu cầu\t1\n");
        assert_eq!((from, lines), (Encoding::Tcvn3, 3));
    }
}
