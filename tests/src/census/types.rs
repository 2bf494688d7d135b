//! The declared types of expressions, as far as it takes to say whose method a
//! call calls.
//!
//! It does not check anything; where it cannot tell, it says nothing.

use threadlocal_lab::java::ast::{
    BinaryOp, Class, ClassKind, Expr, ExprKind, Literal, Method, Type,
};
use threadlocal_lab::machine::library::{METHODS, Result, function, is_class, is_subtype};

use super::constructs::Construct;
use super::takes;

/// The names that can be used at a point, with their types.
#[derive(Default)]
pub struct Scope<'a> {
    /// The innermost last.
    pub variables: Vec<(&'a str, Type)>,
    /// The program's own methods.
    pub methods: &'a [Method],
    /// The program's own classes.
    pub classes: &'a [Class],
}

/// A class without arguments.
fn class(name: &str) -> Type {
    Type {
        name: name.to_string(),
        variable: None,
        arguments: Vec::new(),
        dimensions: 0,
        span: Default::default(),
    }
}

impl Scope<'_> {
    fn variable(&self, name: &str) -> Option<Type> {
        let mut inner = self.variables.iter().rev();
        inner
            .find(|(known, _)| *known == name)
            .map(|(_, ty)| ty.clone())
    }

    /// The type of an expression, if it is plain to see.
    pub fn type_of(&self, expression: &Expr) -> Option<Type> {
        match &expression.kind {
            ExprKind::Literal(Literal::String(_)) => Some(class("String")),
            ExprKind::Name(name) => self.variable(name),
            ExprKind::Field { target, name } if target.kind == ExprKind::This => {
                self.variable(&name.text)
            }
            ExprKind::Field { target, .. } if is_named(target, "TimeUnit") => {
                Some(class("TimeUnit"))
            }
            ExprKind::Index { array, .. } => {
                let array = self.type_of(array)?;
                Some(Type {
                    dimensions: array.dimensions.checked_sub(1)?,
                    ..array
                })
            }
            ExprKind::Call {
                target,
                name,
                arguments,
            } => self.result_of(target.as_deref(), &name.text, arguments.len()),
            ExprKind::New { ty, .. } | ExprKind::Cast { ty, .. } => Some(ty.clone()),
            ExprKind::Binary {
                op: BinaryOp::Add, ..
            } => Some(class("String")),
            ExprKind::Assign { target, .. } => self.type_of(target),
            ExprKind::Conditional { then, .. } => self.type_of(then),
            _ => None,
        }
    }

    fn result_of(&self, target: Option<&Expr>, name: &str, arguments: usize) -> Option<Type> {
        let Some(target) = target.filter(|target| target.kind != ExprKind::This) else {
            let method = self.methods.iter().find(|method| method.name.text == name);
            return Some(method?.result.clone());
        };
        if let Some(owner) = self.class_name(target) {
            let (_, result) = function(&owner, name, arguments)?;
            return described(result, None);
        }
        let receiver = self.type_of(target)?;
        let row = &METHODS[self.row_of(&receiver, name, Some(arguments))?];
        described(row.5, Some(&receiver))
    }

    /// The class that an expression in front of a dot names: `System.out`.
    pub fn class_name(&self, target: &Expr) -> Option<String> {
        match &target.kind {
            ExprKind::Name(name) if self.variable(name).is_none() && is_class(name) => {
                Some(name.clone())
            }
            ExprKind::Field { target, name } => match &target.kind {
                ExprKind::Name(class) if self.variable(class).is_none() => {
                    Some(format!("{class}.{}", name.text))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// What a reference is one of, besides a method reference, if its target is
    /// no `this` or `super` and it is of no constructor.
    pub fn reference(&self, target: &Expr, name: &str) -> Option<Construct> {
        if name == "new" || matches!(target.kind, ExprKind::This | ExprKind::Super) {
            return None;
        }
        let own = match &target.kind {
            ExprKind::Name(class) => self.classes.iter().find(|it| it.name.text == *class),
            _ => None,
        };
        let is_static = match (own, self.class_name(target)) {
            (Some(own), _) => {
                let mut methods = own.members.methods.iter();
                methods.find(|it| it.name.text == name)?.is_static
            }
            (None, Some(class)) => (0..4).any(|count| function(&class, name, count).is_some()),
            (None, None) => return Some(Construct::BoundReference),
        };
        Some(match is_static {
            true => Construct::StaticReference,
            false => Construct::FirstReference,
        })
    }

    /// Whether the program has a generic method of that name.
    pub fn is_generic(&self, name: &str) -> bool {
        let mut methods = self.methods.iter();
        methods.any(|it| it.name.text == name && !it.type_parameters.is_empty())
    }

    /// The row of a method of the library, by the receiver's type and the number
    /// of arguments, where that is known.
    pub fn row_of(&self, receiver: &Type, name: &str, arguments: Option<usize>) -> Option<usize> {
        if receiver.dimensions > 0 {
            return None;
        }
        let row = |is_it: &dyn Fn(&str) -> bool| {
            METHODS
                .iter()
                .position(|row| is_it(row.0) && row.1 == name && takes(row.2, row.3, arguments))
        };
        let class = match self.is_enum(&receiver.name) {
            true => "Enum",
            false => &receiver.name,
        };
        row(&|other| other == class)
            .or_else(|| row(&|other| is_subtype(class, other)))
            .or_else(|| row(&|other| other == "Object"))
    }

    fn is_enum(&self, name: &str) -> bool {
        let mut enums = self
            .classes
            .iter()
            .filter(|class| class.kind == ClassKind::Enum);
        enums.any(|class| class.name.text == name)
    }
}

fn is_named(target: &Expr, class: &str) -> bool {
    matches!(&target.kind, ExprKind::Name(name) if name == class)
}

fn described(result: Result, receiver: Option<&Type>) -> Option<Type> {
    match result {
        Result::String => Some(class("String")),
        Result::Class(name) => Some(class(name)),
        Result::Argument(number) => receiver?.arguments.get(usize::from(number)).cloned(),
        Result::Made(name) | Result::Elements(name) => Some(class(name)),
        Result::Of(name, argument) => {
            let mut made = class(name);
            let argument = receiver?.arguments.get(usize::from(argument))?;
            made.arguments = vec![argument.clone()];
            Some(made)
        }
        // The census needs no further types.
        _ => None,
    }
}
