//! The listing as text: that its lines are the lines that the engine tells,
//! and a copy of it that reports each line as it runs.
//!
//! The copy is made by text alone. It works because each executable line has
//! one of few shapes: the head of an `if` or a `while`, or one statement.

use std::collections::BTreeMap;

use threadlocal_map::listing::{Kind, Line, Method, Variable};

/// The listing.
pub const TEXT: &str = include_str!("../jvm/Listing.java");

/// What stands before the conditions that the listing can have.
const HEADS: [&str; 3] = ["if (", "while (", "} else if ("];

/// The words of a memory that a variable can be declared with.
const TYPES: [(&str, &[Kind]); 3] = [
    ("int", &[Kind::Int, Kind::Slot]),
    ("boolean", &[Kind::Boolean]),
    ("Entry", &[Kind::Entry]),
];

/// What is wrong between the listing's text and the engine's names for it.
pub fn differences() -> Vec<String> {
    let mut wrong = Vec::new();
    for (number, text) in lines() {
        let line = Line::from_number(number);
        match (line, is_executable(text)) {
            (None, true) => wrong.push(format!(
                "line {number} is executable and has no name: {text}"
            )),
            (Some(line), false) => {
                wrong.push(format!("line {number} is not executable: {line:?}: {text}"));
            }
            (Some(line), true) if line.is_condition() != condition(text).is_some() => {
                wrong.push(format!(
                    "line {number} is a condition on one side only: {text}"
                ));
            }
            _ => {}
        }
    }
    let methods = methods();
    for &line in Line::ALL {
        let method = methods.get(&u32::from(line.number()));
        if method.map(String::as_str) != Some(line.method().name()) {
            wrong.push(format!(
                "{line:?} is in {method:?}, not in {}",
                line.method().name()
            ));
        }
    }
    wrong.extend(wrong_scopes());
    wrong
}

/// The variables that the text declares in the map's methods, with the numbers
/// of the lines on which they have a value, against the engine's.
fn wrong_scopes() -> Vec<String> {
    let mut wrong = Vec::new();
    let mut named = 0;
    for (number, text) in lines() {
        let Some(line) = Line::from_number(number) else {
            continue;
        };
        let Some((kinds, name)) = declared(text) else {
            continue;
        };
        if !line.method().name().starts_with("ThreadLocalMap.") {
            continue;
        }
        named += 1;
        let first = if calls(text) { number + 1 } else { number };
        let first = executable(first..).next();
        let block = lines()
            .skip(number as usize - 1)
            .take_while(|(_, next)| depth(next) >= depth(text));
        let last = executable(block.map(|(number, _)| number)).last();
        let found = Variable::ALL.iter().any(|variable| {
            variable.method() == line.method()
                && variable.name() == name
                && kinds.contains(&variable.kind())
                && Some(u32::from(*variable.scope().start())) == first
                && Some(u32::from(*variable.scope().end())) == last
        });
        if !found {
            wrong.push(format!(
                "`{name}` of line {number} is no variable from {first:?} to {last:?}"
            ));
        }
    }
    let parameters = Variable::ALL
        .iter()
        .filter(|variable| is_parameter(**variable))
        .count();
    if named + parameters != Variable::COUNT {
        wrong.push(format!(
            "{} variables, of which {named} are declared and {parameters} are parameters",
            Variable::COUNT
        ));
    }
    wrong
}

/// Whether the head of the variable's method names it, and it has a value on
/// all lines of that method.
fn is_parameter(variable: Variable) -> bool {
    let own = Line::ALL
        .iter()
        .filter(|line| line.method() == variable.method());
    let (Some(first), Some(last)) = (own.clone().min(), own.max()) else {
        return false;
    };
    let heads = lines().filter(|(number, text)| {
        *number < u32::from(first.number()) && text.ends_with(") {") && !is_executable(text)
    });
    let parameter = format!(" {}", variable.name());
    heads.last().is_some_and(|(_, head)| {
        head.split([',', ')'])
            .any(|part| part.ends_with(&parameter))
            && variable.scope() == (first.number()..=last.number())
    })
}

