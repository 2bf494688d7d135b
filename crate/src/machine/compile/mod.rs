//! From the source tree to code: members, names, slots and scopes.
//!
//! Slots are assigned and code is laid out as javac does it, because a local
//! variable is a root exactly as long as its slot says so. The compiler checks
//! names, not types: what javac would refuse for its types may pass here. It
//! does not know the world.

mod body;
mod calls;
mod constants;
mod expressions;
mod lambdas;
mod loops;
mod statements;
mod tries;

use std::rc::Rc;

use crate::java::ast::{self, Span, Unit};
use crate::java::diagnostic::Diagnostic;
use crate::jvm::value::Value;
use crate::words::Key;

use self::body::Body;
use super::code::{FieldInfo, Method, MethodId, NameId, Op, Place, Program};
use super::liveness;
use super::types::Ty;

/// Compiles a scenario. With an error among the diagnostics the program must
/// not be run.
pub fn compile(unit: &Unit) -> (Program, Vec<Diagnostic>) {
    let mut compiler = Compiler {
        unit,
        program: Program::default(),
        diagnostics: Vec::new(),
        fields: Vec::new(),
        signatures: Vec::new(),
        body: Body::default(),
        schedule: Schedule::default(),
    };
    compiler.program.heap = unit.header.heap;
    compiler.declare();
    compiler.initialisers();
    for index in 0..unit.methods.len() {
        compiler.method(index);
    }
    compiler.warn_of_schedule();
    (compiler.program, compiler.diagnostics)
}

/// A field as the compiler sees it.
struct FieldDeclaration {
    name: Rc<str>,
    ty: Ty,
    is_static: bool,
    /// Its place among the static fields, or among those of the instance.
    index: u16,
}

/// A method as a call sees it. Its number is its place in the list.
#[derive(Clone)]
struct Signature {
    name: String,
    parameters: Vec<Ty>,
    result: Ty,
    is_static: bool,
}

struct Compiler<'a> {
    unit: &'a Unit,
    program: Program,
    diagnostics: Vec<Diagnostic>,
    fields: Vec<FieldDeclaration>,
    signatures: Vec<Signature>,
    /// The method that is being compiled.
    body: Body,
    schedule: Schedule,
}

/// Where the program starts what a real JDK schedules.
#[derive(Default)]
struct Schedule {
    starts: Option<Span>,
    joins: bool,
    /// A pool whose workers race for tasks.
    pool: Option<Span>,
}

