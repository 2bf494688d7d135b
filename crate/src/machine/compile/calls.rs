//! Calls and `new`: whose method a name is, and what its arguments become.

use crate::java::ast::{Expr, ExprKind, Literal, Name, Span, Type};
use crate::words::Key;

use super::super::code::{MethodId, Op};
use super::super::library::{self, Function, MethodName};
use super::super::types::Ty;
use super::Compiler;

impl Compiler<'_> {
    pub fn call(
        &mut self,
        span: Span,
        target: Option<&Expr>,
        name: &Name,
        arguments: &[Expr],
    ) -> Ty {
        match target {
            None => self.call_own(name, arguments),
            Some(target) if target.kind == ExprKind::This => self.call_own(name, arguments),
            Some(target) => match self.class_name(target) {
                Some(class) => self.call_static(span, &class, name, arguments),
                None => self.call_method(target, name, arguments),
            },
        }
    }

    /// The class that an expression in front of a dot names, if it names one.
    pub fn class_name(&self, target: &Expr) -> Option<String> {
        match &target.kind {
            ExprKind::Name(name) => {
                let shadowed = self.body.find(name).is_some()
                    || self.fields.iter().any(|field| *field.name == **name);
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

    /// The number of a method of the scenario.
    pub fn find_method(&self, name: &str, arguments: usize) -> Option<MethodId> {
        self.signatures
            .iter()
            .position(|other| other.name == name && other.parameters.len() == arguments)
            .map(|index| index as MethodId)
    }

    fn call_own(&mut self, name: &Name, arguments: &[Expr]) -> Ty {
        let Some(method) = self.find_method(&name.text, arguments.len()) else {
            self.error_about(name, Key::DiagnosticUnknownMethod);
            return Ty::Unknown;
        };
        let signature = self.signatures[method as usize].clone();
        let mut count = arguments.len() as u8;
        if !signature.is_static {
            if !self.body.method.has_this {
                self.error_about(name, Key::DiagnosticNoThisMethod);
                return signature.result;
            }
            self.emit(Op::Load(0));
            count += 1;
        }
        for (argument, ty) in arguments.iter().zip(&signature.parameters) {
            self.value(argument, ty);
        }
        self.emit(Op::Call(method, count));
        signature.result
    }

    fn call_static(&mut self, span: Span, class: &str, name: &Name, arguments: &[Expr]) -> Ty {
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
        let is_one = |argument: &Expr| argument.kind == ExprKind::Literal(Literal::Int(1));
        if function == Function::FixedThreadPool && !arguments.iter().all(is_one) {
            self.schedule.pool.get_or_insert(span);
        }
        self.emit(Op::CallLibrary(function, arguments.len() as u8));
        result.ty(&first)
    }

    fn call_method(&mut self, target: &Expr, name: &Name, arguments: &[Expr]) -> Ty {
        let receiver = self.expression(target);
        let Some((method, result)) =
            library::method(receiver.class_name(), &name.text, arguments.len())
        else {
            self.unknown_library(receiver.class_name().unwrap_or("?"), name);
            return Ty::Unknown;
        };
        for argument in arguments {
            if self.expression(argument) == Ty::Void {
                self.error(argument.span, Key::DiagnosticVoidValue, Vec::new());
            }
        }
        match method {
            MethodName::Start => {
                self.schedule.starts.get_or_insert(name.span);
            }
            MethodName::Join => self.schedule.joins = true,
            _ => {}
        }
        self.emit(Op::Invoke(method, arguments.len() as u8));
        result.ty(&receiver)
    }

    fn unknown_library(&mut self, class: &str, name: &Name) {
        let arguments = vec![("class", class.to_owned()), ("name", name.text.clone())];
        self.error(name.span, Key::DiagnosticUnknownLibrary, arguments);
    }

    pub fn new_object(&mut self, ty: &Type, arguments: &[Expr]) -> Ty {
        let count = arguments.len();
        if let Some((qualified, _)) = library::throwable(&ty.name) {
            if count > 2 {
                let name = constructor(ty);
                self.unknown_library(&ty.name, &name);
            }
            for argument in arguments {
                self.value(argument, &Ty::Unknown);
            }
            let name = self.name(qualified);
            self.emit(Op::NewThrowable(name, count as u8));
            return Ty::of(ty);
        }
        let Some((function, _)) = library::function(&ty.name, "new", count) else {
            if library::is_class(&ty.name) {
                let name = constructor(ty);
                self.unknown_library(&ty.name, &name);
            } else {
                let arguments = vec![("name", ty.name.clone())];
                self.error(ty.span, Key::DiagnosticUnknownClass, arguments);
            }
            return Ty::of(ty);
        };
        for argument in arguments {
            self.expression(argument);
        }
        self.emit(Op::CallLibrary(function, count as u8));
        Ty::of(ty)
    }
}

fn constructor(ty: &Type) -> Name {
    Name {
        text: "new".to_owned(),
        span: ty.span,
    }
}