/// A copy of the listing whose executable lines call `Trace.at` with their
/// number, their outcome and the variables that have a value. A line that
/// calls another method does so first, any other line when it is done.
pub fn instrumented() -> String {
    let mut copy = String::new();
    for (number, text) in lines() {
        match Line::from_number(number) {
            Some(line) => copy.push_str(&reporting(line, text)),
            None => copy.push_str(text),
        }
        copy.push('\n');
    }
    copy
}

fn reporting(line: Line, text: &str) -> String {
    let variables: String = variables_at(line)
        .map(|variable| format!(", Trace.word({})", variable.name()))
        .collect();
    let number = line.number();
    if let Some((head, condition, tail)) = condition(text) {
        return format!("{head}Trace.at({number}, {condition}{variables}){tail}");
    }
    let report = format!("Trace.at({number}, true{variables});");
    if calls(text) || text.trim_start().starts_with("return") {
        format!("{report} {text}")
    } else {
        let code = text.split(" //").next().unwrap_or(text);
        format!("{code} {report}")
    }
}

/// The variables that have a value once a line has done its one thing.
pub fn variables_at(line: Line) -> impl Iterator<Item = Variable> {
    Variable::ALL.iter().copied().filter(move |variable| {
        variable.method() == line.method() && variable.scope().contains(&line.number())
    })
}

fn lines() -> impl Iterator<Item = (u32, &'static str)> {
    (1..).zip(TEXT.lines())
}

/// How far a line is indented.
fn depth(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

fn executable(numbers: impl IntoIterator<Item = u32>) -> impl Iterator<Item = u32> {
    let last = Line::ALL.iter().max().map_or(0, |line| line.number());
    let numbers = numbers
        .into_iter()
        .take_while(move |&number| number <= last.into());
    numbers.filter(|&number| Line::from_number(number).is_some())
}

/// Whether a line is inside a method and does something.
fn is_executable(text: &str) -> bool {
    let code = text.trim_start();
    depth(text) >= 8 && !code.starts_with("//") && (code.contains(';') || condition(text).is_some())
}

/// A condition, what stands before it and what after it.
fn condition(text: &str) -> Option<(&str, &str, &str)> {
    let code = text.trim_start();
    let head = HEADS.iter().find(|head| code.starts_with(**head))?;
    let start = depth(text) + head.len();
    let end = text.rfind(") {")?;
    Some((&text[..start], &text[start..end], &text[end..]))
}

/// Whether a line calls a method whose lines are told, or the program's
/// `initialValue`.
fn calls(text: &str) -> bool {
    // `get` is also a method of `WeakReference`, and no line calls the listing's own.
    let names = Method::ALL.iter().filter(|&&method| method != Method::Get);
    let mut called = names.map(|method| match method.name().split_once('.') {
        Some((class, "<init>")) => format!("new {class}("),
        Some((_, name)) => format!("{name}("),
        None => unreachable!("a method's name starts with its class"),
    });
    called.any(|call| text.contains(&call)) || text.contains("= initialValue(")
}

/// The kinds and the name of a variable that a statement declares.
fn declared(text: &str) -> Option<(&'static [Kind], &str)> {
    let (declaration, _) = text.trim_start().split_once(" = ")?;
    let (kind, name) = declaration.split_once(' ')?;
    let (_, kinds) = TYPES.iter().find(|(word, _)| *word == kind)?;
    Some((*kinds, name))
}

/// The method of each line, by the heads of classes and methods.
fn methods() -> BTreeMap<u32, String> {
    let mut methods = BTreeMap::new();
    let (mut class, mut method) = (String::new(), String::new());
    for (number, text) in lines() {
        if let Some(rest) = text.strip_prefix("class ") {
            class = rest
                .split(['<', ' '])
                .next()
                .unwrap_or_default()
                .to_string();
        } else if text.starts_with("    ") && !text.starts_with("     ") && text.contains('(') {
            let head = text.split('(').next().unwrap_or_default().trim_start();
            let name = head.rsplit(' ').next().unwrap_or_default();
            let name = if name == class { "<init>" } else { name };
            method = format!("{class}.{name}");
        }
        if is_executable(text) {
            methods.insert(number, method.clone());
        }
    }
    methods
}
