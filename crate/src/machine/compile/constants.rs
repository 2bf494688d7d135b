//! Constant expressions (JLS 15.29), as far as the code depends on them: a
//! condition that is known has no branch, and a known text is a literal.

use std::ops::Add;
use std::rc::Rc;

use crate::java::ast::{BinaryOp, Expr, ExprKind, Literal, UnaryOp};
use crate::jvm::value::{Primitive, Value};
use crate::limits;

use super::super::arithmetic;
use super::super::text::primitive_text;
use super::super::types::{Ty, promoted};

/// The value of a constant expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    Primitive(Value),
    Text(Rc<str>),
}

/// What a name or `Class.NAME` is, if it is a constant.
type Named<'n> = &'n dyn Fn(&Expr) -> Option<Constant>;

impl Constant {
    /// What a constant variable of that type has when it is assigned this.
    pub fn assigned_to(self, ty: &Ty) -> Option<Constant> {
        match (self, ty) {
            (Constant::Primitive(value), Ty::Primitive(to)) => {
                Some(Constant::Primitive(to.of_long(value.number()?)))
            }
            (text @ Constant::Text(_), ty) if *ty == Ty::string() => Some(text),
            _ => None,
        }
    }

    /// As a concatenation prints it.
    fn text(&self) -> Option<Rc<str>> {
        match self {
            Constant::Primitive(value) => primitive_text(*value).map(Rc::from),
            Constant::Text(text) => Some(text.clone()),
        }
    }

    /// What the two make joined. Who compiles one that is too long for a class
    /// file says so; it is part of no longer one.
    fn joined(&self, right: &Constant) -> Option<Constant> {
        let (left, right) = (self.text()?, right.text()?);
        let is_short = |text: &str| text.len() <= limits::CONSTANT_BYTES;
        (is_short(&left) && is_short(&right))
            .then(|| Constant::Text((*left).to_owned().add(&right).into()))
    }
}

/// The value of an expression, if it is a constant.
pub fn constant(expr: &Expr, named: Named<'_>) -> Option<Constant> {
    let primitive = |expr: &Expr| match constant(expr, named)? {
        Constant::Primitive(value) => Some(value),
        Constant::Text(_) => None,
    };
    Some(Constant::Primitive(match &expr.kind {
        ExprKind::Literal(Literal::Int(number)) => Value::Int(*number),
        ExprKind::Literal(Literal::Long(number)) => Value::Long(*number),
        ExprKind::Literal(Literal::Boolean(truth)) => Value::Boolean(*truth),
        ExprKind::Literal(Literal::Char(unit)) => Value::Char(*unit),
        ExprKind::Literal(Literal::String(text)) => {
            return Some(Constant::Text(text.as_str().into()));
        }
        ExprKind::Name(_) | ExprKind::Field { .. } => return named(expr),
        ExprKind::Unary { op, operand } => arithmetic::unary(*op, primitive(operand)?).ok()?,
        ExprKind::Cast { ty, operand } => match (Ty::of(ty), constant(operand, named)?) {
            (Ty::Primitive(to), Constant::Primitive(value)) => to.of_long(value.number()?),
            (ty, Constant::Text(text)) if ty == Ty::string() => return Some(Constant::Text(text)),
            _ => return None,
        },
        ExprKind::Binary { op, left, right } => {
            match (constant(left, named)?, constant(right, named)?) {
                (Constant::Primitive(left), Constant::Primitive(right)) => {
                    arithmetic::binary(*op, left, right).ok()?
                }
                (left, right) if *op == BinaryOp::Add => return left.joined(&right),
                _ => return None,
            }
        }
        ExprKind::Conditional {
            condition,
            then,
            otherwise,
        } => {
            let Value::Boolean(truth) = primitive(condition)? else {
                return None;
            };
            let chosen = |left, right| if truth { left } else { right };
            match (constant(then, named)?, constant(otherwise, named)?) {
                (Constant::Primitive(left), Constant::Primitive(right)) => {
                    let types = (
                        (&**then, left.primitive()?),
                        (&**otherwise, right.primitive()?),
                    );
                    let ty = conditional_type(types.0, types.1, named);
                    ty.of_long(chosen(left, right).number()?)
                }
                (Constant::Text(left), Constant::Text(right)) => {
                    return Some(Constant::Text(if truth { left } else { right }));
                }
                _ => return None,
            }
        }
        _ => return None,
    }))
}

/// What a condition always is, if javac knows: a constant, or one that an
/// operand decides.
pub fn known_truth(condition: &Expr, named: Named<'_>) -> Option<bool> {
    match &condition.kind {
        ExprKind::Unary {
            op: UnaryOp::Not,
            operand,
        } => return known_truth(operand, named).map(|truth| !truth),
        ExprKind::Binary { op, left, right } => {
            let decides = match op {
                BinaryOp::And => Some(false),
                BinaryOp::Or => Some(true),
                _ => None,
            };
            if decides.is_some() {
                return match (known_truth(left, named), known_truth(right, named)) {
                    (left, right) if left == decides || right == decides => decides,
                    (Some(_), Some(right)) => Some(right),
                    _ => None,
                };
            }
        }
        ExprKind::Conditional {
            condition,
            then,
            otherwise,
        } => {
            let (then, otherwise) = (known_truth(then, named), known_truth(otherwise, named));
            return match known_truth(condition, named) {
                Some(true) => then,
                Some(false) => otherwise,
                None => then.filter(|_| then == otherwise),
            };
        }
        _ => {}
    }
    match constant(condition, named)? {
        Constant::Primitive(Value::Boolean(truth)) => Some(truth),
        _ => None,
    }
}

/// The type of a conditional expression whose branches are of these primitive
/// types, or unboxed are (JLS 15.25).
pub fn conditional_type(
    then: (&Expr, Primitive),
    otherwise: (&Expr, Primitive),
    named: Named<'_>,
) -> Primitive {
    let is_narrow = |ty| matches!(ty, Primitive::Byte | Primitive::Short | Primitive::Char);
    match (then.1, otherwise.1) {
        (left, right) if left == right => left,
        (Primitive::Byte, Primitive::Short) | (Primitive::Short, Primitive::Byte) => {
            Primitive::Short
        }
        (narrow, Primitive::Int) if is_narrow(narrow) && fits(otherwise.0, narrow, named) => narrow,
        (Primitive::Int, narrow) if is_narrow(narrow) && fits(then.0, narrow, named) => narrow,
        (left, right) => promoted(Some(left), Some(right)),
    }
}

/// Whether an expression is an `int` constant that fits into `ty`.
fn fits(expr: &Expr, ty: Primitive, named: Named<'_>) -> bool {
    match constant(expr, named) {
        Some(Constant::Primitive(Value::Int(number))) => {
            ty.of_long(number.into()).number() == Some(number.into())
        }
        _ => false,
    }
}
