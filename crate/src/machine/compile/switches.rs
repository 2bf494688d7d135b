//! `switch`: the selector is compared with one label after the other. javac
//! keeps a String and a number in slots meanwhile.

use crate::java::ast::{BinaryOp, Case, Expr, ExprKind, Span, Stmt, Switch};
use crate::jvm::value::Value;
use crate::words::Key;

use super::super::code::{Op, Pc};
use super::super::library::MethodName;
use super::super::types::Ty;
use super::Compiler;
use super::body::Left;
use super::bounds::index;
use super::speculation::asked;
use super::statements::head;

impl Compiler {
    /// A `switch` that is a statement.
    pub fn switch_statement(&mut self, statement: &Stmt, switch: &Switch) {
        self.at(
            head(statement.span, &switch.selector),
            statement.notes.clone(),
        );
        self.begin_left(Left::Switch, None);
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
            Some(target) if *target != Ty::Unknown => target.clone(),
            _ => self.type_of_switch(span, switch),
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

    /// What the values of a `switch` have in common, if nothing is wanted of it
    /// (JLS 15.28.1). Numbers of several types are refused: what becomes of them
    /// depends on more than the `switch`.
    fn type_of_switch(&mut self, span: Span, switch: &Switch) -> Ty {
        let asked = asked(span);
        if let Some(known) = self.switch_types.get(asked) {
            return known.clone();
        }
        let yields = self.speculate(span, |compiler| {
            compiler.begin_left(Left::Value(Ty::Unknown), None);
            compiler.switch(switch);
            let left = compiler.body.left.pop();
            left.map_or(Vec::new(), |left| left.yields)
        });
        // What is wrong in it is reported when it is compiled.
        let ty = match yields {
            None => return Ty::Unknown,
            Some(yields) => common(&yields),
        };
        if ty.is_none() {
            self.error(span, Key::DiagnosticSwitchType, Vec::new());
        }
        let ty = ty.unwrap_or(Ty::Unknown);
        self.switch_types.insert(asked, ty.clone());
        ty
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
            self.body.store(text.saturating_add(1), &Ty::INT);
        }
        let before = self.body.bytes;
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
        // A `tableswitch` has four bytes for each label.
        let labels = entries.iter().map(Vec::len).sum::<usize>();
        self.body.bytes = before + 4 * index(labels);
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
        self.body.bytes = before + 4 * index(labels);
        let before = self.body.assignments();
        let mut paths = Vec::new();
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
            paths.push(self.body.assignments());
        }
        self.body.restart_assignments(&before);
        for path in &paths {
            self.body.join_assignments(path);
        }
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
        let given = self.value(value, &ty);
        self.body.left[at].yields.push(given);
        if self.body.has_finally(tries) {
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

/// The type that values of these types have together; `None` if they are
/// numbers of several.
fn common(types: &[Ty]) -> Option<Ty> {
    let mut values = types.iter().filter(|ty| **ty != Ty::Null);
    let Some(first) = values.next() else {
        return Some(Ty::Null);
    };
    let is_whole = types.iter().all(|ty| *ty != Ty::Null);
    if values.clone().all(|ty| ty == first) {
        let ty = if is_whole {
            first.clone()
        } else {
            first.boxed()
        };
        let is_open = matches!(ty, Ty::Unknown | Ty::Computed);
        return (!is_open).then_some(ty);
    }
    // One reference that is no box, and the others are boxed.
    let is_box = |ty: &Ty| ty.unboxed().is_some() || !ty.is_known();
    if types.iter().any(|ty| *ty != Ty::Null && !is_box(ty)) {
        return Some(Ty::Unknown);
    }
    let number = first.unboxed()?;
    let is_same = values.all(|ty| ty.unboxed() == Some(number));
    (is_same && is_whole).then_some(Ty::Primitive(number))
}
