//! The part of the Java library that a scenario may use, as tables: class,
//! method, number of arguments, type of the result.
//!
//! A name that is not here is a diagnostic. What the methods do is in
//! `natives/`; this module only knows that they exist.

mod classes;
mod functions;
mod methods;

pub use self::classes::{InterfaceRow, THROWABLES};
pub use self::functions::{FUNCTIONS, Function, StaticRow};
pub use self::methods::{InstanceRow, METHODS, MethodName};

use crate::jvm::class::{self, Class};
use crate::jvm::value::{Primitive, Value};
use crate::order::by_number;

use self::classes::{INTERFACES, LAMBDAS, OTHER_CLASSES, PACKAGES, SUPERTYPES};
use super::types::Ty;

/// What a method's result is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Result {
    Void,
    Int,
    Long,
    Boolean,
    String,
    Unknown,
    /// An object of a class of that name.
    Class(&'static str),
    /// The receiver's type argument of that number. For the JVM the method
    /// returns an Object.
    Argument(u8),
    /// A class whose type argument is the receiver's with that number.
    Of(&'static str, u8),
    /// A set of `Map.Entry` with the receiver's type arguments.
    Entries,
    /// A class whose type argument is what the functional argument returns.
    Made(&'static str),
    /// A class whose type argument is the type of the arguments.
    Elements(&'static str),
    /// Of `List.remove`: the element at an index, or whether it was there.
    Removed,
}

impl Result {
    /// The static type, given the receiver's, those of the arguments, and what
    /// the functional one among these returns.
    pub fn ty(self, receiver: &Ty, arguments: &[Ty], made: &Ty) -> Ty {
        let of = |name: &str, argument| Ty::generic(name.into(), vec![argument]);
        match self {
            Result::Void => Ty::Void,
            Result::Int => Ty::INT,
            Result::Long => Ty::Primitive(Primitive::Long),
            Result::Boolean => Ty::BOOLEAN,
            Result::String => Ty::string(),
            Result::Unknown => Ty::Unknown,
            Result::Class(name) => Ty::class(name),
            Result::Argument(number) => receiver.argument(number.into()),
            Result::Of(name, argument) => of(name, receiver.argument(argument.into())),
            Result::Entries => {
                let arguments = vec![receiver.argument(0), receiver.argument(1)];
                of("Set", Ty::generic("Map.Entry".into(), arguments))
            }
            Result::Made(name) => of(name, made.boxed()),
            Result::Elements(name) => {
                let first = arguments.first().map_or(Ty::Unknown, Ty::boxed);
                let is_same = arguments.iter().all(|ty| ty.boxed() == first);
                let is_array = matches!(first, Ty::Array(_));
                of(
                    name,
                    if is_same && !is_array {
                        first
                    } else {
                        Ty::Unknown
                    },
                )
            }
            Result::Removed if arguments.iter().all(Ty::is_reference) => Ty::BOOLEAN,
            Result::Removed => receiver.argument(0),
        }
    }

    /// Whether the JVM knows less of the result than the compiler.
    pub fn is_erased(self) -> bool {
        matches!(self, Result::Argument(_) | Result::Removed)
    }
}

/// The constants of `TimeUnit`, in their order.
pub static TIME_UNITS: &[&str] = &[
    "NANOSECONDS",
    "MICROSECONDS",
    "MILLISECONDS",
    "SECONDS",
    "MINUTES",
    "HOURS",
    "DAYS",
];

/// What a static field of the library is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Constant {
    /// A number, which javac writes where it stands.
    Number(Value),
    /// What a function gives.
    Made(Function),
}

/// The static field of a class, and its type.
pub fn constant(class: &str, name: &str) -> Option<(Constant, Ty)> {
    let int = |number| (Constant::Number(Value::Int(number)), Ty::INT);
    let long = |number| {
        let ty = Ty::Primitive(crate::jvm::value::Primitive::Long);
        (Constant::Number(Value::Long(number)), ty)
    };
    let small = |value: Value| {
        (
            Constant::Number(value),
            value.primitive().map_or(Ty::INT, Ty::Primitive),
        )
    };
    Some(match (class, name) {
        ("Integer", "MAX_VALUE") => int(i32::MAX),
        ("Integer", "MIN_VALUE") => int(i32::MIN),
        ("Short", "MAX_VALUE") => small(Value::Short(i16::MAX)),
        ("Short", "MIN_VALUE") => small(Value::Short(i16::MIN)),
        ("Byte", "MAX_VALUE") => small(Value::Byte(i8::MAX)),
        ("Byte", "MIN_VALUE") => small(Value::Byte(i8::MIN)),
        ("Long", "MAX_VALUE") => long(i64::MAX),
        ("Long", "MIN_VALUE") => long(i64::MIN),
        ("TimeUnit", name) => {
            let ordinal = TIME_UNITS.iter().position(|unit| *unit == name)?;
            let unit = Constant::Made(Function::TimeUnit(u8::try_from(ordinal).ok()?));
            (unit, Ty::class("TimeUnit"))
        }
        _ => return None,
    })
}

/// The class number of a class that a scenario can extend.
pub fn superclass(name: &str) -> Option<Class> {
    Some(match name {
        "Object" => class::USER,
        "Thread" => class::THREAD,
        "ThreadLocal" => class::THREAD_LOCAL,
        "InheritableThreadLocal" => class::INHERITABLE_THREAD_LOCAL,
        _ if throwable(name).is_some() => class::THROWABLE,
        _ => return None,
    })
}

/// What `super.name(…)` calls in a class that extends one of the library.
pub fn super_method(class: &str, name: &str, arguments: usize) -> Option<(MethodName, Result)> {
    match (class, name, arguments) {
        ("ThreadLocal" | "InheritableThreadLocal", "initialValue", 0) => {
            Some((MethodName::InitialValue, Result::Argument(0)))
        }
        ("InheritableThreadLocal", "childValue", 1) => {
            Some((MethodName::ChildValue, Result::Argument(0)))
        }
        (_, "finalize", 0) => Some((MethodName::Finalize, Result::Void)),
        ("Thread", "run", 0) => Some((MethodName::Functional, Result::Void)),
        _ => method(Some(class), name, arguments),
    }
}

/// Whether instances of a class, or the class itself, have a method of that
/// name, apart from those of Object.
pub fn has_method(class: &str, name: &str, arguments: usize) -> bool {
    let of_object = method(Some("Object"), name, arguments);
    function(class, name, arguments).is_some()
        || method(Some(class), name, arguments).is_some_and(|found| Some(found) != of_object)
}

/// The last part of a qualified name.
pub fn simple_name(qualified: &str) -> &str {
    qualified.rsplit('.').next().unwrap_or(qualified)
}

/// The qualified name of a class of the library, if the tables have it.
pub fn qualified_name(simple: &str) -> Option<String> {
    if let Some((qualified, _)) = throwable(simple) {
        return Some((*qualified).to_owned());
    }
    let row = PACKAGES.iter().find(|(class, _)| *class == simple);
    row.map(|(_, package)| (*package).to_owned() + simple)
}

/// The row of an exception class by its simple name.
pub fn throwable(simple: &str) -> Option<&'static (&'static str, &'static str)> {
    // What is thrown asks for its class again and again: one look tells most names apart.
    THROWABLES.iter().find(|(qualified, _)| {
        let dot = qualified.len().checked_sub(simple.len() + 1);
        dot.is_some_and(|dot| qualified.as_bytes()[dot] == b'.') && qualified.ends_with(simple)
    })
}

/// Whether a class of the library is another one or extends it.
pub fn is_subtype(class: &str, other: &str) -> bool {
    class == other || above(class).any(|it| is_subtype(it, other))
}

/// What a class of the library names as what it extends and implements.
fn above(class: &str) -> impl Iterator<Item = &'static str> + use<> {
    let superclass = throwable(class).map(|(_, above)| *above);
    let row = SUPERTYPES.iter().find(|(name, _)| *name == class);
    let named = row.map_or(&[][..], |(_, above)| above);
    superclass
        .into_iter()
        .filter(|above| !above.is_empty())
        .chain(named.iter().copied())
}

