//! Lambdas and method references: methods of their own whose first parameters
//! are what they capture, as javac makes them.

use crate::java::ast::{Expr, ExprKind, LambdaBody, Name, Parameter, Span};
use crate::words::Key;

use super::super::code::{ClassId, MethodId, Op, Shown};
use super::super::library;
use super::super::steps::Kind;
use super::super::types::Ty;
use super::Compiler;
use super::body::Body;
use super::classes::Signature;
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
        inner.method.interface = interface;
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
        let wanted = match self.body.result.clone() {
            // An assignment has a value too; who calls a Runnable takes no notice.
            Ty::Void => Ty::Unknown,
            wanted => wanted,
        };
        let ty = self.expression_for(expr, &wanted);
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

    /// `target::name`, for a functional interface that takes `arity` arguments
    /// if that is known.
    pub fn method_reference(
        &mut self,
        span: Span,
        target: &Expr,
        name: &Name,
        arity: Option<usize>,
    ) -> Ty {
        self.returned = Ty::Unknown;
        if target.kind == ExprKind::Super {
            self.error_about(name, Key::DiagnosticSuperReference);
            return self.nothing();
        }
        if let Some(class) = self.class_path(target) {
            match &*name.text {
                "new" => self.constructor_reference(span, class, arity),
                _ => self.class_reference(span, class, name, arity),
            }
            return Ty::Unknown;
        }
        match self
            .class_name(target)
            .or_else(|| class_of_new(target, name))
        {
            Some(class) => self.static_reference(span, &class, name, arity),
            None => self.bound_reference(span, target, name, arity),
        }
        Ty::Unknown
    }

    /// `Class::new`
    fn constructor_reference(&mut self, span: Span, class: ClassId, arity: Option<usize>) {
        let mut constructors = self.constructors(class);
        if let (Some(arity), true) = (arity, constructors.len() > 1) {
            constructors.retain(|it| it.parameters.len() == arity);
        }
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
        self.returned = Ty::Class(self.classes[class as usize].binary.clone(), Vec::new());
    }

    /// `Class::method`, of a class of the scenario: static, or one whose first
    /// argument is the receiver.
    fn class_reference(&mut self, span: Span, class: ClassId, name: &Name, arity: Option<usize>) {
        let Some(signature) = self.only_method(class, name, arity, 1) else {
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

    /// The method of that name that a reference means which is called with so
    /// many arguments, if there is only one; an instance method finds
    /// `receivers` of its receiver among them.
    fn only_method(
        &mut self,
        class: ClassId,
        name: &Name,
        arity: Option<usize>,
        receivers: usize,
    ) -> Option<Signature> {
        let mut found: Vec<usize> = (0..8)
            .flat_map(|count| self.methods_named(class, &name.text, count))
            .collect();
        if let (Some(arity), true) = (arity, found.len() > 1) {
            found.retain(|&index| {
                let signature = &self.signatures[index];
                let receivers = if signature.is_static { 0 } else { receivers };
                signature.parameters.len() + receivers == arity
            });
        }
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
        self.returned = match signature.result.is_variable() {
            true => Ty::Unknown,
            false => signature.result.clone(),
        };
    }

    /// `ArrayList::new`, `System.out::println`, `String::length`
    fn static_reference(&mut self, span: Span, class: &str, name: &Name, arity: Option<usize>) {
        let counts: Vec<usize> = match arity {
            Some(arity) => vec![arity],
            None if name.text == "new" => vec![0],
            None => vec![2, 1, 0],
        };
        let receiver = Ty::class(class);
        for count in counts {
            if let Some((function, result)) = library::function(class, &name.text, count) {
                let op = Op::CallLibrary(function, count as u8);
                self.reference_method(span, count, 0, op);
                self.returned = result.ty(&receiver, &[], &Ty::Unknown);
                return;
            }
            let of_instance = match arity {
                Some(arity) => arity.checked_sub(1),
                None => Some(count),
            };
            if let Some((count, (method, result))) = of_instance
                .and_then(|count| Some((count, library::method(Some(class), &name.text, count)?)))
            {
                let selector = self.name(&format!("{}/{count}", name.text));
                let op = Op::Invoke(method, selector, count as u8);
                self.reference_method(span, count + 1, 0, op);
                self.returned = result.ty(&receiver, &[], &Ty::Unknown);
                return;
            }
        }
        self.unknown_library(class, name);
        self.nothing();
    }

    /// `key::remove`: the receiver is evaluated now and captured.
    fn bound_reference(&mut self, span: Span, target: &Expr, name: &Name, arity: Option<usize>) {
        let receiver = self.expression(target);
        self.check_hidden(&receiver);
        if let Some(class) = self.user_class(&receiver)
            && self.has_method(class, &name.text)
        {
            let Some(signature) = self.only_method(class, name, arity, 0) else {
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
        let counts = match arity {
            Some(arity) => arity..=arity,
            None => 0..=2,
        };
        let found = counts
            .into_iter()
            .find_map(|count| Some((count, self.library_method(&receiver, &name.text, count)?)));
        let Some((count, (method, result, seen))) = found else {
            self.unknown_method(&receiver, name);
            return;
        };
        self.emit(Op::RequireNonNull);
        let selector = self.name(&format!("{}/{count}", name.text));
        let op = Op::Invoke(method, selector, count as u8);
        self.reference_method(span, count + 1, 1, op);
        self.returned = result.ty(&seen, &[], &Ty::Unknown);
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

/// The type that several values have in common, as far as it is plain.
fn one_of(types: Vec<Ty>) -> Ty {
    let mut types = types.into_iter().filter(|ty| *ty != Ty::Null);
    let first = types.next().map_or(Ty::Void, |ty| ty.boxed());
    match types.all(|ty| ty.boxed() == first) {
        true => first,
        false => Ty::Unknown,
    }
}

/// A class that only `::new` can name.
fn class_of_new(target: &Expr, name: &Name) -> Option<String> {
    match &target.kind {
        ExprKind::Name(class) if name.text == "new" => Some(class.clone()),
        _ => None,
    }
}
