//! Static types, as far as the machine needs them: which slots are wide, what
//! is boxed, what a for-each loop walks, what a type variable stands for. A type
//! that is not known is [`Ty::Unknown`] and the machine looks at the value.

use std::rc::Rc;

use crate::java::ast;
use crate::jvm::value::Primitive;
use crate::limits;

/// The static type of an expression: two words, since the compiler hands on little else.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Ty {
    #[default]
    Void,
    /// Of the literal `null`.
    Null,
    Primitive(Primitive),
    Class(Rc<ClassTy>),
    Array(Rc<Ty>),
    Variable(Rc<VariableTy>),
    /// Some reference.
    Unknown,
    /// What an operator makes of operands that are not known: a String, or a
    /// primitive that is in no box.
    Computed,
}

/// A class and its type arguments.
#[derive(Debug, PartialEq)]
pub struct ClassTy {
    pub name: Rc<str>,
    pub arguments: Vec<Ty>,
}

/// A type variable and its bound.
#[derive(Debug, PartialEq)]
pub struct VariableTy {
    pub name: Rc<str>,
    pub bound: Ty,
}

/// What type variables stand for.
pub type Bindings = Vec<(Rc<str>, Ty)>;

impl Ty {
    /// A type as written. `var` is unknown.
    pub fn of(ty: &ast::Type) -> Ty {
        let mut base = match (&*ty.name, Primitive::named(&ty.name)) {
            (_, Some(primitive)) => Ty::Primitive(primitive),
            ("void", _) => Ty::Void,
            ("var" | "?", _) => Ty::Unknown,
            (name, _) => {
                let arguments = ty.arguments.iter().map(Ty::of).collect();
                Ty::generic(unqualified(name).into(), arguments)
            }
        };
        if let Some(variable) = &ty.variable {
            base = Ty::variable(variable.as_str().into(), base);
        }
        for _ in 0..ty.dimensions {
            base = Ty::array(base);
        }
        base
    }

    /// A class without type arguments.
    pub fn class(name: &str) -> Ty {
        Ty::generic(name.into(), Vec::new())
    }

    /// A class with type arguments, or without.
    pub fn generic(name: Rc<str>, arguments: Vec<Ty>) -> Ty {
        Ty::Class(Rc::new(ClassTy { name, arguments }))
    }

    /// A type variable and its bound.
    pub fn variable(name: Rc<str>, bound: Ty) -> Ty {
        Ty::Variable(Rc::new(VariableTy { name, bound }))
    }

    /// An array of elements of a type.
    pub fn array(element: Ty) -> Ty {
        Ty::Array(Rc::new(element))
    }

    /// `String`.
    pub fn string() -> Ty {
        Ty::class("String")
    }

    /// `int`
    pub const INT: Ty = Ty::Primitive(Primitive::Int);
    /// `boolean`
    pub const BOOLEAN: Ty = Ty::Primitive(Primitive::Boolean);

    /// The type in full: distinct types have distinct texts.
    pub fn text(&self) -> String {
        match self {
            Ty::Void => "void".to_owned(),
            Ty::Null => "null".to_owned(),
            Ty::Primitive(primitive) => primitive.name().to_owned(),
            Ty::Class(class) => {
                let arguments: Vec<String> = class.arguments.iter().map(Ty::text).collect();
                format!("{}<{}>", class.name, arguments.join(","))
            }
            Ty::Array(element) => element.text() + "[]",
            Ty::Variable(variable) => format!("{}:{}", variable.name, variable.bound.text()),
            Ty::Unknown => "?".to_owned(),
            Ty::Computed => "??".to_owned(),
        }
    }

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

    /// The simple class name, if it is a class or bounded by one.
    pub fn class_name(&self) -> Option<&str> {
        match self {
            Ty::Class(class) => Some(&class.name),
            Ty::Variable(variable) => variable.bound.class_name(),
            _ => None,
        }
    }

