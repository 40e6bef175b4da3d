//! Equations of Word in one line of text: a fraction is `a/b`.

/// Part of an equation while it is read.
#[derive(Debug, Default)]
struct Part {
    name: String,
    /// Its children by name, in order.
    parts: Vec<(String, String)>,
    text: String,
    /// Signs around the content, of a pair of brackets; of a sum, its sign.
    begin: Option<String>,
    end: Option<String>,
}

/// An equation while it is read.
#[derive(Debug, Default)]
pub(super) struct Equation {
    open: Vec<Part>,
    /// Objects inside the deepest one that is kept apart.
    deeper: usize,
}

/// Deepest nesting that is kept apart; what is deeper is one text.
const MOST_DEPTH: usize = 40;

/// The objects of which an equation is built.
const OBJECTS: [&str; 29] = [
    "f",
    "num",
    "den",
    "d",
    "e",
    "sSup",
    "sSub",
    "sSubSup",
    "sup",
    "sub",
    "rad",
    "deg",
    "nary",
    "func",
    "fName",
    "oMath",
    "m",
    "mr",
    "acc",
    "bar",
    "box",
    "borderBox",
    "groupChr",
    "eqArr",
    "limLow",
    "limUpp",
    "lim",
    "phant",
    "sPre",
];

impl Equation {
    /// Whether an equation is open.
    pub const fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Begins an object; anything else is passed through.
    pub fn start(&mut self, name: &str) {
        if OBJECTS.contains(&name) && MOST_DEPTH <= self.open.len() {
            self.deeper += 1;
        } else if OBJECTS.contains(&name) && (name == "oMath" || self.is_open()) {
            self.open.push(Part { name: name.to_owned(), ..Part::default() });
        }
    }

    /// A sign of brackets or of a sum: `begChr`, `endChr`, `chr`.
    pub fn sign(&mut self, name: &str, value: String) {
        if let Some(part) = self.open.last_mut() {
            match name {
                "begChr" | "chr" => part.begin = Some(value),
                "endChr" => part.end = Some(value),
                _ => {}
            }
        }
    }

    /// Adds words.
    pub fn push(&mut self, text: &str) {
        if let Some(part) = self.open.last_mut() {
            part.text.push_str(text);
        }
    }

    /// Ends an object; gives the whole text when it was the equation.
    pub fn end(&mut self, name: &str) -> Option<String> {
        if 0 < self.deeper && OBJECTS.contains(&name) {
            self.deeper -= 1;
            return None;
        }
        if self.open.last().is_none_or(|part| part.name != name) {
            return None;
        }
        let part = self.open.pop()?;
        let text = part.joined();
        match self.open.last_mut() {
            None => return Some(text),
            Some(outer) if is_role(name) => outer.parts.push((name.to_owned(), text)),
            Some(outer) => {
                // A number before a fraction: 1 1/2, not 11/2.
                let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
                if digit(outer.text.chars().next_back()) && digit(text.chars().next()) && name == "f" {
                    outer.text.push(' ');
                }
                outer.text.push_str(&text);
            }
        }
        None
    }
}

/// Whether an object is only a part of the one around it.
fn is_role(name: &str) -> bool {
    matches!(name, "num" | "den" | "e" | "sup" | "sub" | "deg" | "fName" | "mr" | "lim")
}

impl Part {
    fn of(&self, name: &str) -> String {
        self.parts.iter().filter(|(known, _)| known == name).map(|(_, text)| text.trim()).collect::<Vec<_>>().join("; ")
    }

    fn joined(&self) -> String {
        let of = |name: &str| self.of(name);
        match self.name.as_str() {
            "f" => fraction(&of("num"), &of("den")),
            "d" => {
                let sign = |sign: &Option<String>, usual: &str| sign.clone().unwrap_or_else(|| usual.to_owned());
                format!("{}{}{}", sign(&self.begin, "("), of("e"), sign(&self.end, ")"))
            }
            "sSup" => format!("{}^{}", of("e"), single(&of("sup"))),
            "sSub" => format!("{}{}", of("e"), of("sub")),
            "sSubSup" => format!("{}{}^{}", of("e"), of("sub"), single(&of("sup"))),
            "rad" => format!("√{}", single(&of("e"))),
            "nary" => format!("{}{}", self.begin.clone().unwrap_or_else(|| "∫".to_owned()), single(&of("e"))),
            "func" => format!("{}{}", of("fName"), single(&of("e"))),
            "m" => of("mr"),
            "mr" => of("e"),
            _ if self.parts.is_empty() => self.text.clone(),
            _ => {
                let parts = self.parts.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ");
                format!("{}{parts}", self.text)
            }
        }
    }
}

/// A text as one operand: in brackets unless it is one word or number.
fn single(text: &str) -> String {
    let bracketed = text.starts_with('(') && text.ends_with(')');
    let simple = text.chars().all(|c| c.is_alphanumeric() || matches!(c, ',' | '.' | '%'));
    if simple || bracketed { text.to_owned() } else { format!("({text})") }
}

/// A fraction in one line; words stay readable without brackets.
fn fraction(above: &str, below: &str) -> String {
    let sums = |text: &str| text.contains(['+', '-', '−', '–', '×', '÷', '*', '/', ':']);
    let plain = |text: &str| text.chars().all(|c| c.is_alphanumeric() || matches!(c, ',' | '.' | '%'));
    if plain(above) && plain(below) {
        return format!("{above}/{below}");
    }
    let operand = |text: &str| if sums(text) { single(text) } else { text.to_owned() };
    format!("{} / {}", operand(above), operand(below))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `f(num(9) den(10))` in the order of the pieces of a document.
    fn read(pieces: &[&str]) -> String {
        let mut equation = Equation::default();
        equation.start("oMath");
        for piece in pieces {
            match (piece.strip_prefix('<'), piece.strip_prefix('>')) {
                (Some(name), _) => equation.start(name),
                (_, Some(name)) => {
                    assert_eq!(equation.end(name), None);
                }
                _ => equation.push(piece),
            }
        }
        equation.end("oMath").unwrap()
    }

    #[test]
    fn a_deep_equation_is_read_in_straight_time() {
        let deep = 100_000;
        let mut equation = Equation::default();
        equation.start("oMath");
        (0..deep).for_each(|_| equation.start("f"));
        equation.push("1");
        (0..deep).for_each(|_| assert_eq!(equation.end("f"), None));
        assert_eq!(equation.end("oMath").map(|text| text.contains('/')), Some(true));
    }

    #[test]
    fn equations_are_one_line() {
        assert_eq!(read(&["<f", "<num", "9", ">num", "<den", "10", ">den", ">f"]), "9/10");
        assert_eq!(read(&["1", "<f", "<num", "1", ">num", "<den", "2", ">den", ">f"]), "1 1/2");
        let words = ["<f", "<num", "Số hồ sơ đúng hạn", ">num", "<den", "Tổng số hồ sơ", ">den", ">f", "×3"];
        assert_eq!(read(&words), "Số hồ sơ đúng hạn / Tổng số hồ sơ×3");
        let sum = ["<f", "<num", "a+b", ">num", "<den", "c", ">den", ">f"];
        assert_eq!(read(&sum), "(a+b) / c");
        assert_eq!(read(&["<d", "<e", "a", ">e", "<e", "b", ">e", ">d"]), "(a; b)");
        assert_eq!(read(&["<sSup", "<e", "x", ">e", "<sup", "2", ">sup", ">sSup"]), "x^2");
    }
}
