//! Loops, laid out as javac does: condition first, body, update, jump back.

use crate::java::ast::{Expr, Name, Span, Stmt, StmtKind, Type};
use crate::jvm::value::Value;
use crate::words::Key;

use super::super::code::{Op, Pc, Shown};
use super::super::library::{self, MethodName};
use super::super::steps::Kind;
use super::super::types::Ty;
use super::Compiler;
use super::body::{Left, LeftContext};
use super::bounds::index;
use super::patterns::introduced;
use super::statements::head;

impl Compiler {
    /// Condition (evaluated at `top`), body, updates, and the jump back.
    pub fn loop_tail(&mut self, top: Pc, condition: Option<&Expr>, update: &[Expr], body: &Stmt) {
        let label = self.body.label.take();
        let exit = match condition {
            Some(condition) => self.condition(condition, false),
            None => {
                // Every round is a step, so that an endless loop meets a limit.
                self.emit(Op::Push(Value::Boolean(true)));
                self.emit(Op::Condition);
                self.emit(Op::Pop);
                Vec::new()
            }
        };
        let bindings = condition.map_or(Vec::new(), |condition| introduced(condition, true));
        self.body.show_bindings(&bindings, true);
        self.loop_body(label, body);
        self.body.show_bindings(&bindings, false);
        self.continue_here();
        for update in update {
            self.at(update.span, Vec::new());
            self.expression_statement(update);
        }
        self.emit(Op::Jump(top));
        self.land_all(exit);
        let is_left = self.break_here();
        if let (Some(condition), false) = (condition, is_left) {
            self.body.show_bindings(&introduced(condition, false), true);
        }
    }

    fn loop_body(&mut self, label: Option<String>, body: &Stmt) {
        self.begin_left(Left::Loop, label);
        self.scoped(body);
    }

    /// What comes can be left; [`Self::break_here`] ends it.
    pub fn begin_left(&mut self, left: Left, label: Option<String>) {
        let tries = self.body.tries.len();
        self.body.left.push(LeftContext {
            left,
            label,
            breaks: Vec::new(),
            continues: Vec::new(),
            yields: Vec::new(),
            tries,
        });
    }

    /// `label: statement`
    pub fn labelled(&mut self, label: &Name, body: &Stmt) {
        match body.kind {
            StmtKind::While { .. }
            | StmtKind::DoWhile { .. }
            | StmtKind::For { .. }
            | StmtKind::ForEach { .. } => {
                self.body.label = Some(label.text.clone());
                self.statement(body);
            }
            _ => {
                self.begin_left(Left::Labelled, Some(label.text.clone()));
                self.scoped(body);
                self.break_here();
            }
        }
    }

    /// Every `continue` of the innermost loop goes to the next instruction.
    fn continue_here(&mut self) {
        if let Some(context) = self.body.left.last_mut() {
            let jumps = std::mem::take(&mut context.continues);
            self.land_all(jumps);
        }
    }

    /// Ends what can be left: every `break` goes to the next instruction.
    /// Whether there are any.
    pub fn break_here(&mut self) -> bool {
        let breaks = self
            .body
            .left
            .pop()
            .map_or(Vec::new(), |context| context.breaks);
        let is_left = !breaks.is_empty();
        self.land_all(breaks);
        is_left
    }

    pub fn do_while(&mut self, statement: &Stmt, body: &Stmt, condition: &Expr) {
        let top = self.body.pc();
        let label = self.body.label.take();
        self.loop_body(label, body);
        self.continue_here();
        self.at(condition.span, statement.notes.clone());
        for jump in self.condition(condition, true) {
            self.body.land_at(jump, top);
        }
        self.break_here();
    }

    pub fn for_loop(
        &mut self,
        statement: &Stmt,
        init: &[Stmt],
        condition: Option<&Expr>,
        update: &[Expr],
        body: &Stmt,
    ) {
        let (scope, slots) = (self.body.scope(), self.body.next_slot);
        let label = self.body.label.take();
        self.statements(init);
        self.body.label = label;
        let top = self.body.pc();
        let span = match (condition, init.first()) {
            (Some(condition), _) => condition.span,
            (None, Some(init)) => init.span,
            (None, None) => Span {
                start: statement.span.start,
                end: statement.span.start + 3,
            },
        };
        self.at(span, statement.notes.clone());
        self.loop_tail(top, condition, update, body);
        self.end_block(scope, slots);
    }