/// Whether the library has a class of that simple name.
pub fn is_class(name: &str) -> bool {
    throwable(name).is_some()
        || OTHER_CLASSES.contains(&name)
        || is_interface(name)
        || SUPERTYPES.iter().any(|(class, _)| *class == name)
        || FUNCTIONS.iter().any(|row| row.0 == name)
        || METHODS.iter().any(|row| row.0 == name)
}

/// Whether a class of the scenario can implement it.
pub fn is_interface(name: &str) -> bool {
    INTERFACES.iter().any(|row| row.0 == name)
}

fn functional(interface: &str) -> Option<&'static InterfaceRow> {
    let mut rows = INTERFACES.iter();
    rows.find(|row| row.0 == interface && !row.1.is_empty())
}

/// The one method of a functional interface.
pub fn functional_method(interface: &str) -> Option<&'static str> {
    Some(functional(interface)?.1)
}

/// What the one method of a functional interface takes and returns, coded as
/// in the table.
pub fn functional_types(interface: &str) -> Option<(&'static str, u8)> {
    functional(interface).map(|row| (row.2, row.3))
}

/// The functional interface that a method takes as the argument of that
/// number, and its type arguments, coded as in the table.
pub fn lambda_taken(
    class: &str,
    method: &str,
    index: usize,
) -> Option<(&'static str, &'static str)> {
    let fits = |row: &&(&str, &str, usize, &str, &str)| {
        row.1 == method && row.2 == index && is_subtype(class, row.0)
    };
    LAMBDAS.iter().find(fits).map(|row| (row.3, row.4))
}

