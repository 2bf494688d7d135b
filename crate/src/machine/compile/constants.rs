//! Constant expressions (JLS 15.29), as far as the code depends on them: a
//! condition that is known has no branch, and a known text is a literal.
//!
//! A `final` variable is no constant here, since the tree does not tell it.

use crate::java::ast::{BinaryOp, Expr, ExprKind, Literal};
use crate::jvm::value::{Primitive, Value};

use super::super::arithmetic;
use super::super::text::primitive_text;
use super::super::types::{Ty, promoted};

/// The value of a constant expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    Primitive(Value),
    Text(String),
}

impl Constant {
    /// As a concatenation prints it.
    fn text(self) -> Option<String> {
        match self {
            Constant::Primitive(value) => primitive_text(value),
            Constant::Text(text) => Some(text),
        }
    }
}

/// The value of an expression, if it is a constant.
pub fn constant(expr: &Expr) -> Option<Constant> {
    let primitive = |expr: &Expr| match constant(expr)? {
        Constant::Primitive(value) => Some(value),
        Constant::Text(_) => None,
    };
    Some(Constant::Primitive(match &expr.kind {
        ExprKind::Literal(Literal::Int(number)) => Value::Int(*number),
        ExprKind::Literal(Literal::Long(number)) => Value::Long(*number),
        ExprKind::Literal(Literal::Boolean(truth)) => Value::Boolean(*truth),
        ExprKind::Literal(Literal::Char(unit)) => Value::Char(*unit),
        ExprKind::Literal(Literal::String(text)) => return Some(Constant::Text(text.clone())),
        ExprKind::Unary { op, operand } => arithmetic::unary(*op, primitive(operand)?).ok()?,
        ExprKind::Cast { ty, operand } => match (Ty::of(ty), constant(operand)?) {
            (Ty::Primitive(to), Constant::Primitive(value)) => to.of_long(value.number()?),
            (ty, Constant::Text(text)) if ty == Ty::string() => return Some(Constant::Text(text)),
            _ => return None,
        },
        ExprKind::Binary { op, left, right } => match (constant(left)?, constant(right)?) {
            (Constant::Primitive(left), Constant::Primitive(right)) => {
                arithmetic::binary(*op, left, right).ok()?
            }
            (left, right) if *op == BinaryOp::Add => {
                return Some(Constant::Text(left.text()? + &right.text()?));
            }
            _ => return None,
        },
        ExprKind::Conditional {
            condition,
            then,
            otherwise,
        } => {
            let Value::Boolean(truth) = primitive(condition)? else {
                return None;
            };
            let chosen = |left, right| if truth { left } else { right };
            match (constant(then)?, constant(otherwise)?) {
                (Constant::Primitive(left), Constant::Primitive(right)) => {
                    let types = (
                        (&**then, left.primitive()?),
                        (&**otherwise, right.primitive()?),
                    );
                    conditional_type(types.0, types.1).of_long(chosen(left, right).number()?)
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
pub fn known_truth(condition: &Expr) -> Option<bool> {
    if let ExprKind::Binary { op, left, right } = &condition.kind {
        let decides = match op {
            BinaryOp::And => Some(false),
            BinaryOp::Or => Some(true),
            _ => None,
        };
        if decides.is_some() {
            let (left, right) = (known_truth(left), known_truth(right));
            return match (left, right) {
                _ if left == decides || right == decides => decides,
                (Some(_), Some(_)) => right,
                _ => None,
            };
        }
    }
    match constant(condition)? {
        Constant::Primitive(Value::Boolean(truth)) => Some(truth),
        _ => None,
    }
}

/// The type of a conditional expression whose branches are of these primitive
/// types, or unboxed are (JLS 15.25).
pub fn conditional_type(then: (&Expr, Primitive), otherwise: (&Expr, Primitive)) -> Primitive {
    let is_narrow = |ty| matches!(ty, Primitive::Byte | Primitive::Short | Primitive::Char);
    match (then.1, otherwise.1) {
        (left, right) if left == right => left,
        (Primitive::Byte, Primitive::Short) | (Primitive::Short, Primitive::Byte) => {
            Primitive::Short
        }
        (narrow, Primitive::Int) if is_narrow(narrow) && fits(otherwise.0, narrow) => narrow,
        (Primitive::Int, narrow) if is_narrow(narrow) && fits(then.0, narrow) => narrow,
        (left, right) => promoted(Some(left), Some(right)),
    }
}

/// Whether an expression is an `int` constant that fits into `ty`.
fn fits(expr: &Expr, ty: Primitive) -> bool {
    match constant(expr) {
        Some(Constant::Primitive(Value::Int(number))) => {
            ty.of_long(number.into()).number() == Some(number.into())
        }
        _ => false,
    }
}
