//! From the name of a function to its family: the same function for other types is of the same family, and so is what is
//! inside it, such as a closure.
//!
//! A demangled name goes in (`rustc-demangle`, mangling of version 0), a shorter one comes out. This file reads names alone:
//! it does not know what a function does or how many bytes it has.

/// The family of a function: `<alloc::vec::Vec<u32> as core::clone::Clone>::clone` is one of
/// `<alloc::vec::Vec as core::clone::Clone>::clone`.
pub fn family(name: &str) -> String {
    let inside = ["::{closure", "::{shim", "::{constant"];
    let cut = inside.iter().filter_map(|word| outside(name, word)).min();
    let name = &name[..cut.unwrap_or(name.len())];
    match name.strip_prefix('<') {
        None => without_types(name),
        Some(rest) => {
            let end = closing(rest);
            let (of, behind) = (&rest[..end], rest.get(end + 1..).unwrap_or_default());
            let of = match outside(of, " as ") {
                None => without_types(of),
                Some(at) => {
                    let (of, interface) = (&of[..at], &of[at + " as ".len()..]);
                    format!("{} as {}", without_types(of), without_types(interface))
                }
            };
            format!("<{of}>{}", without_types(behind))
        }
    }
}

/// The crate and the modules of a family, three levels at most: of the type that it belongs to, or else of its interface.
pub fn module(family: &str) -> String {
    let of = family.trim_start_matches('<');
    let (of, interface) = of.split_once(" as ").unwrap_or((of, ""));
    let path = [of, interface]
        .into_iter()
        .map(path)
        .find(|path| !path.is_empty());
    let path = path.unwrap_or_else(|| vec!["(no crate)"]);
    path[..path.len().min(3)].join("::")
}

/// The names before the type or the function, behind `&mut` and the like.
fn path(name: &str) -> Vec<&str> {
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
    let start = name.rfind(['&', '[', '(', '*', ' ']).map_or(0, |at| at + 1);
    let name = &name[start..];
    let end = name.find(|letter| !is_name(letter)).unwrap_or(name.len());
    let mut path: Vec<&str> = name[..end].split("::").collect();
    path.pop();
    let is_module = |name: &&str| name.starts_with(|letter: char| letter.is_lowercase());
    path.into_iter().take_while(is_module).collect()
}

/// The name without what stands in angle brackets.
fn without_types(name: &str) -> String {
    let mut text = String::new();
    let mut depth = 0;
    let mut before = ' ';
    for letter in name.chars() {
        match letter {
            '<' => depth += 1,
            // The arrow of a function type closes nothing.
            '>' if before != '-' => depth -= 1,
            _ if depth == 0 => text.push(letter),
            _ => {}
        }
        before = letter;
    }
    text.trim_end_matches("::").to_owned()
}

/// Where the bracket closes that was open before the name.
fn closing(name: &str) -> usize {
    let mut depth = 0;
    let mut before = ' ';
    for (at, letter) in name.char_indices() {
        match letter {
            '<' => depth += 1,
            '>' if before != '-' && depth == 0 => return at,
            '>' if before != '-' => depth -= 1,
            _ => {}
        }
        before = letter;
    }
    name.len()
}

/// Where a word first stands in a name outside of angle brackets.
fn outside(name: &str, word: &str) -> Option<usize> {
    let places = name.match_indices(word).map(|(at, _)| at);
    places.into_iter().find(|&at| {
        let before = name[..at].replace("->", "");
        before.matches('<').count() == before.matches('>').count()
    })
}

#[cfg(test)]
mod tests {
    use super::{family, module};

    #[test]
    fn instances_are_of_one_family_and_families_of_a_module() {
        for (name, of, stands) in [
            (
                "<alloc::vec::Vec<lab::ast::Expr> as core::clone::Clone>::clone",
                "<alloc::vec::Vec as core::clone::Clone>::clone",
                "alloc::vec",
            ),
            (
                "core::slice::sort::stable::drift::sort::<(u32, u32), fn(&u32) -> bool>",
                "core::slice::sort::stable::drift::sort",
                "core::slice::sort",
            ),
            (
                "<lab::machine::Machine>::execute::{closure#0}::<u8>",
                "<lab::machine::Machine>::execute",
                "lab::machine",
            ),
            (
                "<core::iter::adapters::map::Map<alloc::vec::IntoIter<u8>, lab::f::{closure#1}> as core::iter::Iterator>::fold::<(), lab::g::{closure#0}>",
                "<core::iter::adapters::map::Map as core::iter::Iterator>::fold",
                "core::iter::adapters",
            ),
            (
                "<&mut lab::words::Key as core::fmt::Debug>::fmt",
                "<&mut lab::words::Key as core::fmt::Debug>::fmt",
                "lab::words",
            ),
            (
                "<[u32] as alloc::slice::Join>::join",
                "<[u32] as alloc::slice::Join>::join",
                "alloc::slice",
            ),
            ("memcpy", "memcpy", "(no crate)"),
        ] {
            assert_eq!(family(name), of, "{name}");
            assert_eq!(module(of), stands, "{name}");
        }
    }
}
