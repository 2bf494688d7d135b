//! The operators of Java and how strongly they bind.

use super::Parser;
use crate::java::ast::BinaryOp;
use crate::java::lexer::Kind;

/// A binary operator and its level. A higher level binds stronger.
pub(super) struct Operator {
    kind: Kind,
    pub op: BinaryOp,
    pub level: u8,
    /// The tokens that it consists of.
    pub count: usize,
}

/// The level of `<` and `instanceof`.
pub(super) const RELATIONAL: u8 = 7;

const fn operator(kind: Kind, op: BinaryOp, level: u8, count: usize) -> Operator {
    Operator {
        kind,
        op,
        level,
        count,
    }
}

static BINARY: [Operator; 19] = [
    operator(Kind::OrOr, BinaryOp::Or, 1, 1),
    operator(Kind::AndAnd, BinaryOp::And, 2, 1),
    operator(Kind::Or, BinaryOp::BitOr, 3, 1),
    operator(Kind::Xor, BinaryOp::BitXor, 4, 1),
    operator(Kind::And, BinaryOp::BitAnd, 5, 1),
    operator(Kind::Equal, BinaryOp::Equal, 6, 1),
    operator(Kind::NotEqual, BinaryOp::NotEqual, 6, 1),
    operator(Kind::Less, BinaryOp::Less, RELATIONAL, 1),
    operator(Kind::LessOrEqual, BinaryOp::LessOrEqual, RELATIONAL, 1),
    operator(Kind::Greater, BinaryOp::Greater, RELATIONAL, 1),
    operator(
        Kind::GreaterOrEqual,
        BinaryOp::GreaterOrEqual,
        RELATIONAL,
        1,
    ),
    operator(Kind::ShiftLeft, BinaryOp::ShiftLeft, 8, 1),
    operator(Kind::Greater, BinaryOp::ShiftRight, 8, 2),
    operator(Kind::Greater, BinaryOp::UnsignedShiftRight, 8, 3),
    operator(Kind::Plus, BinaryOp::Add, 9, 1),
    operator(Kind::Minus, BinaryOp::Subtract, 9, 1),
    operator(Kind::Star, BinaryOp::Multiply, 10, 1),
    operator(Kind::Slash, BinaryOp::Divide, 10, 1),
    operator(Kind::Percent, BinaryOp::Remainder, 10, 1),
];

/// By the last of their tokens. `>>=` ends with a `>=` behind one `>`.
static ASSIGNMENT: [Operator; 11] = [
    operator(Kind::PlusAssign, BinaryOp::Add, 0, 1),
    operator(Kind::MinusAssign, BinaryOp::Subtract, 0, 1),
    operator(Kind::StarAssign, BinaryOp::Multiply, 0, 1),
    operator(Kind::SlashAssign, BinaryOp::Divide, 0, 1),
    operator(Kind::PercentAssign, BinaryOp::Remainder, 0, 1),
    operator(Kind::AndAssign, BinaryOp::BitAnd, 0, 1),
    operator(Kind::OrAssign, BinaryOp::BitOr, 0, 1),
    operator(Kind::XorAssign, BinaryOp::BitXor, 0, 1),
    operator(Kind::ShiftLeftAssign, BinaryOp::ShiftLeft, 0, 1),
    operator(Kind::GreaterOrEqual, BinaryOp::ShiftRight, 0, 2),
    operator(Kind::GreaterOrEqual, BinaryOp::UnsignedShiftRight, 0, 3),
];

impl Parser<'_> {
    /// The binary operator at the current token.
    pub(super) fn binary_operator(&self) -> Option<&'static Operator> {
        self.operator_of(&BINARY)
    }

    /// The operator of the compound assignment at the current token.
    pub(super) fn assignment_operator(&self) -> Option<&'static Operator> {
        self.operator_of(&ASSIGNMENT)
    }

    fn operator_of(&self, operators: &'static [Operator]) -> Option<&'static Operator> {
        let (last, count) = self.joined();
        let is_it = |operator: &&Operator| operator.kind == last && operator.count == count;
        operators.iter().find(is_it)
    }

    /// The last token of the operator at hand, and the number of its tokens: a
    /// `>` or `>=` joins the `>` that it touches.
    fn joined(&self) -> (Kind, usize) {
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
        (last.kind, count)
    }
}