impl<'a> Compiler<'a> {
    fn error(&mut self, span: Span, key: Key, arguments: Vec<(&'static str, String)>) {
        self.diagnostics
            .push(Diagnostic::error(span, key, arguments));
    }

    /// A result that may depend on the schedule gets a warning.
    fn warn_of_schedule(&mut self) {
        let unjoined = self.schedule.starts.filter(|_| !self.schedule.joins);
        for (span, key) in [
            (unjoined, Key::WarningUnjoined),
            (self.schedule.pool, Key::WarningRacingPool),
        ] {
            if let Some(span) = span {
                self.diagnostics
                    .push(Diagnostic::warning(span, key, Vec::new()));
            }
        }
    }

    fn error_about(&mut self, name: &ast::Name, key: Key) {
        self.error(name.span, key, vec![("name", name.text.clone())]);
    }

    /// Enters every member, so that they can refer to each other.
    fn declare(&mut self) {
        for field in &self.unit.fields {
            let ty = Ty::of(&field.ty);
            let infos = if field.is_static {
                &mut self.program.statics
            } else {
                &mut self.program.fields
            };
            let index = infos.len() as u16;
            let name: Rc<str> = field.name.text.as_str().into();
            let zero = match ty {
                Ty::Primitive(primitive) => primitive.zero(),
                _ => Value::Null,
            };
            infos.push(FieldInfo {
                name: name.clone(),
                zero,
            });
            if self.fields.iter().any(|other| other.name == name) {
                self.error_about(&field.name, Key::DiagnosticNameTwice);
            }
            self.fields.push(FieldDeclaration {
                name,
                ty,
                is_static: field.is_static,
                index,
            });
        }
        let mut main = None;
        for (index, method) in self.unit.methods.iter().enumerate() {
            let parameters: Vec<Ty> = method
                .parameters
                .iter()
                .map(|parameter| parameter.ty.as_ref().map_or(Ty::Unknown, Ty::of))
                .collect();
            let name = &method.name;
            let same = |other: &Signature| {
                other.name == name.text && other.parameters.len() == parameters.len()
            };
            if self.signatures.iter().any(same) {
                self.error_about(name, Key::DiagnosticOverload);
            }
            if name.text == "main" && parameters.len() <= 1 && main.is_none() {
                main = Some(index as MethodId);
            }
            self.signatures.push(Signature {
                name: name.text.clone(),
                parameters,
                result: Ty::of(&method.result),
                is_static: method.is_static,
            });
            // Reserves the number; the code comes later.
            self.program.methods.push(Method::default());
        }
        match main {
            Some(main) => self.program.main = main,
            None => self.error(Span::default(), Key::DiagnosticNoMain, Vec::new()),
        }
    }

    /// The code that gives the fields their first values.
    fn initialisers(&mut self) {
        self.program.class_initialiser = self.initialiser(true, "static");
        self.program.instance_initialiser = self.initialiser(false, "new");
    }

    fn initialiser(&mut self, is_static: bool, name: &str) -> Option<MethodId> {
        let fields: Vec<&'a ast::Field> = self
            .unit
            .fields
            .iter()
            .filter(|field| field.is_static == is_static && field.init.is_some())
            .collect();
        let first = fields.first()?;
        let place = self.place(first.span, Vec::new());
        self.begin(name, !is_static, false, Ty::Void, place);
        for field in fields {
            let Some(init) = &field.init else { continue };
            self.at(field.span, Vec::new());
            self.assign_field(&field.name, init);
        }
        self.emit(Op::ReturnVoid);
        let method = self.finish();
        self.program.methods.push(method);
        Some(self.program.methods.len() as MethodId - 1)
    }

    /// What happens before `main`: the class is initialised, the instance made.
    fn call_initialisers(&mut self, has_instance: bool) {
        if let Some(method) = self.program.class_initialiser {
            self.emit(Op::Call(method, 0));
            self.emit(Op::Pop);
        }
        if let Some(method) = self.program.instance_initialiser.filter(|_| has_instance) {
            self.emit(Op::Load(0));
            self.emit(Op::Call(method, 1));
            self.emit(Op::Pop);
        }
    }

    /// Compiles the method with that place in the unit.
    fn method(&mut self, index: usize) {
        let method = &self.unit.methods[index];
        let is_main = self.program.main as usize == index;
        let signature = self.signatures[index].clone();
        let place = self.place(method.name.span, Vec::new());
        self.begin(
            &method.name.text,
            !method.is_static,
            false,
            signature.result,
            place,
        );
        for (parameter, ty) in method.parameters.iter().zip(&signature.parameters) {
            self.parameter(&parameter.name, ty.clone());
        }
        if is_main {
            self.call_initialisers(!method.is_static);
        }
        self.statements(&method.body.statements);
        if is_main {
            let end = method.body.span.end;
            self.at(
                Span {
                    start: end.saturating_sub(1),
                    end,
                },
                Vec::new(),
            );
            self.emit(Op::Pause);
        } else if self.body.alive {
            self.emit(Op::ReturnVoid);
        }
        if is_main {
            self.program.captured = self.body.captured();
        }
        let compiled = self.finish();
        self.program.methods[index] = compiled;
    }

    /// Starts a new body; the one before it is lost.
    fn begin(&mut self, name: &str, has_this: bool, is_lambda: bool, result: Ty, place: u32) {
        self.body = Body::new(name, has_this, is_lambda, result, place);
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
        method.max_stack = method.deepest_stack();
        method.live = liveness::analyse(
            &method,
            |pc| body.reference_stores.contains(&pc),
            &body.reference_parameters,
        );
        method
    }

    fn emit(&mut self, op: Op) -> u32 {
        self.body.emit(op)
    }

    /// The number of a name.
    fn name(&mut self, name: &str) -> NameId {
        let names = &mut self.program.names;
        let index = names.iter().position(|other| **other == *name);
        index.unwrap_or_else(|| {
            names.push(name.into());
            names.len() - 1
        }) as NameId
    }

    fn place(&mut self, span: Span, notes: Vec<ast::Localised>) -> u32 {
        self.program.places.push(Place { span, notes });
        self.program.places.len() as u32 - 1
    }

    /// What comes now runs at this place of the source.
    fn at(&mut self, span: Span, notes: Vec<ast::Localised>) {
        let place = self.place(span, notes);
        self.emit(Op::At(place));
    }
}
