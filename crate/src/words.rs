//! Every message of the lab by its key, in each language. Made from
//! `words/*.json` by the build; this module knows no sentence itself.

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// A language that the lab speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    En,
    /// Simplified Chinese.
    ZhCn,
}

/// The sentence of `key` in `language` with its arguments filled in. An
/// argument that was not given stays in its braces.
pub fn sentence(language: Language, key: Key, arguments: &[(&str, String)]) -> String {
    let text = match language {
        Language::En => key.text_en(),
        Language::ZhCn => key.text_zhcn(),
    };
    let mut sentence = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        sentence.push_str(before);
        let Some((name, behind)) = behind.split_once('}') else {
            sentence.push('{');
            rest = behind;
            continue;
        };
        match arguments.iter().find(|(given, _)| *given == name) {
            Some((_, value)) => sentence.push_str(value),
            None => {
                sentence.push('{');
                sentence.push_str(name);
                sentence.push('}');
            }
        }
        rest = behind;
    }
    sentence.push_str(rest);
    sentence
}
