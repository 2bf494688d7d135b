//! Statements without loops and `try`.

use crate::java::ast::{Block, Declarator, Expr, ExprKind, Span, Stmt, StmtKind, Type};
use crate::words::Key;

use super::super::code::{Op, Pc, Shown};
use super::super::steps::Kind;
use super::super::types::Ty;
use super::Compiler;
use super::body::Finally;

impl Compiler {
    /// The statements of a block that has no scope of its own.
    pub fn statements(&mut self, statements: &[Stmt]) {
        for statement in statements {
            self.statement(statement);
        }
    }

    /// A block: its variables and their slots are free again behind it.
    pub fn block(&mut self, block: &Block) {
        let (scope, slots) = (self.body.scope(), self.body.next_slot);
        self.statements(&block.statements);
        self.end_block(scope, slots);
    }

    pub fn end_block(&mut self, scope: usize, slots: u16) {
        self.body.end_scope(scope);
        self.body.next_slot = slots;
    }

    pub fn statement(&mut self, statement: &Stmt) {
        let span = statement.span;
        match &statement.kind {
            StmtKind::Empty => {}
            StmtKind::Block(block) => self.block(block),
            StmtKind::Local { ty, declarators } => {
                for declarator in declarators {
                    let span = if declarators.len() == 1 {
                        span
                    } else {
                        declarator
                            .init
                            .as_ref()
                            .map_or(declarator.name.span, |init| {
                                declarator.name.span.to(init.span)
                            })
                    };
                    self.at(span, statement.notes.clone());
                    self.declaration(ty, declarator);
                }
            }
            StmtKind::Expr(expr) => {
                self.at(span, statement.notes.clone());
                self.expression_statement(expr);
            }
            StmtKind::If {
                condition,
                then,
                otherwise,
            } => {
                self.at(head(span, condition), statement.notes.clone());
                let otherwise_jump = self.condition(condition, false);
                let before = self.body.assignments();
                self.scoped(then);
                let end = match otherwise {
                    None => Vec::new(),
                    Some(_) => self.jump_if_alive(),
                };
                let after_then = self.body.alive || !end.is_empty();
                let then_assignments = self.body.assignments();
                self.body.restart_assignments(&before);
                self.land_all(otherwise_jump);
                if let Some(otherwise) = otherwise {
                    self.scoped(otherwise);
                }
                self.land_all(end);
                if after_then {
                    self.body.join_assignments(&then_assignments);
                }
            }
            StmtKind::While { condition, body } => {
                let top = self.body.pc();
                self.at(head(span, condition), statement.notes.clone());
                self.loop_tail(top, Some(condition), &[], body);
            }
            StmtKind::DoWhile { body, condition } => self.do_while(statement, body, condition),
            StmtKind::For {
                init,
                condition,
                update,
                body,
            } => self.for_loop(statement, init, condition.as_ref(), update, body),
            StmtKind::ForEach {
                ty,
                name,
                iterable,
                body,
            } => self.for_each(statement, ty, name, iterable, body),
            StmtKind::Break => self.leave_loop(span, true),
            StmtKind::Continue => self.leave_loop(span, false),
            StmtKind::Return(value) => self.return_statement(statement, value.as_ref()),
            StmtKind::Throw(value) => {
                self.at(span, statement.notes.clone());
                self.expression(value);
                self.emit(Op::Throw);
            }
            StmtKind::ConstructorCall { .. } => {
                self.error(span, Key::DiagnosticConstructorCall, Vec::new());
            }
            StmtKind::Try {
                resources,
                body,
                catches,
                finally,
            } => self.try_statement(resources, body, catches, finally.as_ref()),
        }
    }

    /// A statement in a scope of its own: the branch of an `if`, a loop's body.
    pub fn scoped(&mut self, statement: &Stmt) {
        let (scope, slots) = (self.body.scope(), self.body.next_slot);
        self.statement(statement);
        self.end_block(scope, slots);
    }

