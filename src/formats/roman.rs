//! Counts as programs write them before lines: 1, 01, a, A, i, I.

/// The largest number that is written.
const MOST: usize = 100_000;

/// A count in a format of Word; none for formats not known here.
pub(super) fn written(count: usize, format: &str) -> Option<String> {
    if MOST < count {
        return None;
    }
    Some(match format {
        "decimal" | "" => count.to_string(),
        "decimalZero" => format!("{count:02}"),
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperLetter" => letter(count),
        "lowerLetter" => letter(count).to_lowercase(),
        "none" => String::new(),
        _ => return None,
    })
}

fn roman(count: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = count;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while value <= left {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

/// A … Z, then AA, BB …, as Word goes on.
fn letter(count: usize) -> String {
    let Some(at) = count.checked_sub(1) else { return String::new() };
    let sign = char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    std::iter::repeat_n(sign, (at / 26 + 1).min(30)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_as_word_writes_them() {
        let is = |format: &str, count: usize, shown: &str| {
            assert_eq!(written(count, format).as_deref(), Some(shown), "{format} {count}");
        };
        is("decimal", 12, "12");
        is("upperRoman", 44, "XLIV");
        is("lowerRoman", 9, "ix");
        is("lowerLetter", 3, "c");
        is("upperLetter", 28, "BB");
        is("decimalZero", 7, "07");
        assert_eq!(written(3, "chicago"), None);
        assert_eq!(written(MOST + 1, "lowerRoman"), None);
    }
}
