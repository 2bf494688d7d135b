//! Parts of texts, by bytes.
//!
//! Who cuts a text with brackets brings along how Rust prints any text in the message of a panic, with its tables of what can be
//! printed: 14 KB of WebAssembly. A part that does not begin and end where characters do is empty here. It knows no lines.

/// The part from a byte on.
pub fn from(text: &str, start: usize) -> &str {
    text.get(start..).unwrap_or_default()
}

/// The part before a byte.
pub fn up_to(text: &str, end: usize) -> &str {
    text.get(..end).unwrap_or_default()
}

/// The part from one byte up to another.
pub fn between(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

/// Whether a text is somewhere in another one.
pub fn is_in(text: &str, part: &str) -> bool {
    let mut parts = text.as_bytes().windows(part.len().max(1));
    part.is_empty() || parts.any(|bytes| bytes == part.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{between, from, is_in, up_to};

    #[test]
    fn parts_end_where_characters_do() {
        assert_eq!([from("aé", 1), from("aé", 2), from("aé", 9)], ["é", "", ""]);
        assert_eq!([up_to("éa", 2), up_to("éa", 1)], ["é", ""]);
        assert_eq!([between("aéb", 1, 3), between("aéb", 3, 1)], ["é", ""]);
        let inside = [("abc", "bc"), ("abc", ""), ("abc", "ca"), ("a", "ab")];
        assert_eq!(
            inside.map(|(text, part)| is_in(text, part)),
            [true, true, false, false]
        );
    }
}
