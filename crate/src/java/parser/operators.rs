//! The operators of Java and how strongly they bind.

use super::Parser;
use crate::java::ast::BinaryOp;
use crate::java::lexer::Kind;

/// The level of `<` and `instanceof`. A higher level binds stronger.
pub(super) const RELATIONAL: u8 = 7;

/// An operator, the number of its tokens, and its level.
pub(super) type Operator = (BinaryOp, usize, u8);

impl Parser<'_> {
    /// The binary operator at the current token.
    pub(super) fn binary_operator(&self) -> Option<Operator> {
        let (op, level) = match self.kind() {
            Kind::OrOr => (BinaryOp::Or, 1),
            Kind::AndAnd => (BinaryOp::And, 2),
            Kind::Or => (BinaryOp::BitOr, 3),
            Kind::Xor => (BinaryOp::BitXor, 4),
            Kind::And => (BinaryOp::BitAnd, 5),
            Kind::Equal => (BinaryOp::Equal, 6),
            Kind::NotEqual => (BinaryOp::NotEqual, 6),
            Kind::Less => (BinaryOp::Less, RELATIONAL),
            Kind::LessOrEqual => (BinaryOp::LessOrEqual, RELATIONAL),
            Kind::GreaterOrEqual => (BinaryOp::GreaterOrEqual, RELATIONAL),
            Kind::ShiftLeft => (BinaryOp::ShiftLeft, 8),
            Kind::Plus => (BinaryOp::Add, 9),
            Kind::Minus => (BinaryOp::Subtract, 9),
            Kind::Star => (BinaryOp::Multiply, 10),
            Kind::Slash => (BinaryOp::Divide, 10),
            Kind::Percent => (BinaryOp::Remainder, 10),
            Kind::Greater => {
                return match self.joined_greater() {
                    (1, Kind::Greater) => Some((BinaryOp::Greater, 1, RELATIONAL)),
                    (2, Kind::Greater) => Some((BinaryOp::ShiftRight, 2, 8)),
                    (_, Kind::Greater) => Some((BinaryOp::UnsignedShiftRight, 3, 8)),
                    _ => None,
                };
            }
            _ => return None,
        };
        Some((op, 1, level))
    }

    /// The operator of the assignment here, `None` for a plain one, and the
    /// number of its tokens.
    pub(super) fn assignment_operator(&self) -> Option<(Option<BinaryOp>, usize)> {
        let op = match self.kind() {
            Kind::Assign => None,
            Kind::PlusAssign => Some(BinaryOp::Add),
            Kind::MinusAssign => Some(BinaryOp::Subtract),
            Kind::StarAssign => Some(BinaryOp::Multiply),
            Kind::SlashAssign => Some(BinaryOp::Divide),
            Kind::PercentAssign => Some(BinaryOp::Remainder),
            Kind::AndAssign => Some(BinaryOp::BitAnd),
            Kind::OrAssign => Some(BinaryOp::BitOr),
            Kind::XorAssign => Some(BinaryOp::BitXor),
            Kind::ShiftLeftAssign => Some(BinaryOp::ShiftLeft),
            Kind::Greater => {
                return match self.joined_greater() {
                    (2, Kind::GreaterOrEqual) => Some((Some(BinaryOp::ShiftRight), 2)),
                    (3, Kind::GreaterOrEqual) => Some((Some(BinaryOp::UnsignedShiftRight), 3)),
                    _ => None,
                };
            }
            _ => return None,
        };
        Some((op, 1))
    }

    /// How many tokens make the operator that begins with the `>` at hand, and
    /// the last of them: a `>` or `>=` joins the `>` that it touches.
    fn joined_greater(&self) -> (usize, Kind) {
        let mut last = self.token();
        let mut count = 1;
        while count < 3 && last.kind == Kind::Greater {
            let next = self.token_at(self.position + count);
            let is_next = matches!(next.kind, Kind::Greater | Kind::GreaterOrEqual);
            if !is_next || next.span.start != last.span.end {
                break;
            }
            last = *next;
            count += 1;
        }
        (count, last.kind)
    }
}
