//! `synchronized`: the lock in a slot, its monitor left on every way out.

use crate::java::ast::{self, Block, Expr, ExprKind, Stmt};

use super::super::code::{Op, Slot};
use super::super::library::Function;
use super::super::types::Ty;
use super::Compiler;
use super::body::{Finally, TryContext};
use super::bounds::number;
use super::statements::head;
use super::tries::ranges;

impl Compiler {
    /// `synchronized (lock) { … }`
    pub fn synchronized(&mut self, statement: &Stmt, lock: &Expr, body: &Block) {
        let (scope, slots) = (self.body.scope(), self.body.next_slot);
        self.at(head(statement.span, lock), statement.notes.clone());
        let ty = self.lock(lock);
        let slot = self.body.declare("lock", ty.clone(), true);
        self.emit(Op::Dup);
        self.body.store(slot, &ty);
        self.enter_monitor();
        self.guarded(Some(slot), |compiler| compiler.block(body));
        self.end_block(scope, slots);
    }

    /// The body of a method, with its monitor if it is synchronized.
    pub fn synchronized_body(&mut self, method: &ast::Method) {
        let statements = &method.body.statements;
        if !method.is_synchronized {
            return self.statements(statements);
        }
        let slot = (!method.is_static).then_some(0);
        self.load_lock(slot);
        self.enter_monitor();
        self.guarded(slot, |compiler| compiler.statements(statements));
    }

    /// Leaves what is locked on the stack; of a class of the scenario, its number.
    fn lock(&mut self, lock: &Expr) -> Ty {
        if let ExprKind::ClassLiteral(name) = &lock.kind
            && let Some(class) = self.resolve_class(&name.text)
        {
            let number = number(class as usize);
            self.emit(Op::Push(number));
            return Ty::INT;
        }
        self.expression(lock)
    }

    fn enter_monitor(&mut self) {
        self.emit(Op::CallLibrary(Function::EnterMonitor, 1));
        self.emit(Op::Pop);
    }

    /// Leaves the monitor of what is in a slot, or of the class.
    pub fn exit_monitor(&mut self, slot: Option<Slot>) {
        self.load_lock(slot);
        self.emit(Op::CallLibrary(Function::ExitMonitor, 1));
        self.emit(Op::Pop);
    }

    /// The lock: an object, or the number of the class.
    fn load_lock(&mut self, slot: Option<Slot>) {
        let lock = match slot {
            Some(slot) => Op::Load(slot),
            None => Op::Push(number(self.class as usize)),
        };
        self.emit(lock);
    }

    /// Code behind which the monitor is left, whatever happens.
    fn guarded(&mut self, slot: Option<Slot>, code: impl FnOnce(&mut Self)) {
        let start = self.body.pc();
        self.body.tries.push(TryContext {
            finally: Finally::Exit(slot),
            gaps: Vec::new(),
            scope: self.body.scope(),
        });
        code(self);
        let end = self.body.pc();
        let gaps = self.gaps();
        let exits = self.leave_try();
        self.body.tries.pop();
        for (start, end) in ranges(start, end, &gaps) {
            self.handler(start, end, None);
        }
        self.body.alive = true;
        let slots = self.body.next_slot;
        let thrown = self.body.take_slots(1);
        self.body.store(thrown, &Ty::Unknown);
        self.exit_monitor(slot);
        self.emit(Op::Load(thrown));
        self.emit(Op::Throw);
        self.body.next_slot = slots;
        self.land_all(exits);
    }
}
