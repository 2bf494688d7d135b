//! The method that is being compiled: its code so far, its slots and scopes,
//! and what encloses the current statement.

use std::rc::Rc;

use crate::java::ast::{self, Span};
use crate::jvm::value::Primitive;
use crate::words::Key;

use super::super::code::{Method, Op, Pc, Slot, Variable};
use super::super::types::Ty;
use super::Compiler;
use super::bounds::index;
use super::constants::Constant;

/// A local variable in scope.
#[derive(Clone)]
pub struct Local {
    pub name: Rc<str>,
    pub ty: Ty,
    pub slot: Slot,
    /// What javac puts in its place.
    pub constant: Option<Constant>,
    /// Its entry among the method's variables; none for a constant of the code
    /// around a lambda.
    variable: Option<usize>,
    assignments: u32,
    /// Where a lambda captures it.
    captured: Option<Span>,
    /// Whether it is out of scope here: what a pattern declares is in scope
    /// where the pattern matched.
    is_hidden: bool,
}

/// What `break`, `continue` and `yield` leave.
#[derive(Clone, Debug, PartialEq)]
pub enum Left {
    Loop,
    /// A `switch` that is a statement.
    Switch,
    /// Another statement with a label.
    Labelled,
    /// A `switch` that is an expression of this type.
    Value(Ty),
}

/// A statement or expression that something in it leaves.
pub struct LeftContext {
    pub left: Left,
    pub label: Option<String>,
    pub breaks: Vec<Pc>,
    pub continues: Vec<Pc>,
    /// The types of the values that were given so far.
    pub yields: Vec<Ty>,
    /// How many `try` statements enclose it.
    pub tries: usize,
}

/// What runs on the way out of a `try`.
#[derive(Clone)]
pub enum Finally {
    Nothing,
    Block(Rc<ast::Block>),
    /// Closes the resource in that slot, unless it is null.
    Close {
        slot: Slot,
        ty: Ty,
        can_be_null: bool,
    },
    /// Leaves the monitor of what that slot holds; without a slot, that of the
    /// class.
    Exit(Option<Slot>),
}

/// A `try` around the current statement.
#[derive(Clone)]
pub struct TryContext {
    pub finally: Finally,
    /// Code of inlined `finally` blocks, which the `try` does not cover.
    pub gaps: Vec<(Pc, Pc)>,
    /// How many variables are in scope outside.
    pub scope: usize,
}

#[derive(Default)]
pub struct Body {
    pub method: Method,
    /// Everything declared so far; those in scope are `scope` long.
    locals: Vec<Local>,
    /// Locals that a lambda captured although they are assigned twice.
    offenders: Vec<(Span, String)>,
    pub next_slot: u16,
    /// What javac's code for this would take, at least.
    pub bytes: u32,
    /// Whether the next instruction can be reached.
    pub alive: bool,
    pub left: Vec<LeftContext>,
    /// The label in front of the statement that comes.
    pub label: Option<String>,
    pub tries: Vec<TryContext>,
    pub result: Ty,
    /// The `Store`s that store a reference.
    pub reference_stores: Vec<Pc>,
    /// The `Store`s that fill two slots.
    pub wide_stores: Vec<Pc>,
    pub reference_parameters: Vec<bool>,
    /// Behind the instruction at this place, the value on the stack has its
    /// static type only because javac believes it: its use is a hidden cast.
    pub unchecked: Option<Pc>,
    /// Behind the instruction at this place, the value on the stack is the
    /// result of a generic method, which is no number for a conditional.
    pub inferred: Option<Pc>,
    /// The types of what it returns.
    pub returned: Vec<Ty>,
    /// In a constructor of an inner class: where the enclosing instance is.
    pub outer_slot: Option<Slot>,
}

/// How far a body was, for [`Body::take_back`].
pub struct Mark {
    code: Pc,
    handlers: usize,
    variables: usize,
    offenders: usize,
    returned: usize,
    assignments: Vec<u32>,
    next_slot: u16,
    slots: u16,
    bytes: u32,
    alive: bool,
    unchecked: Option<Pc>,
    inferred: Option<Pc>,
}

impl Body {
    pub fn new(name: &str, has_this: bool, is_lambda: bool, result: Ty, place: u32) -> Self {
        let mut body = Self {
            alive: true,
            result,
            ..Self::default()
        };
        body.method.name = name.to_owned();
        body.method.place = place;
        body.method.has_this = has_this;
        body.method.is_lambda = is_lambda;
        body.method.is_void = body.result == Ty::Void;
        if has_this {
            body.take_slots(1);
            body.method.parameters.push(0);
            body.method.parameter_types.push(None);
            body.reference_parameters.push(true);
        }
        body
    }

