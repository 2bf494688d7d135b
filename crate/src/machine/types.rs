//! Static types, as far as the machine needs them: which slots are wide, what
//! is boxed, what a for-each loop walks. A type that is not known is
//! [`Ty::Unknown`] and the machine looks at the value.

use std::rc::Rc;

use crate::java::ast;
use crate::jvm::value::Primitive;

/// The static type of an expression.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Ty {
    #[default]
    Void,
    /// Of the literal `null`.
    Null,
    Primitive(Primitive),
    Class(Rc<str>, Vec<Ty>),
    Array(Box<Ty>),
    /// Some reference.
    Unknown,
}

impl Ty {
    /// A type as written. `var` is unknown.
    pub fn of(ty: &ast::Type) -> Ty {
        let mut base = match (&*ty.name, Primitive::named(&ty.name)) {
            (_, Some(primitive)) => Ty::Primitive(primitive),
            ("void", _) => Ty::Void,
            ("var" | "?", _) => Ty::Unknown,
            // What a type variable stands for is not known.
            ("Object", _) if ty.is_variable => Ty::Unknown,
            (name, _) => {
                let arguments = ty.arguments.iter().map(Ty::of).collect();
                Ty::Class(unqualified(name).into(), arguments)
            }
        };
        for _ in 0..ty.dimensions {
            base = Ty::Array(Box::new(base));
        }
        base
    }

    /// A class without type arguments.
    pub fn class(name: &str) -> Ty {
        Ty::Class(name.into(), Vec::new())
    }

    /// `String`.
    pub fn string() -> Ty {
        Ty::class("String")
    }

    /// `int`
    pub const INT: Ty = Ty::Primitive(Primitive::Int);
    /// `boolean`
    pub const BOOLEAN: Ty = Ty::Primitive(Primitive::Boolean);

    /// Whether a variable of this type holds a reference.
    pub fn is_reference(&self) -> bool {
        !matches!(self, Ty::Primitive(_) | Ty::Void)
    }

    /// How many slots of a frame a variable takes.
    pub fn slots(&self) -> u16 {
        match self {
            Ty::Primitive(Primitive::Long) => 2,
            _ => 1,
        }
    }

    /// The simple class name, if it is a class.
    pub fn class_name(&self) -> Option<&str> {
        match self {
            Ty::Class(name, _) => Some(name),
            _ => None,
        }
    }

    /// The primitive type, of a wrapper class too.
    pub fn unboxed(&self) -> Option<Primitive> {
        match self {
            Ty::Primitive(primitive) => Some(*primitive),
            Ty::Class(name, _) => wrapped(name),
            _ => None,
        }
    }

    /// The type argument number `index`.
    pub fn argument(&self, index: usize) -> Ty {
        match self {
            Ty::Class(_, arguments) => arguments.get(index).cloned().unwrap_or(Ty::Unknown),
            _ => Ty::Unknown,
        }
    }
}

/// A class name without its package, whose parts begin with small letters.
pub fn unqualified(name: &str) -> &str {
    let mut rest = name;
    while let Some((package, behind)) = rest.split_once('.') {
        if !package.starts_with(|first: char| first.is_lowercase()) {
            break;
        }
        rest = behind;
    }
    rest
}

/// The wrapper classes and what they wrap.
const WRAPPERS: [(&str, Primitive); 6] = [
    ("Integer", Primitive::Int),
    ("Long", Primitive::Long),
    ("Boolean", Primitive::Boolean),
    ("Character", Primitive::Char),
    ("Byte", Primitive::Byte),
    ("Short", Primitive::Short),
];

/// The primitive that a wrapper class wraps.
pub fn wrapped(class: &str) -> Option<Primitive> {
    WRAPPERS
        .iter()
        .find(|(name, _)| *name == class)
        .map(|(_, primitive)| *primitive)
}

/// Binary numeric promotion (JLS 5.6).
pub fn promoted(left: Option<Primitive>, right: Option<Primitive>) -> Primitive {
    if left == Some(Primitive::Long) || right == Some(Primitive::Long) {
        Primitive::Long
    } else {
        Primitive::Int
    }
}
