//! Method references (JLS 15.13): each becomes a lambda whose one expression is
//! the call or the `new` that the reference stands for. So overloads, boxing,
//! varargs and initialisation are those of any call.
//!
//! What goes in is a reference and, if it is known, the functional interface that
//! it is for; what comes out is the code that makes the lambda. Nothing here knows
//! how a call is compiled.

use crate::java::ast::{Expr, ExprKind, Name, Span, Type};
use crate::words::Key;

use super::super::code::{ClassId, Op};
use super::super::library;
use super::super::types::Ty;
use super::Compiler;
use super::body::{Body, primitive_of};
use super::generics::Functional;

/// What is in front of the `::`.
enum Qualifier {
    /// `int[]::new`: the element type and the dimensions of the array.
    Array(String, u32),
    /// `super` or `Interface.super`
    Super,
    /// A class of the scenario.
    Class(ClassId),
    /// A class of the library.
    Library(String),
    /// An expression: its value is taken now, and captured.
    Value,
}

/// What the body of the lambda is.
enum Form {
    /// `new` with the parameters as arguments.
    New,
    /// A call on the qualifier with the parameters as arguments.
    Call,
    /// A call on the first parameter with the others as arguments.
    OnFirst,
}

impl Compiler {
    /// `target::name`, for a functional interface if that is known.
    pub fn method_reference(
        &mut self,
        span: Span,
        target: &Expr,
        name: &Name,
        functional: Option<Functional>,
    ) -> Ty {
        self.returned = Ty::Unknown;
        let qualifier = self.qualifier(target, name);
        // What is captured: the receiver, or `this` for what needs it.
        let mut receiver = None;
        let mut has_this = false;
        match &qualifier {
            Qualifier::Value => {
                let ty = self.expression(target);
                self.check_hidden(&ty);
                if !ty.is_reference() {
                    self.error_about(name, Key::DiagnosticReference);
                }
                self.emit(Op::RequireNonNull);
                receiver = Some(ty);
            }
            Qualifier::Super => {
                if !self.body.method.has_this {
                    self.error(target.span, Key::DiagnosticNoThis, Vec::new());
                    return self.nothing();
                }
                has_this = true;
            }
            Qualifier::Class(class) if name.text == "new" => {
                let is_inner = self.classes[*class as usize].is_inner;
                has_this = is_inner && self.body.method.has_this;
            }
            _ => {}
        }
        if has_this {
            self.emit(Op::Load(0));
        }
        let functional = match functional {
            Some(functional) => functional,
            None => match self.guessed(&qualifier, receiver.as_ref(), name) {
                Some(functional) => functional,
                None => return self.nothing(),
            },
        };
        let captures = u8::from(receiver.is_some() || has_this);
        let form = self.form(&qualifier, receiver.as_ref(), name, &functional);
        let mut types = functional.parameters.clone();
        if let (Form::OnFirst, Some(first)) = (&form, types.first_mut()) {
            *first = self.receiver_type(&qualifier, first, name);
        }
        types.splice(0..0, receiver.clone());

        let place = self.place(span, Vec::new());
        let result = match functional.result.is_known() {
            true => functional.result.clone(),
            false => Ty::Unknown,
        };
        let mut inner = Body::new("lambda", has_this, true, result.clone(), place);
        inner.method.class = self.class;
        inner.method.interface = (!functional.name.is_empty()).then(|| functional.name.clone());
        let outer = std::mem::replace(&mut self.body, inner);
        let names: Vec<String> = (0..types.len()).map(|index| format!("${index}")).collect();
        for (name, ty) in names.iter().zip(types) {
            self.parameter_slot(name, ty);
        }
        let call = expression_of(span, target, name, &qualifier, &form, &names);
        let ty = self.expression(&call);
        self.return_of_reference(name, &ty, &result, &functional);
        let method = self.add_method();
        self.body = outer;
        self.use_interface(&functional.name);
        self.emit(Op::MakeLambda(method, captures));
        self.returned = match ty.is_variable() {
            true => Ty::Unknown,
            false => ty,
        };
        Ty::Unknown
    }

    fn qualifier(&self, target: &Expr, name: &Name) -> Qualifier {
        if let ExprKind::Super | ExprKind::SuperOf(_) = target.kind {
            return Qualifier::Super;
        }
        if let (ExprKind::Name(text), "new") = (&target.kind, &*name.text)
            && let Some(element) = text.strip_suffix("[]")
        {
            let dimensions = text.matches('[').count();
            return Qualifier::Array(
                element.trim_end_matches(['[', ']']).to_owned(),
                u32::try_from(dimensions).unwrap_or(u32::MAX),
            );
        }
        if let Some(class) = self.class_path(target) {
            return Qualifier::Class(class);
        }
        let of_new = match &target.kind {
            ExprKind::Name(class) if name.text == "new" => Some(class.clone()),
            _ => None,
        };
        match self.class_name(target).or(of_new) {
            Some(class) => Qualifier::Library(class),
            None => Qualifier::Value,
        }
    }

