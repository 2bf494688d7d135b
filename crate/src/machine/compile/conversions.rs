//! Values on their way to where they are wanted: boxed, unboxed, widened,
//! narrowed, cast, and checked where only javac believes in their type.

use super::super::code::{Conversion, Op};
use super::super::library;
use super::super::types::{Ty, wrapped};
use super::Compiler;
use super::body::primitive_of;
use super::constants::Constant;
use crate::java::ast::{Expr, ExprKind, Type};
use crate::jvm::value::Primitive;
use crate::words::Key;

impl Compiler {
    /// An expression on its way into something of type `target`; returns the
    /// type that it has by itself.
    pub fn value(&mut self, expr: &Expr, target: &Ty) -> Ty {
        self.value_as(expr, target, target)
    }

    /// The same where the JVM sees another type than javac.
    pub fn value_as(&mut self, expr: &Expr, target: &Ty, stored: &Ty) -> Ty {
        if let (ExprKind::ArrayLiteral { ty: None, elements }, Ty::Array(element)) =
            (&expr.kind, target)
        {
            return self.array_literal(element, elements);
        }
        if let (Some(Constant::Primitive(value)), Ty::Primitive(to)) = (self.constant(expr), stored)
            && let (Some(from), Some(number)) = (value.primitive(), value.number())
            && (from == Primitive::Boolean) == (*to == Primitive::Boolean)
        {
            self.emit(Op::Push(to.of_long(number)));
            return Ty::Primitive(from);
        }
        let from = self.expression_for(expr, target);
        if from == Ty::Void && *target != Ty::Void {
            self.error(expr.span, Key::DiagnosticVoidValue, Vec::new());
        }
        self.convert(&from, stored);
        from
    }

    /// Boxes, unboxes, widens and narrows on assignment, and checks what only
    /// javac believes.
    pub fn convert(&mut self, from: &Ty, to: &Ty) {
        let conversion = match (primitive_of(from), primitive_of(to)) {
            (Some(from), Some(to)) if from == to => return,
            (Some(_), Some(to)) => Conversion::To(to),
            (None, Some(to)) => {
                self.check_hidden(from);
                Conversion::Unbox(to)
            }
            (Some(from), None) => match to.class_name().and_then(wrapped) {
                Some(to) if to != from => Conversion::BoxAs(to),
                _ => Conversion::Box,
            },
            // It may be a number.
            (None, None) if *from == Ty::Computed && *to != Ty::Computed => Conversion::Box,
            (None, None) => return self.check_hidden(to),
        };
        self.emit(Op::Convert(conversion));
    }

    /// The cast that javac adds where generics say more of the value on the
    /// stack than the JVM knows.
    pub fn check_hidden(&mut self, to: &Ty) {
        if self.body.unchecked == Some(self.body.pc()) {
            self.check_class(to);
        }
    }

    /// Checks the class of the value on the stack, unless any would do.
    fn check_class(&mut self, to: &Ty) {
        if !self.is_known_class(to) {
            return;
        }
        if let Some(name) = to.checked_name() {
            self.emit(Op::Convert(Conversion::Check(name.into())));
        }
    }

    /// Whether the lab can tell what is an instance of a type.
    pub fn is_known_class(&self, ty: &Ty) -> bool {
        match (ty, ty.class_name()) {
            (Ty::Array(element), _) => {
                primitive_of(element).is_some() || self.is_known_class(element)
            }
            (_, Some(name)) => library::is_class(name) || self.user_class(ty).is_some(),
            _ => false,
        }
    }

    pub fn cast(&mut self, ty: &Type, operand: &Expr) -> Ty {
        let target = self.ty(ty);
        let from = match operand.kind {
            ExprKind::Lambda { .. } | ExprKind::MethodRef { .. } => {
                return self.expression_for(operand, &target);
            }
            _ => self.expression(operand),
        };
        match (primitive_of(&from), primitive_of(&target)) {
            // Out of an Object comes the very box.
            (None, Some(_)) if from.unboxed().is_none() && from.is_known() => {
                self.check_class(&target.boxed());
                self.convert(&target.boxed(), &target);
            }
            (None, None) => self.check_class(&target),
            _ => self.convert(&from, &target),
        }
        target
    }
}
