//! `new`: objects of the library, of the scenario's classes, and of anonymous
//! classes, which are declared and compiled where they stand.

use crate::java::ast::{ClassKind, Expr, Members, Name, Span, Type};
use crate::words::Key;

use super::super::code::{ClassId, Op};
use super::super::library;
use super::super::types::{Bindings, Ty, unqualified};
use super::Compiler;
use super::bounds::index;
use super::classes::{Capture, Head};
use super::constants::Constant;
use super::names::Names;
use super::overloads::Candidate;

impl Compiler {
    pub fn new_object(
        &mut self,
        span: Span,
        outer: Option<&Expr>,
        ty: &Type,
        arguments: &[Expr],
        body: Option<&Members>,
    ) -> Ty {
        if let Some(outer) = outer {
            return self.new_inner(span, outer, ty, arguments, body.is_some());
        }
        if let Some(body) = body {
            return self.new_anonymous(span, ty, arguments, body);
        }
        match self.resolve_class(&ty.name) {
            Some(class) => self.new_instance(class, span, ty, arguments),
            None => self.new_of_library(ty, arguments),
        }
    }

    fn new_instance(&mut self, class: ClassId, span: Span, ty: &Type, arguments: &[Expr]) -> Ty {
        let declaration = &self.classes[class as usize];
        if declaration.is_abstract || declaration.kind == ClassKind::Enum {
            self.error(span, Key::DiagnosticAbstractClass, self.about(class));
            return self.nothing();
        }
        let ty = self.ty(ty);
        // The diamond leaves it to the arguments.
        let bindings = match ty {
            Ty::Class(ref given) if !given.arguments.is_empty() => self.bindings(&ty, class),
            _ => Bindings::new(),
        };
        self.use_class(class);
        self.emit(Op::NewObject(class));
        self.emit(Op::Dup);
        let constructors = self.constructors(class);
        if constructors.is_empty() {
            self.construct_inline(class, span, arguments);
            return ty;
        }
        let before = self.load_enclosing(class, span);
        let found = self.call_constructor(class, span, &constructors, before, arguments, &bindings);
        match bindings.is_empty() {
            true => self.type_of_class(class).with(&found),
            false => ty,
        }
    }

    /// `outer.new Inner(…)`
    fn new_inner(
        &mut self,
        span: Span,
        outer: &Expr,
        ty: &Type,
        arguments: &[Expr],
        is_anonymous: bool,
    ) -> Ty {
        let around = self.static_type(outer);
        let class = self.user_class(&around);
        let inner = class.and_then(|class| self.member_class(class, &ty.name));
        let Some(class) = inner.filter(|&it| self.classes[it as usize].is_inner && !is_anonymous)
        else {
            self.error(span, Key::DiagnosticInnerNew, Vec::new());
            return self.nothing();
        };
        self.use_class(class);
        self.emit(Op::NewObject(class));
        self.emit(Op::Dup);
        let around = self.expression(outer);
        self.check_hidden(&around);
        self.emit(Op::RequireNonNull);
        let constructors = self.constructors(class);
        if constructors.is_empty() {
            self.emit(Op::PutOuter(class));
            self.emit(Op::Dup);
            self.construct_above(class, span, arguments);
        } else {
            let bindings = self.bindings(&around, class);
            self.call_constructor(class, span, &constructors, 2, arguments, &bindings);
        }
        self.type_of_class(class)
    }

