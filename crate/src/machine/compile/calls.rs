//! Calls: whose method a name is, and what its arguments become.

use crate::java::ast::{Expr, ExprKind, Name, Span};
use crate::jvm::value::Value;
use crate::words::Key;

use super::super::code::{ClassId, Conversion, Op};
use super::super::library::{self, MethodName};
use super::super::types::Ty;
use super::Compiler;
use super::body::primitive_of;

impl Compiler {
    pub fn call(
        &mut self,
        span: Span,
        target: Option<&Expr>,
        name: &Name,
        arguments: &[Expr],
    ) -> Ty {
        let Some(target) = target else {
            return self.call_own(name, arguments);
        };
        if target.kind == ExprKind::Super {
            return self.call_super(target, name, arguments);
        }
        if let Some(class) = self.class_path(target) {
            return self.call_static_own(class, name, arguments);
        }
        match self.class_name(target) {
            Some(class) => self.call_static(span, &class, name, arguments),
            None => self.call_method(target, name, arguments),
        }
    }

    /// The class of the library that an expression in front of a dot names, if
    /// it names one.
    pub fn class_name(&self, target: &Expr) -> Option<String> {
        match &target.kind {
            ExprKind::Name(name) => {
                let shadowed = self.body.find(name).is_some() || self.visible_field(name).is_some();
                let known =
                    library::is_class(name) || matches!(&**name, "System" | "Executors" | "IO");
                (!shadowed && known).then(|| name.clone())
            }
            ExprKind::Field { target, name } => {
                let class = self.class_name(target)?;
                (class == "System" && matches!(&*name.text, "out"))
                    .then(|| format!("{class}.{}", name.text))
            }
            _ => None,
        }
    }

    /// `name(…)`: a method of the innermost class around that has one.
    fn call_own(&mut self, name: &Name, arguments: &[Expr]) -> Ty {
        let Some(class) = self.class_with_method(&name.text, arguments.len()) else {
            if library::method(Some("Object"), &name.text, arguments.len()).is_some()
                && self.load_instance(self.class)
            {
                let receiver = self.type_of_class(self.class);
                return self.invoke_library(&receiver, name, arguments);
            }
            self.error_about(name, Key::DiagnosticUnknownMethod);
            return Ty::Unknown;
        };
        let choices = self.methods_named(class, &name.text, arguments.len());
        if !choices.is_empty() {
            let index = self.choose_method(name, arguments, &choices);
            let signature = self.signatures[index].clone();
            if signature.is_static {
                return self.call_signature(index, arguments, 0);
            }
            if !self.load_instance(class) {
                self.error_about(name, Key::DiagnosticNoThisMethod);
                return signature.result;
            }
            return match signature.is_private {
                true => self.call_exactly(index, arguments),
                false => self.call_signature(index, arguments, 1),
            };
        }
        let base = self.library_superclass(class);
        if library::function(&base, &name.text, arguments.len()).is_some() {
            return self.call_static(name.span, &base, name, arguments);
        }
        if library::method(Some(&base), &name.text, arguments.len()).is_none() {
            self.error_about(name, Key::DiagnosticUnknownMethod);
            return Ty::Unknown;
        }
        if !self.load_instance(class) {
            self.error_about(name, Key::DiagnosticNoThisMethod);
            return Ty::Unknown;
        }
        let receiver = self.type_of_class(class);
        self.invoke_library(&receiver, name, arguments)
    }

    /// `Class.name(…)` of a class of the scenario.
    fn call_static_own(&mut self, class: ClassId, name: &Name, arguments: &[Expr]) -> Ty {
        let choices = self.methods_named(class, &name.text, arguments.len());
        if choices.is_empty() {
            let base = self.library_superclass(class);
            if library::function(&base, &name.text, arguments.len()).is_some() {
                return self.call_static(name.span, &base, name, arguments);
            }
            self.error_about(name, Key::DiagnosticUnknownMethod);
            return Ty::Unknown;
        }
        let index = self.choose_method(name, arguments, &choices);
        if !self.signatures[index].is_static {
            self.error_about(name, Key::DiagnosticNoThisMethod);
            return self.signatures[index].result.clone();
        }
        self.call_signature(index, arguments, 0)
    }

    /// `super.name(…)`
    fn call_super(&mut self, target: &Expr, name: &Name, arguments: &[Expr]) -> Ty {
        if !self.load_instance(self.class) {
            self.error(target.span, Key::DiagnosticNoThis, Vec::new());
            return Ty::Unknown;
        }
        if let Some(superclass) = self.classes[self.class as usize].superclass {
            let choices = self.methods_named(superclass, &name.text, arguments.len());
            if !choices.is_empty() {
                let index = self.choose_method(name, arguments, &choices);
                return self.call_exactly(index, arguments);
            }
        }
        let base = self.library_superclass(self.class);
        let found = library::super_method(&base, &name.text, arguments.len());
        let Some((method, result)) = found else {
            self.unknown_library(&base, name);
            return Ty::Unknown;
        };
        self.library_arguments(arguments);
        self.emit(Op::InvokeSuper(method, arguments.len() as u8));
        result.ty(&self.library_type(&self.type_of_class(self.class)))
    }

    fn choose_method(&mut self, name: &Name, arguments: &[Expr], choices: &[usize]) -> usize {
        let parameters: Vec<Vec<Ty>> = choices
            .iter()
            .map(|&index| self.signatures[index].parameters.clone())
            .collect();
        choices[self.choose(name, arguments, &parameters)]
    }

