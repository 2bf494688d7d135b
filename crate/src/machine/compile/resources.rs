//! `try` with resources, laid out as javac does: the resource in a slot, `close`
//! copied to every normal way out, and a handler that closes it and goes on
//! throwing, with what `close` throws suppressed.

use crate::java::ast::{self, Block, Expr, ExprKind, Resource};
use crate::jvm::value::Value;

use super::super::code::{Op, Slot};
use super::super::library;
use super::super::types::Ty;
use super::Compiler;
use super::body::{Finally, TryContext};
use super::tries::ranges;
use crate::java::ast::BinaryOp;

impl Compiler {
    /// The body of a `try`, with the first resource around the others.
    pub fn with_resources(&mut self, resources: &[Resource], body: &Block) {
        let Some((resource, rest)) = resources.split_first() else {
            self.block(body);
            return;
        };
        let (scope, slots) = (self.body.scope(), self.body.next_slot);
        let (slot, ty, can_be_null) = self.resource(resource);
        let start = self.body.pc();
        self.body.tries.push(TryContext {
            finally: Finally::Close {
                slot,
                ty: ty.clone(),
                can_be_null,
            },
            gaps: Vec::new(),
            scope: self.body.scope(),
        });
        self.with_resources(rest, body);
        let end = self.body.pc();
        let gaps = self.gaps();
        let exits = self.leave_try();
        self.body.tries.pop();
        self.close_after_throw(slot, &ty, can_be_null, &ranges(start, end, &gaps));
        self.land_all(exits);
        self.end_block(scope, slots);
    }

    /// Puts a resource into its slot.
    fn resource(&mut self, resource: &Resource) -> (Slot, Ty, bool) {
        match resource {
            Resource::Local { ty, name, init } => {
                self.at(name.span.to(init.span), Vec::new());
                let mut declared = self.ty(ty);
                if ty.name == "var" {
                    declared = self.inferred(init);
                } else {
                    self.value(init, &declared);
                }
                let slot = self.local(name, declared.clone());
                self.body.store(slot, &declared);
                self.body.note_assignment(&name.text);
                self.assigned(
                    &name.text,
                    super::super::code::Shown::Local(slot),
                    &declared,
                );
                (slot, declared, !is_new(init))
            }
            Resource::Variable(variable) => {
                self.at(variable.span, Vec::new());
                let ty = self.expression(variable);
                let slot = self.body.declare("resource", ty.clone(), true);
                self.body.store(slot, &ty);
                (slot, ty, true)
            }
        }
    }

    /// `if (resource != null) resource.close();`
    pub fn close(&mut self, slot: Slot, ty: &Ty, can_be_null: bool) {
        let over = can_be_null.then(|| self.unless_null(slot));
        self.emit(Op::Load(slot));
        self.call_close(ty);
        self.emit(Op::Pop);
        if let Some(over) = over {
            self.body.land(over);
        }
    }

    fn unless_null(&mut self, slot: Slot) -> u32 {
        self.emit(Op::Load(slot));
        self.emit(Op::Push(Value::Null));
        self.emit(Op::Binary(BinaryOp::Equal));
        self.emit(Op::JumpIf(true, 0))
    }

    fn call_close(&mut self, ty: &Ty) {
        let is_closeable = match self.user_class(ty) {
            Some(class) => self.has_method(class, "close"),
            None => ty
                .class_name()
                .is_none_or(|class| library::is_subtype(class, "AutoCloseable")),
        };
        let selector = self.name("close/0");
        self.emit(Op::CallVirtual(selector, 0));
        if !is_closeable {
            let place = self.program.places.last().map(|place| place.span);
            let name = ast::Name {
                text: "close".to_owned(),
                span: place.unwrap_or_default(),
            };
            self.unknown_method(ty, &name);
        }
    }

    /// The handler: closes, and throws again what came out of the body.
    fn close_after_throw(
        &mut self,
        slot: Slot,
        ty: &Ty,
        can_be_null: bool,
        covered: &[(u32, u32)],
    ) {
        if covered.is_empty() {
            return;
        }
        for &(start, end) in covered {
            self.handler(start, end, Some("Throwable".into()));
        }
        self.body.alive = true;
        let slots = self.body.next_slot;
        let thrown = self.body.take_slots(1);
        self.body.store(thrown, &Ty::Unknown);
        let over = can_be_null.then(|| self.unless_null(slot));
        let start = self.body.pc();
        self.emit(Op::Load(slot));
        self.call_close(ty);
        self.emit(Op::Pop);
        let end = self.body.pc();
        let closed = self.emit(Op::Jump(0));
        self.handler(start, end, Some("Throwable".into()));
        let suppressed = self.body.take_slots(1);
        self.body.store(suppressed, &Ty::Unknown);
        self.emit(Op::Load(thrown));
        self.emit(Op::Load(suppressed));
        self.emit(Op::AddSuppressed);
        self.body.land(closed);
        if let Some(over) = over {
            self.body.land(over);
        }
        self.emit(Op::Load(thrown));
        self.emit(Op::Throw);
        self.body.next_slot = slots;
    }
}

/// javac tests no `new` for null.
fn is_new(init: &Expr) -> bool {
    matches!(init.kind, ExprKind::New { .. })
}