    pub fn land_all(&mut self, jumps: Vec<Pc>) {
        for jump in jumps {
            self.body.land(jump);
        }
    }

    /// A jump that lands later, unless this point cannot be reached.
    pub fn jump_if_alive(&mut self) -> Vec<Pc> {
        if self.body.alive {
            vec![self.emit(Op::Jump(0))]
        } else {
            Vec::new()
        }
    }

    /// Evaluates a condition as a step of its own and jumps if it is `when`.
    /// One that is known jumps always or never, as with javac.
    pub fn condition(&mut self, condition: &Expr, when: bool) -> Vec<Pc> {
        let known = self.known_truth(condition);
        self.value(condition, &Ty::BOOLEAN);
        self.emit(Op::Condition);
        match known {
            None => vec![self.emit(Op::JumpIf(when, 0))],
            Some(truth) => {
                self.emit(Op::Pop);
                if truth == when {
                    vec![self.emit(Op::Jump(0))]
                } else {
                    Vec::new()
                }
            }
        }
    }

    fn declaration(&mut self, ty: &Type, declarator: &Declarator) {
        let mut declared = self.ty(ty);
        for _ in 0..declarator.dimensions {
            declared = Ty::Array(Box::new(declared));
        }
        let Some(init) = &declarator.init else {
            self.local(&declarator.name, declared);
            return;
        };
        // No expression of the subset takes a slot, so the variable gets the
        // same one although its value comes first.
        if ty.name == "var" {
            declared = self.expression(init);
        } else {
            self.value(init, &declared);
        }
        let slot = self.local(&declarator.name, declared.clone());
        self.body.store(slot, &declared);
        self.body.note_assignment(&declarator.name.text);
        self.assigned(&declarator.name.text, Shown::Local(slot), &declared);
    }

    /// The step of an assignment to a named variable.
    pub fn assigned(&mut self, name: &str, shown: Shown, ty: &Ty) {
        let name = self.name(name);
        let kind = if ty.is_reference() {
            Kind::Assigned
        } else {
            Kind::Changed
        };
        self.emit(Op::Step(kind, name, shown));
    }

    pub fn expression_statement(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Assign { target, .. } | ExprKind::Update { target, .. } => {
                self.expression(expr);
                self.emit(Op::Pop);
                match self.variable(target) {
                    Some((name, shown, ty)) => self.assigned(&name, shown, &ty),
                    None => {
                        self.emit(Op::Step(Kind::Stored, 0, Shown::Nothing));
                    }
                }
            }
            ExprKind::Call { .. } | ExprKind::New { .. } => {
                self.expression(expr);
                self.emit(Op::Pop);
                self.emit(Op::Step(Kind::Evaluated, 0, Shown::Nothing));
            }
            ExprKind::Missing => {}
            _ => self.error(expr.span, Key::DiagnosticNotAStatement, Vec::new()),
        }
    }

    fn return_statement(&mut self, statement: &Stmt, value: Option<&Expr>) {
        self.at(statement.span, statement.notes.clone());
        let slots = self.body.next_slot;
        let result = self.body.result.clone();
        let has_finally = self
            .body
            .tries
            .iter()
            .any(|context| !matches!(context.finally, Finally::Nothing));
        match value {
            Some(value) => {
                self.value(value, &result);
                if has_finally {
                    let temporary = self.body.take_slots(result.slots());
                    self.body.store(temporary, &result);
                    self.run_finally_blocks(0);
                    self.emit(Op::Load(temporary));
                }
                self.emit(Op::Return);
            }
            None => {
                self.run_finally_blocks(0);
                self.emit(Op::ReturnVoid);
            }
        }
        self.close_gaps(0);
        self.body.next_slot = slots;
    }
}

/// From the keyword to the closing parenthesis of its condition.
pub fn head(statement: Span, condition: &Expr) -> Span {
    Span {
        start: statement.start,
        end: condition.span.end + 1,
    }
}