/// The static method or constructor, by class, name and number of arguments.
pub fn function(class: &str, name: &str, arguments: usize) -> Option<(Function, Result)> {
    FUNCTIONS
        .iter()
        .find(|row| {
            row.0 == class
                && row.1 == name
                && (row.2 as usize..=row.3 as usize).contains(&arguments)
        })
        .map(|row| (row.4, row.5))
}

/// The instance method, by the receiver's class (`None` if it is not known),
/// name and number of arguments.
pub fn method(class: Option<&str>, name: &str, arguments: usize) -> Option<(MethodName, Result)> {
    if let Some(class) = class.filter(|class| is_class(class)) {
        return method_of(class, name, arguments).or_else(|| method_of("Object", name, arguments));
    }
    let mut rows = METHODS.iter().filter(|row| fits(row, name, arguments));
    let Some(first) = rows.next() else {
        let mut interfaces = INTERFACES.iter();
        let is_it = |row: &&InterfaceRow| row.1 == name && row.2.len() == arguments;
        let is_there = interfaces.any(|row| is_it(&row));
        return is_there.then_some((MethodName::Functional, Result::Unknown));
    };
    let result = match rows.all(|row| row.5 == first.5) {
        true => first.5,
        false => Result::Unknown,
    };
    Some((first.4, result))
}

fn fits(row: &InstanceRow, name: &str, arguments: usize) -> bool {
    row.1 == name && (row.2 as usize..=row.3 as usize).contains(&arguments)
}

/// A method of a class or of what it extends.
fn method_of(class: &str, name: &str, arguments: usize) -> Option<(MethodName, Result)> {
    let mut rows = METHODS.iter();
    if let Some(row) = rows.find(|row| row.0 == class && fits(row, name, arguments)) {
        return Some((row.4, row.5));
    }
    if let Some(row) = functional(class).filter(|row| row.1 == name && row.2.len() == arguments) {
        let result = match row.3 {
            b'V' => Result::Void,
            b'I' => Result::Int,
            b'J' => Result::Long,
            b'Z' => Result::Boolean,
            b'T' => Result::Class("Thread"),
            digit => Result::Argument(digit - b'0'),
        };
        return Some((MethodName::Functional, result));
    }
    above(class).find_map(|above| method_of(above, name, arguments))
}

/// A class and all that it extends and implements, Object last.
fn line_of(class: &str) -> Vec<&str> {
    let mut line = vec![class];
    let mut next = 0;
    while let Some(&class) = line.get(next) {
        next += 1;
        for above in above(class) {
            line.push(above);
        }
    }
    line.push("Object");
    line
}

/// What the tables have of a class: name, fewest and most arguments.
fn members_of(class: &str) -> Vec<(&'static str, u8, u8)> {
    let line = line_of(class);
    let functions = FUNCTIONS.iter().filter(|row| row.0 == class);
    let mut members: Vec<_> = functions.map(|row| (row.1, row.2, row.3)).collect();
    for class in line {
        let methods = METHODS.iter().filter(|row| row.0 == class);
        members.extend(methods.map(|row| (row.1, row.2, row.3)));
        let one = functional(class).and_then(|row| {
            let count = u8::try_from(row.2.len()).ok()?;
            Some((row.1, count, count))
        });
        members.extend(one);
    }
    members
}

/// How many arguments the methods of that name take: `0, 2`.
pub fn argument_counts(class: &str, name: &str) -> String {
    let members = members_of(class).into_iter();
    let named = members.filter(|member| member.0 == name);
    listed(named.flat_map(|member| member.1.into()..=member.2.into()))
}

/// Numbers in their order, each once.
pub fn listed(numbers: impl Iterator<Item = usize>) -> String {
    let numbers: Vec<usize> = numbers.collect();
    let mut numbers = by_number(&numbers, |&number| number as u64);
    numbers.dedup();
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    numbers.join(", ")
}

/// The names of all that a class has: `get, set, remove`.
pub fn names_of(class: &str) -> String {
    let mut names: Vec<&str> = Vec::new();
    for (name, ..) in members_of(class) {
        if !names.contains(&name) && name != "new" {
            names.push(name);
        }
    }
    names.join(", ")
}
