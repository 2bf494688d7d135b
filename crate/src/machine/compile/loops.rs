//! Loops, laid out as javac does: condition first, body, update, jump back.

use crate::java::ast::{Expr, Name, Span, Stmt, Type};
use crate::jvm::value::Value;
use crate::words::Key;

use super::super::code::{Op, Pc, Shown};
use super::super::steps::Kind;
use super::super::types::Ty;
use super::Compiler;
use super::body::LoopContext;
use super::statements::head;

impl Compiler {
    /// Condition (evaluated at `top`), body, updates, and the jump back.
    pub fn loop_tail(&mut self, top: Pc, condition: Option<&Expr>, update: &[Expr], body: &Stmt) {
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
        self.loop_body(body);
        self.continue_here();
        for update in update {
            self.at(update.span, Vec::new());
            self.expression_statement(update);
        }
        self.emit(Op::Jump(top));
        self.land_all(exit);
        self.break_here();
    }

    fn loop_body(&mut self, body: &Stmt) {
        let tries = self.body.tries.len();
        self.body.loops.push(LoopContext {
            tries,
            ..LoopContext::default()
        });
        self.scoped(body);
    }

    /// Every `continue` of the innermost loop goes to the next instruction.
    fn continue_here(&mut self) {
        if let Some(context) = self.body.loops.last_mut() {
            let jumps = std::mem::take(&mut context.continues);
            self.land_all(jumps);
        }
    }

    /// Ends the innermost loop: every `break` goes to the next instruction.
    fn break_here(&mut self) {
        if let Some(context) = self.body.loops.pop() {
            self.land_all(context.breaks);
        }
    }

    pub fn do_while(&mut self, statement: &Stmt, body: &Stmt, condition: &Expr) {
        let top = self.body.pc();
        self.loop_body(body);
        self.continue_here();
        self.at(condition.span, statement.notes.clone());
        for jump in self.condition(condition, true) {
            match &mut self.body.method.code[jump as usize] {
                Op::Jump(target) | Op::JumpIf(_, target) => *target = top,
                _ => {}
            }
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
        self.statements(init);
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
        self.at(head(statement.span, iterable), statement.notes.clone());
        let place = self.program.places.len() as u32 - 1;
        let collection = self.expression(iterable);
        let element = match &collection {
            Ty::Array(element) => (**element).clone(),
            other => other.argument(0),
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
                self.emit(Op::Iterator);
                let iterator = self.hidden("iterator", &Ty::Unknown);
                let top = self.body.pc();
                self.emit(Op::Load(iterator));
                self.emit(Op::HasNext);
                let exit = self.emit(Op::JumpIf(false, 0));
                self.emit(Op::Load(iterator));
                self.emit(Op::Next);
                (top, None, exit)
            }
        };
        let (inner_scope, inner_slots) = (self.body.scope(), self.body.next_slot);
        self.emit(Op::At(place));
        self.convert(&element, &declared);
        let slot = self.local(name, declared.clone());
        self.body.store(slot, &declared);
        self.body.note_assignment(&name.text);
        let about = self.name(&name.text);
        self.emit(Op::Step(Kind::Element, about, Shown::Local(slot)));
        self.loop_body(body);
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

    /// Stores the top of the stack into a variable that the source has no name for.
    fn hidden(&mut self, name: &str, ty: &Ty) -> u16 {
        let slot = self.body.declare(name, ty.clone(), true);
        self.body.store(slot, ty);
        slot
    }

    pub fn leave_loop(&mut self, span: Span, is_break: bool) {
        let Some(tries) = self.body.loops.last().map(|context| context.tries) else {
            self.error(span, Key::DiagnosticOutsideLoop, Vec::new());
            return;
        };
        self.at(span, Vec::new());
        self.run_finally_blocks(tries);
        let jump = self.emit(Op::Jump(0));
        self.close_gaps(tries);
        if let Some(context) = self.body.loops.last_mut() {
            if is_break {
                context.breaks.push(jump);
            } else {
                context.continues.push(jump);
            }
        }
    }
}
