//! Calls: whose method a name is, and what its arguments become.

use crate::java::ast::{Expr, ExprKind, Name, Span};
use crate::words::Key;

use super::super::code::{ClassId, Conversion, Op};
use super::super::library::{self};
use super::super::types::{Bindings, Ty};
use super::Compiler;
use super::body::primitive_of;
use super::bounds::number;
use super::classes::Signature;
use super::generics::unknown;
use super::overloads::{Candidate, Chosen};

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
        if matches!(target.kind, ExprKind::Super) {
            return self.call_super(target, name, arguments);
        }
        if let ExprKind::SuperOf(interface) = &target.kind {
            return self.call_default(interface, name, arguments);
        }
        if let Some(ty) = self.class_question(target, name) {
            return ty;
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
                let shadowed = self.body.find(name).is_some()
                    || self.visible_field(name).is_some()
                    || self.resolve_class(name).is_some();
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
        let count = arguments.len();
        if let Some(ty) = self.own_enum_call(name, arguments) {
            return ty;
        }
        let this = self.type_of_class(self.class);
        let Some(class) = self.class_with_method(&name.text, count) else {
            if self.library_method(&this, &name.text, count).is_some()
                && self.load_instance(self.class)
            {
                return self.invoke_library(&this, name, arguments);
            }
            self.error_about(name, Key::DiagnosticUnknownMethod);
            return Ty::Unknown;
        };
        let receiver = self.type_of_class(class);
        if self.has_method(class, &name.text) {
            let Some(chosen) = self.choose_method(name, arguments, class, &receiver) else {
                return Ty::Unknown;
            };
            let signature = &self.signatures[chosen.index];
            let (is_static, is_private) = (signature.is_static, signature.is_private);
            if is_static {
                return self.call_signature(&chosen, arguments, &receiver, Way::Static);
            }
            if !self.load_instance(class) {
                self.error_about(name, Key::DiagnosticNoThisMethod);
                return Ty::Unknown;
            }
            let way = match is_private {
                true => Way::Exactly,
                false => Way::Virtual,
            };
            return self.call_signature(&chosen, arguments, &receiver, way);
        }
        let base = self.library_superclass(class);
        if library::function(&base, &name.text, count).is_some() {
            return self.call_static(name.span, &base, name, arguments);
        }
        if self.library_method(&receiver, &name.text, count).is_none() {
            self.error_about(name, Key::DiagnosticUnknownMethod);
            return Ty::Unknown;
        }
        if !self.load_instance(class) {
            self.error_about(name, Key::DiagnosticNoThisMethod);
            return Ty::Unknown;
        }
        self.invoke_library(&receiver, name, arguments)
    }

    /// `Class.name(…)` of a class of the scenario.
    fn call_static_own(&mut self, class: ClassId, name: &Name, arguments: &[Expr]) -> Ty {
        if let Some(ty) = self.enum_call(class, name, arguments) {
            return ty;
        }
        if !self.has_method(class, &name.text) {
            let base = self.library_superclass(class);
            if library::function(&base, &name.text, arguments.len()).is_some() {
                return self.call_static(name.span, &base, name, arguments);
            }
            self.error_about(name, Key::DiagnosticUnknownMethod);
            return Ty::Unknown;
        }
        let receiver = self.type_of_class(class);
        let Some(chosen) = self.choose_method(name, arguments, class, &receiver) else {
            return Ty::Unknown;
        };
        if !self.signatures[chosen.index].is_static {
            self.error_about(name, Key::DiagnosticNoThisMethod);
            return Ty::Unknown;
        }
        self.call_signature(&chosen, arguments, &receiver, Way::Static)
    }

    /// `super.name(…)`
    fn call_super(&mut self, target: &Expr, name: &Name, arguments: &[Expr]) -> Ty {
        if !self.load_instance(self.class) {
            self.error(target.span, Key::DiagnosticNoThis, Vec::new());
            return Ty::Unknown;
        }
        let this = self.type_of_class(self.class);
        if let Some(superclass) = self.classes[self.class as usize].superclass
            && self.has_method(superclass, &name.text)
        {
            let Some(chosen) = self.choose_method(name, arguments, superclass, &this) else {
                return Ty::Unknown;
            };
            return self.call_signature(&chosen, arguments, &this, Way::Exactly);
        }
        let base = self.library_superclass(self.class);
        let found = library::super_method(&base, &name.text, arguments.len());
        let Some((method, result)) = found else {
            self.unknown_library(&base, name);
            return Ty::Unknown;
        };
        self.library_arguments(&base, &this, name, arguments);
        let count = self.operands(arguments.len());
        self.emit(Op::InvokeSuper(method, count));
        let is_base = |it: &&Ty| it.class_name() == Some(&base);
        let supertypes = self.supertypes(&this);
        let seen = supertypes.iter().find(is_base).cloned().unwrap_or(this);
        result.ty(&seen, &[], &Ty::Unknown)
    }

    /// `Interface.super.name(…)`
    fn call_default(&mut self, interface: &Name, name: &Name, arguments: &[Expr]) -> Ty {
        let class = self.resolve_class(&interface.text);
        let Some(class) = class.filter(|&class| self.has_method(class, &name.text)) else {
            self.error_about(name, Key::DiagnosticUnknownMethod);
            return self.nothing();
        };
        if !self.load_instance(self.class) {
            self.error(interface.span, Key::DiagnosticNoThis, Vec::new());
        }
        let this = self.type_of_class(self.class);
        match self.choose_method(name, arguments, class, &this) {
            Some(chosen) => self.call_signature(&chosen, arguments, &this, Way::Exactly),
            None => Ty::Unknown,
        }
    }

    /// Chooses among the methods of that name that a class has.
    fn choose_method(
        &mut self,
        name: &Name,
        arguments: &[Expr],
        class: ClassId,
        receiver: &Ty,
    ) -> Option<Chosen> {
        let choices = self.all_methods_named(class, &name.text);
        let candidates: Vec<Candidate> = choices
            .iter()
            .map(|&index| self.candidate(index, receiver))
            .collect();
        let chosen = self.choose(name, arguments, &candidates)?;
        Some(Chosen {
            index: choices[chosen.index],
            ..chosen
        })
    }

    /// A method as what is called of something of type `receiver`.
    fn candidate(&self, index: usize, receiver: &Ty) -> Candidate {
        let signature = &self.signatures[index];
        let bindings = self.bindings_of(signature, receiver);
        let parameters = signature.parameters.iter().map(|ty| ty.with(&bindings));
        Candidate {
            parameters: parameters.collect(),
            is_varargs: signature.is_varargs,
        }
    }

    /// What the type variables of a method's class stand for.
    fn bindings_of(&self, signature: &Signature, receiver: &Ty) -> Bindings {
        match signature.is_static {
            true => Bindings::new(),
            false => self.bindings(receiver, signature.class),
        }
    }

    /// The arguments and the call; the receiver, if there is one, is on the stack.
    fn call_signature(
        &mut self,
        chosen: &Chosen,
        arguments: &[Expr],
        receiver: &Ty,
        way: Way,
    ) -> Ty {
        let signature = self.signatures[chosen.index].clone();
        if signature.is_static && way != Way::Static {
            self.emit(Op::Pop);
        }
        let candidate = self.candidate(chosen.index, receiver);
        let free = &signature.type_parameters;
        let found = self.pass(arguments, &candidate, chosen.is_spread, free);
        let count = self.operands(signature.parameters.len());
        if signature.is_static {
            self.use_class(signature.class);
            self.emit(Op::Call(signature.method, count));
        } else if way == Way::Exactly || self.main_class == Some(signature.class) {
            self.emit(Op::Call(signature.method, count.saturating_add(1)));
        } else {
            self.emit(Op::CallVirtual(signature.selector, count));
            // A lambda that implements it returns a box.
            if let (true, Some(primitive)) =
                (signature.is_abstract, primitive_of(&signature.result))
            {
                self.emit(Op::Convert(Conversion::Unbox(primitive)));
            }
        }
        let bindings = self.bindings_of(&signature, receiver);
        let result = signature.result.with(&found).with(&bindings);
        if signature.result.is_variable() && result != signature.result {
            self.body.unchecked = Some(self.body.pc());
            if free.contains(&signature.result) {
                self.body.inferred = Some(self.body.pc());
            }
        }
        result
    }

    /// Leaves the arguments of a call; returns what the type variables of the
    /// method stand for.
    pub fn pass(
        &mut self,
        arguments: &[Expr],
        candidate: &Candidate,
        is_spread: bool,
        free: &[Ty],
    ) -> Bindings {
        let mut found = Bindings::new();
        let fixed = match is_spread {
            true => candidate.parameters.len() - 1,
            false => arguments.len(),
        };
        for (argument, parameter) in arguments[..fixed].iter().zip(&candidate.parameters) {
            self.pass_one(argument, parameter, free, &mut found);
        }
        if is_spread && let Some(Ty::Array(element)) = candidate.parameters.last() {
            let rest = &arguments[fixed..];
            self.begin_array(&element.erased(), rest.len());
            for (index, argument) in rest.iter().enumerate() {
                self.emit(Op::Dup);
                let index = number(index);
                self.emit(Op::Push(index));
                self.pass_one(argument, element, free, &mut found);
                self.emit(Op::ArrayStore);
            }
        }
        found.extend(unknown(free));
        found
    }

    fn pass_one(&mut self, argument: &Expr, parameter: &Ty, free: &[Ty], found: &mut Bindings) {
        let mut known = found.clone();
        known.extend(unknown(free));
        let wanted = parameter.with(&known);
        self.returned = Ty::Unknown;
        let ty = self.value_as(argument, &wanted, &parameter.erased());
        if free.is_empty() {
            return;
        }
        self.infer(parameter, &ty, free, found);
        if let ExprKind::Lambda { .. } | ExprKind::MethodRef { .. } = argument.kind
            && let Some(functional) = self.functional(parameter)
        {
            let returned = self.returned.clone();
            self.infer(&functional.result, &returned, free, found);
        }
    }

    fn call_method(&mut self, target: &Expr, name: &Name, arguments: &[Expr]) -> Ty {
        let receiver = self.expression(target);
        self.check_hidden(&receiver);
        if let Some(class) = self.user_class(&receiver) {
            if self.has_method(class, &name.text) {
                let Some(chosen) = self.choose_method(name, arguments, class, &receiver) else {
                    return Ty::Unknown;
                };
                let way = match self.signatures[chosen.index].is_private {
                    true => Way::Exactly,
                    false => Way::Virtual,
                };
                return self.call_signature(&chosen, arguments, &receiver, way);
            }
            if self
                .library_method(&receiver, &name.text, arguments.len())
                .is_none()
            {
                self.error_about(name, Key::DiagnosticUnknownMethod);
                return Ty::Unknown;
            }
        }
        self.invoke_library(&receiver, name, arguments)
    }
}

/// How a method is called.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Nothing is on the stack for it.
    Static,
    /// The receiver is on the stack, and its class decides.
    Virtual,
    /// The receiver is on the stack and does not decide: a private method, or
    /// one called through `super`.
    Exactly,
}
