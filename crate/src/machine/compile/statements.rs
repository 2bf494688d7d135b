//! Statements without loops and `try`.

use crate::budget::Work;
use crate::java::ast::{Block, Declarator, Expr, ExprKind, Span, Stmt, StmtKind, Type};
use crate::jvm::value::Value;
use crate::limits;
use crate::words::Key;

use super::super::code::{Op, Pc, Shown};
use super::super::steps::Kind;
use super::super::types::Ty;
use super::Compiler;
use super::patterns::{has_bindings, introduced};

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
        if self.has_given_up() {
            return;
        }
        self.spend(Work::Emission, 1);
        let span = statement.span;
        match &statement.kind {
            StmtKind::Empty => {}
            StmtKind::Assert(parts) => {
                let past = self.emit(Op::Jump(0));
                for (index, part) in parts.iter().enumerate() {
                    match index {
                        0 => self.value(part, &Ty::BOOLEAN),
                        _ => self.value(part, &Ty::Unknown),
                    };
                    self.emit(Op::Pop);
                }
                self.body.land(past);
            }
            StmtKind::Block(block) => self.block(block),
            StmtKind::Local {
                is_final,
                ty,
                declarators,
            } => {
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
                    self.declaration(*is_final, ty, declarator);
                }
            }
            StmtKind::Expr(expr) => {
                let (scope, slots) = (self.body.scope(), self.body.next_slot);
                self.at(span, statement.notes.clone());
                self.expression_statement(expr);
                self.end_block(scope, slots);
            }
            StmtKind::If {
                condition,
                then,
                otherwise,
            } => {
                let (scope, slots) = (self.body.scope(), self.body.next_slot);
                self.at(head(span, condition), statement.notes.clone());
                let otherwise_jump = self.condition(condition, false);
                let [if_true, if_false] = [true, false].map(|truth| introduced(condition, truth));
                let before = self.body.assignments();
                self.body.show_bindings(&if_true, true);
                self.scoped(then);
                self.body.show_bindings(&if_true, false);
                let end = match otherwise {
                    None => Vec::new(),
                    Some(_) => self.jump_if_alive(),
                };
                let after_then = self.body.alive || !end.is_empty();
                let then_assignments = self.body.assignments();
                self.body.restart_assignments(&before);
                self.land_all(otherwise_jump);
                let mut after_otherwise = true;
                if let Some(otherwise) = otherwise {
                    self.body.show_bindings(&if_false, true);
                    self.scoped(otherwise);
                    self.body.show_bindings(&if_false, false);
                    after_otherwise = self.body.alive;
                }
                self.land_all(end);
                if after_then {
                    self.body.join_assignments(&then_assignments);
                }
                // Where one branch does not end, what the other one knows stays.
                let stays = match (after_then, after_otherwise) {
                    (false, true) => if_false,
                    (true, false) => if_true,
                    _ => Vec::new(),
                };
                match stays.is_empty() {
                    true => self.end_block(scope, slots),
                    false => self.body.show_bindings(&stays, true),
                }
            }
            StmtKind::While { condition, body } => {
                let (scope, slots) = (self.body.scope(), self.body.next_slot);
                let top = self.body.pc();
                self.at(head(span, condition), statement.notes.clone());
                self.loop_tail(top, Some(condition), &[], body);
                if introduced(condition, false).is_empty() {
                    self.end_block(scope, slots);
                }
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
            StmtKind::Break(label) => self.leave(span, true, label.as_ref()),
            StmtKind::Continue(label) => self.leave(span, false, label.as_ref()),
            StmtKind::Labelled { label, body } => self.labelled(label, body),
            StmtKind::Switch(switch) => self.switch_statement(statement, switch),
            StmtKind::Yield(value) => self.yield_value(span, value),
            StmtKind::Synchronized { lock, body } => self.synchronized(statement, lock, body),
            StmtKind::Return(value) => self.return_statement(statement, value.as_ref()),
            StmtKind::Throw(value) => {
                self.at(span, statement.notes.clone());
                let ty = self.expression(value);
                self.check_hidden(&ty);
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
        if has_bindings(condition) {
            return self.binding_condition(condition, when);
        }
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

    /// The same for a condition that declares variables: its paths stay apart.
    fn binding_condition(&mut self, condition: &Expr, when: bool) -> Vec<Pc> {
        let exits = self.jumps(condition, when);
        self.told(!when);
        let over = self.emit(Op::Jump(0));
        self.land_all(exits);
        self.told(when);
        let exit = self.emit(Op::Jump(0));
        self.body.land(over);
        vec![exit]
    }

    /// The step of a condition whose value is known here.
    fn told(&mut self, truth: bool) {
        self.emit(Op::Push(Value::Boolean(truth)));
        self.emit(Op::Condition);
        self.emit(Op::Pop);
    }

    fn declaration(&mut self, is_final: bool, ty: &Type, declarator: &Declarator) {
        let mut declared = self.ty(ty);
        self.check_dimensions(declarator.name.span, ty.dimensions + declarator.dimensions);
        for _ in 0..declarator.dimensions.min(limits::DIMENSIONS) {
            declared = Ty::array(declared);
        }
        let Some(init) = &declarator.init else {
            self.local(&declarator.name, declared);
            return;
        };
        // javac takes the slot of the variable before those that its value
        // needs, although its value comes first.
        let (scope, slots) = (self.body.scope(), self.body.next_slot);
        let constant = is_final.then(|| self.constant(init)).flatten();
        if ty.name == "var" {
            let width = self.static_type(init).slots();
            self.body.take_slots(width);
            declared = self.inferred(init);
        } else {
            self.body.take_slots(declared.slots());
            self.value(init, &declared);
        }
        self.end_block(scope, slots);
        let slot = self.local(&declarator.name, declared.clone());
        if let Some(constant) = constant.and_then(|it| it.assigned_to(&declared)) {
            self.body.set_constant(constant);
        }
        self.body.store(slot, &declared);
        self.body.note_assignment(&declarator.name.text);
        self.assigned(&declarator.name.text, Shown::Local(slot), &declared);
    }

    /// Leaves the value of a variable that is declared with `var`; returns its
    /// type.
    pub fn inferred(&mut self, init: &Expr) -> Ty {
        let ty = self.expression(init);
        match ty {
            Ty::Computed => self.error(init.span, Key::DiagnosticVarType, Vec::new()),
            Ty::Void => self.error(init.span, Key::DiagnosticVoidValue, Vec::new()),
            _ => self.check_hidden(&ty),
        }
        ty
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
        let result = match (self.body.result.clone(), self.body.method.is_lambda) {
            (Ty::Void, true) => Ty::Unknown,
            (result, _) => result,
        };
        let has_finally = self.body.has_finally(0);
        match value {
            Some(value) => {
                let from = self.value(value, &result);
                self.body.returned.push(from);
                if has_finally {
                    let temporary = self.body.take_slots(result.slots());
                    self.body.store(temporary, &result);
                    self.run_finally_blocks(0);
                    self.emit(Op::Load(temporary));
                }
                if self.body.method.is_lambda {
                    self.convert(&result, &Ty::Unknown);
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
