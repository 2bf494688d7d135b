//! `new`, and the elements of arrays.

use super::Parser;
use super::declarations::Body;
use crate::java::ast::{Expr, ExprKind, Type};
use crate::java::lexer::Kind;
use crate::words::Key;

impl Parser<'_> {
    /// `new T(…)`, `new T[n][]`, `new T[] { … }`
    pub(super) fn creation(&mut self) -> Box<Expr> {
        let start = self.bump().span;
        let is_primitive = self.kind().is_primitive();
        let ty = self.element_type();
        if is_primitive || self.at(Kind::OpenBracket) {
            let kind = self.array_creation(ty);
            return self.node(start, kind);
        }
        if self.at(Kind::Less) && self.next_kind() == Kind::Greater {
            self.advance(2);
        }
        if !self.eat(Kind::OpenParenthesis) {
            self.fail_expected(Kind::OpenParenthesis, Some(Kind::OpenBracket));
        }
        let arguments = self.arguments();
        let body = self
            .at(Kind::OpenBrace)
            .then(|| Box::new(self.class_body(Body::Anonymous)));
        self.node(
            start,
            ExprKind::New {
                outer: None,
                ty,
                arguments,
                body,
            },
        )
    }

    /// Behind the element type.
    fn array_creation(&mut self, mut ty: Type) -> ExprKind {
        let mut lengths = Vec::new();
        while self.at(Kind::OpenBracket) && self.next_kind() != Kind::CloseBracket {
            self.advance(1);
            lengths.push(*self.expression());
            self.expect(Kind::CloseBracket);
        }
        let start = ty.span;
        let open = self.count_dimensions();
        let given = u32::try_from(lengths.len()).unwrap_or(u32::MAX);
        let all = given.saturating_add(open);
        let allowed = self.allowed_dimensions(self.span_from(start), all);
        if !lengths.is_empty() {
            let open = open.min(allowed.saturating_sub(given));
            return ExprKind::NewArray { ty, lengths, open };
        }
        ty.dimensions = allowed;
        ty.span = self.span_from(ty.span);
        if !self.at(Kind::OpenBrace) {
            self.fail(Key::DiagnosticParseArrayLength);
        }
        let elements = self.elements();
        let ty = Some(ty);
        ExprKind::ArrayLiteral { ty, elements }
    }

    /// What a variable begins with: an expression or `{ … }`.
    pub(super) fn initializer(&mut self) -> Expr {
        if !self.at(Kind::OpenBrace) {
            return *self.expression();
        }
        let start = self.span();
        self.enter();
        let elements = self.elements();
        self.leave();
        *self.node(start, ExprKind::ArrayLiteral { ty: None, elements })
    }

    /// `{ element, … }`, with or without a comma at the end.
    fn elements(&mut self) -> Vec<Expr> {
        self.advance(1);
        let mut elements = Vec::new();
        // Java allows `{ , }` as well.
        if self.at(Kind::Comma) && self.next_kind() == Kind::CloseBrace {
            self.advance(1);
        }
        while !self.eat(Kind::CloseBrace) {
            elements.push(self.initializer());
            if !self.eat(Kind::Comma) && !self.at(Kind::CloseBrace) {
                self.fail_expected(Kind::Comma, Some(Kind::CloseBrace));
                break;
            }
        }
        elements
    }
}