    /// What calls the reference where nothing says so: something with as many
    /// arguments as the only method of that name takes.
    fn guessed(
        &mut self,
        qualifier: &Qualifier,
        receiver: Option<&Ty>,
        name: &Name,
    ) -> Option<Functional> {
        let class = match qualifier {
            Qualifier::Class(class) => Some(*class),
            Qualifier::Super => Some(self.class),
            _ => receiver.and_then(|receiver| self.user_class(receiver)),
        };
        let own = class.map_or(Vec::new(), |class| {
            self.all_methods_named(class, &name.text)
        });
        let count = match (qualifier, &own[..]) {
            (Qualifier::Array(..), _) => 1,
            (Qualifier::Class(class), _) if name.text == "new" => {
                let constructors = self.constructors(*class);
                constructors.first().map_or(0, |it| it.parameters.len())
            }
            (_, &[only]) => {
                let signature = &self.signatures[only];
                let on_first = receiver.is_none()
                    && !signature.is_static
                    && !matches!(qualifier, Qualifier::Super);
                signature.parameters.len() + usize::from(on_first)
            }
            (_, &[_, ..]) => {
                self.error_about(name, Key::DiagnosticReference);
                return None;
            }
            (Qualifier::Library(class), []) => {
                let fits = |&count: &usize| {
                    library::function(class, &name.text, count).is_some()
                        || count > 0
                            && library::method(Some(class), &name.text, count - 1).is_some()
                };
                [0, 2, 1].into_iter().find(fits).unwrap_or(0)
            }
            (_, []) => {
                let ty = receiver.cloned().unwrap_or(self.type_of_class(self.class));
                let fits = |&count: &usize| self.library_method(&ty, &name.text, count).is_some();
                (0..=2).find(fits).unwrap_or(0)
            }
        };
        Some(Functional {
            name: "".into(),
            parameters: vec![Ty::Unknown; count],
            result: Ty::Unknown,
        })
    }

    /// Whether the method is called on the qualifier or on the first parameter
    /// (JLS 15.13.1).
    fn form(
        &mut self,
        qualifier: &Qualifier,
        receiver: Option<&Ty>,
        name: &Name,
        functional: &Functional,
    ) -> Form {
        let count = functional.parameters.len();
        match qualifier {
            Qualifier::Array(..) => {
                if count != 1 {
                    self.error_about(name, Key::DiagnosticReference);
                }
                Form::New
            }
            _ if name.text == "new" => Form::New,
            Qualifier::Super => Form::Call,
            Qualifier::Value => {
                let class = receiver.and_then(|receiver| self.user_class(receiver));
                if class.is_some_and(|class| {
                    self.has_own(class, name, count, true)
                        && !self.has_own(class, name, count, false)
                }) {
                    self.error_about(name, Key::DiagnosticStaticReference);
                }
                Form::Call
            }
            Qualifier::Class(class) => {
                let base = self.library_superclass(*class);
                let is_static = self.has_own(*class, name, count, true)
                    || !self.has_method(*class, &name.text)
                        && (library::function(&base, &name.text, count).is_some()
                            || self.is_of_enum(*class, name, count));
                match is_static || count == 0 {
                    true => Form::Call,
                    false => Form::OnFirst,
                }
            }
            Qualifier::Library(class) => {
                let is_static = library::function(class, &name.text, count).is_some();
                match is_static || count == 0 {
                    true => Form::Call,
                    false => Form::OnFirst,
                }
            }
        }
    }

    /// Whether a class has a method of that name, static or not, that takes so
    /// many arguments.
    fn has_own(&self, class: ClassId, name: &Name, count: usize, is_static: bool) -> bool {
        let methods = self.all_methods_named(class, &name.text).into_iter();
        methods.map(|index| &self.signatures[index]).any(|it| {
            let parameters = it.parameters.len();
            it.is_static == is_static
                && (parameters == count || it.is_varargs && parameters <= count + 1)
        })
    }

    /// Whether a name is that of `values` or `valueOf` of an enum.
    fn is_of_enum(&self, class: ClassId, name: &Name, count: usize) -> bool {
        let is_enum = self.classes[class as usize].kind == crate::java::ast::ClassKind::Enum;
        is_enum && matches!((&*name.text, count), ("values", 0) | ("valueOf", 1))
    }

