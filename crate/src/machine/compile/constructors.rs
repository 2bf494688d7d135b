//! Constructors, in javac's order: the enclosing instance and what the class
//! captures, the superclass, the initialisers of the fields, the body. The
//! enclosing instance is the first parameter, what is captured the last ones.
//!
//! A constructor that javac adds and that has no code of the scenario is no
//! method here: what little it does happens where the object is made.

use crate::java::ast::{self, ClassKind, Expr, Span, Stmt, StmtKind};
use crate::jvm::class;
use crate::words::Key;

use super::super::code::{ClassId, MethodId, Op};
use super::super::types::{Bindings, Ty};
use super::Compiler;
use super::classes::{ConstructorDeclaration, Head, Source};
use super::overloads::Candidate;

impl Compiler {
    pub fn compile_constructors(&mut self, source: &Source<'_>) {
        let declared = self.classes[source.class as usize].constructors.clone();
        let mut written = source.members.constructors.iter();
        for constructor in declared {
            self.constructor(source, written.next(), &constructor.parameters, None);
            self.finish_constructor(constructor.method);
        }
        if let Some(method) = self.classes[source.class as usize].default_constructor {
            self.constructor(source, None, &[], None);
            self.finish_constructor(method);
        }
    }

    fn finish_constructor(&mut self, method: MethodId) {
        let compiled = self.finish();
        self.program.methods[method as usize] = compiled;
    }

    /// A constructor; one that is not written is the canonical one of a
    /// record, the default one of a class, or that of an anonymous class.
    pub fn constructor(
        &mut self,
        source: &Source<'_>,
        written: Option<&ast::Constructor>,
        parameters: &[Ty],
        above: Option<MethodId>,
    ) {
        let class = source.class;
        let span = written.map_or(self.classes[class as usize].span, |written| {
            written.name.span
        });
        let place = self.place(span, Vec::new());
        let name = self.shown("new");
        self.begin(&name, true, false, Ty::Void, place);
        let is_inner = self.classes[class as usize].is_inner;
        if is_inner {
            self.body.outer_slot = Some(self.body.next_slot);
            self.parameter_slot("this$0", Ty::Unknown);
        }
        let names = self.parameter_names(class, written, parameters.len());
        for (name, ty) in names.iter().zip(parameters) {
            match name {
                Ok(name) => self.parameter(name, ty.clone()),
                Err(name) => self.parameter_slot(name, ty.clone()),
            }
        }
        let captures = self.classes[class as usize].captures.clone();
        let first_capture = self.body.next_slot;
        for capture in &captures {
            self.parameter_slot(&format!("val${}", capture.name), capture.ty.clone());
        }
        let mut statements = written.map_or(&[][..], |written| &written.body.statements);
        let mut passed: &[Expr] = &[];
        if let Some((first, rest)) = statements.split_first()
            && let StmtKind::ConstructorCall {
                is_super,
                arguments,
            } = &first.kind
        {
            statements = rest;
            passed = arguments;
            self.at(first.span, first.notes.clone());
            if !is_super {
                self.call_own_constructor(first.span, arguments);
                self.constructor_body(statements);
                return;
            }
        }
        if is_inner {
            self.emit(Op::Load(0));
            self.emit(Op::Load(self.body.outer_slot.unwrap_or(0)));
            self.emit(Op::PutOuter(class));
        }
        let mut slot = first_capture;
        for capture in &captures {
            self.emit(Op::Load(0));
            self.emit(Op::Load(slot));
            self.emit(Op::PutField(capture.field));
            slot = slot.saturating_add(capture.ty.slots());
        }
        self.emit(Op::Load(0));
        if let Head::Anonymous(_) = source.head {
            self.construct_above_with(class, parameters.len(), above);
        } else {
            self.construct_above(class, span, passed);
        }
        self.initialise_fields(source, false);
        let is_canonical = self.classes[class as usize].kind == ClassKind::Record
            && written.is_none_or(|written| written.parameters.is_none());
        if !is_canonical {
            self.constructor_body(statements);
            return;
        }
        self.statements(statements);
        for (name, _) in self.classes[class as usize].components.clone() {
            let field = self.find_field(class, &name);
            let slot = self.body.find(&name).map(|local| local.slot);
            if let (Some(found), Some(slot)) = (field, slot) {
                self.emit(Op::Load(0));
                self.emit(Op::Load(slot));
                self.emit(Op::PutField(found.field.index));
            }
        }
        self.emit(Op::ReturnVoid);
    }

    fn constructor_body(&mut self, statements: &[Stmt]) {
        self.statements(statements);
        if self.body.alive {
            self.emit(Op::ReturnVoid);
        }
    }

    /// The names of a constructor's parameters: those of the source, or else.
    fn parameter_names(
        &self,
        class: ClassId,
        written: Option<&ast::Constructor>,
        count: usize,
    ) -> Vec<Result<ast::Name, String>> {
        if let Some(parameters) = written.and_then(|written| written.parameters.as_ref()) {
            return parameters
                .iter()
                .map(|parameter| Ok(parameter.name.clone()))
                .collect();
        }
        let components = &self.classes[class as usize].components;
        if components.is_empty() {
            return (0..count).map(|index| Err(format!("x{index}"))).collect();
        }
        components
            .iter()
            .map(|(name, _)| Err(name.clone()))
            .collect()
    }