    /// Over an array: hidden copies of the array, its length and the index;
    /// over anything else: a hidden iterator.
    pub fn for_each(
        &mut self,
        statement: &Stmt,
        ty: &Type,
        name: &Name,
        iterable: &Expr,
        body: &Stmt,
    ) {
        let (scope, slots) = (self.body.scope(), self.body.next_slot);
        let label = self.body.label.take();
        self.at(head(statement.span, iterable), statement.notes.clone());
        let place = index(self.program.places.len() - 1);
        let collection = self.expression(iterable);
        self.check_hidden(&collection);
        let element = match &collection {
            Ty::Array(element) => (**element).clone(),
            other => self.iterated(other),
        };
        let declared = match self.ty(ty) {
            Ty::Unknown => element.clone(),
            declared => declared,
        };
        let (top, index, exit) = match collection {
            Ty::Array(_) => {
                let array = self.hidden("array", &collection);
                self.emit(Op::Load(array));
                self.emit(Op::ArrayLength);
                let length = self.hidden("length", &Ty::INT);
                self.emit(Op::Push(Value::Int(0)));
                let index = self.hidden("index", &Ty::INT);
                let top = self.body.pc();
                self.emit(Op::Load(index));
                self.emit(Op::Load(length));
                self.emit(Op::Binary(crate::java::ast::BinaryOp::Less));
                let exit = self.emit(Op::JumpIf(false, 0));
                self.emit(Op::Load(array));
                self.emit(Op::Load(index));
                self.emit(Op::ArrayLoad);
                (top, Some(index), exit)
            }
            _ => {
                self.walk(MethodName::Iterator, "iterator/0");
                let iterator = self.hidden("iterator", &Ty::Unknown);
                let top = self.body.pc();
                self.emit(Op::Load(iterator));
                self.walk(MethodName::HasNext, "hasNext/0");
                let exit = self.emit(Op::JumpIf(false, 0));
                self.emit(Op::Load(iterator));
                self.walk(MethodName::Next, "next/0");
                (top, None, exit)
            }
        };
        let (inner_scope, inner_slots) = (self.body.scope(), self.body.next_slot);
        self.emit(Op::At(place));
        if index.is_none() {
            self.body.unchecked = Some(self.body.pc());
        }
        self.convert(&element, &declared);
        let slot = self.local(name, declared.clone());
        self.body.store(slot, &declared);
        self.body.note_assignment(&name.text);
        let about = self.name(&name.text);
        self.emit(Op::Step(Kind::Element, about, Shown::Local(slot)));
        self.loop_body(label, body);
        self.end_block(inner_scope, inner_slots);
        self.continue_here();
        if let Some(index) = index {
            self.emit(Op::Load(index));
            self.emit(Op::Increment(1));
            self.body.store(index, &Ty::INT);
        }
        self.emit(Op::Jump(top));
        self.body.land(exit);
        self.break_here();
        self.end_block(scope, slots);
    }

    /// A call by which a for-each loop walks what is on the stack.
    fn walk(&mut self, method: MethodName, selector: &str) {
        let selector = self.name(selector);
        self.emit(Op::Invoke(method, selector, 0));
    }

    /// The type of what a collection is made of.
    fn iterated(&self, collection: &Ty) -> Ty {
        let supertypes = self.supertypes(collection);
        let is_it = |seen: &&Ty| {
            let class = seen.class_name();
            class.is_some_and(|class| library::is_subtype(class, "Iterable"))
        };
        supertypes
            .iter()
            .find(is_it)
            .map_or(Ty::Unknown, |seen| seen.argument(0))
    }

    /// Stores the top of the stack into a variable that the source has no name for.
    fn hidden(&mut self, name: &str, ty: &Ty) -> u16 {
        let slot = self.body.declare(name, ty.clone(), true);
        self.body.store(slot, ty);
        slot
    }

    /// `break` or `continue`
    pub fn leave(&mut self, span: Span, is_break: bool, label: Option<&Name>) {
        let fits = |context: &LeftContext| match (&context.left, label) {
            (Left::Value(_), _) => false,
            (left, Some(label)) => {
                context.label.as_ref() == Some(&label.text) && (is_break || *left == Left::Loop)
            }
            (Left::Loop, None) => true,
            (left, None) => is_break && *left == Left::Switch,
        };
        let Some(at) = self.body.left.iter().rposition(fits) else {
            let key = match label {
                Some(_) => Key::DiagnosticLabel,
                None => Key::DiagnosticOutsideLoop,
            };
            let name = label.map_or(String::new(), |label| label.text.clone());
            return self.error(span, key, vec![("name", name)]);
        };
        self.at(span, Vec::new());
        let tries = self.body.left[at].tries;
        self.run_finally_blocks(tries);
        let jump = self.emit(Op::Jump(0));
        self.close_gaps(tries);
        let context = &mut self.body.left[at];
        match is_break {
            true => context.breaks.push(jump),
            false => context.continues.push(jump),
        }
    }
}
