//! From the source tree to code: members, names, slots and scopes.
//!
//! Slots are assigned and code is laid out as javac does it, because a local
//! variable is a root exactly as long as its slot says so. The compiler checks
//! names, and types as far as they decide what the code is; what javac would
//! refuse for its types may pass here. It does not know the world.

mod body;
mod bounds;
mod calls;
mod classes;
mod constants;
mod constructors;
mod conversions;
mod declare;
mod enums;
mod expressions;
mod generics;
mod lambdas;
mod layout;
mod library_calls;
mod loops;
mod members;
mod mirrors;
mod monitors;
mod names;
mod objects;
mod operators;
mod overloads;
mod patterns;
mod references;
mod resolve;
mod resources;
mod scopes;
mod speculation;
mod statements;
mod switches;
mod tries;
mod variables;

use std::rc::Rc;

use crate::budget::{Budget, Exhausted, Work};
use crate::java::ast::{self, Span, Unit};
use crate::java::diagnostic::{Diagnostic, Severity};
use crate::limits;
use crate::words::Key;

use self::body::Body;
use self::bounds::index;
use self::classes::{ClassDeclaration, Signature, Source};
use super::code::{ClassId, Method, NameId, Op, Place, Program};
use super::liveness;
use super::types::Ty;
use crate::java::main_method;
use crate::tables::{Named, Numbered, Numbers};

/// Compiles a scenario. With an error among the diagnostics the program must
/// not be run.
pub fn compile(unit: &Unit) -> (Program, Vec<Diagnostic>) {
    let mut compiler = Compiler {
        program: Program::default(),
        diagnostics: Vec::new(),
        classes: Vec::new(),
        signatures: Vec::new(),
        class: 0,
        main_class: None,
        body: Body::default(),
        returned: Ty::Unknown,
        static_types: Vec::new(),
        switch_types: Numbered::default(),
        untyped: Numbers::default(),
        speculations: 0,
        numbers: Named::default(),
        binary_names: Named::default(),
        simple_names: Named::default(),
        namesakes: Vec::new(),
        budget: Budget::default(),
        surrender: None,
    };
    if let Some(package) = &unit.package {
        compiler.program.package = package.text.clone() + ".";
    }
    compiler.program.heap = unit.header.heap;
    compiler.program.young = unit.header.young;
    compiler.program.never_collects = unit.header.never_collects;
    compiler.program.design = unit.header.design;
    compiler.program.proof_bounds = unit.header.proof_bounds;
    let sources = compiler.declare_unit(unit);
    let main = main_method(unit);
    // Who gave up on the heads of classes has not declared what is in them.
    if !compiler.has_given_up() {
        compiler.find_main(&sources, main);
        compiler.compile_classes(&sources, main);
        compiler.finish_classes();
        compiler.warn_of_outer();
    }
    compiler.diagnostics.extend(compiler.surrender);
    (compiler.program, compiler.diagnostics)
}

struct Compiler {
    program: Program,
    diagnostics: Vec<Diagnostic>,
    classes: Vec<ClassDeclaration>,
    signatures: Vec<Signature>,
    /// The class whose code is being compiled.
    class: ClassId,
    /// The class whose `main` runs.
    main_class: Option<ClassId>,
    /// The method that is being compiled.
    body: Body,
    /// What the lambda that was compiled last returns.
    returned: Ty,
    /// The static types that were asked for, in the order of the source.
    static_types: Vec<speculation::Known>,
    /// Those of the values of a `switch` of which nothing is wanted.
    switch_types: Numbered<Ty>,
    /// The expressions that have no type, as long as an expression around them
    /// is asked for its own.
    untyped: Numbers,
    /// How many expressions are being asked, one in the other.
    speculations: u32,
    /// The numbers of the program's names.
    numbers: Named,
    /// The classes by their binary names; some of them may have been taken back.
    binary_names: Named,
    /// Which of the `namesakes` have a simple name.
    simple_names: Named,
    /// The classes of the same simple name, in the order of their numbers.
    namesakes: Vec<Vec<ClassId>>,
    budget: Budget,
    /// Why the compiler has given up, if it has.
    surrender: Option<Diagnostic>,
}

