//! `try`, `catch` and `finally`, with the `finally` block copied to every way
//! out, and the slots that javac uses for it.

use std::rc::Rc;

use crate::java::ast::{Block, Catch, Resource};
use crate::words::Key;

use super::super::code::{Handler, Op, Pc, Shown};
use super::super::steps::Kind;
use super::super::types::Ty;
use super::Compiler;
use super::body::{Finally, TryContext};

impl Compiler {
    pub fn try_statement(
        &mut self,
        resources: &[Resource],
        body: &Block,
        catches: &[Catch],
        finally: Option<&Rc<Block>>,
    ) {
        if self.is_in_switch_value() {
            let span = body.span;
            self.error(span, Key::DiagnosticTryInSwitch, Vec::new());
        }
        if catches.is_empty() && finally.is_none() {
            self.with_resources(resources, body);
            return;
        }
        let slots = self.body.next_slot;
        let start = self.body.pc();
        let finally = finally.cloned();
        self.body.tries.push(TryContext {
            finally: finally.clone().map_or(Finally::Nothing, Finally::Block),
            gaps: Vec::new(),
            scope: self.body.scope(),
        });
        self.with_resources(resources, body);
        let end = self.body.pc();
        let gaps = self.gaps();
        let mut exits = self.leave_try();
        for catch in catches {
            self.catch_clause(catch, &ranges(start, end, &gaps));
            exits.extend(self.leave_try());
        }
        let end = self.body.pc();
        let gaps = self.gaps();
        self.body.tries.pop();
        if let Some(finally) = finally {
            // A register segment of its own, above every slot in use so far.
            self.body.next_slot = self.body.method.slots;
            for (start, end) in ranges(start, end, &gaps) {
                self.handler(start, end, None);
            }
            self.body.alive = true;
            let exception = self.body.take_slots(1);
            self.body.store(exception, &Ty::Unknown);
            self.block(&finally);
            if self.body.alive {
                self.emit(Op::Load(exception));
                self.emit(Op::Throw);
            }
        }
        self.land_all(exits);
        self.body.next_slot = slots;
    }

    pub fn gaps(&self) -> Vec<(Pc, Pc)> {
        self.body
            .tries
            .last()
            .map_or(Vec::new(), |context| context.gaps.clone())
    }

    /// The way out at the end of a `try` body or `catch` block.
    pub fn leave_try(&mut self) -> Vec<Pc> {
        if !self.body.alive {
            return Vec::new();
        }
        let depth = self.body.tries.len() - 1;
        self.run_finally_blocks(depth);
        let exit = self.jump_if_alive();
        self.close_gaps(depth);
        exit
    }

    pub fn handler(&mut self, start: Pc, end: Pc, class: Option<Rc<str>>) {
        let target = self.body.pc();
        if start < end {
            self.body.method.handlers.push(Handler {
                start,
                end,
                target,
                class,
            });
        }
    }

    fn catch_clause(&mut self, catch: &Catch, ranges: &[(Pc, Pc)]) {
        for ty in &catch.types {
            let caught = self.ty(ty);
            let is_throwable = self.is_subtype(&caught, &Ty::class("Throwable"));
            let name: Option<Rc<str>> = caught.class_name().map(Into::into);
            if !is_throwable {
                let arguments = vec![("name", ty.name.clone())];
                self.error(ty.span, Key::DiagnosticUnknownClass, arguments);
            }
            for &(start, end) in ranges {
                self.handler(start, end, name.clone());
            }
        }
        self.body.alive = true;
        let (scope, slots) = (self.body.scope(), self.body.next_slot);
        let ty = match &catch.types[..] {
            [only] => self.ty(only),
            _ => Ty::class("Throwable"),
        };
        let slot = self.local(&catch.name, ty.clone());
        self.body.store(slot, &ty);
        self.body.note_assignment(&catch.name.text);
        self.at(catch.span, Vec::new());
        let name = self.name(&catch.name.text);
        self.emit(Op::Step(Kind::Caught, name, Shown::Local(slot)));
        self.block(&catch.body);
        self.end_block(scope, slots);
    }

    /// Copies the `finally` blocks of the enclosing `try` statements, from the
    /// innermost out to number `from`. Each `try` has a gap from where its
    /// block starts; [`Self::close_gaps`] ends it.
    pub fn run_finally_blocks(&mut self, from: usize) {
        for depth in (from..self.body.tries.len()).rev() {
            let here = self.body.pc();
            self.body.tries[depth].gaps.push((here, Pc::MAX));
            let finally = self.body.tries[depth].finally.clone();
            if let Finally::Nothing = finally {
                continue;
            }
            // The block itself is covered by the outer statements only, and
            // cannot name what the inner ones declare.
            let own = self.body.tries.split_off(depth);
            let hidden = self.body.hide_scope(own[0].scope);
            match &finally {
                Finally::Nothing => {}
                Finally::Block(block) => self.block(block),
                Finally::Close {
                    slot,
                    ty,
                    can_be_null,
                } => self.close(*slot, ty, *can_be_null),
                Finally::Exit(slot) => self.exit_monitor(*slot),
            }
            self.body.show_scope(hidden);
            self.body.tries.extend(own);
        }
    }

    /// The inlined blocks and the jump behind them end here.
    pub fn close_gaps(&mut self, from: usize) {
        let here = self.body.pc();
        for context in &mut self.body.tries[from..] {
            for gap in &mut context.gaps {
                gap.1 = gap.1.min(here);
            }
        }
    }
}

/// A range without its gaps.
pub fn ranges(start: Pc, end: Pc, gaps: &[(Pc, Pc)]) -> Vec<(Pc, Pc)> {
    let mut ranges = Vec::new();
    let mut from = start;
    for &(gap_start, gap_end) in gaps {
        if gap_start >= end {
            break;
        }
        ranges.push((from, gap_start));
        from = gap_end;
    }
    ranges.push((from, end));
    ranges.retain(|(start, end)| start < end);
    ranges
}
