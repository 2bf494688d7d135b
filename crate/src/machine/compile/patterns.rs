//! `instanceof`, and the variables that it declares: they hold something on
//! the paths on which the pattern matched, and are in scope there only.

use crate::java::ast::{BinaryOp, Expr, ExprKind, Name, Type, UnaryOp};
use crate::jvm::value::Value;
use crate::words::Key;

use super::super::code::{Conversion, Op, Pc};
use super::super::types::Ty;
use super::Compiler;

impl Compiler {
    /// `operand instanceof Type`
    pub fn instance_of(&mut self, operand: &Expr, ty: &Type) -> Ty {
        let name = self.tested(ty);
        self.expression(operand);
        self.emit(Op::InstanceOf(name));
        Ty::BOOLEAN
    }

    /// The name of the type that is asked for.
    fn tested(&mut self, ty: &Type) -> std::rc::Rc<str> {
        let target = self.ty(ty);
        if !self.is_known_class(&target) {
            let arguments = vec![("name", ty.name.clone())];
            self.error(ty.span, Key::DiagnosticUnknownClass, arguments);
        }
        let name = target.checked_name();
        name.unwrap_or_else(|| "Object".to_owned()).into()
    }

    /// Leaves the value of a condition that declares variables.
    pub fn condition_value(&mut self, condition: &Expr) -> Ty {
        let exits = self.jumps(condition, false);
        self.emit(Op::Push(Value::Boolean(true)));
        let end = self.emit(Op::Jump(0));
        self.land_all(exits);
        self.emit(Op::Push(Value::Boolean(false)));
        self.body.land(end);
        Ty::BOOLEAN
    }

    /// Jumps if the condition is `when`, and goes on otherwise.
    pub fn jumps(&mut self, condition: &Expr, when: bool) -> Vec<Pc> {
        match &condition.kind {
            ExprKind::Unary {
                op: UnaryOp::Not,
                operand,
            } => self.jumps(operand, !when),
            ExprKind::Binary {
                op: op @ (BinaryOp::And | BinaryOp::Or),
                left,
                right,
            } => {
                // What the left operand has to be for the right one to count.
                let goes_on = *op == BinaryOp::And;
                let decided = self.jumps(left, !goes_on);
                let bindings = introduced(left, goes_on);
                self.body.show_bindings(&bindings, true);
                let mut exits = self.jumps(right, when);
                self.body.show_bindings(&bindings, false);
                match when == goes_on {
                    true => self.land_all(decided),
                    false => exits.extend(decided),
                }
                exits
            }
            ExprKind::InstanceOf {
                operand,
                ty,
                binding: Some(binding),
            } => self.match_type(operand, ty, binding, when),
            _ => {
                self.value(condition, &Ty::BOOLEAN);
                vec![self.emit(Op::JumpIf(when, 0))]
            }
        }
    }

    /// `operand instanceof Type binding`: what is no local variable is kept in
    /// a slot meanwhile.
    fn match_type(&mut self, operand: &Expr, ty: &Type, binding: &Name, when: bool) -> Vec<Pc> {
        let name = self.tested(ty);
        let declared = self.ty(ty);
        let variable = self.local(binding, declared.clone());
        self.body.show_bindings(&[&binding.text], false);
        let slots = self.body.next_slot;
        let local = match &operand.kind {
            ExprKind::Name(name) => self.body.find(name).filter(|it| it.constant.is_none()),
            _ => None,
        };
        let slot = match local.map(|local| local.slot) {
            Some(slot) => slot,
            None => {
                let from = self.expression(operand);
                self.check_hidden(&from);
                let slot = self.body.take_slots(1);
                self.body.store(slot, &from);
                slot
            }
        };
        self.emit(Op::Load(slot));
        self.emit(Op::InstanceOf(name.clone()));
        let no = self.emit(Op::JumpIf(false, 0));
        self.emit(Op::Load(slot));
        self.emit(Op::Convert(Conversion::Check(name)));
        self.body.store(variable, &declared);
        self.body.next_slot = slots;
        match when {
            false => vec![no],
            true => {
                let yes = self.emit(Op::Jump(0));
                self.body.land(no);
                vec![yes]
            }
        }
    }
}

/// The variables that are declared where a condition has that value.
pub fn introduced(condition: &Expr, truth: bool) -> Vec<&str> {
    match &condition.kind {
        ExprKind::Unary {
            op: UnaryOp::Not,
            operand,
        } => introduced(operand, !truth),
        ExprKind::Binary {
            op: op @ (BinaryOp::And | BinaryOp::Or),
            left,
            right,
        } if (*op == BinaryOp::And) == truth => {
            let mut names = introduced(left, truth);
            names.extend(introduced(right, truth));
            names
        }
        ExprKind::InstanceOf {
            binding: Some(name),
            ..
        } if truth => vec![&name.text],
        _ => Vec::new(),
    }
}

/// Whether a condition declares variables.
pub fn has_bindings(condition: &Expr) -> bool {
    match &condition.kind {
        ExprKind::Unary {
            op: UnaryOp::Not,
            operand,
        } => has_bindings(operand),
        ExprKind::Binary {
            op: BinaryOp::And | BinaryOp::Or,
            left,
            right,
        } => has_bindings(left) || has_bindings(right),
        ExprKind::InstanceOf { binding, .. } => binding.is_some(),
        _ => false,
    }
}