    /// The primitive type, of a wrapper class too.
    pub fn unboxed(&self) -> Option<Primitive> {
        match self {
            Ty::Primitive(primitive) => Some(*primitive),
            other => wrapped(other.class_name()?),
        }
    }

    /// The type argument number `index`.
    pub fn argument(&self, index: usize) -> Ty {
        match self {
            Ty::Class(class) => class.arguments.get(index).cloned().unwrap_or(Ty::Unknown),
            Ty::Variable(variable) => variable.bound.argument(index),
            _ => Ty::Unknown,
        }
    }

    /// The class of the box, if it is primitive.
    pub fn boxed(&self) -> Ty {
        let class = |&&(_, wrapped): &&(&str, Primitive)| *self == Ty::Primitive(wrapped);
        match WRAPPERS.iter().find(class) {
            Some((class, _)) => Ty::class(class),
            None => self.clone(),
        }
    }

    /// Whether it is a type variable, or an array of one: what has this type
    /// is less than that for the JVM.
    pub fn is_variable(&self) -> bool {
        match self {
            Ty::Variable(..) => true,
            Ty::Array(element) => element.is_variable(),
            _ => false,
        }
    }

    /// How many types it consists of, itself included.
    pub fn parts(&self) -> u32 {
        match self {
            Ty::Class(class) => {
                let arguments = class.arguments.iter().map(Ty::parts);
                arguments.fold(1, u32::saturating_add)
            }
            Ty::Array(element) => element.parts().saturating_add(1),
            _ => 1,
        }
    }

    /// Whether nothing in it is unknown.
    pub fn is_known(&self) -> bool {
        match self {
            Ty::Unknown | Ty::Computed => false,
            Ty::Class(class) => class.arguments.iter().all(Ty::is_known),
            Ty::Array(element) => element.is_known(),
            _ => true,
        }
    }

    /// The type with other types for its variables. What gets longer than
    /// [`limits::TYPE_NODES`] keeps the rest of its variables: nobody may have
    /// it, and it would not have to end.
    pub fn with(&self, bindings: &Bindings) -> Ty {
        self.with_room(bindings, &mut { limits::TYPE_NODES })
    }

    /// The same; `room` is how many parts may still come for variables.
    fn with_room(&self, bindings: &Bindings, room: &mut u32) -> Ty {
        match self {
            Ty::Variable(this) if *room > 0 => {
                let mut found = bindings.iter().filter(|(name, _)| *name == this.name);
                let Some((_, ty)) = found.next() else {
                    return self.clone();
                };
                *room = room.saturating_sub(ty.parts());
                ty.clone()
            }
            Ty::Class(class) => {
                let arguments = class.arguments.iter();
                let arguments = arguments.map(|ty| ty.with_room(bindings, room));
                Ty::generic(class.name.clone(), arguments.collect())
            }
            Ty::Array(element) => Ty::array(element.with_room(bindings, room)),
            other => other.clone(),
        }
    }

    /// What the JVM sees of it: a class or array without arguments.
    pub fn erased(&self) -> Ty {
        match self {
            Ty::Variable(variable) => variable.bound.erased(),
            Ty::Class(class) => Ty::generic(class.name.clone(), Vec::new()),
            Ty::Array(element) => Ty::array(element.erased()),
            other => other.clone(),
        }
    }

    /// How a cast to it is written, without type arguments; `None` if there is
    /// nothing to check.
    pub fn checked_name(&self) -> Option<String> {
        match self.erased() {
            Ty::Class(class) if &*class.name != "Object" => Some(class.name.to_string()),
            Ty::Array(element) => match &*element {
                Ty::Primitive(primitive) => Some(format!("{}[]", primitive.name())),
                Ty::Class(class) => Some(format!("{}[]", class.name)),
                other => Some(other.checked_name()? + "[]"),
            },
            _ => None,
        }
    }
}

/// A class name without its package, whose parts begin with small letters.
pub fn unqualified(name: &str) -> &str {
    let mut rest = name;
    while let Some((package, behind)) = rest.split_once('.') {
        if !package.starts_with(|first: char| first.is_ascii_lowercase()) {
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
