//! RFC 6901 pointers: how a place in a file is named in every problem.

/// `parent` followed by the member `name`, with `~` and `/` escaped.
///
/// The empty pointer is the whole file.
///
/// # Example
/// `member("/areas/0", "a/b")` is `/areas/0/a~1b`.
pub fn member(parent: &str, name: &str) -> String {
    let mut out = String::with_capacity(parent.len() + name.len() + 1);
    out.push_str(parent);
    push_member(&mut out, name);
    out
}

/// `parent` followed by the list position `idx`, counted from 0.
pub fn element(parent: &str, idx: usize) -> String {
    let mut out = parent.to_owned();
    push_element(&mut out, idx);
    out
}

/// Appends `/` and the list position to `out`.
pub fn push_element(out: &mut String, idx: usize) {
    out.push('/');
    out.push_str(&idx.to_string());
}

/// Appends `/` and the escaped `name` to `out`.
pub fn push_member(out: &mut String, name: &str) {
    out.push('/');
    if !name.bytes().any(|b| matches!(b, b'~' | b'/')) {
        return out.push_str(name);
    }
    for c in name.chars() {
        match c {
            '~' => out.push_str("~0"),
            '/' => out.push_str("~1"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_escaped_and_positions_are_plain() {
        assert_eq!(member("", "a/b~c"), "/a~1b~0c");
        assert_eq!(element("/list", 12), "/list/12");
        assert_eq!(member("", ""), "/");
    }
}
