//! Calls of the library: which method the tables have, what it takes, and what
//! is said where they have none.

use super::super::code::{Conversion, Op};
use super::super::library::{self, Function, MethodName};
use super::super::types::Ty;
use super::Compiler;
use super::body::primitive_of;
use super::generics::{self};
use crate::java::ast::{Expr, ExprKind, Name, Span};
use crate::jvm::value::{Primitive, Value};
use crate::words::Key;

impl Compiler {
    pub fn call_static(&mut self, span: Span, class: &str, name: &Name, arguments: &[Expr]) -> Ty {
        if let ("Lab", "deploy", [app]) = (class, &*name.text, arguments) {
            return self.deploy(app);
        }
        let Some((function, result)) = library::function(class, &name.text, arguments.len()) else {
            self.unknown_library(class, name);
            return Ty::Unknown;
        };
        let receiver = Ty::class(class);
        let types = self.library_arguments(class, &receiver, name, arguments);
        if let Some(ty) = types.first() {
            self.text_of_characters(function, ty);
        }
        if types.contains(&Ty::Void) {
            self.error(span, Key::DiagnosticVoidValue, Vec::new());
        }
        if function == Function::RunFinalization {
            self.warn(name.span, Key::WarningRunFinalization);
        }
        let count = self.operands(arguments.len());
        self.emit(Op::CallLibrary(function, count));
        result.ty(&receiver, &types, &self.returned)
    }

    /// What is printed of an array of `char` is a text.
    pub fn text_of_characters(&mut self, function: Function, ty: &Ty) {
        let prints = matches!(
            function,
            Function::Print | Function::PrintLine | Function::StringValueOf | Function::NewString
        );
        if prints && *ty == Ty::array(Ty::Primitive(Primitive::Char)) {
            self.emit(Op::CallLibrary(Function::TextOfCharacters, 1));
        } else if prints && *ty == Ty::string() {
            self.check_hidden(ty);
        }
    }

    /// `Lab.deploy(App.class)`
    pub fn deploy(&mut self, app: &Expr) -> Ty {
        let ExprKind::ClassLiteral(name) = &app.kind else {
            self.error(app.span, Key::DiagnosticDeploy, Vec::new());
            return Ty::Unknown;
        };
        let Some(class) = self.resolve_class(&name.text) else {
            self.error(
                app.span,
                Key::DiagnosticUnknownClass,
                vec![("name", name.text.clone())],
            );
            return Ty::Unknown;
        };
        let declaration = &self.classes[class as usize];
        let constructors = &declaration.constructors;
        let is_fine = !declaration.is_inner
            && declaration.enclosing.is_some()
            && !declaration.is_abstract
            && (constructors.is_empty() || constructors.iter().any(|it| it.parameters.is_empty()))
            && library::method(Some("Runnable"), "run", 0).is_some()
            && self.has_method(class, "run");
        if !is_fine {
            self.error(app.span, Key::DiagnosticDeploy, Vec::new());
        }
        self.emit(Op::Deploy(class));
        Ty::class("Runnable")
    }

    /// The method of the library that something of a type has: what it is, its
    /// result, and the type that has it.
    pub fn library_method(
        &self,
        receiver: &Ty,
        name: &str,
        count: usize,
    ) -> Option<(MethodName, library::Result, Ty)> {
        if let Ty::Array(_) = receiver {
            return None;
        }
        let found = |seen: Ty| {
            let (method, result) = library::method(seen.class_name(), name, count)?;
            Some((method, result, seen))
        };
        if self.user_class(receiver).is_none() {
            return found(receiver.clone());
        }
        let mut supertypes = self.supertypes(receiver);
        supertypes.retain(|it| self.user_class(it).is_none());
        let of_object = library::method(Some("Object"), name, count);
        let has_own = |seen: &Ty| {
            let own = library::method(seen.class_name(), name, count);
            own.is_some() && own != of_object
        };
        let own = supertypes.into_iter().find(has_own);
        found(own.unwrap_or_else(|| Ty::class("Object")))
    }

