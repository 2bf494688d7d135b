//! Lambdas and method references: methods of their own whose first parameters
//! are what they capture, as javac makes them.

use crate::java::ast::{Expr, ExprKind, LambdaBody, Name, Parameter, Span};
use crate::words::Key;

use super::super::code::{ClassId, MethodId, Op, Shown};
use super::super::library::{self, MethodName};
use super::super::steps::Kind;
use super::super::types::Ty;
use super::Compiler;
use super::body::Body;
use super::classes::Signature;
use super::names::Names;

impl Compiler {
    pub fn lambda(&mut self, span: Span, parameters: &[Parameter], body: &LambdaBody) -> Ty {
        let names = Names::of_lambda(parameters, body);
        let needs_this = self.body.method.has_this && self.needs_this(&names);
        let mut captures: Vec<(String, Ty)> = Vec::new();
        for name in names.used {
            let known = captures.iter().any(|(other, _)| *other == name);
            if let (false, Some(local)) = (known, self.body.find(&name)) {
                captures.push((name, local.ty.clone()));
            }
        }
        let count = captures.len() as u8 + u8::from(needs_this);
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
        let mut inner = Body::new("lambda", needs_this, true, Ty::Unknown, place);
        inner.method.class = self.class;
        let outer = std::mem::replace(&mut self.body, inner);
        for (name, ty) in captures {
            self.parameter_slot(&name, ty);
        }
        for parameter in parameters {
            let ty = parameter.ty.as_ref().map_or(Ty::Unknown, |ty| self.ty(ty));
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
        let method = self.add_method();
        self.body = outer;
        self.emit(Op::MakeLambda(method, count));
        Ty::Unknown
    }

    fn add_method(&mut self) -> MethodId {
        let method = self.finish();
        self.program.methods.push(method);
        self.program.methods.len() as MethodId - 1
    }

    fn lambda_expression(&mut self, expr: &Expr) {
        self.at(expr.span, Vec::new());
        // An assignment has a value too; who calls a Runnable takes no notice.
        let ty = self.expression(expr);
        if ty == Ty::Void {
            self.emit(Op::Pop);
            self.emit(Op::Step(Kind::Evaluated, 0, Shown::Nothing));
            self.emit(Op::ReturnVoid);
        } else {
            self.convert(&ty, &Ty::Unknown);
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
            None => library::method(Some("Object"), name, 0).is_some(),
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

    pub fn method_reference(&mut self, span: Span, target: &Expr, name: &Name) -> Ty {
        if target.kind == ExprKind::Super {
            self.error_about(name, Key::DiagnosticSuperReference);
            return self.nothing();
        }
        if let (Some(class), "new") = (self.class_path(target), &*name.text) {
            self.constructor_reference(span, class);
            return Ty::Unknown;
        }
        if let Some(class) = self.class_path(target) {
            self.class_reference(span, class, name);
            return Ty::Unknown;
        }
        match self
            .class_name(target)
            .or_else(|| class_of_new(target, name))
        {
            Some(class) => self.static_reference(span, &class, name),
            None => self.bound_reference(span, target, name),
        }
        Ty::Unknown
    }

    /// `Class::new`: passes on as many parameters as the first constructor has.
    fn constructor_reference(&mut self, span: Span, class: ClassId) {
        let constructors = self.constructors(class);
        let types = constructors
            .first()
            .map_or(Vec::new(), |constructor| constructor.parameters.clone());
        let method = constructors.first().map(|constructor| constructor.method);
        let declaration = &self.classes[class as usize];
        if declaration.is_inner || constructors.len() > 1 || declaration.is_abstract {
            self.error(span, Key::DiagnosticReference, self.about(class));
        }
        let outer = self.begin_reference(span, &types);
        self.use_class(class);
        self.emit(Op::NewObject(class));
        self.emit(Op::Dup);
        match method {
            None => self.construct_inline(class, span, &[]),
            Some(method) => {
                self.load_parameters();
                self.emit(Op::Call(method, types.len() as u8 + 1));
                self.emit(Op::Pop);
            }
        }
        self.end_reference(outer, 0);
    }

    /// `Class::method`, of a class of the scenario: static, or one whose first
    /// argument is the receiver.
    fn class_reference(&mut self, span: Span, class: ClassId, name: &Name) {
        let Some(signature) = self.only_method(class, name) else {
            return;
        };
        let mut types = signature.parameters.clone();
        if !signature.is_static {
            types.insert(0, self.type_of_class(class));
        }
        let outer = self.begin_reference(span, &types);
        self.load_parameters();
        self.pass_on(&signature);
        self.end_reference(outer, 0);
    }

    /// The method of that name, if there is only one.
    fn only_method(&mut self, class: ClassId, name: &Name) -> Option<Signature> {
        let found: Vec<usize> = (0..8)
            .flat_map(|count| self.methods_named(class, &name.text, count))
            .collect();
        match found[..] {
            [only] => Some(self.signatures[only].clone()),
            [] => {
                self.error_about(name, Key::DiagnosticUnknownMethod);
                self.nothing();
                None
            }
            _ => {
                self.error_about(name, Key::DiagnosticReference);
                self.nothing();
                None
            }
        }
    }

    /// Calls a method with what is on the stack, and returns its result.
    fn pass_on(&mut self, signature: &Signature) {
        let count = signature.parameters.len() as u8;
        match signature.is_static {
            true => {
                self.use_class(signature.class);
                self.emit(Op::Call(signature.method, count));
            }
            false => {
                self.emit(Op::CallVirtual(signature.selector, count));
            }
        }
        self.convert(&signature.result, &Ty::Unknown);
    }

    /// `ArrayList::new`, `System.out::println`, `String::length`
    fn static_reference(&mut self, span: Span, class: &str, name: &Name) {
        let counts = 0..=2usize;
        let function = if name.text == "new" {
            library::function(class, "new", 0).map(|(function, _)| (0, function))
        } else {
            counts
                .clone()
                .rev()
                .find_map(|count| Some((count, library::function(class, &name.text, count)?.0)))
        };
        let method = counts
            .rev()
            .find_map(|count| Some((count, library::method(Some(class), &name.text, count)?.0)));
        match (function, method) {
            (Some((count, function)), _) => {
                self.reference_method(span, count, 0, Op::CallLibrary(function, count as u8));
            }
            (None, Some((count, method))) => {
                let selector = self.name(&format!("{}/{count}", name.text));
                let op = Op::Invoke(method, selector, count as u8);
                self.reference_method(span, count + 1, 0, op);
            }
            (None, None) => {
                let arguments = vec![("class", class.to_owned()), ("name", name.text.clone())];
                self.error(name.span, Key::DiagnosticUnknownLibrary, arguments);
            }
        }
    }

    /// `key::remove`: the receiver is evaluated now and captured.
    fn bound_reference(&mut self, span: Span, target: &Expr, name: &Name) {
        let receiver = self.expression(target);
        if let Some(class) = self.user_class(&receiver)
            && self.has_method(class, &name.text)
        {
            let Some(signature) = self.only_method(class, name) else {
                return;
            };
            if signature.is_static {
                self.error_about(name, Key::DiagnosticStaticReference);
            }
            self.emit(Op::RequireNonNull);
            let mut types = signature.parameters.clone();
            types.insert(0, receiver);
            let outer = self.begin_reference(span, &types);
            self.load_parameters();
            self.pass_on(&signature);
            self.end_reference(outer, 1);
            return;
        }
        let receiver = self.library_type(&receiver);
        let found: Option<(usize, MethodName)> = (0..=2).find_map(|count| {
            Some((
                count,
                library::method(receiver.class_name(), &name.text, count)?.0,
            ))
        });
        let Some((count, method)) = found else {
            self.unknown_library(receiver.class_name().unwrap_or("?"), name);
            return;
        };
        self.emit(Op::RequireNonNull);
        let selector = self.name(&format!("{}/{count}", name.text));
        let op = Op::Invoke(method, selector, count as u8);
        self.reference_method(span, count + 1, 1, op);
    }

    /// A method that passes its `parameters` on to one instruction; the first
    /// `captures` of them are on the stack now.
    fn reference_method(&mut self, span: Span, parameters: usize, captures: u8, op: Op) {
        let types = vec![Ty::Unknown; parameters];
        let outer = self.begin_reference(span, &types);
        self.load_parameters();
        self.emit(op);
        self.end_reference(outer, captures);
    }

    /// Begins the method that a method reference stands for; returns the body
    /// around it.
    fn begin_reference(&mut self, span: Span, types: &[Ty]) -> Body {
        let place = self.place(span, Vec::new());
        let mut inner = Body::new("lambda", false, true, Ty::Unknown, place);
        inner.method.class = self.class;
        let outer = std::mem::replace(&mut self.body, inner);
        for (index, ty) in types.iter().enumerate() {
            self.parameter_slot(&format!("${index}"), ty.clone());
        }
        outer
    }

    fn load_parameters(&mut self) {
        for slot in self.body.method.parameters.clone() {
            self.emit(Op::Load(slot));
        }
    }

    /// Returns the result on the stack, and makes the lambda; the first
    /// `captures` parameters are on the stack around it.
    fn end_reference(&mut self, outer: Body, captures: u8) {
        self.emit(Op::Return);
        let method = self.add_method();
        self.body = outer;
        self.emit(Op::MakeLambda(method, captures));
    }
}

/// A class that only `::new` can name.
fn class_of_new(target: &Expr, name: &Name) -> Option<String> {
    match &target.kind {
        ExprKind::Name(class) if name.text == "new" => Some(class.clone()),
        _ => None,
    }
}
