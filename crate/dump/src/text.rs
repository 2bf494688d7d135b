//! Texts of a dump: names of classes and fields in modified UTF-8 (JVMS 4.4.7), and how Java writes a class's name.
//!
//! It does not know which texts are whose names.

use rustc_hash::FxHashMap;

/// All texts of a dump, one behind the other.
#[derive(Default)]
pub struct Texts {
    bytes: Vec<u8>,
    /// Where each begins and how long it is.
    places: FxHashMap<u64, (usize, u32)>,
}

impl Texts {
    /// Keeps a text.
    pub fn add(&mut self, id: u64, text: &[u8]) {
        self.places
            .insert(id, (self.bytes.len(), text.len() as u32));
        self.bytes.extend_from_slice(text);
    }

    /// The bytes of a text; none has no bytes.
    pub fn bytes(&self, id: u64) -> &[u8] {
        match self.places.get(&id) {
            Some(&(start, length)) => &self.bytes[start..start + length as usize],
            None => &[],
        }
    }

    /// A text as Java has it.
    pub fn text(&self, id: u64) -> String {
        from_modified(self.bytes(id))
    }
}

/// What modified UTF-8 says. What is none says U+FFFD.
pub fn from_modified(bytes: &[u8]) -> String {
    let mut units: Vec<u16> = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter().copied().peekable();
    let more = |first: u8, count: u32, rest: &mut std::iter::Peekable<_>| -> u16 {
        let mut unit = u16::from(first);
        for _ in 0..count {
            match rest.next_if(|byte: &u8| byte & 0xc0 == 0x80) {
                Some(byte) => unit = unit << 6 | u16::from(byte & 0x3f),
                None => return 0xfffd,
            }
        }
        unit
    };
    while let Some(first) = rest.next() {
        units.push(match first {
            0..0x80 => u16::from(first),
            0xc0..0xe0 => more(first & 0x1f, 1, &mut rest),
            0xe0..0xf0 => more(first & 0x0f, 2, &mut rest),
            _ => 0xfffd,
        });
    }
    String::from_utf16_lossy(&units)
}

/// How `Class.getName` and a source write the name of a class that a dump calls `java/lang/Object` or `[[B`.
pub fn class_name(internal: &str) -> String {
    let element = internal.trim_start_matches('[');
    let dimensions = internal.len() - element.len();
    let name = match (dimensions, element) {
        (0, name) => dotted(name),
        (_, "Z") => "boolean".to_string(),
        (_, "C") => "char".to_string(),
        (_, "F") => "float".to_string(),
        (_, "D") => "double".to_string(),
        (_, "B") => "byte".to_string(),
        (_, "S") => "short".to_string(),
        (_, "I") => "int".to_string(),
        (_, "J") => "long".to_string(),
        (_, name) => dotted(
            name.strip_prefix('L')
                .and_then(|name| name.strip_suffix(';'))
                .unwrap_or(name),
        ),
    };
    format!("{name}{}", "[]".repeat(dimensions))
}

/// A hidden class has a `/` before its number, which a dump writes as `+`.
fn dotted(name: &str) -> String {
    name.replace('/', ".").replace("+0x", "/0x")
}

#[cfg(test)]
mod tests {
    use super::{class_name, from_modified};

    #[test]
    fn modified_utf_8_has_its_zero_and_its_surrogates() {
        let cases: [(&[u8], &str); 6] = [
            (b"plain", "plain"),
            (b"a\xc0\x80b", "a\0b"),
            (b"\xc3\xa9", "\u{e9}"),
            (b"\xe6\xa7\xbd", "\u{69fd}"),
            (b"\xed\xa0\xbd\xed\xb8\x80", "\u{1f600}"),
            (b"\xff\xe6\xa7", "\u{fffd}\u{fffd}"),
        ];
        for (bytes, text) in cases {
            assert_eq!(from_modified(bytes), text, "{bytes:x?}");
        }
    }

    #[test]
    fn a_class_is_called_as_java_calls_it() {
        let cases = [
            ("java/lang/Object", "java.lang.Object"),
            ("[B", "byte[]"),
            ("[[J", "long[][]"),
            ("[Ljava/util/Map$Entry;", "java.util.Map$Entry[]"),
            ("Leak$$Lambda+0x00007f1c", "Leak$$Lambda/0x00007f1c"),
            ("B", "B"),
        ];
        for (internal, name) in cases {
            assert_eq!(class_name(internal), name);
        }
    }
}
