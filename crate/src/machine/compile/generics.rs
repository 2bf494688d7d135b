//! Generics: what type variables stand for where a member is used, what a call
//! makes of those of a method, and what a lambda for a type takes and returns.

use std::rc::Rc;

use crate::java::ast::Expr;
use crate::jvm::value::Primitive;
use crate::limits;
use crate::words::Key;

use super::super::code::ClassId;
use super::super::library;
use super::super::types::{Bindings, Ty, wrapped};
use super::Compiler;

/// What the one method of a functional interface takes and returns.
pub struct Functional {
    /// The interface.
    pub name: Rc<str>,
    pub parameters: Vec<Ty>,
    pub result: Ty,
}

impl Compiler {
    /// A type and all that it extends or implements, as far as the scenario's
    /// classes say, each with its arguments; the nearest first.
    pub fn supertypes(&self, ty: &Ty) -> Vec<Ty> {
        let mut all = vec![ty.clone()];
        let mut next = 0;
        while let Some(ty) = all.get(next).cloned() {
            next += 1;
            // What grows from class to class is refused where it is declared.
            let class = self.user_class(&ty);
            let Some(class) = class.filter(|_| ty.parts() <= limits::TYPE_NODES) else {
                continue;
            };
            let bindings = self.own_bindings(class, &ty);
            let declaration = &self.classes[class as usize];
            for above in std::iter::once(&declaration.super_type).chain(&declaration.interfaces) {
                if all.iter().all(|it| it.class_name() != above.class_name()) {
                    all.push(above.with(&bindings));
                }
            }
        }
        all
    }

    /// What the variables of a class stand for in a type of that class.
    fn own_bindings(&self, class: ClassId, ty: &Ty) -> Bindings {
        let variables = &self.classes[class as usize].type_parameters;
        let named = variables.iter().enumerate();
        named
            .filter_map(|(index, variable)| Some((name_of(variable)?, ty.argument(index))))
            .collect()
    }

    /// What type variables stand for in the members of `class`, seen from an
    /// object of type `ty`.
    pub fn bindings(&self, ty: &Ty, class: ClassId) -> Bindings {
        let mut bindings = Bindings::new();
        let supertypes = self.supertypes(ty);
        if let Some(seen) = supertypes
            .iter()
            .find(|it| self.user_class(it) == Some(class))
        {
            bindings = self.own_bindings(class, seen);
        }
        // A type does not say what those of the classes around it stand for.
        let mut inner = &self.classes[class as usize];
        while let (true, Some(enclosing)) = (inner.is_inner, inner.enclosing) {
            inner = &self.classes[enclosing as usize];
            if !self.is_inside(enclosing) {
                let variables = inner.type_parameters.iter().filter_map(name_of);
                bindings.extend(variables.map(|name| (name, Ty::Unknown)));
            }
        }
        bindings
    }

    /// Whether the code at hand stands in a class, or in one nested in it.
    fn is_inside(&self, class: ClassId) -> bool {
        let mut at = Some(self.class);
        while let Some(inner) = at {
            if inner == class {
                return true;
            }
            at = self.classes[inner as usize].enclosing;
        }
        false
    }

    /// Finds out what the variables among `free` stand for, so that something
    /// of type `argument` can be passed as a `parameter`.
    pub fn infer(&self, parameter: &Ty, argument: &Ty, free: &[Ty], found: &mut Bindings) {
        match parameter {
            Ty::Variable(variable) if free.contains(parameter) => {
                let name = &variable.name;
                if !argument.is_reference() && argument.unboxed().is_none()
                    || matches!(argument, Ty::Null | Ty::Unknown | Ty::Computed)
                {
                    return;
                }
                let argument = argument.boxed();
                match found.iter().position(|(variable, _)| variable == name) {
                    None => found.push((name.clone(), argument)),
                    Some(at) if self.is_subtype(&argument, &found[at].1) => {}
                    Some(at) if self.is_subtype(&found[at].1, &argument) => found[at].1 = argument,
                    Some(at) => found[at].1 = Ty::Unknown,
                }
            }
            Ty::Class(wanted) if !wanted.arguments.is_empty() => {
                let is_it = |seen: &&Ty| {
                    let class = seen.class_name();
                    class.is_some_and(|class| library::is_subtype(class, &wanted.name))
                };
                if let Some(seen) = self.supertypes(argument).iter().find(is_it) {
                    for (index, parameter) in wanted.arguments.iter().enumerate() {
                        self.infer(parameter, &seen.argument(index), free, found);
                    }
                }
            }
            Ty::Array(element) => {
                if let Ty::Array(argument) = argument {
                    self.infer(element, argument, free, found);
                }
            }
            _ => {}
        }
    }

    /// What a lambda or method reference takes and returns that becomes a value of
    /// type `target`. Says so where that can be no functional interface.
    pub fn functional_for(&mut self, expr: &Expr, target: &Ty) -> Option<Functional> {
        let functional = self.functional(target);
        let is_other = match target {
            Ty::Primitive(_) | Ty::Array(_) => true,
            Ty::Class(class) => {
                matches!(&*class.name, "Object" | "String") || wrapped(&class.name).is_some()
            }
            _ => false,
        };
        if functional.is_none() && is_other {
            let name = match target {
                Ty::Primitive(primitive) => primitive.name().to_owned(),
                other => other.checked_name().unwrap_or_else(|| "Object".to_owned()),
            };
            self.error(
                expr.span,
                Key::DiagnosticNotFunctional,
                vec![("name", name)],
            );
        }
        functional
    }

    /// What a lambda for a type takes and returns; `None` if none can be one.
    pub fn functional(&self, ty: &Ty) -> Option<Functional> {
        let supertypes = self.supertypes(ty);
        supertypes
            .iter()
            .find_map(|seen| match self.user_class(seen) {
                Some(class) => {
                    let methods = self.classes[class as usize].methods.iter();
                    let mut methods = methods.map(|&index| &self.signatures[index]);
                    let method = methods.find(|method| method.is_abstract)?;
                    let bindings = self.bindings(seen, class);
                    let parameters = method.parameters.iter().map(|ty| ty.with(&bindings));
                    Some(Functional {
                        name: self.classes[class as usize].binary.clone(),
                        parameters: parameters.collect(),
                        result: method.result.with(&bindings),
                    })
                }
                None => {
                    let (takes, returns) = library::functional_types(seen.class_name()?)?;
                    let coded = |code| coded(code, seen);
                    Some(Functional {
                        name: seen.class_name()?.into(),
                        parameters: takes.bytes().map(coded).collect(),
                        result: coded(returns),
                    })
                }
            })
    }
}

/// A type in the table of functional interfaces: a digit for an argument of the
/// interface, a letter as the JVM has it.
pub fn coded(code: u8, interface: &Ty) -> Ty {
    match code {
        b'0'..=b'9' => interface.argument(usize::from(code - b'0')),
        b'I' => Ty::INT,
        b'J' => Ty::Primitive(Primitive::Long),
        b'Z' => Ty::BOOLEAN,
        b'R' => Ty::class("Runnable"),
        b'T' => Ty::class("Thread"),
        b'V' => Ty::Void,
        _ => Ty::Unknown,
    }
}

/// The name of a type variable.
fn name_of(variable: &Ty) -> Option<Rc<str>> {
    match variable {
        Ty::Variable(variable) => Some(variable.name.clone()),
        _ => None,
    }
}

/// Bindings that say nothing of variables.
pub fn unknown(variables: &[Ty]) -> Bindings {
    let names = variables.iter().filter_map(name_of);
    names.map(|name| (name, Ty::Unknown)).collect()
}