    /// The type of the first parameter, on which the method is called: what the
    /// interface says, if that is more than the qualifier says.
    fn receiver_type(&mut self, qualifier: &Qualifier, given: &Ty, name: &Name) -> Ty {
        let named = match qualifier {
            Qualifier::Class(class) => {
                Ty::generic(self.classes[*class as usize].binary.clone(), Vec::new())
            }
            Qualifier::Library(class) => Ty::class(class),
            _ => return given.clone(),
        };
        if !given.is_reference() || self.is_known_class(given) && !self.is_subtype(given, &named) {
            self.unfit(name, given, &named);
        }
        match self.is_known_class(given) {
            true => given.clone(),
            false => named,
        }
    }

    /// Returns what the call has left, as the interface wants it.
    fn return_of_reference(&mut self, name: &Name, ty: &Ty, result: &Ty, functional: &Functional) {
        if functional.result == Ty::Void {
            self.emit(Op::Pop);
            self.emit(Op::ReturnVoid);
            return;
        }
        if *ty == Ty::Void {
            // A task that has no result may be of either kind.
            let is_open = matches!(&*functional.name, "" | "Callable");
            if result.is_known() || !is_open {
                self.unfit(name, ty, result);
            }
            self.emit(Op::Pop);
            self.emit(Op::ReturnVoid);
            return;
        }
        let is_fine = match (primitive_of(ty), primitive_of(result)) {
            _ if !result.is_known() || !ty.is_known() => true,
            (Some(_), Some(_)) => self.takes(ty, result, false),
            (Some(_), None) => {
                !self.is_known_class(result) || self.takes(&ty.boxed(), result, false)
            }
            (None, Some(_)) => ty
                .unboxed()
                .is_none_or(|from| self.takes(&Ty::Primitive(from), result, false)),
            (None, None) => {
                !self.is_known_class(ty)
                    || !self.is_known_class(result)
                    || self.is_subtype(&ty.erased(), &result.erased())
            }
        };
        if !is_fine {
            self.unfit(name, ty, result);
        }
        self.convert(ty, result);
        self.convert(result, &Ty::Unknown);
        self.emit(Op::Return);
    }

    fn unfit(&mut self, name: &Name, found: &Ty, wanted: &Ty) {
        let arguments = vec![
            ("name", name.text.clone()),
            ("found", shown(found)),
            ("wanted", shown(wanted)),
        ];
        self.error(name.span, Key::DiagnosticReferenceType, arguments);
    }
}

/// The expression that a reference stands for, over parameters of these names;
/// if the qualifier is a value, it is the first of them.
fn expression_of(
    span: Span,
    target: &Expr,
    name: &Name,
    qualifier: &Qualifier,
    form: &Form,
    names: &[String],
) -> Expr {
    let expression = |kind| Expr { kind, span };
    let parameter = |name: &String| expression(ExprKind::Name(name.clone()));
    let mut arguments: Vec<Expr> = names.iter().map(parameter).collect();
    let ty = |name: String| Type {
        name,
        variable: None,
        arguments: Vec::new(),
        dimensions: 0,
        span: target.span,
    };
    let called = match (form, qualifier) {
        (Form::New, Qualifier::Array(element, dimensions)) => {
            return expression(ExprKind::NewArray {
                ty: ty(element.clone()),
                lengths: arguments.into_iter().take(1).collect(),
                open: dimensions - 1,
            });
        }
        (Form::New, _) => {
            return expression(ExprKind::New {
                outer: None,
                ty: ty(path(target)),
                arguments,
                body: None,
            });
        }
        (Form::OnFirst, _) | (Form::Call, Qualifier::Value) => arguments.remove(0),
        (Form::Call, _) => qualifier_of(target),
    };
    expression(ExprKind::Call {
        target: Some(Box::new(called)),
        name: name.clone(),
        arguments,
    })
}

/// A class, `super` or `Interface.super` in front of the `::`, once more.
fn qualifier_of(target: &Expr) -> Expr {
    let kind = match &target.kind {
        ExprKind::Name(name) => ExprKind::Name(name.clone()),
        ExprKind::Field { target, name } => ExprKind::Field {
            target: Box::new(qualifier_of(target)),
            name: name.clone(),
        },
        ExprKind::SuperOf(name) => ExprKind::SuperOf(name.clone()),
        _ => ExprKind::Super,
    };
    Expr {
        kind,
        span: target.span,
    }
}

/// A class as it is written in front of the `::`.
fn path(target: &Expr) -> String {
    match &target.kind {
        ExprKind::Name(name) => name.clone(),
        ExprKind::Field { target, name } => format!("{}.{}", path(target), name.text),
        _ => String::new(),
    }
}

/// A type in a message.
fn shown(ty: &Ty) -> String {
    match ty {
        Ty::Void => "void".to_owned(),
        Ty::Primitive(primitive) => primitive.name().to_owned(),
        other => other.checked_name().unwrap_or_else(|| "Object".to_owned()),
    }
}
