//! Java's operators on primitive values: `int` and `long` arithmetic with
//! overflow, comparison, logic. References are the machine's business.

use crate::java::ast::{BinaryOp, UnaryOp};
use crate::jvm::value::{Primitive, Value};

/// What an operator found wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// `/ by zero`
    DivisionByZero,
    /// javac would have refused it: `true + 1`.
    Mismatch,
}

/// `left op right` for two primitives.
pub fn binary(op: BinaryOp, left: Value, right: Value) -> Result<Value, Fault> {
    use BinaryOp::*;
    let (Some(a), Some(b)) = (left.number(), right.number()) else {
        return Err(Fault::Mismatch);
    };
    let is_long = |value: Value| matches!(value, Value::Long(_));
    let wide = match op {
        ShiftLeft | ShiftRight | UnsignedShiftRight => is_long(left),
        _ => is_long(left) || is_long(right),
    };
    if let (Value::Boolean(a), Value::Boolean(b)) = (left, right) {
        return Ok(Value::Boolean(match op {
            BitAnd | And => a & b,
            BitOr | Or => a | b,
            BitXor | NotEqual => a ^ b,
            Equal => a == b,
            _ => return Err(Fault::Mismatch),
        }));
    }
    let boolean = |truth| Ok(Value::Boolean(truth));
    match op {
        Equal => return boolean(a == b),
        NotEqual => return boolean(a != b),
        Less => return boolean(a < b),
        LessOrEqual => return boolean(a <= b),
        Greater => return boolean(a > b),
        GreaterOrEqual => return boolean(a >= b),
        And | Or => return Err(Fault::Mismatch),
        Divide | Remainder if b == 0 => return Err(Fault::DivisionByZero),
        _ => {}
    }
    let result = match op {
        Add => a.wrapping_add(b),
        Subtract => a.wrapping_sub(b),
        Multiply => a.wrapping_mul(b),
        Divide => a.wrapping_div(b),
        Remainder => a.wrapping_rem(b),
        BitAnd => a & b,
        BitOr => a | b,
        BitXor => a ^ b,
        ShiftLeft => a << (b & if wide { 63 } else { 31 }),
        ShiftRight => a >> (b & if wide { 63 } else { 31 }),
        UnsignedShiftRight if wide => (a as u64 >> (b & 63)) as i64,
        UnsignedShiftRight => {
            // Neither operand is a long: its lowest bits are all of it.
            let bits = (a & i64::from(u32::MAX)) >> (b & 31);
            return Ok(Primitive::Int.of_long(bits));
        }
        _ => return Err(Fault::Mismatch),
    };
    let primitive = if wide {
        Primitive::Long
    } else {
        Primitive::Int
    };
    Ok(primitive.of_long(result))
}

/// `op operand` for a primitive.
pub fn unary(op: UnaryOp, operand: Value) -> Result<Value, Fault> {
    if let (UnaryOp::Not, Value::Boolean(truth)) = (op, operand) {
        return Ok(Value::Boolean(!truth));
    }
    let number = match operand {
        Value::Boolean(_) => None,
        other => other.number(),
    };
    let number = number.ok_or(Fault::Mismatch)?;
    let primitive = match operand {
        Value::Long(_) => Primitive::Long,
        _ => Primitive::Int,
    };
    Ok(primitive.of_long(match op {
        UnaryOp::Plus => number,
        UnaryOp::Minus => number.wrapping_neg(),
        UnaryOp::Complement => !number,
        UnaryOp::Not => return Err(Fault::Mismatch),
    }))
}

/// `++` and `--`: adds `by` and keeps the type.
pub fn increment(operand: Value, by: i32) -> Result<Value, Fault> {
    match (operand.primitive(), operand.number()) {
        (Some(Primitive::Boolean) | None, _) | (_, None) => Err(Fault::Mismatch),
        (Some(primitive), Some(number)) => Ok(primitive.of_long(number.wrapping_add(by.into()))),
    }
}