    fn new_anonymous(&mut self, span: Span, ty: &Type, arguments: &[Expr], body: &Members) -> Ty {
        let mut sources = Vec::new();
        let enclosing = self.class;
        let class = index(self.classes.len());
        self.enter(Head::Anonymous(ty), body, Some(enclosing), &mut sources);
        self.declare(&sources);
        if self.has_given_up() {
            return Ty::Unknown;
        }
        for name in Names::of_members(body).used {
            let declaration = &self.classes[class as usize];
            let is_known = declaration.captures.iter().any(|it| it.name == name)
                || declaration.constants.iter().any(|it| it.0 == name);
            let is_inherited = self.find_field(class, &name).is_some();
            if is_known || is_inherited {
                continue;
            }
            if let Some(constant) = self.local_constant(&name) {
                let constants = &mut self.classes[class as usize].constants;
                constants.push((name, constant));
                continue;
            }
            let Some(ty) = self.captured_type(&name) else {
                continue;
            };
            self.body.note_capture(&name, span);
            let field = self.add_field(class, &name, ty.clone());
            let capture = Capture { name, ty, field };
            self.classes[class as usize].captures.push(capture);
        }
        let above = self.anonymous_super(class, span, arguments);
        let has_code = self.classes[class as usize].has_field_initialisers;
        let method = has_code.then(|| self.reserve_method());
        self.use_class(class);
        self.emit(Op::NewObject(class));
        self.emit(Op::Dup);
        match method {
            None => self.construct_inline(class, span, arguments),
            Some(method) => {
                let count = self.load_enclosing(class, span);
                for (index, argument) in arguments.iter().enumerate() {
                    let parameter = above.as_ref().and_then(|(_, types)| types.get(index));
                    self.value(argument, &parameter.cloned().unwrap_or(Ty::Unknown));
                }
                let captures = self.classes[class as usize].captures.clone();
                for capture in &captures {
                    self.load_captured(&capture.name);
                }
                let passed = self.operands(arguments.len() + captures.len());
                let count = count.saturating_add(passed);
                self.emit(Op::Call(method, count));
                self.emit(Op::Pop);
            }
        }
        // The class itself, with a body of code of its own.
        let outer = std::mem::take(&mut self.body);
        self.compile_classes(&sources, None);
        if let Some(method) = method {
            let types = match &above {
                Some((_, types)) => types.clone(),
                None => vec![Ty::Unknown; arguments.len()],
            };
            self.class = class;
            let constructor = above.map(|(method, _)| method);
            self.constructor(&sources[0], None, &types, constructor);
            let compiled = self.finish();
            self.program.methods[method as usize] = compiled;
            self.class = enclosing;
        }
        self.body = outer;
        self.type_of_class(class)
    }

    /// The constructor of the scenario that an anonymous class passes its
    /// arguments to, and what it takes.
    fn anonymous_super(
        &mut self,
        class: ClassId,
        span: Span,
        arguments: &[Expr],
    ) -> Option<(u32, Vec<Ty>)> {
        let superclass = self.classes[class as usize].superclass?;
        let constructors = self.constructors(superclass);
        if constructors.is_empty() {
            return None;
        }
        let text = self.classes[superclass as usize].name.to_string();
        let bindings = self.bindings(&self.type_of_class(class), superclass);
        let candidates: Vec<Candidate> = constructors
            .iter()
            .map(|it| Candidate {
                // The constructor of the anonymous class passes on what there is.
                is_varargs: false,
                ..it.candidate(&bindings)
            })
            .collect();
        let chosen = self.choose(&Name { text, span }, arguments, &candidates)?;
        let parameters = candidates[chosen.index].parameters.clone();
        Some((constructors[chosen.index].method, parameters))
    }

    /// The constant that a local variable here or around here is.
    fn local_constant(&self, name: &str) -> Option<Constant> {
        if let Some(local) = self.body.find(name) {
            return local.constant.clone();
        }
        let found = self.visible_field(name)?;
        found.field.constant.filter(|_| found.is_capture)
    }

    /// The type of a local variable here, or of one that a class around here
    /// has captured.
    fn captured_type(&self, name: &str) -> Option<Ty> {
        if let Some(local) = self.body.find(name) {
            return Some(local.ty.clone());
        }
        let found = self.visible_field(name)?;
        found.is_capture.then_some(found.field.ty)
    }

    /// Pushes the value of a variable that an anonymous class captures.
    pub fn load_captured(&mut self, name: &str) {
        if let Some(slot) = self.body.find(name).map(|local| local.slot) {
            self.emit(Op::Load(slot));
        } else if let Some(found) = self.visible_field(name)
            && self.load_instance(found.class)
        {
            self.emit(Op::GetField(found.field.index));
        }
    }

    fn new_of_library(&mut self, ty: &Type, arguments: &[Expr]) -> Ty {
        let class = unqualified(&ty.name);
        let count = arguments.len();
        if let Some((qualified, _)) = library::throwable(class) {
            if count > 2 {
                self.unknown_library(class, &constructor(ty));
            }
            for argument in arguments {
                self.value(argument, &Ty::Unknown);
            }
            let name = self.name(qualified);
            let count = self.operands(count);
            self.emit(Op::NewThrowable(name, count));
            return self.ty(ty);
        }
        let Some((function, _)) = library::function(class, "new", count) else {
            if library::is_class(class) {
                self.unknown_library(class, &constructor(ty));
            } else {
                let arguments = vec![("name", ty.name.clone())];
                self.error(ty.span, Key::DiagnosticUnknownClass, arguments);
            }
            return self.ty(ty);
        };
        for argument in arguments {
            let ty = self.expression(argument);
            self.text_of_characters(function, &ty);
        }
        let count = self.operands(count);
        self.emit(Op::CallLibrary(function, count));
        self.ty(ty)
    }
}

fn constructor(ty: &Type) -> Name {
    Name {
        text: "new".to_owned(),
        span: ty.span,
    }
}
