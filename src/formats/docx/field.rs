//! Fields: their results are text, their instructions are not.

/// A field that is open.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// Behind the separator stands the result.
    in_result: bool,
}

/// The fields inside one another.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

/// What a field shows.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Result {
    /// What the document holds behind its instruction.
    Stored,
    /// This, by its instruction.
    Text(String),
    /// Something that only Word knows.
    Unknown,
}

impl Fields {
    /// Whether text at this place is shown.
    pub fn is_shown(&self) -> bool {
        self.open.iter().all(|field| field.in_result)
    }

    /// Takes part of an instruction.
    pub fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.in_result) {
            field.instruction.push_str(text);
        }
    }

    /// A mark of a field; gives the instruction of one that ends without a result.
    pub fn mark(&mut self, kind: &str) -> Option<String> {
        match kind {
            "begin" => self.open.push(Field::default()),
            "separate" => {
                if let Some(field) = self.open.last_mut() {
                    field.in_result = true;
                }
            }
            "end" => {
                let field = self.open.pop()?;
                return (!field.in_result).then_some(field.instruction);
            }
            _ => {}
        }
        None
    }
}

/// What a field without a stored result shows.
pub(super) fn result(instruction: &str) -> Result {
    let instruction = instruction.trim();
    let upper = instruction.to_ascii_uppercase();
    if upper.starts_with("AUTONUM") || upper.starts_with("LISTNUM") || upper.starts_with("SEQ") {
        return Result::Unknown;
    }
    let Some(rest) = upper.strip_prefix("EQ") else { return Result::Stored };
    // A fraction, `EQ \f(1;2)`; with a comma where the list separator is one.
    let body = instruction.get(instruction.len() - rest.len()..).unwrap_or_default().trim();
    let fraction =
        body.strip_prefix("\\f(").or_else(|| body.strip_prefix("\\F(")).and_then(|rest| rest.strip_suffix(')'));
    let parts = fraction.and_then(|inside| inside.split_once(';').or_else(|| inside.split_once(',')));
    match parts {
        Some((above, below)) if !above.contains('\\') && !below.contains(['\\', ',', ';']) => {
            Result::Text(format!("{}/{}", above.trim(), below.trim()))
        }
        _ => Result::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_show_results_and_fractions() {
        assert_eq!(result(" EQ \\f(1;2) "), Result::Text("1/2".to_owned()));
        assert_eq!(result("EQ \\F(9,10)"), Result::Text("9/10".to_owned()));
        assert_eq!(result("EQ \\r(3;x)"), Result::Unknown);
        assert_eq!(result("AUTONUMLGL"), Result::Unknown);
        assert_eq!(result("PAGEREF a"), Result::Stored);
        let mut fields = Fields::default();
        assert_eq!(fields.mark("begin"), None);
        fields.instruct("DATE");
        assert!(!fields.is_shown());
        assert_eq!(fields.mark("separate"), None);
        assert!(fields.is_shown());
        assert_eq!(fields.mark("end"), None);
    }
}