    /// Remembers how far it is.
    pub fn mark(&self) -> Mark {
        Mark {
            code: self.pc(),
            handlers: self.method.handlers.len(),
            variables: self.method.variables.len(),
            offenders: self.offenders.len(),
            returned: self.returned.len(),
            assignments: self.assignments(),
            next_slot: self.next_slot,
            slots: self.method.slots,
            bytes: self.bytes,
            alive: self.alive,
            unchecked: self.unchecked,
            inferred: self.inferred,
        }
    }

    /// Takes back what was compiled since; a local that a lambda captured
    /// stays captured.
    pub fn take_back(&mut self, mark: Mark) {
        self.method.code.truncate(mark.code as usize);
        self.method.handlers.truncate(mark.handlers);
        self.method.variables.truncate(mark.variables);
        self.offenders.truncate(mark.offenders);
        self.returned.truncate(mark.returned);
        self.locals.truncate(mark.assignments.len());
        self.restart_assignments(&mark.assignments);
        self.next_slot = mark.next_slot;
        self.method.slots = mark.slots;
        self.bytes = mark.bytes;
        self.alive = mark.alive;
        self.unchecked = mark.unchecked;
        self.inferred = mark.inferred;
        for stores in [&mut self.reference_stores, &mut self.wide_stores] {
            stores.truncate(stores.partition_point(|&pc| pc < mark.code));
        }
    }

    pub fn pc(&self) -> Pc {
        index(self.method.code.len())
    }

    pub fn emit(&mut self, op: Op) -> Pc {
        let pc = self.pc();
        self.alive = !matches!(
            op,
            Op::Jump(_) | Op::Return | Op::ReturnVoid | Op::Throw | Op::Pause
        );
        self.bytes = self.bytes.saturating_add(op.bytes());
        self.method.code.push(op);
        pc
    }

    /// Whether leaving all `try` statements but the outermost `outside` runs code
    /// on the way.
    pub fn has_finally(&self, outside: usize) -> bool {
        let mut contexts = self.tries[outside..].iter();
        contexts.any(|context| !matches!(context.finally, Finally::Nothing))
    }

    /// Lets a jump that was emitted before go to the next instruction.
    pub fn land(&mut self, jump: Pc) {
        self.land_at(jump, self.pc());
        self.alive = true;
    }

    /// Lets a jump that was emitted before go to `to`.
    pub fn land_at(&mut self, jump: Pc, to: Pc) {
        // It is not there if the compiler has given up before.
        let op = self.method.code.get_mut(jump as usize);
        if let Some(Op::Jump(target) | Op::JumpIf(_, target)) = op {
            *target = to;
        }
    }

    /// Takes slots as javac does: the next free ones.
    pub fn take_slots(&mut self, count: u16) -> Slot {
        let slot = self.next_slot;
        // Who emits next gives up where there are none left.
        self.next_slot = slot.saturating_add(count);
        self.method.slots = self.method.slots.max(self.next_slot);
        slot
    }

    pub fn find(&self, name: &str) -> Option<&Local> {
        let mut locals = self.locals.iter().rev();
        locals.find(|local| *local.name == *name && !local.is_hidden)
    }

    fn find_mut(&mut self, name: &str) -> Option<&mut Local> {
        let mut locals = self.locals.iter_mut().rev();
        locals.find(|local| *local.name == *name && !local.is_hidden)
    }

    /// Brings variables that patterns declared into scope, or out of it.
    pub fn show_bindings(&mut self, names: &[&str], is_shown: bool) {
        for name in names {
            let mut locals = self.locals.iter_mut().rev();
            if let Some(local) = locals.find(|local| *local.name == **name) {
                local.is_hidden = !is_shown;
            }
        }
    }

    /// Declares a variable; it is in scope from here on.
    pub fn declare(&mut self, name: &str, ty: Ty, hidden: bool) -> Slot {
        let slot = self.take_slots(ty.slots());
        let name: Rc<str> = name.into();
        self.method.variables.push(Variable {
            name: name.clone(),
            slot,
            start: self.pc(),
            end: Pc::MAX,
            scope: Span::default(),
            hidden,
        });
        self.locals.push(Local {
            name,
            ty,
            slot,
            constant: None,
            variable: Some(self.method.variables.len() - 1),
            assignments: 0,
            captured: None,
            is_hidden: false,
        });
        slot
    }

    /// The variable declared last is a constant.
    pub fn set_constant(&mut self, constant: Constant) {
        if let Some(local) = self.locals.last_mut() {
            local.constant = Some(constant);
        }
    }

    /// Brings the constants of the code around it into scope.
    pub fn add_constants(&mut self, constants: Vec<Local>) {
        self.locals.extend(constants);
    }

