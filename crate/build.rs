//! Makes the enum `Key` of every message of the engine from `words/en.json`, so
//! that the compiler knows each message, and stops the build if a language lacks
//! one or names other arguments. What only the page says, `ui.…`, is compared
//! with the rest, but the engine does not carry it.

use serde_json::{Map, Value};
use std::fmt::Write as _;
use std::{collections::BTreeSet, env, fs, path::Path};

const LANGUAGES: [(&str, &str); 2] = [("En", "en"), ("ZhCn", "zh-CN")];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=words");
    let mut languages = Vec::new();
    for (_, tag) in LANGUAGES {
        languages.push(read(tag)?);
    }
    for ((_, tag), words) in LANGUAGES.iter().zip(&languages).skip(1) {
        compare(&languages[0], words, tag)?;
    }
    let out = Path::new(&env::var("OUT_DIR")?).join("words.rs");
    fs::write(out, generate(&languages)?)?;
    Ok(())
}

fn read(tag: &str) -> Result<Map<String, Value>, String> {
    let path = format!("words/{tag}.json");
    let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))
}

/// Both languages have the same keys, with the same arguments in each.
fn compare(en: &Map<String, Value>, other: &Map<String, Value>, tag: &str) -> Result<(), String> {
    for key in en.keys() {
        if !other.contains_key(key) {
            return Err(format!("words/{tag}.json lacks {key:?}"));
        }
    }
    for (key, text) in other {
        let Some(english) = en.get(key) else {
            return Err(format!("words/en.json lacks {key:?} of words/{tag}.json"));
        };
        if arguments(english) != arguments(text) {
            return Err(format!(
                "{key:?} names other arguments in words/{tag}.json than in words/en.json"
            ));
        }
    }
    Ok(())
}

/// The names in braces.
fn arguments(text: &Value) -> BTreeSet<&str> {
    text.as_str()
        .unwrap_or_default()
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .collect()
}

fn generate(languages: &[Map<String, Value>]) -> Result<String, Box<dyn std::error::Error>> {
    let mut rust = String::new();
    let keys: Vec<&String> = languages[0]
        .keys()
        .filter(|key| !key.starts_with("ui."))
        .collect();
    writeln!(
        rust,
        "/// Every message of the engine, named as in `words/en.json`.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]\n#[repr(u16)]\npub enum Key {{"
    )?;
    for key in &keys {
        writeln!(rust, "    /// `{key}`\n    {},", variant(key))?;
    }
    writeln!(rust, "}}\n\nimpl Key {{")?;
    writeln!(rust, "    /// Every key, in the order of the file.")?;
    writeln!(rust, "    pub const ALL: [Key; {}] = [", keys.len())?;
    for key in &keys {
        writeln!(rust, "        Key::{},", variant(key))?;
    }
    writeln!(rust, "    ];\n")?;
    writeln!(rust, "    /// The name in `words/*.json`.")?;
    table(&mut rust, "name", keys.iter().map(|key| key.as_str()))?;
    for ((name, _), words) in LANGUAGES.iter().zip(languages) {
        writeln!(rust, "    /// The text, with its arguments in braces.")?;
        let texts = keys
            .iter()
            .map(|key| words[*key].as_str().unwrap_or_default());
        table(&mut rust, &format!("text_{}", name.to_lowercase()), texts)?;
    }
    line_keys(&mut rust, &languages[0])?;
    writeln!(rust, "}}")?;
    Ok(rust)
}

/// A function from a key to its text. The texts are one text and where each
/// ends, which takes less of a WebAssembly file than a reference to each.
fn table<'a>(
    rust: &mut String,
    function: &str,
    texts: impl Iterator<Item = &'a str>,
) -> std::fmt::Result {
    let mut all = String::new();
    let mut ends = Vec::new();
    for text in texts {
        all += text;
        ends.push(all.len());
    }
    let number = if all.len() <= u16::MAX.into() {
        "u16"
    } else {
        "u32"
    };
    writeln!(rust, "    pub fn {function}(self) -> &'static str {{")?;
    writeln!(rust, "        const TEXTS: &str = {all:?};")?;
    writeln!(
        rust,
        "        static ENDS: [{number}; {}] = {ends:?};",
        ends.len()
    )?;
    writeln!(
        rust,
        "        let number = self as usize;\n\
         \x20       let start = number.checked_sub(1).map_or(0, |before| ENDS[before]);\n\
         \x20       TEXTS.get(start as usize..ENDS[number] as usize).unwrap_or_default()\n    }}\n"
    )
}

/// Each line of the listing has a message for each outcome: `line.NAME`, or
/// `line.NAME.yes` and `line.NAME.no` for a condition.
fn line_keys(
    rust: &mut String,
    words: &Map<String, Value>,
) -> Result<(), Box<dyn std::error::Error>> {
    writeln!(
        rust,
        "    /// The message of a listing line and its outcome."
    )?;
    writeln!(
        rust,
        "    pub fn of_line(line: threadlocal_map::listing::Line, taken: bool) -> Key {{\n\
         \x20       use threadlocal_map::listing::Line;\n        match (line, taken) {{"
    )?;
    for line in threadlocal_map::listing::Line::ALL {
        let outcomes: &[(&str, &str)] = if line.is_condition() {
            &[(".yes", "true"), (".no", "false")]
        } else {
            &[("", "_")]
        };
        for (suffix, pattern) in outcomes {
            let key = format!("line.{line:?}{suffix}");
            if !words.contains_key(&key) {
                return Err(format!("words/en.json lacks {key:?}").into());
            }
            writeln!(
                rust,
                "            (Line::{line:?}, {pattern}) => Key::{},",
                variant(&key)
            )?;
        }
    }
    writeln!(rust, "        }}\n    }}")?;
    Ok(())
}

/// `diagnostic.unknown-name` → `DiagnosticUnknownName`
fn variant(key: &str) -> String {
    key.split(['.', '-'])
        .map(|part| {
            let mut letters = part.chars();
            letters.next().map_or(String::new(), |first| {
                first.to_uppercase().chain(letters).collect()
            })
        })
        .collect()
}
