//! The types of generated programs, and expressions as text with their
//! precedence.

use std::fmt;

/// A primitive type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Primitive {
    Int,
    Long,
    Boolean,
    Char,
    Byte,
    Short,
}

impl Primitive {
    /// Each of them, with how often it is wanted.
    pub const WEIGHTS: &'static [(Primitive, u32)] = &[
        (Primitive::Int, 10),
        (Primitive::Long, 4),
        (Primitive::Boolean, 4),
        (Primitive::Char, 2),
        (Primitive::Byte, 2),
        (Primitive::Short, 1),
    ];

    /// Its name and that of its wrapper class.
    fn names(self) -> [&'static str; 2] {
        match self {
            Primitive::Int => ["int", "Integer"],
            Primitive::Long => ["long", "Long"],
            Primitive::Boolean => ["boolean", "Boolean"],
            Primitive::Char => ["char", "Character"],
            Primitive::Byte => ["byte", "Byte"],
            Primitive::Short => ["short", "Short"],
        }
    }
}

/// A type.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Type {
    Primitive(Primitive),
    Boxed(Primitive),
    String,
    Object,
    Array(Box<Type>),
    List(Box<Type>),
    ThreadLocal(Box<Type>),
    WeakReference(Box<Type>),
    Supplier(Box<Type>),
    Callable(Box<Type>),
    Future(Box<Type>),
    Runnable,
    ExecutorService,
    /// A `HashMap`: the types of its keys and values.
    Map(Box<Type>, Box<Type>),
    /// One of the program's own classes.
    User(String),
    /// A class of exceptions.
    Throwable(&'static str),
}

impl Type {
    /// `int`
    pub const INT: Type = Type::Primitive(Primitive::Int);
    /// `long`
    pub const LONG: Type = Type::Primitive(Primitive::Long);
    /// `boolean`
    pub const BOOLEAN: Type = Type::Primitive(Primitive::Boolean);

    /// Whether it is a reference type.
    pub fn is_reference(&self) -> bool {
        !matches!(self, Type::Primitive(_))
    }

    /// Whether the program may print values of this type.
    pub fn is_printable(&self) -> bool {
        matches!(self, Type::Primitive(_) | Type::Boxed(_) | Type::String)
    }

    /// Whether a program sets ThreadLocals of this type to null: it never uses
    /// what they give without a question.
    pub fn may_be_null(&self) -> bool {
        matches!(self, Type::Object | Type::Array(_))
    }

    /// An array of this type.
    pub fn array(self) -> Type {
        Type::Array(Box::new(self))
    }

    /// The class without its type arguments, for `new` of an array.
    pub fn erased(&self) -> String {
        let text = self.to_string();
        text.split('<').next().unwrap_or_default().to_string()
    }
}

impl fmt::Display for Type {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (class, argument) = match self {
            Type::Primitive(primitive) => return formatter.write_str(primitive.names()[0]),
            Type::Boxed(primitive) => return formatter.write_str(primitive.names()[1]),
            Type::String => return formatter.write_str("String"),
            Type::Object => return formatter.write_str("Object"),
            Type::Runnable => return formatter.write_str("Runnable"),
            Type::ExecutorService => return formatter.write_str("ExecutorService"),
            Type::Throwable(class) => return formatter.write_str(class),
            Type::User(class) => return formatter.write_str(class),
            Type::Map(key, value) => return write!(formatter, "Map<{key}, {value}>"),
            Type::Array(element) => return write!(formatter, "{element}[]"),
            Type::List(element) => ("List", element),
            Type::ThreadLocal(value) => ("ThreadLocal", value),
            Type::WeakReference(referent) => ("WeakReference", referent),
            Type::Supplier(result) => ("Supplier", result),
            Type::Callable(result) => ("Callable", result),
            Type::Future(result) => ("Future", result),
        };
        write!(formatter, "{class}<{argument}>")
    }
}

/// How tightly an expression holds together: JLS 15, from `=` to a primary.
pub mod level {
    #![allow(missing_docs)]
    pub const ASSIGNMENT: u8 = 0;
    pub const CONDITIONAL: u8 = 1;
    pub const OR: u8 = 2;
    pub const AND: u8 = 3;
    pub const BIT_OR: u8 = 4;
    pub const BIT_XOR: u8 = 5;
    pub const BIT_AND: u8 = 6;
    pub const EQUALITY: u8 = 7;
    pub const RELATION: u8 = 8;
    pub const SHIFT: u8 = 9;
    pub const SUM: u8 = 10;
    pub const PRODUCT: u8 = 11;
    pub const UNARY: u8 = 12;
    pub const PRIMARY: u8 = 14;
}

/// An expression.
#[derive(Clone, Debug)]
pub struct Code {
    text: String,
    level: u8,
}

impl Code {
    /// An expression of a level.
    pub fn new(text: impl Into<String>, level: u8) -> Code {
        Code {
            text: text.into(),
            level,
        }
    }

    /// A name, a call, a literal: what needs no parentheses anywhere.
    pub fn primary(text: impl Into<String>) -> Code {
        Code::new(text, level::PRIMARY)
    }

    /// `left operator right`, both sides in parentheses where needed.
    pub fn binary(left: Code, operator: &str, right: Code, level: u8) -> Code {
        let text = format!("{} {operator} {}", left.at(level), right.at(level + 1));
        Code::new(text, level)
    }

    /// Its text where at least `level` is needed.
    pub fn at(&self, level: u8) -> String {
        if self.level < level {
            format!("({})", self.text)
        } else {
            self.text.clone()
        }
    }

    /// In front of a dot.
    pub fn target(&self) -> String {
        self.at(level::PRIMARY)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}