    /// The arguments, and a call that no subclass overrides: of a private method,
    /// or through `super`. The receiver is on the stack, and is not null.
    fn call_exactly(&mut self, index: usize, arguments: &[Expr]) -> Ty {
        let signature = self.signatures[index].clone();
        if signature.is_static {
            self.emit(Op::Pop);
            return self.call_signature(index, arguments, 0);
        }
        for (argument, ty) in arguments.iter().zip(&signature.parameters) {
            self.value(argument, ty);
        }
        self.emit(Op::Call(signature.method, arguments.len() as u8 + 1));
        signature.result
    }

    /// The arguments and the call; the receiver, if there is one, is on the stack.
    fn call_signature(&mut self, index: usize, arguments: &[Expr], receivers: u8) -> Ty {
        let signature = self.signatures[index].clone();
        for (argument, ty) in arguments.iter().zip(&signature.parameters) {
            self.value(argument, ty);
        }
        let count = arguments.len() as u8;
        if signature.is_static {
            self.use_class(signature.class);
            self.emit(Op::Call(signature.method, count));
        } else if self.main_class == Some(signature.class) {
            self.emit(Op::Call(signature.method, count + receivers));
        } else {
            self.emit(Op::CallVirtual(signature.selector, count));
            // A lambda that implements it returns a box.
            if let (true, Some(primitive)) =
                (signature.is_abstract, primitive_of(&signature.result))
            {
                self.emit(Op::Convert(Conversion::Unbox(primitive)));
            }
        }
        signature.result
    }

    fn call_static(&mut self, span: Span, class: &str, name: &Name, arguments: &[Expr]) -> Ty {
        if let ("Lab", "deploy", [app]) = (class, &*name.text, arguments) {
            return self.deploy(app);
        }
        let Some((function, result)) = library::function(class, &name.text, arguments.len()) else {
            self.unknown_library(class, name);
            return Ty::Unknown;
        };
        let mut first = Ty::Unknown;
        for (index, argument) in arguments.iter().enumerate() {
            let ty = self.expression(argument);
            if ty == Ty::Void {
                self.error(span, Key::DiagnosticVoidValue, Vec::new());
            }
            if index == 0 {
                first = ty;
            }
        }
        self.emit(Op::CallLibrary(function, arguments.len() as u8));
        result.ty(&first)
    }

    /// `Lab.deploy(App.class)`
    fn deploy(&mut self, app: &Expr) -> Ty {
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

    fn call_method(&mut self, target: &Expr, name: &Name, arguments: &[Expr]) -> Ty {
        let receiver = self.expression(target);
        if let Some(class) = self.user_class(&receiver) {
            let choices = self.methods_named(class, &name.text, arguments.len());
            if !choices.is_empty() {
                let index = self.choose_method(name, arguments, &choices);
                if self.signatures[index].is_static {
                    self.emit(Op::Pop);
                }
                if target.kind == ExprKind::This && self.signatures[index].is_private {
                    return self.call_exactly(index, arguments);
                }
                return self.call_signature(index, arguments, 1);
            }
            let base = self.library_type(&receiver);
            if library::method(base.class_name(), &name.text, arguments.len()).is_none() {
                self.error_about(name, Key::DiagnosticUnknownMethod);
                return Ty::Unknown;
            }
        }
        self.invoke_library(&receiver, name, arguments)
    }

    /// A method of the library, or one that only the receiver knows.
    fn invoke_library(&mut self, receiver: &Ty, name: &Name, arguments: &[Expr]) -> Ty {
        let count = arguments.len();
        let receiver = self.library_type(receiver);
        let found = library::method(receiver.class_name(), &name.text, count);
        let selector = self.name(&format!("{}/{count}", name.text));
        let Some((method, result)) = found else {
            if receiver == Ty::Unknown {
                self.library_arguments(arguments);
                self.emit(Op::CallVirtual(selector, count as u8));
                return Ty::Unknown;
            }
            self.unknown_library(receiver.class_name().unwrap_or("?"), name);
            return Ty::Unknown;
        };
        let types = self.library_arguments(arguments);
        let method = match (method, &types[..]) {
            (MethodName::Submit, [task]) if self.is_runnable(task) => MethodName::SubmitRunnable,
            _ => method,
        };
        self.emit(Op::Invoke(method, selector, count as u8));
        result.ty(&receiver)
    }

    /// What a type is for the library: a class of the scenario counts as what
    /// it extends there.
    pub fn library_type(&self, ty: &Ty) -> Ty {
        let Some(mut class) = self.user_class(ty) else {
            return ty.clone();
        };
        while let Some(superclass) = self.classes[class as usize].superclass {
            class = superclass;
        }
        let declaration = &self.classes[class as usize];
        match (
            declaration.super_type.class_name(),
            &declaration.interfaces[..],
        ) {
            (Some("Object"), [only]) if self.user_class(only).is_none() => only.clone(),
            _ => declaration.super_type.clone(),
        }
    }

    /// Whether javac takes the `submit` of a Runnable for such an argument.
    fn is_runnable(&self, ty: &Ty) -> bool {
        let ty = self.library_type(ty);
        matches!(ty.class_name(), Some("Runnable" | "Thread"))
    }

    /// Leaves the arguments; returns their types.
    fn library_arguments(&mut self, arguments: &[Expr]) -> Vec<Ty> {
        let mut types = Vec::new();
        for argument in arguments {
            let ty = self.expression(argument);
            if ty == Ty::Void {
                self.error(argument.span, Key::DiagnosticVoidValue, Vec::new());
            }
            types.push(ty);
        }
        types
    }

    pub fn unknown_library(&mut self, class: &str, name: &Name) {
        let arguments = vec![("class", class.to_owned()), ("name", name.text.clone())];
        self.error(name.span, Key::DiagnosticUnknownLibrary, arguments);
    }

    /// Leaves null where an expression has an error.
    pub fn nothing(&mut self) -> Ty {
        self.emit(Op::Push(Value::Null));
        Ty::Unknown
    }
}