impl Compiler {
    fn error(&mut self, span: Span, key: Key, arguments: Vec<(&'static str, String)>) {
        if self.has_given_up() || self.diagnostics.len() >= limits::DIAGNOSTICS {
            return;
        }
        self.diagnostics
            .push(Diagnostic::error(span, key, arguments));
    }

    fn warn(&mut self, span: Span, key: Key) {
        if !self.has_given_up() && self.diagnostics.len() < limits::DIAGNOSTICS / 2 {
            self.diagnostics
                .push(Diagnostic::warning(span, key, Vec::new()));
        }
    }

    fn error_about(&mut self, name: &ast::Name, key: Key) {
        self.error(name.span, key, vec![("name", name.text.clone())]);
    }

    /// Finds the number of the method that is launched.
    fn find_main(&mut self, sources: &[Source<'_>], main: Option<&ast::Method>) {
        for source in sources {
            let methods = &source.members.methods;
            let index = methods
                .iter()
                .position(|method| main.is_some_and(|main| std::ptr::eq(main, method)));
            if let Some(index) = index {
                let number = self.classes[source.class as usize].methods[index];
                self.program.main = self.signatures[number].method;
                self.main_class = Some(source.class);
                return;
            }
        }
        self.error(Span::default(), Key::DiagnosticNoMain, Vec::new());
    }

    /// Starts a new body; the one before it is lost.
    fn begin(&mut self, name: &str, has_this: bool, is_lambda: bool, result: Ty, place: u32) {
        self.body = Body::new(name, has_this, is_lambda, result, place);
        self.body.method.class = self.class;
    }

    /// Ends the body and finds out how long its slots live.
    fn finish(&mut self) -> Method {
        for (span, name) in self.body.captured_and_reassigned() {
            self.error(
                span,
                Key::DiagnosticNotEffectivelyFinal,
                vec![("name", name)],
            );
        }
        let body = std::mem::take(&mut self.body);
        let mut method = body.method;
        // It never runs, and where the error is the stack may not be even.
        let is_error = |other: &Diagnostic| other.severity == Severity::Error;
        if self.has_given_up() || self.diagnostics.iter().any(is_error) {
            return method;
        }
        scopes::note_scopes(&mut method, &self.program.places);
        method.max_stack = method.deepest_stack();
        let live = liveness::analyse(
            &method,
            |pc| body.reference_stores.binary_search(&pc).is_ok(),
            |pc| body.wide_stores.binary_search(&pc).is_ok(),
            &body.reference_parameters,
            &mut self.budget,
        );
        match live {
            Ok(live) => method.live = live,
            Err(Exhausted(work)) => {
                let span = self.program.places[method.place as usize].span;
                let name = vec![("name", method.name.clone())];
                self.give_up(span, work.message(), name);
            }
        }
        method
    }

    fn emit(&mut self, op: Op) -> u32 {
        if self.has_given_up() {
            return self.body.pc();
        }
        self.spend(Work::Emission, 1);
        let pc = self.body.emit(op);
        self.check_code();
        pc
    }

    /// The number of a name.
    fn name(&mut self, name: &str) -> NameId {
        if let Some(number) = self.numbers.get(name) {
            return number;
        }
        let number = index(self.program.names.len());
        let name: Rc<str> = name.into();
        self.program.names.push(name.clone());
        self.numbers.insert(name, number);
        number
    }

    fn place(&mut self, span: Span, notes: Vec<ast::Note>) -> u32 {
        self.program.places.push(Place { span, notes });
        index(self.program.places.len() - 1)
    }

    /// What comes now runs at this place of the source.
    fn at(&mut self, span: Span, notes: Vec<ast::Note>) {
        let place = self.place(span, notes);
        self.emit(Op::At(place));
    }
}
