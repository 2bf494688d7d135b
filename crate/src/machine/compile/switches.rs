//! `switch`: the selector is compared with one label after the other. javac
//! keeps a String and a number in slots meanwhile.

use crate::java::ast::{BinaryOp, Case, Expr, ExprKind, Span, Stmt, StmtKind, Switch};
use crate::jvm::value::Value;
use crate::words::Key;

use super::super::code::{Op, Pc};
use super::super::library::MethodName;
use super::super::types::{Ty, promoted};
use super::Compiler;
use super::body::{Finally, Left};
use super::statements::head;

impl Compiler {
    /// A `switch` that is a statement.
    pub fn switch_statement(&mut self, statement: &Stmt, switch: &Switch) {
        self.at(
            head(statement.span, &switch.selector),
            statement.notes.clone(),
        );
        let label = self.body.label.take();
        self.begin_left(Left::Switch, label);
        let is_complete = self.switch(switch);
        if !is_complete {
            self.body.alive = true;
        }
        self.break_here();
    }

    /// A `switch` that is an expression, for something of a type if that is
    /// known; returns its type.
    pub fn switch_value(&mut self, span: Span, switch: &Switch, target: Option<&Ty>) -> Ty {
        let ty = match target {
            Some(target) => target.clone(),
            None => self.type_of_switch(switch),
        };
        self.begin_left(Left::Value(ty.clone()), None);
        if !self.switch(switch) {
            if !self.is_exhaustive(switch) {
                self.error(span, Key::DiagnosticSwitchDefault, Vec::new());
            }
            self.null();
        }
        self.break_here();
        self.body.unchecked = None;
        ty
    }

    /// What the values of a `switch` have in common, if nothing is wanted of it.
    fn type_of_switch(&mut self, switch: &Switch) -> Ty {
        let mut common: Option<Ty> = None;
        for case in &switch.cases {
            let ty = match &case.body.statements[..] {
                [only] => match &only.kind {
                    StmtKind::Yield(value) => self.static_type(value),
                    StmtKind::Throw(_) => continue,
                    _ => return Ty::Unknown,
                },
                _ => return Ty::Unknown,
            };
            common = Some(match common {
                None => ty,
                Some(other) if other == ty => other,
                Some(other) => match (other.unboxed(), ty.unboxed()) {
                    (Some(left), Some(right)) => Ty::Primitive(promoted(Some(left), Some(right))),
                    _ => return Ty::Unknown,
                },
            });
        }
        common.unwrap_or(Ty::Unknown)
    }

    /// The selector and the cases; whether one of them always runs.
    fn switch(&mut self, switch: &Switch) -> bool {
        let (scope, slots) = (self.body.scope(), self.body.next_slot);
        let selector = self.expression(&switch.selector);
        self.check_hidden(&selector);
        let number = selector.unboxed().map(Ty::Primitive);
        match &number {
            Some(number) => self.convert(&selector, number),
            None => {
                self.emit(Op::RequireNonNull);
            }
        }
        if selector.class_name() == Some("String") {
            // javac's `s$` and `tmp$`.
            let text = self.body.take_slots(2);
            self.emit(Op::Dup);
            self.body.store(text, &selector);
            self.emit(Op::Push(Value::Int(-1)));
            self.body.store(text + 1, &Ty::INT);
        }
        let mut entries: Vec<Vec<Pc>> = Vec::new();
        for case in &switch.cases {
            let mut found = Vec::new();
            for label in &case.labels {
                self.emit(Op::Dup);
                self.compare_label(&selector, number.as_ref(), label);
                found.push(self.emit(Op::JumpIf(true, 0)));
            }
            entries.push(found);
        }
        self.emit(Op::Pop);
        let otherwise = self.emit(Op::Jump(0));
        let mut jumps = Vec::new();
        for found in entries {
            let is_there = !found.is_empty();
            self.land_all(found);
            jumps.push(is_there.then(|| {
                self.emit(Op::Pop);
                self.emit(Op::Jump(0))
            }));
        }
        let before = self.body.assignments();
        let mut after = before.clone();
        let mut has_default = false;
        self.body.alive = false;
        for (case, jump) in switch.cases.iter().zip(jumps) {
            if !self.body.alive {
                self.body.restart_assignments(&before);
            }
            if case.is_default {
                has_default = true;
                self.body.land(otherwise);
            }
            if let Some(jump) = jump {
                self.body.land(jump);
            }
            self.case(case);
            for (most, count) in after.iter_mut().zip(self.body.assignments()) {
                *most = count.max(*most);
            }
        }
        self.body.restart_assignments(&after);
        if !has_default {
            self.body.land(otherwise);
        }
        self.end_block(scope, slots);
        has_default
    }

    /// Takes the selector on the stack for a boolean.
    fn compare_label(&mut self, selector: &Ty, number: Option<&Ty>, label: &Expr) {
        if let Some(number) = number {
            self.value(label, number);
            self.emit(Op::Binary(BinaryOp::Equal));
        } else if selector.class_name() == Some("String") {
            self.expression(label);
            let equals = self.name("equals/1");
            self.emit(Op::Invoke(MethodName::Equals, equals, 1));
        } else if let (Some(class), ExprKind::Name(name)) = (self.user_class(selector), &label.kind)
            && let Some(found) = self.find_field(class, name)
        {
            self.emit(Op::GetStatic(found.field.index));
            self.emit(Op::Binary(BinaryOp::Equal));
        } else {
            self.error(label.span, Key::DiagnosticSwitchLabel, Vec::new());
            self.nothing();
        }
    }

    fn case(&mut self, case: &Case) {
        if !case.is_arrow {
            return self.statements(&case.body.statements);
        }
        self.block(&case.body);
        if self.body.alive
            && let Some(context) = self.body.left.last()
            && context.left == Left::Switch
        {
            let jump = self.emit(Op::Jump(0));
            if let Some(context) = self.body.left.last_mut() {
                context.breaks.push(jump);
            }
        }
    }

    /// Whether there is a case for each constant of an enum.
    fn is_exhaustive(&mut self, switch: &Switch) -> bool {
        let selector = self.static_type(&switch.selector);
        let Some(class) = self.user_class(&selector) else {
            return false;
        };
        let constants = &self.classes[class as usize].constants_of_enum;
        let labels = switch.cases.iter().flat_map(|case| &case.labels);
        !constants.is_empty() && labels.count() == constants.len()
    }

    /// `yield value;`
    pub fn yield_value(&mut self, span: Span, value: &Expr) {
        let is_value = |context: &super::body::LeftContext| matches!(context.left, Left::Value(_));
        let Some(at) = self.body.left.iter().rposition(is_value) else {
            return self.error(span, Key::DiagnosticYield, Vec::new());
        };
        let tries = self.body.left[at].tries;
        let Left::Value(ty) = self.body.left[at].left.clone() else {
            return;
        };
        self.at(span, Vec::new());
        self.value(value, &ty);
        let contexts = &self.body.tries[tries..];
        let has_finally = contexts
            .iter()
            .any(|context| !matches!(context.finally, Finally::Nothing));
        if has_finally {
            self.error(span, Key::DiagnosticTryInSwitch, Vec::new());
        }
        let jump = self.emit(Op::Jump(0));
        self.body.left[at].breaks.push(jump);
    }

    /// Whether a value of a `switch` is being computed: what is on the stack
    /// around it would be lost if something were caught there.
    pub fn is_in_switch_value(&self) -> bool {
        let mut contexts = self.body.left.iter();
        contexts.any(|context| matches!(context.left, Left::Value(_)))
    }
}
