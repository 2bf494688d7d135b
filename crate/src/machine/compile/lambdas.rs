//! Lambdas: methods of their own whose first parameters are what they capture,
//! as javac makes them.

use crate::java::ast::{Expr, LambdaBody, Parameter, Span};
use crate::words::Key;

use super::super::code::{ClassId, MethodId, Op, Shown};
use super::super::library;
use super::super::steps::Kind;
use super::super::types::Ty;
use super::Compiler;
use super::body::Body;
use super::bounds::index;
use super::generics::Functional;
use super::names::Names;

impl Compiler {
    /// A lambda, for a functional interface if that is known.
    pub fn lambda(
        &mut self,
        span: Span,
        parameters: &[Parameter],
        body: &LambdaBody,
        functional: Option<Functional>,
    ) -> Ty {
        let names = Names::of_lambda(parameters, body);
        let needs_this = self.body.method.has_this && self.needs_this(&names);
        let mut captures: Vec<(String, Ty)> = Vec::new();
        for name in names.used {
            let known = captures.iter().any(|(other, _)| *other == name);
            let local = self.body.find(&name).filter(|it| it.constant.is_none());
            if let (false, Some(local)) = (known, local) {
                captures.push((name, local.ty.clone()));
            }
        }
        let count = self.operands(captures.len() + usize::from(needs_this));
        if needs_this {
            self.emit(Op::Load(0));
        }
        for (name, _) in &captures {
            self.body.note_capture(name, span);
            if let Some(slot) = self.body.find(name).map(|local| local.slot) {
                self.emit(Op::Load(slot));
            }
        }
        let place = self.place(span, Vec::new());
        let interface = functional.as_ref().map(|it| it.name.clone());
        let (types, result) = match functional {
            Some(functional) => (functional.parameters, functional.result),
            None => (Vec::new(), Ty::Unknown),
        };
        let result = match result.is_known() {
            true => result,
            false => Ty::Unknown,
        };
        let mut inner = Body::new("lambda", needs_this, true, result, place);
        inner.method.class = self.class;
        inner.method.interface = interface.clone();
        inner.add_constants(self.body.constants());
        let outer = std::mem::replace(&mut self.body, inner);
        for (name, ty) in captures {
            self.parameter_slot(&name, ty);
        }
        for (index, parameter) in parameters.iter().enumerate() {
            let known = types.get(index).cloned().unwrap_or(Ty::Unknown);
            let ty = match parameter.ty.as_ref().map(|ty| self.ty(ty)) {
                None | Some(Ty::Unknown) => known,
                Some(written) => written,
            };
            self.parameter(&parameter.name, ty);
        }
        match body {
            LambdaBody::Expr(expr) => self.lambda_expression(expr),
            LambdaBody::Block(block) => {
                self.block(block);
                if self.body.alive {
                    self.emit(Op::ReturnVoid);
                }
            }
        }
        self.returned = one_of(std::mem::take(&mut self.body.returned));
        let method = self.add_method();
        self.body = outer;
        if let Some(interface) = interface {
            self.use_interface(&interface);
        }
        self.emit(Op::MakeLambda(method, count));
        Ty::Unknown
    }

    /// Ends the body that was begun last; its number.
    pub fn add_method(&mut self) -> MethodId {
        let method = self.finish();
        self.program.methods.push(method);
        index(self.program.methods.len() - 1)
    }

    fn lambda_expression(&mut self, expr: &Expr) {
        self.at(expr.span, Vec::new());
        let wanted = match self.body.result.clone() {
            // An assignment has a value too; who calls a Runnable takes no notice.
            Ty::Void => Ty::Unknown,
            wanted => wanted,
        };
        let ty = self.expression_for(expr, &wanted);
        if ty == Ty::Void && wanted.is_known() {
            self.error(expr.span, Key::DiagnosticVoidValue, Vec::new());
        }
        if ty == Ty::Void {
            self.emit(Op::Pop);
            self.emit(Op::Step(Kind::Evaluated, 0, Shown::Nothing));
            self.emit(Op::ReturnVoid);
        } else {
            self.convert(&ty, &wanted);
            self.convert(&wanted, &Ty::Unknown);
            self.body.returned.push(ty);
            self.emit(Op::Return);
        }
    }

    /// Whether code with these names has to have the instance around it.
    fn needs_this(&self, names: &Names) -> bool {
        let is_field = |name: &String| {
            let found = self.visible_field(name);
            self.body.find(name).is_none() && found.is_some_and(|found| !found.field.is_static)
        };
        let is_method = |name: &String| match self.class_around_with(name) {
            Some(class) => self.is_instance_method(class, name),
            None => name == "getClass" || library::method(Some("Object"), name, 0).is_some(),
        };
        let is_inner = |name: &String| {
            self.resolve_class(name)
                .is_some_and(|class| self.classes[class as usize].is_inner)
        };
        names.this
            || names.used.iter().any(is_field)
            || names.called.iter().any(is_method)
            || names.created.iter().any(is_inner)
    }

    fn class_around_with(&self, name: &str) -> Option<ClassId> {
        (0..3).find_map(|count| self.class_with_method(name, count))
    }

    /// Whether any method of that name needs an instance.
    fn is_instance_method(&self, class: ClassId, name: &str) -> bool {
        let own = self.ancestors(class).into_iter().any(|class| {
            let methods = &self.classes[class as usize].methods;
            methods.iter().any(|&index| {
                let signature = &self.signatures[index];
                signature.name == name && !signature.is_static
            })
        });
        own || !self.has_method(class, name)
    }
}

/// The type that several values have in common, as far as it is plain.
fn one_of(types: Vec<Ty>) -> Ty {
    let mut types = types.into_iter().filter(|ty| *ty != Ty::Null);
    let first = types.next().map_or(Ty::Void, |ty| ty.boxed());
    match types.all(|ty| ty.boxed() == first) {
        true => first,
        false => Ty::Unknown,
    }
}