    /// A method of the library, or one that only the receiver knows.
    pub fn invoke_library(&mut self, receiver: &Ty, name: &Name, arguments: &[Expr]) -> Ty {
        let count = arguments.len();
        let selector = self.name(&format!("{}/{count}", name.text));
        let Some((method, result, seen)) = self.library_method(receiver, &name.text, count) else {
            if !receiver.is_known() {
                self.library_arguments("", receiver, name, arguments);
                let count = self.operands(count);
                self.emit(Op::CallVirtual(selector, count));
                return Ty::Unknown;
            }
            self.unknown_method(receiver, name);
            return Ty::Unknown;
        };
        let class = seen.class_name().unwrap_or("").to_owned();
        let types = self.library_arguments(&class, &seen, name, arguments);
        let method = match (method, &types[..]) {
            (MethodName::Submit, [task]) if self.is_runnable(task) => MethodName::SubmitRunnable,
            _ => method,
        };
        let count = self.operands(count);
        self.emit(Op::Invoke(method, selector, count));
        let ty = result.ty(&seen, &types, &self.returned);
        // What a lambda returns is in a box.
        if let (MethodName::Functional, Some(primitive)) = (method, primitive_of(&ty)) {
            self.emit(Op::Convert(Conversion::Unbox(primitive)));
        }
        if result.is_erased() {
            self.body.unchecked = Some(self.body.pc());
        }
        ty
    }

    /// Whether javac takes the `submit` of a Runnable for such an argument.
    fn is_runnable(&self, ty: &Ty) -> bool {
        let supertypes = self.supertypes(ty);
        let mut names = supertypes.iter().filter_map(Ty::class_name);
        names.any(|name| library::is_subtype(name, "Runnable"))
    }

    /// Leaves the arguments for a method of the library; returns their types.
    pub fn library_arguments(
        &mut self,
        class: &str,
        receiver: &Ty,
        name: &Name,
        arguments: &[Expr],
    ) -> Vec<Ty> {
        let mut types = Vec::new();
        self.returned = Ty::Unknown;
        for (index, argument) in arguments.iter().enumerate() {
            let ty = match library::lambda_taken(class, &name.text, index) {
                Some((interface, codes)) => {
                    let codes = codes.bytes().map(|code| generics::coded(code, receiver));
                    let wanted = Ty::generic(interface.into(), codes.collect());
                    let ty = self.expression_for(argument, &wanted);
                    if let Some(functional) = self.functional(&ty) {
                        self.returned = functional.result;
                    }
                    ty
                }
                None => self.expression(argument),
            };
            if ty == Ty::Void {
                self.error(argument.span, Key::DiagnosticVoidValue, Vec::new());
            }
            types.push(ty);
        }
        types
    }

    /// Nothing of that class is called so.
    pub fn unknown_library(&mut self, class: &str, name: &Name) {
        let counts = library::argument_counts(class, &name.text);
        if !counts.is_empty() {
            let name_of_it = format!("{class}.{}", name.text);
            let arguments = vec![("name", name_of_it), ("expected", counts)];
            return self.error(name.span, Key::DiagnosticArguments, arguments);
        }
        let arguments = vec![
            ("class", class.to_owned()),
            ("name", name.text.clone()),
            ("known", library::names_of(class)),
        ];
        self.error(name.span, Key::DiagnosticUnknownLibrary, arguments);
    }

    /// Nothing of that type is called so.
    pub fn unknown_method(&mut self, receiver: &Ty, name: &Name) {
        let class = receiver.checked_name();
        self.unknown_library(class.as_deref().unwrap_or("Object"), name);
    }

    /// Leaves null where an expression has an error.
    pub fn nothing(&mut self) -> Ty {
        self.emit(Op::Push(Value::Null));
        Ty::Unknown
    }
}