    /// The constants in scope, for a lambda, which needs not capture them.
    pub fn constants(&self) -> Vec<Local> {
        let constants = self.locals.iter().filter(|it| it.constant.is_some());
        let outside = |local: &Local| Local {
            variable: None,
            captured: None,
            ..local.clone()
        };
        constants.map(outside).collect()
    }

    /// Stores the top of the stack into a slot.
    pub fn store(&mut self, slot: Slot, ty: &Ty) {
        let pc = self.emit(Op::Store(slot));
        if ty.is_reference() {
            self.reference_stores.push(pc);
        }
        if ty.slots() > 1 {
            self.wide_stores.push(pc);
        }
    }

    /// The variable is assigned here.
    pub fn note_assignment(&mut self, name: &str) {
        if let Some(local) = self.find_mut(name) {
            local.assignments += 1;
        }
    }

    /// How often each variable in scope was assigned on the way to here.
    pub fn assignments(&self) -> Vec<u32> {
        self.locals.iter().map(|local| local.assignments).collect()
    }

    /// Another path starts where these numbers were true.
    pub fn restart_assignments(&mut self, before: &[u32]) {
        for (local, &assignments) in self.locals.iter_mut().zip(before) {
            local.assignments = assignments;
        }
    }

    /// Another path joins, on which these numbers are true.
    pub fn join_assignments(&mut self, other: &[u32]) {
        for (local, &assignments) in self.locals.iter_mut().zip(other) {
            local.assignments = local.assignments.max(assignments);
        }
    }

    /// Takes the variables declared since out of scope for a while.
    pub fn hide_scope(&mut self, scope: usize) -> Vec<Local> {
        self.locals.split_off(scope)
    }

    /// Puts them back.
    pub fn show_scope(&mut self, hidden: Vec<Local>) {
        self.locals.extend(hidden);
    }

    /// A lambda captures the variable here.
    pub fn note_capture(&mut self, name: &str, span: Span) {
        if let Some(local) = self.find_mut(name) {
            local.captured.get_or_insert(span);
        }
    }

    /// How many variables are in scope, for [`Self::end_scope`].
    pub fn scope(&self) -> usize {
        self.locals.len()
    }

    /// Ends the scope of every variable declared since.
    pub fn end_scope(&mut self, scope: usize) {
        let here = self.pc();
        for local in self.locals.drain(scope..) {
            if let Some(variable) = local.variable {
                self.method.variables[variable].end = here;
            }
            note_offender(&mut self.offenders, &local);
        }
    }

    /// The variables in scope that a lambda captures.
    pub fn captured(&self) -> Vec<Rc<str>> {
        let captured = self.locals.iter().filter(|local| local.captured.is_some());
        captured.map(|local| local.name.clone()).collect()
    }

    /// The variables that a lambda captures and that are not effectively final.
    pub fn captured_and_reassigned(&mut self) -> Vec<(Span, String)> {
        let mut offenders = std::mem::take(&mut self.offenders);
        for local in &self.locals {
            note_offender(&mut offenders, local);
        }
        offenders
    }
}

fn note_offender(offenders: &mut Vec<(Span, String)>, local: &Local) {
    if let Some(span) = local.captured.filter(|_| local.assignments > 1) {
        offenders.push((span, local.name.to_string()));
    }
}

impl Compiler {
    /// Declares a parameter: a slot that the call fills.
    pub fn parameter(&mut self, name: &ast::Name, ty: Ty) {
        self.check_new_name(name);
        self.parameter_slot(&name.text, ty);
    }

    /// A parameter without a check of its name.
    pub fn parameter_slot(&mut self, name: &str, ty: Ty) {
        let body = &mut self.body;
        body.reference_parameters.push(ty.is_reference());
        let primitive = match ty {
            Ty::Primitive(primitive) => Some(primitive),
            _ => None,
        };
        body.method.parameter_types.push(primitive);
        let slot = body.declare(name, ty, false);
        body.method.parameters.push(slot);
        body.note_assignment(name);
    }

    /// Declares a local variable of the source.
    pub fn local(&mut self, name: &ast::Name, ty: Ty) -> Slot {
        self.check_new_name(name);
        self.body.declare(&name.text, ty, false)
    }

    fn check_new_name(&mut self, name: &ast::Name) {
        let is_here = |local: &Local| local.variable.is_some();
        if self.body.find(&name.text).is_some_and(is_here) {
            self.error_about(name, Key::DiagnosticNameTwice);
        }
    }
}

/// The primitive type of a type, if it is one.
pub fn primitive_of(ty: &Ty) -> Option<Primitive> {
    match ty {
        Ty::Primitive(primitive) => Some(*primitive),
        _ => None,
    }
}