    /// `this(…)`
    fn call_own_constructor(&mut self, span: Span, arguments: &[Expr]) {
        let constructors = self.constructors(self.class);
        self.emit(Op::Load(0));
        if let Some(slot) = self.body.outer_slot {
            self.emit(Op::Load(slot));
        }
        let count = 1 + u8::from(self.body.outer_slot.is_some());
        let bindings = self.bindings(&self.type_of_class(self.class), self.class);
        self.call_constructor(self.class, span, &constructors, count, arguments, &bindings);
    }

    /// The constructor of the superclass, for the instance on the stack.
    pub fn construct_above(&mut self, class: ClassId, span: Span, arguments: &[Expr]) {
        let Some(superclass) = self.classes[class as usize].superclass else {
            if matches!(self.classes[class as usize].base, class::USER | class::ENUM) {
                self.emit(Op::Register);
                if let Some(extra) = arguments.first() {
                    self.error(extra.span, Key::DiagnosticNoConstructor, self.about(class));
                }
                return;
            }
            for argument in arguments {
                self.value(argument, &Ty::Unknown);
            }
            let count = self.operands(arguments.len());
            self.emit(Op::SuperConstructor(count));
            return;
        };
        let constructors = self.constructors(superclass);
        if constructors.is_empty() {
            self.construct_inline(superclass, span, arguments);
            return;
        }
        let count = self.load_enclosing(superclass, span);
        let bindings = self.bindings(&self.type_of_class(class), superclass);
        self.call_constructor(superclass, span, &constructors, count, arguments, &bindings);
    }

    /// The same in the constructor of an anonymous class, which passes on the
    /// parameters it got.
    fn construct_above_with(&mut self, class: ClassId, count: usize, above: Option<MethodId>) {
        let first = usize::from(self.classes[class as usize].is_inner) + 1;
        let slots: Vec<u16> = self.body.method.parameters[first..first + count].to_vec();
        let superclass = self.classes[class as usize].superclass;
        let Some(superclass) = superclass else {
            if self.classes[class as usize].base == class::USER {
                self.emit(Op::Register);
                return;
            }
            for slot in slots {
                self.emit(Op::Load(slot));
            }
            let count = self.operands(count);
            self.emit(Op::SuperConstructor(count));
            return;
        };
        let Some(method) = above else {
            self.construct_inline(superclass, Span::default(), &[]);
            return;
        };
        let before = self.load_enclosing(superclass, Span::default());
        for slot in slots {
            self.emit(Op::Load(slot));
        }
        let count = self.operands(count);
        self.emit(Op::Call(method, before.saturating_add(count)));
        self.emit(Op::Pop);
    }

    /// Pushes the enclosing instance that a constructor of an inner class
    /// takes; returns how many values are on the stack for it then.
    pub fn load_enclosing(&mut self, class: ClassId, span: Span) -> u8 {
        let declaration = &self.classes[class as usize];
        match declaration.enclosing {
            Some(enclosing) if declaration.is_inner => {
                if !self.load_instance(enclosing) {
                    self.no_instance(span, class);
                }
                2
            }
            _ => 1,
        }
    }

    /// Chooses a constructor and calls it for the instance below `before - 1`
    /// further values; returns what the type variables of the class stand for.
    pub fn call_constructor(
        &mut self,
        class: ClassId,
        span: Span,
        constructors: &[ConstructorDeclaration],
        before: u8,
        arguments: &[Expr],
        bindings: &Bindings,
    ) -> Bindings {
        let name = ast::Name {
            text: self.classes[class as usize].name.to_string(),
            span,
        };
        let candidates: Vec<Candidate> = constructors
            .iter()
            .map(|it| it.candidate(bindings))
            .collect();
        let Some(chosen) = self.choose(&name, arguments, &candidates) else {
            return Bindings::new();
        };
        let candidate = &candidates[chosen.index];
        let free = match bindings.is_empty() {
            true => self.classes[class as usize].type_parameters.clone(),
            false => Vec::new(),
        };
        let found = self.pass(arguments, candidate, chosen.is_spread, &free);
        let method = constructors[chosen.index].method;
        let count = self.operands(candidate.parameters.len());
        self.emit(Op::Call(method, before.saturating_add(count)));
        self.emit(Op::Pop);
        found
    }

    /// Does for the instance on the stack what the constructors would do that
    /// javac adds to a class without one.
    pub fn construct_inline(&mut self, class: ClassId, span: Span, arguments: &[Expr]) {
        let declaration = &self.classes[class as usize];
        if declaration.is_inner {
            self.emit(Op::Dup);
            self.load_enclosing(class, span);
            self.emit(Op::PutOuter(class));
        }
        for capture in self.classes[class as usize].captures.clone() {
            self.emit(Op::Dup);
            self.load_captured(&capture.name);
            self.emit(Op::PutField(capture.field));
        }
        self.construct_above(class, span, arguments);
    }
}
